"""Give what is due to be said now: once, whoever else looks at the same store. Knows no sentence, and no desktop.

It is no deed, for nobody did anything: the ledger says nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.actions.change_policy import policy_in
from tracker.actions.outcome import Changes, Fault, Outcome, StoreFault
from tracker.actions.ports import Desk, Planned, as_one, planned_from
from tracker.rules import guard
from tracker.rules.channel import Direction
from tracker.rules.entry import Attempt
from tracker.rules.policy import Policy
from tracker.rules.reminding.reminders import (
    Moment,
    Reminded,
    Reminder,
    What,
    Wishes,
    days_that_count,
    due,
    following,
    held_back,
    known_already,
    look_again,
)
from tracker.rules.us import user_named
from tracker.rules.verdict import Level

LONGER = timedelta(days=60)
"""Marks are kept for so long beyond what is spoken of at all, and let go where the clock may be believed."""
_CANNOT_KEEP = (Fault.READ_ONLY, Fault.DISK_FULL)


@dataclass(frozen=True, slots=True)
class Looking:
    """How somebody looks. `watched` (aware) is since when without a pause, None for only now; the rest is as in
    `rules.reminding.reminders.Moment`. `unkept` are marks of their own that the store could not keep.
    """

    wishes: Wishes
    watched: datetime | None = None
    held_back: frozenset[int] = frozenset()
    spoken_to: frozenset[int] = frozenset()
    unkept: frozenset[Reminded] = frozenset()


@dataclass(frozen=True, slots=True)
class ToSay:
    """`reminders` are to be said now, and nobody else says them. `again_at` (UTC) is when to look again.

    `following` is the next that is agreed at a time, and when it will be said (UTC). `open_now` are the ids of what is
    open still, so that what was said of the rest can be taken back.
    """

    reminders: tuple[Reminder[Planned], ...]
    again_at: datetime
    looked_at: datetime
    held_back: frozenset[int] = frozenset()
    unkept: frozenset[Reminded] = frozenset()
    following: tuple[Planned, datetime] | None = None
    open_now: frozenset[int] = frozenset()


def remind(desk: Desk, looking: Looking) -> Outcome[ToSay]:
    """What is to be said now. Raises StoreFault; where the store only cannot be written to, it is said all the same."""
    now, store = desk.now(), desk.store
    policy = policy_in(store, desk)
    user = user_named(store.users(), desk.me)
    here = Moment(
        now,
        desk.zone,
        user.name if user is not None else desk.me,
        policy,
        begun=now,
        watched=looking.watched or now,
        held_back=looking.held_back,
        spoken_to=looking.spoken_to,
        put_off=store.snoozed(now),
        believed=desk.lets_go(),
    )
    first, last = days_that_count(here)
    agreements = store.agreements_between(first, last)
    given = store.reminded(desk.me, _kept_since(here)) | looking.unkept
    here, unkept = _begun(desk, here, given, looking.unkept)
    found = due(agreements, given, looking.wishes, here)
    allowed = tuple(left for each in found if (left := _unopposed(desk, each, policy, now)) is not None)
    marks = [mark for each in allowed for mark in each.marks]
    marks += known_already(agreements, given, looking.wishes, here)
    mine, unkept = _marked(desk, marks, unkept, here)
    said = tuple(left for each in allowed if (left := _mine(each, mine)) is not None)
    value = ToSay(
        said,
        look_again(agreements, looking.wishes, here),
        now,
        held_back(agreements, given | frozenset(marks), looking.wishes, here),
        unkept,
        following(agreements, looking.wishes, here),
        frozenset(a.id for a in agreements if a.is_open),
    )
    return Outcome(value, Changes())


def _begun(
    desk: Desk, here: Moment, given: frozenset[Reminded], unkept: frozenset[Reminded]
) -> tuple[Moment, frozenset[Reminded]]:
    """Since when reminders are given: since now where nobody kept it, or where the clock says that it is earlier."""
    kept = min((mark.at for mark in given if mark.what is What.BEGUN), default=None)
    if kept is not None and kept <= here.now:
        return replace(here, begun=kept), unkept
    try:
        desk.store.begin_reminding(desk.me, here.now)
    except StoreFault as fault:
        if fault.fault not in _CANNOT_KEEP:
            raise
        return here, unkept | {Reminded(What.BEGUN, 0, here.now)}
    return here, unkept


def _kept_since(here: Moment) -> datetime:
    return here.now - timedelta(days=here.policy.lapse_days) - LONGER


def _unopposed(desk: Desk, reminder: Reminder[Planned], policy: Policy, now: datetime) -> Reminder[Planned] | None:
    """Without what they asked us not to do since; None where nothing is left to say."""
    shift = len(reminder.marks) - len(reminder.about)  # one for the whole stands before the others
    marks = reminder.marks[shift:]
    left = [(_with_the_others(desk, a, policy, now), mark) for a, mark in zip(reminder.about, marks, strict=True)]
    kept = [(a, mark) for a, mark in left if a is not None]
    if not kept:
        return None
    return Reminder(reminder.what, tuple(a for a, _ in kept), reminder.marks[:shift] + tuple(mark for _, mark in kept))


def _with_the_others(desk: Desk, planned: Planned, policy: Policy, now: datetime) -> Planned | None:
    """Without whoever of them asked us not to; None where nobody is left."""
    people = planned.people
    left = [own for id_ in people if (own := _unopposed_with(desk, id_, planned, policy, now)) is not None]
    if len(left) == len(people):
        return planned
    # The row goes on by its number: what is open still is told by it.
    return replace(as_one(left)[0], id=planned.id) if left else None


def _unopposed_with(desk: Desk, person: int, planned: Planned, policy: Policy, now: datetime) -> Planned | None:
    """What was agreed with that one of them, as it stands; None where it is no more, or they asked us not to."""
    history = desk.store.history_of(person)
    if history is None:
        return None
    together = planned.occasion_id
    of_it = (
        a
        for a in history.agreements
        if a.id == planned.id
        or (
            together is not None and (a.occasion_id, a.window, a.outcome) == (together, planned.window, planned.outcome)
        )
    )
    agreement = next(of_it, None)
    if agreement is None:
        return None
    doing = Attempt(Direction.OUT, agreement.channel, now, agreement.owner, keeps=agreement.id)
    if guard.judge(doing, history, policy).level is Level.STOP:
        return None
    return replace(planned_from(agreement, history.prospect), tried_at=planned.tried_at)


def _marked(
    desk: Desk, marks: Sequence[Reminded], unkept: frozenset[Reminded], here: Moment
) -> tuple[frozenset[Reminded], frozenset[Reminded]]:
    """Those of the marks that are ours to speak of, and those that only we remember."""
    if not marks:
        return frozenset(), unkept
    try:
        forget = _kept_since(here) if here.believed else None
        return desk.store.mark_reminded(desk.me, marks, forget), unkept
    except StoreFault as fault:
        if fault.fault not in _CANNOT_KEEP:
            raise
        mine = frozenset(marks) - unkept
        return mine, unkept | mine


def _mine(reminder: Reminder[Planned], mine: frozenset[Reminded]) -> Reminder[Planned] | None:
    """What of it is ours to say: nobody else did."""
    if reminder.what is not What.MISSED:
        return reminder if reminder.marks[0] in mine else None
    pairs = [(a, mark) for a, mark in zip(reminder.about, reminder.marks, strict=True) if mark in mine]
    return Reminder(What.MISSED, tuple(a for a, _ in pairs), tuple(mark for _, mark in pairs)) if pairs else None
