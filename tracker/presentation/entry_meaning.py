"""What a time typed in plain words means, to be shown beneath it before anything is saved. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.presentation import words
from tracker.presentation.entry_form import Field, Form, Reading
from tracker.presentation.here import Here
from tracker.presentation.words.unclear import as_typed, choices
from tracker.presentation.words.unclear import unclear as told_unclear
from tracker.rules.plain_dates import Agreed, Unclear, UnclearReason, read_moment, read_window
from tracker.rules.window import Window, day_in
from tracker.tongue import tr

BACKWARDS = frozenset({Field.AT, Field.CHANGED_SAID})
"""Fields for when something happened; the others are for when it shall."""
A_MINUTE = timedelta(minutes=1)
AGREED = frozenset({Field.TALK_WHEN, Field.PROMISE_WHEN})


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that may have been meant: the words to choose it by, and those that choosing it writes.

    `likely`: it is preselected among the others.
    """

    label: str
    typed: str
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """The resolved time in words, or why it cannot be read and what it may have meant."""

    text: str = ""
    is_trouble: bool = False
    picks: tuple[Pick, ...] = ()


def meaning_of(field: Field, form: Form, reading: Reading, here: Here) -> Meaning:
    """What stands beneath a time field: nothing while it is empty, the resolved time, or what is unclear."""
    unclear, today = reading.unclear.get(field), here.today
    if unclear is not None:
        return doubt_of(unclear, here, backwards=field in BACKWARDS)
    changed = reading.exits.changed
    windows = {
        Field.TALK_WHEN: reading.talk,
        Field.PROMISE_WHEN: reading.promise,
        Field.CHANGED_WHEN: changed.agreed.window if changed is not None and changed.agreed is not None else None,
    }
    window = windows.get(field)
    if window is not None:
        told = words.window(window, today, here.zone)
        counted = reading.counted.get(field)
        if counted is not None:
            return _counted(counted, told, here)
        again = field in AGREED and form.time(field).comes_again(here)
        return Meaning(f"{told}. {words.comes_again()}" if again else told)
    opened = form.typed_at.opened
    left_open = opened is not None and here.now - opened >= A_MINUTE and not form.is_blank
    if field is Field.AT and (form.when.strip() or left_open):
        return Meaning(words.moment(reading.attempt.at, here.zone, today))
    if field is Field.CHANGED_SAID and changed is not None and changed.said_at is not None:
        return Meaning(words.moment(changed.said_at, here.zone, today))
    return Meaning()


def _counted(counted: Agreed, told: str, here: Here) -> Meaning:
    """What counts from the contact says so, with the other thing it may mean beside it."""
    assert counted.counted_from is not None
    day = words.moment(counted.counted_from, here.zone, here.today)
    # T: "Thursday 26 November (tomorrow), counted from when it happened: Thu 19 Nov, 12:00."
    text = tr("{window}, counted from when it happened: {moment}.", window=told, moment=day)
    window = counted.as_typed
    if window is None:
        return Meaning(text)
    typed = next((words_ for words_ in as_typed(window) if _reads_back(words_, window, here, backwards=False)), None)
    label = words.window(window, here.today, here.zone)
    return Meaning(text, picks=(Pick(label, typed),) if typed is not None else ())


def doubt_of(unclear: Unclear, here: Here, *, backwards: bool = False) -> Meaning:
    """Why a time cannot be read, with what it may have meant to pick from; nothing where none was typed.

    `backwards`: it was to say when something happened.
    """
    if unclear.reason is UnclearReason.EMPTY:
        return Meaning()
    told = told_unclear(unclear, here.today, here.zone)
    return Meaning(told, is_trouble=True, picks=tuple(_picks(unclear, here, backwards)))


def _picks(unclear: Unclear, here: Here, backwards: bool) -> Iterator[Pick]:
    """The choices that can be typed so that they are read as nothing else."""
    likely = unclear.choices[unclear.likely] if unclear.likely is not None else None
    for label, window in choices(unclear, here.today, here.zone):
        for typed in as_typed(window):
            if _reads_back(typed, window, here, backwards):
                yield Pick(label, typed, window == likely)
                break


def _reads_back(typed: str, window: Window, here: Here, backwards: bool) -> bool:
    if not backwards:
        return read_window(typed, here.now, here.zone, here.words) == window
    moment = read_moment(typed, here.now, here.zone, here.words)
    if not isinstance(moment, datetime):
        return False
    return moment == window.starts if window.is_exact else day_in(moment, here.zone) == window.first
