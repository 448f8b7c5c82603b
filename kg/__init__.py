"""newskg: a knowledge graph of Chinese news in which every statement shows its sentence."""

__version__ = "0.1.0"
