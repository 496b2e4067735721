"""Claims about a value that is a word of its sentence: how it is told, how it is typed over, what it cannot be."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.tongues.pseudo import speak_pseudo
from tracker.widgets.settings.told_field import Clock, Number, read_clock, read_in, told_in
from tracker.widgets.settings.warn_page import _IN_HOURS, _IN_MINUTES


@pytest.mark.parametrize(
    ("n", "told"),
    [(0, "0 minutes"), (1, "1 minute"), (15, "15 minutes"), (60, "1 hour"), (90, "90 minutes"), (120, "2 hours")],
)
def test_a_count_is_told_in_the_largest_unit_it_is_whole_in(n: int, told: str) -> None:
    assert told_in(n, _IN_MINUTES) == told
    assert read_in(told, _IN_MINUTES, 240) == n


def test_a_day_is_told_in_hours_and_several_in_days() -> None:
    assert [told_in(n, _IN_HOURS) for n in (24, 36, 48)] == ["24 hours", "36 hours", "2 days"]


@pytest.mark.parametrize(
    ("typed", "n"),
    [("90", 90), ("2 h", 120), ("2h", 120), (" 1 Hour ", 60), ("45 min.", 45), ("5 hours", None), ("", None)],
)
def test_a_bare_number_is_of_the_smallest_unit_and_the_beginning_of_one_is_enough(typed: str, n: int | None) -> None:
    assert read_in(typed, _IN_MINUTES, 240) == n


@pytest.mark.parametrize("typed", ["soon", "2 fortnights", "-3", "1.5 hours", "241", "99999999"])
def test_what_is_no_count_or_too_much_is_none(typed: str) -> None:
    assert read_in(typed, _IN_MINUTES, 240) is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9", time(9)),
        ("09:30", time(9, 30)),
        ("17.05", time(17, 5)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9 h 05", time(9, 5)),
        ("24", None),
        ("9:60", None),
        ("noon", None),
        ("9:3", None),
    ],
)
def test_a_time_of_day_is_read_as_one_types_it(typed: str, at: time | None) -> None:
    assert read_clock(typed) == at


def test_it_is_read_in_whatever_language_it_is_told_in() -> None:
    with speak_pseudo():
        assert [read_in(told_in(n, _IN_MINUTES), _IN_MINUTES, 240) for n in (15, 120)] == [15, 120]


def test_it_is_typed_over_and_what_cannot_be_read_gives_way_to_what_held(qtbot: QtBot) -> None:
    field = Number(60, 240, _IN_MINUTES, (30, 60))
    qtbot.addWidget(field)
    told: list[int] = []
    field.changed.connect(told.append)
    field.show()
    line = field.lineEdit()
    assert line is not None
    narrow = field.sizeHint().width()
    line.selectAll()
    qtbot.keyClicks(line, "45 minutes")
    assert (field.value(), told[-1]) == (45, 45)
    assert field.sizeHint().width() > narrow
    line.selectAll()
    qtbot.keyClicks(line, "long")
    assert (field.value(), field.property("trouble")) == (45, True)
    line.editingFinished.emit()
    assert (line.text(), field.property("trouble")) == ("45 minutes", False)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert field.value() in (30, 60)


def test_the_wheel_turns_the_page_and_leaves_the_value(qtbot: QtBot) -> None:
    field = Clock(time(9))
    qtbot.addWidget(field)
    field.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert (field.value(), wheel.isAccepted()) == (time(9), False)
