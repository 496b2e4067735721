"""Claims about saying on the command line what a contact keeps, what it is about, and to which number it goes."""

from __future__ import annotations

import pytest

from tests.builders import JO, came_in, day, exact, jo, promise, talk
from tests.terminal.typed import desk_with, typed
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.prospect import Phone

DUE_TODAY = promise(day("2026-11-18"), made="2026-11-12 10:00")
ASKED = came_in("2026-11-17 10:00", Channel.EMAIL)
AN_EMAIL = ("log", "Jo Hill", "--channel", "email")


@pytest.mark.parametrize(
    ("option", "basis", "outcome"),
    [
        ((), Basis.PROMISED, AgreementOutcome.KEPT),
        (("--keeps", "none"), Basis.REPLY, AgreementOutcome.OPEN),
        (("--keeps", str(DUE_TODAY.id)), Basis.PROMISED, AgreementOutcome.KEPT),
    ],
)
def test_what_it_keeps_can_be_said(option: tuple[str, ...], basis: Basis, outcome: AgreementOutcome) -> None:
    desk = desk_with(jo(), DUE_TODAY, ASKED)
    assert typed(desk, *AN_EMAIL, *option).code == 0
    history = desk.store.history_of(JO)
    assert history is not None
    assert (history.contacts[-1].basis, history.agreements[0].outcome) == (basis, outcome)


def test_what_is_about_an_appointment_is_noted_once_and_then_warned_of() -> None:
    desk = desk_with(jo(), talk(exact("2026-11-18 11:00")))
    on_my_way = ("log", "Jo Hill", "--channel", "text", "--basis", "about", "--note", "on my way", "--json")
    first, second = typed(desk, *on_my_way), typed(desk, *on_my_way)
    assert [(told.code, told.json["level"], told.json["findings"][0]["code"]) for told in (first, second)] == [
        (0, "note", "about_it"),
        (1, "warn", "about_it"),
    ]


def test_it_is_written_down_to_which_number_it_went() -> None:
    desk = desk_with(jo(phones=(Phone("+44 20 7946 0018", "+442079460018"),)), talk(exact("2026-11-18 09:30")))
    assert typed(desk, "log", "Jo Hill", "--channel", "call", "--to", "+44 (20) 7946-0018").code == 0
    history = desk.store.history_of(JO)
    assert history is not None
    assert history.contacts[-1].to == "+442079460018"


def test_two_that_say_the_opposite_are_not_guessed_at() -> None:
    desk = desk_with(jo())
    told = typed(desk, *AN_EMAIL, "--talk", "in a month", "--instead", "--as-well")
    assert (told.code, told.err) == (
        3,
        "--instead and --as-well say the opposite of each other; give one of them.\n",
    )
    told = typed(desk, *AN_EMAIL, "--keeps", "the first")
    assert told.code == 3
    assert "give its number, or none" in told.err
