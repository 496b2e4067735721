"""Replicas of a team on a real server: what is claimed of one in memory, where it is most likely to differ."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from tests.builders import JO, ME, day, did, jo, talk
from tests.storage.looking import NOW, do
from tests.storage.team.killed_moving import store_of_some_years
from tests.storage.team.postgres import PASSWORD, TeamThere
from tests.storage.team.teams import KEY, ORIGIN, rows
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import mark_in, open_store
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.moving import move
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import PATIENCE, Patience
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.wire import Founded


@pytest.fixture
def roles(team: TeamThere) -> dict[str, str]:
    """Of a team that has begun, with nothing in it."""
    made = {name: team.invite(name) for name in ("Maria", "Ben")}
    with team.server(made["Maria"]).found(Founded(ORIGIN, KEY, SCHEMA_VERSION), []):
        pass
    return made


def copy_of(team: TeamThere, place: Path, role: str, patience: Patience = PATIENCE) -> TeamStore:
    place.parent.mkdir(mode=0o700, exist_ok=True)
    server = team.server(role, patience=patience)
    assert join(place, server)
    return open_team_store(place, server, lambda: NOW)


def test_whoever_is_erased_is_gone_from_the_server(team: TeamThere, roles: dict[str, str], tmp_path: Path) -> None:
    contact = did("2026-11-18 09:00", note="Unspeakable")
    places = [tmp_path / name / "as-agreed.db" for name in ("maria", "ben")]
    with (
        closing(copy_of(team, places[0], roles["Maria"])) as maria,
        closing(copy_of(team, places[1], roles["Ben"])) as ben,
    ):
        with maria.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            tx.put(jo(name="Unspeakable Hill"))
            tx.put(contact)
            tx.keep_once("Unspeakable key", contact.id)
        ben.catch_up()
        ben.erase(JO, "Ben", NOW)
        maria.catch_up()
        assert rows(places[0]) == rows(places[1])
        there = repr([team.asked(f"SELECT * FROM {{s}}.{table}") for table in ("ledger", "ledger_row", "beside")])
        assert "Unspeakable" not in there
        assert maria.verify_chain() is None


def test_nobody_writes_in_the_name_of_a_colleague(team: TeamThere, roles: dict[str, str], tmp_path: Path) -> None:
    with closing(copy_of(team, tmp_path / "maria" / "as-agreed.db", roles["Maria"])) as maria:
        do(maria, jo())
        with pytest.raises(StoreFault) as told, maria.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
            tx.put(jo(id=2, name="Somebody Else"))
        assert told.value.fault is Fault.NOT_ALLOWED
        assert team.asked("SELECT count(*) FROM {s}.ledger") == [(1,)]
        with pytest.raises(StoreFault):
            maria.erase(JO, "Ben", NOW)
        assert not maria.is_empty()
        assert do(maria, talk(day("2026-11-24"))).seq == 2


def test_whoever_has_much_to_do_in_their_turn_is_not_taken_for_asleep(
    team: TeamThere, roles: dict[str, str], tmp_path: Path
) -> None:
    """To write it, and to bring in what others wrote before a deed of their own."""
    asleep_after = 0.8
    impatient = Patience(idle=asleep_after)
    with (
        closing(copy_of(team, tmp_path / "maria" / "as-agreed.db", roles["Maria"], impatient)) as maria,
        closing(copy_of(team, tmp_path / "ben" / "as-agreed.db", roles["Ben"], impatient)) as ben,
    ):
        until, known = monotonic() + 2 * asleep_after, 0
        with maria.deed(DeedName.BRING_IN, ME, NOW) as tx:
            while monotonic() < until:
                known += 1
                tx.put(jo(id=known, name=f"Jo {known}", notes="x" * 500))
        with ben.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
            tx.put(jo(id=known + 1, name="One more"))
        assert len(ben.people_like("", known + 9)) == known + 1


def test_a_store_is_moved_there_to_the_row_and_others_join(team: TeamThere, tmp_path: Path) -> None:
    roles = {name: team.invite(name) for name in ("Maria", "Ben")}
    place = tmp_path / "maria" / "as-agreed.db"
    store_of_some_years(place, 30)
    server = team.server(roles["Maria"])
    done = move(place, server, ME, lambda: NOW)
    assert done is not None
    bens = tmp_path / "ben" / "as-agreed.db"
    with (
        closing(open_team_store(place, server, lambda: NOW)) as maria,
        closing(copy_of(team, bens, roles["Ben"])) as ben,
    ):
        assert rows(place) == rows(bens)
        assert ben.verify_chain() is None
        do(maria, jo(notes="goes on"))
        ben.catch_up()
        assert rows(place) == rows(bens)
    store_of_some_years(tmp_path / "other" / "as-agreed.db", 3)
    with pytest.raises(StoreFault) as told:
        move(tmp_path / "other" / "as-agreed.db", server, ME, lambda: NOW)
    assert told.value.fault is Fault.IN_THE_WAY


def test_whether_a_store_has_begun_there_is_said_once_nobody_is_about_to(team: TeamThere) -> None:
    """Otherwise a move would be taken back here whose commit is still under way there."""
    moving, asking = (team.server(team.invite(name)) for name in ("Maria", "Ben"))
    founded = Founded(ORIGIN, KEY, SCHEMA_VERSION)
    with ThreadPoolExecutor(1) as elsewhere:
        with moving.found(founded, []):
            answer = elsewhere.submit(asking.founded)
            waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '{s}.ledger'::regclass"
            while team.asked(waits) != [(1,)]:
                assert not answer.done()
        assert answer.result() == founded


@pytest.mark.parametrize("after", ["sent", "read back", "committed"])
def test_a_move_that_is_killed_is_wholly_done_or_not_at_all(team: TeamThere, tmp_path: Path, after: str) -> None:
    role = team.invite("Maria")
    place = tmp_path / "maria" / "as-agreed.db"
    store_of_some_years(place, 30)
    before = rows(place)
    at = team.place(role)
    command = [sys.executable, "-m", "tests.storage.team.killed_moving", str(place), at.role, str(at.port), at.schema]
    killed = subprocess.run([*command, after, PASSWORD], capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    server: PostgresServer = team.server(role)
    if after == "committed":
        with closing(open_team_store(place, server, lambda: NOW)) as store:
            store.catch_up()
            assert store.verify_chain() is None
            assert team.asked("SELECT count(*) FROM {s}.ledger") == [(len(rows(place)["ledger"]),)]
            do(store, jo(notes="goes on"))
        return
    with pytest.raises(StoreFault) as told:
        open_team_store(place, server, lambda: NOW)
    assert told.value.fault is Fault.MISSING
    assert mark_in(place) is None
    assert rows(place) == before
    open_store(place).close()
    assert team.asked("SELECT count(*) FROM {s}.ledger") == [(0,)]
    assert move(place, server, ME, lambda: NOW) is not None
