"""Claims about wording made from an agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.wording.openings import name_too_often, weak_openings
from tracker.rules.wording.say import Place, Templates, as_questions, fill, one_value

ALL = {
    Place.NAME: "Jo",
    Place.DAY: "18 October",
    Place.TOPIC: "the lemon filling",
    Place.QUESTIONS: "is it free of nuts?",
    Place.NEXT: "I send you the price on Friday",
    Place.ME: "Maria",
}


def test_a_voicemail_says_who_as_agreed_about_what_and_what_happens_next() -> None:
    assert fill(Templates().voicemail, ALL).text == (
        "Hello Jo, this is Maria.\n"
        "I am calling as agreed on 18 October: the lemon filling.\n"
        "You asked: is it free of nuts?\n"
        "What happens next: I send you the price on Friday."
    )


def test_it_says_from_where_when_again_and_where_to_ring_back_where_that_is_known() -> None:
    known = {Place.COMPANY: "Crumb & Co", Place.AGAIN: "today, at 16:30", Place.RING_BACK: "020 7946 0018"}
    said = fill(Templates().voicemail, ALL | known).text
    assert said.startswith("Hello Jo, this is Maria from Crumb & Co.\n")
    assert said.endswith(
        "There is nothing you need to do. I will try you once more today, at 16:30.\n"
        "If another time is easier: 020 7946 0018. Thank you."
    )


@pytest.mark.parametrize("kind", ["voicemail", "subject", "email", "text"])
def test_with_nothing_agreed_no_wording_of_ours_names_an_agreement_or_ends_in_a_hole(kind: str) -> None:
    said = fill(getattr(Templates(), kind), {Place.NAME: "Jo", Place.ME: "Maria"}).text
    assert "agreed" not in said
    assert not any(hole in said for hole in ("[", "]", " .", " ,", ": .", "{"))


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("About {topic}.\nHello {name}", {Place.NAME: "Jo"}, "Hello Jo"),
        ("Hello {name}\n\nAbout {topic}.\n\nBye", {Place.NAME: "Jo"}, "Hello Jo\n\nBye"),
        ("Hello\n\n{next}", {}, "Hello"),
        ("{day}: {topic}", {Place.DAY: "18 October"}, "18 October:"),
        ("{ Name }", {Place.NAME: "Jo"}, "Jo"),
        ("About {topic}.", {Place.TOPIC: "is it safe?"}, "About is it safe?"),
        ("{topic}", {Place.TOPIC: "{name}"}, "{name}"),
        ("A {b c} and {} stay", {}, "A {b c} and {} stay"),
        ("", ALL, ""),
        ("Hello {name}[ of {company}].", {Place.NAME: "Jo"}, "Hello Jo."),
        ("Hello {name}[ of {company}].", {Place.NAME: "Jo", Place.COMPANY: "Crumb"}, "Hello Jo of Crumb."),
        ("{name} [and that is all]", {Place.NAME: "Jo"}, "Jo [and that is all]"),
        ("{name}[ {price}]", {Place.NAME: "Jo"}, "Jo[ {price}]"),
        ("{name}[: {topic}", {Place.NAME: "Jo", Place.TOPIC: "tiers"}, "Jo[: tiers"),
    ],
)
def test_a_line_with_nothing_to_say_is_left_out(template: str, values: dict[Place, str], text: str) -> None:
    assert fill(template, values).text == text


def test_an_unknown_place_is_told_and_stays_as_it_was_typed() -> None:
    filled = fill("Dear {nmae}, {name}, {nmae} {price}", ALL)
    assert filled.unknown == ("{nmae}", "{price}")
    assert filled.text == "Dear {nmae}, Jo, {nmae} {price}"


def test_questions_stand_in_a_row_with_their_marks() -> None:
    assert as_questions(("Is it safe?", "how long", "")) == "Is it safe? how long?"
    assert one_value(" the\n price . ") == "the price"


def test_our_own_templates_have_no_weak_opening() -> None:
    for template in (Templates().voicemail, Templates().email, Templates().text):
        text = fill(template, ALL).text
        assert weak_openings(text) == ()
        assert name_too_often(text, "Jo Hill") == 0


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_template_can_be_filled(template: str, value: str) -> None:
    fill(template, dict.fromkeys(Place, value))
