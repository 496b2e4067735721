"""Claims about saying on the command line what became of an agreement. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import JO, at, day, exact, jo, objects, promise, talk
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction

CALL = talk(exact("2026-11-17 10:00"), words="ring me at ten")
MEETING = talk(exact("2026-11-16 15:00"), channel=Channel.MEETING)
O = AgreementOutcome  # noqa: E741 - a column of the table below


def now(desk: Desk, agreement: Agreement) -> Agreement:
    found = desk.store.agreement(agreement.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("answer", "agreement", "outcome", "to_tell"),
    [
        (("called-off",), CALL, O.WITHDRAWN, False),
        (("no-show",), MEETING, O.NO_SHOW, False),
        (("missed",), CALL, O.BROKEN, False),
        (("missed", "--not-told"), CALL, O.BROKEN, True),
        (("kept",), CALL, O.KEPT, False),
        (("kept", "--at", "today 9:00"), CALL, O.KEPT_LATE, False),
        (("moved", "--to", "fri 3pm"), CALL, O.MOVED, False),
    ],
)
def test_each_answer_settles_the_one_that_is_open(
    answer: tuple[str, ...], agreement: Agreement, outcome: AgreementOutcome, to_tell: bool
) -> None:
    desk = desk_with(jo(), agreement)
    told = typed(desk, "settle", "Jo Hill", *answer)
    assert (told.code, told.err) == (0, "")
    assert (now(desk, agreement).outcome, now(desk, agreement).to_tell) == (outcome, to_tell)
    assert told.out.startswith("Jo Hill: ")


@pytest.mark.parametrize(("option", "who"), [((), WhoMoved.THEY_ASKED), (("--moved-by", "us"), WhoMoved.WE_ASKED)])
def test_moved_names_the_new_time_and_who_asked(option: tuple[str, ...], who: WhoMoved) -> None:
    desk = desk_with(jo(), CALL)
    told = typed(desk, "settle", "Jo Hill", "moved", "--to", "fri 3pm", "--words", "Friday suits", *option, "--json")
    old = now(desk, CALL)
    assert old.who_moved is who
    assert told.json["now"]["window"]["at"] == "15:00"
    assert told.json["now"]["words"] == "Friday suits"
    assert told.json["agreement"]["outcome"] == "moved"
    assert told.json["agreement"]["who_moved"] == who.value


@pytest.mark.parametrize(("option", "told"), [((), "by them"), (("--moved-by", "us"), "by us")])
def test_called_off_says_by_whom(option: tuple[str, ...], told: str) -> None:
    ahead = talk(exact("2026-11-27 10:00"))
    desk = desk_with(jo(), ahead)
    assert f"Jo Hill: called off {told}" in typed(desk, "settle", "Jo Hill", "called-off", *option).out
    assert now(desk, ahead).is_called_off_by_us is (told == "by us")


def test_kept_logs_the_contact_at_the_agreed_time_by_the_agreed_way() -> None:
    desk = desk_with(jo(), MEETING, CALL)
    assert typed(desk, "settle", "Jo Hill", "--agreement", str(CALL.id), "kept", "--words", "she will think").code == 0
    (contact,) = contacts_with(desk, JO)
    assert (contact.at, contact.direction, contact.channel) == (CALL.window.starts, Direction.OUT, Channel.CALL)
    assert (contact.basis, contact.agreement_id, contact.note) == (Basis.AGREED, CALL.id, "she will think")
    assert typed(desk, "settle", "Jo Hill", "kept").code == 0
    assert {c.direction for c in contacts_with(desk, JO)} == {Direction.OUT, Direction.MET}


def test_kept_goes_through_the_guard() -> None:
    desk = desk_with(jo(), CALL, objects(Channel.CALL, "2026-11-10 10:00"))
    told = typed(desk, "settle", "Jo Hill", "kept")
    assert told.code == 2
    assert f"log --keeps {CALL.id}" in told.out
    assert now(desk, CALL) == CALL
    assert contacts_with(desk, JO) == ()


def test_of_several_the_one_whose_time_is_over_is_meant_or_one_is_named() -> None:
    ahead, other = talk(day("2026-11-27")), promise(day("2026-11-10"))
    desk = desk_with(jo(), CALL, ahead)
    assert typed(desk, "settle", "Jo Hill", "missed").code == 0
    assert (now(desk, CALL).outcome, now(desk, ahead).outcome) == (O.BROKEN, O.OPEN)
    desk = desk_with(jo(), CALL, other)
    told = typed(desk, "settle", "Jo Hill", "missed")
    assert told.code == 3
    assert f"{CALL.id}: You agreed to call" in told.err
    assert f"{other.id}: You promised an e-mail" in told.err
    assert typed(desk, "settle", "Jo Hill", "--agreement", str(other.id), "missed").code == 0
    assert now(desk, other).outcome is O.BROKEN


def test_one_that_is_to_tell_is_told_by_the_same_word() -> None:
    missed = replace(CALL, outcome=O.BROKEN, settled_at=at("2026-11-17 12:00"), to_tell=True)
    desk = desk_with(jo(), missed)
    assert [a["to_tell"] for a in typed(desk, "today", "--json").json["slipped"]] == [True]
    assert "to tell" in typed(desk, "today").out
    assert typed(desk, "settle", "Jo Hill", "missed").code == 0
    assert now(desk, missed) == replace(missed, to_tell=False)
    told = typed(desk, "today", "--json").json
    assert (told["slipped"], [left["ended"] for left in told["nothing_agreed"]]) == ([], ["broken"])
    assert "NOTHING AGREED (1)" in typed(desk, "today").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody-home",), "is nothing that becomes of an agreement"),
        (("moved",), "When is it now?"),
        (("moved", "--to", "31 feb"), "no such day"),
        (("missed", "--to", "fri"), "--to goes with moved."),
        (("moved", "--to", "fri", "--not-told"), "--not-told goes with missed."),
        (("no-show",), "Nobody was to come"),
        (("--agreement", "99", "missed"), "no such agreement with Jo Hill"),
        (("--agreement", "the first", "missed"), "give its number"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(words: tuple[str, ...], said: str) -> None:
    desk = desk_with(jo(), CALL)
    told = typed(desk, "settle", "Jo Hill", *words)
    assert told.code == 3
    assert said in told.err
    assert now(desk, CALL) == CALL


def test_where_nothing_is_open_it_says_so() -> None:
    told = typed(desk_with(jo()), "settle", "Jo Hill", "missed")
    assert (told.code, told.err) == (3, "Nothing that was agreed with Jo Hill is open.\n")


def test_a_no_show_is_of_what_was_to_be_by_now_and_never_of_what_is_ahead() -> None:
    ahead = replace(talk(exact("2026-11-27 10:00"), channel=Channel.MEETING), id=701)
    passed = replace(ahead, id=702, window=exact("2026-11-17 10:00"))
    desk = desk_with(jo(), ahead)
    told = typed(desk, "settle", "Jo Hill", "no-show")
    assert (told.code, told.err) == (3, "It is not time yet, so they may still come; nothing was changed.\n")
    desk = desk_with(jo(), ahead, passed)
    assert typed(desk, "settle", "Jo Hill", "no-show").code == 0
    became = [desk.store.agreement(a.id) for a in (ahead, passed)]
    assert [a.outcome for a in became if a is not None] == [AgreementOutcome.OPEN, AgreementOutcome.NO_SHOW]
