"""From text to the parts of dates: what each written form says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.chinese import dates_days, dates_pieces, dates_spans, dates_years
from kg.chinese.dates_fields import Atom, Span
from kg.chinese.dates_patterns import scanner

_READ = dates_years.READ | dates_days.READ | dates_pieces.READ | dates_spans.READ


def parts(text: str, begin: int, end: int) -> Iterator[Atom | Span]:
    """The parts of dates and the lengths of time in ``text[begin:end]``, in order; the text is Simplified."""
    position = begin
    find = scanner().search
    while (found := find(text, position, end)) is not None:
        part = _READ[str(found.lastgroup)](found)
        if part is None:
            position = found.start() + 1
            continue
        yield part
        position = part.end
