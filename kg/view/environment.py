"""Templates, and what is written into them as it stands: scripts and styles."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pyvis
from jinja2 import Environment, PackageLoader
from markupsafe import Markup


def environment() -> Environment:
    """An environment for the pages: everything is escaped, JSON holds Chinese as it is, in a stable order."""
    made = Environment(loader=PackageLoader("kg.view", "static"), autoescape=True)
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    made.globals["static"] = _static
    made.globals["vis"] = _vis
    return made


def _static(name: str) -> Markup:
    return Markup((files("kg.view") / "static" / name).read_text(encoding="utf-8"))


def _vis(name: str) -> Markup:
    """A file of the vis-network that pyvis carries."""
    folder = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    return Markup((folder / name).read_text(encoding="utf-8"))
