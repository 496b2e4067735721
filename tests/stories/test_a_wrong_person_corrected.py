"""A tasting was logged for the wrong person, and is put right months later, by keys alone in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, day, did, jo, talk
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName
from tracker.presentation.corrections.correction_fields import CorrectionField
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.history import History
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level
from tracker.widgets.fields.typed_fields import LineField, TextField

BEN = Prospect(2, "Ben Hall")
TASTING = did("2026-06-03 10:00", Direction.MET, Channel.MEETING, note="likes lemon")
AGREED = talk(day("2026-06-12"), made="2026-06-03 10:00", made_in=TASTING.id, words="ring me on the 12th")
RANG_BEN = did("2026-06-12 11:00", prospect_id=BEN.id, reason="it was agreed", basis=Basis.FIRST_APPROACH)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data")
    with made.store.deed(DeedName.LOG_CONTACT, "Maria", at("2026-06-12 11:00")) as tx:
        for record in (jo(), BEN, TASTING, AGREED, RANG_BEN):
            tx.put(record)
    made.at("2026-11-18 09:30")
    made.open_again()
    made.window.show_prospect(JO)
    QApplication.processEvents()
    yield made
    made.go_home()


def of(desk: Desk, person: int) -> History:
    history = desk.store.history_of(person)
    assert history is not None
    return history


def test_it_is_opened_from_the_history_given_to_whose_it_was_and_undone(desk: Desk) -> None:
    history = desk.window.pane.history
    desk.focus(history.rows[0])
    desk.press(Qt.Key.Key_Return)
    dialog = desk.window.corrections.dialog
    assert dialog.isVisible()
    assert dialog.heading.text() == "Jo Hill: Meeting on 3 June"
    desk.focus(dialog.give)
    desk.press(Qt.Key.Key_Space)
    desk.type("Ben")
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert not desk.window.corrections._dialog.is_open
    assert not of(desk, JO).contacts
    assert not of(desk, JO).agreements
    ben = of(desk, BEN.id)
    tasting, rang = ben.contacts
    assert (tasting.note, tasting.corrected_at) == ("likes lemon", at("2026-11-18 09:30"))
    assert [(a.outcome, a.settled_by, a.made_in) for a in ben.agreements] == [
        (AgreementOutcome.KEPT, rang.id, tasting.id)
    ]
    assert (rang.id, rang.verdict.level) == (RANG_BEN.id, Level.WELCOME)
    assert desk.window.toast.text.startswith("Given to Ben Hall")

    desk.window.show_prospect(BEN.id)
    QApplication.processEvents()
    told = [row.told.corrected for row in history.rows if row.told.source.id == tasting.id]
    assert told == ["corrected today"]

    desk.come_forward()
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert [c.id for c in of(desk, JO).contacts] == [TASTING.id]
    assert of(desk, BEN.id).contacts == (RANG_BEN,)


def test_a_double_click_on_the_card_opens_what_was_agreed_and_ctrl_enter_saves(desk: Desk) -> None:
    desk.qtbot.mouseDClick(desk.window.pane.card, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    dialog = desk.window.corrections.dialog
    words = dialog.fields[CorrectionField.WORDS]
    assert isinstance(words, TextField)
    words.setPlainText("ring me on the 12th, please")
    desk.focus(words)
    desk.press(Qt.Key.Key_Return, ctrl=True)
    (agreement,) = of(desk, JO).agreements
    assert (agreement.words, agreement.corrected_at) == ("ring me on the 12th, please", at("2026-11-18 09:30"))


def test_the_arrows_go_along_the_history_and_its_menu_is_there(desk: Desk) -> None:
    with desk.store.deed(DeedName.LOG_CONTACT, "Maria", at("2026-06-12 11:00")) as tx:
        tx.put(did("2026-05-03 10:00", Direction.MET, Channel.MEETING, note="said hello"))
    desk.window.states.card.reload()
    QApplication.processEvents()
    history = desk.window.pane.history
    desk.focus(history.rows[0])
    desk.press(Qt.Key.Key_Down)
    assert history.rows[1].hasFocus()
    desk.press(Qt.Key.Key_Up)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), history.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(history.rows[0], asked)
    menu = desk.window.corrections.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["&Correct…", "&Give to…", "&Delete"]
    menu.actions()[2].trigger()
    assert [c.note for c in of(desk, JO).contacts] == ["said hello"]
    assert [a.id for a in of(desk, JO).agreements] == [AGREED.id]
    menu.close()


def test_what_was_agreed_is_corrected_from_the_menu_beside_the_name_and_in_the_chain(desk: Desk) -> None:
    with desk.store.deed(DeedName.LOG_CONTACT, "Maria", at("2026-06-12 11:00")) as tx:
        tx.put(talk(day("2026-06-20"), made="2026-06-03 10:00", topic="the price"))
    desk.window.states.card.reload()
    QApplication.processEvents()
    desk.go_to_pane()
    desk.choose_from(desk.window.pane.more, "Correct what was agreed")
    dialog = desk.window.corrections.dialog
    assert dialog.isVisible()
    dialog.reject()
    desk.come_forward()
    strip = desk.window.pane.strip
    desk.focus(strip.discs[0])
    desk.press(Qt.Key.Key_Right)
    assert strip.discs[1].hasFocus()
    assert desk.window.pane.card.texts()[2] == "the price"
    desk.press(Qt.Key.Key_Return)
    assert desk.window.corrections.dialog.isVisible()
    topic = desk.window.corrections.dialog.fields[CorrectionField.TOPIC]
    assert isinstance(topic, LineField)
    assert topic.text() == "the price"


def test_enter_beneath_what_fits_several_goes_to_the_first_and_gives_it_to_nobody_unseen(desk: Desk) -> None:
    desk.focus(desk.window.pane.history.rows[0])
    desk.press(Qt.Key.Key_Return)
    dialog = desk.window.corrections.dialog
    desk.focus(dialog.give)
    desk.press(Qt.Key.Key_Space)
    desk.type("Ben H")
    rows = dialog.whom.popup.list
    assert not rows.currentIndex().isValid()
    desk.press(Qt.Key.Key_Return)
    assert rows.currentIndex().row() == 0, "no key does nothing without a word"
    assert of(desk, JO).contacts
    desk.press(Qt.Key.Key_Return)
    assert not of(desk, JO).contacts
