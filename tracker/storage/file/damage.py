"""A file that is not whole: what is wrong with it, which backups still open, and what can be read out of it.

The damaged file itself is only ever read, without locks and without its journal. Knows no screen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, Snooze
from tracker.rules.brought_in import BroughtIn
from tracker.rules.contact import Contact
from tracker.rules.policy import KeptPolicy
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.us import Away, User
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import backup, opening_checks
from tracker.storage.file.backup import Backup
from tracker.storage.file.connection import UNTOUCHED, bare
from tracker.storage.file.opening import open_store
from tracker.storage.file.salvage import objecting_in, readable_rows
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import remembered_objections, seal
from tracker.storage.ledger.acknowledged import acknowledged
from tracker.storage.ledger.ledger import record_from
from tracker.storage.rows import prospect_rows
from tracker.storage.rows.record_mapper import MAPPINGS, RecordKind, kind_of, prospect_id_of
from tracker.storage.rows.tables import EmailTable, EntryKeyTable, PhoneTable, ProspectTable

_UNREADABLE = (*WORLD, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Readable:
    """What can be read out of a damaged file: how many of each, and when (UTC) the last of them was entered."""

    people: int = 0
    standings: int = 0
    objections: int = 0
    agreements: int = 0
    contacts: int = 0
    newest: datetime | None = None

    @property
    def is_nothing(self) -> bool:
        return self.people == 0


@dataclass(frozen=True, slots=True)
class Damage:
    """`why` is a technical name, never a person's data. `backups` still open, newest first. `readable` is what a
    recovery would bring.
    """

    place: Path
    why: str
    backups: tuple[Backup, ...]
    readable: Readable


@dataclass(slots=True)
class _Found:
    """Records by kind and id, as they came out of the file."""

    by_key: dict[tuple[RecordKind, int], Record] = field(default_factory=dict)
    entry_keys: dict[tuple[str, int], None] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        self.by_key.setdefault((kind_of(record), record.id), record)

    def of(self, kind: type[Any]) -> list[Any]:
        return [record for record in self.by_key.values() if isinstance(record, kind)]

    def readable(self) -> Readable:
        people, standings, objections, agreements, contacts = (
            len(self.of(kind)) for kind in (Prospect, Standing, Objection, Agreement, Contact)
        )
        entered = [contact.entered_at for contact in self.of(Contact)] + [a.made_at for a in self.of(Agreement)]
        return Readable(people, standings, objections, agreements, contacts, max(entered, default=None))


def damage_report(place: Path, second: Path | None = None) -> Damage | None:
    """What is wrong with the store at `place` and what can be done; None where it is whole.

    Raises StoreFault for what is no damage: a newer version, a lock, a file that may not be read.
    """
    try:
        opening_checks.check(place)
    except StoreFault as fault:
        if fault.fault is not Fault.DAMAGED:
            raise
        known = acknowledged(place.parent)
        lying = backup.offered(backups_of(place), second, _mark(place))
        return Damage(place, fault.detail, tuple(b for b in lying if backup.opens(b, known)), _read(place).readable())
    return None


def recover_into(damaged: Path, fresh: Path, by: str, at: datetime) -> Readable:
    """Make a new store at `fresh` of all that can be read in `damaged`; what was brought over.

    Its ledger begins anew with one entry. Raises StoreFault: DAMAGED where nothing at all can be read, OTHER where
    something already lies at `fresh`.
    """
    found = _read(damaged)
    told = found.readable()
    if told.is_nothing:
        raise StoreFault(Fault.DAMAGED, "nothing readable")
    if fresh.exists():
        raise StoreFault(Fault.OTHER, "EEXIST")
    draft = fresh.with_name(f".recovering-{os.urandom(4).hex()}")
    try:
        store = open_store(draft, anew=True)
        try:
            with store.deed(DeedName.RECOVER, by, at) as tx:
                for record in _fitting(found):
                    tx.put(record)
                for key, contact_id in found.entry_keys:
                    if (RecordKind.CONTACT, contact_id) in found.by_key:
                        tx.keep_once(key, contact_id)
            with store.file.writing_note() as connection:
                remembered_objections.adopt(connection, objecting_in(damaged).remembered)
        finally:
            store.close()
        with told_as_faults():
            draft.rename(fresh)
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return told


def _mark(place: Path) -> str:
    """By which its copies are known in a folder that others share; "" where it is past telling."""
    try:
        with closing(bare(place, UNTOUCHED)) as connection:
            return backup.mark_of(connection)
    except WORLD:
        return ""


def _read(place: Path) -> _Found:
    found = _Found()
    try:
        with closing(bare(place, UNTOUCHED)) as connection:
            connection.execute("PRAGMA cell_size_check = 1")
            # What its own table no longer gives, the ledger may; and where every entry bears its seal, its latest word
            # on a record is what was written, whatever has become of the row.
            sources = [_records(connection), _records_of_ledger(connection)]
            for records in reversed(sources) if _ledger_holds(connection) else sources:
                for record in records:
                    found.add(record)
            found.entry_keys |= _entry_keys(connection)
    except WORLD:
        pass  # as far as it could be read
    return _only_whose(found)


def _records(connection: Connection) -> Iterable[Record]:
    phones = _grouped(readable_rows(connection, PhoneTable))
    emails = _grouped(readable_rows(connection, EmailTable))
    for row in readable_rows(connection, ProspectTable):
        with suppress(*_UNREADABLE):
            yield prospect_rows.prospect_from(row, phones.get(row[0], []), emails.get(row[0], []))
    for mapping in MAPPINGS.values():
        for row in readable_rows(connection, mapping.table):
            with suppress(*_UNREADABLE):
                yield mapping.from_row(row)


def _entry_keys(connection: Connection) -> dict[tuple[str, int], None]:
    found = readable_rows(connection, EntryKeyTable)
    return {(key, id_): None for key, id_ in found if isinstance(key, str) and isinstance(id_, int)}


def _grouped(found: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    grouped: dict[int, list[tuple[Any, ...]]] = {}
    for row in sorted(found, key=lambda row: (repr(row[0]), repr(row[1]))):
        grouped.setdefault(row[0], []).append(row)
    return grouped


def _ledger_holds(connection: Connection) -> bool:
    try:
        return seal.verify_ledger_entries(connection) is None
    except _UNREADABLE:
        return False


def _records_of_ledger(connection: Connection) -> Iterable[Record]:
    for kind, text in _last_written(connection):
        with suppress(*_UNREADABLE):
            written = record_from(kind, text)
            if written is not None:
                yield written


def _last_written(connection: Connection) -> Iterable[tuple[str, str]]:
    last: dict[tuple[str, int], tuple[int, str | None]] = {}
    with suppress(*WORLD):
        for seq, kind, record_id, after in connection.execute(
            "SELECT seq, kind, record_id, after FROM ledger_row WHERE salt IS NOT NULL"
        ):
            garbled = not isinstance(seq, int) or not isinstance(after, str | None)
            if not garbled and seq >= last.get((kind, record_id), (0, None))[0]:
                last[kind, record_id] = (seq, after)
    return [(kind, text) for (kind, _), (_, text) in last.items() if text is not None]


def _only_whose(found: _Found) -> _Found:
    """Without what belongs to nobody any more."""
    people = {person.id for person in found.of(Prospect)}
    kept = _Found(entry_keys=found.entry_keys)
    for record in found.by_key.values():
        whose = prospect_id_of(record)
        if whose is None or whose in people:
            kept.add(record)
    return kept


def _fitting(found: _Found) -> Iterable[Record]:
    """People first; and nothing points at what is not there."""
    contacts, agreements = ({r.id for r in found.of(kind)} for kind in (Contact, Agreement))

    def known(ids: set[int], wanted: int | None) -> int | None:
        return wanted if wanted in ids else None

    yield from found.of(Prospect)
    for contact in found.of(Contact):
        yield replace(contact, agreement_id=known(agreements, contact.agreement_id))
    for a in found.of(Agreement):
        made_in, settled_by = known(contacts, a.made_in), known(contacts, a.settled_by)
        yield replace(a, made_in=made_in, settled_by=settled_by, moved_to=known(agreements, a.moved_to))
    for said in (*found.of(Standing), *found.of(Objection)):
        yield replace(said, said_in=known(contacts, said.said_in))
    yield from (snooze for snooze in found.of(Snooze) if snooze.agreement_id in agreements)
    yield from (*found.of(BroughtIn), *found.of(KeptPolicy), *(users := found.of(User)))
    known_users = {user.id for user in users}
    yield from (away for away in found.of(Away) if away.user_id in known_users)
