"""Who is there, for the words of a line: looked up word by word as they are typed, and kept for the next key.

What a reading asks and is not known yet is asked of the store behind the window's back, all at once; then the line is
read again. Knows no form and no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.actions.contacts.who_is_called import who_is_called, whose_is
from tracker.actions.ports import Questions
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.agreement import Agreement
from tracker.rules.history import History
from tracker.rules.line.line_reading import Someone
from tracker.rules.line.there import Called


@dataclass(slots=True)
class _Found:
    called: dict[str, Called] = field(default_factory=dict)
    reached: dict[str, tuple[Someone, ...]] = field(default_factory=dict)


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
        self._lacking: dict[str, None] = {}
        self._lacking_numbers: dict[str, None] = {}
        self._asked: set[str] = set()
        self._used: tuple[set[str], set[str]] = (set(), set())

    def begin(self) -> None:
        """A line is read now: what it needs to know is what `look_again` asks for."""
        self._used = (set(), set())

    def called(self, words: str) -> Called | None:
        self._used[0].add(words)
        found = self._found.called.get(_key(words))
        if found is None:
            self._lacking[words] = None
        return found

    def reached_by(self, typed: str) -> tuple[Someone, ...] | None:
        self._used[1].add(typed)
        found = self._found.reached.get(_key(typed))
        if found is None:
            self._lacking_numbers[typed] = None
        return found

    def agreed_with(self, prospect_id: int) -> tuple[Agreement, ...] | None:
        history = self._history()
        if history is None or history.prospect.id != prospect_id:
            return None
        return tuple(a for a in history.agreements if a.is_open)

    def look_up(self) -> None:
        """Ask for what the last reading did not find."""
        words, numbers = self._take_lacking()
        if not words and not numbers:
            return

        def look(questions: Questions) -> _Found:
            return _Found(
                {_key(each): who_is_called(questions, each) for each in words},
                {_key(each): whose_is(questions, each, self._e164) for each in numbers},
            )

        def arrived(found: _Found) -> None:
            self._asked.difference_update(map(_key, (*words, *numbers)))
            self._found.called.update(found.called)
            self._found.reached.update(found.reached)
            self._arrived()

        def failed(_trouble: object) -> None:
            self._asked.difference_update(map(_key, (*words, *numbers)))

        self._dispatcher.ask(look, arrived, failed)

    def look_again(self) -> None:
        """Something was written: what is known may be another by now. What the line does not hold is forgotten."""
        words, numbers = self._used
        self._found = _Found(
            {key: self._found.called[key] for key in map(_key, words) if key in self._found.called},
            {key: self._found.reached[key] for key in map(_key, numbers) if key in self._found.reached},
        )
        self._lacking |= dict.fromkeys(words)
        self._lacking_numbers |= dict.fromkeys(numbers)
        self.look_up()

    def _take_lacking(self) -> tuple[list[str], list[str]]:
        words = [each for each in self._lacking if _key(each) not in self._asked]
        numbers = [each for each in self._lacking_numbers if _key(each) not in self._asked]
        self._lacking, self._lacking_numbers = {}, {}
        self._asked.update(map(_key, (*words, *numbers)))
        return words, numbers


def _key(words: str) -> str:
    """Case makes no difference, accents do."""
    return " ".join(words.lower().split())
