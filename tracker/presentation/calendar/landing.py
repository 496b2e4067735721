"""Where an agreement would come to be if it were put down now, and what speaks against it there. Knows no view.

Nothing is forbidden by it: who moves an agreement knows more than a calendar does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.entry_face import shorter
from tracker.presentation.words.times import clock, hours, short_day, short_span
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.guard.quiet import quiet_on
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Why
from tracker.rules.window import Window, zone_of
from tracker.tongue import phrase, tr_as

MOST_SAID = 2
BUSY_WITH = {
    Channel.MEETING: phrase("against moving it there", "you meet {who} at {time}"),
    Channel.CALL: phrase("against moving it there", "you call {who} at {time}"),
    Channel.VIDEO: phrase("against moving it there", "you call {who} at {time}"),
}
"""With whom one is busy at a time; what is written can be written at any."""
_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class Landing:
    """The words for the day, and for what speaks against it, the gravest first; none where nothing does."""

    day: str
    against: tuple[str, ...] = ()


def landing_of(
    carried: Carried,
    on_day: Sequence[CalendarEntry],
    *,
    day_off: bool,
    away: bool,
    now: datetime,
    whom: Sequence[Prospect] = (),
    policy: Policy | None = None,
) -> Landing:
    """`on_day` is what lies on the day it is held over, `now` on our clocks; only what is mine keeps me busy.

    `whom` are those it was agreed with, as far as they are known yet.
    """
    landed, today = carried.landed, now.date()
    if landed.is_span:
        told = short_span(landed.first, landed.last, today)
    else:
        told = short_day(landed.first, today)
        if landed.at is not None and (landed.at != carried.entry.at or carried.entry.at is None):
            # T: "Sat 28 Nov 14:30"
            told = tr_as("label", "{day} {time}", day=told, time=clock(landed.at))
    if not carried.has_moved:
        return Landing(told)
    mine = [other for other in on_day if not other.whose]
    against = list(_against(carried, landed, mine, now=now))
    theirs = list(_at_their_side(carried, landed, whom, policy or Policy()))
    if away:
        against.append(tr_as("against moving it there", "you are away"))
    against += theirs
    if day_off and not away:
        against.append(tr_as("against moving it there", "a day off"))
    return Landing(told, tuple(against[:MOST_SAID]))


def _against(
    carried: Carried,
    landed: CalendarEntry,
    on_day: Sequence[CalendarEntry],
    *,
    now: datetime,
) -> Iterator[str]:
    today = now.date()
    if landed.last < today or (landed.last == today and landed.at is not None and landed.at < now.time()):
        yield tr_as("against moving it there", "already past")
    was = carried.entry
    if landed.last > was.last and (was.is_span or was.planned.kind is AgreementKind.PROMISE):
        by = short_day(was.last, today)
        if was.planned.kind is AgreementKind.PROMISE:
            # T: "you promised it by Fri 27 Nov"
            yield tr_as("against moving it there", "you promised it by {day}", day=by)
        else:
            # T: "they asked for it by Fri 27 Nov"
            yield tr_as("against moving it there", "they asked for it by {day}", day=by)
    if landed.at is not None and landed.planned.channel in BUSY_WITH:
        at = landed.at
        yield from (_busy(other) for other in on_day if _is_beside(other, landed, at))


def _at_their_side(carried: Carried, landed: CalendarEntry, whom: Sequence[Prospect], policy: Policy) -> Iterator[str]:
    """That it would come at a bad time for one of them: of two and more, for whom."""
    if landed.planned.kind is AgreementKind.PROMISE:
        return
    for prospect in whom:
        told = _bad_time(carried.window, landed.planned.channel, prospect, policy)
        if told and len(whom) > 1:
            # T: "Jo: 04:00 there"
            told = tr_as("against moving it there", "{name}: {what}", name=list(shorter(prospect.name))[-1], what=told)
        if told:
            yield told


def _bad_time(window: Window, channel: Channel, prospect: Prospect, policy: Policy) -> str:
    why = quiet_on(window, channel, prospect, policy)
    if why is Why.THEIR_HOURS and prospect.hours is not None:
        # T: "their hours are 10:00 to 17:00, Mon to Sat"
        return tr_as("against moving it there", "their hours are {hours}", hours=hours(prospect.hours))
    if why is Why.SUNDAY:
        return tr_as("against moving it there", "a Sunday for them")
    if why is Why.NIGHT and prospect.zone and prospect.zone != policy.zone:
        there = window.starts.astimezone(zone_of(prospect.zone))
        # T: "04:00 for them"
        return tr_as("against moving it there", "{time} for them", time=clock(there.time()))
    if why is Why.NIGHT:
        day = clock(policy.quiet_until), clock(policy.quiet_from)
        # T: "not between 08:00 and 20:00"
        return tr_as("against moving it there", "not between {begin} and {end}", begin=day[0], end=day[1])
    return ""


def _is_beside(other: CalendarEntry, landed: CalendarEntry, at: time) -> bool:
    """Whether one is busy with that one at the time."""
    if other.planned.id == landed.planned.id or not other.planned.is_open or other.at is None:
        return False
    if other.planned.channel not in BUSY_WITH:
        return False
    begins, its = _minute(at), _minute(other.at)
    ends, its_end = (start + (one.planned.minutes or _HALF_HOUR) for start, one in ((begins, landed), (its, other)))
    return its < ends and begins < its_end


def _busy(other: CalendarEntry) -> str:
    assert other.at is not None
    who = list(shorter(other.name))[-1]
    return BUSY_WITH[other.planned.channel].told(who=who, time=clock(other.at))


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
