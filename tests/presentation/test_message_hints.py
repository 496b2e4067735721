"""Claims about what is said of a message while it is typed."""

from __future__ import annotations

import pytest

from tracker.presentation.message_hints import hints_on, improved
from tracker.presentation.say.say import mailto, preview
from tracker.presentation.words import wording
from tracker.rules.wording.openings import WeakOpening
from tracker.rules.wording.say import Place

AGREED = "as agreed on 18 October"


def test_a_weak_opening_gets_its_reason_and_the_agreement_for_a_better_one() -> None:
    (hint,) = hints_on("Hi Jo, just checking in. Here is the price.", "Jo Hill", AGREED)
    assert hint.reason == "“just checking in” asks for something and brings nothing."
    assert hint.better == "I am writing as agreed on 18 October."
    assert improved("Hi Jo, just checking in. Here is the price.", hint) == (
        "Hi Jo, I am writing as agreed on 18 October. Here is the price."
    )


@pytest.mark.parametrize("text", ["", "Checking in as agreed on 18 October.", "Here is the price."])
def test_what_keeps_ones_word_passes(text: str) -> None:
    assert hints_on(text, "Jo Hill", AGREED) == ()


@pytest.mark.parametrize("code", list(WeakOpening))
def test_every_weak_opening_has_a_reason_and_a_sentence_that_is_not_weak(code: WeakOpening) -> None:
    assert "“just so”" in wording.weak_opening(code, "just so")
    for agreed in ("", AGREED):
        assert hints_on(wording.better_opening(code, agreed, written=True), "Jo") == ()


def test_a_name_used_too_often_is_told_once() -> None:
    (hint,) = hints_on("Jo, you see, Jo, this, Jo, is it, Jo.", "Jo Hill", written=False)
    assert hint.reason == "“Jo” stands here more often than one would say it. Leave it out in two places."
    assert improved("Jo", hint) == "Jo"


def test_the_name_they_are_greeted_by_is_the_one_that_is_counted_and_told() -> None:
    text = "Tom, you see, Tom, this, Tom, is it, Tom."
    (hint,) = hints_on(text, "Brown, Thomas", written=False, greeting="Tom")
    assert hint.reason.startswith("“Tom” stands here more often")
    assert hints_on(text, "Brown, Thomas", written=False) == ()


def test_goodwill_must_not_ask_about_the_order() -> None:
    text = "Good luck on Sunday. Have you decided about the cake?"
    assert hints_on(text, "Jo Hill") == ()
    (hint,) = hints_on(text, "Jo Hill", goodwill=True)
    assert "“Have you decided about the cake?” asks about the order" in hint.reason


def test_a_template_with_an_unknown_place_is_told_in_the_preview() -> None:
    shown, trouble = preview("Hello {name}, {prise}", "Maria")
    assert shown == "Hello Jo, {prise}"
    assert "{prise}" in trouble
    assert all(f"{{{place.value}}}" in trouble for place in Place)
    assert preview("Hello {name}", "Maria") == ("Hello Jo", "")


def test_a_mail_link_carries_any_text_whole() -> None:
    link = mailto("jo+cake@example.org", "A & B?", "One\nTwo #3 100% é")
    assert link == "mailto:jo+cake@example.org?subject=A%20%26%20B%3F&body=One%0D%0ATwo%20%233%20100%25%20%C3%A9"
    assert mailto("jo@example.org?bcc=x", "", "") == "mailto:jo@example.org%3Fbcc%3Dx"
