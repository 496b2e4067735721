"""What is to stand in the calendar: which agreements, and each as an object. Knows no format and no server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol

from tracker.actions.ports import Shelf
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.shown import Shown
from tracker.rules.word_kept import Given

FAR = date(9999, 12, 31)


class Object(Protocol):
    """An agreement as an object on a server would say it."""

    @property
    def agreement(self) -> Agreement: ...
    @property
    def digest(self) -> bytes: ...
    def number(self, after: int) -> int:
        """The number it is sent under, where it was last sent under that one; 0 for never."""

    def shown(self) -> Shown:
        """What it would show there."""

    def content(self, number: int) -> bytes:
        """All of it, under that number."""


Write = Callable[[Shelf, Iterable[Given]], Mapping[int, Object]]
"""Makes an object of each agreement that is an event by itself, by its id."""


def agreements_wanted(shelf: Shelf, today: date, lets_go: bool = True) -> list[Given]:
    """Those that are to stand there: what was over a year ago is left out, and what was moved is another by now.

    Without `lets_go` the clock may be ahead, and none that stands there is called old by it. Raises StoreFault.
    """
    first = date(today.year - 1, today.month, min(today.day, 28))
    standing = frozenset(() if lets_go else (row.agreement_id for row in shelf.published()))
    found = shelf.given_between(date.min if standing else first, FAR)
    return [g for g in found if _is_wanted(g.agreement, first, standing)]


def _is_wanted(agreement: Agreement, first: date, standing: frozenset[int]) -> bool:
    if agreement.outcome is AgreementOutcome.MOVED:
        return False
    return not standing or agreement.window.last >= first or agreement.id in standing
