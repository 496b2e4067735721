"""Several values with a label each, such as phone numbers: a row for each, and a button to add another.

Knows not what a value is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.tokens import SPACE_4, SPACE_8

LABEL_WIDTH = 110


class PairsField(QWidget):
    """`typed` comes with every key; loading does not bring it about."""

    typed = Signal()

    def __init__(self, value_hint: str, label_hint: str, add: str) -> None:
        super().__init__()
        self._hints = (value_hint, label_hint)
        self._rows: list[tuple[QWidget, LineField, LineField]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._add = push_button(add, Kind.QUIET, "plus")
        self._add.clicked.connect(lambda: self._row("", "")[1].setFocus())
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def load(self, pairs: list[tuple[str, str]]) -> None:
        for row, _, _ in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for value, label in pairs:
            self._row(value, label)

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self._rows[0][1] if self._rows else self._add

    def go_to(self, at: int) -> None:
        """The cursor goes into that value, counted as `pairs` counts them."""
        values = [value for _, value, _ in self._rows if value.text().strip()]
        if at < len(values):
            values[at].setFocus(Qt.FocusReason.OtherFocusReason)
            values[at].selectAll()

    def pairs(self) -> list[tuple[str, str]]:
        """What is typed, rows without a value left out: emptying a row removes it."""
        typed = [(value.text().strip(), label.text().strip()) for _, value, label in self._rows]
        return [pair for pair in typed if pair[0]]

    def _row(self, value: str, label: str) -> tuple[QWidget, LineField, LineField]:
        row = QWidget()
        fields = LineField(value), LineField(label)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        for field, hint in zip(fields, self._hints, strict=True):
            field.setPlaceholderText(hint)
            field.setMinimumWidth(40)
            field.textEdited.connect(self.typed)
            field.setAccessibleName(hint)
        fields[1].setMaximumWidth(LABEL_WIDTH)
        line.addWidget(fields[0], 1)
        line.addWidget(fields[1])
        self._column.insertWidget(len(self._rows), row)
        row.show()
        self._rows.append((row, *fields))
        self._order()
        return self._rows[-1]

    def _order(self) -> None:
        """Tab goes row by row and ends at the button, whichever was made first."""
        stops = [field for _, *pair in self._rows for field in pair]
        for one, following in zip(stops, [*stops[1:], self._add], strict=True):
            QWidget.setTabOrder(one, following)

    def showEvent(self, event: QShowEvent) -> None:
        # Laid into a window, the fields are put in the order they were made in.
        super().showEvent(event)
        self._order()
