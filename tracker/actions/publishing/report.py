"""What one run of publishing came to, and how its owner has it go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.actions.publishing.server import ServerFault
from tracker.rules.publishing.published import Stopped


class IfGone(StrEnum):
    """What is to become of what went all at once: STOP and ask, put it there ANEW, or LET it GO."""

    STOP = "stop"
    ANEW = "anew"
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True)
class Stray:
    """One that bears our marks and is agreed nowhere here, as it stands there: by its summary and its first day."""

    says: str
    on: date


@dataclass(slots=True)
class Report:
    """What one run came to. `asks` counts what was found that is for its owner to say, `refused` what the server would
    not take, `waits` what could not be sent yet. `strays` are some of those there which bear our marks and are agreed
    nowhere here. `others` is told where it has changed: events there that are not ours.
    `wait` is for how long the server asks not to be asked. `is_let_go`: the calendar is gone, and published to no more.
    """

    sent: int = 0
    taken: int = 0
    asks: int = 0
    refused: int = 0
    waits: int = 0
    others: int | None = None
    strays: tuple[Stray, ...] = ()
    fault: ServerFault | None = None
    wait: timedelta | None = None
    stopped: Stopped = Stopped.NOT
    is_let_go: bool = False
