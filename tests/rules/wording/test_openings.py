"""Claims about a message that is read before it goes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.wording.openings import WeakOpening, asks_about_the_order, name_too_often, weak_openings


@pytest.mark.parametrize(
    ("text", "code", "matched"),
    [
        ("Just following up on my quote.", WeakOpening.FOLLOWING_UP, "Just following up"),
        ("I wanted to follow up on our chat", WeakOpening.FOLLOWING_UP, "follow up"),
        ("Following-up from last week.", WeakOpening.FOLLOWING_UP, "Following-up"),
        ("Just checking in!", WeakOpening.CHECKING_IN, "Just checking in"),
        ("I thought I would check in.", WeakOpening.CHECKING_IN, "check in"),
        ("Touching base before the holidays", WeakOpening.TOUCHING_BASE, "Touching base"),
        ("I'd love to touch base.", WeakOpening.TOUCHING_BASE, "touch base"),
        ("Circling back on this.", WeakOpening.CIRCLING_BACK, "Circling back"),
        ("Have you decided yet?", WeakOpening.DECIDED_YET, "Have you decided yet"),
        ("have  you\tmade up your mind?", WeakOpening.DECIDED_YET, "have  you\tmade up your mind"),
        ("Can I do anything more to help?", WeakOpening.ANYTHING_MORE, "Can I do anything more to help"),
        ("Is there anything else I can do?", WeakOpening.ANYTHING_MORE, "Is there anything else I can do"),
        ("Any news?", WeakOpening.ANY_NEWS, "Any news"),
        ("Just wondering where things stand.", WeakOpening.JUST_WONDERING, "Just wondering"),
        # A greeting and a pleasantry come before the opening.
        ("Hi Jo, just checking in.", WeakOpening.CHECKING_IN, "just checking in"),
        ("Dear Mr Hill,\n\nAny news?", WeakOpening.ANY_NEWS, "Any news"),
        ("Hello Jo. I hope you are well. Just following up.", WeakOpening.FOLLOWING_UP, "Just following up"),
        ("Good morning\nTouching base.", WeakOpening.TOUCHING_BASE, "Touching base"),
        # A discussion is no yes.
        ("Just following up as discussed.", WeakOpening.FOLLOWING_UP, "Just following up"),
    ],
)
def test_a_weak_opening_is_found_where_it_stands(text: str, code: WeakOpening, matched: str) -> None:
    (weak,) = weak_openings(text)
    assert weak.code is code
    assert text[weak.span.start : weak.span.end] == matched


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "Hi Jo,",
        "Checking in as agreed on 18 October.",
        "Hi Jo, I'm checking in as we agreed.",
        "Calling as agreed on 18 October: are you ready to move forward?",
        "Following up as promised with the allergen list.",
        "You asked me to check in this month.",
        "We agreed I would follow up today.",
        "The lemon filling is nut-free. Just checking in on the date too.",
        "Here is the allergen list.\nAny news on the venue?",
        "Your checking-in desk opens at nine.",
        "Guests check in at three.",
        "The follow-ups are in the diary.",
    ],
)
def test_an_opening_that_rests_on_something_passes(text: str) -> None:
    assert weak_openings(text) == ()


def test_two_weak_openings_come_in_the_order_they_stand() -> None:
    found = weak_openings("Just checking in, any news?")
    assert [weak.code for weak in found] == [WeakOpening.CHECKING_IN, WeakOpening.ANY_NEWS]


FILLER = "word " * 40


@pytest.mark.parametrize(
    ("text", "name", "beyond"),
    [
        ("Hi Jo, here is the list.", "Jo Hill", 0),
        ("Hi Jo, here is the list. Thank you, Jo.", "Jo Hill", 0),
        ("Jo, you know, Jo, it is time, Jo.", "Jo Hill", 1),
        ("JO! Jo's cake. jo, jo.", "Jo Hill", 2),
        ("John and Joanna met Jo.", "Jo Hill", 0),
        ("Zoe Zoé ZOË zoë", "Zoë Hill", 2),
        (f"Jo {FILLER} Jo {FILLER} Jo", "Jo Hill", 0),
        (f"Jo Jo {FILLER} Jo Jo {FILLER} Jo", "Jo Hill", 1),
        ("Hill Hill Hill", "Dr Hill", 1),
        ("Hill Hill Hill", "Jo Hill", 0),
        ("Thomas Thomas Thomas", "Brown, Thomas", 1),
        ("Müller Müller Müller", "Herr Müller", 1),
        ("Jo Jo Jo", "", 0),
        ("", "Jo", 0),
    ],
)
def test_a_name_reads_naturally_twice_in_eighty_words(text: str, name: str, beyond: int) -> None:
    assert name_too_often(text, name) == beyond


@pytest.mark.parametrize(
    "text",
    [
        "Have you decided about the cake?",
        "Shall we go ahead?",
        "Did you have time to look at the quote?",
        "An article you may like. When can I expect your order?",
        "Good luck on Friday.\nAre you ready to sign?",
        "Let me know whether you have decided.",
        "I was wondering if you would like to order.",
    ],
)
def test_a_question_about_the_order_is_found(text: str) -> None:
    (span,) = asks_about_the_order(text)
    assert text[span.start : span.end].strip() in (text, text.partition(". ")[2], text.partition("\n")[2])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Good luck with the opening on Friday.",
        "Thank you for your order.",
        "How did the race go?",
        "Is there anything you need in order to park?",
        "Have you seen the order of service?",
        "An article on boxes you may like. No answer needed.",
        "Let me know if you would like the recipe.",
        "The borders are lovely, aren't they?",
    ],
)
def test_goodwill_that_asks_for_nothing_passes(text: str) -> None:
    assert asks_about_the_order(text) == ()


@given(st.text(max_size=300))
def test_any_message_can_be_read(text: str) -> None:
    for weak in weak_openings(text):
        assert 0 <= weak.span.start < weak.span.end <= len(text)
    for span in asks_about_the_order(text):
        assert 0 <= span.start < span.end <= len(text)
    assert name_too_often(text, "Jo") >= 0
