"""Claims about what goes for good with time, through the real window: by the clock, and not by one that leapt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.storage.file.store_file import backups_of

DAY = timedelta(days=1)


@pytest.fixture
def binned(desk: Desk) -> Desk:
    """Jo in the trash since this morning, one backup, and a window that was opened today."""
    do(desk.store, jo(deleted_at=desk.now), jo(id=2, name="Ada Okoro"), now=desk.now)
    desk.store.file.keep_backup(desk.now)
    desk.open_again()
    return desk


def in_trash(desk: Desk) -> int:
    return len(desk.store.in_trash())


def backups(desk: Desk) -> int:
    return len(list(backups_of(desk.setup.paths.store).glob("as-agreed_2026-11-12_*.db")))


def test_a_window_that_stays_open_purges_its_trash_on_the_day(binned: Desk) -> None:
    for _ in range(29):
        binned.now += DAY
        binned.minute_passes()
    assert in_trash(binned) == 1
    binned.now += DAY
    binned.minute_passes()
    assert in_trash(binned) == 0


@pytest.mark.parametrize("days", [31, 45, 90])
def test_nor_does_it_stay_longer_where_the_window_slept_over_that_day(binned: Desk, days: int) -> None:
    binned.now += days * DAY
    binned.minute_passes()
    assert in_trash(binned) == 0
    assert not binned.window.time.clock_bar.isVisible()


def test_thirty_days_without_a_start_are_no_reason_to_ask(binned: Desk) -> None:
    binned.now += 30 * DAY
    binned.open_again()
    assert not binned.window.time.clock_bar.isVisible()
    assert in_trash(binned) == 0


def ahead(desk: Desk) -> None:
    desk.now += 365 * DAY
    desk.open_again()


def test_at_a_start_a_year_ahead_it_is_asked_and_nothing_goes(binned: Desk) -> None:
    ahead(binned)
    bar = binned.window.time.clock_bar
    assert bar.isVisible()
    assert bar.words.text().startswith(
        "The clock says 12 November 2027, but the last that is known here is of 12 November 2026: it may be wrong. "
        "If it is right, say so; else set it right on this computer. Until then nobody goes from the trash"
    )
    for _ in range(3):
        binned.minute_passes()
    binned.window.states.safekeeping.back_up()
    assert (in_trash(binned), backups(binned)) == (1, 1)


def test_said_to_be_right_it_is_gone_by_at_once(binned: Desk) -> None:
    ahead(binned)
    binned.window.time.clock_bar.yes.click()
    assert not binned.window.time.clock_bar.isVisible()
    assert in_trash(binned) == 0
    binned.minute_passes()
    assert backups(binned) == 0


def test_said_to_be_wrong_nothing_goes_and_it_is_not_asked_again_until_the_next_start(binned: Desk) -> None:
    ahead(binned)
    binned.window.time.clock_bar.no.click()
    for _ in range(3):
        binned.minute_passes()
        assert not binned.window.time.clock_bar.isVisible()
    assert (in_trash(binned), backups(binned)) == (1, 1)
    binned.open_again()
    assert binned.window.time.clock_bar.isVisible()


def test_put_right_while_it_is_asked_the_question_goes(binned: Desk) -> None:
    ahead(binned)
    binned.now -= 364 * DAY
    binned.minute_passes()
    assert not binned.window.time.clock_bar.isVisible()
    assert in_trash(binned) == 1


def behind(desk: Desk) -> None:
    desk.now -= 365 * DAY
    desk.open_again()


def test_at_a_start_a_year_behind_it_is_asked(binned: Desk) -> None:
    behind(binned)
    bar = binned.window.time.clock_bar
    assert bar.isVisible()
    assert bar.words.text() == (
        "The clock says 12 November 2025, but the last that is known here is of 12 November 2026: it may be wrong. "
        "If it is right, say so; else set it right on this computer. "
        "What is written down by that clock stands before what has happened since, and is judged as if that had not."
    )


def test_an_hour_or_two_behind_is_nothing_to_ask(binned: Desk) -> None:
    binned.now -= timedelta(hours=23)
    binned.open_again()
    assert not binned.window.time.clock_bar.isVisible()


def test_what_was_written_while_it_stood_behind_makes_nobody_doubt_it_once_it_is_right(binned: Desk) -> None:
    for _ in range(2):
        behind(binned)
        do(binned.store, jo(id=2, name="Ada Okoro"), now=binned.now)
        binned.minute_passes()
        assert binned.window.time.clock_bar.isVisible()
        binned.now += 365 * DAY
        binned.minute_passes()
        assert not binned.window.time.clock_bar.isVisible()
        binned.open_again()
        assert not binned.window.time.clock_bar.isVisible()


def test_set_back_while_a_window_is_open_it_is_asked(binned: Desk) -> None:
    binned.now -= 365 * DAY
    binned.minute_passes()
    assert binned.window.time.clock_bar.isVisible()


def test_behind_and_said_to_be_right_it_is_asked_no_more(binned: Desk) -> None:
    """The last that was known was by a clock that stood ahead."""
    behind(binned)
    binned.window.time.clock_bar.yes.click()
    for _ in range(2):
        binned.minute_passes()
        assert not binned.window.time.clock_bar.isVisible()
        binned.open_again()
    assert in_trash(binned) == 1


@pytest.mark.parametrize("done", [lambda desk: desk.open_again(), lambda desk: desk.minute_passes()])
def test_under_a_clock_set_by_hand_nothing_goes_and_nothing_is_asked(
    binned: Desk, qtbot: QtBot, done: Callable[[Desk], None]
) -> None:
    binned.setup.pretended = True
    binned.open_again()
    binned.now += 365 * DAY
    done(binned)
    assert not binned.window.time.clock_bar.isVisible()
    binned.window.states.safekeeping.back_up()
    assert (in_trash(binned), backups(binned)) == (1, 1)
