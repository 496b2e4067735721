"""What the user has set, kept as a plain JSON file they can read. Knows neither the store nor the screens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tracker.files.private_file import write_private
from tracker.files.small_file import NoSmallFile, read_small
from tracker.rules.policy import LEVELS, Policy
from tracker.rules.text import clean, clean_name, readable, shows_nothing
from tracker.rules.verdict import Code, Level
from tracker.rules.window import zone_of
from tracker.rules.wording.say import Templates
from tracker.runtime.machine import my_country, my_name, my_zone

LONGEST_TEMPLATE = 20_000
LONGEST_PATH = 4_096
SCHEMES = ("system", "light", "dark")
TEXT_SIZES = (90, 100, 115, 130, 150)
"""Per cent of the size everything is drawn in, beside what the system itself asks for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`me` is who of us is at work, `zone` our IANA zone, `country` the two-letter code phone numbers are read in.
    `country_asked`: where none was known it has been asked for, which is done once.

    `day_first` says whether 3/4 is the 3rd of April; None leaves it to the machine's locale. `working_days` are
    weekdays, Monday 0 to Sunday 6; the working hours are wall-clock times in `zone`. `scheme` is "system", "light" or
    "dark", `text_size` one of TEXT_SIZES; `moves`: what changes is led there, and not there at once;
    `second_folder` is where a copy of each backup goes, "" for nowhere;
    `calendar_folder` where the calendar is kept current that a phone subscribes to, "" for nowhere, and
    `calendar_words` whether their own words go along in it, `calendar_tasks` whether promises are tasks there.
    `remind`: reminders are given here, `remind_before` a time
    (nothing: not then), at it (`remind_at`), and on mornings (`remind_mornings`) from `remind_from` on, by the clock in
    `zone`; `remind_words` whether they say what it is about, and their own words. `starts_along`: the program starts
    with the computer, unseen; `stays`: closing the window leaves it in the tray, None while nobody was asked.
    `templates` is the wording made from an agreement.
    """

    me: str = field(default_factory=my_name)
    zone: str = field(default_factory=my_zone)
    country: str = field(default_factory=my_country)
    country_asked: bool = False
    day_first: bool | None = None
    working_days: frozenset[int] = frozenset(range(5))
    working_from: time = time(9)
    working_until: time = time(17)
    scheme: str = "system"
    text_size: int = 100
    moves: bool = True
    second_folder: str = ""
    calendar_folder: str = ""
    calendar_words: bool = False
    remind: bool = True
    remind_before: timedelta = timedelta(minutes=10)
    remind_at: bool = True
    remind_mornings: bool = True
    remind_from: time = time(8)
    remind_words: bool = False
    starts_along: bool = False
    stays: bool | None = None
    calendar_tasks: bool = False
    templates: Templates = field(default_factory=Templates)


class SettingsProblem(StrEnum):
    """UNREADABLE: the file as a whole, so that all is as it comes. UNFIT: single values, listed in `keys`."""

    UNREADABLE = "unreadable"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class SettingsTrouble:
    problem: SettingsProblem
    keys: tuple[str, ...] = ()


class UnfitSettings(ValueError):
    """Values that could not be read again once they were saved; `keys` says which."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


def fit(settings: Settings) -> Settings:
    """The settings with every text as it will be read again. Raises UnfitSettings: else it would be lost unnoticed."""
    unfit: list[str] = []
    mine = _values(_raw(settings, _READ), _READ, unfit)
    wording = _values(_raw(settings.templates, _READ_TEMPLATES), _READ_TEMPLATES, unfit, prefix="templates.")
    if unfit:
        raise UnfitSettings(tuple(unfit))
    return replace(settings, templates=replace(settings.templates, **wording), **mine)


def load(path: Path) -> tuple[Settings, SettingsTrouble | None]:
    """The settings in that file, with defaults for what it leaves out or says unfitly; no file is no trouble."""
    defaults = Settings()
    try:
        raw = _read(path)
    except (FileNotFoundError, NotADirectoryError):
        return defaults, None
    except (OSError, ValueError, RecursionError):
        # Where there is no folder, whoever opens the store says so, and better.
        return defaults, SettingsTrouble(SettingsProblem.UNREADABLE) if path.parent.is_dir() else None
    unfit: list[str] = []
    mine = _values(raw, _READ, unfit)
    templates_raw = raw.get("templates", {})
    if not isinstance(templates_raw, dict):
        templates_raw, unfit = {}, [*unfit, "templates"]
    templates = replace(defaults.templates, **_values(templates_raw, _READ_TEMPLATES, unfit, prefix="templates."))
    settings = replace(defaults, templates=templates, **mine)
    if settings.working_until <= settings.working_from:
        unfit.append("working_until")
        settings = replace(settings, working_from=defaults.working_from, working_until=defaults.working_until)
    return settings, SettingsTrouble(SettingsProblem.UNFIT, tuple(unfit)) if unfit else None


def brought(content: bytes, here: Settings) -> Settings:
    """What another computer's settings say, for this one: who one is, how one works and words it, and not where.

    Folders are that computer's, and the zone is wherever this one stands; what is unfit is passed over.
    """
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return here
    if not isinstance(raw, dict):
        return here
    templates = raw.get("templates")
    wording = _values(templates, _READ_TEMPLATES, []) if isinstance(templates, dict) else {}
    readers = {key: reader for key, reader in _READ.items() if key not in _OF_A_COMPUTER}
    mine = _values(raw, readers, [])
    settings = replace(here, templates=replace(here.templates, **wording), **mine)
    if settings.working_until <= settings.working_from:
        settings = replace(settings, working_from=here.working_from, working_until=here.working_until)
    return settings


def save(path: Path, settings: Settings) -> None:
    """Write the file as a whole or not at all, readable by its owner only. Raises OSError.

    Only what differs from the default is written, so that a laptop's zone goes on following the machine. Keys
    this version does not know stay as they are. A file that could not be read is kept beside it as `….unreadable`.
    """
    try:
        raw = _read(path)
    except FileNotFoundError:
        raw = {}
    except (NoSmallFile, ValueError, RecursionError):
        raw = {}
        with suppress(OSError):
            path.replace(path.with_name(f"{path.name}.unreadable"))
    _lay_down(raw, settings, Settings(), _READ)
    _lay_down_within(raw, "templates", settings.templates, Templates(), _READ_TEMPLATES)
    _write(path, raw)


def policy_before(path: Path) -> Policy | None:
    """How strict the guard was set here while each computer had numbers of its own; None where that was as it comes.

    A value that is unfit is passed over, as it was then.
    """
    try:
        said = _read(path).get("policy")
    except (OSError, ValueError, RecursionError):
        return None
    policy = replace(Policy(), **_values(said, _READ_POLICY, [])) if isinstance(said, dict) else Policy()
    return policy if policy != Policy() else None


def forget_policy(path: Path) -> None:
    """Take out of the file what `policy_before` reads: it is the store's. Raises OSError, ValueError."""
    raw = _read(path)
    _lay_down_within(raw, "policy", Policy(), Policy(), _READ_POLICY)
    _write(path, raw)


def _write(path: Path, raw: Mapping[str, Any]) -> None:
    write_private(path, json.dumps(raw, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, Any]:
    raw = json.loads(read_small(path).decode("utf-8-sig"))
    if not isinstance(raw, dict):
        raise ValueError("not an object")
    return raw


Reader = Callable[[object], Any]


def _values(
    raw: Mapping[str, object], readers: Mapping[str, Reader], unfit: list[str], prefix: str = ""
) -> dict[str, Any]:
    found = {}
    for key, reader in readers.items():
        if key in raw:
            with _noting(unfit, prefix + key):
                found[_field(key)] = reader(raw[key])
    return found


@contextmanager
def _noting(unfit: list[str], key: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, OverflowError):
        unfit.append(key)


def _raw(of: object, readers: Mapping[str, Reader]) -> dict[str, object]:
    return {key: _plain(getattr(of, _field(key))) for key in readers}


def _lay_down(raw: dict[str, Any], of: object, defaults: object, readers: Mapping[str, Reader]) -> None:
    for key in readers:
        value = getattr(of, _field(key))
        if value == getattr(defaults, _field(key)):
            raw.pop(key, None)
        else:
            raw[key] = _plain(value)


def _lay_down_within(
    raw: dict[str, Any], name: str, of: object, defaults: object, readers: Mapping[str, Reader]
) -> None:
    written = raw.pop(name, None)
    inside = {**written} if isinstance(written, dict) else {}
    _lay_down(inside, of, defaults, readers)
    if inside:
        raw[name] = inside


def _field(key: str) -> str:
    """A length of time says its unit in the file, not in the program."""
    return key.removesuffix("_minutes")


def _plain(value: object) -> object:
    if isinstance(value, timedelta):
        return round(value / timedelta(minutes=1))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {code.value: level.name.lower() for code, level in value.items() if level is not LEVELS.get(code)}
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    kept = clean_name(value)
    if shows_nothing(kept):
        raise ValueError("no text")
    return kept


def _scheme(value: object) -> str:
    if value not in SCHEMES:
        raise ValueError("no scheme")
    return str(value)


def _text_size(value: object) -> int:
    if value not in TEXT_SIZES or not isinstance(value, int):
        raise ValueError("no such size")
    return value


def _template(value: object) -> str:
    """Several lines of wording; an empty one is wished for, too."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return clean(value, LONGEST_TEMPLATE)


def _folder(value: object) -> str:
    """A path is taken as it is: with a sign left out it would be another one."""
    if not isinstance(value, str) or len(value) > LONGEST_PATH or value != readable(value) or "\n" in value:
        raise ValueError("no path")
    return value.strip()


def folder_named(written: str) -> Path | None:
    """The folder that is written so, `~` being home; None where it is the home of somebody unknown here."""
    try:
        return Path(written).expanduser()
    except RuntimeError:
        return None


def is_folder(written: str) -> bool:
    """Whether there is such a folder now, or none is named at all."""
    named = folder_named(written)
    try:
        return not written or (named is not None and named.is_dir())
    except (OSError, ValueError):
        return False


def _zone(value: object) -> str:
    return zone_of(_text(value)).key


def _country(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{2}|", value.upper()):
        raise ValueError("no country")
    return value.upper()


def _yes_no_or_none(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ValueError("neither yes nor no")


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("neither yes nor no")


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("no number")
    return value


def _minutes(value: object) -> timedelta:
    return timedelta(minutes=_number(value))


def _time(value: object) -> time:
    if not isinstance(value, str) or not re.fullmatch(r"\d\d:\d\d", value):
        raise ValueError("no time")
    return time.fromisoformat(value)


def _weekdays(value: object) -> frozenset[int]:
    if not isinstance(value, list) or not {*map(_number, value)} <= {*range(7)}:
        raise ValueError("no weekdays")
    return frozenset(value)


def _levels(value: object) -> Mapping[Code, Level]:
    if not isinstance(value, dict):
        raise TypeError("no levels")
    names = {level.name.lower(): level for level in Level}
    chosen = {Code(code): names.get(str(level)) for code, level in value.items()}
    if None in chosen.values():
        raise ValueError("no such level")
    return MappingProxyType({**LEVELS, **{code: level for code, level in chosen.items() if level is not None}})


_READ: Mapping[str, Reader] = {
    "me": _text,
    "second_folder": _folder,
    "calendar_folder": _folder,
    "calendar_words": _yes_no,
    "remind": _yes_no,
    "remind_before_minutes": _minutes,
    "remind_at": _yes_no,
    "remind_mornings": _yes_no,
    "remind_from": _time,
    "remind_words": _yes_no,
    "starts_along": _yes_no,
    "stays": _yes_no_or_none,
    "calendar_tasks": _yes_no,
    "zone": _zone,
    "country": _country,
    "country_asked": _yes_no,
    "day_first": _yes_no_or_none,
    "working_days": _weekdays,
    "working_from": _time,
    "working_until": _time,
    "scheme": _scheme,
    "text_size": _text_size,
    "moves": _yes_no,
}

_OF_A_COMPUTER = frozenset(
    {"second_folder", "calendar_folder", "zone", "scheme", "text_size", "moves", "starts_along", "stays"}
)

_READ_TEMPLATES: Mapping[str, Reader] = {each.name: _template for each in fields(Templates)}

_BY_KIND: Mapping[str, tuple[str, Reader]] = {
    "timedelta": ("_minutes", _minutes),
    "int": ("", _number),
    "time": ("", _time),
    "bool": ("", _yes_no),
    "Mapping[Code, Level]": ("", _levels),
}


def _policy_readers() -> dict[str, Reader]:
    """One for each field of the policy by its type."""
    readers = {}
    for each in fields(Policy):
        if each.name == "zone":
            continue  # the zone of the settings was used
        suffix, reader = _BY_KIND[str(each.type)]
        readers[each.name + suffix] = reader
    return readers


_READ_POLICY: Mapping[str, Reader] = _policy_readers()
