"""The tagger: offsets, and the same tags whatever stands in the batch."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.chinese.folding import fold
from kg.chinese.tagger import LONGEST, tag
from kg.model import Sentence

TEXTS = (
    "德国总理朔尔茨周二在柏林会见了来访的日本首相岸田文雄。",
    "法國總統馬克龍說：「我們不會放棄。」",
    "新华社报道说，",
    "会议。",
    "他于２０２１年３月抵达东京，" * 9,
)


def sentence(text: str, begin: int = 0) -> Sentence:
    return Sentence(begin, begin + len(text), text, fold(text), 0, "body")


def words(found: Sentence, tag_name: str) -> list[str]:
    return [found.text[t.begin - found.begin : t.end - found.begin] for t in found.tokens if t.tag == tag_name]


def test_tagger_finds_people_and_places() -> None:
    (found,) = tag([sentence(TEXTS[0], begin=40)])
    assert "岸田文雄" in words(found, "PER")
    assert "柏林" in words(found, "LOC")
    assert found.tokens[0].begin == 40


def test_tagger_reads_traditional_text_folded() -> None:
    (found,) = tag([sentence(TEXTS[1])])
    assert "馬克龍" in words(found, "PER")


def test_tagger_gives_the_same_tags_alone_and_among_others() -> None:
    many = [sentence(text) for text in TEXTS * 40]
    together = tag(many)
    for number, text in enumerate(TEXTS):
        (alone,) = tag([sentence(text)])
        assert alone.tokens == together[number].tokens == together[number + len(TEXTS) * 20].tokens


def test_tagger_takes_nothing_and_very_long_sentences() -> None:
    assert tag([]) == []
    assert tag([sentence("")])[0].tokens == ()
    text = "在" * (LONGEST * 3 + 7)
    (found,) = tag([sentence(text)])
    assert found.tokens[-1].end == len(text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_tagger_tokens_cover_all_but_white_space(texts: list[str]) -> None:
    for found in tag([sentence(text, begin=7) for text in texts]):
        covered = "".join(found.text[t.begin - 7 : t.end - 7] for t in found.tokens)
        assert covered == "".join(char for char in found.text if not char.isspace())
