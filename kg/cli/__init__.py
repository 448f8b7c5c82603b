"""The command ``kg``: the only place that prints, exits or reads the clock."""

from kg.cli.app import main

__all__ = ["main"]
