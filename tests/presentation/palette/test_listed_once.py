"""The palette lists anew as seldom as it can: people and act of one letter are shown together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from tests.builders import at, jo
from tests.fakes import FakeStore, a_desk
from tests.surroundings import here_by
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.palette.acting import Acting
from tracker.presentation.palette.palette_state import Before, PaletteState
from tracker.presentation.people.people_model import PeopleModel


def test_a_letter_is_listed_once_when_its_people_are_there(qapp: QCoreApplication) -> None:
    waiting: list[Callable[[], None]] = []
    here = here_by(lambda: at("2026-11-21 09:00"))
    desk = a_desk(FakeStore(jo()), lambda: at("2026-11-21 09:00"))
    dispatcher = Dispatcher(lambda: desk, waiting.append)
    state = PaletteState(
        PeopleModel(dispatcher, here), lambda parent: Acting(dispatcher, here, lambda _typed: "", parent), here
    )

    def answer() -> None:
        while waiting:
            waiting.pop(0)()

    state.begin(Before())
    answer()
    listed: list[int] = []
    state.changed.connect(lambda: listed.append(len(state.rows)))
    state.type("jo")
    QCoreApplication.processEvents()  # the act has been read by now
    assert listed == []
    answer()
    QCoreApplication.processEvents()  # what came last is shown a moment later
    assert len(listed) == 1
    assert any(row.person == jo().id for row in state.rows)
    state.end()
    state.deleteLater()


def test_the_next_letter_is_not_listed_with_the_people_of_the_one_before(qapp: QCoreApplication) -> None:
    waiting: list[Callable[[], None]] = []
    here = here_by(lambda: at("2026-11-21 09:00"))
    desk = a_desk(FakeStore(jo()), lambda: at("2026-11-21 09:00"))
    dispatcher = Dispatcher(lambda: desk, waiting.append)
    state = PaletteState(
        PeopleModel(dispatcher, here), lambda parent: Acting(dispatcher, here, lambda _typed: "", parent), here
    )

    def answer() -> None:
        while waiting:
            waiting.pop(0)()

    state.begin(Before())
    answer()
    listed: list[str] = []
    state.changed.connect(lambda: listed.append(state.text))
    state.type("jo")
    answer()  # all of it is there, and is to be listed in a moment
    listed.clear()
    state.type("jon")
    QCoreApplication.processEvents()
    assert listed == []
    answer()
    QCoreApplication.processEvents()
    assert listed == ["jon"]
    state.end()
    state.deleteLater()
