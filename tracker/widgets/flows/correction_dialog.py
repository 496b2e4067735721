"""Everything that was written of a contact or an agreement, to be put right. Knows no store and no person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Entered
from tracker.presentation.corrections.correcting import Correcting
from tracker.presentation.corrections.correction_fields import LABELS, TIMES, CorrectionField
from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import Phrase, phrase, tr
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, WhenField, line, mark_trouble, put
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.fields.typed_fields import LineField, TextField
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, in_one_breath
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Role, Type

F = CorrectionField
LINES = frozenset({F.NOTE, F.QUESTIONS, F.WORDS})
"""Those with room for several lines."""
_LINES, _AROUND_THEM = 3, 22
"""How many, and what the frame of the field and its margins take."""
_TALLEST = 560
_ROUND_THE_FIELDS = 240
"""What the dialog has above and beneath its fields, and the window's frame."""
_WIDEST_CHOICE = 440
"""Logical pixels of a drop-down that widen the dialog, whatever its letters are: it has to stay on the screen."""
_HINTS: dict[CorrectionField, Phrase] = {
    F.TO: phrase("field of a correction", "A number or an address"),
    F.MINUTES: phrase("field of a correction", "30 where nobody said"),
    F.EVERY: phrase("field of a correction", "Such as: every year"),
}
"""What stands in an empty field; its name stands beside it already."""


class CorrectionDialog(FlowDialog):
    """Ctrl+Enter saves, Escape leaves and keeps what was typed for the next time. What warns afterwards is listed."""

    def __init__(self, state: Correcting, people: PeopleModel, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Correct what was logged"))
        self._state = state
        self.fields: dict[CorrectionField, QWidget] = {}
        self._loading = False
        self._page = QWidget()
        self._rows = QVBoxLayout(self._page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.area = TallScroll(self._page)
        self.body.addWidget(self.area)
        self.warned = PlainLabel("", Type.BODY, Role.SLIPPED, wrap=True)
        self.warned.hide()
        self.body.addWidget(self.warned)
        self.whom = FindField(people, tr("Whom was it with? Type a name"))
        self.whom.person_chosen.connect(lambda prospect_id, _name: self._give(prospect_id))
        self._giving = QWidget()
        across = QVBoxLayout(self._giving)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(PlainLabel(tr("All that was said in it goes along."), Type.SOFT, Role.SOFT, wrap=True))
        across.addWidget(self.whom)
        self._giving.hide()
        self.body.addWidget(self._giving)
        self.give = push_button(tr("&Give to…"), Kind.QUIET, "people")
        self.give.clicked.connect(self.ask_whom)
        self.remove = push_button(tr("&Delete"), Kind.QUIET, "trash")
        self.remove.clicked.connect(state.delete)
        self.again = push_button(tr("&Start over"), Kind.QUIET, "undo")
        self.again.clicked.connect(state.start_over)
        for button in (self.give, self.remove, self.again):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.leave = self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.save = self.add_button(tr("Save"), self._save, Kind.PRIMARY)
        state.begun.connect(self._build)
        state.changed.connect(self._show)
        state.done.connect(self._done)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)
        state.outdated.connect(self._no_longer_warned)

    @property
    def about(self) -> frozenset[int]:
        record = self._state.record
        return frozenset() if record is None else frozenset({record.prospect_id})

    @property
    def told(self) -> str:
        return in_one_breath(self.heading, self.under, self.warned)

    def ask(self, record: Entered) -> None:
        """Open that one."""
        self._state.begin(record)
        self.come_up()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus()

    def ask_whom(self) -> None:
        """Ask whom it was really with."""
        self._giving.show()
        self.whom.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A plain Enter in a field saves nothing: the next field is more likely meant than the end."""
        if is_enter(event):
            focused = self.focusWidget()
            if isinstance(focused, LineField):
                self.focusNextChild()
                return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._state.leave()
        super().done(result)

    def fit(self) -> None:
        needs = self._page.layout()
        wanted = needs.totalHeightForWidth(self.area.viewport().width() or self.width()) if needs is not None else 0
        beneath = sum(each.sizeHint().height() for each in (self._giving, self.trouble) if not each.isHidden())
        tallest = min(_TALLEST, self.screen().availableGeometry().height() - _ROUND_THE_FIELDS - beneath)
        self.area.setFixedHeight(min(max(wanted, self._page.sizeHint().height()), tallest))
        super().fit()

    def _build(self) -> None:
        """The fields of another record."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.fields = {}
        rows = Rows()
        for of in self._state.fields:
            field = self._field(of)
            self.fields[of] = field
            rows.add(LABELS[of].told(), _as_tall(field) if of in LINES else field)
        self._rows.addWidget(rows)
        self.area.setMinimumWidth(rows.minimumSizeHint().width())
        self.warned.hide()
        self._giving.hide()
        self.whom.setText("")
        self.save.show()
        for button in (self.give, self.remove):
            button.setVisible(self._state.can_change_hands)
        self.leave.setText(tr("Leave it"))
        self.area.show()
        self.say("")

    def _field(self, of: CorrectionField) -> QWidget:
        def typed(text: str) -> None:
            if not self._loading:
                self._state.change(of, text)

        label = LABELS[of].told()
        options = self._state.options(of)
        if options:
            chosen: DropDown[str] = DropDown(options, self._state.text(of))
            chosen.setAccessibleName(label)
            # A long one is read in its list: it does not push the labels out of sight.
            natural = chosen.sizeHint().width()
            chosen.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chosen.setMinimumContentsLength(12)
            chosen.setMinimumWidth(min(natural, _WIDEST_CHOICE))
            chosen.currentIndexChanged.connect(lambda _at: typed(chosen.value()))
            return chosen
        if of in TIMES:
            when = WhenField(label, typed)
            when.line.setAccessibleName(label)
            return when
        if of in LINES:
            lines = TextField()
            lines.setAccessibleName(label)
            lines.setTabChangesFocus(True)
            lines.textChanged.connect(lambda: typed(lines.toPlainText()))
            return lines
        field = line(_HINTS[of].told() if of in _HINTS else "", typed)
        field.setAccessibleName(label)
        return field

    def _show(self) -> None:
        state = self._state
        if state.record is None:
            return
        self._loading = True
        self.heading.setText(state.title)
        left = tr("What you typed before stands here, and is not saved yet.")
        self.under.setText(left if state.is_as_left else state.about)
        for of, field in self.fields.items():
            text = state.text(of)
            if isinstance(field, DropDown):
                field.offer(state.options(of))
                if field.value() != text:
                    field.choose(text)
            elif isinstance(field, WhenField):
                field.setText(text)
                field.show_meaning(state.meaning(of))
            elif isinstance(field, TextField):
                if field.toPlainText() != text:
                    field.setPlainText(text)
            elif isinstance(field, LineField):
                put(field, text)
        self.again.setVisible(state.was_left)
        self._loading = False
        if self.isVisible():
            self.fit()

    def _save(self) -> None:
        self.say("")
        for field in self.fields.values():
            mark_trouble(field.line if isinstance(field, WhenField) else field, False)
        self._state.save()

    def _give(self, prospect_id: int) -> None:
        self.say("")
        self._state.give_to(prospect_id)

    def _ask_back(self, of: CorrectionField, why: str) -> None:
        field = self.fields[of]
        mark_trouble(field.line if isinstance(field, WhenField) else field, True)
        self.say(why)
        field.setFocus()
        self.area.ensureWidgetVisible(field)
        self.fit()

    def refuse(self, trouble: Refusal | StoreFault) -> None:
        """Told at the field it is about, which has the cursor."""
        of = self._state.at_fault(trouble) if isinstance(trouble, Refusal) else None
        if of is None:
            super().refuse(trouble)
        else:
            self._ask_back(of, self._explain(trouble))

    def _no_longer_warned(self) -> None:
        """What is listed was of before, and what was done since has its own word."""
        if self.warned.isVisible():
            self.accept()

    def _done(self, warned: Sequence[str]) -> None:
        if not warned:
            self.accept()
            return
        self.area.hide()
        self._giving.hide()
        for button in (self.give, self.remove, self.again, self.save):
            button.hide()
        self.under.setText("")
        self.warned.setText("\n".join(warned))
        self.warned.show()
        self.leave.setText(tr("Close"))
        self.leave.setFocus()
        self.fit()


def _as_tall(field: QWidget) -> QWidget:
    """The field at the height of several lines, which the style sheet would make one."""
    holder = QWidget()
    holder.setFixedHeight(_LINES * QFontMetrics(font()).lineSpacing() + _AROUND_THEM)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    return holder
