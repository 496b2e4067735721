"""Claims about what stands out in the month: whose agreements, what is being typed, and what has just been agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import day
from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tests.stories.conftest import Desk
from tests.widgets.calendar.carrying import press, pull, release
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.ghost import Ghost
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewProspect, NextAgreement
from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_sheet import month_view
from tracker.widgets.look import motion
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import Role

KEY = Qt.Key
JO, BEN = planned("Jo Hill", november(24), "10:00"), planned("Ben Okoro", november(25), "10:00")
FAR = date(2026, 12, 28)


@pytest.fixture
def month(qtbot: QtBot) -> GridView:
    month = month_view(CalendarModel(lambda: NOW, ZONE), TODAY)
    qtbot.addWidget(month)
    month.resize(900, 640)
    month.show()
    month.model.set_planned((JO, BEN), month.shown_days())
    month.setFocus()
    return month


def box_of(month: GridView, one: Planned) -> QPoint:
    found = month.sheet.middle_of(next(each for each in month.model.entries if each.planned.id == one.id))
    assert found is not None
    return found


def ground_of(month: GridView, one: Planned) -> str:
    """The colour of an entry's fill, near its right edge."""
    image = month.grab().toImage()
    middle = box_of(month, one)
    width = (month.sheet.cell_of(one.window.first) or month.rect()).width()
    return str(QColor(image.pixelColor(middle + QPoint(width // 2 - 12, 0))).name().upper())


def test_one_persons_agreements_stand_out_and_the_others_are_paled(month: GridView) -> None:
    tokens = tokens_of(month.palette())
    full, pale = tokens.tint(Role.AGREED), tokens.tint(Role.AGREED, strength=0.05)
    assert (ground_of(month, JO), ground_of(month, BEN)) == (full, full)
    month.show_whose(JO.prospect_id)
    assert (ground_of(month, JO), ground_of(month, BEN)) == (full, pale)
    month.show_whose(None)
    assert ground_of(month, BEN) == full


class Paintings(QObject):
    """Counts how often it has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_one_after_another_of_whom_nothing_is_to_be_seen_the_month_is_painted_once(month: GridView) -> None:
    QApplication.processEvents()
    paintings = Paintings(month)
    for person in (901, 902, 903):
        month.show_whose(person)
        QApplication.processEvents()
    assert paintings.count == 1
    month.show_whose(JO.prospect_id)
    QApplication.processEvents()
    assert paintings.count == 2


@pytest.mark.parametrize("by", ["escape", "a click on a free place"])
def test_they_stand_out_until_they_are_let_go(month: GridView, qtbot: QtBot, by: str) -> None:
    month.show_whose(JO.prospect_id)
    with qtbot.waitSignal(month.let_go):
        if by == "escape":
            qtbot.keyClick(month, KEY.Key_Escape)
        else:
            cell = month.sheet.cell_of(november(26))
            assert cell is not None
            qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(cell.center().x(), cell.top() + 12))


@pytest.mark.usefixtures("still")
def test_what_is_being_typed_is_brought_into_view_and_what_was_seen_comes_back(month: GridView) -> None:
    before, seen = month.shown_days(), month.grab().toImage()
    month.show_ghost(Ghost(FAR, FAR, "Martin", "in a month"))
    assert month.sheet.cell_of(FAR) is not None
    assert month.day == TODAY, "the keys stay where they are"
    month.show_ghost(Ghost(FAR + timedelta(1), FAR + timedelta(1), "Martin", "in a month and a day"))
    month.show_ghost(None)
    assert month.shown_days() == before
    month.model.set_planned((JO, BEN), before)
    assert month.grab().toImage() == seen


def test_it_is_seen_on_its_day_among_what_lies_there_already(month: GridView) -> None:
    before = month.grab().toImage()
    month.show_ghost(Ghost(november(24), november(24), "Martin", "Tuesday"))
    cell = month.sheet.cell_of(november(24))
    assert cell is not None
    after = month.grab().toImage()
    changed = [
        y
        for y in range(cell.top(), cell.bottom())
        if after.pixelColor(cell.center().x(), y) != before.pixelColor(cell.center().x(), y)
    ]
    assert changed
    assert min(changed) > box_of(month, JO).y()


def test_what_is_dragged_to_the_foot_goes_on_by_the_week_and_escape_shows_again_what_was(
    month: GridView, qtbot: QtBot
) -> None:
    first = month.shown_days()[0]
    press(month, box_of(month, JO))
    foot = QPoint(300, month.height() - 4)
    pull(month, foot - QPoint(0, 60))
    pull(month, foot)
    qtbot.waitUntil(lambda: month.shown_days()[0] > first)
    pull(month, foot - QPoint(0, 60))
    spot, carried = month.sheet.hit(foot - QPoint(0, 60)), month.carried
    assert spot is not None
    assert carried is not None
    assert carried.day == spot.day, "it is over the day that the pointer is on"
    qtbot.keyClick(month, KEY.Key_Escape)
    release(month, foot)
    assert (month.shown_days()[0], month.day) == (first, JO.window.first)


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch, still: None) -> None:
    """As where the system asks for no less motion."""
    monkeypatch.setattr(motion, "reduced_motion", lambda: False)


def arriving_in(month: GridView) -> set[int]:
    arriving = month._arrivals.arriving
    return set(arriving.agreements) if arriving is not None else set()


def test_what_has_just_been_agreed_grows_in_and_glows_once(month: GridView, moving: None) -> None:
    assert arriving_in(month) == set()
    new = planned("Leena Anand", november(26), "15:00")
    month.model.set_planned((JO, BEN, new), month.shown_days())
    assert arriving_in(month) == {new.id}
    at_first = ground_of(month, new)
    month.settle()
    assert arriving_in(month) == set()
    assert ground_of(month, new) == tokens_of(month.palette()).tint(Role.AGREED) != at_first


def test_what_other_days_bring_has_not_just_been_agreed(month: GridView, moving: None) -> None:
    new = planned("Leena Anand", november(26), "15:00")
    first, last = month.shown_days()
    month.model.set_planned((JO, BEN, new), (first + timedelta(7), last + timedelta(7)))
    assert arriving_in(month) == set()


def test_what_comes_back_with_the_colleagues_has_not_just_been_agreed(month: GridView, moving: None) -> None:
    month.model.set_planned((JO,), month.shown_days(), "Ann")
    month.model.set_planned((JO, BEN), month.shown_days())
    assert arriving_in(month) == set()


def test_weeks_ease_to_their_places(month: GridView, moving: None) -> None:
    month.grab()
    start = month.sheet.cell_of(november(30))
    assert start is not None
    month.turn_to(november(23))
    month.repaint()
    sheet: object = month.sheet
    assert sheet._ease.is_moving  # type: ignore[attr-defined]
    month.settle()
    assert not sheet._ease.is_moving  # type: ignore[attr-defined]


# In the window


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Thursday 12 November; Jo Hill was met and agreed to a call on 15 January."""
    states = desk.window.states
    agreed = NextAgreement(AgreementKind.TALK, Window.day(date(2027, 1, 15), "Europe/London"), Channel.CALL)
    states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Jo Hill")))
    line = desk.store.people_like("Jo Hill", 1)[0]
    meeting = Entry(
        line.id, Attempt(Direction.MET, Channel.MEETING, desk.now, "Maria"), ContactOutcome.TALKED, next=(agreed,)
    )
    states.dispatcher.do(lambda at_desk: log_contact(at_desk, meeting))
    desk.window.pages.show_page()
    return desk


def jo_of(desk: Desk) -> int:
    return desk.store.people_like("Jo Hill", 1)[0].id


def test_where_nothing_of_theirs_is_in_view_a_line_leads_to_the_next(met: Desk) -> None:
    calendar = met.window.calendar
    line = calendar.next_line
    assert not line.isVisible()
    met.window.show_prospect(jo_of(met))
    assert line.isVisible()
    assert line.text() == "Next: Fri 15 Jan 2027"
    assert line.accessibleName() == "Next agreement with Jo Hill: Fri 15 Jan 2027"
    met.focus(line)
    met.press(KEY.Key_Space)
    assert calendar.day == date(2027, 1, 15)
    assert not line.isVisible()
    calendar.go_to_today()
    assert line.isVisible()
    calendar.show_whose(None)
    assert not line.isVisible()


def test_where_nothing_is_ahead_it_leads_back_to_what_was_last(met: Desk) -> None:
    """All others are paled: without it nobody would see for whom."""
    met.at("2027-02-20 09:00")
    met.window.time.minute.timeout.emit()
    met.window.show_prospect(jo_of(met))
    line, calendar = met.window.calendar.next_line, met.window.calendar
    calendar.go_to_today()
    assert line.text() == "Last: Fri 15 Jan"
    assert line.accessibleName() == "Last agreement with Jo Hill: Fri 15 Jan"
    line.click()
    assert calendar.day == date(2027, 1, 15)
    assert not line.isVisible()


def test_it_is_gone_with_the_agreement(met: Desk) -> None:
    met.window.show_prospect(jo_of(met))
    met.window.states.undo.undo()
    QApplication.processEvents()
    assert not met.window.calendar.next_line.isVisible()


def test_the_keys_let_go_of_whoever_stands_out(met: Desk) -> None:
    met.window.show_prospect(jo_of(met))
    met.focus(met.window.calendar)
    met.press(KEY.Key_Escape)
    assert met.window.states.calendar.whose is None


def test_a_ghost_goes_along_to_another_view_and_is_cleared_there(met: Desk) -> None:
    calendar = met.window.calendar
    calendar.show_ghost(day("2026-12-01"), "Jo", "in three weeks")
    met.window.show_view(ViewKind.WEEK)
    view = calendar.view
    assert isinstance(view, GridView)
    assert view._ghost is not None
    met.window.show_view(ViewKind.MONTH)
    calendar.clear_ghost()
    assert isinstance(calendar.view, GridView)
    assert calendar.view._ghost is None
