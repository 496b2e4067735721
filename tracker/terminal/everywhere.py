"""The options that stand before a command or after it, and how a mistyped word is quoted. Knows no command."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from tracker.terminal.exits import CannotTell
from tracker.tongue import Theirs, tr


def everywhere(parser: ArgumentParser, defaults: dict[str, object] | None = None) -> None:
    """The options that stand before the command, and are taken after it too; there they leave the former alone."""
    given = defaults or {}

    def default(name: str) -> object:
        return given[name] if given else SUPPRESS

    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        default=default("data_dir"),
        help=tr("the folder to keep everything in"),
    )
    parser.add_argument(
        "--now",
        metavar="ISO-TIME",
        type=_iso_time,
        default=default("now"),
        help=tr("set the clock, for trying things out"),
    )
    parser.add_argument(
        "--demo", action="store_true", default=default("demo"), help=tr("use sample data, in a folder of its own")
    )
    parser.add_argument(
        "--screenshot",
        metavar="DIR",
        type=_folder,
        default=default("screenshot"),
        help=tr("render every screen to PNG files, without a display"),
    )


def _iso_time(typed: str) -> datetime:
    """An aware time, or a naive one that is to be read in our zone; between 1970 and 2199."""
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise CannotTell(tr("“{typed}” is no ISO time such as 2026-11-18T09:30.", typed=Theirs(short(typed)))) from None
    if not 1970 < moment.year < 2200:
        raise CannotTell(tr("“{typed}” is too far from today for a clock.", typed=Theirs(short(typed))))
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _folder(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise CannotTell(tr("A folder’s name is missing."))
    return Path(typed)


def short(typed: str) -> str:
    """What was typed, as it is quoted in a sentence: sixty characters at most."""
    return typed if len(typed) <= 60 else f"{typed[:59]}…"
