"""What is useful before anything is typed: what has just been and wants its answer, what comes next, what is owed.

Pure; knows the morning as a value, and no screen that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.actions.ports import LeftWithout, Planned, Waiting
from tracker.presentation.here import Here
from tracker.presentation.palette.row import Does, Row, Tone
from tracker.presentation.words.lines import palette as words
from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock_here, short_due, short_window
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.morning import Morning
from tracker.rules.window import day_in

OfDay = Morning[Planned, Waiting, LeftWithout]


def next_rows(day: OfDay, following: Planned | None, here: Here) -> tuple[Row, ...]:
    """At most one of each; where today has nothing more, what comes after it (`following`)."""
    rows = [*_just_past(day, here), *_talk(day, here), *_owed(day, here)]
    if not rows and following is not None:
        return (_later(following, here),)
    return tuple(rows)


def _just_past(day: OfDay, here: Here) -> Iterator[Row]:
    """The last appointment of today whose time is over; of earlier days the morning tells."""
    timed = [a for a in day.slipped if a.window.is_timed and day_in(a.window.starts, here.zone) == day.day]
    last = max(timed, key=lambda a: (a.window.starts, a.id), default=None)
    if last is not None:
        told = words.what_became(last.name, clock_here(last.window, here.zone))
        said = quoted(last.words) if last.words.strip() else ""
        yield Row(Does.BECAME, told, "slipped", beside=said, tone=Tone.WARN, person=last.prospect_id, planned=last)


def _talk(day: OfDay, here: Here) -> Iterator[Row]:
    """What is agreed next for today: what has a time before what may be at any."""
    first = min(day.today, key=lambda a: (not a.window.is_timed, a.window.starts, a.id), default=None)
    if first is None:
        return
    when = clock_here(first.window, here.zone) or short_window(first.window, here.today, here.zone)
    if first.channel is Channel.CALL:
        told = words.call_as_agreed(first.name)
        yield Row(Does.KEEP, told, "call", beside=when, tone=Tone.AGREED, person=first.prospect_id, planned=first)
    else:
        beside = words.parted(when, WAY[first.channel].told())
        yield Row(
            Does.PERSON, words.as_agreed(first.name), "agreed", beside, tone=Tone.AGREED, person=first.prospect_id
        )


def _owed(day: OfDay, here: Here) -> Iterator[Row]:
    first = next(iter(day.promised), None)
    if first is None:
        return
    due = short_due(first.window, here.today, here.zone)
    if first.channel is Channel.EMAIL:
        told = words.write_as_promised(first.name)
        yield Row(Does.KEEP, told, "email", beside=due, tone=Tone.PROMISED, person=first.prospect_id, planned=first)
    else:
        beside = words.parted(due, WAY[first.channel].told())
        yield Row(Does.PERSON, words.as_owed(first.name), "owe", beside, tone=Tone.PROMISED, person=first.prospect_id)


def _later(a: Planned, here: Here) -> Row:
    owed = a.kind is AgreementKind.PROMISE
    told = words.as_owed(a.name) if owed else words.as_agreed(a.name)
    when = short_due if owed else short_window
    beside = words.parted(when(a.window, here.today, here.zone), WAY[a.channel].told())
    tone = Tone.PROMISED if owed else Tone.AGREED
    return Row(Does.PERSON, told, "owe" if owed else "agreed", beside, tone=tone, person=a.prospect_id)
