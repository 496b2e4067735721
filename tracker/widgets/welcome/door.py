"""A way to begin, as large as one is sure of: what it is called, what comes behind it, and its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.widgets.look.buttons import takes_enter
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.key_cap import KeyCap
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON, RADIUS_CARD, SPACE_8, SPACE_12, SPACE_16, Role, Type

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Door(QAbstractButton):
    """A click, Space and Enter go through it. One of a page is framed: Enter elsewhere goes through that.

    `stepped(across, down)` for the arrows, as they are seen where the page is mirrored too.
    """

    stepped = Signal(int, int)

    def __init__(self, label: str, told: str, icon_name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setAccessibleName(label)
        self.setAccessibleDescription(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # as high as the one beside it
        self.is_first = False
        self._icon_name = icon_name
        top = QHBoxLayout()
        top.addSpacing(grown(ICON) + SPACE_12)
        self._called = PlainLabel(label, semibold=True, wrap=True)
        top.addWidget(self._called, 1)
        top.addWidget(KeyCap(key))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(PlainLabel(told, Type.SOFT, wrap=True))
        column.addStretch()
        for inside in self.findChildren(QWidget):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_first(self, first: bool) -> None:
        """Whether it is the one that is framed."""
        self.is_first = first
        self.update()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if takes_enter(self, event):
            return
        if event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            across, down = _STEPS[Qt.Key(event.key())]
            self.stepped.emit(-across if self.isRightToLeft() else across, down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        under = self.underMouse()
        edge = tokens.primary if self.is_first else tokens.text if under else tokens.edge
        width = FOCUS_WIDTH if self.hasFocus() else 1
        fill = tokens.tint(Role.PRIMARY) if self.is_first else tokens.raised if under else tokens.surface
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS_CARD, RADIUS_CARD)
        side = grown(ICON)
        middle = self._called.geometry().center().y() - side // 2
        left = self.width() - SPACE_16 - side if self.isRightToLeft() else SPACE_16
        picture = tinted_pixmap(self._icon_name, tokens.primary, side, self.devicePixelRatioF())
        painter.drawPixmap(left, middle, picture)
