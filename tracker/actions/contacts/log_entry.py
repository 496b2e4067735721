"""An entry taken down: judged against the history, and turned into the records it makes.

Knows no store. Logging a contact and loading the sample go through here, so both get the guard's honest word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.actions.contacts.spoken import (
    NewId,
    agreement_from,
    objections_from,
    standing_from,
    taken_back_by_objection,
    taken_back_by_standing,
)
from tracker.actions.exits import Judged, exits_of, judged
from tracker.actions.known_by_now import with_records
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import NOTHING, Attempt, Entry, Lift, NextAgreement, TheirWord, as_told
from tracker.rules.guard.known import window_agreed_to
from tracker.rules.guard.settling import (
    agreed_anew,
    break_,
    call_off,
    can_settle,
    carrying_over,
    left_over,
    lifted_by,
    lifting_once,
    replace_with,
    replaced_by,
    settle,
    withdraw,
)
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.history import History
from tracker.rules.nothing_agreed import is_left_without
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Prospect, StandingKind
from tracker.rules.verdict import Verdict

OVER = frozenset({Timing.LATE, Timing.LAPSED})


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """`settled` is the agreement as the contact left it (kept, kept late, tried …), `agreed` what was agreed next.

    `ended` are other agreements that it moved or withdrew, `over` a talk whose time is over: now that a new time is
    agreed, what became of it has still to be said. `records` is all there is to write, each once, the contact first.
    Where the guard's word (`judged`) lacks something, they are not to be written.
    """

    prospect: Prospect
    contact: Contact
    settled: Agreement | None
    agreed: tuple[Agreement, ...]
    records: tuple[Record, ...]
    judged: Judged
    ended: tuple[Agreement, ...] = ()
    over: Agreement | None = None

    @property
    def verdict(self) -> Verdict:
        return self.contact.verdict

    @property
    def agreements_written(self) -> tuple[Agreement, ...]:
        return tuple(record for record in self.records if isinstance(record, Agreement))


@dataclass(frozen=True, slots=True)
class Together:
    """What makes one occasion of an entry with several people: an id for the contact, and one for each agreement."""

    contact: int
    agreed: tuple[int, ...]


def log_entry(
    entry: Entry,
    history: History,
    policy: Policy,
    new_id: NewId,
    entered_at: datetime,
    together: Together | None = None,
) -> LoggedEntry:
    """What the entry makes of the history of one person, as entered at `entered_at` (UTC).

    What had changed before the contact counts for its verdict; what was said in it does not.
    """
    of, attempt = history.prospect.id, _attempt_of(entry)
    word = judged(attempt, exits_of(entry), history, policy, new_id)
    verdict, known = word.verdict, word.known
    contact = Contact(
        id=new_id(),
        prospect_id=of,
        direction=attempt.direction,
        channel=attempt.channel,
        at=attempt.at,
        entered_at=entered_at,
        by=attempt.by,
        outcome=entry.outcome,
        note=entry.note,
        questions=entry.questions,
        ready=entry.ready,
        basis=verdict.basis,
        agreement_id=verdict.agreement_id,
        verdict=verdict,
        reason=_why(entry),
        to=attempt.to or verdict.to,
        occasion_id=together.contact if together is not None else None,
    )
    settled = _settled(contact, known, policy)
    told = [a for a in (_missed(entry, known, contact), settled, _told_of(attempt, contact, known)) if a is not None]
    occasions = together.agreed if together is not None else (None,) * len(entry.next)
    agreed = tuple(
        agreement_from(a, of, contact.at, contact.id, contact.by, new_id, occasion)
        for a, occasion in zip(entry.next, occasions, strict=True)
    )
    told_now = entry.objection
    objections = objections_from(told_now, of, contact.at, contact.id, new_id) if told_now is not None else ()
    objected = (*history.objections, *objections)
    if entry.lift is Lift.ONCE:
        agreed = tuple(lifting_once(a, objected) for a in agreed)
    left = with_records(known, told)
    ended = _replaced(contact, zip(entry.next, agreed, strict=True), left.agreements, policy)
    ended = ended or _called_off(entry, contact, left, policy)
    came_from = {old.moved_to: old for old in ended}
    agreed = tuple(carrying_over(a, came_from[a.id]) if a.id in came_from else a for a in agreed)
    left = with_records(left, ended)
    said, taken_back = _said(entry, contact, left, objections, new_id)
    ended += taken_back
    if entry.lift is Lift.ALL:
        said += lifted_by(agreed, objected, contact.at)
    left = with_records(left, [*ended, *said, *agreed])
    prospect = history.prospect
    if entry.let_be and is_left_without(left, entered_at):
        prospect = replace(prospect, let_be_at=entered_at)
        said.append(prospect)
    records = _once((contact, *word.told, *told, *ended, *said, *agreed))
    over = _left_over(entry.next, left.agreements, contact.at, policy)
    return LoggedEntry(prospect, contact, settled, agreed, records, word, tuple(ended), over)


def _said(
    entry: Entry, contact: Contact, left: History, objections: Iterable[Objection], new_id: NewId
) -> tuple[list[Record], list[Agreement]]:
    """What they said about hearing from us, and what of the agreements that are left it takes back."""
    said: list[Record] = []
    back: list[Agreement] = []
    if entry.standing is not None:
        standing = standing_from(entry.standing, contact.prospect_id, contact.at, contact.id, new_id)
        back += taken_back_by_standing(standing, left.agreements)
        said.append(standing)
        if entry.standing.keeps_talks and entry.standing.kind is StandingKind.THEIR_TURN:
            anew = [agreed_anew(a, contact, new_id()) for a in left.agreements if a.id in {b.id for b in back}]
            said += [a for pair in anew for a in pair]
            back = []
    for objection in objections:
        said.append(objection)
        back += taken_back_by_objection(objection, with_records(left, [*back, *said]).agreements)
    return said, back


def _why(entry: Entry) -> str:
    """What stands with the record: what they asked for, and why it was logged all the same."""
    return "; ".join(text for text in (entry.asked.strip(), entry.reason.strip()) if text)


def _attempt_of(entry: Entry) -> Attempt:
    """The attempt with all that the entry tells of it."""
    standing = entry.standing.kind if entry.standing is not None else None
    keeps = NOTHING if _is_called_off(entry.attempt) else entry.attempt.keeps
    return as_told(
        replace(entry.attempt, outcome=entry.outcome, keeps=keeps),
        entry.note,
        new_time=any(a.kind is AgreementKind.TALK for a in entry.next),
        taken_back=standing in (StandingKind.THEIR_TURN, StandingKind.NO_THANKS) or entry.objection is not None,
    )


def _told_of(attempt: Attempt, contact: Contact, history: History) -> Agreement | None:
    """What we had missed and not told them of, as it is once we own up to it: the talk it is about, or the promise that
    is named or the only one. Nobody was told by a call that nobody answered.
    """
    if not attempt.owns_up or attempt.basis is not Basis.ABOUT or contact.outcome is ContactOutcome.NO_ANSWER:
        return None
    missed = history.agreement(contact.about_id)
    if missed is None:
        promises = [a for a in history.agreements if a.to_tell and a.kind is AgreementKind.PROMISE]
        meant = [a for a in promises if attempt.keeps in (None, NOTHING, a.id)]
        missed = meant[0] if len(meant) == 1 else None
    return replace(missed, to_tell=False) if missed is not None and missed.to_tell else None


def _is_called_off(attempt: Attempt) -> bool:
    return attempt.direction is Direction.IN and attempt.their_word is TheirWord.CALLED_OFF


def _called_off(entry: Entry, contact: Contact, history: History, policy: Policy) -> list[Agreement]:
    """The talk they came to call off, where that was said outright: the one named, or the next that is not over. Or the
    one that we call off in it.
    """
    attempt, ours = entry.attempt, history.agreement(entry.called_off)
    if ours is not None and ours.is_open and timing(ours, contact.at, policy) not in OVER:
        return [call_off(ours, contact.at)]
    if not _is_called_off(attempt):
        return []
    open_ = (a for a in history.agreements if a.is_open)
    if attempt.keeps:
        meant = [a for a in open_ if a.id == attempt.keeps]
    else:
        meant = [a for a in open_ if a.kind is AgreementKind.TALK and timing(a, contact.at, policy) not in OVER]
    first = min(meant, key=lambda a: (a.window.ends, a.id), default=None)
    return [withdraw(first, contact.at, contact.id)] if first is not None else []


def _missed(entry: Entry, history: History, contact: Contact) -> Agreement | None:
    """The talk of which they were told that we had missed it."""
    missed = history.agreement(entry.missed)
    return break_(missed, contact.at) if missed is not None and missed.is_unanswered else None


def _left_over(
    agreed: Iterable[NextAgreement], agreements: tuple[Agreement, ...], at: datetime, policy: Policy
) -> Agreement | None:
    """A talk by the way that was agreed for next, its own time over and nobody's word on it yet."""
    found = (left_over(a, agreements, at, policy) for a in agreed if a.kind is AgreementKind.TALK)
    return next((a for a in found if a is not None), None)


def _replaced(
    contact: Contact,
    agreed: Iterable[tuple[NextAgreement, Agreement]],
    agreements: tuple[Agreement, ...],
    policy: Policy,
) -> list[Agreement]:
    """Open talks in whose place a new time stands, each moved to it."""
    moved: dict[int, Agreement] = {}
    for told, new in agreed:
        old = replaced_by(told, [a for a in agreements if a.id not in moved], contact.at, policy)
        if old is not None:
            moved[old.id] = replace_with(old, new, contact, told.who_moved)
    return list(moved.values())


def _settled(contact: Contact, history: History, policy: Policy) -> Agreement | None:
    """The agreement as the contact leaves it, or None where there is nothing for it to settle."""
    agreement = history.agreement(contact.agreement_id)
    if agreement is None or not can_settle(contact, agreement):
        return None
    return settle(contact, agreement, policy, window_agreed_to(agreement, history.agreements))


def _once(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each record once, as it was last given, in the order they first came."""
    return tuple({(type(r), r.id): r for r in records}.values())
