"""What is said about the words of a message before it goes out: the reason, and a better sentence.

Knows no prospect but by name, and no screen.
"""

from __future__ import annotations

from datetime import time

from tracker.presentation.words.numbers import both, listed, number
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.times import clock
from tracker.rules.wording.openings import WeakOpening
from tracker.rules.wording.say import Place
from tracker.tongue import Theirs, phrase, sentence, tr, tr_as, tr_n

REASONS = {
    WeakOpening.FOLLOWING_UP: sentence("{said} says that you are writing again, and not why."),
    WeakOpening.CHECKING_IN: sentence("{said} asks for something and brings nothing."),
    WeakOpening.TOUCHING_BASE: sentence("{said} says that you are there, and not what for."),
    WeakOpening.CIRCLING_BACK: sentence("{said} says that you are back, and not what for."),
    WeakOpening.DECIDED_YET: sentence("{said} presses for an answer that nobody promised."),
    WeakOpening.ANYTHING_MORE: sentence("{said} leaves it to them to find something for you to do."),
    WeakOpening.ANY_NEWS: sentence("{said} asks for news they may not have."),
    WeakOpening.JUST_WONDERING: sentence("{said} hides what you would like to know."),
}
BETTER = {
    WeakOpening.FOLLOWING_UP: sentence("Here is what you asked me for."),
    WeakOpening.CHECKING_IN: sentence("There is one thing that is new since we spoke."),
    WeakOpening.TOUCHING_BASE: sentence("There is one thing that is new since we spoke."),
    WeakOpening.CIRCLING_BACK: sentence("Here is what you asked me for."),
    WeakOpening.DECIDED_YET: sentence("Are you ready to move forward, or may I ask again in a month?"),
    WeakOpening.ANYTHING_MORE: sentence("Would it help if I sent you one example?"),
    WeakOpening.ANY_NEWS: sentence("When would you like to hear from me next?"),
    WeakOpening.JUST_WONDERING: sentence("May I ask you one question?"),
}
PLACES = {
    Place.NAME: phrase("a place in a wording", "what they are called"),
    Place.DAY: phrase("a place in a wording", "the day you agreed"),
    Place.TOPIC: phrase("a place in a wording", "what it is about"),
    Place.QUESTIONS: phrase("a place in a wording", "their open questions"),
    Place.NEXT: phrase("a place in a wording", "what happens next"),
    Place.AGAIN: phrase("a place in a wording", "when you try again today"),
    Place.ME: phrase("a place in a wording", "your name"),
    Place.COMPANY: phrase("a place in a wording", "your company"),
    Place.RING_BACK: phrase("a place in a wording", "the number to ring you back"),
}


def weak_opening(code: WeakOpening, words: str) -> str:
    """Why that opening is weak, quoting it."""
    return REASONS[code].told(said=quoted(words, 60))


def better_opening(code: WeakOpening, agreed: str, written: bool) -> str:
    """A sentence to open with instead: it names the agreement ("as agreed on 18 October") where there is one."""
    if not agreed:
        return BETTER[code].told()
    if written:
        # T: "I am writing as agreed on 18 October."
        return tr("I am writing {as_agreed}.", as_agreed=agreed)
    # T: "I am calling as agreed on 18 October."
    return tr("I am calling {as_agreed}.", as_agreed=agreed)


def name_too_often(name: str, beyond: int) -> str:
    """A name used so often that it sounds like a technique."""
    # T: "“Jo” stands here more often than one would say it. Leave it out in two places."
    return tr_n(
        "{name} stands here more often than one would say it. Leave it out once.",
        "{name} stands here more often than one would say it. Leave it out in {number} places.",
        beyond,
        name=quoted(name, 40),
        number=number(beyond),
    )


def asks_about_the_order(sentence: str) -> str:
    """A question about the order, in a message that is to ask for nothing."""
    return tr(
        "Goodwill asks for nothing, and {question} asks about the order. Keep that for an agreed time.",
        question=quoted(sentence, 80),
    )


def unknown_places(unknown: tuple[str, ...]) -> str:
    """A template that leaves places there are none of; "" where there are none."""
    if not unknown:
        return ""
    # T: "There is nothing to put for {name} and {date}, so it stays as it is. What can be filled: {who}, {day}."
    return tr(
        "There is nothing to put for {unknown}, so it stays as it is. What can be filled: {known}.",
        unknown=both([one_line(place, 40) for place in unknown[:3]]),
        known=listed([Theirs(f"{{{place.value}}}") for place in Place]),
    )


def try_again(at: time) -> str:
    """When it is tried again on this day: "today, at 16:45"."""
    # T: "I will try you once more today, at 16:45."
    return tr_as("I will try you once more …", "today, at {time}", time=clock(at))


def read_aloud(seconds: int) -> str:
    """How long it takes to say it."""
    return tr_n("Read aloud: about {n} second", "Read aloud: about {n} seconds", seconds)


def reads_well(names: int) -> str:
    """Where there is nothing to say about the words; `names` is how often they are called by name in it."""
    if not names:
        return tr("No weak opening.")
    if names == 1:
        return tr("No weak opening, their name once.")
    # T: "No weak opening, their name two times."
    return tr_n(
        "No weak opening, their name {number} time.",
        "No weak opening, their name {number} times.",
        names,
        number=number(names),
    )


def not_to_be_said(why: str) -> str:
    """In place of wording for somebody who is not to be contacted that way; `why` is a sentence with the evidence."""
    # T: "Dominic Hale said on 5 November: “I did say no.” So there is nothing to say as agreed this way."
    return tr("{why} So there is nothing to say as agreed this way.", why=Theirs(why))


def nothing_agreed_to_name(name: str) -> str:
    """Above wording that has no agreement to speak of."""
    return tr("Nothing is agreed with {who} just now, so there is no agreement to name.", who=one_line(name, 60))


def not_as_agreed(why: str) -> str:
    """Above wording that names no agreement although there is one; `why` is a sentence with the evidence."""
    # T: "Ben agreed to call on Thursday; this is two days early. So nothing is said here to be as agreed."
    return tr("{why} So nothing is said here to be as agreed.", why=Theirs(why))
