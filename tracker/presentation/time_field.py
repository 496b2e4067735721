"""A time typed in plain words: its text, the moment it was typed at, and what it means. Knows no form and no screen.

A phrase is read as of when it was typed, however much later it is read again: "in two hours" said at ten is twelve, and
"tomorrow" typed before midnight is the day it was shown as.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.presentation.here import Here
from tracker.rules.plain_dates import Unclear, UnclearReason, comes_again, read_moment, read_window
from tracker.rules.window import Window

MISSING = Unclear(UnclearReason.EMPTY)


@dataclass(frozen=True, slots=True)
class TimeField:
    """`typed_at` is an instant (UTC); None for what is read as of now, such as a draft of an earlier version."""

    text: str = ""
    typed_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    def window(self, here: Here) -> Window | Unclear:
        """The time ahead that it means; MISSING where nothing is typed."""
        return MISSING if self.is_empty else self.window_as_of(self._moment(here), here)

    def window_as_of(self, moment: datetime, here: Here) -> Window | Unclear:
        """The same, had it been said at that instant (UTC)."""
        return read_window(self.text, moment, here.zone, here.words)

    def moment(self, here: Here) -> datetime | Unclear:
        """When it was (UTC), said of something that happened; MISSING where nothing is typed."""
        return MISSING if self.is_empty else read_moment(self.text, self._moment(here), here.zone, here.words)

    def comes_again(self, here: Here) -> bool:
        """Whether it is a time that comes every year."""
        return comes_again(self.text, self._moment(here), here.zone, here.words)

    def _moment(self, here: Here) -> datetime:
        return self.typed_at or here.now


@dataclass(frozen=True, slots=True)
class TypedAt:
    """When each time in a form was typed (UTC), by the name of its field. Outlives the window in the form's draft."""

    moments: tuple[tuple[str, datetime], ...] = ()

    def field(self, name: str, text: str) -> TimeField:
        return TimeField(text, dict(self.moments).get(name))

    def changed(self, before: Mapping[str, str], after: Mapping[str, str], now: datetime) -> TypedAt:
        """As it is once the texts are those of `after`: what is another text than before was typed now."""
        known = dict(self.moments)
        typed = ((name, known.get(name) if text == before.get(name) else now) for name, text in after.items() if text)
        return TypedAt(tuple((name, moment or now) for name, moment in typed))


def kept_typed_at(raw: object) -> TypedAt:
    """As a draft has it; nothing where it has none, or none that can be read."""
    try:
        found = [(str(name), kept_moment(moment)) for name, moment in raw["moments"]]  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return TypedAt()
    return TypedAt(tuple((name, moment) for name, moment in found if moment is not None))


def kept_moment(raw: object) -> datetime | None:
    """An instant as a draft has it; None where there is none, or none that can be read."""
    try:
        moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
