"""What the keeper of a team's server does there, and in which steps: a port. Knows no server and no sentence."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Doing(StrEnum):
    """What a step does; its `what` says to what."""

    MAKE_DATABASE = "make-database"
    MAKE_OWNER = "make-owner"
    MAKE_REPS = "make-reps"
    BECOME_OWNER = "become-owner"
    LET_INTO_DATABASE = "let-into-database"
    MAKE_SCHEMA = "make-schema"
    TAKE_STEP = "take-step"
    MAKE_ROLE = "make-role"
    OPEN_ROLE = "open-role"
    SET_PASSWORD = "set-password"
    ADD_TO_REPS = "add-to-reps"
    TIE = "tie"
    CLOSE_ROLE = "close-role"
    NOTE_REVOKED = "note-revoked"
    CUT_OFF = "cut-off"
    WRITE_ANEW = "write-anew"
    LET_GO_OF_LOG = "let-go-of-log"


@dataclass(frozen=True, slots=True)
class Step:
    """`sql` is what is run. A password stands in it as the digest that the server keeps, and `shown` is without."""

    doing: Doing
    what: str
    sql: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        return self.sql.replace(self.secret, "…") if self.secret else self.sql


@dataclass(frozen=True, slots=True)
class Member:
    """A role that is one of us, and by which name they were invited; `user_id` once the ledger knows them."""

    role: str
    name: str
    user_id: int | None
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands there. `last` is when (UTC) the last entry came, `connected` which roles are at it now."""

    schema: int
    entries: int
    last: datetime | None
    bytes: int
    members: tuple[Member, ...]
    connected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is handed over to whoever comes in: where the server is, and as whom. `certificate` is the text of the one
    that vouches for the server's, "" for those that every system trusts; `password` only where its keeper wants it so.
    """

    host: str
    port: int
    database: str
    schema: str
    role: str
    name: str
    certificate: str = ""
    guarded: bool = True
    password: str = field(default="", repr=False)


class Keeping(Protocol):
    """Raises StoreFault: AWAY, NOT_ALLOWED, NEWER, IN_THE_WAY for a role that may not be somebody's.

    Each list is what is still missing, so that there is nothing in it where all is done.
    """

    @property
    def database(self) -> str: ...

    @property
    def schema(self) -> str: ...

    @property
    def port(self) -> int: ...

    def to_init(self) -> Sequence[Step]: ...

    def to_invite(self, role: str, name: str, password: str | None) -> Sequence[Step]: ...

    def to_revoke(self, role: str) -> Sequence[Step]: ...

    def to_tidy(self) -> Sequence[Step]:
        """For nothing of anybody erased to be left on its disk; to be taken again and again."""
        ...

    def take(self, steps: Sequence[Step]) -> Iterator[Step]:
        """Each as it is taken. In one transaction, but for those of `to_tidy`: all of them, or none."""
        ...

    def members(self) -> Sequence[Member]: ...

    def is_role(self, role: str) -> bool: ...

    def standing(self) -> Standing | None:
        """None where no team was made there."""
        ...

    def dump(self, place: Path) -> None:
        """All of it into that file, in the server's own form. Raises OSError, and FileNotFoundError without pg_dump."""
        ...

    def close(self) -> None: ...


def invented_password() -> str:
    """One that nobody guesses, and somebody can still type: 96 bits."""
    return secrets.token_urlsafe(12)
