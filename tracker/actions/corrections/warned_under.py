"""How many contacts the guard would have warned of under another policy. Writes nothing; knows no store."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.corrections.judged_anew import attempt_of, without_its_own
from tracker.rules.channel import Direction
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.verdict import Level


def warned_under(policy: Policy, history: History, since: datetime, until: datetime) -> tuple[int, int]:
    """How many of the contacts of ours from `since` up to and without `until` (aware) it would have warned of or
    stopped, and how many there were.

    Each is judged as of when it happened, by what was known and agreed before it, so that a change of the policy can be
    seen in what it would have meant.
    """
    ours = [c for c in history.contacts if c.direction is Direction.OUT and since <= c.at < until]
    levels = [judge(attempt_of(c, history), without_its_own(history, c), policy).level for c in ours]
    return sum(level >= Level.WARN for level in levels), len(levels)
