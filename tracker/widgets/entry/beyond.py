"""Says what of an entry lies beyond its edge, above or beneath, where not all of it fits; pressed, it goes there.

Knows no entry: it is told what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from tracker.tongue import Theirs, tr
from tracker.widgets.fields.key_chip import ACT, KeyChip
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_16

Parts = Sequence[tuple[QWidget, str]]
_SLACK = 6
"""Pixels of a part that may be out of sight without a word: its margin."""


class Beyond(QWidget):
    """Stands beneath `scroll`, and is there as long as not all of its page has room: it never comes or goes while one
    scrolls. `parts` gives what is on the page from top to bottom, each with its name.
    """

    def __init__(self, scroll: QScrollArea, parts: Callable[[], Parts]) -> None:
        super().__init__()
        self._scroll = scroll
        self._parts = parts
        self._is_too_tall = False
        self.above = _chip("chevron-up", tr("Page ↑"))
        self.beneath = _chip("chevron-down", tr("Page ↓"))
        self.above.clicked.connect(lambda: self.page(-1))
        self.beneath.clicked.connect(lambda: self.page(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_4, SPACE_16, SPACE_4)
        row.setSpacing(SPACE_16)
        row.addWidget(self.beneath)
        row.addWidget(self.above)
        row.addStretch(1)
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self.look)
        bar.rangeChanged.connect(self.look)
        self.hide()

    def page(self, by: int) -> None:
        """Go on by what is in sight."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * max(self._scroll.viewport().height() - 4 * SPACE_16, SPACE_16))

    def show_too_tall(self, is_too_tall: bool) -> None:
        """Whether there is less room than all of it takes: only then anything is to be said, which takes room too."""
        self._is_too_tall = is_too_tall
        self.setVisible(is_too_tall)
        self.look()

    def look(self) -> None:
        """Say what lies beyond each edge now."""
        page, top = self._scroll.widget(), self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        above, beneath = [], []
        for part, name in self._parts() if self._is_too_tall and page is not None else ():
            if part.isVisible() and page is not None:
                begins = part.mapTo(page, part.rect().topLeft()).y()
                if begins < top - _SLACK:
                    above.append(name)
                if begins + part.height() > bottom + _SLACK:
                    beneath.append(name)
        # T: what lies above the part of an entry that is in sight, such as "Above: who, how, when"
        _tell(self.above, tr("Above: {parts}", parts=Theirs(", ".join(above))) if above else "")
        _tell(self.beneath, tr("Beneath: {parts}", parts=Theirs(", ".join(beneath))) if beneath else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))


def _chip(icon: str, cap: str) -> KeyChip:
    chip = KeyChip("", cap, ACT)
    chip.show_bare(icon)
    return chip


def _tell(chip: KeyChip, told: str) -> None:
    chip.show_words(told or chip.words)
    chip.setVisible(bool(told))
