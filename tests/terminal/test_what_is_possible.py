"""A contact that there cannot be is not written: what is possible is named instead. And what is asked of no contact of
ours is not dropped.
"""

from __future__ import annotations

import pytest

from tests.builders import did, jo
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, outcomes_for

CALLED = did("2026-11-16 10:00")


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("outcome", ContactOutcome)
def test_what_is_logged_is_possible_or_refused_with_what_is(
    direction: Direction, channel: Channel, outcome: ContactOutcome
) -> None:
    desk = desk_with(jo())
    told = typed(
        desk, "log", "Jo Hill", "--channel", channel, "--direction", direction, "--outcome", outcome, "--reason", "x"
    )
    possible = outcomes_for(direction, channel)
    assert told.code == (0 if outcome in possible else 3)
    assert len(contacts_with(desk, jo().id)) == (outcome in possible)
    if not possible:
        assert "Nobody meets" in told.err
    elif outcome not in possible:
        assert "what came of it" in told.err
        assert len(told.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("outcome", "received", "By phone, we to them: what came of it is one of these: talked, left a voicemail"),
        ("outcome", "sent", "By phone, we to them"),
    ],
)
def test_what_cannot_have_come_of_it_is_no_correction(field: str, value: str, said: str) -> None:
    desk = desk_with(jo(), CALLED)
    told = typed(desk, "correct", str(CALLED.id), field, value)
    assert (told.code, contacts_with(desk, jo().id)) == (3, (CALLED,))
    assert said in told.err


def test_a_call_that_was_an_e_mail_was_sent() -> None:
    desk = desk_with(jo(), CALLED)
    assert typed(desk, "correct", str(CALLED.id), "channel", "email").code == 0
    (contact,) = contacts_with(desk, jo().id)
    assert (contact.channel, contact.outcome) == (Channel.EMAIL, ContactOutcome.SENT)
    assert typed(desk, "correct", str(CALLED.id), "direction", "in").code == 0
    (contact,) = contacts_with(desk, jo().id)
    assert contact.outcome is ContactOutcome.RECEIVED
    told = typed(desk, "correct", str(CALLED.id), "direction", "met")
    assert (told.code, "Nobody meets by e-mail" in told.err) == (3, True)


def test_what_stands_already_can_be_corrected_in_every_other_field() -> None:
    """Earlier versions let such records in."""
    odd = did("2026-11-16 10:00", channel=Channel.EMAIL, outcome=ContactOutcome.TALKED)
    desk = desk_with(jo(), odd)
    assert typed(desk, "correct", str(odd.id), "note", "The price list").code == 0
    assert contacts_with(desk, jo().id)[0].note == "The price list"


@pytest.mark.parametrize("met", [("--channel", "meeting"), ("--channel", "call", "--direction", "in")])
def test_what_they_asked_as_we_met_is_in_the_note(met: tuple[str, ...]) -> None:
    desk = desk_with(jo())
    typed(desk, "log", "Jo Hill", *met, "--note", "At the fair", "--asked", "a price for forty")
    (contact,) = contacts_with(desk, jo().id)
    assert (contact.note, contact.reason) == ("At the fair\na price for forty", "")


def test_what_comes_in_rests_on_nothing() -> None:
    desk = desk_with(jo())
    told = typed(desk, "log", "Jo Hill", "--channel", "call", "--direction", "in", "--basis", "service")
    assert (told.code, "--basis goes with --direction out" in told.err) == (3, True)
    assert contacts_with(desk, jo().id) == ()


@pytest.mark.parametrize("new", ["Jow Hill", "Joanna Hill", "Jo", "Joe Hlil"])
def test_somebody_new_with_a_near_name_is_made_and_the_near_one_named(new: str) -> None:
    desk = desk_with(jo())
    told = typed(desk, "log", new, "--new", "--channel", "meeting")
    assert told.code == 0
    assert "Others here are called something like it: Jo Hill" in " ".join(told.out.split())
    assert desk.store.prospects_matching(new)


def test_somebody_of_another_name_is_not_called_near() -> None:
    told = typed(desk_with(jo()), "log", "Sam Hill", "--new", "--channel", "meeting")
    assert "called something like it" not in told.out
