"""Files become articles: the only place that opens input."""

from kg.read.files import find_files, read_article

__all__ = ["find_files", "read_article"]
