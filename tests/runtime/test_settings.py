"""The settings file: what it keeps, what it leaves alone, and what happens when it is damaged."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import fields, replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.rules.policy import LEVELS, Policy
from tracker.rules.verdict import Code, Level
from tracker.rules.wording.say import Templates
from tracker.runtime.settings import (
    Settings,
    SettingsProblem,
    SettingsTrouble,
    brought,
    forget_policy,
    load,
    policy_before,
    save,
)

OURS = Settings(
    me="Maria",
    zone="Pacific/Chatham",
    country_asked=True,
    country="NZ",
    day_first=False,
    working_days=frozenset({1, 2, 3, 4, 5}),
    working_from=time(10),
    working_until=time(18, 30),
    scheme="dark",
    text_size=130,
    moves=False,
    second_folder="/mnt/copies",
    calendar_folder="/mnt/synced",
    calendar_words=True,
    remind=False,
    remind_before=timedelta(minutes=30),
    remind_at=False,
    remind_mornings=False,
    remind_from=time(7, 30),
    remind_words=True,
    starts_along=True,
    stays=True,
    calendar_tasks=True,
    templates=Templates("Hello\n{name}", "", "Dear {name}"),
)
KEPT_HERE_BEFORE = {
    "grace_before_minutes": 5,
    "lapse_days": 21,
    "burst_minutes": 720,
    "quiet_from": "19:00",
    "quiet_sundays": False,
    "levels": {"little_interest": "welcome"},
}
"""How strict the guard was, as an earlier version wrote it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


def test_no_file_means_the_defaults_and_no_trouble(file: Path) -> None:
    assert load(file) == (Settings(), None)


def test_every_setting_comes_back(file: Path) -> None:
    assert all(getattr(OURS, f.name) != getattr(Settings(), f.name) for f in fields(Settings))
    save(file, OURS)
    assert load(file) == (OURS, None)


def test_a_setting_at_its_default_is_left_to_the_machine(file: Path) -> None:
    save(file, OURS)
    save(file, replace(Settings(), me="Maria"))
    assert json.loads(file.read_text(encoding="utf-8")) == {"me": "Maria"}


def test_keys_of_another_version_are_kept(file: Path) -> None:
    write(file, {"colour": "green", "policy": {"patience": 3}})
    save(file, OURS)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert (kept["colour"], kept["policy"]) == ("green", {"patience": 3})


def test_how_strict_the_guard_was_set_here_is_read_and_then_forgotten_and_nothing_else_with_it(file: Path) -> None:
    write(file, {"me": "Maria", "policy": {**KEPT_HERE_BEFORE, "patience": 3}})
    assert policy_before(file) == Policy(
        grace_before=timedelta(minutes=5),
        lapse_days=21,
        burst=timedelta(hours=12),
        quiet_from=time(19),
        quiet_sundays=False,
        levels={**LEVELS, Code.LITTLE_INTEREST: Level.WELCOME},
    )
    forget_policy(file)
    assert json.loads(file.read_text(encoding="utf-8")) == {"me": "Maria", "policy": {"patience": 3}}
    assert policy_before(file) is None


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'{"policy": []}', b'{"policy": {"lapse_days": 14}}'])
def test_where_nothing_was_set_there_is_nothing_to_bring_along(file: Path, content: bytes) -> None:
    assert policy_before(file) is None
    file.write_bytes(content)
    assert policy_before(file) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lapse_days", -1),
        ("lapse_days", True),
        ("tries", 1.5),
        ("burst_minutes", 10**30),
        ("quiet_from", "late"),
        ("quiet_sundays", 1),
        ("levels", {"too_many": "shout"}),
        ("levels", {"weather": "note"}),
        ("levels", 3),
    ],
)
def test_an_unfit_number_of_the_guard_is_passed_over_alone(file: Path, key: str, value: object) -> None:
    write(file, {"policy": {"reply_days": 3, key: value}})
    assert policy_before(file) == Policy(reply_days=3)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_only_the_owner_may_read_the_file(file: Path) -> None:
    save(file, OURS)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(file: Path) -> None:
    save(file, OURS)
    before = file.read_bytes()
    with pytest.raises(ValueError, match="surrogates"):
        save(file, replace(OURS, me="\udc80"))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'"me"', b"[" * 50_000, b'{"me": "' + b"x" * 2_000_000 + b'"}']
)
def test_a_damaged_file_means_the_defaults_and_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert load(file) == (Settings(), SettingsTrouble(SettingsProblem.UNREADABLE))


def test_a_damaged_file_is_kept_when_it_is_replaced(file: Path) -> None:
    file.write_bytes(b'{"me": "Mar')
    save(file, OURS)
    assert file.with_name("settings.json.unreadable").read_bytes() == b'{"me": "Mar'
    assert load(file) == (OURS, None)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("me", ""),
        ("me", "  "),
        ("me", 7),
        ("me", "a\x1b[31mb"),
        ("zone", "Europe/Lundun"),
        ("zone", "../../etc/passwd"),
        ("country", "Britain"),
        ("country", None),
        ("day_first", "yes"),
        ("working_days", [7]),
        ("working_days", ["Monday"]),
        ("working_days", 5),
        ("working_from", "9"),
        ("working_until", "25:00"),
        ("working_until", "08:00"),
    ],
)
def test_an_unfit_value_falls_back_alone_and_is_named(file: Path, key: str, value: object) -> None:
    write(file, {"day_first": True, key: value} if key != "day_first" else {key: value})
    settings, trouble = load(file)
    assert trouble == SettingsTrouble(SettingsProblem.UNFIT, (key,))
    assert settings == replace(Settings(), day_first=None if key == "day_first" else True)


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        ({"scheme": "pink"}, ("scheme",)),
        ({"text_size": 7}, ("text_size",)),
        ({"text_size": True}, ("text_size",)),
        ({"templates": "none"}, ("templates",)),
        ({"templates": {"email": 3, "subject": "x\u0000"}}, ("templates.subject", "templates.email")),
    ],
)
def test_an_unfit_look_or_wording_is_named_and_the_default_holds(
    file: Path, content: Any, keys: tuple[str, ...]
) -> None:
    write(file, content)
    settings, trouble = load(file)
    assert (settings, trouble) == (Settings(), SettingsTrouble(SettingsProblem.UNFIT, keys))


def test_on_another_computer_one_goes_on_as_one_worked_and_not_where(tmp_path: Path) -> None:
    save(tmp_path / "settings.json", OURS)
    here = Settings(me="root", zone="Europe/London", scheme="light", text_size=100)
    come = brought((tmp_path / "settings.json").read_bytes(), here)
    assert (come.me, come.country, come.working_days, come.templates) == (
        OURS.me,
        OURS.country,
        OURS.working_days,
        OURS.templates,
    )
    assert (come.zone, come.scheme, come.text_size) == ("Europe/London", "light", 100)
    assert (come.second_folder, come.calendar_folder) == ("", "")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"me": 7, "working_from": "18:00", "working_until": "09:00"}'],
)
def test_settings_from_elsewhere_that_will_not_do_change_nothing(content: bytes) -> None:
    here = Settings(me="Maria")
    assert brought(content, here) == here
