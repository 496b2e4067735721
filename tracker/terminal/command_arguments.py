"""The grammar of the commands: today, check and log. Knows no store."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING, Lift
from tracker.rules.prospect import StandingKind
from tracker.terminal.arguments import everywhere, short
from tracker.terminal.exits import CannotTell

EVERYTHING = "all"
"""What --object takes beside a channel."""

BASES = (Basis.REPLY, Basis.SERVICE, Basis.ABOUT, Basis.GOODWILL, Basis.PROMISED)


def add_commands(commands: Any, ending: str) -> None:
    """Add all three to argparse's `commands`; `ending` stands beneath the help of those that take who and when."""
    _today(commands.add_parser("today", help="the morning: slipped, today, promised, tomorrow, their turn"))
    _check(commands.add_parser("check", help="whether a contact would be welcome", epilog=ending))
    _log(commands.add_parser("log", help="log a contact, and what was agreed in it", epilog=ending))


def _today(parser: ArgumentParser) -> None:
    parser.add_argument("--date", metavar="D", help="the morning of another day")
    _json(parser)
    everywhere(parser)


def _check(parser: ArgumentParser) -> None:
    _who(parser)
    _channel(parser)
    _to(parser)
    parser.add_argument("--at", metavar="WHEN", help="when it would be; now, where left out")
    parser.add_argument("--by", metavar="NAME", help="who of us; you, where left out")
    _json(parser)
    everywhere(parser)


def _log(parser: ArgumentParser) -> None:
    _who(parser)
    did = parser.add_argument_group("what happened")
    _channel(did)
    _to(did)
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
    _what_it_does(parser.add_argument_group("what it does to what was agreed"))
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
    everywhere(parser)


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO")


def _channel(parser: Any) -> None:
    parser.add_argument(
        "--channel", metavar="CHANNEL", type=_one_of(Channel, "channel"), required=True, help="how they are contacted"
    )


def _to(parser: Any) -> None:
    parser.add_argument(
        "--to", metavar="NUMBER-OR-ADDRESS", default="", help="which of theirs; the only or freest one, where left out"
    )


def _what_it_does(does: Any) -> None:
    does.add_argument("--keeps", metavar="none|ID", type=_none_or_id, help="which agreement it keeps, or none")
    does.add_argument("--instead", action="store_true", help="the new time stands in place of one that is open")
    does.add_argument("--as-well", action="store_true", help="or beside it")
    does.add_argument(
        "--moved-by", metavar="us", type=_one_of(("us",), "mover"), help="we asked for the new time, and not they"
    )
    does.add_argument(
        "--lift", metavar="once|all", type=_one_of(Lift, "lift"), help="what was agreed lifts what they had objected to"
    )


def _none_or_id(typed: str) -> int:
    if typed.casefold() == "none":
        return NOTHING
    if not (typed.isascii() and typed.isdecimal()):
        raise CannotTell(f"“{short(typed)}” is no agreement: give its number, or none.")
    return int(typed)


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="tell it to a program")


def _one_of(values: Any, what: str) -> Callable[[str], Any]:
    def read(typed: str) -> Any:
        found = next((value for value in values if value == typed.casefold()), None)
        if found is None:
            raise CannotTell(f"“{short(typed)}” is no {what}: it is one of {_listed(values)}.")
        return found

    return read


def _listed(values: Any) -> str:
    return ", ".join(str(value) for value in values)
