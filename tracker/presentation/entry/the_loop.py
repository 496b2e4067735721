"""What a kept agreement asks: ready to move forward, the same again in a year, and their questions, with what each
answer brings.

Pure but for `Loop`, by which an entry asks them of its form; knows neither Qt nor the store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from tracker.presentation.entry.guards_word import GuardsWord
from tracker.presentation.entry_form import Form, Next, PromiseForm, TalkForm
from tracker.presentation.here import Here
from tracker.presentation.words.unclear import as_typed
from tracker.rules.agreement import Agreement
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.history import History
from tracker.rules.plain_dates import read_window
from tracker.rules.plain_dates.almanac import last_of_month
from tracker.rules.questions import asked_before, same_question
from tracker.rules.window import Window, day_in, zone_of
from tracker.tongue import Theirs, tr_as

BROUGHT = {Ready.NOT_YET: Next.TALK, Ready.NO: Next.NO_THANKS}
"""What an answer leads to: not yet to the next permission, no to thanks and their words."""

MOST_QUESTIONS = 6


class Loop:
    """`form` and `history` give what they are now, `put` takes the form with an answer."""

    def __init__(
        self,
        here: Callable[[], Here],
        form: Callable[[], Form],
        history: Callable[[], History | None],
        guard: GuardsWord,
        put: Callable[[Form], None],
    ) -> None:
        self._here = here
        self._form = form
        self._history = history
        self._guard = guard
        self._put = put

    @property
    def asks_whether_ready(self) -> bool:
        """Whether "ready to move forward?" is asked: after a conversation that kept something, or once answered."""
        form = self._form()
        kept = self._guard.kept_agreement is not None and form.told_outcome is ContactOutcome.TALKED
        return kept or form.ready is not None

    @property
    def asked_before(self) -> tuple[Question, ...]:
        """Questions they asked before with their last answers, latest first: a repeated one has its answer at hand."""
        return asked_before(self._history())

    def answer_ready(self, ready: Ready | None) -> None:
        """Take the answer to "ready to move forward?" and what it brings: the next permission, or their no."""
        self._put(answered(self._form(), ready))

    @property
    def comes_again(self) -> bool:
        """Whether what this contact would keep was said to come again, and the next time is not agreed here yet."""
        kept = self._guard.kept_agreement
        return kept is not None and bool(kept.every) and Next.TALK not in self._form().next

    def same_time_next_year(self) -> None:
        kept = self._guard.kept_agreement
        if kept is not None:
            self._put(same_time_next_year(self._form(), kept, self._here()))

    def promise_to_find_out(self) -> None:
        """Owe them the answer to their open question."""
        self._put(promised_to_find_out(self._form()))


def answered(form: Form, ready: Ready | None) -> Form:
    """The form with that answer to "ready to move forward?", and what the answer brings chosen beside it.

    What the answer before had brought goes again, as long as nothing was written there. Any of it can be
    changed by hand afterwards.
    """
    chosen = set(form.next)
    before = BROUGHT.get(form.ready) if form.ready is not None else None
    if before is not None and not _is_begun(form, before):
        chosen.discard(before)
    brought = BROUGHT.get(ready) if ready is not None else None
    if brought is not None:
        chosen = chosen - {Next.NOTHING} | {brought}
    return replace(form, ready=ready, next=frozenset(chosen))


def same_time_next_year(form: Form, kept: Agreement, here: Here) -> Form:
    """The form with what was kept agreed again a year on, all else as it was; to be changed by hand afterwards."""
    long = str(kept.minutes) if kept.minutes is not None else ""
    when = as_typed(_a_year_on(kept, here))[-1]
    talk = TalkForm(when, kept.channel, kept.topic, place=kept.place, long=long, every=kept.every)
    return replace(form, talk=talk, next=form.next - {Next.NOTHING} | {Next.TALK})


def _a_year_on(kept: Agreement, here: Here) -> Window:
    """The window a year later: of a span that had begun when it was agreed on, all of it, as it was meant.

    "Every November" said on the 16th was for the rest of that month. Where the words of its coming again say no time, a
    span from the day it was made to its month's end is that month.
    """
    window = kept.window
    later = window.a_year_on()
    if not window.is_span:
        return later
    over = datetime.combine(window.last + timedelta(days=1), time.min, zone_of(window.zone))
    meant = read_window(kept.every, over, window.zone, here.words)
    if isinstance(meant, Window) and meant.first <= later.first and later.last <= meant.last:
        return meant
    begun = window.first == day_in(kept.made_at, window.zone)
    of_a_month = window.last == last_of_month(window.first)
    return Window.span(later.first.replace(day=1), later.last, window.zone) if begun and of_a_month else later


def _is_begun(form: Form, which: Next) -> bool:
    if which is Next.TALK:
        return replace(form.talk, channel=TalkForm().channel) != TalkForm()
    return bool(form.no_words) or form.never_again


def last_answer(asked: Sequence[Question], typed: str) -> str:
    """What was answered when they asked that before, however it was spelt; "" where they did not."""
    key = same_question(typed)
    return next((q.answer for q in asked if key and same_question(q.text) == key), "")


def like(asked: Sequence[Question], typed: str, taken: Sequence[Question] = ()) -> tuple[Question, ...]:
    """The earlier questions that hold every word typed so far, without those already written down now."""
    words = same_question(typed).split()
    now = {same_question(q.text) for q in taken}
    return tuple(
        q for q in asked if same_question(q.text) not in now and all(word in same_question(q.text) for word in words)
    )


def promised_to_find_out(form: Form) -> Form:
    """The first question without an answer as something we owe them."""
    open_now = next((q.text.strip() for q in form.questions if q.text.strip() and not q.answer.strip()), "")
    promise = form.promise if form.promise.what.strip() else replace(form.promise, what=to_find_out(open_now))
    return replace(form, next=form.next - {Next.NOTHING} | {Next.PROMISE}, promise=promise)


def to_find_out(question: str) -> str:
    """What is promised about a question nobody could answer yet."""
    return tr_as("promised to …", "find out: {question}", question=Theirs(question))


def may_promise(form: Form) -> bool:
    """Whether a question is open that no promise covers yet."""
    is_open = any(q.text.strip() and not q.answer.strip() for q in form.questions)
    return is_open and form.promise == PromiseForm(channel=form.promise.channel)
