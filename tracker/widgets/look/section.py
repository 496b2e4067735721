"""A part of a pane: a small heading, and lines beneath it that are replaced as a whole. Knows not what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation.person.prospect_card import Fact
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type

LABEL_WIDTH = 84
"""Of the labels before facts, so that those of a pane stand in one column."""


def heading_font() -> QFont:
    """Small capitals for headings: the text itself stays as it is written, for screen readers."""
    made = font(Type.SOFT, semibold=True)
    made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    made.setPointSizeF(made.pointSizeF() * 11 / 12)
    return made


class Heading(PlainLabel):
    """A section's name in small capitals."""

    def setFont(self, _font: QFont | str | Sequence[str]) -> None:
        # A style sheet gives back the font a label was first polished with, so it has to be this one from the start.
        super().setFont(heading_font())


class Section(QWidget):
    """Hidden while it has no lines. `beside`, where given, stands at the right of the heading."""

    def __init__(self, title: str, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        top = QHBoxLayout()
        top.addWidget(Heading(title, Type.SOFT), 1)
        if beside is not None:
            top.addWidget(beside)
        self._lines: list[QWidget] = []
        self._kept: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._column.addLayout(top)

    def fill(self, lines: Iterable[QWidget]) -> None:
        """Show these lines instead of those before."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def keep(self, lines: Sequence[QWidget]) -> None:
        """Lines that stay for good, beneath those that are filled in, and show or hide themselves."""
        self._kept = list(lines)
        for line in self._kept:
            self._column.addWidget(line)

    def settle(self) -> None:
        """Be hidden while none of the lines that stay is shown."""
        self.setVisible(bool(self._lines) or any(not line.isHidden() for line in self._kept))

    def texts(self) -> list[str]:
        """Every text in the lines, in reading order."""
        return [label.text() for line in self._lines for label in labels_in(line)]


def labels_in(widget: QWidget) -> list[PlainLabel]:
    return [widget] if isinstance(widget, PlainLabel) else widget.findChildren(PlainLabel)


def subheading(text: str) -> QWidget:
    """What the lines after it are, in soft words, a little apart from those before it."""
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, SPACE_4, 0, 0)
    column.addWidget(PlainLabel(text, Type.SOFT))
    return line


def body(text: str, role: Role | None = None) -> PlainLabel:
    """A line that wraps, and can be marked with the mouse to be copied."""
    label = PlainLabel(text, role=role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def fact_line(fact: Fact) -> QWidget:
    """A soft label with its text beside it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    label = PlainLabel(fact.label, Type.SOFT, wrap=True)
    label.setFixedWidth(LABEL_WIDTH)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(body(fact.text), 1)
    return line
