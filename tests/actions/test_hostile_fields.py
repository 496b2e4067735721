"""Claims about every field a deed takes text from: kept as typed, or refused with one sentence and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, they_call
from tests.builders import JO, ME, day, jo, talk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.agreements.answer_slipped import DidContact, WasMoved, answer_slipped
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.object_to import object_to
from tracker.actions.people.set_standing import set_standing
from tracker.actions.ports import Desk
from tracker.actions.us.add_user import add_user
from tracker.actions.us.edit_user import edit_user
from tracker.presentation import words
from tracker.rules.agreement import AgreementKind, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.contact import Question
from tracker.rules.entry import Changed, NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.prospect import Business, Email, Phone, Prospect, StandingKind
from tracker.rules.us import User

AGREED = replace(talk(day("2026-11-16")), id=7)
NEXT = NextAgreement(AgreementKind.TALK, day("2026-11-27"), Channel.CALL)
NUMBER, ADDRESS = "020 7946 0018", "jo@example.org"

CONTROLS = ("\0", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\x7f", "\ud800", "\udfff")
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LITERAL = (
    '<img src="file:///etc/passwd"><b>R&D</b>',
    '<a href="javascript:x()">&amp;</a>',
    "%1 %2 {0} {name} %s %(x)s",
    "Z\u0301\u0327\u0336oe\u0301",
    "\u05d9\u05d5\u05e1\u05d9 \u200f(Jo)",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "'; DROP TABLE prospect; --",
)

Typing = Callable[[Desk, str], object]


def edited(**changes: Callable[[str], object]) -> Typing:
    """The deed that edits Jo's detail to what is typed."""
    (name, made) = next(iter(changes.items()))
    return lambda d, text: edit_prospect(d, jo(), replace(jo(), **{name: made(text)}))  # type: ignore[arg-type]


def logged(**changes: Callable[[str], object]) -> Typing:
    (name, made) = next(iter(changes.items()))

    def deed(d: Desk, text: str) -> object:
        given: dict[str, Any] = {name: made(text)}
        return log_contact(d, they_call(**given))

    return deed


def agreed(name: str) -> Typing:
    return lambda d, text: add_agreement(d, JO, replace(NEXT, **{name: text}))  # type: ignore[arg-type]


FIELDS: dict[str, Typing] = {
    "the name of someone new": lambda d, text: add_prospect(d, NewProspect(text)),
    "their organisation": lambda d, text: add_prospect(d, NewProspect("Ada", text)),
    "a newcomer in an entry": logged(who=lambda text: NewProspect(text)),
    "the name": edited(name=str),
    "the organisation": edited(organisation=str),
    "the household": edited(household=str),
    "a number's label": edited(phones=lambda text: (Phone(NUMBER, label=text),)),
    "an address's label": edited(emails=lambda text: (Email(ADDRESS, text),)),
    "the postal address": edited(address=str),
    "a tag": edited(tags=lambda text: (text,)),
    "the notes": edited(notes=str),
    **{
        f"business, {name}": edited(business=lambda text, name=name: replace(Business(), **{name: text}))  # type: ignore[misc]
        for name in Business.__slots__
    },
    "who of us": logged(by=str),
    "a note": logged(note=str),
    "a question": logged(questions=lambda text: (Question(text),)),
    "an answer": logged(questions=lambda text: (Question("Is it?", text),)),
    "a reason": logged(reason=str),
    "what changed": logged(changed=lambda text: Changed(NOW, replace(NEXT, words=text))),
    "a standing that changed": logged(changed=lambda t: Changed(NOW, standing=NewStanding(StandingKind.OPEN, t))),
    "a next topic": logged(next=lambda text: (replace(NEXT, topic=text),)),
    "a standing said in it": logged(standing=lambda text: NewStanding(StandingKind.OPEN, text)),
    "an objection said in it": logged(objection=lambda text: NewObjection(Channel.TEXT, text)),
    **{f"an agreement's {name}": agreed(name) for name in ("topic", "words", "then", "owner")},
    "the words of a standing": lambda d, text: set_standing(d, JO, NewStanding(StandingKind.THEIR_TURN, text)),
    "the words of an objection": lambda d, text: object_to(d, JO, NewObjection(None, text)),
    "a colleague's name": lambda d, text: add_user(d, text),
    "one of our companies": lambda d, text: edit_user(d, ME, ME, text, ""),
    "a number of ours": lambda d, text: edit_user(d, ME, ME, "", text),
    "why it moved": lambda d, text: move_agreement(d, AGREED.id, day("2026-11-18"), WhoMoved.THEY_ASKED, text),
    "why it moved, gone through": lambda d, text: answer_slipped(
        d, (WasMoved(AGREED.id, day("2026-11-18"), WhoMoved.THEY_ASKED, text),)
    ),
    "a note, gone through": lambda d, text: answer_slipped(d, (DidContact(AGREED.id, they_call(note=text)),)),
}
EVERY_FIELD = pytest.mark.parametrize("field", FIELDS)


def written(counter: Counter) -> str:
    """Every record there is, as it is kept."""
    return "\n".join(_texts(record) for record in counter.store.rows.values())


def _texts(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | frozenset):
        return "\n".join(_texts(each) for each in value)
    slots = getattr(type(value), "__slots__", ())
    return "\n".join(_texts(getattr(value, name)) for name in slots)


@EVERY_FIELD
@pytest.mark.parametrize("text", LITERAL)
def test_odd_text_is_kept_to_the_letter(field: str, text: str) -> None:
    counter = Counter(User(1, ME), AGREED)
    FIELDS[field](counter.desk, text)
    assert text in written(counter)


@EVERY_FIELD
@pytest.mark.parametrize("bad", CONTROLS)
def test_what_a_screen_or_terminal_might_obey_is_refused_with_one_sentence(field: str, bad: str) -> None:
    counter = Counter(User(1, ME), AGREED)
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        FIELDS[field](counter.desk, f"\u202eJo{bad}Hill")
    assert refused.value.problem is Problem.UNREADABLE_TEXT
    assert counter.store.rows == before
    assert counter.store.ledger == []
    assert_one_sentence(words.problem(refused.value))


@EVERY_FIELD
def test_what_is_too_long_is_refused_with_one_sentence(field: str) -> None:
    counter = Counter(User(1, ME), AGREED)
    with pytest.raises(Refusal) as refused:
        FIELDS[field](counter.desk, "\u202eJo Hill " * 12_800)
    assert refused.value.problem is Problem.TEXT_TOO_LONG
    assert_one_sentence(words.problem(refused.value))


@EVERY_FIELD
def test_what_turns_a_line_round_is_dropped(field: str) -> None:
    counter = Counter(User(1, ME), AGREED)
    FIELDS[field](counter.desk, f"Jo {OVERRIDES}Hill-Marsh")
    assert "Jo Hill-Marsh" in written(counter)
    assert not set(OVERRIDES) & set(written(counter))


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200d\u200d", "\ufeff", "\u00ad", "\u3164", "\u2800", "\u0301", "\u202e"]
)
@pytest.mark.parametrize("field", ["the name of someone new", "the name", "a colleague's name", "who of us"])
def test_a_name_nobody_could_see_is_no_name(field: str, unseen: str) -> None:
    counter = Counter(User(1, ME), AGREED)
    with pytest.raises(Refusal) as refused:
        FIELDS[field](counter.desk, unseen)
    assert refused.value.problem is Problem.EMPTY_NAME


def test_a_tag_nobody_could_see_is_left_out() -> None:
    counter = Counter()
    edit_prospect(counter.desk, jo(), jo(tags=("\u200b", "lemon")))
    (person,) = (record for record in counter.store.rows.values() if isinstance(record, Prospect))
    assert person.tags == ("lemon",)


HOSTILE_WAYS = [
    '<img src="file:///x">',
    "%1{0}",
    "javascript:x()",
    "020 7946\x1b[2J",
    "\u202e020 7946 0018\0",
    "tel:1;x",
]


@pytest.mark.parametrize("typed", HOSTILE_WAYS)
def test_a_number_that_is_none_is_refused_with_one_sentence(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        edit_prospect(Counter().desk, jo(), jo(phones=(Phone(typed),)))
    assert_one_sentence(words.problem(refused.value))


@pytest.mark.parametrize("typed", [*HOSTILE_WAYS, "jo@example.org?bcc=x@y.org>", "a@b.org\r\nBcc: x@y.org"])
def test_an_address_that_is_none_is_refused_with_one_sentence(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        edit_prospect(Counter().desk, jo(), jo(emails=(Email(typed),)))
    assert_one_sentence(words.problem(refused.value))


def assert_one_sentence(told: str) -> None:
    """On one line, short, and nothing in it that anything would obey."""
    assert 0 < len(told) < 200
    assert told.isprintable()
    assert "Nothing was saved" in told
