"""The palette lists anew as seldom as it can: people and act of one letter are shown together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.builders import at, jo
from tests.fakes import FakeStore, a_desk
from tests.surroundings import here_by
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.palette import palette_state
from tracker.presentation.palette.acting import Acting
from tracker.presentation.palette.palette_state import Before, PaletteState
from tracker.presentation.people.people_model import PeopleModel


class Slow:
    """A palette, open and blank, over a store that says nothing before `answer`."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []
        here = here_by(lambda: at("2026-11-21 09:00"))
        desk = a_desk(FakeStore(jo()), lambda: at("2026-11-21 09:00"))
        dispatcher = Dispatcher(lambda: desk, self._waiting.append)
        people = PeopleModel(dispatcher, here)
        self.state = PaletteState(people, lambda parent: Acting(dispatcher, here, lambda _typed: "", parent), here)
        self.state.begin(Before())
        self.answer()
        self.listed: list[str] = []
        """What stood in the line each time it listed anew."""
        self.state.changed.connect(lambda: self.listed.append(self.state.text))

    def answer(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()


@pytest.fixture
def slow(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr(palette_state, "AWAITED_MS", 60_000)  # else a busy machine lists what is still awaited
    made = Slow()
    yield made
    made.state.end()
    made.state.deleteLater()


def test_a_letter_is_listed_once_when_its_people_are_there(slow: Slow) -> None:
    slow.state.type("jo")
    QCoreApplication.processEvents()  # the act has been read by now
    assert slow.listed == []
    slow.answer()
    QCoreApplication.processEvents()  # what came last is shown a moment later
    assert len(slow.listed) == 1
    assert any(row.person == jo().id for row in slow.state.rows)


def test_the_next_letter_is_not_listed_with_the_people_of_the_one_before(slow: Slow) -> None:
    slow.state.type("jo")
    slow.answer()  # all of it is there, and is to be listed in a moment
    slow.listed.clear()
    slow.state.type("jon")
    QCoreApplication.processEvents()
    assert slow.listed == []
    slow.answer()
    QCoreApplication.processEvents()
    assert slow.listed == ["jon"]
