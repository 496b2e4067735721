"""A glance at the file answers as the store does, or not at all, and leaves everything as it was."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import at
from tests.new_store import with_sample
from tests.storage.looking import tamper
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.glance import glance

NOW = at("2026-11-09 09:00")
TODAY = NOW.date()
LONG_AGO, FAR_OFF = date(2000, 1, 1), date(2100, 1, 1)


@pytest.fixture
def lying(place: Path) -> Path:
    """A store with the sample in it, that nobody has open."""
    with_sample(NOW)(place).close()
    return place


def seen(place: Path, sample_of: date | None = None) -> bool:
    return glance(place, LONG_AGO, FAR_OFF, sample_of) is not None


@pytest.mark.parametrize("days", [(LONG_AGO, FAR_OFF), (TODAY, TODAY), (TODAY - timedelta(9), TODAY + timedelta(30))])
def test_it_answers_as_the_store_does(place: Path, days: tuple[date, date]) -> None:
    store = with_sample(NOW)(place)
    said = store.agreements_between(*days)
    store.close()
    assert said
    assert glance(place, *days) == said


def test_a_store_in_which_nothing_is_agreed_is_answered_too(place: Path) -> None:
    with_sample(NOW)(place).close()
    assert glance(place, LONG_AGO, LONG_AGO) == ()


def written_by(version: int) -> Callable[[Path], None]:
    return lambda place: tamper(place, f"PRAGMA user_version = {version}")


def cut_short(place: Path) -> None:
    os.truncate(place, place.stat().st_size // 3)


def overwritten(place: Path) -> None:
    place.write_bytes(b"This is no store at all." * 400)


def with_a_journal(place: Path) -> None:
    place.with_name(f"{place.name}-journal").write_bytes(b"something was being written")


def with_a_pipe_for_a_journal(place: Path) -> None:
    place.with_name(f"{place.name}-journal").unlink(missing_ok=True)
    os.mkfifo(place.with_name(f"{place.name}-journal"))


def a_pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def a_circle(place: Path) -> None:
    place.unlink()
    place.symlink_to(place)


def one_of_us_is_called_otherwise(place: Path) -> None:
    tamper(place, f"INSERT INTO user VALUES (7, 'Sam Lee', '{json.dumps(['Sam'])}', '', '', NULL)")


@pytest.mark.parametrize(
    "happened",
    [
        Path.unlink,
        cut_short,
        overwritten,
        with_a_journal,
        written_by(SCHEMA_VERSION + 1),
        written_by(SCHEMA_VERSION - 1),
        one_of_us_is_called_otherwise,
        lambda place: tamper(place, "PRAGMA application_id = 7"),
        lambda place: tamper(place, "DROP TABLE user"),
        lambda place: tamper(place, "UPDATE agreement SET at_us = 123456789012345 WHERE at_us NOT NULL"),
        lambda place: tamper(place, "UPDATE agreement SET last_day = 999999999 WHERE at_us IS NULL"),
        lambda place: tamper(place, "UPDATE agreement SET made_us = 9223372036854775807"),
        lambda place: tamper(place, "UPDATE agreement SET zone = CAST(x'ff41' AS TEXT)"),
        lambda place: tamper(place, "UPDATE prospect SET name = CAST(x'ff41' AS TEXT)"),
        *([] if os.name == "nt" else [with_a_pipe_for_a_journal, a_pipe, a_circle]),
    ],
)
def test_what_opening_would_have_something_to_say_of_is_left_to_it(
    lying: Path, happened: Callable[[Path], object]
) -> None:
    assert seen(lying)
    happened(lying)
    assert not seen(lying)


def test_nobody_is_waited_for(lying: Path) -> None:
    with closing(sqlite3.connect(lying, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        assert not seen(lying)
        writing.execute("ROLLBACK")
    assert seen(lying)


def test_what_another_was_ended_in_the_midst_of_is_not_played_back(lying: Path) -> None:
    before = lying.read_bytes()
    with_a_journal(lying)
    seen(lying)
    assert lying.read_bytes() == before
    assert sorted(found.name for found in lying.parent.iterdir()) == [lying.name, f"{lying.name}-journal"]


def test_nothing_is_written_by_looking(lying: Path) -> None:
    lying.chmod(0o400)
    lying.parent.chmod(0o500)
    try:
        before = {found.name: found.read_bytes() for found in lying.parent.iterdir() if found.is_file()}
        seen(lying)
        assert {found.name: found.read_bytes() for found in lying.parent.iterdir() if found.is_file()} == before
    finally:
        lying.parent.chmod(0o700)


def test_a_sample_is_seen_that_will_stay(place: Path) -> None:
    store = with_sample(NOW)(place)
    store.file.stamp_as_sample(TODAY)
    store.close()
    assert seen(place, sample_of=TODAY)
    assert not seen(place, sample_of=TODAY + timedelta(1)), "it is made anew for tomorrow"


def test_a_store_of_ones_own_is_not_seen_as_the_sample(lying: Path) -> None:
    assert not seen(lying, sample_of=TODAY)
