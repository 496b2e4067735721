"""What is kept of an agreement that stands in a calendar on a server.

No word of a person's is among it but what a phone says there of its own, until that was looked at here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.rules.agreement import Agreement
from tracker.rules.publishing.shown import window_meant
from tracker.rules.window import Window


class Asks(StrEnum):
    """What the calendar shows of one that we did not write, and so is for its owner to say.

    MOVED: for another day or time. GONE: no more. WORDED: with other words, for the same time; WORDED_LEFT: that is
    fine. LET_GO: it is gone, and that is fine. STRAY: it bears our marks, and nothing here is agreed so, as after a
    backup was put back; STRAY_LEFT: that is fine.
    """

    NOTHING = ""
    MOVED = "moved"
    GONE = "gone"
    WORDED = "worded"
    WORDED_LEFT = "worded-left"
    LET_GO = "let-go"
    STRAY = "stray"
    STRAY_LEFT = "stray-left"


STRAYS = frozenset({Asks.STRAY, Asks.STRAY_LEFT})


@dataclass(frozen=True, slots=True)
class Published:
    """One object on the server, by the id of the agreement it was made of.

    `etag` is how the server calls the state we know of, "" where that is to be asked. `sequence` is the number it was
    sent under, and `sent` the digest of what was (see `Shown`), b"" for whatever stands there. `shown` is for when
    it stands there, where it `asks` because of that. `says` is what it says there that we never wrote: it may have been
    written over since, and is kept until its owner has looked at it.
    """

    agreement_id: int
    href: str
    etag: str = ""
    sequence: int = 0
    sent: bytes = b""
    asks: Asks = Asks.NOTHING
    shown: Window | None = None
    says: str = ""

    @property
    def is_being_put(self) -> bool:
        """Whether it may stand there: it was about to be put, and no answer was heard."""
        return not self.etag and not self.sent and self.asks is Asks.NOTHING

    @property
    def stands(self) -> bool:
        """Whether what is agreed here is on the server still, or may be, as far as we know."""
        return self.asks not in (Asks.GONE, Asks.LET_GO, *STRAYS)


class Stopped(StrEnum):
    """Why nothing is published any more until somebody has said how to go on.

    MANY_GONE: all, or more than ten, went at once. CALENDAR_GONE: all of the calendar. PASSWORD: the server would not
    take it, and asking again by ourselves could lock the account.
    """

    NOT = ""
    MANY_GONE = "many-gone"
    CALENDAR_GONE = "calendar-gone"
    PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar that is published to, and how far we know it. The password is nowhere here.

    `address` and `user` are as they were typed, `collection` is its path there, `made`: it was made by us. `token`
    is what the server calls the state we know of, "" for none. `compared_at` is when all of it was held against what we
    sent, `done_at` when all was last published; both UTC, None for never. `others` are how many events there are not
    ours, as it was told last; None where it was never.
    """

    address: str
    user: str
    collection: str
    name: str
    made: bool = False
    token: str = ""
    compared_at: datetime | None = None
    done_at: datetime | None = None
    stopped: Stopped = Stopped.NOT
    others: int | None = None


def question_of(row: Published, agreement: Agreement | None) -> Asks:
    """What is to be asked of it in the morning, as the agreement now stands; NOTHING once that has an answer.

    Whatever has come to an end is asked no more, nor is a time that is by now the agreed one. What a phone says of it
    is of use whatever became of it.
    """
    if row.asks is Asks.WORDED:
        return Asks.WORDED if row.says and agreement is not None else Asks.NOTHING
    if agreement is None or not agreement.is_open or row.asks in (Asks.LET_GO, Asks.WORDED_LEFT):
        return Asks.NOTHING
    if row.asks is Asks.MOVED and row.shown == window_meant(agreement):
        return Asks.NOTHING
    return row.asks
