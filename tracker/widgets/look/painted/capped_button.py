"""A button that shows the key that presses it, on a cap beside its words. Knows nothing of what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget

from tracker.widgets.look.buttons import Kind, PushButton, look_of, paint_ring_within
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.key_cap import off_caps, on_caps
from tracker.widgets.look.painted import upright
from tracker.widgets.look.style_sheet import faded
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import ICON, SPACE_8, Type, mix

_IN_CAP = 5
_CAP_AIR = 4
RADIUS = 4


class CappedButton(PushButton):
    """`keys` is the key as this computer names it. It is read out with the button's description."""

    def __init__(
        self, label: str, keys: str, kind: Kind = Kind.PLAIN, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        look_of(self, label, kind)
        self._keys, self._primary, self._icon_name = " ".join(on_caps(keys)), kind is Kind.PRIMARY, icon_name
        self.setAccessibleDescription(off_caps(keys))

    def show_icon(self, name: str) -> None:
        self._icon_name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Its words are painted by ourselves, and the primary one's heavier than Qt measures them."""
        plain = super().sizeHint()  # which has it take on its font
        beside = SPACE_8 + self._cap_width() + (grown(ICON) + SPACE_8 if self._icon_name else 0)
        heavy = QFontMetrics(self._face())
        more = heavy.horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return plain + QSize(beside + max(more, 0), 0)

    def _face(self) -> QFont:
        face = QFont(self.font())
        face.setWeight(font(Type.BODY, semibold=self._primary).weight())
        return face

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        tokens = tokens_of(QGuiApplication.palette())  # a style sheet changes the button's own
        words, ground = (tokens.on_fill, tokens.primary) if self._primary else (tokens.text, tokens.surface)
        colour = words if self.isEnabled() else faded(tokens, words)
        face = self._face()
        text = self.text().replace("&", "")
        wide = QFontMetrics(face).horizontalAdvance(text)
        whole = wide + SPACE_8 + self._cap_width() + (grown(ICON) + SPACE_8 if self._icon_name else 0)
        left = (self.width() - whole) / 2
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        if self._icon_name:
            picture = tinted_pixmap(self._icon_name, colour, grown(ICON), self.devicePixelRatioF())
            upright.picture(painter, round(left), (self.height() - grown(ICON)) // 2, picture)
            left += grown(ICON) + SPACE_8
        painter.setPen(QColor(colour))
        painter.setFont(face)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        upright.text(painter, QRectF(left, 0, wide + 2, self.height()), int(flags), text)
        self._paint_cap(painter, left + wide + SPACE_8, colour, mix(colour, ground, 0.5))
        if self._primary and self.hasFocus():
            paint_ring_within(painter, self.rect())

    def _paint_cap(self, painter: QPainter, left: float, colour: str, edge: str) -> None:
        small = font(Type.NUMERAL)
        tall = QFontMetrics(small).height() + _CAP_AIR
        box = QRectF(left, (self.height() - tall) / 2, self._cap_width(), tall).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setFont(small)
        painter.setPen(QColor(colour))
        upright.text(painter, box, int(Qt.AlignmentFlag.AlignCenter), self._keys)

    def _cap_width(self) -> int:
        return max(QFontMetrics(font(Type.NUMERAL)).horizontalAdvance(self._keys) + 2 * _IN_CAP, 18)
