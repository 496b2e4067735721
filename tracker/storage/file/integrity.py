"""Whether a file is a store of ours, whole, and of which version. Looks and never writes.

Asked at every start before the first write, of every backup before it is trusted, and of a file that has appeared
where another was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.actions.safekeeping import HeldRecords
from tracker.storage.faults import told_as_faults
from tracker.storage.file import schema_fingerprint
from tracker.storage.file.connection import APPLICATION_ID, PRAGMAS, SCHEMA_VERSION, UNTOUCHED, bare
from tracker.storage.ledger import seal
from tracker.storage.ledger.seal import Broken


@dataclass(frozen=True, slots=True)
class Counts:
    """What a store holds: people (trash not counted), agreements, contacts, and deeds in the ledger."""

    people: int
    agreements: int
    contacts: int
    deeds: int

    @property
    def held(self) -> HeldRecords:
        """As people are told: they do not count deeds."""
        return HeldRecords(self.people, self.agreements, self.contacts)


@contextmanager
def unreadable_is_damage() -> Iterator[None]:
    """Within, a file that SQLite can make nothing of is damaged, and other troubles are told as the faults they are.

    Of a garbled header or schema SQLite says no more than "error"; and a garbled row may be of any type.
    """
    try:
        with told_as_faults():
            yield
    except StoreFault as fault:
        if fault.detail == "SQLITE_ERROR":
            raise StoreFault(Fault.DAMAGED, fault.detail) from fault
        raise
    except (Refusal, TypeError, ValueError, KeyError, AttributeError) as error:
        raise StoreFault(Fault.DAMAGED, type(error).__name__) from error


def check_marks(place: Path) -> int:
    """The schema version of a file that says it is ours; not a byte of it, nor of a journal beside it, is changed.

    Raises StoreFault: DAMAGED; NEWER with both versions as its detail.
    """
    if not place.is_file() or place.stat().st_size == 0:
        # SQLite takes an empty file for a new database; here it is what is left of an old one.
        raise StoreFault(Fault.DAMAGED, "empty")
    with closing(bare(place, UNTOUCHED)) as looking:
        application_id = looking.execute("PRAGMA application_id").fetchone()[0]
        version: int = looking.execute("PRAGMA user_version").fetchone()[0]
        mode = looking.execute("PRAGMA journal_mode").fetchone()[0]
        if application_id != APPLICATION_ID or version < 1:
            raise StoreFault(Fault.DAMAGED, "application_id")
        if not _says_its_version(looking, version):
            raise StoreFault(Fault.DAMAGED, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreFault(Fault.NEWER, f"schema {version}, this program knows {SCHEMA_VERSION}")
    if mode == "wal":
        # Never one of ours: to open it would make files beside it.
        raise StoreFault(Fault.DAMAGED, "journal_mode")
    return version


def _says_its_version(connection: Connection, version: int) -> bool:
    """Whether the store's own list of the steps that made it agrees with its header, of which a flipped bit says 258.

    A later program may keep no such list: then its file is its own affair, as long as its pages hold together.
    """
    applied = schema_fingerprint.version_applied(connection)
    if applied is None and version > SCHEMA_VERSION:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    return applied == version


def check_content(connection: Connection, thoroughly: bool = False, known: Collection[Broken] = ()) -> None:
    """Every table of today's, page and link between rows, and the tail of the ledger's seal; thoroughly, every index.

    `known` are breaks of the seal that somebody was told of and went on with: they stop nobody a second time. Raises
    StoreFault (DAMAGED).
    """
    check_pages(connection, thoroughly, known)
    check_links(connection)


def check_pages(connection: Connection, thoroughly: bool = False, known: Collection[Broken] = ()) -> None:
    """The same without the links between rows: enough for a copy of every page of a live store, which keeps them."""
    # Whether the words in a row are known ones is seen when it is read; checking it here takes ten times as long.
    connection.execute("PRAGMA ignore_check_constraints = 1")
    # With SQLite's own two megabytes, a store of a hundred thousand agreements takes twice as long.
    connection.execute(f"PRAGMA cache_size = {PRAGMAS['cache_size']}")
    if connection.execute(f"PRAGMA {'integrity_check' if thoroughly else 'quick_check'}(1)").fetchone()[0] != "ok":
        raise StoreFault(Fault.DAMAGED, "quick_check")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION and schema_fingerprint.is_lacking(connection):
        raise StoreFault(Fault.DAMAGED, "sqlite_master")
    broken = seal.verify_tail(connection, known)
    if broken is not None:
        raise StoreFault(Fault.DAMAGED, f"seal {broken.seq}")


def check_links(connection: Connection) -> None:
    """That nothing points nowhere. Raises StoreFault (DAMAGED)."""
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreFault(Fault.DAMAGED, "foreign_key_check")


def counts(connection: Connection) -> Counts:
    """What the store of that connection holds. Raises sqlite3.Error."""
    return Counts(
        *connection.execute(
            "SELECT (SELECT count(*) FROM prospect WHERE deleted_us IS NULL), (SELECT count(*) FROM agreement),"
            " (SELECT count(*) FROM contact), (SELECT coalesce(max(seq), 0) FROM ledger)"
        ).fetchone()
    )
