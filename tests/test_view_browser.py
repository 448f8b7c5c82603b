"""The page in a real browser: no request, no complaint, and the facts are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from small_graph import small_graph

from kg import build
from kg.view import page

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: `apt-get install chromium`"),
]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1500,950 --virtual-time-budget=4000"
).split()


def browse(file: Path, name: str, *, net_log: Path | None = None) -> tuple[str, str]:
    """The document after its scripts ran, and what the browser had to say."""
    own = [f"--user-data-dir={file.parent / 'profile'}", "--enable-logging=stderr", "--dump-dom"]
    log = [f"--log-net-log={net_log}"] if net_log else []
    done = subprocess.run(
        [CHROMIUM, *FLAGS, *own, *log, f"{file.as_uri()}#{quote(name)}"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout, done.stderr


def asked_for(net_log: Path) -> set[str]:
    """What the page asked the network for; the browser's own calls home have no page behind them."""
    events = json.loads(net_log.read_text(encoding="utf-8"))["events"]
    asked = [event["params"] for event in events if "initiator" in event.get("params", {})]
    return {params["url"] for params in asked if params["initiator"] != "not an origin"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Path]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "图.html").write_text(page(small_graph(), title="两篇文章"), encoding="utf-8")
    log = folder / "net.json"
    document, said = browse(folder / "图.html", "克里", net_log=log)
    return document, said, log


def test_page_opens_without_complaint(opened: tuple[str, str, Path]) -> None:
    document, said, _ = opened
    assert 'data-ready="true"' in document
    assert "CONSOLE" not in said


def test_page_draws_every_node_and_edge(opened: tuple[str, str, Path]) -> None:
    document, _, _ = opened
    counts = {name: int(number) for name, number in re.findall(r'data-(nodes|edges)="(\d+)"', document)}
    assert counts == {"nodes": 17, "edges": 19}


def test_page_tells_whom_kerry_met_and_shows_the_sentence(opened: tuple[str, str, Path]) -> None:
    card = unescape(opened[0].split('id="card"', 1)[1].split("</aside>", 1)[0])
    assert "<h2>约翰·克里</h2>" in card
    met = card.split("<h3>会面", 1)[1].split("<h3>", 1)[0]
    assert '<b class="go">韩正</b>' in met
    assert "凱瑞今天在北京與韓正會面。" in met and "法广　2023-07-19" in met


def test_page_shows_article_text_as_text(opened: tuple[str, str, Path]) -> None:
    card = opened[0].split('id="card"', 1)[1]
    assert "气候变化是&lt;b&gt;共同&lt;/b&gt;的威胁 &amp; 应当分开处理" in card


def test_page_sends_no_request(opened: tuple[str, str, Path]) -> None:
    assert asked_for(opened[2]) == set()


def test_a_page_that_sends_requests_is_found_out(tmp_path: Path) -> None:
    image, fetched = "http://elsewhere.invalid/x.png", "https://elsewhere.invalid/y"
    (tmp_path / "page.html").write_text(f"<img src='{image}'><script>fetch('{fetched}')</script>", encoding="utf-8")
    browse(tmp_path / "page.html", "", net_log=tmp_path / "net.json")
    assert asked_for(tmp_path / "net.json") == {image, fetched}


def test_page_shows_sentence_outlet_and_date_on_hover(tmp_path: Path) -> None:
    hover = "show(EDGES.find((edge) => edge.relation === 'met').id, { clientX: 300, clientY: 200 })"
    html = page(small_graph()).replace("</body>", f"<script>{hover}</script></body>")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    document, said = browse(tmp_path / "page.html", "")
    tip = unescape(document.split('<div id="tip"', 1)[1].split("<aside>", 1)[0])
    assert not tip.startswith(" hidden")
    assert "会面" in tip and "2023-07-19" in tip
    assert "美国之音" in tip or "法广" in tip
    assert "CONSOLE" not in said


def test_page_folds_the_sentences_of_posts_and_says_where_a_name_is_not_drawn(tmp_path: Path) -> None:
    asked = "search.value = '不在图中'; suggest()"
    html = page(small_graph()).replace("</body>", f"<script>{asked}</script></body>")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    document, said = browse(tmp_path / "page.html", "克里")
    posts = unescape(document.split("<h3>职务", 1)[1].split("<h3>", 1)[0])
    assert "<summary>原文 1 句</summary><blockquote>" in posts
    assert '<ul id="found"><li class="none">画出的节点中没有</li></ul>' in document
    assert "CONSOLE" not in said


def test_page_of_the_two_sample_articles_joins_kerry_and_han(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "page.html").write_text(page(build(seeds)), encoding="utf-8")
    document, said = browse(tmp_path / "page.html", "韩正", net_log=tmp_path / "net.json")
    card = unescape(document.split('id="card"', 1)[1].split("</aside>", 1)[0])
    assert "<h2>韩正</h2>" in card
    assert "克里</b>" in card.split("<h3>会面", 1)[1].split("<h3>", 1)[0]
    assert asked_for(tmp_path / "net.json") == set() and "CONSOLE" not in said
