"""The seal: an accidental change anywhere shows, and it is told where."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, day, did, jo, talk
from tests.fakes import Clock, a_desk
from tests.storage.looking import NOW, do, tamper
from tracker.actions.agreements.snooze import snooze
from tracker.rules.us import User
from tracker.storage.file.opening import open_store
from tracker.storage.ledger.ledger import ledger_entry_hash
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.store import SqliteStore

NOTE = "allergic to hazelnuts, said so twice"


@pytest.fixture
def three_entries(store: SqliteStore) -> SqliteStore:
    """1: Jo with a contact; 2: the contact's note; 3: Jo's name."""
    contact = replace(did("2026-11-17 10:00"), id=7)
    do(store, jo(), contact)
    do(store, replace(contact, note=NOTE))
    do(store, jo(name="Joanna Hill"))
    return store


def test_it_holds_over_deeds_undos_and_redos(three_entries: SqliteStore) -> None:
    three_entries.undo(ME, NOW)
    three_entries.redo(ME, NOW)
    three_entries.undo(ME, NOW)
    assert three_entries.verify_chain() is None


def test_it_covers_a_reminder_that_was_put_off(store: SqliteStore) -> None:
    agreed = talk(day("2026-11-18"))
    do(store, jo(), agreed)
    snooze(a_desk(store, Clock(NOW)), agreed.id, NOW + timedelta(hours=2))  # type: ignore[arg-type]
    assert store.verify_chain() is None


def test_it_holds_over_nothing(store: SqliteStore) -> None:
    assert store.verify_chain() is None


def test_two_letters_flipped_in_a_note_on_the_disk_are_seen_and_the_entry_named(
    three_entries: SqliteStore, place: Path
) -> None:
    three_entries.close()
    # In the contact's row the note follows the contact's outcome; in the ledger, JSON quotes.
    whole = place.read_bytes()
    note = b"talked" + NOTE.encode()
    assert whole.count(note) == 1
    place.write_bytes(whole.replace(note, note.replace(b"twice", b"twiec")))
    with closing(sqlite3.connect(place)) as looking:
        assert looking.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    store = open_store(place)
    assert store.verify_chain() == Broken(2, Flaw.RECORD, "contact", 7)
    store.close()


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE contact SET note = 'other'", Broken(2, Flaw.RECORD, "contact", 7)),
        ("DELETE FROM contact", Broken(2, Flaw.RECORD, "contact", 7)),
        ("UPDATE prospect SET name = 'Jo Hil'", Broken(3, Flaw.RECORD, "prospect", JO)),
        ("UPDATE contact SET verdict = 'garbled'", Broken(2, Flaw.RECORD, "contact", 7)),
        ("UPDATE ledger_row SET after = NULL WHERE seq = 2", Broken(2, Flaw.CONTENT, "contact", 7)),
        ("UPDATE ledger SET by_whom = 'Ben' WHERE seq = 2", Broken(2, Flaw.CHAIN)),
        ("UPDATE ledger SET at_us = at_us + 1 WHERE seq = 1", Broken(1, Flaw.CHAIN)),
        ("UPDATE ledger_row SET record_id = 8 WHERE seq = 2", Broken(2, Flaw.CHAIN)),
        ("DELETE FROM ledger_row WHERE seq = 2", Broken(2, Flaw.CHAIN)),
        ("DELETE FROM ledger WHERE seq = 2", Broken(3, Flaw.CHAIN)),
        ("INSERT INTO ledger SELECT 4, at_us, by_whom, name, prospect_id, detail, NULL, hash FROM ledger WHERE seq = 3",
         Broken(4, Flaw.CHAIN)),
        ("UPDATE ledger_row SET seq = 9 WHERE seq = 3", Broken(3, Flaw.CHAIN)),
    ],
)  # fmt: skip
def test_a_change_past_the_store_is_seen_where_it_was_made(
    three_entries: SqliteStore, place: Path, statement: str, broken: Broken
) -> None:
    tamper(place, statement)
    assert three_entries.verify_chain() == broken


def test_a_person_can_be_erased_with_the_chain_still_whole(three_entries: SqliteStore, place: Path) -> None:
    tamper(place, "UPDATE ledger_row SET salt = NULL, before = NULL, after = NULL WHERE prospect_id = ?", JO)
    assert three_entries.verify_chain() is None


def test_equal_content_leaves_no_equal_digests(store: SqliteStore, place: Path) -> None:
    do(store, User(1, ME), jo(id=1), jo(id=2))
    with closing(sqlite3.connect(place)) as looking:
        assert len(set(looking.execute("SELECT digest FROM ledger_row"))) == 3
        assert len(set(looking.execute("SELECT salt FROM ledger_row"))) == 3


def test_one_stores_entries_do_not_fit_into_anothers_chain(three_entries: SqliteStore, place: Path) -> None:
    tamper(place, "UPDATE meta SET value = 'another origin' WHERE name = 'origin'")
    assert three_entries.verify_chain() == Broken(1, Flaw.CHAIN)


@pytest.mark.parametrize("rows", [0, 1, 500, 1203])
def test_a_large_deed_is_sealed_as_if_it_were_written_out_in_one_piece(rows: int) -> None:
    heading = (7, 1, "Zoë", "bring-in", None, "", None)
    lines = [("prospect", n, n if n % 2 else None, bytes([n % 256])) for n in range(rows)]
    written = json.dumps([heading, [(*line[:3], line[3].hex()) for line in lines]], ensure_ascii=False)
    assert ledger_entry_hash(b"before", heading, lines) == hashlib.sha256(b"before" + written.encode()).digest()
