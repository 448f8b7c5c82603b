"""The command line, run as users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMANDS = ("build", "formats", "query", "queries", "why", "path", "view", "export", "validate")


def kg(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    assert kg("build", SEEDS, "-o", path).returncode == 0
    return path


def test_build_ends_with_a_summary(tmp_path: Path) -> None:
    done = kg("build", SEEDS, "-o", tmp_path / "g.nq")
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.startswith("2 articles, 0 skipped, ")
    assert done.stderr.count("\n") == 1


def test_the_same_bytes_for_any_hash_seed_order_locale_and_number_of_workers(graph: Path, tmp_path: Path) -> None:
    one, two = sorted(SEEDS.iterdir())
    runs = (
        (kg("build", two, one, "-o", tmp_path / "1.ttl", PYTHONHASHSEED="1")),
        (kg("build", one, two, "-o", tmp_path / "2.ttl", PYTHONHASHSEED="2", LC_ALL="C")),
        (kg("build", SEEDS, "-o", tmp_path / "3.ttl", "--workers", 2, TZ="Asia/Tokyo", LC_ALL="C", PYTHONUTF8="0")),
    )
    assert [run.returncode for run in runs] == [0, 0, 0]
    for number in (1, 2, 3):
        assert (tmp_path / f"{number}.ttl").read_bytes() == graph.read_bytes()


def test_workers_change_no_byte_of_many_articles(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(70):
        body = f"<p>丹麦外交大臣{'甲乙丙丁戊己庚'[number % 7]}明{number}日在哥本哈根会见了记者。</p>"
        text = f"<!--1689809944000-->\n[第{number}篇](https://a.example/{number})\n------\n{body}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    for workers in (1, 3):
        assert kg("build", folder, "-o", tmp_path / f"{workers}.nq", "--workers", workers).returncode == 0
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "3.nq").read_bytes()


def test_an_article_on_which_extraction_fails_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import corpus

    def broken(articles: list[object], ontology: object) -> list[object]:
        if any("voachinese" in article.url for article in articles):  # type: ignore[attr-defined]
            raise IndexError("list index\nout of range")
        return list(extract(articles, ontology))  # type: ignore[arg-type]

    extract = corpus.extract
    monkeypatch.setattr(corpus, "extract", broken)
    read = corpus.read_corpus([SEEDS])
    assert len(read.facts) == 1
    assert "newskg fails on this article (IndexError: list index out of range)" in read.skipped[0].reason


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n \n",
    "binary.txt": bytes(range(256)),
    "gbk.txt": "<!--1689809944000-->\n[标题](https://a.example/1)\n------\n<p>正文</p>".encode("gbk"),
    "untitled.txt": "<!--1689809944000-->\n<p>正文</p>".encode(),
    "url.txt": "<!--1689809944000-->\n[标题](http://[)\n------\n<p>正文。</p>".encode(),
    "bodiless.txt": "<!--1689809944000-->\n[标题](https://a.example/2)\n------\n".encode(),
}


def test_bad_files_are_named_one_a_line_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    undated = "<!--NaN-->\n[标题](https://a.example/3)\n------\n<p>美国国务卿布林肯表示，会谈很有成果。</p>"
    (folder / "undated.txt").write_text(undated, encoding="utf-8")
    done = kg("build", folder, "-o", tmp_path / "g.nq")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [Path(line.split(":")[0]).name for line in lines[:-1]] == sorted(BAD)
    assert lines[-1].startswith(f"1 articles, {len(BAD)} skipped, ")
    assert "a.example/3" in (tmp_path / "g.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", SEEDS, "-o", "g.rdf"), "no graph format ends in '.rdf'"),
        (("build", SEEDS, "-o", "absent/g.nq"), "there is no folder absent"),
        (("build", "absent", "-o", "g.nq"), "absent: no such file or folder"),
        (("build", SEEDS, "-o", "g.nq", "--base", "nonsense"), "nonsense: no base for IRIs"),
        (("query", "absent.nq", "posts"), "absent.nq: No such file or directory; build it"),
        (("query", "seeds", "posts"), "no graph format ends in ''"),
        (("view", "absent.nq", "-o", "g.html"), "absent.nq: No such file"),
        (("view", "absent.nq", "-o", "g.pdf"), "g.pdf: a page ends in .html"),
        (("why", "absent.nq", "克里"), "absent.nq: No such file"),
        (("export", "absent.nq", "-o", "g.graphml"), "absent.nq: No such file"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(arguments: tuple[object, ...], message: str) -> None:
    done = kg(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_mistake_in_a_question_is_one_line_and_exit_code_2(graph: Path) -> None:
    for asked in ("SELECT * { ?s ?p", "who-met-who", "SELECT * { ?s x:y ?o }"):
        done = kg("query", graph, asked)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_an_output_that_can_not_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "g.nq"
    old.write_text("old", encoding="utf-8")
    assert kg("build", "absent", "-o", old).returncode == 2
    assert old.read_text(encoding="utf-8") == "old"


def test_path_and_why_tell_each_step_in_words_with_its_sentence(graph: Path) -> None:
    lines = kg("path", graph, "李强", "韩正").stdout.splitlines()
    assert [line for line in lines if not line.startswith("    ")] == [
        "李强 → 会面 → 约翰·克里",
        "约翰·克里 → 会面 → 韩正",
    ]
    assert "(2023-07-19, 北京人民大会堂)" in kg("why", graph, "克里", "韓正").stdout


def test_answers_as_table_csv_and_json(graph: Path) -> None:
    asked = "SELECT ?name { ?p a schema:Person ; schema:name ?name } ORDER BY ?name"
    table = kg("query", graph, asked).stdout.splitlines()
    rows = kg("query", graph, asked, "--format", "csv").stdout.splitlines()
    found = json.loads(kg("query", graph, asked, "--format", "json").stdout)
    names = [row["name"]["value"] for row in found["results"]["bindings"]]
    assert rows == ["name", *names]
    assert [line.strip() for line in table[2:-1]] == names
    assert table[-1] == f"({len(names)} rows)"
    assert kg("query", graph, "ASK { ?a kg:met ?b }").stdout in ("true\n", "false\n")


def test_rows_are_chosen_by_any_form_of_a_name_and_counted_off(graph: Path) -> None:
    def rows(*options: str) -> list[str]:
        return kg("query", graph, "who-said-what", "--format", "csv", *options).stdout.splitlines()[1:]

    found = rows("--name", "John Kerry")
    assert 2 < len(found) < len(rows())
    assert all("约翰·克里" in row.split(",") for row in found)
    assert rows("--name", "克里", "--limit", "2") == found[:2]
    done = kg("query", graph, "ASK {}", "--limit", "2")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_tables_line_up_with_chinese_text(graph: Path) -> None:
    from rich.cells import cell_len

    asked = "SELECT ?a ?b { VALUES (?a ?b) { ('克里' 'x') ('Kerry' 'x') ('韩正韩正' 'x') } }"
    lines = kg("query", graph, asked).stdout.splitlines()[2:-1]
    assert len({cell_len(line) for line in lines}) == 1


def test_tables_fit_the_terminal_and_break_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    from kg.cli.tables import table

    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    words = "双方同意在 COP28 之前的几个月里就“气候融资”达成共识，并在迪拜再次会谈。"
    lines = table(("who", "words", "to"), [("约翰·克里", words, ""), ("王毅", "好。", "约翰·克里")]).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert "".join(lines).replace(" ", "").count("COP28") == 1
    assert not any(line.strip()[:1] in ("，", "。", "”") for line in lines)
    assert "" in lines, "rows of several lines stand apart"
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert words in table(("who", "words", "to"), [("约翰·克里", words, "")]), "nothing is cut in a pipe"


def test_tables_give_times_to_the_minute_and_csv_the_whole(graph: Path) -> None:
    asked = "SELECT (MIN(?t) AS ?first) { GRAPH ?a { ?a schema:datePublished ?t } }"
    assert kg("query", graph, asked).stdout.splitlines()[2] == "2023-07-19 10:40"
    assert kg("query", graph, asked, "--format", "csv").stdout.splitlines()[1].startswith("2023-07-19T10:40:00")


def test_every_command_has_help_with_an_example() -> None:
    listed = kg("--help").stdout
    assert "..." not in listed.split("Commands:")[1], "what a command does is told to the end"
    for command in COMMANDS:
        assert command in listed
        assert f"\n  kg {command}" in kg(command, "--help").stdout
    assert kg("--version").stdout.startswith("newskg ")


def test_the_library_does_the_same_in_a_few_lines(graph: Path, tmp_path: Path) -> None:
    from kg import build, load

    built = build(SEEDS)
    built.save(tmp_path / "g.ttl")
    assert (tmp_path / "g.ttl").read_bytes() == graph.read_bytes()
    assert built.skipped == ()
    assert len(list(load(graph).query("SELECT ?article { GRAPH ?article { ?article a schema:NewsArticle } }"))) == 2
    assert built.networkx().number_of_nodes() > 0
