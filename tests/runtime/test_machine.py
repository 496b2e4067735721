"""What is made of what the machine says: zone, country, phone numbers, and the files that came along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.runtime import machine, resources


class TestZone:
    @pytest.mark.parametrize(
        ("tz", "zone"),
        [
            ("Europe/Paris", "Europe/Paris"),
            (":Europe/Paris", "Europe/Paris"),
            (":/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
            ("Mars/Olympus", "UTC"),
            ("/../..", "UTC"),
        ],
    )
    def test_the_environment_goes_first(self, tmp_path: Path, tz: str, zone: str) -> None:
        assert machine.my_zone({"TZ": tz}, tmp_path) == zone

    def test_then_what_localtime_points_at(self, tmp_path: Path) -> None:
        target = tmp_path / "zoneinfo" / "Europe" / "Paris"
        target.parent.mkdir(parents=True)
        target.touch()
        (tmp_path / "localtime").symlink_to(target)
        (tmp_path / "timezone").write_text("Asia/Tokyo\n", encoding="ascii")
        assert machine.my_zone({}, tmp_path) == "Europe/Paris"

    def test_then_what_is_written_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "localtime").write_bytes(b"TZif2")
        (tmp_path / "timezone").write_text("Asia/Tokyo\n", encoding="ascii")
        assert machine.my_zone({}, tmp_path) == "Asia/Tokyo"

    def test_and_a_machine_that_says_nothing_is_on_utc(self, tmp_path: Path) -> None:
        assert machine.my_zone({}, tmp_path) == "UTC"


@pytest.mark.parametrize(
    ("environment", "country", "day_first"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB", True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "en_US.UTF-8"}, "US", False),
        ({"LANG": "de_AT@euro"}, "AT", True),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "en_GB.UTF-8"}, "GB", False),
        ({"LANG": "en_GB.UTF-8", "LC_TELEPHONE": "en_US.UTF-8"}, "US", True),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, "GB", True),
        ({"LANG": "en_GB.UTF-8", "LC_TIME": "en_US.UTF-8"}, "US", False),
        ({"LANG": "ja_JP.UTF-8"}, "JP", False),
        # Where nobody says, 3/4 is asked.
        ({"LANG": "en_CA.UTF-8"}, "CA", None),
        ({"LANG": "C.UTF-8"}, "", None),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "", None),
        ({}, "", None),
        ({"LC_TELEPHONE": "en_GB.UTF-8"}, "GB", None),
    ],
)
def test_the_country_and_the_order_of_dates_come_from_the_locale(
    environment: dict[str, str], country: str, day_first: bool | None
) -> None:
    assert machine.my_country(environment) == country
    assert machine.my_day_first(environment) is day_first


@pytest.mark.parametrize(("locale", "day_first"), [("en_GB", "True"), ("en_US", "False"), ("en_CA", "None")])
def test_where_the_system_keeps_its_locale_elsewhere_qt_says_the_order_of_dates(locale: str, day_first: str) -> None:
    """As on Windows and macOS, where no variable says anything."""
    asks = "from tracker.runtime import machine as m; "
    told = subprocess.run(
        [sys.executable, "-c", asks + "print(m.my_day_first({}, 'darwin'), m.my_languages({}, 'win32'))"],
        env={**os.environ, "LC_ALL": f"{locale}.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split(maxsplit=1) == [day_first, "('en',)\n"]


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"LANG": "de_DE.UTF-8"}, ("de",)),
        ({"LANG": "de_AT@euro"}, ("de",)),
        ({"LANG": "de"}, ("de",)),
        ({"LANG": "en_GB.UTF-8", "LC_TIME": "de_DE.UTF-8"}, ("de", "en")),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "en_GB.UTF-8"}, ("en", "de")),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, ("en", "de")),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ()),
        ({"LC_TELEPHONE": "de_DE.UTF-8"}, ()),
        ({}, ()),
    ],
)
def test_times_are_read_in_the_languages_of_dates_and_of_words(
    environment: dict[str, str], languages: tuple[str, ...]
) -> None:
    assert machine.my_languages(environment) == languages


class TestResources:
    def test_a_frozen_bundle_is_looked_at_before_a_wheel_and_a_wheel_before_the_checkout(self, tmp_path: Path) -> None:
        package = tmp_path / "lib" / "tracker"
        assert resources._places(package, str(tmp_path / "bundle")) == (
            tmp_path / "bundle" / "resources",
            package / "resources",
            tmp_path / "lib" / "resources",
        )

    def test_the_icons_are_found(self) -> None:
        assert resources.resource("icons").is_dir()

    def test_a_missing_one_is_named(self) -> None:
        with pytest.raises(resources.MissingResource, match=r"icons/nothing\.svg"):
            resources.resource("icons/nothing.svg")


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from tracker.runtime import clock, ids, log, machine, paths, phones, resources, settings, worker;"
        "settings.Settings(); print({'PySide6', 'phonenumbers', 'platformdirs', 'logging'} & sys.modules.keys())"
    )
    root = Path(machine.__file__).parents[2]
    shown = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
