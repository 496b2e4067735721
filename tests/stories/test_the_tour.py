"""README's five minutes' tour, played: what it says of the sample's people and of the keys is what comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import ME
from tests.stories.conftest import Desk
from tests.stories.test_the_sample import Demo
from tracker.actions.sample.load_sample import load_sample
from tracker.assembly.stores import read_the_sample
from tracker.presentation.calendar.calendar_entry import EntryState
from tracker.presentation.entry_form import Next
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.presentation.morning.morning_model import MorningModel, MorningRole
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.basis import Basis
from tracker.rules.contact import Ready
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.morning.morning_list import MorningList

KEY = Qt.Key


@pytest.fixture
def tour(desk: Desk) -> Desk:
    """The desk with the sample's thirty people, at nine in the morning."""
    desk.window.states.dispatcher.do(lambda at_work: load_sample(at_work, read_the_sample(desk.setup)))
    return desk


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path) -> Iterator[Demo]:
    made = Demo(qtbot, tmp_path / "sample")
    yield made
    made.leave()


def shown_in(rows: MorningList) -> list[Row]:
    model = rows.model()
    assert isinstance(model, MorningModel)
    return [row for at in range(model.rowCount()) if (row := model.row(model.index(at))) is not None]


def go_to(tour: Desk, rows: MorningList, kind: MorningRowKind) -> None:
    """Down with the arrow, to the first row of that kind."""
    tour.press(KEY.Key_Home)
    for _ in shown_in(rows):
        if rows.currentIndex().data(MorningRole.KIND) == kind:
            return
        tour.press(KEY.Key_Down)
    pytest.fail(f"the arrow reaches no {kind}")


def card_name(tour: Desk) -> str:
    card = tour.window.states.card.card
    assert card is not None
    return card.prospect.name


def entry_with(tour: Desk, who: str) -> None:
    tour.press(KEY.Key_N, ctrl=True)
    tour.type(who)
    tour.press(KEY.Key_Return)


def test_1_the_demo_opens_thirty_people_and_once_written_in_it_offers_to_keep_it_or_to_start_anew(demo: Demo) -> None:
    bar = demo.open().sample_bar
    assert len(demo.names()) == 30
    assert bar.is_meant
    assert bar.keep_button.isHidden()
    demo.write("Ann Reid")
    demo.leave()
    demo.now += timedelta(days=1)
    bar = demo.open().sample_bar
    assert "Ann Reid" in demo.names()
    assert not bar.keep_button.isHidden()
    assert not bar.anew_button.isHidden()


def test_2_the_morning_has_its_lanes_and_arrows_and_enter_open_a_person(tour: Desk) -> None:
    rows = tour.window.morning.findChild(MorningList)
    assert isinstance(rows, MorningList)
    lanes = [row.name for row in shown_in(rows) if row.kind is MorningRowKind.HEADING]
    assert lanes == ["Slipped", "Today", "Tomorrow"]
    assert any(row.name.startswith("Their turn") for row in shown_in(rows))
    tour.focus(rows)
    go_to(tour, rows, MorningRowKind.PROMISE)
    tour.press(KEY.Key_Return)
    assert card_name(tour) == "Jo Hill"


def test_3_the_calendar_shows_agreements_by_month_week_or_agenda_and_is_walked_by_keys(tour: Desk) -> None:
    calendar = tour.window.calendar
    states = {entry.state for entry in calendar.model.entries}
    assert EntryState.KEPT in states
    assert any(entry.first < entry.last for entry in calendar.model.entries), "a span is a ribbon over its days"
    for key, kind in ((KEY.Key_2, ViewKind.WEEK), (KEY.Key_3, ViewKind.AGENDA), (KEY.Key_1, ViewKind.MONTH)):
        tour.press(key)
        assert calendar.kind is kind
    tour.focus(calendar.view)
    tour.press(KEY.Key_Home)
    today = calendar.today
    for key, day in (
        (KEY.Key_Right, today + timedelta(days=1)),
        (KEY.Key_Down, today + timedelta(days=8)),
        (KEY.Key_PageDown, date(2026, 12, 20)),
        (KEY.Key_PageUp, date(2026, 11, 20)),
        (KEY.Key_Home, today),
    ):
        tour.press(key)
        assert calendar.day == day


def test_3_an_agreement_is_carried_to_another_day_and_it_is_asked_who_moved_it(tour: Desk) -> None:
    calendar = tour.window.calendar
    tour.focus(calendar.view)
    calendar.choose(calendar.today + timedelta(days=1))
    tour.press(KEY.Key_Return)
    tour.press(KEY.Key_Right, ctrl=True, shift=True)
    tour.press(KEY.Key_Return)
    assert tour.window.flows.moving.isVisible()
    assert "Who moved it" in " ".join(tour.words_in(tour.window.flows.moving))


def test_3_f6_goes_round_the_regions_and_f1_shows_every_key(tour: Desk) -> None:
    tour.find_person("Jo Hill")
    regions = (tour.window.morning, tour.window.middle, tour.window.pane)
    been = []
    for _ in regions:
        tour.press(KEY.Key_F6)
        keys = QApplication.focusWidget()
        assert keys is not None
        been.append(next(region for region in regions if region.isAncestorOf(keys)))
    assert set(been) == set(regions)
    tour.press(KEY.Key_F1)
    told = " ".join(tour.words_in(tour.window.dialogs.keys()))
    assert "F6" in told
    assert "Ctrl+Shift+M" in told


def test_4_the_prospect_is_told_and_a_detail_is_edited_in_place(tour: Desk) -> None:
    tour.find_person("Martin Pryce")
    shown = " ".join(tour.words_in(tour.window.pane))
    assert "Agreed for today 10:00" in shown
    assert "Pryce & Dunne Solicitors" in shown
    assert tour.chain(), "the chain of agreements and contacts"
    name = tour.window.pane.details.slots[Detail.NAME]
    tour.focus(name)
    for typed, kept in (("Martin Price", KEY.Key_Escape), ("Martin Pryce KC", KEY.Key_Return)):
        tour.press(KEY.Key_Return)
        tour.press(KEY.Key_A, ctrl=True)
        tour.type(typed)
        tour.press(kept)
    assert card_name(tour) == "Martin Pryce KC"


def test_4_everyone_stands_in_a_table_that_is_filtered_and_ordered(tour: Desk) -> None:
    tour.press(KEY.Key_P, ctrl=True)
    people = tour.window.people
    model = people.table.model()
    assert tour.window.middle.currentWidget() is people
    assert model.rowCount() == 30
    first = [model.index(row, 0).data() for row in range(5)]
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5):
        tour.press(key, alt=True)
        assert model.rowCount() == 30
    assert [model.index(row, 0).data() for row in range(5)] != first
    tour.type("pryce")
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {
        "Martin Pryce",  # of Pryce & Dunne, as his partner is
        "Sheila Dunne",
    }


def test_5_jo_is_found_by_two_letters_and_it_is_her_turn(tour: Desk) -> None:
    tour.press(KEY.Key_K, ctrl=True)
    tour.type("jo")
    tour.press(KEY.Key_Return)
    shown = " ".join(tour.words_in(tour.window.pane))
    assert "Jo Hill" in shown
    assert "we’ll call you" in shown


def line(tour: Desk, text: str) -> None:
    """Ctrl+N, and that in the line."""
    tour.window.states.entry.in_full = False
    tour.press(KEY.Key_N, ctrl=True)
    tour.type(text)


def test_6_a_call_to_jo_rests_on_nothing_and_the_email_is_as_promised(tour: Desk) -> None:
    line(tour, "jo call talked")
    assert "Nobody agreed to a call." in tour.banner()
    tour.press(KEY.Key_A, ctrl=True)
    tour.type("jo sent")
    assert tour.banner().startswith("As promised")
    assert tour.window.entry.in_line.row.reading.text.endswith("e-mail from me · sent")


def test_7_a_time_in_plain_words_is_shown_saved_taken_back_and_kept_where_the_entry_is_closed(tour: Desk) -> None:
    before = len(tour.history("Jo Hill").contacts)
    tour.find_person("Jo Hill")
    line(tour, "jo sent")
    tour.press(KEY.Key_1, alt=True)
    tour.type("in a month")
    assert "12 Dec" in tour.window.entry.in_line.answers.lines[Next.TALK].meaning.text
    tour.press(KEY.Key_Return, ctrl=True)
    assert tour.history("Jo Hill").contacts[-1].basis is Basis.PROMISED
    tour.press(KEY.Key_Z, ctrl=True)
    assert len(tour.history("Jo Hill").contacts) == before

    line(tour, "jo rang: half a thought")
    tour.press(KEY.Key_Escape)
    line(tour, "")
    tour.press(KEY.Key_R, alt=True)
    entry = tour.window.entry
    assert entry.in_line.note.toPlainText() == "half a thought"
    tour.press(KEY.Key_E, ctrl=True)
    assert entry.happened.note.toPlainText() == "half a thought"
    tour.press(KEY.Key_E, ctrl=True)
    assert entry.in_line.row.line.text() == "jo rang: half a thought"


def test_8_martins_meeting_was_agreed_and_not_yet_leads_to_the_next_permission(tour: Desk) -> None:
    line(tour, "met martin")
    tour.press(KEY.Key_Return)
    tour.press(KEY.Key_2)
    entry = tour.window.states.entry
    assert entry.form.ready is Ready.NOT_YET
    assert any(asked.answer for asked in entry.loop.asked_before), "what he asked before stands ready with its answer"
    assert Next.TALK in entry.form.next, "it leads to the next permission"


def test_9_it_is_said_as_agreed_and_what_is_typed_there_is_read(tour: Desk) -> None:
    tour.find_person("Jo Hill")
    tour.press(KEY.Key_M, ctrl=True, shift=True)
    say = tour.window.say
    assert "as agreed on" in say.text.toPlainText()
    tour.press(KEY.Key_A, ctrl=True)
    tour.type("just checking in")
    assert "asks for something and brings nothing" in " ".join(say.hints.texts)
    tour.press(KEY.Key_Escape)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (KEY.Key_1, AnswerKind.DID_CONTACT),
        (KEY.Key_2, AnswerKind.THEY_MOVED),
        (KEY.Key_3, AnswerKind.CALLED_OFF),
        (KEY.Key_4, AnswerKind.MISSED),
        (KEY.Key_5, AnswerKind.NOT_TOLD),
    ],
)
def test_10_a_slipped_row_asks_what_became_of_it_and_takes_a_figure(
    tour: Desk, key: Qt.Key, answer: AnswerKind
) -> None:
    rows = tour.window.morning.findChild(MorningList)
    assert isinstance(rows, MorningList)
    tour.focus(rows)
    go_to(tour, rows, MorningRowKind.SLIPPED)
    tour.press(KEY.Key_Return)
    assert tour.window.morning.answers is not None
    assert not any(dialog.isVisible() for dialog in tour.window.findChildren(QDialog))
    tour.press(key)
    assert tour.window.states.flows.in_the_row.answering.form.kind is answer


def test_10_many_are_gone_through_one_by_one_and_leaving_off_writes_nothing(tour: Desk) -> None:
    tour.at("2026-12-20 09:00")
    tour.minute_passes()
    rows = tour.window.morning.findChild(MorningList)
    assert isinstance(rows, MorningList)
    tour.focus(rows)
    go_to(tour, rows, MorningRowKind.PASSED)
    asked, before = tour.window.flows.catch_up, tour.store.undoable(ME)
    tour.press(KEY.Key_Return)
    tour.press(KEY.Key_3)
    tour.press(KEY.Key_Return, ctrl=True)
    tour.press(KEY.Key_Escape)
    assert not asked.isVisible()
    tour.press(KEY.Key_Return)
    assert tour.window.states.flows.catch_up.place == 1
    assert tour.store.undoable(ME) == before


def test_11_the_menu_key_offers_the_rest_of_what_can_be_done(tour: Desk) -> None:
    rows = tour.window.morning.findChild(MorningList)
    assert isinstance(rows, MorningList)
    tour.focus(rows)
    go_to(tour, rows, MorningRowKind.TALK)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(rows.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = " · ".join(action.text().replace("&", "") for action in menu.actions())
    menu.close()
    for deed in ("Change the time", "Hide", "tomorrow", "Hand over"):
        assert deed.casefold() in offered.casefold(), offered


def test_11_before_a_call_to_jo_the_banner_comes_and_enter_does_not_call(tour: Desk) -> None:
    tour.find_person("Jo Hill")
    tour.take("Call")
    before = tour.act_card()
    assert before.is_visible
    assert before.telling is not None
    tour.press(KEY.Key_Return)
    assert tour.opened == []
