"""What a time typed in plain words means, to be shown beneath it before anything is saved. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tracker.presentation import words
from tracker.presentation.entry_form import Field, Form, Reading, Said
from tracker.presentation.words.unclear import as_typed, choices
from tracker.presentation.words.unclear import unclear as told_unclear
from tracker.rules.plain_dates import Unclear, UnclearReason, read_moment, read_window
from tracker.rules.window import Window, day_in

BACKWARDS = frozenset({Field.AT, Field.CHANGED_SAID})
"""Fields for when something happened; the others are for when it shall."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that may have been meant: the words to choose it by, and those that choosing it writes."""

    label: str
    typed: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """The resolved time in words, or why it cannot be read and what it may have meant."""

    text: str = ""
    is_trouble: bool = False
    picks: tuple[Pick, ...] = ()


def meaning_of(field: Field, form: Form, reading: Reading, said: Said) -> Meaning:
    """What stands beneath a time field: nothing while it is empty, the resolved time, or what is unclear."""
    unclear, today = reading.unclear.get(field), day_in(said.now, said.zone)
    if unclear is not None:
        empty = unclear.reason is UnclearReason.EMPTY
        return Meaning() if empty else Meaning(told_unclear(unclear), True, tuple(_picks(field, unclear, said)))
    changed = reading.exits.changed
    windows = {
        Field.TALK_WHEN: reading.talk,
        Field.PROMISE_WHEN: reading.promise,
        Field.CHANGED_WHEN: changed.agreed.window if changed is not None and changed.agreed is not None else None,
    }
    window = windows.get(field)
    if window is not None:
        return Meaning(words.window(window, today, said.zone))
    if field is Field.AT and form.when.strip():
        return Meaning(words.moment(reading.attempt.at, said.zone, today))
    if field is Field.CHANGED_SAID and changed is not None and changed.said_at is not None:
        return Meaning(words.moment(changed.said_at, said.zone, today))
    return Meaning()


def _picks(field: Field, unclear: Unclear, said: Said) -> Iterator[Pick]:
    """The choices that can be typed so that they are read as nothing else."""
    for label, window in choices(unclear, day_in(said.now, said.zone), said.zone):
        for typed in as_typed(window):
            if _reads_back(field, typed, window, said):
                yield Pick(label, typed)
                break


def _reads_back(field: Field, typed: str, window: Window, said: Said) -> bool:
    if field not in BACKWARDS:
        return read_window(typed, said.now, said.zone, said.words) == window
    moment = read_moment(typed, said.now, said.zone, said.words)
    if not isinstance(moment, datetime):
        return False
    return moment == window.starts if window.is_exact else day_in(moment, said.zone) == window.first
