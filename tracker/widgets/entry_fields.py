"""The small fields quick entry is made of: a line, a time with what it means beneath it, and rows with labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.entry_meaning import Meaning, Pick
from tracker.widgets.entry_picks import PickRow
from tracker.widgets.fields import LineField
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.theme import font
from tracker.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

_TO_THE_WORDS = 7
"""From a field's upper edge to the words in it, so that a label beside it stands on their line."""


def line(placeholder: str, typed: Callable[[str], object]) -> LineField:
    """A line that hands over its text on every key."""
    field = LineField()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.textEdited.connect(typed)
    return field


def put(field: LineField, text: str) -> None:
    """Show that text, unless it stands there already: the cursor stays where it is."""
    if field.text() != text:
        field.setText(text)


def mark_trouble(field: QWidget, wrong: bool) -> None:
    """Show by its frame that something is missing or unclear in the field, and say it to a screen reader."""
    if bool(field.property("trouble")) is not wrong:
        field.setProperty("trouble", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def form_layout(page: QWidget) -> QFormLayout:
    """Labels right-aligned beside their fields."""
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(SPACE_12)
    form.setVerticalSpacing(SPACE_8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


class Rows(QWidget):
    """Fields beneath one another with their labels in a column, the same width wherever quick entry has rows.

    Qt's own form gives chips that break into two rows the height of one; this asks them.
    """

    def __init__(self, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        self._rows: dict[QWidget, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        for label, field in rows:
            self.add(label, field)

    def add(self, label: str, field: QWidget) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_12)
        said = PlainLabel(label, role=Role.SOFT)
        said.setFixedWidth(_label_width())
        said.setContentsMargins(0, _TO_THE_WORDS, 0, 0)
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        across.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(field, 1)
        if label and not field.accessibleName():
            field.setAccessibleName(label)
        self._rows[field] = row
        self._column.addWidget(row)

    def set_visible(self, field: QWidget, visible: bool) -> None:
        """Show or fold away the field with its label."""
        self._rows[field].setVisible(visible)


def _label_width() -> int:
    """Wide enough for the longest label there is."""
    longest = QCoreApplication.translate("Rows", "They asked")
    return QFontMetrics(font()).horizontalAdvance(longest) + 2


class WhenField(QWidget):
    """A time in plain words; beneath it stands what it means, or why it cannot be read.

    Where it may have meant several things, those are buttons to pick from; picking writes the resolved words.
    `suggestions` are offered all along. Down leads from the line to either.
    """

    def __init__(self, placeholder: str, typed: Callable[[str], object], suggestions: Sequence[Pick] = ()) -> None:
        super().__init__()
        self._typed = typed
        self.line = line(placeholder, typed)
        self.line.installEventFilter(self)
        self._meaning = PlainLabel("", Type.SOFT, wrap=True)
        self._meaning.hide()
        self.picks = PickRow(self.tr("What may be meant"))
        self.suggestions = PickRow(self.tr("Suggestions"), marked=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for widget in (self.line, self._meaning, self.picks, self.suggestions):
            column.addWidget(widget)
        for row in (self.picks, self.suggestions):
            row.picked.connect(self._pick)
            row.left.connect(self.line.setFocus)
        self.suggestions.show_picks(suggestions)
        self.setFocusProxy(self.line)

    def setText(self, text: str) -> None:
        put(self.line, text)

    def show_meaning(self, meaning: Meaning) -> None:
        """Say what the text means; an empty meaning takes no room."""
        self._meaning.setText(meaning.text)
        self._meaning.show_role(Role.SLIPPED if meaning.is_trouble else Role.SOFT)
        self._meaning.setVisible(bool(meaning.text))
        self.picks.show_picks(meaning.picks)
        leads = self.tr("Down leads to what to pick from.") if self._offered() is not None else ""
        self.line.setAccessibleDescription(" ".join(part for part in (meaning.text, leads) if part))

    @property
    def meaning(self) -> str:
        return self._meaning.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            row = self._offered()
            if event.key() == Qt.Key.Key_Down and row is not None:
                row.enter()
                return True
        return super().eventFilter(watched, event)

    def _offered(self) -> PickRow | None:
        return next((row for row in (self.picks, self.suggestions) if row.is_shown), None)

    def _pick(self, pick: Pick) -> None:
        self.line.setText(pick.typed)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed(pick.typed)
