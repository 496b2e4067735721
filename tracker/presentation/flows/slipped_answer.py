"""The honest answer to an agreement that passed, as typed, and what it means. Pure: knows neither Qt nor the store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from tracker.actions.agreements.answer_slipped import Answer, DidContact, HasEnded, WasMoved
from tracker.actions.exits import Exits
from tracker.actions.ports import Planned
from tracker.presentation.entry_form import Exit, ExitForm, Field, Form, read_form
from tracker.presentation.half_filled import at_the_agreed_time
from tracker.presentation.here import Here
from tracker.presentation.time_field import MISSING, TimeField, TypedAt
from tracker.rules.agreement import TO_MEET, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.plain_dates import Unclear, Waking
from tracker.rules.window import Window


class AnswerKind(StrEnum):
    """In the order of their keys, 1 to 6. MISSED says that they have been told, NOT_TOLD that they have not. NO_SHOW,
    which only a meeting has, comes last: so that each keeps its key everywhere, and none is left out between two.
    """

    DID_CONTACT = "did-contact"
    THEY_MOVED = "they-moved"
    CALLED_OFF = "called-off"
    MISSED = "missed"
    NOT_TOLD = "missed-not-told"
    NO_SHOW = "no-show"


ENDS = {
    AnswerKind.CALLED_OFF: AgreementOutcome.WITHDRAWN,
    AnswerKind.NO_SHOW: AgreementOutcome.NO_SHOW,
    AnswerKind.MISSED: AgreementOutcome.BROKEN,
    AnswerKind.NOT_TOLD: AgreementOutcome.BROKEN,
}


def may_answer(kind: AnswerKind, planned: Planned) -> bool:
    """Whether that can have become of it: where nobody was to come, nobody failed to."""
    to_meet = planned.kind is AgreementKind.TALK and planned.channel in TO_MEET
    return kind is not AnswerKind.NO_SHOW or to_meet


class AnswerField(StrEnum):
    """Where something is missing or unclear."""

    KIND = "kind"
    HAPPENED = "happened"
    REASON = "reason"
    TICK = "tick"
    MOVED_TO = "moved-to"
    NEW_TIME = "new-time"


@dataclass(frozen=True, slots=True)
class SlippedForm:
    """Everything typed about one agreement; only what belongs to `kind` counts.

    `happened` is when I did contact them, "" for the agreed time. `new_time` is the time they were told after I
    missed it, "" for none. `words` are theirs as they moved it, `why` as they called it off. `typed_at` says when each
    of the times was typed, as of which it is read.
    """

    kind: AnswerKind | None = None
    happened: str = ""
    outcome: ContactOutcome | None = None
    note: str = ""
    reason: str = ""
    ticked: bool = False
    moved_to: str = ""
    words: str = ""
    new_time: str = ""
    why: str = ""
    typed_at: TypedAt = field(default=TypedAt(), compare=False)

    @property
    def times(self) -> dict[str, str]:
        """The texts that are times, by where they are typed."""
        return {
            AnswerField.HAPPENED: self.happened,
            AnswerField.MOVED_TO: self.moved_to,
            AnswerField.NEW_TIME: self.new_time,
        }

    def time(self, where: AnswerField) -> TimeField:
        """What is typed there, and when it was."""
        return self.typed_at.field(where, self.times[where])

    def typed_after(self, before: SlippedForm, now: datetime) -> SlippedForm:
        """The form with its times typed now, where they are others than `before`."""
        return replace(self, typed_at=before.typed_at.changed(before.times, self.times, now))


@dataclass(frozen=True, slots=True)
class SlippedReading:
    """`answer` is there once nothing is unclear; the guard's word is not asked here.

    `attempt` is the contact to be judged, with its `exits`, `window` the new time; each only where the answer has one.
    """

    answer: Answer | None
    unclear: dict[AnswerField, Unclear]
    attempt: Attempt | None = None
    window: Window | None = None
    exits: Exits = field(default_factory=Exits)


def read_answer(form: SlippedForm, planned: Planned, here: Here, waking: Waking | None = None) -> SlippedReading:
    """What the form says so far of `planned`. `waking` are the hours of whom it is with."""
    if form.kind is AnswerKind.DID_CONTACT:
        return _did_contact(form, planned, here, waking)
    if form.kind is AnswerKind.THEY_MOVED:
        return _moved(planned, form, AnswerField.MOVED_TO, WhoMoved.THEY_ASKED, form.words, here, waking)
    if form.kind is AnswerKind.MISSED and form.new_time.strip():
        return _moved(planned, form, AnswerField.NEW_TIME, WhoMoved.I_AM_LATE, "", here, waking)
    if form.kind is None or not may_answer(form.kind, planned):
        return SlippedReading(None, {AnswerField.KIND: MISSING})
    words = form.why.strip() if form.kind is AnswerKind.CALLED_OFF else ""
    return SlippedReading(HasEnded(planned.id, ENDS[form.kind], form.kind is AnswerKind.NOT_TOLD, words), {})


def entry_form(form: SlippedForm, planned: Planned, here: Here) -> Form:
    """The quick entry that "I did contact them" amounts to, half filled in."""
    at_the_time = at_the_agreed_time(planned, here.now, here.zone)
    exit_ = ExitForm(Exit.ANYWAY, reason=form.reason, ticked=form.ticked) if form.reason else ExitForm()
    happened = form.time(AnswerField.HAPPENED)
    return replace(
        at_the_time,
        when=form.happened.strip() or at_the_time.when,
        outcome=form.outcome,
        note=form.note,
        exit=exit_,
        typed_at=TypedAt(((Field.AT, happened.typed_at),) if happened.typed_at is not None else ()),
    )


def _did_contact(form: SlippedForm, planned: Planned, here: Here, waking: Waking | None) -> SlippedReading:
    reading = read_form(entry_form(form, planned, here), here, waking)
    why = next(iter(reading.unclear.values()), None)
    unclear = {AnswerField.HAPPENED: why} if why is not None else {}
    answer = DidContact(planned.id, reading.entry) if reading.entry is not None else None
    return SlippedReading(answer, unclear, reading.attempt, exits=reading.exits)


def _moved(
    planned: Planned,
    form: SlippedForm,
    where: AnswerField,
    who_moved: WhoMoved,
    words: str,
    here: Here,
    waking: Waking | None,
) -> SlippedReading:
    window = form.time(where).window(here, waking)
    if isinstance(window, Unclear):
        return SlippedReading(None, {where: window})
    return SlippedReading(WasMoved(planned.id, window, who_moved, words.strip()), {}, window=window)
