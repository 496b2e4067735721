"""The state behind correcting what was logged: its fields as typed, what they mean, and the deeds. Knows no widget.

What was typed into one that was left is kept until it is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from tracker.actions.corrections.correct_record import correct_record, delete_record
from tracker.actions.corrections.give_to import give_to
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.outcome import Changes, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Entered
from tracker.presentation import words
from tracker.presentation.corrections.correction_drafts import Left, from_text, to_text
from tracker.presentation.corrections.correction_fields import (
    NONE,
    TIMES,
    CorrectionField,
    Typed,
    Unread,
    fields_of,
    read,
    told,
    values_of,
)
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts, KeepSoon
from tracker.presentation.time_field import waking_in
from tracker.presentation.words.corrections import (
    as_it_stands,
    how_many_warn,
    now_warns,
    value_told,
    with_whom,
)
from tracker.presentation.writing import Writing
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, outcomes_for
from tracker.rules.history import History
from tracker.tongue import tr

F = CorrectionField
AT_FAULT: Mapping[Problem, tuple[CorrectionField, ...]] = {
    Problem.NO_SUCH_USER: (F.BY, F.OWNER),
    Problem.HAS_LEFT: (F.BY, F.OWNER),
    Problem.EMPTY_NAME: (F.BY, F.OWNER),
    Problem.IN_THE_FUTURE: (F.WHEN, F.MADE, F.SINCE),
    Problem.ENDS_BEFORE_IT_BEGINS: (F.WHEN, F.MADE, F.UNTIL, F.SINCE),
    Problem.NO_SUCH_CONTACT: (F.OUTCOME, F.CHANNEL, F.DIRECTION),
    Problem.NOT_OPEN_THEN: (F.KEEPS,),
    Problem.NEEDS_WHAT_THEY_ASKED: (F.BASIS,),
    Problem.SETTLED_IN_A_CONTACT: (F.OUTCOME,),
    Problem.ITS_TIME_IS_OVER: (F.OUTCOME,),
}
"""Which field a refusal is about: of several the first that was changed."""


class Correcting(QObject):
    """`changed` comes when there is something new to show, `begun` when another record is opened.

    `done(list[str])` comes once it is written, with what the guard warns of now; `asked_back(field, str)` names a field
    that cannot be read, `refused(Refusal | StoreFault)` says why nothing was written. `outdated` comes when something
    else was done about the same person since, such as taking the correction back: what warns may be another thing now.
    """

    changed = Signal()
    begun = Signal()
    done = Signal(object)
    asked_back = Signal(object, str)
    refused = Signal(object)
    outdated = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        drafts: Drafts,
        e164: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._e164 = e164
        self._writing = Writing(dispatcher)
        self._drafts = drafts
        self._left: dict[int, Left] = from_text(drafts.read())
        self._soon = KeepSoon(self.leave, self)
        self._now: Left | None = None
        self._is_as_left = False
        self._history: History | None = None
        self._warned_about: int | None = None
        self._known_as: dict[int, int] = {}
        dispatcher.changed.connect(self._look_back)

    def begin(self, record: Entered) -> None:
        """Open that one; where something was typed over it and left, that stands there again."""
        self.leave()
        self._warned_about = None
        self._take_back(record)
        self._now = self._left.get(record.id) or Left(record)
        self._is_as_left = self.was_left
        self._history = None
        self.begun.emit()

        def arrived(history: History | None) -> None:
            if self._now is not None and self._now.record.id == record.id:
                self._history = history
                self.changed.emit()

        self._dispatcher.ask(lambda questions: questions.history_of(record.prospect_id), arrived)
        self.changed.emit()

    @property
    def record(self) -> Entered | None:
        return self._now.record if self._now is not None else None

    @property
    def can_change_hands(self) -> bool:
        """Whether it can be given to somebody else, or deleted."""
        return isinstance(self.record, Contact | Agreement)

    @property
    def was_left(self) -> bool:
        """Whether something typed over it stands there that is not saved."""
        return self._now is not None and bool(self._now.typed)

    @property
    def is_as_left(self) -> bool:
        """Whether that stands there as it was left, with nothing typed since."""
        return self._is_as_left

    @property
    def title(self) -> str:
        """What it is, in a few words, and whose."""
        name = words.one_line(self._history.prospect.name, 60) if self._history is not None else ""
        return as_it_stands(self.record, name, self._here().zone, self._here().today) if self.record else ""

    @property
    def about(self) -> str:
        """With whom it was, and that a correction can be taken back."""
        if self.record is None or self._history is None:
            return ""
        company = self._history.others_in(getattr(self.record, "occasion_id", None))
        there = (self._history.prospect.name, *(each.name for each in company)) if company else ()
        who = ", ".join(words.one_line(name, 60) for name in there)
        return with_whom(who)

    @property
    def fields(self) -> tuple[CorrectionField, ...]:
        return fields_of(self.record) if self.record is not None else ()

    def text(self, of: CorrectionField) -> str:
        """What stands in that field: as typed, else as it is."""
        if self._now is None:
            return ""
        typed = self._now.typed.get(of)
        return typed.text if typed is not None else told(self._now.record, of, self._here().zone)

    def options(self, of: CorrectionField) -> tuple[tuple[str, str], ...]:
        """The values that field can take with their words, what it says already among them; none where it is typed."""
        if self.record is None:
            return ()
        if of is CorrectionField.KEEPS:
            return self._to_keep()
        values = values_of(self.record, of)
        if of is CorrectionField.OUTCOME:
            values = self._possible or values
        stands = told(self.record, of, self._here().zone)
        known = values if not values or stands in values or self.text(of) != stands else (stands, *values)
        return tuple((value, value_told(type(self.record), of.value, value)) for value in known)

    def change(self, of: CorrectionField, text: str) -> None:
        """That is typed there now; what stood there before takes the typing back."""
        if self._now is None or text == self.text(of):
            return
        self._is_as_left = False
        if text == told(self._now.record, of, self._here().zone):
            self._now.typed.pop(of, None)
        else:
            self._now.typed[of] = Typed(text, self._here().now)
        if of in (CorrectionField.DIRECTION, CorrectionField.CHANNEL):
            self._outcome_follows()
        self._soon.changed()
        self.changed.emit()

    def _outcome_follows(self) -> None:
        """What cannot have come of a contact of that kind gives way to what stood there, or else to the plain one."""
        possible = self._possible
        if possible and self.text(CorrectionField.OUTCOME) not in possible and self.record is not None:
            stands = told(self.record, CorrectionField.OUTCOME, self._here().zone)
            self.change(CorrectionField.OUTCOME, stands if stands in possible else possible[0])

    @property
    def _possible(self) -> tuple[str, ...]:
        """What can have come of a contact of the kind that stands there."""
        if not isinstance(self.record, Contact):
            return ()
        direction, channel = self.text(CorrectionField.DIRECTION), self.text(CorrectionField.CHANNEL)
        return tuple(each.value for each in outcomes_for(Direction(direction), Channel(channel)))

    def meaning(self, of: CorrectionField) -> Meaning:
        """What stands beneath a time that was typed."""
        typed = self._now.typed.get(of) if self._now is not None else None
        if typed is None or self.record is None or of not in TIMES:
            return Meaning()
        here = self._here()
        try:
            reading = self._read(self.record, of, typed, here)
        except Unread as unread:
            backwards = not (isinstance(self.record, Agreement) and of is CorrectionField.WHEN)
            return doubt_of(unread.unclear, here, backwards=backwards) if unread.unclear is not None else Meaning()
        if isinstance(reading, Agreement) and of is CorrectionField.WHEN:
            return Meaning(words.window(reading.window, here.today, here.zone))
        return Meaning(told(reading, of, here.zone))

    def _read(self, record: Entered, of: CorrectionField, typed: Typed, here: Here) -> Entered:
        return read(record, of, typed, here, self._e164, waking_in(self._history, here.policy))

    def save(self) -> None:
        """Write what was typed, or say which field cannot be read."""
        now, here = self._now, self._here()
        if now is None:
            return
        after = now.record
        for of, typed in now.typed.items():
            try:
                after = self._read(after, of, typed, here)
            except Unread as unread:
                told_ = doubt_of(unread.unclear, here).text if unread.unclear is not None else unread.why
                self.asked_back.emit(of, told_ or tr("When was it? Such as: 12 November 10:00."))
                return
        record = now.record
        self._do(lambda desk: correct_record(desk, record, after))

    def at_fault(self, refusal: Refusal) -> CorrectionField | None:
        """The field by which it was refused, where it is one of those that were changed."""
        typed = self._now.typed if self._now is not None else {}
        return next((of for of in AT_FAULT.get(refusal.problem, ()) if of in typed), None)

    def delete(self) -> None:
        """It never was."""
        record = self.record
        if isinstance(record, Contact | Agreement):
            self._do(lambda desk: delete_record(desk, record))

    def give_to(self, prospect_id: int) -> None:
        """It was with that person."""
        record = self.record
        if isinstance(record, Contact | Agreement):
            self._do(lambda desk: give_to(desk, record, prospect_id))

    def leave(self) -> None:
        """What was typed is kept for the next time it is opened."""
        if self._now is not None:
            self._left[self._now.record.id] = self._now
        self._keep()

    def start_over(self) -> None:
        """As it stands in the store: what was typed is let go."""
        if self._now is None:
            return
        record_id = self._now.record.id
        self._now.typed.clear()
        self._left.pop(record_id, None)
        self._keep()

        def arrived(record: Entered | None) -> None:
            if record is not None and self._now is not None and self._now.record.id == record_id:
                self.begin(record)

        self._dispatcher.ask(lambda questions: questions.record_of(record_id), arrived)

    def turn(self, known_as: Mapping[int, int], to: int) -> None:
        """What was typed over records that are that person's now, under these ids, is typed over them as they are."""
        self._known_as |= known_as
        left = [*self._left.values(), *((self._now,) if self._now is not None else ())]
        for one in {id(each): each for each in left}.values():
            one.turn(known_as, to)
        self._left = {one.record.id: one for one in self._left.values()}
        self._keep()

    def _take_back(self, record: Entered) -> None:
        """Where two people are two again, a record goes by its own id as before."""
        left = self._left.get(self._known_as.get(record.id, 0))
        if left is not None and record.id not in self._left:
            before = {new: old for old, new in self._known_as.items()}
            self._left.pop(left.record.id)
            left.turn(before, record.prospect_id)
            self._left[record.id] = left

    @property
    def typed_about(self) -> frozenset[int]:
        """Whose anything is that something was typed over and not saved."""
        typed = (*self._left.values(), *((self._now,) if self._now is not None and self._now.typed else ()))
        return frozenset(left.record.prospect_id for left in typed)

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about somebody who has been erased, nor over what is there no more: it may have
        been given to them.
        """
        self._left = {n: left for n, left in self._left.items() if left.record.prospect_id != prospect_id}
        if self._now is not None and self._now.record.prospect_id == prospect_id:
            self._now.typed.clear()
        self._keep()
        self.forget_gone()

    def forget_gone(self) -> None:
        """Keep nothing that was typed over what is there no more."""
        asked = tuple(self._left)

        def arrived(gone: frozenset[int]) -> None:
            self._left = {n: left for n, left in self._left.items() if n not in gone}
            self._keep()

        if asked:
            self._dispatcher.ask(
                lambda questions: frozenset(n for n in asked if questions.record_of(n) is None), arrived
            )

    def _do(self, deed: Callable[[Desk], Outcome[Corrected]]) -> None:
        now = self._now
        assert now is not None

        def written(corrected: Corrected) -> None:
            self._left.pop(now.record.id, None)
            if self._now is now:
                self._now = None
            self._keep()
            if self._now is None:
                self._warned_about = corrected.prospect.id if corrected.now_warns else None
                self.done.emit(self._warned(corrected))

        self._writing.do(deed, written, self.refused.emit, about=now.record.id)

    def _look_back(self, changes: Changes, _origin: object) -> None:
        if self._warned_about is not None and changes.touches_prospect(self._warned_about):
            self._warned_about = None
            self.outdated.emit()

    def _keep(self) -> None:
        """Nothing is written where nothing was typed."""
        self._soon.stop()
        self._left = {n: left for n, left in self._left.items() if left.typed}
        self._drafts.keep(to_text(self._left.values()))

    def _warned(self, corrected: Corrected) -> list[str]:
        here = self._here()
        lines = [now_warns(contact, here.zone, here.today) for contact in corrected.now_warns]
        return [how_many_warn(len(lines)), *lines] if lines else []

    def _to_keep(self) -> tuple[tuple[str, str], ...]:
        here = self._here()
        agreements = self._history.agreements if self._history is not None else ()
        offered = [
            (str(a.id), words.planned(a.kind, a.channel, a.window, here.today, here.zone)) for a in reversed(agreements)
        ]
        return ((NONE, tr("Nothing")), *offered)
