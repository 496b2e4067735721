"""Why something was not done, in words: what you were doing, why it failed, what is safe, what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.presentation.words.numbers import listed
from tracker.presentation.words.quotes import named, quoted
from tracker.tongue import Phrase, Theirs, phrase, sentence, tr, tr_as

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
    Problem.ALREADY_SETTLED: sentence("This agreement was settled already. Nothing was changed."),
    Problem.NEEDS_A_REASON: sentence(
        "Nobody agreed to a contact with {what}. Nothing was saved; please say why it happened."
    ),
    Problem.NOTHING_TO_UNDO: sentence("There is nothing to undo."),
    Problem.NOTHING_TO_REDO: sentence("There is nothing to redo."),
    Problem.CHANGED_SINCE: sentence("What this would take back was changed since. Nothing was touched."),
}
MISSING = {
    Problem.NEEDS_A_REASON: phrase("a contact with …", "this person"),
    Problem.NO_SUCH_PROSPECT: phrase("… is not among your people", "this person"),
    Problem.NOT_A_PHONE: phrase("… does not read as a phone number", "this"),
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
    Fault.DAMAGED: phrase("Saving, people.db: …", "it is damaged"),
    Fault.NEWER: phrase("Saving, people.db: …", "it was written by a newer version of As Agreed"),
    Fault.NO_FOLDER: phrase("Saving, people.db: …", "its folder is not there or cannot be entered"),
    Fault.OTHER: phrase("Saving, people.db: …", "it did not answer as it should"),
}
REMEDY = {
    Fault.DISK_FULL: sentence("Make some room and try again."),
    Fault.READ_ONLY: sentence("Check who may write in that folder, then try again."),
    Fault.LOCKED: sentence("Close the other program, or wait a moment, and try again."),
    Fault.GONE: sentence("Put it back, or start the program again."),
    Fault.DAMAGED: sentence("Nothing will be written to it. Bring back the last backup."),
    Fault.NEWER: sentence("Please update the program to open it."),
    Fault.NO_FOLDER: sentence("Check the folder, or choose another."),
    Fault.OTHER: sentence("Try again; if it stays so, start the program again."),
}
SAFE = {
    Fault.DAMAGED: sentence("What is in it has been left as it is."),
    Fault.NEWER: sentence("Nothing in it was touched."),
    Fault.GONE: sentence("What you typed is still here."),
    Fault.NO_FOLDER: sentence("Nothing was changed."),
}
SAFE_OTHERWISE = sentence("What was saved before is safe.")


def problem(refusal: Refusal) -> str:
    """Why the deed was refused. The offending text is quoted, and never more than a line of it."""
    if refusal.what.strip():
        what: str = quoted(refusal.what, 60)
    elif refusal.problem in MISSING:
        what = MISSING[refusal.problem].told()
    else:
        what = tr_as("… is too long to save", "the text")
    return PROBLEMS[refusal.problem].told(what=what)


def fault(trouble: StoreFault, path: Path | str, doing: Phrase = SAVING) -> str:
    """What failed with the file at `path`.

    "Saving, /home/maria/people.db: the disk is full. What was saved before is safe. Make some room and try again."
    """
    file, why = named(path), WHY[trouble.fault].told()
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


UNFIT = {
    "me": sentence(
        "Your name is too long, or has characters that cannot be kept. Nothing was saved; please put it right."
    ),
    "second_folder": sentence(
        "The second folder is too long, or has characters that cannot be kept. Nothing was saved; please put it right."
    ),
    "templates.voicemail": sentence(
        "The wording of a voicemail is too long, or has characters that cannot be kept. Nothing was saved; please put "
        "it right."
    ),
    "templates.subject": sentence(
        "The wording of an e-mail's subject is too long, or has characters that cannot be kept. Nothing was saved; "
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


def no_display() -> str:
    """Why there is no window."""
    return tr("There is no display here, so no window was opened; this is the morning.")


def trouble(t: Refusal | StoreFault, path: Path | str, doing: Phrase = SAVING) -> str:
    """Either kind of trouble a deed can come back with."""
    return problem(t) if isinstance(t, Refusal) else fault(t, path, doing)
