"""Joining a team, moving a store there and leaving it, as they are typed at each desk, with a real server."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.storage.team.at_desks import AtDesk
from tests.storage.team.postgres import PASSWORD, TeamThere
from tracker.actions.outcome import Fault, StoreFault
from tracker.assembly.setup import set_up
from tracker.assembly.stores import open_for
from tracker.assembly.team_door import FileTeamDoor
from tracker.presentation.words.team.several import not_sent
from tracker.runtime.folder_lock import FolderLock
from tracker.runtime.single_instance import FirstInstance, first_instance
from tracker.storage.file import team_mark
from tracker.storage.file.connection import bare
from tracker.storage.file.opening import mark_in
from tracker.storage.file.team_mark import TeamMark
from tracker.storage.team import joining, moving, note_beside
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.wire import Founded, NoAnswer, Sent
from tracker.terminal.arguments import parser

THURSDAY = ("--talk", "Thursday", "--by-channel", "call", "--words", "Ring us on Thursday")


@pytest.fixture
def desk(
    team: TeamThere, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], AtDesk]:
    known = tmp_path / "passwords"
    known.touch(mode=0o600)
    monkeypatch.setenv("PGPASSFILE", str(known))

    def make(name: str) -> AtDesk:
        made = AtDesk(team, tmp_path / name.lower(), name, capsys)
        known.write_text(f"{known.read_text()}127.0.0.1:*:*:{made.role}:{PASSWORD}\n")
        return made

    return make


@pytest.fixture
def ben(desk: Callable[[str], AtDesk]) -> AtDesk:
    """He had people of his own, and moved them to the team."""
    made = desk("Ben")
    assert made.logs("Grace Okoro", "--new", *THURSDAY).code == 0
    assert made.types("team", "move", str(made.file)).code == 0
    return made


@pytest.fixture
def ann(desk: Callable[[str], AtDesk], ben: AtDesk) -> AtDesk:
    made = desk("Ann")
    assert made.types("team", "join", str(made.file)).code == 0
    return made


def assert_refused(told: object, *said: str) -> None:
    """In one sentence, and nothing was answered."""
    assert (told.code, told.out) == (3, "")  # type: ignore[attr-defined]
    assert told.err.count("\n") == 1, told.err  # type: ignore[attr-defined]
    for each in said:
        assert each in told.err  # type: ignore[attr-defined]


def test_whoever_moves_has_all_of_it_there_and_a_backup_of_what_was(desk: Callable[[str], AtDesk]) -> None:
    ben = desk("Ben")
    ben.logs("Grace Okoro", "--new", *THURSDAY)
    told = ben.types("team", "move", str(ben.file), "--json")
    assert told.code == 0, told.err
    moved = told.json
    assert (moved["people"], moved["agreements"], moved["contacts"], moved["name"]) == (1, 1, 1, "Ben")
    assert Path(moved["backup"]).exists()
    assert ben.there.asked("SELECT count(*) > 1 FROM {s}.ledger") == [(True,)]
    assert PASSWORD not in ben.note.read_text()
    if os.name == "posix":
        assert ben.note.stat().st_mode & 0o077 == 0
    assert ben.types("undo").code == 0, "it goes on as it was"


def test_who_joins_sees_what_a_colleague_agreed_before_dialling(ann: AtDesk, ben: AtDesk) -> None:
    assert ben.logs("Zoë Vale", "--new", *THURSDAY).code == 0
    checked = ann.types("check", "Zoë Vale", "--channel", "call", "--json")
    assert checked.code == 1
    assert "Ben" in checked.out
    held = ann.logs("Zoë Vale")
    assert held.code == 1, "Ben's agreement binds her"
    assert ann.logs("Zoë Vale", "--reason", "she rang the wrong one of us").code == 0
    assert ann.there.asked("SELECT by_whom, name FROM {s}.ledger ORDER BY seq DESC LIMIT 1") == [("Ann", "log-contact")]


def test_a_team_is_not_joined_where_there_are_people_of_ones_own(desk: Callable[[str], AtDesk], ben: AtDesk) -> None:
    ann = desk("Ann")
    ann.logs("Jo Hill", "--new")
    assert_refused(ann.types("team", "join", str(ann.file)), "There are people of your own here")
    assert not ann.note.exists()
    assert ann.logs("Jo Hill", "--reason", "again").code == 0
    again = ann.types("team", "move", str(ann.file))
    assert_refused(again, "A team has its store at 127.0.0.1 already")
    assert not ann.note.exists()
    assert mark_in(ann.store) is None


def test_whoever_leaves_goes_on_alone_and_may_come_back(ann: AtDesk, ben: AtDesk) -> None:
    assert ann.types("team", "leave").code == 0
    assert not ann.note.exists()
    ben.logs("Zoë Vale", "--new")
    assert_refused(ann.types("check", "Zoë Vale", "--channel", "call"))
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("check", "Zoë Vale", "--channel", "call").code < 3
    assert ann.types("team", "leave", "--json").json == {"left": True, "waiting": 0}
    assert ann.types("users").out.startswith(("Ann · you", "Ben")), "and goes by the same name"
    assert_refused(ann.types("team", "leave"), "there is none to leave")


def test_what_happened_while_the_server_is_away_waits_and_goes_once(ann: AtDesk, ben: AtDesk) -> None:
    ann.goes_away()
    kept = ann.logs("Grace Okoro", "--direction", "in", "--note", "How much is it?")
    assert kept.code == 0
    assert kept.out == "Waiting to be sent: call with Grace Okoro. It goes when the server is back.\n"
    assert "Your team’s server does not answer; this is as of " in kept.err
    assert_refused_after_the_copy(ann.types("settle", "Grace Okoro", "called-off"), "Nothing was written")
    assert_refused_after_the_copy(ann.logs("Grace Okoro", "--direction", "in", "--once", "mine"), "Nothing was written")
    status = ann.types("team", "status", "--json").json
    assert (status["name"], status["server"], status["waiting"]) == ("Ann", "away", 1)
    assert ann.types("today").code == 0
    ann.comes_back()
    assert ann.types("today").err == ""
    assert ann.types("team", "status", "--json").json["waiting"] == 0
    assert ann.types("today").err == ""
    asked = "SELECT count(*) FROM {s}.ledger_row WHERE kind = 'contact' AND after LIKE %s"
    assert ann.there.asked(asked, "%How much is it?%") == [(1,)]


def test_what_waits_when_one_leaves_goes_when_one_joins_again(ann: AtDesk, ben: AtDesk) -> None:
    ann.goes_away()
    assert ann.logs("Grace Okoro", "--direction", "in", "--note", "How much is it?").code == 0
    told = ann.types("team", "leave")
    assert not_sent(1) in " ".join(told.out.split()), told.err
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("today").code == 0
    asked = "SELECT count(*) FROM {s}.ledger_row WHERE kind = 'contact' AND after LIKE %s"
    assert ann.there.asked(asked, "%How much is it?%") == [(1,)]


def assert_refused_after_the_copy(told: object, said: str) -> None:
    """First that the answer is out of the copy, then that nothing was written."""
    assert told.code == 3  # type: ignore[attr-defined]
    assert said.casefold() in told.err.splitlines()[-1].casefold()  # type: ignore[attr-defined]


def test_without_the_driver_the_copy_is_read_and_an_entry_waits(ann: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tracker.storage.team.server", None)
    told = ann.types("check", "Grace Okoro", "--channel", "call")
    assert told.code == 1
    assert "as-agreed[team]" in told.err
    assert ann.logs("Grace Okoro", "--direction", "in").out.startswith("Waiting to be sent")
    assert_refused(ann.types("team", "join", str(ann.file)), "install as-agreed[team]")


@pytest.mark.parametrize("how", ["join", "move"])
def test_who_is_not_let_in_has_changed_nothing(
    desk: Callable[[str], AtDesk], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = desk("Ann")
    assert_refused(ann.types("team", how, str(ann.invited(password="wrong"))), "That is not the password of ann")
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    assert_refused(ann.types("team", how, str(ann.invited()), "--password-stdin"), "That is not the password of ann")
    assert_refused(ann.types("team", how, str(ann.invited(port=1))), "The server at 127.0.0.1 does not answer")
    monkeypatch.setenv("PGPASSFILE", str(ann.folder / "none"))
    told = ann.types("team", how, str(ann.invited(password="")))
    assert_refused(told, "asks for a password, and nobody can be asked here", "--password-stdin")
    ann.file.write_text("{", encoding="utf-8")
    assert_refused(ann.types("team", how, str(ann.file)), "is no invitation to a team")
    assert_refused(ann.types("team", how, str(ann.folder / "none")), "cannot be read")
    assert {each.name for each in ann.folder.iterdir()} <= {"settings.json", "as-agreed.db"}


def test_a_password_typed_in_is_taken(
    desk: Callable[[str], AtDesk], ben: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = desk("Ann")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    told = ann.types("team", "join", str(ann.invited(password="")), "--password-stdin", "--json")
    assert told.json == {"joined": True, "host": "127.0.0.1", "database": "postgres", "role": ann.role, "name": "Ann"}
    lying = [file.name for file in ann.folder.rglob("*") if file.is_file() and PASSWORD.encode() in file.read_bytes()]
    assert not lying, "it stands in no file of the program"


def test_a_server_that_has_nothing_yet_is_not_joined(desk: Callable[[str], AtDesk]) -> None:
    ann = desk("Ann")
    assert_refused(ann.types("team", "join", str(ann.file)), "has nothing of a team yet")
    assert not ann.note.exists()


def test_nobody_moves_a_store_in_which_they_go_by_another_name(desk: Callable[[str], AtDesk]) -> None:
    ben = desk("Ben")
    ben.logs("Jo Hill", "--new")
    ben.types("users", "rename", "Benedict")
    (ben.folder / "settings.json").write_text(json.dumps({"me": "Benedict"}))
    assert ben.types("team", "move", str(ben.file)).code == 0, "a name of old is one's own"
    other = desk("Ada")
    (other.folder / "settings.json").write_text(json.dumps({"me": "Maria"}))
    other.logs("Jo Hill", "--new")
    assert_refused(other.types("team", "move", str(other.file)), "You are invited as “Ada”")


def test_nobody_is_somebody_else_in_a_teams_store(ann: AtDesk, ben: AtDesk) -> None:
    ben.logs("Zoë Vale", "--new")
    assert_refused(ann.types("users", "switch", "Ben"), "In the team you are Ann")
    (ann.folder / "settings.json").write_text(json.dumps({"me": "Ben"}))
    assert ann.logs("Grace Okoro", "--direction", "in").code == 0
    assert ann.there.asked("SELECT by_whom FROM {s}.ledger ORDER BY seq DESC LIMIT 1") == [("Ann",)]


def test_a_copy_is_never_opened_as_somebodys_own(ann: AtDesk) -> None:
    ann.note.write_text('{"host": "127.0.0.1"')
    assert_refused(ann.types("today"), "team.json", "team join FILE")
    ann.note.unlink()
    assert_refused(ann.types("today"), "it is a copy of what your team shares", "team join FILE")
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("today").code == 0
    ann.note.write_text("{}")
    assert ann.types("team", "leave").code == 0
    assert ann.types("today").code == 0


def test_somebodys_own_is_never_opened_as_a_copy(desk: Callable[[str], AtDesk], ann: AtDesk) -> None:
    cleo = desk("Cleo")
    cleo.logs("Jo Hill", "--new")
    cleo.note.write_bytes(ann.note.read_bytes())
    assert_refused(cleo.types("today"), "team.json")
    cleo.note.unlink()
    assert cleo.types("today").code == 0


def test_a_copy_that_is_missing_is_made_anew_and_nothing_in_its_place(ann: AtDesk) -> None:
    ann.store.unlink()
    assert_refused(ann.types("today"), "nothing is lost with it", "team join FILE")
    assert not ann.store.exists()
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("check", "Grace Okoro", "--channel", "call").code == 1
    ann.store.write_bytes(ann.store.read_bytes()[:9000] + b"broken" * 9000)
    assert_refused(ann.types("today"), "nothing is lost with it", "team join FILE")
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("check", "Grace Okoro", "--channel", "call").code == 1
    assert [each.name for each in ann.folder.glob("as-agreed-damaged-*")]


def test_nothing_becomes_another_under_an_open_window(ann: AtDesk) -> None:
    lock = FolderLock(ann.folder / "as-agreed.lock")
    assert lock.take()
    assert_refused(ann.types("team", "leave"), "is open on it")
    lock.release()
    assert ann.types("team", "leave").code == 0


def note_of(desk: AtDesk) -> note_beside.Note:
    note = note_beside.note_beside(desk.store)
    assert note is not None
    return note


def killed_in(desk: AtDesk, module: ModuleType, how: str, done: bool) -> None:
    """A program of its own that is killed just before its store becomes a copy, or just after."""
    child = os.fork()
    if not child:
        real = getattr(module, how)

        def until_then(*given: object) -> None:
            if done:
                real(*given)
            os._exit(9)

        setattr(module, how, until_then)
        try:
            desk.types("team", how, str(desk.file))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert json.loads(desk.note.read_text())["changing"]


@pytest.mark.parametrize("done", [False, True])
def test_a_kill_while_joining_is_wholly_done_or_wholly_not(
    desk: Callable[[str], AtDesk], ben: AtDesk, done: bool
) -> None:
    ann = desk("Ann")
    killed_in(ann, joining, "join", done)
    assert ann.types("check", "Grace Okoro", "--channel", "call").code == (1 if done else 3)
    assert ann.note.exists() == done
    assert (mark_in(ann.store) is not None) == done
    assert ann.types("team", "join", str(ann.file)).code == 0


@pytest.mark.parametrize("done", [False, True])
def test_a_kill_while_moving_is_wholly_done_or_wholly_not(desk: Callable[[str], AtDesk], done: bool) -> None:
    ben = desk("Ben")
    ben.logs("Grace Okoro", "--new", *THURSDAY)
    killed_in(ben, moving, "move", done)
    assert ben.types("check", "Grace Okoro", "--channel", "call").code == 1
    assert ben.note.exists() == done
    assert (mark_in(ben.store) is not None) == done
    assert ben.there.asked("SELECT count(*) > 0 FROM {s}.ledger") == [(done,)]


@pytest.mark.parametrize("done", [False, True])
def test_a_kill_while_leaving_is_wholly_done_or_wholly_not(ann: AtDesk, done: bool) -> None:
    note_beside.put_note(ann.store, note_of(ann), changing=True)
    if done:
        joining.leave(ann.store)
    assert ann.types("today").code == 0
    assert ann.note.exists() != done
    assert isinstance(mark_in(ann.store), TeamMark) != done
    if not done:
        assert "changing" not in json.loads(ann.note.read_text())


def test_beside_a_window_that_is_joining_nothing_is_settled_nor_written(
    desk: Callable[[str], AtDesk], ben: AtDesk
) -> None:
    ann = desk("Ann")
    killed_in(ann, joining, "join", done=False)
    certificate = ann.folder / "team-server-01234567.crt"
    certificate.touch()
    as_it_was = ann.note.read_bytes()
    window = FolderLock(ann.folder / "as-agreed.lock")
    assert window.take()
    for words in (("today",), ("log", "Mine", "--new", "--channel", "meeting"), ("team", "status")):
        assert_refused(ann.types(*words), "a window of As Agreed is just joining or leaving a team")
    assert (ann.note.read_bytes(), certificate.exists()) == (as_it_was, True)
    window.release()
    assert ann.types("today").code == 0
    assert (ann.note.exists(), certificate.exists()) == (False, False)


def test_the_window_that_has_the_folder_settles_what_was_left_itself(
    desk: Callable[[str], AtDesk], ben: AtDesk
) -> None:
    ann = desk("Ann")
    killed_in(ann, joining, "join", done=False)
    window = first_instance(ann.folder / "as-agreed.lock")
    assert isinstance(window, FirstInstance)
    setup = set_up(parser().parse_args(["--data-dir", str(ann.folder)]))
    setup.has_folder = window.has_folder
    with closing(open_for(setup, demo=False)) as store:
        assert not isinstance(store, TeamStore)
    assert not ann.note.exists()
    window.release()


def test_how_it_stands_after_a_joining_that_was_killed_is_that_it_is_ones_own(
    desk: Callable[[str], AtDesk], ben: AtDesk
) -> None:
    ann = desk("Ann")
    killed_in(ann, joining, "join", done=False)
    told = ann.types("team", "status")
    assert (told.code, told.out, told.err) == (0, "This store is yours alone, on this computer.\n", "")
    killed_in(ann, joining, "join", done=False)
    assert (told := ann.types("team", "status", "--json").json)["name"] is None, told


def unanswered(desk: AtDesk, monkeypatch: pytest.MonkeyPatch, done: bool) -> None:
    """Its store was being moved when the server ended, before or after it had kept it all."""
    found = PostgresServer.found

    @contextmanager
    def lost(server: PostgresServer, founded: Founded, portions: Any) -> Iterator[Iterator[Sent]]:
        with found(server, founded, portions) as back:
            yield back
            if not done:
                raise NoAnswer
        raise NoAnswer

    with monkeypatch.context() as within:
        within.setattr(PostgresServer, "found", lost)
        within.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        told = desk.types("team", "move", str(desk.file), "--password-stdin")
    assert_refused(told, "nobody knows yet whether it was done")
    mark = mark_in(desk.store)
    assert mark is not None
    assert mark.moving


@pytest.mark.parametrize("done", [False, True])
def test_a_move_that_was_not_answered_goes_on_by_the_password_that_was_typed(
    desk: Callable[[str], AtDesk], monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    ben = desk("Ben")
    ben.logs("Grace Okoro", "--new", *THURSDAY)
    ben.invited(password="")
    monkeypatch.setenv("PGPASSFILE", str(ben.folder / "none"))
    unanswered(ben, monkeypatch, done)
    assert_refused(ben.types("today"), "the store was being moved there", "as-agreed team leave")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    told = ben.types("team", "move", str(ben.file), "--password-stdin", "--json")
    assert told.code == 0, told.err
    assert told.json["people"] == 1
    assert ben.there.asked("SELECT count(*) FROM {s}.ledger WHERE name = 'move-to-team'") == [(1,)]
    assert ben.types("check", "Grace Okoro", "--channel", "call").code == 1


def test_whoever_cannot_ask_what_became_of_a_move_goes_on_alone(
    desk: Callable[[str], AtDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = desk("Ben")
    ben.logs("Grace Okoro", "--new", *THURSDAY)
    unanswered(ben, monkeypatch, done=True)
    ben.goes_away()
    assert_refused(ben.types("today"), "does not answer; the store was being moved there", "as-agreed team leave")
    as_it_was = ben.note.read_bytes()
    assert_refused(ben.types("team", "move", str(ben.file)), "Opening", "does not answer; the store was being moved")
    assert ben.note.read_bytes() == as_it_was, "it went to the one that does not answer"
    assert ben.types("team", "leave").code == 0
    assert ben.types("today").code == 0
    assert ben.types("team", "join", str(ben.file)).code == 0


def test_the_password_that_was_typed_for_a_move_is_known_when_its_store_is_opened_next(
    desk: Callable[[str], AtDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = desk("Ben")
    ben.logs("Grace Okoro", "--new", *THURSDAY)
    monkeypatch.setenv("PGPASSFILE", str(ben.folder / "none"))
    setup = set_up(parser().parse_args(["--data-dir", str(ben.folder)]))
    real = moving.move

    def then_lost(place: Path, *given: Any) -> None:
        real(place, *given)
        with closing(bare(place)) as there:
            team_mark.put(there, moving=True)
        raise StoreFault(Fault.AWAY, "unknown")

    monkeypatch.setattr(moving, "move", then_lost)
    door = FileTeamDoor(setup, lambda: None)
    with pytest.raises(StoreFault):
        door.move(door.read(ben.invited(password="")), PASSWORD, False, lambda _done, _of: True)
    with closing(open_for(setup, demo=False)) as store:
        assert isinstance(store, TeamStore)


@contextmanager
def invited_elsewhere(who: AtDesk, team: TeamThere, desk: Callable[[str], AtDesk]) -> Iterator[None]:
    """Meanwhile it is another team that invites them, one that Cleo has moved her store to."""
    here = who.there, who.role
    with team.postgres.team() as another:
        cleo = desk("Cleo")
        cleo.there, cleo.role = another, another.invite("Cleo")
        cleo.logs("Zoë Vale", "--new")
        assert cleo.types("team", "move", str(cleo.invited())).code == 0
        who.there, who.role = another, another.invite("Ann")
        yield
    who.there, who.role = here


def test_a_damaged_copy_is_made_anew_by_its_own_team_alone(
    ann: AtDesk, team: TeamThere, desk: Callable[[str], AtDesk]
) -> None:
    ann.store.write_bytes(ann.store.read_bytes()[:9000] + b"broken" * 9000)
    as_it_was = ann.store.read_bytes(), ann.note.read_bytes()
    with invited_elsewhere(ann, team, desk):
        assert_refused(ann.types("team", "join", str(ann.invited())), "There are people of your own here")
        assert (ann.store.read_bytes(), ann.note.read_bytes()) == as_it_was
    assert ann.types("team", "join", str(ann.invited())).code == 0


def test_what_waits_for_one_team_goes_to_no_other(ann: AtDesk, team: TeamThere, desk: Callable[[str], AtDesk]) -> None:
    ann.goes_away()
    assert ann.logs("Grace Okoro", "--direction", "in", "--note", "How much is it?").code == 0
    ann.comes_back()
    ann.store.unlink()
    with invited_elsewhere(ann, team, desk):
        assert_refused(ann.types("team", "join", str(ann.invited())), "What waits to be sent here is another team’s")
        assert not ann.store.exists()
    assert ann.types("team", "join", str(ann.invited())).code == 0
    assert ann.types("today").code == 0
    asked = "SELECT count(*) FROM {s}.ledger_row WHERE kind = 'contact' AND after LIKE %s"
    assert ann.there.asked(asked, "%How much is it?%") == [(1,)]


def test_a_leaving_that_fails_leaves_the_note_as_it_was(ann: AtDesk) -> None:
    ann.store.write_bytes(b"broken" * 9000)
    as_it_was = ann.note.read_bytes()
    assert ann.types("team", "leave").code == 3
    assert ann.note.read_bytes() == as_it_was
    note_beside.put_note(ann.store, note_of(ann), changing=True)  # and where it was killed
    assert ann.types("team", "join", str(ann.file)).code == 0
    assert ann.types("check", "Grace Okoro", "--channel", "call").code == 1


def test_a_copy_that_is_not_there_may_be_left(ann: AtDesk) -> None:
    ann.store.unlink()
    assert ann.types("team", "leave").code == 0
    assert not ann.note.exists()


def test_a_server_that_is_lost_comes_back_from_one_of_the_desks(
    ann: AtDesk, ben: AtDesk, team: TeamThere, desk: Callable[[str], AtDesk]
) -> None:
    ben.logs("Zoë Vale", "--new", *THURSDAY)
    ann.goes_away()
    assert ann.logs("Grace Okoro", "--direction", "in", "--note", "How much is it?").code == 0
    with team.postgres.team() as another:
        for each in (ben, ann):
            each.there, each.role = another, another.invite(each.name)
        assert ben.types("team", "leave").code == 0
        assert ben.types("team", "move", str(ben.invited())).code == 0
        assert ann.types("team", "join", str(ann.invited())).code == 0
        lies = ann.folder.parent / "passwords"
        lies.write_text(f"{lies.read_text()}127.0.0.1:*:*:{ann.role}:{PASSWORD}\n")
        assert ann.types("check", "Zoë Vale", "--channel", "call").code == 1
        assert ann.types("team", "status", "--json").json["waiting"] == 0
        asked = "SELECT count(*) FROM {s}.ledger_row WHERE kind = 'contact' AND after LIKE %s"
        assert another.asked(asked, "%How much is it?%") == [(1,)]


def test_a_password_that_the_server_does_not_take_is_not_kept(ann: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", str(ann.folder / "none"))
    told = ann.types("today")
    assert told.code == 0
    assert "Your team’s server asks for your password" in told.err
    asked = iter(["wrong", PASSWORD])
    monkeypatch.setattr("tracker.assembly.at_a_desk.ask_password", lambda _said: next(asked))
    assert "Your team’s server asks for your password" in ann.types("today").err
    assert ann.types("today").err == ""
