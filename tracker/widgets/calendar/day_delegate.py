"""Draws an agreement as a row of a whole day's list: when, how it stands, who, what it is about. Knows no list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.calendar.agenda_line import settled_words, time_words
from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.calendar_model import CalendarRole
from tracker.presentation.calendar.entry_face import ICON_GAP, Weight
from tracker.widgets.calendar.entry_look import EntryLook, look_of
from tracker.widgets.calendar.face_painter import FacePainter
from tracker.widgets.look.painted import upright
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, STATE_BAR, Role, mix

_ROW, _SIDE = 26, 8
_LEAST_TIME, _AFTER_TIME, _AFTER_BAR, _GAP, _LEAST_TOPIC = 40, 8, 9, 8, 48


class EntryDelegate(QStyledItemDelegate):
    """Needs a model that answers `CalendarRole.ENTRY`. `entries` are all that lie on that day, in its order: a time
    that several are for is said once."""

    def __init__(self, day: date, today: date, entries: Sequence[CalendarEntry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = [time_words(entry, day, today) for entry in entries]
        self._faces: FacePainter | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(CalendarRole.ENTRY)
        if not isinstance(entry, CalendarEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            upright.hold_a_mirror(painter, option.rect)
        faces, box = self._painter_of(painter), option.rect.adjusted(1, 1, -1, -1)
        self._ground(painter, faces, box, option.state)
        self._words(painter, faces, box, entry, index.row())
        painter.restore()

    def _ground(self, painter: QPainter, faces: FacePainter, box: QRect, state: QStyle.StateFlag) -> None:
        tokens, chosen = faces.tokens, bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY) if chosen else mix(tokens.text, tokens.surface, 0.04)))
            painter.drawRoundedRect(QRectF(box), RADIUS_CHIP, RADIUS_CHIP)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)

    def _words(self, painter: QPainter, faces: FacePainter, box: QRect, entry: CalendarEntry, row: int) -> None:
        look, top = look_of(entry), box.top() + (box.height() - faces.line) // 2
        at, right = box.left() + _SIDE, box.right() + 1 - _SIDE
        if row == 0 or self._times[row] != self._times[row - 1] or not entry.clock:
            told = look.words if entry.state in (EntryState.SLIPPED, EntryState.PROMISED) else Role.SOFT
            faces.text(painter, at, top, self._times[row], Weight.SOFT, told)
        at += self._column(faces) + _AFTER_TIME
        self._bar(painter, faces, QRectF(at, box.top() + 4, STATE_BAR, box.height() - 8), look)
        at += _AFTER_BAR
        faces.icon(painter, at, top, look.icon, look.role)
        at += faces.icon_size + ICON_GAP + 2
        faces.text(painter, at, top, entry.name, Weight.NAME, look.name, right - at)
        at += faces.width(entry.name, Weight.NAME) + _GAP
        about = " · ".join(part for part in ("" if look.has_bar else settled_words(entry), entry.topic) if part)
        if about and right - at > _LEAST_TOPIC:
            faces.text(painter, at, top, about, Weight.SOFT, Role.SOFT, right - at)

    def _bar(self, painter: QPainter, faces: FacePainter, box: QRectF, look: EntryLook) -> None:
        if look.has_bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faces.colour(faces.tokens.colour(look.role)))
            painter.drawRoundedRect(box, STATE_BAR / 2, STATE_BAR / 2)

    def _column(self, faces: FacePainter) -> int:
        """How wide the times are."""
        return max(_LEAST_TIME, *(faces.width(told, Weight.SOFT) for told in self._times))

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, max(_ROW, option.fontMetrics.height() + 8))

    def _painter_of(self, painter: QPainter) -> FacePainter:
        tokens = tokens_of(QGuiApplication.palette())
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        if self._faces is None or self._faces.tokens is not tokens or self._faces.ratio != ratio:
            self._faces = FacePainter(tokens, ratio)
        return self._faces
