"""The two questions a kept agreement asks, and what each answer brings. Pure; knows neither Qt nor the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.presentation.entry_form import Form, Next, PromiseForm, TalkForm
from tracker.rules.contact import Question, Ready
from tracker.rules.history import History
from tracker.rules.text import fold
from tracker.tongue import Theirs, tr_as

BROUGHT = {Ready.NOT_YET: Next.TALK, Ready.NO: Next.NO_THANKS}
"""What an answer leads to: not yet to the next permission, no to thanks and their words."""

MOST_QUESTIONS = 6


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


def _is_begun(form: Form, which: Next) -> bool:
    if which is Next.TALK:
        return replace(form.talk, channel=TalkForm().channel) != TalkForm()
    return bool(form.no_words) or form.never_again


def asked_before(history: History | None) -> tuple[Question, ...]:
    """Questions they asked before with the last answer each was given, the latest question first."""
    if history is None:
        return ()
    last: dict[str, Question] = {}
    for contact in sorted(history.contacts, key=lambda c: (c.at, c.id)):
        for question in contact.questions:
            key = _same(question.text)
            known = last.pop(key, question)
            # Asked again and left open, it keeps the answer it had.
            last[key] = question if question.answer.strip() else replace(question, answer=known.answer)
    return tuple(reversed(last.values()))


def open_questions(history: History) -> tuple[str, ...]:
    """Questions nobody has answered, the oldest first; one asked again later and answered is no longer open."""
    return tuple(q.text.strip() for q in reversed(asked_before(history)) if not q.answer.strip())


def last_answer(asked: Sequence[Question], typed: str) -> str:
    """What was answered when they asked that before, however it was spelt; "" where they did not."""
    key = _same(typed)
    return next((q.answer for q in asked if key and _same(q.text) == key), "")


def like(asked: Sequence[Question], typed: str, taken: Sequence[Question] = ()) -> tuple[Question, ...]:
    """The earlier questions that hold every word typed so far, without those already written down now."""
    words = _same(typed).split()
    now = {_same(q.text) for q in taken}
    return tuple(q for q in asked if _same(q.text) not in now and all(word in _same(q.text) for word in words))


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


def _same(text: str) -> str:
    """A question for comparing: no case, no accents, no signs, single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
