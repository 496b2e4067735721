"""Claims about editing a person in the pane, with real keys: in place, one deed each, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import ME, at, jo, objects, said
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.person.prospect_editing import ProspectEditing
from tracker.rules.channel import Channel
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.person.detail_slot import DetailSlot
from tracker.widgets.person.prospect_pane import ProspectPane


class Drafts:
    def __init__(self) -> None:
        self.text: str | None = None

    def keep(self, text: str | None) -> None:
        self.text = text

    def read(self) -> str | None:
        return self.text


class Hands:
    """The pane over a store in memory, and the keys that go to whatever has the focus."""

    def __init__(self, qtbot: QtBot, *records: object, drafts: Drafts | None = None) -> None:
        self.qtbot = qtbot
        self.store = FakeStore(*(records or (jo(),)), Prospect(2, "Ada Okoro"))  # type: ignore[arg-type]
        self.clock = Clock(at("2026-11-21 09:00"))
        self.drafts = drafts or Drafts()
        self.waiting: list[Callable[[], None]] | None = None
        desk = a_desk(self.store, self.clock)
        self.dispatcher = Dispatcher(lambda: desk, self._run)
        self.card = ProspectCard(self.dispatcher, here_by(self.clock))
        self.state = ProspectEditing(
            self.dispatcher,
            self.card,
            here_by(self.clock),
            self.drafts,
            lambda trouble: words.trouble(trouble, "people.db"),
        )
        self.pane = ProspectPane(self.card, lambda: self.state)
        qtbot.addWidget(self.pane)
        self.pane.resize(360, 900)
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitUntil(self.pane.isActiveWindow)
        self.card.show(1)

    def _run(self, work: Callable[[], None]) -> None:
        if self.waiting is None:
            work()
        else:
            self.waiting.append(work)

    def slot(self, detail: Detail) -> DetailSlot:
        return self.pane.details.slots[detail]

    def open(self, detail: Detail, key: Qt.Key = Qt.Key.Key_Return) -> None:
        self.slot(detail).setFocus()
        self.press(key)

    def press(self, *keys: Qt.Key, shift: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(self.focused, key, modifier)

    def type(self, text: str) -> None:
        field = self.focused
        if isinstance(field, QLineEdit):
            field.selectAll()
        self.qtbot.keyClicks(field, text)

    @property
    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def jo(self) -> Prospect:
        found = self.store.history_of(1)
        assert found is not None
        return found.prospect

    def colleague(self, **changes: object) -> None:
        before = self.jo
        self.dispatcher.do(lambda desk: edit_prospect(desk, before, replace(before, **changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_a_key_turns_a_field_into_its_editor_and_enter_saves_it_as_one_deed(qtbot: QtBot, key: Qt.Key) -> None:
    hands = Hands(qtbot)
    hands.open(Detail.NAME, key)
    hands.type("Jo Vale")
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.name == "Jo Vale"
    assert hands.slot(Detail.NAME).editor is None
    assert hands.slot(Detail.NAME).hasFocus()
    undoable = hands.store.undoable(ME)
    assert undoable is not None
    assert words.undo(undoable) == "Undo: change Jo Vale’s name"
    assert hands.store.transactions == 1


def test_a_click_opens_it_too(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard"))
    qtbot.mouseClick(hands.slot(Detail.ORGANISATION), Qt.MouseButton.LeftButton)
    hands.type("Meadow")
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.organisation == "Meadow"


def test_escape_restores_and_writes_nothing(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard"))
    hands.open(Detail.ORGANISATION)
    hands.type("Meadow")
    hands.press(Qt.Key.Key_Escape)
    assert hands.slot(Detail.ORGANISATION).texts() == ["Orchard"]
    assert hands.store.transactions == 0


def test_tab_saves_and_goes_on_to_the_next_field(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard", household="Hill"))
    hands.open(Detail.ORGANISATION)
    hands.type("Meadow")
    hands.press(Qt.Key.Key_Tab)
    assert hands.jo.organisation == "Meadow"
    assert hands.slot(Detail.HOUSEHOLD).hasFocus()


def test_several_numbers_with_their_labels_are_one_field(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(phones=(Phone("020 7946 0958", label="work"),)))
    hands.open(Detail.PHONES)
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.type("07700 900123")
    hands.press(Qt.Key.Key_Tab)
    hands.type("mobile")
    hands.press(Qt.Key.Key_Return)
    assert [(p.typed, p.label) for p in hands.jo.phones] == [("020 7946 0958", "work"), ("07700 900123", "mobile")]


def test_notes_take_lines_with_shift_enter(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.state.begin(Detail.NOTES)
    hands.type("one")
    hands.press(Qt.Key.Key_Return, shift=True)
    hands.type("two")
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.notes == "one\ntwo"


def test_a_standing_is_written_with_their_words_and_since_when(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.state.begin(Detail.STANDING)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Tab)
    hands.type("we'll call you")
    hands.press(Qt.Key.Key_Tab)
    hands.type("thursday")
    hands.press(Qt.Key.Key_Return)
    found = hands.store.history_of(1)
    assert found is not None
    (standing,) = found.standings
    assert (standing.kind, standing.words, standing.since) == (
        StandingKind.THEIR_TURN,
        "we'll call you",
        at("2026-11-19 12:00"),
    )


def test_a_do_not_contact_has_an_end_in_plain_words_and_can_be_lifted(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.state.begin(Detail.OBJECTION)
    hands.press(Qt.Key.Key_Tab)
    hands.type("not before Christmas")
    hands.press(Qt.Key.Key_Tab)
    hands.type("24 December")
    hands.press(Qt.Key.Key_Return)
    found = hands.store.history_of(1)
    assert found is not None
    (objection,) = found.objections
    assert (objection.channel, objection.until) == (None, at("2026-12-25 00:00"))
    hands.state.lift((objection,))
    assert hands.slot(Detail.OBJECTION).isHidden()


def test_a_time_that_cannot_be_read_is_asked_back_beneath_the_editor(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(), said(StandingKind.OPEN, "2026-11-01 09:00"))
    hands.open(Detail.STANDING)
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    hands.type("31 Feb")
    hands.press(Qt.Key.Key_Return)
    assert "31 Feb" in hands.slot(Detail.STANDING).trouble
    assert hands.store.transactions == 0


def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(emails=(Email("jo@example.org"),)))
    hands.open(Detail.EMAILS)
    hands.type("jo at home")
    hands.press(Qt.Key.Key_Return)
    assert "does not read as an e-mail address" in hands.slot(Detail.EMAILS).trouble
    assert hands.state.open is not None
    assert hands.state.open.typed == (("jo at home", ""),)


def test_a_form_of_address_is_set_like_any_other_detail(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(name="Brown, Thomas"))
    hands.state.begin(Detail.GREETING)
    hands.type("Tom")
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.greeting == "Tom"
    assert "Tom" in hands.slot(Detail.GREETING).texts()


def test_of_several_numbers_the_cursor_goes_to_the_one_that_was_refused(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(phones=(Phone("0161 496 0000"), Phone("0161 496 0001"), Phone("0161 496 0002"))))
    hands.open(Detail.PHONES)
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    hands.type("0161 49O OOO1")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    refused = hands.focused
    assert isinstance(refused, QLineEdit)
    assert (refused.text(), refused.selectedText()) == ("0161 49O OOO1", "0161 49O OOO1")


def test_a_colleagues_change_never_overwrites_what_is_being_typed(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard", notes="old"))
    hands.open(Detail.ORGANISATION)
    hands.type("Meadow")
    hands.colleague(notes="new")
    assert isinstance(hands.focused, QLineEdit)
    assert hands.focused.text() == "Meadow"
    assert hands.slot(Detail.NOTES).texts() == ["new"]
    hands.press(Qt.Key.Key_Return)
    assert (hands.jo.organisation, hands.jo.notes) == ("Meadow", "new")


def conflict(qtbot: QtBot) -> Hands:
    hands = Hands(qtbot, jo(organisation="Orchard"))
    hands.open(Detail.ORGANISATION)
    hands.type("Meadow")
    hands.colleague(organisation="Heath")
    hands.press(Qt.Key.Key_Return)
    return hands


def test_a_real_conflict_is_told_in_place_with_both_versions(qtbot: QtBot) -> None:
    hands = conflict(qtbot)
    assert "It now says: “Heath”" in hands.slot(Detail.ORGANISATION).trouble
    assert isinstance(hands.focused, QLineEdit)
    assert hands.focused.text() == "Meadow"
    assert hands.jo.organisation == "Heath"


def test_a_long_note_of_theirs_is_told_cut_with_the_whole_at_hand(qtbot: QtBot) -> None:
    hands, theirs = Hands(qtbot, jo(notes="Orchard")), "A long walk through the meadow. " * 200
    hands.open(Detail.NOTES)
    hands.type("Meadow")
    hands.colleague(notes=theirs)
    hands.press(Qt.Key.Key_Return)
    slot = hands.slot(Detail.NOTES)
    assert "It now says: “A long walk through the meadow." in slot.trouble
    assert len(slot.trouble) < 300
    assert "…" in slot.trouble
    (trouble,) = (label for label in slot.findChildren(PlainLabel) if label.text() == slot.trouble)
    assert trouble.accessibleDescription() == theirs.strip()
    assert "A long walk" in trouble.toolTip()
    hands.press(Qt.Key.Key_Escape)
    hands.open(Detail.NOTES)
    assert trouble.toolTip() == ""


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_Return, "Meadow"), (Qt.Key.Key_Escape, "Heath")])
def test_in_a_conflict_enter_keeps_mine_and_escape_theirs(qtbot: QtBot, key: Qt.Key, kept: str) -> None:
    hands = conflict(qtbot)
    hands.press(key)
    assert hands.jo.organisation == kept
    assert hands.state.open is None


def test_numbers_added_on_both_sides_are_both_kept(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(phones=(Phone("111 111"),)))
    hands.open(Detail.PHONES)
    hands.type("222 222")
    hands.colleague(phones=(Phone("111 111"), Phone("333 333")))
    hands.press(Qt.Key.Key_Return)
    assert [p.typed for p in hands.jo.phones] == ["333 333", "222 222"]


def test_what_was_typed_survives_a_crash_and_is_offered_when_that_person_is_shown(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(notes="old"))
    hands.open(Detail.NOTES)
    hands.type("half a thought, ")
    qtbot.waitUntil(lambda: hands.drafts.text is not None)
    again = Hands(qtbot, jo(notes="old"), drafts=hands.drafts)
    assert "half a thought" in again.pane.left_behind.text
    again.card.show(2)
    assert again.pane.left_behind.text == ""
    again.card.show(1)
    qtbot.mouseClick(again.pane.left_behind.open, Qt.MouseButton.LeftButton)
    again.press(Qt.Key.Key_Return)
    assert "half a thought" in again.jo.notes
    assert again.drafts.text is None


def test_another_person_shown_leaves_what_was_typed_with_the_one_before(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.open(Detail.NAME)
    hands.type("Jo Va")
    hands.card.show(2)
    assert hands.state.open is None
    hands.card.show(1)
    assert "Jo Va" in hands.pane.left_behind.text
    qtbot.mouseClick(hands.pane.left_behind.drop, Qt.MouseButton.LeftButton)
    assert (hands.pane.left_behind.text, hands.drafts.text) == ("", None)


def test_opening_another_field_saves_the_one_before(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard", household="Hill"))
    hands.open(Detail.ORGANISATION)
    hands.type("Meadow")
    qtbot.mouseClick(hands.slot(Detail.HOUSEHOLD), Qt.MouseButton.LeftButton)
    assert hands.jo.organisation == "Meadow"
    assert hands.slot(Detail.HOUSEHOLD).editor is not None


def test_what_is_typed_while_it_is_being_saved_is_not_lost(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.open(Detail.NAME)
    hands.type("Jo V")
    hands.waiting = []
    hands.press(Qt.Key.Key_Return)
    qtbot.keyClicks(hands.focused, "ale")
    work, hands.waiting = hands.waiting, None
    for one in work:
        one()
    assert hands.jo.name == "Jo V"
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.name == "Jo Vale"


def test_the_pencil_leads_to_every_detail_what_is_known_first(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard"))
    hands.pane.edit_menu.aboutToShow.emit()
    offered = [action.text() for action in hands.pane.edit_menu.actions()]
    assert offered[:3] == ["Name", "Organisation", "Add"]
    assert {"Household", "Phone", "Lower costs", "They asked us not to…", "Standing"} < set(offered[3:])
    next(a for a in hands.pane.edit_menu.actions() if a.text() == "Tags").trigger()
    hands.type("cakes, May")
    hands.press(Qt.Key.Key_Return)
    assert hands.jo.tags == ("cakes", "May")


def test_someone_in_the_trash_can_only_be_restored(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(organisation="Orchard"))
    hands.pane.more_menu.aboutToShow.emit()
    next(a for a in hands.pane.more_menu.actions() if a.text() == "Move to the trash").trigger()
    assert hands.jo.deleted_at is not None
    qtbot.mouseClick(hands.slot(Detail.ORGANISATION), Qt.MouseButton.LeftButton)
    assert hands.state.open is None
    qtbot.mouseClick(hands.pane.card.first, Qt.MouseButton.LeftButton)
    assert hands.jo.deleted_at is None


def test_lift_stands_beside_each_thing_they_asked(qtbot: QtBot) -> None:
    hands = Hands(qtbot, jo(), objects(Channel.CALL, "2026-11-12 10:00", words="no calls"))
    assert any("no calls" in text for text in hands.slot(Detail.OBJECTION).texts())


def test_a_pane_is_laid_out_anew_after_an_editor_is_gone(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.state.begin(Detail.ADDRESS)
    assert hands.slot(Detail.ADDRESS).editor is not None
    hands.state.give_up()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hands.pane.resize(340, 600)
    QApplication.processEvents()
    assert hands.slot(Detail.ADDRESS).editor is None


@pytest.mark.parametrize(("height", "scrolls"), [(100, True), (900, False)])
def test_what_does_not_fit_is_scrolled_also_after_an_editor_is_gone(qtbot: QtBot, height: int, scrolls: bool) -> None:
    hands = Hands(qtbot, jo(notes="Two hours, with the children. " * 20))
    hands.pane.resize(360, height)
    hands.state.begin(Detail.ADDRESS)
    QApplication.processEvents()
    hands.state.give_up()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert hands.pane._scroll.verticalScrollBar().isVisible() is scrolls
