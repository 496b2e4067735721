"""A deed of one of a team: judged on all that the server has, kept there first, and in every other copy to the row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import JO, ME, at, day, did, jo, objects, talk
from tests.fakes import Clock, a_desk
from tests.storage.looking import NOW, count, do, everything, tamper
from tests.storage.team.in_memory_server import Loses, TeamsLedger
from tests.storage.team.teams import ORIGIN, Replica, new_team, rows
from tracker.actions.contacts.log_contact import Held, log_contact
from tracker.actions.outcome import Changes, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.rules.agreement import Snooze
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry
from tracker.rules.prospect import Email
from tracker.rules.us import User
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict
from tracker.storage.file.opening import mark_in, open_store
from tracker.storage.file.team_mark import TeamMark, team_of_origin
from tracker.storage.ledger.erasing import is_rewrite_due, noted_erased
from tracker.storage.store import SqliteStore
from tracker.storage.team.wire import Emptied, Sent, SentEntry


@pytest.fixture
def kept() -> TeamsLedger:
    return new_team()


@pytest.fixture
def ann(kept: TeamsLedger, tmp_path: Path) -> Iterator[Replica]:
    replica = Replica(kept, tmp_path / "ann" / "as-agreed.db")
    yield replica
    replica.store.close()


@pytest.fixture
def ben(kept: TeamsLedger, tmp_path: Path) -> Iterator[Replica]:
    replica = Replica(kept, tmp_path / "ben" / "as-agreed.db")
    yield replica
    replica.store.close()


def test_a_deed_of_one_is_in_the_others_copy_to_the_row(ann: Replica, ben: Replica) -> None:
    do(ann.store, jo(), talk(day("2026-11-24")), about=JO)
    assert ben.store.is_empty()
    assert ben.store.catch_up() == Changes(frozenset({JO}), frozenset({date(2026, 11, 24)}), seq=1)
    assert rows(ben.place) == rows(ann.place)
    assert [line.name for line in ben.store.people_like("jo", 5)] == ["Jo Hill"]
    assert ben.store.catch_up() is None


def test_a_deed_is_two_rounds_and_brings_in_what_others_did(ann: Replica, ben: Replica) -> None:
    do(ann.store, jo())
    ben.server.rounds = 0
    with ben.store.deed(DeedName.EDIT_PROSPECT, "Ben", NOW) as tx:
        history = tx.history_of(JO)
        assert history is not None
        tx.put(replace(history.prospect, notes="Likes mornings"))
    assert ben.server.rounds == 2
    ann.store.catch_up()
    assert rows(ann.place) == rows(ben.place)
    assert ann.store.verify_chain() is None


def test_a_note_of_this_computers_own_asks_no_server(ann: Replica, kept: TeamsLedger) -> None:
    ann.server.is_away = True
    ann.store.begin_reminding(ME, NOW)
    assert ann.store.reminded(ME, NOW)
    assert kept.entries == []


def test_a_deed_that_changes_nothing_sends_nothing_and_keeps_no_key(ann: Replica, kept: TeamsLedger) -> None:
    do(ann.store, jo())
    with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo())
        tx.keep_once("a key", 5)
    assert len(kept.entries) == 1
    assert count(ann.place, "entry_key") == 0
    do(ann.store, jo(notes="x"))
    assert len(kept.entries) == 2


def test_keys_and_remembered_objections_go_along(ann: Replica, ben: Replica, kept: TeamsLedger) -> None:
    contact = did("2026-11-18 09:00")
    with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo(phones=()))
        tx.put(contact)
        tx.keep_once("k", contact.id)
        tx.give_keys(contact.id, 77)
        tx.remember(jo(emails=(Email("jo@example.org"),)), [objects(None, "2026-11-01 09:00")], NOW)
    ben.store.catch_up()
    found = ben.store.logged_once("k")
    assert found is not None
    assert found.id == contact.id
    assert count(ben.place, "entry_key") == 2
    assert ben.store.remembers()
    assert rows(ben.place) == rows(ann.place)
    assert ben.store.verify_chain() is None


def test_undo_and_redo_go_along(ann: Replica, ben: Replica) -> None:
    do(ann.store, jo())
    do(ann.store, talk(day("2026-11-24")))
    ann.store.undo(ME, NOW)
    ben.store.catch_up()
    assert rows(ben.place) == rows(ann.place)
    ann.store.redo(ME, NOW)
    ben.store.catch_up()
    assert rows(ben.place) == rows(ann.place)
    assert len(everything(ben.place)["agreement"]) == 1


def test_what_points_nowhere_is_refused_before_the_server_is_asked(
    ann: Replica, ben: Replica, kept: TeamsLedger
) -> None:
    """SQLite asks only at its own commit, when the server has it already."""
    agreed = talk(day("2026-11-24"))
    do(ann.store, jo(), User(1, ME), User(2, "Ben"))
    do(ann.store, agreed)
    with ben.store.deed(DeedName.SNOOZE, "Ben", NOW) as tx:
        tx.put(Snooze(5, JO, agreed.id, at("2026-11-20 09:00"), NOW))
    many = len(kept.entries)
    with pytest.raises(Refusal) as refused:
        ann.store.undo(ME, NOW)
    assert refused.value.problem is Problem.CHANGED_SINCE
    with pytest.raises(StoreFault) as told:
        do(ann.store, replace(agreed, id=6, moved_to=77))
    assert told.value.fault is Fault.DOES_NOT_FIT
    assert len(kept.entries) == many
    ben.store.catch_up()
    ann.store.catch_up()
    assert rows(ann.place) == rows(ben.place)


@pytest.mark.parametrize("has_heard", [True, False])
def test_whoever_is_erased_is_gone_from_every_copy_and_from_the_server(
    ann: Replica, ben: Replica, kept: TeamsLedger, has_heard: bool
) -> None:
    contact = did("2026-11-18 09:00", note="Unspeakable")
    with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo(name="Unspeakable Hill"))
        tx.put(contact)
        tx.keep_once("Unspeakable key", contact.id)
    do(ann.store, jo(id=2, name="Somebody Else"))
    if has_heard:
        ben.store.catch_up()
    ben.store.file.keep_backup(NOW)
    ann.store.erase(JO, ME, NOW)
    assert ben.store.catch_up() == Changes(everything=True, seq=len(kept.entries))
    assert rows(ben.place) == rows(ann.place)
    assert ben.store.verify_chain() is None
    assert "Unspeakable" not in repr(kept)
    for each in (ann, ben):
        each.store.close()
        assert b"Unspeakable" not in each.place.read_bytes()
    assert noted_erased(ben.place.parent / "backups") == [JO]


def test_where_the_file_could_not_be_written_anew_the_next_start_does(ann: Replica, ben: Replica) -> None:
    do(ann.store, jo())
    ben.store.catch_up()
    ann.store.erase(JO, ME, NOW)
    with closing(sqlite3.connect(ben.place)) as reading:
        ben.store.file.connection().execute("PRAGMA busy_timeout = 0")
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM meta").fetchall()
        with pytest.raises(StoreFault):
            ben.store.catch_up()
    ben.store.file._bring_in(ann.server.since(1, ann.server.kept.hash_at(1) or b""))
    assert tuple(rewrite_due(ben.place)) == (True,)
    ben.store.close()
    ben.opened().close()
    assert tuple(rewrite_due(ben.place)) == (False,)


def rewrite_due(place: Path) -> Iterator[bool]:
    with closing(sqlite3.connect(place)) as looking:
        yield is_rewrite_due(looking)


def test_a_key_that_was_forgotten_and_taken_again_since_stays(ann: Replica, ben: Replica) -> None:
    first, second = did("2026-11-18 09:00"), did("2026-11-18 09:30", prospect_id=2)
    with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo())
        tx.put(first)
        tx.keep_once("k", first.id)
    ben.store.catch_up()
    ann.store.erase(JO, ME, NOW)
    with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo(id=2, name="Somebody Else"))
        tx.put(second)
        tx.keep_once("k", second.id)
    ben.store.catch_up()
    assert ben.store.logged_once("k") == second
    assert rows(ben.place) == rows(ann.place)


def test_while_the_server_is_away_questions_are_answered_and_a_deed_leaves_nothing(
    ann: Replica, kept: TeamsLedger
) -> None:
    do(ann.store, jo())
    before = rows(ann.place)
    ann.server.is_away = True
    with pytest.raises(StoreFault) as told:
        do(ann.store, jo(name="Nobody"))
    assert told.value.fault is Fault.AWAY
    with pytest.raises(StoreFault):
        ann.store.erase(JO, ME, NOW)
    with pytest.raises(StoreFault):
        ann.store.catch_up(within_s=2)
    assert rows(ann.place) == before
    assert [line.name for line in ann.store.people_like("jo", 5)] == ["Jo Hill"]
    ann.server.is_away = False
    assert do(ann.store, jo(name="Next")).seq == 2


def test_an_answer_that_is_lost_after_the_commit_is_looked_for_and_found(
    ann: Replica, ben: Replica, kept: TeamsLedger
) -> None:
    ann.server.loses = Loses.AFTER_COMMIT
    assert do(ann.store, jo()).seq == 1
    assert len(kept.entries) == 1
    ben.store.catch_up()
    assert rows(ann.place) == rows(ben.place)


def test_an_answer_that_is_lost_before_the_commit_leaves_nothing_anywhere(ann: Replica, kept: TeamsLedger) -> None:
    ann.server.loses = Loses.BEFORE_COMMIT
    with pytest.raises(StoreFault) as told:
        do(ann.store, jo())
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "not kept")
    assert kept.entries == []
    assert ann.store.is_empty()


@pytest.mark.parametrize("loses", [Loses.BEFORE_COMMIT, Loses.AFTER_COMMIT])
def test_where_it_cannot_be_found_out_the_next_one_of_that_key_does(
    ann: Replica, kept: TeamsLedger, loses: Loses
) -> None:
    """It is written once, whatever became of it."""
    contact = did("2026-11-18 09:00")

    def log() -> None:
        with ann.store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            if tx.logged_once("k") is None:
                tx.put(jo())
                tx.put(contact)
                tx.keep_once("k", contact.id)

    ann.server.loses, ann.server.then_away = loses, True
    with pytest.raises(StoreFault) as told:
        log()
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "unknown")
    assert ann.store.is_empty()
    ann.server.is_away = False
    log()
    assert len(kept.entries) == 1
    assert count(ann.place, "contact") == 1


def test_what_the_server_kept_and_a_kill_kept_from_this_file_is_caught_up_with(
    ann: Replica, ben: Replica, kept: TeamsLedger
) -> None:
    class Killed(BaseException):
        pass

    keep = kept.keep

    def kept_and_killed(*sent: object) -> None:
        keep(*sent)  # type: ignore[arg-type]
        raise Killed

    kept.keep = kept_and_killed  # type: ignore[assignment,method-assign]
    with pytest.raises(Killed):
        do(ann.store, jo())
    kept.keep = keep  # type: ignore[method-assign]
    assert ann.store.is_empty()
    ann.store.close()
    again = ann.opened()
    again.catch_up()
    ben.store.catch_up()
    assert rows(ann.place) == rows(ben.place)
    assert not again.is_empty()
    again.close()


def test_what_the_server_kept_and_this_file_could_not_is_told_as_what_may_have_been_done(
    ann: Replica, kept: TeamsLedger
) -> None:
    """Whoever was told that it was not saved would do it once more."""
    do(ann.store, jo())
    with closing(sqlite3.connect(ann.place)) as reading:
        ann.store.file.connection().execute("PRAGMA busy_timeout = 0")
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM meta").fetchall()
        with pytest.raises(StoreFault) as told:
            do(ann.store, jo(notes="1"))
    assert (told.value.fault, told.value.detail) == (Fault.AWAY, "unknown")
    assert (len(kept.entries), count(ann.place, "ledger")) == (2, 1)
    ann.store.catch_up()
    assert count(ann.place, "ledger") == 2


def test_what_cannot_be_written_before_it_was_sent_is_told_as_it_is(ann: Replica, kept: TeamsLedger) -> None:
    do(ann.store, jo())
    with closing(sqlite3.connect(ann.place)) as writing:
        ann.store.file.connection().execute("PRAGMA busy_timeout = 0")
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault) as told:
            do(ann.store, jo(notes="1"))
    assert told.value.fault is Fault.LOCKED
    assert len(kept.entries) == 1


def test_what_came_before_the_line_was_lost_stays_and_the_rest_comes_later(ann: Replica, ben: Replica) -> None:
    for notes in "12345":
        do(ann.store, jo(notes=notes))
    ben.store.file._at_once = 2
    asked, answers = ben.server.since, iter((True, False, True, True))

    def since(*of: Any) -> Sent:
        if not next(answers):
            raise StoreFault(Fault.AWAY)
        return asked(*of)

    ben.server.since = since  # type: ignore[assignment,method-assign]
    heard = ben.store.as_of
    ben.now = at("2026-11-18 14:05")
    with pytest.raises(StoreFault):
        ben.store.catch_up()
    assert count(ben.place, "ledger") == 2
    assert ben.store.as_of == heard
    assert ben.store.catch_up() == Changes(frozenset({JO}), seq=5)
    assert ben.store.as_of == ben.now
    assert rows(ben.place) == rows(ann.place)


def test_a_deed_after_a_long_time_away_is_judged_on_all_that_came(ann: Replica, ben: Replica) -> None:
    for notes in "12345":
        do(ann.store, jo(notes=notes))
    ben.store.file._at_once = 2
    do(ben.store, jo(id=2, name="Somebody Else"))
    ann.store.catch_up()
    assert rows(ben.place) == rows(ann.place)


def test_what_rested_on_somebody_erased_since_comes_in_with_the_erasing(ann: Replica, ben: Replica) -> None:
    """By itself an entry before it has an agreement without the call that it was made in."""
    beside = Finding(Code.HOUSEHOLD, Level.NOTE, Facts(who="Jo Hill"))
    call = did("2026-11-18 09:00", prospect_id=2, verdict=Verdict((beside,)))
    do(ann.store, jo())
    do(ann.store, jo(id=2, name="Somebody Else"))
    do(ann.store, call, talk(day("2026-11-24"), prospect_id=2, made_in=call.id), about=2)
    ann.store.erase(JO, ME, NOW)
    ben.store.file._at_once = 1
    ben.store.catch_up()
    assert rows(ben.place) == rows(ann.place)
    assert ben.store.verify_chain() is None


def test_a_server_with_another_past_gets_no_deed_and_gives_none(ann: Replica, kept: TeamsLedger) -> None:
    do(ann.store, jo())
    do(ann.store, jo(notes="1"))
    del kept.entries[1:]
    before = rows(ann.place)
    for ask in (lambda: do(ann.store, jo(notes="2")), ann.store.catch_up):
        with pytest.raises(StoreFault) as told:
            ask()
        assert told.value.fault is Fault.OTHER_PAST
    assert rows(ann.place) == before


@pytest.mark.parametrize(
    "garbled",
    [
        lambda e: replace(e, by_whom="Somebody"),
        lambda e: replace(e, rows=(replace(e.rows[0], after=e.rows[0].after.replace("Jo", "Jp")), *e.rows[1:])),
        lambda e: replace(e, rows=e.rows[1:]),
        lambda e: replace(e, seq=e.seq + 1),
    ],
)
def test_what_does_not_bear_its_seal_is_not_brought_in(
    ann: Replica, ben: Replica, kept: TeamsLedger, garbled: Callable[[Any], SentEntry]
) -> None:
    do(ann.store, jo())
    kept.entries[0] = garbled(kept.entries[0])
    with pytest.raises(StoreFault) as told:
        ben.store.catch_up()
    assert told.value.fault is Fault.OTHER_PAST
    assert ben.store.is_empty()
    assert count(ben.place, "ledger") == 0


def test_rows_are_emptied_by_an_erasing_alone(ann: Replica, ben: Replica, kept: TeamsLedger) -> None:
    do(ann.store, jo())
    ben.store.catch_up()
    do(ann.store, jo(notes="1"))
    kept.beside.append((2, Emptied(1, 0)))
    with pytest.raises(StoreFault) as told:
        ben.store.catch_up()
    assert told.value.fault is Fault.OTHER_PAST


def test_a_newer_server_is_told_and_reading_goes_on(ann: Replica, kept: TeamsLedger) -> None:
    do(ann.store, jo())
    assert kept.founded is not None
    kept.founded = replace(kept.founded, schema=99)
    with pytest.raises(StoreFault) as told:
        do(ann.store, jo(notes="1"))
    assert told.value.fault is Fault.NEWER
    assert not ann.store.is_empty()


def test_two_programs_on_one_copy_bring_in_each_entry_once(ann: Replica, ben: Replica) -> None:
    """As the window and the command line are."""
    other = ann.opened()
    do(ben.store, jo())
    seq, seal = 0, ann.server.kept.hash_at(0)
    assert seal is not None
    late = ann.server.since(seq, seal)
    other.catch_up()
    ann.store.file._bring_in(late)
    assert count(ann.place, "ledger") == 1
    do(ann.store, jo(notes="1"))
    do(other, jo(notes="2"))
    ben.store.catch_up()
    assert rows(ann.place) == rows(ben.place)
    other.close()


def test_as_of_is_when_the_server_was_last_heard_and_outlives_the_program(ann: Replica) -> None:
    ann.now = at("2026-11-18 14:05")
    ann.store.catch_up()
    assert ann.store.as_of == ann.now.astimezone(UTC)
    ann.server.is_away = True
    ann.now = at("2026-11-18 15:00")
    with pytest.raises(StoreFault):
        ann.store.catch_up()
    ann.store.close()
    again = ann.opened()
    assert again.as_of == at("2026-11-18 14:05")
    again.close()


def test_what_came_and_could_not_be_brought_in_is_not_known_as_of_then(ann: Replica, ben: Replica) -> None:
    ann.store.catch_up()
    do(ben.store, jo())
    heard, ann.now = ann.store.as_of, at("2026-11-18 14:05")
    with closing(sqlite3.connect(ann.place)) as reading:
        ann.store.file.connection().execute("PRAGMA busy_timeout = 0")
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM meta").fetchall()
        for ask in (ann.store.catch_up, lambda: do(ann.store, jo(id=2))):
            with pytest.raises(StoreFault) as told:
                ask()
            assert told.value.fault is Fault.LOCKED
            assert ann.store.as_of == heard
    ann.store.catch_up()
    assert ann.store.as_of == ann.now


def test_a_plain_program_refuses_to_write_beside_it(ann: Replica) -> None:
    with pytest.raises(StoreFault) as told:
        open_store(ann.place)
    assert told.value.fault is Fault.A_TEAMS
    reading = SqliteStore(ann.place)
    assert reading.is_empty()
    with pytest.raises(StoreFault) as told:
        do(reading, jo())
    assert told.value.fault is Fault.A_TEAMS
    assert reading.is_empty()
    reading.close()


def test_one_that_was_left_by_another_program_gets_no_deed(ann: Replica, kept: TeamsLedger) -> None:
    tamper(ann.place, "DELETE FROM meta WHERE name = 'team'")
    with pytest.raises(StoreFault) as told:
        do(ann.store, jo())
    assert (told.value.fault, told.value.detail) == (Fault.GONE, "left")
    assert kept.entries == []


def test_ben_agreed_a_call_and_ann_who_has_not_heard_is_held(ann: Replica, ben: Replica) -> None:
    """Story 3: she is told of his agreement, which her copy has from then on."""
    do(ann.store, jo(known_before=True))
    ben.store.catch_up()
    his = talk(day("2026-11-25"), owner="Ben")
    do(ben.store, his)
    assert ann.store.agreement(his.id) is None
    call = Attempt(Direction.OUT, Channel.CALL, NOW, "Ann")
    found = log_contact(a_desk(ann.store, Clock(NOW), "Ann"), Entry(JO, call, ContactOutcome.TALKED)).value  # type: ignore[arg-type]
    assert isinstance(found, Held)
    assert {finding.code for finding in found.verdict.findings} == {Code.TOO_EARLY, Code.ANOTHERS}
    assert ann.store.agreement(his.id) == his
    assert rows(ann.place) == rows(ben.place)


def test_the_mark_says_which_team(ann: Replica, ben: Replica) -> None:
    assert mark_in(ann.place) == mark_in(ben.place) == TeamMark(team_of_origin(ORIGIN))
