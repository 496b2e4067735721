"""Objections that outlive whoever made them: found by a keyed digest of a number or an address, and by nothing else.

The key never leaves the store. Without it nobody can try numbers until one fits; with it, one needs the file.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from tracker.actions.ports import Remembered
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.text import fold
from tracker.storage.faults import decoding
from tracker.storage.rows.timestamps import moment, moment_or_none, us, us_or_none

_SEALED = "remembered"


def remembered(connection: Connection, prospect: Prospect) -> tuple[Remembered, ...]:
    """See `Questions.remembered`."""
    found: dict[Remembered, None] = {}
    for digest in _digests(connection, prospect):
        rows = connection.execute(
            "SELECT channel, since_us, until_us FROM remembered_objection WHERE digest = ? ORDER BY channel", (digest,)
        )
        with decoding("remembered_objection"):
            for channel, since, until in rows:
                one = Remembered(Channel(channel) if channel else None, moment(since), moment_or_none(until))
                found[one] = None
    return tuple(found)


def remember(connection: Connection, prospect: Prospect, objections: Iterable[Objection], at: datetime) -> None:
    """Keep what they object to at `at` (aware), in place of what was kept before: they may have taken that back."""
    in_force: dict[str, Objection] = {}
    for objection in objections:
        if objection.lifted_at is None and (objection.until is None or objection.until > at):
            channel = objection.channel.value if objection.channel is not None else ""
            known = in_force.get(channel)
            if known is None or _is_longer(objection, known):
                in_force[channel] = objection
    for digest in _digests(connection, prospect):
        connection.execute("DELETE FROM remembered_objection WHERE digest = ?", (digest,))
        connection.executemany(
            "INSERT INTO remembered_objection (digest, channel, since_us, until_us) VALUES (?, ?, ?, ?)",
            [(digest, channel, us(o.since), us_or_none(o.until)) for channel, o in in_force.items()],
        )
    seal_them(connection)


def seal_them(connection: Connection) -> None:
    """Note a digest of all that is remembered and of the key to it: the ledger covers neither."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_SEALED, _digest_of_all(connection)))


def are_as_sealed(connection: Connection) -> bool:
    """True as well where they were never sealed, by an earlier version."""
    sealed = connection.execute("SELECT value FROM meta WHERE name = ?", (_SEALED,)).fetchone()
    return sealed is None or bool(sealed[0] == _digest_of_all(connection))


def _digest_of_all(connection: Connection) -> str:
    key = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    kept = connection.execute(
        "SELECT hex(digest), channel, since_us, until_us FROM remembered_objection ORDER BY digest, channel"
    ).fetchall()
    return hashlib.sha256(repr((key, kept)).encode()).hexdigest()


def _is_longer(one: Objection, other: Objection) -> bool:
    return other.until is not None and (one.until is None or one.until > other.until)


def _digests(connection: Connection, prospect: Prospect) -> list[bytes]:
    (key,) = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    addresses = dict.fromkeys(
        [phone.e164 for phone in prospect.phones if phone.e164]
        + [fold(mail.address).strip() for mail in prospect.emails if mail.address.strip()]
    )
    return [hmac.digest(bytes.fromhex(key), address.encode(), "sha256") for address in addresses]
