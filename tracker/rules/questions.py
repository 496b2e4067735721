"""Questions that came up with somebody: which were asked before, and which are still open. Knows no screen."""

from __future__ import annotations

from dataclasses import replace

from tracker.rules.contact import Question
from tracker.rules.history import History
from tracker.rules.text import fold


def asked_before(history: History | None) -> tuple[Question, ...]:
    """Questions they asked before with the last answer each was given, the latest question first."""
    if history is None:
        return ()
    last: dict[str, Question] = {}
    for contact in sorted(history.contacts, key=lambda c: (c.at, c.id)):
        for question in contact.questions:
            key = same_question(question.text)
            known = last.pop(key, question)
            # Asked again and left open, it keeps the answer it had.
            last[key] = question if question.answer.strip() else replace(question, answer=known.answer)
    return tuple(reversed(last.values()))


def open_questions(history: History) -> tuple[str, ...]:
    """Questions nobody has answered, the oldest first; one asked again later and answered is no longer open."""
    return tuple(q.text.strip() for q in reversed(asked_before(history)) if not q.answer.strip())


def same_question(text: str) -> str:
    """A question for comparing: no case, no accents, no signs, single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
