"""Claims about opening what was logged: every field can be put right, nothing typed is lost, and it is one deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, day, did, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tests.widgets.flows.flow_table import Drafts
from tracker.actions.corrections.correct_contact import correct_contact
from tracker.actions.corrections.give_to import give_to
from tracker.actions.outcome import DeedName
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.undo import undo
from tracker.presentation import words
from tracker.presentation.corrections.correcting import Correcting
from tracker.presentation.corrections.correction_fields import OF_AGREEMENT, OF_CONTACT, CorrectionField
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.people.people_model import PeopleModel
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question
from tracker.rules.prospect import Prospect
from tracker.rules.us import User
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import WhenField
from tracker.widgets.fields.typed_fields import LineField, TextField
from tracker.widgets.flows.corrections import Corrections

F = CorrectionField
BEN = Prospect(2, "Ben Hall")
MET = did("2026-11-02 10:00", Direction.MET, Channel.MEETING, note="likes lemon")
AGREED = replace(talk(day("2026-11-12"), made="2026-11-02 10:00"), made_in=MET.id)
CALLED = did("2026-11-12 10:00", basis=Basis.AGREED, agreement_id=AGREED.id)
KEPT = replace(AGREED, outcome=AgreementOutcome.KEPT, settled_at=CALLED.at, settled_by=CALLED.id)


class Table:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clock = Clock(at("2026-11-26 09:00"))
        self.store = FakeStore(jo(), BEN, User(3, "Ben"), MET, KEPT, CALLED)
        self.desk = replace(a_desk(self.store, self.clock), new_id=count(900_001).__next__)
        dispatcher = Dispatcher(lambda: self.desk, lambda work: work())
        here = here_by(self.clock)
        self.drafts = Drafts()
        self.dispatcher, self.here = dispatcher, here
        state = self.again()
        self.state = state
        self.room = QWidget()
        qtbot.addWidget(self.room)
        self.room.show()
        self.corrections = Corrections(
            lambda: state, lambda: PeopleModel(dispatcher, here), lambda t: words.trouble(t, "/data"), self.room
        )

    def again(self) -> Correcting:
        """As another start of the program has it."""
        return Correcting(self.dispatcher, self.here, self.drafts, lambda _typed: "")

    def open(self, record: Any) -> None:
        self.corrections.open(self.now(record))
        QApplication.processEvents()

    def now(self, record: Any) -> Any:
        return self.store.record_of(record.id)

    def field(self, of: CorrectionField) -> Any:
        return self.corrections.dialog.fields[of]

    def type(self, of: CorrectionField, text: str) -> None:
        field = self.field(of)
        if isinstance(field, DropDown):
            field.choose(text)
        elif isinstance(field, TextField):
            field.setPlainText(text)
        else:
            line = field.line if isinstance(field, WhenField) else field
            assert isinstance(line, LineField)
            line.selectAll()
            self.qtbot.keyClicks(line, text)

    def save(self) -> None:
        self.qtbot.keyClick(self.corrections.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    return Table(qtbot)


def test_every_field_is_there_and_says_what_stands(table: Table) -> None:
    table.open(MET)
    dialog = table.corrections.dialog
    assert tuple(dialog.fields) == OF_CONTACT
    assert table.field(F.NOTE).toPlainText() == "likes lemon"
    assert dialog.heading.text() == "Jo Hill: Meeting on 2 November"
    assert dialog.under.text() == "Undo takes a correction back."
    named = [field.line if isinstance(field, WhenField) else field for field in dialog.fields.values()]
    assert all(field.accessibleName() for field in named)
    dialog.reject()
    table.open(KEPT)
    assert tuple(table.corrections.dialog.fields) == OF_AGREEMENT


def test_what_was_left_is_said_to_be_unsaved_however_late_the_store_answers(table: Table) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lemon and lime")
    table.corrections.dialog.reject()
    held: list[Callable[[], object]] = []
    table.dispatcher = Dispatcher(lambda: table.desk, held.append)
    late = table.again()
    corrections = Corrections(
        lambda: late, lambda: PeopleModel(table.dispatcher, table.here), lambda t: words.trouble(t, "/data"), table.room
    )
    corrections.open(table.now(MET))
    for work in held:
        work()
    dialog = corrections.dialog
    assert dialog.heading.text() == "Jo Hill: Meeting on 2 November"
    assert dialog.under.text() == "What you typed before stands here, and is not saved yet."
    dialog.fields[F.NOTE].setPlainText("likes lime")  # type: ignore[attr-defined]
    assert dialog.under.text() == "Undo takes a correction back."
    dialog.reject()


@pytest.mark.parametrize("record", [CALLED, KEPT])
def test_an_empty_field_does_not_say_its_name_twice(table: Table, record: Any) -> None:
    table.corrections.open(record)
    lines = [field for field in table.corrections.dialog.fields.values() if isinstance(field, LineField)]
    assert lines
    assert all(field.accessibleName() and field.accessibleName() != field.placeholderText() for field in lines)


def test_opening_and_saving_unchanged_writes_nothing(table: Table) -> None:
    for record in (MET, CALLED, KEPT):
        table.open(record)
        table.save()
    assert table.store.ledger == []
    assert not table.corrections._dialog.is_open


@pytest.mark.parametrize(
    ("of", "text", "kept"),
    [
        (F.NOTE, "likes lime", {"note": "likes lime"}),
        (F.BY, "Ben", {"by": "Ben"}),
        (F.CHANNEL, "video", {"channel": Channel.VIDEO}),
        (F.DIRECTION, "in", {"direction": Direction.IN}),
        (F.QUESTIONS, "Is it nut-free? yes", {"questions": (Question("Is it nut-free?", "yes"),)}),
        (F.WHEN, "1 November 2026 11:00", {"at": at("2026-11-01 11:00")}),
    ],
)
def test_ctrl_enter_saves_what_was_typed_as_one_deed(
    table: Table, of: CorrectionField, text: str, kept: dict[str, Any]
) -> None:
    table.open(MET)
    table.type(of, text)
    table.save()
    contact = table.now(MET)
    assert isinstance(contact, Contact)
    assert {name: getattr(contact, name) for name in kept} == kept
    assert len(table.store.ledger) == 1
    undo(table.desk)
    assert table.now(MET) == MET


def test_a_time_says_what_it_means_and_one_that_makes_no_sense_is_asked_back(table: Table) -> None:
    table.open(MET)
    table.type(F.WHEN, "yesterday 10:00")
    assert "25 November" in table.field(F.WHEN).meaning
    table.type(F.WHEN, "31 Feb")
    table.save()
    dialog = table.corrections.dialog
    assert dialog.isVisible()
    assert "31 Feb" in dialog.trouble.text()
    assert table.field(F.WHEN).line.text() == "31 Feb"


def test_what_warns_now_is_listed_before_the_dialog_closes(table: Table) -> None:
    table.open(KEPT)
    table.type(F.WHEN, "20 November 2026")
    table.save()
    dialog = table.corrections.dialog
    assert dialog.isVisible()
    assert dialog.warned.text().splitlines()[1] == "A call on 12 November: Too early"
    agreement = table.now(KEPT)
    assert isinstance(agreement, Agreement)
    assert agreement.is_open
    table.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not table.corrections._dialog.is_open


def test_what_is_listed_goes_once_the_correction_is_taken_back(table: Table) -> None:
    table.open(KEPT)
    table.type(F.WHEN, "20 November 2026")
    table.save()
    assert table.corrections.dialog.warned.isVisible()
    table.dispatcher.do(undo)
    QApplication.processEvents()
    assert not table.corrections._dialog.is_open
    assert table.now(KEPT) == KEPT


@pytest.mark.parametrize(
    ("of", "text", "said"),
    [(F.BY, "Nobody Here", "is none of us"), (F.WHEN, "29 November 2026", "still to come")],
)
def test_a_field_that_is_refused_has_the_cursor(table: Table, of: CorrectionField, text: str, said: str) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    table.type(of, text)
    table.field(F.NOTE).setFocus()
    table.save()
    dialog = table.corrections.dialog
    assert said in dialog.trouble.text()
    assert dialog.focusWidget() in (table.field(of), getattr(table.field(of), "line", None))


def test_what_came_of_it_follows_its_kind_and_comes_back_with_it(table: Table) -> None:
    """Only what is possible is offered, and what is chosen is seen before it is saved."""
    table.open(CALLED)
    table.type(F.CHANNEL, "email")
    assert table.field(F.OUTCOME).value() == "sent"
    table.type(F.CHANNEL, "call")
    assert table.field(F.OUTCOME).value() == "talked"
    assert table.corrections.dialog.again.isVisible() is False
    table.type(F.CHANNEL, "email")
    table.save()
    assert table.now(CALLED).outcome is ContactOutcome.SENT


def test_nobody_meets_by_e_mail(table: Table) -> None:
    table.open(MET)
    table.type(F.CHANNEL, "email")
    table.save()
    assert "Nobody meets by e-mail" in table.corrections.dialog.trouble.text()
    assert table.corrections.dialog.focusWidget() is table.field(F.CHANNEL)
    table.type(F.DIRECTION, "out")
    table.save()
    assert (table.now(MET).channel, table.now(MET).outcome) == (Channel.EMAIL, ContactOutcome.SENT)


def test_escape_keeps_what_was_typed_for_the_next_time(table: Table) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    table.qtbot.keyClick(table.corrections.dialog, Qt.Key.Key_Escape)
    assert table.store.ledger == []
    table.open(CALLED)
    assert table.field(F.NOTE).toPlainText() == ""
    table.corrections.dialog.reject()
    table.open(MET)
    dialog = table.corrections.dialog
    assert table.field(F.NOTE).toPlainText() == "likes lime"
    dialog.again.click()
    assert table.field(F.NOTE).toPlainText() == "likes lemon"


@pytest.mark.parametrize("record", [MET, KEPT], ids=["a contact", "an agreement"])
def test_what_was_typed_outlives_the_program_and_is_gone_once_it_is_saved(table: Table, record: Any) -> None:
    table.open(record)
    of = F.NOTE if record is MET else F.WORDS
    table.type(of, "ring me, please")
    table.corrections.keep_typing()
    again = table.again()
    again.begin(record)
    assert (again.text(of), again.was_left) == ("ring me, please", True)
    table.save()
    assert table.drafts.text is None


def test_it_is_given_to_somebody_who_is_found_by_name(table: Table) -> None:
    table.open(MET)
    table.corrections.dialog.give.click()
    whom = table.corrections.dialog.whom
    table.qtbot.keyClicks(whom, "Ben")
    table.qtbot.keyClick(whom, Qt.Key.Key_Down)
    table.qtbot.keyClick(whom, Qt.Key.Key_Return)
    QApplication.processEvents()
    theirs = table.store.history_of(BEN.id)
    assert theirs is not None
    assert [c.note for c in theirs.contacts] == ["likes lemon"]
    assert table.corrections.dialog.warned.text()  # the call Jo got rests on nothing now


def test_it_is_deleted_by_its_button_and_undone(table: Table) -> None:
    table.open(CALLED)
    table.corrections.dialog.remove.click()
    assert table.now(CALLED) is None
    assert not table.corrections._dialog.is_open
    undo(table.desk)
    assert table.now(CALLED) == CALLED


def test_what_was_changed_in_another_window_meanwhile_is_one_sentence_and_the_text_stays(table: Table) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    correct_contact(table.desk, MET, replace(MET, note="likes orange"))
    table.save()
    dialog = table.corrections.dialog
    assert dialog.isVisible()
    assert "another window" in dialog.trouble.text()
    assert table.field(F.NOTE).toPlainText() == "likes lime"


def test_somebody_put_in_the_trash_meanwhile_is_one_sentence_and_the_text_stays(table: Table) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    delete_prospect(table.desk, JO)
    table.save()
    assert "Jo Hill" in table.corrections.dialog.trouble.text()
    assert table.field(F.NOTE).toPlainText() == "likes lime"


def test_nothing_typed_about_somebody_erased_is_kept(table: Table) -> None:
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    table.corrections.dialog.reject()
    table.state.forget(JO)
    table.open(MET)
    assert table.field(F.NOTE).toPlainText() == "likes lemon"


def test_what_was_given_away_meanwhile_is_let_go_when_whose_it_is_is_erased(table: Table) -> None:
    """The words are theirs by then, whoever's record they were typed over."""
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    table.corrections.dialog.reject()
    assert "likes lime" in (table.drafts.read() or "")
    give_to(table.desk, MET, BEN.id)
    erase_prospect(table.desk, BEN.id)
    table.state.forget(BEN.id)
    assert table.drafts.read() is None


def test_what_was_typed_over_one_persons_record_is_kept_without_the_names_of_others(table: Table) -> None:
    """Of somebody erased nothing may be left with a neighbour, and what the guard said of this one named them."""
    beside = Finding(Code.HOUSEHOLD, Level.NOTE, Facts("Zebedee Quince", topic="the marzipan"))
    named = replace(MET, verdict=Verdict((beside,)))
    with table.store.deed(DeedName.LOG_CONTACT, "Ben", table.clock()) as tx:
        tx.put(named)
    table.open(MET)
    table.type(F.NOTE, "likes lime")
    table.corrections.dialog.reject()
    kept = table.drafts.read() or ""
    assert "likes lime" in kept
    assert not [word for word in ("Zebedee", "Quince", "marzipan") if word in kept]
