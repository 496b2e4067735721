"""Backups, damage and the seal in words: what happened, what is safe, what can be done. Opens no file."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from tracker.actions.letting_go import ClockAhead, ClockBehind
from tracker.actions.safekeeping import BackupLine, HeldRecords, PutBack, SealCheck
from tracker.presentation.words.numbers import both, listed
from tracker.presentation.words.quotes import named
from tracker.presentation.words.times import moment, plain_day
from tracker.rules.window import day_in
from tracker.tongue import capital, sentence, tr, tr_as, tr_n_as

NOTHING = HeldRecords()
A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def held(h: HeldRecords) -> str:
    """ "30 people, 74 agreements, 96 contacts"."""
    return listed(
        [
            tr_n_as("what a file holds", "{n} person", "{n} people", h.people),
            tr_n_as("what a file holds", "{n} agreement", "{n} agreements", h.agreements),
            tr_n_as("what a file holds", "{n} contact", "{n} contacts", h.contacts),
        ]
    )


def backup(line: BackupLine, zone: str, today: date) -> str:
    """ "Yesterday, 09:30: 30 people, 74 agreements, 96 contacts"."""
    # T: "yesterday, 09:30: 30 people, 74 agreements, 96 contacts"
    told = tr_as("a backup", "{moment}: {held}", moment=moment(line.made_at, zone, today), held=held(line.held))
    return capital(told)


def age(made_at: datetime, now: datetime) -> str:
    """ "2 hours ago"."""
    passed = now - made_at
    if passed < A_MINUTE:
        return tr_as("a backup was made …", "just now")
    if passed < AN_HOUR:
        return tr_n_as("a backup was made …", "{n} minute ago", "{n} minutes ago", passed // A_MINUTE)
    if passed < A_DAY:
        return tr_n_as("a backup was made …", "{n} hour ago", "{n} hours ago", passed // AN_HOUR)
    return tr_n_as("a backup was made …", "{n} day ago", "{n} days ago", passed // A_DAY)


def newest_backup(line: BackupLine | None, now: datetime) -> str:
    """The line at the top of the settings' page; what it holds stands in the list beneath."""
    if line is None:
        return tr("There is no verified backup yet. One is made as soon as something has been saved.")
    # T: "The newest verified backup was made 2 hours ago."
    return tr("The newest verified backup was made {ago}.", ago=age(line.made_at, now))


def erased_in_backups(until: datetime | None, zone: str, today: date, is_known: bool = True) -> str:
    """What the settings say of people erased for good, and the backups that may still hold them; unless `is_known`
    nothing is said of those.
    """
    if not is_known:
        return tr("Backups are made by themselves, and let go after thirty days.")
    if until is None:
        return tr(
            "Backups are made by themselves, and let go after thirty days. None of them holds anybody you erased for "
            "good."
        )
    return tr(
        "Backups are made by themselves, and let go after thirty days. Somebody you erased for good may be in one of "
        "them until {moment}.",
        moment=moment(until, zone, today),
    )


def clock_ahead(ahead: ClockAhead, zone: str) -> str:
    """Asked where the clock stands further past the last thing known than anybody is likely to have been away."""
    now, known = (plain_day(day_in(each, zone), date.min) for each in (ahead.now, ahead.known))  # each with its year
    # T: "The clock says 3 June 2031, but the last that is known here is of 26 November 2026: it may be wrong. …"
    return tr(
        "The clock says {now}, but the last that is known here is of {known}: it may be wrong. If it is right, say so; "
        "else set it right on this computer. Until then nobody goes from the trash for good and no backup is let go.",
        now=now,
        known=known,
    )


def clock_behind(behind: ClockBehind, zone: str) -> str:
    """Asked where the clock stands before the last thing known."""
    now, known = (plain_day(day_in(each, zone), date.min) for each in (behind.now, behind.known))  # each with its year
    # T: "The clock says 3 June 2025, but the last that is known here is of 26 November 2026: it may be wrong. …"
    return tr(
        "The clock says {now}, but the last that is known here is of {known}: it may be wrong. If it is right, say so; "
        "else set it right on this computer. What is written down by that clock stands before what has happened since, "
        "and is judged as if that had not.",
        now=now,
        known=known,
    )


def clock_doubted(doubt: ClockAhead | ClockBehind, zone: str) -> str:
    """Asked where the clock cannot be believed."""
    return clock_behind(doubt, zone) if isinstance(doubt, ClockBehind) else clock_ahead(doubt, zone)


def missing_beside(backups: Sequence[BackupLine]) -> str:
    """ "3 backups of it are there, the newest of 26 November 2026 with 30 people, 74 agreements, 96 contacts"."""
    newest = backups[0]
    # T: "3 backups of it are there, the newest of 26 November 2026 with 30 people, 74 agreements, 96 contacts"
    return tr_n_as(
        "the store is missing, while …",
        "a backup of it is there, of {date} with {held}",
        "{n} backups of it are there, the newest of {date} with {held}",
        len(backups),
        date=plain_day(newest.made_at.astimezone().date(), date.min),
        held=held(newest.held),
    )


def missing_since(seen: datetime) -> str:
    """ "it was there on 26 November 2026, and no backup of it is": of a store of which only that is known."""
    # T: "the store is missing, while it was there on 26 November 2026, and no backup of it is"
    return tr_as(
        "the store is missing, while …",
        "it was there on {date}, and no backup of it is",
        date=plain_day(seen.astimezone().date(), date.min),
    )


def missing(place: Path, backups: Sequence[BackupLine], seen: datetime | None = None) -> str:
    """What the page for a missing store says above its choices. `seen` is when it was there, where no backup is."""
    if seen is not None:
        # T: "people.db is not in /home/maria, where it was on 26 November 2026: it was moved, renamed or deleted. …"
        return tr(
            "{file} is not in {folder}, where it was on {date}: it was moved, renamed or deleted. Nothing has been "
            "made in its place, and no backup of it is here. If you know where the file is, put it back and try again, "
            "or open the folder it lies in. Beginning anew makes an empty one, into which an archive or a backup from "
            "elsewhere can still be taken.",
            file=named(place.name),
            folder=named(place.parent),
            date=plain_day(seen.astimezone().date(), date.min),
        )
    # T: "people.db is not in /home/maria, while backups of it are there: it was moved, renamed or deleted. …"
    told = [
        tr(
            "{file} is not in {folder}, while backups of it are there: it was moved, renamed or deleted. Nothing has "
            "been made in its place.",
            file=named(place.name),
            folder=named(place.parent),
        ),
        tr("The backups below were checked just now and are whole.")
        if backups
        else tr("None of those backups can be opened."),
        tr("If you know where the file is, put it back and try again. Beginning anew leaves the backups as they are."),
    ]
    return " ".join(told)


def up_to(moment: str) -> str:
    """Beside what a way back brings: up to when it was entered."""
    # T: "Up to today, 12:57"
    return tr("Up to {moment}", moment=moment)


def not_the_sample(folder: Path) -> str:
    """What the page says where somebody's own people lie in the place of the sample."""
    # T: "/home/maria/sample, where the sample was to go, holds people of somebody's own. …"
    return tr(
        "{folder}, where the sample was to go, holds people of somebody’s own. They were left as they are. Open them "
        "here, or name another folder for the sample with --data-dir.",
        folder=named(folder),
    )


def damaged(place: Path, backups: Iterable[BackupLine], readable: HeldRecords = NOTHING) -> str:
    """What the page for a damaged file says above its choices."""
    told = [
        tr("{file} is damaged and cannot be opened as it is. Nothing has been written to it.", file=named(place.name)),
        tr("The backups below were checked just now and are whole.") if tuple(backups) else tr("There is no backup."),
    ]
    if readable.people:
        told.append(tr("From the file itself, {held} can still be read.", held=held(readable)))
    return " ".join(told)


def nothing_left() -> str:
    """Beneath that, where neither a backup nor the file itself has anything to go on with."""
    return tr(
        "If you have a copy elsewhere, open its folder. Beginning anew leaves this file beside the new one, as it is."
    )


CHANGED_ONE = {
    "prospect": sentence(
        "{file} opens, but what is written of one person is not as it was written in entry {entry} of the history."
    ),
    "standing": sentence(
        "{file} opens, but where one person stands is not as it was written in entry {entry} of the history."
    ),
    "objection": sentence("{file} opens, but one objection is not as it was written in entry {entry} of the history."),
    "agreement": sentence("{file} opens, but one agreement is not as it was written in entry {entry} of the history."),
    "contact": sentence("{file} opens, but one contact is not as it was written in entry {entry} of the history."),
    "snooze": sentence("{file} opens, but one reminder is not as it was written in entry {entry} of the history."),
}
CHANGED_ENTRY = sentence("{file} opens, but entry {entry} of the history is not as it was written.")


def changed_past(place: Path, check: SealCheck) -> str:
    """What the page says above its choices where the file opens and something in it was changed past the program."""
    file = named(place.name)
    if check.broken_at:
        what = CHANGED_ONE.get(check.kind, CHANGED_ENTRY).told(file=file, entry=check.broken_at)
    else:
        what = tr("{file} opens, but the file’s own lists are not as they were written.", file=file)
    if check.intact_in is None:
        backups = tr("No backup that is left has it intact.")
    else:
        backups = tr("The first backup below was checked in full and has it intact.")
    return " ".join(
        [
            what,
            tr(
                "Something other than this program changed it, or the disk did. Nothing has been written to it since "
                "this was found, and what you were typing is kept."
            ),
            backups,
            tr("Recovering takes every record as the history last had it; going on leaves all as it is."),
        ]
    )


def put_back(done: PutBack) -> str:
    if done.set_aside is None:
        return tr("Restored: {held}.", held=held(done.held))
    # T: "Restored: 30 people, 74 agreements, 96 contacts. The damaged file is kept as people-damaged.db."
    return tr(
        "Restored: {held}. The damaged file is kept as {file}.", held=held(done.held), file=named(done.set_aside.name)
    )


def recovered(h: HeldRecords) -> str:
    return tr("Recovered: {held}. The damaged file is kept beside the new one.", held=held(h))


def seal(check: SealCheck, zone: str, today: date) -> str:
    """What a check of the whole ledger found."""
    if check.holds:
        return tr("Every entry is as it was written.")
    if check.broken_at:
        found = tr("Entry {entry} of the history is not as it was written.", entry=check.broken_at)
    else:
        found = tr("The file’s own lists are not as they were written.")
    if check.intact_in is None:
        rest = tr("No backup that is left has it intact.")
    else:
        rest = tr("The backup of {moment} still has it.", moment=moment(check.intact_in.made_at, zone, today))
    return f"{found} {rest}"


def no_backup_in(folders: Iterable[Path]) -> str:
    return tr(
        "No backup could be kept in {folders}. Your work is saved all the same; check that folder in the settings.",
        folders=both([named(folder) for folder in folders]),
    )


def dossier_written(page: Path) -> str:
    return tr(
        "Everything we hold on them has been written: {file}, and the same as JSON beside it.", file=named(page.name)
    )


def not_written(folder: Path, why: OSError) -> str:
    if why.errno == errno.ENOSPC:
        return tr(
            "Writing everything we hold, {folder}: the disk is full. Nothing was changed; choose another folder.",
            folder=named(folder),
        )
    return tr(
        "Writing everything we hold, {folder}: it may not be written to. Nothing was changed; choose another folder.",
        folder=named(folder),
    )
