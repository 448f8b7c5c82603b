"""Quotation marks of one paragraph: which pairs belong together, also where one of them is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞"}
_CLOSERS = {closing: opening for opening, closing in _PAIRS.items()} | {"｣": "「"}
_STRAIGHT = '"＂'
_MARKS = "".join((*_PAIRS, *_CLOSERS, _STRAIGHT))
_SWAPPED = {  # the words and the opening mark behind them, which nothing closes
    opening: re.compile(
        rf"([^{_MARKS}。！？\n]{{1,24}}|[^{_MARKS}\n]{{1,400}}[，。！？…]){opening}"
        rf"(?=[^{opening}{closing}]*(?:{opening}|\Z|{closing}[^{opening}{closing}。！？\n]{{1,24}}{opening}))"
    )
    for opening, closing in _PAIRS.items()
}
_PHRASE = re.compile(r"(?:说|說|称|稱|表示|指出|强调|強調|写道|寫道|道|问|問)[，：:,][ ]?\Z")
_CURLY = re.compile("[“”]")
_LONGEST_PHRASE = 20  # characters of a speech phrase between two marks
_TERMINAL = "。！？!?…"
_AFTER_CLOSING = "，。、；：！？,;:!?)）」』”"
_BEFORE_OPENING = "，：:, 　\u00a0说道称"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: ``text[begin:end]`` between the marks, which stand outside."""

    begin: int
    end: int
    depth: int  # 0 for an outermost quotation, 1 for one inside it
    repaired: bool = False  # the closing mark is missing

    @property
    def outer_begin(self) -> int:
        """Where the opening mark stands."""
        return self.begin - 1


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of one paragraph by their beginnings, outer before inner.

    Marks “” ‘’ 「」 『』 〝〞 and the straight ones pair up, nested ones too. A quotation left open ends behind the
    last full stop before the next one of its kind, else at the end of the paragraph, and is marked as repaired.
    Stray marks are passed over. Takes linear time.

    >>> [(q.begin, q.end, q.depth) for q in quotations("他说：“我读了‘报告’。”")]
    [(4, 12, 0), (8, 10, 1)]
    """
    return _Pairing(text).run()


class _Pairing:
    """One walk over the text with a stack of open quotations, each its mark and where its words begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[tuple[str, int]] = []
        self.open: dict[str, int] = {}  # how many of each kind are open
        self.found: list[tuple[int, int, bool]] = []  # begin, end, repaired; in the order of their ends
        self.last_closers = {opening: text.rfind(closing) for opening, closing in _PAIRS.items()}
        self.last_stop = -1  # behind the last full stop
        self.straight = -1  # where the words behind the open straight mark begin; never two are open
        self.straights = sum(map(text.count, _STRAIGHT))  # how many of them are still to come
        self.curly = [match.start() for match in _CURLY.finditer(text)]
        self.curly.reverse()  # where curly marks still come, the next one last
        self.swapped = -1  # an opening mark that closes: ”……“

    def run(self) -> tuple[Quotation, ...]:
        for position, char in enumerate(self.text.replace("｢", "「")):
            if position == self.swapped:
                continue
            if char in _STRAIGHT:
                self._straight(position)
                self.straights -= 1
            elif char in _PAIRS:
                self._opening(position, char)
            elif char in _CLOSERS:
                self._closing(position, char)
            elif char in _TERMINAL:
                self.last_stop = position + 1
        if self.stack:
            self._finish()
        return tuple(_nested(self.found))

    def _straight(self, position: int) -> None:
        """Close what is open, unless a speech phrase stands right before: 他说："……。他还说，"……"."""
        if not self.open.get('"'):
            if self._closes_curly(position):
                self._close(position, "“")
            else:
                self._begin(position, '"')
            return
        if self._again(position, '"'):
            return
        begin = self.straight
        phrase = _PHRASE.search(self.text, max(self.last_stop, begin, position - 40), position)
        if self.last_stop > begin and phrase is not None and self.stack[-1][0] == '"':
            self._end(self.last_stop, repaired=True)
            self._begin(position, '"')
        else:
            self._close(position, '"')

    def _closes_curly(self, position: int) -> bool:
        """Whether a straight mark ends what a curly one, which nothing else closes, opens: “……"."""
        if not self.stack or self.stack[-1][0] != "“":
            return False
        while self.curly and self.curly[-1] < position:
            self.curly.pop()
        behind = self.text[position + 1 : position + 2]
        ends = behind in _AFTER_CLOSING or self.text[position - 1] in _TERMINAL or self.straights % 2 == 1
        return ends and (not self.curly or self.text[self.curly[-1]] == "“")

    def _again(self, position: int, mark: str) -> bool:
        """Whether the mark only doubles the opening one right before it, which then begins the quotation: ““……”."""
        doubled = self.stack[-1] == (mark, position) and self.text[position + 1 : position + 2] not in _AFTER_CLOSING
        if doubled:
            self.stack[-1] = (mark, position + 1)
            self.straight = position + 1 if mark == '"' else self.straight
        return doubled

    def _opening(self, position: int, mark: str) -> None:
        if self.open.get(mark):
            if self._again(position, mark):
                return
            behind = self.text[position + 1 : position + 2]
            before = self.text[max(position - 1, 0) : position]
            last_closer = self.last_closers.get(mark, -1)
            if (
                not behind or behind in _AFTER_CLOSING or (before in _TERMINAL + "，," and last_closer < position)
            ):  # “……“。: the wrong mark closes
                self._close(position, mark)
                return
            top, begin = self.stack[-1]
            if top == mark and self.last_stop > begin and self._begins_anew(position):
                self._end(self.last_stop, repaired=True)
        elif self.stack and self.stack[-1][0] == '"' and self._only_told(position):
            self.open[self.stack.pop()[0]] -= 1
        self._begin(position, mark)

    def _only_told(self, position: int) -> bool:
        """Whether a straight mark that ends a sentence, and no more than a speech phrase, stands before: 。"他说，“…"""
        before = self.text[max(self.straight - 2, 0) : self.straight - 1]
        short = position - self.straight <= _LONGEST_PHRASE
        return short and before in _TERMINAL and _PHRASE.search(self.text, self.straight, position) is not None

    def _begins_anew(self, position: int) -> bool:
        """Whether a quotation begins there that does not stand inside one left open: behind a full stop or a colon."""
        before = self.text[max(position - 2, 0) : position].rstrip()
        return bool(before) and before[-1] in _TERMINAL + "：:"

    def _closing(self, position: int, mark: str) -> None:
        if mark == "’" and self._is_apostrophe(position):
            return
        opening = _CLOSERS[mark]
        if self.open.get(opening):
            self._close(position, opening)
        elif mark == "”" and self.stack and self.stack[-1][0] == '"' and self._ends_there(position):
            self._close(position, '"')
        elif not self.stack and (swapped := _SWAPPED[opening].match(self.text, position + 1)) is not None:
            self.found.append((position + 1, swapped.end(1), False))
            self.swapped = swapped.end(1)
        elif not self.stack and self._opens_by_mistake(position):
            self._begin(position, opening)

    def _ends_there(self, position: int) -> bool:
        """Whether a curly mark, which closes nothing else, ends what a straight one opens: "……。”"""
        behind = self.text[position + 1 : position + 2]
        return behind in _AFTER_CLOSING or self.text[position - 1] in _TERMINAL + "，,"

    def _is_apostrophe(self, position: int) -> bool:
        before, behind = self.text[max(position - 1, 0) : position], self.text[position + 1 : position + 2]
        return before.isascii() and before.isalnum() and behind.isascii() and behind.isalpha()

    def _opens_by_mistake(self, position: int) -> bool:
        """Whether a closing mark stands where a quotation begins: 他说：”……”。"""
        before, behind = self.text[max(position - 1, 0) : position], self.text[position + 1 : position + 2]
        return bool(behind) and behind not in _AFTER_CLOSING and (not before or before in _BEFORE_OPENING)

    def _begin(self, position: int, mark: str) -> None:
        self.stack.append((mark, position + 1))
        self.open[mark] = self.open.get(mark, 0) + 1
        self.straight = position + 1 if mark == '"' else self.straight

    def _close(self, position: int, mark: str) -> None:
        while self.stack[-1][0] != mark:  # opening marks that nothing closes
            self.open[self.stack.pop()[0]] -= 1
        self._end(position)

    def _end(self, end: int, *, repaired: bool = False) -> None:
        mark, begin = self.stack.pop()
        self.open[mark] -= 1
        if end > begin:
            self.found.append((begin, end, repaired))

    def _finish(self) -> None:
        """At the end of the paragraph the first mark left open runs to the end, unless it is plainly stray."""
        mark, begin = self.stack[0]
        holds_others = bool(self.found) and self.found[-1][0] > begin
        if (len(self.stack) > 1 and mark == self.stack[1][0]) or (holds_others and self.last_stop < begin):
            return
        end = len(self.text.rstrip())
        if end > begin:
            self.found.append((begin, end, True))


def _nested(found: list[tuple[int, int, bool]]) -> list[Quotation]:
    """Stretches that nest, with their depth."""
    out: list[Quotation] = []
    ends: list[int] = []
    for begin, end, repaired in sorted(found, key=lambda stretch: (stretch[0], -stretch[1])):
        while ends and ends[-1] <= begin:
            ends.pop()
        out.append(Quotation(begin, end, len(ends), repaired))
        ends.append(end)
    return out
