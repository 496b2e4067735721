"""The first half of a run: take in what was changed in the calendar. Nothing is written there.

The token is noted last, so that what is broken off is looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.actions.publishing.report import IfGone, Stray
from tracker.actions.publishing.run import Run
from tracker.actions.publishing.server import Listing, ServerFault, ServerTrouble, TokenLost
from tracker.rules.publishing.published import STRAYS, Asks, Published, Stopped
from tracker.rules.publishing.shown import same_time
from tracker.rules.publishing.what_it_means import MANY, is_mass_disappearance

STRAYS_TOLD = 5
EVERY = timedelta(days=7)
"""After so long everything there is held against what we sent, whatever its etag says."""


def look(run: Run, if_gone: IfGone) -> None:
    """Raises ServerTrouble, StoreFault. Where so much is gone that its owner is to be asked, the run is stopped."""
    due = _is_all_due(run)
    listing = _listed(run, due, if_gone)
    _know_again(run)
    before = {row.href: row for row in run.rows.values()}
    if not _take_missing(run, _missing(listing, before.values()), if_gone):
        return
    _take_changed(run, listing, before, due)
    _leave_what_was_reworded_at_once(run, before.values())
    others = _count_others(run, listing, before) if listing.whole else run.calendar.others
    run.keep(token=listing.token, compared_at=run.now if due else None, others=others)
    _tell_of_strays(run)


def _is_all_due(run: Run) -> bool:
    """By a clock that was ahead when it was last done, it would not be for as long."""
    last = run.calendar.compared_at
    return last is None or not timedelta() <= run.now - last < EVERY


def _listed(run: Run, due: bool, if_gone: IfGone) -> Listing:
    calendar, server = run.calendar, run.server
    try:
        return server.changed_since(calendar.collection, "" if due or if_gone is not IfGone.STOP else calendar.token)
    except TokenLost:
        return server.everything(calendar.collection)
    except ServerTrouble as trouble:
        if trouble.fault is not ServerFault.CALENDAR_GONE or if_gone is not IfGone.ANEW:
            raise
    place = server.find()
    run.calendar = replace(calendar, collection=place.collection, name=place.name, made=place.made, token="")
    run.shelf.keep_calendar(run.calendar, calendar.collection)
    run.forget(run.rows.values())
    return server.changed_since(place.collection, "")


def _know_again(run: Run) -> None:
    """A stray that is agreed here by now is none."""
    for row in [row for row in run.rows.values() if row.asks in STRAYS and row.agreement_id in run.objects()]:
        run.note(replace(row, asks=Asks.NOTHING))


def _missing(listing: Listing, rows: Iterable[Published]) -> list[Published]:
    """What was known to stand there, and does no more."""
    listed = [row for row in rows if not row.is_being_put and row.href not in listing.etags]
    return listed if listing.whole else [row for row in listed if row.href in listing.gone]


def _take_missing(run: Run, missing: list[Published], if_gone: IfGone) -> bool:
    """Whether to go on: what went all at once is asked about first."""
    if if_gone is IfGone.ANEW:
        run.forget(row for row in missing if row.asks is not Asks.LET_GO)
        return True
    if if_gone is IfGone.LET_GO:
        for row in missing:
            run.note(replace(row, etag="", asks=Asks.LET_GO, shown=None))
        return True
    stood, ours = (
        [row for row in rows if row.agreement_id in run.objects() and not row.is_being_put]
        for rows in (run.rows.values(), missing)
    )
    if is_mass_disappearance(stood, ours):
        run.report.waits = len([row for row in ours if row.asks is not Asks.LET_GO])
        run.stop(Stopped.MANY_GONE)
        return False
    for row in missing:
        run.take_gone(row)
    return True


def _take_changed(run: Run, listing: Listing, before: dict[str, Published], due: bool) -> None:
    for href, etag in listing.etags.items():
        row = before.get(href)
        # What goes anyway is left as it is known, so that taking it off meets what was done to it there.
        if row is None or row.agreement_id not in run.objects():
            continue
        if due or row.etag != etag or not etag:
            _look_at(run, row, known=row.etag == etag and bool(etag))


def _look_at(run: Run, row: Published, known: bool) -> None:
    """Read what stands there; where its etag is the one we know, only another time is news, and nothing where it is
    to be written over whatever it says. Other words under an etag we were told are the server's own.
    """
    got = run.server.get(row.href, row.agreement_id)
    if got is None or got.shown is None:
        run.take_gone(row)
    elif not known or (row.sent and not same_time(got.shown.digest, row.sent)):
        run.take_seen(row, got.etag, got.shown)


def _leave_what_was_reworded_at_once(run: Run, before: Iterable[Published]) -> None:
    """So many are the server's own way of writing, and nobody's words to be looked at."""
    known = [(row, run.rows.get(row.agreement_id, row)) for row in before]
    reworded = [now for row, now in known if now.asks is Asks.WORDED and now.says != row.says]
    if len(reworded) > MANY:
        run.report.asks -= len(reworded)
        for row in reworded:
            run.note(replace(row, asks=Asks.WORDED_LEFT))


def _count_others(run: Run, listing: Listing, known: Collection[str]) -> int:
    """How many there are not ours; told where it is another number than it was."""
    unknown = listing.etags.keys() - set(known) - {run.href(id_) for id_ in run.objects()}
    others = len([href for href in unknown if not _is_stray(run, href)])
    if others != (run.calendar.others or 0):
        run.report.others = others
    return others


def _is_stray(run: Run, href: str) -> bool:
    """Whether what stands there bears our marks. It is noted as agreed nowhere here, for its owner to say."""
    name = href.removeprefix(run.calendar.collection).removesuffix(".ics")
    if not (name.isascii() and name.isdecimal() and len(name) < 20 and href == run.href(int(name))):
        return False
    got = run.server.get(href, int(name))
    if got is None or got.shown is None or not got.shown.vouched:
        return False
    is_known = run.shelf.agreement(int(name)) is not None  # then it is to go, and needs nobody's word
    run.note(Published(int(name), href, got.etag, asks=Asks.NOTHING if is_known else Asks.STRAY))
    return True


def _tell_of_strays(run: Run) -> None:
    told = []
    for row in [row for row in run.rows.values() if row.asks is Asks.STRAY][:STRAYS_TOLD]:
        got = run.server.get(row.href, row.agreement_id)
        if got is None or got.shown is None:
            run.forget([row])
        else:
            starts = got.shown.starts
            told.append(Stray(got.shown.summary, starts.date() if isinstance(starts, datetime) else starts))
    run.report.strays = tuple(told)
