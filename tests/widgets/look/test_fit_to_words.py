"""A window is as tall as its words need, however far inside they stand and whenever they came."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import fit_to_words

WIDTH = 300


def test_words_that_come_further_in_are_asked_for_their_height_at_once(qtbot: QtBot) -> None:
    told = PlainLabel("Friday", wrap=True)
    window: QWidget = told
    for _ in range(4):
        inside, window = window, QWidget()
        QVBoxLayout(window).addWidget(inside)
    qtbot.addWidget(window)
    window.show()
    fit_to_words(window, WIDTH)
    QApplication.processEvents()
    before = window.height()
    told.setText("You already have a video call with Daniel Brandt then, and another one after it. " * 2)
    fit_to_words(window, WIDTH)
    high = window.height()
    QApplication.processEvents()
    fit_to_words(window, WIDTH)
    assert before < high == window.height()
