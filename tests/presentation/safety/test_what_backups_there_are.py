"""What is read of the backups once one was made: that one was read through as it was made, and is not again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.builders import at
from tests.fakes import FakeStore, a_desk
from tracker.actions.safekeeping import BackedUp, BackupLine, HeldRecords, LookedOn, Safekeeping
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.safety.safekeeping_state import SafekeepingState

NOW = at("2026-11-26 14:57")
MADE, BEFORE, AHEAD = (
    BackupLine(Path(f"{when:%d}.db"), when, HeldRecords(1))
    for when in (NOW, NOW - timedelta(days=1), NOW + timedelta(days=1))
)


class Kept:
    """What there is of `Safekeeping`: `lying` are the backups, of which the last is the newest that opens."""

    def __init__(self, *lying: BackupLine) -> None:
        self.lying = lying
        self.read_through = 0

    def backups(self) -> tuple[BackupLine, ...]:
        return self.lying

    def newest_verified(self) -> BackupLine:
        self.read_through += 1
        return self.lying[-1]

    def erased_until(self) -> datetime | None:
        return None

    def back_up_if_due(self, starting: bool) -> BackedUp:
        return BackedUp(MADE)

    def look_on(self) -> LookedOn:
        return LookedOn(False)


def state_over(kept: Kept) -> SafekeepingState:
    dispatcher = Dispatcher(lambda: a_desk(FakeStore(), lambda: NOW), lambda work: work())
    return SafekeepingState(dispatcher, cast(Safekeeping, kept))


@pytest.mark.parametrize(
    ("lying", "newest", "read_through"),
    [((MADE, BEFORE), MADE, 0), ((AHEAD, MADE), MADE, 1), ((BEFORE,), BEFORE, 1)],
    ids=["the newest", "one from the future before it", "gone already"],
)
def test_one_that_was_just_made_is_not_read_through_again(
    qapp: object, lying: tuple[BackupLine, ...], newest: BackupLine, read_through: int
) -> None:
    kept = Kept(*lying)
    state = state_over(kept)
    state.tick(starting=True)
    assert (state.backups, state.newest, kept.read_through) == (lying, newest, read_through)
    state.look()
    assert kept.read_through == read_through + 1, "whoever asks later is told what lies there now"
