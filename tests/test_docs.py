"""Nothing that a user can type goes without documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from kg.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
QUESTIONS = sorted((ROOT / "kg" / "queries").glob("*.rq"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PARTS = ("Status", "Context", "Decision", "Rejected", "Consequences")


def commands() -> Iterator[tuple[str, Any]]:
    """Every command under its name."""
    root = typer.main.get_command(app)
    assert hasattr(root, "commands")
    yield from root.commands.items()


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_docs_tell_of_every_command_and_option(name: str, command: Any) -> None:
    assert f"kg {name}" in TEXT
    for parameter in command.params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert any(option in TEXT for option in parameter.opts), f"kg {name} {parameter.opts}"


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_help_of_every_command_holds_an_example(name: str, command: Any) -> None:
    assert f"kg {name}" in (command.help or "")


def test_docs_tell_of_no_command_that_is_not_there() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^## kg (\w+)$", page)) == {name for name, _ in commands()}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_docs_tell_of_every_question(question: Path) -> None:
    assert question.stem in TEXT
    assert question.read_text(encoding="utf-8").startswith("#"), "a first line that says what it answers"


@pytest.mark.parametrize("record", DECISIONS, ids=lambda path: path.stem)
def test_decisions_have_their_parts(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert re.match(r"\d{4}-[a-z0-9-]+$", record.stem)
    for part in PARTS:
        assert re.search(rf"(?m)^(#+ |\*\*|- \*\*)?{part}", text), part


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_records_are_numbered_once() -> None:
    numbers = [record.stem[:4] for record in DECISIONS]
    assert len(numbers) == len(set(numbers))
