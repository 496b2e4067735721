"""The left region: the day, one sentence, and the lanes of the morning. Knows its state and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QVBoxLayout, QWidget

from tracker.presentation.morning.morning_model import MorningModel, MorningRowKind
from tracker.presentation.morning.morning_state import MorningState
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_12, SPACE_16, Role, Type
from tracker.widgets.morning.morning_row import MorningRow, tick_of


class MorningView(QWidget):
    """Enter or a click on a row opens its person: `prospect_chosen(id)`. For an agreement that slipped
    `answer_wanted(Planned)` follows, since it needs an honest answer.

    `menu_wanted(Planned, QPoint, bool)` comes for a right click or the menu key, the point on the screen, and whether
    its reminder is put off; `person_menu_wanted(id, QPoint)` for someone whose turn it is;
    `going_through_wanted(tuple[Planned, ...])` for the row that stands there after an absence. F, or a click on a row's
    tick, says of somebody with whom nothing is agreed that this is fine.
    """

    prospect_chosen = Signal(object)
    answer_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint, bool)
    person_menu_wanted = Signal(object, QPoint)
    going_through_wanted = Signal(object)
    new_entry_wanted = Signal()

    def __init__(self, state: MorningState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.model = MorningModel(state, self)
        self._build()
        self._show()
        # After the model's own reset, for the current row to be found again.
        state.changed.connect(self._show)

    def _build(self) -> None:
        self._weekday = PlainLabel(kind=Type.HEADLINE)
        self._date = PlainLabel(kind=Type.HEADLINE, semibold=False)
        self._sentence = PlainLabel(role=Role.SOFT, wrap=True)
        self.list = MorningList(self.model)
        self.list.setAccessibleName(tr("The morning"))
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._choose)
        self.list.menu_wanted.connect(self._offer_menu)
        self.list.let_be.connect(self._let_be)
        words = QVBoxLayout()
        words.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, 0)
        words.setSpacing(0)
        words.addWidget(self._weekday)
        words.addWidget(self._date)
        words.addSpacing(SPACE_4)
        words.addWidget(self._sentence)
        self._empty = self._empty_state()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def _empty_state(self) -> QWidget:
        empty = QWidget()
        nothing = PlainLabel(
            tr("When someone agrees to hear from you, it stands here on its day."), role=Role.SOFT, wrap=True
        )
        new_entry = push_button(tr("New entry"), icon_name="plus")
        new_entry.clicked.connect(self.new_entry_wanted)
        column = QVBoxLayout(empty)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(nothing)
        column.addWidget(new_entry, 0, Qt.AlignmentFlag.AlignLeft)
        return empty

    def _show(self) -> None:
        self._weekday.setText(self._state.weekday)
        self._date.setText(self._state.date)
        self._sentence.setText(self._state.sentence)
        self._empty.setVisible(self.model.rowCount() == 0)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None:
            return
        if row.kind is MorningRowKind.FOLD:
            self.model.toggle_their_turn()
        elif row.kind is MorningRowKind.NOTHING_AGREED:
            self.model.toggle_nothing_agreed()
        elif row.kind is MorningRowKind.HIDDEN:
            self.model.toggle_hidden()
        elif row.kind is MorningRowKind.PASSED:
            self.going_through_wanted.emit(self._state.morning.slipped)
        elif row.can_be_chosen:
            self.prospect_chosen.emit(row.prospect_id)
            if row.kind is MorningRowKind.SLIPPED:
                self.answer_wanted.emit(row.planned)

    def _let_be(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and row.left_without is not None:
            self._state.let_be(row.left_without.prospect_id)

    def _offer_menu(self, index: QModelIndex, at: QPoint) -> None:
        row = self.model.row(index)
        if row is not None and row.planned is not None:
            self.menu_wanted.emit(row.planned, at, row.kind is MorningRowKind.PUT_OFF)
        elif row is not None and row.prospect_id is not None:
            self.person_menu_wanted.emit(row.prospect_id, at)


class MorningList(QListView):
    """The lanes. Keys pass over headings, and a row that moved is still the current one."""

    chosen = Signal(QModelIndex)
    let_be = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, model: MorningModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._key: tuple[str, int] | None = None
        self._released_at = QPoint()
        self.setModel(model)
        self.setItemDelegate(MorningRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._click)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        back = action in (
            QAbstractItemView.CursorAction.MoveUp,
            QAbstractItemView.CursorAction.MovePrevious,
            QAbstractItemView.CursorAction.MovePageUp,
        )
        return self._nearest_row(found, -1 if back else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = event.key() == Qt.Key.Key_F and not event.modifiers()
        if fine and self._may_be_let_be(self.currentIndex()):
            self.let_be.emit(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._released_at = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Over the tick of a row it is said what the tick does."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            on_tick = self._may_be_let_be(index) and self._tick(index).contains(event.pos())
            QToolTip.showText(event.globalPos(), tr("Nothing agreed, and that is fine (F)") if on_tick else "", self)
            return True
        return super().viewportEvent(event)

    def _click(self, index: QModelIndex) -> None:
        on_tick = self._may_be_let_be(index) and self._tick(index).contains(self._released_at)
        (self.let_be if on_tick else self.chosen).emit(index)

    def _may_be_let_be(self, index: QModelIndex) -> bool:
        row = self._rows.row(index)
        return row is not None and row.left_without is not None

    def _tick(self, index: QModelIndex) -> QRect:
        return tick_of(self.visualRect(index))

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
        self._key = row.key if row is not None else None

    def _find_again(self) -> None:
        if self._key is not None:
            self.setCurrentIndex(self._rows.index_of(self._key))
