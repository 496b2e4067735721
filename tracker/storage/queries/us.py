"""Who of us there are, when they are away, and by which policy all are judged. Knows no prospect."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.rules.policy import Policy
from tracker.rules.us import Away, Us, User
from tracker.storage.decoding import decoding
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import AwayTable, PolicyTable, UserTable

_USERS = rows_where(UserTable, "true ORDER BY id")
_AWAY = rows_where(AwayTable, "true ORDER BY first_day, id")
_POLICY = rows_where(PolicyTable, "id = 1")


_AT_WORK = """
    SELECT owner FROM agreement JOIN prospect ON prospect.id = agreement.prospect_id WHERE deleted_us IS NULL
    UNION SELECT by_whom FROM contact JOIN prospect ON prospect.id = contact.prospect_id WHERE deleted_us IS NULL
    UNION SELECT by_whom FROM ledger
"""


def users(connection: Connection) -> tuple[User, ...]:
    """See `Questions.users`."""
    found = connection.execute(_USERS).fetchall()
    with decoding("user"):
        return tuple(rows.user_from(row) for row in found)


def at_work(connection: Connection) -> frozenset[str]:
    """See `Questions.at_work`."""
    known = Us(users(connection))
    return frozenset(known.today(name) for (name,) in connection.execute(_AT_WORK))


def away(connection: Connection) -> tuple[Away, ...]:
    """See `Questions.away`."""
    found = connection.execute(_AWAY).fetchall()
    with decoding("away"):
        return tuple(rows.away_from(row) for row in found)


def policy(connection: Connection) -> Policy | None:
    """See `Questions.policy`."""
    found = connection.execute(_POLICY).fetchone()
    with decoding("policy"):
        return rows.policy_from(found).policy if found is not None else None


def is_anything_nobodys(connection: Connection) -> bool:
    """Whether something is written or owned by a name that nobody of us goes by."""
    known = Us(users(connection))
    names = connection.execute("SELECT DISTINCT owner FROM agreement UNION SELECT DISTINCT by_whom FROM contact")
    return any(name.strip() and known.named(name) is None for (name,) in names)
