"""Claims about the window's dialogs: however often one is opened, no more is there afterwards than after the first."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from importlib import import_module

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tests.builders import day, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.ports import Planned, planned_from
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.undo_state import Told
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.keys.reading_in import WANTED_SOON
from tracker.widgets.look.on_demand import OnDemand
from tracker.widgets.main_window import MainWindow

TIMES = 12
JO = 1
Open = Callable[[MainWindow, Planned], QDialog]


def file_dialog(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())


def dossier(window: MainWindow, planned: Planned) -> QDialog:
    window.safety.save_dossier(planned.prospect_id, planned.name)
    dialog = file_dialog(window)
    assert dialog.windowTitle() == "Where to write everything we hold on Jo Hill"
    return dialog


def opened(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


def entry(window: MainWindow, _planned: Planned) -> QDialog:
    window.new_entry()
    return window.entry


def say(window: MainWindow, planned: Planned) -> QDialog:
    window.show_prospect(planned.prospect_id)
    window.for_whom.say_as_agreed()
    return window.say


def slipped(window: MainWindow, planned: Planned) -> QDialog:
    window.flows.slipped.ask(planned)
    return window.flows.slipped


def catch_up(window: MainWindow, planned: Planned) -> QDialog:
    window.flows.go_through((planned,))
    return window.flows.catch_up


def move(window: MainWindow, planned: Planned) -> QDialog:
    window.flows.move(planned)
    return window.flows.moving


def promise(window: MainWindow, planned: Planned) -> QDialog:
    window.flows.promise(planned.prospect_id)
    return window.flows.promising


def hand_over(window: MainWindow, planned: Planned) -> QDialog:
    window.flows.hand_over(planned)
    return window.flows.handing_over


def road(window: MainWindow, _planned: Planned) -> QDialog:
    window.dialogs.road().ask(window.calendar.view.day)
    return window.dialogs.road()


def evening(window: MainWindow, _planned: Planned) -> QDialog:
    window.dialogs.evening().ask()
    return window.dialogs.evening()


DIALOGS: dict[str, Open] = {
    "entry": entry,
    "trash": lambda window, _: opened(window.trash),
    "say": say,
    "settings": lambda window, _: opened(window.dialogs.settings()),
    "keys": lambda window, _: opened(window.dialogs.keys()),
    "slipped": slipped,
    "catch-up": catch_up,
    "move": move,
    "promise": promise,
    "hand over": hand_over,
    "dossier": dossier,
    "road": road,
    "evening": evening,
}


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    for name in WANTED_SOON:  # read in meanwhile, what is made with it would be counted
        import_module(name)
    do(desk.store, jo(id=JO), talk(day("2026-11-10")), now=desk.now)
    desk.open_again()
    return desk.window


@pytest.fixture
def planned(desk: Desk, window: MainWindow) -> Planned:
    history = desk.history("Jo Hill")
    return planned_from(history.agreements[0], history.prospect)


def settle() -> None:
    """All that is to go is gone, as it would be once the program is back at its events."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def there_is(window: MainWindow) -> Counter[str]:
    """Everything that could pile up: what hangs on the window, windows of their own, and objects of ours."""
    settle()
    gc.collect()
    found = Counter({"widgets and objects of the window": len(window.findChildren(QObject))})
    found["windows"] = len(QApplication.topLevelWidgets())
    ours = (type(thing) for thing in gc.get_objects())
    found.update(kind.__name__ for kind in ours if str(kind.__module__).startswith("tracker."))
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_opened_often_leaves_no_more_than_once(window: MainWindow, planned: Planned, name: str) -> None:
    def open_and_leave(times: int) -> None:
        for _ in range(times):
            dialog = DIALOGS[name](window, planned)
            assert dialog.isVisible()
            dialog.reject()
            settle()

    window.show_view(ViewKind.AGENDA)  # which draws nothing ahead in an idle moment
    open_and_leave(2)
    before = there_is(window)
    open_and_leave(TIMES)
    grown = there_is(window) - before
    assert {what: count for what, count in grown.items() if count >= TIMES} == {}


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - {"entry"}))
def test_a_dialog_that_was_left_is_gone(window: MainWindow, planned: Planned, name: str) -> None:
    DIALOGS[name](window, planned).reject()
    settle()
    assert window.findChildren(QDialog) == []


def test_one_that_is_put_away_for_a_moment_is_the_same_afterwards(window: MainWindow) -> None:
    keys = OnDemand(lambda: QDialog(window))
    first = keys()
    first.open()
    first.hide()
    settle()
    assert keys() is first


def test_what_was_let_go_of_is_made_anew(window: MainWindow) -> None:
    made: list[QDialog] = []
    ask = OnDemand(lambda: made.append(QDialog(window)) or made[-1])  # type: ignore[func-returns-value]
    ask().open()
    ask().reject()
    settle()
    ask().open()
    assert len(made) == 2
    assert ask.is_open


def test_a_window_that_is_gone_is_not_told_what_its_states_still_hear(desk: Desk) -> None:
    other = window_over(desk.setup, Opening(lambda: desk.store), lambda work: work(), None)
    other.show()
    other.begin()
    states = other.states
    other.close()
    other.deleteLater()
    settle()
    states.undo.changed.emit()
    states.undo.told.emit(Told("Logged.", can_be_undone=True))
    states.clock.changed.emit()
    states.sample.changed.emit()
    states.dispatcher.waiting.emit(True)
