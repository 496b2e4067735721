"""What hangs on the window's start and on its minute: backups, their second copies, thinning, the weekly check."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.safekeeping import Trouble
from tracker.rules.entry import NewProspect
from tracker.storage.file.backup import Backup, backups_in, opens
from tracker.storage.file.store_file import backups_of
from tracker.widgets.passing_time import MINUTE_MS

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.setup.settings = replace(desk.setup.settings, second_folder=str(folder))
    return folder


def log(desk: Desk, name: str) -> None:
    """An entry, with the keyboard: that is the change."""
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type(name)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()


def later(desk: Desk, by: timedelta) -> None:
    """So much later the window's minute is over."""
    desk.now += by
    desk.minute_passes()


def kept(desk: Desk) -> tuple[Backup, ...]:
    return backups_in(backups_of(desk.setup.paths.store))


def told(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.window.safety.said.connect(sentences.append)
    return sentences


def looked_through(desk: Desk) -> None:
    """Slice after slice; until there is no more."""
    desk.qtbot.waitUntil(lambda: not desk.window.states.safekeeping.is_looking)


def tamper(desk: Desk) -> None:
    desk.store.close()
    with closing(sqlite3.connect(desk.setup.paths.store)) as raw, raw:
        raw.execute("UPDATE prospect SET notes = 'they never said that'")


def test_the_window_beats_every_minute(desk: Desk) -> None:
    assert desk.window.time.minute.isActive()
    assert desk.window.time.minute.interval() == MINUTE_MS == 60_000


def test_half_an_hour_of_change_makes_a_backup_and_half_an_hour_without_does_not(desk: Desk) -> None:
    log(desk, "Ann Reid")
    later(desk, MINUTE)
    assert len(kept(desk)) == 1, "the first that was ever done is kept at once"
    log(desk, "Ben Cole")
    later(desk, 28 * MINUTE)
    assert len(kept(desk)) == 1
    later(desk, 2 * MINUTE)
    assert len(kept(desk)) == 2
    assert (kept(desk)[0].made_at, kept(desk)[0].counts.people) == (desk.now, 2)
    assert opens(kept(desk)[0])
    for _ in range(12):
        later(desk, 30 * MINUTE)
    assert len(kept(desk)) == 2


@pytest.mark.parametrize(
    ("age", "changed", "made"),
    [
        pytest.param(DAY, True, 1, id="a day old and changed"),
        pytest.param(DAY, False, 0, id="a day old, nothing done since"),
        pytest.param(23 * HOUR, True, 0, id="younger"),
    ],
)
def test_a_start_makes_one_where_the_last_is_a_day_old(desk: Desk, age: timedelta, changed: bool, made: int) -> None:
    log(desk, "Ann Reid")
    later(desk, MINUTE)
    if changed:
        log(desk, "Ben Cole")
    before = len(kept(desk))
    desk.now += age
    desk.open_again()
    assert len(kept(desk)) == before + made


def test_the_second_folder_gets_its_copy_and_catches_up_when_it_was_away(
    desk: Desk, stick: Path, tmp_path: Path
) -> None:
    log(desk, "Ann Reid")
    later(desk, MINUTE)
    assert [b.counts for b in backups_in(stick)] == [b.counts for b in kept(desk)]
    stick.rename(tmp_path / "in a pocket")
    sentences = told(desk)
    log(desk, "Ben Cole")
    later(desk, 30 * MINUTE)
    later(desk, MINUTE)
    later(desk, MINUTE)
    assert (len(kept(desk)), len(sentences)) == (2, 1), "told once, not every minute"
    (tmp_path / "in a pocket").rename(stick)
    later(desk, MINUTE)
    assert [b.counts for b in backups_in(stick)] == [b.counts for b in kept(desk)]
    assert len(kept(desk)) == 2
    stick.rename(tmp_path / "in a pocket")
    later(desk, 30 * MINUTE)
    assert len(sentences) == 1, "nothing was to be copied"
    log(desk, "Cy Dole")
    later(desk, MINUTE)
    assert len(sentences) == 2, "told again when it is away another time"


def test_where_the_own_folder_takes_none_the_second_is_not_filled_every_minute(desk: Desk, stick: Path) -> None:
    own = backups_of(desk.setup.paths.store)
    own.write_text("somebody's file")
    log(desk, "Ann Reid")
    for _ in range(20):
        later(desk, MINUTE)
    assert len(backups_in(stick)) == 1


def test_months_of_work_leave_a_handful_and_none_older_than_thirty_days(desk: Desk, stick: Path) -> None:
    for n in range(45):
        desk.window.states.dispatcher.do(lambda at_work, n=n: add_prospect(at_work, NewProspect(f"Ann {n}")))  # type: ignore[misc]
        later(desk, 19 * HOUR)
        for folder in (backups_of(desk.setup.paths.store), stick):
            assert all(desk.now - b.made_at <= 30 * DAY for b in backups_in(folder))
    assert 8 <= len(kept(desk)) <= 3 + 6 + 5
    assert [b.made_at for b in backups_in(stick)] == [b.made_at for b in kept(desk)]


def test_after_a_month_without_work_the_old_ones_are_gone_and_there_is_still_one(desk: Desk) -> None:
    """Whoever was erased is to be gone from the backups by then, whether or not anything else was done."""
    log(desk, "Ann Reid")
    later(desk, MINUTE)
    log(desk, "Ben Cole")
    later(desk, HOUR)
    assert len(kept(desk)) == 2
    later(desk, 31 * DAY)
    assert [(b.made_at, b.counts.people) for b in kept(desk)] == [(desk.now, 2)]


def test_the_whole_store_is_looked_through_every_week_though_the_window_stays_open(desk: Desk) -> None:
    log(desk, "Ann Reid")
    later(desk, MINUTE)
    looked_through(desk)
    tamper(desk)
    found: list[Trouble] = []
    desk.window.states.safekeeping.found.connect(found.append)
    later(desk, 6 * DAY)
    looked_through(desk)
    assert found == []
    later(desk, DAY + HOUR)
    desk.qtbot.waitUntil(lambda: bool(found))
    (trouble,) = found
    assert trouble.broken is not None
    assert trouble.broken.broken_at == 1
    assert trouble.broken.intact_in is not None, "the backup that was made before still has it"
    assert desk.window.pages.currentWidget() is desk.window.damage
