"""A value as a word of its sentence: as wide as it reads, typed over in plain words or chosen from the usual ones.

Knows no setting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QComboBox

from tracker.presentation.field_room import LONGEST_NUMBER
from tracker.presentation.words.times import clock
from tracker.widgets.fields.drop_down import DropDown, NamedBox
from tracker.widgets.fields.field_rows import mark_trouble
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Type

T = TypeVar("T")
Counted = Callable[[int], str]
_ROUND_THE_WORD = 40
"""What stands beside it in its frame: the room at both ends, and the mark that there are others."""
_NUMBER = re.compile(r"\d+")
_MOST_DIGITS = 5
_CLOCK = re.compile(r"\s*(\d{1,2})(?:\s*[:.h]\s*|(?=\d\d\s*$)|\s*$)(\d{2})?\s*")


class Choice(DropDown[T]):
    """One of a few, as wide as the one that holds. The wheel turns the page and not the value."""

    def sizeHint(self) -> QSize:
        return _size_of(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        _widen_list(self)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ToldField(NamedBox, Generic[T]):
    """`told` says a value in words, `read` reads what was typed and gives None for what is none.

    `changed` carries each new value, while it is typed too. What cannot be read is marked, and gives way to the
    value that held before when the field is left.
    """

    changed = Signal(object)

    def __init__(self, value: T, usual: Sequence[T], told: Callable[[T], str], read: Callable[[str], T | None]) -> None:
        super().__init__()
        self._value, self._usual, self._told, self._read = value, tuple(usual), told, read
        self.setEditable(True)
        self._line = LineField("", LONGEST_NUMBER)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # none: what is typed is read, and not guessed at
        self.addItems([told(each) for each in self._usual])
        self._show()
        self.activated.connect(lambda at: self.setValue(self._usual[at]))
        self._line.textEdited.connect(self._type)
        self._line.editingFinished.connect(self._show)
        self._line.textChanged.connect(lambda _text: self.updateGeometry())

    def value(self) -> T:
        return self._value

    def setValue(self, value: T) -> None:
        self._take(value)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def _take(self, value: T) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _type(self, text: str) -> None:
        read = self._read(text)
        mark_trouble(self, read is None)
        if read is not None:
            self._take(read)

    def _show(self) -> None:
        """Say what holds, as it is told."""
        mark_trouble(self, False)
        self.setCurrentIndex(self._usual.index(self._value) if self._value in self._usual else -1)
        self._line.setText(self._told(self._value))
        self._line.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        return _size_of(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        _widen_list(self)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts in: so many of the smallest unit, and how a number of them is told. `least` is how many of
    it there have to be for it to be told so.
    """

    told: Counted
    size: int = 1
    least: int = 1


class Number(ToldField[int]):
    """A count up to `largest` of the smallest of the `units`; a whole number of a larger one is told in that one."""

    def __init__(self, value: int, largest: int, units: Sequence[Unit], usual: Sequence[int]) -> None:
        there = sorted({*usual, value})
        super().__init__(value, there, lambda n: told_in(n, units), lambda text: read_in(text, units, largest))


class Clock(ToldField[time]):
    """A time of day."""

    def __init__(self, value: time) -> None:
        usual = sorted({*(time(hour) for hour in range(24)), value})
        super().__init__(value, usual, clock, read_clock)


def told_in(n: int, units: Sequence[Unit]) -> str:
    """ "2 hours" of 120 minutes, "90 minutes" of 90."""
    whole = [unit for unit in units if n % unit.size == 0 and n // unit.size >= unit.least]
    unit = max(whole, key=lambda unit: unit.size, default=units[0])
    return unit.told(n // unit.size)


def read_in(text: str, units: Sequence[Unit], largest: int) -> int | None:
    """The count that is meant: a bare number is one of the smallest unit, and of a unit its beginning is enough."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or len(found[0]) > _MOST_DIGITS:
        return None
    number, typed = int(found[0]), _words_of(text).rstrip(".")
    for unit in units:
        if any(_words_of(unit.told(n)).startswith(typed) for n in (1, 2)):
            count = number * unit.size
            return count if count <= largest else None
    return None


def read_clock(text: str) -> time | None:
    """ "9", "9:30", "0930" or "17.00"."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _words_of(told: str) -> str:
    return " ".join(_NUMBER.sub(" ", told).casefold().split())


def _size_of(box: QComboBox, usual: QSize) -> QSize:
    wide = QFontMetrics(heavy()).horizontalAdvance(box.currentText())
    return QSize(wide + _ROUND_THE_WORD, usual.height())


def _widen_list(box: QComboBox) -> None:
    """The list has the room of its longest word, however short the one that holds."""
    list_ = box.view()
    list_.setMinimumWidth(max(list_.sizeHintForColumn(0) + _ROUND_THE_WORD, box.width()))


def heavy() -> QFont:
    """In which a value is set in its sentence."""
    return font(Type.BODY, semibold=True)
