"""The grammar of the commands: which words each takes, and what is said of a wrong one. Knows no store."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING, Lift
from tracker.rules.prospect import StandingKind
from tracker.terminal.everywhere import everywhere, short
from tracker.terminal.exits import CannotTell
from tracker.tongue import Sentence, Theirs, sentence, tr

EVERYTHING = "all"
"""What --object takes beside a channel."""


class Became(StrEnum):
    """What may have become of an agreement, as `settle` takes it."""

    KEPT = "kept"
    MOVED = "moved"
    CALLED_OFF = "called-off"
    NO_SHOW = "no-show"
    MISSED = "missed"


class Says(StrEnum):
    """What a contact may say of a talk, as `log` takes it: of us where it went out, of them where it came in."""

    LATE = "late"
    CALLED_OFF = "called-off"
    MISSED = "missed"


BASES = (Basis.REPLY, Basis.SERVICE, Basis.ABOUT, Basis.GOODWILL, Basis.PROMISED)
"""What --basis takes; on what else a contact may rest, the guard finds by itself."""

# T: "“sideways” is no direction: it is one of out, in, met."
NO_DIRECTION = sentence("“{typed}” is no direction: it is one of {known}.")
NO_OUTCOME = sentence("“{typed}” is no outcome: it is one of {known}.")
NO_BASIS = sentence("“{typed}” is no basis: it is one of {known}.")
NO_CHANNEL = sentence("“{typed}” is no channel: it is one of {known}.")
NO_STANDING = sentence("“{typed}” is no standing: it is one of {known}.")
NO_MOVER = sentence("“{typed}” is no mover: it is one of {known}.")
NO_USERS_DEED = sentence("“{typed}” is nothing to do with users: it is one of {known}.")
NO_ANSWER = sentence("“{typed}” is nothing that becomes of an agreement: it is one of {known}.")
NO_SAYING = sentence("“{typed}” is nothing to say of what was agreed: it is one of {known}.")
NO_PART = sentence("“{typed}” is nothing a table is of: it is one of {known}.")
NO_ENCODING = sentence("“{typed}” is no encoding that is read here: it is one of {known}.")
NO_DAYS = sentence("“{typed}” is no order of days: it is one of {known}.")
NO_PAPER = sentence("“{typed}” is no paper: it is one of {known}.")
NO_LIFT = sentence("“{typed}” is no lift: it is one of {known}.")


def add_commands(commands: Any, ending: str) -> None:
    """Add all of them to argparse's `commands`; `ending` stands beneath the help of those that take who and when."""
    commands.add_parser("today", help=tr("the morning: what slipped, what is agreed and promised"), fill=_today)
    commands.add_parser("day", help=tr("what is agreed for a day or a week, to take along"), fill=_day)
    commands.add_parser("check", help=tr("whether a contact would be welcome"), epilog=ending, fill=_check)
    commands.add_parser("correct", help=tr("put right what was logged"), epilog=ending, fill=_correct)
    commands.add_parser("add", help=tr("write down somebody new"), epilog=ending, fill=_add)
    commands.add_parser("log", help=tr("log a contact, and what was agreed in it"), epilog=ending, fill=_log)
    commands.add_parser("settle", help=tr("say what became of an agreement"), epilog=ending, fill=_settle)
    commands.add_parser("merge", help=tr("make two records of one person one"), epilog=ending, fill=_merge)
    commands.add_parser("undo", help=tr("take back what you did last"), fill=_undo)
    commands.add_parser("away", help=tr("days on which you are away"), fill=_away)
    commands.add_parser("export", help=tr("write a calendar, cards, tables or everything to a file"), fill=_export)
    commands.add_parser("import", help=tr("bring in people from tables, cards and calendars"), fill=_import)
    commands.add_parser("publish", help=tr("have what is agreed stand in a calendar on a server"), fill=_publish)
    commands.add_parser("users", help=tr("who of us there are, and who you are"), fill=_users)
    commands.add_parser("team", help=tr("share what is here with others, or keep their server"), fill=_team)


def _today(parser: ArgumentParser) -> None:
    parser.add_argument("--date", metavar="D", help=tr("the morning of another day"))
    _json(parser)
    everywhere(parser)


def _team(parser: ArgumentParser) -> None:
    from tracker.terminal.team.team_arguments import add_team

    add_team(parser)


def _day(parser: ArgumentParser) -> None:
    from tracker.presentation.road.paper import Paper

    parser.add_argument("file", metavar="FILE.pdf", nargs="?", help=tr("where to write it as a PDF; else it is text"))
    parser.add_argument("--date", metavar="D", help=tr("which day; today, where left out"))
    parser.add_argument("--week", action="store_true", help=tr("the seven days from that one on"))
    papers = tuple(paper.value for paper in Paper)
    parser.add_argument(
        "--paper", metavar="|".join(papers), type=_one_of(papers, NO_PAPER), help=tr("as it lies in your printer")
    )
    _json(parser)
    everywhere(parser)


def _merge(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument("other", metavar="WHO", help=tr("the other record, which goes; all that is in it stays"))
    _json(parser)
    everywhere(parser)


def _undo(parser: ArgumentParser) -> None:
    _json(parser)
    everywhere(parser)


def _away(parser: ArgumentParser) -> None:
    parser.add_argument("when", metavar="WHEN", nargs="?", help=tr("days to write down, such as “3 to 10 August”"))
    parser.add_argument("--words", metavar="TEXT", default="", help=tr("why"))
    parser.add_argument("--back", action="store_true", help=tr("you are there on those days after all"))
    _json(parser)
    everywhere(parser)


def _export(parser: ArgumentParser) -> None:
    from tracker.actions.taking_out import Part

    parser.add_argument(
        "file",
        metavar="FILE",
        help=tr("by its ending: .ics agreements for a calendar, .vcf cards, .csv tables, .zip everything"),
    )
    parser.add_argument("--who", metavar="WHO", help=tr("that person alone"))
    parser.add_argument(
        "--what",
        metavar="|".join(Part),
        type=_one_of(tuple(Part), NO_PART),
        help=tr("what a table is of; a file for each of the three, where left out"),
    )
    parser.add_argument("--with-words", action="store_true", help=tr("their own words go into calendars and cards too"))
    parser.add_argument("--tasks", action="store_true", help=tr("promises are tasks in a calendar, and no entries"))
    parser.add_argument("--force", action="store_true", help=tr("replace what lies there"))
    _json(parser)
    everywhere(parser)


def _import(parser: ArgumentParser) -> None:
    from tracker.rules.bring_in.file_read import ENCODINGS
    from tracker.rules.bring_in.mapping import DateOrder

    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        help=tr("CSV, vCard or iCalendar; or https://… for an address book on a server"),
    )
    parser.add_argument("--user", metavar="NAME", default="", help=tr("whose address book; the password is asked for"))
    parser.add_argument("--map", metavar="NAME", help=tr("what the columns are, as it was kept under that name"))
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=_one_of(ENCODINGS, NO_ENCODING),
        help=tr("how its letters are written, where that is not found out"),
    )
    parser.add_argument(
        "--days",
        metavar="ORDER",
        type=_one_of([order.value for order in DateOrder if order is not DateOrder.UNSURE], NO_DAYS),
        help=tr("how days such as 3/4/2026 are written in it: day-first or month-first"),
    )
    parser.add_argument(
        "--they-agreed", action="store_true", help=tr("they agreed to each next follow-up in it; else it is a note")
    )
    parser.add_argument(
        "--last-contact",
        metavar="CHANNEL",
        type=_one_of(Channel, NO_CHANNEL),
        help=tr("by which way each last contact in it was; else it is a note"),
    )
    parser.add_argument("--dry-run", action="store_true", help=tr("only tell what would be brought in"))
    _json(parser)
    everywhere(parser)


def _publish(parser: ArgumentParser) -> None:
    parser.add_argument(
        "address", metavar="ADDRESS", nargs="?", help=tr("of the server, to begin with; later it is known")
    )
    parser.add_argument("--user", metavar="NAME", default="", help=tr("whose it is there; the password is asked for"))
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--anew", action="store_true", help=tr("put there again what went all at once"))
    one.add_argument("--let-go", action="store_true", help=tr("leave what went all at once as it is"))
    one.add_argument(
        "--put-back",
        metavar="WHO",
        help=tr("what a phone moved, took off or worded stands there as agreed again"),
    )
    one.add_argument("--keep-note", metavar="WHO", help=tr("what a phone says of it is kept among their notes"))
    one.add_argument(
        "--take-off-strays", action="store_true", help=tr("take off what is ours there and agreed nowhere")
    )
    one.add_argument("--leave-strays", action="store_true", help=tr("leave there what is ours and agreed nowhere"))
    one.add_argument("--take-away", action="store_true", help=tr("take all of it off the server, and publish no more"))
    one.add_argument("--leave-there", action="store_true", help=tr("publish no more, and leave there what is there"))
    _json(parser)
    everywhere(parser)


def _users(parser: ArgumentParser) -> None:
    deeds = ("add", "rename", "switch", "leave")
    parser.add_argument(
        "deed",
        metavar="|".join(deeds),
        nargs="?",
        type=_one_of(deeds, NO_USERS_DEED),
        help=tr("add NAME; rename [NAME] NEW-NAME; switch NAME, to say who you are; leave NAME [WHO-TAKES-OVER]"),
    )
    parser.add_argument("names", metavar="NAME", nargs="*")
    _json(parser)
    everywhere(parser)


def _check(parser: ArgumentParser) -> None:
    _who(parser)
    _channel(parser)
    _to(parser)
    parser.add_argument("--at", metavar="WHEN", help=tr("when it would be; now, where left out"))
    parser.add_argument("--by", metavar="NAME", help=tr("who of us; you, where left out"))
    _json(parser)
    everywhere(parser)


def _correct(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr("which contact or agreement, as check and log give it with --json"))
    parser.add_argument(
        "field",
        metavar="FIELD",
        help=tr("what of it, such as when, by, note or outcome; who gives it to another person, delete takes it away"),
    )
    parser.add_argument("value", metavar="VALUE", nargs="?", help=tr("what it is in truth"))
    _json(parser)
    everywhere(parser)


def _log(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument(
        "--with",
        metavar="WHO",
        dest="others",
        action="append",
        default=[],
        help=tr("somebody else who was in it; may be given for each"),
    )
    did = parser.add_argument_group(tr("what happened"))
    _channel(did)
    _to(did)
    did.add_argument(
        "--direction",
        metavar="out|in|met",
        type=_one_of(Direction, NO_DIRECTION),
        help=tr("we to them, they to us, or both; out, where left out, and met for a meeting"),
    )
    did.add_argument("--at", metavar="WHEN", help=tr("when it happened; now, where left out"))
    did.add_argument("--by", metavar="NAME", help=tr("who of us; you, where left out"))
    did.add_argument(
        "--outcome", metavar="OUTCOME", type=_one_of(ContactOutcome, NO_OUTCOME), help=_listed(ContactOutcome)
    )
    did.add_argument("--note", metavar="TEXT", default="")
    did.add_argument("--basis", metavar="BASIS", type=_one_of(BASES, NO_BASIS), help=_listed(BASES))
    did.add_argument(
        "--once", metavar="KEY", help=tr("log it once: the same KEY again finds it there, and ends with 0")
    )
    did.add_argument("--asked", metavar="TEXT", default="", help=tr("what they asked for, for a reply or a service"))
    _what_it_does(parser.add_argument_group(tr("what it does to what was agreed")))
    _exits(parser.add_argument_group(tr("where it warns")))
    new = parser.add_argument_group(tr("someone new"))
    new.add_argument("--new", action="store_true", help=tr("add WHO where nobody of that name is there"))
    _about_someone_new(new)
    following = parser.add_argument_group(tr("what was agreed next, and what they said"))
    following.add_argument("--talk", metavar="WHEN", help=tr("a next time to talk"))
    following.add_argument("--promise", metavar="WHEN", help=tr("something you promised, and by when"))
    following.add_argument(
        "--by-channel",
        metavar="CHANNEL",
        type=_one_of(Channel, NO_CHANNEL),
        help=tr("how; the same way as this contact, where left out"),
    )
    following.add_argument("--topic", metavar="TEXT", default="", help=tr("about what"))
    following.add_argument("--place", metavar="TEXT", default="", help=tr("where you will meet"))
    following.add_argument(
        "--minutes", metavar="N", type=_minutes, help=tr("how long it takes; half an hour, where left out")
    )
    following.add_argument("--words", metavar="TEXT", default="", help=tr("in their own words"))
    following.add_argument(
        "--promise-by-channel",
        metavar="CHANNEL",
        type=_one_of(Channel, NO_CHANNEL),
        help=tr("how what you promised reaches them, where you agreed to talk as well; likewise:"),
    )
    following.add_argument("--promise-topic", metavar="TEXT", default="", help=tr("what you promised"))
    following.add_argument("--promise-words", metavar="TEXT", default="", help=tr("what they said of it"))
    following.add_argument(
        "--standing", metavar="STANDING", type=_one_of(StandingKind, NO_STANDING), help=_listed(StandingKind)
    )
    following.add_argument(
        "--object",
        metavar="CHANNEL|all",
        type=_one_of((*Channel, EVERYTHING), NO_CHANNEL),
        help=tr("they asked not to be contacted that way, or at all"),
    )
    _json(parser)
    everywhere(parser)


def _about_someone_new(new: Any) -> None:
    for option in ("organisation", "household", "phone", "email"):
        new.add_argument(f"--{option}", metavar="TEXT", default="")
    new.add_argument("--known", action="store_true", help=tr("they know us already, before all that stands here"))
    new.add_argument(
        "--shares", action="store_true", help=tr("their number or address is somebody’s already, and the two share it")
    )


def _add(parser: ArgumentParser) -> None:
    _who(parser)
    _about_someone_new(parser)
    _json(parser)
    everywhere(parser)


def _settle(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument(
        "became",
        metavar="|".join(Became),
        type=_one_of(tuple(Became), NO_ANSWER),
        help=tr("what became of it; what was kept is logged as a contact"),
    )
    parser.add_argument(
        "--agreement", metavar="ID", type=_id, help=tr("which one; the only one, or the one whose time is over, else")
    )
    parser.add_argument("--at", metavar="WHEN", help=tr("when it was kept; at its own time, where left out"))
    parser.add_argument("--to", metavar="WHEN", help=tr("when it is now, where it was moved"))
    _moved_by(parser, tr("we asked for the new time, or called it off, and not they"))
    parser.add_argument("--not-told", action="store_true", help=tr("they do not know yet that you missed it"))
    parser.add_argument("--words", metavar="TEXT", default="", help=tr("in their own words"))
    _json(parser)
    everywhere(parser)


def _exits(exits: Any) -> None:
    exits.add_argument("--reason", metavar="TEXT", default="", help=tr("why to log it although nobody agreed"))
    exits.add_argument("--changed", metavar="WORDS", help=tr("something changed: what they said, in their words"))
    exits.add_argument("--said-at", metavar="WHEN", help=tr("when they said that"))
    exits.add_argument("--agreed-for", metavar="WHEN", help=tr("the time they agreed to then"))
    exits.add_argument("--no-time", action="store_true", help=tr("or that they named none"))
    exits.add_argument(
        "--although-they-said-no", action="store_true", help=tr("you know that they asked us not to; needed at a stop")
    )


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO")


def _channel(parser: Any) -> None:
    parser.add_argument(
        "--channel",
        metavar="CHANNEL",
        type=_one_of(Channel, NO_CHANNEL),
        required=True,
        help=tr("how they are contacted"),
    )


def _to(parser: Any) -> None:
    parser.add_argument(
        "--to",
        metavar="NUMBER-OR-ADDRESS",
        default="",
        help=tr("which of theirs; the only or freest one, where left out"),
    )


def _what_it_does(does: Any) -> None:
    does.add_argument("--keeps", metavar="none|ID", type=_none_or_id, help=tr("which agreement it keeps, or none"))
    does.add_argument("--instead", action="store_true", help=tr("the new time stands in place of one that is open"))
    does.add_argument("--as-well", action="store_true", help=tr("or beside it"))
    _moved_by(does, tr("we asked for the new time, and not they"))
    does.add_argument(
        "--says",
        metavar="|".join(Says),
        type=_one_of(tuple(Says), NO_SAYING),
        help=tr("what it says of a talk: that whoever made the contact is late, calls it off, or (we alone) missed it"),
    )
    does.add_argument(
        "--lift",
        metavar="once|all|no",
        type=_one_of(Lift, NO_LIFT),
        help=tr("whether what was agreed lifts what they had objected to: for it alone, for good, or not"),
    )


def _moved_by(parser: Any, helps: str) -> None:
    parser.add_argument(
        "--moved-by",
        metavar="us",
        type=_one_of(("us",), NO_MOVER),
        help=helps,
    )


def _id(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise CannotTell(tr("“{typed}” is no agreement: give its number.", typed=Theirs(short(typed))))
    return int(typed)


def _none_or_id(typed: str) -> int:
    if typed.casefold() == "none":
        return NOTHING
    if not (typed.isascii() and typed.isdecimal()):
        raise CannotTell(tr("“{typed}” is no agreement: give its number, or none.", typed=Theirs(short(typed))))
    return int(typed)


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("tell it to a program"))


def _minutes(typed: str) -> int:
    """From one minute up to a day."""
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:5]) <= 24 * 60 and len(typed) < 5):
        raise CannotTell(tr("“{typed}” is no number of minutes up to a day.", typed=Theirs(short(typed))))
    return int(typed)


def _one_of(values: Any, otherwise: Sentence) -> Callable[[str], Any]:
    def read(typed: str) -> Any:
        found = next((value for value in values if value == typed.casefold()), None)
        if found is None:
            raise CannotTell(otherwise.told(typed=Theirs(short(typed)), known=Theirs(_listed(values))))
        return found

    return read


def _listed(values: Any) -> str:
    return ", ".join(str(value) for value in values)
