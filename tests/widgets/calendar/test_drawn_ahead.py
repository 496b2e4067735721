"""Claims about weeks drawn before they are turned to: nobody can tell, and nothing that changed meanwhile is missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.people.add_prospect import add_prospect
from tracker.presentation.calendar.agenda_rows import Row
from tracker.presentation.calendar.month_page import MonthPage
from tracker.presentation.calendar.month_week import Filled, MonthWeek
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewProspect, NextAgreement
from tracker.rules.window import Window
from tracker.widgets.calendar import month_sheet
from tracker.widgets.calendar.agenda_row import AgendaRow
from tracker.widgets.calendar.agenda_view import AgendaView
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_painter import MonthPainter, Pictured
from tracker.widgets.calendar.month_sheet import MonthSheet
from tracker.widgets.calendar.sheet import Edge

DECEMBER = date(2026, 12, 12)


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Thursday 12 November; Jo Hill agreed to a call on 10 December at ten."""
    desk.window.states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Jo Hill")))
    agree(desk, "2026-12-10")
    desk.window.states.calendar._resting.setInterval(600_000)  # until `rest`, however slow the machine
    desk.window.pages.show_page()
    return desk


def agree(desk: Desk, on: str) -> None:
    line = desk.store.people_like("Jo Hill", 1)[0]
    window = Window.exact(date.fromisoformat(on), (desk.now + timedelta(hours=1)).time(), "Europe/London")
    entry = Entry(
        line.id,
        Attempt(Direction.MET, Channel.MEETING, desk.now, "Maria"),
        ContactOutcome.TALKED,
        next=(NextAgreement(AgreementKind.TALK, window, Channel.CALL, "the cake"),),
    )
    desk.window.states.dispatcher.do(lambda at_desk: log_contact(at_desk, entry))


def rest(desk: Desk) -> None:
    """The month is looked at for a while."""
    desk.window.states.calendar._resting.timeout.emit()
    # One after the other, so that whatever comes meanwhile has its turn between them.
    for _ in range(80):
        QApplication.processEvents()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The weeks whose entries were painted, each time they were, by their first days."""
    painted: list[date] = []
    paint = MonthPainter.picture

    def noted(month: MonthPainter, page: MonthPage, filled: Filled, person: int | None) -> Pictured:
        painted.append(filled.days[0])
        return paint(month, page, filled, person)

    monkeypatch.setattr(MonthPainter, "picture", noted)
    return painted


def seen(desk: Desk) -> QImage:
    return desk.window.calendar.view.grab().toImage()


def month_of(desk: Desk) -> MonthSheet:
    view = desk.window.calendar.view
    assert isinstance(view, GridView)
    assert isinstance(view.sheet, MonthSheet)
    return view.sheet


def test_a_month_drawn_ahead_looks_as_one_drawn_when_turned_to(met: Desk, painted: list[date]) -> None:
    met.window.calendar.turn(1)
    drawn_when_turned_to = seen(met)
    met.window.calendar.turn(-1)
    seen(met)
    rest(met)
    painted.clear()
    met.window.calendar.turn(1)
    assert seen(met) == drawn_when_turned_to
    assert painted == []


@pytest.mark.parametrize("way", ["month after", "month before", "week after", "week before"])
def test_either_way_it_is_there_and_further_off_it_is_not(met: Desk, painted: list[date], way: str) -> None:
    what, where = way.split()
    by = 1 if where == "after" else -1

    def go() -> None:
        if what == "month":
            met.window.calendar.turn(by)
        else:
            view = met.window.calendar.view
            assert isinstance(view, GridView)
            view.turn_to(month_of(met).push(Edge.DOWN if by > 0 else Edge.UP))
        seen(met)

    seen(met)
    rest(met)
    painted.clear()
    go()
    assert painted == []
    go()
    # One that comes in, and one that is no longer the next; or they came with the month beside this one.
    assert len(painted) <= 2 if what == "week" else len(painted) == len(month_of(met).page().rows)


def another_agreement(desk: Desk) -> None:
    agree(desk, "2026-12-15")


def another_size(desk: Desk) -> None:
    desk.window.resize(desk.window.width() + 40, desk.window.height() + 60)
    QApplication.processEvents()


def another_day(desk: Desk) -> None:
    desk.at("2026-12-01 09:00")
    desk.minute_passes()


def another_look(desk: Desk) -> None:
    palette = QPalette(desk.window.palette())
    palette.setColor(QPalette.ColorRole.Window, "#1B1C1E")
    desk.window.calendar.view.setPalette(palette)


def another_week(desk: Desk) -> None:
    desk.setup.settings = replace(desk.setup.settings)
    desk.window.calendar.set_week(6, desk.window.day._hours())


@pytest.mark.parametrize("change", [another_agreement, another_size, another_day, another_look, another_week])
def test_what_changed_meanwhile_is_seen(met: Desk, painted: list[date], change: Callable[[Desk], None]) -> None:
    seen(met)
    rest(met)
    painted.clear()
    change(met)
    met.window.calendar.choose(DECEMBER)
    after = seen(met)
    sheet = month_of(met)
    in_sight = sheet.page().row_of(DECEMBER)
    assert in_sight is not None
    assert in_sight.week.days[0] in painted
    sheet.forget_look()
    met.window.calendar.view.update()
    assert after == seen(met)


def test_another_view_draws_no_weeks(met: Desk, painted: list[date]) -> None:
    met.window.show_view(ViewKind.WEEK)
    seen(met)
    painted.clear()
    rest(met)
    assert painted == []
    met.window.show_view(ViewKind.MONTH)
    seen(met)
    in_sight = {row.week.days[0] for row in month_of(met).page().rows}
    rest(met)
    assert {date(2026, 10, 26), date(2026, 12, 28)} <= {*painted} - in_sight


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The weeks that were laid out, each time they were, by their first days."""
    laid_out: list[date] = []

    class Noted(MonthWeek):
        def __init__(self, days: tuple[date, ...], *given: Any, **named: Any) -> None:
            laid_out.append(days[0])
            super().__init__(days, *given, **named)

    monkeypatch.setattr(month_sheet, "MonthWeek", Noted)
    return laid_out


def test_a_week_is_laid_out_once_a_turn(met: Desk, laid_out: list[date]) -> None:
    seen(met)
    laid_out.clear()
    met.window.calendar.turn(1)
    seen(met)
    met.press(Qt.Key.Key_Right)
    seen(met)
    assert sorted(laid_out) == sorted(set(laid_out))
    assert date(2026, 12, 7) in laid_out


def test_the_day_alone_is_said_until_it_is_known_what_lies_on_it(met: Desk) -> None:
    """And never that there are no agreements where they are on their way."""
    view = met.window.calendar.view
    met.window.calendar.choose(date(2026, 12, 10))
    assert view.accessibleName() == "Thursday 10 December, 1 agreement: 10:00 call with Jo Hill (the cake), agreed"
    view.model.set_planned((), (DECEMBER, DECEMBER))
    assert view.accessibleName() == "Thursday 10 December"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days of the agenda's rows whose agreement was painted, each time it was."""
    told: list[date] = []
    paint = AgendaRow._paint_entry

    def noted(drawn: AgendaRow, *given: Any) -> None:
        told.extend(each.day for each in given if isinstance(each, Row))
        paint(drawn, *given)

    monkeypatch.setattr(AgendaRow, "_paint_entry", noted)
    return told


def agenda_of(desk: Desk) -> AgendaView:
    view = desk.window.calendar.view
    assert isinstance(view, AgendaView)
    return view


def test_the_agenda_of_the_next_month_is_drawn_ahead(met: Desk, told: list[date]) -> None:
    agree(met, "2026-12-12")
    for day in range(13, 31):  # so that December is far out of sight
        agree(met, f"2026-11-{day}")
    met.window.show_view(ViewKind.AGENDA)
    seen(met)
    assert DECEMBER not in told
    rest(met)
    assert DECEMBER in told
    told.clear()
    met.window.calendar.turn(1)
    drawn_ahead = seen(met)
    assert told == []
    agenda_of(met).list.wear_type()  # whatever was painted by now is forgotten
    assert seen(met) == drawn_ahead


@pytest.mark.parametrize("changed", [another_agreement, another_size, another_day, another_look])
def test_no_row_of_the_agenda_is_what_it_was_before(met: Desk, changed: Callable[[Desk], None]) -> None:
    met.window.show_view(ViewKind.AGENDA)
    met.window.calendar.choose(date(2026, 12, 10))
    rest(met)
    before = seen(met)
    changed(met)
    met.window.calendar.choose(date(2026, 12, 10))
    QApplication.processEvents()
    after = seen(met)
    agenda_of(met).list.wear_type()
    assert after == seen(met)
    assert after != before


def test_a_row_of_the_agenda_is_paled_where_somebody_else_is_chosen(met: Desk) -> None:
    met.window.states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Ann Vale")))
    met.window.show_view(ViewKind.AGENDA)
    met.window.calendar.choose(date(2026, 12, 10))
    rest(met)
    plain = seen(met)
    jo = met.store.people_like("Jo Hill", 1)[0].id
    rows = agenda_of(met).list.rows
    rows.person = jo + 1
    paled = seen(met)
    assert paled != plain
    rows.person = None
    assert seen(met) == plain
