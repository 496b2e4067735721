"""Paints a month: weekdays, days, agreements, and where the keys and the pointer are. Knows no keys and no model."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.month_geometry import MonthGeometry
from tracker.presentation.calendar.month_layout import MonthLayout
from tracker.presentation.words.times import WEEKDAYS, short_date, short_weekday, weekday
from tracker.tongue import tr, tr_n
from tracker.widgets.calendar.entry_painter import EntryPainter
from tracker.widgets.calendar.situation import Held, Situation
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON_SMALL, RADIUS_CARD, RADIUS_CHIP, Role, Tokens, Type, mix

HEADER = 30
NUMBER = 30
PAD = 5
_RING = 22
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip
_SHORT_HEADER = 64
_LEAST_GHOST = 120


class MonthPainter:
    """Paints with one set of tokens at one pixel ratio; make a new one when they or the type change."""

    def __init__(self, tokens: Tokens, ratio: float) -> None:
        self._tokens = tokens
        self._entries = EntryPainter(tokens, ratio)
        self._soft = font(Type.SOFT)
        self._number = font(Type.SOFT, tabular=True)
        self._strong = font(Type.SOFT, semibold=True)
        self._heavy = font(Type.SOFT, semibold=True, tabular=True)
        self._metrics = QFontMetrics(self._soft)
        self._strong_metrics = QFontMetrics(self._strong)
        self._digits = QFontMetrics(self._number).horizontalAdvance("00")
        self.ratio = ratio

    @property
    def pitch(self) -> int:
        """The height of a row: a line of type, a little air, and the gap beneath it."""
        return self._entries.line_height + 6

    def paint_under(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout, now: Situation) -> None:
        """The ground: the card, shaded days, the day pointed at and the chosen one, framed beneath all names."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card(geometry)
        painter.fillPath(card, self._colour(self._tokens.surface))
        painter.save()
        painter.setClipPath(card)
        for index, day in enumerate(layout.days):
            self._paint_ground(painter, geometry.cell(index), day, now)
        painter.restore()
        chosen = layout.index_of(now.day)
        if chosen is not None and now.focused and now.entry is None and now.held is None:
            self._paint_frame(painter, QRectF(geometry.cell(chosen)).adjusted(2, 2, -1, -1))

    def paint_entries(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout, today: date) -> None:
        """All that stays as it is while keys and pointer move: lines, weekdays, numbers and agreements."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card(geometry)
        painter.save()
        painter.setClipPath(card)
        self._paint_lines(painter, geometry)
        self._paint_header(painter, geometry, layout, today)
        for index, day in enumerate(layout.days):
            self._paint_number(painter, geometry, index, day, layout, today)
        self._paint_bars(painter, geometry, layout)
        painter.restore()
        painter.setPen(QPen(self._colour(self._tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(card)

    def paint_over(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout, now: Situation) -> None:
        """The corner of the day pointed at, the entry the keys are on, and what is carried, over the days it would be
        on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if now.held is not None:
            self._paint_held(painter, geometry, layout, now.held)
            return
        index = layout.index_of(now.pointed.day) if now.pointed is not None else None
        if index is not None:
            self._paint_corner(painter, geometry.corner(index), now)
        for bar in layout.bars:
            if bar.entry.planned.id == now.entry:
                self._paint_frame(painter, QRectF(geometry.bar(bar)).adjusted(1, 1, -1, -1))

    def _paint_held(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout, held: Held) -> None:
        """The entry as it leaves its place, the days it would be on, and its ghost."""
        landed = held.carried.landed
        for bar in layout.bars:
            if bar.entry.planned.id == landed.planned.id:
                self._entries.fade(painter, geometry.bar(bar))
        target = None
        for index, day in enumerate(layout.days):
            if landed.touches(day):
                cell = geometry.cell(index)
                painter.fillRect(cell.adjusted(1, 1, 0, 0), self._entries.thin(Role.ACCENT))
                if day == held.carried.day:
                    target = cell
                    self._paint_frame(painter, QRectF(cell).adjusted(2, 2, -1, -1))
        ghost = QRect(0, 0, max(geometry.column_width - 2 * PAD, _LEAST_GHOST), self.pitch)
        if held.pointer is not None:
            ghost.moveCenter(held.pointer)
        elif target is not None:
            ghost.moveCenter(target.center())
        else:
            return
        self._entries.paint_ghost(painter, ghost, landed)

    def _card(self, geometry: MonthGeometry) -> QPainterPath:
        card = QPainterPath()
        frame = QRectF(QPoint(0, 0), geometry.size).adjusted(0.5, 0.5, -0.5, -0.5)
        card.addRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        return card

    def _paint_ground(self, painter: QPainter, cell: QRect, day: date, now: Situation) -> None:
        tokens = self._tokens
        fill = tokens.surface
        if day.weekday() in now.days_off:
            fill = tokens.window
        if now.pointed is not None and day == now.pointed.day:
            fill = mix(tokens.text, fill, 0.03)
        if day == now.day:
            fill = tokens.tint(Role.ACCENT, fill, 0.06)
        if fill != tokens.surface:
            painter.fillRect(cell, self._colour(fill))
        if day in now.away:
            painter.fillRect(cell, QBrush(self._colour(tokens.line), Qt.BrushStyle.BDiagPattern))

    def _paint_lines(self, painter: QPainter, geometry: MonthGeometry) -> None:
        colour = self._colour(self._tokens.line)
        width, height = geometry.size.width(), geometry.size.height()
        for column in range(1, WEEK):
            painter.fillRect(geometry.column(column), geometry.header, 1, height - geometry.header, colour)
        for week in range(geometry.weeks):
            painter.fillRect(0, geometry.week(week), width, 1, colour)

    def _paint_header(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout, today: date) -> None:
        widest = max(self._strong_metrics.horizontalAdvance(name.told()) for name in WEEKDAYS) + 2 * PAD + 6
        short = geometry.column_width < max(_SHORT_HEADER + self._metrics.horizontalAdvance("MM"), widest)
        for column in range(WEEK):
            day = layout.days[column]
            name = weekday(day)
            here = today in layout.days and day.weekday() == today.weekday() and layout.in_month(today)
            box = QRect(geometry.column(column), 0, geometry.column(column + 1) - geometry.column(column), HEADER)
            painter.setFont(self._strong)
            painter.setPen(self._colour(self._tokens.accent if here else self._tokens.soft))
            line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(PAD + 6, 0, 0, 0), line, short_weekday(day) if short else name)

    def _paint_number(
        self, painter: QPainter, geometry: MonthGeometry, index: int, day: date, layout: MonthLayout, today: date
    ) -> None:
        tokens, cell = self._tokens, geometry.cell(index)
        ring = QRect(cell.left() + PAD, cell.top() + 4, _RING, _RING)
        colour = tokens.accent if day == today else tokens.text if layout.in_month(day) else tokens.soft
        if day == today:
            painter.setPen(QPen(self._colour(tokens.accent), 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(ring).adjusted(0.9, 0.9, -0.9, -0.9))
            self._words(painter, ring, str(day.day), self._heavy, colour, middle=True)
            beside, told = ring.adjusted(_RING + 4, 0, 60, 0), tr("Today")
            if beside.left() + self._strong_metrics.horizontalAdvance(told) < cell.right() - PAD:
                self._words(painter, beside, told, self._strong, colour)
        elif day.day == 1:
            kind = self._heavy if layout.in_month(day) else self._number
            self._words(painter, ring.adjusted(6, 0, 60, 0), short_date(day, day), kind, colour)
        else:
            digits = QRect(ring.left() + 6, ring.top(), self._digits, ring.height())
            self._words(painter, digits, str(day.day), self._number, colour)

    def _paint_corner(self, painter: QPainter, corner: QRect, now: Situation) -> None:
        tokens = self._tokens
        on_corner = now.pointed is not None and now.pointed.corner
        if on_corner:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(tokens.line))
            painter.drawRoundedRect(QRectF(corner), RADIUS_CHIP, RADIUS_CHIP)
        plus = tinted_pixmap("plus", tokens.text if on_corner else tokens.soft, ICON_SMALL, self.ratio)
        inset = (corner.width() - ICON_SMALL) // 2
        painter.drawPixmap(corner.left() + inset, corner.top() + inset, plus)

    def _paint_bars(self, painter: QPainter, geometry: MonthGeometry, layout: MonthLayout) -> None:
        for bar in layout.bars:
            box = geometry.bar(bar)
            self._entries.paint(painter, box, bar.entry, two_lines=bar.rows > 1, begins=bar.begins, ends=bar.ends)
        for day, count in layout.hidden.items():
            index = layout.index_of(day)
            if index is not None:
                box = geometry.more(index).adjusted(6, 0, 0, 0)
                words = tr_n("+{n} more", "+{n} more", count)
                if self._strong_metrics.horizontalAdvance(words) > box.width():
                    words = f"+{count}"
                self._words(painter, box, words, self._strong, self._tokens.soft)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self._colour(self._tokens.accent), FOCUS_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)

    def _words(
        self, painter: QPainter, box: QRect, words: str, kind: QFont, colour: str, *, middle: bool = False
    ) -> None:
        painter.setFont(kind)
        painter.setPen(self._colour(colour))
        painter.drawText(box, _MIDDLE if middle else _LEFT, words)

    def _colour(self, name: str) -> QColor:
        return self._entries.colour(name)
