"""What the machine says of whoever sits at it: their name, time zone, country. Knows no settings of ours."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from tracker.files.small_file import read_small
from tracker.rules.window import zone_of

_MONTH_FIRST = frozenset(
    (
        *("US", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW", "PH"),
        *("JP", "CN", "TW", "KR", "KP", "MN", "HU"),
    )
)
"""Where 3/4 is the 4th of March: where the month comes first, or the year before it. In Canada nobody knows; everywhere
else it is the 3rd of April."""
_EITHER_WAY = frozenset({"CA"})


def my_name(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The full name of the account where it has one, or else its login; "me" where the machine knows neither."""
    if platform != "win32":
        import pwd

        try:
            account = pwd.getpwuid(os.getuid())
        except KeyError:
            pass
        else:
            full = account.pw_gecos.split(",")[0].strip()
            return full or account.pw_name
    return environment.get("USERNAME") or environment.get("USER") or "me"


def my_zone(environment: Mapping[str, str] = os.environ, etc: Path = Path("/etc"), platform: str = sys.platform) -> str:
    """The IANA name of the machine's time zone; "UTC" where it gives none that is known."""
    named = environment.get("TZ", "").removeprefix(":")
    candidates = [_below_zoneinfo(named)] if named else [_linked(etc / "localtime"), _written(etc / "timezone")]
    if platform == "win32" and not named:
        candidates = [_on_windows()]
    return next((name for name in candidates if name and _is_known(name)), "UTC")


def my_country(environment: Mapping[str, str] = os.environ) -> str:
    """The two-letter country of the locale, as in en_GB.UTF-8; "" where the locale names none."""
    return _country_of(environment, "LC_ALL", "LC_TELEPHONE", "LC_TIME", "LANG")


def my_day_first(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool | None:
    """Whether 3/4 means the 3rd of April here; None where nobody says, so that it is asked.

    The locale for times decides. Windows and macOS keep theirs elsewhere, and Qt knows where; on others Qt reads the
    same variables as this.
    """
    country = _country_of(environment, "LC_ALL", "LC_TIME", "LANG")
    if not country and platform in ("win32", "darwin"):
        country = _country_of_qt()
    if not country or country in _EITHER_WAY:
        return None
    return country not in _MONTH_FIRST


def my_languages(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[str, ...]:
    """The codes of the languages that times may be typed in here, such as "de": of dates, and of words."""
    said = [_first_said(environment, "LC_ALL", kind, "LANG") for kind in ("LC_TIME", "LC_MESSAGES")]
    if not any(said) and platform in ("win32", "darwin"):
        from PySide6.QtCore import QLocale

        said = [QLocale.system().name()]
    found = (re.match(r"([a-z]{2,3})(?:[_.@-]|$)", value) for value in said)
    return tuple(dict.fromkeys(match[1] for match in found if match))


def _country_of(environment: Mapping[str, str], *variables: str) -> str:
    """The country of the first of these that says anything."""
    value = _first_said(environment, *variables)
    found = re.match(r"[a-z]{2,3}[_-]([A-Z]{2})\b", value)
    return found[1] if found else ""


def _first_said(environment: Mapping[str, str], *variables: str) -> str:
    return next((said for variable in variables if (said := environment.get(variable, ""))), "")


def _country_of_qt() -> str:
    from PySide6.QtCore import QLocale

    return QLocale.territoryToCode(QLocale.system().territory())


def _linked(localtime: Path) -> str:
    try:
        return _below_zoneinfo(str(localtime.resolve(strict=True)))
    except (OSError, RuntimeError):
        return ""


def _written(timezone: Path) -> str:
    try:
        return read_small(timezone).decode("ascii").strip()
    except (OSError, ValueError):
        return ""


def _below_zoneinfo(path: str) -> str:
    return path.rpartition("zoneinfo/")[2]


def _on_windows() -> str:
    # Windows names its zones in a way of its own; Qt carries the table that turns them into IANA names.
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _is_known(name: str) -> bool:
    try:
        zone_of(name)
    except ValueError:
        return False
    return True
