"""What the window remembers from one time to the next: its size, how wide its regions are, which view is open.

Knows nobody's name: what is remembered lies outside the store.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar.month_page import HEADER
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.day import Day, first_weekday
from tracker.widgets.first_sight import LastSight
from tracker.widgets.look.theme import tokens_of


def take_up(day: Day, remembered: QSettings) -> None:
    """Begin with the widths and the view of the last time; the file may say anything."""
    regions, view = remembered.value("regions"), remembered.value("view")
    if isinstance(regions, QByteArray):
        day.regions.restoreState(regions)
    for kind in ViewKind:
        if kind.value == view:
            day.calendar.show_view(kind)


def remember(window: QWidget, day: Day, remembered: QSettings) -> None:
    """Keep how it all stands now, where its folder is there."""
    if not Path(remembered.fileName()).parent.is_dir():
        return  # it would be made with the file, and a mistyped one found to exist next time
    remembered.setValue("window", window.saveGeometry())
    remembered.setValue("regions", day.regions.saveState())
    remembered.setValue("view", day.calendar.kind.value)
    remembered.setValue("first-sight", _first_sight_again(window, day).written())


def _first_sight_again(window: QWidget, day: Day) -> LastSight:
    """What the next start shows first."""
    view, card = day.calendar.view, (0, 0, 0, 0)
    if day.calendar.kind is ViewKind.MONTH and view.isVisible():
        corner = view.mapTo(window, view.rect().topLeft())
        card = (corner.x(), corner.y(), view.width(), view.height())
    return LastSight(tokens_of(window.palette()).dark, card, HEADER, first_weekday())
