"""The state behind quick entry: the form, the chosen person's history, and the guard's word on every change.

One read when a person is chosen, pure judging on every key, one write on saving. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.log_contact import Held, Logged, log_contact
from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.take_down import known_with
from tracker.presentation import draft, words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Exit, Field, Form, Reading, Said, held_back, read_form
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel, Direction
from tracker.rules.earliest import earliest_welcome
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.plain_dates import Unclear, UnclearReason
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Verdict
from tracker.rules.window import day_in


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time typed in plain words means, to be shown beneath it, or why it cannot be read."""

    text: str = ""
    is_trouble: bool = False


DRAFT_AFTER = 800
"""Milliseconds without a key before what was typed is kept as a draft."""


class Drafts(Protocol):
    """Where what is typed is kept until it is saved; None is nothing."""

    def keep(self, text: str | None) -> None: ...
    def read(self) -> str | None: ...


class QuickEntry(QObject):
    """`changed` comes when there is something new to show, `saved(Logged)` or `refused(Refusal | StoreFault)` after saving.


    `asked_back(Field)` names the first field that keeps the entry from being saved (Field.REASON: the banner).
    `drafts` keeps the form as text while it is unsaved.
    """

    changed = Signal()
    saved = Signal(object)
    refused = Signal(object)
    asked_back = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        said: Callable[[], Said],
        policy: Callable[[], Policy],
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._said = said
        self._policy = policy
        self._drafts = drafts
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self.form = Form()
        self.history: History | None = None
        self.reading: Reading = read_form(self.form, said())
        self.verdict = Verdict()

    def begin(self, form: Form | None = None) -> None:
        """Start over, from `form` where one is given (a draft, or an agreement that has come due)."""
        self.form = form or Form()
        self.history = None
        self._load()
        self._read()

    def change(self, **fields: Any) -> None:
        """Put new values into the form and judge again."""
        self.form = replace(self.form, **fields)
        self._timer.start()
        self._read()

    def change_exit(self, **fields: Any) -> None:
        self.change(exit=replace(self.form.exit, **fields))

    def toggle_exit(self, way: Exit) -> None:
        self.change_exit(ways=self.form.exit.ways ^ {way})

    def choose_person(self, prospect_id: int, name: str) -> None:
        self.history = None
        self.change(who_id=prospect_id, who=name)
        self._load()

    def choose_newcomer(self, name: str) -> None:
        self.history = None
        self.change(who_id=None, who=name)

    def forget_person(self) -> None:
        self.choose_newcomer("")

    @property
    def what_it_keeps(self) -> str:
        """The agreement this contact would keep, in words; "" where it keeps none."""
        kept = self.kept_agreement
        return words.agreement(kept, self.today, self._said().me) if kept is not None else ""

    @property
    def kept_agreement(self) -> Agreement | None:
        """The agreement this contact would keep."""
        return self.history.agreement(self.verdict.agreement_id) if self.history is not None else None

    @property
    def last_answers(self) -> tuple[tuple[str, str], ...]:
        """Questions they asked before and what was answered, latest first: a repeated one has its answer at hand."""
        if self.history is None:
            return ()
        asked = [q for c in reversed(self.history.contacts) for q in c.questions]
        return tuple({q.text: (q.text, q.answer) for q in reversed(asked)}.values())[::-1]

    @property
    def today(self) -> date:
        said = self._said()
        return day_in(said.now, said.zone)

    @property
    def telling(self) -> words.Telling | None:
        """The guard's word for the banner; None where there is nothing to say (nobody chosen, or simply welcome)."""
        said = self._said()
        speaks = self.verdict.findings or self.verdict.rests_on is not None
        return words.telling(self.verdict, said.zone, day_in(said.now, said.zone), said.me) if speaks else None

    def meaning(self, field: Field) -> Meaning:
        """What stands beneath a time field: nothing while it is empty, the resolved time, or what is unclear."""
        unclear = self.reading.unclear.get(field)
        if unclear is not None:
            empty = unclear.reason is UnclearReason.EMPTY
            return Meaning() if empty else Meaning(self._asked_back(unclear), True)
        said, reading = self._said(), self.reading
        changed = reading.changed
        windows = {
            Field.TALK_WHEN: reading.talk,
            Field.PROMISE_WHEN: reading.promise,
            Field.CHANGED_WHEN: changed.agreed.window if changed is not None and changed.agreed is not None else None,
        }
        window = windows.get(field)
        if window is not None:
            return Meaning(words.window(window, self.today, said.zone))
        if field is Field.AT and self.form.when.strip():
            return Meaning(words.moment(reading.attempt.at, said.zone, self.today))
        if field is Field.CHANGED_SAID and changed is not None and self.form.exit.said_when.strip():
            return Meaning(words.moment(changed.said_at, said.zone, self.today))
        return Meaning()

    def _asked_back(self, unclear: Unclear) -> str:
        """What is unclear, and what it may have meant, each in words that can be typed."""
        choices = words.choices(unclear, self.today, self._said().zone)
        return " ".join([words.unclear(unclear), *(f"{told}?" for told, _ in choices)])

    @property
    def how_they_stand(self) -> str:
        """When the chosen person may next hear from us, in words; "" while nobody is chosen."""
        if self.history is None:
            return ""
        said = self._said()
        found = earliest_welcome(self.history, self._policy(), said.now)
        return words.earliest(found, said.zone, self.today)

    @property
    def is_held_back(self) -> bool:
        return held_back(self.form, self.verdict)

    def save(self) -> None:
        """Write it, unless something is missing or unclear or the guard still asks; then say where."""
        self._read()
        first = next(iter(self.reading.unclear), None)
        if first is not None and not (first is Field.REASON and not self.is_held_back):
            self.asked_back.emit(first)
            return
        if self.is_held_back:
            self.asked_back.emit(Field.REASON)
            return
        entry = self.reading.entry
        if entry is None or self._saving:
            return
        self._saving = True
        self._dispatcher.do(lambda desk: log_contact(desk, entry), self._written, self._failed, origin=self)

    def keep_draft(self) -> None:
        """Keep what is typed, or nothing where there is nothing to keep."""
        self._timer.stop()
        self._drafts.keep(None if self.form.is_blank else draft.to_text(self.form))

    def take_draft(self) -> Form | None:
        """The form that was left unsaved, None where there is none."""
        text = self._drafts.read()
        return draft.from_text(text) if text is not None else None

    def discard(self) -> None:
        self.begin()
        self.keep_draft()

    def _written(self, value: Logged | Held) -> None:
        self._saving = False
        if isinstance(value, Held):
            # Somebody else's deed came between the last key and the save: show what is true now.
            self._load()
            self.asked_back.emit(Field.REASON)
            return
        self.form = Form()
        self.keep_draft()
        self.saved.emit(value)

    def _failed(self, trouble: Refusal | StoreFault) -> None:
        self._saving = False
        self.keep_draft()
        self.refused.emit(trouble)

    def _load(self) -> None:
        wanted = self.form.who_id
        if wanted is None:
            return

        def arrived(history: History | None) -> None:
            if self.form.who_id == wanted:
                self.history = history
                self._read()

        self._dispatcher.ask(lambda questions: questions.history_of(wanted), arrived, self.refused.emit)

    def _read(self) -> None:
        said = self._said()
        self.reading = read_form(self.form, said)
        self.verdict = self._judged(said)
        self.changed.emit()

    def _judged(self, said: Said) -> Verdict:
        if self.history is None and (self.form.who_id is not None or not self.form.who.strip()):
            return Verdict()
        history = self.history or History(Prospect(0, self.form.who.strip()))
        known = known_with(self.reading.changed, history, said.me)
        return judge(self.reading.attempt, known, self._policy())


def form_for(agreement_channel: Channel, prospect_id: int, name: str) -> Form:
    """A form half filled in for an agreement that has come due."""
    together = agreement_channel is Channel.MEETING
    return Form(prospect_id, name, direction=Direction.MET if together else Direction.OUT, channel=agreement_channel)
