"""Says what of an entry lies beyond its edge, above or beneath, where not all of it fits; pressed, it goes there.

Knows no entry: it is told what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from tracker.tongue import Theirs, tr
from tracker.widgets.fields.key_chip import ACT, KeyChip
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_16

Parts = Sequence[tuple[QWidget, str]]
_SLACK = 6
"""Pixels of a part that may be out of sight without a word: its margin."""


class Beyond:
    """`parts` gives what is on the page of `scroll` from top to bottom, each with its name. `above` and `beneath` are
    to stand over and under it.
    """

    def __init__(self, scroll: QScrollArea, parts: Callable[[], Parts]) -> None:
        self._scroll = scroll
        self._parts = parts
        self._is_too_tall = False
        self.above, self.beneath = _Edge(tr("Page ↑"), top=False), _Edge(tr("Page ↓"), top=True)
        self.above.chip.clicked.connect(lambda: self.page(-1))
        self.beneath.chip.clicked.connect(lambda: self.page(1))
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self.look)
        bar.rangeChanged.connect(self.look)

    def page(self, by: int) -> None:
        """Go on by what is in sight."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * max(self._scroll.viewport().height() - 4 * SPACE_16, SPACE_16))

    def show_too_tall(self, is_too_tall: bool) -> None:
        """Whether there is less room than all of it takes: only then anything is to be said, which takes room too."""
        self._is_too_tall = is_too_tall
        self.look()

    def look(self) -> None:
        """Say what lies beyond each edge now."""
        bar = self._scroll.verticalScrollBar()
        page, top = self._scroll.widget(), bar.value()
        bottom = top + self._scroll.viewport().height()
        above, beneath = [], []
        for part, name in self._parts() if self._is_too_tall and page is not None else ():
            if part.isVisible() and page is not None:
                begins = part.mapTo(page, part.rect().topLeft()).y()
                if begins < top - _SLACK:
                    above.append(name)
                if begins + part.height() > bottom + _SLACK:
                    beneath.append(name)
        # T: what lies above the part of an entry that is in sight, such as "Above: Who, how, when"
        self.above.show_names(tr("Above: {parts}", parts=Theirs(", ".join(above))) if above else "")
        self.beneath.show_names(tr("Beneath: {parts}", parts=Theirs(", ".join(beneath))) if beneath else "")


class _Edge(QWidget):
    def __init__(self, cap: str, *, top: bool) -> None:
        super().__init__()
        self._top = top
        self.chip = KeyChip("", cap, ACT)
        self.chip.show_bare("chevron-down" if top else "chevron-up")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_4, SPACE_16, SPACE_4)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_names(self, names: str) -> None:
        self.chip.show_words(names or self.chip.words)
        self.setVisible(bool(names))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.fillRect(0, 0 if self._top else self.height() - 1, self.width(), 1, QColor(tokens.line))
