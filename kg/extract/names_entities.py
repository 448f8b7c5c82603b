"""Mentions to entities: one for each real thing that the article names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.chinese import authority, gazetteer
from kg.chinese.latin_names import other_person
from kg.chinese.shared_names import body_of, is_party, is_shared
from kg.extract.aliases import Joint, chinese_post, find_joints
from kg.extract.names_candidates import Candidate, Page
from kg.extract.organisations_edges import ordered
from kg.extract.places_seats import SEAT
from kg.model import Entity, Form, Kind, Mention, Names, Span


@dataclass(slots=True)
class Draft:
    """What is known of one name while entities are put together."""

    kind: Kind
    key: str  # the folded surface, or the authority row
    spans: list[Candidate] = field(default_factory=list)


def join(page: Page, standing: Iterable[Candidate], nested: Iterable[Candidate]) -> Names:
    """Entities and mentions of the candidates that stand; ``nested`` ones become nested mentions."""
    outer = _with_bodies(page, _agree(page, standing))
    standing_here = set(outer)
    bodies = {place: one for one in outer if one.kind != "person" for place in range(one.begin, one.end)}
    inner = [
        one
        for one in _agree(page, nested, outer)
        if one not in standing_here and _told(page, one, bodies.get(one.begin))
    ]
    drafts = _group(page, [*outer, *inner])
    joints = find_joints(page, {(draft.kind, draft.key): tuple(draft.spans) for draft in drafts})
    entities, number_of = _entities(page, drafts, joints)
    mentions = []
    inside = set(inner)
    for one in sorted({*outer, *inner}, key=lambda one: (one.begin, -one.end, one.kind)):
        number = number_of[one]
        mentions.append(
            Mention(
                one.begin, one.end, one.kind, _form(page, one, entities[number]), one.rule, (number,), one in inside
            )
        )
    return Names(tuple(entities), tuple(mentions))


def _with_bodies(page: Page, outer: list[Candidate]) -> list[Candidate]:
    """The same candidates, a bare 国会 or 国防部 with the row of the country that the article is about."""
    texts = {page.folded[one.begin : one.end] for one in outer if one.kind == "organisation"}
    rows: dict[str, str | None] = {}
    for text in sorted(texts):
        if is_shared(text) and not any(other != text and other.endswith(text) for other in texts):
            rows[text] = body_of(text, page.countries)
    full = [one for one in outer if one.kind == "organisation" and one.known]
    out = []
    for one in outer:
        text = page.folded[one.begin : one.end]
        if one.kind == "organisation" and one.known is None:
            out.append(
                replace(one, known=rows.get(text) or (_own_body(page, one, text, full) if is_shared(text) else None))
            )
        else:
            out.append(one)
    return out


def _own_body(page: Page, one: Candidate, text: str, full: list[Candidate]) -> str | None:
    """The row of the body of that name that the last sentence to name one names first, where there are several."""
    if text == "国务院" and chinese_post(page, one):
        return "organisation:中国国务院"
    same = [other for other in full if page.folded[other.begin : other.end].endswith(text)]
    first: dict[int, str | None] = {}
    for other in same:
        if other.end <= one.begin:
            first.setdefault(_sentence(page, other.begin).begin, other.known)
    return first[max(first)] if first and len({other.known for other in same}) > 1 else None


LONG_NAME = 6  # characters of a university's name that needs no country before it: 新加坡|南洋理工大学


def _told(page: Page, one: Candidate, body: Candidate | None) -> bool:
    """Whether a name inside an organisation's is spoken of: 美国 in 美国国务院, not 香港 in 香港城市大学."""
    if body is None or not one.inside(body):
        return True
    text = page.folded[body.begin : body.end]
    if body.kind == "place":
        return one.kind != "person"
    if one.kind == "person":
        return text.endswith(("政府", "团队", "办公室", "阵营"))
    if page.folded[one.begin - 1 : one.begin] == "驻":
        return True
    rest = text[one.end - body.begin :] if one.begin == body.begin else ""
    of_its_own = authority.organisation(rest) is not None or (rest.endswith("大学") and len(rest) >= LONG_NAME)
    return (one.known or "").startswith("country:") and (of_its_own or text.endswith(ordered("state")))


def _form(page: Page, one: Candidate, entity: Entity) -> Form:
    if one.latin:
        return "latin"
    return "name" if page.article.text[one.begin : one.end] == entity.name else "short"


def _agree(page: Page, given: Iterable[Candidate], outer: Iterable[Candidate] = ()) -> list[Candidate]:
    """One kind for one surface: the kind with the most evidence in this article."""
    ones = list(given)
    votes: dict[str, dict[Kind, int]] = {}
    for one in (*ones, *outer):
        if one.rule == SEAT:
            continue
        tally = votes.setdefault(page.folded[one.begin : one.end], {})
        tally[one.kind] = tally.get(one.kind, 0) + 1 + 3 * one.sure
    out = []
    for one in ones:
        if one.rule == SEAT:
            out.append(one)
            continue
        tally = votes[page.folded[one.begin : one.end]]
        kind = max(sorted(tally), key=lambda kind: tally[kind])
        if kind == one.kind:
            out.append(one)
        elif one.known is None and kind != "place":
            out.append(Candidate(one.begin, one.end, kind, one.rule, one.sure, one.latin))
    return out


def _group(page: Page, ones: Iterable[Candidate]) -> list[Draft]:
    drafts: dict[tuple[Kind, str], Draft] = {}
    given = sorted(ones)
    known = {(one.kind, page.folded[one.begin : one.end]): one.known for one in given if one.known}
    for one in given:
        surface = page.folded[one.begin : one.end]
        shared = one.kind == "organisation" and is_shared(surface)
        key = one.known or (None if shared else known.get((one.kind, surface))) or surface.replace(" ", "")
        drafts.setdefault((one.kind, key), Draft(one.kind, key)).spans.append(one)
    return list(drafts.values())


def _entities(page: Page, drafts: list[Draft], joints: Iterable[Joint]) -> tuple[list[Entity], dict[Candidate, int]]:
    index = {(draft.kind, draft.key): draft for draft in drafts}
    target = {(draft.kind, draft.key): (draft.kind, draft.key) for draft in drafts}
    reasons: dict[tuple[Kind, str], list[tuple[str, str, Span]]] = {}
    for joint in joints:
        small, large = (joint.kind, joint.alias), (joint.kind, joint.name)
        while target[large] != large:
            large = target[large]
        if small != large and target[small] == small:
            target[small] = large
            span = index[small].spans[0]
            reasons.setdefault(large, []).append(
                (page.article.text[span.begin : span.end], joint.rule, _sentence(page, joint.place))
            )
    members: dict[tuple[Kind, str], list[Candidate]] = {}
    given: dict[tuple[Kind, str], list[tuple[str, str, Span]]] = {}
    for draft in drafts:
        key = (draft.kind, draft.key)
        members.setdefault(_root(target, key), []).extend(draft.spans)
        given.setdefault(_root(target, key), []).extend(reasons.get(key, ()))
    entities: list[Entity] = []
    number_of: dict[Candidate, int] = {}
    for root, spans in members.items():
        names = _names(page, spans)
        known = next((one.known for one in sorted(spans) if one.known and not _another(one.known, names)), None)
        entities.append(Entity(root[0], names[0], names, _country(page, known, spans[0]), known, tuple(given[root])))
        number_of.update({one: len(entities) - 1 for one in spans})
    return entities, number_of


def _root(target: dict[tuple[Kind, str], tuple[Kind, str]], key: tuple[Kind, str]) -> tuple[Kind, str]:
    while target[key] != key:
        key = target[key]
    return key


def _names(page: Page, spans: Iterable[Candidate]) -> tuple[str, ...]:
    """Every form, the fullest Chinese one first, Latin ones last."""
    first: dict[str, tuple[bool, int, int]] = {}
    for one in sorted(spans):
        surface = page.article.text[one.begin : one.end]
        first.setdefault(surface, (one.latin, -len(surface), one.begin))
    return tuple(sorted(first, key=lambda surface: first[surface]))


def _another(known: str, names: Iterable[str]) -> bool:
    """Whether a Latin form says that it is somebody else than the row's person."""
    kind, _, latin = known.partition(":")
    return kind == "person" and any(name[:1] < "⺀" and other_person(name, latin) for name in names)


def _country(page: Page, known: str | None, one: Candidate) -> str | None:
    """The country of a place, or the one that an organisation's row or name begins with."""
    if known and known.startswith(("country:", "place:")):
        return known.split(":")[1] or None
    if one.kind != "organisation":
        return None
    name = page.folded[one.begin : one.end]
    row = authority.organisation(name)
    if row and (row.key == known or not is_party(name)):
        return row.country
    first = next(gazetteer.find(name), None)
    return first[2][0].country if first and first[0] == 0 and first[2][0].kind == "country" else None


def _sentence(page: Page, place: int) -> Span:
    number = bisect_right(page.sentences, place, key=lambda sentence: sentence.begin) - 1
    if number >= 0 and place < page.sentences[number].end:
        return Span(page.sentences[number].begin, page.sentences[number].end)
    return Span(place, place + 1)
