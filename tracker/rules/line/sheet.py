"""The words of a line and what has been made of them so far. Knows no grammar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from tracker.rules.line.cutting import Word
from tracker.rules.line.line_reading import Ask, AskKind, Choice, Part, PartKind, PartState, Says

SAYS_NOTHING = Says()


@dataclass(slots=True)
class Item:
    """A stretch of words that belong together: from the word `first` up to, not with, `last`."""

    first: int
    last: int
    kind: PartKind
    state: PartState = PartState.UNDERSTOOD
    says: Says = SAYS_NOTHING
    alternatives: tuple[Choice, ...] = ()
    ask: str = ""
    is_telling: bool = False
    """Its words say more than what is made of them, and are for the note as well."""


@dataclass(frozen=True, slots=True)
class Correction:
    """From word `first` up to `last` something before is taken back. `is_sure`: whatever stands between, else only what
    stands right before it: "thursday no friday"."""

    first: int
    last: int
    is_sure: bool


@dataclass(slots=True)
class Sheet:
    """Grows while a line is read; never leaves `read_line`. `answers` are the keys of choices by those of asks."""

    text: str
    words: tuple[Word, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    """Words that are for the note whatever they could mean."""
    pending: set[int] = field(default_factory=set)
    """Words of which it is not known yet whether somebody is called so."""
    named: set[int] = field(default_factory=set)
    """Small words that are somebody's name in this place."""
    firms: set[int] = field(default_factory=set)
    """Words that name the firm of whoever stands before it."""
    to_come: int | None = None
    """From that word on a time is one to come: something was arranged."""
    steps: set[int] = field(default_factory=set)
    """Where words end that say what is still to be done: a day that begins there is none that was."""
    corrections: list[Correction] = field(default_factory=list)
    _taken: dict[int, Item] = field(default_factory=dict)

    def put(self, item: Item) -> Item:
        self.items.append(item)
        for at in range(item.first, item.last):
            self._taken[at] = item
        return item

    def drop(self, item: Item) -> None:
        """It means nothing after all: its words are for the note."""
        self.free(item)
        self.open.update(range(item.first, item.last))

    def free(self, item: Item) -> None:
        """It is put otherwise: its words are free again."""
        self.items.remove(item)
        for at in range(item.first, item.last):
            del self._taken[at]

    def leave(self, runs: Collection[str]) -> None:
        """Words that stand there as one of those runs are for the note, the longest first."""
        longest = max((run.count(" ") + 1 for run in runs), default=0)
        for first in range(len(self.words)):
            for last in range(min(first + longest, len(self.words)), first, -1):
                if self.run(first, last) in runs:
                    self.open.update(range(first, last))

    def is_free_run(self, first: int, last: int) -> bool:
        """Whether those words are free, with no pause between them."""
        return not self.is_broken(first, last) and all(self.is_free(n) for n in range(first, last))

    def at(self, place: int) -> Item | None:
        """What has been made of that word; None for nothing, or where there is none."""
        return self._taken.get(place)

    def is_free(self, place: int) -> bool:
        there = 0 <= place < len(self.words)
        return there and place not in self._taken and place not in self.open and place not in self.pending

    def folded(self, place: int) -> str:
        """The word there; "" where the line has none."""
        return self.words[place].folded if 0 <= place < len(self.words) else ""

    def run(self, first: int, last: int) -> str:
        """Those words, folded, one space between."""
        return " ".join(word.folded for word in self.words[first:last])

    def corrected(self, place: int) -> str:
        """What was picked for a word that was not understood; "" for nothing."""
        return self.answers.get(f"{AskKind.WORD}:{self.words[place].text.lower()}", "")

    def typed(self, first: int, last: int) -> str:
        """That stretch of the line as it was typed."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.words[first].start, self.words[last - 1].end

    def is_broken(self, first: int, last: int) -> bool:
        """Whether a comma stands inside that stretch."""
        return any(word.pause for word in self.words[first + 1 : last])

    def is_parted_by_a_dash(self, place: int) -> bool:
        """Whether a dash stands by itself before that word: "tuition - ngozi is happy"."""
        between = self.text[self.words[place - 1].end : self.words[place].start] if place else ""
        return between.strip() in ("-", "–", "—")

    def is_behind_correction(self, place: int) -> bool:
        """Whether what stands there may be meant in the place of something before."""
        return any(correction.last == place for correction in self.corrections)

    def picked(self, ask: Ask) -> Choice | None:
        """What was answered to it; None while nothing was."""
        key = self.answers.get(ask.key)
        return next((choice for choice in ask.choices if choice.key == key), None)

    def ask(self, ask: Ask, item: Item | None = None, waiting: PartState = PartState.AMBIGUOUS) -> Choice | None:
        """Ask it, unless it was answered; the choice that holds: what was picked, or is preselected. None for neither.

        `item` is what it asks about, and is `waiting` until then; what the choice says is what it says.
        """
        picked = self.picked(ask)
        holds = picked or (ask.choices[ask.chosen] if ask.chosen is not None else None)
        if picked is None:
            self.asks.append(ask)
        if item is not None:
            item.alternatives, item.ask = ask.choices, ask.key
            item.state = PartState.UNDERSTOOD if picked is not None else waiting
            item.says = holds.says if holds is not None else item.says
        return holds

    def parts(self) -> list[Part]:
        found = []
        for item in self.items:
            start, end = self.span(item.first, item.last)
            found.append(Part(start, end, item.kind, item.state, item.says, item.alternatives, item.ask))
        return found
