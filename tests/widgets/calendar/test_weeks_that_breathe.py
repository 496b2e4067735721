"""Claims about the month of the sample as it is seen, on each day of the week: no name is cut and nothing is hidden.

In DejaVu Sans, which is wider than most, at the sizes of the window that count.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.interop.test_sample import ME, ZONE, at, shown
from tests.widgets.calendar.busy import TIMES, busy_day
from tests.widgets.calendar.frames import NARROW, WEEKDAYS, WIDE
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.entry_face import INSET, TIGHT, Weight
from tracker.presentation.calendar.month_page import MonthPage, Row
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_sheet import MonthSheet, month_view

pytestmark = pytest.mark.usefixtures("wide_type")
ON_EACH_DAY = pytest.mark.parametrize("today", WEEKDAYS, ids=[f"{day:%A}" for day in WEEKDAYS])


def month_of(qtbot: QtBot, now: datetime, planned: tuple[Planned, ...], size: QSize) -> GridView:
    """The month in that size, seen at `now`."""
    model = CalendarModel(lambda: now, ZONE, me=lambda: ME)
    month = month_view(model, now.date())
    qtbot.addWidget(month)
    month.resize(size)
    month.show()
    model.set_planned(planned, month.shown_days())
    return month


def sample_on(qtbot: QtBot, today: date, clock: str, size: QSize) -> GridView:
    first, last = today - timedelta(days=60), today + timedelta(days=60)
    planned = shown(today).store.agreements_between(first, last)
    return month_of(qtbot, at(today, clock), planned, size)


def page_of(month: GridView) -> MonthPage:
    assert isinstance(month.sheet, MonthSheet)
    return month.sheet.page()


def cut_or_hidden(month: GridView, row: Row) -> list[str]:
    """Whatever of that week cannot be read in full: names that are shortened or too wide, and who is not there."""
    assert isinstance(month.sheet, MonthSheet)
    ruler = month.sheet._month_painter().faces.ruler
    filled, found = row.filled, []
    if row.top + row.height > month.height():
        found.append(f"the week of {row.week.days[0]} goes beyond the edge")
    for placed in filled.placed:
        if " ".join(placed.face.name) != placed.entry.name:
            found.append(f"{placed.entry.name} is told as {placed.face.name}")
        room = placed.box.width() - INSET - TIGHT
        found += [line for line in placed.face.name if ruler.width(line, Weight.NAME) > room]
        if placed.box.bottom() > row.height:
            found.append(f"{placed.entry.name} lies beyond its week")
    for lane in filled.lanes.lanes:
        if " ".join(lane.name) != lane.entry.name:
            found.append(f"{lane.entry.name} is told as {lane.name}")
    for day in row.week.days:
        there = {entry.planned.id for entry in month.model.on_day(day)}
        if there - filled.shown_on(day):
            found.append(f"{len(there - filled.shown_on(day))} are hidden on {day}")
    return found


@ON_EACH_DAY
@pytest.mark.parametrize("clock", ["09:00", "14:57"])
def test_this_week_and_the_next_are_read_in_full(qtbot: QtBot, today: date, clock: str) -> None:
    month = sample_on(qtbot, today, clock, WIDE)
    rows = page_of(month).rows
    assert [row.week.days[0] for row in rows[:2]] == [WEEKDAYS[0], WEEKDAYS[0] + timedelta(7)]
    assert rows[0].filled.placed, "the sample has something in this week"
    assert cut_or_hidden(month, rows[0]) + cut_or_hidden(month, rows[1]) == []


@ON_EACH_DAY
@pytest.mark.parametrize("clock", ["09:00", "14:57"])
def test_in_a_small_window_this_week_is(qtbot: QtBot, today: date, clock: str) -> None:
    month = sample_on(qtbot, today, clock, NARROW)
    rows = page_of(month).rows
    assert rows[0].week.days[0] == WEEKDAYS[0]
    assert cut_or_hidden(month, rows[0]) == []
    assert len(rows) > 1, "and there is a look at the next one"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("away", [0, 1, 7, 9], ids=["today", "tomorrow", "in a week", "in nine days"])
def test_on_a_crowded_day_the_timed_ones_are_seen_first(qtbot: QtBot, size: QSize, away: int) -> None:
    today = WEEKDAYS[3]
    crowded = today + timedelta(days=away)
    month = month_of(qtbot, at(today, "08:00"), tuple(busy_day(crowded)), size)
    month.choose(crowded)
    row = page_of(month).row_of(crowded)
    assert row is not None
    column = row.week.days.index(crowded)
    seen = [placed.entry for placed in row.filled.placed if placed.column == column]
    assert len(seen) >= 8, "as many as there is room for"
    assert all(entry.at is not None for entry in seen[: len(TIMES)])
    assert [entry.at for entry in seen[: len(TIMES)]] == sorted(entry.at for entry in seen[: len(TIMES)] if entry.at)
    assert len(seen) + sum(more.count for more in row.filled.more if more.column == column) == 25
    lowest = max(placed.box.bottom() for placed in row.filled.placed if placed.column == column)
    lanes = [row.lane(lane).top() - row.top for lane in row.filled.lanes.lanes if lane.first <= column <= lane.last]
    assert len(lanes) == 4
    assert lowest < min(lanes), "no span lies over an appointment"
    assert sum(lane.is_thin for lane in row.filled.lanes.lanes) == 2


def test_a_time_is_said_once_and_whole_names_stand_in_its_room(qtbot: QtBot) -> None:
    crowded = WEEKDAYS[3] + timedelta(days=7)
    month = month_of(qtbot, at(WEEKDAYS[3], "08:00"), tuple(busy_day(crowded)), WIDE)
    month.choose(crowded)
    row = page_of(month).row_of(crowded)
    assert row is not None
    told = [(placed.face.name[0], placed.face.beside) for placed in row.filled.placed]
    assert told[1:3] == [("Bruno K.", "09:00"), ("Tessa Grant", "")]
