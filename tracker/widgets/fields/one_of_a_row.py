"""Buttons side by side of which one holds, or none: how Tab reaches them once, and how one goes from each to the next.

Knows neither how they look nor what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.widgets.look.buttons import tell_as_one_of_several

V = TypeVar("V")
_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class OneOfARow(QWidget, Generic[V]):
    """`chosen` carries the value when a person chooses, not when the program does."""

    chosen = Signal(object)

    def __init__(self, name: str, values: Sequence[V], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = list(values)
        self._at: int | None = None
        self._value: V | None = None
        self._parts: Sequence[PartOfARow] = ()

    def _join(self, parts: Sequence[PartOfARow]) -> None:
        """These are the buttons, one for each value; to be called once, when they are made."""
        self._parts = parts
        for at, part in enumerate(parts):
            part.clicked.connect(lambda _checked=False, at=at: self._take(at))
            part.stepped.connect(lambda step, at=at: self._go((at + step) % len(parts)))
            part.ended.connect(lambda last: self._go(len(parts) - 1 if last else 0))
        tell_as_one_of_several(parts, self)
        if parts:
            self._reach(0)

    def value(self) -> V | None:
        """What is chosen; None while nothing is."""
        return self._value

    def choose(self, value: V | None) -> None:
        """Choose that one, or none, without a signal."""
        at = self._values.index(value) if value in self._values else None
        if at == self._at:  # as it is said again with every key that is typed in a form
            return
        self._at, self._value = at, None if at is None else value
        for index, part in enumerate(self._parts):
            part.setChecked(index == at)
        self._reach(at or 0)

    def part(self, value: V) -> QAbstractButton:
        """The button of that value."""
        return self._parts[self._values.index(value)]

    def _take(self, at: int) -> None:
        self.choose(self._values[at])
        self.chosen.emit(self._value)

    def _go(self, at: int) -> None:
        self._parts[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(at)

    def _reach(self, at: int) -> None:
        """Let Tab and the row's own key reach that one, and only that one."""
        for index, part in enumerate(self._parts):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._parts[at])


class PartOfARow(QAbstractButton):
    """`stepped(int)` for the arrows, `ended(bool)` for Home (False) and End. `&` in the label marks its key."""

    stepped = Signal(int)
    ended = Signal(bool)

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setCheckable(True)
        self.setAccessibleName(plain_of(label))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The row says which is chosen."""

    def event(self, event: QEvent) -> bool:
        """Its key takes effect at once; Qt's own button waits a tenth of a second to look pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.click()
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _BACK:
            self.stepped.emit(-1)
        elif key in _ON:
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)


def plain_of(label: str) -> str:
    """The label as it is read."""
    return label.replace("&", "")
