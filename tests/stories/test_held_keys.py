"""A key that is held down is pressed once, and Enter beside the numbers is Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from tests.builders import day as on_day
from tests.builders import did, exact, jo, promise, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.rules.agreement import AgreementOutcome
from tracker.widgets.fields.typed_fields import LineField

Key = Qt.Key


@pytest.fixture
def desk(desk: Desk) -> Desk:
    do(
        desk.store,
        jo(),
        jo(id=2, name="Ann Lee"),
        did("2026-11-01 10:00", note="lemon"),
        talk(exact("2026-11-18 09:00")),
        promise(on_day("2026-11-18"), prospect_id=2),
        now=desk.now,
    )
    desk.at("2026-11-18 12:30")
    desk.open_again()
    desk.come_forward()
    return desk


def row_of(desk: Desk, name: str) -> None:
    """The keys are on that row of the morning."""
    view = desk.window.morning.list
    desk.focus(view)
    at = next(n for n in range(view.model().rowCount()) if view.model().index(n, 0).data() == name)
    view.setCurrentIndex(view.model().index(at, 0))


def hold(desk: Desk, key: Qt.Key, times: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Down, and so often again while it is held, each where the keys are by then."""
    text = chr(key.value) if key.value < 256 else "\r"
    for again in range(times):
        to = QApplication.focusWidget()
        assert to is not None
        QApplication.sendEvent(to, QKeyEvent(QEvent.Type.KeyPress, key.value, held, text, again > 0))
    QApplication.processEvents()


def test_a_key_held_down_in_the_morning_is_pressed_once(desk: Desk) -> None:
    """K of a promise logs it as sent: held, it would take that back again, and then the next row's."""
    row_of(desk, "Ann Lee")
    hold(desk, Key.Key_K, 6)
    assert desk.history("Ann Lee").agreements[0].outcome is AgreementOutcome.KEPT
    assert desk.history("Jo Hill").agreements[0].outcome is AgreementOutcome.OPEN


def test_enter_held_down_on_what_slipped_unfolds_its_answers_and_gives_none(desk: Desk) -> None:
    row_of(desk, "Jo Hill")
    hold(desk, Key.Key_Return, 8)
    assert desk.window.morning.model.unfolded is not None
    assert not desk.window.dialogs.entry.is_open
    assert desk.history("Jo Hill").agreements[0].outcome is AgreementOutcome.OPEN
    assert MorningRowKind.SLIPPED in [row.kind for row in desk.window.morning.model.rows]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_held_down_presses_no_button_of_a_dialog_that_comes_meanwhile(desk: Desk, key: Qt.Key) -> None:
    pressed: list[str] = []
    dialog = QDialog(desk.window)
    field, first = QLineEdit(dialog), QPushButton("Erase", dialog)
    first.setDefault(True)
    first.clicked.connect(lambda: pressed.append("held"))
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    for _ in range(3):
        again = QKeyEvent(QEvent.Type.KeyPress, key.value, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(field, again)
    assert not pressed
    hold(desk, key, 4)
    assert len(pressed) == 1
    dialog.close()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_in_a_field_of_a_correction_saves_nothing_whichever_it_is(desk: Desk, key: Qt.Key) -> None:
    dialog = desk.window.corrections.dialog
    dialog.ask(desk.history("Jo Hill").contacts[0])
    QApplication.processEvents()
    keypad = Qt.KeyboardModifier.KeypadModifier if key is Key.Key_Enter else Qt.KeyboardModifier.NoModifier
    field = next(each for each in dialog.fields.values() if isinstance(each, LineField))
    desk.focus(field)
    desk.type("x")
    hold(desk, key, 1, keypad)
    assert dialog.isVisible(), "the next field is more likely meant than the end"
    assert not field.hasFocus()
