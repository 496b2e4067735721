"""What the lines of the pane lie on, with the ring of the keys painted on it round the line that has them.

A line begins at its very edge: a ring on the line itself would touch its letters. Knows no store.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP

_RINGED = "ringed"
_BESIDE, _ABOVE = 5, 3
"""How far off the line the middle of its ring is."""


def ringed_by_its_ground(line: QWidget) -> None:
    """From now on its ring is painted round it."""
    line.setProperty(_RINGED, True)


def edge_link() -> QPushButton:
    """A link whose words begin where the lines do."""
    link = never_widens(push_button("", Kind.LINK))
    ringed_by_its_ground(link)
    return link


class RingedGround(QWidget):
    """Paints the ring of what lies on it and has the keys, wherever it is moved to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hear)

    def _hear(self, before: QWidget | None, now: QWidget | None) -> None:
        if any(each is not None and each.property(_RINGED) for each in (before, now)):
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.update()  # the line may be elsewhere now
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = QApplication.focusWidget()
        if line is None or not line.property(_RINGED) or not self.isAncestorOf(line) or not line.isVisibleTo(self):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(QGuiApplication.palette()).primary), FOCUS_WIDTH))
        box = QRect(line.mapTo(self, QPoint()), line.size()).adjusted(-_BESIDE, -_ABOVE, _BESIDE, _ABOVE)
        painter.drawRoundedRect(QRectF(box), RADIUS_CHIP, RADIUS_CHIP)
