"""How somebody comes into a team, goes on after damage, and leaves it: a whole copy, and nothing of their own lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.builders import JO, ME, day, did, jo, talk
from tests.new_store import new_store
from tests.storage.looking import NOW, do
from tests.storage.team.in_memory_server import InMemoryServer, TeamsLedger
from tests.storage.team.teams import Replica, new_team, rows
from tracker.actions.outcome import DeedName, Fault, Problem, Refusal, StoreFault
from tracker.rules.agreement import Agreement
from tracker.rules.bring_in.file_read import Progress
from tracker.rules.contact import Contact
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.publishing.published import Calendar, Published
from tracker.rules.reminding.reminders import Reminded, What
from tracker.rules.us import User
from tracker.storage.file.opening import mark_in, open_store
from tracker.storage.file.restore import restore, set_aside
from tracker.storage.file.safekeeping import FileSafekeeping
from tracker.storage.ledger import ledger
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.team.joining import join, leave, make_anew, open_team_store
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.what_was_written import entries_between


@pytest.fixture
def kept(tmp_path: Path) -> TeamsLedger:
    """A team with people, of whom one was erased, and something undone."""
    made = new_team()
    ann = Replica(made, tmp_path / "ann" / "as-agreed.db")
    do(ann.store, jo(), talk(day("2026-11-24")))
    do(ann.store, jo(id=2, name="Gone Soon"))
    do(ann.store, jo(notes="once more"))
    ann.store.undo(ME, NOW)
    ann.store.erase(2, ME, NOW)
    ann.store.close()
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o700)
    return folder / "as-agreed.db"


def noted_in(seen: list[int]) -> Progress:
    def progress(done: int, _of: int) -> bool:
        seen.append(done)
        return True

    return progress


def lying(place: Path) -> list[str]:
    """But for backups, notes, and a journal of which nothing is left."""
    names = (each.name for each in place.parent.iterdir() if each.name not in ("backups", "team-heard"))
    return sorted(name for name in names if not name.endswith("-journal"))


def test_a_first_copy_is_to_the_row_and_holds_throughout(kept: TeamsLedger, place: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    assert join(place, InMemoryServer(kept), progress=noted_in(seen))
    assert seen == sorted(seen)
    assert seen[-1] <= 1000
    assert rows(place) == rows(tmp_path / "ann" / "as-agreed.db")
    with closing(open_team_store(place, InMemoryServer(kept))) as store:
        assert store.verify_chain() is None
        assert store.catch_up() is None
    assert b"Gone Soon" not in place.read_bytes()
    assert place.stat().st_mode & 0o777 == 0o600
    assert lying(place) == ["as-agreed.db"]


def points_to_each_other(count: int) -> list[Contact | Agreement]:
    """Talks in each of which the next was agreed, as in any store: whichever of the two is put first points at what is
    not there yet.
    """
    pairs: list[Contact | Agreement] = []
    for n in range(1, count + 1):
        pairs.append(replace(did("2026-11-12 15:00", agreement_id=20_000 + n), id=10_000 + n))
        pairs.append(replace(talk(day("2026-11-24"), made_in=10_000 + n), id=20_000 + n))
    return pairs


def test_of_five_times_as_much_a_first_copy_takes_some_five_times_as_long(tmp_path: Path) -> None:
    took = []
    for count in (1_000, 5_000):
        ann = Replica(new_team(), tmp_path / f"ann-{count}" / "as-agreed.db")
        do(ann.store, jo(), *points_to_each_other(count))
        ann.store.close()
        mine = tmp_path / f"mine-{count}"
        mine.mkdir(mode=0o700)
        began = process_time()
        assert join(mine / "as-agreed.db", InMemoryServer(ann.server.kept))
        took.append(process_time() - began)
    assert took[1] < 9 * took[0]


@pytest.mark.parametrize(
    "astray",
    [talk(day("2026-11-25"), made_in=99), KeptPolicy(Policy(), id=2)],
    ids=["what points nowhere", "what no row may say"],
)
def test_a_first_copy_with_what_no_store_could_hold_is_none_of_ours(
    kept: TeamsLedger, place: Path, astray: Agreement | KeptPolicy
) -> None:
    """Nobody's program sends it (`links`), and a copy of it would be damaged from the first day."""
    ben = Replica(kept, place.parent.parent / "ben" / "as-agreed.db")
    ben.store.close()
    last = len(kept.entries)
    with closing(sqlite3.connect(ben.place)) as theirs:
        heading = LedgerHeading(1_700_000_000_000_000, ME, DeedName.LOG_CONTACT, JO, "")
        ledger.write(theirs, heading, [Line(None, astray)])
        kept.entries += entries_between(theirs, last, last + 1)
    with pytest.raises(StoreFault) as told:
        join(place, InMemoryServer(kept))
    assert told.value.fault is Fault.OTHER_PAST
    assert not lying(place)


@pytest.mark.parametrize("after", [0, 1])
def test_one_that_is_stopped_leaves_nothing(kept: TeamsLedger, place: Path, after: int) -> None:
    told: list[int] = []

    def until(done: int, _of: int) -> bool:
        told.append(done)
        return len(told) <= after

    assert not join(place, InMemoryServer(kept), progress=until)
    assert lying(place) == []


def test_what_a_kill_left_of_one_is_cleared_away_by_the_next(kept: TeamsLedger, place: Path) -> None:
    (place.parent / ".joining-1234").write_bytes(b"half of it")
    assert join(place, InMemoryServer(kept))
    assert lying(place) == ["as-agreed.db"]


def test_a_server_that_fails_in_the_middle_leaves_nothing(kept: TeamsLedger, place: Path) -> None:
    kept.entries[2] = replace(kept.entries[2], by_whom="Somebody else")
    with pytest.raises(StoreFault) as told:
        join(place, InMemoryServer(kept))
    assert told.value.fault is Fault.OTHER_PAST
    assert lying(place) == []


def test_a_server_without_a_team_is_told(place: Path) -> None:
    with pytest.raises(Refusal) as told:
        join(place, InMemoryServer(TeamsLedger()))
    assert told.value.problem is Problem.NO_TEAM_THERE


def test_a_store_in_which_somebody_only_said_who_they_are_is_put_aside(kept: TeamsLedger, place: Path) -> None:
    with closing(new_store(place)) as store, store.deed(DeedName.INTRODUCE, ME, NOW) as tx:
        tx.put(User(1, ME))
    assert join(place, InMemoryServer(kept), lambda: NOW)
    assert lying(place) == ["as-agreed-before-team-2026-11-18_10-00-00.db", "as-agreed.db"]
    assert mark_in(place) is not None


def test_a_sample_is_put_aside_as_long_as_nothing_was_written_in_it(kept: TeamsLedger, place: Path) -> None:
    with closing(new_store(place)) as store:
        do(store, jo(name="Sample Sam"))
        store.file.stamp_as_sample(date(2026, 11, 18))
        do(store, jo(name="Mine"))
    with pytest.raises(Refusal) as told:
        join(place, InMemoryServer(kept))
    assert told.value.problem is Problem.HAS_ITS_OWN
    with closing(open_store(place)) as store:
        store.file.stamp_as_sample(date(2026, 11, 18))
    assert join(place, InMemoryServer(kept))


def test_a_store_of_ones_own_is_refused_and_left_as_it_is(kept: TeamsLedger, place: Path) -> None:
    with closing(new_store(place)) as store:
        do(store, jo(name="Mine"))
    before = place.read_bytes()
    with pytest.raises(Refusal) as told:
        join(place, InMemoryServer(kept))
    assert told.value.problem is Problem.HAS_ITS_OWN
    assert place.read_bytes() == before


@pytest.mark.parametrize("there_before", [True, False])
def test_what_is_written_beside_it_while_it_is_copied_is_not_put_aside(
    kept: TeamsLedger, place: Path, there_before: bool
) -> None:
    if there_before:
        new_store(place).close()

    told_before: list[int] = []

    def somebody_logs(done: int, _of: int) -> bool:
        told_before.append(done)
        if len(told_before) == 1:
            with closing(open_store(place)) as store:
                do(store, jo(name="Mine"))
        return True

    with pytest.raises(Refusal) as told:
        join(place, InMemoryServer(kept), progress=somebody_logs)
    assert told.value.problem is Problem.HAS_ITS_OWN
    assert lying(place) == ["as-agreed.db"]
    with closing(open_store(place)) as store:
        assert [line.name for line in store.people_like("mine", 5)] == ["Mine"]


def test_nobody_writes_to_what_is_just_being_put_aside(
    kept: TeamsLedger, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(new_store(place)) as beside:
        beside.last_deed()

        def while_it_is(*given: Any) -> Path | None:
            with closing(sqlite3.connect(place, timeout=0)) as late, pytest.raises(sqlite3.OperationalError):
                late.execute("BEGIN IMMEDIATE")
            return set_aside(*given)

        monkeypatch.setattr("tracker.storage.team.joining.set_aside", while_it_is)
        assert join(place, InMemoryServer(kept))
        with pytest.raises(StoreFault):
            do(beside, jo(name="Mine"))


def test_a_copy_of_another_team_is_refused(kept: TeamsLedger, place: Path) -> None:
    other = new_team()
    assert other.founded is not None
    other.founded = replace(other.founded, origin="another" * 4)
    replica = Replica(other, place)
    do(replica.store, jo())
    replica.store.close()
    with pytest.raises(Refusal):
        join(place, InMemoryServer(kept))


def test_whoever_leaves_goes_on_alone(kept: TeamsLedger, place: Path) -> None:
    assert join(place, InMemoryServer(kept))
    leave(place)
    many = len(kept.entries)
    with closing(open_store(place)) as store:
        assert do(store, jo(name="Mine now")).seq == many + 1
        assert store.verify_chain() is None
    assert len(kept.entries) == many
    with pytest.raises(StoreFault) as told:
        open_team_store(place, InMemoryServer(kept))
    assert told.value.fault is Fault.MISSING


def test_whoever_left_and_wrote_nothing_comes_back_to_the_same_copy(
    kept: TeamsLedger, place: Path, tmp_path: Path
) -> None:
    assert join(place, InMemoryServer(kept), lambda: NOW)
    leave(place)
    with closing(open_team_store(tmp_path / "ann" / "as-agreed.db", InMemoryServer(kept))) as anns:
        do(anns, jo(id=3, name="Meanwhile"))
    later = NOW + timedelta(hours=1)
    assert join(place, InMemoryServer(kept), lambda: later)
    assert lying(place) == ["as-agreed.db"]
    with closing(open_team_store(place, InMemoryServer(kept), lambda: later)) as store:
        assert store.as_of == NOW, "nothing was brought in yet"
        store.catch_up()
        assert store.as_of == later
        assert [line.name for line in store.people_like("mean", 5)] == ["Meanwhile"]
    leave(place)
    with closing(open_store(place)) as store:
        do(store, jo(name="Mine now"))
    with pytest.raises(Refusal):
        join(place, InMemoryServer(kept))


class Keeping:
    """What a screen asks about the file of a copy."""

    def __init__(self, kept: TeamsLedger, place: Path) -> None:
        self.server = InMemoryServer(kept)
        self.place = place
        self.store: TeamStore | None = None
        self.keeping = FileSafekeeping(
            place,
            self.opened,
            self.close,
            lambda: NOW,
            lambda: None,
            lambda: ME,
            lambda _store, _id: None,
            self.make_anew,
            is_a_copy=lambda: True,
        )

    def opened(self) -> TeamStore:
        self.store = self.store or open_team_store(self.place, self.server, lambda: NOW)
        return self.store

    def make_anew(self) -> None:
        make_anew(self.place, self.server, lambda: NOW)

    def close(self) -> None:
        if self.store is not None:
            self.store.close()
            self.store = None


@pytest.mark.parametrize("how", ["damaged", "missing"])
def test_nothing_but_a_copy_made_anew_takes_the_place_of_a_damaged_one(
    kept: TeamsLedger, place: Path, tmp_path: Path, how: str
) -> None:
    assert join(place, InMemoryServer(kept))
    safe = Keeping(kept, place)
    made = safe.keeping.back_up().backup
    assert made is not None
    safe.close()
    if how == "damaged":
        place.write_bytes(bytes(512) + place.read_bytes()[512:])
    else:
        place.unlink()
    told = safe.keeping.damage()
    assert told is not None
    assert (told.is_a_copy, told.missing, told.backups) == (True, how == "missing", ())
    for put in (
        lambda: safe.keeping.put_back(made.place),
        lambda: safe.keeping.bring_from(made.place),
        safe.keeping.recover,
    ):
        with pytest.raises(Refusal) as refused:
            put()
        assert refused.value.problem is Problem.COPY_OF_A_TEAMS
    safe.keeping.begin_anew()
    assert safe.keeping.damage() is None
    assert rows(place) == rows(tmp_path / "ann" / "as-agreed.db")
    safe.close()


def test_a_backup_of_a_copy_is_a_store_of_ones_own_where_one_lies_and_is_put_nowhere_else(
    kept: TeamsLedger, place: Path, tmp_path: Path
) -> None:
    assert join(place, InMemoryServer(kept))
    safe = Keeping(kept, place)
    made = safe.keeping.back_up().backup
    assert made is not None
    safe.close()
    other = tmp_path / "other" / "as-agreed.db"
    new_store(other).close()
    restore(other, made.place, ME, NOW)
    with closing(open_store(other)) as store:
        assert do(store, jo(name="Mine now")).seq == len(kept.entries) + 1
    for at in (place, tmp_path / "nothing" / "as-agreed.db"):
        at.parent.mkdir(exist_ok=True)
        with pytest.raises(Refusal) as refused:
            restore(at, made.place, ME, NOW)
        assert refused.value.problem is Problem.COPY_OF_A_TEAMS


def test_a_copy_that_is_damaged_is_made_anew(kept: TeamsLedger, place: Path, tmp_path: Path) -> None:
    assert join(place, InMemoryServer(kept))
    content = bytearray(place.read_bytes())
    content[4096:8192] = bytes(4096)
    place.write_bytes(content)
    with pytest.raises(StoreFault) as told:
        open_team_store(place, InMemoryServer(kept))
    assert told.value.fault is Fault.DAMAGED
    assert make_anew(place, InMemoryServer(kept), lambda: NOW)
    assert lying(place) == ["as-agreed-damaged-2026-11-18_10-00-00.db", "as-agreed.db"]
    assert rows(place) == rows(tmp_path / "ann" / "as-agreed.db")


CALENDAR = Calendar("https://example.org", "jo", "/jo/as-agreed/", "as-agreed", True, "token", NOW)
AS_BACKED_UP = replace(CALENDAR, token="older")
THEIRS, OF_ONE_GONE = Published(11, "11.ics", "e1", sent=b"digest"), Published(12, "12.ics", "e2", sent=b"digest")
GIVEN = Reminded(What.AT, 11, NOW)


def a_copy_with_a_calendar(kept: TeamsLedger, place: Path) -> None:
    """On a server stand what was agreed with Jo and with Sam, whom a colleague erases after."""
    ann = InMemoryServer(kept)
    assert join(place, ann)
    with closing(open_team_store(place, ann, lambda: NOW)) as store:
        with_sam = replace(talk(day("2026-11-25"), prospect_id=3), id=12)
        do(store, jo(id=3, name="Sam"), with_sam, replace(talk(day("2026-11-26")), id=11))
        store.keep_calendar(AS_BACKED_UP)
        for row in (THEIRS, OF_ONE_GONE):
            store.keep_published(row)
        store.mark_reminded(ME, [GIVEN, replace(GIVEN, of=12)])
        assert store.file.keep_backup(NOW).backup is not None
        store.keep_calendar(CALENDAR)


def is_known_still(kept: TeamsLedger, place: Path, calendar: Calendar) -> None:
    """But of whoever was erased meanwhile no more than where it stands."""
    with closing(open_team_store(place, InMemoryServer(kept), lambda: NOW)) as store:
        assert store.published_to() == calendar
        assert store.published() == (THEIRS, replace(OF_ONE_GONE, sent=b""))
        assert store.reminded(ME, NOW) == {GIVEN}


def erase_sam(kept: TeamsLedger, tmp_path: Path) -> None:
    with closing(open_team_store(tmp_path / "ann" / "as-agreed.db", InMemoryServer(kept), lambda: NOW)) as anns:
        anns.catch_up()
        anns.erase(3, ME, NOW)


def damage(place: Path, page: int) -> None:
    content = bytearray(place.read_bytes())
    content[4096 * page : 4096 * (page + 1)] = bytes(4096)
    place.write_bytes(content)


def page_of(place: Path, table: str) -> int:
    with closing(sqlite3.connect(place)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(asked, (table,)).fetchone()[0]) - 1


@pytest.mark.parametrize(
    ("harmed", "known"), [("contact", CALENDAR), ("published", AS_BACKED_UP), ("meta", AS_BACKED_UP)]
)
def test_a_copy_made_anew_knows_what_this_computer_published_and_reminded_of(
    kept: TeamsLedger, place: Path, tmp_path: Path, harmed: str, known: Calendar
) -> None:
    a_copy_with_a_calendar(kept, place)
    erase_sam(kept, tmp_path)
    damage(place, page_of(place, harmed))
    told: list[str] = []
    assert make_anew(place, InMemoryServer(kept), lambda: NOW, forgets=lambda: told.append("forgot"))
    is_known_still(kept, place, known)
    assert told == []


def test_one_that_was_missing_has_it_from_a_backup(kept: TeamsLedger, place: Path, tmp_path: Path) -> None:
    a_copy_with_a_calendar(kept, place)
    erase_sam(kept, tmp_path)
    place.unlink()
    assert join(place, InMemoryServer(kept), lambda: NOW)
    is_known_still(kept, place, AS_BACKED_UP)


@pytest.mark.parametrize(
    "nonsense",
    ["published_to SET stopped = 'no word'", "published_to SET done_us = 1 << 62", "published SET first_day = -1"],
)
def test_nonsense_that_a_damaged_file_says_of_it_is_not_taken_over(
    kept: TeamsLedger, place: Path, tmp_path: Path, nonsense: str
) -> None:
    a_copy_with_a_calendar(kept, place)
    erase_sam(kept, tmp_path)
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute(f"UPDATE {nonsense}")
    assert make_anew(place, InMemoryServer(kept), lambda: NOW)
    is_known_still(kept, place, AS_BACKED_UP)


def test_where_neither_it_nor_a_backup_says_so_that_is_told(kept: TeamsLedger, place: Path) -> None:
    a_copy_with_a_calendar(kept, place)
    for backup in (place.parent / "backups").glob("*.db"):
        backup.unlink()
    place.write_bytes(b"nothing of it")
    told: list[str] = []
    assert make_anew(place, InMemoryServer(kept), lambda: NOW, forgets=lambda: told.append("forgot"))
    assert told == ["forgot"]
    with closing(open_team_store(place, InMemoryServer(kept), lambda: NOW)) as store:
        assert (store.published_to(), store.published()) == (None, ())


def test_a_calendar_of_another_store_is_none_of_the_teams(kept: TeamsLedger, place: Path) -> None:
    with closing(new_store(place)) as store:
        store.keep_calendar(CALENDAR)
    assert join(place, InMemoryServer(kept), lambda: NOW)
    with closing(open_team_store(place, InMemoryServer(kept), lambda: NOW)) as copy:
        assert copy.published_to() is None
