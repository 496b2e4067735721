"""Make the calendar on the server say what is agreed, and see what its phones made of it. Runs beside all deeds.

Nothing is held while the server is waited for: each answer is noted by itself, so that a kill at any moment loses
nothing. What was sent and not heard of is met again the next time, is read back, and is found to be ours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.actions.ports import Shelf
from tracker.actions.publishing.look import look
from tracker.actions.publishing.report import IfGone, Report
from tracker.actions.publishing.run import Run
from tracker.actions.publishing.send import send
from tracker.actions.publishing.server import CalendarServer, ServerFault, ServerTrouble
from tracker.actions.publishing.wanted import Write
from tracker.rules.publishing.published import Calendar, Stopped

STOPS = {ServerFault.PASSWORD: Stopped.PASSWORD, ServerFault.CALENDAR_GONE: Stopped.CALENDAR_GONE}
"""Faults after which nothing is asked any more before somebody has said how to go on."""


def to_publish_to(shelf: Shelf, if_gone: IfGone = IfGone.STOP) -> Calendar | Report:
    """The calendar, or the report of a run that asks nothing: there is none, or its owner has still to answer.

    `if_gone` is that answer. Raises StoreFault.
    """
    calendar = shelf.published_to()
    if calendar is None:
        return Report()
    if calendar.stopped is not Stopped.NOT and if_gone is IfGone.STOP:
        return Report(stopped=calendar.stopped)
    return replace(calendar, stopped=Stopped.NOT)


def publish(
    shelf: Shelf,
    server: CalendarServer,
    calendar: Calendar,
    write: Write,
    now: datetime,
    zone: str,
    if_gone: IfGone = IfGone.STOP,
    lets_go: bool = True,
) -> Report:
    """Look at what has changed there, then send what differs. `calendar` is the one that `to_publish_to` gave.

    `now` is aware, `zone` ours. Without `lets_go` nothing is taken off because it is old. Raises StoreFault; a server's
    trouble is told in the report.
    """
    run = Run(shelf, server, write, now, zone, calendar, lets_go)
    report = run.report
    try:
        look(run, if_gone)
        if report.stopped is Stopped.NOT:
            send(run)
            run.keep(done_at=now)
            report.waits = len(run.steps())
    except ServerTrouble as trouble:
        if trouble.fault is ServerFault.CALENDAR_GONE and if_gone is IfGone.LET_GO:
            shelf.keep_calendar(None, calendar.collection)
            return Report(is_let_go=True)
        report.fault, report.wait = trouble.fault, trouble.wait
        if trouble.fault in STOPS:
            run.stop(STOPS[trouble.fault])
        report.waits = len(run.steps())
    return report
