"""Drafts as a text that a person can read and paste elsewhere, for where no disk takes them. Knows no file."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.presentation import form_text
from tracker.presentation.corrections import correction_drafts
from tracker.presentation.corrections.correction_fields import LABELS as CORRECTED
from tracker.presentation.entry_form import Form
from tracker.presentation.flows import catch_up
from tracker.presentation.person import detail_drafts
from tracker.presentation.person.prospect_details import LABELS, told
from tracker.presentation.road import left_in_rows
from tracker.tongue import Theirs, tr_as


def entries(text: str) -> str:
    """Every unsaved entry, a line for each field that something was typed in."""
    return "\n\n".join(_lines(_fields(form)) for form in form_text.from_text(text))


def details(text: str) -> str:
    """What was typed into somebody's details."""
    return _lines(
        (LABELS[left.detail].told(), told(left.detail, left.typed)) for left in detail_drafts.from_text(text).values()
    )


def answers(text: str) -> str:
    """What was typed in a catch-up."""
    return "\n\n".join(
        _lines(
            [
                (tr_as("a field, to copy", "When"), form.happened),
                (tr_as("a field, to copy", "What was said"), form.note),
                (tr_as("a field, to copy", "Why"), form.reason),
                (tr_as("a field, to copy", "Moved to"), form.moved_to),
                (tr_as("a field, to copy", "Their words"), form.words),
                (tr_as("a field, to copy", "The new time"), form.new_time),
            ]
        )
        for form in catch_up.forms_from(text).values()
    )


def corrections(text: str) -> str:
    """What was typed over something that was logged."""
    return "\n\n".join(
        _lines((CORRECTED[of].told(), typed.text) for of, typed in left.typed.items())
        for left in correction_drafts.from_text(text).values()
    )


def evening(text: str) -> str:
    """What was typed in the list of the evening, a line for each row."""
    return _lines((left.who, left.text) for left in left_in_rows.from_text(text))


def _fields(form: Form) -> Iterable[tuple[str, str]]:
    yield from (
        (tr_as("a field, to copy", "Who"), form.who),
        (tr_as("a field, to copy", "Organisation"), form.organisation),
        (tr_as("a field, to copy", "Phone"), form.phone),
        (tr_as("a field, to copy", "E-mail"), form.email),
        (tr_as("a field, to copy", "When"), form.when),
        (tr_as("a field, to copy", "What was said"), form.note),
    )
    for question in form.questions:
        yield from (
            (tr_as("a field, to copy", "Question"), question.text),
            (tr_as("a field, to copy", "Answer"), question.answer),
        )
    talk, promise, way_out = form.talk, form.promise, form.exit
    yield from (
        (tr_as("a field, to copy", "To talk"), talk.when),
        (tr_as("a field, to copy", "About"), talk.topic),
        (tr_as("a field, to copy", "Their yes"), talk.words),
        (tr_as("a field, to copy", "What happens then"), talk.then),
        (tr_as("a field, to copy", "Promised"), promise.what),
        (tr_as("a field, to copy", "By when"), promise.when),
        (tr_as("a field, to copy", "What happens then"), promise.then),
        (tr_as("a field, to copy", "Their words"), form.their_words),
        (tr_as("a field, to copy", "Their no"), form.no_words),
        (tr_as("a field, to copy", "What changed"), way_out.said),
        (tr_as("a field, to copy", "When they said so"), way_out.said_when),
        (tr_as("a field, to copy", "What they agreed to"), way_out.agreed_when),
        (tr_as("a field, to copy", "What they asked for"), way_out.asked),
        (tr_as("a field, to copy", "Why"), way_out.reason),
    )


def _lines(fields: Iterable[tuple[str, str]]) -> str:
    # T: "When: tomorrow at 10"
    lines = (
        tr_as("a field, to copy", "{field}: {typed}", field=field, typed=Theirs(typed))
        for field, typed in fields
        if typed.strip()
    )
    return "\n".join(lines)
