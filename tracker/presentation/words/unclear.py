"""Why a date was not understood, in words, and what it may have meant."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.times import window
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.plain_dates.words import ENGLISH
from tracker.rules.window import Window
from tracker.tongue import sentence, tr, tr_as

REASONS = {
    UnclearReason.EMPTY: sentence("When? A day, a time, or words such as “in a month” or “Thu 3pm”."),
    UnclearReason.NOT_A_DATE: sentence("{text} does not read as a day or a time. “Thu 3pm” or “in a month” would."),
    UnclearReason.NO_SUCH_DAY: sentence("There is no such day as {text}."),
    UnclearReason.NO_SUCH_TIME: sentence("There is no such time as {text}."),
    UnclearReason.PAST: sentence("{text} is over already."),
    UnclearReason.DISAGREES: sentence("The weekday and the date in {text} are not the same day."),
    UnclearReason.AMBIGUOUS: sentence("{text} could be read in more than one way."),
    UnclearReason.BEFORE_START: sentence("{text} ends before it begins."),
    UnclearReason.TOO_FAR: sentence("{text} is too far away to plan for."),
}


def unclear(u: Unclear) -> str:
    """The sentence under the field: what is unclear, and a question where there are choices to pick from."""
    text = quoted(u.text, 60) if u.text else tr_as("in place of what was typed", "This")
    reason = REASONS[u.reason].told(text=text)
    return tr("{reason} Which is meant?", reason=reason) if u.choices else reason


def choices(u: Unclear, today: date, zone: str = "") -> tuple[tuple[str, Window], ...]:
    """Each thing it may have meant, in words, to pick from; earliest first."""
    return tuple((window(w, today, zone), w) for w in u.choices)


def as_typed(w: Window) -> tuple[str, ...]:
    """Words that mean that window whenever they are typed, the ones to read first, and the plain ISO form.

    They are for reading, not for telling: English is read in every tongue.
    """
    first, last = (
        f"{ENGLISH.weekdays[d.weekday()][0]} {d.day} {ENGLISH.months[d.month - 1][0]} {d.year}"
        for d in (w.first, w.last)
    )
    at = f" {w.at:%H:%M}" if w.at is not None else ""
    if w.is_span:
        return f"{first} to {last}", f"{w.first.isoformat()} to {w.last.isoformat()}"
    return f"{first}{at}", f"{w.first.isoformat()}{at}"
