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


THEY_RANG = ("log", "Jo Hill", "--channel", "call", "--direction", "in")


@pytest.mark.parametrize(
    ("option", "outcome", "told"),
    [
        ((), AgreementOutcome.MOVED, "Call, tomorrow 10:00: moved"),
        (("--as-well",), AgreementOutcome.OPEN, ""),
    ],
)
def test_what_a_new_time_stands_in_the_place_of_is_told(
    option: tuple[str, ...], outcome: AgreementOutcome, told: str
) -> None:
    agreed = talk(exact("2026-11-19 10:00"))
    desk = desk_with(jo(), agreed)
    said = typed(desk, *THEY_RANG, "--talk", "fri 3pm", *option)
    assert said.code == 0
    assert told in said.out
    now = desk.store.agreement(agreed.id)
    assert now is not None
    assert now.outcome is outcome


@pytest.mark.parametrize(("option", "open_"), [((), 0), (("--as-well",), 1)])
def test_their_turn_calls_a_meeting_off_and_as_well_keeps_it(option: tuple[str, ...], open_: int) -> None:
    desk = desk_with(jo(), talk(exact("2026-11-19 10:00"), channel=Channel.MEETING))
    said = typed(desk, *THEY_RANG, "--standing", "their-turn", "--words", "we'll call you", *option)
    assert ("Meeting, tomorrow 10:00: called off by them" in said.out) is not bool(open_)
    history = desk.store.history_of(JO)
    assert history is not None
    assert len([a for a in history.agreements if a.is_open]) == open_


def test_one_whose_time_is_over_is_still_asked_about() -> None:
    desk = desk_with(jo(), talk(exact("2026-11-16 10:00")))
    mailed = ("log", "Jo Hill", "--channel", "email", "--direction", "in", "--talk", "fri 3pm", "--by-channel", "call")
    assert "Call, Mon 16 Nov 10:00: what became of it?" in typed(desk, *mailed).out
    told = typed(desk_with(jo(), talk(exact("2026-11-16 10:00"))), *mailed, "--instead", "--json").json
    assert (told["over"], len(told["ended"])) == (None, 1)


def test_telling_them_that_we_cannot_come_is_no_fault() -> None:
    meeting = talk(exact("2026-11-19 10:00"), channel=Channel.MEETING)
    desk = desk_with(jo(), meeting)
    told = typed(desk, "log", "Jo Hill", "--channel", "call", "--basis", "about", "--note", "we cannot come", "--json")
    assert (told.code, told.json["level"], told.json["basis"]) == (0, "note", "about")
    assert desk.store.agreement(meeting.id) == meeting


def test_what_was_kept_by_meeting_or_by_their_call_is_said_and_that_it_was_early() -> None:
    tomorrow = talk(exact("2026-11-19 10:00"), channel=Channel.MEETING)
    told = typed(desk_with(jo(), tomorrow), "log", "Jo Hill", "--channel", "meeting")
    assert "you agreed to meet tomorrow at 10:00. This is early, and is taken as that." in " ".join(told.out.split())
