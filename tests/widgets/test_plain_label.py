"""Claims about text on the screen: it is shown as it is, whatever somebody put into a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker.widgets.plain_label import ElidedLabel, PlainLabel, set_tooltip, tooltip_of
from tracker.widgets.tokens import Role

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

NASTY = '<img src="file:///dev/zero"> & <b>Jo</b>'


def test_a_label_never_reads_its_text_as_anything_else(qtbot: QtBot) -> None:
    label = PlainLabel(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == NASTY


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("", ""),
        ("Jo", "<qt>Jo</qt>"),
        ("<b>", "<qt>&lt;b&gt;</qt>"),
        ("one\ntwo", "<qt>one<br>two</qt>"),
    ],
)
def test_a_tooltip_shows_its_text_as_it_is(text: str, tip: str) -> None:
    assert tooltip_of(text) == tip


def test_a_tooltip_is_said_to_screen_readers_in_plain_words(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_tooltip(button, NASTY)
    assert button.accessibleDescription() == NASTY
    assert "<img" not in button.toolTip()


def test_a_line_without_room_gives_way_and_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Maria bakes wedding cakes\nand nothing else")
    qtbot.addWidget(label)
    label.show()
    label.resize(80, 20)
    assert label.shown_text().endswith("…")
    assert "wedding cakes and nothing else" in label.toolTip()
    label.resize(2000, 20)
    assert label.shown_text() == "Maria bakes wedding cakes and nothing else"
    assert label.toolTip() == ""


def test_a_label_can_change_its_role(qtbot: QtBot) -> None:
    label = PlainLabel("late")
    qtbot.addWidget(label)
    label.show_role(Role.SLIPPED)
    assert label.property("role") == "slipped"
