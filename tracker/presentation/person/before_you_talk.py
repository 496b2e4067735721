"""What one should know before talking, a line each, in the order in which it weighs. Knows no widget.

What the card above says already is left out; their business and the notes follow, as details that are edited in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.presentation import words
from tracker.presentation.here import Here
from tracker.presentation.words.briefing import briefings
from tracker.rules.agreement import Agreement
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.history import History
from tracker.rules.questions import asked, open_questions
from tracker.tongue import tr


@dataclass(frozen=True, slots=True)
class Brief:
    """A label and what it is about. `agreement` is what it opens, `question` what an answer may be promised to."""

    label: str
    text: str
    agreement: Agreement | None = None
    question: str = ""


def briefs_of(history: History, here: Here, shown: Agreement | None) -> Iterator[Brief]:
    """What else is owed or agreed beside `shown`, what is still open, and what they asked before."""
    binding = {AgreementState.SLIPPED: 0, AgreementState.PROMISED: 1, AgreementState.AGREED: 2, AgreementState.TRIED: 2}
    open_ = [
        (binding[state], a, state)
        for a in history.agreements
        if a.moved_to is None and a is not shown and (state := state_of(a, here.now, here.policy)) in binding
    ]
    for _, a, state in sorted(open_, key=lambda each: (each[0], each[1].window.ends, each[1].id)):
        yield Brief(briefings.still_binds(a, state, here.today), briefings.about(a), agreement=a)
    for question in open_questions(history):
        yield Brief(tr("Still open"), words.one_line(question, 600), question=question)
    again = [one for one in asked(history) if one.answered_at is not None and one.times > 1]
    for one in sorted(again, key=lambda one: str(one.answered_at), reverse=True):
        yield Brief(briefings.asked_times(one.times), briefings.answered(one.question.text, one.question.answer))
