"""A store becomes a team's, wholly or not at all, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import JO, ME, day, did, jo, objects, talk
from tests.storage.looking import NOW, count, do, tamper
from tests.storage.team.in_memory_server import InMemoryServer, Loses, TeamsLedger
from tests.storage.team.teams import Replica, rows
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.prospect import Email
from tracker.rules.us import User
from tracker.storage.file.opening import mark_in, open_store
from tracker.storage.team.joining import open_team_store
from tracker.storage.team.moving import Moved, move
from tracker.storage.team.wire import Founded, Sent


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of some years: with somebody erased, a key, something remembered, and one of us that no entry tells of."""
    place = tmp_path / "mine" / "as-agreed.db"
    store = open_store(place)
    contact = did("2026-11-10 09:00")
    do(store, jo(id=2, name="Gone Soon"), replace(objects(None, "2026-11-01 09:00"), prospect_id=2))
    do(store, jo(), talk(day("2026-11-24")))
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(contact)
        tx.keep_once("k", contact.id)
        tx.remember(jo(emails=(Email("jo@example.org"),)), [objects(None, "2026-11-01 09:00")], NOW)
    store.erase(2, ME, NOW)
    do(store, jo(id=3, name="Ann Okoro"))
    store.undo(ME, NOW)
    store.close()
    tamper(place, "INSERT INTO user VALUES (77, 'Ada', '[]', '', '', NULL)")  # as a migration brought them
    return place


def moved(place: Path, server: InMemoryServer, **more: Any) -> Moved | None:
    return move(place, server, ME, lambda: NOW, **more)


def test_a_store_that_was_moved_is_a_copy_like_any_other(place: Path, tmp_path: Path) -> None:
    kept = TeamsLedger()
    done = moved(place, InMemoryServer(kept))
    assert done is not None
    assert done.counts.people == 1
    assert done.backup.place.exists()
    here = open_team_store(place, InMemoryServer(kept))
    other = Replica(kept, tmp_path / "ben" / "as-agreed.db")
    assert rows(other.place) == rows(place)
    assert User(77, "Ada") in other.store.users()
    assert other.store.verify_chain() is None
    do(other.store, jo(notes="from afar"))
    here.catch_up()
    assert rows(other.place) == rows(place)
    undoable = here.undoable(ME)
    assert undoable is not None
    here.undo(ME, NOW)
    assert kept.entries[-1].name == "undo"
    here.close()
    other.store.close()


def test_undo_goes_past_the_move(place: Path) -> None:
    server = InMemoryServer(TeamsLedger())
    before = open_store(place)
    undoable = before.undoable(ME)
    before.close()
    moved(place, server)
    here = open_team_store(place, server)
    assert here.undoable(ME) == undoable
    here.close()


def test_whoever_moves_it_is_one_of_us_from_then_on(place: Path, tmp_path: Path) -> None:
    server = InMemoryServer(TeamsLedger())
    move(place, server, "Zoe", lambda: NOW)
    other = Replica(server.kept, tmp_path / "ben" / "as-agreed.db")
    assert "Zoe" in [user.name for user in other.store.users()]
    other.store.close()


class Power(BaseException):
    """It goes, as for a kill: nothing more is done."""


def until(stop_at: int) -> Callable[[int, int], bool]:
    return lambda done, _of: done < stop_at


def noted_in(seen: list[int]) -> Callable[[int, int], bool]:
    def progress(done: int, of: int) -> bool:
        seen.append(done)
        return True

    return progress


@contextmanager
def cut_at(step: str, server: InMemoryServer) -> Iterator[dict[str, Any]]:
    """What is passed to `move` so that it ends there."""
    found = server.found

    @contextmanager
    def while_founding(founded: Founded, portions: Any) -> Iterator[Iterator[Sent]]:
        if step == "before anything is sent":
            raise Power
        with found(founded, portions) as back:
            if step == "before it is read back":
                raise Power
            yield back
            if step == "before the commit":
                raise Power
        if step == "after the commit":
            raise Power

    server.found = while_founding  # type: ignore[method-assign]
    reached = {"while it is checked": 100, "while it is sent": 800, "while it is read back": 900}.get(step)

    def progress(done: int, of: int) -> bool:
        if reached is not None and done >= reached:
            raise Power
        return True

    yield {"progress": progress}
    server.found = found  # type: ignore[method-assign]


STEPS = (
    *("while it is checked", "before anything is sent", "while it is sent", "before it is read back"),
    *("while it is read back", "before the commit", "after the commit"),
)


@pytest.mark.parametrize("step", STEPS)
def test_a_move_that_is_cut_short_is_wholly_done_or_not_at_all(place: Path, step: str) -> None:
    server = InMemoryServer(TeamsLedger())
    before = rows(place)
    with cut_at(step, server) as passed, pytest.raises(Power):
        moved(place, server, **passed)
    if server.kept.founded is None:
        if mark_in(place) is not None:
            with pytest.raises(StoreFault) as told:
                open_team_store(place, server)
            assert told.value.fault is Fault.MISSING
        open_store(place).close()
        assert rows(place) == before
        assert moved(place, server) is not None
    else:
        assert step == "after the commit"
        here = open_team_store(place, server)
        here.catch_up()
        assert here.verify_chain() is None
        assert do(here, jo(notes="goes on")).seq == len(server.kept.entries)
        here.close()


@pytest.mark.parametrize("loses", [Loses.BEFORE_COMMIT, Loses.AFTER_COMMIT])
def test_where_no_answer_comes_the_server_says_at_the_next_start(place: Path, loses: Loses) -> None:
    server = InMemoryServer(TeamsLedger(), loses=loses, then_away=True)
    with pytest.raises(StoreFault) as told:
        moved(place, server)
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "unknown")
    with pytest.raises(StoreFault) as told:
        open_team_store(place, server)
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "moving")
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert told.value.fault is Fault.A_TEAMS
    server.is_away = False
    if loses is Loses.BEFORE_COMMIT:
        with pytest.raises(StoreFault):
            open_team_store(place, server)
        open_store(place).close()
    else:
        here = open_team_store(place, server)
        here.catch_up()
        assert len(server.kept.entries) == count(place, "ledger")
        here.close()


@pytest.mark.parametrize("loses", [Loses.BEFORE_COMMIT, Loses.AFTER_COMMIT])
def test_where_no_answer_came_moving_once_more_settles_it(place: Path, loses: Loses) -> None:
    server = InMemoryServer(TeamsLedger(), loses=loses)
    server.then_away = True
    with pytest.raises(StoreFault):
        moved(place, server)
    with pytest.raises(StoreFault) as told:
        moved(place, server)
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "moving")
    server.is_away = False
    done = moved(place, server)
    assert done is not None
    assert done.counts.people == 1
    with closing(open_team_store(place, server)) as here:
        here.catch_up()
        assert len(server.kept.entries) == count(place, "ledger")
    assert [entry.name for entry in server.kept.entries].count("move-to-team") == 1


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda sent: replace(sent, entries=sent.entries[:-1]),
        lambda sent: replace(sent, beside=sent.beside[:-1]),
    ],
)
def test_a_row_that_the_server_gives_back_otherwise_leaves_all_as_it_was(
    place: Path, otherwise: Callable[[Sent], Sent]
) -> None:
    server = InMemoryServer(TeamsLedger())
    found = server.found
    before = rows(place)

    @contextmanager
    def garbled(founded: Founded, portions: Any) -> Iterator[Iterator[Sent]]:
        with found(founded, portions) as back:
            yield map(otherwise, back)

    server.found = garbled  # type: ignore[method-assign]
    with pytest.raises(StoreFault) as told:
        moved(place, server)
    assert told.value.fault is Fault.OTHER_PAST
    assert server.kept.founded is None
    assert rows(place) == before
    open_store(place).close()


def test_one_that_is_stopped_leaves_all_as_it_was_but_for_a_backup(place: Path) -> None:
    server = InMemoryServer(TeamsLedger())
    before = rows(place)
    for stop_at in (100, 800, 900):
        assert moved(place, server, progress=until(stop_at)) is None
        assert rows(place) == before
    assert server.kept.founded is None


def test_only_a_whole_store_of_ones_own_is_moved_to_where_there_is_none(place: Path, tmp_path: Path) -> None:
    server = InMemoryServer(TeamsLedger())
    other = tmp_path / "other" / "as-agreed.db"
    open_store(other).close()
    moved(other, server)
    with pytest.raises(StoreFault) as told:
        moved(other, server)
    assert told.value.fault is Fault.A_TEAMS
    before = rows(place)
    with pytest.raises(StoreFault) as told:
        moved(place, server)
    assert told.value.fault is Fault.IN_THE_WAY
    assert rows(place) == before
    tamper(place, "UPDATE prospect SET notes = 'flipped' WHERE id = ?", JO)
    with pytest.raises(StoreFault) as told:
        moved(place, InMemoryServer(TeamsLedger()))
    assert told.value.fault is Fault.DAMAGED


def test_how_far_it_has_come_is_told_and_never_goes_back(place: Path) -> None:
    seen: list[int] = []
    moved(place, InMemoryServer(TeamsLedger()), progress=noted_in(seen))
    assert seen == sorted(seen)
    assert seen[-1] == 1000
