"""The entries that wait to be sent, and those that need an answer before they go. Knows no screen and no file.

The tray is asked only where the store is; whoever logs something there keeps it through this one, so that it is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.log_contact import Logged
from tracker.actions.outcome import Outcome, Problem, StoreFault
from tracker.actions.ports import Desk, Questions
from tracker.actions.team.forget_erased import forget_erased
from tracker.actions.team.log_or_keep import NOT_NOW
from tracker.actions.team.send_unsent import send_unsent
from tracker.actions.team.unsent import Unsent, UnsentTray
from tracker.presentation import form_text
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.entry_form import Form
from tracker.presentation.here import Here
from tracker.presentation.words.team import waiting as words
from tracker.presentation.writing import Writing


class UnsentState(QObject):
    """`changed` comes when others wait, `kept(str)` with a sentence when one has been kept just now, and
    `dropped(str, callable)` when one was dropped, with what puts it back; `said(str)` where some cannot be
    read. `refused(trouble)` is for whoever answered.

    `entry_wanted(Form)` asks for the entry as it was typed.
    """

    changed = Signal()
    kept = Signal(str)
    said = Signal(str)
    dropped = Signal(str, object)
    entry_wanted = Signal(object)
    refused = Signal(object)
    _came = Signal(object)
    _went = Signal(str)

    def __init__(
        self, dispatcher: Dispatcher, tray: UnsentTray, here: Callable[[], Here], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._tray = tray
        self._here = here
        self._all: dict[str, Unsent] = {}
        self._sending = self._told_unread = False
        self._came.connect(self._take_in)
        self._went.connect(self._let_go)

    @property
    def to_go(self) -> tuple[Unsent, ...]:
        """Those that go by themselves, what was typed first in front."""
        return tuple(unsent for unsent in self._ordered if unsent.asks is None)

    @property
    def asking(self) -> tuple[Unsent, ...]:
        """Those that need an answer."""
        return tuple(unsent for unsent in self._ordered if unsent.asks is not None)

    @property
    def _ordered(self) -> list[Unsent]:
        return _in_order(self._all.values())

    def no_more_than(self, most: int) -> list[Unsent]:
        """So many of them as they were typed; none that needs an answer is left out for another."""
        return _in_order((*self.asking, *self.to_go)[:most])

    def read(self) -> None:
        """What waits by now: since before this start, and what another program of ours kept or sent meanwhile."""
        self._look(lambda: None, lambda _trouble: None)

    def _look(self, then: Callable[[], object], failed: Callable[[Trouble], None]) -> None:
        def look(questions: Questions) -> tuple[Sequence[Unsent], tuple[int, str]]:
            with suppress(StoreFault):  # what cannot be taken away now is tried again the next time
                forget_erased(questions, self)
            return self._tray.waiting(), self._tray.unread()

        def arrived(answer: tuple[Sequence[Unsent], tuple[int, str]]) -> None:
            found, (unread, where) = answer
            if unread and not self._told_unread:
                self._told_unread = True
                self.said.emit(words.unread(unread, where))
            before, self._all = self._all, {unsent.key: unsent for unsent in found}
            if before != self._all:
                self.changed.emit()
            then()

        self._dispatcher.ask(look, arrived, failed)

    # The tray, where the store is.

    def waiting(self) -> Sequence[Unsent]:
        """See `UnsentTray.waiting`."""
        return self._tray.waiting()

    def find(self, key: str) -> Unsent | None:
        """See `UnsentTray.find`."""
        return self._tray.find(key)

    def keep(self, unsent: Unsent) -> None:
        """See `UnsentTray.keep`."""
        self._tray.keep(unsent)
        self._came.emit(unsent)

    def drop(self, key: str) -> None:
        """See `UnsentTray.drop`."""
        self._tray.drop(key)
        self._went.emit(key)

    def unread(self) -> tuple[int, str]:
        """See `UnsentTray.unread`."""
        return self._tray.unread()

    # What is done with them.

    def send(self) -> None:
        """The server is there: each that lies there by now goes, one after another. What is held stays, and needs an
        answer.
        """
        if self._sending:
            return
        self._sending = True

        def failed(_trouble: Trouble) -> None:
            self._sending = False

        self._look(lambda: self._send_next(list(self.to_go)), failed)

    def _send_next(self, left: list[Unsent]) -> None:
        if not left:
            self._sending = False
            return
        unsent, *rest = left

        def done(value: Logged | Unsent | None) -> None:
            self._learn(unsent.key, value)
            self._send_next(rest)

        def failed(_trouble: Trouble) -> None:
            self._sending = False  # the rest would fare no better; it is tried again when the server is heard

        if not self._writing.do(self._sends(unsent), done, failed, about=unsent.key):
            self._send_next(rest)  # whoever answered it is sending it

    def log_anyway(self, unsent: Unsent, reason: str, ticked: bool, then: Callable[[], None]) -> bool:
        """Log it all the same, for that reason; False where the reason is missing, or the tick where they said stop."""
        if not reason.strip() or (self.needs_tick(unsent) and not ticked):
            return False
        entry = replace(unsent.entry, reason=reason.strip(), although_no=ticked)

        answered = replace(unsent, entry=entry)

        def done(value: Logged | Unsent | None) -> None:
            self._learn(unsent.key, value)
            if not isinstance(value, Unsent):
                then()

        def failed(trouble: Trouble) -> None:
            if isinstance(trouble, StoreFault) and trouble.fault in NOT_NOW:
                self._writing.run(
                    lambda: self.keep(replace(answered, asks=None)),
                    lambda _: then(),
                    self.refused.emit,
                    about=unsent.key,
                )
            else:
                self.refused.emit(trouble)

        self._writing.do(self._sends(answered), done, failed, about=unsent.key)
        return True

    def needs_tick(self, unsent: Unsent) -> bool:
        """Whether they asked us not to, and one has to say that one knows."""
        return unsent.asks is not None and Problem.NEEDS_THE_TICK in unsent.asks.lacks

    def open(self, unsent: Unsent) -> None:
        """The entry as it was typed, to be put right; saved from there it waits no longer."""
        forms = form_text.from_text(unsent.typed)
        who = unsent.entry.who
        form = forms[0] if forms else Form(who if isinstance(who, int) else None, unsent.name, note=unsent.entry.note)
        self.entry_wanted.emit(replace(form, once=unsent.key))

    def let_drop(self, unsent: Unsent) -> None:
        """It is not to be logged after all."""

        def done(_nothing: object) -> None:
            self.dropped.emit(words.dropped(unsent), lambda: self.put_back(unsent))

        self._writing.run(lambda: self.drop(unsent.key), done, self.refused.emit, about=unsent.key)

    def put_back(self, unsent: Unsent) -> None:
        """It was not to be dropped."""
        self._writing.run(
            lambda: self._tray.keep(unsent), lambda _nothing: self.read(), self.refused.emit, about=unsent.key
        )

    def forget_erased(self) -> None:
        """Somebody has been erased for good: keep nothing that was written about them."""
        self._dispatcher.ask(lambda questions: forget_erased(questions, self), lambda _nothing: None, self.refused.emit)

    def turn(self, of: int, to: int) -> None:
        """What was written about the record `of` is about `to` from now on: they are one person."""

        def turn() -> None:
            for unsent in self._tray.waiting():
                if unsent.is_about(of):
                    entry = unsent.entry
                    others = tuple(to if other == of else other for other in entry.others)
                    entry = replace(entry, who=to if entry.who == of else entry.who, others=others)
                    self._tray.keep(replace(unsent, entry=entry))

        self._writing.run(turn, lambda _nothing: self.read(), self.refused.emit, about=("turn", of))

    # What is said of them.

    def what(self, unsent: Unsent) -> str:
        """What it is, and when it happened."""
        here = self._here()
        return words.what(unsent, here.zone, here.today)

    def what_beneath(self, unsent: Unsent) -> str:
        """What it is, beneath its row."""
        here = self._here()
        return words.what_beneath(unsent, here.zone, here.today)

    def reason(self, unsent: Unsent) -> str:
        """Why it needs an answer; "" while it only waits."""
        here = self._here()
        return words.reason(unsent, here.zone, here.today, here.me)

    def _sends(self, unsent: Unsent) -> Callable[[Desk], Outcome[Logged | Unsent | None]]:
        return lambda desk: send_unsent(desk, self, unsent)

    def _learn(self, key: str, value: Logged | Unsent | None) -> None:
        """What lay there when it was to be sent, where another program of ours had been at it."""
        if value is None:
            self._let_go(key)
        elif isinstance(value, Unsent) and value != self._all.get(key):
            self._all[key] = value
            self.changed.emit()

    def _take_in(self, unsent: Unsent) -> None:
        self._all[unsent.key] = unsent
        self.changed.emit()
        if unsent.asks is None:
            self.kept.emit(words.kept(unsent))

    def _let_go(self, key: str) -> None:
        if self._all.pop(key, None) is not None:
            self.changed.emit()


def _in_order(unsent: Iterable[Unsent]) -> list[Unsent]:
    return sorted(unsent, key=lambda each: (each.typed_at, each.key))
