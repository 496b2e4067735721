"""The state behind promising an answer: what we owe them, by when and by which way. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.add_agreement import add_agreement
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.here import Here
from tracker.presentation.time_field import TimeField, waking_in
from tracker.presentation.writing import Writing
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.entry import NextAgreement
from tracker.rules.history import History
from tracker.rules.plain_dates import Unclear
from tracker.rules.window import Window


@dataclass(frozen=True, slots=True)
class PromiseTyped:
    what: str = ""
    when: str = ""
    channel: Channel = Channel.EMAIL
    typed_at: datetime | None = field(default=None, compare=False)

    @property
    def due(self) -> TimeField:
        return TimeField(self.when, self.typed_at)


class Promising(QObject):
    """`changed` comes when there is something new to show, `done` once it is written.

    `asked_back(str)` names what is missing ("what" or "when"), `refused(Refusal | StoreFault)` why it was not written.
    """

    changed = Signal()
    done = Signal()
    asked_back = Signal(str)
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._history: History | None = None
        self._writing = Writing(dispatcher)
        self.prospect_id: int | None = None
        self.name = ""
        self._question = ""
        self.form = PromiseTyped()

    def begin(self, prospect_id: int, name: str, question: str = "") -> None:
        """Promise that person an answer to the question, or whatever is typed."""
        self.prospect_id, self.name, self._question = prospect_id, name, question
        self.form, self._history = PromiseTyped(question), None

        def arrived(history: History | None) -> None:
            if self.prospect_id == prospect_id:
                self._history = history
                self.changed.emit()

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), arrived)
        self.changed.emit()

    def is_for(self, prospect_id: int, question: str) -> bool:
        """Whether it was begun for that question of that person."""
        return (self.prospect_id, self._question) == (prospect_id, question)

    def change(self, **fields: Any) -> None:
        if fields.get("when", self.form.when) != self.form.when:
            fields["typed_at"] = self._here().now
        self.form = replace(self.form, **fields)
        self.changed.emit()

    @property
    def meaning(self) -> Meaning:
        """What stands beneath the day it is due by."""
        window = self._read()
        if isinstance(window, Unclear):
            return doubt_of(window, self._here())
        here = self._here()
        return Meaning(words.window(window, here.today, here.zone))

    def apply(self) -> None:
        """Write it, or say what is missing."""
        window, form, who = self._read(), self.form, self.prospect_id
        if not form.what.strip():
            self.asked_back.emit("what")
        elif isinstance(window, Unclear):
            self.asked_back.emit("when")
        elif who is not None:
            promise = NextAgreement(AgreementKind.PROMISE, window, form.channel, form.what.strip())
            self._writing.do(
                lambda desk: add_agreement(desk, who, promise),
                lambda _: self._written(who, form),
                self.refused.emit,
                about=(who, promise),
            )

    def _written(self, who: int, form: PromiseTyped) -> None:
        """Whoever is promising something else by now goes on with that."""
        if (self.prospect_id, self.form) == (who, form):
            self.done.emit()

    def _read(self) -> Window | Unclear:
        here = self._here()
        return self.form.due.window(here, waking_in(self._history, here.policy))
