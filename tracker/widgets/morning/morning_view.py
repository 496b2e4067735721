"""The left region: the day, one sentence, and the lanes of the morning, worked through row by row. Knows its state and
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation.morning.morning_model import MorningModel
from tracker.presentation.morning.morning_rows import Key, MorningRowKind, Row
from tracker.presentation.morning.morning_state import MorningState
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role
from tracker.widgets.morning.day_head import DayHead
from tracker.widgets.morning.going import Going
from tracker.widgets.morning.morning_list import MorningList
from tracker.widgets.morning.morning_row import ANSWERS_UNFOLD, Look, column_for

if TYPE_CHECKING:
    from tracker.presentation.flows.phone_answer import PhoneAnswer
    from tracker.presentation.flows.slipped import Slipped
    from tracker.presentation.team.unsent_state import UnsentState
    from tracker.widgets.morning.phone_answers import PhoneAnswers
    from tracker.widgets.morning.row_answers import RowAnswers
    from tracker.widgets.morning.unsent_answers import UnsentAnswers

    Answers = RowAnswers | PhoneAnswers | UnsentAnswers

TALL_FROM = 900
"""A window that high has room for their words in every row."""
FEW = 3
Kind = MorningRowKind


class MorningView(QWidget):
    """Enter or a click on a row opens its person: `prospect_chosen(id)`, after `nothing_besides(id)` where that is all.
    Where it slipped, its answers unfold beneath it as well; without `slipped`, the state behind them,
    `answer_wanted(Planned)` asks for them. So do those to what a phone did, over `phone`, and those to an entry that
    could not be sent, over `unsent`.

    `reach_wanted(Planned)` and `done_wanted(Planned)` are the two acts of a row (A and K), `take_back_wanted` comes for
    the same key while what was kept is still seen leaving. `menu_wanted(Planned, QPoint, bool)` comes for a right click
    or the menu key, the point on the screen, and whether its reminder is put off; `person_menu_wanted(id, QPoint)` for
    someone whose turn it is; `going_through_wanted(tuple[Planned, ...])` for the row that stands there after an
    absence. `entry_wanted(Form)` asks for quick entry where an answer is told there. F, or a click on a row's tick,
    says of somebody with whom nothing is agreed that this is fine. `word_kept_wanted` comes for the row at its end,
    `bring_wanted` for the button that brings people in while there is little to see.

    `first_chosen(id)` names whoever is next, once, when the morning has first been read.
    """

    prospect_chosen = Signal(object)
    nothing_besides = Signal(object)
    first_chosen = Signal(object)
    answer_wanted = Signal(object)
    reach_wanted = Signal(object)
    done_wanted = Signal(object)
    take_back_wanted = Signal()
    menu_wanted = Signal(object, QPoint, bool)
    person_menu_wanted = Signal(object, QPoint)
    going_through_wanted = Signal(object)
    bring_wanted = Signal()
    entry_wanted = Signal(object)
    word_kept_wanted = Signal()

    def __init__(
        self,
        state: MorningState,
        slipped: Callable[[], Slipped] | None = None,
        explain: Callable[..., str] = str,
        phone: Callable[[], PhoneAnswer] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._slipped = slipped
        self._explain = explain
        self._phone = phone
        self.unsent: UnsentState | None = None
        self._answers: tuple[Key, Answers] | None = None
        self._has_chosen = False
        self._heard: set[Kind] = set()
        self.model = MorningModel(state, self)
        self.look = Look()
        self._build()
        self._show()
        # After the model's own reset, for the current row to be found again.
        state.changed.connect(self._show)
        state.looked.connect(self._choose_first)

    def _build(self) -> None:
        self.head = DayHead(self._state)
        self.list = MorningList(self.model, self.look)
        self.list.setAccessibleName(tr("The morning"))
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._choose)
        self.list.menu_wanted.connect(self._offer_menu)
        self.list.let_be.connect(self._let_be)
        self.list.act_wanted.connect(self._act)
        self.list.taken_back.connect(self.take_back_wanted)
        # A row may have folded, and a scroll bar have come or gone.
        for moved in (self.list.settled, self.list.resized):
            moved.connect(self._put_answers)
            moved.connect(self._give_room)
        self._going = Going(self.look, self.model, self.list.lay_anew, self)
        self._empty = self._empty_state()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty)
        self.foot = column

    def _empty_state(self) -> QWidget:
        empty = QWidget()
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        self._hint = PlainLabel("", role=Role.SOFT, wrap=True)
        self._bring = push_button(tr("Bring my people"), icon_name="incoming")
        self._bring.clicked.connect(self.bring_wanted)
        column = QVBoxLayout(empty)
        column.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(line)
        column.addWidget(self._hint)
        # An entry is offered above, and in the pane while nobody stands there.
        column.addWidget(self._bring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return empty

    @property
    def answers(self) -> RowAnswers | None:
        """The answers to what slipped that are unfolded, None while there are none."""
        is_slipped = self._answers is not None and self._answers[0][0] == "agreement"
        return cast("RowAnswers", self._answers[1]) if is_slipped and self._answers is not None else None

    @property
    def unsent_answers(self) -> UnsentAnswers | None:
        """Those to an entry that could not be sent."""
        is_unsent = self._answers is not None and self._answers[0][0] == "unsent"
        return cast("UnsentAnswers", self._answers[1]) if is_unsent and self._answers is not None else None

    @property
    def phone_answers(self) -> PhoneAnswers | None:
        """Those to what a phone did."""
        is_phones = self._answers is not None and self._answers[0][0] == Kind.PHONE.value
        return cast("PhoneAnswers", self._answers[1]) if is_phones and self._answers is not None else None

    def show_person(self, prospect_id: int | None) -> None:
        """Whoever stands in the pane: their row is the chosen one."""
        row = next((row for row in self.model.rows if row.planned and row.prospect_id == prospect_id), None)
        shown = row.key if row is not None and prospect_id is not None else None
        if shown != self.look.shown:
            self.look.shown = shown
            self.list.lay_anew()

    def unfold(self, planned: Planned) -> bool:
        """Show the answers of that one in its row, with the keys on them; False where it does not stand here."""
        key = ("agreement", planned.id)
        index = self.model.index_of(key)
        row = self.model.row(index)
        if self._slipped is None or not self.isVisible() or row is None or row.kind is not Kind.SLIPPED:
            return False
        self.list.setCurrentIndex(index)
        self.model.unfold(key)
        self._take_keys()
        return True

    def _show(self) -> None:
        self.head.refresh()
        self.list.setAccessibleDescription(self.head.spoken)
        self.look.column = column_for(list(self.model.rows))
        self.look.beads = len(self._state.kept)
        self._going.look()
        self._show_hint()
        self._put_answers()
        self._give_room()

    def _show_hint(self) -> None:
        """What belongs here, while there is little to see of it."""
        state, rows = self._state, self.model.rows
        few = not state.beads and not state.morning.their_turn and not state.morning.nothing_agreed
        few = few and len(rows) <= FEW and not state.is_done and state.is_read
        self._empty.setVisible(few)
        if few:
            words = tr("Who else said yes to hearing from you? After each talk, press N and note what was agreed next.")
            none_yet = tr("When someone agrees to hear from you, it stands here on its day.")
            self._hint.setText(words if rows else none_yet)
        self.foot.setStretch(2, 1 if few else 0)
        self.list.setMaximumHeight(self.list.height_of_all() if few else 16_777_215)

    def _choose_first(self) -> None:
        """Whoever is next stands in the pane from the start, and the keys stay where they are.

        After an absence the row that leads through all of it is the one that is ready for Enter.
        """
        if self._has_chosen:
            return
        first = self.model.first_to_do()
        if first is None or first.prospect_id is None:
            return
        self._has_chosen = True
        if not self.list.currentIndex().isValid() or not self.list.hasFocus():
            through = next((row for row in self.model.rows if row.kind is Kind.PASSED), first)
            self.list.setCurrentIndex(self.model.index_of(through.key))
        self.first_chosen.emit(first.prospect_id)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None or row.leaving:
            return
        folds = {
            Kind.FOLD: self.model.toggle_their_turn,
            Kind.NOTHING_AGREED: self.model.toggle_nothing_agreed,
            Kind.ELSEWHERE: self.model.toggle_elsewhere,
            Kind.HIDDEN: self.model.toggle_hidden,
            Kind.TOMORROW: self.model.toggle_tomorrow,
            Kind.TO_GO: self.model.toggle_to_go,
        }
        self._has_chosen = True
        if row.kind in folds:
            folds[row.kind]()
            self._show()
        elif row.kind is Kind.WORD_KEPT:
            self.word_kept_wanted.emit()
        elif row.kind is Kind.PASSED:
            self.going_through_wanted.emit(self._state.morning.slipped)
        elif row.can_be_chosen:
            if row.prospect_id is not None:  # somebody new of whom the server has not heard yet is nowhere
                if row.kind not in ANSWERS_UNFOLD:
                    self.nothing_besides.emit(row.prospect_id)
                self.prospect_chosen.emit(row.prospect_id)
            if row.kind in ANSWERS_UNFOLD:
                self._answer(row)

    def _answer(self, row: Row) -> None:
        """Unfold its answers; chosen again, fold them."""
        if self._slipped is None and row.kind is Kind.SLIPPED:
            self.answer_wanted.emit(row.planned)
        elif row.unfolded:
            self._fold()
        else:
            self.model.unfold(row.key)
            self._put_answers()
            self._take_keys()

    def _fold(self) -> None:
        self.model.unfold(None)
        self._put_answers()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_keys(self) -> None:
        self._put_answers()
        if self._answers is not None:
            self._answers[1].take_keys()

    def _put_answers(self) -> None:
        """The answers lie over the row they belong to, wherever that is now."""
        key = self.model.unfolded
        index = self.model.index_of(key) if key is not None else QModelIndex()
        row = self.model.row(index)
        if self._answers is not None and (self._answers[0] != key or row is None):
            had_keys = self._answers[1].isAncestorOf(self.focusWidget() or self)
            self._answers[1].hide()
            self._answers[1].deleteLater()
            self._answers = None
            if had_keys:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if row is None or key is None or row.leaving:
            return
        if self._answers is None:
            made = self._made(row)
            if made is None:
                return
            made.folded.connect(self._fold)
            made.grown.connect(self._grow)
            self._answers = key, made
            made.show()
        self._grow()

    def _made(self, row: Row) -> Answers | None:
        """The answers to that row; None where there is nothing to answer with."""
        if row.unsent is not None and self.unsent is not None:
            from tracker.widgets.morning.unsent_answers import UnsentAnswers

            return UnsentAnswers(self.unsent, row.unsent, self._explain, self.list.viewport())
        if row.asked is not None and self._phone is not None:
            from tracker.widgets.morning.phone_answers import PhoneAnswers

            self._hear(row.kind, self._phone())
            return PhoneAnswers(self._phone(), row.asked, self._explain, self.list.viewport())
        if row.asked is None and row.planned is not None and self._slipped is not None:
            from tracker.widgets.morning.row_answers import RowAnswers

            self._hear(row.kind, self._slipped())
            return RowAnswers(self._slipped(), row.planned, self._explain, self.list.viewport())
        return None

    def _hear(self, kind: Kind, state: Slipped | PhoneAnswer) -> None:
        """A contact is told in quick entry, whichever row it is told from."""
        if kind not in self._heard:
            self._heard.add(kind)
            state.entry_wanted.connect(self.entry_wanted)

    def _grow(self) -> None:
        if self._answers is None:
            return
        key, answers = self._answers
        width = self.list.viewport().width() - 2 * SPACE_8
        height = answers.heightForWidth(width)
        delegate = self.list.delegate
        if delegate.folded_height.get(key) != height:
            delegate.folded_height = {key: height}
            self.list.lay_anew()
        if width != self.list.viewport().width() - 2 * SPACE_8:
            return  # a scroll bar came or went by it, and they were placed beside that meanwhile
        box = self.list.visualRect(self.model.index_of(key))
        answers.setGeometry(SPACE_8, box.bottom() + 1 - height, width, height)

    def _give_room(self) -> None:
        """Tomorrow is one line where its lines would lie beneath the edge."""
        if self.isVisible():
            self.model.give_tomorrow_room(self.list.has_room_for(self.list.tomorrow_height()))

    def _act(self, index: QModelIndex, done: bool) -> None:
        row = self.model.row(index)
        if row is None or row.planned is None:
            return
        if row.kind in ANSWERS_UNFOLD:
            self._choose(index)
        elif row.kind in (Kind.TALK, Kind.PROMISE, Kind.LATER, Kind.NEXT):
            (self.done_wanted if done else self.reach_wanted).emit(row.planned)

    def _let_be(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and row.left_without is not None:
            self._state.let_be(row.left_without.prospect_id)

    def _offer_menu(self, index: QModelIndex, at: QPoint) -> None:
        row = self.model.row(index)
        if row is not None and row.planned is not None:
            self.menu_wanted.emit(row.planned, at, row.kind is Kind.PUT_OFF)
        elif row is not None and row.prospect_id is not None:
            self.person_menu_wanted.emit(row.prospect_id, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.is_tall = self.window().height() >= TALL_FROM
        self.list.lay_anew()
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size was chosen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._show()
            self.list.lay_anew()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)
