"""The list of the evening while the store has not answered yet: the keys wait for the rows, and there is room for them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.builders import at, exact, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tests.surroundings import here_by
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.palette.acting import NotKept
from tracker.presentation.road.evening_state import EveningState
from tracker.widgets.road.evening_dialog import EveningDialog


def test_the_keys_wait_for_the_rows_and_there_is_room_for_them(qtbot: QtBot) -> None:
    """Else the first words go nowhere, and a space among them closes the list."""
    clock, later = Clock(at("2026-11-26 18:00")), Later()
    desk = a_desk(FakeStore(jo(), talk(exact("2026-11-26 10:00"), words="Ring me")), clock)
    state = EveningState(Dispatcher(lambda: desk, later.run), here_by(clock), NotKept(), lambda _typed: "")
    dialog = EveningDialog(state, str)
    qtbot.addWidget(dialog)
    dialog.ask()
    assert dialog.focusWidget() is dialog.close_it
    later.work()
    (row,) = dialog.lines.values()
    assert dialog.focusWidget() is row.line
    assert dialog._scroll.minimumHeight() >= row.height_at(row.width()) > 0
