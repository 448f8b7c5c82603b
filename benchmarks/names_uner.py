"""Exact spans of people, places and organisations on Universal NER, beside the words that jieba.posseg tags.

    python benchmarks/names_uner.py FOLDER    # holds UNER_Chinese-GSDSIMP and UNER_Chinese-PUD

Prints precision, recall and F1 for each class: our finder, the bare tagger, jieba.posseg, on GSDSimp test (Simplified),
PUD (Traditional) and PUD folded. Data: Universal NER, CC BY-SA 4.0 / 3.0.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.chinese.folding import fold
from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.names import find_names
from kg.model import Article, Paragraph

Span = tuple[int, int, str]
CLASSES = ("PER", "LOC", "ORG")
KINDS = {"person": "PER", "place": "LOC", "organisation": "ORG"}
JIEBA = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG"}


def sentences_of(path: Path) -> Iterator[tuple[str, frozenset[Span]]]:
    """Text and gold spans of each sentence; the words stand without spaces between them."""
    text, spans = "", list[Span]()
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line.startswith("#"):
            continue
        if not line:
            if text:
                yield text, frozenset(spans)
            text, spans = "", []
            continue
        _, word, label, *_ = line.split("\t")
        if label.startswith("B-"):
            spans.append((len(text), len(text) + len(word), label[2:]))
        elif label.startswith("I-") and spans:
            begin, _, name = spans.pop()
            spans.append((begin, len(text) + len(word), name))
        text += word


def ours(texts: list[str]) -> list[set[Span]]:
    """What ``find_names`` finds, nested names aside; every text is an article of its own."""
    articles = [Article("", "", text, (Paragraph(0, len(text), "body"),), None, "", "zh-Hans") for text in texts]
    cut = [split(article) for article in articles]
    tagged = iter(tag([sentence for sentences in cut for sentence in sentences]))
    found = []
    for article, sentences in zip(articles, cut, strict=True):
        names = find_names(article, tuple(next(tagged) for _ in sentences))
        found.append({(m.begin, m.end, KINDS[m.kind]) for m in names.mentions if not m.nested})
    return found


def bare(texts: list[str]) -> list[set[Span]]:
    """What the tagger alone takes for a name."""
    articles = [Article("", "", text, (Paragraph(0, len(text), "body"),), None, "", "zh-Hans") for text in texts]
    cut = [split(article) for article in articles]
    tagged = iter(tag([sentence for sentences in cut for sentence in sentences]))
    return [{(t.begin, t.end, t.tag) for _ in sentences for t in next(tagged).tokens} for sentences in cut]


def plain(texts: list[str]) -> list[set[Span]]:
    """The tags of jieba.posseg."""
    import jieba.posseg

    out = []
    for text in texts:
        spans, place = set[Span](), 0
        for word, flag in jieba.posseg.cut(text):
            if flag in JIEBA:
                spans.add((place, place + len(word), JIEBA[flag]))
            place += len(word)
        out.append(spans)
    return out


def report(name: str, gold: list[frozenset[Span]], found: list[set[Span]]) -> None:
    """One line: precision, recall and F1 of each class, and of all."""
    cells = []
    for classes in (*((one,) for one in CLASSES), CLASSES):
        right = sum(len({s for s in g if s[2] in classes} & f) for g, f in zip(gold, found, strict=True))
        there = sum(s[2] in classes for g in gold for s in g)
        said = sum(s[2] in classes for f in found for s in f)
        precision, recall = right / max(said, 1), right / max(there, 1)
        f1 = 2 * right / max(said + there, 1)
        cells.append(f"{'all' if len(classes) > 1 else classes[0]} {precision:.3f} {recall:.3f} {f1:.3f}")
    print(f"{name:24}", "   ".join(cells))


def main(folder: Path) -> None:
    """Run every finder on every set."""
    sets: list[tuple[str, Path, Callable[[str], str]]] = [
        ("GSDSimp test", folder / "UNER_Chinese-GSDSIMP" / "zh_gsdsimp-ud-test.iob2", str),
        ("PUD", folder / "UNER_Chinese-PUD" / "zh_pud-ud-test.iob2", str),
        ("PUD folded", folder / "UNER_Chinese-PUD" / "zh_pud-ud-test.iob2", fold),
    ]
    for label, path, change in sets:
        pairs = list(sentences_of(path))
        texts, gold = [change(text) for text, _ in pairs], [spans for _, spans in pairs]
        for name, finder in (("kg", ours), ("tagger alone", bare), ("jieba.posseg", plain)):
            report(f"{label}, {name}", gold, finder(texts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
