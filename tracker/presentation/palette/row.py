"""A row of the palette: what it says, and what becomes of Enter in it. Knows neither a store nor a widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.actions.ports import Planned
from tracker.presentation.flows.ways import Act


class Does(StrEnum):
    """What Enter does in it."""

    NOTHING = "nothing"
    """A heading."""
    SAVE = "save"
    """An act that nothing speaks against: it is done."""
    ENTRY = "entry"
    """The entry opens, filled in with what was typed."""
    ENTRY_WITH = "entry-with"
    """The entry opens about that person."""
    REACH = "reach"
    """They are rung or written to, or a number is copied, once the guard was asked."""
    KEEP = "keep"
    """What is agreed is begun: by its way, once the guard was asked."""
    BECAME = "became"
    """It is asked what became of what was agreed."""
    HIDE = "hide"
    """The reminder of what is agreed is hidden until that day; what was agreed stands."""
    PERSON = "person"
    DAY = "day"
    ROAD = "road"
    """That day is printed, to take along."""
    COMMAND = "command"


SHOW_KEYS = "Ctrl+Return"
"""They show whoever is named, whatever row is chosen."""


class Tone(StrEnum):
    """In which colour its icon comes; what it means stands in its words as well."""

    PLAIN = "plain"
    AGREED = "agreed"
    PROMISED = "promised"
    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Row:
    """`beside` follows the words softly, `under` stands beneath them. `icon` is named after what it means; `keys` are
    those of a command, by their portable name. `person`, `day`, `command`, `act`, `planned` and `agreement` say whom or
    what it is about; `n` tells a reading of what was typed from the others.
    """

    does: Does
    words: str
    icon: str = ""
    beside: str = ""
    under: str = ""
    keys: str = ""
    tone: Tone = Tone.PLAIN
    person: int = 0
    day: date | None = None
    command: str = ""
    act: Act | None = None
    planned: Planned | None = None
    agreement: int = 0
    n: int = 0

    @property
    def is_heading(self) -> bool:
        return self.does is Does.NOTHING

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, but for its keys."""
        return ", ".join(part for part in (self.words, self.beside, self.under) if part)


def heading(words: str) -> Row:
    return Row(Does.NOTHING, words)
