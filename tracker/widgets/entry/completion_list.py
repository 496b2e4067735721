"""The people whose name is being typed, beneath the line. Takes no focus: the line keeps it, and hands on what moves.

It lies inside the window, so that typing, input methods and focus are never disturbed.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from tracker.presentation.words import quoted
from tracker.rules.line import Completion
from tracker.rules.line.line_reading import Someone
from tracker.tongue import tr
from tracker.widgets.fields.key_chip import cap_width, paint_cap
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, RADIUS_CARD, RADIUS_CHIP, SPACE_4, SPACE_8, Role, Tokens, Type

_ROW = 28


class CompletionList(QFrame):
    """`chosen(n)` comes for a click: the n-th person. The first is chosen until one moves, and then
    that one for as long as it is listed; the last row is somebody new
    of the name that is typed, for whom `new` comes."""

    chosen = Signal(int)
    new = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._completion: Completion | None = None
        self._put_away: Completion | None = None
        self._beside: tuple[str, ...] = ()
        self._wide = 0
        """Never narrower under the hands of whoever types on."""
        self.current = 0
        self.was_moved = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("People found"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_people(self, completion: Completion | None, beside: tuple[str, ...] = ()) -> None:
        """Show those, the first chosen, with that softly beside each; None puts the list away."""
        self._beside = beside
        if completion is None or completion == self._put_away:
            self._completion = None if completion is None else self._completion
            if completion is None:
                self._put_away = None
            self.hide()
            return
        if completion != self._completion:
            moved_to = self._moved_to_in(completion)
            self.current, self.was_moved = moved_to or 0, moved_to is not None
            self._completion, self._put_away = completion, None
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._wide = max(self._wide if self.isVisible() else 0, self._wanted_width(), 320)
        self._place()
        self._say()
        self.show()
        self.raise_()
        self.update()

    def _moved_to_in(self, completion: Completion) -> int | None:
        """Where the row that was moved to stands in that one; None where it does not, or none was."""
        if self._completion is None or not self.was_moved:
            return None
        people = self._completion.people
        if self.current == len(people):
            return len(completion.people)
        return next((n for n, who in enumerate(completion.people) if who.id == people[self.current].id), None)

    def listed(self, n: int) -> Someone | None:
        """Who stands in that row; None for the last, and where there is none."""
        people = self._completion.people if self._completion is not None else ()
        return people[n] if n < len(people) else None

    def put_away(self) -> None:
        """Not wanted for what is typed now."""
        self._put_away = self._completion
        self.hide()

    def move_by(self, step: int) -> None:
        if self._completion is not None:
            self.current = (self.current + step) % (len(self._completion.people) + 1)
            self.was_moved = True
            self._say()
            say_aloud(self, self.accessibleDescription())
            self.update()

    def take(self, n: int) -> None:
        """Take that row."""
        if self._completion is not None and n == len(self._completion.people):
            self.put_away()
            self.new.emit()
        else:
            self.chosen.emit(n)

    def _say(self) -> None:
        if self._completion is not None:
            self.setAccessibleDescription(", ".join(part for part in self._told(self.current) if part))

    def _told(self, at: int) -> tuple[str, str]:
        """What that row says: a name and what stands beside it."""
        assert self._completion is not None
        people = self._completion.people
        if at == len(people):
            # T: "New person: “tom”"
            return tr("New person: {typed}", typed=quoted(self._completion.typed, 40)), ""
        return people[at].name, self._beside[at] if at < len(self._beside) else ""

    def _place(self) -> None:
        assert self._completion is not None
        window = self._field.window()
        at = self._field.mapTo(window, QPoint(-4, self._field.height() + 6))
        width = min(self._wide, window.width() - 2 * SPACE_8)
        left = max(SPACE_8, min(at.x(), window.width() - width - SPACE_8))
        self.setGeometry(left, at.y(), width, (len(self._completion.people) + 1) * self._row() + 2 * SPACE_4)

    def _row(self) -> int:
        return max(_ROW, QFontMetrics(font(Type.BODY)).height() + 10)

    def _wanted_width(self) -> int:
        assert self._completion is not None
        name, beside = QFontMetrics(font(Type.BODY, semibold=True)), QFontMetrics(font(Type.SOFT))
        rows = [self._told(at) for at in range(len(self._completion.people) + 1)]
        widest = max(name.horizontalAdvance(row) + beside.horizontalAdvance(f"   {told}") for row, told in rows)
        return widest + grown(ICON_SMALL) + max(cap_width(tr("Tab")), cap_width(tr("Alt N"))) + 6 * SPACE_8

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
            self.take(at)

    def _at(self, event: QMouseEvent) -> int | None:
        at = int(event.position().y() - SPACE_4) // self._row()
        return at if self._completion is not None and 0 <= at <= len(self._completion.people) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._completion is None:
            return
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        for at in range(len(self._completion.people) + 1):
            self._paint_row(painter, at, tokens)

    def _paint_row(self, painter: QPainter, at: int, tokens: Tokens) -> None:
        high = self._row()
        top = SPACE_4 + at * high
        if at == self.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY)))
            painter.drawRoundedRect(QRectF(SPACE_4, top, self.width() - 2 * SPACE_4, high), RADIUS_CHIP, RADIUS_CHIP)
        left = SPACE_4 + SPACE_8
        is_new = self._completion is not None and at == len(self._completion.people)
        name, beside = self._told(at)
        side = grown(ICON_SMALL)
        picture = tinted_pixmap("plus" if is_new else "person", tokens.soft, side, self.devicePixelRatioF())
        painter.drawPixmap(left, top + (high - side) // 2, picture)
        left += side + SPACE_8
        typed = self._completion.typed if self._completion is not None else ""
        begun = len(typed) if not is_new and name.casefold().startswith(typed.casefold()) else 0
        cap = tr("Tab") if at == self.current else tr("Alt N") if is_new else ""
        ends = self.width() - SPACE_4 - SPACE_8 - (cap_width(cap) + SPACE_8 if cap else 0)
        for text, kind, heavy, colour in (
            (name[:begun], Type.BODY, True, tokens.text),
            (name[begun:], Type.BODY, False, tokens.text),
            (f"   {beside}", Type.SOFT, False, tokens.soft),
        ):
            used = font(kind, semibold=heavy)
            metrics = QFontMetrics(used)
            painter.setFont(used)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(ends - left, 0))
            painter.drawText(left, top + (high + metrics.ascent() - metrics.descent()) // 2, shown)
            left += metrics.horizontalAdvance(text)
        if cap:
            painter.save()
            painter.translate(self.width() - SPACE_4 - SPACE_8 - cap_width(cap), top)
            paint_cap(painter, cap, 0, high, tokens)
            painter.restore()
