"""A damaged file: what is told, what still opens, what can be read out of it, and that it is never written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, day, did, jo, talk
from tests.storage.file.test_migrations import from_text
from tests.storage.looking import NOW, do, flip_to_bytes, tamper, written_by_newer
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.brought_in import BroughtIn
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Phone
from tracker.rules.us import Away, User
from tracker.storage.file.backup import mark_of
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.damage import damage_report, recover_into
from tracker.storage.file.opening import open_store
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.store import SqliteStore

PHONES = (Phone("+44 20 7946 0000", "+442079460000"),)


def full_of(store: SqliteStore) -> None:
    for n in range(1, 60):
        contact = did("2026-11-17 10:00", prospect_id=n, note="a note " * 60)
        agreement = talk(day("2026-11-24"), prospect_id=n, made_in=contact.id)
        do(store, jo(id=n, name=f"Jo {n}", phones=PHONES), contact, agreement)


def zero_a_page_of(place: Path, marker: bytes) -> bytes:
    content = place.read_bytes()
    page = content.index(marker) // 4096 * 4096
    spoilt = content[:page] + bytes(4096) + content[page + 4096 :]
    place.write_bytes(spoilt)
    return spoilt


def test_a_whole_file_has_nothing_to_report(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.close()
    assert damage_report(place) is None


def test_it_is_told_with_the_backups_that_still_open_and_what_can_be_read(store: SqliteStore, place: Path) -> None:
    full_of(store)
    good = store.file.keep_backup(NOW).backup
    do(store, jo())
    bad = store.file.keep_backup(NOW + timedelta(hours=1)).backup
    store.close()
    assert good is not None
    assert bad is not None
    bad.place.write_bytes(b"gone")
    spoilt = zero_a_page_of(place, b"a note a note")
    report = damage_report(place)
    assert report is not None
    assert report.why
    assert report.backups == (good,)
    assert report.readable.people == 59
    assert place.read_bytes() == spoilt


@pytest.mark.parametrize("content", [b"", b"text " * 2000, bytes(40_000)])
def test_where_nothing_can_be_read_that_is_told(place: Path, content: bytes) -> None:
    open_store(place).close()
    place.write_bytes(content)
    report = damage_report(place)
    assert report is not None
    assert report.readable.is_nothing
    with pytest.raises(StoreFault) as told:
        recover_into(place, place.with_name("fresh.db"), ME, NOW)
    assert told.value.fault is Fault.DAMAGED
    assert not place.with_name("fresh.db").exists()


def test_what_can_be_read_makes_a_new_store_and_the_ledger_fills_the_gaps(store: SqliteStore, place: Path) -> None:
    full_of(store)
    before = store.history_of(30)
    store.close()
    spoilt = zero_a_page_of(place, b"a note a note")
    fresh = place.with_name("fresh.db")
    told = recover_into(place, fresh, ME, NOW)
    assert (told.people, told.contacts, told.agreements) == (59, 59, 59)
    assert place.read_bytes() == spoilt
    new = open_store(fresh)
    assert new.history_of(30) == before
    undoable = new.undoable(ME)
    assert undoable is not None
    assert undoable.name is DeedName.RECOVER
    assert new.verify_chain() is None
    new.close()


def test_a_recovery_never_goes_over_what_is_there(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    with pytest.raises(StoreFault):
        recover_into(place, place, ME, NOW)
    assert store.history_of(JO) is not None


def test_a_broken_end_of_the_seal_is_damage(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.close()
    tamper(place, "UPDATE ledger SET by_whom = 'Ben'")
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert (told.value.fault, told.value.detail) == (Fault.DAMAGED, "seal 1")


def test_a_link_that_leads_nowhere_is_damage(store: SqliteStore, place: Path) -> None:
    do(store, jo(), did("2026-11-17 10:00"))
    store.close()
    tamper(place, "UPDATE contact SET prospect_id = 99")
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert (told.value.fault, told.value.detail) == (Fault.DAMAGED, "foreign_key_check")


def test_a_newer_file_is_no_damage_and_both_versions_are_named(store: SqliteStore, place: Path) -> None:
    store.is_empty()
    store.close()
    written_by_newer(place, SCHEMA_VERSION + 3)
    before = place.read_bytes()
    with pytest.raises(StoreFault) as told:
        damage_report(place)
    assert (told.value.fault, told.value.detail) == (
        Fault.NEWER,
        f"schema {SCHEMA_VERSION + 3}, this program knows {SCHEMA_VERSION}",
    )
    assert place.read_bytes() == before


@pytest.mark.parametrize("version", [1, SCHEMA_VERSION + 1, 258, 134217730])
def test_a_version_in_the_header_that_the_store_itself_does_not_bear_out_is_damage_and_a_restore_is_offered(
    store: SqliteStore, place: Path, version: int
) -> None:
    do(store, jo())
    good = store.file.keep_backup(NOW).backup
    store.close()
    tamper(place, f"PRAGMA user_version = {version}")
    before = place.read_bytes()
    report = damage_report(place)
    assert report is not None
    assert (report.why, report.backups, report.readable.people) == ("user_version", (good,), 1)
    with pytest.raises(StoreFault):
        open_store(place)
    assert place.read_bytes() == before


def test_a_later_version_that_keeps_its_steps_elsewhere_is_still_a_later_version(
    store: SqliteStore, place: Path
) -> None:
    store.is_empty()
    store.close()
    tamper(place, "DROP TABLE schema_migration")
    tamper(place, "PRAGMA user_version = 7")
    before = place.read_bytes()
    with pytest.raises(StoreFault) as told:
        damage_report(place)
    assert told.value.fault is Fault.NEWER
    assert place.read_bytes() == before


def test_a_header_that_makes_the_file_read_only_is_damage(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.close()
    spoilt = bytearray(place.read_bytes())
    spoilt[18] = 9
    place.write_bytes(spoilt)
    report = damage_report(place)
    assert report is not None
    assert report.why.startswith("SQLITE_READONLY")
    assert place.read_bytes() == spoilt


def test_where_the_ledger_holds_its_last_word_is_recovered_and_where_it_does_not_the_table_is(
    store: SqliteStore, place: Path
) -> None:
    do(store, jo(notes="first"))
    do(store, jo(notes="as written"))
    store.close()
    tamper(place, "UPDATE prospect SET notes = 'changed'")
    for fresh, expected in (("one.db", "as written"), ("two.db", "changed")):
        recover_into(place, place.with_name(fresh), ME, NOW)
        new = open_store(place.with_name(fresh))
        history = new.history_of(JO)
        assert history is not None
        assert history.prospect.notes == expected
        new.close()
        tamper(place, "UPDATE ledger_row SET after = replace(after, 'as written', 'as w') WHERE seq = 2")


def test_rows_of_any_type_at_all_do_not_stop_a_recovery(store: SqliteStore, place: Path) -> None:
    """A page full of noise gave a ledger's row without a number."""
    do(store, jo())
    store.close()
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = 1")
        loosened = "UPDATE sqlite_master SET sql = replace(replace(sql, ?, ?), ') STRICT', ')') WHERE name = ?"
        raw.execute(loosened, ("seq INTEGER NOT NULL,", "seq INTEGER,", "ledger_row"))
    tamper(place, "INSERT INTO ledger_row VALUES (NULL, 0, 'prospect', 1, 1, x'00', NULL, 'x', zeroblob(32))")
    tamper(place, "PRAGMA application_id = 7")
    report = damage_report(place)
    assert report is not None
    assert report.readable.people == 1


def test_a_broken_link_is_named_with_the_newest_backup_that_still_has_the_entry(
    store: SqliteStore, place: Path
) -> None:
    contact = replace(did("2026-11-17 10:00"), id=7)
    do(store, jo())
    store.file.keep_backup(NOW)
    do(store, contact)
    with_it = store.file.keep_backup(NOW + timedelta(hours=1)).backup
    do(store, jo(notes="later"))
    newest = store.file.keep_backup(NOW + timedelta(hours=2)).backup
    assert store.file.check_seal().broken is None
    tamper(place, "UPDATE contact SET note = 'other'")
    store.file.keep_backup(NOW + timedelta(hours=3))
    report = store.file.check_seal()
    assert report.broken == Broken(2, Flaw.RECORD, "contact", 7)
    assert report.intact_in == newest
    assert newest is not None
    newest.place.unlink()
    assert store.file.check_seal().intact_in == with_it


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_damaged_file_of_an_earlier_schema_is_recovered_from_its_own_tables(place: Path, version: int) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    tamper(place, "UPDATE ledger SET hash = zeroblob(32)")
    tamper(place, "DELETE FROM ledger_row")
    tamper(place, "PRAGMA application_id = 7")
    assert recover_into(place, place.with_name("fresh.db"), ME, NOW).agreements > 0
    store = open_store(place.with_name("fresh.db"))
    history = store.history_of(JO)
    assert history is not None
    assert history.contacts
    assert history.prospect.phones
    store.close()


def test_who_we_are_and_what_we_set_is_recovered_with_the_keys_of_what_was_logged(
    store: SqliteStore, place: Path
) -> None:
    ours = (User(5, "Maria", ("mary",)), Away(6, 5, NOW.date(), NOW.date(), "a fair"))
    contact, brought = did("2026-11-17 10:00"), BroughtIn(8, JO, JO, "calendar", "uid-1", text="Jo Hill")
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        for record in (*ours, KeptPolicy(Policy(tries=5)), jo(), contact, brought):
            tx.put(record)
        tx.keep_once("visit 7", contact.id)
    tamper(place, "INSERT INTO user VALUES (9, 'Ben', '[]', '', '', NULL)")
    tamper(place, "INSERT INTO away VALUES (9, 77, 1, 1, '')")
    recover_into(place, place.with_name("fresh.db"), ME, NOW)
    fresh = open_store(place.with_name("fresh.db"))
    assert [user.name for user in fresh.users()] == ["Maria", "Ben"]
    assert fresh.away() == ours[1:]
    assert fresh.policy() == Policy(tries=5)
    assert fresh.brought_in("calendar") == (brought,)
    assert fresh.logged_once("visit 7") == contact
    fresh.close()


TURNED = {
    "after": "SELECT after FROM ledger_row WHERE seq = 3",
    "before": "SELECT before FROM ledger_row WHERE seq = 5",
    "origin": "SELECT value FROM meta WHERE name = 'origin'",
}


@pytest.mark.parametrize("column", TURNED)
def test_a_text_that_one_flipped_bit_made_bytes_is_damage_that_a_backup_and_a_recovery_mend(
    store: SqliteStore, place: Path, column: str
) -> None:
    """SQLite's own checks let it pass, in a strict table as well."""
    if column == "origin":
        store.is_empty()
    else:
        for n in range(1, 5):
            do(store, jo(id=n, name=f"Jo {n}", notes=f"note {n}"))
        do(store, jo(id=4, name="Joanna", notes="later"))
        good = store.file.keep_backup(NOW).backup
    with store._reading() as connection:
        (text,) = connection.execute(TURNED[column]).fetchone()
    store.close()
    flip_to_bytes(place, text)
    with closing(sqlite3.connect(place)) as looking:
        assert isinstance(looking.execute(TURNED[column]).fetchone()[0], bytes)
    if column == "origin":
        with closing(SqliteStore(place)) as unread, pytest.raises(StoreFault) as told:
            unread.verify_chain()
        assert told.value.fault is Fault.DAMAGED
        with closing(sqlite3.connect(place)) as looking:
            assert mark_of(looking) == ""
        return
    report = damage_report(place)
    assert report is not None
    assert (report.backups, report.readable.people) == ((good,), 4)
    assert recover_into(place, place.with_name("fresh.db"), ME, NOW).people == 4


def test_the_look_tells_such_a_text_as_the_entrys_own_break(store: SqliteStore, place: Path) -> None:
    for n in range(1, 5):
        do(store, jo(id=n, name=f"Jo {n}"))
    with store._reading() as connection:
        (text,) = connection.execute(TURNED["after"]).fetchone()
    store.close()
    flip_to_bytes(place, text)
    with closing(SqliteStore(place)) as turned:
        assert turned.verify_chain() == Broken(3, Flaw.CONTENT, "prospect", 3)


def test_an_earlier_versions_backup_has_the_entry_too(place: Path) -> None:
    from_text(place, Path(__file__).parents[1] / "schema_1.sql")
    store = open_store(place)
    (before_the_migration,) = store.file.backups()
    for change, broken in (
        ("UPDATE contact SET note = 'other' WHERE id = 101", Broken(1, Flaw.RECORD, "contact", 101)),
        ("DROP INDEX contact_of", Broken(0, Flaw.STORE, "sqlite_master")),
    ):
        tamper(place, change)
        report = store.file.check_seal()
        assert report.broken == broken
        assert report.intact_in == before_the_migration
    store.close()


def test_a_backup_that_has_the_entry_but_is_not_whole_is_passed_over(store: SqliteStore, place: Path) -> None:
    do(store, jo(notes="a note"), *(jo(id=n, name=f"Jo {n}", notes="other " * 90) for n in range(2, 60)))
    whole = store.file.keep_backup(NOW).backup
    spoilt = store.file.keep_backup(NOW + timedelta(hours=1)).backup
    assert whole is not None
    assert spoilt is not None
    with closing(sqlite3.connect(spoilt.place)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'snooze'").fetchone()
    content = bytearray(spoilt.place.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    spoilt.place.write_bytes(content)
    tamper(place, "UPDATE prospect SET notes = 'changed' WHERE id = 1")
    assert store.file.check_seal().intact_in == whole
