"""What the window remembers from one time to the next: its size, how wide its regions are, which view is open, and
whoever was shown last today. What the bar has room for is as it was, too: it would move once that is read.

Knows nobody's name: what is remembered lies outside the store.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.day import Day
from tracker.widgets.first_sight import FARTHEST, LastSight
from tracker.widgets.look.theme import tokens_of

MINE, SEVERAL = "mine", "several"
LONGEST = 40
"""More letters than this are no two numbers of ours."""


def take_up(day: Day, remembered: QSettings) -> None:
    """Begin with the widths and the view of the last time; the file may say anything."""
    view = remembered.value("view")
    day.regions.draw(*_widths(remembered.value("regions")))
    for kind in ViewKind:
        if kind.value == view:
            day.calendar.show_view(kind)
    day.show_mine(remembered.value("whose") == MINE)
    if remembered.value("several") == SEVERAL:
        day.top.show_whose(can_choose=True, mine=day.shows_mine)
    when, whose = _numbers(remembered.value("shown"))
    day.shown_before = whose if when == day.calendar.today.toordinal() else 0


def _widths(written: object) -> tuple[int, int]:
    """How wide morning and pane were drawn by hand; 0 where they were not, or where anything else is written."""
    morning, pane = _numbers(written)
    return (morning, pane) if morning <= FARTHEST and pane <= FARTHEST else (0, 0)


def _numbers(written: object) -> tuple[int, int]:
    """The two numbers that are written there, 0 and 0 where it is anything else."""
    try:
        one, other = (int(value) for value in str(written)[:LONGEST].split(" "))
    except ValueError:
        return 0, 0
    return (one, other) if min(one, other) >= 0 else (0, 0)


def remember(window: QWidget, day: Day, remembered: QSettings) -> None:
    """Keep how it all stands now, where its folder is there."""
    if not Path(remembered.fileName()).parent.is_dir():
        return  # it would be made with the file, and a mistyped one found to exist next time
    remembered.setValue("window", window.saveGeometry())
    remembered.setValue("regions", " ".join(map(str, day.regions.drawn)))
    remembered.setValue("view", day.calendar.kind.value)
    remembered.setValue("whose", MINE if day.shows_mine else "everyones")
    remembered.setValue("several", SEVERAL if day.top.offers_whose else "one")
    remembered.setValue("shown", f"{day.calendar.today.toordinal()} {day.shown_now}")
    remembered.setValue("first-sight", _first_sight_again(window, day).written())


def _first_sight_again(window: QWidget, day: Day) -> LastSight:
    """What the next start shows first."""
    calendar, middle = day.calendar, day.middle
    size, dark = (window.width(), window.height()), tokens_of(window.palette()).dark
    if not day.isVisible():
        return LastSight(dark, size, (0, 0, 0, 0))
    corner = middle.mapTo(window, middle.rect().topLeft())
    lay = (corner.x(), corner.y(), middle.width(), middle.height())
    columns, rows = calendar.view.lines() if middle.currentWidget() is calendar else ((), ())
    return LastSight(dark, size, lay, calendar.today.toordinal(), columns, rows)
