"""What the store keeps of what is published, beside the ledger: none of it is a deed, and none is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from tracker.actions.ports import Questions
from tracker.rules.publishing.published import Calendar, Published


class Shelf(Questions, Protocol):
    """The store, as publishing asks of it, on whatever thread it does. Each of these is written at once and wholly.

    Raises StoreFault.
    """

    def keep_published(self, row: Published) -> None:
        """That is what is known of it now."""

    def forget_published(self, agreement_ids: Iterable[int]) -> None:
        """Nothing of these stands on the server any more."""

    def keep_calendar(self, calendar: Calendar | None) -> None:
        """That is the calendar which is published to. None: to none, and nothing is known to stand anywhere."""
