"""The state behind one slipped agreement's honest answer: what is typed, what it means, and the guard's word on it.

One read when the agreement is taken up, pure judging on every key. Knows no widget, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.exits import judged
from tracker.actions.outcome import Problem
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Form
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.flows.planned_contact import judge_planned
from tracker.presentation.flows.slipped_answer import (
    AnswerField,
    AnswerKind,
    SlippedForm,
    SlippedReading,
    entry_form,
    read_answer,
)
from tracker.presentation.here import Here
from tracker.presentation.time_field import waking_in
from tracker.rules.history import History
from tracker.rules.verdict import Level, Verdict


class Answering(QObject):
    """`changed` comes when there is something new to show."""

    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._history: History | None = None
        self.planned: Planned | None = None
        self.form = SlippedForm()
        self.verdict = Verdict()
        self._lacks: tuple[Problem, ...] = ()

    def begin(self, planned: Planned, form: SlippedForm | None = None) -> None:
        """Take up that agreement, with what was typed about it before."""
        left = form or SlippedForm()
        self.planned, self.form, self._history = planned, left.typed_after(left, self._here().now), None

        def arrived(history: History | None) -> None:
            if self.planned is planned:
                self._history = history
                self._judge()

        self._dispatcher.ask(lambda questions: questions.history_of(planned.prospect_id), arrived)
        self._judge()

    def change(self, **fields: Any) -> None:
        self.form = replace(self.form, **fields).typed_after(self.form, self._here().now)
        self._judge()

    @property
    def reading(self) -> SlippedReading:
        assert self.planned is not None
        here = self._here()
        return read_answer(self.form, self.planned, here, waking_in(self._history, here.policy))

    @property
    def today(self) -> date:
        return self._here().today

    @property
    def what_was_agreed(self) -> str:
        """The agreement as a sentence, with their words."""
        agreement = self._history.agreement(self.planned.id) if self._history and self.planned else None
        return words.agreement(agreement, self.today, self._here().me) if agreement is not None else ""

    @property
    def is_held_back(self) -> bool:
        """Whether the guard warns of the contact, and no reason was given, or at stop level no tick."""
        return bool(self._lacks)

    @property
    def missing(self) -> AnswerField | None:
        """The first thing that keeps the answer from being taken."""
        unclear = next(iter(self.reading.unclear), None)
        if unclear is not None or not self._lacks:
            return unclear
        return AnswerField.TICK if self._lacks[0] is Problem.NEEDS_THE_TICK else AnswerField.REASON

    @property
    def will_be_kept_as(self) -> str:
        """How the record of a contact the guard warns of will read, "" while something is missing."""
        reason = self.form.reason.strip()
        asks = self.form.kind is AnswerKind.DID_CONTACT and self.verdict.level >= Level.WARN
        return words.will_be_kept_as(self.verdict.basis, reason=reason) if asks and reason and not self._lacks else ""

    @property
    def telling(self) -> words.Telling | None:
        """The guard's word, where it has something against the contact or the new time."""
        if not self.verdict.findings:
            return None
        here = self._here()
        return words.telling(self.verdict, here.zone, self.today, here.me)

    def meaning(self, field: AnswerField) -> Meaning:
        """What stands beneath a time field: what it means, or why it cannot be read."""
        reading, here = self.reading, self._here()
        unclear = reading.unclear.get(field)
        if unclear is not None:
            return doubt_of(unclear, here, backwards=field is AnswerField.HAPPENED)
        if field is AnswerField.HAPPENED and reading.attempt is not None:
            return Meaning(words.moment(reading.attempt.at, here.zone, self.today))
        typed = {AnswerField.MOVED_TO: self.form.moved_to, AnswerField.NEW_TIME: self.form.new_time}.get(field, "")
        if reading.window is not None and typed.strip():
            return Meaning(words.window(reading.window, self.today, here.zone))
        return Meaning()

    def as_entry(self) -> Form:
        """The quick entry for "I did contact them"."""
        assert self.planned is not None
        return entry_form(self.form, self.planned, self._here())

    def _judge(self) -> None:
        self._lacks = ()
        self.verdict = self._verdict()
        self.changed.emit()

    def _verdict(self) -> Verdict:
        if self._history is None or self.planned is None:
            return Verdict()
        reading = self.reading
        if reading.attempt is not None:
            word = judged(reading.attempt, reading.exits, self._history, self._here().policy)
            self._lacks = word.lacks
            return word.verdict
        if reading.window is not None and self.form.kind is AnswerKind.MISSED:
            return judge_planned(self.planned.id, reading.window, self._history, self._here().policy)
        return Verdict()
