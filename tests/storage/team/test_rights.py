"""Claims about who may do what on a team's server: whoever has a role there, and types whatever they like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.storage.team.entries import FOUNDED, ORIGIN, entry, hash_of, row, sent, user_row
from tests.storage.team.postgres import Postgres, TeamThere
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.storage.team import keeping
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.wire import Emptied, Kept, Sent, SentEntry, SentRow

ENTRY = "INSERT INTO {s}.ledger (seq, at_us, by_whom, name, detail, hash) VALUES "
NOT_THEIRS = {
    "change an entry": "UPDATE {s}.ledger SET by_whom = 'Ben'",
    "take an entry out": "DELETE FROM {s}.ledger",
    "empty the ledger": "TRUNCATE {s}.ledger CASCADE",
    "change a row": "UPDATE {s}.ledger_row SET after = '{{}}'",
    "take a row out": "DELETE FROM {s}.ledger_row",
    "change what stood beside": "UPDATE {s}.beside SET key = ''",
    "forget a token": "DELETE FROM {s}.done",
    "say when a token came": "INSERT INTO {s}.done (token, seq, at) VALUES (gen_random_uuid(), 1, 'infinity')",
    "say who wrote": "INSERT INTO {s}.ledger (seq, at_us, by_whom, name, detail, hash, role)"
    " VALUES (3, 0, 'Ann', '', '', sha256('a'), 'ben')",
    "say in which transaction": "INSERT INTO {s}.ledger (seq, at_us, by_whom, name, detail, hash, xact)"
    " VALUES (3, 0, 'Ann', '', '', sha256('a'), '7')",
    "write in another's name": ENTRY + "(3, 0, 'Ben', '', '', sha256('a'))",
    "write in nobody's name": ENTRY + "(3, 0, '', '', '', sha256('a'))",
    "hide another's name among their own": ENTRY
    + "(3, 0, 'Ann', '', '', sha256('a')), (4, 0, 'Ben', '', '', sha256('a'))",
    "leave a number out": ENTRY + "(4, 0, 'Ann', '', '', sha256('a'))",
    "write before the first": ENTRY + "(0, 0, 'Ann', '', '', sha256('a'))",
    "add to an earlier entry": "INSERT INTO {s}.ledger_row (seq, position, kind, record_id, prospect_id, digest)"
    " VALUES (1, 9, 'contact', 1, 1, sha256('a'))",
    "add beside an earlier entry": "INSERT INTO {s}.beside (seq, position, what) VALUES (1, 9, 'kept')",
    "say beside an entry of theirs that something was emptied": "BEGIN; "
    + ENTRY
    + "(3, 0, 'Ann', '', '', sha256('a')); INSERT INTO {s}.beside (seq, position, what, of_seq, of_position)"
    " VALUES (3, 0, 'emptied', 1, 0)",
    "empty what is nobody's who is erased": "SELECT {s}.forget(ARRAY[1], ARRAY[0])",
    "begin anew": "SELECT 1 / {s}.begin_founding('x', 'y', 1)::int",
    "say that they begin": "INSERT INTO {s}.meta VALUES ('founding', pg_current_xact_id()::text)",
    "change what it began on": "UPDATE {s}.meta SET value = ''",
    "let somebody in": "INSERT INTO {s}.member (role, name) VALUES ('eve', 'Eve')",
    "be somebody else": "UPDATE {s}.member SET name = 'Ben'",
    "make a table there": "CREATE TABLE {s}.mine (a int)",
    "make a function there": "CREATE FUNCTION {s}.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    "stop what watches": "ALTER TABLE {s}.ledger DISABLE TRIGGER ALL",
    "become the owner": "SET ROLE {o}",
    "hold everybody up past their turn": "BEGIN; LOCK TABLE {s}.ledger IN EXCLUSIVE MODE",
    "ask who may write as whom": "SELECT {s}.may_write_as('Ben')",
}


@pytest.fixture
def ann(team: TeamThere) -> PostgresServer:
    return of_two(team)


@pytest.fixture(scope="module")
def as_it_was(running: Postgres) -> Iterator[TeamThere]:
    """One for all that may not be done: each leaves it as it was, or fails."""
    with running.team() as made:
        of_two(made)
        yield made


def of_two(team: TeamThere) -> PostgresServer:
    """Ann and Ben are of a team with two entries; Ann's way to it."""
    made = team.server(team.invite("Ann"))
    team.invite("Ben")
    us = entry(1, "Zoe", user_row(0, 1, "Ann"), user_row(1, 2, "Ben"), user_row(2, 3, "Zoe"))
    with made.found(FOUNDED, [sent(us, entry(2, "Zoe"))]):
        pass
    return made


def written(server: PostgresServer, *entries: SentEntry, beside: tuple[Emptied | Kept, ...] = ()) -> None:
    seq = entries[0].seq - 1
    with server.turn(seq, hash_of(seq)) as turn:
        turn.send(Sent(entries, tuple((entries[-1].seq, each) for each in beside)), uuid4())


@pytest.mark.parametrize("what", NOT_THEIRS)
def test_a_rep_may_not(as_it_was: TeamThere, what: str) -> None:
    team = as_it_was
    asked = SQL(NOT_THEIRS[what]).format(s=Identifier(team.schema), o=Identifier(team.names.owner))
    everything = "SELECT (SELECT json_agg(l) FROM {s}.ledger l)::text, (SELECT json_agg(r) FROM {s}.ledger_row r)::text, (SELECT json_agg(m) FROM {s}.meta m)::text, (SELECT json_agg(m) FROM {s}.member m)::text"
    before = team.asked(everything)
    with team.psql(f"ann_{team.schema}") as typing, pytest.raises(psycopg.Error) as told:
        typing.execute(asked)
    assert told.value.sqlstate in ("42501", "23514", "22012")
    assert team.asked(everything) == before


def test_somebody_who_is_not_of_the_team_sees_nothing(team: TeamThere, ann: PostgresServer) -> None:
    with team.postgres.team() as another:
        stranger = another.invite("Eve")
        for asked in ("SELECT * FROM {}.ledger", "SELECT {}.take_turn()"):
            with another.psql(stranger) as typing, pytest.raises(psycopg.errors.InsufficientPrivilege):
                typing.execute(SQL(asked).format(Identifier(team.schema)))


def test_whoever_corrects_their_name_writes_by_the_new_one_and_the_old(team: TeamThere, ann: PostgresServer) -> None:
    written(ann, entry(3, "Ann", user_row(0, 1, "Anna", "Ann"), name="rename-user"))
    written(ann, entry(4, "Anna"))
    written(ann, entry(5, " ANN "))
    written(ann, entry(6, "Anna", user_row(0, 1, "Ann"), name="undo"))
    with pytest.raises(StoreFault) as told:
        written(ann, entry(7, "Anna"))
    assert told.value.fault is Fault.NOT_ALLOWED
    written(ann, entry(7, "Ann"))


def test_a_name_that_is_another_s_is_not_had_by_taking_it(team: TeamThere, ann: PostgresServer) -> None:
    written(ann, entry(3, "Ann", user_row(0, 1, "Ann", "Ben", "Zoe"), name="rename-user"))
    for taken in ("Ben", "zoe"):
        with pytest.raises(StoreFault) as told:
            written(ann, entry(4, taken))
        assert told.value.fault is Fault.NOT_ALLOWED
    written(ann, entry(4, "Ann"))
    written(team.server(f"ben_{team.schema}"), entry(5, "Ben"))


def test_whoever_is_invited_writes_by_that_name_until_the_ledger_knows_them(
    team: TeamThere, ann: PostgresServer
) -> None:
    cleo = team.server(team.invite("Cleo"))
    assert cleo.me().name == "Cleo"
    with pytest.raises(StoreFault):
        written(cleo, entry(3, "Cleopatra"))
    written(cleo, entry(3, "Cleo", user_row(0, 9, "Cleo"), name="introduce"))
    written(cleo, entry(4, "cleo", user_row(0, 9, "Cleopatra", "Cleo"), name="rename-user"))
    assert cleo.me().user_id == 9
    written(cleo, entry(5, "Cleopatra"))


def test_whoever_is_let_in_no_more_is_cut_off_and_what_they_wrote_stays(team: TeamThere, ann: PostgresServer) -> None:
    written(ann, entry(3))
    with team.postgres.keeper() as keeper:
        list(keeping.take(keeper, keeping.steps_to_revoke(keeper, team.names, f"ann_{team.schema}")))
    with pytest.raises(StoreFault) as told:
        written(ann, entry(4))
    assert told.value.fault is Fault.NOT_ALLOWED
    assert team.asked("SELECT by_whom, role FROM {s}.ledger WHERE seq = 3") == [("Ann", f"ann_{team.schema}")]
    team.invite("Ann")
    written(ann, entry(4))


def test_whoever_is_noted_as_revoked_writes_no_more_even_where_they_can_log_in(
    team: TeamThere, ann: PostgresServer
) -> None:
    team.asked("UPDATE {s}.member SET revoked = now() WHERE name = 'Ann' RETURNING 1")
    for ask in (lambda: written(ann, entry(3)), ann.me):
        with pytest.raises(StoreFault) as told:
            ask()
        assert told.value.fault is Fault.NOT_ALLOWED
    with team.psql(f"ann_{team.schema}") as typing, pytest.raises(psycopg.errors.InsufficientPrivilege):
        typing.execute(SQL(ENTRY + "(3, 0, 'Ann', '', '', sha256('a'))").format(s=Identifier(team.schema)))


def test_what_others_wrote_may_be_brought_along_only_while_a_store_begins(team: TeamThere, ann: PostgresServer) -> None:
    begin = "SELECT {s}.begin_founding('x', 'y', 1); " + ENTRY + "(3, 0, 'Zoe', '', '', sha256('a'))"
    with team.psql(f"ann_{team.schema}") as typing, pytest.raises(psycopg.errors.InsufficientPrivilege):
        typing.execute(SQL(begin).format(s=Identifier(team.schema)))


JO, KIM, LEE = 11, 12, 13


def erased(seq: int, whose: int, *said: SentRow) -> SentEntry:
    return entry(seq, "Ann", *said, name=DeedName.ERASE_PROSPECT.value, whose=whose)


@pytest.fixture
def history(ann: PostgresServer) -> PostgresServer:
    """3: Jo and Kim, met together. 4: Kim alone. 5: Lee. 6: a contact of Lee's that is gone in 7."""
    written(ann, entry(3, "Ann", row(0, "contact", 31, JO), row(1, "contact", 32, KIM)), beside=(Kept("jo 31", 31),))
    written(ann, entry(4, "Ann", row(0, "contact", 41, KIM)), beside=(Kept("kim 41", 41),))
    written(ann, entry(5, "Ann", row(0, "contact", 51, LEE)))
    written(ann, entry(6, "Ann", row(0, "contact", 61, LEE)))
    written(ann, entry(7, "Ann", replace(row(0, "contact", 61, LEE), before="{}", after=None)))
    return ann


def emptied_there(team: TeamThere) -> list[tuple[int, int]]:
    return team.asked("SELECT seq, position FROM {s}.ledger_row WHERE salt IS NULL ORDER BY seq, position")


def test_an_erasing_empties_what_was_theirs_and_what_it_says_anew(team: TeamThere, history: PostgresServer) -> None:
    beside = (Emptied(3, 0), Emptied(3, 1), Emptied(4, 0), Emptied(6, 0), Kept(None, 31))
    written(history, erased(8, JO, row(0, "contact", 41, KIM)), beside=beside)
    assert emptied_there(team) == [(3, 0), (3, 1), (4, 0), (6, 0)]
    assert team.asked(
        "SELECT count(*) FROM {s}.ledger_row WHERE salt IS NULL AND (before, after) IS DISTINCT FROM (NULL, NULL)"
    ) == [(0,)]
    seen = history.since(0, ORIGIN)
    assert seen.entries[2].rows[0] == replace(row(0, "contact", 31, JO), salt=None, after=None)
    assert [what for _, what in seen.beside] == [Kept("kim 41", 41), *beside]
    # A key may say a name: what stood there of it is gone too.
    assert team.asked("SELECT count(*) FROM {s}.beside WHERE key LIKE 'jo%%'") == [(0,)]


@pytest.mark.parametrize(
    ("what", "entries"),
    [
        ("what is another's alone", [erased(8, JO)]),
        ("anything, where nobody is erased", [entry(8, "Ann", row(0, "contact", 51, LEE))]),
        ("anything, where nobody is named", [replace(erased(8, JO), prospect_id=None)]),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_an_erasing_may_not_empty(
    team: TeamThere, history: PostgresServer, what: str, entries: list[SentEntry]
) -> None:
    with pytest.raises(StoreFault) as told:
        written(history, *entries, beside=(Emptied(5, 0),))
    assert told.value.fault is Fault.NOT_ALLOWED
    assert emptied_there(team) == []
    assert team.asked("SELECT max(seq) FROM {s}.ledger") == [(7,)]


def test_an_erasing_of_another_time_lets_nothing_be_emptied(team: TeamThere, history: PostgresServer) -> None:
    written(history, erased(8, LEE))
    with pytest.raises(StoreFault):
        written(history, entry(9), beside=(Emptied(5, 0),))
    with team.psql(f"ann_{team.schema}") as typing, pytest.raises(psycopg.errors.InsufficientPrivilege):
        typing.execute(SQL("SELECT {}.forget(ARRAY[5], ARRAY[0])").format(Identifier(team.schema)))
    assert emptied_there(team) == []
