"""Claims about what a list for the road says of each agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import JO, ME, ZONE, at, day, did, exact, history, jo, objects, promise, said, span, talk
from tracker.actions.agreements.for_the_road import RoadDay, Stop
from tracker.actions.ports import as_one, planned_from
from tracker.presentation.road.paper import Paper, paper_in
from tracker.presentation.road.sheet import StopTold, sheet_of
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.contact import Question
from tracker.rules.prospect import Email, Phone, StandingKind

NOW = at("2026-11-26 07:57")
THURSDAY = date(2026, 11, 26)
PHONES = (Phone("020 7946 0018", label="work"), Phone("07700 900123"))


def told(agreement: Agreement, *records: object, **who: Any) -> StopTold:
    person = jo(**({"phones": PHONES} | who))
    stop = Stop(planned_from(agreement, person), (history(agreement, *records, prospect=person),))
    (on,) = sheet_of([RoadDay(THURSDAY, (stop,))], NOW, ZONE, ME).days
    return on.stops[0]


@pytest.mark.parametrize(
    ("agreement", "when", "there"),
    [
        (talk(exact("2026-11-26 10:00")), "10:00", ""),
        (talk(exact("2026-11-26 10:00", "America/New_York")), "15:00", "10:00 in New York"),
        (talk(day("2026-11-26")), "any time", ""),
        (talk(span("2026-11-25", "2026-11-28")), "until Sat 28 Nov", ""),
        (promise(day("2026-11-26")), "by the day’s end", ""),
        (promise(exact("2026-11-26 12:00")), "12:00", ""),
    ],
)
def test_its_time(agreement: Agreement, when: str, there: str) -> None:
    stop = told(agreement)
    assert (stop.when, stop.there) == (when, there)


@pytest.mark.parametrize(
    ("channel", "reach"),
    [
        (Channel.CALL, ("work 020 7946 0018", "07700 900123")),
        (Channel.MEETING, ("work 020 7946 0018", "07700 900123")),
        (Channel.EMAIL, ("jo@example.org",)),
    ],
)
def test_by_which_number_or_address(channel: Channel, reach: tuple[str, ...]) -> None:
    agreement = talk(exact("2026-11-26 10:00"), channel=channel)
    assert told(agreement, emails=(Email("jo@example.org"),)).reach == reach


def test_of_many_numbers_some_stand_there_and_the_rest_are_counted() -> None:
    phones = tuple(Phone(f"07700 90010{n}") for n in range(6))
    reach = told(talk(exact("2026-11-26 10:00")), phones=phones).reach
    assert reach == ("07700 900100", "07700 900101", "07700 900102", "and 3 more")
    assert told(talk(exact("2026-11-26 10:00")), phones=()).reach == ()


def test_what_about_in_whose_words_and_what_is_open() -> None:
    asked = did("2026-10-01 10:00", questions=(Question("How heavy may a box be?"), Question("When?", "In May")))
    stop = told(
        talk(exact("2026-11-26 10:00"), topic="the\nboxes", place="Hall 3", words="ring me then"),
        asked,
        said(StandingKind.OPEN, "2026-11-19 10:00", "come by"),
    )
    assert stop.lines == (
        "the boxes · Hall 3",
        "“ring me then”",
        "Last, on 19 November: “come by”",
        "Still open: How heavy may a box be?",
    )


def test_last_words_that_are_those_of_the_agreement_are_said_once() -> None:
    assert told(talk(exact("2026-11-26 10:00"), words="ring me then")).last == ""


@pytest.mark.parametrize(
    ("objection", "heed"),
    [
        (objects(None, "2026-11-20 10:00"), ("Asked not to be contacted",)),
        (objects(Channel.CALL, "2026-11-20 10:00"), ("Asked not to be contacted by phone",)),
        (objects(Channel.EMAIL, "2026-11-20 10:00"), ()),
        (objects(Channel.CALL, "2026-11-20 10:00", lifted_at=at("2026-11-21 10:00")), ()),
        (objects(Channel.CALL, "2026-11-20 10:00", until=at("2026-11-21 10:00")), ()),
    ],
)
def test_who_asked_not_to_be_contacted_so_is_told(objection: object, heed: tuple[str, ...]) -> None:
    assert told(talk(exact("2026-11-26 10:00")), objection).heed == heed


def test_a_colleagues_agreement_and_a_try_are_told() -> None:
    tried = replace(talk(exact("2026-11-26 10:00"), owner="Ben"), outcome=AgreementOutcome.TRIED)
    assert told(tried).heed == ("agreed by Ben", "tried, not reached")


def test_a_meeting_with_several_is_one_stop_and_has_everybodys_number() -> None:
    emma, tom = jo(id=JO, name="Emma Cole", phones=PHONES[:1]), jo(id=2, name="Tom Cole", phones=PHONES[1:])
    hers = talk(exact("2026-11-26 10:00"), occasion_id=7, channel=Channel.MEETING)
    his = replace(hers, id=hers.id + 1, prospect_id=2)
    (planned,) = as_one((planned_from(hers, emma), planned_from(his, tom)))
    stop = Stop(planned, (history(hers, prospect=emma), history(his, prospect=tom)))
    (on,) = sheet_of([RoadDay(THURSDAY, (stop,))], NOW, ZONE, ME).days
    assert on.stops[0].name == "Emma Cole & Tom Cole"
    assert on.stops[0].reach == ("Emma Cole work 020 7946 0018", "Tom Cole 07700 900123")


def test_a_day_with_nothing_and_a_week_say_so() -> None:
    sheet = sheet_of([RoadDay(THURSDAY, ())], NOW, ZONE, ME)
    assert (sheet.title, sheet.days[0].sentence, sheet.count) == (
        "Thursday 26 November",
        "Nothing agreed for today.",
        0,
    )
    week = [RoadDay(date(2026, 11, 26 + n), ()) for n in range(3)]
    assert sheet_of(week, NOW, ZONE, ME).title == "Thu 26 – Sat 28 Nov"


@pytest.mark.parametrize(
    ("country", "paper"),
    [("GB", Paper.A4), ("DE", Paper.A4), ("US", Paper.LETTER), ("ca", Paper.LETTER), ("", Paper.A4)],
)
def test_the_paper_is_that_of_the_country(country: str, paper: Paper) -> None:
    assert paper_in(country) is paper
