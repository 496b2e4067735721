"""One person as a file tells of them. Knows no format of a file, and nobody who is here already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from tracker.rules.channel import Channel
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, StandingKind


class HistoryKind(StrEnum):
    """What a column may tell of what was between us. None of it is a record: whoever brings it in decides."""

    LAST_CONTACTED = "last-contacted"
    NEXT_FOLLOW_UP = "next-follow-up"
    DO_NOT_CONTACT = "do-not-contact"
    STATUS = "status"
    THEIR_WORDS = "their-words"
    """What they agreed to or said, in their words."""
    THEY_AGREED = "they-agreed"
    """Whether they agreed to the next follow-up."""


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One cell of a column of history. An empty cell makes none, so that it never takes anything back.

    `text` is the cell as it stands and `column` its name. `day` (and `at`, as the file has it and in no zone) where it
    tells one. `yes` where it answers yes or no, None where it says neither. `channel` is what a "do not contact" is
    for, None for all. `standing` is what a status seems to mean, None where nobody can tell.
    """

    kind: HistoryKind
    column: str
    text: str
    day: date | None = None
    at: time | None = None
    yes: bool | None = None
    channel: Channel | None = None
    standing: StandingKind | None = None


@dataclass(frozen=True, slots=True)
class Birthday:
    """`year` is None where the file does not say."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What has no place of its own, under the name the file has for it. A note of theirs has no `label`."""

    label: str
    value: str

    @property
    def text(self) -> str:
        return f"{self.label}: {self.value}" if self.label else self.value


@dataclass(frozen=True, slots=True)
class Card:
    """One person of a file, each field fit to be kept (`rules/text.py`).

    `line` is where they begin. Phones have no `e164` yet: it needs the country. `birthday` stands in `notes` as well,
    for a record has no place for it. `external` is the file's own id of them, "" where it has none. `text` is what
    the file says of them, without pictures, and can be read again; `digest` changes when that does, and not with the
    order of columns. From `preferred` to `can_buy` stands what only a file of our own tells.
    """

    line: int
    name: str
    organisation: str = ""
    household: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    address: str = ""
    zone: str = ""
    birthday: Birthday | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    greeting: str = ""
    external: str = ""
    history: tuple[HistoryItem, ...] = ()
    preferred: Channel | None = None
    hours: Hours | None = None
    business: Business = field(default_factory=Business)
    interest: Interest = Interest.UNKNOWN
    can_buy: CanBuy = CanBuy.UNKNOWN
    text: str = ""
    digest: str = ""

    @property
    def note_text(self) -> str:
        """The notes as they are kept: one a line, each with its label."""
        return "\n".join(note.text for note in self.notes)
