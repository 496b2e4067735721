"""The grammar of `team`, at each desk and for whoever keeps its server. Knows no server."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from tracker.terminal.everywhere import everywhere
from tracker.tongue import sentence, tr

_ABOUT = sentence(
    """\
Several of us share what is here through a PostgreSQL server. At each desk, with
the file that its keeper hands over:

  join     copies all that the team has here; where there are people of your
           own, it is refused
  move     makes what is here the team’s, where it has nothing yet
  leave    what is here is your own again
  status   who you are there, as of when all is here, and what waits to be sent

For whoever keeps that server; nobody else needs these:

  init     makes the database and all that is in it, or takes what has come new
  invite   lets somebody in, and writes the file that they open on their computer
  revoke   lets somebody in no more; what they wrote stays
  status   who is of the team, who is at it now, and how much there is; where
           your own desk is one of a team’s, name the server by --host
  dump     copies all of it into a file, as a backup of the server
  tidy     leaves nothing on the disk of whoever was erased; for every night

Each can be asked for again: what is done already is not done twice. Each says
what it does; with --dry-run it only shows the SQL, and changes nothing.

It speaks to PostgreSQL as its own programs do, by PGHOST, PGUSER, PGPASSWORD
or ~/.pgpass, and else over this computer’s socket as whoever is logged in. On
Debian that is: sudo -u postgres as-agreed team init"""
)
_DUMP = sentence(
    """\
The file is in PostgreSQL’s own form, for pg_restore. Roles are not in it: team
init and team invite make them again. It holds everything that is in the
ledger, so keep it where only you can read it. Somebody erased since stays in
it until you delete it."""
)
_TIDY = sentence(
    """\
Whoever is erased is gone from the tables at once; the server’s disk may still
hold their words where they stood. This writes those tables anew, for which
everybody waits a moment, and turns over the server’s log. Let it run each
night, as whoever keeps the server:
    0 3 * * *  as-agreed team tidy"""
)
_INVITE = sentence(
    """\
For somebody new a password is made and shown once. Give it to them by another
way than the file. They open the file with As Agreed, which asks for it."""
)


_JOIN = sentence(
    """\
Nothing has changed here until the copy is whole. A copy that is here already
goes on, with a new invitation or password."""
)
_MOVE = sentence(
    """\
What is here is looked through and backed up first, goes there in one piece, and
every row of it is read back; until the last one was, nothing has changed."""
)
_LEAVE = sentence(
    """\
What colleagues do from then on does not come here, and what you do does not
reach them. Until you have written something you can join again."""
)


def add_team(parser: ArgumentParser) -> None:
    parser.description = _ABOUT.told()
    whats = parser.add_subparsers(dest="team", metavar="WHAT", required=True, parser_class=type(parser))
    _at_a_desk(whats.add_parser("join", help=tr("copy all that a team has here"), epilog=_JOIN.told()), invited=True)
    moving = whats.add_parser("move", help=tr("make what is here a team’s"), epilog=_MOVE.told())
    _at_a_desk(moving, invited=True)
    _at_a_desk(whats.add_parser("leave", help=tr("have what is here for your own"), epilog=_LEAVE.told()))
    _of_all(whats.add_parser("init", help=tr("make what a team needs, or what is new in it")), changes=True)
    _invite(whats.add_parser("invite", help=tr("let somebody in"), epilog=_INVITE.told()))
    _revoke(whats.add_parser("revoke", help=tr("let somebody in no more")))
    _status(whats.add_parser("status", help=tr("how it stands")))
    tidy = whats.add_parser("tidy", help=tr("leave nothing of whoever was erased"), epilog=_TIDY.told())
    _of_all(tidy, changes=True)
    _dump(whats.add_parser("dump", help=tr("copy all of it into a file"), epilog=_DUMP.told()))


def _at_a_desk(parser: ArgumentParser, invited: bool = False) -> None:
    if invited:
        parser.add_argument("file", metavar="FILE", help=tr("the invitation, as its keeper handed it over"))
        parser.add_argument("--password-stdin", action="store_true", help=tr("the password is the first line typed in"))
        parser.add_argument(
            "--keep-password", action="store_true", help=tr("keep it in the system’s keyring, where there is one")
        )
    parser.add_argument("--json", action="store_true", help=tr("the answer as JSON"))
    everywhere(parser)


def _invite(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=tr("as they will sign what they write"))
    parser.add_argument("--at", metavar="HOST", help=tr("by which name their computer finds the server"))
    parser.add_argument("--role", metavar="ROLE", help=tr("what they log in as; made from the name, where left out"))
    parser.add_argument("--file", metavar="FILE", help=tr("where to write what they open; ROLE.as-agreed-team, else"))
    parser.add_argument("--new-password", action="store_true", help=tr("somebody known gets another one"))
    parser.add_argument(
        "--password-in-file",
        action="store_true",
        help=tr("the file lets in whoever has it; for a way that nobody else reads"),
    )
    parser.add_argument(
        "--unguarded",
        action="store_true",
        help=tr("nothing is encrypted: for several of us on this one computer"),
    )
    _of_all(parser, changes=True)


def _revoke(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help=tr("their name or their role"))
    _of_all(parser, changes=True)


def _status(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("the answer as JSON"))
    _of_all(parser)
    everywhere(parser)


def _dump(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--force", action="store_true", help=tr("replace what lies there"))
    _of_all(parser)


def _of_all(parser: Any, changes: bool = False) -> None:
    parser.add_argument("--host", metavar="HOST", help=tr("of PostgreSQL, or the folder of its socket"))
    parser.add_argument("--port", metavar="N", type=int, help=tr("5432, where left out"))
    parser.add_argument("--user", metavar="ROLE", help=tr("as whom; it has to be allowed to make roles and databases"))
    parser.add_argument("--database", metavar="NAME", default="as_agreed", help=tr("as_agreed, where left out"))
    parser.add_argument("--schema", metavar="NAME", default="as_agreed", help=tr("in it; as_agreed, where left out"))
    parser.add_argument(
        "--certificate",
        metavar="FILE",
        help=tr("the one that vouches for the server’s, where not every system trusts it"),
    )
    if changes:
        parser.add_argument("--dry-run", action="store_true", help=tr("show what would be run, and change nothing"))
