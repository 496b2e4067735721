"""Backups: verified, named by what they hold, made when due, thinned out by one table of claims."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import JO, day, did, jo, talk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Fault
from tracker.storage.file.backup import Backup, backups_in, mark_of, opens
from tracker.storage.file.backup_times import KEPT_FOR, is_due, let_go
from tracker.storage.file.connection import bare
from tracker.storage.file.integrity import Counts
from tracker.storage.file.opening import open_store
from tracker.storage.file.store_file import backups_of
from tracker.storage.store import SqliteStore

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def of_age(age: timedelta, deeds: int = 5) -> Backup:
    return Backup(Path("as-agreed.db"), NOW - age, Counts(1, 1, 1, deeds))


def test_its_name_tells_when_it_was_made_and_what_it_holds(store: SqliteStore, place: Path) -> None:
    do(store, jo(), talk(day("2026-11-24")), did("2026-11-18 09:00"))
    kept = store.file.keep_backup(NOW)
    assert kept.troubles == ()
    assert kept.backup is not None
    told = "1-people_1-agreements_1-contacts_1-deeds"
    with bare(place) as looking:
        mark = mark_of(looking)
    looking.close()
    assert kept.backup.place == backups_of(place) / f"as-agreed_2026-11-18_10-00-00_{told}_of-{mark}.db"
    assert backups_in(backups_of(place)) == (kept.backup,)
    assert opens(kept.backup)


def test_two_in_one_second_are_two(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.file.keep_backup(NOW)
    store.file.keep_backup(NOW)
    assert len(backups_in(backups_of(place))) == 2


def test_they_are_their_owners_alone_and_nothing_else_is_left(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    (kept,) = [store.file.keep_backup(NOW).backup]
    assert kept is not None
    assert stat.S_IMODE(kept.place.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.place.parent.stat().st_mode) == 0o700
    assert [p.name for p in kept.place.parent.iterdir()] == [kept.place.name]


def test_a_damaged_one_is_passed_over(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    good = store.file.keep_backup(NOW).backup
    do(store, jo(name="Joanna"))
    bad = store.file.keep_backup(NOW + HOUR).backup
    assert good is not None
    assert bad is not None
    bad.place.write_bytes(bad.place.read_bytes()[:4096] + bytes(4096) + bad.place.read_bytes()[8192:])
    assert not opens(bad)
    assert next(filter(opens, store.file.backups())) == good


def test_the_users_own_folder_gets_one_too(store: SqliteStore, place: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    do(store, jo())
    store.file.keep_backup(NOW, second)
    assert len(backups_in(second)) == len(backups_in(backups_of(place))) == 1


def test_a_folder_that_is_not_there_is_told_and_holds_nothing_up(store: SqliteStore, tmp_path: Path) -> None:
    do(store, jo())
    kept = store.file.keep_backup(NOW, tmp_path / "unplugged")
    assert kept.backup is not None
    assert [(t.folder, t.fault) for t in kept.troubles] == [(tmp_path / "unplugged", Fault.NO_FOLDER)]
    assert not (tmp_path / "unplugged").exists()


def test_where_our_own_folder_will_not_do_the_users_still_gets_one(
    store: SqliteStore, place: Path, tmp_path: Path
) -> None:
    do(store, jo())
    backups_of(place).write_text("a file in its place")
    second = tmp_path / "stick"
    second.mkdir()
    kept = store.file.keep_backup(NOW, second)
    assert kept.backup == backups_in(second)[0]
    assert [t.folder for t in kept.troubles] == [backups_of(place)]


def test_what_a_kill_left_unfinished_goes_with_the_next(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    folder = backups_of(place)
    folder.mkdir()
    (folder / ".unfinished-backup-999999999-aabbccdd").write_text("half")
    store.file.keep_backup(NOW)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("newest", "deeds", "starting", "due"),
    [
        pytest.param(None, 0, True, False, id="nothing was ever done"),
        pytest.param(None, 1, True, True, id="something was done and there is none"),
        pytest.param(of_age(9 * DAY), 5, True, False, id="nothing was done since"),
        pytest.param(of_age(31 * DAY), 5, False, True, id="nothing was done, but it is about to be let go"),
        pytest.param(of_age(DAY), 6, True, True, id="at a start, a day old"),
        pytest.param(of_age(23 * HOUR), 6, True, False, id="at a start, younger"),
        pytest.param(of_age(30 * MINUTE), 6, False, True, id="while working, half an hour old"),
        pytest.param(of_age(29 * MINUTE), 6, False, False, id="while working, younger"),
        pytest.param(of_age(-DAY), 6, False, True, id="the clock was set back"),
        pytest.param(of_age(2 * HOUR), 3, False, True, id="an older state was brought back"),
    ],
)
def test_when_one_is_due(newest: Backup | None, deeds: int, starting: bool, due: bool) -> None:
    made_at, held = (newest.made_at, newest.counts.deeds) if newest else (None, 0)
    assert is_due(NOW, made_at, held, deeds, starting) is due


WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ages", "gone"),
    [
        pytest.param([0 * HOUR, HOUR, 47 * HOUR, 48 * HOUR], [], id="all of two days stay"),
        pytest.param([72 * HOUR, 73 * HOUR, 76 * HOUR], [73 * HOUR, 76 * HOUR], id="then the last of a day"),
        pytest.param([n * DAY for n in range(3, 8)], [], id="one a day for seven days"),
        pytest.param([10 * DAY, 11 * DAY, 12 * DAY], [11 * DAY, 12 * DAY], id="then the last of a week"),
        pytest.param([10 * DAY, 17 * DAY, 24 * DAY], [], id="one a week for four weeks"),
        pytest.param([31 * DAY, 400 * DAY], [31 * DAY, 400 * DAY], id="nothing beyond thirty days"),
        pytest.param([-DAY], [], id="one from the future stays"),
        pytest.param([], [], id="of none, none"),
    ],
)
def test_which_are_let_go(ages: list[timedelta], gone: list[timedelta]) -> None:
    assert let_go([WEDNESDAY - age for age in ages], WEDNESDAY) == {WEDNESDAY - age for age in gone}


GAPS = st.lists(st.timedeltas(30 * MINUTE, 6 * DAY), min_size=1, max_size=60)


@given(GAPS, st.timedeltas(timedelta(0), 400 * DAY))
def test_whatever_the_history_the_last_of_each_day_and_week_is_there(gaps: list[timedelta], begun: timedelta) -> None:
    """Thinned each time one is made, as in the program: never is one let go that a later thinning would have kept."""
    now = WEDNESDAY + begun
    ever: list[datetime] = []
    lying: set[datetime] = set()
    for gap in gaps:
        now += gap
        ever.append(now)
        lying.add(now)
        lying -= let_go(lying, now)
        assert not let_go(lying, now), "thinning again changes nothing"
        assert max(ever) in lying
        assert all(now - made <= KEPT_FOR for made in lying)
        assert lying >= {made for made in ever if now - made <= 2 * DAY}
        for name, least, most in ((day_of, 2 * DAY, 7 * DAY), (week_of, 7 * DAY, 28 * DAY)):
            for slot in {name(made) for made in ever}:
                of_slot = [made for made in ever if name(made) == slot]
                if all(now - made > least for made in of_slot) and now - of_slot[-1] <= most:
                    assert of_slot[-1] in lying
        assert len([made for made in lying if now - made > 2 * DAY]) <= 6 + 5


def day_of(moment: datetime) -> object:
    return moment.date()


def week_of(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def test_a_month_of_working_days_leaves_a_handful() -> None:
    made: set[datetime] = set()
    for half_hour in range(2 * 24 * 60):
        now = WEDNESDAY + half_hour * 30 * MINUTE
        made.add(now)
        made -= let_go(made, now)
        assert all(now - moment <= KEPT_FOR for moment in made)
    assert len(made) <= 97 + 6 + 5


def test_thinning_happens_as_they_are_made(store: SqliteStore, place: Path) -> None:
    for days in range(40):
        do(store, jo(notes=str(days)))
        store.file.backup_if_due(NOW + days * DAY)
    kept = backups_in(backups_of(place))
    assert 8 <= len(kept) <= 13
    assert kept[0].made_at == NOW + 39 * DAY


def test_half_an_hour_of_change_is_kept_and_no_change_is_not(store: SqliteStore) -> None:
    assert store.file.backup_if_due(NOW) is None
    do(store, jo())
    assert store.file.backup_if_due(NOW) is not None
    do(store, jo(name="Joanna"))
    assert store.file.backup_if_due(NOW + 10 * MINUTE) is None
    assert store.file.backup_if_due(NOW + 30 * MINUTE) is not None
    assert store.file.backup_if_due(NOW + 9 * HOUR) is None
    assert store.history_of(JO) is not None


def test_after_a_clock_that_was_ahead_backups_are_kept_as_often_as_ever(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    ahead = store.file.backup_if_due(NOW + DAY)
    do(store, jo(name="Joanna"))
    ticks = [store.file.backup_if_due(NOW + n * MINUTE) for n in range(60)]
    assert ahead is not None
    assert [n for n, kept in enumerate(ticks) if kept] == [0]
    assert len(backups_in(backups_of(place))) == 2


def test_where_all_lies_in_the_copy_from_the_future_no_other_is_made(store: SqliteStore) -> None:
    do(store, jo())
    assert store.file.backup_if_due(NOW + DAY) is not None
    assert store.file.backup_if_due(NOW) is None


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "other" / "as-agreed.db")
    yield opened
    opened.close()


def test_a_folder_that_two_stores_share_has_the_copies_of_both(
    store: SqliteStore, other: SqliteStore, shared: Path
) -> None:
    for n in range(4):
        for each, late in ((store, 0), (other, 5)):
            now = NOW + n * 31 * MINUTE + late * MINUTE
            do(each, jo(id=n + 1))
            assert each.file.backup_if_due(now, shared) is not None
    assert len(backups_in(shared)) == 8
    for each in (store, other):
        assert len(each.file.backups(shared)) == 8, "four at home, four in the shared folder"
        assert len({copy.mark for copy in each.file.backups(shared)}) == 1


def test_another_stores_copies_are_not_thinned_and_do_not_hold_who_was_erased_here(
    store: SqliteStore, other: SqliteStore, shared: Path
) -> None:
    do(other, jo())
    assert other.file.keep_backup(NOW, shared).backup is not None
    do(store, jo())
    later = NOW + 40 * DAY
    store.file.keep_backup(later, shared)
    assert [copy.made_at for copy in backups_in(shared)] == [later, NOW]
    assert store.file.backups_hold_until(NOW, shared) is None
    other.file.backup_if_due(later + MINUTE, shared)
    assert NOW not in {copy.made_at for copy in backups_in(shared)}, "its own store lets it go"


def test_a_copy_of_an_earlier_name_counts_by_what_it_says_within(
    store: SqliteStore, other: SqliteStore, shared: Path
) -> None:
    for each, now in ((store, NOW), (other, NOW + MINUTE)):
        do(each, jo())
        each.file.keep_backup(now, shared)
    for copy in backups_in(shared):
        copy.place.rename(copy.place.with_name(copy.place.name.replace(f"_of-{copy.mark}", "")))
    assert {copy.mark for copy in backups_in(shared)} == {""}
    offered = [copy.made_at for copy in store.file.backups(shared) if copy.place.parent == shared]
    assert offered == [NOW]


def test_a_store_in_which_nothing_was_done_yet_is_offered_all_that_lies_in_the_second_folder(
    store: SqliteStore, other: SqliteStore, shared: Path
) -> None:
    do(other, jo())
    other.file.keep_backup(NOW, shared)
    assert store.file.backups(shared) == backups_in(shared), "a new computer, and the old one's copies"
    do(store, jo())
    assert store.file.backups(shared) == ()


@pytest.mark.skipif(os.name != "posix", reason="links and pipes with a name")
@pytest.mark.parametrize("lying", [lambda place: place.symlink_to(place.name), os.mkfifo, Path.touch])
def test_something_else_where_the_folder_should_be_is_told_and_work_goes_on(
    tmp_path: Path, lying: Callable[[Path], object]
) -> None:
    store = open_store(tmp_path / "as-agreed.db")
    lying(tmp_path / "backups")
    kept = store.file.keep_backup(datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    assert kept.backup is None
    assert [trouble.fault for trouble in kept.troubles] == [Fault.NO_FOLDER]
    assert store.file.backups() == ()
    store.close()
