"""Us: who of us is meant by a name, and when we are away. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


def is_same_user(one: str, other: str) -> bool:
    """Whether two names are one of us: without case and outer spaces, by which nobody meant two people."""
    return one == other or one.strip().casefold() == other.strip().casefold()


@dataclass(frozen=True, slots=True)
class User:
    """One of us. `name` is as others read it, `aliases` its earlier spellings.

    What was written stays as it was written, so aliases are what makes it ours. `ring_back` is a number as typed.
    `left_at` (UTC) is when they left us, handing over what was theirs.
    """

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    company: str = ""
    ring_back: str = ""
    left_at: datetime | None = None

    def goes_by(self, name: str) -> bool:
        """Whether that is this user, by their name or an earlier spelling of it."""
        return any(is_same_user(name, known) for known in (self.name, *self.aliases))


def user_named(users: Iterable[User], name: str) -> User | None:
    """Who goes by that name; None for nobody. A name of today comes before an alias."""
    known = tuple(users)
    by_name = next((user for user in known if is_same_user(user.name, name)), None)
    return by_name or next((user for user in known if user.goes_by(name)), None)


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which one of us is not there, first and last included. `words` is why, "" where nobody said."""

    id: int
    user_id: int
    first: date
    last: date
    words: str = ""
