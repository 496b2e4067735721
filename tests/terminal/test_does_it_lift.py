"""Claims about agreeing to a talk by a way they object to, on the command line. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

import pytest

from tests.builders import JO, at, jo, objects
from tests.terminal.typed import NOW, contacts_with, desk_with, typed
from tracker.rules.channel import Channel

THEY_RANG = ("log", "Jo Hill", "--channel", "call", "--direction", "in", "--talk", "fri 3pm")
NOT_BY_PHONE = objects(Channel.CALL, "2026-11-12 10:00", words="e-mail only")


def test_it_asks_whether_that_lifts_it_before_anything_is_saved() -> None:
    desk = desk_with(jo(), NOT_BY_PHONE)
    told = typed(desk, *THEY_RANG)
    assert told.code == 3
    assert told.err == (
        "Jo Hill asked on 12 November not to be contacted by phone: “e-mail only”; does this lift that? Say --lift once"
        " (for this agreement), all (for good) or no; nothing was saved.\n"
    )
    assert contacts_with(desk, JO) == ()


def test_it_is_not_asked_where_the_talk_is_by_another_way() -> None:
    desk = desk_with(jo(), NOT_BY_PHONE)
    assert typed(desk, *THEY_RANG, "--by-channel", "meeting").code == 0


@pytest.mark.parametrize(
    ("answer", "once", "lifted"), [("once", True, False), ("all", False, True), ("no", False, False)]
)
def test_each_answer_is_kept_as_it_was_given(answer: str, once: bool, lifted: bool) -> None:
    desk = desk_with(jo(), NOT_BY_PHONE)
    assert typed(desk, *THEY_RANG, "--lift", answer).code == 0
    history = desk.store.history_of(JO)
    assert history is not None
    (agreed,), (objection,) = history.agreements, history.objections
    assert agreed.lifts_once is once
    assert objection.lifted_at == (at(NOW) if lifted else None)


SAID_AND_AGREED = (*THEY_RANG, "--object", "call", "--words", "no calls, but for Friday")


def test_what_they_object_to_in_the_same_breath_is_asked_about_as_well() -> None:
    desk = desk_with(jo())
    told = typed(desk, *SAID_AND_AGREED)
    assert told.code == 3
    assert "no calls, but for Friday" in told.err
    assert contacts_with(desk, JO) == ()


def test_and_of_somebody_new() -> None:
    desk = desk_with()
    told = typed(desk, *SAID_AND_AGREED, "--new")
    assert (told.code, "Jo Hill asked" in told.err) == (3, True)


@pytest.mark.parametrize(("answer", "on_friday", "before"), [("once", 0, 2), ("all", 0, 1), ("no", 2, 2)])
def test_then_it_holds_as_they_said_it(answer: str, on_friday: int, before: int) -> None:
    desk = desk_with(jo())
    assert typed(desk, *SAID_AND_AGREED, "--lift", answer).code == 0
    judged = ("check", "Jo Hill", "--channel", "call", "--at")
    assert typed(desk, *judged, "fri 3pm").code == on_friday
    assert typed(desk, *judged, "tomorrow 3pm").code == before


def test_what_the_guard_stops_is_told_before_that() -> None:
    desk = desk_with(jo(), NOT_BY_PHONE)
    told = typed(desk, "log", "Jo Hill", "--channel", "call", "--talk", "fri 3pm")
    assert told.code == 2
    assert "--lift" not in told.out + told.err
