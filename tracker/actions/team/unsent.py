"""An entry that waits to be sent: what happened is written down here before the team's server has it. Knows no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tracker.actions.outcome import Problem
from tracker.rules.entry import Entry
from tracker.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Asks:
    """Why it was not taken when it was sent: the guard holds it (`verdict`, and what `lacks` for an exit, of whom
    `what` names), or `problem` refused it, with the text or name `what`.
    """

    verdict: Verdict | None = None
    lacks: tuple[Problem, ...] = ()
    problem: Problem | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Unsent:
    """`key` is the entry's own: under it the entry is logged once, however often it is sent. `typed_at` (UTC) is when
    it was saved here. `verdict` is the guard's word on it then, by all that was known here: up to ledger entry `seq`.

    `name` is whom it is about, as it was read then. `typed` is the form it was typed in, as its dialog keeps drafts.
    `asks` is there once it was sent and held. `team` is by which the team is known that it goes to.
    """

    key: str
    entry: Entry
    typed_at: datetime
    name: str = ""
    verdict: Verdict = field(default_factory=Verdict)
    seq: int = 0
    typed: str = ""
    asks: Asks | None = None
    team: str = ""

    @property
    def prospect_id(self) -> int | None:
        """Whom it is about; None for somebody who is not written down yet."""
        return self.entry.who if isinstance(self.entry.who, int) else None

    @property
    def keeps(self) -> int | None:
        """The agreement that it keeps or tried to, by all that was known when it was typed."""
        return self.entry.attempt.keeps or self.verdict.agreement_id

    def is_about(self, prospect_id: int) -> bool:
        return prospect_id in self.entry.everybody


class UnsentTray(Protocol):
    """Where they wait, each until it was sent or dropped. Asked on the storage thread."""

    def waiting(self) -> Sequence[Unsent]:
        """All that can be read, what was typed first in front."""
        ...

    def find(self, key: str) -> Unsent | None:
        """The one under that key as it lies there by now; None where none does that can be read."""
        ...

    def unread(self) -> tuple[int, str]:
        """How many lay there, when it was looked last, that cannot be read; and where that is."""
        ...

    def keep(self, unsent: Unsent) -> None:
        """Keep it, in place of the one under its key. Raises StoreFault where no disk takes it."""
        ...

    def drop(self, key: str) -> None:
        """It waits no longer. Raises StoreFault where it cannot be taken away."""
        ...
