"""One person of a file beside those who are here, and what somebody decided of them. Knows no file and no store."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tracker.rules.bring_in.card import Card
from tracker.rules.brought_in import BroughtIn
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.who.alike import Same


class Found(StrEnum):
    """Where somebody of a file stands to those who are here."""

    NEW = "new"
    PERHAPS = "perhaps"
    """Somebody here, or earlier in the file, may be the same."""
    HERE = "here"
    """Somebody here is: called so, and reached so."""
    CHANGED = "changed"
    """Brought in before, and the file says something else now."""
    AS_BEFORE = "as-before"
    """Brought in before, and the file says what it said."""
    IN_TRASH = "in-trash"
    """Brought in before, and put into the trash here."""
    NOBODY = "nobody"
    """The file names nobody there."""


@dataclass(frozen=True, slots=True, order=True)
class Whom:
    """Somebody here, by their id, or whoever stands in an earlier place of the file. One of the two is -1."""

    id: int = -1
    place: int = -1

    @property
    def is_here(self) -> bool:
        return self.id >= 0


class Choice(StrEnum):
    ADD = "add"
    """As somebody new. What they share with somebody else is shared by the two."""
    SAME = "same"
    """As the same person as somebody."""
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Decision:
    """`whom` with SAME only. `take`: names of those fields in which both sides changed where the file's word is taken
    and not ours.
    """

    choice: Choice
    whom: Whom | None = None
    take: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which the file says something else than we do, and than it said before."""

    name: str
    ours: str
    files: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """`person` is who they would be as somebody new (id 0), `external` by which the file knows them, `digest` of what
    it says.

    `same` are those they may be, the likeliest first; `reached` all whom one of their numbers or addresses reaches as
    well, here, in the trash, or earlier in the file. `objections` stand against them: of somebody erased who had their
    number, or of whoever they may be. `differing` is asked about where they were brought in before. `before` is what
    was noted of them then, `said_before` who they would have been by what the file said then; None where it never
    did, or was read otherwise.
    """

    place: int
    card: Card
    person: Prospect
    external: str
    digest: str
    found: Found
    suggested: Decision
    same: tuple[Same[Whom], ...] = ()
    reached: tuple[Whom, ...] = ()
    objections: tuple[Objection, ...] = ()
    before: BroughtIn | None = None
    said_before: Prospect | None = None
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """An arrival with the last word on it."""

    arrival: Arrival
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody decided, by place; of the others what was suggested holds."""

    by_place: dict[int, Decision] = field(default_factory=dict)

    def of(self, arrival: Arrival) -> Decision:
        return self.by_place.get(arrival.place, arrival.suggested)

    def with_(self, place: int, decision: Decision) -> Decisions:
        return Decisions({**self.by_place, place: decision})
