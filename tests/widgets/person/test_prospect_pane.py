"""Claims about the right region: it shows the card as it is written, and its buttons say for whom they were pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, came_in, did, jo, promise, said, span, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.contacts.nothing_to_answer import nothing_to_answer
from tracker.actions.people.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.flows.ways import Act, ActKind
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.person.prospect_editing import ProspectEditing
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Question
from tracker.rules.entry import NewStanding
from tracker.rules.prospect import Phone, Prospect, StandingKind
from tracker.widgets.look.buttons import push_button
from tracker.widgets.person.prospect_pane import ProspectPane
from tracker.widgets.person.timeline_view import SHOWN_AT_FIRST


class NoDrafts:
    def keep(self, text: str | None) -> None:
        pass

    def read(self) -> str | None:
        return None


class Shown:
    """The pane over a store in memory, with what it would have put on the clipboard."""

    def __init__(self, qtbot: QtBot, *records: object, prospect: Prospect | None = None) -> None:
        store = self.store = FakeStore(prospect or jo(), Prospect(2, "Ada Okoro"), *records)  # type: ignore[arg-type]
        clock = Clock(at("2026-11-21 09:00"))
        desk = a_desk(store, clock)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.state = ProspectCard(self.dispatcher, here_by(clock))
        self.copied: list[str] = []
        self.editing = ProspectEditing(self.dispatcher, self.state, here_by(clock), NoDrafts(), lambda _trouble: "")
        self.pane = ProspectPane(self.state, lambda: self.editing, self.copied.append)
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


def test_its_button_says_for_whom(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    with qtbot.waitSignal(shown.pane.new_entry_requested) as entry:
        qtbot.mouseClick(shown.pane.new_entry, Qt.MouseButton.LeftButton)
    assert entry.args == [1]


def test_a_number_copied_among_the_details_goes_past_the_guard_like_any_contact(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(phones=(Phone("07700 900123"),)))
    (copy,) = shown.pane.details.slots[Detail.PHONES].findChildren(QToolButton)
    with qtbot.waitSignal(shown.pane.earliest.act_wanted) as wanted:
        qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert wanted.args == [Act(ActKind.COPY, 1, Channel.CALL, "07700 900123")]
    assert shown.copied == []


def test_those_at_the_same_firm_are_named_with_what_binds_us_there(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(organisation="Orchard"))
    sam = Prospect(3, "Sam Vale", "orchard")
    agreed = talk(span("2026-11-24", "2026-11-24"), prospect_id=3, owner="Ben")
    shown.store.rows.update({(Prospect, 3): sam, (type(agreed), agreed.id): agreed})
    shown.state.reload()
    assert shown.pane.beside.texts() == ["Ben agreed with Sam Vale to call on Tuesday"]
    (name,) = shown.pane.beside.findChildren(QPushButton)
    with qtbot.waitSignal(shown.pane.person_requested) as wanted:
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert wanted.args == [3]


def test_the_chain_is_told_in_a_line_and_its_links_are_numbered(qtbot: QtBot) -> None:
    first = did("2026-10-01 10:00", Direction.MET, Channel.MEETING)
    second = did("2026-11-02 10:00")
    kept = talk(
        span("2026-11-02", "2026-11-02"),
        made_in=first.id,
        settled_by=second.id,
        outcome=AgreementOutcome.KEPT,
        settled_at=second.at,
    )
    following = talk(span("2026-12-02", "2026-12-02"), made="2026-11-02 10:00", made_in=second.id)
    shown = Shown(qtbot, first, second, kept, following)
    rows = [row.accessibleName() for row in shown.pane.timeline.rows]
    assert rows == [
        "Mon 2 Nov Call, talked, nobody agreed",
        "Mon 2 Nov 2. Call, Wed 2 Dec",
        "Thu 1 Oct Meeting",
        "Sun 1 Nov 1. Call, Mon 2 Nov: kept",
    ]
    held = [(row.link.held_above, row.link.held_below) for row in shown.pane.timeline.rows]
    assert held == [(False, True), (True, True), (True, True), (True, False)]
    assert "2 links in a row: 1 kept, the next is open" in shown.text()


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


def test_where_their_message_waits_one_button_says_that_it_asks_for_no_answer(qtbot: QtBot) -> None:
    wrote = came_in("2026-11-17 10:00", Channel.EMAIL)
    shown = Shown(qtbot, wrote)
    button = shown.pane.earliest.let_be
    assert button.isVisibleTo(shown.pane)
    with qtbot.waitSignal(shown.pane.earliest.let_be_wanted) as wanted:
        button.click()
    assert wanted.args == [JO, wrote.id]
    shown.dispatcher.do(lambda desk: nothing_to_answer(desk, JO, wrote.id))
    assert not button.isVisibleTo(shown.pane)
