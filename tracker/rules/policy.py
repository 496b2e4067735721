"""The guard's numbers and levels: every default in one place, every one of them the user's to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from types import MappingProxyType

from tracker.rules.verdict import Code, Facts, Level

LEVELS: Mapping[Code, Level] = MappingProxyType(
    {
        Code.OBJECTED: Level.STOP,
        Code.NO_THANKS: Level.STOP,
        Code.THEIR_TURN: Level.WARN,
        Code.NOTHING_AGREED: Level.WARN,
        Code.FIRST_APPROACH: Level.WARN,
        Code.TOO_EARLY: Level.WARN,
        Code.LATE: Level.NOTE,
        Code.LAPSED: Level.WARN,
        Code.OTHER_CHANNEL: Level.WARN,
        Code.ANOTHERS: Level.WARN,
        Code.TRIES_SPENT: Level.WARN,
        Code.TOO_MANY: Level.WARN,
        Code.HOUSEHOLD: Level.NOTE,
        Code.ABOUT_IT: Level.NOTE,
        Code.GOODWILL: Level.NOTE,
        Code.QUIET_HOURS: Level.NOTE,
        Code.LITTLE_INTEREST: Level.NOTE,
    }
)

EASED: Mapping[Code, Level] = MappingProxyType(
    {Code.OBJECTED: Level.WARN, Code.NO_THANKS: Level.NOTE, Code.OTHER_CHANNEL: Level.NOTE}
)
"""The level of a row's milder case."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How strict the guard is.

    `grace_before` and `grace_after` hold for exact times and hours only. `lapse_days`: how long after its window an
    agreement still counts. `tries`: unanswered tries one agreement bears; a second one within
    `tries_apart` is too soon whatever the number. `unbased_days`: days in which a second contact without
    a basis is one too many; `burst`: the time in which any second one is. `reply_days`: how long their
    message waits for a reply. `goodwill_days`: days between two goodwill contacts. `answer_within`: how long one
    written answer is welcome where a message does not wait, or said no. `going_on`: how soon one more word goes on
    with the last. `confirm_within`: how soon after agreeing one message may confirm it. `about_days`: how long after
    its end we may own up to an appointment. `instead_days`: how far apart two talks by one way may lie for the new one
    to stand in the place of the old. `quiet_from` to `quiet_until` is the night in the prospect's zone;
    `quiet_sundays` adds the whole Sunday. `zone` (IANA) is ours, where a prospect has none. `levels` changes the level
    of single findings, WELCOME silencing one (GOODWILL's and ABOUT_IT's are those inside their limits; beyond them
    both warn).
    """

    grace_before: timedelta = timedelta(minutes=15)
    grace_after: timedelta = timedelta(hours=1)
    lapse_days: int = 14
    tries: int = 2
    tries_apart: timedelta = timedelta(hours=2)
    unbased_days: int = 7
    burst: timedelta = timedelta(hours=24)
    reply_days: int = 5
    goodwill_days: int = 60
    answer_within: timedelta = timedelta(days=1)
    going_on: timedelta = timedelta(minutes=15)
    confirm_within: timedelta = timedelta(days=1)
    about_days: int = 14
    instead_days: int = 31
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    quiet_sundays: bool = True
    zone: str = "UTC"
    levels: Mapping[Code, Level] = field(default_factory=lambda: LEVELS)

    def level_of(self, code: Code) -> Level:
        return self.levels.get(code, LEVELS[code])

    def level_in(self, code: Code, facts: Facts) -> Level:
        """The level of a finding on those facts: milder in a case that its row eases, at least a warning beyond it."""
        level = self.level_of(code)
        if facts.eased:
            return min(level, EASED[code])
        return max(level, Level.WARN) if facts.beyond else level


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    """The policy of a store: everybody who shares it is judged alike. There is one, so `id` is always 1."""

    policy: Policy
    id: int = 1
