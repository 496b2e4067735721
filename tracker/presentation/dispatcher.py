"""The one door between the screens and the store: deeds go in, answers and changes come back on the GUI thread.

Knows no deed and no screen. It runs whatever it is handed on the executor it was given (one worker thread
in the program, at once in a test) and tells everyone, once, what was touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from tracker.actions.outcome import Changes, Outcome, Refusal, StoreFault
from tracker.actions.ports import Desk, Questions

T = TypeVar("T")
Trouble = Refusal | StoreFault
Run = Callable[[Callable[[], None]], object]


class Dispatcher(QObject):
    """`desk` gives what deeds work with; `run` takes a callable and runs it, one after another, off the GUI thread.

    `changed(Changes, origin)` comes once after each deed, `origin` being whatever the caller passed, so that
    a screen can know its own. `failed(Refusal | StoreFault)` comes for trouble nobody else takes.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    _back = Signal(object)

    def __init__(self, desk: Callable[[], Desk], run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = run
        self._back.connect(self._deliver)

    def do(
        self,
        deed: Callable[[Desk], Outcome[T]],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        origin: object = None,
    ) -> None:
        """Do the deed; then tell everyone what changed, then call `then` with its value. `failed` takes its trouble."""

        def work() -> None:
            try:
                outcome = deed(self._desk())
            except (Refusal, StoreFault) as trouble:
                self._send(failed or self.failed.emit, trouble)
                return
            self._send(self._tell, (outcome.changes, origin, then, outcome.value))

        self._run(work)

    def ask(
        self,
        question: Callable[[Questions], T],
        then: Callable[[T], None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Ask the store; `then` gets the answer on the GUI thread. Answers come in the order of the questions."""
        self.run(lambda: question(self._desk().store), then, failed)

    def run(
        self,
        work_: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Have something done where the store is, between deeds and questions; `then` gets what it gives back."""

        def work() -> None:
            try:
                answer = work_()
            except (Refusal, StoreFault) as trouble:
                self._send(failed or self.failed.emit, trouble)
                return
            self._send(then, answer)

        self._run(work)

    def _send(self, receiver: Callable[[Any], None], value: object) -> None:
        self._back.emit((receiver, value))

    @Slot(object)
    def _deliver(self, parcel: tuple[Callable[[Any], None], object]) -> None:
        receiver, value = parcel
        receiver(value)

    def _tell(self, parcel: tuple[Changes, object, Callable[[Any], None] | None, object]) -> None:
        changes, origin, then, value = parcel
        if changes != Changes():
            self.changed.emit(changes, origin)
        if then is not None:
            then(value)
