"""Draws an agreement as a row of a list: in a full day's pop-up, and wherever agreements stand one under another.

Knows no list.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarRole
from tracker.presentation.calendar.entry_face import ICON_GAP, INSET, Weight
from tracker.widgets.calendar.entry_look import look_of
from tracker.widgets.calendar.face_painter import ICON, FacePainter
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import Role

_MARGIN, _GAP, _LEAST_TOPIC = 2, 8, 48


class EntryDelegate(QStyledItemDelegate):
    """Needs a model that answers `CalendarRole.ENTRY`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces: FacePainter | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(CalendarRole.ENTRY)
        if not isinstance(entry, CalendarEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, _MARGIN, -2, -_MARGIN)
        faces = self._painter_of(painter, option)
        faces.ground(painter, box, look_of(entry))
        self._words(painter, faces, box, entry)
        if option.state & QStyle.StateFlag.State_HasFocus:
            faces.ring(painter, box)
        painter.restore()

    def _words(self, painter: QPainter, faces: FacePainter, box: QRect, entry: CalendarEntry) -> None:
        """Icon, time, name, and what it is about where there is room."""
        look, top = look_of(entry), box.top() + (box.height() - faces.line) // 2
        at, right = box.left() + INSET, box.right() - INSET
        faces.icon(painter, at, top, look.icon, look.role)
        at += ICON + ICON_GAP
        if entry.clock:
            faces.text(painter, at, top, entry.clock, Weight.SOFT, look.words)
            at += faces.width(entry.clock, Weight.SOFT) + _GAP
        faces.text(painter, at, top, entry.name, Weight.NAME, look.name, right - at)
        at += faces.width(entry.name, Weight.NAME) + _GAP
        if entry.topic and right - at > _LEAST_TOPIC:
            faces.text(painter, at, top, entry.topic, Weight.SOFT, Role.SOFT, right - at)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        return QSize(240, line + 10 + 2 * _MARGIN)

    def _painter_of(self, painter: QPainter, option: QStyleOptionViewItem) -> FacePainter:
        tokens = tokens_of(option.palette)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        if self._faces is None or self._faces.tokens is not tokens or self._faces.ratio != ratio:
            self._faces = FacePainter(tokens, ratio)
        return self._faces
