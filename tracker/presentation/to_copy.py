"""Drafts as a text that a person can read and paste elsewhere, for where no disk takes them. Knows no file."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.presentation.entry import draft
from tracker.presentation.entry_form import Form
from tracker.presentation.flows import catch_up
from tracker.presentation.person import detail_drafts
from tracker.presentation.person.prospect_details import LABELS, told


def entries(text: str) -> str:
    """Every unsaved entry, a line for each field that something was typed in."""
    return "\n\n".join(_lines(_fields(form)) for form in draft.from_text(text))


def details(text: str) -> str:
    """What was typed into somebody's details."""
    return _lines(
        (LABELS[left.detail], told(left.detail, left.typed)) for left in detail_drafts.from_text(text).values()
    )


def answers(text: str) -> str:
    """What was typed in a catch-up."""
    return "\n\n".join(
        _lines(
            [
                ("When", form.happened),
                ("What was said", form.note),
                ("Why", form.reason),
                ("Moved to", form.moved_to),
                ("Their words", form.words),
                ("The new time", form.new_time),
            ]
        )
        for form in catch_up.forms_from(text).values()
    )


def _fields(form: Form) -> Iterable[tuple[str, str]]:
    yield from (
        ("Who", form.who),
        ("Organisation", form.organisation),
        ("Phone", form.phone),
        ("E-mail", form.email),
        ("When", form.when),
        ("What was said", form.note),
    )
    for question in form.questions:
        yield from (("Question", question.text), ("Answer", question.answer))
    talk, promise, way_out = form.talk, form.promise, form.exit
    yield from (
        ("To talk", talk.when),
        ("About", talk.topic),
        ("Their yes", talk.words),
        ("What happens then", talk.then),
        ("Promised", promise.what),
        ("By when", promise.when),
        ("What happens then", promise.then),
        ("Their words", form.their_words),
        ("Their no", form.no_words),
        ("What changed", way_out.said),
        ("When they said so", way_out.said_when),
        ("What they agreed to", way_out.agreed_when),
        ("What they asked for", way_out.asked),
        ("Why", way_out.reason),
    )


def _lines(fields: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {typed}" for label, typed in fields if typed.strip())
