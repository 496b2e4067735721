"""The short form of every torture; `packaging/run.py torture` runs the long ones."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interop.caldav.radicale import radicale
from tests.storage.team.postgres import Postgres, binaries, postgres
from tests.torture import damaging, killing, latency, power, publishing, sharing, together, typing, wandering
from tracker.storage.file.connection import SCHEMA_VERSION

forks = pytest.mark.skipif(os.name != "posix", reason="the short forms fork")


@forks
def test_no_acknowledged_save_is_lost_to_a_kill(tmp_path: Path) -> None:
    assert killing.while_saving(tmp_path, 30) > 0


@forks
@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_killed_migration_is_wholly_done_or_not_at_all(tmp_path: Path, version: int) -> None:
    found = killing.while_migrating(tmp_path, 4, version)
    assert 0 < found.done < found.tried


@forks
def test_a_killed_restore_leaves_the_one_store_or_the_other(tmp_path: Path) -> None:
    found = killing.while_restoring(tmp_path, 8)
    assert 0 < found.done < found.tried


@forks
def test_a_killed_erasing_leaves_nobody_by_half(tmp_path: Path) -> None:
    found = killing.while_erasing(tmp_path, 8)
    assert 0 < found.done < found.tried


@forks
def test_a_kill_while_publishing_loses_nothing_doubles_nothing_and_asks_nothing(tmp_path: Path) -> None:
    with radicale() as server:
        found = publishing.while_publishing(tmp_path, 4, server)
    assert 0 < found.done < found.tried


@forks
def test_no_power_cut_takes_back_an_acknowledged_save(tmp_path: Path) -> None:
    result = power.cut(*power.session(tmp_path, 6), 600)
    assert (result.lost, result.broken) == (0, 0)


@forks
def test_without_syncing_the_same_cuts_do_damage(tmp_path: Path) -> None:
    """Otherwise the one above would prove nothing."""
    result = power.cut(*power.session(tmp_path, 6, {"synchronous": 0}), 600)
    assert result.lost + result.broken > 0


@pytest.mark.parametrize("seconds", [0.0001, 100.0])
def test_kills_are_aimed_anew_until_both_outcomes_were_seen(seconds: float) -> None:
    aim = killing.Aim(random.Random(1), whole=0.1, kills=20)
    for after in aim:
        aim.found(after > seconds)
    assert 0 < aim.done < aim.tried


@pytest.mark.parametrize("always", [True, False])
def test_kills_that_only_ever_see_one_outcome_have_proved_nothing(always: bool) -> None:
    aim = killing.Aim(random.Random(1), whole=0.1, kills=20)

    def kill() -> None:
        for _ in aim:
            aim.found(always)

    with pytest.raises(AssertionError, match="proves nothing"):
        kill()


def test_no_damage_crashes_or_is_written_to(tmp_path: Path) -> None:
    assert damaging.torment(tmp_path, 50).told > 25


def test_three_programs_lose_nothing(tmp_path: Path) -> None:
    assert together.three_programs(tmp_path, 30) == 90


@pytest.fixture(scope="module")
def answering() -> Iterator[Postgres]:
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL here: on Debian, 'apt-get install postgresql' brings one")
    with postgres(programs) as made:
        yield made


def test_a_team_loses_nothing_and_has_nothing_twice_whatever_befalls_server_programs_and_lines(
    answering: Postgres, tmp_path: Path
) -> None:
    found = sharing.tormented(answering, tmp_path, sharing.Torments(1, 1, 3, 1, 1), sharing.BRIEFLY)
    assert (found.lost, found.twice, found.ahead) == (0, 0, 0), found
    assert found.acknowledged > 20


def test_a_team_that_tries_again_without_looking_has_something_twice(answering: Postgres, tmp_path: Path) -> None:
    """Otherwise the one above would prove nothing."""
    assert sharing.blindly(answering, tmp_path, 1).twice > 0


def test_a_deed_takes_two_ways_to_a_server_and_back_hearing_of_one_takes_one_and_a_question_none(
    answering: Postgres, tmp_path: Path
) -> None:
    found = latency.measured(answering, tmp_path, [90], [0], times=2, size=(20, 300, 60))
    ways = {what: int(min(by[90]) // 90) for what, by in found.took.items() if by[90]}
    assert ways.pop("connect") >= 3
    assert ways == {"catch up": 1, "save": 2, "month": 0, "key in the search": 0, "history": 0, "undo": 2}
    assert found.agreements == 300


@forks
@pytest.mark.parametrize("place", typing.PLACES)
def test_no_word_older_than_a_second_is_lost_to_a_kill_however_steadily_one_types(tmp_path: Path, place: str) -> None:
    ended = typing.ended_by(signal.SIGKILL, tmp_path, place, 1.4)
    assert ended.in_time, ended
    assert ended.code == -signal.SIGKILL


@forks
@pytest.mark.parametrize(("place", "asked"), [("entry", "SIGTERM"), ("details", "SIGHUP"), ("catch-up", "SIGINT")])
def test_whoever_asks_the_program_to_end_gets_every_word_kept(tmp_path: Path, place: str, asked: str) -> None:
    ended = typing.ended_by(getattr(signal, asked), tmp_path, place, 0.2)
    assert (ended.kept, ended.code) == (ended.keys, 0)
    assert ended.keys > 0


def test_hands_that_know_nothing_meet_no_error(tmp_path: Path) -> None:
    found = wandering.wandered(tmp_path, seed=1, deeds=150)
    assert found.is_well, found
    assert found.done.total() > 20, "the window may be closed by them, but not at once"


def test_hands_that_wait_for_an_answer_in_vain_have_met_a_fault(tmp_path: Path) -> None:
    assert not wandering.wandered(tmp_path, seed=1, deeds=1, patience=0.01).is_well
