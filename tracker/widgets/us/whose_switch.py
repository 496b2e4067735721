"""The switch in the top bar between everyone's and mine, where there are several of us. Knows no state."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from tracker.presentation.words.terms import EVERYONES, MINE
from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button, tell_keys
from tracker.widgets.look.icons import icon
from tracker.widgets.look.theme import font, icon_beside
from tracker.widgets.look.tokens import ICON_SMALL, Role

KEY = "4"
_SIDES, _ICON_WIDTH = 28, 32


class WhoseSwitch(QFrame):
    """`chosen(bool)` comes with a press: whether mine alone are to be shown. Its words give way to icons."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "trough")
        self.setAccessibleName(tr("Whose agreements and people are shown"))
        self.everyones = push_button(EVERYONES.told(), Kind.SEGMENT)
        self.mine = push_button(MINE.told(), Kind.SEGMENT)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for button in (self.everyones, self.mine):
            button.setCheckable(True)
            button.setAutoExclusive(True)  # so that it is told as one of several; the group sees to it
            icon_beside(button, ICON_SMALL)
            tell_keys(button, button.text(), KEY)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            row.addWidget(button)
        self._words = ((self.everyones, EVERYONES.told(), "people"), (self.mine, MINE.told(), "person"))
        self._has_words = False
        self._dress(True)
        self.show_mine(False)
        self.hide()

    def _choose(self) -> None:
        self.chosen.emit(self.mine.isChecked())

    def show_mine(self, mine: bool) -> None:
        """Which of the two is chosen."""
        (self.mine if mine else self.everyones).setChecked(True)

    @property
    def width_in_words(self) -> int:
        """How wide it is where its words are shown, each as wide as it is when it is chosen."""
        return sum(self._width_of(words) for _button, words, _icon in self._words) + 4

    def fit(self, has_room: bool) -> int:
        """How wide it is, with its words where they have room."""
        self._dress(has_room)
        return self.width_in_words if has_room else 2 * _ICON_WIDTH + 4

    def _width_of(self, words: str) -> int:
        return QFontMetrics(font(semibold=True)).horizontalAdvance(words) + _SIDES

    def _dress(self, in_words: bool) -> None:
        for button, words, _icon in self._words:
            button.setFixedWidth(self._width_of(words) if in_words else _ICON_WIDTH)
        if in_words is self._has_words:
            return
        self._has_words = in_words
        for button, words, icon_name in self._words:
            button.setText(words if in_words else "")
            button.setIcon(QIcon() if in_words else icon(icon_name, Role.TEXT))
            self._be_compact(button, not in_words)

    def _be_compact(self, button: QPushButton, compact: bool) -> None:
        button.setProperty("compact", compact)
        button.style().unpolish(button)
        button.style().polish(button)
