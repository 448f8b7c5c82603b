"""Reading an article paragraph by paragraph: reports, their quotations, and what carries on without a verb."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from kg.chinese.quotations import Quotation
from kg.extract.utterances_carry import Carry, carries_on, is_state_media, named_behind
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit, units
from kg.extract.utterances_headline import headline_reports, interview_report
from kg.extract.utterances_parties import cited, unknown_noun
from kg.extract.utterances_quotes import alone, belongs, has_predicate, is_apart, is_clause, is_part, is_term, naming
from kg.extract.utterances_record import Passages, is_medium, recorded, told_once
from kg.extract.utterances_reports import Report, find_reports
from kg.extract.utterances_speakers import (
    Memory,
    Speaker,
    entities_of,
    first_subject,
    is_uttered,
    note_issuers,
    note_topic,
    rather_person,
    remember,
    resolve,
    resolve_text,
    subject_of_unit,
)
from kg.extract.utterances_subject import after_lead, subject_before
from kg.extract.utterances_tails import is_own_again
from kg.extract.utterances_titles import Bearers
from kg.model import Article, Names, Sentence, Span, Utterance

_EDGE = "，,；;。：: \u00a0\u3000、！!" + ASIDE
_OPENING = '“‘「『｢〝"＂'
_JOINED = re.compile(r"[，,；; ]*(?:并|同时|而且|随后|且)(?!不|非|未|没)")
_NAMES_SOMEBODY = re.compile(
    r"(?!在|对|就|当|随|针对|谈|被|面对|至于|关于|会|此|另|同|但|而|不过|如|因|由|为|据|根|经|从|自|并|还|也|又|则|其|最|首|随|后|之|今|昨|"
    r"本|上|下|这|那|有|他|她|该|[\d”」，（(])[一-鿿]{2}"
)
_FOREIGN = re.compile(r"[ ]?[（(][A-Za-z][^（）()一-鿿]{1,24}[)）]")  # 那些人「到时候了」（their time is up）
_QUOTED_NOUN = re.compile(rf"[“「『\"]{QUOTED}+[”」』\"]的[^，。；：]{{1,8}}")  # 提出「…」的论述
_FIRST = re.compile(r"(?:第一|首先|其一|一是)(?=[，、是：,])")
_ITEM = re.compile(r"(?:第[二三四五六七八九十]|其次|其[二三四五六]|[二三四五六七八九十]是)(?=[，、是：,])")
_LISTED = re.compile(r"第[一二三四五六七八九十]|[一二三四五六七八九十]是|其[一二三四五六]")


class Reading:
    """What has been read so far."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], names: Names) -> None:
        self.article = article
        self.names = names
        self.passages = Passages(sentences)
        self.memory = Memory()
        self.bearers = Bearers(article, names)
        self.state_media = is_state_media(article)
        self.found: list[Utterance] = []
        self.taken: set[tuple[int, int]] = set()
        self.carry = Carry()
        self.title = False
        self.last_report: Report | None = None
        self.list = Carry()  # whose points are counted: 第一，…。第二，…

    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in text order; one told twice stands once, with both passages."""
        return told_once(self.found, self.article.text)

    def read(self, ground: Ground) -> None:
        """Take in one paragraph."""
        if ground.kind == "title":
            for unit, report, speaker in headline_reports(ground, self.names):
                self.title = True
                self._report(ground, unit, report, speaker)
            self.title = False
            return
        if (interview := interview_report(ground)) is not None:
            self._interview(ground, *interview)
            return
        listed = _LISTED.match(ground.masked) is not None and self.memory.paragraph >= ground.index - 2
        self.carry = Carry(self.last_report, self.memory.last, 0) if listed and self.state_media else Carry()
        found = units(ground)
        for position, unit in enumerate(found):
            self._unit(ground, unit, found[1] if position == 0 and len(found) > 1 else None, first=position == 0)

    def _interview(self, ground: Ground, report: Report, speaker: Speaker) -> None:
        """A paragraph that gives somebody's answer without marks, sentence by sentence."""
        for unit in units(ground):
            begin, end = self._trim(ground, max(unit.begin, report.begin), unit.end)
            if end - begin >= 2:
                self._add(ground, unit, "indirect", begin, end, speaker, None, rule="interview")
        remember(self.memory, speaker, ground, self.names)

    def _unit(self, ground: Ground, unit: Unit, following: Unit | None, *, first: bool) -> None:
        note_issuers(ground, unit, self.memory, self.names)
        reports = self._own(ground, unit, find_reports(ground, unit))
        item = _ITEM.match(ground.masked, unit.begin) if self.list else None
        if item is not None and not any(report.clause <= item.end() + 1 for report in reports):
            self.carry = self.list
            self._carried(ground, unit)
            return
        speakers = self._speakers(ground, unit, reports)
        # The innermost report has the quotation: 外交部说，他表示“……”.
        for report, speaker in sorted(zip(reports, speakers, strict=True), key=lambda pair: -pair[0].cue.begin):
            self._report(ground, unit, report, speaker)
        self._quotes_before(ground, unit, reports, speakers)
        if not reports:
            self._without_report(ground, unit, following, first=first)
        else:
            told = [(r, s) for r, s in zip(reports, speakers, strict=True) if not r.nested]
            last, speaker = told[-1] if told else (reports[-1], speakers[-1])
            remember(self.memory, speaker, ground, self.names)
            if is_medium(speaker, self.names):
                note_topic(
                    self.memory, first_subject(ground, last.begin, last.end, self.memory, self.names), self.names
                )
            self.last_report = last
            self.carry = Carry(last, speaker, unit.end)
            if last.forward and _FIRST.match(ground.masked, last.begin):
                self.list = self.carry
        self._quotes_named(ground, unit)
        self._quotes_set_off(ground, unit)

    def _first_named(self, ground: Ground, unit: Unit, report: Report) -> Speaker:
        """Whoever opens the sentence, where a later clause drops its subject: the name, or the noun as text."""
        low = after_lead(ground, unit.begin, report.clause)
        first = ground.masked.find("，", low, report.clause)
        if first <= low or not _NAMES_SOMEBODY.match(ground.masked, low):
            return Speaker()
        opening = next(iter(ground.mentions_in(low, first)), None)
        if opening is not None and opening.begin - ground.begin == low and opening.kind == "person":
            return Speaker(opening.entities)
        noun = unknown_noun(ground, low, first)
        return resolve_text(ground, noun)

    def _known(self, ground: Ground, speaker: Speaker) -> Speaker:
        """The person whom an unnamed speaker's words can only mean, if there is one."""
        if speaker.text is None or speaker.entities:
            return speaker
        words = ground.folded[speaker.text.begin - ground.begin : speaker.text.end - ground.begin]
        entity = self.bearers.only(words)
        return speaker if entity is None else Speaker((entity,))

    def _own(self, ground: Ground, unit: Unit, reports: tuple[Report, ...]) -> tuple[Report, ...]:
        """The reports of a unit, none where they only belong to what is reported already: 他相信…, 中方希望…"""
        if not self.carry or not reports:
            return reports
        if self.state_media:
            return tuple(r for r in reports if r.cue.sense in ("utterance", "question") and self._speaks(r))
        if any(r.cue.sense in ("utterance", "question", "report") or self._is_person(r) for r in reports):
            return reports
        topic = subject_of_unit(ground, unit.begin, unit.end, self.memory, self.names)
        return () if self._goes_on(ground, unit, topic) else reports

    def _goes_on(self, ground: Ground, unit: Unit, topic: Speaker) -> bool:
        speaker = self.carry.speaker
        person = bool(speaker.entities) and self.names.entities[speaker.entities[0]].kind == "person"
        return carries_on(ground, unit, self.carry, topic, state_media=self.state_media, person=person)

    def _speaks(self, report: Report) -> bool:
        """Whether a person or body speaks, and not a side of the talks (中方)."""
        found = entities_of(report.subject)
        if not found:
            return report.subject.form == "text" and report.forward
        if report.subject.end - report.subject.begin > 2:
            return True
        return self.names.entities[found[0]].kind != "place"

    def _is_person(self, report: Report) -> bool:
        found = entities_of(report.subject)
        return bool(found) and self.names.entities[found[0]].kind == "person"

    def _speakers(self, ground: Ground, unit: Unit, reports: tuple[Report, ...]) -> tuple[Speaker, ...]:
        out: list[Speaker] = []
        outer: Speaker = Speaker()
        position = unit.begin
        for report in reports:
            before = outer
            if not before or report.subject.form == "pronoun":
                between = subject_of_unit(ground, position, report.clause, self.memory, self.names)
                before = rather_person(between, before, self.names)
            elif (cut := ground.masked.rfind("；", position, report.clause)) >= 0:
                before = subject_of_unit(ground, cut + 1, report.clause, self.memory, self.names) or before
            if report.subject.form == "dropped" and not before:
                before = self._first_named(ground, unit, report)
            speaker = self._known(ground, resolve(ground, report.subject, before, self.memory, self.names))
            out.append(speaker)
            if not report.nested:
                outer = speaker
            position = max(position, report.cue.end)
        return tuple(out)

    def _holds_report(self, ground: Ground, unit: Unit, report: Report) -> bool:
        """Whether what is reported is that somebody else says something: 晚报说，他表示…"""
        comma = ground.masked.find("，", report.begin, report.end)
        first = comma if comma >= 0 else report.end
        return any(r.nested and report.begin <= r.cue.begin <= first for r in find_reports(ground, unit))

    # --- what a report says

    def _report(self, ground: Ground, unit: Unit, report: Report, speaker: Speaker) -> None:
        if not speaker and report.subject.form == "none":
            return
        if is_medium(speaker, self.names) and (
            (report.cue.verb in ("称", "指", "指出", "披露", "透露") and ground.masked[report.cue.end] not in "：:")
            or self._holds_report(ground, unit, report)
        ):
            report = replace(report, object_only=True)
        if report.forward or report.object_only:
            self._pieces(ground, unit, report, speaker)

    def _pieces(self, ground: Ground, unit: Unit, report: Report, speaker: Speaker) -> None:
        """Cut what is reported at quotations that stand apart: indirect, direct, indirect."""
        begin = report.begin
        inside = [
            q
            for q in unit.quotes
            if q.outer_begin >= report.begin and q.end <= report.end + 1 and not self._is_taken(ground, q)
        ]
        pending: list[Quotation] = []
        within: set[int] = set()  # quotations that finish the reporter's own clause
        for quote in inside:
            term = is_term(ground, quote, state_media=self.state_media)
            if ground.masked[quote.outer_begin - 1] == "、" and any(q.end == quote.outer_begin - 2 for q in pending):
                pending.append(quote)  # 他称这是“…”、“…”
                continue
            if not (
                is_apart(ground, quote, self._cue_end(unit, quote, report)) and is_clause(ground, quote, apart=True)
            ) and not (quote.outer_begin == report.begin and self._whole(ground, quote, report) and not term):
                pending.append(quote)
                continue
            if belongs(ground, report.begin, begin, quote):
                pending.append(quote)
                within.add(quote.begin)
                continue
            lead = begin == report.begin and quote.outer_begin - begin <= 1
            if not lead:
                self._indirect(ground, unit, report, speaker, begin, quote.outer_begin)
            asked = report.cue.sense == "act" and begin == quote.outer_begin and is_part(ground, quote)
            self._quote(ground, unit, quote, speaker, report, direct=not asked and is_clause(ground, quote, apart=True))
            begin = quote.end + 1
        if begin == report.begin or not _JOINED.match(ground.masked, begin, report.end):
            self._indirect(ground, unit, report, speaker, begin, report.end)
        if report.object_only and report.subject.end > 0:
            pending += [x for x in unit.quotes if report.subject.end <= x.begin and x.end < report.cue.begin]
        for quote in pending:
            if not is_term(ground, quote, state_media=self.state_media):
                own = "我" in ground.folded[quote.begin : quote.end] if quote.begin in within else True
                whole = is_clause(ground, quote, apart=quote.begin in within)
                self._quote(ground, unit, quote, speaker, report, direct=own and whole)

    def _cue_end(self, unit: Unit, quote: Quotation, report: Report) -> int:
        """Where the verb ends that stands right before the quotation, if one does."""
        if any(cue.end == quote.outer_begin and cue.sense in ("utterance", "question") for cue in unit.cues):
            return quote.outer_begin
        return report.begin

    def _whole(self, ground: Ground, quote: Quotation, report: Report) -> bool:
        """Whether the quotation is all that is reported: 表示“支持工人”。"""
        return not ground.masked[quote.end + 1 : report.end].strip(_EDGE)

    def _indirect(self, ground: Ground, unit: Unit, report: Report, speaker: Speaker, begin: int, end: int) -> None:
        if not report.cue.takes_clause or report.object_only or not is_uttered(ground, report, speaker):
            return
        if "colon" in report.cue.frames and ground.masked[report.begin : report.begin + 1] in _OPENING:
            return
        if begin > report.begin and (
            is_own_again(ground.masked, begin) or ground.masked[:end].rstrip("，： ").endswith("发现")
        ):
            return
        begin, end = self._trim(ground, begin, end)
        visible = ground.masked[begin:end].replace(ASIDE, "")
        unmarked = begin == report.begin and bool(ground.words) and ground.masked[begin - 1] not in "，：:,"
        if unmarked and QUOTED not in visible and not has_predicate(ground, begin, end):
            return
        if begin == report.begin and _QUOTED_NOUN.fullmatch(ground.masked, begin, end):
            return
        saying = (cue for cue in unit.cues if cue.sense in ("utterance", "question"))
        if any(cue.end == end and cue.begin > begin for cue in saying) and end < report.end:
            return
        if (
            len(visible) < 2
            or not visible.strip(QUOTED + '“”「」『』"')
            or not any("\u4e00" <= char <= "\u9fff" for char in ground.folded[begin:end])
        ):
            return
        if begin == report.begin and (report.cue.verb in ("称", "指", "形容", "戏称") or report.cue.sense == "act"):
            bare = re.match(
                rf"[^，。：；“「『\"]{{1,30}}?(?:为|是)?(?:一个|一种)?[“「『\"]{QUOTED}+[”」』\"]\Z",
                ground.masked[begin:end],
            )
            if bare and report.cue.verb in ("称", "戏称", "形容") and "为" in ground.masked[begin:end]:
                return
        self._add(ground, unit, "indirect", begin, end, speaker, report)

    def _trim(self, ground: Ground, begin: int, end: int) -> tuple[int, int]:
        text = ground.masked
        full = end
        while end > begin and text[end - 1] in _EDGE + "？?":
            end -= 1
        aside = _FOREIGN.match(ground.folded, end, full) if text[end : end + 1] == ASIDE else None
        end = aside.end() if aside is not None and text[end - 1 : end] not in ASIDE else end
        while begin < end and text[begin] in _EDGE:
            begin += 1
        return begin, end

    def _quote(
        self, ground: Ground, unit: Unit, quote: Quotation, speaker: Speaker, report: Report | None, *, direct: bool
    ) -> None:
        if self._is_taken(ground, quote):
            return
        self.taken.add((quote.begin + ground.begin, quote.end + ground.begin))
        kind: Literal["direct", "partial"] = "direct" if direct else "partial"
        if not direct and not speaker:
            return
        if self.title and not direct:
            return
        self._add(ground, unit, kind, quote.begin, quote.end, speaker, report, repaired=quote.repaired)

    def _add(
        self,
        ground: Ground,
        unit: Unit,
        kind: Literal["direct", "partial", "indirect"],
        begin: int,
        end: int,
        speaker: Speaker,
        report: Report | None,
        *,
        repaired: bool = False,
        rule: str = "",
    ) -> None:
        low = min(begin, report.cue.begin, report.clause) if report else begin
        high = max(end, report.cue.end) if report else end
        found = recorded(
            Span(ground.begin + begin, ground.begin + end),
            kind,
            speaker,
            report,
            base=ground.begin,
            passages=self.passages.of(ground.begin + low, ground.begin + high),
        )
        self.found.append(replace(found, rule=f"utterances.{rule}" if rule else found.rule, repaired=repaired))

    # --- quotations that no report holds

    def _is_taken(self, ground: Ground, quote: Quotation) -> bool:
        return (quote.begin + ground.begin, quote.end + ground.begin) in self.taken

    def _quotes_before(
        self, ground: Ground, unit: Unit, reports: tuple[Report, ...], speakers: tuple[Speaker, ...]
    ) -> None:
        """“……，”他说。"""
        for report, speaker in zip(reports, speakers, strict=True):
            behind = ground.masked[report.cue.end : unit.end].strip(_EDGE + "？?")
            before = [q for q in unit.quotes if q.end < report.cue.begin and not self._is_taken(ground, q)]
            gap = ground.masked[before[-1].end + 1 : report.clause] if before else "x"
            inside = before
            if before and not self._set_off(ground, before[-1]):
                before = []
                if ground.masked.startswith(("直到", "直至", "但", "而", "随后"), report.clause):
                    continue
            ended = bool(before) and ground.folded[before[-1].end - 1] in "。！？!?"
            if report.subject.form == "dropped" and ground.masked[report.clause : report.cue.begin].strip():
                continue
            if (
                before
                and (not gap.strip(_EDGE))
                and (
                    not behind
                    or ground.masked[report.begin : report.begin + 1] in _OPENING
                    or not report.forward
                    or ended
                )
            ):
                for quote in before:
                    apart = (
                        is_clause(ground, quote, apart=True)
                        if quote is before[-1] or is_apart(ground, quote)
                        else False
                    )
                    if apart or not is_term(ground, quote, state_media=self.state_media):
                        self._quote(ground, unit, quote, speaker, report, direct=apart)
                first = before[0].outer_begin
                lead = ground.masked[unit.begin : first].strip(_EDGE)
                if lead and report is reports[0] and not lead.startswith(("据", "根据", "另据", "對此", "对此")):
                    self._indirect(ground, unit, report, speaker, unit.begin, before[-1].end + 1)
            elif (
                report is reports[0]
                and not behind
                and report.cue.sense == "utterance"
                and "clause" in report.cue.frames
                and ground.masked[report.cue.end : report.cue.end + 1] not in ("：", ":")
                and not ground.masked.startswith(("据", "根据", "按照", "依据"), unit.begin)
            ):
                begin, end = self._trim(ground, unit.begin, report.clause)
                if end - begin >= 8 and report.subject.form != "dropped":
                    self._indirect(ground, unit, report, speaker, begin, end)
                    for quote in inside:
                        if not is_apart(ground, quote) and not is_term(ground, quote, state_media=self.state_media):
                            self._quote(ground, unit, quote, speaker, report, direct=False)

    def _set_off(self, ground: Ground, quote: Quotation) -> bool:
        """Whether a quotation before its speech phrase stands by itself: at the beginning, or with its own comma."""
        low = quote.outer_begin
        while low > 0 and ground.masked[low - 1] in " \u00a0\u3000" + ASIDE:
            low -= 1
        if ground.masked[quote.end + 1 : quote.end + 2] == "的":
            return False
        left = low == 0 or ground.masked[low - 1] in '，,。！？!?；;：:”」』"'
        return left or ground.folded[quote.end - 1] in "，。！？!?,…—"

    def _quotes_named(self, ground: Ground, unit: Unit) -> None:
        """将X形容为“……”."""
        for quote in unit.quotes:
            if self._is_taken(ground, quote) or is_term(ground, quote, state_media=self.state_media):
                continue
            verb = naming(ground, unit, quote)
            if verb is None:
                continue
            speaker = self._namer(ground, unit, verb[0])
            if speaker:
                self._quote(ground, unit, quote, speaker, None, direct=False)

    def _quotes_set_off(self, ground: Ground, unit: Unit) -> None:
        """Whole clauses that a colon introduces (他用粤语说了两句话：“…”), or that go on with a report right before."""
        for quote in unit.quotes:
            if self._is_taken(ground, quote) or is_term(ground, quote, state_media=self.state_media):
                continue
            before = ground.masked[unit.begin : quote.outer_begin].rstrip(" ")
            topic = subject_of_unit(ground, unit.begin, quote.outer_begin, self.memory, self.names)
            if before.endswith(("：", ":")) and is_clause(ground, quote, apart=True):
                source = cited(ground, unit.begin, quote.outer_begin)
                speaker = (Speaker(entities_of(source)) if source is not None else None) or topic or self.memory.last
            elif self.memory.paragraph == ground.index and self._wordy(ground, quote) and self._same_voice(topic):
                speaker = self.memory.last
            elif before.endswith("，") and self._own_words(ground, unit, quote) and self._is_somebody(topic):
                speaker = topic
            else:
                continue
            if speaker:
                apart = is_apart(ground, quote) and is_clause(ground, quote, apart=True)
                self._quote(ground, unit, quote, speaker, None, direct=apart)

    def _own_words(self, ground: Ground, unit: Unit, quote: Quotation) -> bool:
        """Whether the quotation ends the sentence and speaks in the first person: 他把矛头指向对手，“我们不会退让。”"""
        text = ground.folded[quote.begin : quote.end]
        last = ground.masked[quote.end + 1 : unit.end].strip(_EDGE) == ""
        return last and "我" in text and self._wordy(ground, quote) and is_clause(ground, quote, apart=True)

    def _is_somebody(self, speaker: Speaker) -> bool:
        return bool(speaker.entities) and self.names.entities[speaker.entities[0]].kind != "place"

    def _wordy(self, ground: Ground, quote: Quotation) -> bool:
        """Whether the quoted words are more than a term: long, with a predicate."""
        return quote.end - quote.begin >= 10 and has_predicate(ground, quote.begin, quote.end)

    def _same_voice(self, topic: Speaker) -> bool:
        if not topic:
            return True
        entity = self.names.entities[topic.entities[0]] if topic.entities else None
        return topic == self.memory.last or (entity is not None and entity.kind == "place")

    def _namer(self, ground: Ground, unit: Unit, verb: int) -> Speaker:
        clause = max((ground.masked.rfind(mark, unit.begin, verb) for mark in "，；,;。"), default=-1) + 1
        clause = max(clause, unit.begin)
        stretch = ground.masked[clause:verb]
        passive = re.search(r"被|遭", stretch)
        if passive:
            inside = ground.mentions_in(clause + passive.end(), verb)
            return Speaker(inside[-1].entities) if inside else Speaker()
        taking = re.search(r"将|把|称|被", stretch)
        limit = clause + taking.start() if taking else verb
        subject = subject_before(ground, clause, limit)
        if subject.form == "named" and entities_of(subject):
            return Speaker(entities_of(subject))
        if subject.form == "text":
            return Speaker((), subject.span(ground))
        if subject.form in ("pronoun", "dropped"):
            return subject_of_unit(ground, unit.begin, limit, self.memory, self.names)
        return Speaker()

    # --- what carries on

    def _without_report(self, ground: Ground, unit: Unit, following: Unit | None, *, first: bool) -> None:
        memory = self.memory
        if alone(ground, unit):
            behind = named_behind(ground, following) if following is not None else None
            speaker = self.carry.speaker if self.carry else self._speaker_before(ground, first=first)
            if behind is not None and not self.article.text[: ground.begin].rstrip().endswith(("：", ":")):
                speaker = resolve(ground, behind, Speaker(), memory, self.names)
            if not speaker and memory.paragraph == ground.index:
                speaker = memory.last
            for quote in unit.quotes:
                ended = quote.repaired or ground.folded[quote.end - 1] in "。！？!?…，,"
                ended = ended or ground.masked[quote.end + 1 : quote.end + 2] in ("。", "！", "？")
                if is_clause(ground, quote, apart=True) and (ended or self.carry):
                    self._quote(ground, unit, quote, speaker, None, direct=True)
            return
        topic = subject_of_unit(ground, unit.begin, unit.end, memory, self.names)
        if self.carry and self._goes_on(ground, unit, topic) and not self._announces(ground, unit):
            self._carried(ground, unit)
            return
        note_topic(memory, topic, self.names)
        self.carry = Carry()

    def _announces(self, ground: Ground, unit: Unit) -> bool:
        """Whether the sentence ends with a colon and tells nothing itself."""
        return ground.masked[unit.begin : unit.end].rstrip(" \u00a0\u3000").endswith(("：", ":"))

    def _carried(self, ground: Ground, unit: Unit) -> None:
        speaker = self.carry.speaker
        begin, end = self._trim(ground, unit.begin, unit.end)
        apart = [q for q in unit.quotes if is_apart(ground, q) and is_clause(ground, q, apart=True)]
        for quote in apart:
            self._add_carried_indirect(ground, unit, begin, quote.outer_begin, speaker)
            self._quote(ground, unit, quote, speaker, None, direct=True)
            begin = quote.end + 1
        self._add_carried_indirect(ground, unit, begin, end, speaker)
        self.memory.paragraph = ground.index
        for quote in unit.quotes:
            if quote not in apart and not is_term(ground, quote, state_media=self.state_media):
                self._quote(ground, unit, quote, speaker, None, direct=is_clause(ground, quote, apart=False))
        self.carry = replace(self.carry, end=unit.end)
        if _FIRST.match(ground.masked, unit.begin):
            self.list = self.carry

    def _add_carried_indirect(self, ground: Ground, unit: Unit, begin: int, end: int, speaker: Speaker) -> None:
        begin, end = self._trim(ground, begin, end)
        if end - begin >= 2:
            self._add(ground, unit, "indirect", begin, end, speaker, None, rule="carried_on")

    def _speaker_before(self, ground: Ground, *, first: bool) -> Speaker:
        """Who spoke in the paragraph before, for one that is all quotation."""
        memory = self.memory
        if first and memory.paragraph >= ground.index - 1:
            return memory.last
        return Speaker()
