"""Claims about the agenda: it scrolls without end, keeps its place while more comes, and every key does what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tracker.actions.ports import Planned
from tracker.presentation.calendar.agenda_rows import RowKind
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.widgets.calendar import agenda_view
from tracker.widgets.calendar.agenda_view import AgendaView

KEY = Qt.Key
JO = planned("Jo Hill", november(24), "10:00")
ANN = planned("Ann", november(24), "11:00")
BEN = planned("Ben", november(30), "09:00")
EARLIER = planned("Earlier", november(3))


class Store:
    """Answers for the days the agenda asks for, at once or when told to."""

    def __init__(self, model: CalendarModel, everything: tuple[Planned, ...]) -> None:
        self.model = model
        self.everything = everything
        self.asked: list[tuple[date, date]] = []
        self.at_once = True

    def ask(self, first: date, last: date) -> None:
        self.asked.append((first, last))
        if self.at_once:
            self.answer()

    def answer(self) -> None:
        first, last = self.asked[-1]
        found = [one for one in self.everything if one.window.first <= last and one.window.last >= first]
        self.model.set_planned(found, (first, last))


Open = Callable[..., tuple[AgendaView, Store]]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def open_with(*everything: Planned) -> tuple[AgendaView, Store]:
        model = CalendarModel(lambda: NOW, ZONE, me=lambda: "me")
        view, store = AgendaView(model, TODAY), Store(model, everything)
        qtbot.addWidget(view)
        view.days_changed.connect(store.ask)
        view.resize(600, 500)
        view.show()
        view.wake(TODAY)
        view.setFocus()
        return view, store

    return open_with


def daily(first: int, last: int) -> tuple[Planned, ...]:
    """One each day, counted from today."""
    return tuple(planned(f"Day {n}", TODAY + timedelta(days=n), "10:00") for n in range(first, last))


def top(view: AgendaView) -> tuple[date, int]:
    row = view.agenda.rows[view.list.top_row()]
    return row.day, view.list.visualRect(view.agenda.index(view.list.top_row())).top()


def test_it_opens_on_today(opened: Open) -> None:
    view, _store = opened(*daily(-100, 100))
    assert top(view) == (TODAY, 0)
    assert view.title() == "November 2026"


def test_keys_go_from_one_agreement_to_the_next_and_pass_over_headings(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO, ANN, BEN)
    view.choose(november(24))
    names = []
    for _ in range(4):
        row = view.list.current_row()
        names.append(row.entry.name if row is not None and row.entry is not None else "")
        qtbot.keyClick(view.list, KEY.Key_Down)
    assert names == ["Jo Hill", "Ann", "", "Ben"]  # between them lies an empty stretch


@pytest.mark.parametrize(("key", "then"), [(KEY.Key_Right, november(25)), (KEY.Key_Left, november(21))])
def test_left_and_right_go_from_day_to_day(opened: Open, qtbot: QtBot, key: Qt.Key, then: date) -> None:
    view, _store = opened(JO, ANN, BEN)
    view.choose(november(24))
    with qtbot.waitSignal(view.day_chosen) as told:
        qtbot.keyClick(view.list, key)
    assert told.args == [then]


def test_enter_opens_the_agreement(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO)
    view.choose(november(24))
    with qtbot.waitSignal(view.agreement_opened) as told:
        qtbot.keyClick(view.list, KEY.Key_Return)
    assert told.args == [JO]


def test_enter_in_an_empty_stretch_begins_an_entry_there(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO, BEN)
    view.choose(november(27))
    with qtbot.waitSignal(view.new_entry_on) as told:
        qtbot.keyClick(view.list, KEY.Key_Return)
    assert told.args == [november(25), None]


def test_n_begins_an_entry_on_the_chosen_day(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO)
    view.choose(november(24))
    with qtbot.waitSignal(view.new_entry_on) as told:
        qtbot.keyClick(view.list, KEY.Key_N)
    assert told.args == [november(24), None]


def test_home_goes_back_to_today(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(*daily(-400, 400))
    view.choose(TODAY + timedelta(days=300))
    assert top(view)[0] == TODAY + timedelta(days=300)
    qtbot.keyClick(view.list, KEY.Key_Home)
    assert top(view) == (TODAY, 0)


def test_a_click_opens_an_agreement(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO)
    at = next(n for n, row in enumerate(view.agenda.rows) if row.kind is RowKind.ENTRY)
    with qtbot.waitSignal(view.agreement_opened) as told:
        qtbot.mouseClick(
            view.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.list.visualRect(view.agenda.index(at)).center(),
        )
    assert told.args == [JO]


def test_the_menu_key_asks_for_the_menu(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(JO)
    view.choose(november(24))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(view.menu_wanted) as told:
        QApplication.sendEvent(view.list.viewport(), event)
    assert told.args[0] == JO


@pytest.mark.parametrize("step", [1, -1])
def test_it_scrolls_without_end(opened: Open, step: int) -> None:
    view, store = opened(*daily(-500, 500))
    bar = view.list.verticalScrollBar()
    for _ in range(40):
        bar.setValue(bar.maximum() if step > 0 else bar.minimum())
    assert step * (top(view)[0] - TODAY).days > 300
    assert len(store.asked) > 3


@pytest.mark.parametrize("step", [1, -1])
def test_what_is_seen_stays_where_it_is_while_more_comes(opened: Open, step: int) -> None:
    view, store = opened(*daily(-500, 500))
    store.at_once = False
    bar = view.list.verticalScrollBar()
    asked = len(store.asked)
    bar.setValue(bar.maximum() - 40 if step > 0 else 40)
    assert len(store.asked) == asked + 1
    before = top(view)
    store.answer()
    assert top(view) == before


def test_a_distant_agreement_is_found_across_empty_years(opened: Open) -> None:
    far = planned("Far", TODAY + timedelta(days=4000))
    _view, store = opened(far)
    assert any(entry.planned == far for entry in store.model.entries)
    assert len(store.asked) < 25


def test_with_nothing_at_all_it_ends_quietly(opened: Open) -> None:
    view, _store = opened()
    assert [row.text for row in view.agenda.rows] == [
        "Nothing agreed before today",
        "Nothing agreed for today",
        "Nothing agreed after today",
    ]


def test_what_is_far_behind_is_let_go_of_and_comes_back(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_view, "MOST_ROWS", 60)
    view, store = opened(*daily(-300, 300))
    bar = view.list.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
    assert store.asked[-1][0] > TODAY
    view.choose(TODAY)
    assert top(view) == (TODAY, 0)


def test_a_change_keeps_the_keys_on_the_same_agreement(opened: Open) -> None:
    view, store = opened(JO, ANN, BEN)
    view.choose(november(30))
    store.everything = (JO, ANN, BEN, planned("New", november(23), "09:00"))
    store.answer()
    row = view.list.current_row()
    assert row is not None
    assert row.entry is not None
    assert row.entry.planned == BEN


def test_the_title_follows_the_scrolling(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(*daily(-100, 100))
    with qtbot.waitSignal(view.title_changed):
        view.list.verticalScrollBar().setValue(view.list.verticalScrollBar().maximum())
    assert view.title() != "November 2026"


def test_the_days_of_another_view_are_not_shown(opened: Open) -> None:
    view, store = opened(JO)
    before = view.agenda.rows
    store.model.set_planned((BEN,), (november(1), november(30)))
    assert view.agenda.rows == before


def test_the_line_of_now_moves_on_with_the_minutes(qtbot: QtBot) -> None:
    clock = [NOW]
    model = CalendarModel(lambda: clock[0], ZONE)
    view = AgendaView(model, TODAY)
    store = Store(model, (planned("Ann", TODAY, "09:30"), planned("Ben", TODAY, "10:30")))
    qtbot.addWidget(view)
    view.days_changed.connect(store.ask)
    view.resize(600, 500)
    view.show()
    view.wake(TODAY)

    def names() -> list[str]:
        return [row.entry.name if row.entry else row.kind.value for row in view.agenda.rows if row.day == TODAY]

    assert names() == ["now", "Ann", "Ben"]
    clock[0] += timedelta(minutes=45)
    view.minute_passed()
    assert names() == ["Ann", "now", "Ben"]


def test_who_is_shown_stands_out_and_the_others_are_paled(opened: Open) -> None:
    view, _store = opened(JO, ANN)
    view.choose(november(30))
    rows = view.list.rows
    at = next(n for n, row in enumerate(view.agenda.rows) if row.entry and row.entry.planned == JO)
    box = rows.content(view.list.visualRect(view.agenda.index(at)), view.agenda.rows[at])

    def bar() -> QColor:
        return view.list.viewport().grab().toImage().pixelColor(box.left() + rows.time + 1, box.center().y())

    before = bar()
    view.show_whose(JO.prospect_id)
    assert bar() == before
    view.show_whose(ANN.prospect_id)
    assert bar() != before


@pytest.mark.parametrize(("width", "has_words"), [(700, True), (400, False)])
def test_their_words_have_a_column_where_there_is_room(opened: Open, width: int, has_words: bool) -> None:
    view, _store = opened(JO)
    view.resize(width, 500)
    row = next(row for row in view.agenda.rows if row.entry)
    names, words = view.list.rows.columns(view.list.rows.content(view.list.viewport().rect(), row))
    assert (words.width() > 0) is has_words
    assert names.right() < (words.left() if has_words else view.width())
    content = view.list.rows.content(view.list.viewport().rect(), row)
    assert max(names.right(), words.right()) <= content.right() - 8, "off the frame of a chosen one"


def test_it_tells_which_days_are_really_seen(opened: Open, qtbot: QtBot) -> None:
    view, _store = opened(*daily(-100, 100))
    first, last = view.seen_days()
    assert first == TODAY
    assert TODAY < last < TODAY + timedelta(days=12)
    bar = view.list.verticalScrollBar()
    with qtbot.waitSignal(view.seen_changed):
        bar.setValue(bar.value() + 300)
    assert view.seen_days()[1] > last


def test_where_days_are_full_a_month_turned_to_lays_out_few_of_them_and_asks_once(opened: Open) -> None:
    full = [
        planned(f"Day {n} at {hour}", TODAY + timedelta(days=n), f"{hour}:00")
        for n in range(90)
        for hour in range(10, 20)
    ]
    view, store = opened(*full)
    asked = len(store.asked)
    view.turn(1)
    assert top(view)[0] == view.day
    assert len(store.asked) == asked + 1
    first, last = store.asked[-1]
    assert (last - first).days < agenda_view.BEFORE + agenda_view.AFTER
    assert len(view.agenda.rows) < 120


def test_where_little_is_agreed_a_month_turned_to_is_asked_for_as_far_as_ever(opened: Open) -> None:
    view, store = opened(*daily(-100, 100))
    view.turn(1)
    first, last = store.asked[-1]
    assert (last - first).days >= agenda_view.BEFORE + agenda_view.AFTER


def test_whose_it_is_stands_on_the_last_day_of_a_span_however_long_the_name_is(opened: Open) -> None:
    name = "Ngozi Oluwaseunfunmilayochukwuemekanwanneka Adebayo-Okoro of Hartwell Academy"
    mine = planned(name, TODAY, last=november(24))
    last_days = []
    for one in (mine, replace(mine, owner="Ben Hall")):
        view, _ = opened(one)
        row = next(n for n, row in enumerate(view.agenda.rows) if row.day == november(24) and row.entry is not None)
        last_days.append(view.list.viewport().grab(view.list.visualRect(view.agenda.index(row))).toImage())
    assert last_days[0] != last_days[1]
