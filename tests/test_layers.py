"""The one-way road: a stop imports types and tables, never a later stop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
FOUNDATION = {"model", "errors", "resources"}
LANGUAGE = FOUNDATION | {"chinese"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "resources": set(),
    "chinese": LANGUAGE,
    "read": LANGUAGE | {"read"},
    "ontology": FOUNDATION | {"ontology", "chinese"},
    "extract": LANGUAGE | {"ontology", "extract"},
    "resolve": LANGUAGE | {"resolve"},
    "rdf": LANGUAGE | {"resolve", "rdf", "ontology"},
    "queries": FOUNDATION,
    "analysis": LANGUAGE | {"analysis", "resolve", "rdf"},
    "store": FOUNDATION | {"rdf", "resolve", "queries", "analysis", "corpus", "store"},
    "questions": FOUNDATION | {"rdf", "queries", "store", "questions"},
    "view": FOUNDATION | {"analysis", "chinese", "queries", "store", "questions", "view"},
    "why": LANGUAGE | {"analysis", "resolve", "queries", "store", "rdf", "why"},
    "pipeline": LANGUAGE | {"ontology", "extract"},
    "corpus": LANGUAGE | {"ontology", "pipeline", "read", "corpus"},
    "web": FOUNDATION | {"store", "queries", "questions", "view", "web"},
}
ANYTHING = {"cli", "api", "", "__main__"}  # the command, and the package's own front


def layer_of(module: str) -> str:
    """``kg.rdf.terms`` → ``rdf``; modules that share a prefix share a layer: ``ontology_source`` → ``ontology``."""
    part = [*module.split("."), ""][1]
    return part if part in MAY_IMPORT or part in ANYTHING else part.split("_")[0]


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import; write the full name"
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=module_of)
def test_layers_point_one_way(file: Path) -> None:
    layer = layer_of(module_of(file))
    if layer in ANYTHING:
        return
    assert layer in MAY_IMPORT, f"{file.name}: a layer without a place on the road; add it to MAY_IMPORT"
    for name in imports_of(file):
        if name == "kg" or name.startswith("kg."):
            other = layer_of(name)
            plain_fact = name in ("kg", "kg.__version__")
            assert plain_fact or other in MAY_IMPORT[layer], f"{module_of(file)} imports {name}"


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=module_of)
def test_only_the_command_prints_or_reads_the_clock(file: Path) -> None:
    if layer_of(module_of(file)) in ("cli", "__main__"):
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "sys.exit", "exit", "time.time", "datetime.now", "hash"), (
                f"{file.name}:{node.lineno}: {called}"
            )
