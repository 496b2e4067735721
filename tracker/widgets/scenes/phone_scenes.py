"""The scenes of a calendar that a phone has too: what was moved there is asked about in the morning, and what the
settings say of it. Knows no store; nothing of it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from tracker.actions.ports import Planned
from tracker.actions.publishing.asked import AskedByPhone
from tracker.rules.publishing.published import Asks
from tracker.rules.window import Window
from tracker.tongue import tr
from tracker.widgets.main_window import MainWindow

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
REMINDERS = 6
"""The page of the settings at whose end the calendar on a server stands."""


def phone_scenes(window: MainWindow) -> Scenes:
    """Where nothing is agreed for tomorrow, a phone has moved nothing."""

    def asked() -> QWidget:
        state = window.states.morning
        _show(window, tuple(_moved(state.morning.tomorrow)))
        model = window.day.morning.model
        row = next((row for row in model.rows if row.asked is not None), None)
        model.unfold(row.key if row is not None else None)
        return window

    def gone() -> QWidget:
        window.day.morning.model.unfold(None)
        _show(window, ())
        return window

    def server() -> QDialog:
        dialog = window.dialogs.settings()
        dialog.choose(REMINDERS)
        dialog.show()
        part = next(w for w in dialog.findChildren(QWidget) if w.accessibleName() == tr("The calendar on a server"))
        for scroll in dialog.findChildren(QScrollArea):
            if scroll.isAncestorOf(part):
                scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
        return dialog

    yield "morning-phone", asked
    yield "morning-phone-gone", gone
    yield "settings-server", server


def _moved(planned: Iterable[Planned]) -> Iterator[AskedByPhone]:
    """The first of them with a time, as if it stood two hours later there."""
    for each in planned:
        if each.window.is_timed:
            later = (datetime.combine(each.window.first, each.window.at or time(9)) + timedelta(hours=2)).time()
            yield AskedByPhone(each, Asks.MOVED, Window.exact(each.window.first, later, each.window.zone))
            return


def _show(window: MainWindow, asked: tuple[AskedByPhone, ...]) -> None:
    state = window.states.morning
    state.by_phone = asked
    state.changed.emit()
