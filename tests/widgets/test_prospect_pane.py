"""Claims about the right region: it shows the card as it is written, and its buttons say for whom they were pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at, did, jo, promise, said, span, talk
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.prospect_card import ProspectCard
from tracker.rules.contact import Question
from tracker.rules.entry import NewStanding
from tracker.rules.policy import Policy
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.widgets.buttons import push_button
from tracker.widgets.prospect_pane import ProspectPane
from tracker.widgets.timeline_view import SHOWN_AT_FIRST


class Shown:
    """The pane over a store in memory, with what it would have put on the clipboard."""

    def __init__(self, qtbot: QtBot, *records: object, prospect: Prospect | None = None) -> None:
        store = FakeStore(prospect or jo(), Prospect(2, "Ada Okoro"), *records)  # type: ignore[arg-type]
        clock = Clock(at("2026-11-21 09:00"))
        desk = a_desk(store, clock)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.state = ProspectCard(self.dispatcher, clock, lambda: ZONE, lambda: Policy(zone=ZONE), lambda: "Maria")
        self.copied: list[str] = []
        self.pane = ProspectPane(self.state, self.copied.append)
        qtbot.addWidget(self.pane)
        self.pane.resize(350, 800)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        self.state.show(1)

    def text(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisibleTo(self.pane))


def test_with_nobody_chosen_it_says_what_to_do(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.state.show(None)
    assert "Choose someone" in shown.text()


def test_it_shows_when_they_may_hear_from_us_and_what_to_know_first(qtbot: QtBot) -> None:
    shown = Shown(
        qtbot,
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"),
        did("2026-11-12 15:00", questions=(Question("Is it nut-free?"),)),
    )
    assert shown.pane.earliest.texts() == ("It's their turn", "“we'll call you”, on 12 November")
    assert shown.pane.before.texts()[:4] == [
        "Their words",
        "“we'll call you”, Thu 12 Nov",
        "Open questions",
        "Is it nut-free?",
    ]


def test_a_change_is_shown_and_the_place_in_the_pane_is_kept(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(did(f"2026-10-{n:02} 10:00", note="a line " * 40) for n in range(1, 12)))
    bar = shown.pane.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    shown.dispatcher.do(lambda desk: set_standing(desk, 1, NewStanding(StandingKind.CLIENT)))
    assert "Client" in shown.text()
    assert bar.value() == 100


def test_another_person_begins_at_the_top(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(did(f"2026-10-{n:02} 10:00", note="a line " * 40) for n in range(1, 12)))
    bar = shown.pane.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    shown.state.show(2)
    assert bar.value() == 0


def test_its_buttons_say_for_whom(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    with qtbot.waitSignal(shown.pane.edit_requested) as edit:
        qtbot.mouseClick(shown.pane.edit, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shown.pane.new_entry_requested) as entry:
        qtbot.mouseClick(shown.pane.new_entry, Qt.MouseButton.LeftButton)
    assert edit.args == entry.args == [1]


def test_copy_takes_the_one_number_there_is(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(phones=(Phone("07700 900123"),)))
    with qtbot.waitSignal(shown.pane.copied):
        qtbot.mouseClick(shown.pane.earliest.copy, Qt.MouseButton.LeftButton)
    assert shown.copied == ["07700 900123"]


def test_copy_offers_a_choice_where_there_are_several(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(phones=(Phone("07700 900123"),), emails=(Email("r&d@example.org"),)))
    offered = shown.pane.earliest.choices()
    assert [action.text() for action in offered] == ["07700 900123", "r&&d@example.org"]
    offered[1].trigger()
    assert shown.copied == ["r&d@example.org"]


def test_without_number_or_address_there_is_nothing_to_copy(qtbot: QtBot) -> None:
    assert not Shown(qtbot).pane.earliest.copy.isVisible()


def test_further_buttons_find_their_place_in_the_card(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    call: QPushButton = push_button("Call")
    shown.pane.earliest.add_action(call)
    shown.state.show(2)
    assert call.isVisible()


def test_markup_in_any_text_is_shown_as_it_is(qtbot: QtBot) -> None:
    evil = "<img src=file:/dev/zero><b>Jo</b>"
    shown = Shown(
        qtbot,
        talk(span("2026-11-20", "2026-11-23"), topic=evil, words=evil),
        promise(span("2026-11-20", "2026-11-23"), topic=evil, then=evil),
        did("2026-11-12 15:00", note=evil, reason=evil, questions=(Question(evil, evil),)),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", evil),
        prospect=jo(name=evil, organisation=evil, notes=evil, address=evil, tags=(evil,)),
    )
    labels = [label for label in shown.pane.findChildren(QLabel) if evil in label.text()]
    assert len(labels) > 8
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_long_story_shows_its_newest_and_the_earlier_on_request(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(did(f"2026-{m:02}-{d:02} 10:00") for m in range(1, 4) for d in range(1, 11)))
    assert len(shown.pane.timeline.rows) == SHOWN_AT_FIRST
    shown.pane.timeline.show_earlier()
    assert len(shown.pane.timeline.rows) == 30


@pytest.mark.parametrize("width", [260, 350, 600])
def test_long_words_never_widen_the_pane(qtbot: QtBot, width: int) -> None:
    shown = Shown(qtbot, did("2026-11-12 15:00", note="two words " * 300), prospect=jo(name="Annabella " * 30))
    shown.pane.resize(width, 800)
    area = shown.pane.findChildren(QScrollArea)[0]
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 260
