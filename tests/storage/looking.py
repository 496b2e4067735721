"""Looks into a store's file past the store: what is in its tables, and what somebody else did to them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import ME, at
from tracker.actions.outcome import Changes, DeedName
from tracker.actions.ports import Record, Store

NOW = at("2026-11-18 10:00")
BELONGINGS = ("phone", "email", "findable", "standing", "objection", "agreement", "contact", "brought_in", "prospect")
OURS = ("user", "away", "policy")


def do(store: Store, *records: Record, now: datetime = NOW, about: int | None = None) -> Changes:
    """One deed that puts these records."""
    with store.deed(DeedName.LOG_CONTACT, ME, now) as tx:
        for record in records:
            tx.put(record)
        tx.about(about)
    return tx.changes


def tamper(place: Path, statement: str, *values: Any) -> None:
    """What nobody should do: change the file behind the store's back."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(statement, values)
        connection.commit()


def written_by_newer(place: Path, version: int) -> None:
    """As a later version of the program would leave it: its step in the list, its number in the header."""
    tamper(place, "INSERT INTO schema_migration (name, applied) VALUES (?, '2027-01-01')", f"{version:04}_of_tomorrow")
    tamper(place, f"PRAGMA user_version = {version}")


def flip_to_bytes(place: Path, text: str) -> None:
    """One flipped bit in the header of the row that keeps it: bytes from then on, in a column of texts."""
    content = bytearray(place.read_bytes())
    kind = 2 * len(text.encode()) + 13
    said = bytes([0x80 | kind >> 7, kind & 0x7F]) if kind > 0x7F else bytes([kind])
    content[content.rindex(said, 0, content.index(text.encode())) + len(said) - 1] ^= 1
    place.write_bytes(content)


def everything(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row about people and about us, ledger not counted."""
    with closing(sqlite3.connect(place)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in (*BELONGINGS, *OURS)}


def count(place: Path, table: str) -> int:
    with closing(sqlite3.connect(place)) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found
