"""Pages that show a graph in a browser."""

from kg.view.page import TOP, page

__all__ = ["TOP", "page"]
