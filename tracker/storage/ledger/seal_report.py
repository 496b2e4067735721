"""What to tell when the seal is broken: the entry, and the newest backup that still has it as it was written.

Knows no repair; a person chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from sqlite3 import Connection

from tracker.actions.outcome import StoreFault
from tracker.storage.faults import WORLD
from tracker.storage.file.backup import Backup, opens
from tracker.storage.file.connection import SCHEMA_VERSION, UNTOUCHED, bare
from tracker.storage.file.integrity import check_content, check_marks, counts
from tracker.storage.ledger import seal
from tracker.storage.ledger.rows_match_ledger import still_stands
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.ledger.seal_check import check_whole
from tracker.storage.rows.older_rows import show_as_todays


@dataclass(frozen=True, slots=True)
class SealReport:
    """`broken` is None where all is as it was written. `intact_in` still holds the entry and its record as written."""

    broken: Broken | None
    intact_in: Backup | None = None


def newest_with(broken: Broken, backups: Iterable[Backup], known: Collection[Broken] = ()) -> Backup | None:
    """The newest whole one of them (newest first) that has the entry, and what it wrote, as it was written.

    Somebody is waiting before the page: so no more is looked at than that entry, until one has it, and then whether
    that one is whole. `known` are breaks that were gone on with, and that a backup may have as well.
    """
    return next((b for b in backups if b.counts.deeds >= broken.seq and _has_intact(b, broken, known)), None)


def _has_intact(backup: Backup, broken: Broken, known: Collection[Broken]) -> bool:
    try:
        version = check_marks(backup.place)
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            if broken.flaw is Flaw.STORE:
                return opens(backup, known) and _holds_throughout(looking, version)
            if version < SCHEMA_VERSION:
                show_as_todays(looking)
            if not (_ledger_entry_holds(looking, broken.seq, known) and _record_stands(looking, broken, known)):
                return False
            check_content(looking, known=known)
            return counts(looking) == backup.counts
    except (StoreFault, *WORLD, TypeError, ValueError, KeyError, AttributeError):
        return False


def _ledger_entry_holds(connection: Connection, seq: int, known: Collection[Broken]) -> bool:
    """The entry, and those beside it: a link has two ends."""
    beside = {entry.seq: entry.broken for entry in seal.ledger_entries(connection, max(seq - 2, 0), 3)}
    return beside.pop(seq, True) is None and all(other is None or other in known for other in beside.values())


def _record_stands(connection: Connection, broken: Broken, known: Collection[Broken]) -> bool:
    """Whether the record still says what the last entry of this backup to write it left there."""
    if broken.record_id is None:
        return True
    seq, gone, after = connection.execute(
        "SELECT seq, salt IS NULL, after FROM ledger_row WHERE kind = ? AND record_id = ?"
        " ORDER BY seq DESC, position DESC LIMIT 1",
        (broken.kind, broken.record_id),
    ).fetchone()
    if gone:
        return True
    return _ledger_entry_holds(connection, seq, known) and still_stands(
        connection, broken.kind, broken.record_id, after
    )


def _holds_throughout(connection: Connection, version: int) -> bool:
    """What an earlier program made has other tables than today's until it is brought up to date."""
    look = check_whole if version == SCHEMA_VERSION else seal.verify_ledger_entries
    return look(connection) is None
