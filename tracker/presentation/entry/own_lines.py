"""What one has typed oneself, to be typed again by a press: in the place of the examples once one knows one's way.

Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.actions.ports import OwnEntry
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.line.said_again import said_again
from tracker.rules.who.names import called

KNOWS_ITS_WAY, SHOWN = 10, 3


class OwnLines:
    """`lines` are the latest, each once; none as long as fewer than ten entries were made. `told` is called when they
    are others. What was done in the store is asked, so that it is the same on every computer, and after every start.
    """

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], told: Callable[[], object]) -> None:
        self._dispatcher = dispatcher
        self._here = here
        self._told = told
        self.lines: tuple[str, ...] = ()

    def look(self) -> None:
        """Ask anew: an entry was made, or somebody else works here."""
        me = self._here().me
        self._dispatcher.ask(
            lambda questions: questions.own_entries(me, KNOWS_ITS_WAY), self._take, lambda _trouble: None
        )

    def _take(self, entries: Sequence[OwnEntry]) -> None:
        lines = dict.fromkeys(said_again(called(e.name), e.direction, e.channel, e.outcome) for e in entries)
        own = tuple(line for line in lines if line)[:SHOWN] if len(entries) >= KNOWS_ITS_WAY else ()
        if own != self.lines:
            self.lines = own
            self._told()
