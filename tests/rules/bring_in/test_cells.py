"""Claims about single cells: days, numbers, addresses, yes and no, ways and statuses, as people and programs write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from tracker.rules.bring_in.card import Birthday
from tracker.rules.bring_in.cells import channels_named, standing_meant, yes_or_no
from tracker.rules.bring_in.contact_points import addresses_in, is_rounded, numbers_in
from tracker.rules.bring_in.days import Written, order_of, written_birthday, written_day
from tracker.rules.bring_in.mapping import DateOrder
from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind

DAY = date(2025, 3, 4)

DAYS = {
    "2025-03-04": Written(DAY),
    "2025/3/4": Written(DAY),
    "20250304": Written(DAY),
    "20250304T101500Z": Written(DAY, time(10, 15)),
    "2025-03-04T10:15:00.000+01:00": Written(DAY, time(10, 15)),
    "2025-03-04 10:15": Written(DAY, time(10, 15)),
    "4.3.2025": Written(DAY),
    "04.03.25": Written(DAY),
    "04. 03. 2025": Written(DAY),
    "4/3/2025": Written(DAY, unsure=True),
    "3/3/2025": Written(date(2025, 3, 3)),
    "25/3/2025": Written(date(2025, 3, 25)),
    "3/25/2025 3:05 PM": Written(date(2025, 3, 25), time(15, 5)),
    "3/25/2025 12:05 am": Written(date(2025, 3, 25), time(0, 5)),
    "4 Mar 2025": Written(DAY),
    "04-Mar-25": Written(DAY),
    "4th March 2025": Written(DAY),
    "Mar 4, 2025": Written(DAY),
    "March 4 2025": Written(DAY),
    "Tue, 4 Mar 2025": Written(DAY),
    "4. März 2025": Written(DAY),
    "4. Dez. 2025": Written(date(2025, 12, 4)),
    "31/2/2025": None,
    "2025-13-04": None,
    "45720": None,
    "soon": None,
    "4 Foo 2025": None,
    "2025-03-04 25:00": None,
    "": None,
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_as_it_is_written(text: str) -> None:
    assert written_day(text, DateOrder.UNSURE) == DAYS[text]


def test_the_order_of_a_table_settles_what_could_be_either() -> None:
    assert written_day("3/4/2025", DateOrder.MONTH_FIRST) == Written(DAY)
    assert written_day("4/3/2025", DateOrder.DAY_FIRST) == Written(DAY)
    assert order_of(["1/2/2025", "25/2/2025"]) is DateOrder.DAY_FIRST
    assert order_of(["1/2/2025", "2/25/2025"]) is DateOrder.MONTH_FIRST
    assert order_of(["1/2/2025"]) is order_of(["25/2/2025", "2/25/2025"]) is DateOrder.UNSURE


BIRTHDAYS = {
    "--0203": Birthday(2, 3),
    "--02-03": Birthday(2, 3),
    "1604-02-03": Birthday(2, 3),
    "1980-02-03": Birthday(2, 3, 1980),
    "19800203": Birthday(2, 3, 1980),
    "1980-02-03T00:00:00Z": Birthday(2, 3, 1980),
    "25/12/68": Birthday(12, 25, 1968),
    "--0230": None,
    "1/1/1601": None,
    "3/4/1970": None,
    "in spring": None,
}


@pytest.mark.parametrize("text", BIRTHDAYS)
def test_a_birthday_is_read_with_its_year_or_without(text: str) -> None:
    assert written_birthday(text) == BIRTHDAYS[text]


@pytest.mark.parametrize("text", ["4.42079E+11", "4,42079E+11", "4E+11", "-1.5e12", " 4.42079E+11 "])
def test_a_number_that_was_rounded_is_one(text: str) -> None:
    assert is_rounded(text)


@pytest.mark.parametrize("text", ["7700900123", "+44 20 7946 0018", "E11", "4.42079", ""])
def test_a_number_that_lost_only_its_nought_was_not_rounded(text: str) -> None:
    assert not is_rounded(text)


NUMBERS = {
    "020 7946 0018": [("020 7946 0018", "", True)],
    "020 7946 0018 ::: 07700 900123": [("020 7946 0018", "", True), ("07700 900123", "", True)],
    "020 7946 0018, 07700 900123": [("020 7946 0018", "", True), ("07700 900123", "", True)],
    "0221 123456 oder 0171 1234567": [("0221 123456", "", True), ("0171 1234567", "", True)],
    "030/123456": [("030/123456", "", True)],
    "Mobil: 0171 1234567": [("0171 1234567", "Mobil", True)],
    "0171 1234567 (privat)": [("0171 1234567", "privat", True)],
    "Tel. 0171 1234567": [("0171 1234567", "", True)],
    "020 7946 0018 ext 45": [("020 7946 0018 ext 45", "", True)],
    "+44 20 7946 0018;ext=45": [("+44 20 7946 0018;ext=45", "", True)],
    "'020 7946 0018": [("020 7946 0018", "", True)],
    "#N/A": [("#N/A", "", False)],
    "no phone, 2 dogs": [("no phone, 2 dogs", "", False)],
}


@pytest.mark.parametrize("text", NUMBERS)
def test_each_number_of_a_cell_is_found(text: str) -> None:
    assert list(numbers_in(text)) == NUMBERS[text]


ADDRESSES = {
    "a@example.com": [("a@example.com", True)],
    "Lee, Ann <a@example.com>, Bo <b@example.com>": [("a@example.com", True), ("b@example.com", True)],
    "a@example.com, b@example.com": [("a@example.com", True), ("b@example.com", True)],
    "a@example.com b@example.com": [("a@example.com", True), ("b@example.com", True)],
    "mailto:a@example.com?subject=x": [("a@example.com", True)],
    "ann at example": [("ann at example", False)],
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_each_address_of_a_cell_is_found(text: str) -> None:
    assert list(addresses_in(text)) == ADDRESSES[text]


def test_yes_and_no_in_several_ways() -> None:
    assert all(yes_or_no(text) for text in ("Yes", "x", "1", "TRUE", "ja", " ✓ "))
    assert all(yes_or_no(text) is False for text in ("No", "0", "nein", "FALSE", "-"))
    assert yes_or_no("until May") is None


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("e-mail", (Channel.EMAIL,)),
        ("call, post", (Channel.CALL, Channel.POST)),
        ("no calls or e-mails", (Channel.CALL, Channel.EMAIL)),
        ("only if it is about post", ()),
    ],
)
def test_the_ways_that_are_named(text: str, channels: tuple[Channel, ...]) -> None:
    assert channels_named(text) == channels


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Customer", StandingKind.CLIENT),
        ("not interested", StandingKind.NO_THANKS),
        ("no-thanks", StandingKind.NO_THANKS),
        ("their-turn", StandingKind.THEIR_TURN),
        ("Kein Interesse", StandingKind.NO_THANKS),
        ("warm lead", None),
    ],
)
def test_what_a_status_means(text: str, standing: StandingKind | None) -> None:
    assert standing_meant(text) is standing
