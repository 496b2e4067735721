"""The keys of an entry: whatever stands in it at once, each answers to its own."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton

from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Next
from tracker.widgets.fields.chips import letter_of

KEY = Qt.Key


def test_no_two_things_in_an_entry_answer_to_one_key(desk: Desk) -> None:
    desk.at("2026-11-12 17:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    desk.window.entry.who.phone.setFocus()
    desk.type("+44 161 496 0000")
    desk.press(KEY.Key_Return, ctrl=True)
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Kim Cole")
    desk.window.entry.who.phone.setFocus()
    desk.type("+44 161 496 0000")  # whose it is, is asked now
    entry = desk.window.entry
    labels = [button.text() for button in entry.findChildren(QAbstractButton)]
    letters = [letter_of(label.replace("&&", "")) for label in labels]
    named = [keys.key().toString().removeprefix("Alt+").casefold() for keys in entry.findChildren(QShortcut)]
    named += [keys.removeprefix("Alt+").casefold() for keys in entry.keys.deeds]
    told = Counter([letter for letter in letters if letter] + [key for key in named if len(key) == 1])
    assert told["8"], "the question whose number it is was to be there"
    assert {key: n for key, n in told.items() if n > 1} == {}


class Asked(QAbstractButton):
    """Counts how often it was asked for its key."""

    times = 0

    def shortcut(self) -> QKeySequence:
        self.times += 1
        return super().shortcut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """There is nothing to be seen of it."""


def test_alt_by_itself_asks_no_button_for_its_key(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    asked = Asked(desk.window.entry)
    for key in (KEY.Key_Alt, KEY.Key_Control, KEY.Key_Shift):
        desk.press(key, alt=True)
    assert asked.times == 0
    desk.press(KEY.Key_Q, alt=True)
    assert asked.times > 0, "a letter may be the key of any"


def test_an_entry_that_comes_up_is_shown_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.at("2026-11-12 17:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_Escape)
    told: list[object] = []
    monkeypatch.setattr(desk.window.entry.banner, "show_told", told.append)
    desk.window.new_entry()
    assert len(told) == 1
    desk.window.entry.reject()


def test_enter_goes_on_to_the_note_however_many_are_new(desk: Desk) -> None:
    desk.window.states.entry.in_full = False
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("met ann & ben cole")
    desk.press(KEY.Key_Return)
    desk.type("wedding in june")
    entry = desk.window.states.entry
    assert entry.form.note == "wedding in june"
    assert [entry.form.who, *(other.name for other in entry.form.others)] == ["Ann", "Ben Cole"]


def test_a_chip_that_was_picked_with_space_leaves_what_was_typed_unmarked(desk: Desk) -> None:
    """A letter would be in its place."""
    desk.window.states.entry.in_full = False
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("ann spoke")
    entry, line = desk.window.entry, desk.window.entry.in_line.row.line
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return)
    assert entry.banner.focus(), "by what way is asked"
    desk.press(KEY.Key_Space)
    assert line.hasFocus()
    assert not line.hasSelectedText()
    assert line.text() == "ann spoke"


def test_words_typed_where_an_answer_is_picked_go_on_in_the_line_or_the_note(desk: Desk) -> None:
    desk.window.states.entry.in_full = False
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("met jo ")
    entry, page = desk.window.entry, desk.window.entry.in_line
    assert entry.banner.focus(), "that she is new is asked"
    desk.type("hill")
    assert page.row.line.text() == "met jo hill"
    desk.press(KEY.Key_Return)
    page.note.setFocus()
    desk.type("wants a quote")
    desk.press(KEY.Key_Return)
    assert page.answers.chips[Next.TALK].hasFocus()
    for letter in "by friday":
        desk.type(letter)  # the first one takes the keys along
    assert desk.window.states.entry.form.note == "wants a quote\nby friday"
