"""The graph as a network: relations, the well connected, communities, paths with their evidence, exports."""

from kg.analysis.export import export
from kg.analysis.measures import Community, Connected, communities, most_connected
from kg.analysis.paths import Step, find, shortest_path
from kg.analysis.relations import QUOTES, RELATIONS, STATUS, Post, Relations, Utterance, relations
from kg.analysis.rows import Article, Evidence

__all__ = [
    "QUOTES",
    "RELATIONS",
    "STATUS",
    "Article",
    "Community",
    "Connected",
    "Evidence",
    "Post",
    "Relations",
    "Step",
    "Utterance",
    "communities",
    "export",
    "find",
    "most_connected",
    "relations",
    "shortest_path",
]
