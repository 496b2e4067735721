"""The heading of what was agreed with somebody: how much of it was kept stands beside it, or beneath it where there is
no room for either telling. Knows no strip.

Laid out by hand: a box cannot be asked how tall it would be the other way round.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.tokens import SPACE_8, Type

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class StripHead(QWidget):
    """`title` is its heading; `kept` tells how much was."""

    def __init__(self, title: PlainLabel) -> None:
        super().__init__()
        self._title = title
        self.kept = ElidedLabel(kind=Type.SOFT)
        for label in (self._title, self.kept):
            label.setParent(self)
        as_tall_as_its_words(self)

    def say(self, told: str, gist: str) -> None:
        """`gist` is told where there is no room for all of it beside the heading."""
        self.kept.say(told, gist)
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._title.sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self._line)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line + (self.kept.sizeHint().height() if self._is_below(width) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange) and hasattr(self, "kept"):
            self._place()

    @property
    def _line(self) -> int:
        return max(self._title.sizeHint().height(), self.kept.sizeHint().height())

    def _beside(self, width: int) -> int:
        return width - self._title.sizeHint().width() - SPACE_8

    def _is_below(self, width: int) -> bool:
        return bool(self.kept.text()) and self.kept.least_width() > self._beside(width)

    def _place(self) -> None:
        width, line, below = self.width(), self._line, self._is_below(self.width())
        title = QRect(0, 0, min(self._title.sizeHint().width(), width), line)
        room = max(self._beside(width), 0)
        kept = QRect(0, line, width, self.kept.sizeHint().height()) if below else QRect(width - room, 0, room, line)
        self.kept.setAlignment((Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight) | _MIDDLE)
        for label, box in ((self._title, title), (self.kept, kept)):
            label.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
