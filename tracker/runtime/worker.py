"""One thread that does what it is handed, one thing after another. Knows neither the store nor Qt.

It lets go of nothing it was handed. Work holds whoever waits for it, and with that what belongs to a screen: were the
thread the last to hold that, it would go there, its timers would be stopped from another thread, and the program would
end without a word. So what is done is handed back, in a list, and whoever has that takes it out of the list where it
may go; what the thread then still has is the empty list.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue

Work = Callable[[], object]
Done = list[Work]


class Worker:
    """Runs callables in the order they came, all on one thread of its own.

    `hand_back` is called there after each, with the list that holds it, to have that emptied where it came from;
    `list.clear` would do for work that holds nothing of a screen.

    A callable that raises is a bug: it is told to `threading.excepthook` and the next one goes ahead.
    """

    def __init__(self, hand_back: Callable[[Done], object], name: str = "storage") -> None:
        self._queue: SimpleQueue[Done | None] = SimpleQueue()
        self._hand_back = hand_back
        self._accepting = True
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(self, work: Work) -> None:
        """Hand over `work` and come back at once. Raises RuntimeError after `stop`: it would never be done."""
        with self._door:
            if not self._accepting:
                raise RuntimeError("the worker has been stopped")
            self._queue.put([work])

    def stop(self) -> None:
        """Take nothing more, finish what has been handed over, and only then come back. Twice does no harm."""
        self.end()

    def end(self, within: float | None = None) -> None:
        """The same, but come back after so many seconds (None: as long as it takes), whatever is under way then."""
        with self._door:
            if self._accepting:
                self._accepting = False
                self._queue.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join(within)

    def _work(self) -> None:
        while (done := self._queue.get()) is not None:
            try:
                done[0]()
            except Exception:  # noqa: BLE001  one failed piece of work must not leave the later ones undone
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
            self._hand_back(done)
            del done  # whatever it holds is not kept until the next one comes
