"""Claims about what is said of what is agreed, and when: a table of moments, and what is never said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.builders import JO, ME, ZONE, at, day, exact, jo, promise, span, talk
from tracker.actions.ports import Planned, planned_from
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.policy import Policy
from tracker.rules.reminding.reminders import (
    Moment,
    Reminded,
    What,
    Wishes,
    due,
    following,
    held_back,
    known_already,
    look_again,
)
from tracker.rules.window import Window

EVERY = Wishes()
LONG_AGO = at("2026-11-01 00:00")


def planned(agreement: Agreement, **changes: Any) -> Planned:
    return replace(planned_from(agreement, jo()), **changes)


AT_TEN = planned(talk(exact("2026-11-26 10:00")))
THAT_DAY = planned(talk(day("2026-11-26")))
SPAN = planned(talk(span("2026-11-24", "2026-11-27")))
OWED = planned(promise(day("2026-11-26")))
OWED_BY_THREE = planned(promise(exact("2026-11-26 15:00")))
HOURS = planned(talk(Window.hours(date(2026, 11, 26), time(14), time(16), ZONE)))
OWED_WITHIN_HOURS = planned(promise(Window.hours(date(2026, 11, 26), time(14), time(16), ZONE)))


def here(now: str, **changes: Any) -> Moment:
    """At that time in London, by somebody who has looked all the while."""
    given: dict[str, Any] = {"begun": LONG_AGO, "watched": LONG_AGO} | changes
    return Moment(at(now), ZONE, ME, Policy(), **given)


def woken(now: str, **changes: Any) -> Moment:
    """The same, by somebody who began to look only then."""
    return here(now, watched=at(now), **changes)


def said(*agreements: Planned, moment: Moment, given: tuple[Reminded, ...] = (), wishes: Wishes = EVERY) -> list[str]:
    return [
        f"{reminder.what} {' '.join(str(agreements.index(a)) for a in reminder.about)}"
        for reminder in due(agreements, given, wishes, moment)
    ]


MORNING_GIVEN = (Reminded(What.MORNING, 0, datetime(2026, 11, 26, tzinfo=UTC)),)
CASES: dict[str, tuple[Planned, str, list[str]]] = {
    "long before": (AT_TEN, "2026-11-26 07:00", []),
    "in the morning": (AT_TEN, "2026-11-26 08:00", ["morning 0"]),
    "not yet ten minutes before": (AT_TEN, "2026-11-26 09:49", []),
    "ten minutes before": (AT_TEN, "2026-11-26 09:50", ["before 0"]),
    "just before": (AT_TEN, "2026-11-26 09:59", ["before 0"]),
    "at it": (AT_TEN, "2026-11-26 10:00", ["at 0"]),
    "a little after it": (AT_TEN, "2026-11-26 10:04", ["at 0"]),
    "no longer a little after it": (AT_TEN, "2026-11-26 10:05", []),
    "hours, before they begin": (HOURS, "2026-11-26 13:51", ["before 0"]),
    "hours, as they begin": (HOURS, "2026-11-26 14:00", ["at 0"]),
    "hours, within": (HOURS, "2026-11-26 15:00", []),
    "a promise by a time": (OWED_BY_THREE, "2026-11-26 14:50", ["before 0"]),
    "a promise within hours is due at their end": (OWED_WITHIN_HOURS, "2026-11-26 15:50", ["before 0"]),
    "a promise within hours, as they begin": (OWED_WITHIN_HOURS, "2026-11-26 14:00", []),
    "a day, later that day": (THAT_DAY, "2026-11-26 11:00", []),
    "the morning before": (THAT_DAY, "2026-11-25 08:00", []),
    "tomorrow's promise": (OWED, "2026-11-25 08:00", []),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_said_in_time_and_at_no_other(case: str) -> None:
    agreement, now, expected = CASES[case]
    given = () if "morning" in str(expected) else MORNING_GIVEN
    assert said(agreement, moment=here(now), given=given) == expected


def test_the_morning_is_one_line_for_all_that_day_holds_and_comes_whenever_one_first_looks() -> None:
    all_of_it = (AT_TEN, THAT_DAY, SPAN, OWED)
    for now in ("2026-11-26 08:00", "2026-11-26 09:13"):
        (reminder,) = due(all_of_it, (), EVERY, here(now))
        assert reminder.what is What.MORNING
        assert set(reminder.about) == {*all_of_it}
        assert due(all_of_it, reminder.marks, EVERY, here(now)) == ()
    assert said(SPAN, moment=here("2026-11-27 08:00"), given=reminder.marks) == ["morning 0"]


def test_a_morning_that_holds_nothing_is_not_spoken_of() -> None:
    assert said(planned(talk(day("2026-11-29"))), moment=here("2026-11-26 08:00")) == []


@pytest.mark.parametrize(
    "agreement",
    [
        *(replace(AT_TEN, outcome=outcome) for outcome in AgreementOutcome if outcome not in ("open", "tried")),
        replace(AT_TEN, owner="Ben"),
    ],
    ids=lambda a: f"{a.outcome} {a.owner}",
)
def test_nothing_is_said_of_what_is_no_longer_open_or_not_ours(agreement: Planned) -> None:
    for moment in (
        here("2026-11-26 08:00"),
        here("2026-11-26 09:50"),
        here("2026-11-26 10:00"),
        woken("2026-11-26 12:00"),
    ):
        assert said(agreement, moment=moment) == []
        assert known_already([agreement], (), EVERY, moment) == ()


def test_what_was_tried_in_vain_is_still_to_be_done() -> None:
    assert said(
        replace(AT_TEN, outcome=AgreementOutcome.TRIED), moment=here("2026-11-26 10:00"), given=MORNING_GIVEN
    ) == ["at 0"]


def test_each_is_said_once_and_anew_for_another_time() -> None:
    (reminder,) = due([AT_TEN], MORNING_GIVEN, EVERY, here("2026-11-26 10:00"))
    given = (*MORNING_GIVEN, *reminder.marks)
    assert said(AT_TEN, moment=here("2026-11-26 10:01"), given=given) == []
    assert said(AT_TEN, moment=here("2026-11-26 09:55"), given=given) == ["before 0"]  # that was not said yet
    (earlier,) = due([AT_TEN], MORNING_GIVEN, EVERY, here("2026-11-26 09:50"))
    assert said(AT_TEN, moment=here("2026-11-26 09:55"), given=(*given, *earlier.marks)) == []
    put_right = replace(AT_TEN, window=exact("2026-11-26 15:00"))
    assert said(put_right, moment=here("2026-11-26 15:00"), given=given) == ["at 0"]


def test_what_was_agreed_with_several_is_said_once_whoever_comes_first() -> None:
    both = replace(AT_TEN, occasion_id=7, others=((2, "Emma"),))
    (reminder,) = due([both], MORNING_GIVEN, EVERY, here("2026-11-26 10:00"))
    other = replace(both, id=99, prospect_id=2, others=())
    assert said(other, moment=here("2026-11-26 10:01"), given=(*MORNING_GIVEN, *reminder.marks)) == []


def test_nothing_is_said_while_they_are_being_spoken_to_or_it_was_put_off_and_then_it_is() -> None:
    both = replace(AT_TEN, others=((2, "Emma"),))
    for held in ({"spoken_to": frozenset({JO})}, {"spoken_to": frozenset({2})}, {"put_off": frozenset({AT_TEN.id})}):
        for now in ("2026-11-26 08:00", "2026-11-26 09:50", "2026-11-26 10:00"):
            assert said(both, moment=here(now, **held)) == []
        back = held_back([both], MORNING_GIVEN, EVERY, here("2026-11-26 10:00", **held))
        assert back == {AT_TEN.id}
        assert said(both, moment=here("2026-11-26 10:02", held_back=back), given=MORNING_GIVEN) == ["at 0"]
        assert said(both, moment=here("2026-11-26 10:30", held_back=back), given=MORNING_GIVEN) == ["missed 0"]
    assert said(both, moment=here("2026-11-26 09:50", spoken_to=frozenset({3})), given=MORNING_GIVEN) == ["before 0"]


MISSED: dict[str, tuple[Planned, str, list[str]]] = {
    "a time, within its hour": (AT_TEN, "2026-11-26 10:30", ["missed 0"]),
    "a time, the next day": (AT_TEN, "2026-11-27 07:00", ["missed 0"]),
    "a time, as good as on time": (AT_TEN, "2026-11-26 10:03", ["at 0"]),
    "a day": (THAT_DAY, "2026-11-27 07:00", ["missed 0"]),
    "a promise by a day": (OWED, "2026-11-27 00:00", ["missed 0"]),
    "a span that is not over": (SPAN, "2026-11-27 07:00", []),
    "a span": (SPAN, "2026-11-28 07:00", ["missed 0"]),
    "what has lapsed": (AT_TEN, "2026-12-11 10:00", []),
}


@pytest.mark.parametrize("case", MISSED)
def test_what_went_by_while_nobody_looked_is_said_once_as_missed(case: str) -> None:
    agreement, now, expected = MISSED[case]
    assert said(agreement, moment=woken(now), given=MORNING_GIVEN) == expected
    marks = tuple(m for reminder in due([agreement], MORNING_GIVEN, EVERY, woken(now)) for m in reminder.marks)
    assert said(agreement, moment=woken(now), given=(*MORNING_GIVEN, *marks)) == []


def test_all_that_was_missed_is_one_thing_to_say() -> None:
    assert said(AT_TEN, THAT_DAY, OWED, moment=woken("2026-11-27 07:00")) == ["missed 0 1 2"]


def test_what_was_said_in_its_morning_is_not_missed() -> None:
    (reminder,) = due([SPAN], (), EVERY, here("2026-11-24 08:00"))
    assert said(SPAN, moment=woken("2026-11-28 07:00"), given=reminder.marks) == []


@pytest.mark.parametrize(
    ("agreement", "moment"),
    [
        (AT_TEN, woken("2026-11-26 12:00", begun=at("2026-11-26 11:00"))),
        (AT_TEN, woken("2026-11-26 12:00", believed=False)),
        (replace(AT_TEN, made_at=at("2026-11-26 10:30")), woken("2026-11-26 12:00")),
        (replace(THAT_DAY, made_at=at("2026-11-26 15:00")), woken("2026-11-27 07:00")),
    ],
    ids=["before reminders were given", "by a clock that is asked about", "agreed only then", "agreed only that day"],
)
def test_what_nobody_could_be_reminded_of_was_not_missed(agreement: Planned, moment: Moment) -> None:
    assert said(agreement, moment=moment, given=MORNING_GIVEN) == []


def test_what_was_entered_only_afterwards_is_not_told_as_missed_by_a_later_start_either() -> None:
    marks = known_already([AT_TEN], (), EVERY, here("2026-11-26 12:00"))
    assert [mark.what for mark in marks] == [What.MISSED]
    assert said(AT_TEN, moment=here("2026-11-26 12:00"), given=MORNING_GIVEN) == []
    assert said(AT_TEN, moment=woken("2026-11-26 13:00"), given=marks + MORNING_GIVEN) == []
    assert known_already([AT_TEN], (), EVERY, woken("2026-11-26 12:00")) == (), "it is told as missed now"
    assert known_already([AT_TEN], marks, EVERY, here("2026-11-26 12:00")) == ()


def test_whoever_has_only_just_agreed_is_not_told_that_it_is_in_five_minutes() -> None:
    just_now = replace(AT_TEN, made_at=at("2026-11-26 09:55"))
    assert said(just_now, moment=here("2026-11-26 09:56"), given=MORNING_GIVEN) == []
    assert said(just_now, moment=here("2026-11-26 10:00"), given=MORNING_GIVEN) == ["at 0"]


WISHED: dict[str, tuple[Wishes, str, list[str]]] = {
    "half an hour before": (Wishes(before=timedelta(minutes=30)), "2026-11-26 09:30", ["before 0"]),
    "not before": (Wishes(before=timedelta(0)), "2026-11-26 09:55", []),
    "not at it": (Wishes(at=False), "2026-11-26 10:00", []),
    "at it only": (Wishes(before=timedelta(0)), "2026-11-26 10:00", ["at 0"]),
    "no morning": (Wishes(morning=None), "2026-11-26 08:30", []),
    "a later morning": (Wishes(morning=time(9, 30)), "2026-11-26 09:30", ["morning 0"]),
}


@pytest.mark.parametrize("case", WISHED)
def test_what_is_not_wished_for_is_not_said(case: str) -> None:
    wishes, now, expected = WISHED[case]
    given = () if "morning" in case else MORNING_GIVEN
    assert said(AT_TEN, moment=here(now), wishes=wishes, given=given) == expected


def test_with_everything_off_nothing_is_said_and_nothing_missed() -> None:
    off = Wishes(timedelta(0), at=False, morning=None)
    for moment in (here("2026-11-26 09:50"), here("2026-11-26 10:00"), woken("2026-11-28 12:00")):
        assert said(AT_TEN, THAT_DAY, OWED, moment=moment, wishes=off) == []


def test_only_before_it_what_was_said_then_is_not_missed() -> None:
    wishes = Wishes(at=False)
    (reminder,) = due([AT_TEN], MORNING_GIVEN, wishes, here("2026-11-26 09:50"))
    given = (*MORNING_GIVEN, *reminder.marks)
    assert said(AT_TEN, moment=woken("2026-11-26 11:00"), wishes=wishes, given=given) == []
    assert said(AT_TEN, moment=woken("2026-11-26 11:00"), wishes=wishes, given=MORNING_GIVEN) == ["missed 0"]


def test_a_time_the_clocks_skip_or_show_twice_is_the_instant_that_was_agreed() -> None:
    skipped = planned(talk(Window.exact(date(2027, 3, 28), time(1, 30), ZONE)))
    assert said(skipped, moment=here("2027-03-28 02:30"), wishes=Wishes(morning=None)) == ["at 0"]
    second = planned(talk(Window.exact(date(2026, 10, 25), time(1, 30), ZONE)), made_at=at("2026-10-01 10:00"))
    first_time, again = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    twice = replace(second, window=replace(second.window, second=True))
    for agreement, moment in ((second, first_time), (twice, again)):
        looking = replace(
            here("2026-10-25 00:00", begun=at("2026-10-01 10:00")), now=moment, watched=at("2026-10-01 10:00")
        )
        assert said(agreement, moment=looking, wishes=Wishes(morning=None)) == ["at 0"]
    assert said(twice, moment=replace(looking, now=first_time), wishes=Wishes(morning=None)) == []


def test_a_morning_of_the_night_in_which_the_clocks_change_comes_once() -> None:
    that_day = planned(talk(day("2026-10-25")), made_at=at("2026-10-01 10:00"))
    wishes = Wishes(morning=time(1, 30))
    given: tuple[Reminded, ...] = ()
    for minutes in range(0, 180, 10):
        moment = replace(here("2026-10-25 00:00"), now=at("2026-10-25 00:00") + timedelta(minutes=minutes))
        for reminder in due([that_day], given, wishes, moment):
            given = (*given, *reminder.marks)
    assert [mark.what for mark in given] == [What.MORNING, What.DAY]


def test_when_to_look_again_is_the_next_moment_that_may_matter() -> None:
    for now, then in (
        ("2026-11-26 07:50", "2026-11-26 08:00"),
        ("2026-11-26 09:44", "2026-11-26 09:50"),
        ("2026-11-26 09:50", "2026-11-26 10:00"),
        ("2026-11-26 12:00", "2026-11-26 12:15"),
        ("2026-11-26 23:59", "2026-11-27 00:14"),
    ):
        assert look_again([AT_TEN], EVERY, here(now)) == at(then)


def test_the_next_to_be_reminded_of_is_named() -> None:
    later = replace(AT_TEN, id=5, window=exact("2026-11-27 09:00"))
    assert following([later, AT_TEN, THAT_DAY], EVERY, here("2026-11-26 09:00")) == (AT_TEN, at("2026-11-26 09:50"))
    assert following([later, AT_TEN], EVERY, here("2026-11-26 09:55")) == (AT_TEN, at("2026-11-26 10:00"))
    assert following([later, AT_TEN], EVERY, here("2026-11-26 10:00")) == (later, at("2026-11-27 08:50"))
    assert following([THAT_DAY], EVERY, here("2026-11-26 09:00")) is None
