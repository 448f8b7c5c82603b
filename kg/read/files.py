"""Which files hold articles, and their text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article
from kg.read.feed import parse

_ENDINGS = frozenset({".txt", ".html", ".htm", ".md", ".markdown", ".xhtml"})
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The article files among ``paths``, each once, sorted by path.

    A file is taken as it is; of a folder, all files below that end in .txt, .html, .htm, .xhtml, .md or .markdown,
    without hidden files and folders.

    Raises:
        ReadError: a path does not exist, or a folder holds no such file.
    """
    return sorted({file for path in paths for file in _files_of(path)}, key=lambda file: file.as_posix())


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        found = [file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS and file.is_file()]
        shown = [file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not shown:
            raise ReadError(
                f"{path}: no article files in this folder; their names end in {', '.join(sorted(_ENDINGS))}"
            )
        return shown
    if path.exists():
        return [path]
    raise ReadError(f"{path}: no such file or folder; check the path")


def read_article(path: Path) -> Article:
    """The article of one file.

    Raises:
        ReadError: the file can't be read, is no UTF-8 text, or is no article in a form that newskg reads.
    """
    return parse(_text_of(path), source=str(path))


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}; check the path and its permissions") from error
    if not content.strip():
        raise ReadError(f"{path}: the file is empty; fetch the article again")
    if content.startswith(_MARKS_OF_UTF_16):
        raise ReadError(f"{path}: the text is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise ReadError(f"{path}: a binary file, no text; give a text file with an article")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: byte {error.start} is no UTF-8 (GBK or Big5?); save the text as UTF-8") from error
