"""The state behind changing an agreed time: the new time, who moved it, and the guard's word where nobody agreed.

Knows neither the calendar nor a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.diary import Diary
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.flows.planned_contact import judge_planned
from tracker.presentation.here import Here
from tracker.presentation.time_field import TimeField, waking_in
from tracker.presentation.writing import Writing
from tracker.rules.agreement import WhoMoved
from tracker.rules.history import History
from tracker.rules.plain_dates import Unclear
from tracker.rules.verdict import Verdict
from tracker.rules.window import Window


@dataclass(frozen=True, slots=True)
class MoveForm:
    """`when` is the new time as typed, "" where `dragged` is the new time itself."""

    when: str = ""
    dragged: Window | None = None
    who: WhoMoved | None = None
    words: str = ""
    typed_at: datetime | None = field(default=None, compare=False)


class Moving(QObject):
    """`changed` comes when there is something new to show, `done` once it is written.

    `asked_back(str)` names what is missing ("when" or "who"), `refused(Refusal | StoreFault)` why it was not written.
    """

    changed = Signal()
    done = Signal()
    asked_back = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._history: History | None = None
        self._writing = Writing(dispatcher)
        self._diary = Diary(dispatcher, here, self.changed.emit)
        self.planned: Planned | None = None
        self.form = MoveForm()

    def begin(self, planned: Planned, window: Window | None = None) -> None:
        """Ask who moved that agreement to `window`; without one, ask for the new time as well."""
        self.planned, self.form, self._history = planned, MoveForm(dragged=window), None

        def arrived(history: History | None) -> None:
            if self.planned is planned:
                self._history = history
                self.changed.emit()

        self._dispatcher.ask(lambda questions: questions.history_of(planned.prospect_id), arrived)
        self.changed.emit()

    def change(self, **fields: Any) -> None:
        """A time that is typed takes the place of the one it was dragged to."""
        if "when" in fields:
            fields["dragged"] = None
            if fields["when"] != self.form.when:
                fields["typed_at"] = self._here().now
        self.form = replace(self.form, **fields)
        self.changed.emit()

    @property
    def today(self) -> date:
        return self._here().today

    @property
    def before(self) -> str:
        """What was agreed so far."""
        return self._told(self.planned.window) if self.planned is not None else ""

    @property
    def after(self) -> str:
        """The new time in words, "" while there is none."""
        window = self._read()
        return self._told(window) if isinstance(window, Window) else ""

    @property
    def in_its_way(self) -> str:
        """What stands against the new time, such as another agreement; "" where nothing does."""
        window = self._read()
        return self._told_against(window) if isinstance(window, Window) else ""

    @property
    def meaning(self) -> Meaning:
        """What stands beneath the new time."""
        window = self._read()
        if isinstance(window, Window):
            return (
                Meaning(words.already_past(), is_trouble=True)
                if self._is_past(window)
                else Meaning(self._told_beside(window))
            )
        return doubt_of(window, self._here())

    @property
    def has_passed(self) -> bool:
        """Whether nobody can agree to the new time any more."""
        window = self._read()
        return isinstance(window, Window) and self._is_past(window)

    @property
    def is_earlier(self) -> bool:
        """Whether the new time comes before the one that was agreed: then nobody is late."""
        window = self._read()
        return self.planned is not None and isinstance(window, Window) and window.starts < self.planned.window.starts

    @property
    def telling(self) -> words.Telling | None:
        """The guard's word on the new time where nobody agreed to it: we are late, and they have not said yes."""
        window = self._read()
        if self.form.who is not WhoMoved.I_AM_LATE or not isinstance(window, Window) or self._history is None:
            return None
        assert self.planned is not None
        verdict: Verdict = judge_planned(self.planned.id, window, self._history, self._here().policy)
        if not verdict.findings:
            return None
        here = self._here()
        return words.telling(verdict, here.zone, self.today, here.me)

    def apply(self) -> None:
        """Write it, or say what is missing."""
        window, who, planned = self._read(), self.form.who, self.planned
        if not isinstance(window, Window) or (who is not None and self._is_past(window)):
            self.asked_back.emit("when")
            return
        if who is None:
            self.asked_back.emit("who")
            return
        if planned is None:
            return
        their_words = self.form.words.strip() if who is WhoMoved.THEY_ASKED else ""
        self._writing.do(
            lambda desk: move_agreement(desk, planned.id, window, who, their_words),
            lambda _: self._written(planned),
            self.refused.emit,
            about=planned.id,
        )

    def _written(self, planned: Planned) -> None:
        """Whoever has turned to another meanwhile is still asked about that one."""
        if self.planned is planned:
            self.done.emit()

    def _read(self) -> Window | Unclear:
        form, here = self.form, self._here()
        whose = waking_in(self._history, here.policy)
        return form.dragged or TimeField(form.when, form.typed_at).window(here, whose)

    def _is_past(self, window: Window) -> bool:
        """Only a mistake put right may lie in the past; nobody agrees to yesterday."""
        return window.ends <= self._here().now and self.form.who is not WhoMoved.TYPED_WRONG

    def _told_beside(self, window: Window) -> str:
        """The window, and what stands against it."""
        return f"{self._told(window)}\n{self._told_against(window)}".strip()

    def _told_against(self, window: Window) -> str:
        planned = self.planned
        assert planned is not None
        self._diary.look_up(window)
        return self._diary.told(planned.minutes, planned.people)

    def _told(self, window: Window) -> str:
        return words.window(window, self.today, self._here().zone)
