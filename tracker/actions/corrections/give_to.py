"""Give a contact or an agreement to the person it was really with: taken from the one, put to the other.

It is put under a new id, for what the ledger kept of one person must go with that one when they are erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.actions.contacts.spoken import taken_back_by_objection, taken_back_by_standing
from tracker.actions.corrections.finding import still_there
from tracker.actions.corrections.judged_anew import Told, attempt_of, reopened
from tracker.actions.corrections.writing_over import (
    OF_AGREEMENT,
    OF_ITSELF,
    Corrected,
    as_the_ledger_has,
    told_of_in,
    unchanged,
    write_over,
)
from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Transaction
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Prospect, Standing


@dataclass(frozen=True, slots=True)
class Going:
    """What changes hands together."""

    contact: Contact | None
    agreements: tuple[Agreement, ...]
    standings: tuple[Standing, ...] = ()
    objections: tuple[Objection, ...] = ()

    @property
    def since(self) -> datetime:
        """The earliest moment that it bears on."""
        moments = [a.made_at for a in self.agreements] + ([self.contact.at] if self.contact is not None else [])
        return min(moments)


def give_to(desk: Desk, record: Contact | Agreement, prospect_id: int) -> Outcome[Corrected]:
    """The record as it now is that person's.

    All that was said and agreed in a contact goes along, for the one who said it was that person; with an agreement,
    the times it was moved from and to by hand. What a contact that stays behind made of it is open again, until one of
    the other person's settles it. Both are judged anew.

    Raises Refusal (NO_SUCH_RECORD, NO_SUCH_PROSPECT for either person, ALREADY_THEIRS, CORRECTED_SINCE where it is no
    longer as `record` shows it), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.GIVE_RECORD, desk.me, now) as tx:
        current, was = still_there(tx, record)
        _as_shown(record, current, was.prospect.name)
        theirs = history_in(tx, prospect_id)
        if theirs.prospect.id == was.prospect.id:
            raise Refusal(Problem.ALREADY_THEIRS, was.prospect.name)
        going = _going(current, was)
        ids = {r.id: desk.new_id() for r in _all(going)}
        given = _put_to(theirs.prospect, going, ids, current.id, now)
        _give_reminders(tx, desk, going, ids, prospect_id)
        _give_what_was_brought_in(tx, desk, was.prospect.id, ids, prospect_id)
        _, at_home = write_over(tx, desk, was, _left(tx, was, going), going.since)
        told = _told(going, ids, was)
        then, with_them = write_over(tx, desk, theirs, _with(theirs, given), given.since, told)
        if going.contact is not None:
            tx.give_keys(going.contact.id, ids[going.contact.id])
        for agreement in going.agreements:
            tx.give_reminded(agreement.id, ids[agreement.id])
        tx.about(prospect_id)
    found = then.contact(ids[current.id]) or then.agreement(ids[current.id])
    return Outcome(Corrected(theirs.prospect, found, (*at_home, *with_them)), tx.changes)


def _as_shown(record: Contact | Agreement, current: Contact | Agreement, who: str) -> None:
    if isinstance(record, Contact) and isinstance(current, Contact):
        unchanged(record, current, OF_ITSELF, who)
    elif isinstance(record, Agreement) and isinstance(current, Agreement):
        unchanged(record, current, OF_AGREEMENT, who)


def _going(record: Contact | Agreement, history: History) -> Going:
    if isinstance(record, Agreement):
        return Going(None, _moved_by_hand(record, history))
    return Going(
        record,
        tuple(a for a in history.agreements if a.made_in == record.id),
        tuple(s for s in history.standings if s.said_in == record.id),
        tuple(o for o in history.objections if o.said_in == record.id),
    )


def _moved_by_hand(agreement: Agreement, history: History) -> tuple[Agreement, ...]:
    """The agreement with its earlier and later times: one agreement, said in one place and moved since."""
    same = {a.id: a for a in history.agreements if a.made_in == agreement.made_in}
    found, before = {agreement.id}, 0
    while len(found) > before:
        before = len(found)
        found |= {a.moved_to for a in same.values() if a.id in found and a.moved_to in same and a.moved_to is not None}
        found |= {a.id for a in same.values() if a.moved_to in found}
    return tuple(a for a in same.values() if a.id in found)


def _all(going: Going) -> tuple[Contact | Agreement | Standing | Objection, ...]:
    contact = (going.contact,) if going.contact is not None else ()
    return (*contact, *going.agreements, *going.standings, *going.objections)


def _left(tx: Transaction, history: History, going: Going) -> History:
    """The history of whose it was not, with nothing of it and with nothing that points at it."""
    gone = {r.id for r in _all(going)}
    rest = replace(
        history,
        contacts=tuple(c for c in history.contacts if c.id not in gone),
        agreements=tuple(a for a in history.agreements if a.id not in gone),
        standings=tuple(s for s in history.standings if s.id not in gone),
        objections=tuple(o for o in history.objections if o.id not in gone),
    )
    as_before = as_the_ledger_has(tx, history.prospect.id)

    untold = told_of_in(tx, going.contact) if going.contact is not None else None

    def left(agreement: Agreement) -> Agreement:
        agreement = untold(agreement) if untold is not None else agreement
        if agreement.moved_to in gone:
            return reopened(agreement)
        return as_before(agreement, agreement.settled_by) if agreement.settled_by in gone else agreement

    return replace(
        rest,
        agreements=tuple(left(a) for a in rest.agreements),
        contacts=tuple(replace(c, agreement_id=None) if c.agreement_id in gone else c for c in rest.contacts),
    )


def _put_to(person: Prospect, going: Going, ids: Mapping[int, int], corrected: int, now: datetime) -> Going:
    """The same as that person's, each under its new id."""
    of = person.id

    def agreed(a: Agreement) -> Agreement:
        if (a.settled_by is not None and a.settled_by not in ids) or (a.moved_to is not None and a.moved_to not in ids):
            a = reopened(a)  # what settled it stays behind
        return replace(
            a,
            id=ids[a.id],
            prospect_id=of,
            made_in=ids.get(a.made_in or 0),
            settled_by=ids.get(a.settled_by or 0),
            moved_to=ids.get(a.moved_to or 0),
            corrected_at=now if a.id == corrected else a.corrected_at,
        )

    contact = going.contact
    if contact is not None:
        reached = {p.key for p in person.phones} | {e.key for e in person.emails}
        contact = replace(
            contact,
            id=ids[contact.id],
            prospect_id=of,
            agreement_id=None,
            to=contact.to if contact.to in reached else "",
            corrected_at=now,
        )
    return Going(
        contact,
        tuple(agreed(a) for a in going.agreements),
        tuple(replace(s, id=ids[s.id], prospect_id=of, said_in=ids.get(s.said_in or 0)) for s in going.standings),
        tuple(replace(o, id=ids[o.id], prospect_id=of, said_in=ids.get(o.said_in or 0)) for o in going.objections),
    )


def _with(history: History, given: Going) -> History:
    """The history of whose it is, with what they said taking back what was open then."""
    agreements = {a.id: a for a in history.agreements}
    for standing in given.standings:
        agreements |= {a.id: a for a in taken_back_by_standing(standing, agreements.values())}
    for objection in given.objections:
        agreements |= {a.id: a for a in taken_back_by_objection(objection, agreements.values())}
    return replace(
        history,
        contacts=(*history.contacts, given.contact) if given.contact is not None else history.contacts,
        agreements=(*agreements.values(), *given.agreements),
        standings=(*history.standings, *given.standings),
        objections=(*history.objections, *given.objections),
    )


def _told(going: Going, ids: Mapping[int, int], was: History) -> Mapping[int, Told]:
    """On what it was declared to rest; what it keeps is found among what was agreed with whoever it was."""
    contact = going.contact
    return {ids[contact.id]: Told(attempt_of(contact, was).basis)} if contact is not None else {}


def _give_what_was_brought_in(tx: Transaction, desk: Desk, of: int, ids: Mapping[int, int], to: int) -> None:
    """What came out of a file goes on pointing at what was made of it, so that reading it again writes nothing anew."""
    for one in tx.brought_in_of(of):
        if one.record_id in ids:
            tx.remove(one)
            tx.put(replace(one, id=desk.new_id(), prospect_id=to, record_id=ids[one.record_id]))


def _give_reminders(tx: Transaction, desk: Desk, going: Going, ids: Mapping[int, int], prospect_id: int) -> None:
    """Reminders that were put off stay so. The new ones point at what is put before the deed ends."""
    for agreement in going.agreements:
        for snooze in tx.snoozes_of(agreement.id):
            tx.remove(snooze)
            tx.put(replace(snooze, id=desk.new_id(), prospect_id=prospect_id, agreement_id=ids[agreement.id]))
