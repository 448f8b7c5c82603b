"""IRIs of the data: readable, stable from build to build, never a blank node."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_to_bytes, urlsplit

from kg.chinese.folding import fold
from kg.errors import StoreError
from kg.model import Span

BASE = "https://newskg.example/"
FOLDERS = {"person": "person", "organisation": "organisation", "place": "place"}

# RFC 3987: what may stand in a path as it is. Whatever else a name holds is written in percent form.
_IN_PATH = re.compile(
    r"[A-Za-z0-9\-._~!$&'()*+,;=:@/\u00a0-\u061b\u061d-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff"
    r"\uf900-\ufdcf\ufdf0-\ufeff\uff00-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_PERCENT_RUN = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DOTS = re.compile(r"[\u2022\u2027\u30fb\uff0e\u2219\u22c5]")  # what outlets print inside a transliterated name
_SPACE = re.compile(r"\s+")
_RESERVED = re.compile(r"[/?#%]")


def article_iri(url: str, base: str = BASE) -> str:
    """The IRI of the article at ``url``: the base, ``article/``, the host without www, the path in plain characters.

    >>> article_iri("https://www.rfi.fr/cn/%E4%B8%AD%E5%9B%BD/20230719-a")
    'https://newskg.example/article/rfi.fr/cn/中国/20230719-a'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    query = f"?{_plain(parts.query)}" if parts.query else ""
    return f"{base}article/{_escape(host)}{port}{_plain(parts.path)}{query}"


def passage_iri(article: str, span: Span) -> str:
    """The IRI of a stretch of an article, as RFC 5147 writes it."""
    return f"{article}#char={span.begin},{span.end}"


def local_name(text: str) -> str:
    """A name as the last step of an IRI: NFC, Simplified characters, ``_`` for spaces.

    >>> local_name("龐培歐"), local_name("John Kerry"), local_name("约翰•克里")
    ('庞培欧', 'John_Kerry', '约翰·克里')
    """
    plain = _DOTS.sub("·", fold(unicodedata.normalize("NFC", text.strip())))
    return _escape(_RESERVED.sub(lambda m: f"%{ord(m.group()):02X}", _SPACE.sub("_", plain)))


def check_base(text: str) -> None:
    """Make sure that ``text`` can be put before names.

    Raises:
        StoreError: it is no absolute IRI that ends in / or #.
    """
    parts = urlsplit(text)
    plain = text.rstrip("#")
    if not (parts.scheme and parts.netloc and text[-1] in "/#" and _escape(plain) == plain):
        raise StoreError(f"{text}: no base for IRIs; give an absolute one that ends in /, such as {BASE}")


def _plain(path: str) -> str:
    return _escape(_PERCENT_RUN.sub(_decode, path))


def _decode(match: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group().upper()
    return "".join(c if ord(c) > 127 or c.isalnum() or c in "-._~" else f"%{ord(c):02X}" for c in text)


def _escape(text: str) -> str:
    """``text`` with what may not stand in an IRI in percent form; what is in percent form stays so."""
    out = []
    for i, char in enumerate(text):
        if _IN_PATH.match(char) or (char == "%" and _PERCENT_RUN.match(text, i)):
            out.append(char)
        else:
            out.append("".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace")))
    return "".join(out)
