"""A time typed in plain words: its text, the moment it was typed at, and what it means. Knows no form and no screen.

A phrase is read as of when it was typed, however much later it is read again: "in two hours" said at ten is twelve, and
"tomorrow" typed before midnight is the day it was shown as.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.presentation.here import Here
from tracker.rules.history import History
from tracker.rules.plain_dates import (
    WAKING,
    Agreed,
    Unclear,
    UnclearReason,
    Waking,
    comes_again,
    read_agreed,
    read_moment,
    read_window,
)
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
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

    def window(self, here: Here, waking: Waking | None = None) -> Window | Unclear:
        """The time ahead that it means; MISSING where nothing is typed. `waking` are the hours of whom it is with."""
        waking = waking or general_waking(here.policy)
        return MISSING if self.is_empty else read_window(self.text, self._moment(here), here.zone, here.words, waking)

    def agreed(self, here: Here, happened: datetime | None, waking: Waking | None = None) -> Agreed:
        """The same, as it was said in a contact at `happened` (UTC); None for one of now."""
        if self.is_empty or happened is None or happened >= self._moment(here):
            return Agreed(self.window(here, waking))
        waking = waking or general_waking(here.policy)
        return read_agreed(self.text, self._moment(here), happened, here.zone, here.words, waking)

    def moment(self, here: Here, waking: Waking | None = None) -> datetime | Unclear:
        """When it was (UTC), said of something that happened; MISSING where nothing is typed. `waking` as above."""
        waking = waking or general_waking(here.policy)
        return MISSING if self.is_empty else read_moment(self.text, self._moment(here), here.zone, here.words, waking)

    def comes_again(self, here: Here) -> bool:
        """Whether it is a time that comes every year."""
        return comes_again(self.text, self._moment(here), here.zone, here.words)

    def is_past(self, here: Here) -> bool:
        """Whether it says of something that it happened before the minute it was typed in."""
        told = self.moment(here)
        return isinstance(told, datetime) and told < self._moment(here).replace(second=0, microsecond=0)

    def _moment(self, here: Here) -> datetime:
        return self.typed_at or here.now


@dataclass(frozen=True, slots=True)
class TypedAt:
    """When each time in a form was typed (UTC), by the name of its field. Outlives the window in the form's draft.

    `opened` is when the form was, which is when what it tells happened where it says nothing else; None for one that
    nobody has opened yet.
    """

    moments: tuple[tuple[str, datetime], ...] = ()
    opened: datetime | None = None

    def field(self, name: str, text: str) -> TimeField:
        return TimeField(text, dict(self.moments).get(name))

    def changed(self, before: Mapping[str, str], after: Mapping[str, str], now: datetime) -> TypedAt:
        """As it is once the texts are those of `after`: what is another text than before was typed now."""
        known = dict(self.moments)
        typed = ((name, known.get(name) if text == before.get(name) else now) for name, text in after.items() if text)
        return TypedAt(tuple((name, moment or now) for name, moment in typed), self.opened)


def kept_typed_at(raw: object) -> TypedAt:
    """As a draft has it; nothing where it has none, or none that can be read."""
    try:
        found = [(str(name), kept_moment(moment)) for name, moment in raw.get("moments", ())]  # type: ignore[attr-defined]
        opened = kept_moment(raw.get("opened"))  # type: ignore[attr-defined]
    except (AttributeError, KeyError, TypeError, ValueError):
        return TypedAt()
    return TypedAt(tuple((name, moment) for name, moment in found if moment is not None), opened)


def general_waking(policy: Policy) -> Waking:
    """From when until when people are spoken to by our policy, where they told us nothing of their own."""
    same = policy.quiet_until == policy.quiet_from
    return WAKING if same else Waking(policy.quiet_until, policy.quiet_from)


def waking_of(prospect: Prospect, policy: Policy) -> Waking:
    """Their own hours, or else the policy's, by their clocks."""
    general = general_waking(policy)
    hours = prospect.hours
    if hours is not None and hours.start != hours.end:
        return Waking(hours.start, hours.end, prospect.zone)
    return Waking(general.begins, general.ends, prospect.zone)


def waking_in(history: History | None, policy: Policy) -> Waking:
    """The hours of whom that is about; the policy's while nothing of them was read yet."""
    return waking_of(history.prospect, policy) if history is not None else general_waking(policy)


def kept_moment(raw: object) -> datetime | None:
    """An instant as a draft has it; None where there is none, or none that can be read."""
    try:
        moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
