"""Claims about the file as a whole, as a screen asks about it: over real files in a folder of their own."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import at, day, jo, talk
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.actions.safekeeping import Dossier, LookedOn, SealCheck
from tracker.storage.file.opening import open_store
from tracker.storage.file.safekeeping import FileSafekeeping
from tracker.storage.ledger.seal_check import Walk
from tracker.storage.store import SqliteStore

NOW = at("2026-11-18 09:30")


class Shelf:
    """A store with one person in it, kept."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "as-agreed.db"
        self.now = NOW
        self.second: Path | None = None
        self._opened: SqliteStore | None = None
        self.keeping = FileSafekeeping(
            self.place, self.store, self.close, lambda: self.now, lambda: self.second, lambda: "Maria", self._dossier
        )

    def store(self) -> SqliteStore:
        if self._opened is None:
            self._opened = open_store(self.place)
        return self._opened

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def write(self, **changes: object) -> None:
        with self.store().deed(DeedName.ADD_PROSPECT, "Maria", self.now) as tx:
            tx.put(jo(**changes))

    def names(self) -> list[str]:
        return [line.name for line in self.store().people_like("", 9)]

    def damage(self) -> None:
        """The first page is gone."""
        self.close()
        content = bytearray(self.place.read_bytes())
        content[:512] = bytes(512)
        self.place.write_bytes(content)

    def _dossier(self, store: SqliteStore, prospect_id: int) -> Dossier | None:
        history = store.history_of(prospect_id)
        return Dossier(history.prospect.name, "", "") if history is not None else None


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.write()
    yield made
    made.close()


def test_a_whole_file_has_nothing_wrong_with_it(shelf: Shelf) -> None:
    assert shelf.keeping.damage() is None


def test_a_damaged_file_is_left_as_it_is_and_its_backups_are_offered(shelf: Shelf) -> None:
    shelf.keeping.back_up()
    shelf.damage()
    before = shelf.place.read_bytes()
    trouble = shelf.keeping.damage()
    assert trouble is not None
    assert [line.held.people for line in trouble.backups] == [1]
    assert shelf.place.read_bytes() == before


def test_a_restore_brings_back_what_the_backup_held_and_keeps_what_it_replaced(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    shelf.now += timedelta(minutes=1)
    shelf.write(name="Jo Hill-Marsh")
    restored = shelf.keeping.put_back(done.backup.place)
    assert shelf.names() == ["Jo Hill"]
    assert restored.replaced is not None
    shelf.now += timedelta(minutes=1)
    shelf.keeping.put_back(restored.replaced.place)
    assert shelf.names() == ["Jo Hill-Marsh"], "a restore is taken back by another"


def test_a_restore_over_a_damaged_file_sets_it_aside(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    shelf.damage()
    restored = shelf.keeping.put_back(done.backup.place)
    assert restored.set_aside is not None
    assert restored.set_aside.exists()
    assert shelf.names() == ["Jo Hill"]


def test_a_recovery_sets_the_damaged_file_aside_and_goes_on_with_what_was_read(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.store().deed(DeedName.ADD_AGREEMENT, "Maria", NOW) as tx:
        tx.put(talk(day("2026-11-24")))
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw:
        raw.execute("PRAGMA application_id = 7")
    brought = shelf.keeping.recover()
    assert (brought.people, brought.agreements) == (1, 1)
    assert shelf.names() == ["Jo Hill"]
    assert len(list(tmp_path.glob("as-agreed-damaged-*.db"))) == 1


def test_beginning_anew_over_a_damaged_file_leaves_it_beside_as_it_is(shelf: Shelf, tmp_path: Path) -> None:
    shelf.damage()
    damaged = shelf.place.read_bytes()
    shelf.keeping.begin_anew()
    assert shelf.names() == []
    (aside,) = tmp_path.glob("as-agreed-damaged-*.db")
    assert aside.read_bytes() == damaged


def test_a_second_folder_that_is_missing_is_named_and_the_backup_made_all_the_same(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.second = tmp_path / "stick"
    done = shelf.keeping.back_up()
    assert done.backup is not None
    assert done.refused == (tmp_path / "stick",)


def test_the_newest_backup_that_is_not_whole_does_not_count_as_verified(shelf: Shelf) -> None:
    first = shelf.keeping.back_up()
    shelf.now += timedelta(hours=1)
    shelf.write(notes="more")
    second = shelf.keeping.back_up()
    assert first.backup is not None
    assert second.backup is not None
    second.backup.place.write_bytes(b"\0" * 4096)
    newest = shelf.keeping.newest_verified()
    assert newest is not None
    assert newest.place == first.backup.place


def looked_through(shelf: Shelf) -> LookedOn:
    """Slice after slice, until there is no more of it or something is found."""
    while (came := shelf.keeping.look_on()).more:
        pass
    return came


def change_past_the_program(shelf: Shelf, statement: str) -> None:
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw, raw:
        raw.execute(statement)


def test_the_store_is_looked_through_after_each_start_and_weekly_while_it_stays_open(shelf: Shelf) -> None:
    is_due = shelf.keeping._looking.is_due
    assert is_due()
    looked_through(shelf)
    shelf.now += timedelta(days=6)
    assert not is_due()
    shelf.now += timedelta(days=1)
    assert is_due()
    looked_through(shelf)
    assert not is_due()
    shelf.close()
    assert is_due()


def test_what_was_changed_past_the_program_is_found_and_the_backup_that_has_it_intact_comes_first(shelf: Shelf) -> None:
    before = shelf.keeping.back_up().backup
    shelf.now += timedelta(hours=1)
    shelf.write(notes="allergic to nuts")
    intact = shelf.keeping.back_up().backup
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'allergic to nutz'")
    shelf.now += timedelta(hours=1)
    shelf.keeping.back_up()
    trouble = looked_through(shelf).trouble
    assert trouble is not None
    assert trouble.backups == (intact, before)
    assert trouble.broken == SealCheck(2, intact, "prospect")
    assert trouble.readable.people == 1


def test_nothing_is_saved_between_the_finding_and_the_choice(shelf: Shelf) -> None:
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other'")
    assert looked_through(shelf).trouble is not None
    before = shelf.place.read_bytes()
    with pytest.raises(StoreFault) as told:
        shelf.write(name="Somebody else")
    assert told.value.fault is Fault.DAMAGED
    assert shelf.place.read_bytes() == before
    assert shelf.names() == ["Jo Hill"], "it can still be read"
    shelf.keeping.go_on()
    shelf.write(id=2, name="Somebody else")
    assert shelf.names() == ["Jo Hill", "Somebody else"]


def test_what_was_gone_on_with_stops_nobody_at_the_next_start_but_anything_else_does(shelf: Shelf) -> None:
    shelf.write(id=2, name="Sam Hill")
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other' WHERE id = 1")
    assert looked_through(shelf).trouble is not None
    shelf.keeping.go_on()
    assert looked_through(shelf).still == (), "said a moment ago"
    shelf.close()
    again = looked_through(shelf)
    assert again.trouble is None
    assert [check.broken_at for check in again.still] == [1]
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other' WHERE id = 2")
    trouble = looked_through(shelf).trouble
    assert trouble is not None
    assert trouble.broken == SealCheck(2, None, "prospect")


def test_what_was_put_right_is_told_when_it_breaks_again(shelf: Shelf) -> None:
    for notes in ("other", "", "other"):
        change_past_the_program(shelf, f"UPDATE prospect SET notes = '{notes}'")
        assert (looked_through(shelf).trouble is not None) == bool(notes)
        shelf.keeping.go_on()


def test_a_restore_after_the_finding_lets_work_go_on(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other'")
    assert looked_through(shelf).trouble is not None
    restored = shelf.keeping.put_back(done.backup.place)
    assert restored.replaced is not None
    assert looked_through(shelf) == LookedOn()
    shelf.write(id=2, name="Sam Hill")
    assert shelf.names() == ["Jo Hill", "Sam Hill"]


def test_a_restore_over_a_file_whose_indexes_are_wrong_sets_it_aside(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    break_an_index(shelf)
    trouble = looked_through(shelf).trouble
    assert trouble is not None
    assert trouble.broken == SealCheck(0, done.backup, "findable")
    restored = shelf.keeping.put_back(done.backup.place)
    assert restored.set_aside is not None
    assert looked_through(shelf) == LookedOn()


def break_an_index(shelf: Shelf) -> None:
    """The index over names says "jo hilk" where the table says "jo hill"."""
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'findable_name'").fetchone()
    content = bytearray(shelf.place.read_bytes())
    at = content.index(b"jo hill", (page - 1) * 4096, page * 4096)
    content[at + 6] = ord("k")
    shelf.place.write_bytes(content)


def test_a_recovery_takes_each_record_as_the_history_last_had_it(shelf: Shelf) -> None:
    shelf.write(notes="allergic to nuts")
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'allergic to nutz'")
    assert looked_through(shelf).trouble is not None
    shelf.keeping.recover()
    history = shelf.store().history_of(1)
    assert history is not None
    assert history.prospect.notes == "allergic to nuts"
    assert looked_through(shelf) == LookedOn()


def test_a_change_past_the_ledger_is_named_with_the_backup_that_still_has_it(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw, raw:
        raw.execute("UPDATE prospect SET notes = 'they never said that'")
    check = shelf.keeping.check_seal()
    assert not check.holds
    assert check.intact_in == done.backup


def test_it_is_told_until_when_a_backup_may_hold_somebody_erased(shelf: Shelf) -> None:
    assert shelf.keeping.erased_until() is None
    shelf.keeping.back_up()
    shelf.now += timedelta(days=1)
    shelf.store().erase(1, "Maria", shelf.now)
    until = shelf.keeping.erased_until()
    assert until is not None
    assert timedelta(days=30) >= until - shelf.now > timedelta(days=28)


def test_many_who_are_erased_together_are_in_one_backup(shelf: Shelf) -> None:
    shelf.write(id=2, name="Sam Hill")
    for person in (1, 2):
        shelf.store().erase(person, "Maria", shelf.now)
    (one,) = shelf.keeping.backups()
    assert one.held.people == 2


@pytest.fixture
def gone_on(shelf: Shelf) -> Shelf:
    """One letter was changed in what the ledger itself keeps of its first entry, found while open, and gone on with."""
    shelf.write(id=2, name="Sam Hill")
    letter = "UPDATE ledger_row SET after = replace(after, 'Jo Hill', 'Jo Hall') WHERE seq = 1"
    with closing(sqlite3.connect(shelf.place)) as raw, raw:
        raw.execute(letter)
    trouble = looked_through(shelf).trouble
    assert trouble is not None
    assert trouble.broken == SealCheck(1, None, "prospect")
    shelf.keeping.go_on()
    return shelf


def test_after_going_on_over_a_break_in_the_ledger_backups_go_on_being_kept_and_can_be_put_back(gone_on: Shelf) -> None:
    gone_on.write(id=3, name="Ann Hill")
    gone_on.now += timedelta(minutes=31)
    kept = gone_on.keeping.back_up_if_due(starting=False)
    assert kept is not None
    assert kept.backup is not None
    assert gone_on.keeping.newest_verified() == kept.backup
    gone_on.now += timedelta(minutes=1)
    gone_on.write(id=3, name="Ann Marsh")
    assert gone_on.keeping.put_back(kept.backup.place).replaced is not None
    assert sorted(gone_on.names()) == ["Ann Hill", "Jo Hill", "Sam Hill"]


def test_after_going_on_over_a_break_in_the_ledger_the_next_start_opens_and_tells_it_in_a_line(gone_on: Shelf) -> None:
    gone_on.close()
    assert gone_on.keeping.damage() is None
    came = looked_through(gone_on)
    assert came.trouble is None
    assert [check.broken_at for check in came.still] == [1]
    gone_on.write(id=3, name="Ann Hill")
    gone_on.close()
    change_past_the_program(gone_on, "UPDATE ledger SET by_whom = 'Ben' WHERE seq = 2")
    with pytest.raises(StoreFault) as told:
        gone_on.store()
    assert (told.value.fault, told.value.detail) == (Fault.DAMAGED, "seal 2"), "any other still stops a start"


def test_after_going_on_over_a_break_in_the_ledger_somebody_can_be_erased_with_a_backup_kept(gone_on: Shelf) -> None:
    gone_on.store().erase(2, "Maria", gone_on.now)
    gone_on.store().erase(1, "Maria", gone_on.now)
    assert [line.held.people for line in gone_on.keeping.backups()] == [2]


def replaced_by(shelf: Shelf, copy: Path) -> None:
    """By hand: another file of the same store in its place, without a word to the program."""
    other = shelf.place.with_name("other")
    shutil.copyfile(copy, other)
    other.replace(shelf.place)


def test_a_file_that_is_replaced_during_a_look_is_looked_through_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(2, 40):
        shelf.write(id=n, name=f"Jo {n}")
    earlier = shelf.keeping.back_up().backup
    assert earlier is not None
    for n in range(2, 40):
        shelf.write(id=n, name=f"Jo {n}", notes="later")
    step = Walk.step
    monkeypatch.setattr(Walk, "step", lambda walk, connection: step(walk, connection, seconds=0))
    for _ in range(3):
        assert shelf.keeping.look_on().more
    replaced_by(shelf, earlier.place)
    with pytest.raises(StoreFault) as told:
        shelf.write(id=5, name="Jo")
    assert told.value.fault is Fault.GONE
    assert looked_through(shelf) == LookedOn()
    assert not shelf.keeping._looking.is_due()
    shelf.write(id=5, name="Jo")


def test_what_was_found_in_a_file_does_not_hold_up_the_one_put_in_its_place(shelf: Shelf) -> None:
    earlier = shelf.keeping.back_up().backup
    assert earlier is not None
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other'")
    assert looked_through(shelf).trouble is not None
    replaced_by(shelf, earlier.place)
    assert shelf.keeping._looking.is_due()
    with pytest.raises(StoreFault) as told:
        shelf.write(id=2, name="Sam Hill")
    assert told.value.fault is Fault.GONE, "not as damaged: it is told that another file lies there"
    shelf.write(id=2, name="Sam Hill")
    assert looked_through(shelf) == LookedOn()


def test_a_choice_about_one_file_is_none_about_the_one_put_in_its_place(shelf: Shelf) -> None:
    change_past_the_program(shelf, "UPDATE prospect SET notes = 'other'")
    assert looked_through(shelf).trouble is not None
    replaced_by(shelf, shelf.place)
    shelf.keeping.go_on()
    with pytest.raises(StoreFault):
        shelf.write(id=2, name="Sam Hill")
    assert looked_through(shelf).trouble is not None
