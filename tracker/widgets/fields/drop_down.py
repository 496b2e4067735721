"""A drop-down that gives back the very values it was given; Qt's own item data turns our enums into plain text.

Knows nothing of what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import tooltip_of

T = TypeVar("T")
_SLACK = 6
"""Pixels before the arrow that what is chosen may go into."""


class NamedBox(QComboBox):
    """Its name is said by a label that nobody sees: on Linux, Qt tells the chosen words for a box's name, and what it
    is only by its label.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setBuddy(self)
        self._name.hide()
        self.destroyed.connect(self._name.deleteLater)
        self._stand_beside()
        self._run_as_the_window_does()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name.setText(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange:
            self._stand_beside()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._run_as_the_window_does()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What has no room ends in "…", and is told whole where it is pointed at; Qt's own box just cuts it off."""
        super().initStyleOption(option)
        option.currentText = self._shown_text(option)
        if self.isRightToLeft():
            option.currentText = upright.by_its_letters(option.currentText)

    def _shown_text(self, option: QStyleOptionComboBox) -> str:
        whole, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(whole, option, field, self).width() + _SLACK
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            option = QStyleOptionComboBox()
            super().initStyleOption(option)
            is_cut = self._shown_text(option) != self.currentText()
            QToolTip.showText(event.globalPos(), tooltip_of(self.currentText()) if is_cut else "", self)
            return True
        return super().event(event)

    def _run_as_the_window_does(self) -> None:
        """A style sheet has no side where lines begin."""
        if self.property("mirrored") is not self.isRightToLeft():
            self.setProperty("mirrored", self.isRightToLeft())
            if self.isRightToLeft():
                self.view().setItemDelegate(_ByItsLetters(self))
            self.style().unpolish(self)
            self.style().polish(self)

    def _stand_beside(self) -> None:
        """A label is looked for among those beside it."""
        self._name.setParent(self.parentWidget())


class _ByItsLetters(QStyledItemDelegate):
    """A number in what is offered stays where it was written, as in what is chosen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            option.text = upright.by_its_letters(option.text)


class DropDown(NamedBox, Generic[T]):
    """`options` are values with their words, in order."""

    def __init__(self, options: Sequence[tuple[T, str]], value: T, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [option for option, _ in options]
        self.addItems([words for _, words in options])
        self.choose(value)

    def offer(self, options: Sequence[tuple[T, str]]) -> None:
        """Offer these from now on; what was chosen stays where it is still among them."""
        if [option for option, _ in options] == self._values:
            for at, (_, words) in enumerate(options):
                if self.itemText(at) != words:
                    self.setItemText(at, words)
            return
        chosen = self.value() if self._values else None
        self._values = [option for option, _ in options]
        self.clear()
        self.addItems([words for _, words in options])
        if chosen in self._values:
            self.setCurrentIndex(self._values.index(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number that stands in none of its choices means something else in the dialog; Qt would look for it here."""
        if event.text().isdigit() and not any(event.text() in self.itemText(at) for at in range(self.count())):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def value(self) -> T:
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Choose that value; the first one where it is not among them."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
