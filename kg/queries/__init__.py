"""The questions that ship with newskg: one .rq file each, its first line says what it answers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import QueryError


@cache
def shipped() -> dict[str, str]:
    """The text of every shipped question, by name, sorted."""
    texts = (file for file in files(__name__).iterdir() if file.name.endswith(".rq"))  # not __pycache__
    found = {file.name.removesuffix(".rq"): file.read_text(encoding="utf-8") for file in texts}
    return dict(sorted(found.items()))


def about(text: str) -> str:
    """What a question answers: its first comment."""
    first = text.lstrip().split("\n", 1)[0]
    return first.lstrip("# ").strip() if first.startswith("#") else ""


def question(asked: str) -> str:
    """SPARQL text for what a user asks: SPARQL itself, a .rq file, or the name of a shipped question.

    Raises:
        QueryError: neither a file, nor a shipped question, nor anything that looks like SPARQL.
    """
    if asked in shipped():
        return shipped()[asked]
    if asked.endswith((".rq", ".sparql")):
        try:
            return Path(asked).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "no UTF-8 text"
            raise QueryError(f"{asked}: {reason}; see `kg queries` for the shipped questions") from error
    if "{" not in asked and not asked.lstrip().lower().startswith(("select", "ask", "construct", "describe", "prefix")):
        raise QueryError(f"{asked}: no shipped question and no SPARQL; `kg queries` lists the questions")
    return asked
