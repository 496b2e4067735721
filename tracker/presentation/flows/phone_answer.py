"""The state behind the answer to what a phone did: given at once as one deed, or as *put it back*. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.publishing.asked import (
    AskedByPhone,
    keep_words_as_note,
    leave_words_on_phone,
    put_back_on_phone,
)
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.half_filled import for_agreement
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import has_slipped
from tracker.rules.publishing.published import Asks


class PhoneAnswerKind(StrEnum):
    """THEY_ASKED, I_AM_LATE and TYPED_WRONG answer who moved it; DONE, WE_CALLED_OFF, CALLED_OFF (by them) and MISSED
    what became of what is gone; NOTE and LEAVE what is to become of other words. PUT_BACK is for all of them.

    Each has one `digit`, whatever it is an answer to: the one that it has of what slipped, too (`AnswerKind`).
    """

    THEY_ASKED = "they-asked"
    I_AM_LATE = "i-am-late"
    TYPED_WRONG = "typed-wrong"
    PUT_BACK = "put-back"
    DONE = "done"
    WE_CALLED_OFF = "we-called-off"
    CALLED_OFF = "called-off"
    MISSED = "missed"
    NOTE = "note"
    LEAVE = "leave"

    @property
    def digit(self) -> int:
        return _DIGITS[self]


_DIGITS = {
    kind: digit
    for digit, kinds in enumerate(
        (
            (PhoneAnswerKind.THEY_ASKED, PhoneAnswerKind.DONE, PhoneAnswerKind.NOTE),
            (PhoneAnswerKind.I_AM_LATE, PhoneAnswerKind.WE_CALLED_OFF, PhoneAnswerKind.LEAVE),
            (PhoneAnswerKind.TYPED_WRONG, PhoneAnswerKind.CALLED_OFF),
            (PhoneAnswerKind.PUT_BACK,),
            (PhoneAnswerKind.MISSED,),
        ),
        start=1,
    )
    for kind in kinds
}
K = PhoneAnswerKind
MOVED_BY = {
    K.THEY_ASKED: WhoMoved.THEY_ASKED,
    K.I_AM_LATE: WhoMoved.I_AM_LATE,
    K.TYPED_WRONG: WhoMoved.TYPED_WRONG,
}


def answers_to(asked: AskedByPhone, here: Here) -> tuple[PhoneAnswerKind, ...]:
    """What can be answered, in the order of their digits: nothing is missed before its time is over, and nothing called
    off by us after it."""
    if asked.asks is Asks.MOVED:
        return K.THEY_ASKED, K.I_AM_LATE, K.TYPED_WRONG, K.PUT_BACK
    if asked.asks is Asks.WORDED:
        return K.NOTE, K.LEAVE, K.PUT_BACK
    over = asked.planned.window.ends <= here.now
    ours = () if has_slipped(asked.planned.window, here.now, here.policy) else (K.WE_CALLED_OFF,)
    return (K.DONE, *ours, K.CALLED_OFF, K.PUT_BACK, *((K.MISSED,) if over else ()))


def likeliest(kinds: Sequence[PhoneAnswerKind]) -> PhoneAnswerKind:
    """The one the keys begin on: what is gone from the phone is likely agreed yet; else the first."""
    return K.PUT_BACK if K.DONE in kinds else kinds[0]


class PhoneAnswer(QObject):
    """`done` comes once it is written; `entry_wanted(Form)` where it is a contact, to be told in quick entry.

    `refused(Refusal | StoreFault)` says why it could not be written.
    """

    done = Signal()
    entry_wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._writing = Writing(dispatcher)

    def answers_to(self, asked: AskedByPhone) -> tuple[PhoneAnswerKind, ...]:
        return answers_to(asked, self._here())

    def question(self, asked: AskedByPhone) -> str:
        """What is asked beneath its row."""
        return words.phone_ask(asked)

    def give(self, asked: AskedByPhone, kind: PhoneAnswerKind) -> None:
        """That is the answer."""
        id_, shown, who = asked.planned.id, asked.shown, MOVED_BY.get(kind)
        if kind is K.DONE:
            self.entry_wanted.emit(for_agreement(asked.planned))
        elif kind is K.NOTE:
            note = words.phone_note(asked)
            self._do(lambda desk: keep_words_as_note(desk, id_, note), id_)
        elif kind is K.LEAVE:
            self._do(lambda desk: leave_words_on_phone(desk, id_), id_)
        elif kind is K.PUT_BACK:
            self._do(lambda desk: put_back_on_phone(desk, id_), id_)
        elif who is not None and shown is not None:
            self._do(lambda desk: move_agreement(desk, id_, shown, who), id_)
        elif kind is K.WE_CALLED_OFF:
            self._do(lambda desk: call_off(desk, id_), id_)
        elif kind is K.CALLED_OFF:
            self._do(lambda desk: settle_agreement(desk, id_, AgreementOutcome.WITHDRAWN, ""), id_)
        elif kind is K.MISSED:
            self._do(lambda desk: settle_agreement(desk, id_, AgreementOutcome.BROKEN, "", to_tell=True), id_)

    def _do(self, deed: Callable[..., object], agreement_id: int) -> None:
        self._writing.do(deed, lambda _: self.done.emit(), self.refused.emit, about=agreement_id)  # type: ignore[arg-type]
