"""Correct a contact: what was typed wrong is put right, and the guard's word is made anew from there on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.actions.contacts.log_contact import AHEAD
from tracker.actions.corrections.finding import still_there
from tracker.actions.corrections.judged_anew import Told, attempt_of
from tracker.actions.corrections.writing_over import OF_CONTACT, Corrected, changed_in, merged, write_over
from tracker.actions.exits import THEY_ASKED
from tracker.actions.fitting_text import fit, fit_label, fit_name
from tracker.actions.outcome import DeedName, ImpossibleContact, Outcome, Problem, Refusal, codes
from tracker.actions.ports import Desk, Transaction
from tracker.actions.us.who_of_us import one_of_us
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact, outcomes_for
from tracker.rules.entry import NOTHING
from tracker.rules.history import History
from tracker.rules.us import is_same_user

CAN_BE_DECLARED = frozenset({Basis.REPLY, Basis.SERVICE, Basis.ABOUT, Basis.GOODWILL, Basis.PROMISED})
"""The bases somebody can say it rests on, as in `Attempt`; any other is found by the guard."""
OF_ALL = ("direction", "channel", "at", "outcome")
"""What is one for everybody who was in it."""
KIND = ("direction", "channel", "outcome")
"""What kind of contact it is: not every one of these goes with every other."""
WEIGHED = frozenset({"direction", "channel", "at", "by", "outcome", "basis", "agreement_id"})
"""What the guard looks at: once one of these is another, what it keeps is found anew, unless that is said as well."""


def correct_contact(desk: Desk, before: Contact, after: Contact) -> Outcome[Corrected]:
    """The contact as now written: `after` wherever it differs from `before`, and the store's own word elsewhere.

    `agreement_id` says which agreement it keeps, None for none; `basis` what it is declared to rest on. What was said
    and agreed in it moves with it, when it happened at another time; what was agreed in it by whoever logged it is
    theirs who logged it. It and their later contacts are judged anew, and agreements settled accordingly. When it was
    and how is one for everybody who was in it, so that follows for the others.

    What came of it follows its kind, where that is corrected alone: what turns out to have been an e-mail was sent.

    Raises Refusal (NO_SUCH_RECORD, NO_SUCH_PROSPECT, CORRECTED_SINCE, IN_THE_FUTURE, NO_SUCH_CONTACT,
    NEEDS_WHAT_THEY_ASKED, NOT_OPEN_THEN for an agreement it cannot have kept, EMPTY_NAME, NO_SUCH_USER, and those for
    text), StoreFault.
    """
    now, after = desk.now(), _fit(after)
    if after.by != before.by:
        after = replace(after, by=one_of_us(desk, after.by))
    if after.at != before.at and after.at > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)
    with desk.store.deed(DeedName.CORRECT_CONTACT, desk.me, now) as tx:
        current, was = still_there(tx, before)
        contact = _as_it_can_be(current, merged(before, after, current, OF_CONTACT, was.prospect.name))
        changed = changed_in(current, contact, OF_CONTACT)
        if not changed:
            return Outcome(Corrected(was.prospect, current), tx.changes)
        told = {contact.id: _told(current, contact, was)} if WEIGHED & set(changed) else {}
        contact = replace(contact, corrected_at=now)
        since = min(current.at, contact.at)
        then, warns = write_over(tx, desk, was, _put_right(was, current, contact), since, told)
        warns += _followed(tx, desk, was, current, contact)
        judged = then.contact(contact.id)
        if "agreement_id" in changed and (judged is None or judged.agreement_id != contact.agreement_id):
            raise Refusal(Problem.NOT_OPEN_THEN, was.prospect.name)
        tx.about(was.prospect.id, codes(contact.channel, contact.tried))
    return Outcome(Corrected(was.prospect, judged, warns), tx.changes)


def _followed(tx: Transaction, desk: Desk, was: History, current: Contact, contact: Contact) -> tuple[Contact, ...]:
    """The same contact as whoever else was in it has it: what of them warns now. Nobody in the trash is touched."""
    changed = {name: getattr(contact, name) for name in changed_in(current, contact, OF_ALL)}
    warns: tuple[Contact, ...] = ()
    for companion in was.others_in(current.occasion_id) if changed else ():
        history = tx.history_of(companion.prospect_id)
        theirs = next((c for c in history.contacts if c.occasion_id == current.occasion_id), None) if history else None
        if history is None or history.prospect.deleted_at is not None or theirs is None:
            continue
        same = _as_it_can_be(theirs, replace(theirs, **changed))
        told = {same.id: _told(theirs, same, history)}
        since = min(theirs.at, same.at)
        then = _put_right(history, theirs, replace(same, corrected_at=contact.corrected_at))
        warns += write_over(tx, desk, history, then, since, told)[1]
    return warns


def _as_it_can_be(current: Contact, contact: Contact) -> Contact:
    """What stands already is left, be it possible or not. Raises Refusal (NO_SUCH_CONTACT)."""
    possible = outcomes_for(contact.direction, contact.channel)
    if contact.outcome in possible or not changed_in(current, contact, KIND):
        return contact
    if not possible or contact.outcome is not current.outcome:
        raise ImpossibleContact(contact.direction, contact.channel)
    return replace(contact, outcome=possible[0])


def _fit(contact: Contact) -> Contact:
    return replace(
        contact,
        by=fit_name(contact.by),
        to=fit_label(contact.to),
        note=fit(contact.note),
        reason=fit(contact.reason),
        questions=tuple(
            replace(q, text=fit(q.text), answer=fit(q.answer))
            for q in contact.questions
            if q.text.strip() or q.answer.strip()
        ),
    )


def _told(current: Contact, contact: Contact, history: History) -> Told:
    """What is said of it anew. Raises Refusal (NEEDS_WHAT_THEY_ASKED): no key alone makes a reply of it."""
    if contact.basis is current.basis:
        basis = attempt_of(current, history).basis
    else:
        basis = contact.basis if contact.basis in CAN_BE_DECLARED else None
        asked = contact.reason.strip() or contact.note.strip()
        if contact.direction is Direction.OUT and basis in THEY_ASKED and not asked:
            raise Refusal(Problem.NEEDS_WHAT_THEY_ASKED, history.prospect.name)
    if contact.agreement_id == current.agreement_id:
        return Told(basis)
    return Told(basis, contact.agreement_id or NOTHING)


def _put_right(history: History, old: Contact, new: Contact) -> History:
    """The history with the contact as corrected, and with what was said in it when it now happened."""

    def moment(at: datetime | None) -> datetime | None:
        return new.at if at == old.at else at

    others = tuple(c for c in history.contacts if c.id != new.id)
    agreements = list(history.agreements)
    for n, a in enumerate(agreements):
        if a.made_in == new.id:
            owner = new.by if is_same_user(a.owner, old.by) else a.owner
            a = replace(a, made_at=moment(a.made_at) or a.made_at, owner=owner)
        if a.settled_by == new.id:
            a = replace(a, settled_at=moment(a.settled_at))
        agreements[n] = a
    return replace(
        history,
        contacts=(*others, new),
        agreements=tuple(agreements),
        standings=tuple(
            replace(s, since=moment(s.since) or s.since) if s.said_in == new.id else s for s in history.standings
        ),
        objections=tuple(
            replace(o, since=moment(o.since) or o.since)
            if o.said_in == new.id
            else replace(o, lifted_at=moment(o.lifted_at))
            for o in history.objections
        ),
    )
