"""Who else is reached by somebody's numbers and addresses, and objects to something. Knows no rule.

People in the trash count: a "do not contact" is no less theirs there.
"""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection

from tracker.rules.history import Sharer
from tracker.rules.prospect import Objection, Prospect

# A number or an address is found by its index, and few of those who share one object to anything.
_BY_NUMBER = """
    SELECT DISTINCT other.id, other.name, phone.e164
      FROM phone JOIN prospect other ON other.id = phone.prospect_id
     WHERE phone.e164 = ? AND phone.e164 <> '' AND other.id <> ?
       AND EXISTS (SELECT 1 FROM objection WHERE objection.prospect_id = other.id)
"""
_BY_ADDRESS = """
    SELECT DISTINCT other.id, other.name, email.folded
      FROM email JOIN prospect other ON other.id = email.prospect_id
     WHERE email.folded = ? AND other.id <> ?
       AND EXISTS (SELECT 1 FROM objection WHERE objection.prospect_id = other.id)
"""


def sharers_of(
    connection: Connection, prospect: Prospect, objections: Callable[[Connection, int], tuple[Objection, ...]]
) -> tuple[Sharer, ...]:
    """Each with what they share and all they ever objected to, in the order of their ids."""
    names: dict[int, str] = {}
    reached_by: dict[int, set[str]] = {}
    asked = (
        *((_BY_NUMBER, phone.e164) for phone in prospect.phones if phone.e164),
        *((_BY_ADDRESS, mail.key) for mail in prospect.emails),
    )
    for question, key in asked:
        for id_, name, shared in connection.execute(question, (key, prospect.id)):
            names[id_] = name
            reached_by.setdefault(id_, set()).add(shared)
    return tuple(
        Sharer(id_, names[id_], frozenset(reached_by[id_]), objections(connection, id_)) for id_ in sorted(names)
    )
