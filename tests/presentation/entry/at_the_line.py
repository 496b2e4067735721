"""Somebody who types into the line of quick entry: the states over a store in memory, with the sample's people in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path

from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tests.widgets.flows.flow_table import Drafts
from tracker.actions.contacts.log_contact import Logged
from tracker.actions.sample.load_sample import Sample, load_sample
from tracker.interop.sample import read_sample
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Field
from tracker.rules.history import History

TEXT = (Path(__file__).parents[3] / "resources" / "sample.toml").read_text(encoding="utf-8")
ZONE, ME = "Europe/London", "Maria"
TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 14, 57, tzinfo=UTC)


@cache
def sample() -> Sample:
    return read_sample(TEXT, TODAY, ZONE, ME, count(1).__next__)[0]


class AtTheLine:
    """`keys` counts those pressed that are no characters of the words: Enter, Tab and chords."""

    def __init__(self, now: datetime = NOW, run: Callable[[Callable[[], None]], object] = lambda work: work()) -> None:
        self.clock = Clock(now)
        self.store = FakeStore()
        self.desk = a_desk(self.store, self.clock, ME)
        load_sample(self.desk, sample())
        self.drafts = Drafts()
        self.dispatcher = Dispatcher(lambda: self.desk, run)
        self.keys = 0
        self.logged: list[Logged] = []
        self.asked_back: list[Field] = []
        self.open_the_program()

    def open_the_program(self) -> None:
        """As it is begun, or begun again: only the drafts are left."""
        self.entry = QuickEntry(self.dispatcher, here_by(self.clock), self.drafts, e164=self.desk.e164)
        self.entry.saved.connect(self.logged.append)
        self.entry.asked_back.connect(self.asked_back.append)
        self.entry.begin()

    def type(self, text: str) -> AtTheLine:
        """Letter by letter, behind what stands there."""
        before = self.entry.line.text
        for n in range(len(text)):
            typed = before + text[: n + 1]
            self.entry.line.type(typed, len(typed))
        return self

    def put(self, text: str) -> AtTheLine:
        """All at once, in the place of what stands there."""
        self.entry.line.type(text, len(text))
        return self

    @property
    def told(self) -> str:
        return " · ".join(piece.text for piece in self.entry.line.told)

    def history(self, name: str) -> History:
        (person,) = self.store.prospects_matching(name)
        found = self.store.history_of(person.id)
        assert found is not None
        return found
