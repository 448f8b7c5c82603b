"""Words beside names, from the table ``name_context``, as parts of patterns."""

from __future__ import annotations

import re
from functools import cache

from kg.chinese.tables import rows


@cache
def words(sense: str) -> tuple[str, ...]:
    """The words of one sense, the longest first."""
    found = (row["surface"] for row in rows("name_context") if row["sense"] == sense)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def one_of(*senses: str) -> str:
    """A group of a regular expression that matches any word of the senses, the longest first."""
    every = {word for sense in senses for word in words(sense)}
    return "(?:" + "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word))) + ")"
