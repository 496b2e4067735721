"""Agreements as the objects that are to stand on a server. What says the same as before is not written again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tracker.actions.ports import Shelf
from tracker.interop.caldav.one_event import content_of, shown_of
from tracker.interop.writing.calendar import Event, each_event
from tracker.rules.agreement import Agreement
from tracker.rules.publishing.shown import Shown
from tracker.rules.word_kept import Given

Says = tuple[Agreement, str, bool]


@dataclass(frozen=True, slots=True)
class EventObject:
    """See `actions.publishing.wanted.Object`."""

    event: Event
    digest: bytes

    @property
    def agreement(self) -> Agreement:
        return self.event.agreement

    def number(self, after: int) -> int:
        """As often as the ledger names it, and always more than it was last sent under: a backup may be put back."""
        return max(self.event.touched.times, after + 1)

    def shown(self) -> Shown:
        return shown_of(self.event)

    def content(self, number: int) -> bytes:
        return content_of(self.event, number, self.digest)


class Objects:
    """`their_words`: whether what they said goes along. Digests are kept: each takes most of a millisecond."""

    def __init__(self, their_words: Callable[[], bool]) -> None:
        self._their_words = their_words
        self._digests: dict[int, tuple[Says, bytes]] = {}

    def __call__(self, shelf: Shelf, given: Iterable[Given]) -> Mapping[int, EventObject]:
        """See `actions.publishing.wanted.Write`."""
        kept, objects = self._digests, {}
        self._digests = {}
        for event in each_event(given, shelf.agreements_touched(), self._their_words()):
            id_, says = event.agreement.id, (event.agreement, event.who, event.their_words)
            before = kept.get(id_)
            digest = before[1] if before is not None and before[0] == says else shown_of(event).digest
            self._digests[id_] = says, digest
            objects[id_] = EventObject(event, digest)
        return objects
