"""Pages that show a graph in a browser."""

from kg.view.article import article_page
from kg.view.page import TOP, page

__all__ = ["TOP", "article_page", "page"]
