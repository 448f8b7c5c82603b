"""Reading articles of the feed form: clean text, title, time, outlet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model import Article
from kg.read import find_files, read_article
from kg.read.feed import parse

URL = "https://www.voachinese.com/a/1.html"


def read(body: str, *, title: str = "标题", url: str = URL, head: str = "<!--1689809944000-->\n") -> Article:
    """The article of a page in the feed form."""
    return parse(f"{head}[{title}]({url})\n------\n\n{body}", source="page.txt")


def lines(article: Article) -> list[tuple[str, str]]:
    """Kind and text of all lines but the title."""
    return [(part.kind, article.text[part.begin : part.end]) for part in article.paragraphs[1:]]


def test_read_takes_the_first_seed_as_a_reader_sees_it(seeds: Path) -> None:
    article = read_article(seeds / "000_abd40adf4a3030f6.txt")
    assert article.title == "美国特使克里：中美气候关系有“更多工作”要做"
    assert article.published == datetime(2023, 7, 19, 23, 33, 17, tzinfo=UTC)
    assert (article.outlet, article.script) == ("美国之音", "zh-Hans")
    assert [(name, article.text[span.begin : span.end]) for name, span in article.agencies] == [
        ("路透社", "（本文依据了路透社的报道。）")
    ]
    texts = lines(article)
    assert texts[0][0] == "caption"
    assert texts[0][1].endswith("做手势。（路透社照片）")
    assert ("body", "积极信号") in texts
    assert texts[-1] == ("note", "（本文依据了路透社的报道。）")
    assert len(texts) == 24


def test_read_takes_the_second_seed_without_its_share_bar(seeds: Path) -> None:
    article = read_article(seeds / "004_52eaefaf1b1c5127.txt")
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-19T10:40:00+02:00"
    assert article.outlet == "法国国际广播电台"
    assert [name for name, _ in article.agencies] == ["路透社"]
    assert "分享" not in article.text
    assert "w:1280" not in article.text


def test_read_makes_paragraphs_of_line_breaks() -> None:
    assert lines(read("<p>第一段。<br /><br />第二段。<br>第三段。</p>")) == [
        ("body", "第一段。"),
        ("body", "第二段。"),
        ("body", "第三段。"),
    ]


def test_read_normalises_white_space_and_nothing_else() -> None:
    article = read("<p>\u3000\u3000克里\u00a0 说\r\n：“好”﹔\u200b１２③。\n</p>")
    assert lines(article) == [("body", "克里 说：“好”﹔１２③。")]


def test_read_joins_inline_elements_without_blanks() -> None:
    assert lines(read("<p>美国<b>国务</b><a href='x'>院</a>发言人说。</p>")) == [("body", "美国国务院发言人说。")]


@pytest.mark.parametrize(
    "junk",
    [
        "<script>alert('克里')</script>",
        "<style>.a{}</style>",
        "<noscript>请打开脚本</noscript>",
        '<div class="o-self-promo o-self-promo--nl">订阅</div>',
        '<div class="paragraph moreArticle"><div>延伸閱讀</div><a href="x">韓正會見記者</a></div>',
        '<ul><li><a href="x">克里访华 会见韩正</a></li><li><a href="y">另一条新闻</a></li></ul>',
        "<p>相关阅读：<a href='x'>克里访华</a></p>",
        "<p>分享 :</p>",
        "<div>获取更多RSS：<br><a href='https://feed.example'>https://feed.example</a></div>",
        "<p><em>© 2031年晨星社版权声明：未经许可请勿转载。</em></p>",
        "<p hidden>看不见的字。</p>",
        "<!-- 注释 -->",
        "<p>　</p><p>***</p>",
        "<button>播放</button><svg><text>图</text></svg>",
        "<h1>标题</h1>",
    ],
)
def test_read_leaves_page_junk_out(junk: str) -> None:
    assert lines(read(f"{junk}<p>克里说，会谈有建设性。</p>{junk if 'h1' not in junk else ''}")) == [
        ("body", "克里说，会谈有建设性。")
    ]


@pytest.mark.parametrize(
    ("html", "expect"),
    [
        ("<figure><img><figcaption>克里抵达北京。（路透社照片）</figcaption></figure>", "克里抵达北京。（路透社照片）"),
        ("<div><small>韩正会见克里。</small></div>", "韩正会见克里。"),
        ('<div class="picinfo">韓正會見凱瑞。</div>', "韓正會見凱瑞。"),
        ("<figcaption><span>图像加注文字，</span><p>克里在北京。</p></figcaption>", "克里在北京。"),
    ],
)
def test_read_knows_captions(html: str, expect: str) -> None:
    assert ("caption", expect) in lines(read(f"{html}<p>正文。</p>"))


@pytest.mark.parametrize(
    "note",
    [
        "（本文依据了法新社的报道。）",
        "(译者：张三/核稿：李四)",
        "自由亚洲电台记者王五 台北报道 责编：赵六 网编：钱七",
        "张三/李四（路透社、法新社）",
        "翻译：纽约时报中文网",
        "自由亚洲电台记者王五华盛顿报道。责编：赵六 网编：钱七",
        "本台记者孙八台北报道",
        "编译 周九 发稿 吴十",
        "央视网消息（新闻联播）：",
        "张三是《纽约时报》驻北京记者，报道外交。欢迎在Twitter上关注他 @someone。",
    ],
)
def test_read_sets_notes_about_the_article_apart(note: str) -> None:
    assert lines(read(f"<p>正文。</p><p>{note}</p>"))[-1] == ("note", note)


@pytest.mark.parametrize(
    "text",
    [
        "记者：请问您怎么看？",
        "（他停了一下。他又说。）会谈继续",
        "编辑部外，数百人抗议。",
        "“今天的会谈很好。”克里说。",
        "【外汇】",
        "记者会上的争论",
        "作者认为，会谈没有结果。",
        "图为克里抵达北京",
        "克里是美国前国务卿，他曾任参议员。",
    ],
)
def test_read_keeps_text_that_only_looks_like_a_note(text: str) -> None:
    assert lines(read(f"<p>{text}</p><p>正文。</p>"))[0] == ("body", text)


def test_read_cuts_credits_from_the_last_sentence() -> None:
    article = read("<p>會談於下午結束。（譯者：張三/核稿：李四）1100224</p>")
    assert lines(article) == [("body", "會談於下午結束。"), ("note", "（譯者：張三/核稿：李四）1100224")]


def test_read_drops_the_mark_of_the_end() -> None:
    assert lines(read("<p>会谈结束。（完）</p>")) == [("body", "会谈结束。")]


def test_read_keeps_a_paragraph_that_is_partly_a_link() -> None:
    html = "<p><a href='x'>克里</a>在北京会见<a href='y'>韩正</a>。</p>"
    assert lines(read(html)) == [("body", "克里在北京会见韩正。")]


def test_read_leaves_out_the_link_to_the_rest() -> None:
    html = "<p>克里在北京会见韩正，双方就气候变...<a href='x'>...more</a></p>"
    assert lines(read(html)) == [("body", "克里在北京会见韩正，双方就气候变...")]


@pytest.mark.parametrize(
    ("title", "expect"),
    [
        ("[國際] 美澳外長會談", "[國際] 美澳外長會談"),
        ("[Chinese] 习近平讲话", "习近平讲话"),
        ("[World] 拜登 [更新]", "拜登 [更新]"),
        ("A](b) 与 [c]", "A](b) 与 [c]"),
        ("七国集团 – 美国之音 - VOA", "七国集团"),
        ("Q&amp;A：气候 会谈", "Q&A：气候 会谈"),
    ],
)
def test_read_titles_as_the_outlet_wrote_them(title: str, expect: str) -> None:
    article = read("<p>正文。</p>", title=title)
    assert article.title == expect
    assert article.text.split("\n")[0] == expect


def test_read_passes_over_the_front_matter_of_a_static_site() -> None:
    front = '---\nlayout: post\ntitle: "标题 --- 副题"\nfrom: https://b.example/2\n---\n<!--1689809944000-->\n'
    assert read("<p>正文。</p>", head=front) == read("<p>正文。</p>")


@pytest.mark.parametrize("head", ["", "<!--NaN-->\n", "<!---->\n", "<!--9999999999999999-->\n", "\n\n"])
def test_read_without_a_time_leaves_it_open(head: str) -> None:
    assert read("<p>正文。</p>", head=head).published is None


def test_read_tells_the_scripts_apart() -> None:
    assert read("<p>美國國務院發言人週三表示，雙方舉行了會談。</p>", title="會談").script == "zh-Hant"
    assert read("<p>美国国务院发言人周三表示，双方举行了会谈。</p>").script == "zh-Hans"


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.cna.com.tw/news/1.aspx", "中央社"),
        ("http://hkcnews.com/1", "眾新聞"),
        ("https://WWW.RFI.FR/cn/1", "法国国际广播电台"),
        ("https://unknown.example/1", "unknown.example"),
    ],
)
def test_read_names_the_outlet_by_its_address(url: str, outlet: str) -> None:
    assert read("<p>正文。</p>", url=url).outlet == outlet


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\x89PNG\r\n\x00\x01", "a binary file"),
        ("<!--1-->\n[标题](https://a.example/1)\n------\n<p>正文。</p>".encode("gb18030"), "no UTF-8"),
        ("[标题](https://a.example/1)\n<p>正文。</p>".encode("utf-16"), "UTF-16"),
        ("<!--1-->\n标题\n------\n<p>正文。</p>".encode(), 'no "[title](url)" line after the comment'),
        ("---\ntitle: 标题\n---\n正文".encode(), "kg formats"),
        ("<!DOCTYPE html><html><body>正文</body></html>".encode(), "kg formats"),
        ("[标题](克里)\n---\n<p>正文。</p>".encode(), "no web address"),
        ("[标题](http://[::1)\n---\n<p>正文。</p>".encode(), "no web address"),
        ("[标题](ftp://a.example/1)\n---\n<p>正文。</p>".encode(), "no web address"),
        ("[](https://a.example/1)\n---\n<p>正文。</p>".encode(), "the title is empty"),
        ("[标题](https://a.example/1)\n---\n".encode(), "no text after the title line"),
        ("[标题](https://a.example/1)\n---\n<script>x</script><p>分享 :</p>".encode(), "no text after the title line"),
    ],
)
def test_read_refuses_what_is_no_article_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_article(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert says in message
    assert "\n" not in message


def test_read_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: .*check the path"):
        read_article(tmp_path / "gone.txt")


def test_files_are_found_once_and_in_order(tmp_path: Path) -> None:
    for name in ["b/2.txt", "b/1.html", "a.md", ".hidden/3.txt", "b/.4.txt", "b/gold.json", "b/5.TXT"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = find_files([tmp_path, tmp_path / "b" / "2.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b/1.html", "b/2.txt", "b/5.TXT"]
    assert find_files([tmp_path / "b" / "gold.json"]) == [tmp_path / "b" / "gold.json"]


def test_files_that_do_not_exist_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file or folder"):
        find_files([tmp_path / "gone"])
    (tmp_path / "page.pdf").write_text("x", encoding="utf-8")
    with pytest.raises(ReadError, match=r"no article files in this folder; their names end in \.htm"):
        find_files([tmp_path])


TAGS = st.sampled_from("p div br b i a figure figcaption small ul li script style h1 time span table td".split())
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    TAGS.map(lambda tag: f'<{tag} class="caption" id="share">'),
    st.sampled_from(["克里说。", "（本文依据了路透社的报道。）", "2023-07-19"]),
    st.sampled_from("&nbsp; &#0; &lt; <!-- --> < >".split()),
    st.text(max_size=12),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_html_is_read_or_refused(html: str) -> None:
    try:
        article = read(html)
    except ReadError:
        return
    assert article.text == "\n".join(article.text[part.begin : part.end] for part in article.paragraphs)
    assert all(article.text[part.begin : part.end].strip() for part in article.paragraphs)
    for _, span in article.agencies:
        assert article.text[span.begin : span.end]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text, source="page.txt")
    except ReadError as error:
        assert "\n" not in str(error)


def test_deep_and_long_pages_are_read() -> None:
    assert lines(read("<div>" * 3000 + "<p>正文。</p>" + "</div>" * 3000))
    assert len(read("<p>" + "（" * 100_000 + "据" * 50_000 + "</p>" + "<p>克里说。</p>" * 5_000).paragraphs) > 5_000
