"""Large numbered choices of which one holds. Know nothing of what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.widgets.fields.choice_list import Choice, ChoiceList
from tracker.widgets.look.buttons import tell_as_one_of_several
from tracker.widgets.look.key_cap import ENTER_KEYS

V = TypeVar("V")


class OneChoice(ChoiceList[V]):
    """`chosen` carries the value when a person chooses it; `confirmed` comes for Enter on the one that holds.

    Its number chooses: alone from anywhere in the dialog that hands its keys to `take_number`, with Alt while typing.
    `not_offered` carries the value whose number was pressed while it is hidden.
    """

    chosen = Signal(object)
    confirmed = Signal()
    not_offered = Signal(object)

    def __init__(self, name: str, choices: Sequence[Choice[V]], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, parent)
        self._order = [choice.value for choice in choices]
        self.toggled.connect(self._only)
        tell_as_one_of_several([self.row(value) for value in self._order], self)
        for value in self._order:
            self.row(value).installEventFilter(self)

    @property
    def value(self) -> V | None:
        """What holds; None while nothing does."""
        return next(iter(self.values()), None)

    def choose(self, value: V | None) -> None:
        """Let that one hold, or none, without a signal."""
        for each in self._order:
            self.set_value(each, each == value)

    def take_number(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the numbers; then it has chosen."""
        number = event.key() - Qt.Key.Key_1.value
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not 0 <= number < len(self._order):
            return False
        row = self.row(self._order[number])
        if not row.isEnabled() or row.isHidden():
            self.not_offered.emit(self._order[number])
            return True
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not row.isChecked():
            row.click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER_KEYS:
            held = self.value
            if held is not None and watched is self.row(held):
                self.confirmed.emit()
                return True
        return super().eventFilter(watched, event)

    def _only(self, value: V, _holds: bool) -> None:
        """One always holds once one was chosen: choosing it again changes nothing."""
        self.choose(value)
        self.chosen.emit(value)
