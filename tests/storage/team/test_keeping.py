"""Claims about `as-agreed team`: its keeper is told each step, may ask again, and may look before anything is done."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from psycopg.sql import SQL, Identifier

from tests.storage.team.entries import FOUNDED, entry, hash_of, row, sent
from tests.storage.team.postgres import AS_WHOM, Postgres
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.assembly import run
from tracker.storage.team.invitation_file import place_of, read_invitation
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.wire import Emptied, Kept, Sent

DATABASE = "kept"
SHARED = "kept_here"
Said = tuple[int, str, str]
Team = Callable[..., Said]


@pytest.fixture
def team(
    running: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Team]:
    """`as-agreed team …` as the keeper types it on the server, where no database was made yet; gone with all its roles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PGHOST", str(running.folder))
    monkeypatch.setenv("PGPORT", str(running.port))
    monkeypatch.setenv("PGUSER", AS_WHOM)

    def type_(what: str, *more: str) -> Said:
        code = run(
            ["--data-dir", str(tmp_path / "data"), "team", what, *more, "--database", DATABASE, "--schema", SHARED]
        )
        return (code, *capsys.readouterr())

    yield type_
    with running.keeper() as keeper:
        keeper.execute(SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(Identifier(DATABASE)))
        for role in (f"{SHARED}_owner", f"{SHARED}_rep", "ann", "guest"):
            keeper.execute(SQL("DROP ROLE IF EXISTS {}").format(Identifier(role)))


def invited(team: Team, name: str, *more: str) -> tuple[PostgresServer, str]:
    """Their way in by the file and the password that the keeper hands over."""
    code, out, err = team("invite", name, "--unguarded", "--file", "invitation", *more)
    assert (code, err) == (0, "")
    invitation = read_invitation(Path("invitation"))
    shown = re.search(r"shown this once:\s+(\S+)", out)
    password = invitation.password or (shown[1] if shown else "")
    return PostgresServer(place_of(invitation, Path("certificate")), password), password


def test_from_nothing_to_somebody_who_writes(team: Team) -> None:
    code, out, err = team("init")
    assert (code, err) == (0, "")
    assert [line.split(",")[0].split(" (")[0] for line in out.splitlines() if line.startswith("The ")] == [
        f"The database {DATABASE}",
        f"The role {SHARED}_owner",
        f"The role {SHARED}_rep",
        f"The schema {SHARED}",
    ]
    ann, password = invited(team, "Ann")
    with ann.found(FOUNDED, [sent(entry(1, "Zoe"))]):
        pass
    with ann.turn(1, hash_of(1)) as turn:
        turn.send(sent(entry(2, "Ann")), uuid4())
    assert password not in Path("invitation").read_text(encoding="ascii")
    assert Path("invitation").stat().st_mode & 0o077 == 0
    code, out, err = team("status")
    assert code == 0
    assert out.startswith("2 entries, the last of them on ")
    assert re.search(r"^  ann +Ann, at it now$", out, re.MULTILINE)
    ann.close()


def test_what_is_done_is_not_done_twice(team: Team) -> None:
    team("init")
    assert team("init")[1] == "All of it is there already; nothing was changed.\n"
    first, _ = invited(team, "Ann")
    code, out, _ = team("invite", "Ann", "--unguarded")
    assert code == 0
    assert out.startswith("Ann is of the team already, by the role ann.")
    assert "password" not in out
    assert first.founded() is None
    first.close()


def test_what_would_be_run_is_shown_and_not_run(team: Team, tmp_path: Path) -> None:
    code, out, _ = team("init", "--dry-run")
    assert code == 0
    for line in (
        "CREATE DATABASE \"kept\" ENCODING 'UTF8' TEMPLATE template0;",
        f'CREATE ROLE "{SHARED}_owner" NOLOGIN;',
        f'CREATE TABLE "{SHARED}".ledger (',
    ):
        assert line in out.splitlines()
    assert team("status")[1].startswith("There is no team there yet")
    team("init")
    code, out, _ = team("invite", "Ann", "--unguarded", "--dry-run")
    assert "ALTER ROLE \"ann\" PASSWORD '…';" in out.splitlines()
    assert "SCRAM" not in out
    assert not Path("ann.as-agreed-team").exists()
    assert "ann" not in team("status")[1]
    assert not (tmp_path / "data").exists()


def test_what_is_shown_is_all_that_is_run(team: Team, running: Postgres) -> None:
    """A keeper who would rather run it themselves has the same in the end."""
    shown = team("init", "--dry-run")[1]
    made, rest = shown.split(";\n", 1)
    with running.keeper() as keeper:
        keeper.execute(made.encode())
    with running.keeper(DATABASE) as keeper:
        keeper.execute(b"BEGIN;" + rest.encode() + b"COMMIT")
    assert team("init")[1] == "All of it is there already; nothing was changed.\n"
    ann, _ = invited(team, "Ann")
    assert ann.founded() is None
    ann.close()


def test_whoever_is_let_in_no_more_is_not_and_may_be_again(team: Team) -> None:
    team("init")
    ann, _ = invited(team, "Ann")
    ann.founded()
    assert team("revoke", "Ann")[0] == 0
    with pytest.raises(StoreFault) as told:
        ann.founded()
    assert told.value.fault is Fault.NOT_ALLOWED
    assert re.search(r"ann +Ann, let in no more", team("status")[1])
    assert team("revoke", "ann")[1] == "Ann was let in no more already; nothing was changed.\n"
    again, _ = invited(team, "Ann", "--new-password", "--password-in-file")
    assert again.founded() is None
    again.close()
    code, _, err = team("revoke", "Eve")
    assert code == 3
    assert err.splitlines()[1:] == ["  ann"]


def test_a_dump_has_all_of_it_and_replaces_nothing_unasked(team: Team) -> None:
    team("init")
    code, out, _ = team("dump", "all.dump")
    assert (code, out) == (0, "All of it is in all.dump.\n")
    assert Path("all.dump").read_bytes().startswith(b"PGDMP")
    assert Path("all.dump").stat().st_mode & 0o077 == 0
    assert team("dump", "all.dump")[0] == 3
    assert team("dump", "all.dump", "--force")[0] == 0


def test_after_tidying_up_no_file_of_the_server_has_a_word_of_whoever_was_erased(team: Team, running: Postgres) -> None:
    team("init")
    ann, _ = invited(team, "Ann")
    words = "quokkas at breakfast"

    def holding() -> list[str]:
        files = [each for each in (running.folder / "data").rglob("*") if each.is_file()]
        return [each.name for each in files if words.encode() in each.read_bytes()]

    with ann.found(FOUNDED, [Sent((entry(1, "Ann", row(0, "contact", 1, 7, f'"{words}"')),), ((1, Kept(words, 1)),))]):
        pass
    team("tidy")
    assert holding()  # for it is still in the ledger
    erased = entry(2, "Ann", name=DeedName.ERASE_PROSPECT.value, whose=7)
    with ann.turn(1, hash_of(1)) as turn:
        turn.send(Sent((erased,), ((2, Kept(None, 1)), (2, Emptied(1, 0)))), uuid4())
    ann.close()
    assert holding()  # where it stood
    code, out, _ = team("tidy")
    assert code == 0
    assert len(out.splitlines()) >= 5
    assert holding() == []


def test_how_it_stands_is_told_to_programs_too(team: Team) -> None:
    assert json.loads(team("status", "--json")[1]) is None
    team("init")
    invited(team, "Ann")[0].close()
    told = json.loads(team("status", "--json")[1])
    assert (told["schema"], told["entries"], told["members"][0]["role"]) == (1, 0, "ann")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["invite", "Ann", "--unguarded"], "There is no team there yet"),
        (["revoke", "Ann"], "is not of the team"),
        (["dump", "file"], "There is no team there yet"),
        (["invite", "Ann"], "Say so with --at."),
        (["invite", "!!", "--at", "x"], "A name is missing."),
        (["invite", "Ann", "--at", "x", "--certificate", "nowhere"], "no certificate"),
        (["invite", "Ann", "--role", AS_WHOM, "--unguarded"], "There is no team there yet"),
        (["status", "--port", "1"], "does not answer"),
        (["status", "--user", "nobody_of_that_name"], "does not let you"),
    ],
    ids=lambda typed: " ".join(typed) if isinstance(typed, list) else "",
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_leaves_nothing(team: Team, typed: list[str], said: str) -> None:
    code, out, err = team(*typed)
    assert (code, out) == (3, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert list(Path().iterdir()) == []


def test_without_the_driver_it_is_said_what_brings_it() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None; from tracker.assembly import run; sys.exit(run(['team', 'status']))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 3
    assert ran.stderr == 'What speaks to PostgreSQL is not installed here: pip install "as-agreed[team]" brings it.\n'


def test_the_role_that_keeps_the_server_is_nobody_s(team: Team) -> None:
    team("init")
    for role in (AS_WHOM, f"{SHARED}_owner"):
        code, _, err = team("invite", "Ann", "--role", role, "--unguarded")
        assert code == 3
        assert "keeps the server itself" in err


def test_a_role_that_may_make_no_others_is_told_and_nothing_is_half_made(team: Team, running: Postgres) -> None:
    with running.keeper() as keeper:
        keeper.execute("CREATE ROLE guest LOGIN")
    code, _, err = team("init", "--user", "guest")
    assert code == 3
    assert "does not let you do that" in err
    assert team("status")[1].startswith("There is no team there yet")
