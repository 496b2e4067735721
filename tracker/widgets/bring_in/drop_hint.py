"""Says, while a file is held over the window, what becomes of it when it is dropped. Takes no file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tracker.tongue import tr
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import RADIUS_CARD, SPACE_12, SPACE_24, Type

VEIL = 235
"""Of 255: what lies beneath is still there, and is not to be read now."""


class DropHint(QWidget):
    """Lies over all of `over`, as large as that is, and lets the pointer through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Drop it to see who is in it"))
        self.setGeometry(over.rect())
        over.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, over: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(over, QWidget):
            self.setGeometry(over.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.window)
        veil.setAlpha(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(tokens.primary), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(SPACE_24, SPACE_24, -SPACE_24, -SPACE_24)
        painter.drawRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        lines = (
            (Type.NAME, True, tokens.text, self.accessibleName()),
            (Type.BODY, False, tokens.soft, tr("Nothing is kept before you say so.")),
        )
        painter.translate(0, frame.center().y() - painter.fontMetrics().height())
        for size, heavy, colour, words in lines:
            painter.setFont(font(size, semibold=heavy))
            painter.setPen(QColor(colour))
            high = painter.fontMetrics().height()
            painter.drawText(QRectF(frame.left(), 0, frame.width(), high), Qt.AlignmentFlag.AlignHCenter, words)
            painter.translate(0, high + SPACE_12 / 2)
