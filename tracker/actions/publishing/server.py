"""What publishing asks of a calendar on a server, as a Protocol; `interop.caldav` implements it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from tracker.rules.publishing.shown import Shown


class ServerFault(StrEnum):
    """Why a server did not do what was asked of it."""

    NO_ADDRESS = "no-address"
    """What was typed leads nowhere a calendar could be."""
    NO_TLS = "no-tls"
    """It would send the password for everybody to read."""
    TLS_FAILED = "tls-failed"
    """It speaks none there, or none that is safe."""
    CERTIFICATE = "certificate"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too-slow"
    PASSWORD = "password"
    NOT_ALLOWED = "not-allowed"
    """It takes the password, and does not let that user do it."""
    WAIT = "wait"
    """It asks not to be asked for a while."""
    ELSEWHERE = "elsewhere"
    """It sends us on to another host."""
    NO_CALENDARS = "no-calendars"
    """There is a server, and none that keeps calendars for that user."""
    NOT_MADE = "not-made"
    """It lets no calendar be made."""
    NO_ROOM = "no-room"
    CALENDAR_GONE = "calendar-gone"
    NONSENSE = "nonsense"
    """It answers something that is no answer: a page, half of one, or more than anybody would read."""
    ITS_OWN = "its-own"
    """It says that something is wrong with itself."""
    LEFT = "left"
    """We went away meanwhile."""


class ServerTrouble(Exception):
    """`detail` is a number or a technical name, never a person's data. `wait` is how long it asks not to be asked."""

    def __init__(self, fault: ServerFault, detail: str = "", wait: timedelta | None = None) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.wait = wait


class TokenLost(Exception):
    """The server does not know the state it was asked about."""


@dataclass(frozen=True, slots=True)
class Place:
    """A calendar on the server: its path, and what it is called. `made`: by us, just now."""

    collection: str
    name: str
    made: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands there, by path: the `etag` of each ("" where the server tells none). `gone` are paths of what stands
    there no more; where it is `whole`, whatever is not listed is gone. `token` names this state, "" where it has none.
    """

    etags: Mapping[str, str]
    token: str
    whole: bool
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Got:
    """An object there. `shown` is None where no event of that agreement is in it."""

    etag: str
    shown: Shown | None


class Became(StrEnum):
    """DONE; CHANGED_THERE: not as we know it, so nothing was written; GONE: not there; REFUSED: this one it will not
    take, and said so; NOT_ALLOWED: that user may not do it.
    """

    DONE = "done"
    CHANGED_THERE = "changed-there"
    GONE = "gone"
    REFUSED = "refused"
    NOT_ALLOWED = "not-allowed"


@dataclass(frozen=True, slots=True)
class Answer:
    """`etag` is "" where the server told none: it is to be asked for, and never assumed."""

    became: Became
    etag: str = ""


class CalendarServer(Protocol):
    """All of them raise ServerTrouble, and are to be asked on one thread that may wait."""

    def find(self, make: bool = True) -> Place:
        """The calendar of ours, made where it is not there; where it is not to be made, that raises ServerTrouble
        (CALENDAR_GONE).
        """

    def changed_since(self, collection: str, token: str) -> Listing:
        """What has changed since; all of it for the token "". Raises TokenLost."""

    def everything(self, collection: str) -> Listing:
        """All that stands there."""

    def get(self, href: str, agreement_id: int) -> Got | None:
        """The object of that path, None where there is none."""

    def put_anew(self, href: str, content: bytes) -> Answer:
        """Put it there where nothing is."""

    def put_over(self, href: str, content: bytes, etag: str) -> Answer:
        """Put it in the place of the state that is called so, and of no other."""

    def take_away(self, href: str, etag: str) -> Answer:
        """Take away the state that is called so; whatever stands there for ""."""

    def leave(self) -> None:
        """Come back from whatever is under way, from any thread; it then raises ServerTrouble (LEFT)."""

    def close(self) -> None:
        """Give the connection back."""


class AddressBook(Protocol):
    """The people somebody keeps on a server, to be looked at. Nothing is ever written there."""

    def cards(self) -> bytes:
        """Every card of theirs, as one file would have them. Raises ServerTrouble."""

    def leave(self) -> None:
        """As with a calendar."""

    def close(self) -> None:
        """Give the connection back."""
