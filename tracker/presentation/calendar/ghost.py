"""What is about to be agreed, as the calendar shows it while it is being typed. Knows no form and no view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ghost:
    """On which days, both included and on our calendar, with whom, and the words that were typed for when."""

    first: date
    last: date
    name: str
    words: str
