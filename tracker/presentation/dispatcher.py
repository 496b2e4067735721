"""The one door between the screens and the store: deeds go in, answers and changes come back on the GUI thread.

Knows no deed and no screen. It runs whatever it is handed on the executor it was given (one worker thread
in the program, at once in a test) and tells everyone, once, what was touched; and it says when the store is long in
answering, and when it answers again after it could not be reached.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tracker.actions.outcome import Changes, Fault, Outcome, Problem, Refusal, StoreFault
from tracker.actions.ports import Desk, Questions

T = TypeVar("T")
Trouble = Refusal | StoreFault
Run = Callable[[Callable[[], None]], object]
Receiver = Callable[[Any], None]

PATIENCE_MS = 1000
"""After so long without an answer it is said that something is being waited for."""
_BEHIND = (Problem.ALREADY_SETTLED, Problem.NO_SUCH_AGREEMENT, Problem.NO_SUCH_CONTACT, Problem.NO_SUCH_PROSPECT)
"""So a deed is refused that somebody else was before: what is shown here is older than what is kept."""
_OUT_OF_REACH = (Fault.LOCKED, Fault.GONE, Fault.NO_FOLDER)
"""After these, what was asked meanwhile was not answered, and the file may be another one."""


class Dispatcher(QObject):
    """`desk` gives what deeds work with; `run` takes a callable and runs it, one after another, off the GUI thread.

    `changed(Changes, origin)` comes once after each deed, `origin` being whatever the caller passed, so that
    a screen can know its own. For trouble nobody else takes `failed(Refusal | StoreFault)` comes after a deed, and
    `unread(Refusal | StoreFault)` after a question. `waiting(True)` comes when nothing has come back for a second,
    `waiting(False)` when it has. `reached` comes with the first answer after the store was out of reach, `away` where a
    deed was told that the team's server does not answer, and `behind` where somebody else was before it.
    """

    changed = Signal(object, object)
    behind = Signal()
    failed = Signal(object)
    unread = Signal(object)
    waiting = Signal(bool)
    reached = Signal()
    away = Signal()
    _back = Signal(object)

    def __init__(self, desk: Callable[[], Desk], run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = run
        self._under_way = 0
        self._is_waiting = False
        self._was_out_of_reach = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        self._back.connect(self._deliver)

    @property
    def is_waiting(self) -> bool:
        """Whether nothing has come back for a second."""
        return self._is_waiting

    def do(
        self,
        deed: Callable[[Desk], Outcome[T]],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        origin: object = None,
    ) -> None:
        """Do the deed; then tell everyone what changed, then call `then` with its value. `failed` takes its trouble."""

        def work() -> tuple[Receiver, object]:
            outcome = deed(self._desk())
            return self._tell, (outcome.changes, origin, then, outcome.value)

        self._hand_over(work, failed or self.failed.emit)

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
        self._hand_over(lambda: (then, work_()), failed or self.unread.emit)

    def _hand_over(self, work: Callable[[], tuple[Receiver, object]], failed: Receiver) -> None:
        """Have `work` run; what it gives back is delivered here. Whatever happens, something comes back."""

        # That thread holds what comes back by nothing but this, which is taken out of it here: let go of there it might
        # end the program, see `runtime.worker`.
        parcel: list[tuple[Receiver, object]] = []

        def run() -> None:
            try:
                parcel.append(work())
            except (Refusal, StoreFault) as trouble:
                parcel.append((failed, trouble))
            except Exception as error:
                # A bug is told as one; whoever waits for the answer must not wait for ever.
                parcel.append((failed, StoreFault(Fault.OTHER, type(error).__name__)))
                self._back.emit(parcel)
                raise
            self._back.emit(parcel)

        self._under_way += 1
        if not self._patience.isActive():
            self._patience.start()
        self._run(run)

    @Slot(object)
    def _deliver(self, parcel: list[tuple[Receiver, object]]) -> None:
        receiver, value = parcel.pop()
        self._came_back(value)
        receiver(value)
        if isinstance(value, StoreFault) and value.fault is Fault.AWAY:
            self.away.emit()
        if isinstance(value, Refusal) and value.problem in _BEHIND:
            self.behind.emit()
        if self._was_out_of_reach and not isinstance(value, StoreFault):
            self._was_out_of_reach = False
            self.reached.emit()

    def _came_back(self, value: object) -> None:
        """What fails while more is under way, each for want of the same lock, does not end the waiting."""
        self._under_way -= 1
        if isinstance(value, StoreFault) and value.fault in _OUT_OF_REACH:
            self._was_out_of_reach = True
        if not self._under_way:
            self._patience.stop()
            self._wait(waiting=False)
        elif not isinstance(value, StoreFault):
            self._patience.start()
            self._wait(waiting=False)

    def _lose_patience(self) -> None:
        self._wait(waiting=True)

    def _wait(self, waiting: bool) -> None:
        if waiting != self._is_waiting:
            self._is_waiting = waiting
            self.waiting.emit(waiting)

    def _tell(self, parcel: tuple[Changes, object, Callable[[Any], None] | None, object]) -> None:
        changes, origin, then, value = parcel
        if changes != Changes():
            self.changed.emit(changes, origin)
        if then is not None:
            then(value)
