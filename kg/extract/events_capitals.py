"""Capitals that act for their governments: 〔巴黎〕于2018年退出某组织, 〔巴黎〕就宣布驱逐……"""

from __future__ import annotations

from dataclasses import replace

from kg.chinese.gazetteer import capital_of
from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.model import Mention, Names
from kg.ontology import KG

_OF_STATES = frozenset(f"{KG}{name}" for name in ("Sanction", "Expulsion", "Withdrawal", "Legislation"))


def as_state(parsed: Parsed, arguments: Arguments, subject: tuple[Mention, ...], names: Names) -> tuple[Mention, ...]:
    """The subject of what only governments do, its country in the place of a capital, where the article names both."""
    if arguments.frame.kind not in _OF_STATES or len(subject) != 1 or subject[0].kind != "place":
        return subject
    text = next((i.text for i in parsed.items if i.mention is subject[0]), "")
    country = _country(capital_of(text), names)
    return (replace(subject[0], entities=(country,)),) if country is not None else subject


def _country(code: str | None, names: Names) -> int | None:
    """The country of a code, if the article names it."""
    if code is None:
        return None
    return next((n for n, entity in enumerate(names.entities) if entity.authority == f"country:{code}"), None)
