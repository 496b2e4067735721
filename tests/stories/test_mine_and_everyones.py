"""Two of us on one store: whose agreement is whose at a glance, and mine alone or everyone's again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

from tests.builders import JO, day, exact, jo, span, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.tongues.pseudo import speak_pseudo
from tracker.actions.ports import PeopleSort
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.calendar.calendar_entry import day_words
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.presentation.people.people_table import COLUMNS
from tracker.rules.prospect import Standing, StandingKind
from tracker.rules.us import User
from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import SPACE_8
from tracker.widgets.remembering import remember

Key = Qt.Key
ANN = 2
MINE = talk(exact("2026-11-12 15:00"), owner="Maria")
BENS = talk(exact("2026-11-12 16:00"), prospect_id=ANN, owner="Ben Hall")
US = (User(11, "Maria"), User(12, "Ben Hall"))


@pytest.fixture
def shared(desk: Desk) -> Desk:
    """Maria's window, on a store that Ben writes in as well."""
    desk.at("2026-11-12 09:00")
    do(desk.store, jo(), jo(id=ANN, name="Ann Lee"), MINE, BENS, *US, now=desk.now)
    desk.open_again()
    desk.come_forward()
    return desk


def shown(desk: Desk) -> list[str]:
    return sorted(entry.name for entry in desk.window.calendar.model.entries)


def people(desk: Desk) -> list[int]:
    model = desk.window.people.model
    return [line.id for row in range(model.rowCount()) if (line := model.line(row)) is not None]


def test_in_a_language_of_longer_words_no_column_of_the_table_is_cut(shared: Desk) -> None:
    """The last contact is left out where the others need its room."""
    with speak_pseudo():
        shared.open_again()
        shared.come_forward()
        shared.press(Key.Key_P, ctrl=True)
        table, model = shared.window.people.table, shared.window.people.model
        header, metrics = table.horizontalHeader(), QFontMetrics(font())
        shown = [at for at in range(len(COLUMNS)) if not table.isColumnHidden(at)]
        assert {COLUMNS.index(PeopleSort.NAME), COLUMNS.index(PeopleSort.NEXT)} <= set(shown)
        for at in shown:
            assert header.sectionSizeHint(at) <= header.sectionSize(at), COLUMNS[at]
            for row in range(model.rowCount()):
                text = model.text_of(model.line(row), COLUMNS[at], model.here())
                assert metrics.horizontalAdvance(text) < header.sectionSize(at) - 2 * SPACE_8, text
        assert sum(header.sectionSize(at) for at in shown) <= table.viewport().width()


def press_4(desk: Desk) -> None:
    desk.focus(desk.window.calendar)
    desk.press(Key.Key_4)


def test_a_colleagues_is_told_in_each_view_and_read_aloud(shared: Desk) -> None:
    window = shared.window
    (theirs,) = [entry for entry in window.calendar.model.entries if entry.name == "Ann Lee"]
    assert theirs.owner == "Ben Hall"
    today = window.calendar.today
    said = day_words(today, window.calendar.model.on_day(today), today)
    assert "16:00 call with Ann Lee, agreed by Ben Hall" in said
    assert "15:00 call with Jo Hill, agreed;" in said, "mine says nothing of me"


def test_the_table_of_everyone_marks_a_colleagues_next_agreement_and_leaves_mine_bare(shared: Desk) -> None:
    over_new_year = talk(span("2026-12-29", "2027-01-02"), prospect_id=3, owner="Ben Hall")
    do(shared.store, jo(id=3, name="Zoe Vale"), over_new_year, now=shared.now)
    shared.open_again()
    shared.come_forward()
    shared.press(Key.Key_P, ctrl=True)
    table, model = shared.window.people.table, shared.window.people.model
    column = COLUMNS.index(PeopleSort.NEXT)
    edge = QColor(tokens_of(table.palette()).strong_line).rgb()
    edged = {}
    for row in range(model.rowCount()):
        place = table.visualRect(model.index(row, column))
        seen = table.viewport().grab(place).toImage()
        middle = seen.height() // 2
        edged[str(model.index(row, 0).data())] = sum(seen.pixel(x, middle) == edge for x in range(seen.width()))
    assert edged == {"Ann Lee": 2, "Jo Hill": 0, "Zoe Vale": 2}, "the two sides of the tag"


def test_one_key_leaves_mine_alone_in_calendar_and_table_and_the_other_way(shared: Desk) -> None:
    window = shared.window
    assert (window.top.whose.isVisible(), shown(shared)) == (True, ["Ann Lee", "Jo Hill"])
    press_4(shared)
    assert (shown(shared), window.top.whose.mine.isChecked()) == (["Jo Hill"], True)
    assert window.toast.text == "Yours alone are shown."
    shared.press(Key.Key_P, ctrl=True)
    assert people(shared) == [JO]
    window.top.whose.everyones.click()
    assert sorted(people(shared)) == [JO, ANN]
    assert shown(shared) == ["Ann Lee", "Jo Hill"]


def test_the_other_pages_and_views_show_mine_alone_too(shared: Desk) -> None:
    later = Window.exact(day("2026-12-15").first, MINE.window.at, "Europe/London")  # type: ignore[arg-type]
    do(shared.store, talk(later, prospect_id=ANN, owner="Ben Hall"), now=shared.now)
    shared.open_again()
    shared.come_forward()
    press_4(shared)
    for kind in ViewKind:
        shared.window.show_view(kind)
        assert "Ann Lee" not in shown(shared)
    shared.window.day.go_to(later.first)
    QApplication.processEvents()
    assert "Ann Lee" not in shown(shared)


def test_the_morning_is_mine_then_and_what_slipped_for_others_is_one_line_that_unfolds(shared: Desk) -> None:
    late, coming = exact("2026-11-11 10:00"), exact("2026-11-14 11:00")
    said = Standing(0, ANN, StandingKind.THEIR_TURN, shared.now, "I'll ring you")
    theirs = talk(late, prospect_id=ANN, owner="Ben Hall"), talk(coming, prospect_id=ANN, owner="Ben Hall")
    do(shared.store, *theirs, said, now=shared.now)
    shared.open_again()
    shared.come_forward()
    morning = shared.window.day.morning
    state = morning.model._state
    assert (len(state.morning.slipped), len(state.morning.today), len(state.morning.their_turn)) == (1, 2, 1)
    press_4(shared)
    assert [a.name for a in state.morning.today] == ["Jo Hill"]
    assert (state.morning.slipped, state.morning.their_turn, state.following) == ((), (), None)
    assert len(state.beads) == 1, "the bar beneath the sentence has mine alone"
    (line,) = [row for row in morning.model.rows if row.kind is MorningRowKind.ELSEWHERE]
    assert (line.name, line.count) == ("Others slipped", 1)
    assert not [row for row in morning.model.rows if row.kind is MorningRowKind.SLIPPED]
    morning.list.setCurrentIndex(morning.model.index_of(line.key))
    shared.focus(morning.list)
    shared.press(Key.Key_Return)
    (unfolded,) = [row for row in morning.model.rows if row.kind is MorningRowKind.SLIPPED]
    assert (unfolded.name, unfolded.whose[0]) == ("Ann Lee", "Ben Hall")
    press_4(shared)
    assert len(state.morning.slipped) == 1
    assert not [row for row in morning.model.rows if row.kind is MorningRowKind.ELSEWHERE]


def test_whoever_is_chosen_leads_to_no_day_on_which_nothing_of_theirs_is_shown(shared: Desk) -> None:
    far = talk(exact("2027-03-01 10:00"), prospect_id=ANN, owner="Ben Hall")
    do(shared.store, far, now=shared.now)
    shared.open_again()
    shared.come_forward()
    press_4(shared)
    shared.window.show_prospect(ANN)
    assert shared.window.states.calendar.whose is not None
    assert shared.window.states.calendar.whose.days == ()


def test_it_is_found_among_the_commands_and_on_the_page_of_keys(shared: Desk) -> None:
    assert "whose" in [each.name for each in shared.window.finding._offered()]
    shared.press(Key.Key_F1)
    shared.type("everyone’s")
    assert shared.window.dialogs.keys().shown == ["Mine alone, or everyone’s"]


def test_whoever_becomes_another_sees_theirs(shared: Desk) -> None:
    press_4(shared)
    shared.window.states.us.switch("Ben Hall")
    assert shown(shared) == ["Ann Lee"]


def test_alone_there_is_nothing_to_choose_and_nothing_of_it_is_seen(desk: Desk) -> None:
    do(desk.store, jo(), MINE, User(11, "Maria"), now=desk.now)
    desk.open_again()
    desk.come_forward()
    window = desk.window
    assert not window.top.whose.isVisible()
    press_4(desk)
    assert window.toast.text == "There is nobody here but you: all of it is yours."
    assert shown(desk) == ["Jo Hill"]
    assert "whose" not in [each.name for each in window.finding._offered()]
    offered = [action.text() for action in window.top._menu.menu().actions() if action.isVisible()]
    assert not [text for text in offered if "everyone" in text]


@pytest.mark.parametrize(("before", "now"), [(True, True), (True, False), (False, True)])
def test_the_bar_begins_as_it_was_and_stays_so_where_nobody_came_or_went(
    shared: Desk, tmp_path: Path, before: bool, now: bool
) -> None:
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    shared.window.top.whose.setVisible(before)
    remember(shared.window, shared.window.day, remembered)
    if not now:
        left = replace(US[1], left_at=shared.now)
        do(shared.store, left, now=shared.now)
    opening = Opening(lambda: shared.store)
    window = window_over(shared.setup, opening, lambda work: work(), remembered)
    shared.qtbot.addWidget(window)
    assert window.top.offers_whose is before
    assert window.top.who.text() == "Maria"
    window.begin()
    assert window.top.offers_whose is now
