"""Migrations lead to today's tables, and an old file is brought along with all that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from tests.builders import ME
from tests.storage.looking import NOW, do, tamper
from tracker.actions.outcome import Fault, StoreFault
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.contact import Question
from tracker.rules.prospect import Phone
from tracker.rules.us import user_named
from tracker.rules.verdict import Code
from tracker.rules.window import Window
from tracker.storage.file import connection
from tracker.storage.file.connection import SCHEMA_VERSION, database
from tracker.storage.file.opening import MIGRATIONS, migrate, open_store
from tracker.storage.rows.tables import TABLES

VERSION_1 = Path(__file__).parents[1] / "schema_1.sql"


def from_text(place: Path, text: Path) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as made:
        made.executescript(text.read_text(encoding="utf-8"))


def schema(live: sqlite3.Connection) -> dict[str, str]:
    """Each table and index, spelt alike however it was laid out."""
    found = live.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: " ".join(sql.replace('"', "").split()).replace("( ", "(").replace(" )", ")").replace(" ,", ",")
        for name, sql in found
        if not name.startswith("schema_migration")  # the list of what has been applied is the runner's own
    }


def test_the_tables_are_what_the_migrations_make(place: Path) -> None:
    open_store(place).close()
    declared = SqliteDatabase(":memory:")
    with declared.bind_ctx(TABLES):
        declared.create_tables(TABLES, safe=False)
    with closing(sqlite3.connect(place)) as made:
        assert schema(made) == schema(declared.connection())  # type: ignore[no-untyped-call]
    declared.close()


def test_the_last_migration_has_the_number_of_todays_version() -> None:
    assert max(int(step.name[:4]) for step in MIGRATIONS.glob("0*.py")) == SCHEMA_VERSION


def test_a_migration_imports_nothing_of_todays_program() -> None:
    for step in MIGRATIONS.glob("0*.py"):
        assert "tracker" not in step.read_text(encoding="utf-8")


def test_a_file_of_version_1_still_says_what_it_said(place: Path) -> None:
    from_text(place, VERSION_1)
    store = open_store(place)
    history = store.history_of(1)
    assert history is not None
    assert history.prospect.name == "Jo Hill"
    assert history.prospect.phones == (Phone("020 7946 0000", "+442079460000", "home"),)
    assert history.standings[0].words == "we’ll call you"
    assert history.agreements[0].topic == "is the lemon filling nut-free?"
    assert history.contacts[0].questions == (Question("Is it nut-free?"),)
    assert history.contacts[1].verdict.has(Code.THEIR_TURN)
    assert store.verify_chain() is None
    undoable = store.undoable(ME)
    assert undoable is not None
    assert undoable.who == "Jo Hill"
    store.undo("Maria", NOW)
    assert do(store, history.prospect).seq is None
    store.close()


@pytest.mark.parametrize("version", [1, 2])
def test_hours_of_a_day_and_the_second_of_two_times_are_kept_in_an_older_file(place: Path, version: int) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    store = open_store(place)
    jo = store.history_of(1)
    assert jo is not None
    asked = jo.agreements[0]
    night = date(2027, 10, 31)
    for window in (
        Window.hours(night, time(15), time(0), "Europe/London"),
        Window.exact(night, time(1, 30, fold=1), "Europe/London"),
        Window.exact(night, time(1, 30), "Europe/London"),
    ):
        do(store, replace(asked, window=window))
        now = store.history_of(1)
        assert now is not None
        assert next(a for a in now.agreements if a.id == asked.id).window == window
        assert store.verify_chain() is None
    for _ in range(3):
        store.undo("Maria", NOW)
    then = store.history_of(1)
    assert then is not None
    assert asked in then.agreements
    store.close()


@pytest.mark.parametrize("version", [1, 2])
def test_whoever_ever_wrote_or_owns_anything_becomes_one_of_us(place: Path, version: int) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    tamper(place, "UPDATE agreement SET owner = ' ben', made_us = 5 WHERE id = (SELECT min(id) FROM agreement)")
    tamper(place, "UPDATE contact SET by_whom = 'BEN', entered_us = 7 WHERE id = (SELECT min(id) FROM contact)")
    tamper(place, "UPDATE agreement SET owner = '  ' WHERE id > (SELECT min(id) FROM agreement)")
    store = open_store(place)
    users = store.users()
    assert [(user.name, user.aliases) for user in users] == [("Maria", ()), ("BEN", ("ben",))]
    assert user_named(users, "Ben ") == users[1]
    assert user_named(users, "") is None
    assert (store.away(), store.policy()) == ((), None)
    store.close()


@pytest.mark.parametrize("version", [1, 2])
def test_those_of_us_whom_no_entry_speaks_of_are_no_damage_and_can_be_changed_and_undone(
    place: Path, version: int
) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    store = open_store(place)
    (maria,) = store.users()
    assert store.verify_chain() is None
    do(store, replace(maria, ring_back="020 7946 0000"))
    assert store.verify_chain() is None
    store.undo("Maria", NOW)
    assert store.users() == (maria,)
    assert store.verify_chain() is None
    store.close()


def test_keys_that_scripts_logged_under_are_brought_along(place: Path) -> None:
    from_text(place, Path(__file__).parents[1] / "schema_2.sql")
    with closing(sqlite3.connect(place)) as made:
        (contact,) = made.execute("SELECT id FROM contact").fetchone()
    tamper(place, "INSERT INTO meta VALUES ('once:visit 7', ?), ('once:garbled', 'x')", str(contact))
    store = open_store(place)
    found = store.logged_once("visit 7")
    assert found is not None
    assert found.id == contact
    assert store.logged_once("garbled") is None
    assert store.verify_chain() is None
    store.close()


@pytest.mark.parametrize("version", [1, 2])
def test_what_is_new_about_a_record_is_kept_in_an_older_file_and_taken_back(place: Path, version: int) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    store = open_store(place)
    before = store.history_of(1)
    assert before is not None
    person, agreement, contact = before.prospect, before.agreements[0], before.contacts[0]
    changed = (
        replace(person, greeting="Mrs Hill", known_before=True, phones=(replace(person.phones[0], shared=True),)),
        replace(agreement, outcome=AgreementOutcome.NO_SHOW, place="the shop", minutes=45, occasion_id=9),
        replace(contact, basis=Basis.GOING_ON, to="+442079460000", occasion_id=9, corrected_at=NOW),
    )
    do(store, *changed)
    now = store.history_of(1)
    assert now is not None
    assert now.prospect == changed[0]
    assert changed[1] in now.agreements
    assert changed[2] in now.contacts
    assert store.verify_chain() is None
    store.undo("Maria", NOW)
    assert store.history_of(1) == before
    store.close()


def test_no_reminder_was_given_in_an_older_file_and_what_is_given_in_it_is_no_damage(place: Path) -> None:
    from_text(place, Path(__file__).parents[1] / "schema_3.sql")
    store = open_store(place)
    with closing(sqlite3.connect(place)) as looking:
        assert looking.execute("SELECT count(*) FROM reminded").fetchone() == (0,)
    tamper(place, "INSERT INTO reminded VALUES (1, 1002, 'at', 5)")
    assert store.verify_chain() is None
    store.close()


def test_migrating_a_file_of_today_changes_nothing(place: Path) -> None:
    open_store(place).close()
    before = place.read_bytes()
    live = database(place)
    migrate(live)
    live.close()
    assert place.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(place).close()
    steps = tmp_path / "steps [1]"
    steps.mkdir()
    for step in MIGRATIONS.glob("0*.py"):
        (steps / step.name).write_text("def up(migrator, db): raise AssertionError('applied already')\n")
    half = steps / f"{SCHEMA_VERSION + 1:04}_half.py"
    half.write_text("def up(migrator, db):\n    db.execute_sql('DROP TABLE contact')\n    1 / 0\n")
    monkeypatch.setattr("tracker.storage.file.opening.MIGRATIONS", steps)
    monkeypatch.setattr("tracker.storage.file.opening.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    before = place.read_bytes()
    with pytest.raises(ZeroDivisionError):
        open_store(place)
    assert place.read_bytes() == before


def test_a_migration_that_leaves_something_pointing_nowhere_is_not_kept(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_text(place, VERSION_1)
    (tmp_path / "0002_half.py").write_text("def up(migrator, db):\n    db.execute_sql('DELETE FROM contact')\n")
    monkeypatch.setattr("tracker.storage.file.opening.MIGRATIONS", tmp_path)
    monkeypatch.setattr("tracker.storage.file.opening.SCHEMA_VERSION", 2)
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert told.value.fault is Fault.DAMAGED
    with closing(sqlite3.connect(place)) as looking:
        assert looking.execute("SELECT count(*) FROM contact").fetchone()[0] == 2


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("lacking", ["email", "meta", "agreement", "ledger"])
def test_an_older_file_that_lacks_a_table_of_its_version_is_damaged_and_left_as_it_is(
    place: Path, version: int, lacking: str
) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    with closing(sqlite3.connect(place)) as made:
        made.execute(f"DROP TABLE {lacking}")
    before = place.read_bytes()
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert told.value.fault is Fault.DAMAGED
    assert place.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_text(place, VERSION_1)
    for step in MIGRATIONS.glob("0*.py"):
        (tmp_path / step.name).write_bytes(step.read_bytes())
    (tmp_path / f"{SCHEMA_VERSION + 1:04}_motto.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql(\"INSERT INTO meta VALUES ('motto', 'as agreed')\")\n"
        f"    db.execute_sql('PRAGMA user_version = {SCHEMA_VERSION + 1}')\n"
    )
    monkeypatch.setattr("tracker.storage.file.opening.MIGRATIONS", tmp_path)
    for known in ("opening", "integrity"):
        monkeypatch.setattr(f"tracker.storage.file.{known}.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    for _ in range(2):
        open_store(place).close()
        with closing(sqlite3.connect(place)) as looking:
            assert looking.execute("SELECT value FROM meta WHERE name = 'motto'").fetchone()[0] == "as agreed"
            assert looking.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION + 1


def test_a_file_with_our_mark_and_no_version_is_damaged(place: Path) -> None:
    from_text(place, VERSION_1)
    tamper(place, "PRAGMA user_version = 0")
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert told.value.fault is Fault.DAMAGED
    assert connection.APPLICATION_ID > 0


def test_a_file_of_version_2_opens_with_all_that_is_in_it(place: Path) -> None:
    from_text(place, Path(__file__).parents[1] / "schema_2.sql")
    store = open_store(place)
    jo = store.history_of(1)
    assert jo is not None
    assert (jo.prospect.name, jo.prospect.phones[0].e164) == ("Jo Hill", "+447700900112")
    assert [s.words for s in jo.standings] == ["we'll call you"]
    assert {a.topic for a in jo.agreements} == {"the old files", "is the lemon filling nut-free?"}
    assert len(store.snoozed(NOW)) == 1
    assert not any(a.window.is_hours or a.window.second for a in jo.agreements)
    assert store.verify_chain() is None
    assert store.undoable(ME) is not None
    store.close()
