"""What sets two tellings of like events apart: 上次 and 这次, a sum of several, news and what was long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.chinese.tables import rows
from kg.extract.events_drafts import Draft
from kg.extract.events_items import words_of
from kg.model import Names, Sentence
from kg.ontology import KG

NEXT_TO = 1  # sentences between what is told and what 随后 came after it
LEADS = 5  # characters before 随后 in its clause: 他随后, 蓬佩奥随后
KINDS = frozenset(("primary", "election", "hearing", "debate", "seminar", "exclusive", "pooled"))
_COUNTED = re.compile(r"[一-鿿]{0,4}(?<!第)(?:[2-9]|[1-9][0-9]|[两三四五六七八九十多数几])[个项份次轮场]")


@cache
def _words(sense: str) -> tuple[str, ...]:
    """The words of the table of retellings that have a sense."""
    return tuple(row["surface"] for row in rows("retelling") if row["sense"] == sense)


def apart(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the words say that a draft is not the event that was told, though who, where and when may fit."""
    return (
        _is_last_time(tellings, draft, sentences)
        or _is_of_several(draft, sentences)
        or any(_is_of_several(d, sentences) for d in tellings)
        or _comes_next(tellings[-1], draft, sentences)
        or _is_met_besides(tellings, draft, sentences)
        or _is_other_kind(tellings, draft, sentences)
        or any(_is_old_news(d, draft, sentences) for d in tellings)
        or _has_new_party(tellings, draft, sentences)
        or _is_once_more(tellings, draft, sentences)
    )


def received_apart(a: Draft, b: Draft, names: Names) -> bool:
    """Whether each telling has a body or country of its own that it is done to: 向甲党捐款, 向乙基金会捐款."""
    if a.frame.meets or b.frame.meets:
        return False
    struck_a, struck_b = (
        {p.entity for p in one.participants if p.part == "patient" and names.entities[p.entity].kind != "person"}
        for one in (a, b)
    )
    return bool(struck_a and struck_b) and not struck_a & struck_b


def asked_apart(a: Draft, b: Draft, names: Names) -> bool:
    """Whether two interviews are of different people, or given to different media: 接受甲报采访, 接受乙台采访."""
    if a.frame.kind != f"{KG}Interview":
        return False
    people_a, people_b = ({e for e in one.who if names.entities[e].kind == "person"} for one in (a, b))
    media_a, media_b = set(a.who) - people_a, set(b.who) - people_b
    return not people_a & people_b or (bool(media_a and media_b) and not media_a & media_b)


def refers_to(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the words mean an occasion told before: 甲在会谈〔中〕说; not 希望〔再次〕会见甲."""
    if is_another(draft, sentences):
        return False
    sentence = sentences[draft.sentence]
    return not draft.frame.meets or sentence.folded[draft.trigger.end - sentence.begin :].startswith(_words("at_it"))


def attends_it(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the words before a gathering only say that somebody went to it: 〔出席〕峰会, 参加了〔此次〕峰会."""
    clause = _before(draft, sentences, clause=True)
    pointed = next((word for word in (*_words("this_time"), *_words("points_to")) if clause.endswith(word)), "")
    return clause.removesuffix(pointed).removesuffix("了").endswith(words_of("attends"))


def is_general(word: str) -> bool:
    """Whether a word says of no gathering which kind it is: 会议, 活动."""
    return word in _words("any_gathering")


def is_another(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the words say that it is not the first: 〔再次〕会见, 〔下一轮〕会谈."""
    return _says(_before(draft, sentences, clause=True), "another") > 0


def _before(draft: Draft, sentences: Sequence[Sentence], *, clause: bool = False) -> str:
    """The sentence up to the trigger, or its clause."""
    sentence = sentences[draft.sentence]
    text = sentence.folded[: draft.trigger.begin - sentence.begin]
    return text[max(text.rfind(mark) for mark in "，；：、") + 1 :] if clause else text


def _says(text: str, sense: str) -> int:
    """Where the last word of a sense ends; 0 where there is none."""
    return max((text.rfind(word) + len(word) for word in _words(sense) if word in text), default=0)


def _tells_last_time(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether it is told of the time before: 〔上次〕会晤是在三月, 〔上一次〕是在当选后，两人通了电话."""
    text = _before(draft, sentences)
    end = _says(text, "last_time")
    between = text[end:]
    if not end or _says(between, "this_time"):
        return False
    return between.startswith("是") or not any(mark in between for mark in ("，", "以来", "后"))


def _is_last_time(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether one is told of the time before, and the other is not, or of this time."""
    before = [_tells_last_time(d, sentences) for d in tellings]
    if _tells_last_time(draft, sentences):
        return not any(before)
    return all(before) and any(draft.sentence == d.sentence for d in tellings)


def _is_of_several(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether several are told as a sum: 双方〔共〕签署了〔五项〕协定, 曾〔多次〕访问甲地."""
    text, clause = (_before(draft, sentences, clause=only) for only in (False, True))
    if clause.endswith(_words("times")):
        return True
    told = sentences[draft.sentence].folded[len(text) - len(clause) :][: len(clause) + len(word_of(draft, sentences))]
    end = _says(told, "in_all")
    rest = sentences[draft.sentence].folded[len(text) - len(clause) + end :]
    return bool(end) and _COUNTED.match(rest) is not None


def _comes_next(last: Draft, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether it came after what was told just before: 甲出席了论坛。他〔随后〕出席听证会."""
    if draft.date is not None or draft.sentence - last.sentence > NEXT_TO or sentences[last.sentence].kind != "body":
        return False
    if not draft.frame.meets and draft.frame.traits.isdisjoint(("Gathering", "Journey")):
        return False
    clause = _before(draft, sentences, clause=True)
    places = (clause.find(word) for word in _words("next"))
    return any(0 <= at <= LEADS and "在" not in clause[:at] for at in places)


def _is_met_besides(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether somebody met others too: 甲与乙会谈。甲〔还〕会见了丙."""
    if draft.frame.kind != f"{KG}Meeting" or not _before(draft, sentences, clause=True).endswith(_words("also")):
        return False
    return not set(draft.met) & {pair for d in tellings for pair in d.met}


def _is_other_kind(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the words name occasions of different kinds: 初选 and 大选, 听证会 and 研讨会, 专访 and 联访."""
    kind = _kinds(word_of(draft, sentences))
    return bool(kind) and any(other and not other & kind for other in (_kinds(word_of(d, sentences)) for d in tellings))


@cache
def _kinds(word: str) -> frozenset[str]:
    return frozenset(kind for kind in KINDS if any(part in word for part in _words(kind)))


def word_of(draft: Draft, sentences: Sequence[Sentence]) -> str:
    """The word that tells a draft, simplified."""
    sentence = sentences[draft.sentence]
    return sentence.folded[draft.trigger.begin - sentence.begin : draft.trigger.end - sentence.begin]


def _is_old_news(told: Draft, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether one telling is news and has no day, and the other happened long ago.

    News is what the headline tells or what was done 日前, also the office first told: 甲辞职…… 2007年甲曾辞职.
    """
    if (told.date is None) == (draft.date is None) or told.sentence == draft.sentence:
        return False
    news, old = (told, draft) if told.date is None else (draft, told)
    if not old.old:
        return False
    if _says(_before(news, sentences, clause=True), "lately"):
        return True
    if news.back or news.earlier:
        return False
    first = news is told and not news.frame.traits.isdisjoint(("Office", "Post"))
    return first or (sentences[news.sentence].kind == "title" and not news.aside)


def _has_new_party(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether 这次 is told with one who took no part in what happened long ago."""
    if not any(d.old for d in tellings):
        return False
    known = {e for d in tellings for e in d.who}
    return bool(set(draft.who) - known) and _says(_before(draft, sentences, clause=True), "this_time") > 0


def _is_once_more(tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether it is one more on a day of its own, and what was told has no day: 将会见甲。下周〔再次〕会见甲."""
    if draft.date is None or any(d.date is not None or sentences[d.sentence].kind != "body" for d in tellings):
        return False
    return is_another(draft, sentences) and not any(is_another(d, sentences) for d in tellings)
