"""Ledger entries as a replica would send them: whole as the server sees them, which knows no record's content."""

from __future__ import annotations

import hashlib
import json

from tracker.storage.team.wire import Founded, Sent, SentEntry, SentRow

FOUNDED = Founded("where it began", "a5" * 32, 5)
ORIGIN = hashlib.sha256(FOUNDED.origin.encode()).digest()


def hash_of(seq: int) -> bytes:
    """The seal of an entry made here; of entry 0 what the chain begins on."""
    return hashlib.sha256(f"entry {seq}".encode()).digest() if seq else ORIGIN


def row(
    position: int, kind: str = "contact", record_id: int = 1, prospect_id: int = 1, after: str | None = "{}"
) -> SentRow:
    digest = hashlib.sha256(f"{kind} {record_id} {after!r}".encode()).digest()
    return SentRow(position, kind, record_id, prospect_id, b"salt" * 4, None, after, digest)


def user_row(position: int, user_id: int, name: str, *aliases: str) -> SentRow:
    return row(position, "user", user_id, 0, json.dumps({"id": user_id, "name": name, "aliases": aliases}))


def entry(seq: int, by: str = "Ann", *rows: SentRow, name: str = "log-contact", whose: int | None = None) -> SentEntry:
    return SentEntry(seq, 1_700_000_000_000_000 + seq, by, name, whose, "", None, hash_of(seq), rows or (row(0),))


def sent(*entries: SentEntry) -> Sent:
    return Sent(entries)
