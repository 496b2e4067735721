"""What was done elsewhere is done here: entries to the letter, records as they were left, and what stood beside.

Whatever number of entries came, each record is put once, as the last of them left it: they are replayed in one
transaction, and nobody sees what was between. Knows no server.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.actions.ports import Record
from tracker.rules.bring_in.file_read import Progress
from tracker.storage.ledger import erasing, ledger, remembered_objections, seal
from tracker.storage.rows import record_mapper, statements
from tracker.storage.rows.record_mapper import REMOVED_IN_TURN, RecordKind
from tracker.storage.rows.tables import LedgerRowTable, LedgerTable
from tracker.storage.team.wire import Beside, Emptied, Kept, Remembered, Sent, SentEntry

_EMPTY = "UPDATE ledger_row SET salt = NULL, before = NULL, after = NULL WHERE seq = ? AND position = ?"
_LEFT = "SELECT seq, position, kind, record_id, after FROM ledger_row WHERE seq > ? ORDER BY seq, position"
_AT_ONCE = 500
_REMOVED_IN_TURN = (*REMOVED_IN_TURN, RecordKind.AWAY, RecordKind.USER, RecordKind.POLICY, RecordKind.PROSPECT)


@contextmanager
def not_ours() -> Iterator[None]:
    """Within, what cannot be what one of our programs wrote is told as another past, and not as damage to this file."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise StoreFault(Fault.OTHER_PAST, type(error).__name__) from error
    except StoreFault as fault:
        if fault.fault is Fault.DOES_NOT_FIT:
            raise StoreFault(Fault.OTHER_PAST, fault.detail) from fault
        raise


class Replay:
    """Within one transaction: `take` what was sent, as often as it comes in portions, and `finish`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._began_after, self._hash = ledger.end_of_chain(connection)
        self._seq = self._began_after
        self._last: dict[RecordKind, dict[int, tuple[int, int]]] = {}
        """Of each record, by kind and id: which row of the ledger says what it was left as."""
        self.erased: list[int] = []
        """Who was erased in it."""

    @property
    def began_after(self) -> int:
        return self._began_after

    @property
    def came_to(self) -> int:
        """The last entry there is now."""
        return self._seq

    def take(self, sent: Sent) -> None:
        """The next entries. Those that another program of ours has brought here meanwhile are passed over.

        Raises StoreFault: OTHER_PAST where they do not follow.
        """
        entries = [entry for entry in sent.entries if not self._is_here(entry)]
        if not entries:
            return
        if [entry.seq for entry in entries] != list(range(self._seq + 1, self._seq + 1 + len(entries))):
            raise StoreFault(Fault.OTHER_PAST, "gap")
        add = self._connection.executemany
        add(statements.add(LedgerTable), [_heading(entry) for entry in entries])
        add(statements.add(LedgerRowTable), [(entry.seq, *_row) for entry in entries for _row in _rows(entry)])
        erasings = {entry.seq: entry.prospect_id for entry in entries if entry.name == DeedName.ERASE_PROSPECT}
        for entry in entries:
            for row in entry.rows:
                self._last.setdefault(RecordKind(row.kind), {})[row.record_id] = entry.seq, row.position
        self._write_beside(erasings, [(seq, what) for seq, what in sent.beside if seq > self._seq])
        self._seq, self._hash = entries[-1].seq, entries[-1].hash

    def finish(self, progress: Progress = lambda _done, _of: True) -> bool:
        """Put every record as it was left; False, by half, where `progress` (done, of) said to stop. Raises StoreFault:
        OTHER_PAST where a seal does not hold.
        """
        broken = seal.verify_ledger_entries(self._connection, beyond=self._began_after)
        if broken is not None:
            raise StoreFault(Fault.OTHER_PAST, f"seal {broken.seq}")
        for prospect_id in self.erased:
            record_mapper.remove_all_of(self._connection, prospect_id)
        gone = self._put_what_is_left(progress)
        if gone is None:
            return False
        for kind in _REMOVED_IN_TURN:
            for record_id in gone[kind]:
                record_mapper.remove(self._connection, kind, record_id)
        remembered_objections.seal_them(self._connection)
        if self.erased and self._began_after:  # nothing of theirs was ever in a first copy
            erasing.mark_for_rewriting(self._connection)
        return True

    def _put_what_is_left(self, progress: Progress) -> dict[RecordKind, list[int]] | None:
        """What is no more is told; None where it was stopped.

        What was emptied since is no more as well: the erasing that did so says again all that stayed.
        """
        # All that points at something is looked at when it is committed: of whom it is may come later.
        self._connection.execute("PRAGMA defer_foreign_keys = 1")
        gone: dict[RecordKind, list[int]] = {kind: [] for kind in RecordKind}
        left: dict[RecordKind, list[Record]] = {kind: [] for kind in RecordKind}
        of = sum(map(len, self._last.values()))
        done = 0
        for seq, position, named, record_id, text in self._connection.execute(_LEFT, (self._began_after,)):
            kind = RecordKind(named)
            if self._last[kind][record_id] != (seq, position):
                continue
            record = ledger.record_from(named, text)
            if record is None:
                gone[kind].append(record_id)
            else:
                left[kind].append(record)
            done += 1
            if len(left[kind]) == _AT_ONCE:
                record_mapper.put_all(self._connection, kind, left[kind])
                left[kind] = []
                if not progress(done, of):
                    return None
        for kind, some in left.items():
            record_mapper.put_all(self._connection, kind, some)
        return gone

    def _is_here(self, entry: SentEntry) -> bool:
        if entry.seq == self._seq and entry.hash != self._hash:
            raise StoreFault(Fault.OTHER_PAST, f"hash {entry.seq}")
        return entry.seq <= self._seq

    def _write_beside(self, erasings: dict[int, int | None], beside: list[tuple[int, Beside]]) -> None:
        """In the order in which it was written: a key that was forgotten may have been taken again since."""
        at: dict[int, list[Beside]] = {seq: [] for seq in erasings}
        for seq, what in beside:
            at.setdefault(seq, []).append(what)
        for seq in sorted(at):
            whose = erasings.get(seq)
            if whose is not None:
                erasing.forget_what_is_beside(self._connection, whose)
                self.erased.append(whose)
            for what in at[seq]:
                if isinstance(what, Emptied) and seq not in erasings:
                    raise StoreFault(Fault.OTHER_PAST, f"emptied {what.seq}")
                _write(self._connection, what)


def _heading(entry: SentEntry) -> tuple[object, ...]:
    e = entry
    return e.seq, e.at_us, e.by_whom, e.name, e.prospect_id, e.detail, e.reverses, e.hash


def _rows(entry: SentEntry) -> Iterator[tuple[object, ...]]:
    for r in entry.rows:
        yield r.position, r.kind, r.record_id, r.prospect_id, r.salt, r.before, r.after, r.digest


def _write(connection: Connection, what: Beside) -> None:
    if isinstance(what, Emptied):
        connection.execute(_EMPTY, (what.seq, what.position))
    elif isinstance(what, Kept) and what.key is None:
        connection.execute("DELETE FROM entry_key WHERE contact_id = ?", (what.contact_id,))
    elif isinstance(what, Kept):
        connection.execute("INSERT OR IGNORE INTO entry_key VALUES (?, ?)", (what.key, what.contact_id))
    elif isinstance(what, Remembered):
        of = what.digest, what.channel, what.since_us
        if what.gone:
            gone = "DELETE FROM remembered_objection WHERE digest = ? AND channel = ? AND since_us = ?"
            connection.execute(gone, of)
        else:
            kept = "INSERT OR REPLACE INTO remembered_objection VALUES (?, ?, ?, ?)"
            connection.execute(kept, (*of, what.until_us))
