"""What is said about the words of a message before it goes out: the reason, and a better sentence.

Knows no prospect but by name, and no screen.
"""

from __future__ import annotations

from tracker.presentation.words.numbers import told
from tracker.presentation.words.quotes import one_line, quoted
from tracker.rules.say import Place
from tracker.rules.wording import WeakOpening

REASONS = {
    WeakOpening.FOLLOWING_UP: "{said} says that you are writing again, and not why.",
    WeakOpening.CHECKING_IN: "{said} asks for something and brings nothing.",
    WeakOpening.TOUCHING_BASE: "{said} says that you are there, and not what for.",
    WeakOpening.CIRCLING_BACK: "{said} says that you are back, and not what for.",
    WeakOpening.DECIDED_YET: "{said} presses for an answer that nobody promised.",
    WeakOpening.ANYTHING_MORE: "{said} leaves it to them to find something for you to do.",
    WeakOpening.ANY_NEWS: "{said} asks for news they may not have.",
    WeakOpening.JUST_WONDERING: "{said} hides what you would like to know.",
}
BETTER = {
    WeakOpening.FOLLOWING_UP: "Here is what you asked me for.",
    WeakOpening.CHECKING_IN: "There is one thing that is new since we spoke.",
    WeakOpening.TOUCHING_BASE: "There is one thing that is new since we spoke.",
    WeakOpening.CIRCLING_BACK: "Here is what you asked me for.",
    WeakOpening.DECIDED_YET: "Are you ready to move forward, or may I ask again in a month?",
    WeakOpening.ANYTHING_MORE: "Would it help if I sent you one example?",
    WeakOpening.ANY_NEWS: "When would you like to hear from me next?",
    WeakOpening.JUST_WONDERING: "May I ask you one question?",
}
PLACES = {
    Place.NAME: "what they are called",
    Place.DAY: "the day you agreed",
    Place.TOPIC: "what it is about",
    Place.QUESTIONS: "their open questions",
    Place.NEXT: "what happens next",
    Place.ME: "your name",
}


def weak_opening(code: WeakOpening, words: str) -> str:
    """Why that opening is weak, quoting it."""
    return REASONS[code].replace("{said}", quoted(words, 60))


def better_opening(code: WeakOpening, agreed: str, doing: str) -> str:
    """A sentence to open with instead: it names the agreement ("as agreed on 18 October") where there is one."""
    return f"I am {doing} {agreed}." if agreed else BETTER[code]


def name_too_often(name: str, beyond: int) -> str:
    """A name used so often that it sounds like a technique."""
    places = "once" if beyond == 1 else f"in {told(beyond, 'place')}"
    return f"{quoted(name, 40)} stands here more often than one would say it. Leave it out {places}."


def asks_about_the_order(sentence: str) -> str:
    """A question about the order, in a message that is to ask for nothing."""
    return f"Goodwill asks for nothing, and {quoted(sentence, 80)} asks about the order. Keep that for an agreed time."


def unknown_places(unknown: tuple[str, ...]) -> str:
    """A template that leaves places there are none of; "" where there are none."""
    if not unknown:
        return ""
    named = " and ".join(one_line(place, 40) for place in unknown[:3])
    known = ", ".join(f"{{{place.value}}}" for place in Place)
    return f"There is nothing to put for {named}, so it stays as it is. What can be filled: {known}."


def nothing_agreed_to_name(name: str) -> str:
    """Above wording that has no agreement to speak of."""
    return f"Nothing is agreed with {one_line(name, 60)} just now, so there is no agreement to name."


def not_as_agreed(why: str) -> str:
    """Above wording that names no agreement although there is one; `why` is a sentence with the evidence."""
    return f"{why} So nothing is said here to be as agreed."
