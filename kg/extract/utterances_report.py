"""A verb of speech in its clause, with who speaks and what is reported."""

from __future__ import annotations

from dataclasses import dataclass

from kg.chinese.speech import Cue
from kg.extract.utterances_named import Subject
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of speech with what belongs to it: paragraph offsets."""

    cue: Cue
    clause: int  # where its clause begins
    subject: Subject
    begin: int  # what is reported; begin == end where nothing follows
    end: int
    addressees: tuple[Mention, ...] = ()
    addressee_text: tuple[int, int] | None = None
    occasion: tuple[int, int] | None = None
    reported_by: tuple[Mention, ...] = ()
    denied: bool = False
    nested: bool = False
    object_only: bool = False  # 表示欢迎: nothing is reported but what quotations follow

    @property
    def forward(self) -> bool:
        """Whether what is reported stands behind the verb."""
        return self.end > self.begin
