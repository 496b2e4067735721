"""Claims about the week of the sample as it is seen, on each day of the week: no name is cut that need not be.

In DejaVu Sans, which is wider than most, at the sizes of the window that count.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.interop.test_sample import ME, ZONE, at, shown
from tests.tongues.seen import Device
from tests.widgets.calendar.busy import TIMES, busy_day
from tests.widgets.calendar.frames import NARROW, WEEKDAYS, WIDE
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.entry_face import ICON_GAP, INSET, TIGHT, Face, Weight, in_two
from tracker.presentation.calendar.month_lanes import BEFORE_NAME, MOST_NAMED, NAME_END, SLANT
from tracker.presentation.calendar.week_layout import Block
from tracker.presentation.calendar.week_page import WeekPage
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.week_sheet import WeekSheet, week_view
from tracker.widgets.look.theme import AS_DRAWN, TEXT_SIZE

pytestmark = pytest.mark.usefixtures("wide_type")


def week_of(qtbot: QtBot, now: datetime, planned: tuple[Planned, ...], size: QSize) -> GridView:
    """The week in that size, seen at `now`."""
    model = CalendarModel(lambda: now, ZONE, me=lambda: ME)
    week = week_view(model, now.date())
    qtbot.addWidget(week)
    week.resize(size)
    week.show()
    model.set_planned(planned, week.shown_days())
    return week


def page_of(week: GridView) -> WeekPage:
    assert isinstance(week.sheet, WeekSheet)
    return week.sheet.page()


def cut_or_hidden(week: GridView) -> list[str]:
    """Names that are shortened though they would stand whole on two lines, or too wide; and who is not there at all."""
    assert isinstance(week.sheet, WeekSheet)
    page, ruler = page_of(week), week.sheet._week_painter().faces.ruler
    layout, found = page.layout, []

    def look(name: str, face: Face, width: int, mark: int) -> None:
        room = width - INSET - TIGHT - mark
        widths = [ruler.width(line, Weight.NAME) for line in face.name]
        if widths[0] > room + 1 or max(widths) > room + mark + 1:  # an icon stands beside the first line
            found.append(f"{face.name} is too wide")
        if " ".join(face.name) != name and in_two(name, room, ruler, Weight.NAME) is not None:
            found.append(f"{name} is told as {face.name}")

    for block in layout.blocks:
        look(block.entry.name, block.face, block.width, 0)
    for single in layout.singles:
        mark = ruler.icon + ICON_GAP if single.face.has_icon and not single.face.beneath else 0
        look(single.entry.name, single.face, page.single_box(single).width(), mark)
    for lane in layout.lanes.lanes:
        short = " ".join(lane.name) != lane.entry.name
        room = lane.right - lane.left - BEFORE_NAME - NAME_END - (0 if lane.begins and lane.ends else SLANT)
        if short and layout.lanes.rows < MOST_NAMED and in_two(lane.entry.name, room, ruler, Weight.NAME):
            found.append(f"{lane.entry.name} is told as {lane.name}")
    for day in layout.days:
        if len(layout.shown_on(day)) < len(layout.entries_on(day)):
            found.append(f"not all of {day} is shown")
    return found


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("today", WEEKDAYS, ids=[f"{day:%A}" for day in WEEKDAYS])
def test_this_week_and_the_next_are_read_as_far_as_there_is_room(qtbot: QtBot, today: date, size: QSize) -> None:
    planned = shown(today).store.agreements_between(today - timedelta(days=60), today + timedelta(days=60))
    week = week_of(qtbot, at(today, "14:57"), planned, size)
    assert page_of(week).layout.blocks, "the sample has something in this week"
    assert cut_or_hidden(week) == []
    week.turn(1)
    week.model.set_planned(planned, week.shown_days())
    assert cut_or_hidden(week) == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("away", [0, 1, 7], ids=["today", "tomorrow", "in a week"])
def test_on_a_crowded_day_the_timed_ones_are_seen_first(qtbot: QtBot, size: QSize, away: int) -> None:
    today = WEEKDAYS[3]
    crowded = today + timedelta(days=away)
    planned = tuple(busy_day(crowded))
    week = week_of(qtbot, at(today, "08:00"), planned, size)
    week.choose(crowded)
    week.model.set_planned(planned, week.shown_days())
    layout = page_of(week).layout
    column = layout.column_of(crowded)
    assert column is not None
    blocks: list[Block] = [block for block in layout.blocks if block.column == column]
    left_out = sum(crowd.count for crowd in layout.crowds if crowd.column == column)
    assert len(blocks) + left_out == len(TIMES)
    assert left_out == 1, "of four at once one is counted, and only there"
    assert [entry.at for entry in layout.shown_on(crowded)][: len(blocks)] == [block.entry.at for block in blocks]
    assert week.sheet.cell_of(crowded).width() > 3 * week.sheet.cell_of(layout.days[1]).width()  # type: ignore[union-attr]
    assert len([lane for lane in layout.lanes.lanes if lane.first <= column <= lane.last]) == 4
    assert page_of(week).hours.height() >= 200


def test_a_narrow_day_keeps_its_name_in_larger_letters(qtbot: QtBot, qapp: QApplication) -> None:
    """A day off has the least room beside its number."""
    qapp.setProperty(TEXT_SIZE, 130)
    try:
        week = week_of(qtbot, at(WEEKDAYS[3], "09:30"), (), WIDE)
        assert isinstance(week.sheet, WeekSheet)
        device = Device(week)
        painter = QPainter(device)
        for column, day in enumerate(WEEKDAYS):
            week.sheet._week_painter()._paint_day(painter, page_of(week), column, day, WEEKDAYS[3])
        first = date(2026, 12, 1)  # whose month is told beside its name where there is room
        week.sheet._week_painter()._paint_day(painter, page_of(week), 5, first, WEEKDAYS[3])
        painter.end()
        told = device.engine.texts
    finally:
        qapp.setProperty(TEXT_SIZE, AS_DRAWN)
    assert {"Mon", "Tue", "Wed", "Fri", "Sat", "Sun"} <= set(told)
    assert told.count("Tue") == 2
