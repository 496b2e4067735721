"""Claims about how an agreement is told in a day: what stands on its lines, and what gives way where they are short.

Every letter is six pixels wide, and an icon with its gap sixteen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from tests.builders import at
from tests.presentation.calendar.calendar_samples import entry, november, planned
from tests.presentation.calendar.ruled import RULER
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry, entry_words
from tracker.presentation.calendar.entry_face import INSET, RIGHT, RIGHT_SOFT, Face, short_face, shorter, whole_face
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.window import Window

BECAME = AgreementOutcome
MARGINS = INSET + RIGHT


def letters(count: int) -> int:
    """How wide an entry is that has room for so many letters of a name."""
    return count * 6 + MARGINS


def call(
    name: str = "Margaret Vale", day: int = 26, at: str = "14:30", topic: str = "", **what: object
) -> CalendarEntry:
    return entry(planned(name, november(day), at, topic=topic, **what))  # type: ignore[arg-type]


def told(one: CalendarEntry, width: int, *, generous: bool = True, topic_line: bool = False) -> Face:
    return whole_face(one, width, RULER, generous=generous, topic_line=topic_line)


@pytest.mark.parametrize(
    ("room", "generous", "name"),
    [
        (13, True, ("Margaret Vale",)),
        (12, True, ("Margaret", "Vale")),
        (12, False, ("Margaret V.",)),
        (11, False, ("Margaret V.",)),
        (10, False, ("Margaret",)),
        (8, True, ("Margaret", "Vale")),
        (5, True, ("Margaret",)),
    ],
)
def test_a_first_name_is_never_cut_while_the_family_name_can_give_way(
    room: int, generous: bool, name: tuple[str, ...]
) -> None:
    assert told(call(), letters(room), generous=generous).name == name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Margaret Vale", ["Margaret V.", "Margaret"]),
        ("Maria del Carmen Ruiz", ["Maria R.", "Maria"]),
        ("Mrs Vale", ["Mrs Vale"]),
        ("Dr. Ann Okoro", ["Dr. Okoro"]),
        ("Okoro", ["Okoro"]),
        ("\u4f50\u85e4\u82b1\u5b50", ["\u4f50\u85e4\u82b1\u5b50"]),
        ("Jo Hill & Ben", ["Jo B.", "Jo"]),
        ("Martin Pryce II", ["Martin P.", "Martin"]),
        ("Ana Reis Vale, Jr.", ["Ana V.", "Ana"]),
        ("Jo II", ["Jo I.", "Jo"]),
        ("Jo (2)", ["Jo"]),
    ],
)
def test_a_name_is_shortened_to_what_one_would_call_them(name: str, short: list[str]) -> None:
    assert list(shorter(name)) == short


@pytest.mark.parametrize(
    ("channel", "room", "icon", "beneath"),
    [
        (Channel.EMAIL, 9, True, "by e-mail"),
        (Channel.EMAIL, 7, True, "e-mail"),
        (Channel.EMAIL, 6, True, "e-mail"),
        (Channel.EMAIL, 5, False, "e-mail"),
        (Channel.CALL, 4, True, "call"),
        (Channel.MEETING, 6, False, "meeting"),
    ],
)
def test_the_way_is_told_in_a_word_where_it_would_be_cut(channel: Channel, room: int, icon: bool, beneath: str) -> None:
    """`room` is how many letters find it beneath the name, after the icon and beside what is kept free for it."""
    width = INSET + RIGHT_SOFT + 14 + 6 * room
    face = told(entry(planned("Jo", november(26), channel=channel)), width)
    assert (face.has_icon, face.beneath) == (icon, beneath)


def tried(when: datetime) -> Planned:
    return replace(planned("Jo", november(26), "10:00", outcome=BECAME.TRIED), tried_at=when)


@pytest.mark.parametrize(
    ("one", "beneath"),
    [
        (planned("Jo", november(26), "14:30"), "14:30"),
        (planned("Jo", november(26)), "by phone"),
        (planned("Jo", november(26), channel=Channel.MEETING), "in person"),
        (planned("Jo", november(26), kind=AgreementKind.PROMISE, channel=Channel.EMAIL), "by e-mail"),
        (planned("Jo", november(18), "10:00"), "10:00 slipped"),
        (planned("Jo", november(18)), "slipped"),
        (planned("Jo", november(26), "10:00", outcome=BECAME.TRIED), "tried"),
        (tried(at("2026-11-26 11:40")), "tried 11:40"),
        (tried(at("2026-11-27 11:40")), "tried 27 Nov"),
        (planned("Jo", november(18), "11:00", outcome=BECAME.KEPT), "11:00"),
        (planned("Jo", november(18), outcome=BECAME.KEPT), "kept"),
        (planned("Jo", november(18), kind=AgreementKind.PROMISE, outcome=BECAME.KEPT), "promise"),
        (planned("Jo", november(18), "11:00", outcome=BECAME.KEPT_LATE), "kept late"),
        (planned("Jo", november(18), "11:00", outcome=BECAME.MOVED), "moved"),
        (replace(planned("Jo", november(18), outcome=BECAME.MOVED), moved_on=november(27)), "to 27 Nov"),
        (planned("Jo", november(18), outcome=BECAME.BROKEN), "missed"),
        (planned("Jo", november(18), outcome=BECAME.NO_SHOW), "did not come"),
        (planned("Jo", november(18), outcome=BECAME.LAPSED), "lapsed"),
    ],
)
def test_what_stands_beneath_says_how_it_stands(one: Planned, beneath: str) -> None:
    assert told(entry(one), 200).beneath == beneath


@pytest.mark.parametrize(
    ("room", "icon", "beneath"),
    [
        (200, True, "14:30 · sign it"),
        (108, True, "14:30 · sign it"),
        (107, True, "14:30"),
        (45, True, "14:30"),
        (44, False, "14:30"),
    ],
)
def test_the_topic_gives_way_first_and_then_the_icon(room: int, icon: bool, beneath: str) -> None:
    face = told(call("Jo", topic="sign it"), room + 9)
    assert (face.has_icon, face.beneath) == (icon, beneath)


@pytest.mark.parametrize(("width", "beneath"), [(200, "by phone"), (70, "call")])
def test_words_that_say_what_the_icon_says_give_way_to_it(width: int, beneath: str) -> None:
    face = told(call("Jo", at="", topic=""), width)
    assert (face.has_icon, face.beneath) == (True, beneath)


def test_where_the_icon_says_the_way_the_topic_stands_in_its_place() -> None:
    assert told(call("Jo", at="", topic="What they said"), 120).beneath == "What they said"
    assert told(call("Jo", at="", topic="What they said"), 100).beneath == "by phone"


def test_on_a_wide_day_the_topic_has_a_line_of_its_own_and_may_be_cut() -> None:
    face = told(call("Jo", topic="Whether the governors have met"), 150, topic_line=True)
    assert (face.topic, face.beneath, face.lines) == ("Whether the governors have met", "14:30", 3)
    kept = told(call("Jo", 18, topic="Whether they met", outcome=BECAME.KEPT), 150, topic_line=True)
    assert (kept.topic, kept.lines) == ("", 2)


def test_hours_give_way_to_when_they_begin() -> None:
    hours = planned("Jo", november(26), "14:00")
    hours = replace(hours, window=Window.hours(november(26), time(14), time(16), "Europe/London"))
    assert told(entry(hours), 120).beneath == "14:00–16:00"
    assert told(entry(hours), 60).beneath == "14:00"


@pytest.mark.parametrize(
    ("room", "name", "beside"),
    [
        (30, "Margaret Vale", "14:30"),
        (17, "Margaret V.", "14:30"),
        (14, "Margaret", "14:30"),
        (13, "M. Vale", "14:30"),
        (12, "Margaret V.", ""),
    ],
)
def test_on_one_line_the_time_stands_beside_the_name_if_both_fit(room: int, name: str, beside: str) -> None:
    face = short_face(call(), letters(room), RULER, told_before=False)
    assert (face.name, face.beside, face.lines) == ((name,), beside, 1)


def test_a_name_gives_way_to_its_time_where_it_would_be_read_as_one_for_the_time_above() -> None:
    """In a day without a free row; in a narrow one no stump of a name is left, and the time goes."""
    wide, narrow = (
        short_face(call("Wilhelmina-Alexandrina Featherstonehaugh"), letters(room), RULER, told_before=False)
        for room in (20, 10)
    )
    assert (wide.name, wide.beside, wide.is_cut) == (("Wilhelmina-Alexandrina",), "14:30", True)
    assert narrow.beside == ""


def test_a_time_that_was_just_told_makes_room_for_the_name() -> None:
    assert short_face(call(), letters(14), RULER, told_before=True).name == ("Margaret Vale",)


@pytest.mark.parametrize(
    ("one", "icon", "beside"),
    [
        (planned("Jo", november(18), "10:00"), True, ""),
        (planned("Jo", november(26), "10:00", outcome=BECAME.TRIED), True, ""),
        (planned("Jo", november(26), kind=AgreementKind.PROMISE), True, ""),
        (planned("Jo", november(18), "10:00", outcome=BECAME.KEPT), True, "10:00"),
        (planned("Jo", november(26), "10:00"), False, "10:00"),
    ],
)
def test_on_one_line_the_icon_says_what_there_is_to_say(one: Planned, icon: bool, beside: str) -> None:
    face = short_face(entry(one), 120, RULER, told_before=False)
    assert (face.has_icon, face.beside) == (icon, beside)


def test_the_tick_of_what_is_kept_takes_little_more_than_the_bar_whose_place_it_has() -> None:
    kept = call(outcome=BECAME.KEPT)
    least = next(n for n in range(300) if short_face(call(), n, RULER, told_before=True).name == ("Margaret Vale",))
    assert short_face(kept, least + 7, RULER, told_before=True).name == ("Margaret Vale",)
    assert short_face(kept, least + 6, RULER, told_before=True).name == ("Margaret V.",)


BENS = ("Ben Hall", "Ben", "BH")


def bens(name: str = "Margaret Vale", at: str = "14:30", topic: str = "", day: int = 26) -> CalendarEntry:
    return replace(call(name, day, at, topic), whose=BENS)


@pytest.mark.parametrize(
    ("room", "topic", "whose", "above", "beneath"),
    [
        (30, "prices", "Ben Hall", False, "14:30 · prices"),
        (25, "prices", "Ben", False, "14:30 · prices"),
        (21, "prices", "BH", False, "14:30 · prices"),
        (20, "prices", "Ben Hall", False, "14:30"),  # the topic gives way first
        (14, "", "Ben", False, "14:30"),
        (12, "", "BH", False, "14:30"),
    ],
)
def test_whose_it_is_stands_at_the_right_by_as_much_of_the_name_as_there_is_room_for(
    room: int, topic: str, whose: str, above: bool, beneath: str
) -> None:
    face = told(bens("Jo", topic=topic), letters(room))
    assert (face.whose, face.whose_above, face.beneath) == (whose, above, beneath)


def test_it_stands_beside_the_name_where_what_it_stands_as_takes_the_other_line() -> None:
    slipped = bens("Jo", day=20, topic="")
    face = told(slipped, letters(15))
    assert (face.beneath, face.whose, face.whose_above) == ("14:30 slipped", "Ben Hall", True)


def test_in_a_narrow_day_the_family_name_gives_way_to_it_and_a_time_is_never_cut() -> None:
    face = told(bens("Jo Hill"), letters(8))
    assert (face.name, face.beneath, face.whose, face.whose_above) == (("Jo",), "14:30", "BH", True)
    narrower = told(bens("Jo Hill"), letters(5))
    assert (narrower.beneath, narrower.whose) == ("14:30", "")


def test_mine_says_nothing_of_whose_it_is() -> None:
    assert told(call(), letters(40)).whose == ""
    assert short_face(call(), letters(40), RULER, told_before=False).whose == ""


def test_on_one_line_initials_stand_at_the_end_and_take_no_more_than_leaves_a_name() -> None:
    face = short_face(bens("Jo"), letters(16), RULER, told_before=False)
    assert (face.name, face.beside, face.whose) == (("Jo",), "14:30", "BH")
    assert short_face(bens("Jo"), letters(7), RULER, told_before=False).whose == ""


def test_what_is_read_aloud_says_whose_it_is() -> None:
    assert entry_words(bens("Jo"), november(21)) == "14:30 call with Jo, agreed by Ben Hall"
    slipped = bens("Jo", day=20)
    assert entry_words(slipped, november(21)) == "14:30 call with Jo, agreed by Ben Hall, slipped"
    owed = replace(entry(planned("Jo", november(24), kind=AgreementKind.PROMISE)), whose=BENS)
    assert entry_words(owed, november(21)) == "promise to Jo, promised by Ben Hall"
