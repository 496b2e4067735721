"""The caret of a line is two pixels wide, in the colour of what one does; the colour of a mark comes in."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tracker.widgets.fields.marked_line import Mark, Marked, MarkedLine
from tracker.widgets.look.motion import reduced_motion
from tracker.widgets.look.theme import tokens_of


def test_the_caret_is_two_pixels_of_our_own_and_goes_with_the_focus(qtbot: QtBot) -> None:
    line = MarkedLine("Who was it?")
    qtbot.addWidget(line)
    line.resize(300, line.sizeHint().height())
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    with_caret = _across(line)
    primary = QColor(tokens_of(QGuiApplication.palette()).primary).rgb()
    assert with_caret[:4].count(primary) == 2
    line.clearFocus()
    assert primary not in _across(line)[:4]


def test_a_mark_is_there_at_once_and_only_its_colour_comes_in(qtbot: QtBot) -> None:
    line = MarkedLine("Who was it?")
    qtbot.addWidget(line)
    line.resize(300, line.sizeHint().height())
    line.show()
    line.setText("jo")
    line.show_marks([Mark(0, 2, Marked.UNDERSTOOD, "jo, understood as Jo Hill")])
    assert line.accessibleDescription() == "jo, understood as Jo Hill"
    assert line._comes_in.is_moving is not reduced_motion()
    line.show_marks([Mark(0, 2, Marked.UNDERSTOOD, "jo, understood as Jo Hill")], "e")
    line._comes_in.settle()
    line.show_marks([Mark(0, 2, Marked.UNDERSTOOD), Mark(3, 7, Marked.UNDERSTOOD)])
    assert line._fresh == {(3, Marked.UNDERSTOOD)}, "what stood there already stays as it is"


def _across(line: MarkedLine) -> list[int]:
    picture: QImage = line.grab().toImage()
    y = picture.height() // 2
    return [picture.pixelColor(x, y).rgb() for x in range(picture.width())]
