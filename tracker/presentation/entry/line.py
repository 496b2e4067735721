"""The line of quick entry as the card sees it: its reading, what the strip asks, and what becomes of keys and clicks.

It holds no text of its own: the text is `Form.line`, what was answered `Form.line_answers` and what was clicked
`Form.pressed`, so that a draft has all of it. It speaks by `QuickEntry.changed`. Knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracker.presentation.words.lines import Asked, Pick, Told
from tracker.rules.line import Completion, LineReading, NextKind, NextReading, Part


class Line(Protocol):
    """`QuickEntry.line`."""

    @property
    def text(self) -> str: ...

    @property
    def reading(self) -> LineReading: ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """What to paint: a part that a click has overridden is left out, its words stay plain."""

    @property
    def told(self) -> tuple[Told, ...]:
        """The reading as a sentence, the person first; () for a blank line."""

    @property
    def told_when(self) -> str:
        """What the chip at the end of the line says: "now", "today 10:00", "at 4?"."""

    @property
    def asked(self) -> Asked | None:
        """What the strip asks, refuses or has not understood; None where the guard's word has its place."""

    @property
    def completion(self) -> Completion | None: ...

    def told_part(self, part: Part) -> str:
        """For a screen reader: "jo, understood as Jo Hill"."""

    def type(self, text: str, cursor: int | None = None) -> None:
        """At every key, and with every move of the cursor."""

    def alternatives(self, at: int) -> tuple[str, tuple[Pick, ...]]:
        """The key of what may be answered about the part at that place of the text, and the picks; ("", ()) for none."""

    def answer(self, ask: str, choice: str) -> None:
        """Pick that of that; picking the same again takes it back."""

    def pick(self, n: int) -> bool:
        """Alt+n, n from 1: that of what the strip asks. False where there is no such pick."""

    def take_chosen(self) -> bool:
        """Enter, where something is preselected. False where nothing is."""

    def complete(self, n: int = 0) -> int:
        """Put the n-th name of the completion into the text; the place of the cursor then."""

    def settle(self) -> str:
        """What was not understood goes into the note, before what stands there; the words that went, "" for none."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The line beneath an answer, as `QuickEntry.next_line(kind)` gives it: `told` says the time (strong), and the rest
    behind it; `asked` the picks of its day ("Mon 28", chosen; "Sat all the same")."""

    reading: NextReading
    told: Told
    asked: Asked | None = None


class HasLines(Protocol):
    """What `QuickEntry` has beside what it had."""

    line: Line

    def press(self, **fields: object) -> None:
        """A click on a chip: `direction`, `channel`, `outcome`, `when`. It writes no text; typing later overrides it."""

    def next_line(self, kind: NextKind) -> AnswerLine:
        """The line beneath that answer, as it stands."""

    def type_next(self, kind: NextKind, text: str) -> None:
        """At every key in it. A kind that was not chosen is chosen."""

    def pick_next(self, kind: NextKind, n: int) -> bool:
        """Alt+n in it (from 1): one of the picks of its day; False where there is none."""

    def take_next(self, kind: NextKind) -> bool:
        """Enter in it: the offered day, where one is; False where none is."""
