"""How many quoted stretches of a corpus get a speaker, are speech of somebody unknown, or are no speech.

    python benchmarks/utterances_corpus.py FOLDER [COUNT [SEED [SHOW]]]

Draws COUNT articles (300) with the seed given; SHOW prints so many stretches of each class with what stands around
them, drawn with the same seed, to be read and judged.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.errors import KgError
from kg.extract.coreference import link_coreference
from kg.extract.names import find_names
from kg.extract.roles import find_roles
from kg.extract.utterances import find_utterances
from kg.extract.utterances_ground import grounds
from kg.model import Article, Names, Utterance
from kg.read import read_article

AROUND = 45  # characters shown on each side


def main(folder: Path, count: int, seed: int, show: int) -> None:
    """Count and print."""
    files = sorted(folder.rglob("*.txt"))
    chosen = random.Random(seed)
    drawn = chosen.sample(files, min(count, len(files)))
    classes: dict[str, list[str]] = {"speaker": [], "unknown": [], "no speech": []}
    kinds: Counter[str] = Counter()
    for path in drawn:
        try:
            article = read_article(path)
        except KgError:
            continue
        sentences = tuple(tag(split(article)))
        names = find_names(article, sentences)
        names = link_coreference(article, sentences, names, find_roles(article, sentences, names))
        found = {(u.content.begin, u.content.end): u for u in find_utterances(article, sentences, names)}
        kinds.update(utterance.kind for utterance in found.values())
        for ground in grounds(article, sentences, names):
            for quote in ground.quotes:
                begin, end = quote.begin + ground.begin, quote.end + ground.begin
                utterance = found.get((begin, end))
                classes[class_of(utterance)].append(shown(article, names, begin, end, utterance))
    print({name: len(entries) for name, entries in classes.items()}, dict(kinds))
    for name, entries in classes.items():
        for entry in chosen.sample(entries, min(show, len(entries))):
            print(name, entry, sep="\t")


def class_of(utterance: Utterance | None) -> str:
    """Whether somebody is told to have said it."""
    if utterance is None:
        return "no speech"
    return "speaker" if utterance.speakers or utterance.speaker_text is not None else "unknown"


def shown(article: Article, names: Names, begin: int, end: int, utterance: Utterance | None) -> str:
    """The quotation in its surroundings, with who was found to say it."""
    who = ""
    if utterance is not None:
        who = "、".join(names.entities[index].name for index in utterance.speakers)
        if not who and utterance.speaker_text is not None:
            who = "…" + article.text[utterance.speaker_text.begin : utterance.speaker_text.end]
        who = f"{utterance.kind} {who}"
    text = article.text
    words = text[begin:end] if end - begin <= AROUND else f"{text[begin : begin + 20]}…{text[end - 20 : end]}"
    return f"{who}\t{text[max(begin - AROUND, 0) : begin]}【{words}】{text[end : end + AROUND]}".replace("\n", "¶")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[2:5]]
    main(Path(sys.argv[1]), *(numbers + [300, 1, 0][len(numbers) :]))
