"""Who else is, or was, reached by somebody's numbers and addresses, and objects to something. Knows no rule.

People in the trash count, and whoever was erased: a "do not contact" is no less theirs there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sqlite3 import Connection

from tracker.rules.history import Sharer
from tracker.rules.prospect import Objection, Phone, Prospect
from tracker.rules.who.finding import whole_number
from tracker.rules.who.sharing import as_sharers, same_phone, shared_by
from tracker.storage.ledger.remembered_objections import kept_at
from tracker.storage.rows.record_mapper import get_prospect

# A number or an address is found by its index, and few of those who share one object to anything. Of a number without
# its country there is nothing to be found by; those of people who object are gone through, and the rule decides.
_BY_NUMBER = """
    SELECT phone.prospect_id FROM phone
     WHERE phone.e164 = ? AND phone.e164 <> '' AND phone.prospect_id <> ?
       AND EXISTS (SELECT 1 FROM objection WHERE objection.prospect_id = phone.prospect_id)
"""
_BY_ADDRESS = """
    SELECT email.prospect_id FROM email
     WHERE email.folded = ? AND email.prospect_id <> ?
       AND EXISTS (SELECT 1 FROM objection WHERE objection.prospect_id = email.prospect_id)
"""
_NUMBERS_OF_OBJECTORS = """
    SELECT phone.prospect_id, phone.typed, phone.e164
      FROM (SELECT DISTINCT prospect_id FROM objection) objecting
      JOIN phone ON phone.prospect_id = objecting.prospect_id
     WHERE phone.prospect_id <> ?
"""
_WITHOUT_COUNTRY = f"{_NUMBERS_OF_OBJECTORS} AND phone.e164 = ''"

# What all spellings of a number share finds those who are here; those in the trash are few, and in no search.
_ANYBODY_BY_ADDRESS = "SELECT prospect_id FROM email WHERE folded = ?"
_ANYBODY_BY_NUMBER = """
    SELECT prospect_id FROM phone WHERE e164 = :e164 AND e164 <> ''
    UNION SELECT prospect_id FROM findable WHERE :number <> '' AND instr(numbers, :number)
    UNION SELECT phone.prospect_id FROM prospect JOIN phone ON phone.prospect_id = prospect.id
           WHERE prospect.deleted_us IS NOT NULL
"""

Objections = Callable[[Connection, int], tuple[Objection, ...]]


def sharers_of(connection: Connection, prospect: Prospect, objections: Objections) -> tuple[Sharer, ...]:
    """Each with what they share and all they ever objected to, in the order of their ids; those erased come last."""
    others = (get_prospect(connection, id_) for id_ in sorted(_ids(connection, prospect)))
    found = [other for other in others if other is not None]
    there = tuple(as_sharers(prospect, ((other, objections(connection, other.id)) for other in found)))
    return (*there, *_remembered(connection, prospect, there))


def _ids(connection: Connection, prospect: Prospect) -> set[int]:
    ids: set[int] = set()
    for mail in prospect.emails:
        ids.update(id_ for (id_,) in connection.execute(_BY_ADDRESS, (mail.key, prospect.id)))
    for e164 in {phone.e164 for phone in prospect.phones if phone.e164}:
        ids.update(id_ for (id_,) in connection.execute(_BY_NUMBER, (e164, prospect.id)))
    if prospect.phones:
        without = any(not phone.e164 for phone in prospect.phones)
        asked = connection.execute(_NUMBERS_OF_OBJECTORS if without else _WITHOUT_COUNTRY, (prospect.id,))
        numbers = [(id_, Phone(typed, e164)) for id_, typed, e164 in asked]
        ids.update(id_ for id_, one in numbers if any(same_phone(mine, one) for mine in prospect.phones))
    return ids


def reached_by(connection: Connection, prospect: Prospect) -> tuple[Prospect, ...]:
    """See `Questions.reached_by`."""
    ids: set[int] = set()
    for mail in prospect.emails:
        ids.update(id_ for (id_,) in connection.execute(_ANYBODY_BY_ADDRESS, (mail.key,)))
    for phone in prospect.phones:
        given = {"e164": phone.e164, "number": whole_number(phone.e164 or phone.typed)}
        ids.update(id_ for (id_,) in connection.execute(_ANYBODY_BY_NUMBER, given))
    found = (get_prospect(connection, id_) for id_ in sorted(ids - {prospect.id}))
    return tuple(other for other in found if other is not None and shared_by(prospect, other))


def _remembered(connection: Connection, prospect: Prospect, there: tuple[Sharer, ...]) -> Iterator[Sharer]:
    """Who was reached there once: erased, or by another number now. What the person themself bears again is theirs."""
    said = {phone.key for phone in prospect.phones if phone.shared} | {
        mail.key for mail in prospect.emails if mail.shared
    }
    for kept in kept_at(connection, prospect):
        if kept.holder == prospect.id:
            continue
        if any(sharer.prospect_id == kept.holder and kept.key in sharer.reached_by for sharer in there):
            continue
        holder = get_prospect(connection, kept.holder) if kept.holder is not None else None
        name = holder.name if holder is not None else ""
        yield Sharer(kept.holder, name, frozenset({kept.key}), (kept.objection,), kept.key in said)
