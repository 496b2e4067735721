"""Questions that came up with somebody: which were asked before, and which are still open. Knows no screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tracker.rules.contact import Question
from tracker.rules.history import History
from tracker.rules.text import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was last put, with the last answer it was given; `answered_at` is UTC, `times` how often it came
    up."""

    question: Question
    times: int = 1
    answered_at: datetime | None = None


def asked(history: History) -> tuple[Asked, ...]:
    """Every question that came up, the latest first. Asked again and left open, it keeps the answer it had."""
    last: dict[str, Asked] = {}
    for contact in sorted(history.contacts, key=lambda c: (c.at, c.id)):
        for question in contact.questions:
            key = same_question(question.text)
            before = last.pop(key, Asked(question, 0))
            if question.answer.strip():
                last[key] = Asked(question, before.times + 1, contact.at)
            else:
                kept = replace(question, answer=before.question.answer)
                last[key] = Asked(kept, before.times + 1, before.answered_at)
    return tuple(reversed(last.values()))


def asked_before(history: History | None) -> tuple[Question, ...]:
    """Questions they asked before with the last answer each was given, the latest question first."""
    return tuple(one.question for one in asked(history)) if history is not None else ()


def open_questions(history: History) -> tuple[str, ...]:
    """Questions nobody has answered, the oldest first; one asked again later and answered is no longer open."""
    return tuple(q.text.strip() for q in reversed(asked_before(history)) if not q.answer.strip())


def same_question(text: str) -> str:
    """A question for comparing: no case, no accents, no signs, single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
