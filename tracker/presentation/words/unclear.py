"""Why a date was not understood, in words, and what it may have meant."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.dates import clock, long_day, window
from tracker.presentation.words.quotes import quoted
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.window import Window, zone_of

REASONS = {
    UnclearReason.EMPTY: "When? A day, a time, or words such as “in a month” or “Thu 3pm”.",
    UnclearReason.NOT_A_DATE: "{text} does not read as a day or a time. “Thu 3pm” or “in a month” would.",
    UnclearReason.NO_SUCH_DAY: "There is no such day as {text}.",
    UnclearReason.NO_SUCH_TIME: "There is no such time as {text}.",
    UnclearReason.PAST: "{text} is over already.",
    UnclearReason.DISAGREES: "The weekday and the date in {text} are not the same day.",
    UnclearReason.AMBIGUOUS: "{text} could be read in more than one way.",
    UnclearReason.BEFORE_START: "{text} ends before it begins.",
    UnclearReason.TOO_FAR: "{text} is too far away to plan for.",
    UnclearReason.TOO_LONG: "{text} is too long to be agreed: most of a year.",
}


ONLY_ONE = "{text} is not certain."


def unclear(u: Unclear, today: date | None = None, zone: str = "") -> str:
    """The sentence under the field: what is unclear, and a question where there are choices to pick from.

    With `today` (and our `zone`) a single choice is named in it.
    """
    alone = len(u.choices) == 1
    reason = ONLY_ONE if alone and u.reason is UnclearReason.AMBIGUOUS else REASONS[u.reason]
    sentence = reason.replace("{text}", quoted(u.text, 60) if u.text else "This")
    if alone:
        return f"{sentence} Did you mean {window(u.choices[0], today, zone) if today is not None else 'this'}?"
    return f"{sentence} Which is meant?" if u.choices else sentence


def ask_again() -> str:
    """What is to happen after an agreement that comes every year, where nobody said."""
    return "ask again for the next one"


def choices(u: Unclear, today: date, zone: str = "") -> tuple[tuple[str, Window], ...]:
    """Each thing it may have meant, in words, to pick from; earliest first."""
    return tuple((window(w, today, zone), w) for w in u.choices)


def as_typed(w: Window) -> tuple[str, ...]:
    """Words that mean that window whenever they are typed, the ones to read first, and the plain ISO form."""
    first, last = (f"{long_day(d)} {d.year}" for d in (w.first, w.last))
    at = f" {clock(w.at)}" if w.at is not None else ""
    if w.until is not None:
        at += f" to {clock(w.until)}"
    if w.second:
        offset = w.starts.astimezone(zone_of(w.zone)).isoformat()[-6:]
        return (f"{w.first.isoformat()}T{clock(w.starts.astimezone(zone_of(w.zone)).time())}{offset}",)
    if w.is_span:
        return f"{first} to {last}", f"{w.first.isoformat()} to {w.last.isoformat()}"
    return f"{first}{at}", f"{w.first.isoformat()}{at}"
