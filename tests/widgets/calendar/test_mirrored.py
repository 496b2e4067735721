"""Claims about the calendar in a window that runs from right to left: all of it is seen in a mirror, words upright."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QWidget
from pytestqt.qtbot import QtBot

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tests.widgets.calendar.carrying import drag, hover, press, pull
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.rules.window import Window
from tracker.widgets.calendar.agenda_view import AgendaView
from tracker.widgets.calendar.calendar_view import CalendarView
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_sheet import month_view
from tracker.widgets.calendar.next_line import NextLine
from tracker.widgets.calendar.week_sheet import week_view
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.row_ground import SHADOW
from tracker.widgets.look.theme import tokens_of

KEY = Qt.Key
CARRY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
JO = planned("Jo Hill", november(20), "10:00")
OKORO = planned("Okoro family", november(17), last=november(18))
MONDAY = november(16)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
BOTH = pytest.mark.parametrize("make", [month_view, week_view])


def mirrored(made: CalendarView, qtbot: QtBot) -> None:
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.resize(900, 640)
    made.show()
    made.setFocus()


def view_of(make: Callable[..., GridView], qtbot: QtBot) -> GridView:
    model = CalendarModel(lambda: NOW, ZONE)
    model.set_planned((JO, OKORO))
    made = make(model, TODAY)
    mirrored(made, qtbot)
    return made


def as_seen(view: QWidget, box: QRect) -> QRect:
    return QStyle.visualRect(view.layoutDirection(), view.rect(), box)


def box_of(view: GridView, agreement: int) -> QRect:
    return as_seen(view, next(box for each, box in view.sheet.boxes() if each.planned.id == agreement))


def day_at(view: GridView, day: date) -> QPoint:
    cell = view.sheet.cell_of(day)
    assert cell is not None
    return as_seen(view, cell).topLeft() + QPoint(12, 12)


def with_a_black_edge_at_its_left() -> QPixmap:
    made = QPixmap(8, 8)
    made.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(made)
    painter.fillRect(0, 0, 2, 8, Qt.GlobalColor.black)
    painter.end()
    return made


PAINTED: dict[str, Callable[[QPainter], None]] = {
    "a word in its place": lambda painter: upright.text(painter, QRect(10, 0, 80, 40), _LEFT, "L"),
    "a word at a point": lambda painter: upright.text_at(painter, QPoint(20, 30), "L"),
    "a picture": lambda painter: upright.picture(painter, 20, 10, with_a_black_edge_at_its_left()),
}


@pytest.mark.parametrize("what", PAINTED)
def test_what_is_to_be_read_stands_upright_at_the_other_side(qtbot: QtBot, what: str) -> None:
    def painted(turn: bool) -> tuple[int, int]:
        """Where it begins, and where it is darkest: an L in its upright."""
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        if turn:
            upright.hold_a_mirror(painter, image.rect())
        PAINTED[what](painter)
        painter.end()
        ink = [sum(255 - image.pixelColor(x, y).lightness() for y in range(40)) for x in range(200)]
        return next(x for x, dark in enumerate(ink) if dark), ink.index(max(ink))

    (here, dark_here), (there, dark_there) = painted(False), painted(True)
    assert dark_there - there <= dark_here - here + 1, "it was turned round"
    assert abs(200 - 8 - there - here) <= 6, "it is not at the other side"


@BOTH
def test_monday_stands_at_the_right_and_a_click_means_the_day_that_is_seen_there(
    make: Callable[..., GridView], qtbot: QtBot
) -> None:
    view = view_of(make, qtbot)
    at = {day: day_at(view, day).x() for day in (MONDAY + timedelta(n) for n in range(7))}
    assert sorted(at, key=lambda day: -at[day]) == sorted(at)
    told = view.cell_of(MONDAY)
    assert told is not None
    assert told.contains(day_at(view, MONDAY)), "a screen reader is led elsewhere"
    for day in (MONDAY, november(22)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=day_at(view, day))
        assert view.day == day


@BOTH
def test_the_arrows_lead_where_they_point(make: Callable[..., GridView], qtbot: QtBot) -> None:
    view = view_of(make, qtbot)
    view.choose(november(18))
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.day == november(19)
    qtbot.keyClick(view, KEY.Key_Right)
    qtbot.keyClick(view, KEY.Key_Right)
    assert view.day == november(17)
    view.choose(november(20))
    view.put_on(next(each for each in view.model.entries if each.planned.id == JO.id))
    qtbot.keyClick(view, KEY.Key_Left, CARRY)
    assert view.carried is not None
    assert view.carried.day == november(21)


@BOTH
def test_an_agreement_is_painted_taken_hold_of_and_put_down_where_it_is_seen(
    make: Callable[..., GridView], qtbot: QtBot
) -> None:
    view = view_of(make, qtbot)
    box, slipped = box_of(view, JO.id), QColor(tokens_of(view.palette()).slipped)
    seen = view.grab().toImage()
    assert seen.pixelColor(box.right() - 1, box.center().y()) == slipped, "its bar is not at the right"
    assert seen.pixelColor(box.left() + 1, box.center().y()) != slipped
    start, end = box.center(), QPoint(day_at(view, november(18)).x() + 20, box.center().y())
    with qtbot.waitSignal(view.move_wanted) as told:
        drag(view, start, end)
    assert told.args is not None
    window = told.args[1]
    assert isinstance(window, Window)
    assert window.first == november(18)


@BOTH
def test_what_is_carried_is_painted_at_the_pointer(make: Callable[..., GridView], qtbot: QtBot) -> None:
    view = view_of(make, qtbot)
    start = box_of(view, JO.id).center()
    end = QPoint(day_at(view, november(17)).x() + 20, start.y())
    press(view, start)
    pull(view, (start + end) / 2)
    before = view.grab(QRect(end.x() - 30, end.y() - 10, 60, 20)).toImage()
    pull(view, end)
    assert view.grab(QRect(end.x() - 30, end.y() - 10, 60, 20)).toImage() != before


@BOTH
def test_the_card_stands_beside_what_it_is_about(make: Callable[..., GridView], qtbot: QtBot) -> None:
    view = view_of(make, qtbot)
    own = box_of(view, JO.id)
    hover(view, own.center())
    qtbot.waitUntil(lambda: view.hover_card is not None)
    assert view.hover_card is not None
    card = view.hover_card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert not card.intersects(own)
    assert min(abs(card.left() - own.right()), abs(own.left() - card.right())) < 8
    assert view.hover_card.told.name == "Jo Hill"


@BOTH
def test_the_lines_of_the_first_sight_are_those_that_are_seen(make: Callable[..., GridView], qtbot: QtBot) -> None:
    view = view_of(make, qtbot)
    columns, _rows = view.lines()
    assert columns == tuple(sorted(columns))
    assert as_seen(view, QRect(columns[0], 0, 1, 1)).x() in view.sheet.lines()[0]


def test_the_hours_stand_at_the_right_and_their_bar_at_the_left(qtbot: QtBot) -> None:
    view = view_of(week_view, qtbot)
    cell = view.sheet.cell_of(MONDAY)
    assert cell is not None
    assert as_seen(view, cell).right() < view.width() - 40
    assert view.sheet.scroll_bar.geometry().left() < 4  # type: ignore[attr-defined]


def test_in_the_agenda_days_and_times_stand_at_the_right(qtbot: QtBot) -> None:
    model = CalendarModel(lambda: NOW, ZONE)
    view = AgendaView(model, TODAY)
    model.set_planned((planned("Jo Hill", TODAY, "10:00"),), view.shown_days())
    mirrored(view, qtbot)
    primary = QColor(tokens_of(view.palette()).primary)
    seen = view.list.viewport().grab().toImage()
    wide, high = seen.width(), seen.height()
    disc = [x for x in range(0, wide, 2) for y in range(0, high // 2, 4) if seen.pixelColor(x, y) == primary]
    assert disc
    assert max(disc) > wide - 60, "today's disc is not at the right"
    day = view.day
    qtbot.keyClick(view.list, KEY.Key_Right)
    assert view.day <= day


def test_the_line_that_leads_on_begins_at_the_right(qtbot: QtBot) -> None:
    line = NextLine()
    qtbot.addWidget(line)
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line.resize(600, line.height())
    line.lead_to(november(28), "Jo Hill", TODAY)
    seen = line.grab().toImage()
    ground = seen.pixelColor(100, 14)
    assert all(seen.pixelColor(x, y) == ground for x in range(300) for y in range(4, 24, 2))
    assert any(seen.pixelColor(x, y) != ground for x in range(450, 600) for y in range(4, 24, 2))
