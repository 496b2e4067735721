"""Why a phrase gives no date, and what it might have meant. Knows no sentence; words are found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.window import Window


class UnclearReason(StrEnum):
    EMPTY = "empty"
    NOT_A_DATE = "not-a-date"
    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_TIME = "no-such-time"
    PAST = "past"
    DISAGREES = "disagrees"
    AMBIGUOUS = "ambiguous"
    BEFORE_START = "before-start"
    TOO_FAR = "too-far"
    TOO_LONG = "too-long"
    SEVERAL_DAYS = "several-days"
    BY_COUNTRY = "by-country"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A phrase that is asked back. `choices` are what it may have meant, earliest first; often there are none.

    `text` is what was typed, kept short and without control characters, so that it can be shown. `likely` is the place
    among the choices of the one to preselect: of two hours the only one at which people are spoken to.
    """

    reason: UnclearReason
    choices: tuple[Window, ...] = ()
    text: str = ""
    likely: int | None = None
