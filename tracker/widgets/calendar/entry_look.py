"""How each state of an agreement looks in the calendar: never by colour alone, an icon and a word say it too.

Knows no painter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.rules.agreement import AgreementOutcome
from tracker.widgets.look.marks import BECAME
from tracker.widgets.look.tokens import TINT, TINT_FAINT, Role


@dataclass(frozen=True, slots=True)
class EntryLook:
    """`role` colours bar, fill, icon and frame, `words` what stands beneath the name, `name` the name itself.

    Where `fill` is nothing there is no bar either.
    """

    role: Role
    icon: str
    words: Role = Role.SOFT
    name: Role = Role.TEXT
    fill: float = TINT
    bar: float = 1.0

    @property
    def has_bar(self) -> bool:
        return self.fill > 0


def look_of(entry: CalendarEntry) -> EntryLook:
    """The channel's icon while all is well, the state's own where there is something to say about it."""
    match entry.state:
        case EntryState.AGREED:
            return EntryLook(Role.AGREED, entry.planned.channel.value)
        case EntryState.PROMISED:
            return EntryLook(Role.PROMISE, "owe", words=Role.PROMISE)
        case EntryState.TRIED:
            return EntryLook(Role.AGREED, "tried", fill=TINT_FAINT)
        case EntryState.SLIPPED:
            return EntryLook(Role.SLIPPED, "slipped", words=Role.SLIPPED)
        case EntryState.KEPT if entry.planned.outcome is AgreementOutcome.KEPT_LATE:
            late = BECAME[AgreementOutcome.KEPT_LATE]
            return EntryLook(late.role, late.icon, name=Role.SOFT, fill=0.0, bar=0.0)
        case EntryState.KEPT:
            return EntryLook(Role.AGREED, "check", name=Role.SOFT, fill=0.0, bar=0.0)
        case EntryState.PAST:
            return EntryLook(Role.QUIET, BECAME[entry.planned.outcome].icon, name=Role.SOFT, fill=0.0, bar=0.0)


def paled(look: EntryLook) -> EntryLook:
    """The same while somebody else is shown."""
    return EntryLook(
        look.role, look.icon, Role.QUIET, Role.QUIET, min(look.fill, TINT_FAINT), 0.4 if look.has_bar else 0.0
    )


def lifted(look: EntryLook) -> EntryLook:
    """What stays in its place while it is carried elsewhere: the words, softer, on no ground."""
    return replace(look, words=Role.SOFT, name=Role.SOFT, fill=0.0, bar=0.0)
