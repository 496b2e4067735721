"""Claims about labels beside fields: each stands on the line of what it is a label of, in letters of every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.worn import worn
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.field_rows import Rows
from tracker.widgets.fields.key_chip import KeyChip
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.theme import AS_DRAWN, Scheme, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform


def chips() -> QWidget:
    return ChipGroup("How", [Chip(1, "Call"), Chip(2, "Text")])


def segments() -> QWidget:
    return Segments("What happened", [Segment(1, "We met"), Segment(2, "From me")])


def answers() -> QWidget:
    """Which are made after the row that they are in."""
    held = QWidget()
    QHBoxLayout(held).setContentsMargins(0, 0, 0, 0)
    return held


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    with worn(Scheme.LIGHT):
        made = Theme(qapp, Scheme.LIGHT, parent=qapp)
        yield made
        made.choose_text_size(AS_DRAWN)
        made.deleteLater()


@pytest.mark.parametrize("field", [chips, segments, answers])
def test_a_label_stands_on_the_line_of_the_chips_beside_it(
    qtbot: QtBot, theme: Theme, field: Callable[[], QWidget]
) -> None:
    made = field()
    rows = Rows(("How", made))
    qtbot.addWidget(rows)
    rows.show()
    if (layout := made.layout()) is not None and layout.count() == 0:
        layout.addWidget(KeyChip("Not yet", "2"))
    label, chip = rows.findChild(QLabel), made.findChild(QAbstractButton)
    assert label is not None
    assert chip is not None
    for percent in (90, 100, 115, 130, 150):
        theme.choose_text_size(percent)
        for _ in range(3):
            QApplication.processEvents()
        words = label.mapTo(rows, label.contentsRect().topLeft()).y() + label.fontMetrics().height() / 2
        middle = chip.mapTo(rows, QPoint(0, 0)).y() + chip.height() / 2
        assert abs(words - middle) <= 1, percent
