"""The day's list in the evening: a row for each agreement, and in it a line for what became of it. Knows no store."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.entry.strip import StripLook
from tracker.presentation.entry_form import Form
from tracker.presentation.road.evening_state import EveningRow, EveningState
from tracker.presentation.road.examples import example
from tracker.presentation.road.left_in_rows import LeftInRow
from tracker.presentation.words import quoted
from tracker.presentation.words.paper import road as words
from tracker.tongue import Theirs, tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import TallScroll, as_tall_as_its_words
from tracker.widgets.look.theme import grown
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDE, WHEN = 680, 120
TALLEST = 520
ROOM_FOR_TYPED = 2000
_ROLES = {
    StripLook.AGREED: Role.AGREED,
    StripLook.PROMISED: Role.PROMISE,
    StripLook.WARN: Role.SLIPPED,
    StripLook.STOP: Role.STOP,
}
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EveningDialog(FlowDialog):
    """Enter keeps a row and goes on to the next that waits; Up and Down go from row to row, Alt with a number picks of
    what is asked. `entry_wanted(Form)` where a row has to be gone on with in the entry, `answer_wanted(Planned)` where
    there was no contact: they moved it, called it off, did not come, or we missed it.
    """

    entry_wanted = Signal(object)
    answer_wanted = Signal(object)

    def __init__(self, state: EveningState, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("How the day went"))
        self.setMinimumWidth(grown(WIDE))
        self.heading.setText(tr("How the day went"))
        self._state = state
        self.lines: dict[int, EveningLine] = {}
        self.asides: list[AsideRow] = []
        self._rows: list[EveningLine | AsideRow] = []
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_16)
        self._scroll = TallScroll(self._sheet)
        self.body.addWidget(self._scroll)
        self.buttons.addStretch(1)
        self.close_it = self.add_button(tr("Close"), self.reject, Kind.QUIET)
        self.close_it.setAutoDefault(False)
        state.changed.connect(self._show)
        state.told_changed.connect(self._tell)
        state.done.connect(self._go_on)
        state.unkept.connect(self._to_the_entry)
        state.refused.connect(self._refuse)

    def ask(self) -> None:
        """Today's list, with the keys in the first row that waits."""
        self._state.leave()
        self._show()
        self._state.reload()
        self.come_up()
        self._go_to(self._waiting())

    def _show(self) -> None:
        here = self._state.current
        self.under.setText(words.how_far(self._state.answered, len(self._state.rows)))
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines, self.asides, self._rows = {}, [], []
        for row in self._state.rows:
            made = EveningLine(row, self._state)
            self._rows.append(made)
            if made.line is not None:
                made.line.installEventFilter(self)
                made.otherwise.clicked.connect(partial(self.answer_wanted.emit, row.planned))
                self.lines[row.planned.id] = made
            self._column.addWidget(made)
        for left in self._state.aside:
            aside = AsideRow(left)
            self.asides.append(aside)
            self._rows.append(aside)
            aside.go_on.clicked.connect(partial(self._go_on_with, left))
            aside.drop.clicked.connect(partial(self._drop, left))
            self._column.addWidget(aside)
        self._column.addStretch(1)
        self._make_room()
        if here in self.lines:
            self._go_to(here)
        elif here is None and self.focusWidget() is self.close_it:
            self._go_to(self._waiting())  # what is typed is meant for a row, and a space would close the list
        if self.isVisible():
            self.fit()

    def _make_room(self) -> None:
        """As tall as its rows are, up to where they scroll."""
        self._column.invalidate()
        width = grown(WIDE) - 2 * SPACE_24
        tall = sum(made.height_at(width) + SPACE_16 for made in self._rows)
        self._scroll.setMinimumHeight(min(tall, grown(TALLEST)))

    def _waiting(self) -> int | None:
        return next((id_ for id_, row in self.lines.items() if row.waits), None)

    def _go_to(self, agreement_id: int | None) -> None:
        row = self.lines.get(agreement_id) if agreement_id is not None else None
        field = row.line if row is not None else self.close_it
        assert field is not None
        field.setFocus()

    def _tell(self) -> None:
        row = self.lines.get(self._state.current) if self._state.current is not None else None
        if row is not None:
            row.tell()
            self._make_room()
            if self.isVisible():
                self.fit()
            self._column.activate()
            self._scroll.ensureWidgetVisible(row, 0, SPACE_8)

    def _go_on(self, _logged: object) -> None:
        self.say("")
        self._go_to(self._waiting())

    def _to_the_entry(self, form: Form) -> None:
        self.reject()
        self.entry_wanted.emit(form)

    def _go_on_with(self, left: LeftInRow) -> None:
        self._to_the_entry(self._state.go_on_with(left))

    def _drop(self, left: LeftInRow) -> None:
        self._state.drop_aside(left)
        self._go_to(self._waiting())

    def _refuse(self, trouble: Refusal | StoreFault) -> None:
        self.refuse(trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._takes(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, field: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _UP_AND_DOWN:
            fields = [row.line for row in self.lines.values()]
            at = next(n for n, each in enumerate(fields) if each is field) + _UP_AND_DOWN[key]
            other = fields[at] if 0 <= at < len(fields) else None
            if other is not None:
                other.setFocus()
            return True
        if is_enter(event):
            if self._state.was_called_off:
                self.answer_wanted.emit(self._state.planned)
            else:
                self._state.save()
            return True
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return self._state.pick(key - Qt.Key.Key_0)
        return False


class EveningLine(QWidget):
    """When, who and about what; and beneath it the line, or what became of it: both, where it was answered elsewhere
    while something stood in the line.
    """

    def __init__(self, row: EveningRow, state: EveningState) -> None:
        super().__init__()
        self._state = state
        self._id = row.planned.id
        as_tall_as_its_words(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        when = PlainLabel(row.when, role=Role.SOFT if row.became else Role.TEXT, wrap=True)
        when.setFixedWidth(grown(WHEN))
        grid.addWidget(when, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(row.name, Type.NAME, wrap=True), 0, 1)
        grid.addWidget(PlainLabel(row.about, Type.SOFT, Role.SOFT, wrap=True), 1, 1)
        self.line = None
        self.otherwise = push_button(tr("Otherwise…"), Kind.QUIET)
        self.meaning = PlainLabel("", Type.SOFT, wrap=True)
        self.waits = row.is_open
        if row.became:
            self.otherwise.hide()
            grid.addWidget(PlainLabel(row.became, Type.SOFT, Role.AGREED, wrap=True), 2, 1)
            if not row.typed:
                self.meaning.hide()
                return
        field = line(example(row.planned.channel), self._typed)
        field.setText(row.typed)
        # T: "What became of it: 10:00, Martin Pryce"
        field.setAccessibleName(tr("What became of it: {when}, {who}", when=row.when, who=Theirs(row.name)))
        field.installEventFilter(self)
        self.line = field
        self.otherwise.setToolTip(tr("They moved it, called it off or did not come; or you missed it"))
        self.otherwise.setAccessibleName(tr("Otherwise: {when}, {who}", when=row.when, who=Theirs(row.name)))
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_8)
        beside.addWidget(field, 1)
        beside.addWidget(self.otherwise)
        grid.addLayout(beside, 3, 1)
        grid.addWidget(self.meaning, 4, 1)
        self.meaning.hide()

    def _typed(self, text: str) -> None:
        self._state.look_at(self._id)
        self._state.type(text)

    def height_at(self, width: int) -> int:
        layout = self.layout()
        if isinstance(layout, QGridLayout) and self.line is not None:
            self.line.ensurePolished()  # else it says it were lower, and Qt's grid has it as low as it may be
            layout.setRowMinimumHeight(3, self.line.sizeHint().height())
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def tell(self) -> None:
        told = self._state.told
        self.meaning.setVisible(told is not None)
        if told is not None:
            self.meaning.show_role(_ROLES.get(told.look, Role.SOFT))
            self.meaning.setText(told.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.FocusIn:
            self._state.look_at(self._id)
        return super().eventFilter(watched, event)


class AsideRow(QWidget):
    """Whom it was typed about, the words, and why there is no line for them any more."""

    def __init__(self, left: LeftInRow) -> None:
        super().__init__()
        as_tall_as_its_words(self)
        self.go_on = push_button(tr("Go on in an entry"), Kind.LINK)
        self.drop = push_button(tr("Let it go"), Kind.LINK)
        for button in (self.go_on, self.drop):
            # T: "Let it go: Martin Pryce"
            button.setAccessibleName(tr("{what}: {who}", what=button.text(), who=Theirs(left.who)))
        self.why = PlainLabel(
            tr("What this was typed for is not in the list any more. The words are kept until you go on with them."),
            Type.SOFT,
            Role.SOFT,
            wrap=True,
        )
        grid = QGridLayout(self)
        margins(grid, grown(WHEN) + SPACE_8, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(2, 1)
        grid.addWidget(PlainLabel(left.who, Type.NAME, wrap=True), 0, 0, 1, 3)
        grid.addWidget(PlainLabel(quoted(left.text, ROOM_FOR_TYPED), wrap=True), 1, 0, 1, 3)
        grid.addWidget(self.why, 2, 0, 1, 3)
        grid.addWidget(self.go_on, 3, 0)
        grid.addWidget(self.drop, 3, 1)

    def height_at(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0
