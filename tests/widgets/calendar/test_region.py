"""Claims about the three views as one calendar: the day goes along, only one asks, and the window hears them alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tests.widgets.calendar.carrying import drag
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewProspect, NextAgreement
from tracker.rules.prospect import Hours
from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_sheet import MonthSheet
from tracker.widgets.main_window import MainWindow

KEY = Qt.Key
VIEWS = {ViewKind.MONTH: KEY.Key_1, ViewKind.WEEK: KEY.Key_2, ViewKind.AGENDA: KEY.Key_3}


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Thursday 12 November; Jo Hill was met and agreed to a call on Tuesday the 17th at ten."""
    states = desk.window.states
    desk.at("2026-11-12 09:00")
    agreed = NextAgreement(
        AgreementKind.TALK, Window.exact(date(2026, 11, 17), time(10), "Europe/London"), Channel.CALL, "the cake"
    )
    states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Jo Hill")), lambda _prospect: None)
    line = desk.store.people_like("Jo Hill", 1)[0]
    meeting = Entry(
        line.id,
        Attempt(Direction.MET, Channel.MEETING, desk.now, "Maria"),
        ContactOutcome.TALKED,
        next=(agreed,),
    )
    states.dispatcher.do(lambda at_desk: log_contact(at_desk, meeting), lambda _logged: None)
    desk.window.pages.show_page()
    desk.focus(desk.window.calendar)
    return desk


def test_keys_switch_the_view_and_the_chosen_day_goes_along(met: Desk) -> None:
    calendar = met.window.calendar
    met.press(KEY.Key_Right, KEY.Key_Right)
    for kind, key in [*reversed(VIEWS.items())]:
        met.press(key)
        assert (calendar.kind, calendar.day) == (kind, date(2026, 11, 14))
        assert met.window.top.toggles[kind].isChecked()


def test_the_keys_stay_in_the_calendar_when_the_view_is_another(met: Desk) -> None:
    for key in VIEWS.values():
        met.press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is met.window.calendar.view or met.window.calendar.view.isAncestorOf(focused)


@pytest.mark.parametrize(
    ("kind", "title"), [(ViewKind.WEEK, "9 – 15 November 2026"), (ViewKind.AGENDA, "November 2026")]
)
def test_the_toggles_switch_and_the_title_follows(met: Desk, kind: ViewKind, title: str) -> None:
    met.window.top.toggles[kind].click()
    assert met.window.calendar.kind is kind
    assert met.window.calendar.title() == title
    assert title.startswith(met.window.top.title.text())


@pytest.mark.parametrize(
    ("kind", "later", "name"),
    [
        (ViewKind.MONTH, date(2026, 12, 12), "Month after"),
        (ViewKind.WEEK, date(2026, 11, 19), "Week after"),
        (ViewKind.AGENDA, date(2026, 12, 12), "Month after"),
    ],
)
def test_the_arrows_of_the_bar_follow_the_view(met: Desk, kind: ViewKind, later: date, name: str) -> None:
    met.press(VIEWS[kind])
    top = met.window.top
    assert top.later_button.accessibleName() == name
    top.later_button.click()
    assert met.window.calendar.day == later


def test_numbers_typed_in_a_field_switch_nothing(met: Desk) -> None:
    met.press(KEY.Key_K, ctrl=True)
    met.type("123n")
    assert met.window.calendar.kind is ViewKind.MONTH
    assert met.window.finding.palette.line.text() == "123n"
    assert not met.window.entry.isVisible()


@pytest.mark.parametrize("kind", list(ViewKind))
def test_every_view_shows_the_agreement_and_opens_its_person(met: Desk, kind: ViewKind) -> None:
    met.press(VIEWS[kind])
    calendar = met.window.calendar
    calendar.choose(date(2026, 11, 17))
    if kind is not ViewKind.AGENDA:
        met.press(KEY.Key_Return)
    met.press(KEY.Key_Return)
    card = met.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Jo Hill"


@pytest.mark.parametrize("kind", list(ViewKind))
def test_n_on_a_day_to_come_begins_an_entry_with_that_day(met: Desk, kind: ViewKind) -> None:
    met.press(VIEWS[kind])
    met.window.calendar.choose(date(2026, 11, 17))
    met.press(KEY.Key_N)
    assert met.window.entry.isVisible()
    assert met.window.states.entry.form.talk.when == "Tue 17 Nov"


def test_n_begins_an_entry_from_anywhere_else(met: Desk) -> None:
    met.focus(met.window.morning)
    met.press(KEY.Key_N)
    assert met.window.entry.isVisible()
    assert not met.window.states.entry.form.talk.when


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.WEEK])
def test_carried_by_keys_it_is_asked_who_moved_it(met: Desk, kind: ViewKind) -> None:
    met.press(VIEWS[kind])
    met.window.calendar.choose(date(2026, 11, 17))
    met.press(KEY.Key_Return)
    met.press(KEY.Key_Right, ctrl=True, shift=True)
    met.press(KEY.Key_Return)
    moving = met.window.flows.moving
    assert moving.isVisible()
    assert "Wednesday 18 November, 10:00" in moving.to.text()
    met.press(KEY.Key_1)
    met.press(KEY.Key_Return)
    windows = [agreement.window for agreement in met.history("Jo Hill").agreements if agreement.is_open]
    assert windows == [Window.exact(date(2026, 11, 18), time(10), "Europe/London")]
    assert [(entry.first, entry.planned.moved_on) for entry in met.window.calendar.model.entries] == [
        (date(2026, 11, 17), date(2026, 11, 18)),
        (date(2026, 11, 18), None),
    ]


def test_dragged_by_the_pointer_it_is_asked_who_moved_it(met: Desk) -> None:
    month = met.window.calendar.view
    assert isinstance(month, GridView)
    assert isinstance(month.sheet, MonthSheet)
    start, target = month.sheet.middle_of(month.model.entries[0]), month.sheet.cell_of(date(2026, 11, 20))
    assert start is not None
    assert target is not None
    drag(month, start, target.center())
    assert "Friday 20 November, 10:00" in met.window.flows.moving.to.text()
    met.window.flows.moving.reject()
    assert [entry.first for entry in met.window.calendar.model.entries] == [date(2026, 11, 17)]


def test_a_view_that_rests_asks_for_nothing(met: Desk) -> None:
    calendar = met.window.calendar
    month = calendar.view
    met.press(KEY.Key_2)
    days: list[tuple[date, date]] = []
    month.days_changed.connect(lambda first, last: days.append((first, last)))
    calendar.set_week(6, (time(9), time(17)))
    assert days == []
    assert calendar.model.days == (date(2026, 11, 8), date(2026, 11, 14))


def test_what_their_clocks_call_another_day_is_in_our_week(met: Desk) -> None:
    """Monday morning in Tokyo is Sunday evening here, in the week before."""
    line = met.store.people_like("Jo Hill", 1)[0]
    agreed = NextAgreement(AgreementKind.TALK, Window.exact(date(2026, 11, 16), time(6), "Asia/Tokyo"), Channel.CALL)
    meeting = Entry(
        line.id, Attempt(Direction.MET, Channel.MEETING, met.now, "Maria"), ContactOutcome.TALKED, next=(agreed,)
    )
    met.press(KEY.Key_2)
    met.window.states.dispatcher.do(lambda at_desk: log_contact(at_desk, meeting), lambda _logged: None)
    met.window.calendar.choose(date(2026, 11, 15))
    assert "Mon 16 Nov 06:00 theirs, Sun 15 Nov 21:00 yours" in met.window.calendar.view.accessibleName()


def test_the_view_is_remembered(met: Desk, tmp_path: Path) -> None:
    file = str(tmp_path / "window.ini")
    met.press(KEY.Key_2)
    met.window._remembered = QSettings(file, QSettings.Format.IniFormat)
    met.window.close()
    again = MainWindow(met.window.calendar.today, QSettings(file, QSettings.Format.IniFormat))
    again.furnish(met.window.states)
    met.qtbot.addWidget(again)
    assert again.calendar.kind is ViewKind.WEEK
    assert again.top.toggles[ViewKind.WEEK].isChecked()


def test_what_is_known_of_them_speaks_against_a_day_it_is_carried_to(met: Desk) -> None:
    line = met.store.people_like("Jo Hill", 1)[0]
    hours = Hours(time(9), time(12), frozenset(range(4)))
    history = met.store.history_of(line.id)
    assert history is not None
    jo = history.prospect
    met.window.states.dispatcher.do(lambda at_desk: edit_prospect(at_desk, jo, replace(jo, hours=hours)))
    view = met.window.calendar.view
    assert isinstance(view, GridView)
    met.window.calendar.choose(date(2026, 11, 17))
    view.put_on(view.model.on_day(date(2026, 11, 17))[0])
    for _ in range(3):
        met.press(KEY.Key_Right, ctrl=True, shift=True)
    assert "their hours are 09:00 to 12:00, Mon to Thu" in view.accessibleName()
    met.press(KEY.Key_Escape)


@pytest.mark.usefixtures("still")
def test_nobody_is_paled_for_somebody_who_is_nowhere_to_be_found(met: Desk) -> None:
    met.window.states.dispatcher.do(lambda at_desk: add_prospect(at_desk, NewProspect("Ann Lee")))
    ann, jo = (met.store.people_like(name, 1)[0].id for name in ("Ann Lee", "Jo Hill"))
    calendar = met.window.calendar
    before = calendar.view.grab().toImage()
    calendar.show_whose(ann)
    assert calendar.view.grab().toImage() == before
    calendar.show_whose(jo)
    assert calendar.view.grab().toImage() != before
