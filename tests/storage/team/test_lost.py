"""Claims about a line that is lost, a server that dies and one that says no: nothing is lost, nothing is there twice."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from time import monotonic
from uuid import uuid4

import pytest

from tests.storage.team.entries import FOUNDED, ORIGIN, entry, hash_of, row, sent
from tests.storage.team.postgres import PASSWORD, Line, Postgres, TeamThere
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import Link, Lost, Patience
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.wire import Kept, NoAnswer, Sent

WITH_CERTIFICATES = pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing here makes certificates")
BRIEFLY = Patience(connect=2, silence=0.3)


@pytest.fixture
def ann(team: TeamThere) -> PostgresServer:
    """A member of a team whose store has begun, beside the line."""
    made = team.server(team.invite("Ann"))
    with made.found(FOUNDED, []):
        pass
    return made


@pytest.fixture
def far(team: TeamThere, ann: PostgresServer, line: Line) -> PostgresServer:
    """The same over the line."""
    return team.server(f"ann_{team.schema}", line.port)


def fault_of(ask: object) -> Fault:
    with pytest.raises(StoreFault) as told:
        ask()  # type: ignore[operator]
    return told.value.fault


def test_a_line_cut_anywhere_in_the_last_round_leaves_it_whole_or_not_at_all_and_the_token_says_which(
    team: TeamThere, far: PostgresServer, line: Line
) -> None:
    seq = kept = lost = 0
    for cut in range(1, 2000, 45):
        token = uuid4()
        try:
            with far.turn(seq, hash_of(seq)) as turn:
                line.cut_after(cut)
                turn.send(sent(entry(seq + 1, "Ann", row(0), row(1, record_id=2))), token)
        except NoAnswer:
            is_there = far.look_for(token)
        else:
            line.cut()
            is_there = True
        assert team.asked("SELECT count(*) FROM {s}.ledger_row WHERE seq = %s", seq + 1) == [(2 if is_there else 0,)]
        kept, lost, seq = kept + is_there, lost + (not is_there), seq + is_there
    assert kept > 2
    assert lost > 10


def test_an_answer_that_is_swallowed_is_found_by_its_token(team: TeamThere, ann: PostgresServer, line: Line) -> None:
    far = team.server(f"ann_{team.schema}", line.port, patience=BRIEFLY)
    token = uuid4()
    with far.turn(0, ORIGIN) as turn:
        line.swallow()
        with pytest.raises(NoAnswer):
            turn.send(sent(entry(1)), token)
    line.cut()
    assert far.look_for(token)
    assert ann.since(0, ORIGIN) == sent(entry(1))


def test_a_connection_that_died_unused_is_made_anew_without_a_word(far: PostgresServer, line: Line) -> None:
    far.since(0, ORIGIN)
    line.cut()
    with far.turn(0, ORIGIN) as turn:
        turn.send(sent(entry(1)), uuid4())
    line.cut()
    assert far.since(0, ORIGIN) == sent(entry(1))


def test_a_server_that_says_it_hangs_up_is_lost_before_it_has(team: TeamThere, ann: PostgresServer, line: Line) -> None:
    """Whether it kept what it was sent before can only be looked for, as where it is gone without a word."""
    link = Link(team.place(f"ann_{team.schema}", line.port), PASSWORD, Patience(silence=2))
    line.keep_open()
    with pytest.raises(Lost) as lost, link.round() as connection:
        connection.execute("SELECT pg_terminate_backend(pg_backend_pid())").fetchone()
    assert not lost.value.silent


def test_a_server_of_which_nothing_comes_back_is_away_within_moments(
    team: TeamThere, ann: PostgresServer, line: Line
) -> None:
    far = team.server(f"ann_{team.schema}", line.port, patience=BRIEFLY)
    far.since(0, ORIGIN)
    line.swallow()
    began = monotonic()
    assert fault_of(lambda: far.since(0, ORIGIN)) is Fault.AWAY
    assert BRIEFLY.silence <= monotonic() - began < 5
    line.cut()
    assert far.since(0, ORIGIN) == sent()


def test_whoever_can_wait_less_long_is_answered_by_then(far: PostgresServer, line: Line) -> None:
    far.since(0, ORIGIN)
    line.swallow()
    began = monotonic()
    assert fault_of(lambda: far.since(0, ORIGIN, within_s=0.2)) is Fault.AWAY
    assert 0.2 <= monotonic() - began < 5


def hold_little(server: PostgresServer) -> None:
    """From here on the system takes no more off it at once than a narrow line would."""
    assert server._link is not None
    borrowed = socket.socket(fileno=server._link._connection.fileno())
    borrowed.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 14)
    borrowed.detach()


def test_what_takes_longer_than_a_silence_to_come_or_to_go_is_waited_for(
    team: TeamThere, ann: PostgresServer, line: Line
) -> None:
    """A slow line is no silence, and it is not the driver alone that has to send on while nothing comes back."""
    far = team.server(f"ann_{team.schema}", line.port, patience=replace(BRIEFLY, slowest=100_000))
    large = sent(entry(1, "Ann", *(row(at, record_id=at, after="x" * 60_000) for at in range(12))))
    far.since(0, ORIGIN)
    hold_little(far)
    line.slow_down(700_000)
    given_up = threading.Timer(20, line.cut)  # rather than that it hangs
    given_up.start()
    began = monotonic()
    with far.turn(0, ORIGIN) as turn:
        turn.send(large, uuid4())
    assert monotonic() - began > 2 * BRIEFLY.silence
    began = monotonic()
    assert far.since(0, ORIGIN, within_s=0.2) == large
    assert monotonic() - began > 2 * BRIEFLY.silence
    given_up.cancel()


def test_no_more_comes_at_once_than_was_asked_for(ann: PostgresServer) -> None:
    with ann.turn(0, ORIGIN) as turn:
        turn.send(Sent((entry(1), entry(2), entry(3)), ((3, Kept("k", 1)),)), uuid4())
    assert ann.since(0, ORIGIN, most=2) == sent(entry(1), entry(2))
    assert ann.since(2, hash_of(2), most=2) == Sent((entry(3),), ((3, Kept("k", 1)),))
    assert ann.since(3, hash_of(3), most=0) == sent()
    with ann.turn(0, ORIGIN, most=1) as turn:
        assert turn.beyond == sent(entry(1))


def test_a_server_that_is_killed_is_away_at_once_and_goes_on_by_itself(
    running: Postgres, team: TeamThere, ann: PostgresServer
) -> None:
    with ann.turn(0, ORIGIN) as turn:
        turn.send(sent(entry(1)), uuid4())
    with ann.turn(1, hash_of(1)) as turn:
        running.kill()
        with pytest.raises(NoAnswer):
            turn.send(sent(entry(2)), uuid4())
    try:
        began = monotonic()
        assert fault_of(lambda: ann.since(1, hash_of(1))) is Fault.AWAY
        assert fault_of(lambda: ann.turn(1, hash_of(1)).__enter__()) is Fault.AWAY
        assert monotonic() - began < 1
    finally:
        running.start()
    assert ann.since(0, ORIGIN) == sent(entry(1))
    with ann.turn(1, hash_of(1)) as turn:
        turn.send(sent(entry(2)), uuid4())


def test_what_is_done_is_heard_of_by_whoever_listens(team: TeamThere, ann: PostgresServer) -> None:
    with team.psql(f"ann_{team.schema}") as listening:
        listening.execute(f"LISTEN {team.schema}")
        with ann.turn(0, ORIGIN) as turn:
            turn.send(sent(entry(1)), uuid4())
        heard = next(listening.notifies(timeout=10, stop_after=1))
    assert (heard.channel, heard.payload) == (team.schema, "1")


def test_a_password_that_is_wrong_or_missing_is_no_failure_of_the_line(
    team: TeamThere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    place = team.place(team.invite("Ann"))
    for where, password in ((place, "guessed"), (place, None), (replace(place, role="nobody"), PASSWORD)):
        assert fault_of(PostgresServer(where, password).founded) is Fault.NOT_ALLOWED
    assert fault_of(PostgresServer(replace(place, database="another"), PASSWORD).founded) is Fault.NOT_ALLOWED
    assert fault_of(PostgresServer(replace(place, port=1), PASSWORD).founded) is Fault.AWAY
    assert fault_of(PostgresServer(replace(place, schema="another"), PASSWORD).founded) in (
        Fault.NEWER,
        Fault.OTHER_PAST,
    )


def test_a_host_that_nobody_knows_is_away(team: TeamThere) -> None:
    nowhere = ServerPlace("nobody.invalid", "ann", root_certificate="/nowhere")
    assert fault_of(PostgresServer(nowhere, PASSWORD).founded) is Fault.AWAY


@pytest.mark.parametrize("host", ["team.example", "192.0.2.7", "::2", "127.0.0.1.example"])
def test_nothing_goes_unguarded_over_a_network(host: str) -> None:
    assert fault_of(PostgresServer(ServerPlace(host, "ann", guarded=False), PASSWORD).founded) is Fault.NOT_ALLOWED


def test_a_network_is_spoken_over_to_nobody_but_the_server_itself() -> None:
    """`channel_binding`: somebody in between who has another certificate for that name hands no password on."""
    asked = ServerPlace("team.example", "ann", root_certificate="/its/own").protection()
    assert asked == {"sslmode": "verify-full", "sslrootcert": "/its/own", "channel_binding": "require"}


@WITH_CERTIFICATES
def test_only_the_server_that_its_certificate_names_is_spoken_to(
    running: Postgres, team: TeamThere, ann: PostgresServer
) -> None:
    unguarded = team.place(f"ann_{team.schema}")
    guarded = replace(unguarded, host="localhost", guarded=True)
    another = running.certificate("another.example")
    assert (
        fault_of(PostgresServer(replace(guarded, root_certificate=str(another)), PASSWORD).founded) is Fault.NOT_ALLOWED
    )
    its_own = running.certificate("localhost")
    assert (
        fault_of(PostgresServer(replace(guarded, root_certificate=str(another)), PASSWORD).founded) is Fault.NOT_ALLOWED
    )
    met = PostgresServer(replace(guarded, root_certificate=str(its_own)), PASSWORD)
    assert met.founded() == FOUNDED
    with running.keeper() as keeper:
        seen = "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = %s ORDER BY ssl"
        assert keeper.execute(seen, [unguarded.role]).fetchall() == [(False,), (True,)]
    met.close()


@WITH_CERTIFICATES
def test_whom_every_system_trusts_is_looked_up_where_this_one_keeps_it(
    running: Postgres, team: TeamThere, ann: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver brings its own TLS along, which looks where nothing lies."""
    trusted = running.certificate("localhost")
    guarded = replace(team.place(f"ann_{team.schema}"), host="localhost", guarded=True)
    assert fault_of(PostgresServer(guarded, PASSWORD).founded) is Fault.NOT_ALLOWED
    monkeypatch.setattr("tracker.storage.team.server_place._KEPT_IN", ("/nowhere", str(trusted)))
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    met = PostgresServer(guarded, PASSWORD)
    assert met.founded() == FOUNDED
    met.close()


def test_the_driver_is_read_in_by_nobody_who_only_says_what_travels() -> None:
    """The values of `wire` are the replica's too, which is opened at every start of a team's."""
    code = "import sys, tracker.storage.team.wire, tracker.storage.team.server_place; print('psycopg' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
