"""Which paper lies in printers where somebody is. Pure."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


_LETTER = frozenset({"US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "DO", "BZ"})
"""Countries where it is Letter; everywhere else it is A4."""


def paper_in(country: str) -> Paper:
    """By the two-letter country, "" where nobody knows."""
    return Paper.LETTER if country.upper() in _LETTER else Paper.A4
