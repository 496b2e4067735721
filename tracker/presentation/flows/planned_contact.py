"""What the guard says of a contact that is only planned: an agreement at another time than the one agreed.

Pure; knows no screen.
"""

from __future__ import annotations

from datetime import datetime, time

from tracker.rules.channel import Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.verdict import Verdict
from tracker.rules.window import Window, instant

NOON = time(12)


def judge_planned(agreement_id: int, window: Window, history: History, policy: Policy) -> Verdict:
    """The guard's word on keeping that agreement within `window`, going by what they agreed to so far.

    It is judged as its owner's own, at the exact time, when the hours begin, or in the middle of the last day; as
    they will be met or contacted by us, whichever way was agreed. Welcome where there is no such agreement.
    """
    agreement = history.agreement(agreement_id)
    if agreement is None:
        return Verdict()
    at = middle(window)
    return judge(Attempt(Direction.OUT, agreement.channel, at, agreement.owner, keeps=agreement.id), history, policy)


def middle(window: Window) -> datetime:
    """An instant (UTC) that stands for the window: its time or the first of its hours, or the noon of its last day."""
    return window.starts if window.is_timed else instant(window.last, NOON, window.zone)
