"""By which way a reminder reaches somebody: the first that takes it, and none is lost between two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.presentation.reminding.test_reminding_state import Played
from tracker.presentation.reminding.reminding_state import Notice
from tracker.widgets.reminding.giving import KNOWN, Giving, Way
from tracker.widgets.reminding.reminder_bar import ReminderBar

JO = Notice("at-1", "10:00, call Jo Hill", "In 10 minutes · Hill & Sons", 1, lasting="Hill & Sons")
NOW = Notice("at-1", "10:00, call Jo Hill", "Now", 1, urgent=True)
BEN = Notice("at-2", "10:30, call Ben Okoro", "In 10 minutes", 2)
DAY = Notice("day", "2 calls agreed", "Jo Hill, Ben Okoro", of_day=True)


class Desktop(QObject):
    """One that takes notifications, or does not, and answers when it is told to."""

    chosen = Signal(str)

    def __init__(self, takes: bool = True) -> None:
        super().__init__()
        self.takes = takes
        self.is_slow = False
        self.waiting: list[Callable[[], None]] = []
        self.shown: list[str] = []
        self.gone: list[str] = []

    def look(self, then: Callable[[bool], None]) -> None:
        self._answer(then)

    def show(self, id_: str, title: str, _body: str, _urgent: bool, then: Callable[[bool], None]) -> None:
        if self.takes:
            self.shown.append(f"{id_} {title}")
        self._answer(then)

    def _answer(self, then: Callable[[bool], None]) -> None:
        if self.is_slow:
            self.waiting.append(lambda: then(self.takes))
        else:
            then(self.takes)

    def take_back(self, id_: str) -> None:
        self.gone.append(id_)


class Given:
    """What came of each, over a state that says whatever it is told to."""

    def __init__(self, desktop: Desktop | None, tray: bool = False) -> None:
        self.reminding = Played(remind=False).state
        self.from_tray: list[Notice] = []
        self.in_window: list[Notice] = []
        self.opened: list[int | None] = []
        self.gone: list[str] = []

        def tell(notice: Notice) -> bool:
            if tray:
                self.from_tray.append(notice)
            return tray

        self.giving = Giving(self.reminding, tell, lambda: tray)
        self.giving.stands.connect(self.in_window.append)
        self.giving.opened.connect(self.opened.append)
        self.giving.gone.connect(self.gone.append)
        self.giving.begin(desktop)
        for notice in (JO, DAY):
            self.reminding.said.emit(notice)


def test_the_desktop_first(qtbot: QtBot) -> None:
    given = Given(desktop := Desktop(), tray=True)
    assert given.giving.way is Way.DESKTOP
    assert desktop.shown == ["at-1 10:00, call Jo Hill", "day 2 calls agreed"]
    assert given.from_tray == given.in_window == []


def test_else_the_tray(qtbot: QtBot) -> None:
    for desktop in (None, Desktop(takes=False)):
        given = Given(desktop, tray=True)
        assert given.giving.way is Way.TRAY
        assert (given.from_tray, given.in_window) == ([JO, DAY], [])


def test_else_a_strip_in_the_window_where_the_day_stands_already(qtbot: QtBot) -> None:
    given = Given(Desktop(takes=False))
    assert given.giving.way is Way.WINDOW
    assert given.in_window == [JO]


def test_a_desktop_that_stops_taking_any_loses_none_and_one_that_begins_to_is_used(qtbot: QtBot) -> None:
    given = Given(desktop := Desktop())
    desktop.takes = False
    given.reminding.said.emit(BEN)
    assert (given.in_window, given.giving.way) == ([BEN], Way.WINDOW)
    desktop.takes = True
    given.reminding.said.emit(NOW)
    assert (desktop.shown[-1], given.giving.way) == ("at-1 10:00, call Jo Hill", Way.DESKTOP)


def test_the_one_that_is_pressed_opens_whoever_it_is_about_and_one_nobody_showed_opens_nothing(qtbot: QtBot) -> None:
    given = Given(Desktop())
    for id_ in ("at-1", "day", "at-7", ""):
        given.giving.pressed(id_)
    assert given.opened == [1, None]
    assert given.gone == ["at-1", "day"]


def test_what_no_longer_holds_is_taken_back_though_the_desktop_has_not_answered_yet(qtbot: QtBot) -> None:
    for takes in (True, False):
        desktop = Desktop(takes)
        desktop.is_slow = True
        given = Given(desktop)
        given.reminding.taken_back.emit("at-1")
        assert desktop.gone == ["at-1"]
        for answer in desktop.waiting:
            answer()
        assert given.in_window == []


def test_what_no_longer_holds_is_taken_back_wherever_it_stands(qtbot: QtBot) -> None:
    given = Given(desktop := Desktop())
    given.reminding.taken_back.emit("at-1")
    assert (desktop.gone, given.gone) == (["at-1"], ["at-1"])


def test_of_a_year_of_reminders_only_the_last_are_remembered(qtbot: QtBot) -> None:
    given = Given(Desktop())
    for n in range(KNOWN + 5):
        given.giving.give(Notice(str(n), "", "", n))
    for id_ in ("0", "day", str(KNOWN + 4)):
        given.giving.pressed(id_)
    assert given.opened == [KNOWN + 4]


def test_the_strip_shows_the_newest_and_how_many_wait_and_says_nothing_that_goes_stale(qtbot: QtBot) -> None:
    bar = ReminderBar()
    qtbot.addWidget(bar)
    pressed: list[str] = []
    bar.pressed.connect(pressed.append)
    bar.stand(JO)
    assert (bar.title.text(), bar.body.text()) == ("10:00, call Jo Hill", "Hill & Sons")
    bar.stand(BEN)
    assert (bar.title.text(), bar.body.text()) == ("10:30, call Ben Okoro", "1 more reminder waits")
    bar.stand(NOW)
    assert (bar.title.text(), bar.body.text()) == ("10:00, call Jo Hill", "1 more reminder waits")
    bar.open.click()
    assert pressed == ["at-1"]
    bar.seen.click()
    assert bar.title.text() == "10:30, call Ben Okoro"
    bar.take_back("at-2")
    assert bar.isHidden()
