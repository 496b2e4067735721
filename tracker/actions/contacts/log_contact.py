"""Log a contact: judged once more inside the one transaction, then written with its verdict, or held.

Knows not who asks: quick entry, the command line and an answer to what slipped come through the same door.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.actions.agreements.together import put_all
from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.log_entry import LoggedEntry, Together, log_entry
from tracker.actions.contacts.reaching import aimed
from tracker.actions.contacts.spoken import asked_to_be_lifted
from tracker.actions.contacts.who_is import not_here_yet
from tracker.actions.exits import only_for_those_who_need_one, refused
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_entry
from tracker.actions.outcome import DeedName, ImpossibleContact, Outcome, Problem, Refusal, codes
from tracker.actions.people.add_prospect import new_prospect
from tracker.actions.people.known_numbers import not_known_yet
from tracker.actions.people.objections_remembered import newcomer
from tracker.actions.ports import Desk, Questions, Record, Transaction
from tracker.rules.agreement import KEPT, Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.contact import Contact, outcomes_for
from tracker.rules.entry import NOTHING, Entry, NewProspect, TheirWord
from tracker.rules.history import History
from tracker.rules.occasion import in_one_occasion, meant_with
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level, Verdict

AHEAD = timedelta(minutes=5)
"""How far a contact may lie after now: clocks differ, and a call is sometimes entered as it ends."""


@dataclass(frozen=True, slots=True)
class Logged:
    """`settled` is the agreement as the contact left it, `agreed` what was agreed to happen next.

    `ended` are others that it moved or withdrew, `over` one whose time is over, of which nobody has said what became.
    `others` is the same for whoever else was in it.
    """

    prospect: Prospect
    contact: Contact
    settled: Agreement | None
    agreed: tuple[Agreement, ...]
    ended: tuple[Agreement, ...] = ()
    over: Agreement | None = None
    others: tuple[Logged, ...] = ()

    @property
    def prospect_id(self) -> int:
        return self.prospect.id

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.prospect.name for one in (self, *self.others))

    @property
    def rests_on(self) -> Basis | None:
        return rests_on(self.contact, self.settled)


def rests_on(contact: Contact, settled: Agreement | None) -> Basis | None:
    """That of the contact; of one that needs none, such as a meeting, what it kept. None where it kept nothing."""
    if contact.basis is not None or settled is None or settled.outcome not in KEPT:
        return contact.basis
    return Basis.PROMISED if settled.kind is AgreementKind.PROMISE else Basis.AGREED


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was written: the guard warns or stops, and no exit stands. `lacks` says what is missing for one.

    Of several people it is the gravest word, on that `prospect`; without them the entry may be written.
    """

    verdict: Verdict
    lacks: tuple[Problem, ...] = ()
    prospect: Prospect | None = None


def log_contact(desk: Desk, entry: Entry) -> Outcome[Logged | Held]:
    """Write the contact with its verdict, what it settled and what was said and agreed in it.

    Where the guard warns or stops, the entry needs an exit whose words stand, or it is held; with one, a record of
    what happened is never refused for what it was. An exit without its words is refused even where the contact
    would have been welcome: it would be kept as something else than it was said to be. Raises Refusal (what the exit
    lacks, NEEDS_WHETHER_IT_LIFTS, NO_SUCH_PROSPECT, ALREADY_HERE, KNOWN_NUMBER, IN_THE_FUTURE, NO_SUCH_CONTACT, and
    those for text and numbers), StoreFault.
    """
    now = desk.now()
    entry = ready(entry, now)
    with desk.store.deed(DeedName.LOG_CONTACT, desk.me, now) as tx:
        value = log_in(tx, desk, entry, now)
    return Outcome(value, tx.changes)


def ready(entry: Entry, now: datetime) -> Entry:
    """The entry as it can be written. Raises Refusal as `log_contact` does."""
    entry = fit_entry(entry)
    direction, channel = entry.attempt.direction, entry.attempt.channel
    if entry.outcome not in outcomes_for(direction, channel):
        raise ImpossibleContact(direction, channel)
    _not_in_the_future(entry, now)
    return entry


def log_in(tx: Transaction, desk: Desk, entry: Entry, now: datetime) -> Logged | Held:
    """The deed itself, within its transaction."""
    told = taken_down(tx, desk, entry, now)
    if isinstance(told, Held):
        return told
    for who, history, one in zip(entry.everybody, told.people, told.taken, strict=True):
        _write(tx, desk, one, (history.prospect, *history.objections) if isinstance(who, NewProspect) else ())
    first, *others = (
        Logged(one.prospect, one.contact, one.settled, one.agreed, one.ended, one.over) for one in told.taken
    )
    tx.about(first.prospect.id, codes(first.contact.channel, first.rests_on, first.contact.tried))
    return replace(first, others=tuple(others))


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What an entry comes to with each of those it is about, not written yet."""

    people: tuple[History, ...]
    taken: tuple[LoggedEntry, ...]


def taken_down(questions: Questions, desk: Desk, entry: Entry, now: datetime) -> TakenDown | Held:
    """By all that is known where it is asked. Raises as `log_contact`."""
    people = [_history(questions, desk, who) for who in entry.everybody]
    people[0], attempt = aimed(questions, people[0], entry.attempt, desk.e164)
    entry = replace(entry, attempt=attempt)
    taken = _taken(questions, desk, entry, people, now)
    held = [one for one in taken if one.judged.lacks]
    if held:
        gravest = max(held, key=lambda one: one.verdict.level)
        why_not = refused(gravest.judged, gravest.prospect.name)
        if why_not is not None and gravest.verdict.level < Level.WARN:
            raise why_not
        return Held(gravest.verdict, gravest.judged.lacks, gravest.prospect)
    _asked_whether_it_lifts(entry, people)
    return TakenDown(tuple(people), taken)


def _taken(
    questions: Questions, desk: Desk, entry: Entry, people: Sequence[History], now: datetime
) -> tuple[LoggedEntry, ...]:
    """The entry taken down for each of them. Of several, an exit is only theirs who need one."""
    together = None
    if len(people) > 1:
        together = Together(desk.new_id(), tuple(desk.new_id() for _ in entry.next))
    there = {history.prospect.id for history in people}
    meant = _meant(questions, entry, people)
    policy = policy_in(questions, desk)

    def taken(entry: Entry) -> tuple[LoggedEntry, ...]:
        return tuple(
            log_entry(
                _keeping(entry, meant, one),
                one.apart_from(there),
                policy,
                desk.new_id,
                now,
                together,
            )
            for one in people
        )

    with_exits = taken(entry)
    if len(people) == 1:
        return with_exits
    without = taken(replace(entry, changed=None, reason="", although_no=False))
    return only_for_those_who_need_one(with_exits, without, lambda one: one.judged)


def _asked_whether_it_lifts(entry: Entry, people: Sequence[History]) -> None:
    """Agreeing to a talk says nothing of what they objected to, until they are asked."""
    for history in people:
        if entry.lift is None and asked_to_be_lifted(entry, history):
            raise Refusal(Problem.NEEDS_WHETHER_IT_LIFTS, history.prospect.name)


def _meant(questions: Questions, entry: Entry, people: Sequence[History]) -> Agreement | None:
    """What it is said to keep, where that was agreed with one of them; with others nothing was that it could keep."""
    meant = questions.agreement(entry.attempt.keeps) if entry.attempt.keeps else None
    theirs = (a for one in people for a in one.agreements)
    known = meant is not None and any(a.id == meant.id or in_one_occasion(a, meant) for a in theirs)
    return meant if known else None


def _keeping(entry: Entry, meant: Agreement | None, one: History) -> Entry:
    """The entry as it is with one of them; whoever only comes along as another calls theirs off calls nothing off."""
    attempt = entry.attempt
    keeps = meant_with(attempt.keeps, meant, one.agreements)
    if meant is not None and keeps is None and attempt.their_word is TheirWord.CALLED_OFF:
        return replace(entry, attempt=replace(attempt, keeps=NOTHING, their_word=None))
    return replace(entry, attempt=replace(attempt, keeps=keeps))


def _not_in_the_future(entry: Entry, now: datetime) -> None:
    said_at = entry.changed.said_at if entry.changed is not None else None
    if max(entry.attempt.at, said_at or entry.attempt.at) > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)


def _history(questions: Questions, desk: Desk, who: int | NewProspect) -> History:
    if isinstance(who, NewProspect):
        prospect = new_prospect(desk, who)
        not_here_yet(questions, who)
        not_known_yet(questions, prospect)
        return newcomer(questions, prospect, desk.new_id)
    return history_in(questions, who)


def _write(tx: Transaction, desk: Desk, taken: LoggedEntry, new: tuple[Record, ...]) -> None:
    put_all(tx, (*new, *taken.records), desk.new_id)
