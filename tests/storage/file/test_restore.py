"""A restore puts a backup in place, can itself be taken back, and never brings back somebody who was erased."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, at, day, did, jo, objects
from tests.storage.contract.test_published import CALENDAR
from tests.storage.file.test_migrations import VERSION_1, from_text
from tests.storage.looking import NOW, do, everything, tamper
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.channel import Channel
from tracker.rules.prospect import Email, Phone
from tracker.rules.publishing.published import Asks, Published
from tracker.storage.file import backup
from tracker.storage.file.backup import Backup, backups_in, opens
from tracker.storage.file.connection import bare
from tracker.storage.file.opening import open_store
from tracker.storage.file.restore import restore
from tracker.storage.file.store_file import backups_of
from tracker.storage.store import SqliteStore

LATER = NOW + timedelta(hours=1)
NUMBER = (Phone("+44 20 7946 0000", "+442079460000"),)


def backed_up(store: SqliteStore) -> Backup:
    made = store.file.keep_backup(NOW).backup
    assert made is not None
    return made


def name_of(store: SqliteStore) -> str:
    history = store.history_of(JO)
    assert history is not None
    return history.prospect.name


def test_what_was_backed_up_is_there_again_and_so_is_what_it_replaced(store: SqliteStore, place: Path) -> None:
    do(store, jo(name="Before"))
    before, old = backed_up(store), everything(place)
    do(store, jo(name="After"))
    new = everything(place)
    store.close()
    done = restore(place, before.place, ME, LATER)
    assert everything(place) == old
    assert done.counts == before.counts
    assert done.replaced is not None
    assert opens(done.replaced)
    restore(place, done.replaced.place, ME, LATER)
    assert everything(place) == new
    assert store.verify_chain() is None


def test_what_stands_on_a_server_by_now_is_still_known_and_undone_with_the_restore(
    store: SqliteStore, place: Path
) -> None:
    """Else what was published since would stand there for good, and what was taken off since would be missed."""
    do(store, jo())
    store.keep_calendar(replace(CALENDAR, token="then"))
    store.keep_published(Published(1, "/jo/1.ics"))
    before = backed_up(store)
    store.forget_published([1])
    store.keep_published(since := Published(2, "/jo/2.ics", '"b"', 4, b"b" * 32, Asks.MOVED, day("2026-12-10")))
    store.keep_calendar(replace(CALENDAR, token="now"))
    store.close()
    restore(place, before.place, ME, LATER)
    assert store.published() == (since,)
    assert store.published_to() == replace(CALENDAR, token="now")
    store.keep_calendar(None)
    store.close()
    restore(place, before.place, ME, LATER + timedelta(hours=1))
    assert (store.published_to(), store.published()) == (None, ()), "what was let go of is not taken up again"


def test_a_store_that_never_published_leaves_that_of_another_computer_as_it_is(
    store: SqliteStore, place: Path, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other" / "as-agreed.db")
    do(other, jo())
    other.keep_calendar(CALENDAR)
    made = backed_up(other)
    other.close()
    store.close()
    restore(place, made.place, ME, LATER)
    assert store.published_to() == CALENDAR
    store.keep_calendar(replace(CALENDAR, user="ours"))
    store.close()
    restore(place, made.place, ME, LATER + timedelta(hours=1))
    assert store.published_to() == replace(CALENDAR, user="ours")


def test_an_open_store_goes_on_with_the_restored_file(store: SqliteStore, place: Path) -> None:
    do(store, jo(name="Before"))
    before = backed_up(store)
    do(store, jo(name="After"))
    restore(place, before.place, ME, LATER)
    with pytest.raises(StoreFault) as told:
        do(store, jo(name="Into the file that was replaced"))
    assert told.value.fault is Fault.GONE
    assert name_of(store) == "Before"
    do(store, jo(name="On we go"))
    store.close()
    again = open_store(place)
    assert name_of(again) == "On we go"
    again.close()


def test_a_damaged_file_is_kept_aside_as_it_is(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    before = backed_up(store)
    store.close()
    damage = b"no store any more" * 1000
    place.write_bytes(damage)
    done = restore(place, before.place, ME, LATER)
    assert done.replaced is None
    assert done.set_aside is not None
    assert done.set_aside.read_bytes() == damage
    assert name_of(store) == "Jo Hill"


def test_the_journal_of_a_damaged_file_is_not_played_back_into_the_restored_one(
    store: SqliteStore, place: Path
) -> None:
    do(store, jo())
    before = backed_up(store)
    store.close()
    place.write_bytes(b"x" * 5000)
    journal = place.with_name(f"{place.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(4000))
    done = restore(place, before.place, ME, LATER)
    assert not journal.exists() or journal.stat().st_size == 0
    assert done.set_aside is not None
    assert done.set_aside.with_name(f"{done.set_aside.name}-journal").stat().st_size == 4008
    assert name_of(store) == "Jo Hill"


def test_a_store_that_is_gone_is_brought_back(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    before = backed_up(store)
    store.close()
    place.unlink()
    restore(place, before.place, ME, LATER)
    assert name_of(store) == "Jo Hill"


@pytest.mark.parametrize("live", ["whole", "damaged"])
def test_whoever_was_erased_since_is_erased_again(store: SqliteStore, place: Path, live: str) -> None:
    do(store, jo(phones=NUMBER), objects(Channel.CALL, "2026-11-01 09:00"), jo(id=2, name="Ann"))
    before = backed_up(store)
    store.erase(JO, ME, LATER)
    store.close()
    if live == "damaged":
        place.write_bytes(b"x" * 5000)
    done = restore(place, before.place, ME, LATER)
    assert done.erased_again == 1
    assert store.history_of(JO) is None
    assert store.history_of(2) is not None
    assert [kept.channel for kept in store.remembered(jo(phones=NUMBER))] == [Channel.CALL]
    assert store.verify_chain() is None
    assert b"Jo Hill" not in place.read_bytes()


def test_objections_of_those_who_came_and_went_since_are_still_remembered(store: SqliteStore, place: Path) -> None:
    do(store, jo(id=2, name="Ann"))
    before = backed_up(store)
    do(store, jo(phones=NUMBER), objects(None, "2026-11-01 09:00"))
    store.erase(JO, ME, NOW)
    restore(place, before.place, ME, LATER)
    store.close()
    assert [kept.channel for kept in store.remembered(jo(phones=NUMBER))] == [None]


@pytest.mark.parametrize("live", ["whole", "damaged"])
def test_what_was_objected_to_since_comes_along(store: SqliteStore, place: Path, live: str) -> None:
    """In words and with all that came of it; who said it may have another number by now, or be unknown to the backup."""
    do(store, jo(phones=NUMBER), jo(id=2, name="Ann"), replace(objects(None, "2026-11-01 09:00"), id=71, prospect_id=2))
    before = backed_up(store)
    call = did("2026-11-17 10:00")
    said = replace(objects(Channel.CALL, "2026-11-17 10:00", words="leave me be"), said_in=call.id)
    lifted = replace(objects(None, "2026-11-01 09:00"), id=71, prospect_id=2, lifted_at=at("2026-11-17 12:00"))
    another = Phone("0161 496 0000")
    do(store, call, said, lifted, jo(phones=(*NUMBER, another)))
    kim = jo(id=3, name="Kim", emails=(Email("kim@example.com"),))
    do(store, kim, replace(objects(Channel.EMAIL, "2026-11-17 10:00"), prospect_id=3))
    store.close()
    if live == "damaged":
        tamper(place, "DELETE FROM schema_migration")
    restore(place, before.place, ME, LATER)
    history, ann = store.history_of(JO), store.history_of(2)
    assert history is not None
    assert ann is not None
    assert history.objections == (replace(said, said_in=None),)
    assert ann.objections == (lifted,)
    again = jo(id=9, name="N", phones=(Phone("+44 161 496 0000", "+441614960000"),), emails=(Email("KIM@example.com"),))
    assert [(s.name, [o.channel for o in s.objections]) for s in store.sharers(again)] == [
        ("Jo Hill", [Channel.CALL]),
        ("", [Channel.EMAIL]),
    ]
    assert store.verify_chain() is None
    undone = store.undoable(ME)
    assert undone is not None
    assert undone.name is DeedName.LOG_CONTACT


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(place: Path, tmp_path: Path) -> None:
    from_text(tmp_path / "old" / "as-agreed.db", VERSION_1)
    with bare(tmp_path / "old" / "as-agreed.db") as old:
        made = backup.make(old, tmp_path / "stick", NOW)
    old.close()
    open_store(place).close()
    restore(place, made.place, ME, LATER)
    store = open_store(place)
    assert name_of(store) == "Jo Hill"
    store.close()


def test_a_damaged_backup_is_refused_and_the_store_is_left_as_it_is(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    made = backed_up(store)
    made.place.write_bytes(made.place.read_bytes()[:-5000])
    before = everything(place)
    store.close()
    with pytest.raises(StoreFault) as told:
        restore(place, made.place, ME, LATER)
    assert told.value.fault is Fault.DAMAGED
    assert everything(place) == before
    assert sorted(p.name for p in place.parent.iterdir() if p.name.startswith(".")) == []


def test_nothing_is_replaced_while_another_program_writes(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    made = backed_up(store)
    store.close()
    other = bare(place)
    other.execute("BEGIN IMMEDIATE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.storage.file.connection.BUSY_SECONDS", 0.05)
        with pytest.raises(StoreFault) as told:
            restore(place, made.place, ME, LATER)
    assert told.value.fault is Fault.LOCKED
    other.execute("ROLLBACK")
    other.close()
    assert len(backups_in(backups_of(place))) == 1
