"""Which icon and which colour stand for a state, a channel or a standing, so that they are the same on every screen.

Knows no screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.agreement_state import Fate
from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level
from tracker.widgets.look.tokens import Role


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon's name and the colour it is drawn in."""

    icon: str
    role: Role


STANDINGS = {
    StandingKind.OPEN: Mark("person", Role.QUIET),
    StandingKind.THEIR_TURN: Mark("their-turn", Role.QUIET),
    StandingKind.NO_THANKS: Mark("no-thanks", Role.STOP),
    StandingKind.CLIENT: Mark("client", Role.QUIET),
}
LEVELS = {
    Level.WELCOME: Mark("agreed", Role.AGREED),
    Level.NOTE: Mark("info", Role.PROMISE),
    Level.WARN: Mark("warn", Role.SLIPPED),
    Level.STOP: Mark("stop", Role.STOP),
}
BECAME = {
    AgreementOutcome.TRIED: Mark("tried", Role.SLIPPED),
    AgreementOutcome.KEPT: Mark("kept", Role.AGREED),
    AgreementOutcome.KEPT_LATE: Mark("kept", Role.SLIPPED),
    AgreementOutcome.MOVED: Mark("moved", Role.QUIET),
    AgreementOutcome.BROKEN: Mark("broken", Role.SLIPPED),
    AgreementOutcome.WITHDRAWN: Mark("withdrawn", Role.QUIET),
    AgreementOutcome.NO_SHOW: Mark("withdrawn", Role.QUIET),
    AgreementOutcome.LAPSED: Mark("lapsed", Role.QUIET),
}

OUR_WORD = {
    Fate.KEPT: Role.AGREED,
    Fate.LATE: Role.SLIPPED,
    Fate.MOVED_BY_US: Role.SLIPPED,
    Fate.BROKEN: Role.SLIPPED,
    Fate.THEIRS: Role.QUIET,
    Fate.CORRECTED: Role.QUIET,
    Fate.WAITING: Role.SLIPPED,
}
"""The colour of what became of our word, in a month and in a chain."""
PARTLY = 0.14
"""How much of its colour fills what was kept late or not at all, beside what is filled whole."""


def channel_icon(channel: Channel) -> str:
    """The icon of a channel has its name."""
    return channel.value


def agreement_mark(kind: AgreementKind, channel: Channel, outcome: AgreementOutcome) -> Mark:
    """An open agreement shows its channel, or that it is a promise; a tried or settled one what became of it."""
    if outcome in BECAME:
        return BECAME[outcome]
    if kind is AgreementKind.PROMISE:
        return Mark("owe", Role.PROMISE)
    return Mark(channel_icon(channel), Role.AGREED)
