"""A person's contacts judged anew from a moment on, with what they then settle, once something logged was corrected.

Knows no store and not what was corrected: it is given the history as it was and as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.contact import Contact
from tracker.rules.entry import NOTHING, Attempt, as_told
from tracker.rules.guard import judge
from tracker.rules.guard.known import window_agreed_to
from tracker.rules.guard.settling import can_settle, settle
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Level

KEPT = frozenset({AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE, AgreementOutcome.LAPSED})
"""What a contact makes of the agreement it kept, whenever that was."""
DECLARED = frozenset({Basis.SERVICE, Basis.ABOUT, Basis.GOODWILL})
"""What a contact rests on only where somebody said so."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a contact anew, as in an `Attempt`: on what it rests, and what it keeps; None to find it."""

    basis: Basis | None = None
    keeps: int | None = None


AsBefore = Callable[[Agreement, int], Agreement]
"""The agreement as it stood before that contact settled it."""


@dataclass(frozen=True, slots=True)
class JudgedAnew:
    """`history` as it is then; `now_warns` are the contacts that warn and did not before, in order."""

    history: History
    now_warns: tuple[Contact, ...]


def judged_anew(
    was: History,
    now: History,
    since: datetime,
    policy: Policy,
    as_before: AsBefore,
    told: Mapping[int, Told],
) -> JudgedAnew:
    """Each contact of `now` that happened at `since` (UTC) or later, judged by this policy as of when it happened.

    What was known then counts, and not what the contact itself brought about. What somebody chose for it to keep stays
    chosen where that is still there; `told` has what is said anew of some, by their ids. What another contact has
    settled is left to that one.
    """
    history = now
    for contact in [c for c in now.contacts if c.at >= since]:
        history = _with(history, *_one_anew(contact, was, history, policy, as_before, told.get(contact.id)))
    history = _with(history, *_tried(was, history))
    levels = {c.id: c.verdict.level for c in was.contacts}
    warns = [c for c in history.contacts if c.verdict.level >= Level.WARN > levels.get(c.id, Level.WELCOME)]
    return JudgedAnew(history, tuple(warns))


def reopened(agreement: Agreement, was: Agreement | None = None) -> Agreement:
    """The agreement as if nothing had settled it, or with the end it had had by hand before (`was`)."""
    if was is not None and not was.is_open and was.settled_by is None and was.moved_to is None:
        return replace(
            agreement,
            outcome=was.outcome,
            settled_at=was.settled_at,
            settled_by=None,
            moved_to=None,
            to_tell=was.to_tell,
            was_missed=was.was_missed,
        )
    open_ = AgreementOutcome.OPEN
    return replace(
        agreement, outcome=open_, settled_at=None, settled_by=None, moved_to=None, who_moved=None, to_tell=False
    )


def _one_anew(
    contact: Contact, was: History, history: History, policy: Policy, as_before: AsBefore, told: Told | None
) -> Iterable[Record]:
    known = without_its_own(history, contact)
    attempt = attempt_of(contact, history)
    if told is not None:
        attempt = replace(attempt, basis=told.basis, keeps=told.keeps)
    else:
        attempt = replace(attempt, keeps=kept_by_choice(contact, was, known, policy))
    verdict = judge(attempt, known, policy)
    contact = replace(
        contact, basis=verdict.basis, agreement_id=verdict.agreement_id, verdict=verdict, to=attempt.to or verdict.to
    )
    yield contact
    let_go = {a.id: as_before(a, contact.id) for a in history.agreements if is_kept_by(a, contact.id)}
    settled = let_go.get(verdict.agreement_id or 0) or history.agreement(verdict.agreement_id)
    if settled is not None and can_settle(contact, settled):
        let_go[settled.id] = settle(contact, settled, policy, window_agreed_to(settled, history.agreements))
    yield from let_go.values()


def is_kept_by(agreement: Agreement, contact_id: int) -> bool:
    """Whether that contact was the agreed thing, and not one in which it was moved or called off."""
    return agreement.settled_by == contact_id and agreement.outcome in KEPT


def without_its_own(history: History, contact: Contact) -> History:
    """The history without the contact and what it brought about: what was said, agreed and settled in it."""
    return replace(
        history,
        contacts=tuple(c for c in history.contacts if c.id != contact.id),
        agreements=tuple(
            reopened(a) if a.settled_by == contact.id else a for a in history.agreements if a.made_in != contact.id
        ),
        standings=tuple(s for s in history.standings if s.said_in != contact.id),
        objections=tuple(
            replace(o, lifted_at=None) if o.lifted_at == contact.at else o
            for o in history.objections
            if o.said_in != contact.id
        ),
    )


def attempt_of(contact: Contact, history: History) -> Attempt:
    """The contact as it was told to the guard, as far as its record shows that."""
    basis = contact.basis if contact.basis in DECLARED else None
    kept = history.agreement(contact.agreement_id)
    if contact.verdict.has(Code.ABOUT_IT):
        basis = Basis.ABOUT  # beyond what there was room for it rests on nothing
    elif contact.basis is Basis.REPLY and contact.verdict.rests_on is None:
        basis = Basis.REPLY  # they were said to wait, where no message of theirs stood
    elif contact.basis is Basis.PROMISED and kept is not None and kept.channel is not contact.channel:
        basis = Basis.PROMISED
    named_by_guard = bool(contact.verdict.to) and contact.verdict.to == contact.to
    attempt = Attempt(
        contact.direction,
        contact.channel,
        contact.at,
        contact.by,
        basis,
        outcome=contact.outcome,
        to="" if named_by_guard else contact.to,
        owns_up=contact.owns_up,
    )
    return as_told(
        attempt,
        contact.note,
        new_time=any(a.made_in == contact.id and a.kind is AgreementKind.TALK for a in history.agreements),
        taken_back=any(
            s.said_in == contact.id and s.kind in (StandingKind.THEIR_TURN, StandingKind.NO_THANKS)
            for s in history.standings
        )
        or any(o.said_in == contact.id for o in history.objections),
    )


def kept_by_choice(contact: Contact, was: History, known: History, policy: Policy) -> int | None:
    """What somebody chose it to keep, where the guard would have taken something else; None leaves it to the guard."""
    before = was.contact(contact.id)
    if before is None:
        return None
    about = before.about_id
    if about is not None:
        return about if known.agreement(about) is not None else None
    found = judge(attempt_of(before, was), without_its_own(was, before), policy).agreement_id
    if found == before.agreement_id:
        return None
    if before.agreement_id is None:
        return NOTHING
    return before.agreement_id if known.agreement(before.agreement_id) is not None else None


def _tried(was: History, now: History) -> Iterable[Agreement]:
    """Open agreements of which a try was added or is gone, as that leaves them."""
    tries, before = _tries(now), _tries(was)
    for agreement in now.agreements:
        if agreement.is_open and (agreement.id in tries) is not (agreement.id in before):
            outcome = AgreementOutcome.TRIED if agreement.id in tries else AgreementOutcome.OPEN
            yield replace(agreement, outcome=outcome)
        elif agreement.outcome is AgreementOutcome.OPEN and agreement.id in tries:
            yield replace(agreement, outcome=AgreementOutcome.TRIED)


def _tries(history: History) -> set[int]:
    return {c.agreement_id for c in history.contacts if c.outcome.is_unanswered_try and c.agreement_id is not None}


def _with(history: History, *records: Record) -> History:
    agreements = {a.id: a for a in history.agreements}
    contacts = {c.id: c for c in history.contacts}
    for record in records:
        if isinstance(record, Agreement):
            agreements[record.id] = record
        elif isinstance(record, Contact):
            contacts[record.id] = record
    return replace(history, agreements=tuple(agreements.values()), contacts=tuple(contacts.values()))
