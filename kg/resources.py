"""Where the files that ship with newskg lie, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of newskg.ttl, lexicon.zh.ttl and shapes.ttl."""
    shipped = _PACKAGE / "_ontology"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "ontology"
