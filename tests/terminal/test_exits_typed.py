"""The three honest exits on the command line: their words, what is said of what is missing, and how it ends."""

from __future__ import annotations

import pytest

from tests.builders import JO, day, did, jo, objects, said, talk
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.actions.ports import Record
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level

MET = did("2026-11-12 10:00", direction=Direction.MET, channel=Channel.MEETING)
TURN = (jo(), MET, said(StandingKind.THEIR_TURN, "2026-11-12 10:00", "we'll call you"))
NO = (jo(), MET, said(StandingKind.NO_THANKS, "2026-11-12 10:00", "please stop"))
OBJECTED = (jo(), MET, objects(None, "2026-11-12 10:00"))
CALL = ("log", "Jo Hill", "--channel", "call")

CHANGED = ("--changed", "do ring me", "--said-at", "yesterday 15:00")

WORDLESS = [
    (("--basis", "service"), "--asked"),
    (("--basis", "reply"), "--asked"),
    (("--basis", "service", "--asked", "  "), "--asked"),
    (("--basis", "service", "--reason", "I was near"), "--asked"),
    (("--reason", "  "), "--reason"),
    (("--changed", "", "--said-at", "yesterday", "--no-time"), "--changed"),
    (("--changed", "do ring me", "--no-time"), "--said-at"),
    (("--changed", "do ring me", "--agreed-for", "today"), "--said-at"),
    (CHANGED, "--agreed-for"),
    ((*CHANGED, "--reason", "I was near"), "--agreed-for"),
]


@pytest.mark.parametrize(("records", "code"), [(TURN, 1), (NO, 2), (OBJECTED, 2)], ids=["turn", "no", "objected"])
@pytest.mark.parametrize(("words", "asks_for"), WORDLESS, ids=[" ".join(case[0]) for case in WORDLESS])
def test_an_exit_without_its_words_is_none(
    words: tuple[str, ...], asks_for: str, records: tuple[Record, ...], code: int
) -> None:
    desk = desk_with(*records)
    told = typed(desk, *CALL, *words)
    assert told.code == code
    assert "Nothing was saved." in told.out
    assert asks_for in told.out
    assert contacts_with(desk, JO) == (MET,)
    assert typed(desk, *CALL, *words, "--json").json["missing"]


STANDS = [
    (("--reason", "I was near"), Level.WARN, Basis.NONE, "I was near"),
    (("--asked", "a price for forty"), Level.WELCOME, Basis.SERVICE, "a price for forty"),
    (("--basis", "reply", "--asked", "is it safe?"), Level.WELCOME, Basis.REPLY, "is it safe?"),
    (("--basis", "service", "--note", "She asked for a price"), Level.WELCOME, Basis.SERVICE, ""),
    ((*CHANGED, "--agreed-for", "today"), Level.WELCOME, Basis.AGREED, ""),
    ((*CHANGED, "--no-time"), Level.WARN, Basis.NONE, ""),
]


@pytest.mark.parametrize(("words", "level", "basis", "kept"), STANDS, ids=[" ".join(case[0]) for case in STANDS])
def test_an_exit_with_its_words_is_kept_as_it_is(words: tuple[str, ...], level: Level, basis: Basis, kept: str) -> None:
    desk = desk_with(*TURN)
    assert typed(desk, *CALL, *words).code == 0
    contact = contacts_with(desk, JO)[-1]
    assert (contact.verdict.level, contact.basis, contact.reason) == (level, basis, kept)


@pytest.mark.parametrize(
    "words", [("--reason", "by mistake"), (*CHANGED, "--agreed-for", "today"), (*CHANGED, "--no-time")]
)
@pytest.mark.parametrize("records", [NO, OBJECTED], ids=["no", "objected"])
def test_at_a_stop_one_has_to_say_that_one_knows(words: tuple[str, ...], records: tuple[Record, ...]) -> None:
    desk = desk_with(*records)
    told = typed(desk, *CALL, *words)
    assert (told.code, "--although-they-said-no" in told.out.replace("\n", " ")) == (2, True)
    assert typed(desk, *CALL, *words, "--although-they-said-no").code == 0


def test_a_service_they_asked_for_after_their_no_needs_nothing_more() -> None:
    desk = desk_with(*NO)
    told = typed(desk, *CALL, "--asked", "last year's bill")
    assert told.code == 0
    assert "What they asked for since is welcome, and nothing beyond it." in " ".join(told.out.split())


def test_what_they_asked_for_lowers_no_objection() -> None:
    desk = desk_with(*OBJECTED)
    assert typed(desk, *CALL, "--asked", "last year's bill").code == 2
    assert (
        typed(desk, *CALL, "--asked", "last year's bill", "--although-they-said-no", "--json").json["level"] == "stop"
    )


MISTYPED = [
    ("--said-at", "yesterday"),
    ("--agreed-for", "today"),
    ("--no-time",),
    (*CHANGED, "--agreed-for", "today", "--no-time"),
    ("--changed", "do ring", "--said-at", "someday", "--no-time"),
    (*CHANGED, "--agreed-for", "someday"),
]


@pytest.mark.parametrize("words", MISTYPED, ids=" ".join)
def test_what_does_not_go_together_is_one_sentence(words: tuple[str, ...]) -> None:
    told = typed(desk_with(*TURN), *CALL, *words)
    assert (told.code, told.out) == (3, "")
    assert words[-1] in told.err or words[-2] in told.err or "--agreed-for" in told.err


def test_what_was_declared_without_words_is_refused_where_it_would_have_been_welcome() -> None:
    desk = desk_with(jo(), talk(day("2026-11-18")))
    told = typed(desk, *CALL, "--basis", "service")
    assert (told.code, told.err) == (
        3,
        "What did “Jo Hill” ask for? Nothing was saved; please write it in a few words.\n",
    )


def test_what_was_not_agreed_with_them_cannot_be_kept_with_them() -> None:
    toms = talk(day("2026-11-18"), prospect_id=2)
    desk = desk_with(jo(), jo(id=2, name="Tom Lee"), talk(day("2026-11-18")), toms)
    for number in (toms.id, 424_242):
        told = typed(desk, *CALL, "--keeps", str(number))
        assert (told.code, told.out) == (3, "")
        assert told.err == f"--keeps: nothing numbered {number} was agreed with “Jo Hill”.\n"
    assert contacts_with(desk, JO) == ()
