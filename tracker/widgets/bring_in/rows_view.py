"""The list of those a file brings: two people side by side and what may be answered, by number or by mouse.

Knows its model, and not what an answer means.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.bring_in.piles import Row
from tracker.presentation.bring_in.rows_model import ROW, RowsModel
from tracker.tongue import tr
from tracker.widgets.fields.typing.numbers import finds_nothing, keeps_number, number_of, wants_an_answer
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.row_ground import paint_ground
from tracker.widgets.look.painted.two_lines import PAD, lines_beneath, paint_two_lines, tell_whole, two_lines_high
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import font, line_height, tokens_of
from tracker.widgets.look.tokens import RADIUS_CHIP, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type

SEGMENT_PAD, NARROW_PAD = SPACE_12, SPACE_8
NARROW = 720
"""A row narrower than this, in logical pixels, leaves more of itself to the two people."""
MOST_BENEATH, A_NUMBER = 2, "+44 7700 900000"
"""Lines beneath a name, and as long a number as may stand there beside the reason."""
AT_ONCE = 2_000
"""Rows that are placed in one go: a few thousandths of a second."""
Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """Digits answer the row under the keys and go to the next; `answered` comes after each. `not_an_answer(int)` comes
    for what is none, with how many there are.
    """

    answered = Signal()
    not_an_answer = Signal(int)

    def __init__(self, model: RowsModel, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # to place all of 20,000 at once stops keys and clicks
        self.setBatchSize(AT_ONCE)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._model = model
        self.setModel(model)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.viewport().setAutoFillBackground(False)
        self.heads = [PlainLabel(words, Type.SOFT, Role.SOFT, parent=self) for words in (tr("In the file"), "")]
        self.setViewportMargins(0, line_height(Type.SOFT) + SPACE_8, 0, 0)
        model.modelReset.connect(self._name_the_other)
        model.modelReset.connect(self._show_heads)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_heads()

    def _name_the_other(self) -> None:
        of_both = self._model.meets_the_file
        self.heads[1].setText(tr("Who it may be") if of_both else tr("In your people"))

    def _show_heads(self) -> None:
        """Over the columns of the first row, as wide as they are."""
        row = self._model.row(0) if self._model.rowCount() else None
        at, wide = PAD, self.viewport().width()
        room = wide - self.spare
        for head, there in zip(self.heads, (row is not None, row is not None and bool(row.other)), strict=True):
            head.setVisible(there)
            if row is not None:
                half = self._delegate.half(row, QRect(0, 0, room, 2 * line_height(Type.BODY)))
                place = QRect(at, 0, half - SPACE_12, line_height(Type.SOFT) + SPACE_4)
                across = QRect(0, 0, wide, place.height())
                head.setGeometry(QStyle.visualRect(self.layoutDirection(), across, place))
                at += half
        if self._delegate.give_room(self._model, room):
            self.scheduleDelayedItemsLayout()

    @property
    def spare(self) -> int:
        """What the bar would take where it is not needed: rows end at one place with it and without."""
        return max(self.verticalScrollBar().sizeHint().width() - (self.width() - self.viewport().width()), 0)

    def event(self, event: QEvent) -> bool:
        return keeps_number(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, index = number_of(event), self.currentIndex()
        if not wants_an_answer(event) or not index.isValid():
            super().keyPressEvent(event)
        elif number is not None and self._model.answer(index.row(), number):
            self._go_on(index.row())
            self.answered.emit()
        else:
            self.not_an_answer.emit(len(self._model.row(index.row()).answers))

    def keyboardSearch(self, search: str) -> None:
        before = self.currentIndex()
        super().keyboardSearch(search)
        if before.isValid() and finds_nothing(self.currentIndex(), before, search):
            self.not_an_answer.emit(len(self._model.row(before.row()).answers))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            number = self._delegate.segment_at(index, self.visualRect(index), event.position().toPoint().x())
            if number is not None and self._model.answer(index.row(), number):
                self.answered.emit()
        super().mouseReleaseEvent(event)

    def _go_on(self, row: int) -> None:
        following = min(row + 1, self._model.rowCount() - 1)
        self.setCurrentIndex(self._model.index(following))


class _Delegate(QStyledItemDelegate):
    """All rows are of one height: as many lines beneath a name as the longest of our reasons needs with a number."""

    _beneath = 1

    def give_room(self, model: RowsModel, width: int) -> bool:
        """Whether the reasons of that pile need other rows than those before, in a list so wide."""
        before, self._beneath = self._beneath, 1
        if model.reasons and model.rowCount():
            room = self.half(model.row(0), QRect(0, 0, width, two_lines_high())) - SPACE_12
            told = (f"{reason} · {A_NUMBER}" for reason in model.reasons)
            self._beneath = max(len(lines_beneath(each, room, MOST_BENEATH)) for each in told)
        return self._beneath != before

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(400, two_lines_high(self._beneath) + SPACE_8)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        row: Row | None = index.data(ROW)
        return row is not None and tell_whole(event, view, row.name, row.detail, row.other, row.other_detail)

    def segment_at(self, index: Index, area: QRect, x: int) -> int | None:
        """Which answer lies there, if any does."""
        row: Row = index.data(ROW)
        boxes = self._segments(row, self._ends_before_the_bar(area))
        if self._is_mirrored:
            x = area.left() + area.right() - x
        return next((at for at, box in enumerate(boxes) if box.left() <= x <= box.right()), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        view = self.parent()
        assert isinstance(view, QListView)
        tokens = tokens_of(view.palette())
        state: QStyle.StateFlag = option.state
        if not view.hasFocus():
            state &= ~QStyle.StateFlag.State_HasFocus
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_mirrored:
            upright.hold_a_mirror(painter, area)
        area = self._ends_before_the_bar(area)
        painter.fillRect(area.left() + PAD, area.bottom(), area.width() - 2 * PAD, 1, QColor(tokens.line))
        paint_ground(painter, area.adjusted(0, 1, 0, -1), state, tokens)
        boxes = self._segments(row, area)
        half = self.half(row, area)
        room, most = max(half - SPACE_12, 0), self._beneath
        taken = max(len(lines_beneath(told, room, most)) for told in (row.detail, row.other_detail)) if most > 1 else 1
        high = two_lines_high(max(taken, 1)) - 2 * PAD
        top = area.top() + (area.height() - high) // 2  # the answers stand in the middle too
        left = QRect(area.left() + PAD, top, room, high)
        paint_two_lines(painter, left, row.name, row.detail, tokens, most)
        if row.other:
            paint_two_lines(painter, left.translated(half, 0), row.other, row.other_detail, tokens, most)
        self._paint_segments(painter, row, boxes, view.palette())
        painter.restore()

    @property
    def _is_mirrored(self) -> bool:
        view = self.parent()
        return isinstance(view, QListView) and view.isRightToLeft()

    def _ends_before_the_bar(self, area: QRect) -> QRect:
        view = self.parent()
        return area.adjusted(0, 0, -view.spare, 0) if isinstance(view, RowsView) else area

    def half(self, row: Row, area: QRect) -> int:
        """How wide the person of the file is, and as wide is whoever is here."""
        boxes = self._segments(row, area)
        right = boxes[0].left() - SPACE_16 if boxes else area.right() - PAD
        return (right - area.left() - PAD) // 2 if row.other else right - area.left() - PAD

    def _segments(self, row: Row, area: QRect) -> list[QRect]:
        """Where each answer lies, side by side up to the right edge."""
        metrics = QFontMetrics(font(Type.BODY, semibold=True))
        pad = SEGMENT_PAD if area.width() >= NARROW else NARROW_PAD
        widths = [metrics.horizontalAdvance(answer.words) + 2 * pad for answer in row.answers]
        high = metrics.height() + SPACE_12
        x, y = area.right() - PAD - sum(widths), area.center().y() - high // 2
        boxes = []
        for width in widths:
            boxes.append(QRect(x, y, width, high))
            x += width
        return boxes

    def _paint_segments(self, painter: QPainter, row: Row, boxes: list[QRect], palette: QPalette) -> None:
        if not boxes:
            return
        tokens = tokens_of(palette)
        whole = QRectF(boxes[0].united(boxes[-1])).adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(whole, RADIUS_CHIP, RADIUS_CHIP)
        painter.fillPath(frame, QColor(tokens.surface))
        for at, (box, answer) in enumerate(zip(boxes, row.answers, strict=True)):
            chosen = at == row.answer
            if chosen:
                painter.save()
                painter.setClipPath(frame)
                painter.fillRect(box, QColor(tokens.primary))
                painter.restore()
            elif at:
                painter.setPen(QPen(QColor(tokens.strong_line), 1))
                painter.drawLine(box.left(), box.top() + 1, box.left(), box.bottom() - 1)
            painter.setFont(font(Type.BODY, semibold=chosen))
            painter.setPen(QColor(tokens.on_fill if chosen else tokens.text))
            upright.text(painter, box, int(Qt.AlignmentFlag.AlignCenter), answer.words)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.drawPath(frame)
