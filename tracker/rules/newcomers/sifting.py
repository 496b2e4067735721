"""Who of a file is here already, who perhaps is, and what is suggested of each. Knows no file and no store.

Nothing is decided here: what is suggested is what loses nothing where nobody looks at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
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
        self._trashed: dict[int, Prospect] = {}
        self._objections: dict[Whom, tuple[Objection, ...]] = {}
        self._e164 = e164
        self._again = again
        self._now = now
        self._seen = Counter[str]()
        self._place = 0

    def know(self, person: Prospect, objections: Iterable[Objection] = ()) -> None:
        """Somebody is here, or in the trash, with what they object to."""
        if person.deleted_at is not None:
            self._trashed[person.id] = person
            return
        whom = Whom(person.id)
        self._gathered.add(whom, person)
        self._object(whom, objections)

    def sift(self, card: Card, remembered: Callable[[Prospect], Iterable[Objection]]) -> Arrival:
        """The next of the file. `remembered` tells what somebody erased objected to by the same number."""
        place, self._place = self._place, self._place + 1
        person = as_person(card, self._e164)
        external = external_of(card)
        self._seen[external] += 1
        if self._seen[external] > 1:
            external = f"{external} #{self._seen[external]}"
        nobody = Arrival(place, card, person, external, digest_of(card), Found.NOBODY, Decision(Choice.LEAVE))
        if not card.name:
            return nobody
        arrival = self._from_before(nobody) or self._beside_the_others(nobody)
        whom = Whom(place=place)
        self._gathered.add(whom, person)
        own = tuple(remembered(person))
        self._object(whom, own)
        against = [*own, *(o for same in arrival.same if same.is_reached for o in self._objections.get(same.whom, ()))]
        chosen = arrival.suggested.whom
        against += self._objections.get(chosen, ()) if chosen is not None and arrival.found is not Found.PERHAPS else ()
        return replace(arrival, objections=tuple(dict.fromkeys(against))) if against else arrival

    def _object(self, whom: Whom, objections: Iterable[Objection]) -> None:
        standing = tuple(o for o in objections if o.holds_at(self._now))
        if standing:
            self._objections[whom] = standing

    def _from_before(self, arrival: Arrival) -> Arrival | None:
        """By what was noted when they were brought in; None where they never were, or are gone."""
        before = self._brought.get(arrival.external)
        if before is None:
            return None
        if before.prospect_id in self._trashed:
            left = Decision(Choice.LEAVE, Whom(before.prospect_id))
            return replace(arrival, found=Found.IN_TRASH, suggested=left, before=before)
        whom = Whom(before.prospect_id)
        try:
            ours = self._gathered.person(whom)
        except KeyError:
            return None
        arrival = replace(arrival, before=before)
        if before.digest == arrival.digest:
            return replace(arrival, found=Found.AS_BEFORE, suggested=Decision(Choice.LEAVE, whom))
        arrival = replace(arrival, found=Found.CHANGED, suggested=Decision(Choice.SAME, whom))
        again = None if says_the_same(before.digest, arrival.digest) else self._again(before.text)
        if again is None:
            return arrival
        said = as_person(again, self._e164)
        return replace(arrival, said_before=said, differing=differing(ours, said, arrival.person))

    def _beside_the_others(self, arrival: Arrival) -> Arrival:
        same = tuple(self._gathered.same_as(arrival.person))
        if not same:
            return replace(arrival, found=Found.NEW, suggested=Decision(Choice.ADD))
        likeliest = max(same, key=lambda one: _weight(one, arrival.person, self._gathered.person(one.whom)))
        weight = _weight(likeliest, arrival.person, self._gathered.person(likeliest.whom))
        same = (likeliest, *(one for one in same if one is not likeliest))
        is_exact = likeliest.is_reached and Sameness.NAME in likeliest.why and likeliest.whom.is_here
        found = Found.HERE if is_exact else Found.PERHAPS
        is_one = weight >= _ONE
        suggested = Decision(Choice.SAME, likeliest.whom) if is_one else Decision(Choice.ADD)
        return replace(arrival, found=found, suggested=suggested, same=same)


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
