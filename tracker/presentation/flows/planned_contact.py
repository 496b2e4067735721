"""What the guard says of a contact that is only planned: an agreement at another time than the one agreed.

Pure; knows no screen.
"""

from __future__ import annotations

from tracker.rules.channel import Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.verdict import Verdict
from tracker.rules.window import Window


def judge_planned(agreement_id: int, window: Window, history: History, policy: Policy) -> Verdict:
    """The guard's word on keeping that agreement within `window`, going by what they agreed to so far.

    It is judged as its owner's own, at the exact time, when the hours begin, or in the middle of the last day; as
    they will be met or contacted by us, whichever way was agreed. Welcome where there is no such agreement.
    """
    agreement = history.agreement(agreement_id)
    if agreement is None:
        return Verdict()
    at = window.stand_in
    return judge(Attempt(Direction.OUT, agreement.channel, at, agreement.owner, keeps=agreement.id), history, policy)
