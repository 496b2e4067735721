"""The editors a detail of the prospect pane turns into: each holds one value as it is typed. Know no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import available_timezones

from PySide6.QtCore import QRect, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation import words
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, NO_HOURS, Detail, Typed
from tracker.presentation.words.day_names import TWO_LETTERS, WEEKDAYS
from tracker.rules.channel import Channel
from tracker.rules.prospect import CanBuy, Interest
from tracker.tongue import capital, phrase, tr, tr_as
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.pairs_field import PairsField
from tracker.widgets.fields.tag_completion import TagCompletion
from tracker.widgets.fields.typed_fields import LineField, TextField, call_box, take_line_of_ours
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8

LEAST_LINES, MOST_LINES = 2, 12
_WIDEST_LINE = 200
"""Characters; what lies beyond so many of them makes the editor no taller."""


class Editor(QWidget):
    """One value being typed. `typed(Typed)` comes with every key; `load` does not bring it about."""

    typed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_4)

    def load(self, typed: Typed) -> None:
        raise NotImplementedError

    def value(self) -> Typed:
        raise NotImplementedError

    def go_to(self, at: int) -> None:
        """The cursor goes to that one of several values, which was refused."""

    def _changed(self, *_: object) -> None:
        self.typed.emit(self.value())


class LineEditor(Editor):
    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name)
        self.line = LineField()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._changed)
        self._row.addWidget(self.line)
        self.setFocusProxy(self.line)

    def complete_tags(self, tags: Callable[[], Sequence[str]]) -> None:
        self.completion = TagCompletion(self.line, tags)
        self.completion.completed.connect(self._changed)

    def load(self, typed: Typed) -> None:
        self.line.setText(typed if isinstance(typed, str) else "")
        self.line.end(False)
        self.line.home(True)  # all of it is marked, and what is longer than the line is seen from its beginning

    def value(self) -> Typed:
        return self.line.text()


class TextEditor(Editor):
    """Text of any number of lines, as tall as it needs; Shift+Enter begins a new one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.text = _Lines()
        self.text.setAccessibleName(name)
        self.text.textChanged.connect(self._grow)
        self.text.textChanged.connect(self._changed)
        self._row.addWidget(self.text)
        self.setFocusProxy(self.text)
        self._grow()

    def load(self, typed: Typed) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(typed if isinstance(typed, str) else "")
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.blockSignals(False)
        self._grow()

    def value(self) -> Typed:
        return self.text.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        metrics = self.text.fontMetrics()
        room = QRect(0, 0, max(self.width() - 4 * SPACE_8, 40), 1)
        beginning = self.text.toPlainText()[: MOST_LINES * _WIDEST_LINE]
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, beginning + " ").height()
        lines = min(max(-(-needed // metrics.lineSpacing()), LEAST_LINES), MOST_LINES)
        self.text.setFixedHeight(lines * metrics.lineSpacing() + 2 * SPACE_8 + 4)


class _Lines(TextField):
    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.key() in ENTER_KEYS or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PairsEditor(Editor):
    """Several values with a label each."""

    def __init__(self, name: str, value_hint: str, label_hint: str, add: str) -> None:
        super().__init__(name)
        self.pairs = PairsField(value_hint, label_hint, add)
        self.pairs.typed.connect(self._changed)
        self._row.addWidget(self.pairs)

    def load(self, typed: Typed) -> None:
        self.pairs.load(list(typed) if isinstance(typed, tuple) and typed else [("", "")])
        self.setFocusProxy(self.pairs.first)

    def value(self) -> Typed:
        return tuple(self.pairs.pairs())

    def go_to(self, at: int) -> None:
        self.pairs.go_to(at)


class ChoiceEditor(Editor):
    def __init__(self, name: str, options: list[tuple[str, str]]) -> None:
        super().__init__(name)
        self.choice: DropDown[str] = DropDown(options, options[0][0])
        self.choice.setAccessibleName(name)
        self.choice.setMinimumContentsLength(8)
        self.choice.activated.connect(self._changed)
        self.choice.currentIndexChanged.connect(self._changed)
        self._row.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def load(self, typed: Typed) -> None:
        self.choice.blockSignals(True)
        self.choice.choose(typed if isinstance(typed, str) else "")
        self.choice.blockSignals(False)

    def value(self) -> Typed:
        return self.choice.value()


class HoursEditor(Editor):
    """When they like to be spoken to: from, until, and on which days; or that we have not heard."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.known = QCheckBox(tr_as("from … to …", "from"))
        self.start, self.end = QTimeEdit(QTime(9, 0)), QTimeEdit(QTime(17, 0))
        self.days = [_day_button(day) for day in range(len(WEEKDAYS))]
        times, days = QHBoxLayout(), QHBoxLayout()
        times.setSpacing(SPACE_8)
        days.setSpacing(2)
        for widget in (self.known, self.start, PlainLabel(tr_as("from … to …", "to")), self.end):
            times.addWidget(widget)
        times.addStretch()
        for button in self.days:
            days.addWidget(button)
            button.toggled.connect(self._changed)
        days.addStretch()
        for clock, said in ((self.start, tr("From")), (self.end, tr("Until"))):
            clock.setDisplayFormat("HH:mm")
            take_line_of_ours(clock)
            clock.lineEdit().setTextMargins(SPACE_4, 0, 0, 0)
            call_box(clock, said)
            clock.timeChanged.connect(self._changed)
        self.known.toggled.connect(self._enable)
        self.known.toggled.connect(self._changed)
        self._row.addLayout(times)
        self._row.addLayout(days)
        self.setFocusProxy(self.known)

    def load(self, typed: Typed) -> None:
        span, _, days = (typed if isinstance(typed, str) else "").partition(" ")
        start, _, end = span.partition("-")
        widgets = (self.known, self.start, self.end, *self.days)
        for widget in widgets:
            widget.blockSignals(True)
        self.known.setChecked(bool(end))
        if end:
            self.start.setTime(QTime.fromString(start, "HH:mm"))
            self.end.setTime(QTime.fromString(end, "HH:mm"))
        for day, button in enumerate(self.days):
            button.setChecked(str(day) in days if end else day < 5)
        for widget in widgets:
            widget.blockSignals(False)
        self._enable(bool(end))

    def value(self) -> Typed:
        if not self.known.isChecked():
            return NO_HOURS
        days = "".join(str(day) for day, button in enumerate(self.days) if button.isChecked())
        return f"{self.start.time().toString('HH:mm')}-{self.end.time().toString('HH:mm')} {days}".strip()

    def _enable(self, on: bool) -> None:
        for widget in (self.start, self.end, *self.days):
            widget.setEnabled(on)


def _day_button(day: int) -> QToolButton:
    button = QToolButton()
    button.setText(TWO_LETTERS[day].told())
    button.setCheckable(True)
    button.setAccessibleName(WEEKDAYS[day].told())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _choices() -> dict[Detail, Callable[[], list[tuple[str, str]]]]:
    return {
        Detail.ZONE: lambda: [
            ("", tr("Ours")),
            *((zone, zone) for zone in sorted(available_timezones())),
        ],
        Detail.PREFERRED: lambda: [
            ("", tr("No preference")),
            *((c.value, words.channel(c)) for c in Channel),
        ],
        Detail.INTEREST: lambda: [(i.value, capital(words.interest(i))) for i in Interest],
        Detail.CAN_BUY: lambda: [(c.value, capital(words.can_buy(c))) for c in CanBuy],
    }


def editor_for(detail: Detail, tags: Callable[[], Sequence[str]] = tuple) -> Editor:
    """The editor of that field of a person; `tags` are those in use, offered where one is typed."""
    name = LABELS[detail].told()
    if detail is Detail.PHONES:
        return PairsEditor(
            name,
            tr("Number"),
            tr("Label, such as work"),
            tr("Add a number"),
        )
    if detail is Detail.EMAILS:
        return PairsEditor(
            name,
            tr_as("e-mail address", "Address"),
            tr("Label"),
            tr("Add an address"),
        )
    if detail is Detail.HOURS:
        return HoursEditor(name)
    if detail in BUSINESS or detail in (Detail.NOTES, Detail.ADDRESS):
        return TextEditor(name)
    choices = _choices().get(detail)
    if choices is not None:
        return ChoiceEditor(name, choices())
    editor = LineEditor(name, _HINTS[detail].told() if detail in _HINTS else "")
    if detail is Detail.TAGS:
        editor.complete_tags(tags)
    return editor


_HINTS = {
    Detail.TAGS: phrase("hint in a field", "Separated by commas"),
    Detail.GREETING: phrase("hint in a field", "Such as: Tom, or Mrs Brown"),
}
