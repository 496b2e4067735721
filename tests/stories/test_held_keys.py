"""A key that is held down is pressed once, and Enter beside the numbers is Enter."""

from __future__ import annotations

from collections.abc import Callable

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
from tracker.widgets.look.buttons import push_button

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


def hold_on_x11(desk: Desk, key: Qt.Key, times: int) -> None:
    """As X11 tells of it: let go and pressed again in one and the same moment, and nothing said of a repeat."""
    text = chr(key.value) if key.value < 256 else "\r"
    for again in range(times):
        kinds = (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) if again else (QEvent.Type.KeyPress,)
        for kind in kinds:
            _tell_the_window(kind, key, text, 4_768_000 + 40 * again)
    _tell_the_window(QEvent.Type.KeyRelease, key, text, 4_768_000 + 40 * times)
    QApplication.processEvents()


def _tell_the_window(kind: QEvent.Type, key: Qt.Key, text: str, moment: int) -> None:
    to = QApplication.focusWindow()
    assert to is not None
    told = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
    told.setTimestamp(moment)
    QApplication.sendEvent(to, told)


@pytest.mark.parametrize("held", [hold, hold_on_x11])
def test_a_key_held_down_in_the_morning_is_pressed_once(desk: Desk, held: Callable[[Desk, Qt.Key, int], None]) -> None:
    """K of a promise logs it as sent: held, it would take that back again, and then the next row's. Also where nothing
    is said of a repeat.
    """
    row_of(desk, "Ann Lee")
    held(desk, Key.Key_K, 6)
    assert desk.history("Ann Lee").agreements[0].outcome is AgreementOutcome.KEPT
    assert desk.history("Jo Hill").agreements[0].outcome is AgreementOutcome.OPEN


def test_enter_held_down_on_what_slipped_unfolds_its_answers_and_gives_none(desk: Desk) -> None:
    row_of(desk, "Jo Hill")
    hold(desk, Key.Key_Return, 8)
    assert desk.window.morning.model.unfolded is not None
    assert not desk.window.dialogs.entry.is_open
    assert desk.history("Jo Hill").agreements[0].outcome is AgreementOutcome.OPEN
    assert MorningRowKind.SLIPPED in [row.kind for row in desk.window.morning.model.rows]


def test_enter_held_down_where_nothing_is_said_of_a_repeat_presses_no_button_that_comes_meanwhile(desk: Desk) -> None:
    pressed: list[str] = []
    opened: list[QDialog] = []

    def ask() -> None:
        dialog = QDialog(desk.window)
        first = push_button("Erase", parent=dialog)
        first.clicked.connect(lambda: pressed.append("held"))
        first.setDefault(True)
        dialog.show()
        dialog.activateWindow()
        first.setFocus()
        opened.append(dialog)
        QApplication.processEvents()

    asks = push_button("Ask", parent=desk.window)
    asks.clicked.connect(ask)
    asks.show()
    desk.focus(asks)
    hold_on_x11(desk, Key.Key_Return, 6)
    assert len(opened) == 1
    assert not pressed
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _tell_the_window(kind, Key.Key_Return, "\r", 4_770_000)
    assert pressed, "pressed anew it is meant"
    opened[0].close()


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
