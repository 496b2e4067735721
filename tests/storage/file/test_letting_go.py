"""What goes for good goes by the clock, and by no clock that leapt or was set by hand: over a real store and its note."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import jo
from tests.storage.looking import NOW, do
from tracker.storage.file.backup import backups_in
from tracker.storage.file.letting_go import LettingGoByTheClock
from tracker.storage.file.store_file import backups_of
from tracker.storage.store import SqliteStore

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Wall:
    """A clock on the wall, and the program started over and over beneath it."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.now = NOW
        self.elapsed: float | None = None
        self.note = store.file.place.parent / "last-seen"
        self.start()

    def start(self, pretended: bool = False) -> None:
        timed = None if self.elapsed is None else lambda: self.elapsed or 0.0
        folder = self.store.file.place.parent
        self.going = LettingGoByTheClock(folder, lambda: self.store, lambda: self.now, pretended, timed)

    def may(self, at: datetime) -> bool:
        self.now = at
        return self.going.may()

    def known(self) -> datetime | None:
        ahead = self.going.doubt()
        return ahead.known if ahead is not None else None


@pytest.fixture
def wall(store: SqliteStore) -> Wall:
    do(store, jo())
    made = Wall(store)
    assert made.may(NOW + HOUR)
    return made


def test_within_thirty_days_of_the_last_start_it_goes_by_the_clock(wall: Wall) -> None:
    for n in range(1, 5):
        wall.start()
        assert wall.may(NOW + n * 29 * DAY), "although nothing was done since"


def test_a_note_of_less_than_an_hour_is_left_by_whoever_starts(wall: Wall) -> None:
    """Each command is a start."""
    before = wall.note.read_bytes()
    for later, is_left in ((59 * MINUTE, True), (HOUR, False)):
        wall.start()
        assert wall.may(NOW + HOUR + later)
        assert (wall.note.read_bytes() == before) is is_left


def test_a_start_further_ahead_is_asked_about_and_nothing_goes_meanwhile(wall: Wall) -> None:
    wall.start()
    assert not wall.may(NOW + 365 * DAY)
    assert wall.known() == NOW + HOUR
    wall.start()
    assert not wall.may(NOW + 366 * DAY)


def test_what_is_done_meanwhile_does_not_vouch_for_the_clock(wall: Wall) -> None:
    ahead = NOW + 365 * DAY
    do(wall.store, jo(name="logged in a terminal"), now=ahead)
    wall.start()
    assert not wall.may(ahead + HOUR)
    do(wall.store, jo(name="logged in the window"), now=ahead + HOUR)
    assert not wall.may(ahead + 2 * HOUR)
    wall.start()
    assert not wall.may(ahead + 3 * HOUR)


def test_once_it_was_said_to_be_right_it_goes_by_it(wall: Wall) -> None:
    wall.start()
    assert not wall.may(NOW + 60 * DAY)
    wall.going.believe()
    assert wall.may(NOW + 60 * DAY)
    wall.start()
    assert wall.may(NOW + 61 * DAY)


def test_a_clock_that_was_put_right_is_believed_again_unasked(wall: Wall) -> None:
    do(wall.store, jo(name="Joanna"), now=NOW + 365 * DAY)
    wall.start()
    assert not wall.may(NOW + 365 * DAY)
    assert wall.may(NOW + DAY)
    wall.start()
    assert not wall.may(NOW + 365 * DAY), "and the entry from next year does not vouch for next year"


def test_a_window_that_stays_open_sees_the_time_pass(wall: Wall) -> None:
    for n in range(1, 91):
        assert wall.may(NOW + n * DAY)
    wall.start()
    assert wall.may(NOW + 100 * DAY), "and the note was kept up"


def test_while_a_window_is_open_a_clock_that_was_set_is_told_from_time_that_passed(wall: Wall) -> None:
    wall.elapsed = 0.0
    wall.start()
    assert wall.may(NOW + DAY)
    wall.elapsed += (60 * DAY).total_seconds()
    assert wall.may(NOW + 61 * DAY), "two months asleep"
    wall.elapsed += MINUTE.total_seconds()
    assert not wall.may(NOW + 426 * DAY), "set ahead by a year"
    wall.elapsed += MINUTE.total_seconds()
    assert not wall.may(NOW + 426 * DAY + MINUTE)
    assert wall.may(NOW + 61 * DAY + 2 * MINUTE), "put right"


def test_under_a_clock_set_by_hand_nothing_goes_and_nothing_is_asked_or_noted(wall: Wall) -> None:
    before = wall.note.read_text()
    wall.start(pretended=True)
    for at in (NOW, NOW + DAY, NOW + 365 * DAY):
        assert not wall.may(at)
        assert wall.known() is None
    assert wall.note.read_text() == before


def test_what_was_tried_out_under_a_clock_set_by_hand_raises_no_doubt_afterwards(wall: Wall) -> None:
    do(wall.store, jo(name="Joanna"), now=NOW + 365 * DAY)
    wall.start()
    assert wall.may(NOW + DAY)
    wall.start()
    assert not wall.may(NOW + 366 * DAY), "nor does it vouch for next year"


def test_a_store_without_a_note_goes_by_its_last_deed(store: SqliteStore) -> None:
    do(store, jo())
    assert Wall(store).may(NOW + 30 * DAY)
    (store.file.place.parent / "last-seen").unlink()
    assert not Wall(store).may(NOW + 31 * DAY)


def test_an_empty_store_has_nothing_to_ask_about(store: SqliteStore) -> None:
    wall = Wall(store)
    assert wall.may(NOW)
    wall.start()
    assert wall.may(NOW + 365 * DAY)


@pytest.mark.parametrize(
    "written", ["", "[1", "[]", "{}", '["x", 1, false]', "[1e400, 0, 0]", "[9223372036854775807, 0, 0]"]
)
def test_a_note_that_says_nothing_sensible_is_as_none(wall: Wall, written: str) -> None:
    wall.note.write_text(written)
    wall.start()
    assert wall.may(NOW + DAY)
    wall.note.write_text(written)
    wall.start()
    assert not wall.may(NOW + 365 * DAY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_its_place_holds_nothing_up(wall: Wall) -> None:
    wall.note.unlink()
    os.mkfifo(wall.note)
    wall.start()
    assert wall.may(NOW + DAY)


def test_backups_made_without_thinning_leave_every_earlier_one(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.file.keep_backup(NOW)
    do(store, jo(name="Joanna"))
    assert store.file.backup_if_due(NOW + 365 * DAY, thins=False) is not None
    store.file.keep_backup(NOW + 366 * DAY, thins=False)
    assert len(backups_in(backups_of(place))) == 3


def test_erasing_thins_out_no_backup(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.file.keep_backup(NOW)
    do(store, jo(id=2, name="Ada Okoro"))
    store.erase(2, "Maria", NOW + 365 * DAY)
    assert NOW in {backup.made_at for backup in backups_in(backups_of(place))}


def test_a_backup_made_while_the_clock_was_ahead_is_told_to_hold_who_was_erased_after_it(store: SqliteStore) -> None:
    do(store, jo(), jo(id=2, name="Ada Okoro"))
    ahead = store.file.keep_backup(NOW + 365 * DAY).backup
    assert ahead is not None
    store.erase(2, "Maria", NOW + DAY)
    assert store.file.backups_hold_until(NOW + DAY) == ahead.made_at + 30 * DAY


def test_a_backup_made_after_the_erasing_holds_nobody_erased_whatever_its_date(store: SqliteStore) -> None:
    do(store, jo(), jo(id=2, name="Ada Okoro"))
    store.erase(2, "Maria", NOW + 365 * DAY)
    for backup in store.file.backups():
        backup.place.unlink()
    store.file.keep_backup(NOW)
    assert store.file.backups_hold_until(NOW + 365 * DAY) is None


def test_one_that_does_not_open_may_hold_them(store: SqliteStore) -> None:
    do(store, jo(), jo(id=2, name="Ada Okoro"))
    made = store.file.keep_backup(NOW).backup
    assert made is not None
    store.erase(2, "Maria", NOW + DAY)
    made.place.write_bytes(bytes(8192))
    assert store.file.backups_hold_until(NOW + DAY) == NOW + 30 * DAY


def test_whether_it_was_found_right_is_told_without_the_store_and_for_an_hour(wall: Wall) -> None:
    assert wall.going.found_right()
    wall.now = NOW + 2 * HOUR
    assert not wall.going.found_right(), "asleep, or set: nobody has looked since"
    assert wall.may(NOW + 2 * HOUR)
    assert wall.going.found_right()
    wall.start()
    assert not wall.going.found_right(), "nobody has looked yet"
    assert not wall.may(NOW + 365 * DAY)
    assert not wall.going.found_right()
    wall.going.believe()
    assert wall.going.found_right()
    wall.start(pretended=True)
    wall.going.doubt()
    assert not wall.going.found_right()
