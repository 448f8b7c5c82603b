"""What the wheel holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

hatchling = pytest.importorskip("hatchling.build", reason="hatchling is not installed")


@pytest.fixture(scope="module")
def contents(root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        name = hatchling.build_wheel(str(folder))
    return set(zipfile.ZipFile(folder / name).namelist())


@pytest.mark.parametrize(
    ("folder", "pattern", "inside"),
    [
        ("ontology", "*.ttl", "kg/_ontology"),
        ("kg/chinese/tables", "*.tsv", "kg/chinese/tables"),
        ("kg/queries", "*.rq", "kg/queries"),
        ("kg/view/static", "*", "kg/view/static"),
    ],
)
def test_wheel_ships_what_the_code_reads(
    contents: set[str], root: Path, folder: str, pattern: str, inside: str
) -> None:
    files = [file for file in (root / folder).rglob(pattern) if file.is_file()]
    assert files
    for file in files:
        assert f"{inside}/{file.relative_to(root / folder).as_posix()}" in contents


def test_wheel_is_typed_and_holds_the_command_and_the_licence(contents: set[str]) -> None:
    assert "kg/py.typed" in contents
    assert any(name.endswith("entry_points.txt") for name in contents)
    assert any(name.endswith("licenses/LICENSE") for name in contents)
    assert "kg/chinese/tables/ATTRIBUTION.md" in contents


def test_wheel_holds_no_tests_and_no_articles(contents: set[str]) -> None:
    assert not [name for name in contents if name.startswith(("tests/", "seeds/", "notebooks/"))]
