"""Parsing a sentence for events: the lexicon's words are fused into its items, breaks cut it into clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, ends_of, senses
from kg.model import Sentence
from kg.ontology import CueStatus, Frame, Ontology

Occurrence = tuple[int, int, tuple[Frame, ...]]  # where a word of the lexicon begins and ends in a sentence, its frames
_REACH = 8  # characters behind a word that begins inside another in which the next word is looked for


def parse(sentence: Sentence, items: Sequence[Item], found: Sequence[Occurrence], ontology: Ontology) -> Parsed:
    """Fuse the lexicon's words, where they were found, into single items; cut at breaks, find relative clauses."""
    fused, triggers = _with_triggers(sentence, items, found, ontology)
    cues = tuple(_cues(sentence, fused, ontology))
    clauses: list[Clause] = []
    low = 0
    for at in range(len(fused) + 1):
        if at == len(fused) or fused[at].kind == "break":
            if low < at:
                clauses.append(_clause(fused, low, at, cues))
            low = at + 1
    return Parsed(sentence, tuple(fused), tuple(clauses), tuple(triggers))


def _with_triggers(
    sentence: Sentence, items: Sequence[Item], found: Sequence[Occurrence], ontology: Ontology
) -> tuple[list[Item], list[Trigger]]:
    if not found:
        return list(items), []
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    named: dict[int, int] = {}
    for n, item in enumerate(items):
        if item.kind == "name":
            named[item.end] = n
        elif item.kind != "date":
            begins[item.begin] = ends[item.end] = n
    out: list[Item] = []
    triggers: list[Trigger] = []
    at = 0
    starts, stops = begins.keys() | named.keys(), ends.keys() | named.keys()
    for begin, end, frames in _aligned(sentence, found, ontology, starts, stops):
        first = begins.get(sentence.begin + begin)
        last = ends.get(sentence.begin + end)
        if first is not None and any("BoundPlace" in frame.patterns for frame in frames):
            frames, last = _bound(items, first, sentence.begin + end, last, frames)
        if first is None and sentence.begin + end in named:
            if not _carries(items, named[sentence.begin + end], frames):
                continue
            at = _in_name(out, items, at, named[sentence.begin + end], triggers, frames)
            continue
        if last is None and first is not None and sentence.begin + end in named:
            last = _before_name(items, first, named[sentence.begin + end])
        if first is None or last is None or last < first or first < at or not frames:
            continue
        if any(item.kind in ("name", "date", "break") for item in items[first : last + 1]):
            continue
        if first == last and "of_holder" in items[first].senses:
            continue  # 会见〔离任〕总统甲
        if last + 1 < len(items) and "winner" in items[last + 1].senses:
            continue  # 同〔诺贝尔奖〕得主甲
        means = items[first].kind == "prep" and "means" in items[first].senses
        if means and not all(frame.meets for frame in frames) and not _legislates(items, first, last):
            continue  # 〔通过〕视频参加会议
        out += items[at:first]
        triggers.append(Trigger(len(out), frames))
        fused = _fuse(items[first : last + 1], sentence.folded[begin:end], frames)
        medium = items[last].kind == "prep" and items[last].tag == "p" and items[last + 1 : last + 2]
        if medium and medium[0].kind == "name" and "means" in fused.senses:
            fused = fused._replace(kind="prep")  # 〔通过〕某电台发表讲话
        out.append(fused)
        at = last + 1
    return [*out, *items[at:]], triggers


def _before_name(items: Sequence[Item], first: int, name: int) -> int | None:
    """The last item of a word that holds its object by name, the name left out: 〔穿越〕台湾海峡."""
    return name - 1 if name > first and all(i.mention is None for i in items[first:name]) else None


def _aligned(
    sentence: Sentence,
    found: Sequence[Occurrence],
    ontology: Ontology,
    starts: Set[int],
    stops: Set[int],
) -> Iterator[Occurrence]:
    """Words of the lexicon in a sentence; behind one that cuts through a word the next is looked for: 参〔与会〕谈."""
    for number, (begin, end, frames) in enumerate(found):
        yield begin, end, frames
        if sentence.begin + begin not in starts or sentence.begin + end not in stops:
            limit = found[number + 1][1] if number + 1 < len(found) else end + _REACH
            for low, high, others in ontology.triggers(sentence.folded[begin + 1 : limit]):
                if begin + 1 + high >= end:
                    yield begin + 1 + low, begin + 1 + high, others


def _carries(items: Sequence[Item], name: int, frames: tuple[Frame, ...]) -> bool:
    """Whether a light verb of the frames stands before a name in its clause."""
    verbs = {verb for frame in frames for verb in frame.light_verbs}
    for at in range(name - 1, -1, -1):
        if items[at].kind == "break":
            return False
        if items[at].text in verbs:
            return True
    return False


def _in_name(
    out: list[Item], items: Sequence[Item], at: int, name: int, triggers: list[Trigger], frames: tuple[Frame, ...]
) -> int:
    """A name that ends in a noun of the lexicon tells an event if a light verb carries it: 出席〔世界经济论坛〕."""
    carried = tuple(frame for frame in frames if "LightVerb" in frame.patterns)
    mention = items[name].mention
    if not carried or mention is None or mention.kind != "organisation" or name < at:
        return at
    out += items[at:name]
    triggers.append(Trigger(len(out), tuple(replace(f, patterns=frozenset(("LightVerb",))) for f in carried)))
    out.append(items[name]._replace(senses=frozenset(("trigger",))))
    return name + 1


def _legislates(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether one who passes laws is named last before a word, or a law stands behind it: 通过了一项〔法案〕."""
    before = (i for i in reversed(items[:first]) if i.kind in ("name", "break"))
    if "passes" in ends_of(next(before, items[first]).text):
        return True
    at = last
    while at + 1 < len(items) and items[at + 1].kind in ("noun", "name", "mark", "de", "aspect"):
        at += 1
    return any("instrument" in ends_of(i.text) for i in items[max(first, at - 1) : at + 1])


def _bound(
    items: Sequence[Item], first: int, end: int, last: int | None, frames: tuple[Frame, ...]
) -> tuple[tuple[Frame, ...], int | None]:
    """Frames of verbs bound to a place only where one follows: a name, or the character of one in the same word."""
    item, after = items[first], items[first + 1] if first + 1 < len(items) else None
    if item.end == end + 1 and _is_bound(item.text[-1]):
        return frames, first
    if last is not None and after is not None and after.begin == end:
        if (after.mention is not None and after.mention.kind == "place") or _is_bound(after.text):
            return frames, last
    return tuple(frame for frame in frames if "BoundPlace" not in frame.patterns), last


def _is_bound(text: str) -> bool:
    return "bound" in senses().get(text, frozenset())


def _fuse(parts: Sequence[Item], word: str, frames: Sequence[Frame]) -> Item:
    text = word[: parts[-1].end - parts[0].begin]
    tag = "v" if any(p.kind in ("verb", "prep") for p in parts) else parts[-1].tag
    if tag == "n" and not any(f.patterns & {"LightVerb", "Nominal"} for f in frames):
        tag = "v"  # 转机: the lexicon knows better
    return Item(
        "verb" if tag == "v" else "noun",
        parts[0].begin,
        parts[-1].end,
        text,
        tag,
        senses().get(text, frozenset()) | {"trigger"},
    )


def _cues(sentence: Sentence, items: Sequence[Item], ontology: Ontology) -> Iterable[tuple[int, CueStatus]]:
    cues = tuple(ontology.cue_words(sentence.folded))
    begins = {item.begin: n for n, item in enumerate(items)} if cues else {}
    ends = {item.end: n for n, item in enumerate(items)} if cues else {}
    for begin, end, status in cues:
        at = begins.get(sentence.begin + begin)
        if at is not None and "trigger" in items[at].senses and sentence.begin + end != items[at].end:
            continue
        if at is not None and at + 1 < len(items) and items[at].kind == "noun" == items[at + 1].kind:
            continue  # 规划顾问
        if at and items[at - 1].text.endswith("票"):
            continue  # 100票〔反对〕
        if at is not None and items[at].kind == "noun" and items[at].end > sentence.begin + end:
            continue  # 〔支持〕者
        if at is not None and items[at].kind == "noun" and "orders" in items[at].senses:
            continue  # 签署多项〔命令〕
        if at is not None and sentence.begin + end in ends:
            yield at, status
        elif end - begin > 1 and (at is not None or sentence.begin + end in ends):
            yield at if at is not None else ends[sentence.begin + end], status


def _senses(items: Sequence[Item], n: int) -> frozenset[str]:
    """What a word says in its clause; 因报道疫情 reports no speech."""
    of_reason = items[n].kind == "noun" and n > 0 and "because" in items[n - 1].senses
    return items[n].senses - {"speech"} if of_reason else items[n].senses


def _clause(items: Sequence[Item], low: int, high: int, cues: Sequence[tuple[int, CueStatus]]) -> Clause:
    words = items[low:high]
    last = next((item for item in reversed(words) if item.kind != "mark"), words[-1])
    says = frozenset().union(*[item.senses for item in words if item.senses])
    if {"speech", "because"} <= says:
        says = frozenset().union(*(_senses(items, n) for n in range(low, high)))
    return Clause(
        items,
        low,
        high,
        tuple((at, status) for at, status in cues if low <= at < high),
        occasion="occasion" in last.senses or (last.kind == "date" and last.text.startswith("后")),  # 会晤后几小时
        senses=says,
    )
