"""What a list for the road says: when, by which number, whose words, and what stands against it. Knows no sheet."""

from __future__ import annotations

import errno
from datetime import date, datetime
from pathlib import Path

from tracker.actions.ports import Planned
from tracker.presentation.words.quotes import named, one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock_here, moment, on_date, place, short_clocks, short_day
from tracker.rules.agreement import AgreementKind
from tracker.rules.diary.road import LastWords
from tracker.rules.prospect import Objection
from tracker.tongue import Theirs, tr, tr_as, tr_n, tr_n_as


def when(a: Planned, today: date, zone: str) -> str:
    """In the column of times: "10:00", "14:00–16:00", "any time", "until Sat 28 Nov", "by the day's end"."""
    if a.window.is_timed:
        return clock_here(a.window, zone)
    if a.kind is AgreementKind.PROMISE:
        return tr_as("in place of a time", "by the day’s end")
    if a.window.is_span:
        return tr_as("in place of a time", "until {day}", day=short_day(a.window.last, today))
    return tr_as("in place of a time", "any time")


def day_of(a: Planned, today: date) -> str:
    """In place of a time, where its day is over: "Thu 26 Nov"."""
    return short_day(a.window.last, today)


def their_time(a: Planned, zone: str) -> str:
    """ "15:00 in New York"; "" where their clocks show the same."""
    there = short_clocks(a.window)
    if not a.window.is_timed or there == clock_here(a.window, zone):
        return ""
    # T: "15:00 in New York"
    return tr_as("their time", "{time} in {place}", time=there, place=place(a.window.zone))


def number(label: str, address: str) -> str:
    """ "work 020 7946 0018"."""
    # T: a telephone number after its label: "work 020 7946 0018"
    return tr_as(
        "a number to ring", "{label} {number}", label=one_line(label, 40), number=one_line(address, 80)
    ).strip()


def no_number() -> str:
    return tr("no number")


def still_open(question: str) -> str:
    return tr("Still open: {question}", question=one_line(question))


def last_said(last: LastWords, zone: str, today: date) -> str:
    # T: "Last, on 19 November: “we'll call you”"
    return tr("Last, {when}: {words}", when=on_date(last.at, zone, today), words=quoted(last.words))


def asked_not(objection: Objection) -> str:
    if objection.channel is None:
        return tr("Asked not to be contacted")
    return tr("Asked not to be contacted {way}", way=WAY[objection.channel].told())


def agreed_by(owner: str) -> str:
    return tr_as("a row of the morning", "agreed by {us}", us=one_line(owner, 40))


def of_whom(me: str) -> str:
    return one_line(me, 60)


def made_at(now: datetime, zone: str, today: date) -> str:
    """At the foot of a sheet: when it was made, since a sheet of paper goes out of date."""
    return tr("As Agreed · as of {moment}", moment=moment(now, zone, today))


def page_of(n: int, count: int) -> str:
    # T: "page 1 of 2"
    return tr("page {n} of {count}", n=n, count=count)


def goes_on(day: str) -> str:
    """Above what goes on from the sheet before."""
    return tr("{day}, continued", day=Theirs(day))


def how_far(answered: int, count: int) -> str:
    if not count:
        return tr("Nothing was agreed for today.")
    if answered == count:
        return tr("Everything agreed for today has its answer.")
    # T: "2 of 5 have their answer."
    return tr("{n} of {count} have their answer.", n=answered, count=count)


def how_much(agreements: int, pages: int) -> str:
    """ "5 agreements on 1 page"."""
    what = tr_n_as("on paper", "{n} agreement", "{n} agreements", agreements)
    # T: "5 agreements on 1 page"
    return tr_n_as("on paper", "{what} on {n} page", "{what} on {n} pages", pages, what=what)


def written(file: Theirs, pages: int, agreements: int) -> str:
    """What was put on paper: "5 agreements on 2 pages: thursday.pdf"."""
    what = tr_n_as("on paper", "{n} agreement", "{n} agreements", agreements)
    # T: "5 agreements on 2 pages: thursday.pdf"
    return tr_n("{what} on {n} page: {file}", "{what} on {n} pages: {file}", pages, what=what, file=file)


def put_there(file: Theirs) -> str:
    return tr("Written: {file}", file=file)


def not_written(place: Path, why: Exception) -> str:
    if isinstance(why, FileExistsError):
        return tr("{file} is there already, and is no PDF; choose another name.", file=named(place))
    if isinstance(why, FileNotFoundError):
        return tr("{file} cannot be written: there is no such folder.", file=named(place))
    if isinstance(why, OSError) and why.errno == errno.ENOSPC:
        return tr("{file} cannot be written: the disk is full.", file=named(place))
    return tr("{file} cannot be written; choose another name or folder.", file=named(place))
