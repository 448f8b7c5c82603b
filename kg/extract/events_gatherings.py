"""A frame whose noun is a gathering: whose it is, who goes there, and what is only said at it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_around import modifier_of
from kg.extract.events_clauses import Clause
from kg.extract.events_doers import asked_by
from kg.extract.events_items import Item
from kg.extract.events_laid import Laid, Roles
from kg.extract.events_occasions import (
    holders_among,
    hosts_of,
    interviewers_of,
    on_occasion,
    owners_of_rite,
    speaker_told,
)
from kg.extract.events_sides import first_subject, is_media
from kg.model import Mention
from kg.ontology import KG


def with_gathering(laid: Laid, roles: Roles) -> Roles | None:
    """Roles with those whose gathering it is, and who only has it done there: 〔甲〕在〔某部〕记者会上说."""
    items, clause, item, frame, pattern, _ = laid
    noun = pattern in ("LightVerb", "Nominal") and not frame.meets
    spoken_at = noun and on_occasion(items, clause, item)
    gathers = noun and frame.object_part != "place" and frame.traits.isdisjoint(("Instrument", "Vote"))
    hosts = _hosts(laid, roles.subject) if gathers else ()
    attended = bool(hosts) and laid.attended
    goes = frame.meets and pattern == "LightVerb" and laid.attended
    joined = owners_of_rite(items, clause, item) if goes else holders_among(items, clause, item)
    roles = _without_matter(laid, roles)
    sides, subject = roles.sides, roles.subject
    if "Delivered" in frame.traits:
        sides = sides._replace(toward=tuple(m for m in sides.toward if m.kind != "place"))
        if subject and all(m.kind == "organisation" for m in subject):
            subject = speaker_told(items, clause, item) or subject  # 某刊发表〔甲〕周三在会上的讲话
    if attended and set(subject) <= set(hosts):
        subject = ()  # 出席〔上合组织〕峰会
    if "Vote" in frame.traits and item + 1 < clause.high and "since" in items[item + 1].senses:
        subject = ()  # 甲打破大选〔以来〕的沉默
        sides = sides._replace(unnamed=True)
    if spoken_at and hosts and subject == hosts:
        before = [p for p in clause.open_phrases(item) if items[p.last].end <= hosts[0].begin]
        joint = any("with" in p.governed for p in before)  # 甲和乙在某部记者会上说
        subject = () if joint else first_subject(items, before)  # 〔甲〕在某部记者会上说
    if subject and _is_of_both(items, clause, item, subject):
        return None  # 甲破坏〔双方达成的〕共识
    if subject and set(subject) <= asked_by(items, clause, item):
        before = [p for p in clause.open_phrases(item) if items[p.last].end <= subject[0].begin]
        hosts, subject = subject, first_subject(items, before)
    return roles._replace(
        sides=sides, subject=subject, hosts=hosts, joined=joined, spoken_at=spoken_at, attended=attended
    )


def _hosts(laid: Laid, subject: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those whose gathering it is: 〔世卫〕记者会, 主持〔甲与乙的〕签约仪式; none of a speech that a person gives."""
    items, clause, item, frame, pattern, _ = laid
    hosts = hosts_of(items, clause, item, frame.light_verbs)
    if "Delivered" in frame.traits and any(m.kind == "person" for m in subject):
        hosts = ()
    if not hosts and pattern == "LightVerb":
        hosts = tuple(m for m in owners_of_rite(items, clause, item) if m not in subject)
    if frame.kind == f"{KG}Interview":
        return tuple(dict.fromkeys((*interviewers_of(items, clause, item), *hosts)))
    return tuple(m for m in hosts if not is_media(m, items))


def _without_matter(laid: Laid, roles: Roles) -> Roles:
    """Roles without what a law is about: 审查〔中央政府〕预算案, 提出〔向甲施压的〕法案."""
    if laid.pattern != "LightVerb" or "Instrument" not in laid.frame.traits:
        return roles
    if "Arranged" not in laid.frame.traits and _of_purpose(laid):
        roles = roles._replace(sides=roles.sides._replace(toward=()))
    return roles._replace(subject=(), of_matter=True) if _behind_light_verb(laid, roles.subject) else roles


def _of_purpose(laid: Laid) -> bool:
    """Whether a verb that is not the one that carries it says what an instrument is for: 提出〔向甲施压的〕法案."""
    modifier = modifier_of(laid.items, laid.clause, laid.item)
    return modifier is not None and modifier.verbal and laid.items[modifier.de - 1].text not in laid.frame.light_verbs


def _behind_light_verb(laid: Laid, subject: Sequence[Mention]) -> bool:
    """Whether those taken for the subject stand between the light verb and its noun."""
    items, item, light = laid.items, laid.item, laid.frame.light_verbs
    at = next((n for n in range(item - 1, laid.clause.low, -1) if items[n].text in light), item)
    return bool(subject) and all(items[at].begin < m.begin for m in subject)


def _is_of_both(items: Sequence[Item], clause: Clause, item: int, subject: Sequence[Mention]) -> bool:
    """Whether the attribute of a noun says that two without a name did it, and not who stands before."""
    modifier = modifier_of(items, clause, item)
    if modifier is None or not modifier.verbal or any(m.begin >= items[modifier.first].begin for m in subject):
        return False
    return any("both_of" in i.senses for i in items[modifier.first : modifier.de])
