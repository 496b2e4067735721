"""Why something was not done, in words: what you were doing, why it failed, what is safe, what to do.

Knows neither the deed that failed nor where it is told.
"""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

from tracker.actions.outcome import Fault, ImpossibleContact, Problem, Refusal, StoreFault
from tracker.actions.safekeeping import MissingStore
from tracker.presentation.words.deeds import deed
from tracker.presentation.words.numbers import listed
from tracker.presentation.words.quotes import named, one_line, quoted
from tracker.presentation.words.safekeeping import missing_beside, missing_since
from tracker.presentation.words.terms import WAY, outcome
from tracker.presentation.words.times import at_moment
from tracker.rules.channel import Direction
from tracker.rules.contact import outcomes_for
from tracker.rules.window import day_in
from tracker.runtime.folder_lock import Doing, Holder
from tracker.tongue import Phrase, Theirs, phrase, sentence, tr, tr_as, tr_n

PROBLEMS = {
    Problem.EMPTY_NAME: sentence("A name is missing. Nothing was saved; please type one."),
    Problem.TEXT_TOO_LONG: sentence("{what} is too long to save. Nothing was saved; please shorten it."),
    Problem.UNREADABLE_TEXT: sentence(
        "{what} has characters that cannot be kept. Nothing was saved; please type it again."
    ),
    Problem.NOT_A_PHONE: sentence("{what} does not read as a phone number. Nothing was saved; please check it."),
    Problem.NOT_AN_EMAIL: sentence("{what} does not read as an e-mail address. Nothing was saved; please check it."),
    Problem.IN_THE_FUTURE: sentence(
        "What is still to come cannot be logged. Nothing was saved; please check the time."
    ),
    Problem.NO_SUCH_PROSPECT: sentence("{what} is not among your people. Nothing was changed."),
    Problem.NO_SUCH_AGREEMENT: sentence("This agreement is no longer there. Nothing was changed."),
    Problem.NO_SUCH_RECORD: sentence(
        "This is no longer there: it was deleted, or given to somebody else. Nothing was changed."
    ),
    Problem.NOT_OPEN_THEN: sentence(
        "That agreement was not open then, so this cannot have kept it. Nothing was saved; please choose another."
    ),
    Problem.CORRECTED_SINCE: sentence(
        "This was changed in another window meanwhile. Nothing was saved; please look at it again."
    ),
    Problem.ALREADY_THEIRS: sentence("This is with {what} already. Nothing was changed."),
    Problem.ONE_RECORD: sentence("Both are the same record, {what}: nothing was changed. Please name the other one."),
    Problem.SETTLED_IN_A_CONTACT: sentence(
        "What became of this agreement stands in a contact, or it was moved. Nothing was saved; please correct that."
    ),
    Problem.ENDS_BEFORE_IT_BEGINS: sentence(
        "This would have been over before it was agreed. Nothing was saved; please check the day."
    ),
    Problem.NO_SUCH_MESSAGE: sentence("This message of theirs is no longer there. Nothing was changed."),
    Problem.ALREADY_SETTLED: sentence("This agreement was settled already. Nothing was changed."),
    Problem.NOBODY_WAS_TO_COME: sentence("Nobody was to come: it was not agreed to meet. Nothing was changed."),
    Problem.ITS_TIME_IS_OVER: sentence(
        "Its time is over, so it cannot be called off any more: say that you missed it. Nothing was changed."
    ),
    Problem.NOT_YET_TIME: sentence("It is not time yet, so they may still come. Nothing was changed."),
    Problem.NO_SUCH_CONTACT: sentence(
        "There is no such contact. Nothing was saved; please choose how it was, and what came of it."
    ),
    Problem.NEEDS_A_REASON: sentence(
        "Nobody agreed to a contact with {what}. Nothing was saved; please say why it happened."
    ),
    Problem.ALREADY_HERE: sentence(
        "{what} is among your people already. Nothing was saved; please choose who is meant."
    ),
    Problem.KNOWN_NUMBER: sentence(
        "{what} has this number or address already. Nothing was saved; please say whether it is the same person, or two"
        " who share it."
    ),
    Problem.NEEDS_THE_TICK: sentence("{what} asked us not to. Nothing was saved; please say that you know."),
    Problem.NEEDS_WHAT_THEY_ASKED: sentence(
        "What did {what} ask for? Nothing was saved; please write it in a few words."
    ),
    Problem.NEEDS_THEIR_WORDS: sentence("What did {what} say? Nothing was saved; please write it in their words."),
    Problem.NEEDS_WHEN_THEY_SAID_IT: sentence(
        "When did {what} say it? Nothing was saved; please give the day or the time."
    ),
    Problem.NEEDS_WHAT_THEY_AGREED_TO: sentence(
        "What did {what} agree to? Nothing was saved; please give the time, or say that they named none."
    ),
    Problem.NEEDS_WHETHER_IT_LIFTS: sentence(
        "{what} asked not to be contacted in the way that is agreed. Nothing was saved; please say whether this lifts"
        " that."
    ),
    Problem.NOTHING_TO_UNDO: sentence("There is nothing to undo."),
    Problem.NOTHING_TO_REDO: sentence("There is nothing to redo."),
    Problem.CHANGED_SINCE: sentence("What this would take back was changed since. Nothing was touched."),
    Problem.NO_SUCH_DAYS: sentence("Those days are not among the days away any more. Nothing was changed."),
    Problem.NO_SUCH_USER: sentence("{what} is none of us. Nothing was saved; please choose who is meant."),
    Problem.ONE_OF_US_ALREADY: sentence(
        "One of us goes by {what} already. Nothing was saved; please choose another name."
    ),
    Problem.HAS_LEFT: sentence("{what} has left us. Nothing was saved; please choose who is meant."),
    Problem.NEEDS_WHO_TAKES_OVER: sentence(
        "Who takes over what is agreed with {what}? Nothing was saved; please name a colleague."
    ),
    Problem.WRITTEN_MEANWHILE: sentence(
        "Something was written here since you looked at the list. Nothing was brought in; please look at it once more."
    ),
    Problem.NO_SUCH_FILE: sentence("{what} is not there. Nothing was read; please choose another file."),
    Problem.MAY_NOT_BE_READ: sentence("{what} cannot be read. Nothing was brought in; please choose another file."),
    Problem.NO_SUCH_FILE_KIND: sentence(
        "{what} is no kind of file to write. Nothing was written; please let its name end in .ics, .vcf, .csv or .zip."
    ),
    Problem.FILE_IS_THERE: sentence(
        "{what} is there already. Nothing was written; please choose another name, or say that it may be replaced."
    ),
    Problem.NO_FOLDER_FOR_IT: sentence(
        "The folder for {what} is not there or cannot be entered. Nothing was written; please choose another."
    ),
    Problem.NO_ROOM_FOR_IT: sentence(
        "There is no room for {what}. Nothing was written; please make some, and try again."
    ),
    Problem.MAY_NOT_BE_WRITTEN: sentence(
        "{what} may not be written there. Nothing was written; please choose another place."
    ),
    Problem.NO_ARCHIVE: sentence(
        "{what} is neither an archive nor a backup of As Agreed. Nothing was changed; please choose another file."
    ),
    Problem.OPEN_HERE: sentence("{what} is what is open here. Nothing was changed; please choose another file."),
    Problem.DAMAGED_ARCHIVE: sentence("{what} is damaged. Nothing was changed; please copy it over once more."),
    Problem.LOCKED_ARCHIVE: sentence(
        "{what} is locked with a password. Nothing was changed; please choose it as it was written by As Agreed."
    ),
    Problem.TOO_LARGE_ARCHIVE: sentence(
        "{what} would take more room than it can have here. Nothing was changed; please check where it comes from."
    ),
    Problem.NEWER_ARCHIVE: sentence(
        "{what} was written by a newer version of As Agreed. Nothing was changed; please update the program here first."
    ),
    Problem.COPY_OF_A_TEAMS: sentence(
        "What is here is your copy of what the team shares, so no backup is put in its place. Where it is damaged,"
        " it is made anew from the team’s server."
    ),
    Problem.INVITED_AS_ANOTHER: sentence(
        "You are invited as {what}, and go by another name here. Nothing was changed; correct your name here first, or"
        " have yourself invited by it."
    ),
    Problem.OPEN_IN_A_WINDOW: sentence("As Agreed is open on it. Nothing was changed; please close its window first."),
    Problem.NOT_THE_PASSWORD: sentence(
        "That is not your password at the team’s server, so it was not kept; please type it once more."
    ),
    Problem.NO_COPY: sentence("What is here is no team’s, so there is none to leave."),
    Problem.NO_TEAM_THERE: sentence(
        "That server has nothing of a team yet. Whoever has the people moves them there first, and then you can join."
    ),
    Problem.WAITS_FOR_ANOTHER: sentence(
        "What waits to be sent here is another team’s, and would be about other people in this one. Nothing was"
        " changed; join that one again, so that it goes, or this one in another folder."
    ),
    Problem.HAS_ITS_OWN: sentence(
        "There are people of your own here, and they would not be in the team’s. Nothing was changed; join the team in"
        " another folder, or ask for these to be brought in there first."
    ),
}
WHO_TO_WHOM = {
    Direction.OUT: phrase("by e-mail, …", "we to them"),
    Direction.IN: phrase("by e-mail, …", "they to us"),
    Direction.MET: phrase("by e-mail, …", "where we met"),
}
MISSING = {
    Problem.NEEDS_A_REASON: phrase("a contact with …", "this person"),
    Problem.NEEDS_THE_TICK: phrase("… asked us not to", "they"),
    Problem.NEEDS_WHAT_THEY_ASKED: phrase("what did … ask for?", "they"),
    Problem.NEEDS_THEIR_WORDS: phrase("what did … say?", "they"),
    Problem.NEEDS_WHEN_THEY_SAID_IT: phrase("when did … say it?", "they"),
    Problem.NEEDS_WHAT_THEY_AGREED_TO: phrase("what did … agree to?", "they"),
    Problem.NEEDS_WHETHER_IT_LIFTS: phrase("… asked us not to", "they"),
    Problem.NO_SUCH_PROSPECT: phrase("… is not among your people", "this person"),
    Problem.NOT_A_PHONE: phrase("… does not read as a phone number", "this"),
    Problem.KNOWN_NUMBER: phrase("… has this number or address already", "somebody"),
    Problem.NOT_AN_EMAIL: phrase("… does not read as a phone number", "this"),
}
SAVING = phrase("what you were doing", "Saving")
READING = phrase("what you were doing", "Reading")
OPENING = phrase("what you were doing", "Opening")
WHY = {
    Fault.DISK_FULL: phrase("Saving, people.db: …", "the disk is full"),
    Fault.READ_ONLY: phrase("Saving, people.db: …", "it may not be written to"),
    Fault.LOCKED: phrase("Saving, people.db: …", "another program is holding it"),
    Fault.GONE: phrase("Saving, people.db: …", "it is no longer where it was"),
    Fault.AWAY: phrase("Saving, people.db: …", "the team’s server does not answer"),
    Fault.NOT_ALLOWED: phrase("Saving, people.db: …", "the team’s server does not allow it"),
    Fault.DAMAGED: phrase("Saving, people.db: …", "it is damaged"),
    Fault.NEWER: phrase("Saving, people.db: …", "it was written by a newer version of As Agreed"),
    Fault.NO_FOLDER: phrase("Saving, people.db: …", "its folder is not there or cannot be entered"),
    Fault.IN_THE_WAY: phrase("Saving, people.db: …", "a store of somebody’s own lies where the sample would go"),
    Fault.MISSING: phrase("Saving, people.db: …", "the store is missing"),
    Fault.LINKS_TO_ITSELF: phrase("Saving, people.db: …", "the store is a link that leads back to itself"),
    Fault.DOES_NOT_FIT: phrase("Saving, people.db: …", "what was to be written does not fit what is there"),
    Fault.A_TEAMS: phrase("Saving, people.db: …", "it is a copy of what your team shares"),
    Fault.TEAM_NOTE: phrase(
        "Saving, people.db: …",
        "the note beside it that says whose copy it is (team.json) cannot be read, or is not its",
    ),
    Fault.NO_DRIVER: phrase("Saving, people.db: …", "what speaks to the team’s server is not installed here"),
    Fault.OTHER_PAST: phrase("Saving, people.db: …", "the team’s server has another past than the copy here"),
    Fault.OTHER: phrase("Saving, people.db: …", "it did not answer as it should"),
}
REMEDY = {
    Fault.DISK_FULL: sentence("Make some room and try again."),
    Fault.READ_ONLY: sentence("Check who may write in that folder, then try again."),
    Fault.LOCKED: sentence("Close the other program, or wait a moment, and try again."),
    Fault.GONE: sentence("Put it back, or start the program again."),
    Fault.AWAY: sentence("You can read all that is here. Try again when it is back."),
    Fault.NOT_ALLOWED: sentence("Ask whoever keeps the server."),
    Fault.DAMAGED: sentence("Nothing will be written to it. Bring back the last backup."),
    Fault.NEWER: sentence("Please update the program to open it."),
    Fault.NO_FOLDER: sentence("Check the folder, or choose another."),
    Fault.IN_THE_WAY: sentence("Open that folder by --data-dir without --demo, or name another for the sample."),
    Fault.MISSING: sentence("Put it back, or start the window: it offers what can be done."),
    Fault.LINKS_TO_ITSELF: sentence("Put the file itself in its place, or a backup of it."),
    Fault.DOES_NOT_FIT: sentence("Look at it again, and try once more."),
    Fault.A_TEAMS: sentence(
        "Open your invitation to the team once more (as-agreed team join FILE), or leave it (as-agreed team leave)."
    ),
    Fault.TEAM_NOTE: sentence(
        "Open your invitation to the team once more (as-agreed team join FILE), or leave it (as-agreed team leave)."
    ),
    Fault.NO_DRIVER: sentence("You can read all that is here. To write, install as-agreed[team] (such as with pip)."),
    Fault.OTHER_PAST: sentence("Tell whoever keeps the server: it may have been put back to an older state."),
    Fault.OTHER: sentence("Try again; if it stays so, start the program again."),
}
SAFE = {
    Fault.DAMAGED: sentence("What is in it has been left as it is."),
    Fault.NEWER: sentence("Nothing in it was touched."),
    Fault.GONE: sentence("What you typed is still here."),
    Fault.AWAY: sentence("What you typed is still here."),
    Fault.NOT_ALLOWED: sentence("Nothing was changed."),
    Fault.NO_FOLDER: sentence("Nothing was changed."),
    Fault.IN_THE_WAY: sentence("It was left as it is."),
    Fault.MISSING: sentence("Nothing was made in its place."),
    Fault.LINKS_TO_ITSELF: sentence("Nothing was changed."),
    Fault.A_TEAMS: sentence("Nothing was changed."),
    Fault.TEAM_NOTE: sentence("Nothing was changed."),
    Fault.NO_DRIVER: sentence("Nothing was written."),
    Fault.OTHER_PAST: sentence("Nothing was written. You can read all that is here."),
    Fault.DOES_NOT_FIT: sentence("Nothing was changed."),
}
SAFE_OTHERWISE = sentence("What was saved before is safe.")


def problem(refusal: Refusal, zone: str = "UTC", today: date | None = None) -> str:
    """Why the deed was refused. The offending text is quoted, and never more than a line of it.

    `zone` and `today` are ours, for saying when somebody did what it would undo as well.
    """
    if refusal.since is not None:
        later = refusal.since
        # T: "Ben did something since that rests on this, today at 10:40: “Agreement with Jo Hill: kept”. Nothing was …"
        return tr(
            "{us} did something since that rests on this, {when}: {deed}. Nothing was touched.",
            us=one_line(later.by, 60) or tr_as("… did something since", "somebody"),
            when=at_moment(later.at, zone, today or day_in(later.at, zone)),
            deed=quoted(deed(later), 100),
        )
    if isinstance(refusal, ImpossibleContact):
        return _no_such_contact(refusal)
    if refusal.what.strip():
        what: str = quoted(refusal.what, 60)
    elif refusal.problem in MISSING:
        what = MISSING[refusal.problem].told()
    else:
        what = tr_as("… is too long to save", "the text")
    return PROBLEMS[refusal.problem].told(what=what)


def _no_such_contact(refusal: ImpossibleContact) -> str:
    """What is possible instead."""
    possible = outcomes_for(refusal.direction, refusal.channel)
    if not possible:
        # T: "Nobody meets by e-mail: we write to them, or they to us."
        return tr(
            "Nobody meets {way}: we write to them, or they to us. Nothing was saved; please say which.",
            way=WAY[refusal.channel].told(),
        )
    # T: "By e-mail, we to them: what came of it can only be: sent. Nothing was saved."
    return tr_n(
        "{way}, {direction}: what came of it can only be: {known}. Nothing was saved.",
        "{way}, {direction}: what came of it is one of these: {known}. Nothing was saved; please choose.",
        len(possible),
        way=WAY[refusal.channel].told(),
        direction=WHO_TO_WHOM[refusal.direction].told(),
        known=listed([outcome(each) for each in possible]),
    )


def fault(trouble: StoreFault, path: Path | str, doing: Phrase = SAVING) -> str:
    """What failed with the file at `path`.

    "Saving, /home/maria/people.db: the disk is full. What was saved before is safe. Make some room and try again."
    """
    if trouble.fault is Fault.AWAY and trouble.detail == "unknown":
        return nobody_knows()
    file, why = named(path), WHY[trouble.fault].told()
    if trouble.detail == "moving":
        # T: "Opening, /home/maria/people.db: the team's server does not answer. The store was being moved there …"
        return tr(
            "{doing}, {file}: {why}. The store was being moved there, and only the server can say whether that was"
            " done. Open your invitation once more (as-agreed team move FILE), or go on with what is here as your own"
            " (as-agreed team leave).",
            doing=doing.told(),
            file=file,
            why=why,
        )
    if (trouble.fault, trouble.detail) == (Fault.LOCKED, "changing"):
        # T: "Opening, /home/maria/people.db: a window of As Agreed is just joining or leaving a team with it. …"
        return tr(
            "{doing}, {file}: a window of As Agreed is just joining or leaving a team with it. Nothing was changed."
            " Wait until it is done, and try again.",
            doing=doing.told(),
            file=file,
        )
    if (trouble.fault, trouble.detail) == (Fault.LOCKED, "55P03"):  # so a team's server tells it
        # T: "Saving, /home/maria/people.db: a colleague's program is just writing, and it takes long. Nothing …"
        return tr(
            "{doing}, {file}: a colleague’s program is just writing, and it takes long. Nothing was changed."
            " Wait a moment, and try again.",
            doing=doing.told(),
            file=file,
        )
    if isinstance(trouble, MissingStore):
        # T: "the store is missing, while 3 backups of it are there, the newest of 26 November 2026 with …"
        beside = missing_since(trouble.seen) if trouble.seen is not None else missing_beside(trouble.backups)
        why = tr_as("Saving, people.db: …", "{why}, while {backups}", why=why, backups=beside)
    safe, remedy = SAFE.get(trouble.fault, SAFE_OTHERWISE).told(), REMEDY[trouble.fault].told()
    if trouble.fault in (Fault.OTHER, Fault.NEWER) and trouble.detail:
        # T: "Saving, /home/maria/people.db: it did not answer as it should (SQLITE_IOERR). What was saved before is
        # T: safe. Try again; if it stays so, start the program again."
        return tr(
            "{doing}, {file}: {why} ({detail}). {safe} {remedy}",
            doing=doing.told(),
            file=file,
            why=why,
            detail=Theirs(trouble.detail),
            safe=safe,
            remedy=remedy,
        )
    # T: "Saving, /home/maria/people.db: the disk is full. What was saved before is safe. Make some room and try again."
    return tr(
        "{doing}, {file}: {why}. {safe} {remedy}", doing=doing.told(), file=file, why=why, safe=safe, remedy=remedy
    )


def nobody_knows() -> str:
    """A deed was sent to the team's server, and it could not be found out since whether it was kept, or not be read."""
    return tr(
        "The last step failed, and it may have been written all the same. Look once your team’s server answers, before"
        " you write it again."
    )


def waiting() -> str:
    """What stands there while the store does not answer, for whatever reason; the commonest is another program."""
    return tr("Waiting for the store. Another program may be holding it; what you typed is kept here.")


def settings_not_saved(path: Path | str, why: OSError) -> str:
    """The settings could not be written; they hold for now."""
    # T: "Saving the settings, /home/maria/settings.toml: the disk is full. They hold until …"
    return tr(
        "Saving the settings, {file}: {why}. They hold until you close the program; then save them again.",
        file=named(path),
        why=WHY[Fault.DISK_FULL if why.errno == errno.ENOSPC else Fault.READ_ONLY].told(),
    )


def not_started_along(path: Path | str, why: OSError) -> str:
    """The file by which the desktop starts the program could not be written or taken away."""
    if isinstance(why, FileExistsError):
        # T: "Starting with the computer: /home/maria/.config/autostart/… is there already …"
        return tr(
            "Starting with the computer: {file} is there already, and not from this program; it was left as it is.",
            file=named(path),
        )
    return tr(
        "Starting with the computer, {file}: {why}. Nothing was changed.",
        file=named(path),
        why=WHY[Fault.DISK_FULL if why.errno == errno.ENOSPC else Fault.READ_ONLY].told(),
    )


def settings_unread(path: Path | str, keys: tuple[str, ...]) -> str:
    """The settings file, or single values in it (`keys`), could not be taken; the program goes on with its own."""
    if keys:
        # T: "Reading the settings: zone, me in /home/maria/settings.toml cannot be used; the usual values hold …"
        return tr(
            "Reading the settings: {keys} in {file} cannot be used; the usual values hold instead, and the file stays "
            "until you save new ones.",
            keys=listed([Theirs(key) for key in keys]),
            file=named(path),
        )
    return tr(
        "Reading the settings: {file} cannot be read; the usual values hold instead, and the file stays until you save "
        "new ones.",
        file=named(path),
    )


def no_such_folder(typed: str) -> str:
    """What somebody typed as a folder of theirs is none, and nobody would hear of it until it is wanted."""
    return tr(
        "There is no folder “{place}”. Nothing was saved; please choose one that is there, or make it first.",
        place=named(one_line(typed, 120)),
    )


UNFIT = {
    "me": sentence(
        "Your name is too long, or has characters that cannot be kept. Nothing was saved; please put it right."
    ),
    "second_folder": sentence(
        "The second folder is too long, or has characters that cannot be kept. Nothing was saved; please put it right."
    ),
    "calendar_folder": sentence(
        "The folder for the calendar is too long, or has characters that cannot be kept. Nothing was saved; please put "
        "it right."
    ),
    "templates.voicemail": sentence(
        "The wording of a voicemail is too long, or has characters that cannot be kept. Nothing was saved; please put "
        "it right."
    ),
    "templates.subject": sentence(
        "The wording of an e-mail’s subject is too long, or has characters that cannot be kept. Nothing was saved; "
        "please put it right."
    ),
    "templates.email": sentence(
        "The wording of an e-mail is too long, or has characters that cannot be kept. Nothing was saved; please put it "
        "right."
    ),
}
UNFIT_OTHERWISE = sentence(
    "A setting is too long, or has characters that cannot be kept. Nothing was saved; please put it right."
)


def settings_unfit(keys: tuple[str, ...]) -> str:
    """A setting that could not be read again, were it saved: the first of them."""
    return UNFIT.get(keys[0], UNFIT_OTHERWISE).told()


def folder_held(folder: Path | str, holder: Holder) -> str:
    """Who has that folder and does not answer, in one sentence."""
    place, process = named(folder), ""
    if holder.pid:
        process = tr_as("who holds a folder", "(process {number})", number=holder.pid)
    if holder.elsewhere:
        # T: "Opening, /srv/people: it was opened on the computer “attic” (process 4711) and has not been closed there."
        return tr(
            "Opening, {folder}: it was opened on the computer {host} {process} and has not been closed there.",
            folder=place,
            host=quoted(holder.host, 60),
            process=process,
        )
    if holder.doing is Doing.CLOSING:
        # T: "Opening, /srv/people: its window was closed, and the last of it is still being written (process 4711); …"
        return tr(
            "Opening, {folder}: its window was closed, and the last of it is still being written {process}; something "
            "holds the store.",
            folder=place,
            process=process,
        )
    if holder.doing is Doing.OPENING:
        # T: "Opening, /srv/people: As Agreed has been started on it (process 4711), and its window is not there yet."
        return tr(
            "Opening, {folder}: As Agreed has been started on it {process}, and its window is not there yet.",
            folder=place,
            process=process,
        )
    if holder.pid:
        # T: "Opening, /srv/people: As Agreed is open on it already (process 4711), and its window does not answer."
        return tr(
            "Opening, {folder}: As Agreed is open on it already {process}, and its window does not answer.",
            folder=place,
            process=process,
        )
    return tr("Opening, {folder}: another program is holding it, and does not answer.", folder=place)


def left_out(taken: int) -> str:
    """What a field says where more came than it takes; `taken` is how many characters of that it took."""
    if taken <= 0:
        return tr("There is no room for more in this field, so what came was left out.")
    return tr_n(
        "This is more than the field takes: only the first character came in, the rest was left out.",
        "This is more than the field takes: only the first {n:,} characters came in, the rest was left out.",
        taken,
    )


def typing_not_kept(folder: Path | str, why: OSError | None) -> str:
    """The window is to be closed, and no disk took the draft."""
    reason = WHY[Fault.READ_ONLY].told()
    if why is not None and why.errno in (errno.ENOENT, errno.ENOTDIR):
        reason = tr_as("Saving, people.db: …", "the folder is not there")
    elif why is not None and why.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = WHY[Fault.DISK_FULL].told()
    # T: "Keeping what you typed, /home/maria: the disk is full. What was saved before is safe. …"
    return tr(
        "Keeping what you typed, {folder}: {why}. What was saved before is safe. Copy these words before you close, or "
        "go back and try again.",
        folder=named(folder),
        why=reason,
    )


def answer_not_written(why: OSError) -> str:
    """The answer of a command could not be written where it was sent, as to a full disk."""
    if why.errno == errno.ENOSPC:
        return tr("The answer could not be written: the disk is full. What was done is done.")
    return tr("The answer could not be written: what it was sent to does not take it. What was done is done.")


def stopped() -> str:
    """Somebody pressed Ctrl+C while a command was at work."""
    return tr("Stopped. What was not finished was not written.")


def fault_of_ours(kind: str, log: Path | str) -> str:
    """A fault of the program's own, met without a window."""
    # T: "Something went wrong inside the program (KeyError): what was saved before is safe; /…/log.txt says where."
    return tr(
        "Something went wrong inside the program ({kind}): what was saved before is safe; {file} says where.",
        kind=Theirs(kind),
        file=named(log),
    )


def no_display() -> str:
    """Why there is no window."""
    return tr("There is no display here, so no window was opened; this is the morning.")


def trouble(
    t: Refusal | StoreFault, path: Path | str, doing: Phrase = SAVING, zone: str = "UTC", today: date | None = None
) -> str:
    """Either kind of trouble a deed can come back with."""
    return problem(t, zone, today) if isinstance(t, Refusal) else fault(t, path, doing)
