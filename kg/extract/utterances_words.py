"""The word lists of reporting clauses, compiled."""

from __future__ import annotations

import re
from functools import cache

from kg.chinese.tables import rows


@cache
def words(sense: str) -> frozenset[str]:
    """The words of one sense of the table ``speech_words``."""
    return frozenset(row["surface"] for row in rows("speech_words") if row["sense"] == sense)


def alternation(*senses: str) -> str:
    """A regular expression for the words of these senses, longest first."""
    found = {word for sense in senses for word in words(sense)}
    return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) + ")"


@cache
def opening(*senses: str) -> re.Pattern[str]:
    """Matches one word of these senses (use ``match`` with a position)."""
    return re.compile(alternation(*senses))


@cache
def ending(*senses: str) -> re.Pattern[str]:
    """Matches a text that ends with a word of these senses."""
    return re.compile(alternation(*senses) + r"\Z")
