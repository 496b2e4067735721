"""Who of a file is here already, who perhaps is, and what is suggested of each. Knows no file and no store.

Nothing is decided here: what is suggested is what loses nothing where nobody looks at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.rules.bring_in.card import Card
from tracker.rules.brought_in import BroughtIn
from tracker.rules.newcomers.arrival import Arrival, Choice, Decision, Found, Whom
from tracker.rules.newcomers.as_person import as_person, digest_of, external_of, says_the_same
from tracker.rules.newcomers.up_to_date import differing
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.text import fold
from tracker.rules.who.alike import Gathered, Likeness, Same, Sameness

Again = Callable[[str], Card | None]
"""What a file said before, read as it is now; None where that cannot be."""


class Sifting:
    """Told first who is here, then of each person of the file, in its order."""

    def __init__(
        self,
        brought: Iterable[BroughtIn],
        likeness: Likeness,
        e164: Callable[[str], str],
        again: Again,
        now: datetime,
    ) -> None:
        self._brought: Mapping[str, BroughtIn] = {each.external: each for each in brought}
        self._gathered = Gathered[Whom](likeness)
        self._in_trash = Gathered[Whom](likeness)
        self._trashed: dict[int, Prospect] = {}
        self._objections: dict[Whom, tuple[Objection, ...]] = {}
        self._e164 = e164
        self._again = again
        self._now = now
        self._seen = Counter[str]()
        self._place = 0

    def know(self, person: Prospect, objections: Iterable[Objection] = ()) -> None:
        """Somebody is here, or in the trash, with what they object to."""
        whom = Whom(person.id)
        if person.deleted_at is not None:
            self._trashed[person.id] = person
            self._in_trash.add(whom, person)
            return
        self._gathered.add(whom, person)
        self._object(whom, objections)

    def forget(self) -> None:
        """Let go of everybody; see `Gathered.forget`."""
        self._gathered.forget()
        self._in_trash.forget()

    def person(self, whom: Whom) -> Prospect:
        """Somebody who is known, or in the trash."""
        return self._trashed[whom.id] if whom.id in self._trashed else self._gathered.person(whom)

    def sift(self, card: Card, remembered: Callable[[Prospect], Iterable[Objection]]) -> Arrival:
        """The next of the file. `remembered` tells what somebody erased objected to by the same number."""
        place, self._place = self._place, self._place + 1
        person = as_person(card, self._e164)
        external = external_of(card)
        self._seen[external] += 1
        if self._seen[external] > 1:
            external = f"{external} #{self._seen[external]}"
        reached = (*self._gathered.reached_by(person), *self._in_trash.reached_by(person)) if card.name else ()
        bare = _Bare(place, card, person, external, digest_of(card), reached)
        if not card.name:
            return bare.arrival(Found.NOBODY, Decision(Choice.LEAVE))
        arrival = self._from_before(bare) or self._beside_the_others(bare)
        whom = Whom(place=place)
        self._gathered.add(whom, person)
        own = tuple(remembered(person))
        self._object(whom, own)
        if not self._objections:
            return arrival
        against = [*own, *(o for same in arrival.same if same.is_reached for o in self._objections.get(same.whom, ()))]
        chosen = arrival.suggested.whom
        against += self._objections.get(chosen, ()) if chosen is not None and arrival.found is not Found.PERHAPS else ()
        return replace(arrival, objections=tuple(dict.fromkeys(against))) if against else arrival

    def _object(self, whom: Whom, objections: Iterable[Objection]) -> None:
        standing = tuple(o for o in objections if o.holds_at(self._now))
        if standing:
            self._objections[whom] = standing

    def _from_before(self, bare: _Bare) -> Arrival | None:
        """By what was noted when they were brought in; None where they never were, or are gone."""
        before = self._brought.get(bare.external)
        if before is None:
            return None
        whom = Whom(before.prospect_id)
        if before.prospect_id in self._trashed:
            return bare.arrival(Found.IN_TRASH, Decision(Choice.LEAVE, whom), before=before)
        try:
            ours = self._gathered.person(whom)
        except KeyError:
            return None
        if before.digest == bare.digest:
            return bare.arrival(Found.AS_BEFORE, Decision(Choice.LEAVE, whom), before=before)
        arrival = bare.arrival(Found.CHANGED, Decision(Choice.SAME, whom), before=before)
        again = None if says_the_same(before.digest, bare.digest) else self._again(before.text)
        if again is None:
            return arrival
        said = as_person(again, self._e164)
        return replace(arrival, said_before=said, differing=differing(ours, said, bare.person))

    def _beside_the_others(self, bare: _Bare) -> Arrival:
        same = tuple(self._gathered.same_as(bare.person))
        if not same:
            return bare.arrival(Found.NEW, Decision(Choice.ADD))
        weights = [_weight(one, bare.person, self._gathered.person(one.whom)) for one in same]
        weight = max(weights)
        likeliest = same[weights.index(weight)]
        same = (likeliest, *(one for one in same if one is not likeliest))
        is_exact = likeliest.is_reached and Sameness.NAME in likeliest.why and likeliest.whom.is_here
        found = Found.HERE if is_exact else Found.PERHAPS
        # Where another of that name is reached otherwise, who has nothing but the name may be either.
        others = any(w < _ONE and Sameness.NAME in one.why for w, one in zip(weights, same, strict=True))
        is_one = weight >= _ONE and (likeliest.is_reached or not others)
        suggested = Decision(Choice.SAME, likeliest.whom) if is_one else Decision(Choice.ADD)
        return bare.arrival(found, suggested, same=same)


@dataclass(frozen=True, slots=True)
class _Bare:
    """Somebody of the file before they are looked for. Parts as in `Arrival`."""

    place: int
    card: Card
    person: Prospect
    external: str
    digest: str
    reached: tuple[Whom, ...]

    def arrival(
        self, found: Found, suggested: Decision, same: tuple[Same[Whom], ...] = (), before: BroughtIn | None = None
    ) -> Arrival:
        return Arrival(
            self.place,
            self.card,
            self.person,
            self.external,
            self.digest,
            found,
            suggested,
            same,
            self.reached,
            before=before,
        )


_ONE = 2


def _weight(same: Same[Whom], one: Prospect, other: Prospect) -> int:
    """How much speaks for it that the two are one. From two on that is suggested.

    Whoever is called the same and reached the same way is the same. Two who are only reached the same way share it,
    as at a reception; two who are only called the same are one where nothing else tells them apart.
    """
    if same.is_reached:
        return 3 if Sameness.NAME in same.why else 2 if same.is_called else 1
    if Sameness.NAME not in same.why:
        return 0
    apart = (one.organisation and other.organisation and fold(one.organisation) != fold(other.organisation)) or (
        (one.phones or one.emails) and (other.phones or other.emails)
    )
    return 1 if apart else 2
