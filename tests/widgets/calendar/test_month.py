"""Claims about the month view: every key and click does what it says, and what the keys are on can be heard."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tests.widgets.calendar.carrying import drag, press, pull, release
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.landing import Landing
from tracker.presentation.calendar.month_page import MonthPage
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.window import Window
from tracker.widgets.calendar.entry_look import look_of
from tracker.widgets.calendar.face_painter import FacePainter
from tracker.widgets.calendar.ghost_painter import GhostPainter
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_sheet import MonthSheet, month_view
from tracker.widgets.calendar.situation import Held
from tracker.widgets.look.painted.row_ground import SHADOW
from tracker.widgets.look.theme import Scheme, Theme, tokens_of
from tracker.widgets.look.tokens import DARK

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

JO = planned("Jo Hill", november(24), "10:00")
OKORO = planned("Okoro family", november(24), last=november(26))
KEPT = planned("Ben", november(18), "09:30", outcome=AgreementOutcome.KEPT)
CROWD = tuple(planned(f"Person {n}", november(27), f"{8 + n // 4:02}:{n % 4 * 15:02}") for n in range(30))
KEY = Qt.Key
CARRY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def month(qtbot: QtBot) -> GridView:
    model = CalendarModel(lambda: NOW, ZONE)
    model.set_planned((JO, OKORO, KEPT, *CROWD))
    month = month_view(model, TODAY)
    qtbot.addWidget(month)
    month.resize(900, 640)
    month.show()
    month.setFocus()
    return month


def page_of(month: GridView) -> MonthPage:
    assert isinstance(month.sheet, MonthSheet)
    return month.sheet.page()


def free_on(month: GridView, day: date) -> QPoint:
    """A point of that day, beside its number, where nothing else is."""
    cell = month.sheet.cell_of(day)
    assert cell is not None, f"{day} is not in sight"
    return QPoint(cell.center().x(), cell.top() + 12)


def middle_of(month: GridView, one: Planned) -> QPoint:
    entry = next(each for each in month.model.entries if each.planned.id == one.id)
    found = month.sheet.middle_of(entry)
    assert found is not None, f"{one.name} is not to be seen"
    return found


def more_on(month: GridView, day: date) -> QPoint:
    row = page_of(month).row_of(day)
    assert row is not None
    column = row.week.days.index(day)
    return next(each.box.center() for each in row.filled.more if each.column == column) + QPoint(0, row.top)


@pytest.mark.parametrize(
    ("key", "then"),
    [
        (KEY.Key_Left, november(20)),
        (KEY.Key_Right, november(22)),
        (KEY.Key_Up, november(14)),
        (KEY.Key_Down, november(28)),
        (KEY.Key_PageUp, date(2026, 10, 21)),
        (KEY.Key_PageDown, date(2026, 12, 21)),
    ],
)
def test_keys_go_by_day_week_and_month(month: GridView, qtbot: QtBot, key: Qt.Key, then: date) -> None:
    with qtbot.waitSignal(month.day_chosen) as told:
        qtbot.keyClick(month, key)
    assert told.args == [then]
    assert month.day == then


def test_home_goes_back_to_today(month: GridView, qtbot: QtBot) -> None:
    month.choose(date(2027, 3, 1))
    qtbot.keyClick(month, KEY.Key_Home)
    assert month.day == TODAY


def test_a_step_out_of_sight_scrolls_by_the_week_and_tells_which_days_there_are(month: GridView, qtbot: QtBot) -> None:
    month.model.set_planned((JO,))
    first = month.shown_days()[0]
    with qtbot.waitSignal(month.days_changed) as told:
        while month.shown_days()[0] == first:
            qtbot.keyClick(month, KEY.Key_Down)
    assert told.args == [first + timedelta(7), first + timedelta(76)]
    assert page_of(month).is_open(month.day)


def test_while_a_day_is_in_sight_nothing_is_scrolled(month: GridView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(month.days_changed):
        qtbot.keyClick(month, KEY.Key_Left)


def test_enter_steps_into_a_day_and_through_its_entries(month: GridView, qtbot: QtBot) -> None:
    month.choose(november(24))
    qtbot.keyClick(month, KEY.Key_Return)
    heard = [month.accessibleName()]
    qtbot.keyClick(month, KEY.Key_Down)
    heard.append(month.accessibleName())
    assert heard == ["10:00 call with Jo Hill, agreed", "call with Okoro family, Tue 24 – Thu 26 Nov, agreed"]
    with qtbot.waitSignal(month.agreement_opened) as told:
        qtbot.keyClick(month, KEY.Key_Return)
    assert told.args == [OKORO]


def test_escape_steps_out_of_the_day_and_arrows_leave_it(month: GridView, qtbot: QtBot) -> None:
    month.choose(november(24))
    qtbot.keyClick(month, KEY.Key_Return)
    qtbot.keyClick(month, KEY.Key_Escape)
    assert month.entry is None
    qtbot.keyClick(month, KEY.Key_Return)
    qtbot.keyClick(month, KEY.Key_Right)
    assert (month.day, month.entry) == (november(25), None)


@pytest.mark.parametrize(("day", "key"), [(november(11), KEY.Key_Return), (november(24), KEY.Key_N)])
def test_an_entry_is_begun_on_the_chosen_day(month: GridView, qtbot: QtBot, day: date, key: Qt.Key) -> None:
    month.choose(day)
    with qtbot.waitSignal(month.new_entry_on) as told:
        qtbot.keyClick(month, key)
    assert told.args == [day, None]


def test_the_chosen_day_can_be_heard(month: GridView) -> None:
    month.choose(november(24))
    assert month.accessibleName() == (
        "Tuesday 24 November, 2 agreements: 10:00 call with Jo Hill, agreed; "
        "call with Okoro family, Tue 24 – Thu 26 Nov, agreed"
    )


def test_keys_it_does_not_know_are_left_to_the_window(month: GridView, qtbot: QtBot) -> None:
    before = month.day
    qtbot.keyClick(month, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(month, KEY.Key_Q)
    assert month.day == before


def test_a_click_chooses_the_day(month: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.day_chosen) as told:
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=free_on(month, november(19)))
    assert told.args == [november(19)]


def test_a_click_on_an_entry_opens_it(month: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.agreement_opened) as told:
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=middle_of(month, JO))
    assert told.args == [JO]
    assert month.day == november(24)


def test_a_double_click_on_a_free_place_begins_an_entry(month: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.new_entry_on) as told:
        qtbot.mouseDClick(month, Qt.MouseButton.LeftButton, pos=free_on(month, november(19)))
    assert told.args == [november(19), None]


def test_the_corner_of_a_day_begins_an_entry(month: GridView, qtbot: QtBot) -> None:
    corner = page_of(month).corner(november(25))
    assert corner is not None
    with qtbot.waitSignal(month.new_entry_on):
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=corner.center())


def test_more_opens_the_whole_day_as_a_list(month: GridView, qtbot: QtBot) -> None:
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=more_on(month, november(27)))
    opened = month.day_list
    assert opened is not None
    assert opened.list.model().rowCount() == len(CROWD)
    assert opened.accessibleName() == "Friday 27 November"


def test_the_list_of_a_day_is_walked_and_opened_by_keys(month: GridView, qtbot: QtBot) -> None:
    month.choose(november(27))
    qtbot.keyClick(month, KEY.Key_Return)
    opened = month.day_list
    assert opened is not None
    qtbot.keyClick(opened.list, KEY.Key_Down)
    with qtbot.waitSignal(month.agreement_opened) as told:
        qtbot.keyClick(opened.list, KEY.Key_Return)
    assert told.args == [CROWD[1]]
    assert month.day_list is None


def test_the_list_of_a_day_closes_on_escape_and_the_keys_are_in_the_month_again(month: GridView, qtbot: QtBot) -> None:
    month.open_day(november(27))
    opened = month.day_list
    assert opened is not None
    assert opened.list.hasFocus()
    qtbot.keyClick(opened.list, KEY.Key_Escape)
    assert month.day_list is None
    assert month.hasFocus()


def test_the_list_of_a_day_lies_within_the_window_and_a_press_beside_it_closes_it(
    month: GridView, qtbot: QtBot
) -> None:
    month.open_day(november(27))
    opened = month.day_list
    assert opened is not None
    assert month.rect().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW).contains(opened.geometry())
    qtbot.mouseClick(opened, Qt.MouseButton.LeftButton, pos=QPoint(SHADOW + 4, SHADOW + 4))
    assert opened.isVisible()
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=free_on(month, november(17)))
    assert month.day_list is None
    assert month.day == november(17)


def test_a_time_that_several_are_for_is_said_once_in_the_list(month: GridView, qtbot: QtBot) -> None:
    month.model.set_planned([planned("Ann", november(27), at) for at in ("10:00", "10:00", "11:00")])
    month.open_day(november(27))
    assert month.day_list is not None
    rows, view = month.day_list.list, month.day_list.list.viewport()
    seen = view.grab().toImage()

    def has_time(row: int) -> bool:
        box = rows.visualRect(rows.model().index(row, 0))
        line = [seen.pixelColor(x, box.center().y()) for x in range(box.left() + 9, box.left() + 40)]
        return any(colour != line[-1] for colour in line)

    assert [has_time(row) for row in (1, 2)] == [False, True]


def wheel(month: GridView, by: int) -> None:
    spot, none = QPointF(50, 50), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(month, turn)


def first_open(month: GridView) -> date:
    return page_of(month).rows[0].week.days[0]


def test_the_wheel_goes_by_the_week_and_chooses_no_other_day(month: GridView) -> None:
    assert first_open(month) == november(16)
    for by, first in ((-120, november(23)), (-60, november(23)), (-60, november(30)), (360, november(9))):
        wheel(month, by)
        assert first_open(month) == first
    assert month.day == TODAY


def test_home_comes_back_to_this_week_first_though_the_keys_were_on_today(month: GridView, qtbot: QtBot) -> None:
    wheel(month, 240)
    assert first_open(month) == november(2)
    qtbot.keyClick(month, KEY.Key_Home)
    assert (first_open(month), month.day) == (november(16), TODAY)


@pytest.mark.parametrize(
    ("pages", "first", "title"),
    [
        (1, november(30), "December 2026"),
        (2, date(2026, 12, 28), "January 2027"),
        (-1, date(2026, 9, 28), "October 2026"),
        (0, november(16), "November 2026"),
    ],
)
def test_a_turned_month_begins_with_the_week_of_its_first_day_and_this_one_with_today(
    month: GridView, pages: int, first: date, title: str
) -> None:
    month.turn(pages)
    assert (first_open(month), month.title()) == (first, title)


def test_a_strip_opens_where_it_is_clicked_or_the_keys_come_to_it(month: GridView, qtbot: QtBot) -> None:
    month.model.set_planned((JO, planned("Ben", november(11), "09:30", outcome=AgreementOutcome.KEPT)))
    strip = page_of(month).strips[-1]
    assert [told.name for told in strip.days if told.entry is not None] == ["Ben"]
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=free_on(month, november(12)) - QPoint(0, 4))
    assert (first_open(month), month.day) == (november(9), november(12))
    for _ in range(2):
        qtbot.keyClick(month, KEY.Key_Up)
    assert first_open(month) == date(2026, 10, 26)


def test_new_agreements_are_shown_at_once_and_the_keys_stay_where_they_are(month: GridView, qtbot: QtBot) -> None:
    month.choose(november(24))
    qtbot.keyClick(month, KEY.Key_Return)
    kept = month.entry
    assert kept is not None
    month.model.set_planned((JO, OKORO))
    assert month.entry is not None
    assert month.entry.planned == kept.planned
    month.model.set_planned((OKORO,))
    assert month.entry is None


def test_an_entry_is_dragged_to_another_day(month: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(month.move_wanted) as told, qtbot.assertNotEmitted(month.agreement_opened):
        drag(month, middle_of(month, JO), free_on(month, november(19)))
    assert told.args == [JO, Window.exact(november(19), JO.window.at or NOW.time(), ZONE)]
    assert month.day == november(19)


def test_a_span_is_dragged_by_the_day_it_is_taken_by(month: GridView, qtbot: QtBot) -> None:
    start = middle_of(month, OKORO)  # its middle is the 25th
    with qtbot.waitSignal(month.move_wanted) as told:
        drag(month, start, free_on(month, november(26)))
    assert told.args == [OKORO, Window.span(november(25), november(27), ZONE)]


def test_what_is_settled_stays_where_it_was(month: GridView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(month.move_wanted):
        drag(month, middle_of(month, KEPT), free_on(month, november(19)))


def test_put_back_where_it_came_from_it_is_not_moved(month: GridView, qtbot: QtBot) -> None:
    start = middle_of(month, JO)
    with qtbot.assertNotEmitted(month.move_wanted):
        press(month, start)
        pull(month, free_on(month, november(19)))
        release(month, start)


def test_escape_leaves_what_is_dragged_where_it_was(month: GridView, qtbot: QtBot) -> None:
    press(month, middle_of(month, JO))
    pull(month, free_on(month, november(19)))
    carried = month.carried
    assert carried is not None
    with qtbot.assertNotEmitted(month.move_wanted), qtbot.assertNotEmitted(month.agreement_opened):
        qtbot.keyClick(month, KEY.Key_Escape)
        release(month, free_on(month, november(19)))
    assert month.carried is None
    assert month.day == november(24)


def test_held_at_the_edge_it_stays_on_the_day_it_was_on(month: GridView, qtbot: QtBot) -> None:
    """The month goes on beneath the pointer; what is let go there lands on the day that was aimed at."""
    press(month, middle_of(month, JO))
    edge = QPoint(free_on(month, november(26)).x(), month.height() - 4)
    pull(month, edge - QPoint(0, 60))
    pull(month, edge)
    assert month.carried is not None
    aimed, anchor = month.carried.day, month.sheet.anchor
    qtbot.waitUntil(lambda: month.sheet.anchor > anchor + timedelta(days=8))
    assert month.carried.day == aimed
    with qtbot.waitSignal(month.move_wanted) as told:
        release(month, edge)
    assert told.args == [JO, Window.exact(aimed, time(10), ZONE)]


@pytest.mark.parametrize("at", [QPoint(2, 200), QPoint(698, 200), QPoint(350, 200)])
def test_what_is_held_at_the_edge_is_seen_whole(month: GridView, at: QPoint) -> None:
    entry, within = next(iter(month.model.on_day(november(24)))), QRect(0, 0, 700, 500)
    held = Held(Carried(entry, november(24), november(24), None), Landing("Tue 24 Nov"), at)
    box = GhostPainter(FacePainter(tokens_of(month.palette()), 1.0)).box(held, 112, None, within)
    assert box is not None
    assert within.contains(box)
    assert box.top() < at.y() < box.bottom()


def test_the_day_it_would_be_on_is_marked_while_it_is_dragged(month: GridView) -> None:
    before = month.grab().toImage()
    press(month, middle_of(month, JO))
    pull(month, free_on(month, november(25)))
    spot = free_on(month, november(25)) + QPoint(0, 30)
    assert month.grab().toImage().pixelColor(spot) != before.pixelColor(spot)
    month.clearFocus()
    assert month.carried is None


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([KEY.Key_Right], november(25)),
        ([KEY.Key_Down, KEY.Key_Left], november(30)),
        ([KEY.Key_Down, KEY.Key_Down], date(2026, 12, 8)),
    ],
)
def test_keys_carry_an_entry_and_enter_puts_it_down(
    month: GridView, qtbot: QtBot, keys: list[Qt.Key], day: date
) -> None:
    month.choose(november(24))
    qtbot.keyClick(month, KEY.Key_Return)
    with qtbot.assertNotEmitted(month.move_wanted):
        for key in keys:
            qtbot.keyClick(month, key, CARRY)
    assert month.accessibleName().startswith("Moving call with Jo Hill to ")
    with qtbot.waitSignal(month.move_wanted) as told:
        qtbot.keyClick(month, KEY.Key_Return)
    assert told.args == [JO, Window.exact(day, JO.window.at or NOW.time(), ZONE)]


def test_escape_puts_the_carried_entry_back_with_the_keys_on_it(month: GridView, qtbot: QtBot) -> None:
    month.choose(november(24))
    qtbot.keyClick(month, KEY.Key_Return)
    before = month.accessibleName()
    for _ in range(3):
        qtbot.keyClick(month, KEY.Key_Down, CARRY)
    with qtbot.assertNotEmitted(month.move_wanted):
        qtbot.keyClick(month, KEY.Key_Escape)
    assert (month.carried, month.accessibleName()) == (None, before)
    assert month.title() == "November 2026"


def test_a_right_click_or_the_menu_key_asks_for_the_menu(month: GridView, qtbot: QtBot) -> None:
    def ask(reason: QContextMenuEvent.Reason, at: QPoint) -> None:
        QApplication.sendEvent(month, QContextMenuEvent(reason, at, month.mapToGlobal(at)))

    for reason, at in (
        (QContextMenuEvent.Reason.Mouse, middle_of(month, JO)),
        (QContextMenuEvent.Reason.Keyboard, QPoint()),
    ):
        with qtbot.waitSignal(month.menu_wanted) as told:
            ask(reason, at)
        assert told.args == [JO, month.mapToGlobal(middle_of(month, JO))]


@pytest.mark.parametrize(("first_weekday", "first"), [(0, november(16)), (6, november(15))])
def test_weeks_begin_where_they_are_told_to(month: GridView, first_weekday: int, first: date) -> None:
    month.set_week(first_weekday, frozenset({5, 6}))
    assert first_open(month) == first


@pytest.mark.parametrize(
    ("one", "icon"),
    [
        (JO, "call"),
        (KEPT, "check"),
        (planned("Jo", november(20), outcome=AgreementOutcome.KEPT_LATE), "kept"),
        (planned("Jo", november(1)), "slipped"),
        (planned("Jo", november(30), kind=AgreementKind.PROMISE), "owe"),
        (planned("Jo", november(30), outcome=AgreementOutcome.TRIED), "tried"),
        (planned("Jo", november(1), outcome=AgreementOutcome.LAPSED), "lapsed"),
        (planned("Jo", november(1), outcome=AgreementOutcome.BROKEN), "broken"),
        (planned("Jo", november(1), outcome=AgreementOutcome.NO_SHOW), "withdrawn"),
    ],
)
def test_every_state_has_an_icon_of_its_own(month: GridView, one: Planned, icon: str) -> None:
    month.model.set_planned((one,))
    assert look_of(month.model.entries[0]).icon == icon


def test_the_frame_of_the_chosen_day_is_whole_over_spans(month: GridView) -> None:
    month.model.set_planned((OKORO,))
    month.clearFocus()
    month.choose(november(25))
    seen, primary = month.grab().toImage(), QColor(tokens_of(month.palette()).primary)
    cell = page_of(month).cell_of(november(25))
    assert cell is not None
    assert cell.contains(QPoint(cell.center().x(), middle_of(month, OKORO).y()))

    def is_framed(at: int, y: int) -> bool:
        return any(near(seen.pixelColor(x, y), primary) for x in range(at - 3, at + 4))

    sides = range(cell.top() + 8, cell.bottom() - 6)
    assert not [y for at in (cell.left() + 1, cell.right()) for y in sides if not is_framed(at, y)]


def near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 60 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def test_a_change_of_theme_is_painted(month: GridView, qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.DARK)
    image = month.grab().toImage()
    assert image.pixelColor(image.width() // 2, 6).name().upper() == DARK.surface
    theme.choose(Scheme.LIGHT)


def test_with_a_new_day_whoever_was_on_today_has_the_new_one_before_them(month: GridView) -> None:
    month.set_today(november(23))
    assert (month.day, first_open(month)) == (november(23), november(23))


def test_whoever_looked_elsewhere_stays_there_over_midnight(month: GridView) -> None:
    month.choose(november(25))
    month.set_today(november(23))
    assert (month.day, first_open(month)) == (november(25), november(16))


def test_the_line_of_now_goes_on_with_the_minutes(qtbot: QtBot) -> None:
    now = [NOW]
    model = CalendarModel(lambda: now[0], ZONE)
    month = month_view(model, TODAY)
    qtbot.addWidget(month)
    month.resize(900, 640)
    model.set_planned((planned("Jo", TODAY, "10:00"), planned("Ben", TODAY, "15:00")), month.shown_days())

    def line() -> int | None:
        return page_of(month).rows[0].filled.now

    before = line()
    now[0] = NOW + timedelta(hours=2)
    month.minute_passed()
    after = line()
    assert before is not None
    assert after is not None
    assert after > before


@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_end_of_all_days_there_are_still_weeks(month: GridView, day: date) -> None:
    month.choose(day)
    month.turn(1 if day == date.min else -1)
    assert len(page_of(month).rows) > 1
    assert not month.grab().isNull()
