"""Who is there, for the words of a line: looked up word by word as they are typed, and kept for the next key.

What a reading asks and is not known yet is asked of the store behind the window's back, all at once; then the line is
read again. Knows no form and no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile

from tracker.actions.contacts.who_is_called import who_is_called, who_may_be, whose_is
from tracker.actions.ports import Questions
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.agreement import Agreement
from tracker.rules.history import History
from tracker.rules.line.line_reading import Someone
from tracker.rules.line.there import Called

_TELLING = 4
"""So many letters tell whether a name begins so: of fewer "ue" is not yet a "ü", and no apostrophe is missed."""


@dataclass(slots=True)
class _Found:
    called: dict[str, Called] = field(default_factory=dict)
    reached: dict[str, tuple[Someone, ...]] = field(default_factory=dict)
    may_be: dict[str, tuple[Someone, ...]] = field(default_factory=dict)

    @property
    def is_nobody(self) -> bool:
        """Whether all that was found is that nobody else is meant, as it was read already."""
        return not (self.called or self.reached or any(self.may_be.values()))

    def update(self, found: _Found) -> None:
        self.called.update(found.called)
        self.reached.update(found.reached)
        self.may_be.update(found.may_be)


@dataclass(slots=True)
class _Words:
    """What is asked of whom: names, numbers, and names that nobody bears; in the order they were asked in."""

    called: dict[str, None] = field(default_factory=dict)
    reached: dict[str, None] = field(default_factory=dict)
    may_be: dict[str, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.called or self.reached or self.may_be)

    @property
    def keys(self) -> set[str]:
        """Each by what is asked of it."""
        asked = (("called", self.called), ("reached", self.reached), ("may-be", self.may_be))
        return {f"{what}:{_key(each)}" for what, words in asked for each in words}

    def without(self, keys: set[str]) -> _Words:
        return _Words(
            {each: None for each in self.called if f"called:{_key(each)}" not in keys},
            {each: None for each in self.reached if f"reached:{_key(each)}" not in keys},
            {each: None for each in self.may_be if f"may-be:{_key(each)}" not in keys},
        )


class LineThere:
    """A `There`. `history` gives that of whoever the entry is about; `arrived` is called when more is known.

    After something was written `look_again` asks anew for all that the line holds; until that is there the old answers
    stand, so that nothing flickers.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        e164: Callable[[str], str],
        history: Callable[[], History | None],
        arrived: Callable[[], None],
    ) -> None:
        self._dispatcher = dispatcher
        self._e164 = e164
        self._history = history
        self._arrived = arrived
        self._found = _Found()
        self._lacking = _Words()
        self._asked: set[str] = set()
        self._used = _Words()

    def begin(self) -> None:
        """A line is read now: what it needs to know is what `look_again` asks for."""
        self._used = _Words()

    def called(self, words: str) -> Called | None:
        self._used.called[words] = None
        key = _key(words)
        found = self._found.called.get(key)
        if found is None and self._is_past_everybody(key):
            return Called()
        if found is None:
            self._lacking.called[words] = None
        return found

    def may_be(self, words: str) -> tuple[Someone, ...] | None:
        self._used.may_be[words] = None
        found = self._found.may_be.get(_key(words))
        if found is None:
            self._lacking.may_be[words] = None
        return found

    def reached_by(self, typed: str) -> tuple[Someone, ...] | None:
        self._used.reached[typed] = None
        found = self._found.reached.get(_key(typed))
        if found is None:
            self._lacking.reached[typed] = None
        return found

    def agreed_with(self, prospect_id: int) -> tuple[Agreement, ...] | None:
        history = self._history()
        if history is None or history.prospect.id != prospect_id:
            return None
        return tuple(a for a in history.agreements if a.is_open)

    def _is_past_everybody(self, key: str) -> bool:
        """Whether nobody's name began with what was typed some letters ago: then none does with more of them."""
        letters = sum(1 for _ in takewhile(str.isalpha, reversed(key)))
        sooner = (self._found.called.get(key[:-less]) for less in range(1, letters - _TELLING + 1))
        return "@" not in key and any(found == Called() for found in sooner)

    def look_up(self) -> None:
        """Ask for what the last reading did not find."""
        words = self._take_lacking()
        if not words:
            return

        def look(questions: Questions) -> _Found:
            return _Found(
                {_key(each): who_is_called(questions, each) for each in words.called},
                {_key(each): whose_is(questions, each, self._e164) for each in words.reached},
                {_key(each): who_may_be(questions, each) for each in words.may_be},
            )

        def arrived(found: _Found) -> None:
            self._asked -= words.keys
            self._found.update(found)
            if not found.is_nobody:
                self._arrived()

        def failed(_trouble: object) -> None:
            self._asked -= words.keys

        self._dispatcher.ask(look, arrived, failed)

    def look_again(self) -> None:
        """Something was written: what is known may be another by now. What the line does not hold is forgotten."""
        used, found = self._used, self._found
        self._found = _Found(
            {key: found.called[key] for key in map(_key, used.called) if key in found.called},
            {key: found.reached[key] for key in map(_key, used.reached) if key in found.reached},
            {key: found.may_be[key] for key in map(_key, used.may_be) if key in found.may_be},
        )
        self._lacking.called |= used.called
        self._lacking.reached |= used.reached
        self._lacking.may_be |= used.may_be
        self.look_up()

    def _take_lacking(self) -> _Words:
        words, self._lacking = self._lacking.without(self._asked), _Words()
        self._asked |= words.keys
        return words


def _key(words: str) -> str:
    """Case makes no difference, accents do."""
    return " ".join(words.lower().split())
