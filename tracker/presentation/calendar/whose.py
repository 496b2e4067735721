"""Whose agreements stand out in the calendar. Knows no card and no view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Whose:
    """`days` are those on which what is still open with that person begins, on our calendar."""

    prospect_id: int
    name: str = ""
    days: tuple[date, ...] = ()
