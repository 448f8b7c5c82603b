"""Who made the page: bylines and credits inside the text name no one the article speaks of."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names_candidates import Page
from kg.extract.names_context import one_of


def bylines(page: Page) -> frozenset[int]:
    """The places that hold a byline or a credit."""
    return frozenset(
        place for offset, match in page.find(_byline()) for place in range(offset + match.start(), offset + match.end())
    )


@cache
def _byline() -> re.Pattern[str]:
    room, credit = one_of("newsroom"), one_of("credit")
    return re.compile(
        rf"[（(]\s?{room}?(?:驻外)?(?:特约)?记者[^）)\n]{{2,24}}(?:电|报道|摄|综合)[）)]"
        rf"|[（(](?:记者|{credit})\s?[：:/][^）)\n]{{2,30}}[）)]"
        rf"|{room}?记者[：:]?[㐀-鿿]{{2,7}}(?:摄|传真|专电|翻摄|的?采访报[导道])"
        rf"|{room}[㐀-鿿]{{2,4}}(?:拍摄|摄影|提供)"
        rf"|{room}\s?[/／]\s?[㐀-鿿·]{{2,10}}"
        rf"|{credit}\s?[：:]\s?[㐀-鿿、，, ]{{2,20}}"
        rf"|{room}(?:驻[㐀-鿿]{{2,6}})?(?:特约)?记者[㐀-鿿·、]{{2,14}}(?:报道|报导|发自|综合|[㐀-鿿]{{2}}电)"
    )
