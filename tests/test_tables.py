"""Every word table is sorted, free of doubles, in NFC, and read by some code."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from kg.chinese.tables import names, rows

PACKAGE = Path(__file__).resolve().parent.parent / "kg"


def lines_of(name: str) -> list[str]:
    text = files("kg.chinese.tables").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    assert text.endswith("\n"), "the last line must end"
    assert "\r" not in text
    return text.removesuffix("\n").split("\n")


@pytest.mark.parametrize("name", names())
def test_tables_are_sorted_and_without_doubles(name: str) -> None:
    entries = lines_of(name)[1:]
    assert entries == sorted(entries)
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("name", names())
def test_tables_are_nfc_without_stray_blanks(name: str) -> None:
    for number, line in enumerate(lines_of(name), start=1):
        assert unicodedata.is_normalized("NFC", line), f"{name}.tsv:{number}"
        assert all(field == field.strip() for field in line.split("\t")), f"{name}.tsv:{number}"


@pytest.mark.parametrize("name", names())
def test_tables_use_every_column(name: str) -> None:
    header = lines_of(name)[0].split("\t")
    assert len(header) == len(set(header))
    assert all(re.fullmatch(r"[a-z_0-9]+", column) for column in header)
    table = rows(name)
    assert table, "an empty table"
    for column in set(header) - {"note"}:
        assert any(row[column] for row in table), f"{name}: nothing in column {column}"
    assert all(row[header[0]] for row in table)


@pytest.mark.parametrize("name", names())
def test_tables_are_read_by_code(name: str) -> None:
    sources = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    assert any(f'"{name}"' in source for source in sources), f"no code reads {name}.tsv"


def test_tables_refuse_a_line_with_a_missing_field(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("surface\tsense\n说\n", encoding="utf-8")
    monkeypatch.setattr("kg.chinese.tables.files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"bad\.tsv:2: 1 fields, the header has 2"):
        rows("bad")
