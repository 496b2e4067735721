"""A part of the pane: its heading and what stands beneath it. Knows no person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_12, Type


def part_heading(text: str) -> PlainLabel:
    return PlainLabel(text, Type.SOFT, semibold=True)


def at_the_edge(button: QPushButton, part: QWidget) -> None:
    """Have its words where lines begin, and not in the middle."""
    layout = part.layout()
    assert layout is not None
    layout.setAlignment(button, Qt.AlignmentFlag.AlignLeft)


def part_beneath(heading: QWidget, *lines: QWidget, gap: int) -> QWidget:
    """A part of the pane beneath its heading, a little apart from what stands above."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, SPACE_12, 0, 0)
    column.setSpacing(gap)
    column.addWidget(heading)
    for line in lines:
        column.addWidget(line)
    return part
