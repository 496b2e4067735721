"""The command line's own grammar: options and commands, and what is said when they are mistyped. Knows no store."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tracker.terminal.everywhere import everywhere, short
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.tongue import Theirs, sentence, tr, tr_as

ENDING = sentence(
    """\
WHO is a name, a phone number or an e-mail address, or NAME @ ORGANISATION
where two have one name; accents count. WHEN and D take plain words
("Thu 3pm", "in a month", "end of next week") or ISO dates and times.
CHANNEL is one of: meeting call video email text social post.

It ends with 0 where all is well (for check: welcome, or a note), 1 at a
warning, 2 at a stop, and 3 where it cannot tell: a date it cannot read,
nobody of that name, a folder that is not there."""
)

WINDOW: dict[str, object] = {"data_dir": None, "now": None, "demo": False, "screenshot": None}
"""What it is without a word."""

SENTENCES = (  # argparse's own messages, turned into sentences; the first that fits is used
    (r"argument (?:.*/)?(?P<it>\S+): expected .*", sentence("{it} needs a value.")),
    (r"argument (?:.*/)?(?P<it>\S+): not allowed .*", sentence("{it} does not go with what else was said.")),
    (r"argument (?:.*/)?(?P<it>\S+): ignored explicit argument .*", sentence("{it} takes no value.")),
    (
        r"argument COMMAND: invalid choice: (?P<it>'.*?').*",
        sentence(
            "{it} is no command: it is one of today, day, check, add, log, settle, correct, merge, undo, away, import, "
            "export, publish, users, team."
        ),
    ),
    (
        r"argument WHAT: invalid choice: (?P<it>'.*?').*",
        sentence(
            "{it} is nothing to do with a team: it is one of join, move, leave, status, init, invite, revoke, dump, "
            "tidy."
        ),
    ),
    (r"the following arguments are required: (?P<it>.*)", sentence("{it} is missing.")),
    (r"unrecognized arguments: (?P<it>.*)", sentence("{it} is not understood here.")),
)


def read_arguments(given: Sequence[str]) -> Namespace:
    """The command line, read. Ends the program as the parser does where it cannot be.

    What opens a window is a folder at most, and a time: that is read without what the commands need for theirs.
    """
    options = SentenceParser(prog="as-agreed", add_help=False)
    everywhere(options, WINDOW)
    _of_the_window(options)
    read, rest = options.parse_known_args(given, Namespace(command=None))
    if rest:
        read = parser().parse_args(given)
    _one_wish(read, options)
    return read


def parser() -> ArgumentParser:
    """The whole command line. Its `parse_args` ends the program with 3 and one sentence where it cannot be read."""
    root = SentenceParser(
        prog="as-agreed",
        description=tr(
            "Keeps the other person’s yes: who agreed to hear from you, when, how and about what. With no command it "
            "opens the window."
        ),
        epilog=ENDING.told(),
    )
    root.add_argument("--version", action=ShowVersion)
    everywhere(root, WINDOW)
    _of_the_window(root)
    from tracker.terminal.command_arguments import add_commands

    add_commands(root.add_subparsers(dest="command", metavar="COMMAND", parser_class=SentenceParser), ENDING.told())
    return root


def _of_the_window(parser: ArgumentParser) -> None:
    """What only a window can be asked for; these stand before no command and after none."""
    parser.add_argument("--entry", action="store_true", help=tr("open the window on a new entry"))
    parser.add_argument(
        "--hidden",
        action="store_true",
        help=tr("start in the background; starting it once more shows the window"),
    )
    for name, told in (
        ("install", tr("put the program into the desktop’s menu, for you alone, and end")),
        ("remove", tr("take it out of the desktop’s menu again, and end")),
    ):
        parser.add_argument(f"--{name}-desktop", action="store_const", const=name, dest="menu_entry", help=told)


def _one_wish(read: Namespace, parser: ArgumentParser) -> None:
    """Ends the program as the parser does where the window is asked for two things, or beside a command."""
    given = [f"--{name}" for name in ("entry", "hidden") if getattr(read, name)]
    if read.menu_entry is not None:
        given.insert(0, f"--{read.menu_entry}-desktop")
        if given[1:]:
            # T: "--install-desktop and --hidden do not go together."
            parser.error(
                tr("{option} and {it} do not go together.", option=Theirs(given[0]), it=Theirs(given[1])),
            )
    if len(given) > 1:
        parser.error(tr("--entry and --hidden say the opposite of each other; give one of them."))
    if given and (read.command is not None or read.screenshot is not None):
        beside = Theirs(read.command or "--screenshot")
        # T: "--entry is for the window, and does not go with “today”."
        parser.error(tr("{option} is for the window, and does not go with “{it}”.", option=Theirs(given[0]), it=beside))


class SentenceParser(ArgumentParser):
    """An argument parser whose errors are one sentence on standard error, and whose exit code for them is 3.

    Of all the commands only the one that is given is asked what it takes: to have each say so would take longer than
    most of them do. `fill` adds that to it.
    """

    def __init__(self, fill: Callable[[ArgumentParser], None] | None = None, **given: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter, **given)
        self._fill = fill

    def filled(self) -> SentenceParser:
        """Itself, once it knows all that it takes."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)
        return self

    def parse_known_args(  # type: ignore[override]  # the stub's overloads say the same at greater length
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        self.filled()
        try:
            return super().parse_known_args(args, namespace)
        except CannotTell as trouble:  # from what reads a value; argparse lets it pass
            self.error(trouble.sentence)

    def error(self, message: str) -> NoReturn:
        from tracker.terminal.telling.page import Page

        Page(sys.stdout, sys.stderr).trouble(_sentence(message))
        sys.exit(ExitCode.CANNOT_TELL)


class ShowVersion(Action):
    """Looks the version up only when it is asked for: reading the installation's metadata takes a while."""

    def __init__(self, option_strings: Sequence[str], **_: Any) -> None:
        super().__init__(option_strings, SUPPRESS, nargs=0, help=tr("show the version, and end"))

    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            shown = version("as-agreed")
        except PackageNotFoundError:
            shown = tr_as("version", "from a checkout")
        print(f"as-agreed {shown}")
        parser.exit()


def _sentence(message: str) -> str:
    for pattern, told in SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return told.told(it=Theirs(short(found["it"])))
    return message if message.endswith(".") else f"{message[:1].upper()}{message[1:]}."
