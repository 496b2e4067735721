"""`correct ID FIELD VALUE`: what was logged is put right from the command line, by the ids that --json gives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import JO, at, day, did, jo, objects, promise, talk
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import Told, contacts_with, desk_with, typed
from tracker.actions.ports import Desk
from tracker.actions.undo import undo
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Question, Ready
from tracker.rules.prospect import Prospect
from tracker.rules.us import User

BEN = Prospect(2, "Ben Hall")
COLLEAGUE = User(3, "Ben")
CONTACT = did("2026-06-03 10:00", Direction.MET, Channel.MEETING)
AGREED = talk(day("2026-11-20"))
OBJECTION = objects(Channel.CALL, "2026-11-01 09:00", words="dont call")


def a_desk() -> Desk:
    return desk_with(jo(), BEN, COLLEAGUE, CONTACT, AGREED, OBJECTION)


def correct(desk: Desk, record: Any, *words: str) -> Told:
    return typed(desk, "correct", str(record.id), *words)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("when", "2026-06-04 11:00", {"at": at("2026-06-04 11:00")}),
        ("when", "3 days ago", {"at": at("2026-11-15 09:30")}),
        ("by", "Ben", {"by": "Ben"}),
        ("direction", "in", {"direction": Direction.IN}),
        ("channel", "video", {"channel": Channel.VIDEO}),
        ("note", "", {"note": ""}),
        ("note", "It was Tuesday.", {"note": "It was Tuesday."}),
        ("questions", "Is it nut-free? yes", {"questions": (Question("Is it nut-free?", "yes"),)}),
        ("ready", "not-yet", {"ready": Ready.NOT_YET}),
        ("reason", "his insurer asked us", {"reason": "his insurer asked us"}),
        ("to", "+44 161 496 0000", {"to": "+441614960000"}),
    ],
)
def test_a_contact_is_corrected_field_by_field(field: str, value: str, kept: dict[str, Any]) -> None:
    desk = a_desk()
    told = correct(desk, CONTACT, field, value)
    assert (told.code, told.err) == (0, "")
    (contact,) = contacts_with(desk, JO)
    if field == "when" and "ago" in value:
        assert contact.at.date() == kept["at"].date()
        return
    assert {name: getattr(contact, name) for name in kept} == kept


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("when", "Thu 3pm", {}),
        ("topic", "the flowers", {"topic": "the flowers"}),
        ("place", "in the shop", {"place": "in the shop"}),
        ("minutes", "45", {"minutes": 45}),
        ("owner", "Ben", {"owner": "Ben"}),
        ("outcome", "broken", {"outcome": AgreementOutcome.BROKEN}),
        ("channel", "VIDEO", {"channel": Channel.VIDEO}),
    ],
)
def test_an_agreement_is_corrected_field_by_field(field: str, value: str, kept: dict[str, Any]) -> None:
    desk = a_desk()
    told = correct(desk, AGREED, field, value)
    assert (told.code, told.err) == (0, "")
    agreement = desk.store.agreement(AGREED.id)
    assert agreement is not None
    assert agreement.corrected_at == desk.now()
    assert {name: getattr(agreement, name) for name in kept} == kept


def test_what_they_said_is_corrected_in_its_words() -> None:
    desk = a_desk()
    assert correct(desk, OBJECTION, "words", "Don't call.").code == 0
    assert correct(desk, OBJECTION, "since", "2026-10-01 09:00").code == 0
    record = desk.store.record_of(OBJECTION.id)
    assert getattr(record, "words", "") == "Don't call."
    assert_one_sentence(correct(desk, OBJECTION, "delete"))


def test_it_is_given_to_another_person_and_what_warns_is_listed() -> None:
    desk = desk_with(jo(), BEN)
    typed(
        desk,
        "log",
        "Jo Hill",
        "--channel",
        "meeting",
        "--at",
        "2026-11-12 10:00",
        "--talk",
        "2026-11-16",
        "--by-channel",
        "call",
    )
    typed(desk, "log", "Jo Hill", "--channel", "call", "--at", "2026-11-16 10:00")
    met, called = contacts_with(desk, JO)
    told = correct(desk, met, "who", "Ben Hall")
    assert told.code == 0
    assert told.out.splitlines()[0] == "Given to Ben Hall."
    assert "A call on Monday" in told.out or "A call on 16 November" in told.out
    (given,) = contacts_with(desk, BEN.id)
    assert given.at == met.at
    back = correct(desk, called, "who", "Ben Hall", "--json").json
    assert (back["saved"], back["who"]["name"], back["now_warns"]) == (True, "Ben Hall", [])
    undo(desk)
    assert [c.id for c in contacts_with(desk, JO)] == [called.id]


def test_it_is_deleted_and_undone() -> None:
    desk = a_desk()
    assert correct(desk, CONTACT, "delete").out.splitlines()[0] == "Deleted: meeting with Jo Hill."
    assert contacts_with(desk, JO) == ()
    undo(desk)
    assert contacts_with(desk, JO) == (CONTACT,)


def test_check_gives_the_ids_of_all_that_was_logged() -> None:
    desk = a_desk()
    told = typed(desk, "check", "Jo Hill", "--channel", "email", "--json").json
    assert [c["contact"] for c in told["contacts"]] == [CONTACT.id]
    assert [a["id"] for a in told["agreements"]] == [AGREED.id]
    assert [s["id"] for s in told["said"]] == [OBJECTION.id]


def test_the_same_value_again_writes_nothing_and_says_so() -> None:
    desk = a_desk()
    assert correct(desk, CONTACT, "channel", "meeting").out == "It stands so already.\n"
    assert desk.store.undoable(desk.me) is None


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (CONTACT, ("when", "tomorrow")),
        (CONTACT, ("when", "sometime")),
        (CONTACT, ("outcome", "fine")),
        (CONTACT, ("minutes", "45")),
        (CONTACT, ("by", " ")),
        (CONTACT, ("by", "Nobody")),
        (CONTACT, ("to", "her mother")),
        (AGREED, ("owner", "Nobody")),
        (CONTACT, ("note",)),
        (CONTACT, ("keeps", "that one")),
        (CONTACT, ("keeps", "99")),
        (CONTACT, ("who", "Nobody")),
        (CONTACT, ("who", "Jo Hill")),
        (CONTACT, ("delete", "it")),
        (AGREED, ("outcome", "moved")),
        (AGREED, ("minutes", "long")),
        (AGREED, ("when", "31 Feb")),
        (jo(id=77), ("note", "x")),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_makes_no_sense_is_one_sentence_and_nothing_is_written(record: Any, words: tuple[str, ...]) -> None:
    desk = a_desk()
    told = correct(desk, record, *words)
    assert_one_sentence(told)
    assert told.code == 3
    assert contacts_with(desk, JO) == (CONTACT,)
    assert desk.store.undoable(desk.me) is None


def test_a_promise_typed_as_a_span_is_due_on_its_last_day() -> None:
    owed = promise(day("2026-11-20"))
    desk = desk_with(jo(), owed)
    assert correct(desk, owed, "when", "2026-11-24 to 2026-11-26").code == 0
    agreement = desk.store.agreement(owed.id)
    assert agreement is not None
    assert agreement.window == day("2026-11-26")
