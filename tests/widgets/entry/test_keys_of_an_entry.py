"""The keys of an entry: whatever stands in it at once, each answers to its own."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton

from tests.stories.conftest import Desk
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


def test_an_entry_that_comes_up_is_shown_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.at("2026-11-12 17:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_Escape)
    told: list[object] = []
    monkeypatch.setattr(desk.window.entry.banner, "show_told", told.append)
    desk.window.new_entry()
    assert len(told) == 1
    desk.window.entry.reject()
