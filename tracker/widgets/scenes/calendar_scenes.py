"""The scenes of what one does in the calendar: an agreement carried to another day, and a time that is being agreed on
in the week. Knows no store; nothing of it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.main_window import MainWindow

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
WHOSE = "Siobhan Kelly"
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def calendar_scenes(window: MainWindow, people: Mapping[str, int]) -> Scenes:
    """`people` of the sample, by name."""

    def carried(kind: ViewKind) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            put_back(window)
            window.show_prospect(people[WHOSE])
            _shown(window, kind)
            tomorrow = _tomorrow(window)
            beside = tomorrow + timedelta(days=1)
            _carry(window, WHOSE, tomorrow, beside if _is_seen(window, beside) else window.calendar.today)
            return window

        return scene

    def coming() -> QWidget:
        window.show_prospect(people["Martin Pryce"])
        _shown(window, ViewKind.WEEK)
        tomorrow, zone = _tomorrow(window), window.calendar.model.zone
        window.calendar.show_ghost(Window.exact(tomorrow, time(11), zone), "Martin", "tomorrow 11")
        return window

    def gone() -> QWidget:
        window.calendar.clear_ghost()
        put_back(window)
        if not _is_seen(window, window.calendar.today):
            window.calendar.turn(-1)
        return window

    yield "drag", carried(ViewKind.MONTH)
    yield "drag-week", carried(ViewKind.WEEK)
    yield "drag-gone", gone
    yield "week-ghost", coming
    yield "ghost-gone", gone


def put_back(window: MainWindow) -> None:
    """Escape leaves what is carried where it was."""
    view = window.calendar.view
    if isinstance(view, GridView) and view.carried is not None:
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, _NONE))


def _shown(window: MainWindow, kind: ViewKind) -> None:
    window.show_view(kind)
    window.pages.setCurrentWidget(window.day)
    window.calendar.settle()


def _tomorrow(window: MainWindow) -> date:
    """It is seen, though today may be the last day of the week."""
    tomorrow = window.calendar.today + timedelta(days=1)
    if not _is_seen(window, tomorrow):
        window.calendar.turn(1)
        window.calendar.settle()
    return tomorrow


def _is_seen(window: MainWindow, day: date) -> bool:
    first, last = window.calendar.view.shown_days()
    return first <= day <= last


def _carry(window: MainWindow, whose: str, begins: date, to: date) -> None:
    """Take hold of their agreement of that day, and hold it over another."""
    view = window.calendar.view
    assert isinstance(view, GridView)
    found = next(each for each in view.model.on_day(begins) if each.planned.name == whose)
    at, cell = view.sheet.middle_of(found), view.sheet.cell_of(to)
    if at is None or cell is None:
        return
    there = QPoint(cell.left() + 24, cell.center().y() + 20)
    if view.sheet.has_hours:
        there.setY(at.y() + 30)
    _send(view, QEvent.Type.MouseButtonPress, at)
    for step in (1, 2, 3):
        _send(view, QEvent.Type.MouseMove, at + (there - at) * step / 3)


def _send(view: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    """`at` is where on the sheet; in a window that runs from right to left that is seen in a mirror."""
    at = QStyle.visualPos(view.layoutDirection(), view.rect(), at)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
    there = QPointF(view.mapToGlobal(at))
    QApplication.sendEvent(view, QMouseEvent(kind, QPointF(at), there, button, _LEFT, _NONE))
