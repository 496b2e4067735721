"""Ctrl+Z wherever the cursor stands: what was typed there first, and with nothing of it left, the last deed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.stories.conftest import Desk
from tracker.actions.people.add_prospect import add_prospect
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.entry import NewProspect
from tracker.widgets.fields.typed_fields import LineField, TextField

KEY = Qt.Key


def in_find(desk: Desk) -> None:
    desk.press(KEY.Key_K, ctrl=True)


def in_the_table_s_filter(desk: Desk) -> None:
    desk.press(KEY.Key_P, ctrl=True)


def in_who(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)


def in_a_note(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)


def in_a_time(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_1, alt=True)


def in_a_detail(desk: Desk) -> None:
    desk.find_person("Ada Okoro")
    desk.window.pane.details.state.begin(Detail.ORGANISATION)


def in_their_notes(desk: Desk) -> None:
    desk.find_person("Ada Okoro")
    desk.window.pane.details.state.begin(Detail.NOTES)


def in_the_settings(desk: Desk) -> None:
    desk.press(KEY.Key_Comma, ctrl=True)
    field = desk.window.dialogs.settings().findChildren(LineField)[0]
    field.setText("")
    desk.focus(field)


PLACES = [
    in_find,
    in_the_table_s_filter,
    in_who,
    in_a_note,
    in_a_time,
    in_a_detail,
    in_their_notes,
    in_the_settings,
]


@pytest.fixture
def at_work(desk: Desk) -> Desk:
    for new in (NewProspect("Ada Okoro"), NewProspect("Zita Pera")):
        desk.window.states.dispatcher.do(partial(add_prospect, new=new))
    return desk


def field_with_the_keys() -> QWidget:
    found = QApplication.focusWidget()
    assert isinstance(found, LineField | TextField)
    return found


def text_of(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, TextField) else str(field.property("text"))


def is_here(desk: Desk, name: str) -> bool:
    return any(line.name == name for line in desk.store.people_like("", 20))


@pytest.mark.parametrize("go", PLACES, ids=lambda go: go.__name__)
def test_a_field_with_nothing_to_take_back_leaves_the_key_to_the_last_deed(
    at_work: Desk, go: Callable[[Desk], None]
) -> None:
    go(at_work)
    field_with_the_keys()
    at_work.press(KEY.Key_Z, ctrl=True)
    assert not is_here(at_work, "Zita Pera")
    go(at_work)
    at_work.press(KEY.Key_Z, ctrl=True, shift=True)
    assert is_here(at_work, "Zita Pera")


@pytest.mark.parametrize("go", PLACES, ids=lambda go: go.__name__)
def test_what_was_typed_in_a_field_is_taken_back_first_and_a_key_held_down_goes_no_further(
    at_work: Desk, go: Callable[[Desk], None]
) -> None:
    go(at_work)
    field = field_with_the_keys()
    at_work.type("7pm")
    at_work.press(KEY.Key_Z, ctrl=True)
    assert text_of(field) == ""
    assert is_here(at_work, "Zita Pera")
    at_work.press(KEY.Key_Z, ctrl=True, shift=True)
    assert text_of(field) == "7pm"
    at_work.press(KEY.Key_Z, ctrl=True)

    held = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a", autorep=True)
    held.ignore()
    QApplication.sendEvent(field, held)
    assert held.isAccepted(), "a key that is held down stays in the field"


def test_find_is_empty_after_enter_and_the_keys_are_on_the_card(at_work: Desk) -> None:
    for name in ("Ada Okoro", "Zita Pera"):
        at_work.find_person(name)
        assert at_work.window.top.finder.text() == ""
        assert at_work.window.pane.isAncestorOf(at_work._focused())
    at_work.press(KEY.Key_Z, ctrl=True)
    assert not is_here(at_work, "Zita Pera")


def test_find_is_empty_after_escape_and_the_keys_are_on_the_card(at_work: Desk) -> None:
    at_work.find_person("Ada Okoro")
    at_work.press(KEY.Key_K, ctrl=True)
    at_work.type("zit")
    at_work.press(KEY.Key_Escape)
    assert at_work.window.top.finder.text() == ""
    assert at_work.window.pane.isAncestorOf(at_work._focused())
