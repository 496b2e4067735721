"""When somebody likes to be spoken to, and when nobody does. Knows no agreement."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.prospect import Hours, Prospect
from tracker.rules.verdict import Why
from tracker.rules.window import Window, zone_of

SILENT = frozenset({Channel.EMAIL, Channel.POST})
SUNDAY = 6


def quiet_on(window: Window, channel: Channel, prospect: Prospect, policy: Policy) -> Why:
    """Why a talk at that time, if it were asked for, would come at a bad one for them; UNSAID where it would not.

    Of a time, or of hours, the beginning counts; of whole days that there is none on which they may be spoken to.
    """
    if channel in SILENT:
        return Why.UNSAID
    if window.at is not None:
        there = window.starts.astimezone(zone_of(prospect.zone or policy.zone))
        return why_quiet(there, prospect.hours, None, policy)
    days = {(window.first + timedelta(days=n)).weekday() for n in range(min((window.last - window.first).days + 1, 7))}
    if prospect.hours is not None:
        return Why.UNSAID if days & prospect.hours.days else Why.THEIR_HOURS
    return Why.SUNDAY if policy.quiet_sundays and days == {SUNDAY} else Why.UNSAID


def why_quiet(local: datetime, hours: Hours | None, named: date | None, policy: Policy) -> Why:
    """Why nobody speaks to them then; UNSAID where somebody may. `named` is a day they named, and so not quiet."""
    if hours is not None:
        return Why.UNSAID if _within(local, hours, named) else Why.THEIR_HOURS
    if policy.quiet_sundays and local.weekday() == SUNDAY and local.date() != named:
        return Why.SUNDAY
    clock = local.time()
    if policy.quiet_from > policy.quiet_until:
        night = clock >= policy.quiet_from or clock < policy.quiet_until
    else:
        night = policy.quiet_from <= clock < policy.quiet_until
    return Why.NIGHT if night else Why.UNSAID


def _within(local: datetime, hours: Hours, named: date | None) -> bool:
    """Hours that pass midnight belong to the day they begin on."""
    clock, today = local.time(), local.date()
    yesterday = today - timedelta(days=1)
    if hours.start < hours.end:
        return hours.start <= clock < hours.end and _is_their_day(today, hours, named)
    if clock >= hours.start:
        return _is_their_day(today, hours, named)
    return clock < hours.end and _is_their_day(yesterday, hours, named)


def _is_their_day(day: date, hours: Hours, named: date | None) -> bool:
    return day.weekday() in hours.days or day == named
