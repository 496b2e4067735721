"""Finding what is to be corrected, or refusing the deed because it is not there any more."""

from __future__ import annotations

from typing import TypeVar

from tracker.actions.find import history_in
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Entered, Questions
from tracker.rules.history import History

E = TypeVar("E", bound=Entered)


def still_there(questions: Questions, shown: E) -> tuple[E, History]:
    """What stands under its id now, with all about whose it is.

    Raises Refusal (NO_SUCH_RECORD; NO_SUCH_PROSPECT for somebody in the trash), StoreFault.
    """
    current = questions.record_of(shown.id)
    if not isinstance(current, type(shown)):
        raise Refusal(Problem.NO_SUCH_RECORD)
    return current, history_in(questions, current.prospect_id)
