"""The six honest answers to an agreement that passed, each with what it asks for. Knows its state and no store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.presentation.banner import BannerTelling
from tracker.presentation.flows.answering import Answering
from tracker.presentation.flows.slipped_answer import AnswerField, AnswerKind, SlippedForm, may_answer
from tracker.rules.contact import ContactOutcome, outcomes_for
from tracker.rules.verdict import Level
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.choice_list import Choice
from tracker.widgets.fields.field_rows import Rows, WhenField, line
from tracker.widgets.fields.one_choice import OneChoice
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, Role
from tracker.widgets.look.warning_banner import WarningBanner


class AnswerChoices(QWidget):
    """`chosen(AnswerKind)` when one is chosen, `confirmed` for Enter on it, `grown` when it needs another height.

    `asks_contact` lets "I did contact them" ask here what came of it; else its owner hands it to quick entry.
    """

    chosen = Signal(object)
    confirmed = Signal()
    grown = Signal()

    def __init__(self, state: Answering, asks_contact: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.banner = WarningBanner()
        contact = self._contact_page() if asks_contact else None
        self.choices: OneChoice[AnswerKind] = OneChoice(
            tr("What became of it?"),
            [
                Choice(AnswerKind.DID_CONTACT, tr("&1  I did contact them"), "kept", fields=contact),
                Choice(
                    AnswerKind.THEY_MOVED,
                    tr("&2  They moved it"),
                    "moved",
                    role=Role.QUIET,
                    fields=self._moved(),
                ),
                Choice(
                    AnswerKind.CALLED_OFF,
                    tr("&3  They called it off"),
                    "withdrawn",
                    role=Role.QUIET,
                    fields=self._called_off(),
                ),
                Choice(
                    AnswerKind.MISSED,
                    tr("&4  I missed it, and told them"),
                    "slipped",
                    role=Role.SLIPPED,
                    fields=self._missed(),
                ),
                Choice(
                    AnswerKind.NOT_TOLD,
                    tr("&5  I missed it, not told yet"),
                    "slipped",
                    tr("it stays here until they know"),
                    Role.SLIPPED,
                ),
                Choice(AnswerKind.NO_SHOW, tr("&6  They did not come"), "withdrawn", role=Role.QUIET),
            ],
        )
        self.choices.chosen.connect(self._choose)
        self.choices.confirmed.connect(self.confirmed)
        self.setFocusProxy(self.choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.banner)
        column.addWidget(self.choices)
        state.changed.connect(self.refresh)

    def load(self, form: SlippedForm) -> None:
        """Show what was typed, and put the keys on the answer that was chosen, or on the first."""
        self.choices.choose(form.kind)
        for widget, text in ((self.moved_to, form.moved_to), (self.new_time, form.new_time)):
            widget.setText(text)
        self.words.setText(form.words)
        self.why.setText(form.why)
        if self._asks_contact:
            self.happened.setText(form.happened)
            self.note.setText(form.note)
            self.reason.setText(form.reason)
            self.tick.setChecked(form.ticked)
        self.refresh()
        planned = self._state.planned
        likely = AnswerKind.MISSED if planned is not None and planned.to_tell else AnswerKind.DID_CONTACT
        self.choices.row(form.kind or likely).setFocus()

    def refresh(self) -> None:
        state = self._state
        if state.planned is None:
            return
        for kind in AnswerKind:
            self.choices.row(kind).setVisible(may_answer(kind, state.planned))
        told = state.telling
        self.banner.show_telling(
            BannerTelling(told.level, told.headline, told.sentence, told.more, exits=()) if told is not None else None
        )
        self.moved_to.show_meaning(state.meaning(AnswerField.MOVED_TO))
        self.new_time.show_meaning(state.meaning(AnswerField.NEW_TIME))
        if self._asks_contact:
            self._refresh_contact()
        self.grown.emit()

    def focus(self, field: AnswerField) -> None:
        """Put the cursor where something is missing."""
        widgets: dict[AnswerField, QWidget] = {
            AnswerField.KIND: self.choices,
            AnswerField.MOVED_TO: self.moved_to,
            AnswerField.NEW_TIME: self.new_time,
        }
        if self._asks_contact:
            widgets |= {
                AnswerField.HAPPENED: self.happened,
                AnswerField.REASON: self.reason,
                AnswerField.TICK: self.tick,
            }
        widgets.get(field, self.choices).setFocus()

    _asks_contact = False

    def _choose(self, kind: AnswerKind) -> None:
        self._state.change(kind=kind)
        self.chosen.emit(kind)

    def _change(self, name: str) -> Callable[[object], None]:
        return lambda value: self._state.change(**{name: value})

    def _contact_page(self) -> QWidget:
        self._asks_contact = True
        self.happened = WhenField(tr("At the agreed time"), self._change("happened"))
        self.outcome: ChipGroup[ContactOutcome] = ChipGroup(
            tr("What came of it"),
            [
                Chip(ContactOutcome.TALKED, tr("We tal&ked"), "talked"),
                Chip(ContactOutcome.VOICEMAIL, tr("Voicemai&l"), "voicemail"),
                Chip(ContactOutcome.NO_ANSWER, tr("No ans&wer"), "tried"),
            ],
        )
        self.outcome.chosen.connect(self._change("outcome"))
        self.note = line(tr("What was said"), self._change("note"))
        self.reason = line(tr("Why? It is kept with the record"), self._change("reason"), tr("Why?"))
        self.tick = QCheckBox(tr("I know that they asked us not to"))
        self.tick.toggled.connect(self._change("ticked"))
        self.kept_as = PlainLabel(wrap=True)
        self._contact = Rows(
            (tr("When"), self.happened),
            (tr("Outcome"), self.outcome),
            (tr_as("field", "Note"), self.note),
            (tr("Because"), self.reason),
            ("", self.tick),
            ("", self.kept_as),
        )
        return self._contact

    def _refresh_contact(self) -> None:
        state = self._state
        self.happened.show_meaning(state.meaning(AnswerField.HAPPENED))
        form = state.as_entry()
        possible = outcomes_for(form.direction, form.channel)
        self._contact.set_visible(self.outcome, len(possible) > 1)
        self.outcome.choose(form.told_outcome)
        warned = state.form.kind is AnswerKind.DID_CONTACT and state.verdict.level >= Level.WARN
        self._contact.set_visible(self.reason, warned)
        self._contact.set_visible(self.tick, warned and state.verdict.level is Level.STOP)
        self.kept_as.setText(state.will_be_kept_as)
        self._contact.set_visible(self.kept_as, bool(state.will_be_kept_as))

    def _moved(self) -> QWidget:
        self.moved_to = WhenField(tr("In a week, Thu 3pm, end of next month"), self._change("moved_to"))
        self.words = line(tr("How they put it"), self._change("words"))
        return Rows((tr("New time"), self.moved_to), (tr("They said"), self.words))

    def _called_off(self) -> QWidget:
        self.why = line(tr("How they put it"), self._change("why"))
        return Rows((tr("They said"), self.why))

    def _missed(self) -> QWidget:
        self.new_time = WhenField(
            tr("The new time you told them, if any"), self._change("new_time"), shorter=(tr("A new time, if any"),)
        )
        return Rows((tr("New time"), self.new_time))
