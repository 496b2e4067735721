"""How long the window takes for what is done in it all day: the next month, a key in the search, a saved entry.

Everything runs on this thread, one thing after another, so that nothing hides behind another, but for the month that
was read ahead. Where a test speaks of the window's own part, the store's answers are there beforehand.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.conftest import Within
from tests.bench.goals import TODAY
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.assembly.errands import landing
from tracker.assembly.opening import application, window_over
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening
from tracker.presentation.dispatcher import Dispatcher, Run
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NextAgreement
from tracker.rules.window import Window
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import paths_for
from tracker.runtime.settings import Settings
from tracker.runtime.worker import Worker
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore
from tracker.widgets.look.theme import Theme
from tracker.widgets.main_window import MainWindow

pytestmark = pytest.mark.bench

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
FRAME_MS = 16
MONTHS_BACK = 40
OpenWindow = Callable[..., MainWindow]


class Remembered:
    """A store whose answers to some questions are there at once when they have been asked before."""

    def __init__(self, store: SqliteStore, *questions: str) -> None:
        self._store = store
        self._questions = questions
        self._answers: dict[tuple[object, ...], object] = {}

    def __getattr__(self, name: str) -> Any:
        ask = getattr(self._store, name)
        if name not in self._questions:
            return ask

        def remembered(*given: object, **named: object) -> object:
            key = (name, *given, *named.items())
            if key not in self._answers:
                self._answers[key] = ask(*given, **named)
            return self._answers[key]

        return remembered


def setup_in(folder: Path) -> Setup:
    return Setup(paths_for(folder), lambda: NOW, Settings(me="Maria", zone="Europe/London", country="GB"), IdSource())


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[None]:
    """The look the window has in earnest; other tests go without it."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    Theme(application())
    yield
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, look: None) -> OpenWindow:
    """Opens the window over that store, which works on the window's own thread unless it is given another."""

    def opened(open_it: Callable[[], Any], run: Run | None = None) -> MainWindow:
        window = window_over(setup_in(tmp_path), Opening(open_it), run or in_turn(), None)
        qtbot.addWidget(window)
        window.show()
        window.begin()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return opened


def in_turn() -> Run:
    """On the window's own thread, one piece of work after another: what asks for more while it answers, as looking
    through all notes does, would else go deeper with each.
    """
    waiting: list[Callable[[], None]] = []
    under_way = False

    def run(work: Callable[[], None]) -> None:
        nonlocal under_way
        waiting.append(work)
        if under_way:
            return
        under_way = True
        try:
            while waiting:
                waiting.pop(0)()
        finally:
            under_way = False

    return run


def look_for_a_moment() -> None:
    """A quarter of a second: by then the months beside the one shown have been read and drawn."""
    rest = QEventLoop()
    QTimer.singleShot(250, rest.quit)
    rest.exec()


def following(window: MainWindow) -> tuple[date, date]:
    """The first days of the month after the one in view."""
    first = (window.calendar.day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first, first + timedelta(days=7)


def next_month(within: Within, window: MainWindow, before: Callable[[], object]) -> None:
    def turn() -> None:
        window.calendar.turn(1)
        window.calendar.repaint()

    within(FRAME_MS, turn, before=before)
    assert window.calendar.model.entries


def test_the_next_month_painted(within: Within, place: Path, open_window: OpenWindow) -> None:
    """Each of them never shown before, and the one before it looked at for a moment, as by somebody at the keys."""
    worker = Worker(landing().came.emit)
    window = open_window(lambda: open_store(place), worker.run)
    look_for_a_moment()
    window.calendar.turn(-MONTHS_BACK)

    def looked_at() -> None:
        look_for_a_moment()
        while window.states.calendar.entries_ahead(*following(window)) is None:
            look_for_a_moment()

    next_month(within, window, looked_at)
    window.close()
    look_for_a_moment()  # until nothing more is asked
    worker.stop()


def test_the_next_month_painted_in_haste(within: Within, store: SqliteStore, open_window: OpenWindow) -> None:
    """What the window has to do where nobody looked at the one before it: the store's answer is at hand."""
    window = open_window(lambda: Remembered(store, "agreements_between"))
    window.calendar.turn(-MONTHS_BACK)

    def ask_beforehand() -> None:
        window.calendar.turn(1)
        window.calendar.turn(-1)

    next_month(within, window, ask_beforehand)


@pytest.mark.parametrize("text", ["j", "jo", "muller 4", "spring", "0207"])
@pytest.mark.parametrize("own_part", [False, True], ids=["whole", "window's part"])
def test_a_key_in_the_search_until_the_list_is_painted(
    within: Within, store: SqliteStore, open_window: OpenWindow, text: str, own_part: bool
) -> None:
    window = open_window(lambda: Remembered(store, "people_like") if own_part else store)
    window.finding.open()
    finder = window.finding.palette.line

    def all_but_the_last() -> None:
        finder.clear()
        press(text[:-1])
        window.finding.palette.repaint()  # as it was before the last key, it has been seen

    def press(keys: str) -> None:
        for key in keys:
            QApplication.sendEvent(finder, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))

    def last() -> None:
        press(text[-1])
        window.finding.palette.repaint()  # and with it, in one go, whatever else has changed in the window

    within(FRAME_MS, last, before=all_but_the_last)
    assert finder.text() == text
    assert window.finding.is_open


def test_a_saved_entry(within: Within, place: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """From the key to the answer: read, judged, written with what was agreed next, committed to the disk."""
    store = open_store(Path(shutil.copy(place, tmp_path)))
    dispatcher = Dispatcher(lambda: setup_in(tmp_path).desk(store), lambda work: work())
    people = itertools.cycle(n for n in range(1, 390) if n % 50)  # each fiftieth lies in the trash
    then = Window.exact((NOW + timedelta(30)).date(), NOW.time(), "Europe/London")
    logged: list[object] = []

    def unsaved(trouble: object) -> None:
        pytest.fail(f"not saved: {trouble}")

    def save() -> None:
        entry = Entry(
            next(people),
            Attempt(Direction.MET, Channel.MEETING, NOW - timedelta(minutes=5), "Maria"),
            ContactOutcome.TALKED,
            note="No, not yet; may I check in in a month? Yes.",
            next=(NextAgreement(AgreementKind.TALK, then, Channel.CALL, "old files", "in a month, then"),),
        )
        dispatcher.do(lambda desk: log_contact(desk, entry), logged.append, unsaved)

    within(20, save)
    assert isinstance(logged[-1], Logged)
    store.close()
