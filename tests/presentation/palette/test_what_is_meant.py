"""Claims about what typed words are taken for before anybody is looked up: commands, and days to go to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import ZONE, at
from tracker.presentation.palette.commands_found import Offered, commands_found, names_a_command
from tracker.presentation.palette.going_to import going_to
from tracker.rules.plain_dates import ENGLISH

COMMANDS = (
    Offered("new-entry", "New entry", "New entry", "Ctrl+N"),
    Offered("people", "People", "Everyone in a table, or the calendar again", "Ctrl+P"),
    Offered("word-kept", "The word we keep", "The word we keep", "Ctrl+Shift+K"),
    Offered("us", "Us: names, numbers, colleagues", "", ""),
    Offered("away", "Days away", "", ""),
    Offered("settings", "Settings", "Settings", "Ctrl+,", "Backups, calendar"),
    Offered("keys", "Keys", "Keys", "", "Help, shortcuts"),
    Offered("road", "Print the day", "", "", "Paper"),
    Offered("cafe", "Café", "", ""),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("settings", ["settings"]),
        ("SETT", ["settings"]),
        ("keep word", ["word-kept"]),
        ("word the", ["word-kept"]),
        ("everyone", ["people"]),
        ("new", ["new-entry"]),
        ("n", ["new-entry", "us"]),
        ("away days", ["away"]),
        ("cafe", ["cafe"]),
        ("backup", ["settings"]),
        ("ba", []),
        ("setings", ["settings"]),
        ("poeple", ["people"]),
        ("settins now", []),
        ("awya", []),
        ("calender", ["settings"]),
        ("shrotcuts", ["keys"]),
        ("ettings", []),
        ("settings now", []),
        ("", []),
        ("  ,", []),
    ],
)
def test_a_command_is_found_by_the_beginnings_of_its_words_in_any_order(typed: str, found: list[str]) -> None:
    assert [each.name for each in commands_found(typed, COMMANDS)] == found


def test_a_place_that_names_a_word_sooner_than_a_deed_does_comes_before_it() -> None:
    export = Offered("export", "Export", "", "", "Save as, csv, archive, backup, restore")
    settings = Offered(
        "settings", "Settings", "", "", "Your days, backups, language, csv, sync, restore", is_place=True
    )
    assert [each.name for each in commands_found("backup", (export, settings))] == ["settings", "export"]
    assert [each.name for each in commands_found("csv", (export, settings))] == ["export", "settings"]
    assert [each.name for each in commands_found("restore", (export, settings))] == ["export", "settings"]


def test_each_page_of_a_place_names_anew_and_one_name_with_all_that_is_typed_comes_first() -> None:
    details = Offered("details", "Details", "", "", "Text to them, phone number, size of shoes")
    settings = Offered(
        "settings", "Settings", "", "", "Days, hours, weekend; On your phone, sync; Look, text size", is_place=True
    )
    assert [each.name for each in commands_found("phone", (details, settings))] == ["settings", "details"]
    assert [each.name for each in commands_found("phone number", (details, settings))] == ["details"]
    assert [each.name for each in commands_found("text size", (details, settings))] == ["settings", "details"]


@pytest.mark.parametrize(
    ("typed", "is_named"), [("settings", True), ("The word we keep", True), ("sett", False), ("us", False), ("", False)]
)
def test_a_whole_name_means_the_command(typed: str, is_named: bool) -> None:
    assert names_a_command(typed, COMMANDS) is is_named


@pytest.mark.parametrize(
    ("typed", "called", "is_named"),
    [
        ("help", ["Dominic Hale"], True),
        ("print", ["Samir Haddad"], True),
        ("print day", [], True),
        ("paper", ["Paula Perrin"], True),
        ("hel", ["Helen Ashworth"], False),
        ("paper", ["Paula Paper"], False),
        ("day", ["Doris Day"], False),
        ("help dominic", ["Dominic Hale"], False),
    ],
)
def test_its_own_words_mean_a_command_before_a_near_name(typed: str, called: list[str], is_named: bool) -> None:
    assert names_a_command(typed, COMMANDS, called) is is_named


@pytest.mark.parametrize(
    ("typed", "day", "asked"),
    [
        ("go to 12 march", date(2027, 3, 12), True),
        ("print 12 march", date(2027, 3, 12), True),
        ("Go to  12 March", date(2027, 3, 12), True),
        ("12 march", date(2027, 3, 12), False),
        ("today", date(2026, 11, 26), False),
        ("goto tomorrow", date(2026, 11, 27), True),
        ("next month", date(2026, 12, 1), False),
        ("go to yesterday", date(2026, 11, 25), True),
        ("show fri", date(2026, 11, 27), True),
        ("jump to friday", date(2026, 11, 27), True),
        ("go to 3 nov 2026", date(2026, 11, 3), True),
    ],
)
def test_a_day_is_gone_to(typed: str, day: date, asked: bool) -> None:
    going = going_to(typed, at("2026-11-26 14:57"), ZONE, ENGLISH)
    assert going is not None
    assert (going.day, going.asked) == (day, asked)


@pytest.mark.parametrize(
    "typed", ["", "jo", "go to", "go to jo", "0207", "12", "31 february", "settings", "x" * 10_000, "go to someday"]
)
def test_what_is_no_day_is_not_gone_to(typed: str) -> None:
    assert going_to(typed, at("2026-11-26 14:57"), ZONE, ENGLISH) is None
