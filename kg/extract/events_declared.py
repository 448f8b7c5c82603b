"""What somebody declares or orders, which is the act itself: 周二〔宣布〕将甲列入黑名单, 〔批准〕对甲出售武器."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_disposal import marks_object
from kg.extract.events_drafts import Draft
from kg.extract.events_light import light_verb
from kg.ontology import KG

_ACT = f"{KG}Act"

Twice = Mapping[int, int]
"""Where a word stands that tells the same as another → where that stands."""


def with_declared(parsed: Parsed, found: Sequence[Arguments]) -> tuple[list[Arguments], Twice]:
    """The arguments of a sentence; an act that is declared has the date of the declaration.

    A declaration of what is only to come, or ordered, has the objects of the act. Also which of the two words to leave
    out where both would tell.
    """
    out = list(found)
    twice: dict[int, int] = {}
    for n, declaring in enumerate(out):
        if declaring.frame.kind != _ACT or not declaring.trigger.senses & {"declares", "orders"}:
            continue
        at = next(_declared(parsed, declaring, out), None)
        if at is None:
            continue
        act = out[at]
        if _carries(parsed, declaring, act) or _at_once(parsed, declaring, act):
            twice[declaring.trigger.begin] = act.trigger.begin
            alone = declaring.subject and not act.subject and act.dropped
            out[at] = replace(act, date=act.date or declaring.date)
            if alone:
                out[at] = replace(out[at], subject=declaring.subject, dropped=False)
        elif not declaring.objects:
            out[n] = replace(declaring, objects=tuple(m for m in act.objects if m not in declaring.subject))
            if "orders" in declaring.trigger.senses:
                twice[act.trigger.begin] = declaring.trigger.begin
    return out, twice


def told_once(drafts: Sequence[Draft], twice: Twice) -> tuple[Draft, ...]:
    """The drafts of a sentence without those that another tells too."""
    told = {draft.trigger.begin for draft in drafts if draft.status == "happened"}
    return tuple(d for d in drafts if twice.get(d.trigger.begin) not in told)


def _declared(parsed: Parsed, declaring: Arguments, found: Sequence[Arguments]) -> Iterator[int]:
    """The acts of the same subject that stand behind a declaration in its clause, with no other verb between."""
    first = declaring.at
    for n, act in enumerate(found):
        at = act.at
        if act.clause != declaring.clause or at <= first or act.relative or declaring.relative or act.passive:
            continue
        if act.frame.meets or act.frame.object_part == "place" or not set(act.subject) <= set(declaring.subject):
            continue
        verbs = (k for k in range(first + 1, at) if parsed.items[k].kind == "verb")
        clause = parsed.clauses[act.clause]
        if all(parsed.items[k].text in act.frame.light_verbs or clause.hidden(k, within=None) for k in verbs):
            yield n  # 宣布对〔包括甲在内的〕四人实施制裁


def _carries(parsed: Parsed, declaring: Arguments, act: Arguments) -> bool:
    """Whether the declaring verb is the light verb of the act: 〔批准〕对甲军售."""
    at = act.at
    carrier = light_verb(parsed.items, parsed.clauses[act.clause], at, act.frame)
    return act.pattern == "LightVerb" and carrier == declaring.trigger.text


def _at_once(parsed: Parsed, declaring: Arguments, act: Arguments) -> bool:
    """Whether to declare it is to do it: 宣布驱逐甲; not 宣布〔将〕驱逐甲, 下令驱逐甲."""
    first, last = declaring.at, act.at
    cues = (n for n, s in parsed.clauses[act.clause].cues if first < n < last and s != "happened")
    return "declares" in declaring.trigger.senses and all(marks_object(parsed.items, n) for n in cues)
