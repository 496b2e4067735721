"""A prospect's history as it stood at one moment, so that nothing that came later can colour a judgement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.chain import moved_from as what_was_moved
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.history import History, Neighbour, Sharer, standing_at
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind
from tracker.rules.window import Window

_HAPPENED = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at `moment`.

    `agreements` are all made by then, each with the window they agreed to (a later date of our own is not theirs);
    `binding` are those still open and not overruled. `was_objected`: they asked us not to contact them, some time.
    `moved_from` gives what an agreement came from, by its id.
    """

    moment: datetime
    prospect: Prospect
    standing: Standing | None
    standings: tuple[Standing, ...]
    objections: tuple[Objection, ...]
    was_objected: bool
    agreements: tuple[Agreement, ...]
    binding: tuple[Agreement, ...]
    contacts: tuple[Contact, ...]
    neighbours: tuple[Neighbour, ...]
    sharers: tuple[Sharer, ...]
    moved_from: Mapping[int, Agreement]

    @property
    def is_blank(self) -> bool:
        """Nothing was ever said, agreed or done, and nobody knew us before."""
        known = self.contacts or self.agreements or self.standings or self.was_objected
        return not (known or self.prospect.known_before)

    def contacts_from(self, since: datetime) -> tuple[Contact, ...]:
        """Those at that moment and after, in order. A long history is nearly all long ago and is not looked through."""
        return self.contacts[bisect_left(self.contacts, since, key=_HAPPENED) :]

    def their_turn(self) -> Standing | None:
        """Their "we'll call you", as long as nothing was agreed and nothing came in since.

        What was agreed in the same breath stands beside it.
        """
        said = self.standing
        if said is None or said.kind is not StandingKind.THEIR_TURN:
            return None
        agreed = any(a.made_at > said.since and not _was_called_off(a, self.moment) for a in self.agreements)
        came_in = any(c.direction is Direction.IN and c.at > said.since for c in self.contacts_from(said.since))
        return None if agreed or came_in else said

    def no_thanks(self) -> Standing | None:
        """Their no, as long as it stands."""
        return no_that_stands(self.standing, self.agreements, self.moment)

    def as_one(self, agreement: Agreement) -> frozenset[int]:
        """The ids that are one agreement on their side: its own, and what it came from by our own new dates."""
        return frozenset((agreement.id, *(before.id for before in _moved_by_us(agreement, self.moved_from))))


def known_at(history: History, moment: datetime) -> Known:
    """The history cut off at `moment`, that instant included."""
    standings = tuple([s for s in history.standings if s.since <= moment])
    standing = standing_at(standings, moment)
    moved_from = what_was_moved(history.agreements)
    made = _made_by(history.agreements, moved_from, moment)
    return Known(
        moment,
        history.prospect,
        standing,
        standings,
        tuple([o for o in history.objections if o.holds_at(moment)]),
        any(o.since <= moment for o in history.objections),
        made,
        binding_at(made, standing, moment),
        history.contacts[: bisect_right(history.contacts, moment, key=_HAPPENED)],
        history.neighbours,
        history.sharers,
        moved_from,
    )


def agreements_known_at(agreements: tuple[Agreement, ...], moment: datetime) -> tuple[Agreement, ...]:
    """Those made by `moment`, each with the window they agreed to. One that came of a later move was not there yet."""
    return _made_by(agreements, what_was_moved(agreements), moment)


def binding_at(known: Iterable[Agreement], standing: Standing | None, moment: datetime) -> tuple[Agreement, ...]:
    """Those of the known agreements that were open at `moment` and not overruled by what they said later."""
    return tuple([a for a in known if (a.settled_at is None or moment < a.settled_at) and not overruled(a, standing)])


def window_agreed_to(agreement: Agreement, agreements: tuple[Agreement, ...]) -> Window:
    """The window they agreed to, which a date of our own does not change."""
    return _as_they_agreed(agreement, what_was_moved(agreements)).window


def no_that_stands(standing: Standing | None, known: Iterable[Agreement], moment: datetime) -> Standing | None:
    """Their no, as long as no talk was agreed in the same breath or since. One they called off does not count, and a
    promise of ours is no talk: it is welcome for itself only.
    """
    if standing is None or standing.kind is not StandingKind.NO_THANKS:
        return None
    agreed = any(
        a.kind is AgreementKind.TALK and a.made_at >= standing.since and not _was_called_off(a, moment) for a in known
    )
    return None if agreed else standing


def overruled(agreement: Agreement, standing: Standing | None) -> bool:
    """Whether what they said later overrules the agreement: the later word stands.

    "We'll call you" ends a time to talk but not what we owe them; "no, thank you" ends both.
    """
    if standing is None or standing.since <= agreement.made_at:
        return False
    if standing.kind is StandingKind.NO_THANKS:
        return True
    return standing.kind is StandingKind.THEIR_TURN and agreement.kind is AgreementKind.TALK


def _was_called_off(agreement: Agreement, moment: datetime) -> bool:
    """Whether they took back by `moment` that they had agreed to it. What we called off was no word of theirs."""
    by_them = agreement.outcome is AgreementOutcome.WITHDRAWN and not agreement.is_called_off_by_us
    return by_them and not agreement.was_open_at(moment)


def _made_by(
    agreements: tuple[Agreement, ...], moved_from: Mapping[int, Agreement], moment: datetime
) -> tuple[Agreement, ...]:
    made = [a for a in agreements if a.made_at <= moment]
    if moved_from:
        made = [_as_they_agreed(a, moved_from) for a in made if not _came_later(moved_from.get(a.id), moment)]
    return tuple(made)


def _came_later(before: Agreement | None, moment: datetime) -> bool:
    return before is not None and before.settled_at is not None and before.settled_at > moment


def _as_they_agreed(agreement: Agreement, moved_from: Mapping[int, Agreement]) -> Agreement:
    window = agreement.window
    for before in _moved_by_us(agreement, moved_from):
        window = before.window
    return agreement if window is agreement.window else replace(agreement, window=window)


def _moved_by_us(agreement: Agreement, moved_from: Mapping[int, Agreement]) -> Iterator[Agreement]:
    """What it came from by new dates of our own, the latest first; a damaged store may lead in a circle."""
    seen, before = {agreement.id}, moved_from.get(agreement.id)
    while before is not None and before.who_moved is WhoMoved.I_AM_LATE and before.id not in seen:
        yield before
        seen.add(before.id)
        before = moved_from.get(before.id)
