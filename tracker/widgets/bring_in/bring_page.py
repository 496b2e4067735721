"""The page on which people of a file are brought in: a file, its columns, who is here already, and the last word.

Nothing is kept before that. Knows its state; no store, and no format of a file.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.bring_in.bringing import BringingState, Stage
from tracker.presentation.bring_in.piles import Pile
from tracker.presentation.bring_in.rows_model import RowsModel
from tracker.presentation.words.files.bringing_in import become, passed_over
from tracker.presentation.words.files.reading import problems_of_file
from tracker.rules.bring_in.card import HistoryKind
from tracker.rules.channel import Channel
from tracker.rules.newcomers.history_kept import HistoryChoices
from tracker.tongue import Theirs, tr, tr_as, tr_n
from tracker.widgets.bring_in.columns_page import ColumnsPage
from tracker.widgets.bring_in.pile_list import NAMES, PileList
from tracker.widgets.bring_in.rows_view import RowsView
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.file_places import ask_people
from tracker.widgets.fields.key_chip import PaintedCap
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.key_cap import ENTER_KEYS, native
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import TallScroll, never_widens
from tracker.widgets.look.theme import grown
from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    SCROLL_BAR,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    Role,
    Type,
)
from tracker.widgets.look.wrapping_tick import WrappingTick

SIDE, WIDEST_SIDE, CARD = 248, 380, 480
ROUND_CHOSEN = 48
"""What a drop-down has round its words."""


@told_as(As.Grouping)
class BringPage(QWidget):
    """`left` when one turns back."""

    left = Signal()

    def __init__(self, state: BringingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.setAccessibleName(tr("Bring my people"))
        self._told = ElidedLabel("", Type.SOFT, Role.SOFT)
        self._doing = PlainLabel("", Type.SOFT)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(SIDE)
        self.stop = push_button(tr("Stop"), Kind.QUIET, compact=True)
        self.stop.clicked.connect(state.stop)
        self.trouble = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.choose = push_button(tr("Choose a file…"), Kind.PRIMARY)
        self.choose.clicked.connect(self.ask_file)
        self.columns = ColumnsPage(state)
        self.columns.done.connect(state.compare)
        self.model = RowsModel(state, self)
        self.rows = RowsView(self.model, tr("Those in the file"))
        self.rows.answered.connect(self._show_answers)
        self.rows.answered.connect(lambda: self._tell(""))
        self.rows.not_an_answer.connect(self._tell_answers)
        self.piles = PileList(tr("Whom the file brings"))
        self.piles.chosen.connect(self._show_pile)
        self.bring = push_button("", Kind.PRIMARY)
        self.bring.clicked.connect(state.bring)
        self.back = CappedButton(tr("Back"), tr("Esc"), Kind.QUIET, "left")
        self.back.clicked.connect(self._back)
        self.agreed = WrappingTick(tr("They agreed to it"))
        self.becomes = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.last = DropDown[Channel | None](_last_contacts(), None)
        self.last.setAccessibleName(tr("What the last contact was"))
        self.agreed.toggled.connect(lambda _on: self._take_history())
        self.last.activated.connect(lambda _at: self._take_history())
        self._parts = QStackedWidget()
        self._start, self._list = self._start_part(), self._list_part()
        for part in (self._start, self.columns, self._list):
            self._parts.addWidget(part)
        self._lay_out()
        state.changed.connect(self.show_stage)
        state.progressed.connect(self._progressed)
        state.trouble.connect(self._tell)
        self._shown: Stage | None = None
        self.show_stage()

    # -- how it lies

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(tr("Bring my people"), Type.NAME))
        words.addWidget(self._told)
        doing = QHBoxLayout()
        doing.setSpacing(SPACE_8)
        doing.addWidget(self._doing)
        doing.addWidget(self.progress)
        doing.addWidget(self.stop)
        head = QHBoxLayout()
        margins(head, SPACE_24 - SPACE_16, SPACE_12, SPACE_24, SPACE_12)  # its arrow begins where the rest does
        head.setSpacing(SPACE_12)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        head.addLayout(doing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        around = QHBoxLayout()
        around.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        around.addWidget(self.trouble)
        column.addLayout(around)
        column.addWidget(self._parts, 1)
        self.setFocusProxy(self._parts)

    def _start_part(self) -> QWidget:
        card = CentredCard(CARD)
        words = card.column
        words.addWidget(PlainLabel(tr("Drop a file here"), Type.HEADLINE))
        words.addWidget(
            PlainLabel(
                tr(
                    "A table (CSV) of a spreadsheet, Google, Outlook or another program; cards (vCard) of a phone; or "
                    "a calendar (iCalendar)."
                ),
                role=Role.SOFT,
                wrap=True,
            )
        )
        words.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _fit_side(self) -> None:
        """As wide as its names and what may be chosen need."""
        chosen = max(self.last.fontMetrics().horizontalAdvance(words) for _value, words in _last_contacts())
        needs = max(self.piles.needed_width(), chosen + ROUND_CHOSEN + 2 * SPACE_12) + 2 * SPACE_12
        for part in (self._side, self._side_scroll):
            part.setFixedWidth(min(max(grown(SIDE), needs), WIDEST_SIDE))

    def _list_part(self) -> QWidget:
        side, rows = self._side_part(), self._rows_part()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._side_scroll = TallScroll(side)
        middle.addWidget(self._side_scroll)
        middle.addWidget(_line(upright=True))
        middle.addWidget(rows, 1)
        part = QWidget()
        outer = QVBoxLayout(part)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(_line())
        outer.addLayout(self._foot())
        return part

    def _side_part(self) -> QWidget:
        """The piles, and what holds for all who come."""
        side = self._side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_12)
        column.addWidget(self.piles)
        beneath = QVBoxLayout()
        beneath.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        beneath.setSpacing(SPACE_12)
        column.addLayout(beneath)
        column.addStretch(1)
        beneath.addWidget(
            PlainLabel(
                tr("Everyone new comes in as “nothing agreed”: a list of people is not a list of yeses."),
                Type.SOFT,
                Role.SOFT,
                wrap=True,
            )
        )
        self._history = QWidget()
        history = QVBoxLayout(self._history)
        margins(history, FOCUS_WIDTH, 0, 0, 0)
        history.setSpacing(SPACE_4)
        self._follow_up = PlainLabel(tr("A next follow-up is a note, unless:"), Type.SOFT, Role.SOFT, wrap=True)
        history.addWidget(self._follow_up)
        history.addLayout(with_its_ring_before(never_widens(self.agreed)))
        history.addWidget(self.becomes)
        history.addSpacing(SPACE_8)
        history.addWidget(PlainLabel(tr("The last contact was"), Type.SOFT, Role.SOFT, wrap=True))
        history.addWidget(self.last)
        beneath.addLayout(with_its_ring_before(self._history))
        self._unread_head = PlainLabel(tr("Not as the file has it"), Type.SOFT, semibold=True, wrap=True)
        beneath.addWidget(self._unread_head)
        self.unread = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        beneath.addWidget(self.unread)
        return side

    def _rows_part(self) -> QWidget:
        """Those of one pile, beneath what it is and its keys."""
        self._title = PlainLabel("", semibold=True)
        keys = QHBoxLayout()
        keys.setSpacing(SPACE_4)
        self._keys = QWidget()
        self._keys.setLayout(keys)
        keys.setContentsMargins(0, 0, 0, 0)
        self._caps = [PaintedCap(cap) for cap in ("1", "2", "3")]
        for cap in self._caps:
            keys.addWidget(cap)
        keys.addWidget(PlainLabel(tr_as("keys of a list", "answer"), Type.SOFT, Role.SOFT))
        keys.addWidget(PaintedCap("↓"))
        keys.addWidget(PlainLabel(tr_as("keys of a list", "next"), Type.SOFT, Role.SOFT))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._keys)
        self.nobody = PlainLabel(tr("Nobody."), role=Role.SOFT)
        ground = QFrame()
        ground.setProperty("kind", "band")
        inner = QVBoxLayout(ground)
        # The list's bar lies in what is free where lines end.
        margins(inner, SPACE_16, SPACE_12, SPACE_16 - SCROLL_BAR, 0)
        inner.setSpacing(SPACE_8)
        margins(top, SPACE_8, 0, SPACE_8 + SCROLL_BAR, 0)
        margins(self.nobody, SPACE_8, 0, SPACE_8 + SCROLL_BAR, 0)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.addLayout(top)
        inner.addWidget(self.nobody, 1)
        inner.addWidget(self.rows, 1)
        return ground

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        foot.setSpacing(SPACE_8)
        undo = PlainLabel(tr("One undo takes all of it back."), Type.SOFT, Role.SOFT, wrap=True)
        self.not_now = push_button(tr("Not now"))
        self.not_now.clicked.connect(self._leave)
        foot.addWidget(undo, 1)
        foot.addWidget(self.not_now)
        foot.addWidget(self.bring)
        return foot

    # -- what is shown

    def show_stage(self) -> None:
        """Show how far it is."""
        stage, state = self.state.stage, self.state
        changed, self._shown = stage is not self._shown, stage
        under_way = stage in (Stage.READING, Stage.COMPARING, Stage.WRITING)
        for widget in (self._doing, self.progress, self.stop):
            widget.setVisible(under_way)
        looked = stage is Stage.LOOKING and state.found is not None
        self._doing.setVisible(under_way or looked)
        told = len(state.found.arrivals) if looked and state.found is not None else 0
        compared = tr_n("{n} person read and compared", "{n} people read and compared", told)
        self._doing.setText(compared if looked else _doing(stage))
        name = state.place.name if state.place is not None else ""
        self._told.setText(
            tr("{file}. Nothing is kept before you say so.", file=Theirs(name))
            if name
            else tr("Nothing is kept before you say so.")
        )
        if state.found is None and self.model.rowCount():
            self.model.show(self.model.pile)  # nobody: they were let go of
        if stage is Stage.ASKING:
            self._parts.setCurrentWidget(self._start)
        elif stage is Stage.COLUMNS:
            if changed:
                self.columns.show_file()
            else:
                self.columns.show_sample()
            self._parts.setCurrentWidget(self.columns)
        elif stage is Stage.LOOKING:
            if changed:
                self._begin_list()  # before it is seen: what it showed was of another list
            self._parts.setCurrentWidget(self._list)
            self._show_answers()
        self._parts.setEnabled(not under_way)
        if changed:
            if stage is not Stage.ASKING:
                self._tell("")
            self.take_keys()

    def _begin_list(self) -> None:
        state = self.state
        kinds = state.kinds
        self.agreed.setChecked(state.history.they_agreed)
        self.agreed.setVisible(HistoryKind.NEXT_FOLLOW_UP in kinds)
        self._follow_up.setVisible(HistoryKind.NEXT_FOLLOW_UP in kinds)
        self._history.setVisible(bool(kinds & {HistoryKind.NEXT_FOLLOW_UP, HistoryKind.LAST_CONTACTED}))
        self.last.choose(state.history.last_contact)
        people = state.people
        problems = problems_of_file(people.problems, people.untold) if people is not None else []
        if people is not None and people.found is not None:
            problems += passed_over(people.found)
        self.unread.setText("\n\n".join(problems))
        for widget in (self.unread, self._unread_head):
            widget.setVisible(bool(problems))
        ask = next((p for p in (Pile.PERHAPS, Pile.CHANGED) if state.piles[p]), None)
        self.piles.choose(ask or next((p for p in Pile if state.piles[p]), Pile.NEW))

    def _show_pile(self, pile: Pile) -> None:
        self._tell("")
        self.model.show(pile)
        self._title.setText(NAMES[pile].told())
        there = self.model.rowCount() > 0
        self.nobody.setVisible(not there)
        self.rows.setVisible(there)
        answers = len(self.model.row(0).answers) if there else 0
        self._keys.setVisible(answers > 0)
        for at, cap in enumerate(self._caps):
            cap.setVisible(at < answers)
        if there:
            self.rows.setCurrentIndex(self.model.index(0))

    def _show_answers(self) -> None:
        """How many there are of each, what holds of those nobody answered, and how many would be brought."""
        state = self.state
        open_ = state.unanswered
        self.piles.show_counts(lambda pile: len(state.piles.get(pile, ())), open_)
        self._fit_side()
        follow_ups = state.follow_ups
        self.becomes.setText(become(follow_ups.agreements, follow_ups.notes))
        self.becomes.setVisible(HistoryKind.NEXT_FOLLOW_UP in state.kinds)
        words = tr_n("&Bring {n} person", "&Bring {n} people", state.count)
        self.bring.setText(words)
        self.bring.setAccessibleName(words.replace("&", ""))
        self.bring.setEnabled(state.count > 0)

    def take_keys(self) -> None:
        """Have the keys where they are wanted next."""
        stage = self.state.stage
        if not self.isVisible():
            return
        if stage is Stage.ASKING:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        elif stage is Stage.LOOKING:
            (self.rows if self.model.rowCount() else self.piles).setFocus(Qt.FocusReason.OtherFocusReason)
        elif stage is Stage.COLUMNS:
            self.columns.take_keys()
        else:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progressed(self, done: int, of: int) -> None:
        self.progress.setValue(100 * done // max(of, 1))  # painted a hundred times, however often it is told

    def _tell(self, sentence: str) -> None:
        tell_beneath(self.trouble, sentence)

    def _tell_answers(self, answers: int) -> None:
        """A key answered nothing: say which ones do, and what goes on."""
        keys = native("Ctrl+Enter")
        told = tr_n("{n} answers here", "1 to {n} answer here", answers)
        self._tell(
            # T: "1 to 3 answer here; Ctrl+Enter brings everybody in."
            tr("{told}; {keys} brings everybody in.", told=told, keys=keys)
            if answers
            else tr("Nothing is asked of these; {keys} brings everybody in.", keys=keys)
        )

    def _take_history(self) -> None:
        self._tell("")
        self.state.take_history(HistoryChoices(self.last.value(), they_agreed=self.agreed.isChecked()))

    # -- what is done

    def open(self, place: Path) -> None:
        """Read that file; not where another would cost what somebody decided."""
        if self.state.holds_decisions and self.state.place is not None:
            name = Theirs(self.state.place.name)
            self._tell(tr("Please bring the people of {file} first, or leave it with “Not now”.", file=name))
            return
        self.state.open(place)

    def ask_file(self) -> None:
        """Ask which file it is to be."""
        ask_people(self, self.open)

    def _back(self) -> None:
        """One step, and out of the page at last."""
        stage = self.state.stage
        if stage in (Stage.READING, Stage.COMPARING, Stage.WRITING):
            self.state.stop()
        elif stage is Stage.LOOKING and self.state.read is not None and self.state.read.table is not None:
            self.state.columns_again()
        else:
            self._leave()

    def _leave(self) -> None:
        self.state.leave()
        self.show_stage()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in ENTER_KEYS
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        elif entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.state.stage is Stage.COLUMNS:
                self.columns.go_on.click()
            elif self.state.stage is Stage.LOOKING:
                self.bring.click()
        else:
            super().keyPressEvent(event)


def _doing(stage: Stage) -> str:
    if stage is Stage.READING:
        return tr("Reading")
    if stage is Stage.COMPARING:
        return tr("Comparing")
    return tr("Writing") if stage is Stage.WRITING else ""


def _last_contacts() -> list[tuple[Channel | None, str]]:
    return [
        (None, tr_as("the last contact was", "kept as a note")),
        (Channel.MEETING, tr_as("the last contact was", "a meeting")),
        (Channel.CALL, tr_as("the last contact was", "a call")),
        (Channel.VIDEO, tr_as("the last contact was", "a video call")),
        (Channel.EMAIL, tr_as("the last contact was", "an e-mail")),
        (Channel.TEXT, tr_as("the last contact was", "a text")),
    ]


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedWidth(1) if upright else line.setFixedHeight(1)
    return line
