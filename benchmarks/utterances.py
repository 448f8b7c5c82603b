"""How well speakers and words are found, against hand-annotated articles.

    python benchmarks/utterances.py FOLDER [--given-names]

FOLDER holds ARTICLE.txt and ARTICLE.json, whose "quotes" list speaker, text, kind and "optional". Prints precision,
recall and F1 for direct, partial and indirect speech, for the words alone and with the speaker, then the share of
required entries found for each form of the speaker: name, title, pronoun, organisation or country, unnamed. With
``--given-names`` the annotated names take the place of the ones found.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.coreference import link_coreference
from kg.extract.names import find_names
from kg.extract.roles import find_roles
from kg.extract.utterances import find_utterances
from kg.model import Article, Entity, Mention, Names, Sentence
from kg.read import read_article

EDGE = re.compile(r"[\s，,。．.；;：:！!？?、…—\-“”\"'‘’「」『』]+")
FLOORS = {"direct": 0.95, "partial": 0.95, "indirect": 0.8, "words": 0.8, "said": 0.8}
PRONOUNS = re.compile(r"他|她|两人|双方|二人")
KINDS = {"people": "person", "organizations": "organisation", "places": "place"}


@dataclass(frozen=True)
class Told:
    """One utterance of an article, annotated or found."""

    kind: str
    speakers: frozenset[str]  # all forms of the name; empty where unnamed or unknown
    text: str
    form: str = ""


def main(folder: Path, *, given: bool) -> None:
    """Compare and print."""
    counts: dict[str, Counter[str]] = {measure: Counter() for measure in FLOORS}
    forms: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = read_article(path.with_suffix(".txt"))
        sentences = tuple(tag(split(article)))
        names = given_names(article, gold) if given else found_names(article, sentences)
        found = told(article, sentences, names)
        for measure, counter in counts.items():
            matched = compare(gold, found, measure, counter)
            if measure == "said":
                for entry, hit in matched:
                    forms.setdefault(form_of(entry, gold, found), Counter())["found" if hit else "missed"] += 1
    for measure, counter in counts.items():
        precision = counter["right"] / max(counter["right"] + counter["wrong"], 1)
        recall = counter["right"] / max(counter["right"] + counter["missed"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{measure:9} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {dict(counter)}")
    for form, counter in sorted(forms.items()):
        print(f"{form:24} {counter['found']:4} of {counter['found'] + counter['missed']:4}")


def found_names(article: Article, sentences: tuple[Sentence, ...]) -> Names:
    """The names as the pipeline finds them."""
    names = find_names(article, sentences)
    return link_coreference(article, sentences, names, find_roles(article, sentences, names))


def given_names(article: Article, gold: dict[str, Any]) -> Names:
    """The annotated names, found by their characters, the longest first."""
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for key, kind in KINDS.items():
        for entry in gold[key]:
            forms = (entry["name"], *entry.get("aliases", ()))
            entities.append(Entity(kind, entry["name"], forms))  # type: ignore[arg-type]
            mentions += [
                Mention(match.start(), match.end(), kind, "name", "given", (len(entities) - 1,))  # type: ignore[arg-type]
                for form in dict.fromkeys(forms)
                if len(form) > 1
                for match in re.finditer(re.escape(form), article.text)
            ]
    outer: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.begin, -m.end)):
        if not outer or mention.begin >= outer[-1].end:
            outer.append(mention)
    return Names(tuple(entities), tuple(outer))


def told(article: Article, sentences: tuple[Sentence, ...], names: Names) -> list[Told]:
    """The utterances found, one entry a speaker."""
    out = []
    for utterance in find_utterances(article, sentences, names):
        text = article.text[utterance.content.begin : utterance.content.end]
        form = utterance.rule.removeprefix("utterances.").split("_")[0]
        for speaker in utterance.speakers or (-1,):
            forms = frozenset(names.entities[speaker].names) if speaker >= 0 else frozenset()
            out.append(Told(utterance.kind, forms, text, form))
    return out


def compare(
    gold: dict[str, Any], found: list[Told], measure: str, counter: Counter[str]
) -> list[tuple[dict[str, Any], bool]]:
    """Match each required entry to one find; a find left over that fits an optional entry is not wrong."""
    known = {entry["name"]: {entry["name"], *entry.get("aliases", ())} for key in KINDS for entry in gold[key]}
    kind = measure if measure in ("direct", "partial", "indirect") else None
    left = [entry for entry in found if kind in (None, entry.kind)]
    entries = [entry for entry in gold["quotes"] if kind in (None, entry["kind"])]

    def same(entry: dict[str, Any], candidate: Told) -> bool:
        named = entry["speaker"] if not entry["speaker"].startswith("UNNAMED:") else None
        right = measure == "words" or named is None or bool(known.get(named, {named}) & candidate.speakers)
        return right and alike(entry["text"], candidate.text) >= FLOORS[measure]

    out = []
    for entry in (entry for entry in entries if not entry.get("optional")):
        match = next((candidate for candidate in left if same(entry, candidate)), None)
        counter["right" if match else "missed"] += 1
        out.append((entry, match is not None))
        if match is not None:
            left.remove(match)
    optional = [entry for entry in entries if entry.get("optional")]
    counter["wrong"] += sum(not any(same(entry, candidate) for entry in optional) for candidate in left)
    return out


def alike(first: str, second: str) -> float:
    """The share of characters two texts have in common, in order."""
    first, second = EDGE.sub("", first), EDGE.sub("", second)
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(first), len(second), 1)


def form_of(entry: dict[str, Any], gold: dict[str, Any], found: list[Told]) -> str:
    """The form of the speaker: who it is, and how the sentence puts it where that was read."""
    if entry["speaker"].startswith("UNNAMED:"):
        return "unnamed"
    if entry["speaker"] not in {person["name"] for person in gold["people"]}:
        return "organisation or country"
    read = next((candidate.form for candidate in found if alike(entry["text"], candidate.text) >= 0.8), "unread")
    return f"person, {read}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), given="--given-names" in sys.argv)
