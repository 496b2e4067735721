"""Backups, damage and the seal in words: what happened, what is safe, what can be done."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from tracker.actions.letting_go import ClockAhead
from tracker.actions.safekeeping import BackupLine, Held, PutBack, SealCheck
from tracker.presentation.words.dates import moment, plain_day
from tracker.presentation.words.numbers import counted
from tracker.presentation.words.quotes import named
from tracker.rules.window import day_in

A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def held(h: Held) -> str:
    """ "30 people, 74 agreements, 96 contacts"."""
    return ", ".join(
        [counted(h.people, "person", "people"), counted(h.agreements, "agreement"), counted(h.contacts, "contact")]
    )


def backup(line: BackupLine, zone: str, today: date) -> str:
    """ "Sat 21 Nov, 09:30: 30 people, 74 agreements, 96 contacts"."""
    return f"{moment(line.made_at, zone, today)}: {held(line.held)}"


def age(made_at: datetime, now: datetime) -> str:
    """ "2 hours ago"."""
    passed = now - made_at
    if passed < A_MINUTE:
        return "just now"
    if passed < AN_HOUR:
        return f"{counted(passed // A_MINUTE, 'minute')} ago"
    if passed < A_DAY:
        return f"{counted(passed // AN_HOUR, 'hour')} ago"
    return f"{counted(passed // A_DAY, 'day')} ago"


def newest_backup(line: BackupLine | None, now: datetime) -> str:
    """The line at the top of the settings' page."""
    if line is None:
        return "There is no verified backup yet. One is made as soon as something has been saved."
    return f"The newest verified backup was made {age(line.made_at, now)}: {held(line.held)}."


def erased_in_backups(until: datetime | None, zone: str, today: date) -> str:
    """What the settings say of people erased for good, and the backups that may still hold them."""
    told = "Backups are made by themselves, and let go after thirty days."
    if until is None:
        return f"{told} None of them holds anybody you erased for good."
    return f"{told} Somebody you erased for good may be in one of them until {moment(until, zone, today)}."


def clock_ahead(ahead: ClockAhead, zone: str) -> str:
    """Asked where the clock stands further past the last thing known than anybody is likely to have been away."""
    now, known = (plain_day(day_in(each, zone), date.min) for each in (ahead.now, ahead.known))  # each with its year
    return (
        f"The clock says {now}, and the last that is known here is of {known}. Is the clock right? Until you say so,"
        " nobody goes from the trash for good and no backup is let go."
    )


def damaged(place: Path, backups: Iterable[BackupLine], readable: Held) -> str:
    """What the page for a damaged file says above its choices."""
    safe = "The backups below were checked just now and are whole." if tuple(backups) else "There is no backup."
    read = f" From the file itself, {held(readable)} can still be read." if readable.people else ""
    return f"{named(place.name)} is damaged and cannot be opened as it is. Nothing has been written to it. {safe}{read}"


def missing_beside(backups: Sequence[BackupLine]) -> str:
    """ "3 backups of it are there, the newest of 26 November 2026 with 30 people, 74 agreements, 96 contacts"."""
    newest = backups[0]
    made = newest.made_at.astimezone()
    with_ = f"of {made.day} {made:%B %Y} with {held(newest.held)}"
    if len(backups) == 1:
        return f"a backup of it is there, {with_}"
    return f"{len(backups)} backups of it are there, the newest {with_}"


def missing(place: Path, backups: Sequence[BackupLine]) -> str:
    """What the page for a missing store says above its choices."""
    if backups:
        safe = "The backups below were checked just now and are whole."
    else:
        safe = "None of those backups can be opened."
    return (
        f"{named(place.name)} is not in {named(place.parent)}, while backups of it are there: it was moved, renamed or"
        f" deleted. Nothing has been made in its place. {safe} If you know where the file is, put it back and try"
        " again. Beginning anew leaves the backups as they are."
    )


_ONE = {
    "prospect": "what is written of one person",
    "standing": "where one person stands",
    "objection": "one objection",
    "agreement": "one agreement",
    "contact": "one contact",
    "snooze": "one reminder",
}


def changed_past(place: Path, check: SealCheck) -> str:
    """What the page says above its choices where the file opens and something in it was changed past the program."""
    if check.broken_at and check.kind in _ONE:
        what = f"{_ONE[check.kind]} is not as it was written in entry {check.broken_at} of the history"
    elif check.broken_at:
        what = f"entry {check.broken_at} of the history is not as it was written"
    else:
        what = "the file's own lists are not as they were written"
    if check.intact_in is None:
        backups = "No backup that is left has it intact."
    else:
        backups = "The first backup below was checked in full and has it intact; what was saved later is not in it."
    return (
        f"{place.name} opens, but {what}. Something other than this program changed it, or the disk did. Nothing has"
        f" been written to it since this was found, and what you were typing is kept. {backups} Recovering takes every"
        " record as the history last had it and begins a new history; going on leaves all as it is."
    )


def put_back(done: PutBack) -> str:
    aside = f" The damaged file is kept as {done.set_aside.name}." if done.set_aside is not None else ""
    return f"Restored: {held(done.held)}.{aside}"


def recovered(h: Held) -> str:
    return f"Recovered: {held(h)}. The damaged file is kept beside the new one."


def seal(check: SealCheck, zone: str, today: date) -> str:
    """What a check of the whole ledger found."""
    if check.holds:
        return "Every entry is as it was written."
    found = "The file's own lists are not as they were written."
    if check.broken_at:
        found = f"Entry {check.broken_at} of the history is not as it was written."
    if check.intact_in is None:
        return f"{found} No backup that is left has it intact."
    return f"{found} The backup of {moment(check.intact_in.made_at, zone, today)} still has it."


def no_backup_in(folders: Iterable[Path]) -> str:
    told = " and ".join(named(folder) for folder in folders)
    return f"No backup could be kept in {told}. Your work is saved all the same; check that folder in the settings."


def dossier_written(page: Path) -> str:
    return f"Everything we hold on them has been written: {page.name}, and the same as JSON beside it."


def not_written(folder: Path, why: OSError) -> str:
    reason = "the disk is full" if why.errno == errno.ENOSPC else "it may not be written to"
    return f"Writing everything we hold, {named(folder)}: {reason}. Nothing was changed; choose another folder."
