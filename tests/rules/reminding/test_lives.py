"""Random lives: sleep, restarts, clocks that are set, two windows on one store, entries open. Whatever happens, what is
agreed is spoken of, and nothing twice.

A window does here what the program does: it looks when it said it would, or when something woke it, and whoever marks
something first says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ME, ZONE
from tracker.actions.ports import Planned
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.reminding.reminders import (
    LATE,
    Moment,
    Reminded,
    What,
    Wishes,
    due,
    held_back,
    known_already,
    look_again,
)
from tracker.rules.window import Window

NIGHT = datetime(2026, 10, 24, 6, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
"""The day before the night in which the clocks of London go back."""
DAYS = 4
MINUTE = timedelta(minutes=1)


@dataclass
class Life:
    """What has been said by all windows there ever were, by the one clock they all go by."""

    agreements: list[Planned]
    now: datetime = NIGHT
    marks: set[Reminded] = field(default_factory=set)
    said: list[tuple[datetime, What, Reminded]] = field(default_factory=list)
    begun: datetime = NIGHT - timedelta(days=2)


@dataclass
class OneWindow:
    """A program that looks, until it is ended; then another takes its place."""

    life: Life
    spoken_to: frozenset[int] = frozenset()
    watched: datetime | None = None
    looked: datetime | None = None
    next_look: datetime | None = None
    held: frozenset[int] = frozenset()

    def tick(self) -> None:
        """Once a minute while the computer is awake."""
        now = self.life.now
        if self.looked is None or not timedelta(0) <= now - self.looked <= LATE:
            self.watched = self.next_look = None
        self.looked = now
        if self.next_look is None or now >= self.next_look:
            self.look()

    def look(self) -> None:
        life = self.life
        life.begun = min(life.begun, life.now)
        self.watched = self.watched or life.now
        here = Moment(
            life.now, ZONE, ME, Policy(zone=ZONE), life.begun, self.watched, self.held, spoken_to=self.spoken_to
        )
        before = frozenset(life.marks)
        for reminder in due(life.agreements, before, Wishes(), here):
            single = reminder.marks if reminder.what is What.MISSED else reminder.marks[:1]
            life.said += [(life.now, reminder.what, mark) for mark in single if mark not in life.marks]
            life.marks.update(reminder.marks)
        life.marks.update(known_already(life.agreements, before, Wishes(), here))
        self.held = held_back(life.agreements, frozenset(life.marks), Wishes(), here)
        self.next_look = look_again(life.agreements, Wishes(), here)


def agreements() -> st.SearchStrategy[list[Planned]]:
    days = st.integers(0, DAYS - 1).map(lambda n: date(2026, 10, 24) + timedelta(days=n))
    times = st.tuples(st.integers(0, 23), st.sampled_from((0, 1, 30, 59))).map(lambda hm: time(*hm))
    windows = st.one_of(
        st.builds(lambda d, t: Window.exact(d, t, ZONE), days, times),
        st.builds(lambda d: Window.day(d, ZONE), days),
        st.builds(lambda d: Window.span(d, d + timedelta(days=1), ZONE), days),
        st.builds(lambda d, t: Window.exact(d, t, "America/New_York"), days, times),
    )
    kinds = st.sampled_from(AgreementKind)

    def built(found: list[tuple[Window, AgreementKind]]) -> list[Planned]:
        made = NIGHT - timedelta(days=3)
        return [
            Planned(n, n, "", "", k, w, Channel.CALL, ME, "", "", made, AgreementOutcome.OPEN)
            for n, (w, k) in enumerate(found, start=1)
        ]

    return st.lists(st.tuples(windows, kinds), min_size=1, max_size=3).map(built)


def _sleep(minutes: int) -> Callable[[Life, list[OneWindow]], None]:
    def happen(life: Life, _windows: list[OneWindow]) -> None:
        life.now += timedelta(minutes=minutes)

    return happen


def _restart(which: int) -> Callable[[Life, list[OneWindow]], None]:
    def happen(life: Life, windows: list[OneWindow]) -> None:
        windows[which] = OneWindow(life)

    return happen


def _speak(which: int, to: int) -> Callable[[Life, list[OneWindow]], None]:
    def happen(_life: Life, windows: list[OneWindow]) -> None:
        windows[which].spoken_to = frozenset({to}) if to else frozenset()
        windows[which].next_look = None

    return happen


HAPPENINGS = st.one_of(
    st.integers(-90, 600).map(_sleep),
    st.sampled_from((1440, 2000)).map(_sleep),
    st.integers(0, 1).map(_restart),
    st.builds(_speak, st.integers(0, 1), st.integers(0, 3)),
)


@settings(max_examples=60, deadline=None)
@given(agreements(), st.lists(st.tuples(HAPPENINGS, st.integers(1, 200)), max_size=8))
def test_whatever_happens_each_is_spoken_of_and_nothing_twice(
    agreed: list[Planned], happenings: list[tuple[Callable[[Life, list[OneWindow]], None], int]]
) -> None:
    life = Life(agreed)
    windows = [OneWindow(life), OneWindow(life)]

    def pass_by(minutes: int) -> None:
        for _ in range(minutes):
            for window in windows:
                window.tick()
            life.now += MINUTE

    for happen, minutes in happenings:
        pass_by(minutes)
        happen(life, windows)
    for window in windows:
        window.spoken_to, window.next_look = frozenset(), None
    pass_by(5)
    life.now = max(life.now, NIGHT + timedelta(days=DAYS + 2))  # a long sleep to the end
    windows[:] = [OneWindow(life), OneWindow(life)]
    pass_by(5)
    assert [said for said, n in Counter((what, mark) for _, what, mark in life.said).items() if n > 1] == []
    of = {mark.of for mark in life.marks if mark.what in (What.AT, What.DAY, What.MISSED)}
    assert of == {a.id for a in agreed}
    for now, what, mark in life.said:
        assert what is not What.BEFORE or now < mark.at
        assert what is not What.AT or mark.at <= now < mark.at + LATE
        assert what is not What.MISSED or mark.at < now
