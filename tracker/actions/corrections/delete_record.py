"""Delete a contact or an agreement that never was: what they said stays said, and what it settled is as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.actions.corrections.finding import still_there
from tracker.actions.corrections.judged_anew import AsBefore, is_kept_by, reopened
from tracker.actions.corrections.writing_over import (
    OF_AGREEMENT,
    OF_ITSELF,
    Corrected,
    as_the_ledger_has,
    told_of_in,
    unchanged,
    write_over,
)
from tracker.actions.outcome import DeedName, Outcome, codes
from tracker.actions.ports import Desk, Transaction
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.contact import Contact
from tracker.rules.guard.settling import ended_by_objection, ended_by_standing
from tracker.rules.history import History


def delete_contact(desk: Desk, contact: Contact) -> Outcome[Corrected]:
    """Take it away. An objection, a standing and what was agreed in it stay, said in no contact.

    What it kept is open again, or has the end it had before; what they had withdrawn in it stays withdrawn where what
    they said still stands. Their later contacts are judged anew. Raises Refusal (NO_SUCH_RECORD, NO_SUCH_PROSPECT,
    CORRECTED_SINCE where it is no longer as `contact` shows it), StoreFault.
    """
    with desk.store.deed(DeedName.DELETE_CONTACT, desk.me, desk.now()) as tx:
        current, was = still_there(tx, contact)
        unchanged(contact, current, OF_ITSELF, was.prospect.name)
        now = _without_contact(_untold(tx, was, current), current, as_the_ledger_has(tx, was.prospect.id))
        _, warns = write_over(tx, desk, was, now, current.at)
        tx.about(was.prospect.id, codes(current.channel, current.tried))
    return Outcome(Corrected(was.prospect, None, warns), tx.changes)


def delete_agreement(desk: Desk, agreement: Agreement) -> Outcome[Corrected]:
    """Take it away, with the reminders of it that were put off. Contacts that kept it are judged anew.

    One that was moved to it is open again; one it was moved to stands by itself. Raises Refusal (NO_SUCH_RECORD,
    NO_SUCH_PROSPECT, CORRECTED_SINCE where it is no longer as `agreement` shows it), StoreFault.
    """
    with desk.store.deed(DeedName.DELETE_AGREEMENT, desk.me, desk.now()) as tx:
        current, was = still_there(tx, agreement)
        unchanged(agreement, current, OF_AGREEMENT, was.prospect.name)
        for snooze in tx.snoozes_of(current.id):
            tx.remove(snooze)
        now = without_agreements(was, frozenset({current.id}))
        _, warns = write_over(tx, desk, was, now, min(current.made_at, _first_on(was, current)))
        tx.about(was.prospect.id, current.kind.value)
    return Outcome(Corrected(was.prospect, None, warns), tx.changes)


def without_agreements(history: History, ids: frozenset[int]) -> History:
    """The history without those agreements, and with nothing that points at them."""
    return replace(
        history,
        agreements=tuple(reopened(a) if a.moved_to in ids else a for a in history.agreements if a.id not in ids),
        contacts=tuple(replace(c, agreement_id=None) if c.agreement_id in ids else c for c in history.contacts),
    )


def _first_on(history: History, agreement: Agreement) -> datetime:
    return min((c.at for c in history.contacts if c.agreement_id == agreement.id), default=agreement.made_at)


def _untold(tx: Transaction, history: History, contact: Contact) -> History:
    """The history as if they had not been told in that contact of what we missed."""
    before = told_of_in(tx, contact)
    return replace(history, agreements=tuple(before(a) for a in history.agreements))


def _without_contact(history: History, contact: Contact, as_before: AsBefore) -> History:
    def left(agreement: Agreement) -> Agreement:
        made_in = None if agreement.made_in == contact.id else agreement.made_in
        if agreement.settled_by != contact.id:
            return replace(agreement, made_in=made_in)
        if is_kept_by(agreement, contact.id) or not _still_ended(agreement, contact, history):
            return replace(as_before(agreement, contact.id), made_in=made_in)
        return replace(agreement, made_in=made_in, settled_by=None)

    return replace(
        history,
        contacts=tuple(c for c in history.contacts if c.id != contact.id),
        agreements=tuple(left(a) for a in history.agreements),
        standings=tuple(replace(s, said_in=None) if s.said_in == contact.id else s for s in history.standings),
        objections=tuple(replace(o, said_in=None) if o.said_in == contact.id else o for o in history.objections),
    )


def _still_ended(agreement: Agreement, contact: Contact, history: History) -> bool:
    """Whether what ended it in that contact stays: the new time in its place, or their word."""
    if agreement.outcome is AgreementOutcome.MOVED:
        return agreement.moved_to is not None
    if agreement.outcome is not AgreementOutcome.WITHDRAWN:
        return False
    as_open = reopened(agreement)
    return any(s.said_in == contact.id and ended_by_standing(as_open, s.kind) for s in history.standings) or any(
        o.said_in == contact.id and ended_by_objection(as_open, o.channel) for o in history.objections
    )
