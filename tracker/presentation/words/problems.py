"""Why something was not done, in words: what you were doing, why it failed, what is safe, what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.safekeeping import MissingStore
from tracker.presentation.words.quotes import named, quoted
from tracker.presentation.words.safekeeping import missing_beside
from tracker.runtime.folder_lock import Doing, Holder

PROBLEMS = {
    Problem.EMPTY_NAME: "A name is missing. Nothing was saved; please type one.",
    Problem.TEXT_TOO_LONG: "{what} is too long to save. Nothing was saved; please shorten it.",
    Problem.UNREADABLE_TEXT: "{what} has characters that cannot be kept. Nothing was saved; please type it again.",
    Problem.NOT_A_PHONE: "{what} does not read as a phone number. Nothing was saved; please check it.",
    Problem.NOT_AN_EMAIL: "{what} does not read as an e-mail address. Nothing was saved; please check it.",
    Problem.IN_THE_FUTURE: "What is still to come cannot be logged. Nothing was saved; please check the time.",
    Problem.ALREADY_HERE: "{what} is among your people already. Nothing was saved; please choose who is meant.",
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
    Fault.IN_THE_WAY: (
        "a store of somebody's own lies where the sample would go",
        "Open that folder by --data-dir without --demo, or name another for the sample.",
    ),
    Fault.MISSING: ("the store is missing", "Put it back, or start the window to bring back a backup."),
    Fault.NO_FOLDER: ("its folder is not there or cannot be entered", "Check the folder, or choose another."),
    Fault.LINKS_TO_ITSELF: (
        "the store is a link that leads back to itself",
        "Put the file itself in its place, or a backup of it.",
    ),
    Fault.DOES_NOT_FIT: (
        "what was to be written does not fit what is there",
        "Look at it again, and try once more.",
    ),
    Fault.OTHER: ("it did not answer as it should", "Try again; if it stays so, start the program again."),
}
SAFE = {
    Fault.DAMAGED: "What is in it has been left as it is.",
    Fault.NEWER: "Nothing in it was touched.",
    Fault.GONE: "What you typed is still here.",
    Fault.NO_FOLDER: "Nothing was changed.",
    Fault.IN_THE_WAY: "It was left as it is.",
    Fault.MISSING: "Nothing was made in its place.",
    Fault.LINKS_TO_ITSELF: "Nothing was changed.",
    Fault.DOES_NOT_FIT: "Nothing was changed.",
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
    if isinstance(trouble, MissingStore):
        why = f"{why}, while {missing_beside(trouble.backups)}"
    safe = SAFE.get(trouble.fault, "What was saved before is safe.")
    telling = trouble.fault in (Fault.OTHER, Fault.NEWER) and trouble.detail
    detail = f" ({trouble.detail})" if telling else ""
    return f"{doing}, {named(path)}: {why}{detail}. {safe} {remedy}"


def folder_held(folder: Path | str, holder: Holder) -> str:
    """Who has that folder and does not answer, in one sentence."""
    process = f" (process {holder.pid})" if holder.pid else ""
    if holder.elsewhere:
        what = f"it was opened on the computer {quoted(holder.host, 60)}{process} and has not been closed there"
    elif holder.doing is Doing.CLOSING:
        what = f"its window was closed, and the last of it is still being written{process}; something holds the store"
    elif holder.doing is Doing.OPENING:
        what = f"As Agreed has been started on it{process}, and its window is not there yet"
    elif holder.pid:
        what = f"As Agreed is open on it already{process}, and its window does not answer"
    else:
        what = "another program is holding it, and does not answer"
    return f"Opening, {named(folder)}: {what}."


def left_out(taken: int) -> str:
    """What a field says where more came than it takes; `taken` is how many characters of that it took."""
    if taken <= 0:
        return "There is no room for more in this field, so what came was left out."
    letters = "character" if taken == 1 else f"{taken:,} characters"
    return f"This is more than the field takes: only the first {letters} came in, the rest was left out."


def waiting() -> str:
    """What stands there while the store does not answer, for whatever reason; the commonest is another program."""
    return "Waiting for the store. Another program may be holding it; what you typed is kept here."


def typing_not_kept(folder: Path | str, why: OSError | None) -> str:
    """The window is to be closed, and no disk took the draft."""
    reason = FAULTS[Fault.READ_ONLY][0]
    if why is not None and why.errno in (errno.ENOENT, errno.ENOTDIR):
        reason = "the folder is not there"
    elif why is not None and why.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = FAULTS[Fault.DISK_FULL][0]
    return (
        f"Keeping what you typed, {named(folder)}: {reason}. What was saved before is safe. "
        "Copy these words before you close, or go back and try again."
    )


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


def answer_not_written(why: OSError) -> str:
    """The answer of a command could not be written where it was sent, as to a full disk."""
    reason = FAULTS[Fault.DISK_FULL][0] if why.errno == errno.ENOSPC else "what it was sent to does not take it"
    return f"The answer could not be written: {reason}. What was done is done."


def fault_of_ours(kind: str, log: Path | str) -> str:
    """A fault of the program's own, met without a window."""
    return f"Something went wrong inside the program ({kind}): what was saved before is safe; {named(log)} says where."


def no_display() -> str:
    """Why there is no window."""
    return "There is no display here, so no window was opened; this is the morning."


def trouble(t: Refusal | StoreFault, path: Path | str, doing: str = "Saving") -> str:
    """Either kind of trouble a deed can come back with."""
    return problem(t) if isinstance(t, Refusal) else fault(t, path, doing)
