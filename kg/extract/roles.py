"""Posts: title phrases before and behind names, and what the text says somebody is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.chinese.gazetteer import country_of_character
from kg.chinese.titles import mark_before, same_post, title_at, title_before, words
from kg.extract.roles_before import capacity, phrases_before, shared_phrases
from kg.extract.roles_behind import phrases_behind
from kg.extract.roles_carried import dropped, of_pronoun
from kg.extract.roles_line import Line, Phrase
from kg.model import Article, Mention, Names, Role, Sentence, Span

_FORMS = ("name", "short", "latin")


def find_roles(article: Article, sentences: tuple[Sentence, ...], names: Names) -> tuple[Role, ...]:
    """The posts that the article gives its people, each title once a person, in text order.

    ``title`` is the whole phrase, with its country or organisation, without 前 or 时任 at its head; notes are left out.
    """
    lines = list(_lines(sentences, names))
    roles = [role for line in lines for role in _roles_of(line)]
    holders = _holders(roles, fold(article.text))
    taken = {role.title.end for role in roles}
    roles += [role for line in lines for role in _known_posts(line, holders) if role.title.end not in taken]
    roles = [role for role in roles if not _of_another(article, names, role) and not _told_before(article, roles, role)]
    return _each_once(article, roles)


def _told_before(article: Article, roles: list[Role], role: Role) -> bool:
    """Whether it only says when something was done (任国务卿时), in a post that the article gives elsewhere."""
    title = article.text[role.title.begin : role.title.end]
    return role.rule == "roles.held_then" and any(
        other.person == role.person
        and other.rule != role.rule
        and article.text[other.title.begin : other.title.end].endswith(title)
        for other in roles
    )


def _of_another(article: Article, names: Names, role: Role) -> bool:
    """Whether the title behind the name is that of somebody who works for its bearer: X律师, elsewhere X的律师."""
    title = article.text[role.title.begin : role.title.end]
    forms = names.entities[role.person].names
    return role.rule == "roles.title_behind_name" and any(f"{form}的{title}" in article.text for form in forms)


def roles_of_pronouns(
    article: Article, sentences: tuple[Sentence, ...], names: Names, roles: tuple[Role, ...]
) -> tuple[Role, ...]:
    """``roles`` and those that the article gives its people by a pronoun; ``names`` holds the pronouns resolved."""
    found = list(roles)
    for line in _lines(sentences, names):
        pronouns = tuple(m for m in line.people if m.form == "pronoun" and len(m.entities) == 1 and not m.nested)
        for mention in pronouns:
            found += [_role(line, mention.entities[0], one, "roles.of_pronoun") for one in of_pronoun(line, mention)]
        carried = dropped(line, (*_bearers(line), *pronouns)) if pronouns else ()
        found += [_role(line, one.entities[0], phrase, "roles.dropped_subject") for one, phrase in carried]
    return _each_once(article, found)


def _each_once(article: Article, roles: list[Role]) -> tuple[Role, ...]:
    found: dict[tuple[int, str, str], Role] = {}
    for role in sorted(roles, key=lambda role: (role.title, role.person)):
        title = article.text[role.title.begin : role.title.end]
        found.setdefault((role.person, title, role.time), role)
    return tuple(found.values())


def _lines(sentences: tuple[Sentence, ...], names: Names) -> Iterator[Line]:
    """Every sentence but the notes, with the names in it."""
    begins = [mention.begin for mention in names.mentions]
    for sentence in sentences:
        if sentence.kind != "note":
            first, last = bisect_left(begins, sentence.begin), bisect_left(begins, sentence.end)
            inside = (mention for mention in names.mentions[first:last] if mention.end <= sentence.end)
            yield Line(sentence, tuple(inside))


def _roles_of(line: Line) -> Iterator[Role]:
    for mention in _bearers(line):
        for rule, phrase in _phrases(line, mention):
            yield _role(line, mention.entities[0], phrase, rule)
    for mention, phrase in shared_phrases(line, tuple(_bearers(line))):
        yield _role(line, mention.entities[0], phrase, "roles.title_shared")
    for mention in _heads_of_government(line):
        for rule, phrase in phrases_before(line, line.name_begin(mention)):
            yield _role(line, mention.entities[0], phrase, rule)
    for mention, phrase in dropped(line, tuple(_bearers(line))):
        yield _role(line, mention.entities[0], phrase, "roles.dropped_subject")
    for mention, phrase in capacity(line, tuple(_bearers(line))):
        yield _role(line, mention.entities[0], phrase, "roles.in_the_capacity_of")


def _bearers(line: Line) -> Iterator[Mention]:
    """Names of single people that stand for themselves."""
    return (m for m in line.people if m.form in _FORMS and len(m.entities) == 1 and not m.nested)


def _heads_of_government(line: Line) -> Iterator[Mention]:
    """People inside the name of their government: 总统特朗普政府."""
    for mention in line.people:
        end = mention.end - line.sentence.begin
        if mention.nested and len(mention.entities) == 1 and line.folded.startswith(("政府", "行政当局"), end):
            yield mention


def _phrases(line: Line, mention: Mention) -> Iterator[tuple[str, Phrase]]:
    begin = line.name_begin(mention)
    yield from phrases_before(line, begin)
    yield from phrases_behind(line, begin, mention.end - line.sentence.begin)


def _holders(roles: list[Role], folded: str) -> dict[tuple[int, str], tuple[int, ...]]:
    """(organisation or country, post) → the people who hold or held it, each once."""
    found: dict[tuple[int, str], tuple[int, ...]] = {}
    for role in roles:
        begin = title_before(folded, role.title.end, role.title.begin)
        if role.organisation is not None and begin is not None:
            key = role.organisation, same_post(folded[begin : role.title.end])
            if role.person not in found.get(key, ()):
                found[key] = (*found.get(key, ()), role.person)
    return found


def _known_posts(line: Line, holders: dict[tuple[int, str], tuple[int, ...]]) -> Iterator[Role]:
    """A country's or organisation's title without a name (印度外长), where one person of the article holds it."""
    for body in line.bodies:
        begin = body.end - line.sentence.begin
        end = title_at(line.folded, begin)
        if end is None or len(body.entities) != 1 or not line.word_ends(end) or line.person_at(end):
            continue
        people = holders.get((body.entities[0], same_post(line.folded[begin:end])), ())
        start = body.begin - line.sentence.begin
        pair = begin - start == 1 and country_of_character(line.folded[start - 1 : start]) is not None  # 中俄外长
        several = line.folded[max(0, start - 2) : start] in words("every")  # 历届|法国总统
        if len(people) == 1 and not pair and not several and not mark_before(line.folded, start):
            phrase = Phrase(start, end, "current", begin)
            yield _role(line, people[0], phrase, "roles.known_post")


def _role(line: Line, person: int, phrase: Phrase, rule: str) -> Role:
    sentence = line.sentence
    title = Span(sentence.begin + phrase.begin, sentence.begin + phrase.end)
    return Role(
        person=person,
        title=title,
        organisation=_organisation(line, title),
        time=phrase.time,
        passage=Span(sentence.begin, sentence.end),
        rule=rule,
    )


def _organisation(line: Line, title: Span) -> int | None:
    """The organisation named last in the title, else the country or place."""
    inside = [m for m in line.bodies if title.holds(m) and len(m.entities) == 1]
    for kind in ("organisation", "place"):
        of_kind = [mention for mention in inside if mention.kind == kind]
        outer = [m for m in of_kind if not any(_holds(other, m) for other in of_kind)]
        if outer:
            return outer[-1].entities[0] if kind == "organisation" else outer[0].entities[0]
    return None


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer is not inner and outer.begin <= inner.begin and inner.end <= outer.end
