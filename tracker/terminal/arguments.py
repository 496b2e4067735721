"""The command line's own grammar: options and commands, and what is said when they are mistyped. Knows no store."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.prospect import StandingKind
from tracker.terminal.exits import CannotTell, Exit
from tracker.terminal.page import Page

EVERYTHING = "all"
"""What --object takes beside a channel."""

BASES = (Basis.REPLY, Basis.SERVICE, Basis.GOODWILL, Basis.PROMISED)

ENDING = """\
WHO is a name, a phone number or an e-mail address. WHEN and D take plain words
("Thu 3pm", "in a month", "end of next week") or ISO dates and times.
CHANNEL is one of: meeting call video email text social post.

It ends with 0 where all is well (for check: welcome, or a note), 1 at a
warning, 2 at a stop, and 3 where it cannot tell: a date it cannot read,
nobody of that name, a folder that is not there."""

SENTENCES = (  # argparse's own messages, turned into sentences; the first that fits is used
    (r"argument (?:.*/)?(?P<it>\S+): expected .*", "{it} needs a value."),
    (r"argument (?:.*/)?(?P<it>\S+): ignored explicit argument .*", "{it} takes no value."),
    (r"argument COMMAND: invalid choice: (?P<it>'.*?').*", "{it} is no command: it is today, check or log."),
    (r"the following arguments are required: (?P<it>.*)", "{it} is missing."),
    (r"unrecognized arguments: (?P<it>.*)", "{it} is not understood here."),
)


def parser() -> ArgumentParser:
    """The whole command line. Its `parse_args` ends the program with 3 and one sentence where it cannot be read."""
    root = SentenceParser(
        prog="as-agreed",
        description="Keeps the other person's yes: who agreed to hear from you, when, how and about what. "
        "With no command it opens the window.",
        epilog=ENDING,
    )
    root.add_argument("--version", action=ShowVersion)
    _everywhere(root, {"data_dir": None, "now": None, "demo": False, "screenshot": None})
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=SentenceParser)
    _today(commands.add_parser("today", help="the morning: slipped, today, promised, tomorrow, their turn"))
    _check(commands.add_parser("check", help="whether a contact would be welcome", epilog=ENDING))
    _log(commands.add_parser("log", help="log a contact, and what was agreed in it", epilog=ENDING))
    return root


class SentenceParser(ArgumentParser):
    """An argument parser whose errors are one sentence on standard error, and whose exit code for them is 3."""

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter, **given)

    def parse_known_args(  # type: ignore[override]  # the stub's overloads say the same at greater length
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        try:
            return super().parse_known_args(args, namespace)
        except CannotTell as trouble:  # from the readers below; argparse lets it pass
            self.error(trouble.sentence)

    def error(self, message: str) -> NoReturn:
        Page(sys.stdout, sys.stderr).trouble(_sentence(message))
        sys.exit(Exit.CANNOT_TELL)


class ShowVersion(Action):
    """Looks the version up only when it is asked for: reading the installation's metadata takes a while."""

    def __init__(self, option_strings: Sequence[str], **_: Any) -> None:
        super().__init__(option_strings, SUPPRESS, nargs=0, help="show the version, and end")

    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            shown = version("as-agreed")
        except PackageNotFoundError:
            shown = "from a checkout"
        print(f"as-agreed {shown}")
        parser.exit()


def _everywhere(parser: ArgumentParser, defaults: dict[str, object] | None = None) -> None:
    """The options that stand before the command, and are taken after it too; there they leave the former alone."""
    given = defaults or {}

    def default(name: str) -> object:
        return given[name] if given else SUPPRESS

    parser.add_argument(
        "--data-dir", metavar="DIR", type=_folder, default=default("data_dir"), help="the folder to keep everything in"
    )
    parser.add_argument(
        "--now", metavar="ISO-TIME", type=_iso_time, default=default("now"), help="set the clock, for trying things out"
    )
    parser.add_argument(
        "--demo", action="store_true", default=default("demo"), help="use sample data, in a folder of its own"
    )
    parser.add_argument(
        "--screenshot",
        metavar="DIR",
        type=_folder,
        default=default("screenshot"),
        help="render every screen to PNG files, without a display",
    )


def _today(parser: ArgumentParser) -> None:
    parser.add_argument("--date", metavar="D", help="the morning of another day")
    _json(parser)
    _everywhere(parser)


def _check(parser: ArgumentParser) -> None:
    _who(parser)
    _channel(parser)
    parser.add_argument("--at", metavar="WHEN", help="when it would be; now, where left out")
    parser.add_argument("--by", metavar="NAME", help="who of us; you, where left out")
    _json(parser)
    _everywhere(parser)


def _log(parser: ArgumentParser) -> None:
    _who(parser)
    did = parser.add_argument_group("what happened")
    _channel(did)
    did.add_argument(
        "--direction",
        metavar="out|in|met",
        type=_one_of(Direction, "direction"),
        help="we to them, they to us, or both; out, where left out, and met for a meeting",
    )
    did.add_argument("--at", metavar="WHEN", help="when it happened; now, where left out")
    did.add_argument("--by", metavar="NAME", help="who of us; you, where left out")
    did.add_argument(
        "--outcome", metavar="OUTCOME", type=_one_of(ContactOutcome, "outcome"), help=_listed(ContactOutcome)
    )
    did.add_argument("--note", metavar="TEXT", default="")
    did.add_argument("--basis", metavar="BASIS", type=_one_of(BASES, "basis"), help=_listed(BASES))
    did.add_argument("--reason", metavar="TEXT", default="", help="why to log it although nobody agreed")
    new = parser.add_argument_group("someone new")
    new.add_argument("--new", action="store_true", help="add WHO where nobody of that name is there")
    for option in ("organisation", "phone", "email"):
        new.add_argument(f"--{option}", metavar="TEXT", default="")
    following = parser.add_argument_group("what was agreed next, and what they said")
    following.add_argument("--talk", metavar="WHEN", help="a next time to talk")
    following.add_argument("--promise", metavar="WHEN", help="something you promised, and by when")
    following.add_argument(
        "--by-channel",
        metavar="CHANNEL",
        type=_one_of(Channel, "channel"),
        help="how; the same way as this contact, where left out",
    )
    following.add_argument("--topic", metavar="TEXT", default="", help="about what")
    following.add_argument("--words", metavar="TEXT", default="", help="in their own words")
    following.add_argument(
        "--standing", metavar="STANDING", type=_one_of(StandingKind, "standing"), help=_listed(StandingKind)
    )
    following.add_argument(
        "--object",
        metavar="CHANNEL|all",
        type=_one_of((*Channel, EVERYTHING), "channel"),
        help="they asked not to be contacted that way, or at all",
    )
    _json(parser)
    _everywhere(parser)


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO")


def _channel(parser: Any) -> None:
    parser.add_argument(
        "--channel", metavar="CHANNEL", type=_one_of(Channel, "channel"), required=True, help="how they are contacted"
    )


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="tell it to a program")


def _one_of(values: Any, what: str) -> Callable[[str], Any]:
    def read(typed: str) -> Any:
        found = next((value for value in values if value == typed.casefold()), None)
        if found is None:
            raise CannotTell(f"“{_short(typed)}” is no {what}: it is one of {_listed(values)}.")
        return found

    return read


def _listed(values: Any) -> str:
    return ", ".join(str(value) for value in values)


def _iso_time(typed: str) -> datetime:
    """An aware time, or a naive one that is to be read in our zone; between 1970 and 2199."""
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise CannotTell(f"“{_short(typed)}” is no ISO time such as 2026-11-18T09:30.") from None
    if not 1970 < moment.year < 2200:
        raise CannotTell(f"“{_short(typed)}” is too far from today for a clock.")
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _folder(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise CannotTell("A folder's name is missing.")
    return Path(typed)


def _sentence(message: str) -> str:
    for pattern, sentence in SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(it=_short(found["it"]))
    return message if message.endswith(".") else f"{message[:1].upper()}{message[1:]}."


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:59]}…"
