"""People who may be the same, two by two: what is known of either, whose word stands, one record or two people.

Knows its state, and no store.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.dispatcher import Trouble
from tracker.presentation.person.prospect_details import LABELS
from tracker.presentation.same_person.pairs_model import SECOND, PairsModel
from tracker.presentation.same_person.same_person_state import FieldRow, SamePersonState
from tracker.rules.who.pairs import Pair
from tracker.tongue import Theirs, tr, tr_n
from tracker.widgets.fields.typing.numbers import finds_nothing, keeps_number, number_of, wants_an_answer
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.painted.row_ground import paint_ground
from tracker.widgets.look.painted.two_lines import PAD, lines_beneath, paint_two_lines, tell_whole, two_lines_high
from tracker.widgets.look.plain_label import NOTHING_MORE, PlainLabel, tooltip_of
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

SIDE = 300
WIDEST = 1080
"""Of what is told of two people, in logical pixels: on a wide screen they still stand side by side."""
LONGEST = 160
MOST_REASONS = 2
"""Lines that say why two may be one."""
Index = QModelIndex | QPersistentModelIndex
Explain = Callable[[Trouble], str]


@told_as(As.Grouping)
class SamePersonPage(QWidget):
    """`left` when one turns back. 1 makes the two one, 2 says that they are two; both go to the next pair. Of two whom
    somebody chose there is no second answer but to turn back, and no next.
    """

    left = Signal()

    def __init__(self, state: SamePersonState, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._explain = explain
        self.setAccessibleName(tr("People who may be the same"))
        self.back = CappedButton(tr("Back"), tr("Esc"), Kind.QUIET, "left")
        self.back.clicked.connect(self._leave)
        self.heading = PlainLabel("", Type.NAME)
        self.told = PlainLabel("", Type.SOFT, Role.SOFT)
        self.trouble = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.trouble.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.model = PairsModel(state, self)
        self.list = _PairsView(tr("Pairs of people"))
        self.list.setModel(self.model)
        self.list.answered.connect(self._answer)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: state.show(index.row()))
        self.make_one = CappedButton(tr("One person"), "1", Kind.PRIMARY)
        self.make_one.clicked.connect(state.make_one)
        self.two = CappedButton(tr("Two people"), "2")
        self.two.clicked.connect(state.tell_apart)
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._groups: list[QButtonGroup] = []
        self._asked: list[QHBoxLayout] = []
        self._shown: Pair | None = None
        self._lay_out()
        state.changed.connect(self._show)
        state.refused.connect(self._refuse)
        state.made_one.connect(self._made_one)
        state.told_apart.connect(lambda _pair: self._tell(""))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.told)
        head = QHBoxLayout()
        margins(head, SPACE_24 - SPACE_16, SPACE_12, SPACE_24, SPACE_12)  # its arrow begins where the rest does
        head.setSpacing(SPACE_12)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        head.addWidget(self.progress)
        margins(self._grid, 0, 0, SPACE_12, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(
            PlainLabel(
                tr(
                    "Every contact, agreement and number stays, and whatever either asked us not to do. Undo takes it "
                    "back."
                ),
                Type.SOFT,
                Role.SOFT,
                wrap=True,
            ),
            1,
        )
        foot.addWidget(self.two)
        foot.addWidget(self.make_one)
        sheet = QWidget()
        sheet.setMaximumWidth(WIDEST)
        right = QVBoxLayout(sheet)
        right.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        right.setSpacing(SPACE_12)
        right.addWidget(TallScroll(self._fields), 1)
        right.addLayout(foot)
        self._pair = QFrame()
        self._pair.setProperty("kind", "band")
        across = QHBoxLayout(self._pair)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(sheet, 1)
        across.addStretch(0)
        self._nobody = PlainLabel("", role=Role.SOFT, wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setFixedWidth(SIDE)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        beside.addWidget(self.list)
        halves.addLayout(beside)
        halves.addWidget(self._pair, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        self.trouble.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, 0)
        column.addWidget(self.trouble)
        column.addWidget(self._nobody, 1)
        column.addLayout(halves, 1)

    def begin(self) -> None:
        """Look for them."""
        self._tell("")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # until there are pairs
        self.state.look()

    def begin_with(self, one: int, other: int) -> None:
        """Show those two, whom somebody chose."""
        self._tell("")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # until there are pairs
        self.state.look_at(one, other)

    def _made_one(self, _done: object, _gone: object) -> None:
        self._tell("")
        if self.state.is_chosen:
            self._leave()

    def _show(self) -> None:
        state, here = self.state, self.window().focusWidget()
        there = bool(state.pairs)
        self.progress.setVisible(state.is_looking)
        if not there and any(part is here or part.isAncestorOf(here) for part in (self.list, self._pair)):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has the keys is hidden
        for widget in (self.list, self._pair):
            widget.setVisible(there)
        self.two.setVisible(not state.is_chosen)
        self.heading.setText(tr("Two who are one person") if state.is_chosen else tr("People who may be the same"))
        self._nobody.setVisible(not there and not (state.is_chosen and not state.is_looking))
        self._nobody.setText(
            tr("Looking through everybody…") if state.is_looking else tr("Nobody is here twice, as far as can be seen.")
        )
        # T: "12 pairs"
        self.told.setText(tr_n("{n} pair", "{n} pairs", len(state.pairs)) if there else "")
        if not there:
            return
        self._show_fields()
        if self.list.currentIndex().row() != state.at:
            self.list.setCurrentIndex(self.model.index(state.at))
        if here is self.back:  # also while another window has the keys
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self) -> None:
        pair = self.state.pair
        if pair == self._shown:
            return  # another word was chosen: the keys stay on it
        self._shown = pair
        for child in self._fields.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        for around in self._asked:
            self._grid.removeItem(around)
            around.deleteLater()
        self._groups, self._asked = [], []
        for at, row in enumerate(self.state.fields()):
            where = Qt.AlignmentFlag.AlignVCenter if row.is_asked else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(PlainLabel(LABELS[row.detail].told(), role=Role.SOFT), at, 0, where)
            if row.is_asked:
                self._ask(at, row)
                continue
            for column, text in ((1, row.one), (2, row.other)):
                label = PlainLabel(text[: 4 * LONGEST], wrap=True)
                self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(self.state.fields()), 1)
        self._in_reading_order()

    def _in_reading_order(self) -> None:
        """Tab goes from the pairs to what is asked of the two, and then to the answers beneath."""
        asked = (button for group in self._groups for button in group.buttons())
        for before, after in pairwise((self.list, *asked, self.two, self.make_one)):
            self.setTabOrder(before, after)

    def _ask(self, at: int, row: FieldRow) -> None:
        """Whose word stands: the first's, unless somebody says otherwise."""
        group = QButtonGroup(self._fields)
        detail = LABELS[row.detail].told()
        for column, text in ((1, row.one), (2, row.other)):
            shown = " ".join(text.split())
            button = QRadioButton(shown.replace("&", "&&") if len(shown) <= LONGEST else f"{shown[:LONGEST]}…")
            if len(shown) > LONGEST:
                button.setToolTip(tooltip_of(text))
                button.setAccessibleDescription(NOTHING_MORE)
            button.setAccessibleName(tr("{detail}: {value}", detail=detail, value=Theirs(text)))
            button.setChecked((column == 2) is row.takes_other)
            button.clicked.connect(lambda _on, row=row, other=column == 2: self.state.take_word(row.detail, other))
            group.addButton(button)
            around = with_its_ring_before(button)
            self._grid.addLayout(around, at, column, Qt.AlignmentFlag.AlignTop)
            self._asked.append(around)
        self._groups.append(group)

    def _answer(self, number: int | None) -> None:
        """What stands for no answer says which ones do."""
        if number == 0:
            self.make_one.click()
        elif number == 1 and not self.state.is_chosen:
            self.two.click()
        elif self.state.is_chosen:
            self._tell(tr("1 makes them one person, Esc leaves them two."))
        else:
            self._tell(tr("1 makes them one person, 2 says that they are two."))

    def _refuse(self, trouble: Trouble) -> None:
        self._tell(self._explain(trouble))

    def _tell(self, sentence: str) -> None:
        tell_beneath(self.trouble, sentence)

    def _leave(self) -> None:
        self.state.leave()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        return keeps_number(event) or self._keeps_undo(event) or super().event(event)

    def _keeps_undo(self, event: QEvent) -> bool:
        """Whether it asks if the key that takes back may be the window's: not while what it would take back is that two
        were told apart, of which the store knows nothing.
        """
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not (event.matches(QKeySequence.StandardKey.Undo) and self.state.can_take_back):
            return False
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.matches(QKeySequence.StandardKey.Undo) and self.state.can_take_back:
            self.state.take_back()
        elif wants_an_answer(event) and self.state.pair is not None:
            self._answer(number_of(event))
        else:
            super().keyPressEvent(event)


class _PairsView(QListView):
    """`answered` carries the number that was pressed, from 0; None for a letter with which no pair begins, and for
    Enter, which answers nothing: whoever presses it once too often on the way here makes nobody one.
    """

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("kind", "bare")
        self.setItemDelegate(_PairDelegate(self))

    def event(self, event: QEvent) -> bool:
        return keeps_number(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wants_an_answer(event):
            self.answered.emit(number_of(event))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        before = self.currentIndex()
        super().keyboardSearch(search)
        if finds_nothing(self.currentIndex(), before, search):
            self.answered.emit(None)


class _PairDelegate(QStyledItemDelegate):
    """A row is as high as its reasons need; there are few different ones, and each is broken into lines once."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's own signature
        view = self.parent()
        assert isinstance(view, QListView)
        second, room = str(index.data(SECOND) or ""), self._words(view.viewport().rect()).width()
        known = second, room, two_lines_high()
        if known not in self._heights:
            lines = lines_beneath(second, room, MOST_REASONS)
            self._heights[known] = two_lines_high(max(len(lines), 1))
        return QSize(SIDE - SPACE_24, self._heights[known])

    @staticmethod
    def _words(area: QRect) -> QRect:
        return area.adjusted(SPACE_12, PAD, -SPACE_4, 0)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        return index.isValid() and tell_whole(event, view, index.data(), index.data(SECOND))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, QListView)
        tokens = tokens_of(view.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.isRightToLeft():
            upright.hold_a_mirror(painter, area)
        paint_ground(painter, area.adjusted(0, 1, 0, -1), option.state, tokens)
        first, second = str(index.data() or ""), str(index.data(SECOND) or "")
        paint_two_lines(painter, self._words(area), first, second, tokens, MOST_REASONS)
        painter.restore()
