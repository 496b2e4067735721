"""A row of the palette: what it says, and what becomes of Enter in it. Knows neither a store nor a widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    PERSON = "person"
    DAY = "day"
    COMMAND = "command"


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
    those of a command, by their portable name. `person`, `day` and `command` say whom or what it is about.
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

    @property
    def is_heading(self) -> bool:
        return self.does is Does.NOTHING

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, but for its keys."""
        return ", ".join(part for part in (self.words, self.beside, self.under) if part)


def heading(words: str) -> Row:
    return Row(Does.NOTHING, words)
