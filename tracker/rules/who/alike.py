"""Who may be the same person as somebody else, and why. Only ever suggests: that two are one is for somebody to say.

Everybody is compared only with those who share a number, an address, a word of the name, or how its first and last word
begin: all against all would take minutes. Knows no store, and no way to compare two names: that is handed in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from tracker.rules.prospect import Prospect
from tracker.rules.slips import TWO_SLIPS_FROM, slips
from tracker.rules.text import digits
from tracker.rules.who.names import name_words
from tracker.rules.who.numbers import LEAST
from tracker.rules.who.sharing import same_phone

K = TypeVar("K", bound=Hashable)

Likeness = Callable[[str, Sequence[str], float], Sequence[tuple[int, float]]]
"""Which of those names come as near to the first as `least` (of 100), each by its place with how near: words in any
order, letters one by one."""
LEAST_LIKE = 86.0
LONG = 5
"""Letters of a word in which another letter in the place of one is a slip of the finger: "Jane" and "June" are two."""
TOO_COMMON = 100
"""So many may have one word of their names for that word to bring them together: beyond, it says next to nothing."""

LIKEST = 10
"""Of those who are called like somebody, so many are looked at."""
TOO_MANY_BEGIN_SO = 500
"""So many names may begin alike for that to bring them together. Beyond, more letters of each have to be the same."""
MANY = 20
"""More people than are reached by one number or mailbox of their own: it is a firm's, or was put in for want of one."""


class Sameness(StrEnum):
    """Why two may be one, the strongest first."""

    NUMBER = "number"
    ADDRESS = "address"
    """A mailbox."""
    NAME = "name"
    """The same words, whatever their order, case and accents."""
    NAME_LIKE = "name-like"


@dataclass(frozen=True, slots=True)
class Same(Generic[K]):
    """`whom` may be the same as whoever was asked about; `likeness` is that of the names, of 100."""

    whom: K
    why: tuple[Sameness, ...]
    likeness: float = 0.0

    @property
    def is_reached(self) -> bool:
        """Whether one number or one mailbox reaches both."""
        return Sameness.NUMBER in self.why or Sameness.ADDRESS in self.why

    @property
    def is_called(self) -> bool:
        """Whether the names may be one."""
        return Sameness.NAME in self.why or Sameness.NAME_LIKE in self.why


@dataclass(frozen=True, slots=True)
class _Known(Generic[K]):
    key: K
    person: Prospect
    words: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class _Sought:
    """By what somebody is looked for: how each of their numbers ends, in its order, their mailboxes, and blocks of the
    name."""

    person: Prospect
    words: tuple[str, ...]
    name: str
    ends: tuple[str, ...]
    addresses: tuple[str, ...]
    blocks: tuple[str, ...]


def _sought(person: Prospect) -> _Sought:
    words = name_words(person.name)
    return _Sought(
        person,
        words,
        " ".join(sorted(words)),
        tuple(digits(phone.e164 or phone.typed)[-LEAST:] for phone in person.phones),
        tuple(mail.key for mail in person.emails),
        tuple(_blocks(words)),
    )


class Gathered(Generic[K]):
    """Those known so far, each under a key of whoever asks, so that one more is compared with few of them."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._last: _Sought | None = None
        self._known: list[_Known[K]] = []
        self._place: dict[K, int] = {}
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_address: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, key: K, person: Prospect) -> None:
        sought = self._sought(person)
        place = self._place[key] = len(self._known)
        self._known.append(_Known(key, person, sought.words, sought.name))
        for end in set(sought.ends):
            self._by_number[end].append(place)
        for address in set(sought.addresses):
            self._by_address[address].append(place)
        for block in sought.blocks:
            self._by_word[block].append(place)

    def forget(self) -> None:
        """Let go of everybody, one after another: to let go of twenty thousand at once stops every thread."""
        self._last = None
        for kept in (self._place, self._by_number, self._by_address, self._by_word):
            while kept:
                kept.popitem()
        while self._known:
            self._known.pop()

    def person(self, key: K) -> Prospect:
        return self._known[self._place[key]].person

    def reached_by(self, person: Prospect) -> tuple[K, ...]:
        """Whom one of that person's numbers or addresses reaches as well; of many who share one, the first few."""
        if not self._known:
            return ()
        sought = self._sought(person)
        places = (*islice(self._reached_by_number(sought), MANY), *islice(self._reached_by_address(sought), MANY))
        return tuple(self._known[place].key for place in dict.fromkeys(places))

    def shares_with_many(self, person: Prospect) -> bool:
        """Whether everything that reaches that person reaches many, as far as they are known by now."""
        sought = self._sought(person)
        by_number = (self._by_number.get(end, ()) for end in sought.ends)
        by_address = (self._by_address.get(address, ()) for address in sought.addresses)
        return all(len(places) > MANY for places in (*by_number, *by_address))

    def same_as(self, person: Prospect) -> tuple[Same[K], ...]:
        """Everybody known who may be that person: who is reached the same way first, then by how like the names are.

        What reaches many, as a reception does, makes nobody the same whose name is another. Of many who are called
        like them the likest are told.
        """
        sought = self._sought(person)
        name = sought.name
        like = dict(islice(self._called_like(sought), LIKEST))
        why: defaultdict[int, list[Sameness]] = defaultdict(list)
        for place in self._reached_by_number(sought, like):
            why[place].append(Sameness.NUMBER)
        for place in self._reached_by_address(sought, like):
            why[place].append(Sameness.ADDRESS)
        like |= {at: LEAST_LIKE for at in why if at not in like and one_name(sought.words, self._known[at].words)}
        for place in like:
            why[place].append(Sameness.NAME if self._known[place].name == name else Sameness.NAME_LIKE)
        if not why:
            return ()
        found = (Same(self._known[at].key, tuple(reasons), like.get(at, 0.0)) for at, reasons in why.items())
        return tuple(sorted(found, key=lambda same: (not same.is_reached, -same.likeness)))

    def _sought(self, person: Prospect) -> _Sought:
        """Whoever is asked about is nearly always the next to be added."""
        if self._last is None or self._last.person is not person:
            self._last = _sought(person)
        return self._last

    def _reached_by_number(self, sought: _Sought, like: Iterable[int] | None = None) -> Iterator[int]:
        """With `like`, those places alone of what reaches many."""
        seen = set[int]()
        for phone, end in zip(sought.person.phones, sought.ends, strict=True):
            for place in _few(self._by_number.get(end, ()), like):
                if place not in seen and any(same_phone(phone, other) for other in self._known[place].person.phones):
                    seen.add(place)
                    yield place

    def _reached_by_address(self, sought: _Sought, like: Iterable[int] | None = None) -> Iterator[int]:
        found = (place for address in sought.addresses for place in _few(self._by_address.get(address, ()), like))
        yield from dict.fromkeys(found)

    def _called_like(self, sought: _Sought) -> Iterator[tuple[int, float]]:
        """The likest first."""
        near, words = list(dict.fromkeys(self._beside(sought.blocks))), sought.words
        known = self._known
        found = self._likeness(sought.name, [known[at].name for at in near], LEAST_LIKE)
        for place, score in sorted(found, key=lambda one: -one[1]):
            if one_name(words, known[near[place]].words):
                yield near[place], score

    def _beside(self, blocks: Sequence[str]) -> Iterator[int]:
        *by_word, called_so, begins_so, begins_more_so = (self._by_word.get(block, ()) for block in blocks)
        yield from called_so[:LIKEST]
        for begins in (begins_so, begins_more_so):
            if len(begins) <= TOO_MANY_BEGIN_SO:
                yield from begins
                break
        for places in by_word:
            if len(places) <= TOO_COMMON:
                yield from places


def one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names that come near may be one person's.

    Each word of the shorter has to have its own in the longer: the same, its beginning, or a slip of it. A letter put
    for another makes a first name somebody else's (Mary and Mark, Anna and Anne), where a letter more or less, or two
    that changed places, is how one name is misspelt (Jon and John).
    """
    shorter, longer = sorted((list(one), list(other)), key=len)
    if len(shorter) < 2:
        return shorter == longer and bool(shorter)
    slipped = 0
    for word in shorter:
        match = next((each for each in longer if each == word), None)
        if match is None:
            match = next((each for each in longer if _slip(word, each)), None)
            slipped += 1
        if match is None:
            return False
        longer.remove(match)
    return slipped <= 1 + (len(shorter) > 2) and any(len(word) > 1 for word in shorter)


def _slip(one: str, other: str) -> bool:
    if one.isdecimal() or other.isdecimal():
        return False  # flat 12 is not flat 13
    if 1 in (len(one), len(other)):
        return one[:1] == other[:1]
    if one.startswith(other) or other.startswith(one):
        return True  # Jo and Joanna
    short = min(len(one), len(other))
    if short < 3:
        return False
    if len(one) == len(other) and sorted(one) != sorted(other):
        return short >= LONG and slips(one, other) == 1
    return slips(one, other) <= (1 if short < TWO_SLIPS_FROM else 2)


def _few(places: Sequence[int], like: Iterable[int] | None) -> Iterable[int]:
    """Those places (in order), of which all are wanted where they are few or there is no `like`."""
    return places if like is None or len(places) <= MANY else (place for place in like if _holds(places, place))


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _blocks(words: Sequence[str]) -> Iterator[str]:
    """Under what a name is looked for: each of its words; all of them; and how its first and last begin, in either
    order, with two letters and with four.
    """
    yield from {word for word in words if len(word) > 1}
    yield f"={' '.join(sorted(words))}"
    for letters in (2, 4):
        yield f"{letters} {' '.join(sorted((words[0][:letters], words[-1][:letters])))}" if words else ""
