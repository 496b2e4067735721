"""What lies under a point of a calendar. Knows no pixels and no view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from tracker.presentation.calendar.calendar_entry import CalendarEntry


@dataclass(frozen=True, slots=True)
class Spot:
    """A day, perhaps a minute of it (None where there are no hours), and on it an entry, the "+3 more", or the corner
    that begins a new entry. `head` is the day's name and number, `strip` a week that passed, on one line."""

    day: date
    minute: float | None = None
    entry: CalendarEntry | None = None
    more: bool = False
    corner: bool = False
    head: bool = False
    strip: bool = False

    @property
    def opens(self) -> bool:
        """Whether a click does more there than choose the day."""
        return self.entry is not None or self.more or self.corner or self.strip

    @property
    def half_hour(self) -> time | None:
        """The half hour that its minute lies in; None where there are no hours."""
        return None if self.minute is None else time(*divmod(int(self.minute // 30) * 30, 60))

    @property
    def pointed(self) -> Spot:
        """As far as it is told from others where the pointer is: within a half hour, and within an entry, it is one."""
        at = self.half_hour if not self.opens else None
        return replace(self, minute=at.hour * 60 + at.minute if at is not None else None)
