"""Paints a week: days, the strip of whole days, hours, agreements, the line of now. Knows no keys and no model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.week_geometry import WeekGeometry
from tracker.presentation.calendar.week_layout import LENGTH, WeekLayout, minute_of
from tracker.presentation.words.times import WEEKDAYS, clock, short_weekday, weekday
from tracker.tongue import tr, tr_n
from tracker.widgets.calendar.entry_painter import EntryPainter
from tracker.widgets.calendar.situation import Held, Situation
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CARD, RADIUS_CHIP, SPACE_4, Role, Tokens, Type, mix

HEAD = 40
_RING = 24
_NOW_DOT = 7
_ONE_LINE_FROM = 168
_LEAST_HOUR = 48


class WeekPainter:
    """Paints with one set of tokens at one pixel ratio; make a new one when they or the type change."""

    def __init__(self, tokens: Tokens, ratio: float) -> None:
        self._tokens = tokens
        self._entries = EntryPainter(tokens, ratio)
        self._soft = font(Type.SOFT)
        self._strong = font(Type.SOFT, semibold=True)
        self._figures = font(Type.SOFT, tabular=True)
        self._number = font(Type.NAME, semibold=False, tabular=True)
        self._heavy = font(Type.NAME, tabular=True)
        self._strong_metrics = QFontMetrics(self._strong)
        self.ratio = ratio

    @property
    def pitch(self) -> int:
        """The height of a row of the strip, with the gap beneath it."""
        return self._entries.line_height + 6

    @property
    def hour(self) -> int:
        """As high as a block of two lines needs."""
        return max(_LEAST_HOUR, ceil((2 * self._entries.line_height + 6) * 60 / LENGTH))

    def head(self, column_width: int) -> int:
        """The height of the days' names and numbers: in narrow days they take two lines."""
        beside = _RING + 4 * SPACE_4 + self._strong_metrics.horizontalAdvance(tr("Today"))
        return HEAD if column_width >= beside else _RING + self._strong_metrics.height() + 3 * SPACE_4

    @property
    def gutter(self) -> int:
        words = QFontMetrics(self._soft).horizontalAdvance(tr("All day"))
        return max(words, QFontMetrics(self._figures).horizontalAdvance("00:00")) + 4 * SPACE_4

    def paint_under(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, now: Situation) -> None:
        """The ground: the card, shaded days and the chosen one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card, tokens = self._card(geometry), self._tokens
        painter.fillPath(card, self._colour(tokens.surface))
        painter.save()
        painter.setClipPath(card)
        for column, day in enumerate(layout.days):
            fill = tokens.window if day.weekday() in now.days_off else tokens.surface
            if day == now.day:
                fill = tokens.tint(Role.ACCENT, fill, 0.06)
            if fill != tokens.surface:
                painter.fillRect(geometry.day(column), self._colour(fill))
            if day in now.away:
                painter.fillRect(geometry.day(column), QBrush(self._colour(tokens.line), Qt.BrushStyle.BDiagPattern))
        painter.restore()

    def paint_frame(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, today: date) -> None:
        """All that stays where it is while the hours are scrolled: days, their lines, and the strip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._card(geometry))
        line = self._colour(self._tokens.line)
        for column in range(WEEK + 1):
            painter.fillRect(geometry.column(column), geometry.head, 1, geometry.size.height() - geometry.head, line)
        self._paint_days(painter, geometry, layout, today)
        self._paint_strip(painter, geometry, layout)

    def paint_hours(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, seen: QRect) -> None:
        """The hours' lines and what stands among them, as far as it is in that part of the view."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lines(painter, geometry, seen)
        self._paint_blocks(painter, geometry, layout, seen)

    def show_hours(self, painter: QPainter, geometry: WeekGeometry, pieces: Iterable[tuple[int, QPixmap]]) -> None:
        """Lay painted pieces of the hours where they are to be seen; each comes with its upper edge."""
        painter.save()
        painter.setClipPath(self._card(geometry))
        painter.setClipRect(geometry.hours, Qt.ClipOperation.IntersectClip)
        for top, piece in pieces:
            painter.drawPixmap(0, top, piece)
        painter.restore()

    def paint_over(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, now: Situation) -> None:
        """The line of now, where the keys are, and what is carried."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(self._tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._card(geometry))
        painter.save()
        painter.setClipRect(geometry.hours)
        self._paint_names_of_hours(painter, geometry, layout, now)
        self._paint_now(painter, geometry, layout, now)
        painter.restore()
        if now.held is not None:
            self._paint_held(painter, geometry, layout, now.held)
            return
        if now.entry is None:
            column = layout.column_of(now.day)
            if now.focused and column is not None:
                head = geometry.day(column)
                head.setHeight(geometry.head)
                self._paint_frame(painter, QRectF(head).adjusted(2, 3, -1, -2))
            return
        for bar in layout.bars:
            if bar.entry.planned.id == now.entry:
                self._paint_frame(painter, QRectF(geometry.bar(bar)).adjusted(1, 1, -1, -1))
        painter.setClipRect(geometry.hours)
        for block in layout.blocks:
            if block.entry.planned.id == now.entry:
                self._paint_frame(painter, QRectF(geometry.block(block)).adjusted(1, 1, -1, -1))

    def _card(self, geometry: WeekGeometry) -> QPainterPath:
        card = QPainterPath()
        frame = QRectF(QPoint(0, 0), geometry.size).adjusted(0.5, 0.5, -0.5, -0.5)
        card.addRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        return card

    def _paint_lines(self, painter: QPainter, geometry: WeekGeometry, seen: QRect) -> None:
        line = self._colour(self._tokens.line)
        right = geometry.column(WEEK) - geometry.gutter
        for hour in range(1, 24):
            y = geometry.y_of(hour * 60)
            if seen.top() <= y <= seen.bottom():
                painter.fillRect(geometry.gutter, y, right, 1, line)

    def _paint_names_of_hours(
        self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, now: Situation
    ) -> None:
        """An hour whose name would be cut off, or lie under that of now, goes without."""
        height = self._entries.line_height
        at_now = geometry.y_of(now.now.hour * 60 + now.now.minute)
        shows_now = layout.column_of(now.now.date()) is not None
        for hour in range(1, 24):
            y = geometry.y_of(hour * 60)
            whole = geometry.top <= y - height // 2 and y <= geometry.size.height()
            if whole and not (shows_now and abs(y - at_now) < height):
                self._paint_hour(painter, geometry, y, f"{hour:02}:00", self._tokens.soft)

    def _paint_hour(self, painter: QPainter, geometry: WeekGeometry, y: int, words: str, colour: str) -> None:
        height = self._entries.line_height
        box = QRect(0, y - height // 2, geometry.gutter - 2 * SPACE_4, height)
        self._words(painter, box, words, self._figures, colour, Qt.AlignmentFlag.AlignRight)

    def _paint_blocks(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, seen: QRect) -> None:
        for block in layout.blocks:
            box = geometry.block(block)
            if box.intersects(seen):
                tall = box.width() < _ONE_LINE_FROM
                self._entries.paint(painter, box, block.entry, two_lines=tall, over_lines=True)
        for crowd in layout.crowds:
            box = geometry.crowd(crowd)
            if box.intersects(seen):
                painter.setPen(QPen(self._colour(self._tokens.line), 1))
                painter.setBrush(self._colour(self._tokens.raised))
                painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                self._words(painter, box, f"+{crowd.count}", self._strong, self._tokens.soft)

    def _paint_days(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, today: date) -> None:
        """A day's name and number; today has a ring and the word. In a narrow day the name stands above the number."""
        tokens = self._tokens
        widest = max(self._strong_metrics.horizontalAdvance(name.told()) for name in WEEKDAYS)
        short = geometry.column_width < widest + _RING + 5 * SPACE_4
        stacked = geometry.head > HEAD
        for column, day in enumerate(layout.days):
            here = day == today
            box = QRect(
                geometry.column(column), 0, geometry.column(column + 1) - geometry.column(column), geometry.head
            )
            name = tr("Today") if here else short_weekday(day) if short else weekday(day)
            ring = QRect(box.left() + 6, (HEAD - _RING) // 2 + 1, _RING, _RING)
            beside = QRect(ring.right() + 6, 0, box.right() - ring.right() - 6, HEAD)
            if stacked:
                ring.moveTo(box.center().x() - _RING // 2 + 1, geometry.head - _RING - 5)
                beside = QRect(box.left(), 5, box.width(), self._strong_metrics.height())
            if here:
                painter.setPen(QPen(self._colour(tokens.accent), 1.75))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(ring).adjusted(0.9, 0.9, -0.9, -0.9))
            self._words(
                painter,
                ring,
                str(day.day),
                self._heavy if here else self._number,
                tokens.accent if here else tokens.text,
            )
            across = Qt.AlignmentFlag.AlignHCenter if stacked else Qt.AlignmentFlag.AlignLeft
            self._words(painter, beside, name, self._strong, tokens.accent if here else tokens.soft, across)

    def _paint_strip(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout) -> None:
        tokens, width = self._tokens, geometry.size.width()
        painter.fillRect(0, geometry.head, width, 1, self._colour(tokens.line))
        painter.fillRect(0, geometry.top - 1, width, 1, self._colour(tokens.strong_line))
        label = QRect(0, geometry.head + geometry.pad, geometry.gutter - 2 * SPACE_4, geometry.pitch - geometry.gap)
        self._words(painter, label, tr("All day"), self._soft, tokens.soft, Qt.AlignmentFlag.AlignRight)
        for bar in layout.bars:
            self._entries.paint(painter, geometry.bar(bar), bar.entry, begins=bar.begins, ends=bar.ends)
        for day, count in layout.hidden.items():
            column = layout.column_of(day)
            if column is not None:
                box = geometry.more(column).adjusted(6, 0, 0, 0)
                words = tr_n("+{n} more", "+{n} more", count)
                if self._strong_metrics.horizontalAdvance(words) > box.width():
                    words = f"+{count}"
                self._words(painter, box, words, self._strong, tokens.soft, Qt.AlignmentFlag.AlignLeft)

    def _paint_now(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, now: Situation) -> None:
        column = layout.column_of(now.now.date())
        if column is None:
            return
        y, accent = geometry.y_of(now.now.hour * 60 + now.now.minute), self._colour(self._tokens.accent)
        day = geometry.day(column)
        self._paint_hour(painter, geometry, y, clock(now.now.time()), self._tokens.accent)
        faint = mix(self._tokens.accent, self._tokens.surface, 0.35)
        painter.fillRect(geometry.gutter, y, geometry.column(WEEK) - geometry.gutter, 1, self._colour(faint))
        painter.fillRect(day.left(), y - 1, day.width(), 2, accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QRectF(day.left() - _NOW_DOT / 2 + 0.5, y - _NOW_DOT / 2, _NOW_DOT, _NOW_DOT))

    def _paint_held(self, painter: QPainter, geometry: WeekGeometry, layout: WeekLayout, held: Held) -> None:
        """The entry as it leaves its place, the day or days it would be on, and its ghost where it would stand."""
        landed = held.carried.landed
        for bar in layout.bars:
            if bar.entry.planned.id == landed.planned.id:
                self._entries.fade(painter, geometry.bar(bar))
        painter.save()
        painter.setClipRect(geometry.hours)
        for block in layout.blocks:
            if block.entry.planned.id == landed.planned.id:
                self._entries.fade(painter, geometry.block(block))
        painter.restore()
        on = [column for column, day in enumerate(layout.days) if landed.touches(day)]
        for column in on:
            painter.fillRect(geometry.day(column).adjusted(1, 0, 0, 0), self._entries.thin(Role.ACCENT))
        if not on:
            return
        if landed.at is None:
            left, right = geometry.day(on[0]).left(), geometry.day(on[-1]).right()
            ghost = QRect(left + 3, geometry.head + geometry.pad, right - left - 5, geometry.pitch)
            self._entries.paint_ghost(painter, ghost, landed)
            return
        painter.setClipRect(geometry.hours)
        ghost = geometry.held(on[0], minute_of(landed))
        self._entries.paint_ghost(painter, ghost, landed, two_lines=ghost.width() < _ONE_LINE_FROM)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self._colour(self._tokens.accent), FOCUS_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)

    def _words(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        kind: QFont,
        colour: str,
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> None:
        painter.setFont(kind)
        painter.setPen(self._colour(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | across | Qt.TextFlag.TextDontClip, words)

    def _colour(self, name: str) -> QColor:
        return self._entries.colour(name)
