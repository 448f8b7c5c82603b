"""One article to read: its text with the names and words that were found, and beside it what it says."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kg.analysis.rows import Article, Queryable, articles_of, names_of
from kg.errors import KgError
from kg.view.environment import environment
from kg.view.reading import facts_in, lines_of, spans_in, text_of

_SHOWN = 3  # articles that a message names
_LIKE = 60  # of 100, for headlines that are nearly what was asked for


def article_page(graph: Queryable, article: str) -> str:
    """An article as an HTML page that asks no network for anything: names and quotations coloured, facts beside them.

    Args:
        graph: a graph that newskg built, with the articles' text.
        article: IRI, URL or headline, or a part of the headline.
    Raises:
        KgError: no article or several are meant, or the graph was built without text.
    """
    names = names_of(graph)
    found = find_article(articles_of(graph, names).values(), article)
    text = text_of(graph, found)
    if text is None:
        raise KgError(f"{found.headline}: the graph holds no text of this article; build it without --without-text")
    facts = facts_in(graph, found, names)
    spans = tuple(spans_in(graph, found, names, {fact.key for fact in facts}))
    url = found.url if found.url.startswith(("https://", "http://")) else ""
    return (
        environment()
        .get_template("article.html")
        .render(
            article=found,
            url=url,
            lines=tuple(lines_of(text, spans)),
            facts=facts,
            names=len({span.name for span in spans if span.name}),
        )
    )


def find_article(articles: Iterable[Article], wanted: str) -> Article:
    """The article that an IRI, a URL, a headline or a part of one means.

    Raises:
        KgError: none or several.
    """
    known = sorted(articles)
    exact = [one for one in known if wanted in (one.iri, one.url, one.headline)]
    found = exact or [one for one in known if wanted in one.headline]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(one.headline for one in found[:_SHOWN])
        raise KgError(f"{wanted}: {len(found)} articles are meant; give more of the headline or the URL: {several}")
    near = process.extract(
        wanted, [one.headline for one in known], scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=3
    )
    hint = f"; did you mean {', '.join(headline for headline, _, _ in near)}?" if near else ""
    raise KgError(f"{wanted}: no such article in the graph{hint}")
