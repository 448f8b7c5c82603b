"""Who 我 is in what tells an event: the speaker of the clause before, or whose quotation it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.events_arguments import Arguments, is_core
from kg.extract.events_clauses import Parsed
from kg.extract.events_groups import is_thing
from kg.extract.events_phrases import named
from kg.extract.events_subject import subject_of
from kg.model import Mention

_ME = ("我", "本人")


def with_speaker(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a meeting, with who speaks for 我: 甲表示，〔我〕周一同乙通话."""
    if not arguments.frame.meets or arguments.subject or arguments.dropped:
        return arguments
    at, clause = arguments.at, parsed.clauses[arguments.clause]
    before = (p for p in clause.phrases if p.last < at and not p.governed and not named(p))
    if not any(i.text in _ME for p in before for i in parsed.items[p.first : p.last + 1]):
        return arguments
    spoken = (n for n, other in enumerate(parsed.clauses) if other.speech)
    speaker = next((s for n in spoken if (s := subject_of(parsed, n))), ())
    return replace(arguments, subject=speaker) if len(speaker) == 1 and speaker[0].kind == "person" else arguments


def with_voice(parsed: Parsed, arguments: Arguments, voice: Callable[[int], tuple[Mention, ...]]) -> Arguments:
    """The arguments of a meeting or a journey, with whose quotation it stands in for 我: “〔我〕周五会见了乙”."""
    frame = arguments.frame
    if arguments.subject or not is_core(frame):
        return arguments
    at, items = arguments.at, parsed.items
    before = parsed.clauses[arguments.clause].open_phrases(at)
    mine = next((n for n, p in enumerate(before) if not p.governed and items[p.last].text in _ME), None)
    if mine is None or any(is_thing(items, p) and not p.governed for p in before[mine + 1 :]):
        return arguments
    if any(i.kind == "verb" and i.text not in frame.light_verbs for i in items[before[mine].last + 1 : at]):
        return arguments  # 我希望会见乙
    speaker = voice(arguments.trigger.begin)
    if len(speaker) != 1 or speaker[0].kind != "person":
        return arguments
    partners = tuple(m for p in before[mine + 1 :] if "with" in p.governed for m in named(p))
    return replace(arguments, subject=speaker, partners=arguments.partners or partners, dropped=False)
