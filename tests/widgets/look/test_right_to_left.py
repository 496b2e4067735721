"""Claims about what is written in a window that runs from right to left: words run as their own letters do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.worn import worn
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.key_chip import ACT, KeyChip
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.theme import Scheme

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def seen(widget: QWidget, runs: Qt.LayoutDirection) -> QImage:
    before = QApplication.layoutDirection()
    QApplication.setLayoutDirection(runs)  # what is painted on asks the application
    widget.resize(widget.sizeHint())
    image = widget.grab().toImage()
    QApplication.setLayoutDirection(before)
    return image


def ink(image: QImage) -> list[int]:
    """How many pixels of each column are words: dark, and off the frame."""
    rows = range(4, image.height() - 4)
    return [sum(image.pixelColor(x, y).lightness() < 120 for y in rows) for x in range(image.width())]


@pytest.mark.parametrize("words", ["Something changed…", "+ 1 more", "1 earlier, since 14 November"])
def test_words_on_a_button_stand_in_their_order(qtbot: QtBot, words: str) -> None:
    with worn(Scheme.LIGHT):
        for made in (push_button(words), KeyChip(words, "", ACT)):
            qtbot.addWidget(made)
            one, other = ink(seen(made, LTR)), ink(seen(made, RTL))
            assert any(one[2:-2] == other[2 + shift : len(other) - 2 + shift] for shift in (-1, 0, 1)), made


def test_a_chosen_word_keeps_off_the_edge_it_begins_at(qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        box = DropDown([(0, "as elsewhere")], 0)
        box.setProperty("kind", "word")
        qtbot.addWidget(box)
        off = []
        for runs in (LTR, RTL):
            image = seen(box, runs)
            middle, side = image.height() // 2, range(2, image.width() - 2)
            rows = range(middle - 4, middle + 5)
            ground = image.pixel(side[-1] if runs is RTL else side[0], 3)
            columns = side if runs is LTR else reversed(side)
            off.append(next(n for n, x in enumerate(columns) if any(image.pixel(x, y) != ground for y in rows)))
    assert off[1] >= off[0] - 1
