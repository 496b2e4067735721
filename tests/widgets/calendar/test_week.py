"""Claims about the week view: every key and click does what it says, hours are where they are, and all can be heard."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import exact
from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tests.widgets.calendar.carrying import drag, hover, press, pull, release
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.week_page import WeekPage
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.window import Window
from tracker.widgets.calendar import week_sheet
from tracker.widgets.calendar.ghost_painter import chip_beside
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.week_sheet import WeekSheet, week_view
from tracker.widgets.look.theme import Scheme, Theme, tokens_of
from tracker.widgets.look.tokens import DARK

JO = planned("Jo Hill", november(17), "10:00")
ANN = planned("Ann", november(17), "10:20")
LENA = planned("Lena", november(18), "11:00", zone="Europe/Berlin")
OKORO = planned("Okoro family", november(17), last=november(19))
WHOLE = planned("Whole day", november(20))
KEPT = planned("Ben", november(18), "15:00", outcome=AgreementOutcome.KEPT)
STRIP_CROWD = tuple(planned(f"Day {n}", november(16)) for n in range(9))
HOUR_CROWD = tuple(planned(f"Hour {n}", november(19), "14:00") for n in range(6))
KEY = Qt.Key
CARRY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def week(qtbot: QtBot) -> GridView:
    model = CalendarModel(lambda: NOW, ZONE)
    model.set_planned((JO, ANN, LENA, OKORO, WHOLE, KEPT))
    week = week_view(model, TODAY)
    qtbot.addWidget(week)
    week.resize(760, 640)
    week.show()
    week.setFocus()
    return week


def sheet_of(week: GridView) -> WeekSheet:
    assert isinstance(week.sheet, WeekSheet)
    return week.sheet


def page_of(week: GridView) -> WeekPage:
    return sheet_of(week).page()


def where(week: GridView, agreement_id: int) -> QPoint:
    box = page_of(week).box_of(agreement_id)
    assert box is not None
    return box.center()


def spot(week: GridView, day: date, at: time) -> QPoint:
    page = page_of(week)
    column = page.layout.column_of(day)
    assert column is not None
    return QPoint(page.day(column).center().x(), page.y_of(at.hour * 60 + at.minute))


@pytest.mark.parametrize(
    ("key", "then"),
    [
        (KEY.Key_Left, november(20)),
        (KEY.Key_Right, november(22)),
        (KEY.Key_PageUp, november(14)),
        (KEY.Key_PageDown, november(28)),
    ],
)
def test_keys_go_by_day_and_week(week: GridView, qtbot: QtBot, key: Qt.Key, then: date) -> None:
    with qtbot.waitSignal(week.day_chosen) as told:
        qtbot.keyClick(week, key)
    assert told.args == [then]
    assert week.day == then


def test_home_goes_back_to_today(week: GridView, qtbot: QtBot) -> None:
    week.choose(date(2027, 3, 1))
    qtbot.keyClick(week, KEY.Key_Home)
    assert week.day == TODAY


@pytest.mark.parametrize(
    ("day", "title", "short", "least"),
    [
        (TODAY, "16 – 22 November 2026", "16 – 22 Nov 2026", "Nov"),
        (november(30), "30 Nov – 6 Dec 2026", "30 Nov – 6 Dec 2026", "Nov – Dec"),
        (date(2027, 1, 1), "28 Dec 2026 – 3 Jan 2027", "28 Dec – 3 Jan 2027", "Dec – Jan"),
    ],
)
def test_the_title_tells_the_days_and_in_little_room_the_months(
    week: GridView, day: date, title: str, short: str, least: str
) -> None:
    week.choose(day)
    assert week.title() == title
    assert week.titles() == (title, short, least)


def test_a_step_out_of_the_week_tells_the_days_of_the_next(week: GridView, qtbot: QtBot) -> None:
    week.choose(november(22))
    with qtbot.waitSignals([week.days_changed, week.title_changed]):
        qtbot.keyClick(week, KEY.Key_Right)
    assert week.shown_days() == (november(23), november(29))


def test_up_and_down_go_through_the_entries_of_the_day(week: GridView, qtbot: QtBot) -> None:
    week.choose(november(17))
    heard = []
    for _ in range(4):
        qtbot.keyClick(week, KEY.Key_Down)
        heard.append(week.accessibleName())
    assert heard == [
        "10:00 call with Jo Hill, slipped",
        "10:20 call with Ann, slipped",
        "call with Okoro family, Tue 17 – Thu 19 Nov, slipped",
        "call with Okoro family, Tue 17 – Thu 19 Nov, slipped",
    ]
    for _ in range(3):
        qtbot.keyClick(week, KEY.Key_Up)
    assert week.entry is None
    assert week.accessibleName().startswith("Tuesday 17 November, 3 agreements: ")


def test_enter_opens_the_entry_the_keys_are_on(week: GridView, qtbot: QtBot) -> None:
    week.choose(november(20))
    qtbot.keyClick(week, KEY.Key_Return)
    assert week.entry is not None
    with qtbot.waitSignal(week.agreement_opened) as told:
        qtbot.keyClick(week, KEY.Key_Return)
    assert told.args == [WHOLE]


def test_escape_steps_out_of_the_day(week: GridView, qtbot: QtBot) -> None:
    week.choose(november(20))
    qtbot.keyClick(week, KEY.Key_Down)
    qtbot.keyClick(week, KEY.Key_Escape)
    assert week.entry is None


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_N])
def test_an_entry_is_begun_on_the_chosen_day(week: GridView, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(week.new_entry_on) as told:
        qtbot.keyClick(week, key)
    assert told.args == [TODAY, None]


def test_a_double_click_begins_an_entry_at_the_half_hour(week: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(week.new_entry_on) as told:
        qtbot.mouseDClick(week, Qt.MouseButton.LeftButton, pos=spot(week, november(20), time(13, 40)))
    assert told.args == [november(20), time(13, 30)]


def test_their_own_clocks_are_told(week: GridView, qtbot: QtBot) -> None:
    week.choose(november(18))
    assert "11:00 theirs, 10:00 yours – call with Lena, slipped" in week.accessibleName()


def test_it_first_shows_the_hours_we_work(qtbot: QtBot) -> None:
    week = week_view(CalendarModel(lambda: NOW, ZONE), TODAY, hours=lambda: (time(11), time(18)))
    qtbot.addWidget(week)
    week.resize(760, 400)
    week.show()
    hours = page_of(week).hours
    assert hours.top() < spot(week, TODAY, time(11)).y() < hours.top() + 48
    assert spot(week, TODAY, time(9)).y() < hours.top()


def test_it_first_shows_what_comes_before_them(qtbot: QtBot) -> None:
    model = CalendarModel(lambda: NOW, ZONE)
    week = week_view(model, TODAY)
    qtbot.addWidget(week)
    week.resize(760, 400)
    week.show()
    early = planned("Early", november(18), "07:15")
    model.set_planned((early,), week.shown_days())
    hours = page_of(week).hours
    assert hours.top() < where(week, early.id).y() < hours.top() + 48


def test_in_a_low_window_it_shows_the_hour_to_come(qtbot: QtBot) -> None:
    model = CalendarModel(lambda: NOW + timedelta(hours=6), ZONE)
    week = week_view(model, TODAY)
    qtbot.addWidget(week)
    week.resize(760, 400)
    week.show()
    assert page_of(week).hours.contains(spot(week, TODAY, time(15, 45)))


def test_whoever_scrolled_by_hand_stays_there(week: GridView) -> None:
    turn_wheel(week)
    before = sheet_of(week).scroll_bar.value()
    week.turn(1)
    week.model.set_planned((planned("Early", november(27), "07:15"),), week.shown_days())
    assert sheet_of(week).scroll_bar.value() == before


def test_the_keys_bring_an_entry_out_of_sight_into_view(week: GridView, qtbot: QtBot) -> None:
    week.model.set_planned((planned("Late", TODAY, "22:30"),))
    qtbot.keyClick(week, KEY.Key_Down)
    assert week.entry is not None
    hours = page_of(week).hours
    assert hours.contains(where(week, week.entry.planned.id))


def turn_wheel(week: GridView) -> None:
    at, none = QPointF(400, 400), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(week, turn)


def test_the_wheel_scrolls_the_hours(week: GridView) -> None:
    before = sheet_of(week).scroll_bar.value()
    turn_wheel(week)
    assert sheet_of(week).scroll_bar.value() > before


def test_a_click_on_a_block_opens_it(week: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(week.agreement_opened) as told:
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton, pos=where(week, ANN.id))
    assert told.args == [ANN]
    assert week.day == november(17)


def test_times_that_touch_do_not_cover_each_other(week: GridView) -> None:
    jo, ann = (page_of(week).box_of(one.id) for one in (JO, ANN))
    assert jo is not None
    assert ann is not None
    assert jo.top() < jo.bottom() < ann.top()


@pytest.mark.parametrize(("crowd", "day"), [(STRIP_CROWD, november(16)), (HOUR_CROWD, november(19))])
def test_more_opens_the_whole_day_as_a_list(week: GridView, qtbot: QtBot, crowd: tuple[object, ...], day: date) -> None:
    week.model.set_planned(crowd)  # type: ignore[arg-type]
    page = page_of(week)
    column = page.layout.column_of(day)
    assert column is not None
    more = page.crowd_box(page.layout.crowds[0]) if page.layout.crowds else page.more(column)
    qtbot.mouseClick(week, Qt.MouseButton.LeftButton, pos=more.center())
    opened = week.day_list
    assert opened is not None
    assert opened.list.model().rowCount() == len(crowd)
    qtbot.keyClick(opened.list, KEY.Key_Escape)
    assert week.day_list is None


def test_past_the_last_entry_shown_the_keys_come_to_the_list(week: GridView, qtbot: QtBot) -> None:
    week.model.set_planned(HOUR_CROWD)
    week.choose(november(19))
    for _ in range(len(page_of(week).layout.shown_on(november(19))) + 1):
        qtbot.keyClick(week, KEY.Key_Down)
    assert week.day_list is not None


@pytest.fixture
def ahead(week: GridView) -> GridView:
    """The same week with agreements that still stand."""
    week.model.set_planned(
        (
            planned("Jo Hill", november(21), "14:00"),
            planned("Lena", november(21), "17:00", zone="Europe/Berlin"),
            planned("Whole day", november(22)),
            planned("Span", november(20), last=november(22)),
            KEPT,
        )
    )
    return week


@pytest.mark.parametrize(
    ("name", "day", "at", "window"),
    [
        ("Jo Hill", november(22), time(14), Window.exact(november(22), time(14), ZONE)),
        ("Jo Hill", november(21), time(15, 33), Window.exact(november(21), time(15, 30), ZONE)),
        ("Lena", november(22), time(12), Window.exact(november(22), time(13), "Europe/Berlin")),
    ],
)
def test_a_block_is_dragged_to_a_day_and_a_quarter_of_an_hour(
    ahead: GridView, qtbot: QtBot, name: str, day: date, at: time, window: Window
) -> None:
    one = next(entry.planned for entry in ahead.model.entries if entry.name == name)
    grip = where(ahead, one.id) - QPoint(0, 10)
    local = next(entry.at for entry in ahead.model.entries if entry.planned is one)
    assert local is not None
    offset = grip.y() - spot(ahead, day, local).y()
    with qtbot.waitSignal(ahead.move_wanted) as told:
        drag(ahead, grip, spot(ahead, day, at) + QPoint(0, offset))
    assert told.args == [one, window]


def test_dropped_on_the_strip_a_time_becomes_a_whole_day(ahead: GridView, qtbot: QtBot) -> None:
    one = ahead.model.entries[0].planned
    page = page_of(ahead)
    strip = QPoint(page.day(6).center().x(), page.head + 4)
    with qtbot.waitSignal(ahead.move_wanted) as told:
        drag(ahead, where(ahead, one.id), strip)
    assert told.args == [one, Window.day(november(22), ZONE)]


def test_a_span_stays_a_span_wherever_it_is_dropped(ahead: GridView, qtbot: QtBot) -> None:
    one = next(entry.planned for entry in ahead.model.entries if entry.is_span)
    with qtbot.waitSignal(ahead.move_wanted) as told:
        drag(ahead, where(ahead, one.id), spot(ahead, november(20), time(12)))
    assert told.args == [one, Window.span(november(19), november(21), ZONE)]


def test_what_is_settled_stays_where_it_was(ahead: GridView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ahead.move_wanted):
        drag(ahead, where(ahead, KEPT.id), spot(ahead, november(20), time(12)))


def test_escape_leaves_what_is_dragged_where_it_was(ahead: GridView, qtbot: QtBot) -> None:
    press(ahead, where(ahead, ahead.model.entries[0].planned.id))
    pull(ahead, spot(ahead, november(22), time(12)))
    assert ahead.carried is not None
    with qtbot.assertNotEmitted(ahead.move_wanted):
        qtbot.keyClick(ahead, KEY.Key_Escape)
    assert ahead.carried is None


def test_escape_puts_back_what_was_scrolled_too(ahead: GridView, qtbot: QtBot) -> None:
    before = sheet_of(ahead).scroll_bar.value()
    press(ahead, where(ahead, ahead.model.entries[0].planned.id))
    pull(ahead, QPoint(spot(ahead, november(22), time(12)).x(), ahead.height() - 6))
    qtbot.waitUntil(lambda: sheet_of(ahead).scroll_bar.value() > before)
    qtbot.keyClick(ahead, KEY.Key_Escape)
    assert sheet_of(ahead).scroll_bar.value() == before


def test_what_speaks_against_it_is_heard_while_it_is_carried(ahead: GridView, qtbot: QtBot) -> None:
    ahead.choose(november(21))
    qtbot.keyClick(ahead, KEY.Key_Down)
    qtbot.keyClick(ahead, KEY.Key_Right, CARRY)
    assert ahead.accessibleName() == (
        "Moving call with Jo Hill to Sunday 22 November, 14:00: a day off. Enter puts it there, Escape leaves it."
    )


def test_the_hours_go_on_while_something_is_held_at_their_edge(ahead: GridView, qtbot: QtBot) -> None:
    before = sheet_of(ahead).scroll_bar.value()
    press(ahead, where(ahead, ahead.model.entries[0].planned.id))
    pull(ahead, QPoint(spot(ahead, november(22), time(12)).x(), ahead.height() - 6))
    qtbot.waitUntil(lambda: sheet_of(ahead).scroll_bar.value() > before)
    qtbot.keyClick(ahead, KEY.Key_Escape)


@pytest.mark.parametrize(("side", "weeks"), [("after", 1), ("before", -1)])
def test_held_at_a_side_the_week_turns_and_what_is_carried_can_be_put_down_in_another(
    ahead: GridView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, side: str, weeks: int
) -> None:
    monkeypatch.setattr(week_sheet, "_TURN_MS", 20)
    one, anchor = ahead.model.entries[0].planned, ahead.sheet.anchor
    grip = where(ahead, one.id)
    press(ahead, grip)
    pull(ahead, QPoint(ahead.width() - 4 if side == "after" else 4, grip.y()))
    assert ahead.carried is not None
    held = ahead.carried.day
    qtbot.waitUntil(lambda: (ahead.sheet.anchor - anchor) * weeks > timedelta(0))
    pull(ahead, QPoint(ahead.width() // 2, grip.y()))
    assert (ahead.carried.day - held) * weeks > timedelta(0)
    assert ahead.shown_days()[0] <= ahead.carried.day <= ahead.shown_days()[1]
    assert ahead.carried.at == time(14)
    qtbot.keyClick(ahead, KEY.Key_Escape)
    assert ahead.sheet.anchor == anchor, "another week is left behind"


def test_what_is_let_go_while_the_week_turns_lands_on_the_day_it_was_over(
    ahead: GridView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(week_sheet, "_TURN_MS", 20)
    one, anchor = ahead.model.entries[0].planned, ahead.sheet.anchor
    grip = where(ahead, one.id)
    edge = QPoint(ahead.width() - 4, grip.y())
    press(ahead, grip)
    pull(ahead, edge)
    qtbot.waitUntil(lambda: ahead.sheet.anchor > anchor)
    with qtbot.waitSignal(ahead.move_wanted) as told:
        release(ahead, edge)
    assert told.args == [one, Window.exact(november(22), time(14), ZONE)]
    assert ahead.shown_days()[0] == november(16)


@pytest.mark.parametrize("by_pointer", [True, False])
def test_page_down_takes_what_is_carried_to_the_next_week(ahead: GridView, qtbot: QtBot, by_pointer: bool) -> None:
    one = ahead.model.entries[0].planned
    if by_pointer:
        grip = where(ahead, one.id)
        press(ahead, grip)
        pull(ahead, grip + QPoint(0, 40))
    else:
        ahead.choose(november(21))
        qtbot.keyClick(ahead, KEY.Key_Down)
        qtbot.keyClick(ahead, KEY.Key_Up, CARRY)
    assert ahead.carried is not None
    qtbot.keyClick(ahead, KEY.Key_PageDown)
    assert ahead.carried.day == november(28)
    assert ahead.shown_days()[0] == november(23)
    qtbot.keyClick(ahead, KEY.Key_Escape)
    assert ahead.shown_days()[0] == november(16)


@pytest.mark.parametrize(
    ("keys", "day", "at"),
    [
        ([KEY.Key_Right], november(22), time(14)),
        ([KEY.Key_Down, KEY.Key_Down], november(21), time(14, 30)),
        ([KEY.Key_Right, KEY.Key_Right, KEY.Key_Up], november(23), time(13, 45)),
    ],
)
def test_keys_carry_an_entry_by_days_and_quarters(
    ahead: GridView, qtbot: QtBot, keys: list[Qt.Key], day: date, at: time
) -> None:
    ahead.choose(november(21))
    qtbot.keyClick(ahead, KEY.Key_Down)
    assert ahead.entry is not None
    one = ahead.entry.planned
    for key in keys:
        qtbot.keyClick(ahead, key, CARRY)
    with qtbot.waitSignal(ahead.move_wanted) as told:
        qtbot.keyClick(ahead, KEY.Key_Return)
    assert told.args == [one, Window.exact(day, at, ZONE)]


def test_a_change_of_theme_is_painted(week: GridView, qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.DARK)
    image = week.grab().toImage()
    assert image.pixelColor(20, 20).name().upper() == DARK.surface
    theme.choose(Scheme.LIGHT)


def test_the_half_hour_under_the_pointer_is_shown(week: GridView) -> None:
    week.choose(november(16))
    at = spot(week, november(20), time(13, 40))
    corner = at + QPoint(30, 0)
    before = week.grab().toImage().pixelColor(corner)
    hover(week, at)
    assert week.grab().toImage().pixelColor(corner) != before
    hover(week, at - QPoint(0, 67))
    assert week.grab().toImage().pixelColor(corner) == before


def test_the_hours_outside_those_we_work_are_shaded(week: GridView) -> None:
    week.choose(november(16))
    sheet_of(week).scroll_bar.setValue(24 * 67)
    image = week.grab().toImage()
    working, after = (image.pixelColor(spot(week, november(19), at)) for at in (time(16, 45), time(17, 15)))
    assert working != after


@pytest.mark.parametrize("shown", [JO, OKORO, WHOLE])
def test_the_one_who_is_shown_stands_out_and_the_others_are_paled(week: GridView, shown: Planned) -> None:
    """A block, a lane and a line of the strip: each is paled where somebody else is shown, and only then."""
    week.choose(november(16))
    page = page_of(week)
    box = page.box_of(shown.id)
    assert box is not None

    def bar() -> QColor:
        return week.grab().toImage().pixelColor(box.left() + 1, box.center().y())

    before = bar()
    week.show_whose(shown.prospect_id)
    assert bar() == before
    week.show_whose(KEPT.prospect_id)
    assert bar() != before


def test_days_off_are_shaded(week: GridView) -> None:
    week.choose(november(16))
    image = week.grab().toImage()
    monday, friday, saturday = (image.pixelColor(spot(week, day, time(12, 30))) for day in map(november, (17, 20, 21)))
    assert monday == friday != saturday


@pytest.mark.parametrize(
    ("window", "top", "left_of_the_middle"),
    [
        (exact("2026-11-20 15:00", ZONE), 15 * 60, True),
        (exact("2026-11-17 10:00", ZONE), 10 * 60, False),  # Jo is there, and stays to be read
        (exact("2026-11-20 07:00", ZONE), 7 * 60, True),  # it comes into sight
        (exact("2026-11-20 16:00", "Europe/Berlin"), 15 * 60, True),
    ],
)
def test_what_is_about_to_be_agreed_stands_at_its_hour_on_our_clocks(
    week: GridView, window: Window, top: int, left_of_the_middle: bool
) -> None:
    ghost = Ghost.of(window, ZONE, "Martin", "at three")
    week.show_ghost(ghost)
    (box,) = week.ghost_boxes()
    page = page_of(week)
    column = page.layout.column_of(window.first)
    assert column is not None
    cell = page.day(column)
    assert abs(box.top() - page.y_of(top)) <= 2
    assert page.hours.contains(box)
    assert cell.contains(box)
    assert (box.left() < cell.center().x()) is left_of_the_middle
    before = week.grab().toImage()
    week.show_ghost(None)
    assert week.ghost_boxes() == ()
    assert week.grab(box).toImage() != before.copy(box), "it was painted there"


def test_what_comes_in_before_the_first_hour_is_scrolled_to_once_and_not_from_where_somebody_scrolled(
    week: GridView,
) -> None:
    early = planned("Early", november(20), "06:00")
    assert page_of(week).y_of(6 * 60) < page_of(week).hours.top()
    week.model.set_planned((JO, early))
    assert page_of(week).hours.contains(where(week, early.id))


def test_the_line_of_now_is_seen_over_what_is_on_and_runs_behind_its_words(qtbot: QtBot) -> None:
    now, begun = [NOW], "09:00"
    week = week_view(CalendarModel(lambda: now[0], ZONE), TODAY)
    qtbot.addWidget(week)
    week.resize(760, 640)
    week.show()
    on = planned("Mmmmm", TODAY, begun)
    week.model.set_planned((on,), week.shown_days())
    line, through = QColor(tokens_of(week.palette()).primary), 0
    for minute in range(0, 30, 3):
        now[0] = NOW + timedelta(minutes=minute)
        week.minute_passed()
        week.settle()
        page, seen = page_of(week), week.grab().toImage()
        box, y = page.box_of(on.id), page.y_of(9 * 60 + minute)
        assert box is not None
        beside = range(box.right() - 20, page.day(page.layout.days.index(TODAY)).right() + 1)
        assert {seen.pixelColor(x, y).name() for x in beside} == {line.name()}, minute
        through += any(seen.pixelColor(x, y) != line for x in range(box.left() + 8, box.left() + 40))
    assert through, "words lie over it"


def test_the_second_line_of_a_kept_name_begins_beneath_the_first(qtbot: QtBot) -> None:
    """Of a promise that was kept, in a day too narrow for the name: after the tick, both lines at one place."""
    model = CalendarModel(lambda: NOW, ZONE)
    model.set_planned((planned("Hhhhhhh Hhhhhhh", november(17), outcome=AgreementOutcome.KEPT),))
    week = week_view(model, TODAY)
    qtbot.addWidget(week)
    week.resize(760, 640)
    week.show()
    page = page_of(week)
    [single] = page.layout.singles
    assert len(single.face.name) == 2, "the name has two lines here"
    box, shown = page.single_box(single), week.grab().toImage()
    ground = shown.pixelColor(box.center().x(), box.top() + 1).lightness()

    def stem(top: int, bottom: int) -> int:
        """Where the first upright stroke stands: the tick has none."""

        def inked(x: int) -> int:
            return sum(abs(shown.pixelColor(x, y).lightness() - ground) > 60 for y in range(top, bottom))

        return next(x for x in range(box.left(), box.right()) if inked(x) >= 7)

    middle = box.center().y() + 1
    assert stem(box.top(), middle) == stem(middle, box.bottom())


@pytest.mark.parametrize(("top", "is_beneath"), [(100, True), (724, True), (740, False)])
def test_the_new_day_is_told_beneath_what_is_carried_for_as_long_as_there_is_room(top: int, is_beneath: bool) -> None:
    ghost, within = QRect(540, top, 134, 40), QRect(0, 0, 714, 800)
    chip = chip_beside(ghost, 250, within)
    assert within.contains(chip)
    assert not chip.intersects(ghost)
    assert (chip.top() > ghost.bottom()) is is_beneath
