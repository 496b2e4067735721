"""Who else is at the same organisation or in the same household, and what binds us there. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tracker.presentation.words.briefing.neighbours import agreed_with, asked_not, stands_so
from tracker.rules.guard.known import agreements_known_at, binding_at, no_that_stands
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.history import History, Neighbour, standing_at
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind
from tracker.rules.window import day_in


@dataclass(frozen=True, slots=True)
class WithThem:
    """Someone beside the person shown. `line` says what binds us there, "" for nothing; `stop` that they said no."""

    prospect_id: int
    name: str
    line: str
    stop: bool = False


def with_them(history: History, policy: Policy, now: datetime, zone: str, me: str) -> tuple[WithThem, ...]:
    """Everyone beside the prospect: those who bind us first, and of those the ones who asked us to stop."""
    found = [_beside(n, policy, now, zone, me) for n in history.neighbours]
    return tuple(sorted(found, key=lambda w: (not w.stop, not w.line)))


def _beside(n: Neighbour, policy: Policy, now: datetime, zone: str, me: str) -> WithThem:
    refused = any(o.holds_at(now) for o in n.objections)
    no = no_that_stands(standing_at(n.standings, now), agreements_known_at(n.agreements, now), now)
    return WithThem(n.prospect_id, n.name, next(_lines(n, policy, now, zone, me), ""), refused or no is not None)


def _lines(n: Neighbour, policy: Policy, now: datetime, zone: str, me: str) -> Iterator[str]:
    """What binds us there, the gravest first. A no is over once they agreed to a talk since."""
    today, standing = day_in(now, zone), standing_at(n.standings, now)
    known = agreements_known_at(n.agreements, now)
    no = no_that_stands(standing, known, now)
    yield from (asked_not(o) for o in sorted(n.objections, key=lambda o: o.channel is not None) if o.holds_at(now))
    if no is not None:
        yield stands_so(no, zone, today)
    binding = [a for a in binding_at(known, standing, now) if a.is_open and timing(a, now, policy) is not Timing.LAPSED]
    yield from (agreed_with(a, n.name, today, me) for a in sorted(binding, key=lambda a: (a.window.last, a.id)))
    if standing is not None and standing.kind is not StandingKind.NO_THANKS and stands_so(standing, zone, today):
        yield stands_so(standing, zone, today)
