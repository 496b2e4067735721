"""How a record will read once it is saved, or what it still lacks: a picture and a sentence. Knows no record."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.plain_label import breakable
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, Role, Type

_GAP = 7
_LEADING = 1


@told_as(As.StaticText)
class KeptAsLine(QWidget):
    """What is kept stands in the colour of words, the basis in heavier letters; what is missing stands back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._kept, self._begun, self._role = "", False, False, Role.SOFT
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """How it will be kept; "" while something is missing."""
        return self._text if self._kept else ""

    def show_kept(self, kept: str, missing: str, role: Role, *, begun: bool = False) -> None:
        """`kept` where the words stand, else `missing`; `begun`: so it will begin. The picture is in that colour."""
        shown = (kept or missing, bool(kept), begun, role)
        if shown == (self._text, self._kept, self._begun, self._role):
            return
        self._text, self._kept, self._begun, self._role = shown
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line())

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width - grown(ICON_SMALL) - _GAP).lineCount() * self._line()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        name = "kept-as" if self._kept or self._begun else "question"
        role = Role.SOFT if self._begun and not self._kept else self._role
        side = grown(ICON_SMALL)
        top = (self._line() - side) // 2 + 1
        picture, words = (self.width() - side, 0) if self.isRightToLeft() else (0, side + _GAP)
        painter.drawPixmap(picture, top, tinted_pixmap(name, tokens.colour(role), side, self.devicePixelRatioF()))
        painter.setPen(QColor(tokens.soft if self._begun and not self._kept else tokens.text))
        self._laid_out(self.width() - side - _GAP).draw(painter, QPointF(words, 0))

    def _line(self) -> int:
        return max(QFontMetrics(font(Type.SOFT)).height() + _LEADING, 17)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(breakable(self._text), font(Type.SOFT))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as its letters run, from where lines begin
        begins = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(begins | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if self._kept:
            first = self._text.find(": ") + 2
            ends = min((at for at in (self._text.find(";"), len(self._text) - 1) if at > first), default=first)
            heavy = QTextCharFormat()
            heavy.setFontWeight(QFont.Weight.DemiBold)
            strong = QTextLayout.FormatRange()
            strong.start, strong.length, strong.format = first, ends - first, heavy
            layout.setFormats([strong])
        layout.beginLayout()
        at = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, at))
            at += self._line()
        layout.endLayout()
        return layout
