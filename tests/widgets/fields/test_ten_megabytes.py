"""Claims about text far too long for any field: it is taken at once up to where it fits, and one sentence says so."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import ME
from tests.stories.conftest import Desk
from tests.widgets.test_hostile_text import SECONDS, fill, scenes
from tracker.presentation import words
from tracker.presentation.entry_form import Form
from tracker.presentation.field_room import LONGEST
from tracker.presentation.form_text import to_text
from tracker.rules.channel import Channel, Direction
from tracker.widgets.fields.typed_fields import LineField, TextField
from tracker.widgets.say.script_field import ScriptField

MEGABYTES = 10_000_000

TEXTS: dict[str, Callable[[], str]] = {
    "words": lambda: "What was said, and more. " * (MEGABYTES // 25),
    "one long word": lambda: "x" * MEGABYTES,
    "a million lines": lambda: "line over\n" * (MEGABYTES // 10),
    "empty lines": lambda: "\n" * MEGABYTES,
    "surrogate pairs": lambda: "\U0001f600" * (MEGABYTES // 4),
    "nuls": lambda: "\0" * MEGABYTES,
    "accents upon accents": lambda: "e\u0301\u0327\u0336" * (MEGABYTES // 7),
    "changes of direction": lambda: "\u202eab" * (MEGABYTES // 5),
    "another script": lambda: "\u6f22" * (MEGABYTES // 3),
}

PARTS = ("entry,", "editing")
PARTS_HAVE = {"entry": 20, "editing": 12, "": 15}
"""By the beginnings of their names, which screens are tried together; and how many fields those have at the least."""

Field = LineField | TextField | ScriptField
Coming = Callable[[], object]
"""A text on its way into a field, made before the clock starts."""


def typed_in(field: Field) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def put_in(field: Field, text: str) -> None:
    field.setText(text) if isinstance(field, LineField) else field.setPlainText(text)


def fields_in(shown: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    return [field for kind in kinds for field in shown.findChildren(kind)]


def paste(field: Field) -> Coming:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "\x16")
    return lambda: QApplication.sendEvent(field, key)


def choose_paste(field: Field) -> Coming:
    menu = field.createStandardContextMenu()
    return next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger


def drop(field: Field) -> Coming:
    carried = QMimeData()
    carried.setText(QGuiApplication.clipboard().text())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, carried, buttons, keys)
    return lambda: (field.dropEvent(event), carried)  # the event does not hold what it carries


def commit(field: Field) -> Coming:
    event = QInputMethodEvent()
    event.setCommitString(QGuiApplication.clipboard().text())
    return lambda: QApplication.sendEvent(field, event)


def type_at_once(field: Field) -> Coming:
    text = QGuiApplication.clipboard().text()
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    return lambda: QApplication.sendEvent(field, event)


def fill_in(field: Field) -> Coming:
    text = QGuiApplication.clipboard().text()
    return lambda: put_in(field, text)


WAYS = {way.__name__: way for way in (paste, choose_paste, drop, commit, type_at_once, fill_in)}


@pytest.fixture(params=[LineField, TextField, ScriptField], ids=["line", "lines", "script"])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Field]:
    page = QWidget()
    qtbot.addWidget(page)
    made: Field = request.param(parent=page)
    page.resize(500, 300)
    made.setGeometry(10, 10, 400, 60)
    page.show()
    made.setFocus()
    yield made
    page.close()


def take(field: Field, text: str, way: Callable[[Field], Coming]) -> float:
    """Seconds until it is in the field and painted."""
    QGuiApplication.clipboard().setText(text)
    come = way(field)
    began = clock.thread_time()
    come()
    QApplication.processEvents()
    field.window().grab()
    return clock.thread_time() - began


@pytest.mark.parametrize("kind", TEXTS)
def test_a_field_takes_the_beginning_of_whatever_is_pasted_at_once_and_says_so(field: Field, kind: str) -> None:
    text = TEXTS[kind]()
    assert take(field, text, paste) < SECONDS
    assert field.told == words.left_out(LONGEST)
    assert len(typed_in(field)) == LONGEST
    if isinstance(field, TextField | ScriptField):
        assert is_beginning(field, text.replace("\0", typed_in(field)[0]))
    assert take(field, "and on", type_at_once) < SECONDS
    assert field.told == words.left_out(0)


@pytest.mark.parametrize("way", WAYS)
def test_by_whichever_way_it_comes(field: Field, way: str) -> None:
    text = TEXTS["surrogate pairs"]()
    assert take(field, text, WAYS[way]) < SECONDS
    assert field.told == words.left_out(LONGEST)
    assert is_beginning(field, text)


def is_beginning(field: Field, text: str) -> bool:
    """Asserted as it is: texts of that length pytest would compare letter by letter, for minutes."""
    return typed_in(field) == text[:LONGEST]


@pytest.mark.parametrize("way", WAYS)
def test_what_fits_is_taken_whole_and_nothing_is_said(field: Field, way: str) -> None:
    take(field, "\U0001f600" * LONGEST, WAYS[way])
    assert len(typed_in(field)) == LONGEST
    assert field.told == ""


def test_what_is_marked_makes_room(field: Field) -> None:
    take(field, "a" * LONGEST, fill_in)
    field.selectAll()
    take(field, "b" * LONGEST, paste)
    assert is_beginning(field, "b" * LONGEST)
    assert field.told == ""


def test_a_full_field_takes_no_further_letter_and_says_so_until_something_is_taken_out(field: Field) -> None:
    take(field, "a" * LONGEST, fill_in)
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b"))
    assert is_beginning(field, "a" * LONGEST)
    assert field.told == words.left_out(0)
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier))
    assert field.told == ("" if len(typed_in(field)) < LONGEST else words.left_out(0))


def test_the_sentence_stands_by_the_field_and_goes_when_the_field_is_left(field: Field) -> None:
    take(field, "x" * MEGABYTES, paste)
    left_out = field._left_out if isinstance(field, LineField) else field._bounds.left_out
    box = left_out._box
    assert box is not None
    assert box.isVisible()
    assert box.geometry().top() > field.geometry().bottom()
    assert field.window().rect().contains(box.geometry())
    field.clearFocus()
    assert (field.told, box.isVisible()) == ("", False)


@pytest.mark.parametrize("part", ["entry", "editing", ""])
def test_every_field_of_every_screen_is_of_this_kind_and_takes_it(desk: Desk, part: str) -> None:
    people = fill(desk, "Jo Hill")
    desk.open_again()
    window, text = desk.window, TEXTS["one long word"]()
    window.flows.open_link = lambda _link: True
    window.flows.copy = lambda _text: None
    tried: dict[tuple[str, str], float] = {}
    for name, scene in scenes(window, people):
        if part != ("" if name.split()[0] not in PARTS else name.split()[0].strip(",")):
            continue
        shown = scene()
        QApplication.processEvents()
        for field in fields_in(shown):
            assert isinstance(field, Field), f"{name}: {type(field).__name__}"
            known = (type(field.parentWidget()).__name__, field.accessibleName())
            if known in tried or field.isReadOnly() or not (field.isVisible() and field.isEnabled()):
                continue
            before = typed_in(field)
            field.selectAll()
            tried[known] = take(field, text, paste)
            assert field.told, f"{name}, {known}"
            put_in(field, before)
        if shown is not window and shown.isWindow():
            shown.close()
    slow = {known: took for known, took in tried.items() if took > SECONDS}
    assert not slow
    assert len(tried) >= PARTS_HAVE[part]


def test_a_key_after_it_and_saving_are_answered_at_once_and_nothing_is_saved_by_half(desk: Desk) -> None:
    entry = desk.window.entry
    desk.window.new_entry(Form(who="Ada New", direction=Direction.OUT, channel=Channel.EMAIL))
    for field in (entry.happened.note, entry.happened.when.line, entry.who.organisation, entry.who.field):
        take(field, TEXTS["words"](), paste)
        began = clock.thread_time()
        desk.type(".")
        entry.grab()
        assert clock.thread_time() - began < SECONDS
    entry.happened.when.line.setText("")
    began = clock.thread_time()
    entry.save.click()
    assert clock.thread_time() - began < SECONDS
    assert entry.isVisible()
    assert entry.trouble.text()
    assert desk.store.undoable(ME) is None


def test_a_draft_with_far_too_much_in_it_opens_at_once_and_says_what_was_left_out(desk: Desk) -> None:
    text = TEXTS["words"]()
    desk.setup.paths.draft.write_text(to_text([Form(who="Ada New", note=text, organisation=text)]) or "", "utf-8")
    entry = desk.window.entry
    began = clock.thread_time()
    entry._state.resume()
    entry._load()
    entry.show()
    QApplication.processEvents()
    entry.grab()
    assert clock.thread_time() - began < SECONDS
    assert is_beginning(entry.happened.note, text)
    assert entry.happened.note.told == entry.who.organisation.told == words.left_out(LONGEST)
