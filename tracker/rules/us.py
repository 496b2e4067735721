"""Us: who of us is meant by a name, and when we are away. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.history import History

R = TypeVar("R")


def is_same_user(one: str, other: str) -> bool:
    """Whether two names are one of us: without case and outer spaces, by which nobody meant two people."""
    return one == other or one.strip().casefold() == other.strip().casefold()


def is_of(owner: str, whose: str) -> bool:
    """Whether it is theirs, or everybody's: what nobody was said to own is."""
    return not owner.strip() or is_same_user(owner, whose)


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


def still_called(before: Iterable[User], now: Iterable[User], name: str) -> str:
    """What whoever went by that name goes by now. Once the correction of a name is taken back they go by it no longer;
    whoever works here is who they were all the same, and what was agreed stays theirs.
    """
    was = user_named(before, name)
    same = next((user for user in now if was is not None and user.id == was.id), None)
    return name if same is None or same.goes_by(name) else same.name


@dataclass(frozen=True, slots=True)
class Us:
    """All of us. Records keep the spelling they were written with; here it is known whose that is.

    Whatever is read is told by the names of today, so that names need only be compared as names, and nobody is shown
    as two people. What is written keeps the spelling that was there, where it is the same one of us.
    """

    users: tuple[User, ...] = ()
    _of_old: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Each earlier spelling with the name of today; nobody's name of today is anybody's earlier spelling."""
        of_old = {_key(alias): user.name for user in self.users for alias in (*user.aliases, user.name)}
        today = {_key(user.name): user.name for user in self.users}
        object.__setattr__(self, "_of_old", {**of_old, **today})

    @property
    def is_plain(self) -> bool:
        """Whether nobody was ever spelt otherwise, so that all is told as it is written."""
        return not any(user.aliases for user in self.users)

    def named(self, name: str) -> User | None:
        """Who of us goes by that name; None for nobody."""
        return user_named(self.users, name)

    def today(self, name: str) -> str:
        """How whoever is called so is written today; as it is, where nobody of us is."""
        return self._of_old.get(_key(name), name)

    def same(self, one: str, other: str) -> bool:
        """Whether two names, of today or of old, are one of us."""
        return is_same_user(self.today(one), self.today(other))

    def spellings(self, name: str) -> tuple[str, ...]:
        """Every spelling of whoever is called so, that of today first."""
        user = self.named(name)
        return (name.strip(),) if user is None else (user.name, *user.aliases)

    def told(self, record: R) -> R:
        """The record with us by the names of today."""
        if isinstance(record, Agreement) and self.today(record.owner) != record.owner:
            return replace(record, owner=self.today(record.owner))
        if isinstance(record, Contact) and self.today(record.by) != record.by:
            return replace(record, by=self.today(record.by))
        return record

    def as_written(self, record: R, before: object) -> R:
        """The record with the spelling it was written with, where that is the same one of us."""
        if isinstance(record, Agreement) and isinstance(before, Agreement) and self.same(record.owner, before.owner):
            return replace(record, owner=before.owner)
        if isinstance(record, Contact) and isinstance(before, Contact) and self.same(record.by, before.by):
            return replace(record, by=before.by)
        return record


def told_short(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """How one of us may be told where there is little room, the longest first: the whole name, the first name where
    nobody else has it, and initials that are no other's of those; () for no name. `others` may hold the name itself.
    """
    words = name.split()
    if not words:
        return ()
    apart = [other.split() for other in others if other.split() and not is_same_user(other, name)]
    told = [" ".join(words)]
    if all(not is_same_user(other[0], words[0]) for other in apart):
        told.append(words[0])
    taken = range(1, len(words[0]) + 1)
    letters = next((n for n in taken if _initials(words, n) not in [_initials(o, n) for o in apart]), len(words[0]))
    return tuple(dict.fromkeys((*told, _initials(words, letters))))


def _initials(words: list[str], letters: int) -> str:
    """ "BH" of Ben Hall and "B" of Ben, or with more letters of the first name "BeH" and "Be"."""
    first = words[0][:letters]
    return first[:1].upper() + first[1:] + (words[-1][:1].upper() if len(words) > 1 else "")


def history_told(history: History, us: Us) -> History:
    """The history with us by the names of today."""
    if us.is_plain:
        return history
    return replace(
        history,
        agreements=tuple(map(us.told, history.agreements)),
        contacts=tuple(map(us.told, history.contacts)),
        neighbours=tuple(replace(n, agreements=tuple(map(us.told, n.agreements))) for n in history.neighbours),
    )


def names_in(record: object) -> tuple[str, ...]:
    """Who of us stands in the record."""
    if isinstance(record, Agreement):
        return (record.owner,)
    return (record.by,) if isinstance(record, Contact) else ()


def near_names(users: Iterable[User], typed: str) -> tuple[str, ...]:
    """Whom somebody may have meant by a name that nobody goes by: the likest first, and everybody where none is."""
    from difflib import get_close_matches

    users = tuple(users)
    known = [user.name for user in users if user.left_at is None]
    by_key = {_key(spelling): user.name for user in users for spelling in (user.name, *user.aliases)}
    alike = get_close_matches(_key(typed), by_key, n=5, cutoff=0.5)
    begun = [key for key in by_key if _key(typed) and any(word.startswith(_key(typed)) for word in key.split())]
    return tuple(dict.fromkeys(by_key[key] for key in (*alike, *begun))) or tuple(known)


def _key(name: str) -> str:
    return name.strip().casefold()


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which one of us is not there, first and last included. `words` is why, "" where nobody said."""

    id: int
    user_id: int
    first: date
    last: date
    words: str = ""


def away_of(user: User | None, away: Iterable[Away]) -> tuple[Away, ...]:
    """The absences of that one of us, earliest first; none of nobody."""
    theirs = [each for each in away if user is not None and each.user_id == user.id]
    return tuple(sorted(theirs, key=lambda each: (each.first, each.id)))


def still_to_come(away: Iterable[Away], today: date) -> tuple[Away, ...]:
    """Those that are not over by today, in their order."""
    return tuple(each for each in away if each.last >= today)
