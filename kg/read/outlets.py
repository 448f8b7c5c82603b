"""Outlets: whose page a web address is, and in which zone it prints its dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from kg.chinese.tables import rows


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes a page."""

    name: str
    zone: ZoneInfo  # in which its dates are printed
    agency: str  # the agency that it is itself, or ""


@cache
def _outlets() -> dict[str, Outlet]:
    return {row["host"]: Outlet(row["name"], ZoneInfo(row["zone"]), row["agency"]) for row in rows("outlets")}


def outlet_of(host: str) -> Outlet:
    """The outlet of a host, also without its ``www.``; an unknown one goes by its host and prints UTC."""
    host = host.lower()
    known = _outlets()
    found = known.get(host) or known.get(f"www.{host}") or known.get(host.removeprefix("www."))
    return found or Outlet(host, ZoneInfo("UTC"), "")
