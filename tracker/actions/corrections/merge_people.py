"""Two records of one person become one: all of the second goes to the first, and what it now says is judged anew.

As where a record is given to somebody, each is put under a new id: what the ledger kept of the second stays under the
second's, and goes when the one person is erased.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.spoken import taken_back_by_objection, taken_back_by_standing
from tracker.actions.corrections.judged_anew import Told, attempt_of, kept_by_choice, without_its_own
from tracker.actions.corrections.writing_over import Corrected, write_over
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import MERGED, DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Entered, Record, Transaction
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.entry import NOTHING
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.who.merging import as_one, with_notes
from tracker.rules.who.sharing import shared_by

Tell = Callable[[str, Prospect], str]
"""A line for the notes: what that record says in the field of that name (see `AsOne`)."""
Ids = Mapping[int, int]


def merge_people(
    desk: Desk,
    first: int,
    second: int,
    tell: Tell,
    take: frozenset[str] = frozenset(),
    seen: tuple[Prospect, Prospect] | None = None,
) -> Outcome[Corrected]:
    """The first with all that the second had; the second's record is there no more, not in the trash either.

    What either said takes back what was agreed with the other before it, and each contact from the second's earliest
    on is judged anew. In what the two records differ, the first's word stands, or the second's in the fields of `take`
    (of the person themself), and the other one is kept by `tell` beneath the notes. `seen` are the two as they were
    shown to whoever says so.

    Raises Refusal (CHANGED_SINCE where one is not as it was seen any more, ONE_RECORD where the two are one,
    NO_SUCH_PROSPECT for either, TEXT_TOO_LONG where the two notes have no room in one), StoreFault.
    """
    with desk.store.deed(DeedName.MERGE_PEOPLE, desk.me, desk.now()) as tx:
        mine, theirs = history_in(tx, first), history_in(tx, second)
        if mine.prospect.id == theirs.prospect.id:
            raise Refusal(Problem.ONE_RECORD, mine.prospect.name)
        if seen is not None and seen != (mine.prospect, theirs.prospect):
            raise Refusal(Problem.CHANGED_SINCE, mine.prospect.name)
        policy = policy_in(tx, desk)
        kept, left = _taking(mine.prospect, theirs.prospect, take)
        one = as_one(kept, left)
        person = with_notes(one.person, (tell(name, left) for name in one.differing))
        person = replace(person, notes=fit(person.notes))
        person = _still_shared(tx, person, second)
        ids = _new_ids(mine, theirs, desk.new_id)
        _carry_over(tx, desk, theirs, person, ids, one.keys)
        was = history_in(tx, first)
        since = _since(theirs)
        warns: tuple[Contact, ...] = ()
        if since is not None:
            told = {ids[c.id]: _told(c, theirs, ids, policy) for c in theirs.contacts}
            told |= {c.id: _told(c, mine, {}, policy) for c in mine.contacts if c.at >= since}
            given = set(ids.values()) - _ids((*mine.contacts, *mine.agreements))
            _, warns = write_over(tx, desk, was, _taken_back(was, given), since, told)
        tx.about(first, MERGED)
    return Outcome(Corrected(person, None, warns, tuple(ids.items())), tx.changes)


def _taking(mine: Prospect, theirs: Prospect, take: frozenset[str]) -> tuple[Prospect, Prospect]:
    """The two with the words in those fields changed over, so that the second's is the one that stays."""
    of_mine = {name: getattr(mine, name) for name in take}
    of_theirs: dict[str, Any] = {name: getattr(theirs, name) for name in take}
    return replace(mine, **of_theirs), replace(theirs, **of_mine)


def _new_ids(mine: History, theirs: History, new_id: Callable[[], int]) -> dict[int, int]:
    """By which each of theirs will be known; where both were in one occasion, that is one contact, and is there."""
    met = {c.occasion_id: c.id for c in mine.contacts if c.occasion_id is not None}
    agreed = {_together(a): a.id for a in mine.agreements if a.occasion_id is not None}
    words: tuple[Standing | Objection, ...] = (*theirs.standings, *theirs.objections)
    ids = {c.id: met[c.occasion_id] if c.occasion_id in met else new_id() for c in theirs.contacts}
    ids |= {a.id: agreed[_together(a)] if _together(a) in agreed else new_id() for a in theirs.agreements}
    return ids | {word.id: new_id() for word in words}


def _together(agreement: Agreement) -> tuple[object, ...]:
    return agreement.occasion_id, agreement.kind, agreement.window


def _ids(records: Iterable[Entered]) -> set[int]:
    return {record.id for record in records}


def _carry_over(
    tx: Transaction, desk: Desk, theirs: History, person: Prospect, ids: Ids, keys: Mapping[str, str]
) -> None:
    """Take everything from the second and put it to `person`, as it is. What is there already is left as it is."""
    of = theirs.prospect.id
    snoozes = [s for a in theirs.agreements for s in tx.snoozes_of(a.id)]
    brought = tx.brought_in_of(of)
    there = {record_id for record_id in ids.values() if tx.record_of(record_id) is not None}
    words: tuple[Record, ...] = (*theirs.standings, *theirs.objections)
    for taken in (*brought, *snoozes, *words, *theirs.contacts, *theirs.agreements, theirs.prospect):
        tx.remove(taken)
    tx.put(person)
    given: tuple[Entered, ...] = (
        *(_contact(c, person.id, ids, keys) for c in theirs.contacts),
        *(_agreement(a, person.id, ids) for a in theirs.agreements),
        *(_word(s, person.id, ids) for s in theirs.standings),
        *(_word(o, person.id, ids) for o in theirs.objections),
    )
    for record in given:
        if record.id not in there:
            tx.put(record)
    for snooze in snoozes:
        tx.put(replace(snooze, id=desk.new_id(), prospect_id=person.id, agreement_id=ids[snooze.agreement_id]))
    for one in brought:
        record_id = person.id if one.record_id == of else ids.get(one.record_id, one.record_id)
        tx.put(replace(one, id=desk.new_id(), prospect_id=person.id, record_id=record_id))
    for contact in theirs.contacts:
        tx.give_keys(contact.id, ids[contact.id])
    for agreement in theirs.agreements:
        tx.give_reminded(agreement.id, ids[agreement.id])


def _contact(contact: Contact, of: int, ids: Ids, keys: Mapping[str, str]) -> Contact:
    return replace(
        contact,
        id=ids[contact.id],
        prospect_id=of,
        agreement_id=ids.get(contact.agreement_id or 0),
        to=keys.get(contact.to, contact.to),
    )


def _agreement(agreement: Agreement, of: int, ids: Ids) -> Agreement:
    return replace(
        agreement,
        id=ids[agreement.id],
        prospect_id=of,
        made_in=ids.get(agreement.made_in or 0),
        settled_by=ids.get(agreement.settled_by or 0),
        moved_to=ids.get(agreement.moved_to or 0),
    )


def _word(word: Standing | Objection, of: int, ids: Ids) -> Standing | Objection:
    return replace(word, id=ids[word.id], prospect_id=of, said_in=ids.get(word.said_in or 0))


def _still_shared(tx: Transaction, person: Prospect, second: int) -> Prospect:
    """The person, of whose numbers none is said to be shared that only the two records had."""
    shared = {key for other in tx.reached_by(person) if other.id != second for key in shared_by(person, other)}
    return replace(
        person,
        phones=tuple(replace(phone, shared=phone.shared and phone.key in shared) for phone in person.phones),
        emails=tuple(replace(mail, shared=mail.shared and mail.key in shared) for mail in person.emails),
    )


def _since(theirs: History) -> datetime | None:
    """The first moment that changes for the one person; None where the second record is of somebody never heard of."""
    moments = [c.at for c in theirs.contacts] + [a.made_at for a in theirs.agreements]
    moments += [s.since for s in theirs.standings] + [o.since for o in theirs.objections]
    return min(moments, default=None)


def _told(contact: Contact, own: History, ids: Ids, policy: Policy) -> Told:
    """On what it was declared to rest, and what somebody chose it to keep; all else is found anew."""
    kept = kept_by_choice(contact, own, without_its_own(own, contact), policy)
    keeps = kept if kept in (None, NOTHING) else ids.get(kept, kept)
    return Told(attempt_of(contact, own).basis, keeps)


def _taken_back(history: History, given: set[int]) -> History:
    """The one history: what stood in either record took back what was open by the other then."""
    agreements = {a.id: a for a in history.agreements}

    def of_the_other(word: Standing | Objection) -> list[Agreement]:
        return [a for a in agreements.values() if (a.id in given) is not (word.id in given)]

    for standing in history.standings:
        agreements |= {a.id: a for a in taken_back_by_standing(standing, of_the_other(standing))}
    for objection in history.objections:
        agreements |= {a.id: a for a in taken_back_by_objection(objection, of_the_other(objection))}
    return replace(history, agreements=tuple(agreements.values()))
