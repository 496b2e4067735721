"""Claims about months drawn before they are turned to: nobody can tell, and nothing that changed meanwhile is missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.people.add_prospect import add_prospect
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.month_layout import MonthLayout, lay_out
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewProspect, NextAgreement
from tracker.rules.window import Window
from tracker.widgets.calendar import month_sheet
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_painter import MonthPainter
from tracker.widgets.calendar.month_sheet import MonthSheet

DECEMBER = date(2026, 12, 12)


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Thursday 12 November; Jo Hill agreed to a call on 10 December at ten."""
    desk.window.states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Jo Hill")))
    agree(desk, "2026-12-10")
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
    QApplication.processEvents()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The months whose entries were painted, each time they were."""
    painted: list[date] = []
    paint = MonthPainter.paint_entries

    def noted(month: MonthPainter, *given: object) -> None:
        painted.append(given[2].month)  # type: ignore[attr-defined]
        paint(month, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(MonthPainter, "paint_entries", noted)
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


@pytest.mark.parametrize("pages", [1, -1])
def test_either_way_it_is_there_and_further_off_it_is_not(met: Desk, painted: list[date], pages: int) -> None:
    seen(met)
    rest(met)
    painted.clear()
    met.window.calendar.turn(pages)
    seen(met)
    assert painted == []
    met.window.calendar.turn(pages)
    seen(met)
    assert len(painted) == 1


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
    change(met)
    painted.clear()
    met.window.calendar.choose(DECEMBER)
    after = seen(met)
    assert painted == [DECEMBER.replace(day=1)]
    sheet = month_of(met)
    sheet._drawn.clear()
    sheet.forget()
    met.window.calendar.view.update()
    assert after == seen(met)


def test_another_view_draws_no_months(met: Desk) -> None:
    month = month_of(met)
    met.window.show_view(ViewKind.WEEK)
    month._drawn.clear()
    rest(met)
    assert month._drawn == {}
    met.window.show_view(ViewKind.MONTH)
    rest(met)
    # One after the other, so that whatever comes meanwhile has its turn between them.
    met.qtbot.waitUntil(lambda: set(month._drawn) == {date(2026, 10, 1), date(2026, 12, 1)})


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The months that were laid out, each time they were."""
    laid_out: list[date] = []

    def noted(entries: Sequence[CalendarEntry], month: date, *given: int) -> MonthLayout:
        laid_out.append(month.replace(day=1))
        return lay_out(entries, month, *given)

    monkeypatch.setattr(month_sheet, "lay_out", noted)
    return laid_out


def test_a_month_is_laid_out_once_a_turn(met: Desk, laid_out: list[date]) -> None:
    seen(met)
    laid_out.clear()
    met.window.calendar.turn(1)
    seen(met)
    met.press(Qt.Key.Key_Right)
    seen(met)
    assert laid_out == [DECEMBER.replace(day=1)]


def test_the_day_alone_is_said_until_it_is_known_what_lies_on_it(met: Desk) -> None:
    """And never that there are no agreements where they are on their way."""
    view = met.window.calendar.view
    first = met.window.calendar.model.days
    met.window.calendar.choose(date(2026, 12, 10))
    assert view.accessibleName() == "Thursday 10 December, 1 agreement: 10:00 call with Jo Hill (the cake), agreed"
    view.model.set_planned((), first)
    assert view.accessibleName() == "Thursday 10 December"
