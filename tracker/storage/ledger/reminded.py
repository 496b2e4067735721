"""Which reminders were given, outside the ledger: no deed gives one, and no undo takes it back. Knows no rule.

Whoever writes the row gives the reminder, so that of two windows on one store only one does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from tracker.rules.reminding.reminders import Reminded, What
from tracker.rules.us import User, user_named
from tracker.storage.rows.timestamps import moment, us

_KNOWN = frozenset(What)


def user_id(users: Iterable[User], name: str) -> int:
    """The number of whoever goes by that name, 0 for somebody who is none of us yet."""
    user = user_named(users, name)
    return user.id if user is not None else 0


def reminded(connection: Connection, whose: int, since: datetime) -> frozenset[Reminded]:
    """See `Questions.reminded`. What a later version says of is passed over."""
    found = connection.execute(
        "SELECT what, agreement_id, at_us FROM reminded WHERE user_id = ? AND (at_us >= ? OR what = ?)",
        (whose, us(since), What.BEGUN.value),
    )
    return frozenset(Reminded(What(what), of, moment(at_us)) for what, of, at_us in found if what in _KNOWN)


def mark(connection: Connection, whose: int, marks: Iterable[Reminded]) -> frozenset[Reminded]:
    """Within a transaction: see `Store.mark_reminded`."""
    return frozenset(mark for mark in marks if _is_new(connection, whose, mark))


def begin(connection: Connection, whose: int, at: datetime) -> None:
    """Within a transaction: see `Store.begin_reminding`."""
    connection.execute("DELETE FROM reminded WHERE user_id = ? AND what = ?", (whose, What.BEGUN.value))
    _is_new(connection, whose, Reminded(What.BEGUN, 0, at))


def forget_before(connection: Connection, at: datetime) -> None:
    """Let go of what was about an earlier moment, but for since when each of us is reminded."""
    connection.execute("DELETE FROM reminded WHERE at_us < ? AND what <> ?", (us(at), What.BEGUN.value))


def give(connection: Connection, agreement_id: int, to: int) -> None:
    """See `Transaction.give_reminded`."""
    connection.execute(
        "INSERT OR IGNORE INTO reminded (user_id, agreement_id, what, at_us)"
        " SELECT user_id, ?, what, at_us FROM reminded WHERE agreement_id = ?",
        (to, agreement_id),
    )


def forget_those_of(connection: Connection, prospect_id: int) -> None:
    """Take away what was given of any agreement with that person, those that were undone or given away as well, and of
    any occasion of theirs that nobody else is in.

    To be asked while the agreements are there.
    """
    connection.execute(
        "DELETE FROM reminded WHERE agreement_id IN (SELECT id FROM agreement WHERE prospect_id = :whose UNION ALL"
        " SELECT record_id FROM ledger_row WHERE kind = 'agreement' AND prospect_id = :whose UNION ALL"
        " SELECT occasion FROM (SELECT occasion_id AS occasion FROM agreement WHERE prospect_id = :whose UNION"
        " SELECT json_extract(coalesce(after, before), '$.occasion_id') FROM ledger_row"
        " WHERE kind = 'agreement' AND prospect_id = :whose) WHERE occasion IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM agreement WHERE occasion_id = occasion AND prospect_id <> :whose))",
        {"whose": prospect_id},
    )


def _is_new(connection: Connection, whose: int, mark: Reminded) -> bool:
    done = connection.execute(
        "INSERT OR IGNORE INTO reminded (user_id, agreement_id, what, at_us) VALUES (?, ?, ?, ?)",
        (whose, mark.of, mark.what.value, us(mark.at)),
    )
    return done.rowcount == 1
