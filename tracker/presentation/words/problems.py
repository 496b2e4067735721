"""Why something was not done, in words: what you were doing, why it failed, what is safe, what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.presentation.words.quotes import named, quoted

PROBLEMS = {
    Problem.EMPTY_NAME: "A name is missing. Nothing was saved; please type one.",
    Problem.TEXT_TOO_LONG: "{what} is too long to save. Nothing was saved; please shorten it.",
    Problem.UNREADABLE_TEXT: "{what} has characters that cannot be kept. Nothing was saved; please type it again.",
    Problem.NOT_A_PHONE: "{what} does not read as a phone number. Nothing was saved; please check it.",
    Problem.NOT_AN_EMAIL: "{what} does not read as an e-mail address. Nothing was saved; please check it.",
    Problem.IN_THE_FUTURE: "What is still to come cannot be logged. Nothing was saved; please check the time.",
    Problem.NO_SUCH_PROSPECT: "{what} is not among your people. Nothing was changed.",
    Problem.NO_SUCH_AGREEMENT: "This agreement is no longer there. Nothing was changed.",
    Problem.ALREADY_SETTLED: "This agreement was settled already. Nothing was changed.",
    Problem.NEEDS_A_REASON: "Nobody agreed to a contact with {what}. Nothing was saved; please say why it happened.",
    Problem.NEEDS_THE_TICK: "{what} asked us not to. Nothing was saved; please say that you know.",
    Problem.NEEDS_WHAT_THEY_ASKED: "What did {what} ask for? Nothing was saved; please write it in a few words.",
    Problem.NEEDS_THEIR_WORDS: "What did {what} say? Nothing was saved; please write it in their words.",
    Problem.NEEDS_WHEN_THEY_SAID_IT: "When did {what} say it? Nothing was saved; please give the day or the time.",
    Problem.NEEDS_WHAT_THEY_AGREED_TO: (
        "What did {what} agree to? Nothing was saved; please give the time, or say that they named none."
    ),
    Problem.NOTHING_TO_UNDO: "There is nothing to undo.",
    Problem.NOTHING_TO_REDO: "There is nothing to redo.",
    Problem.CHANGED_SINCE: "What this would take back was changed since. Nothing was touched.",
}
MISSING = {
    Problem.NEEDS_A_REASON: "this person",
    Problem.NEEDS_THE_TICK: "They",
    Problem.NEEDS_WHAT_THEY_ASKED: "they",
    Problem.NEEDS_THEIR_WORDS: "they",
    Problem.NEEDS_WHEN_THEY_SAID_IT: "they",
    Problem.NEEDS_WHAT_THEY_AGREED_TO: "they",
    Problem.NO_SUCH_PROSPECT: "This person",
    Problem.NOT_A_PHONE: "This",
    Problem.NOT_AN_EMAIL: "This",
}
READING = "Reading"
FAULTS = {
    Fault.DISK_FULL: ("the disk is full", "Make some room and try again."),
    Fault.READ_ONLY: ("it may not be written to", "Check who may write in that folder, then try again."),
    Fault.LOCKED: ("another program is holding it", "Close the other program, or wait a moment, and try again."),
    Fault.GONE: ("it is no longer where it was", "Put it back, or start the program again."),
    Fault.DAMAGED: ("it is damaged", "Nothing will be written to it. Bring back the last backup."),
    Fault.NEWER: ("it was written by a newer version of As Agreed", "Please update the program to open it."),
    Fault.NO_FOLDER: ("its folder is not there or cannot be entered", "Check the folder, or choose another."),
    Fault.OTHER: ("it did not answer as it should", "Try again; if it stays so, start the program again."),
}
SAFE = {
    Fault.DAMAGED: "What is in it has been left as it is.",
    Fault.NEWER: "Nothing in it was touched.",
    Fault.GONE: "What you typed is still here.",
    Fault.NO_FOLDER: "Nothing was changed.",
}


def problem(refusal: Refusal) -> str:
    """Why the deed was refused. The offending text is quoted, and never more than a line of it."""
    what = quoted(refusal.what, 60) if refusal.what.strip() else MISSING.get(refusal.problem, "The text")
    return PROBLEMS[refusal.problem].replace("{what}", what)


def fault(trouble: StoreFault, path: Path | str, doing: str = "Saving") -> str:
    """What failed with the file at `path`.

    "Saving, /home/maria/people.db: the disk is full. What was saved before is safe. Make some room and try again."
    """
    why, remedy = FAULTS[trouble.fault]
    safe = SAFE.get(trouble.fault, "What was saved before is safe.")
    telling = trouble.fault in (Fault.OTHER, Fault.NEWER) and trouble.detail
    detail = f" ({trouble.detail})" if telling else ""
    return f"{doing}, {named(path)}: {why}{detail}. {safe} {remedy}"


def waiting() -> str:
    """What stands there while the store does not answer, for whatever reason; the commonest is another program."""
    return "Waiting for the store. Another program may be holding it; what you typed is kept here."


def settings_not_saved(path: Path | str, why: OSError) -> str:
    """The settings could not be written; they hold for now."""
    reason = FAULTS[Fault.DISK_FULL if why.errno == errno.ENOSPC else Fault.READ_ONLY][0]
    return f"Saving the settings, {named(path)}: {reason}. They hold until you close the program; then save them again."


def settings_unread(path: Path | str, keys: tuple[str, ...]) -> str:
    """The settings file, or single values in it (`keys`), could not be taken; the program goes on with its own."""
    what = f"{', '.join(keys)} in {named(path)} cannot be used" if keys else f"{named(path)} cannot be read"
    return f"Reading the settings: {what}; the usual values hold instead, and the file stays until you save new ones."


SETTINGS = {
    "me": "Your name",
    "second_folder": "The second folder",
    "templates.voicemail": "The wording of a voicemail",
    "templates.subject": "The wording of an e-mail's subject",
    "templates.email": "The wording of an e-mail",
}


def settings_unfit(keys: tuple[str, ...]) -> str:
    """A setting that could not be read again, were it saved: the first of them."""
    what = SETTINGS.get(keys[0], "A setting")
    return f"{what} is too long, or has characters that cannot be kept. Nothing was saved; please put it right."


def no_display() -> str:
    """Why there is no window."""
    return "There is no display here, so no window was opened; this is the morning."


def trouble(t: Refusal | StoreFault, path: Path | str, doing: str = "Saving") -> str:
    """Either kind of trouble a deed can come back with."""
    return problem(t) if isinstance(t, Refusal) else fault(t, path, doing)
