"""Where a person's pane stands: beside the calendar, or in a narrow window over it, so that nothing beneath moves.

Knows not what is in the pane.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.widgets.frame import PANE_OVER
from tracker.widgets.look.motion import Ease
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.regions import PANE, Regions

SHADE = 14
_DARKEST = 38
"""Of the shadow at its edge, 0 to 255."""


class PanePlace(QObject):
    """Follows the window's width. `lies_over` says that the pane lies over the calendar, shown or not; `lie_over(bool)`
    is told whenever that changes.
    """

    def __init__(self, regions: Regions, pane: QWidget, lie_over: Callable[[bool], object], over: QWidget) -> None:
        super().__init__(over)
        self._regions, self._pane, self._over = regions, pane, over
        self._tell = lie_over
        self._sheet = _Sheet(over)
        self._ease = Ease(self._slide, self, done=self._arrive)
        self._closing = False
        self.lies_over = False
        regions.narrowed.connect(self._follow)
        regions.installEventFilter(self)
        if regions.said_narrow:
            self._follow(True)

    def open(self) -> None:
        """Have the pane in sight."""
        if not self.lies_over:
            self._pane.show()
            return
        self._closing = False
        self._pane.show()
        if not self._sheet.isVisible():
            self._ease.put(PANE_OVER)
            self._sheet.show()
        self._sheet.raise_()
        self._ease.to(0)

    def close(self) -> None:
        """Have it out of sight; over the calendar it slides away."""
        if not self.lies_over:
            self._pane.hide()
        elif self.is_open:
            self._closing = True
            self._ease.to(PANE_OVER)

    def settle(self) -> None:
        """End the way at once."""
        self._ease.settle()

    @property
    def is_open(self) -> bool:
        if self.lies_over:
            return self._sheet.isVisible() and not self._closing
        return not self._pane.isHidden()

    def _follow(self, narrow: bool) -> None:
        self.lies_over = narrow
        self._ease.settle()
        self._sheet.hide()
        if narrow:
            self._sheet.hold(self._pane)
        else:
            self._regions.insertWidget(PANE, self._pane)
            self._regions.setCollapsible(PANE, False)
        self._pane.show()
        self._tell(narrow)

    def _slide(self, off: float) -> None:
        place = self._regions.geometry()
        width = PANE_OVER + SHADE
        left = place.right() + 1 - width + round(off)
        if self._over.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = place.left() - round(off)
        self._sheet.setGeometry(QRect(left, place.top(), width, place.height()))

    def _arrive(self) -> None:
        if self._closing:
            self._closing = False
            self._sheet.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.lies_over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._slide(self._ease.value)
        return super().eventFilter(watched, event)


class _Sheet(QWidget):
    """What the pane stands on while it lies over the calendar, with its shadow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._leave_room_for_the_shadow()
        self.hide()

    def _leave_room_for_the_shadow(self) -> None:
        """Where the calendar is seen beside it; Qt mirrors no margins."""
        mirrored = self.isRightToLeft()
        self._row.setContentsMargins(0 if mirrored else SHADE, 0, SHADE if mirrored else 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._leave_room_for_the_shadow()

    def hold(self, pane: QWidget) -> None:
        self._row.addWidget(pane)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for n in range(SHADE):
            strength = round(_DARKEST * (1 - (n + 1) / SHADE) ** 2)
            at = PANE_OVER + n if mirrored else SHADE - 1 - n
            painter.fillRect(at, 0, 1, self.height(), QColor(0, 0, 0, strength))
        inside = QRect(0 if mirrored else SHADE, 0, PANE_OVER, self.height())
        painter.fillRect(inside, QColor(tokens.window))
        painter.fillRect(PANE_OVER - 1 if mirrored else SHADE, 0, 1, self.height(), QColor(tokens.strong_line))
