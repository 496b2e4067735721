"""Why a date was not understood, in words, and what it may have meant; a window as words to type. Knows no field."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.times import window
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.plain_dates.words import ENGLISH
from tracker.rules.window import Window, zone_of
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
    UnclearReason.TOO_LONG: sentence("{text} is too long to be agreed: most of a year."),
    UnclearReason.SEVERAL_DAYS: sentence("{text} is more than one day, and one is asked for."),
    UnclearReason.BY_COUNTRY: sentence("{text} is on another day in another country or place. Type the day itself."),
}
ONLY_ONE = sentence("{text} is not certain.")


def unclear(u: Unclear, today: date | None = None, zone: str = "") -> str:
    """The sentence under the field: what is unclear, and a question where there are choices to pick from.

    With `today` (and our `zone`) a single choice is named in it.
    """
    text = quoted(u.text, 60) if u.text else tr_as("in place of what was typed", "This")
    alone = len(u.choices) == 1
    told = ONLY_ONE if alone and u.reason is UnclearReason.AMBIGUOUS else REASONS[u.reason]
    reason = told.told(text=text)
    if alone and today is not None:
        # T: "“3” is not certain. Did you mean Thursday 26 November, 15:00 (in 5 days)?"
        return tr("{reason} Did you mean {window}?", reason=reason, window=window(u.choices[0], today, zone))
    if alone:
        return tr("{reason} Did you mean this?", reason=reason)
    return tr("{reason} Which is meant?", reason=reason) if u.choices else reason


def ask_again() -> str:
    """What is to happen after an agreement that comes every year, where nobody said."""
    return tr_as("what happens then", "ask again for the next one")


def choices(u: Unclear, today: date, zone: str = "") -> tuple[tuple[str, Window], ...]:
    """Each thing it may have meant, in words, to pick from; earliest first."""
    return tuple((window(w, today, zone), w) for w in u.choices)


def as_typed(w: Window) -> tuple[str, ...]:
    """Words that mean that window whenever they are typed, the ones to read first, and the plain ISO form; that alone,
    with its offset, for the second of two times the clocks show alike.

    They are for reading, not for telling: English is read in every tongue.
    """
    first, last = (
        f"{ENGLISH.weekdays[d.weekday()][0]} {d.day} {ENGLISH.months[d.month - 1][0]} {d.year}"
        for d in (w.first, w.last)
    )
    at = f" {w.at:%H:%M}" if w.at is not None else ""
    if w.until is not None:
        at += f" to {w.until:%H:%M}"
    if w.second:
        there = w.starts.astimezone(zone_of(w.zone))
        return (f"{w.first.isoformat()}T{there:%H:%M}{there.isoformat()[-6:]}",)
    if w.is_span:
        return f"{first} to {last}", f"{w.first.isoformat()} to {w.last.isoformat()}"
    return f"{first}{at}", f"{w.first.isoformat()}{at}"
