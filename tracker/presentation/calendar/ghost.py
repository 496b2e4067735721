"""What is about to be agreed, as the calendar shows it while it is being typed. Knows no form and no view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, on_our_clocks
from tracker.presentation.words.times import clock
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.window import Window
from tracker.tongue import tr_as

GHOST = -1
"""The id of an agreement that there is not yet."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """On which days, both included, and at what time (None for whole days), all on our clocks; with whom, and the words
    that were typed for when.
    """

    first: date
    last: date
    name: str
    words: str
    at: time | None = None

    @classmethod
    def of(cls, window: Window, zone: str, name: str, words: str) -> Ghost:
        """What is to be agreed for that window, as we have it in `zone`."""
        first, last, at, _until = on_our_clocks(window, zone)
        return cls(first, last, name, words, at)

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    def touches(self, first: date, last: date) -> bool:
        """Whether it lies on any of those days, both included."""
        return self.first <= last and first <= self.last

    @property
    def asked(self) -> str:
        """Its name as it is shown: "Martin?"."""
        return tr_as("what is about to be agreed", "{name}?", name=self.name)

    def when(self, fits: Callable[[str], bool]) -> str:
        """The words that were typed for when; where there is no room for all of them, the time alone, or nothing for a
        whole day, which its place says.
        """
        if fits(self.words):
            return self.words
        return clock(self.at) if self.at is not None else ""

    @property
    def entry(self) -> CalendarEntry:
        """As if it had been agreed, to be laid out among the others."""
        window, long_ago = Window.span(self.first, self.last, "UTC"), datetime(1, 1, 1, tzinfo=UTC)
        kind, outcome = AgreementKind.TALK, AgreementOutcome.OPEN
        planned = Planned(GHOST, 0, self.asked, "", kind, window, Channel.CALL, "", "", self.words, long_ago, outcome)
        return CalendarEntry(planned, EntryState.AGREED, self.first, self.last, self.at, "UTC")
