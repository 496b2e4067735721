"""What a deed gives back: its value and what it touched; and how it says that it will not be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from tracker.rules.channel import Channel, Direction


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a deed touched, so that each screen can decide what to read again.

    `prospects` are ids, `days` calendar days of agreements as they were or now are, each in its own zone. `everything`:
    too much to list (the sample data), or told on every screen (who of us there are, the policy). `seq` is the ledger
    entry it wrote.
    """

    prospects: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()
    everything: bool = False
    seq: int | None = None

    def touches_prospect(self, prospect_id: int | None) -> bool:
        return self.everything or prospect_id in self.prospects

    def touches_days(self, first: date, last: date) -> bool:
        return self.everything or any(first <= d <= last for d in self.days)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    value: T
    changes: Changes


MERGED = "merged"
"""The `detail` of making two records one, and of taking that back: whose the second was is whom the deed is about."""
ABOUT_US = "us"
"""The `detail` of deeds that are about one of us."""


def codes(*said: StrEnum | None) -> str:
    """The `detail` of a deed that is told by several codes: the channel, say, and how a try of ours ended."""
    return " ".join(code.value for code in said if code is not None)


class DeedName(StrEnum):
    """The kinds of ledger entry; `words.deed` tells each as a sentence."""

    LOG_CONTACT = "log-contact"
    ADD_PROSPECT = "add-prospect"
    EDIT_PROSPECT = "edit-prospect"
    DELETE_PROSPECT = "delete-prospect"
    RESTORE_PROSPECT = "restore-prospect"
    SETTLE_AGREEMENT = "settle-agreement"
    MOVE_AGREEMENT = "move-agreement"
    ANSWER_SLIPPED = "answer-slipped"
    HAND_OVER = "hand-over"
    LET_BE = "let-be"
    NOTHING_TO_ANSWER = "nothing-to-answer"
    ADD_AGREEMENT = "add-agreement"
    SET_STANDING = "set-standing"
    OBJECT = "object"
    LIFT_OBJECTION = "lift-objection"
    LOAD_SAMPLE = "load-sample"
    REMOVE_SAMPLE = "remove-sample"
    SNOOZE = "snooze"
    CORRECT_CONTACT = "correct-contact"
    CORRECT_AGREEMENT = "correct-agreement"
    CORRECT_WORD = "correct-word"
    GIVE_RECORD = "give-record"
    MERGE_PEOPLE = "merge-people"
    DELETE_CONTACT = "delete-contact"
    DELETE_AGREEMENT = "delete-agreement"
    CHANGE_POLICY = "change-policy"
    ERASE_PROSPECT = "erase-prospect"
    RECOVER = "recover"
    MOVE_TO_TEAM = "move-to-team"
    """The store became what a team shares. It says what no entry had said before; undo goes past it."""
    INTRODUCE = "introduce"
    """Somebody said who they are, at the first start; undo goes past it."""
    ADD_USER = "add-user"
    GO_AWAY = "go-away"
    BE_THERE = "be-there"
    RENAME_USER = "rename-user"
    EDIT_USER = "edit-user"
    LEAVE = "leave"
    BRING_OBJECTIONS = "bring-objections"
    BRING_IN = "bring-in"
    """People of a file; the `detail` is how many."""
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Deed:
    """A ledger entry as a person reads it: what was done (`name`), by whom, when (UTC), about whom.

    `who` is the prospect's name as it is now, or which of us it is about, and "" where the entry concerns nobody or
    several. `of` is, for an undo or redo, the name of the deed it took back or did again. `detail` is a code that
    `words` understands (a channel, a standing, an outcome) or a number, never free text. `others` are the names of
    whoever else was in a contact that was logged.
    """

    seq: int
    at: datetime
    by: str
    name: DeedName
    who: str = ""
    of: DeedName | None = None
    detail: str = ""
    others: tuple[str, ...] = ()


class Problem(StrEnum):
    """Why a deed is refused. `words.problem` says each in a sentence."""

    EMPTY_NAME = "empty-name"
    TEXT_TOO_LONG = "text-too-long"
    UNREADABLE_TEXT = "unreadable-text"
    NOT_A_PHONE = "not-a-phone"
    NOT_AN_EMAIL = "not-an-email"
    IN_THE_FUTURE = "in-the-future"
    ALREADY_HERE = "already-here"
    KNOWN_NUMBER = "known-number"
    """The number or address is somebody's already, and nobody said that they share it. `what` names them."""
    NO_SUCH_PROSPECT = "no-such-prospect"
    NO_SUCH_AGREEMENT = "no-such-agreement"
    NO_SUCH_RECORD = "no-such-record"
    NOT_OPEN_THEN = "not-open-then"
    CORRECTED_SINCE = "corrected-since"
    ALREADY_THEIRS = "already-theirs"
    ONE_RECORD = "one-record"
    """Two people were to become one, and they are one record."""
    SETTLED_IN_A_CONTACT = "settled-in-a-contact"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    NO_SUCH_MESSAGE = "no-such-message"
    ALREADY_SETTLED = "already-settled"
    NOBODY_WAS_TO_COME = "nobody-was-to-come"
    NOT_YET_TIME = "not-yet-time"
    ITS_TIME_IS_OVER = "its-time-is-over"
    NO_SUCH_CONTACT = "no-such-contact"
    """Nobody meets by e-mail, and no call is received: see `ImpossibleContact`."""
    NEEDS_A_REASON = "needs-a-reason"
    NEEDS_THE_TICK = "needs-the-tick"
    NEEDS_WHAT_THEY_ASKED = "needs-what-they-asked"
    NEEDS_THEIR_WORDS = "needs-their-words"
    NEEDS_WHEN_THEY_SAID_IT = "needs-when-they-said-it"
    NEEDS_WHAT_THEY_AGREED_TO = "needs-what-they-agreed-to"
    NEEDS_WHETHER_IT_LIFTS = "needs-whether-it-lifts"
    """A talk was agreed by a way they (`what`) object to, and nobody said whether that lifts it."""
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    CHANGED_SINCE = "changed-since"
    NO_SUCH_USER = "no-such-user"
    NO_SUCH_DAYS = "no-such-days"
    ONE_OF_US_ALREADY = "one-of-us-already"
    HAS_LEFT = "has-left"
    NEEDS_WHO_TAKES_OVER = "needs-who-takes-over"
    WRITTEN_MEANWHILE = "written-meanwhile"
    """Somebody wrote something since it was shown what the deed would do."""
    NO_SUCH_FILE = "no-such-file"
    MAY_NOT_BE_READ = "may-not-be-read"
    NO_SUCH_FILE_KIND = "no-such-file-kind"
    FILE_IS_THERE = "file-is-there"
    NO_FOLDER_FOR_IT = "no-folder-for-it"
    NO_ROOM_FOR_IT = "no-room-for-it"
    MAY_NOT_BE_WRITTEN = "may-not-be-written"
    """A file that was to be written; `what` is its name. So are those above."""
    NO_ARCHIVE = "no-archive"
    DAMAGED_ARCHIVE = "damaged-archive"
    LOCKED_ARCHIVE = "locked-archive"
    TOO_LARGE_ARCHIVE = "too-large-archive"
    NEWER_ARCHIVE = "newer-archive"
    OPEN_HERE = "open-here"
    """A file from another computer that was to be opened here; `what` is its name. So are those above."""
    COPY_OF_A_TEAMS = "copy-of-a-teams"
    """A backup was to be put in place of a copy of what a team shares."""
    HAS_ITS_OWN = "has-its-own"
    """A team was to be joined where there are people of one's own."""
    INVITED_AS_ANOTHER = "invited-as-another"
    """A store was to be moved by somebody who goes by another name in it; `what` is the one they are invited by."""
    OPEN_IN_A_WINDOW = "open-in-a-window"
    """The store was to become another while a window has it."""
    NOT_THE_PASSWORD = "not-the-password"
    NO_COPY = "no-copy"
    """A team was to be left that nobody is in here."""
    WAITS_FOR_ANOTHER = "waits-for-another"
    """A team was to be joined where something waits to be sent to another."""
    NO_TEAM_THERE = "no-team-there"
    """A team was to be joined at a server that has nothing of one yet."""


class Refusal(Exception):
    """A deed that cannot be done as asked; nothing was written. `what` is the offending text or name, kept short.

    `since` is the later deed that rests on what would be taken back, where it is one; `near` are
    names that may have been meant.
    """

    def __init__(self, problem: Problem, what: str = "", since: Deed | None = None, near: tuple[str, ...] = ()) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.what = what
        self.since = since
        self.near = near


class ImpossibleContact(Refusal):
    """What is said to have come of a contact cannot have come of one of that kind; `outcomes_for` has what can."""

    def __init__(self, direction: Direction, channel: Channel) -> None:
        super().__init__(Problem.NO_SUCH_CONTACT)
        self.direction = direction
        self.channel = channel


class Fault(StrEnum):
    """How the world can fail a store. `words.fault` says each in a sentence."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    LOCKED = "locked"
    GONE = "gone"
    AWAY = "away"
    """The team's server does not answer."""
    NOT_ALLOWED = "not-allowed"
    """The team's server lets nobody in by that name or password, or does not let them do this."""
    DAMAGED = "damaged"
    NEWER = "newer"
    NO_FOLDER = "no-folder"
    IN_THE_WAY = "in-the-way"
    """A store of somebody's own lies where the sample would go."""
    MISSING = "missing"
    """It is not there, and was: its backups are, or a note of when it was open. See `safekeeping.MissingStore`."""
    LINKS_TO_ITSELF = "links-to-itself"
    A_TEAMS = "a-teams"
    """It is a copy of what a team shares: only the team's server says what is written to it."""
    OTHER_PAST = "other-past"
    """What the team's server has is not what this copy of it has seen there."""
    TEAM_NOTE = "team-note"
    """What stands beside it and says whose copy it is cannot be read, or belongs to another store."""
    NO_DRIVER = "no-driver"
    """What speaks to the team's server is not installed here."""
    DOES_NOT_FIT = "does-not-fit"
    """What would be written contradicts what is there: it belongs to, or points at, what is not there (any more)."""
    OTHER = "other"


class StoreFault(Exception):
    """The store could not do it; nothing was half done. `detail` is a technical name, never a person's data."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
