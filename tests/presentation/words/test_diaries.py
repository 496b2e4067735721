"""What stands against a time says what one does then, not only that one meets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ME, at, exact
from tracker.actions.agreements.in_the_diary import InTheDiary
from tracker.actions.ports import Planned
from tracker.presentation.words.diaries import against, against_theirs
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import WRITTEN, Channel

TEN = exact("2026-11-19 10:00")
DOING = {
    Channel.MEETING: ("You already meet Ann Lee", "Ben already meets Ann Lee"),
    Channel.CALL: ("You already call Ann Lee", "Ben already calls Ann Lee"),
    Channel.VIDEO: ("You already have a video call with Ann Lee", "Ben already has a video call with Ann Lee"),
}


def known(channel: Channel) -> InTheDiary:
    made = at("2026-11-01 09:00")
    taken = Planned(1, 2, "Ann Lee", "", AgreementKind.TALK, TEN, channel, ME, "", "", made, AgreementOutcome.OPEN)
    return InTheDiary(TEN, (taken,), ())


@pytest.mark.parametrize("channel", [each for each in Channel if each not in WRITTEN])
def test_what_is_done_then_is_said(channel: Channel) -> None:
    mine, bens = DOING[channel]
    assert against(known(channel), None, (), "UTC", TEN.first) == f"{mine} then."
    later = replace(known(channel), window=exact("2026-11-19 10:15"))
    assert against(later, None, (), "UTC", TEN.first) == f"{mine} then: today 10:00."
    assert against_theirs(known(channel), "Ben", 0, "UTC", TEN.first) == f"{bens} then: today 10:00."


@pytest.mark.parametrize("channel", [each for each in Channel if each in WRITTEN])
def test_what_is_written_takes_nobodys_time(channel: Channel) -> None:
    assert against(known(channel), None, (), "UTC", TEN.first) == ""
