"""Everything a rule may look at about one prospect. Knows not where it was read from."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.occasion import Companion
from tracker.rules.prospect import Objection, Prospect, Standing

_MADE, _HAPPENED, _SAID = attrgetter("made_at", "id"), attrgetter("at", "id"), attrgetter("since", "id")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Someone else at the same organisation or in the same household, with what binds us there."""

    prospect_id: int
    name: str
    agreements: tuple[Agreement, ...] = ()
    standings: tuple[Standing, ...] = ()
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Sharer:
    """Somebody else who is reached by a number or an address of the prospect's, whatever became of their record.

    `reached_by` are the keys of those they share (see `Phone` and `Email`). `is_known_to` says that the two were said
    to share it: a couple, a reception. Somebody erased whose "do not contact" is remembered has no id and no name.
    """

    prospect_id: int | None
    name: str
    reached_by: frozenset[str]
    objections: tuple[Objection, ...] = ()
    is_known_to: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """A prospect with all that was said, agreed and done.

    Agreements come in the order they were made, contacts in the order they happened, whatever the order they were
    given in: a judgement at every key looks for a moment among them. `sharers` object to something, or did. `company`
    is who else was in an occasion of theirs.
    """

    prospect: Prospect
    standings: tuple[Standing, ...] = ()
    objections: tuple[Objection, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    sharers: tuple[Sharer, ...] = ()
    company: tuple[Companion, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "agreements", tuple(sorted(self.agreements, key=_MADE)))
        object.__setattr__(self, "contacts", tuple(sorted(self.contacts, key=_HAPPENED)))

    def contact(self, contact_id: int | None) -> Contact | None:
        return next((c for c in self.contacts if c.id == contact_id), None)

    def others_in(self, occasion_id: int | None) -> tuple[Companion, ...]:
        """Who else was in that occasion; nobody where it is None."""
        return tuple(c for c in self.company if c.occasion_id == occasion_id)

    def apart_from(self, there: AbstractSet[int]) -> History:
        """The history without those neighbours: what binds us to who is in it too is told of by their own."""
        beside = tuple(n for n in self.neighbours if n.prospect_id not in there)
        return replace(self, neighbours=beside) if len(beside) < len(self.neighbours) else self

    def agreement(self, agreement_id: int | None) -> Agreement | None:
        return next((a for a in self.agreements if a.id == agreement_id), None)


def standing_at(standings: tuple[Standing, ...], moment: datetime) -> Standing | None:
    """The last standing they gave us up to and including `moment`; None where they gave none (that is, open)."""
    known = [s for s in standings if s.since <= moment]
    return max(known, key=_SAID) if known else None
