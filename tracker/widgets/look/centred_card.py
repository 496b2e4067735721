"""A card in the middle of a page, as tall as its words need at its width; where that is taller than the page, it is
scrolled. Knows nothing of what is on it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import text_scale
from tracker.widgets.look.tokens import SPACE_12, SPACE_16, SPACE_24


class CentredCard(QWidget):
    """Put widgets into `column`; the card is `width` pixels wide, more in larger letters, and wider only for what
    cannot be broken.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._least = width
        self._card.setFixedWidth(width)
        self.column = QVBoxLayout(self._card)
        self.column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        self.column.setSpacing(SPACE_12)
        page = QWidget()
        self._scroll = TallScroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        around = QVBoxLayout(page)
        around.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        around.addStretch()
        around.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch()
        self._card.installEventFilter(self)

    def be_wide(self, width: int) -> None:
        """From now on it is so wide."""
        self._least = width
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * SPACE_16
        wide = max(self._least, min(round(self._least * text_scale()), room))
        self._card.setFixedWidth(max(wide, self.column.totalMinimumSize().width()))
        self._card.setMinimumHeight(max(self.column.totalHeightForWidth(self._card.width()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)
