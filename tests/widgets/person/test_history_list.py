"""Claims about the list of what happened: what stands on one line of it stands on one line."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.builders import at, did
from tracker.presentation.person.story import Told
from tracker.rules.verdict import Level
from tracker.widgets.person.history_list import HistoryList


def test_day_and_reason_stand_on_the_line_of_what_happened(qtbot: QtBot) -> None:
    """In letters of two sizes, with a note beneath and without one; seen by where their ink ends."""
    source = did("2026-11-18 09:00")
    feet = [Told(source, at("2026-11-18 09:00"), "18 Nov", "The menu", "as it is", note) for note in ("", "A note")]
    history = HistoryList()
    qtbot.addWidget(history)
    history.show_story(feet)
    history.show_newest(len(feet), "")
    history.resize(400, history.height_of(len(feet)))
    history.show()
    QApplication.processEvents()
    seen = history.grab().toImage()
    for row in history.rows:
        own = QRect(row.mapTo(history, row.rect().topLeft()), row.size())
        lines = {_foot(seen, own, label) for label in (row._day, row._title, row._rests)}
        assert len(lines) == 1, lines


def test_that_nobody_agreed_stands_beneath_in_every_row(qtbot: QtBot) -> None:
    """Whether it would have found room beside what happened or not."""
    source = did("2026-11-18 09:00")
    told = [
        Told(source, at("2026-11-18 09:00"), "18 Nov", title, "nobody agreed", level=Level.WARN)
        for title in ("Texted", "Left a voicemail, by Ada, who was on the road")
    ]
    history = HistoryList()
    qtbot.addWidget(history)
    history.show_story(told)
    history.show_newest(len(told), "")
    history.resize(300, history.height_of(len(told)))
    history.show()
    QApplication.processEvents()
    assert all(row._rests.y() >= row._title.geometry().bottom() for row in history.rows)


def _foot(seen: QImage, row: QRect, label: QLabel) -> int:
    """Where the lowest ink of its first line is, from the top of the row."""
    box = label.geometry().translated(row.topLeft())
    ground = QColor(seen.pixel(row.right() - 1, row.bottom() - 1))
    lines = range(box.top(), min(box.top() + label.fontMetrics().height() + 4, box.bottom() + 1))
    inked = [
        y for y in lines if any(_differs(QColor(seen.pixel(x, y)), ground) for x in range(box.left(), box.right()))
    ]
    return max(inked) - row.top()


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60
