"""The lanes of the morning as a list: keys, pointer and what they lead to. Knows no state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QToolTip, QWidget

from tracker.presentation.morning.morning_model import MorningModel
from tracker.presentation.morning.morning_rows import Key, MorningRowKind
from tracker.tongue import tr
from tracker.widgets.fields.typing.unused_keys import look_for_letter
from tracker.widgets.look.bare_list import lie_bare
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.morning.morning_row import WITH_ACTS, Look, MorningRow, tick_of

Kind = MorningRowKind
REACH, DONE = Qt.Key.Key_A, Qt.Key.Key_K
BACK = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
)
UNFOLDING = 12
"""So much higher is what lies around tomorrow's lines while they are shown."""


class MorningList(QListView):
    """Keys pass over headings, and a row that moved is still the current one.

    `act_wanted(index, done)` comes for one of a row's two acts, `taken_back` for the same key while the row is still
    seen leaving; `settled` after the rows have been laid anew, `resized` when there is
    another room for them.
    """

    chosen = Signal(QModelIndex)
    let_be = Signal(QModelIndex)
    act_wanted = Signal(QModelIndex, bool)
    taken_back = Signal()
    settled = Signal()
    resized = Signal()
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, model: MorningModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._key: Key | None = None
        self._at = 0
        self._released_at = QPoint()
        self._look = look
        self.delegate = MorningRow(look, None)
        self.delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        lie_bare(self)
        self.clicked.connect(self._click)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)
        model.dataChanged.connect(lambda *_: self.lay_anew())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.settled.emit())

    def lay_anew(self) -> None:
        """The rows are of other heights, or are to be painted otherwise."""
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.viewport().update()
        self.settled.emit()

    def height_of_all(self) -> int:
        """How high all rows are together."""
        return sum(self._height(at) for at in range(self._rows.rowCount())) + 2

    def tomorrow_height(self) -> int:
        """How much more there is where tomorrow's lines are shown; 0 where they are."""
        folded = [row for row in self._rows.rows if row.kind is Kind.TOMORROW]
        return sum((row.count or 0) * self.delegate.most_of_a_later_line() + UNFOLDING for row in folded)

    def has_room_for(self, more: int) -> bool:
        return self.height_of_all() + more <= self.viewport().height()

    def _height(self, at: int) -> int:
        index = self._rows.index(at, 0)
        row = self._rows.row(index)
        return self.delegate.height_of(row, self.viewport().width(), index) if row is not None else 0

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        return self._nearest_row(found, -1 if action in BACK else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() not in _MOVES:
            return  # held down it is pressed once, and neither for the next row nor to take it back
        index, plain = self.currentIndex(), not event.modifiers()
        row = self._rows.row(index)
        if plain and event.key() == Qt.Key.Key_F and self._may_be_let_be(index):
            self.let_be.emit(index)
        elif plain and row is not None and row.leaving and event.key() not in _MOVES:
            self.taken_back.emit()
        elif plain and event.key() in (REACH, DONE) and row is not None and row.planned is not None:
            self.act_wanted.emit(index, event.key() == DONE)
        elif event.key() in (*ENTER_KEYS, Qt.Key.Key_Space) and index.isValid():
            self.chosen.emit(index)
        else:
            look_for_letter(self, event, super().keyPressEvent)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """One row looks otherwise without the keys; Qt's own list would have all of them painted anew."""
        self.viewport().update(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # a line may be broken otherwise beside a scroll bar
            self.scheduleDelayedItemsLayout()
        self.resized.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._released_at = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Over what can be pressed in a row it is said what it does."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, at: QPoint) -> str:
        index = self.indexAt(at)
        if self._may_be_let_be(index) and self._tick(index).contains(at):
            return tr("Nothing agreed, and that is fine (F)")
        act = self._act_at(index, at)
        if act is None:
            return ""
        return tr("It is done (K)") if act else tr("Reach them, or move it (A)")

    def _click(self, index: QModelIndex) -> None:
        act = self._act_at(index, self._released_at)
        if act is not None:
            self.act_wanted.emit(index, act)
            return
        on_tick = self._may_be_let_be(index) and self._tick(index).contains(self._released_at)
        (self.let_be if on_tick else self.chosen).emit(index)

    def _act_at(self, index: QModelIndex, at: QPoint) -> bool | None:
        """Whether the act that is done lies there, or the one that reaches them; None for neither."""
        row = self._rows.row(index)
        if row is None or row.kind not in WITH_ACTS or row.leaving:
            return None
        reach, done = (self._as_seen(index, box) for box in self.delegate.acts_of(self.visualRect(index)))
        return True if done.contains(at) else False if reach.contains(at) else None

    def _may_be_let_be(self, index: QModelIndex) -> bool:
        row = self._rows.row(index)
        return row is not None and row.left_without is not None

    def _tick(self, index: QModelIndex) -> QRect:
        return self._as_seen(index, tick_of(self.visualRect(index)))

    def _as_seen(self, index: QModelIndex, box: QRect) -> QRect:
        """Where that part of the row is; in a layout from right to left rows are painted in a mirror."""
        return QStyle.visualRect(self.layoutDirection(), self.visualRect(index), box)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        self.menu_wanted.emit(index, at)

    def _nearest_row(self, index: QModelIndex, step: int) -> QModelIndex:
        """The row there or the next one that way that can be chosen; where there is none, the current row."""
        at = index
        while at.isValid():
            row = self._rows.row(at)
            if row is not None and row.can_be_chosen:
                return at
            at = self._rows.index(at.row() + step, 0)
        return self.currentIndex()

    def _remember(self) -> None:
        row = self._rows.row(self.currentIndex())
        if row is not None:
            self._key, self._at = row.key, self.currentIndex().row()

    def _find_again(self) -> None:
        """The row the keys were on; where it is gone, the one that has its place."""
        if self._key is None:
            return
        index = self._rows.index_of(self._key)
        if not index.isValid() and self._rows.rowCount():
            last = self._rows.rowCount() - 1
            near = (*range(min(self._at, last), last + 1), *range(min(self._at, last), -1, -1))
            indexes = (self._rows.index(at, 0) for at in near)
            index = next((each for each in indexes if self._can_be(each)), QModelIndex())
        self.setCurrentIndex(index)
        self.settled.emit()

    def _can_be(self, index: QModelIndex) -> bool:
        row = self._rows.row(index)
        return row is not None and row.can_be_chosen


_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)
