"""Claims about the two questions a kept agreement asks, and what each answer brings with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import at, day, did, exact, history, span, talk
from tests.surroundings import here_at
from tracker.presentation import form_text
from tracker.presentation.entry.the_loop import (
    answered,
    last_answer,
    like,
    may_promise,
    promised_to_find_out,
    same_time_next_year,
)
from tracker.presentation.entry_form import Exit, ExitForm, Form, Next, PromiseForm, TalkForm
from tracker.rules.channel import Channel
from tracker.rules.contact import Question, Ready
from tracker.rules.questions import asked_before, open_questions
from tracker.rules.window import Window

TALK, NO, NOTHING, PROMISE = Next.TALK, Next.NO_THANKS, Next.NOTHING, Next.PROMISE


@pytest.mark.parametrize(
    ("before", "ready", "chosen"),
    [
        (Form(), Ready.NOT_YET, {TALK}),
        (Form(), Ready.NO, {NO}),
        (Form(), Ready.YES, set()),
        (Form(next=frozenset({NOTHING})), Ready.NOT_YET, {TALK}),
        (Form(next=frozenset({PROMISE})), Ready.NOT_YET, {TALK, PROMISE}),
        (Form(ready=Ready.NOT_YET, next=frozenset({TALK})), Ready.NO, {NO}),
        (Form(ready=Ready.NOT_YET, next=frozenset({TALK})), Ready.YES, set()),
        (Form(ready=Ready.NO, next=frozenset({NO})), Ready.NOT_YET, {TALK}),
        # What was written by hand stays.
        (Form(ready=Ready.NOT_YET, next=frozenset({TALK}), talk=TalkForm(when="friday")), Ready.YES, {TALK}),
        (Form(ready=Ready.NO, next=frozenset({NO}), no_words="stop"), Ready.YES, {NO}),
        (Form(ready=Ready.YES, next=frozenset({TALK})), Ready.NO, {TALK, NO}),
    ],
)
def test_an_answer_brings_what_follows_from_it(before: Form, ready: Ready, chosen: set[Next]) -> None:
    after = answered(before, ready)
    assert after.ready is ready
    assert after.next == chosen


@pytest.mark.parametrize(
    ("agreed", "made", "every", "next_year"),
    [
        # What had begun was shortened to the rest of it; all of it was meant.
        (span("2026-11-16", "2026-11-30"), "2026-11-16 10:00", "every November", "2027-11-01 to 2027-11-30"),
        (span("2026-11-16", "2026-11-30"), "2026-11-16 10:00", "every year in November", "2027-11-01 to 2027-11-30"),
        (span("2026-11-16", "2026-11-30"), "2026-11-16 10:00", "same again", "2027-11-01 to 2027-11-30"),
        (span("2026-04-20", "2026-05-31"), "2026-04-20 10:00", "every spring", "2027-03-01 to 2027-05-31"),
        (span("2027-02-16", "2027-02-28"), "2027-02-16 10:00", "every February", "2028-02-01 to 2028-02-29"),
        # What had not, or was said to the day, stays as it was.
        (span("2026-11-01", "2026-11-30"), "2026-10-16 10:00", "every November", "2027-11-01 to 2027-11-30"),
        (span("2026-11-16", "2026-11-30"), "2026-10-16 10:00", "same again", "2027-11-16 to 2027-11-30"),
        (span("2026-11-16", "2026-11-20"), "2026-11-16 10:00", "same again", "2027-11-16 to 2027-11-20"),
        (exact("2026-11-16 10:00"), "2026-10-16 10:00", "every November", "2027-11-16 10:00"),
        (day("2026-11-30"), "2026-11-16 10:00", "every November", "2027-11-30"),
    ],
)
def test_the_same_time_next_year_is_the_whole_of_what_was_meant(
    agreed: Window, made: str, every: str, next_year: str
) -> None:
    kept = replace(talk(agreed, made=made), every=every)
    after = same_time_next_year(Form(), kept, here_at(at("2026-11-30 10:00")))
    assert (after.talk.when, after.talk.every) == (next_year, every)


def asked(when: str, *questions: Question) -> object:
    return did(when, questions=questions)


def test_a_question_asked_again_has_its_last_answer_at_hand() -> None:
    known = asked_before(
        history(
            asked("2026-01-05 10:00", Question("Is it safe?", "Yes."), Question("How long?", "A day.")),
            asked("2026-02-05 10:00", Question("is it safe", "Yes, you may watch.")),
            asked("2026-03-05 10:00", Question("Is it  SAFE?!")),
        )
    )
    assert [q.text for q in known] == ["Is it  SAFE?!", "How long?"]
    assert last_answer(known, "is it safe") == "Yes, you may watch."
    assert last_answer(known, "Is it sound?") == last_answer(known, "") == last_answer(known, "?") == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", ["Is it safe?", "How long?"]), ("safe", ["Is it safe?"]), ("IT is", ["Is it safe?"]), ("cost", [])],
)
def test_earlier_questions_are_found_by_any_word_of_them(typed: str, found: list[str]) -> None:
    known = (Question("Is it safe?", "Yes."), Question("How long?", "A day."))
    assert [q.text for q in like(known, typed)] == found


def test_a_question_already_written_down_is_not_offered_again() -> None:
    known = (Question("Is it safe?", "Yes."), Question("How long?", "A day."))
    assert [q.text for q in like(known, "", (Question("is it safe"),))] == ["How long?"]


def test_open_are_the_questions_nobody_ever_answered() -> None:
    story = history(
        asked(
            "2026-01-05 10:00", Question("How long?"), Question("Is it safe?"), Question("What does it cost?", "£90")
        ),
        asked("2026-02-05 10:00", Question("is it safe?", "Yes.")),
    )
    assert open_questions(story) == ("How long?",)


def test_an_open_question_becomes_something_we_owe() -> None:
    form = Form(questions=(Question("How long?", "A day"), Question("Is it safe?")), next=frozenset({NOTHING}))
    assert may_promise(form)
    owed = promised_to_find_out(form)
    assert (owed.promise.what, owed.next) == ("find out: Is it safe?", frozenset({PROMISE}))
    assert not may_promise(owed)
    assert not may_promise(Form(questions=(Question("How long?", "A day"),)))


FULL = Form(
    3,
    "Jo Hill",
    goodwill=True,
    ready=Ready.NOT_YET,
    client=False,
    questions=(Question("Is it safe?", "Yes"), Question("How long?")),
    next=frozenset({TALK, PROMISE}),
    talk=TalkForm("in a month", Channel.VIDEO, "files", "yes", "a price"),
    promise=PromiseForm("a price", "by friday", Channel.POST, "you decide"),
    exit=ExitForm(Exit.ASKED, asked="a price", reason="it rained", ticked=True),
    keeps=7,
)


def test_drafts_come_back_as_they_were_typed_the_latest_first() -> None:
    text = form_text.to_text([FULL, Form(who="Ben")])
    assert text is not None
    assert form_text.from_text(text) == (FULL, Form(who="Ben"))
    assert form_text.to_text([]) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1]", "null", '[{"who": "Jo"}]', "[" * 5000, '{"talk": {}}'])
def test_a_damaged_draft_is_no_draft(text: str) -> None:
    assert form_text.from_text(text) == ()
