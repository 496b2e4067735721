"""The people whose name is being typed, beneath the line. Takes no focus: the line keeps it, and hands on what moves.

It lies inside the window, so that typing, input methods and focus are never disturbed.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from tracker.rules.line import Completion, Someone
from tracker.tongue import tr
from tracker.widgets.fields.key_chip import cap_width, paint_cap
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, RADIUS_CARD, RADIUS_CHIP, SPACE_4, SPACE_8, Role, Tokens, Type

_ROW = 28


class CompletionList(QFrame):
    """`chosen(n)` comes for a click: the n-th person. The first is chosen until one moves."""

    chosen = Signal(int)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._completion: Completion | None = None
        self._put_away: Completion | None = None
        self.current = 0
        self.was_moved = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("People found"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_people(self, completion: Completion | None) -> None:
        """Show those, the first chosen; None puts the list away."""
        if completion is None or completion == self._put_away:
            self._completion = None if completion is None else self._completion
            if completion is None:
                self._put_away = None
            self.hide()
            return
        if completion != self._completion:
            self._completion, self.current, self.was_moved, self._put_away = completion, 0, False, None
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._place()
        self._say()
        self.show()
        self.raise_()
        self.update()

    def put_away(self) -> None:
        """Not wanted for what is typed now."""
        self._put_away = self._completion
        self.hide()

    def move_by(self, step: int) -> None:
        if self._completion is not None:
            self.current = (self.current + step) % len(self._completion.people)
            self.was_moved = True
            self._say()
            self.update()

    def _say(self) -> None:
        if self._completion is not None:
            person = self._completion.people[self.current]
            self.setAccessibleDescription(", ".join(part for part in (person.name, _beside(person)) if part))

    def _place(self) -> None:
        assert self._completion is not None
        window = self._field.window()
        at = self._field.mapTo(window, QPoint(-4, self._field.height() + 6))
        width = min(max(self._wanted_width(), 320), window.width() - 2 * SPACE_8)
        left = max(SPACE_8, min(at.x(), window.width() - width - SPACE_8))
        self.setGeometry(left, at.y(), width, len(self._completion.people) * self._row() + 2 * SPACE_4)

    def _row(self) -> int:
        return max(_ROW, QFontMetrics(font(Type.BODY)).height() + 10)

    def _wanted_width(self) -> int:
        assert self._completion is not None
        name, beside = QFontMetrics(font(Type.BODY, semibold=True)), QFontMetrics(font(Type.SOFT))
        widest = max(
            name.horizontalAdvance(p.name) + beside.horizontalAdvance(_beside(p)) for p in self._completion.people
        )
        return widest + ICON_SMALL + cap_width(tr("Tab")) + 6 * SPACE_8

    def sizeHint(self) -> QSize:
        return self.size()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if at is not None and at != self.current:
            self.current = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if at is not None:
            self.chosen.emit(at)

    def _at(self, event: QMouseEvent) -> int | None:
        at = int(event.position().y() - SPACE_4) // self._row()
        return at if self._completion is not None and 0 <= at < len(self._completion.people) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._completion is None:
            return
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        for at, person in enumerate(self._completion.people):
            self._paint_row(painter, at, person, tokens)

    def _paint_row(self, painter: QPainter, at: int, person: Someone, tokens: Tokens) -> None:
        high = self._row()
        top = SPACE_4 + at * high
        if at == self.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY)))
            painter.drawRoundedRect(QRectF(SPACE_4, top, self.width() - 2 * SPACE_4, high), RADIUS_CHIP, RADIUS_CHIP)
        left = SPACE_4 + SPACE_8
        picture = tinted_pixmap("person", tokens.soft, ICON_SMALL, self.devicePixelRatioF())
        painter.drawPixmap(left, top + (high - ICON_SMALL) // 2, picture)
        left += ICON_SMALL + SPACE_8
        typed = self._completion.typed if self._completion is not None else ""
        begun = len(typed) if person.name.casefold().startswith(typed.casefold()) else 0
        cap = tr("Tab")
        ends = self.width() - SPACE_4 - SPACE_8 - (cap_width(cap) + SPACE_8 if at == self.current else 0)
        for text, kind, heavy, colour in (
            (person.name[:begun], Type.BODY, True, tokens.text),
            (person.name[begun:], Type.BODY, False, tokens.text),
            (f"   {_beside(person)}", Type.SOFT, False, tokens.soft),
        ):
            used = font(kind, semibold=heavy)
            metrics = QFontMetrics(used)
            painter.setFont(used)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(ends - left, 0))
            painter.drawText(left, top + (high + metrics.ascent() - metrics.descent()) // 2, shown)
            left += metrics.horizontalAdvance(text)
        if at == self.current:
            painter.save()
            painter.translate(self.width() - SPACE_4 - SPACE_8 - cap_width(cap), top)
            paint_cap(painter, cap, 0, high, tokens)
            painter.restore()


def _beside(person: Someone) -> str:
    return person.organisation or person.household
