"""How fast dates are found: on text without any date and on the seeds, in UTF-8 megabytes a CPU second.

python benchmarks/dates_speed.py
"""

from __future__ import annotations

import time
from pathlib import Path

from kg.chinese.dates import find_dates
from kg.chinese.folding import fold
from kg.chinese.sentences import split
from kg.model import Article, Sentence
from kg.read import read_article

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PLAIN = (
    "两国外长在会谈中讨论了双边关系和地区局势，并就贸易、气候变化与供应链安全交换了意见。",
    "发言人表示，政府正在研究有关建议，没有进一步的细节可以提供。",
    "反对党批评这项法案会损害司法独立，并呼吁民众走上街头表达不满。",
    "分析人士认为，双方的分歧依然很大，达成协议的可能性不高。",
    "警方说，爆炸造成多人受伤，伤者已被送往附近的医院接受治疗。",
)


def rate(article: Article, sentences: tuple[Sentence, ...]) -> float:
    """Megabytes of text a CPU second."""
    rounds = 1 + 2_000_000 // (len(article.text.encode()) + 1)
    size = rounds * sum(len(sentence.text.encode()) for sentence in sentences)
    find_dates(article, sentences)
    begin = time.process_time()
    for _ in range(rounds):
        find_dates(article, sentences)
    return size / 1e6 / (time.process_time() - begin)


def main() -> None:
    """Print the figures."""
    seed = read_article(sorted(SEEDS.glob("*.txt"))[0])
    text = "".join(PLAIN)
    plain, begin = [], 0
    for line in PLAIN:
        plain.append(Sentence(begin, begin + len(line), line, fold(line), 0, "body"))
        begin += len(line)
    without = Article("https://example.org/a", "", text, (), seed.published, "", "zh-Hans")
    print(f"without dates {rate(without, tuple(plain)):.1f} MB/s")
    for file in sorted(SEEDS.glob("*.txt")):
        article = read_article(file)
        print(f"{file.name} {rate(article, split(article)):.1f} MB/s")


if __name__ == "__main__":
    main()
