"""Objections that outlive the record they stand in, or a number in it: found by a keyed digest of a number or an
address, and by nothing else.

The key never leaves the store. Without it nobody can try numbers until one fits; with it, one needs the file.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from tracker.actions.ports import Remembered
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.who.spellings import form_of_email, forms_of_phone, forms_sought
from tracker.storage.decoding import decoding
from tracker.storage.faults import WORLD
from tracker.storage.ledger.merged import merged_into
from tracker.storage.rows.record_mapper import get_prospect
from tracker.storage.rows.record_rows import objection_from
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import ObjectionTable
from tracker.storage.rows.timestamps import moment, moment_or_none, us, us_or_none

_SEALED = "remembered"
_AT_ONCE = 500
_KEY = re.compile("[0-9a-f]{64}")
_Row = tuple[str, int, int | None]
_HELD = rows_where(ObjectionTable, "channel IS ? AND since_us = ? AND until_us IS ? ORDER BY prospect_id, id")


@dataclass(frozen=True, slots=True)
class KeptObjection:
    """One that is remembered at `key`, a number or an address of the person who is asked about (see `Phone`, `Email`).

    `objection` is it as it stands in the record of `holder`, who bears it still or again: lifted or not. Where nobody
    does, there is no holder, and it is bare: no id, nobody's, no words.
    """

    key: str
    objection: Objection
    holder: int | None = None


def are_any(connection: Connection) -> bool:
    """See `Questions.remembers`."""
    return connection.execute("SELECT 1 FROM remembered_objection LIMIT 1").fetchone() is not None


def kept_at(connection: Connection, prospect: Prospect) -> tuple[KeptObjection, ...]:
    """All that is remembered at their numbers and addresses, in whatever way those are written now and were then."""
    if not are_any(connection):
        return ()
    found: dict[KeptObjection, None] = {}
    for key, forms in _sought(prospect):
        for channel, since, until in _rows_at(connection, forms):
            with decoding("remembered_objection"):
                bare = Objection(0, 0, Channel(channel) if channel else None, moment(since), moment_or_none(until))
            borne = _borne(connection, forms, (channel, since, until))
            for one in [KeptObjection(key, o, o.prospect_id) for o in borne] or [KeptObjection(key, bare)]:
                found[one] = None
    return tuple(found)


def _borne(connection: Connection, forms: tuple[str, ...], row: _Row) -> list[Objection]:
    """That objection in the records of those whose number or address that is, or was.

    Others may have objected at the same moment, so it is asked whether they were ever reached there.
    """
    channel, since, until = row
    held = connection.execute(_HELD, (channel or None, since, until)).fetchall()
    with decoding("objection"):
        candidates = [objection_from(found) for found in held]
    return [o for o in candidates if _is_reached(connection, o.prospect_id, forms) or _was(connection, o, forms, row)]


def _is_reached(connection: Connection, prospect_id: int, forms: tuple[str, ...]) -> bool:
    prospect = get_prospect(connection, prospect_id)
    return prospect is not None and not set(_forms(prospect)).isdisjoint(forms)


def _was(connection: Connection, objection: Objection, forms: tuple[str, ...], row: _Row) -> bool:
    """Whether they were reached there once, or the other record of theirs was that became one with this."""
    ids = (objection.prospect_id, *merged_into(connection, objection.prospect_id))
    return row in _rows_at(connection, [_once(form, id_) for form in forms for id_ in ids])


def _once(form: str, prospect_id: int) -> str:
    """By which is remembered who of those here was reached there once."""
    return f"{form}\n{prospect_id}"


def remembered(connection: Connection, prospect: Prospect) -> tuple[Remembered, ...]:
    """See `Questions.remembered`."""
    bare = (kept.objection for kept in kept_at(connection, prospect) if kept.holder is None)
    return tuple(dict.fromkeys(Remembered(o.channel, o.since, o.until) for o in bare))


def remember(
    connection: Connection, prospect: Prospect, objections: Iterable[Objection], at: datetime, *, stays: bool = False
) -> None:
    """Keep what they object to at `at` (aware) by those numbers and addresses, beside what others did.

    Of their own, what they have taken back is remembered no more. `stays`: their record is kept, and no longer has
    them.
    """
    key, in_force = _key(connection), []
    for objection in objections:
        if objection.lifted_at is None and (objection.until is None or objection.until > at):
            in_force.append(objection)
        else:
            forget(connection, prospect, objection)
    forms = tuple(_forms(prospect))
    for digest in _digests(key, (*forms, *(_once(form, prospect.id) for form in forms if stays))):
        for objection in in_force:
            keep(connection, digest, *_row(objection))
    seal_them(connection)


def forget(connection: Connection, prospect: Prospect, objection: Objection) -> None:
    """Remember that one no more at those numbers and addresses."""
    key = _key(connection)
    for _, forms in _sought(prospect):
        connection.executemany(
            "DELETE FROM remembered_objection WHERE digest = ? AND channel = ? AND since_us = ? AND until_us IS ?",
            [(digest, *_row(objection)) for digest in _digests(key, forms)],
        )
    seal_them(connection)


def keep(connection: Connection, digest: bytes, channel: str, since_us: int, until_us: int | None) -> None:
    """Keep it beside those said at other moments; of two said there at the same moment, the longer."""
    there = connection.execute(
        "SELECT until_us FROM remembered_objection WHERE digest = ? AND channel = ? AND since_us = ?",
        (digest, channel, since_us),
    ).fetchone()
    if there is None or _lasts(until_us) > _lasts(there[0]):
        connection.execute(
            "INSERT OR REPLACE INTO remembered_objection (digest, channel, since_us, until_us) VALUES (?, ?, ?, ?)",
            (digest, channel, since_us, until_us),
        )


def adopt(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Go on remembering what another store of ours did: (digest, channel, since, until, the key to the digests).

    Of a damaged one, so what is none of that is left out.
    """
    fitting = [row for row in rows if isinstance(row[0], bytes) and _KEY.fullmatch(str(row[4]))]
    if fitting:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'key'", (fitting[0][4],))
        for digest, channel, since_us, until_us, _ in fitting:
            with suppress(*WORLD):
                keep(connection, digest, channel, since_us, until_us)
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
        "SELECT hex(digest), channel, since_us, until_us FROM remembered_objection ORDER BY digest, channel, since_us"
    ).fetchall()
    return hashlib.sha256(repr((key, kept)).encode()).hexdigest()


def _row(objection: Objection) -> _Row:
    channel = objection.channel.value if objection.channel is not None else ""
    return channel, us(objection.since), us_or_none(objection.until)


def _lasts(until_us: int | None) -> tuple[bool, int]:
    return until_us is None, until_us or 0


def _rows_at(connection: Connection, forms: Iterable[str]) -> Iterator[_Row]:
    """Each once, however many of the forms it lies under."""
    found: dict[_Row, None] = {}
    digests = _digests(_key(connection), forms)
    for first in range(0, len(digests), _AT_ONCE):
        some = digests[first : first + _AT_ONCE]
        places = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT channel, since_us, until_us FROM remembered_objection WHERE digest IN ({places})"
            " ORDER BY channel, since_us",
            some,
        )
        found |= dict.fromkeys(rows)
    yield from found


def _key(connection: Connection) -> bytes:
    (key,) = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    return bytes.fromhex(key)


def _digests(key: bytes, forms: Iterable[str]) -> list[bytes]:
    return [hmac.digest(key, form.encode(), "sha256") for form in dict.fromkeys(forms)]


def _forms(prospect: Prospect) -> Iterator[str]:
    for phone in prospect.phones:
        yield from forms_of_phone(phone)
    yield from (form_of_email(mail) for mail in prospect.emails if mail.address.strip())


def _sought(prospect: Prospect) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each of their numbers and addresses by its key, with all it may be remembered by."""
    yield from ((phone.key, forms_sought(phone)) for phone in prospect.phones)
    yield from ((mail.key, (form_of_email(mail),)) for mail in prospect.emails if mail.address.strip())
