"""Claims about the turn: one at a time, what was there is seen before it is written to, and nobody holds it up for good."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.storage.team.entries import FOUNDED, ORIGIN, entry, hash_of, row, sent
from tests.storage.team.postgres import Line, TeamThere
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import Patience
from tracker.storage.team.wire import Kept, NoAnswer, Remembered, Sent

BRIEFLY = Patience(turn=0.2, idle=0.3, silence=1.5)


def write(server: PostgresServer, seq: int, by: str = "Ann") -> None:
    """The entry after that one."""
    with server.turn(seq, hash_of(seq)) as turn:
        turn.send(sent(entry(seq + 1, by)), uuid4())


@pytest.fixture
def ann(team: TeamThere) -> PostgresServer:
    """A member of a team whose store has begun, with nothing in it."""
    made = team.server(team.invite("Ann"))
    with made.found(FOUNDED, []):
        pass
    return made


def count_up(server: PostgresServer, by: str, times: int) -> None:
    """Read how many there are, and write one more: what a deed does that is judged by what is there."""
    seq = counted = 0
    for _ in range(times):
        with server.turn(seq, hash_of(seq)) as turn:
            if turn.beyond.entries:
                seq, counted = turn.beyond.entries[-1].seq, int(turn.beyond.entries[-1].detail)
            one_more = replace(entry(seq + 1, by), detail=str(counted + 1))
            turn.send(sent(one_more), uuid4())
        seq, counted = seq + 1, counted + 1


def test_whatever_three_read_change_and_write_is_counted(team: TeamThere, ann: PostgresServer) -> None:
    names = ("Ann", "Ben", "Cleo")
    servers = [ann, *(team.server(team.invite(name)) for name in names[1:])]
    with ThreadPoolExecutor(3) as three:
        for done in [three.submit(count_up, *each, 40) for each in zip(servers, names, strict=True)]:
            done.result()
    assert team.asked("SELECT max(detail::int), count(*) FROM {s}.ledger") == [(120, 120)]
    assert team.asked(
        "SELECT count(DISTINCT role), count(*) FROM {s}.done, {s}.ledger WHERE done.seq = ledger.seq"
    ) == [(3, 120)]


def test_a_deed_is_two_rounds(team: TeamThere, ann: PostgresServer, line: Line) -> None:
    far = team.server("ann_" + team.schema, line.port)
    write(far, 0)
    before = line.rounds
    write(far, 1)
    assert line.rounds - before == 2


def test_catching_up_is_one_round(team: TeamThere, ann: PostgresServer, line: Line) -> None:
    far = team.server("ann_" + team.schema, line.port)
    far.since(0, ORIGIN)
    before = line.rounds
    far.since(0, ORIGIN)
    assert line.rounds - before == 1


def test_what_is_asked_often_is_known_there_by_name_also_after_a_deed_that_was_refused(
    team: TeamThere, ann: PostgresServer, line: Line
) -> None:
    """Outside a pipeline the driver forgets every statement at a rollback."""
    far = team.server("ann_" + team.schema, line.port)

    def said() -> int:
        before = line.said
        far.since(0, ORIGIN)
        with far.turn(0, ORIGIN):
            pass
        return line.said - before

    far.since(0, ORIGIN)  # connects
    in_full, *_, by_name = [said() for _ in range(8)]
    assert by_name < in_full / 2


def test_a_turn_that_is_left_without_sending_keeps_nothing_and_is_the_next_one_s(
    team: TeamThere, ann: PostgresServer
) -> None:
    ben = team.server(team.invite("Ben"))
    with ann.turn(0, ORIGIN):
        pass
    with pytest.raises(ZeroDivisionError), ann.turn(0, ORIGIN):
        raise ZeroDivisionError
    write(ben, 0, "Ben")
    assert ann.since(0, ORIGIN) == sent(entry(1, "Ben"))


def test_whoever_reads_is_not_held_up_by_a_turn(team: TeamThere, ann: PostgresServer) -> None:
    write(ann, 0)
    ben = team.server(team.invite("Ben"))
    with ann.turn(1, hash_of(1)):
        assert ben.since(0, ORIGIN) == sent(entry(1))


def test_a_turn_binds_whoever_types_it_themselves_too(team: TeamThere, ann: PostgresServer) -> None:
    add = "INSERT INTO {s}.ledger (seq, at_us, by_whom, name, detail, hash) VALUES (1, 0, 'Ben', '', '', sha256('a'))"
    with team.psql(team.invite("Ben")) as typing, ann.turn(0, ORIGIN) as turn:
        typing.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            typing.execute(SQL(add).format(s=Identifier(team.schema)))
        turn.send(sent(entry(1)), uuid4())


def test_a_token_is_kept_for_a_month(team: TeamThere, ann: PostgresServer) -> None:
    tokens = [uuid4(), uuid4()]
    for seq, token in enumerate(tokens):
        with ann.turn(seq, hash_of(seq)) as turn:
            turn.send(sent(entry(seq + 1)), token)
    for token, days in zip(tokens, (29, 31), strict=True):
        team.asked(
            "UPDATE {s}.done SET at = now() - make_interval(days => %s) WHERE token = %s RETURNING 1", days, token
        )
    assert [ann.look_for(token) for token in tokens] == [True, False]


def test_a_turn_that_another_keeps_too_long_is_told(team: TeamThere, ann: PostgresServer) -> None:
    ben = team.server(team.invite("Ben"), patience=BRIEFLY)
    with ann.turn(0, ORIGIN), pytest.raises(StoreFault) as told, ben.turn(0, ORIGIN):
        pass
    assert told.value.fault is Fault.LOCKED
    write(ben, 0, "Ben")


def test_a_computer_that_sleeps_in_its_turn_loses_it_and_what_it_then_sends(
    team: TeamThere, ann: PostgresServer, line: Line
) -> None:
    asleep = team.server("ann_" + team.schema, line.port, patience=BRIEFLY)
    ben = team.server(team.invite("Ben"))
    token = uuid4()
    with asleep.turn(0, ORIGIN) as turn:
        line.fall_asleep(0)
        write(ben, 0, "Ben")  # waits until the server has ended the other's
        line.wake_up()
        with pytest.raises(NoAnswer):
            turn.send(sent(entry(1)), token)
    assert not asleep.look_for(token)
    assert asleep.since(0, ORIGIN) == sent(entry(1, "Ben"))


def test_a_computer_that_is_long_about_it_keeps_its_turn(team: TeamThere, ann: PostgresServer) -> None:
    busy = team.server("ann_" + team.schema, patience=replace(BRIEFLY, idle=0.8))
    until = monotonic() + 2 * 0.8
    with busy.turn(0, ORIGIN) as turn:
        while monotonic() < until:
            assert team.asked("SELECT FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = '{s}.ledger'::regclass")
        turn.send(sent(entry(1)), uuid4())
    assert ann.since(0, ORIGIN) == sent(entry(1))


WAITS = Patience(turn=20, silence=25)
"""Longer than anybody else is to be held up."""
LIGHT_SLEEPER = replace(WAITS, idle=0.3, slowest=2_000_000)
"""Of whom the server waits 0.6 s for each portion."""
HELD_UP_S = 5
"""At most, on a busy computer; the server has given the turn up long before."""


def large(seq: int, by: str, megabytes: int) -> Sent:
    return sent(entry(seq, by, *(row(at, record_id=at, after="x" * 100_000) for at in range(10 * megabytes))))


@pytest.mark.parametrize("after", [2_500, 70_000, 900_000, 1_900_000])
def test_a_computer_that_falls_asleep_while_it_sends_much_holds_nobody_up_and_loses_nothing(
    team: TeamThere, ann: PostgresServer, line: Line, after: int
) -> None:
    sleeper = team.server("ann_" + team.schema, line.port, patience=LIGHT_SLEEPER)
    ben = team.server(team.invite("Ben"), patience=WAITS)
    token = uuid4()

    def sends(seq: int, beyond: Sent) -> None:
        with sleeper.turn(0, ORIGIN) as turn:
            assert turn.beyond == beyond
            turn.send(large(seq, "Ann", megabytes=2), token)

    sleeper.since(0, ORIGIN)
    with ThreadPoolExecutor(1) as one:
        line.fall_asleep(after)
        sending = one.submit(sends, 1, sent())
        try:
            assert line.asleep.wait(10)
            began = monotonic()
            write(ben, 0, "Ben")
            assert monotonic() - began < HELD_UP_S
        finally:
            line.wake_up()
        with pytest.raises((NoAnswer, StoreFault)):
            sending.result(20)
    assert not sleeper.look_for(token)
    sends(2, sent(entry(1, "Ben")))
    assert sleeper.look_for(token)
    assert ben.since(1, hash_of(1)) == large(2, "Ann", megabytes=2)


def test_a_computer_that_falls_asleep_over_a_long_answer_holds_nobody_up(
    team: TeamThere, ann: PostgresServer, line: Line
) -> None:
    """More than the server's system takes off it: so it waits for somebody to read, and not for a word."""
    much = large(1, "Ann", megabytes=12)
    with ann.turn(0, ORIGIN) as turn:
        turn.send(much, uuid4())
    sleeper = team.server("ann_" + team.schema, line.port, patience=LIGHT_SLEEPER)
    ben = team.server(team.invite("Ben"), patience=WAITS)

    def brings_in() -> Sent:
        with sleeper.turn(0, ORIGIN) as turn:
            return turn.beyond

    sleeper.since(0, ORIGIN, most=0)
    with ThreadPoolExecutor(1) as one:
        line.fall_asleep_over_an_answer()
        asking = one.submit(brings_in)
        try:
            holds = "SELECT FROM pg_locks l JOIN pg_stat_activity USING (pid) WHERE l.mode = 'ExclusiveLock'"
            until = monotonic() + 10
            while not team.asked(f"{holds} AND l.relation = '{{s}}.ledger'::regclass AND wait_event = 'ClientWrite'"):
                assert monotonic() < until
            began = monotonic()
            write(ben, 1, "Ben")
            assert monotonic() - began < HELD_UP_S
        finally:
            line.wake_up()
        assert asking.result(20) == Sent((*much.entries, entry(2, "Ben"))), "once awake it is asked anew"


def test_what_is_sent_comes_as_it_was(team: TeamThere, ann: PostgresServer) -> None:
    first = entry(1, "Ann", row(0), row(1, "agreement", 2, 3, None), whose=1)
    second = replace(entry(2), prospect_id=None, reverses=1, detail="Zoë’s “call” \\ \n 2")
    of_both = Sent(
        (first, second),
        (
            (2, Remembered(b"d" * 32, "", 5, None, False)),
            (2, Remembered(b"e" * 32, "call", None, 7, True)),
            (2, Kept(None, 7)),
            (2, Kept("a key", 2**62)),
        ),
    )
    with ann.turn(0, ORIGIN) as turn:
        turn.send(of_both, uuid4())
    assert ann.since(0, ORIGIN) == of_both
    assert ann.since(1, hash_of(1)).entries == (second,)
    with ann.portions() as (many, portions):
        assert (many, list(portions)) == (2, [of_both])


def test_what_is_sent_is_found_by_its_token_and_nothing_else_is(ann: PostgresServer) -> None:
    token = uuid4()
    with ann.turn(0, ORIGIN) as turn:
        turn.send(sent(entry(1)), token)
    assert ann.look_for(token)
    assert not ann.look_for(uuid4())


@pytest.mark.parametrize("text", ["a\0b", "half of \ud83d"], ids=["NUL", "half of a character"])
def test_a_text_that_no_server_keeps_is_refused_and_the_turn_given_back(
    team: TeamThere, ann: PostgresServer, text: str
) -> None:
    with pytest.raises(Refusal) as told, ann.turn(0, ORIGIN) as turn:
        turn.send(sent(entry(1, "Ann", row(0, after=text))), uuid4())
    assert told.value.problem is Problem.UNREADABLE_TEXT
    write(team.server(team.invite("Ben")), 0, "Ben")


def test_a_number_that_no_column_holds_is_refused_as_well(ann: PostgresServer) -> None:
    for large in (2**63, -(2**63) - 1):
        with pytest.raises(Refusal) as told, ann.turn(0, ORIGIN) as turn:
            turn.send(sent(entry(1, "Ann", row(0, record_id=large))), uuid4())
        assert told.value.problem is Problem.UNREADABLE_TEXT
    write(ann, 0)


def test_an_entry_that_does_not_follow_is_not_kept(ann: PostgresServer) -> None:
    with pytest.raises(StoreFault) as told, ann.turn(0, ORIGIN) as turn:
        turn.send(sent(entry(2)), uuid4())
    assert told.value.fault is Fault.DOES_NOT_FIT
    write(ann, 0)


def test_somebody_with_another_past_is_told_so_and_nobody_is_held_up(team: TeamThere, ann: PostgresServer) -> None:
    write(ann, 0)
    for seq, hash in ((1, hash_of(7)), (2, hash_of(2)), (0, hash_of(1))):
        with pytest.raises(StoreFault) as told, ann.turn(seq, hash):
            pass
        assert told.value.fault is Fault.OTHER_PAST
        with pytest.raises(StoreFault) as told:
            ann.since(seq, hash)
        assert told.value.fault is Fault.OTHER_PAST
    write(team.server(team.invite("Ben")), 1, "Ben")


def test_a_server_on_which_no_store_has_begun_has_no_past_of_ours(team: TeamThere) -> None:
    ann = team.server(team.invite("Ann"))
    assert ann.founded() is None
    with pytest.raises(StoreFault) as told, ann.turn(0, ORIGIN):
        pass
    assert told.value.fault is Fault.OTHER_PAST


@pytest.mark.parametrize(("name", "told_as"), [("schema", Fault.NEWER), ("written_as", Fault.NEWER)])
def test_what_a_later_program_has_made_there_is_told(
    team: TeamThere, ann: PostgresServer, name: str, told_as: Fault
) -> None:
    write(ann, 0)
    team.asked("UPDATE {s}.meta SET value = '99' WHERE name = %s RETURNING 1", name)
    for ask in (lambda: ann.since(0, ORIGIN), lambda: write(ann, 1), lambda: ann.portions().__enter__()):
        with pytest.raises(StoreFault) as told:
            ask()
        assert told.value.fault is told_as


def test_a_server_whose_keeper_has_still_to_take_a_step_is_told(team: TeamThere, ann: PostgresServer) -> None:
    team.asked("UPDATE {s}.meta SET value = '0' WHERE name = 'schema' RETURNING 1")
    with pytest.raises(StoreFault) as told:
        ann.since(0, ORIGIN)
    assert told.value.fault is Fault.NOT_ALLOWED


def test_once_a_later_program_has_written_an_older_one_is_told(team: TeamThere, ann: PostgresServer) -> None:
    ben = team.server(team.invite("Ben"), version=FOUNDED.schema + 1)
    write(ann, 0)
    ben.since(0, ORIGIN)
    write(ann, 1)  # it has only read
    write(ben, 2, "Ben")
    with pytest.raises(StoreFault) as told:
        ann.since(2, hash_of(2))
    assert told.value.fault is Fault.NEWER
    write(ben, 3, "Ben")


def test_the_first_store_there_is_the_only_one(team: TeamThere, ann: PostgresServer) -> None:
    assert ann.founded() == FOUNDED
    with pytest.raises(StoreFault) as told, ann.found(FOUNDED, [sent(entry(1))]):
        pass
    assert told.value.fault is Fault.IN_THE_WAY
    assert team.asked("SELECT count(*) FROM {s}.ledger") == [(0,)]


def test_a_store_is_begun_with_all_that_others_ever_wrote_or_not_at_all(team: TeamThere) -> None:
    ann = team.server(team.invite("Ann"))
    whole = [Sent((entry(1, "Zoe"), entry(2, "Yan")), ((2, Kept("k", 1)),)), sent(entry(3))]
    with pytest.raises(ZeroDivisionError), ann.found(FOUNDED, whole):
        raise ZeroDivisionError
    assert ann.founded() is None
    with ann.found(FOUNDED, whole) as read_back:
        assert list(read_back) == [Sent((*whole[0].entries, *whole[1].entries), whole[0].beside)]
    assert ann.founded() == FOUNDED
    assert team.asked("SELECT count(*) FROM {s}.meta WHERE name = 'founding'") == [(0,)]
    write(ann, 3)
