"""The piles of those a file brings, each with how many and what becomes of them. Knows no person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation.bring_in.piles import Pile
from tracker.tongue import Sentence, phrase, sentence, tr, tr_n
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.unbroken import kept_whole
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    ICON,
    RADIUS_CHIP,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    STATE_BAR,
    Role,
    Type,
)

WIDE, TALLEST = 220, 1000
NAMES = {
    Pile.NEW: phrase("pile of people", "New"),
    Pile.HERE: phrase("pile of people", "Already here"),
    Pile.PERHAPS: phrase("pile of people", "Perhaps here"),
    Pile.CHANGED: phrase("pile of people", "Changed on both sides"),
    Pile.ASKED_NOT_TO: phrase("pile of people", "Asked not to"),
    Pile.IN_TRASH: phrase("pile of people", "In the trash"),
    Pile.NOBODY: phrase("pile of people", "Nobody named"),
}
MEANING: dict[Pile, Sentence] = {
    Pile.NEW: sentence("will be added"),
    Pile.HERE: sentence("same name and number; gaps are filled"),
    Pile.PERHAPS: sentence("not answered: added as new"),
    Pile.CHANGED: sentence("not answered: ours stays"),
    Pile.ASKED_NOT_TO: sentence("stay as they asked, whatever the file says"),
    Pile.IN_TRASH: sentence("stay there"),
    Pile.NOBODY: sentence("cannot be brought"),
}
ICONS = {
    Pile.NEW: ("plus", Role.TEXT),
    Pile.HERE: ("check", Role.TEXT),
    Pile.PERHAPS: ("question", Role.SLIPPED),
    Pile.CHANGED: ("edit", Role.SLIPPED),
    Pile.ASKED_NOT_TO: ("stop", Role.STOP),
    Pile.IN_TRASH: ("trash", Role.TEXT),
    Pile.NOBODY: ("info", Role.TEXT),
}


@told_as(As.Grouping)
class PileList(QWidget):
    """Up and down choose; `chosen(Pile)` says which. A pile of nobody is not shown, but for the new."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        self.parts = {pile: _Part(pile, self) for pile in Pile}
        for pile, part in self.parts.items():
            part.clicked.connect(lambda _checked=False, pile=pile: self.choose(pile))
            part.stepped.connect(self._step)
            column.addWidget(part)
        self.pile = Pile.NEW

    def show_counts(self, count: Callable[[Pile], int], unanswered: int) -> None:
        """How many there are of each, and of how many that are perhaps here nobody said so yet, nor does anything speak
        for it.
        """
        for pile, part in self.parts.items():
            part.setVisible(count(pile) > 0 or pile is Pile.NEW)
            told = MEANING[pile].told()
            part.tell(count(pile), told)
        perhaps = count(Pile.PERHAPS)
        if unanswered < perhaps:
            of_some = tr_n("{n} not answered: added as new", "{n} not answered: added as new", unanswered)
            self.parts[Pile.PERHAPS].tell(perhaps, of_some if unanswered else tr("each as it is marked"))

    def needed_width(self) -> int:
        """How wide it has to be for none of the names that are shown to be cut beside a count of four figures."""
        metrics = QFontMetrics(font(Type.BODY, semibold=True))
        shown = (NAMES[pile].told() for pile, part in self.parts.items() if not part.isHidden())
        widest = max(metrics.horizontalAdvance(name) for name in shown)
        return grown(ICON) + 3 * SPACE_12 + widest + SPACE_8 + metrics.horizontalAdvance("0000")

    def choose(self, pile: Pile) -> None:
        self.pile = pile
        for each, part in self.parts.items():
            part.setChecked(each is pile)
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is pile else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.parts[pile])
        self.chosen.emit(pile)

    def _step(self, by: int) -> None:
        shown = [pile for pile, part in self.parts.items() if not part.isHidden()]
        at = shown.index(self.pile) + by
        if 0 <= at < len(shown):
            self.choose(shown[at])
            self.parts[shown[at]].setFocus(Qt.FocusReason.OtherFocusReason)


class _Part(QAbstractButton):
    stepped = Signal(int)

    def __init__(self, pile: Pile, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._role = ICONS[pile]
        self._name = NAMES[pile].told()
        self._count, self._told = 0, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, count: int, told: str) -> None:
        self._count, self._told = count, kept_whole(told)
        self.setAccessibleName(f"{self._name}: {count}")
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        room = QRect(0, 0, (self.width() or WIDE) - grown(ICON) - 3 * SPACE_12, TALLEST)
        told = QFontMetrics(font(Type.SOFT)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._told).height()
        return QSize(WIDE, line_height(Type.BODY) + max(told, line_height(Type.SOFT)) + 2 * SPACE_8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # its words break elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY, tokens.window) if self.isChecked() else tokens.raised))
            painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        if self.isChecked():
            painter.fillRect(QRectF(0, SPACE_8, STATE_BAR, self.height() - 2 * SPACE_8), QColor(tokens.primary))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)
        top = SPACE_8
        picture = tinted_pixmap(self._icon, tokens.colour(self._role), grown(ICON), self.devicePixelRatioF())
        upright.picture(painter, SPACE_12, top, picture)
        left, high = SPACE_12 + grown(ICON) + SPACE_12, line_height(Type.BODY)
        room = QRectF(left, top, self.width() - left - SPACE_12, high)
        painter.setFont(font(Type.BODY, semibold=True))
        painter.setPen(QColor(tokens.text))
        metrics, counted = painter.fontMetrics(), str(self._count)
        left_for_it = int(room.width()) - metrics.horizontalAdvance(counted) - SPACE_8
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, left_for_it)
        upright.text(painter, room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        upright.text(painter, room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), counted)
        painter.setFont(font(Type.SOFT))
        painter.setPen(QColor(tokens.soft))
        beneath = QRectF(left, top + high, room.width(), self.height() - top - high)
        upright.text(painter, beneath, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), self._told)
