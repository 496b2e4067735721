"""Claims about Call, E-mail and Copy: the guard is asked before anything is done, and what came of it afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import A_WHILE_AGO, JO, day, exact, objects, promise, said, talk
from tests.widgets.flows.flow_table import Table
from tests.widgets.look.where_boxes_begin import box_begins
from tests.worn import worn
from tracker.presentation.banner import ExitId
from tracker.presentation.entry_form import Exit
from tracker.presentation.flows.ways import Act, ActKind, ways_of
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.prospect import Phone, Prospect, StandingKind
from tracker.widgets.look.buttons import UNFOLDED
from tracker.widgets.look.open_url import open_url
from tracker.widgets.look.theme import Scheme

CALL = Act(ActKind.CALL, JO, Channel.CALL, "07700 900123")
WRITE = Act(ActKind.EMAIL, JO, Channel.EMAIL, "jo@example.org")
COPY = Act(ActKind.COPY, JO, Channel.CALL, "07700 900123")
AGREED = talk(exact("2026-11-18 09:30"))
THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you")


def asked_before(qtbot: QtBot, act: Act, *records: object) -> Table:
    table = Table(qtbot, *records)
    table.flows.act(act)
    return table


def contacts(table: Table) -> list[Contact]:
    return [r for r in table.store.rows.values() if isinstance(r, Contact)]


def test_as_agreed_it_opens_at_once(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, AGREED)
    assert table.links == ["tel:07700900123"]
    assert table.flows.act_card.banner.telling is None
    assert table.people == [JO]


@pytest.mark.parametrize("act", [CALL, WRITE, COPY])
def test_where_nobody_agreed_nothing_is_done_before_an_answer(qtbot: QtBot, act: Act) -> None:
    table = asked_before(qtbot, act, A_WHILE_AGO, THEIR_TURN)
    assert table.links == table.copied == []
    telling = table.flows.act_card.banner.telling
    assert telling is not None
    assert "“we'll call you”" in telling.sentence


def test_the_default_is_not_to(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    card = table.flows.act_card
    hold_back = card.banner.button(ExitId.HOLD_BACK)
    assert hold_back is not None
    assert hold_back.text() == "Don’t call"
    assert table.room.focusWidget() is hold_back
    table.press(table.room, Qt.Key.Key_Return)
    assert card.isHidden()
    assert table.links == []
    assert contacts(table) == [A_WHILE_AGO]


def test_escape_is_not_to_as_well(qtbot: QtBot) -> None:
    table = asked_before(qtbot, WRITE, A_WHILE_AGO, THEIR_TURN)
    table.press(table.room, Qt.Key.Key_Escape)
    assert table.flows.act_card.isHidden()
    assert table.links == []


def test_call_anyway_asks_for_a_reason_which_the_entry_then_has(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    leave_by(table, ExitId.GO_AHEAD)
    table.press(table.room, Qt.Key.Key_Return)
    assert table.links == [], "not without a reason"
    table.type(table.room, "she left her scarf here")
    table.press(table.room, Qt.Key.Key_Return)
    assert table.links == ["tel:07700900123"]
    table.press(table.room, Qt.Key.Key_Return)
    (form,) = table.entries
    assert (form.who_id, form.direction, form.channel) == (JO, Direction.OUT, Channel.CALL)
    assert (form.outcome, form.exit.open, form.exit.reason) == (
        ContactOutcome.TALKED,
        Exit.ANYWAY,
        "she left her scarf here",
    )


def test_the_way_that_is_taken_all_the_same_is_marked_and_asks_within_the_warning(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    leave_by(table, ExitId.GO_AHEAD)
    card = table.flows.act_card
    way = card.banner.button(ExitId.GO_AHEAD)
    assert way is not None
    assert way.accessibleDescription() == UNFOLDED.told()
    assert card.banner.isAncestorOf(card.reason)
    assert card.reason.isVisibleTo(card)
    leave_by(table, ExitId.GO_AHEAD)
    assert way.accessibleDescription() != UNFOLDED.told()
    assert not card.reason.isVisibleTo(card), "pressed again it folds"


@pytest.mark.parametrize(
    "goes_on", [lambda table: table.flows.act(CALL), lambda table: leave_by(table, ExitId.GO_AHEAD)]
)
def test_folded_or_asked_anew_it_takes_no_room_for_the_reason(qtbot: QtBot, goes_on: Callable[[Table], object]) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    banner = table.flows.act_card.banner
    folded = banner.minimumHeight()
    leave_by(table, ExitId.GO_AHEAD)
    assert banner.minimumHeight() > folded
    goes_on(table)
    assert banner.minimumHeight() == folded


def test_the_tick_says_what_they_said(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, said(StandingKind.NO_THANKS, "2026-11-12 15:00", "leave it there"))
    assert table.flows.act_card.tick.accessibleName() == "I know that they said no"


def test_the_box_of_the_tick_begins_where_the_field_above_it_does(qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        table = asked_before(qtbot, CALL, A_WHILE_AGO, objects(None, "2026-11-01 10:00"))
        leave_by(table, ExitId.GO_AHEAD)
        card = table.flows.act_card
        card.grab()
        assert box_begins(card.tick, card) == card.reason.mapTo(card, QPoint()).x()


def test_where_they_asked_us_not_to_it_takes_a_tick_too(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, objects(None, "2026-11-01 10:00"))
    leave_by(table, ExitId.GO_AHEAD)
    assert table.flows.act_card.tick.accessibleName() == "I know that they asked us not to"
    table.type(table.room, "their house is on fire")
    table.press(table.room, Qt.Key.Key_Return)
    assert table.links == []
    assert "Tick" in table.flows.act_card.missing.text()
    table.press(table.room, Qt.Key.Key_Space)
    table.press(table.room, Qt.Key.Key_Tab)
    table.press(table.room, Qt.Key.Key_Return)
    assert table.links == ["tel:07700900123"]
    table.press(table.room, Qt.Key.Key_Return)
    assert table.entries[0].exit.ticked


@pytest.mark.parametrize(("way", "opened"), [(ExitId.SOMETHING_CHANGED, Exit.CHANGED), (ExitId.THEY_ASKED, Exit.ASKED)])
def test_the_other_exits_open_quick_entry_unfolded_there(qtbot: QtBot, way: ExitId, opened: Exit) -> None:
    table = asked_before(qtbot, WRITE, A_WHILE_AGO, THEIR_TURN)
    leave_by(table, way)
    (form,) = table.entries
    assert (form.channel, form.exit.open) == (Channel.EMAIL, opened)
    assert table.links == []
    assert table.flows.act_card.isHidden()


def test_we_talked_opens_the_entry_half_filled_in(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, AGREED)
    assert table.flows.act_card.question.text() == "Did you reach Jo Hill?"
    table.press(table.room, Qt.Key.Key_Return)
    assert [(f.who_id, f.outcome) for f in table.entries] == [(JO, ContactOutcome.TALKED)]
    assert table.flows.act_card.isHidden()
    assert contacts(table) == []


@pytest.mark.parametrize("outcome", [ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER])
def test_a_try_that_reached_nobody_is_logged_at_once(qtbot: QtBot, outcome: ContactOutcome) -> None:
    table = asked_before(qtbot, CALL, AGREED)
    answer(table, outcome)
    (contact,) = contacts(table)
    assert (contact.outcome, contact.basis, contact.agreement_id) == (outcome, Basis.AGREED, AGREED.id)
    assert table.entries == []
    assert table.flows.act_card.isHidden()
    table.undo()
    assert contacts(table) == []


def test_a_try_against_the_guards_word_is_logged_with_its_reason(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    leave_by(table, ExitId.GO_AHEAD)
    table.type(table.room, "she left her scarf here")
    table.press(table.room, Qt.Key.Key_Return)
    answer(table, ContactOutcome.NO_ANSWER)
    assert contacts(table)[-1].reason == "she left her scarf here"


def test_after_an_email_it_asks_whether_it_was_sent(qtbot: QtBot) -> None:
    table = asked_before(qtbot, WRITE, talk(exact("2026-11-18 09:30"), channel=Channel.EMAIL))
    assert table.links == ["mailto:jo@example.org"]
    assert table.flows.act_card.question.text() == "Did you write to Jo Hill?"
    table.press(table.room, Qt.Key.Key_Return)
    assert [(f.channel, f.outcome) for f in table.entries] == [(Channel.EMAIL, ContactOutcome.SENT)]


def test_not_now_asks_no_more(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, AGREED)
    table.press(table.room, Qt.Key.Key_Escape)
    assert table.flows.act_card.isHidden()
    assert table.entries == []


def test_a_copy_goes_to_the_clipboard_and_says_so(qtbot: QtBot) -> None:
    table = asked_before(qtbot, COPY, AGREED)
    assert table.copied == ["07700 900123"]
    assert table.said == ["Copied: 07700 900123"]
    assert table.links == []


def test_where_no_program_takes_the_call_the_number_is_copied(qtbot: QtBot) -> None:
    table = Table(qtbot, AGREED)
    table.opens = False
    table.flows.act(CALL)
    assert table.copied == ["07700 900123"]
    assert "copied instead" in table.said[0]


def test_another_act_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    table = asked_before(qtbot, WRITE, A_WHILE_AGO, THEIR_TURN)
    table.flows.act(CALL)
    hold_back = table.flows.act_card.banner.button(ExitId.HOLD_BACK)
    assert hold_back is not None
    assert hold_back.text() == "Don’t call"


@pytest.mark.parametrize(
    ("typed", "e164", "link"),
    [
        ("+44 (0)20 7946 0000", "", "tel:+442079460000"),
        ("020 7946 0018 ext 22", "+442079460018", "tel:+442079460018;ext=22"),
        ("07700 900123 ext. 5", "", "tel:07700900123;ext=5"),
        ("*100#", "", "tel:*100%23"),
    ],
)
def test_a_number_becomes_a_telephone_link_to_the_number_that_is_known(typed: str, e164: str, link: str) -> None:
    act = Act(ActKind.CALL, JO, Channel.CALL, typed, e164)
    assert act.url == link
    assert open_url(act.url, lambda url: url.toString(QUrl.ComponentFormattingOption.FullyEncoded) == link)


def test_of_several_numbers_each_is_dialled_as_it_is_known() -> None:
    jo = Prospect(1, "Jo", phones=(Phone("020 7946 0018 ext 22", "+442079460018", "work"), Phone("07700 900123")))
    links = [Act(ActKind.CALL, 1, way.channel, way.address, way.e164).url for way in ways_of(jo)]
    assert links == ["tel:+442079460018;ext=22", "tel:07700900123"]


def test_an_address_cannot_smuggle_anything_into_the_link() -> None:
    act = Act(ActKind.EMAIL, JO, Channel.EMAIL, "jo@example.org?bcc=spy@example.org&body=x")
    assert act.url == "mailto:jo@example.org%3Fbcc%3Dspy@example.org%26body%3Dx"


def noted(opened: list[QUrl]) -> Callable[[QUrl], bool]:
    """The system's way of opening a link, which only takes notes."""

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    return take


@pytest.mark.parametrize("link", ["https://example.org", "http://example.org", "mailto:jo@example.org", "tel:077"])
def test_what_may_be_opened_is_opened(link: str) -> None:
    opened: list[QUrl] = []
    assert open_url(link, noted(opened))
    assert [url.toString() for url in opened] == [link]


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "ssh://host", "smb://host/x", "/etc/passwd", "", "http//x", "tel"],
)
def test_nothing_else_is_ever_opened(link: str) -> None:
    opened: list[QUrl] = []
    assert not open_url(link, noted(opened))
    assert opened == []


def leave_by(table: Table, way: ExitId) -> None:
    """Go to that button with Tab and press Enter."""
    walk_to(table, table.flows.act_card.banner.button(way))


def answer(table: Table, outcome: ContactOutcome) -> None:
    walk_to(table, table.flows.act_card.answers[outcome])


def walk_to(table: Table, button: QPushButton | None) -> None:
    assert button is not None
    for _ in range(12):
        if table.room.focusWidget() is button:
            table.press(table.room, Qt.Key.Key_Return)
            return
        table.press(table.room, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {button.text()}")


def test_what_is_welcome_instead_is_said_and_one_press_away(qtbot: QtBot) -> None:
    owed = promise(day("2026-11-18"), topic="is it nut-free?")
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN, owed)
    telling = table.flows.act_card.banner.telling
    assert telling is not None
    assert telling.beside == "What was promised for today, by e-mail, is welcome: is it nut-free?"
    hold_back = table.flows.act_card.banner.button(ExitId.HOLD_BACK)
    assert table.room.focusWidget() is hold_back, "not to is still what Enter presses"
    leave_by(table, ExitId.INSTEAD)
    assert table.links == ["mailto:jo@example.org"]
    assert table.flows.act_card.question.text() == "Did you write to Jo Hill?"


def test_what_is_not_welcome_either_is_not_offered_instead(qtbot: QtBot) -> None:
    table = asked_before(qtbot, CALL, A_WHILE_AGO, THEIR_TURN)
    assert table.flows.act_card.banner.button(ExitId.INSTEAD) is None


def test_the_card_takes_no_more_room_than_a_narrow_pane_has(qtbot: QtBot) -> None:
    """What is to be ticked breaks into lines, and is called what it says."""
    table = asked_before(qtbot, CALL, A_WHILE_AGO, objects(None, "2026-11-12 15:00"))
    card = table.flows.act_card
    card.banner.exit_chosen.emit(ExitId.GO_AHEAD)
    tick = card.tick
    assert card.minimumSizeHint().width() <= 240
    tick.resize(110, 20)
    assert "\n" in tick.text()
    assert tick.accessibleName() == tick.text().replace("\n", " ")
