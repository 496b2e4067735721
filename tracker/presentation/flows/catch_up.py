"""The catch-up after days away: the slipped agreements one by one, their answers given together as one deed.

Leaving midway keeps the answers so far, also over a restart; nothing is written before the end. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.answer_slipped import Answer, answer_slipped
from tracker.actions.ports import Planned
from tracker.files.dataclass_json import dump, made
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.field_room import kept
from tracker.presentation.flows.answering import Answering
from tracker.presentation.flows.slipped_answer import SlippedForm, read_answer
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts, KeepSoon
from tracker.presentation.time_field import kept_typed_at
from tracker.presentation.writing import Writing

Forms = dict[int, SlippedForm]


class CatchUp(QObject):
    """`changed` comes with another agreement or place, `done(int)` with how many answers were written.

    Past the last agreement stands the end (`at_end`), where they are written. `answering` is the one in hand.
    """

    changed = Signal()
    done = Signal(int)
    refused = Signal(object)
    asked_back = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._drafts = drafts
        self._forms: Forms = {}
        self._writing = Writing(dispatcher)
        self.answering = Answering(dispatcher, here, self)
        self._timer = KeepSoon(self.leave, self)
        self.answering.changed.connect(self._timer.changed)
        self.items: tuple[Planned, ...] = ()
        self.place = 0

    def begin(self, slipped: tuple[Planned, ...]) -> None:
        """Take them up where they were left: at the first that has no answer yet."""
        kept = self._forms or forms_from(self._drafts.read() or "")
        ids = {planned.id for planned in slipped}
        self.items = slipped
        self._forms = {id_: form for id_, form in kept.items() if id_ in ids}
        self._go(next((n for n, p in enumerate(slipped) if not self._is_answered(p)), len(slipped)))

    @property
    def at_end(self) -> bool:
        return self.place >= len(self.items)

    @property
    def answered(self) -> int:
        """How many have an answer so far."""
        return sum(self._is_answered(planned) for planned in self.items)

    @property
    def left(self) -> int:
        """How many were passed over."""
        return len(self.items) - self.answered

    def next(self) -> None:
        """Keep this answer and go on; where something is missing, say what."""
        if self.at_end:
            return
        missing = self.answering.missing
        if missing is not None:
            self.asked_back.emit(missing)
            return
        self._keep()
        self._go(self.place + 1)

    def skip(self) -> None:
        """Go on without an answer; what was typed for this one is let go."""
        if not self.at_end:
            self._forms.pop(self.items[self.place].id, None)
            self._save()
            self._go(self.place + 1)

    def back(self) -> None:
        if self.place > 0:
            if not self.at_end:
                self._keep()
            self._go(self.place - 1)

    def leave(self) -> None:
        """Stop for now: the answers so far are kept, and nothing is written."""
        self._timer.stop()
        if not self.at_end:
            self._keep()

    def apply(self) -> None:
        """Write every answer there is, as one deed."""
        answers = self._answers()
        if answers:
            self._writing.do(lambda desk: answer_slipped(desk, answers), self._written, self.refused.emit)

    def _answers(self) -> tuple[Answer, ...]:
        here = self._here()
        read = (read_answer(self._forms[p.id], p, here).answer for p in self.items if self._is_answered(p))
        return tuple(answer for answer in read if answer is not None)

    def _is_answered(self, planned: Planned) -> bool:
        form = self._forms.get(planned.id)
        return form is not None and read_answer(form, planned, self._here()).answer is not None

    def _written(self, count: int) -> None:
        self._timer.stop()
        self._forms = {}
        self._drafts.keep(None)
        self.done.emit(count)

    def forget_gone(self) -> None:
        """Keep no answer about an agreement that is no more: whoever it was with has been erased for good."""
        kept = self._forms or forms_from(self._drafts.read() or "")
        asked = kept.keys() | {planned.id for planned in self.items}

        def arrived(gone: frozenset[int]) -> None:
            if not gone:
                return
            if not self.at_end and self.items[self.place].id not in gone:
                self._keep()
            self._forms = {id_: form for id_, form in (kept | self._forms).items() if id_ not in gone}
            self._save()
            before = self.items[: self.place]
            self.items = tuple(planned for planned in self.items if planned.id not in gone)
            self._timer.stop()
            self._go(sum(planned.id not in gone for planned in before))

        if asked:
            self._dispatcher.ask(
                lambda questions: frozenset(id_ for id_ in asked if questions.agreement(id_) is None), arrived
            )

    def _keep(self) -> None:
        form = self.answering.form
        # A contact the guard still asks about is no answer yet: what was typed is kept, and it is asked again.
        self._forms[self.items[self.place].id] = replace(form, kind=None) if self.answering.is_held_back else form
        self._save()

    def _save(self) -> None:
        given = {id_: form for id_, form in self._forms.items() if form != SlippedForm()}
        self._drafts.keep(forms_to(given) if given else None)

    def _go(self, place: int) -> None:
        self.place = place
        if not self.at_end:
            planned = self.items[place]
            self.answering.begin(planned, self._forms.get(planned.id))
        self.changed.emit()


def forms_to(forms: Forms) -> str:
    return dump(forms, Forms, ascii_only=True)


def forms_from(text: str) -> Forms:
    """The answers again; none where the text is no draft of ours (damaged, or from another version)."""
    try:
        return {int(id_): _form(given) for id_, given in kept(text).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _form(given: dict[str, Any]) -> SlippedForm:
    typed_at = kept_typed_at(given.pop("typed_at", None))
    return replace(made(SlippedForm, given, forgiving=True), typed_at=typed_at)
