"""The small fields quick entry is made of: a line, and a line for a time with what it means beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.presentation.quick_entry import Meaning
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

LONGEST_LINE = 20_000
"""What a line takes at most when pasted into; the rules refuse what is too long with a sentence."""


def line(placeholder: str, typed: Callable[[str], object]) -> QLineEdit:
    """A line that hands over its text on every key."""
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setMaxLength(LONGEST_LINE)
    field.textEdited.connect(typed)
    return field


def form_layout(page: QWidget) -> QFormLayout:
    """Labels right-aligned beside their fields, as everywhere in quick entry."""
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(SPACE_12)
    form.setVerticalSpacing(SPACE_8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


class WhenField(QWidget):
    """A time in plain words; beneath it stands what it means, or why it cannot be read."""

    def __init__(self, placeholder: str, typed: Callable[[str], object]) -> None:
        super().__init__()
        self.line = line(placeholder, typed)
        self._meaning = PlainLabel("", Type.SOFT, wrap=True)
        self._meaning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.line)
        column.addWidget(self._meaning)
        self.setFocusProxy(self.line)

    def setText(self, text: str) -> None:
        self.line.setText(text)

    def show_meaning(self, meaning: Meaning) -> None:
        """Say what the text means; an empty meaning takes no room."""
        self._meaning.setText(meaning.text)
        self._meaning.show_role(Role.SLIPPED if meaning.is_trouble else Role.SOFT)
        self._meaning.setVisible(bool(meaning.text))

    @property
    def meaning(self) -> str:
        return self._meaning.text()
