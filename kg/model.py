"""The values that travel the road: frozen, small, without input or output.

Every offset counts Unicode code points from the start of ``article.text`` and is half-open.
Nothing found is ``()`` or ``None``, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["person", "organisation", "place"]
Form = Literal["name", "short", "latin", "title", "pronoun", "group"]
Status = Literal["happened", "planned", "denied"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article: ``article.text[begin:end]``."""

    begin: int
    end: int

    def holds(self, other: Span | Mention | Token | DateMention) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of ``article.text``: the title, a body paragraph, an image caption, or a note.

    A note is text about the article (byline, credit, 本文依据了路透社的报道): it may name an agency, it tells no facts.
    """

    begin: int
    end: int
    kind: Literal["title", "body", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its clean text and what is known about it."""

    url: str
    title: str
    text: str  # title, then paragraphs and captions, joined by "\n"
    paragraphs: tuple[Paragraph, ...]
    published: datetime | None  # with the zone in which the outlet prints its dates
    outlet: str  # 美国之音; the host where the outlet is not known
    script: Literal["zh-Hans", "zh-Hant"]
    agencies: tuple[tuple[str, Span], ...] = ()  # agencies it relies on, each with the passage that says so
    source: str = ""  # the file it came from, as given


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with the tagger's tag: PER LOC ORG TIME or a part of speech (n v a d p c u m q r w …)."""

    begin: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its closing mark and quotation marks; never longer than its paragraph."""

    begin: int
    end: int
    text: str  # == article.text[begin:end]
    folded: str  # the same in Simplified characters, one code point for one
    paragraph: int  # index in article.paragraphs
    kind: Literal["title", "body", "caption", "note"]
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of one article that stands for somebody or something: ``article.text[begin:end]``.

    ``entities`` are indices into ``Names.entities``: one for most, several for 他们 两人 双方, none where it is unknown
    who is meant. ``nested`` marks a name inside a longer name (美国 in 美国国务院): no argument of a clause by itself.
    """

    begin: int
    end: int
    kind: Kind
    form: Form
    rule: str  # what found it, e.g. "people.title_before_name"; `kg why` shows it
    entities: tuple[int, ...] = ()
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that one article names."""

    kind: Kind
    name: str  # the fullest Chinese form of this article, in its own characters
    names: tuple[str, ...]  # every form met, the fullest first, Latin forms too; no pronouns, no titles
    country: str | None = None  # ISO 3166-1 alpha-2, for places and for organisations of a country
    authority: str | None = None  # key of the authority row that names it, e.g. "country:US", "person:Xi Jinping"
    joined: tuple[tuple[str, str, Span], ...] = ()  # (alias, rule, passage): what made two names one


@dataclass(frozen=True, slots=True)
class Names:
    """Who and what an article speaks of, and where."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()  # by begin, longer first

    def within(self, begin: int, end: int, *, nested: bool = False) -> Iterator[Mention]:
        """Mentions that lie wholly in the stretch, in text order; nested ones only on request."""
        return (m for m in self.mentions if begin <= m.begin and m.end <= end and (nested or not m.nested))


@dataclass(frozen=True, slots=True)
class DateRange:
    """Calendar bounds, inclusive, ISO 8601, as precise as the text: day, month or year."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression; ``range`` is None where it names no calendar date (近年来, 为期三天)."""

    begin: int
    end: int
    range: DateRange | None
    kind: Literal["date", "duration", "vague"]
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """A post that the article gives a person."""

    person: int  # index in Names.entities
    title: Span  # the whole phrase: 中国国家副主席
    organisation: int | None  # the organisation or country of the post
    time: Literal["current", "former", "elect", "acting"]
    passage: Span  # the sentence
    rule: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words or content that the article says somebody uttered."""

    kind: Literal["direct", "partial", "indirect"]
    content: Span  # without the outer quotation marks
    passages: tuple[Span, ...]  # the sentences that show words and speaker, in text order
    rule: str
    speakers: tuple[int, ...] = ()  # several for a joint statement, none where unknown
    speaker_text: Span | None = None  # an unnamed speaker, as text: 一名不愿具名的官员
    addressees: tuple[int, ...] = ()
    addressee_text: Span | None = None  # 记者
    cue: Span | None = None  # the speech verb
    occasion: Span | None = None  # 在记者会上
    denied: bool = False  # 否认: the speaker says that it is not so
    reported_by: tuple[int, ...] = ()  # 据路透社，韩正表示: the agency between the speaker and the outlet
    repaired: bool = False  # the closing mark is missing in the text


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, and how."""

    entity: int
    part: Literal["agent", "patient", "participant"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the article says happened, is planned or did not happen."""

    kind: str  # IRI of the ontology's class
    trigger: Span
    passages: tuple[Span, ...]  # the sentences that tell it, in text order
    status: Status
    rule: str
    participants: tuple[Participant, ...] = ()
    place: int | None = None
    date: DateRange | None = None
    met: tuple[tuple[int, int], ...] = ()  # pairs of persons that met in it
    according_to: tuple[int, ...] = ()  # indices of the utterances that tell it


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article says, as that article says it."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    names: Names = field(default_factory=Names)
    dates: tuple[DateMention, ...] = ()
    roles: tuple[Role, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    events: tuple[Event, ...] = ()
