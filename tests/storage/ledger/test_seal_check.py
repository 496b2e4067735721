"""The look through the store: slice after slice it finds whatever was changed past the program, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, day, did, jo, objects, talk
from tests.fakes import Clock, a_desk
from tests.storage.file.test_migrations import from_text
from tests.storage.looking import NOW, do, tamper
from tracker.actions.change_policy import change_policy
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel
from tracker.rules.policy import LEVELS, KeptPolicy, Policy
from tracker.rules.prospect import Email, Phone
from tracker.rules.us import Away, User
from tracker.storage.file import schema_fingerprint
from tracker.storage.file.connection import bare
from tracker.storage.file.opening import open_store
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.ledger.seal_check import Walk
from tracker.storage.store import SqliteStore

PHONES = (Phone("+44 20 7946 0000", "+442079460000"),)
MAILS = (Email("Jo@example.org"),)


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    """1: Jo, a contact, an agreement. 2: somebody who objected. 3: we, and what came from a file. 4: 2 is erased."""
    contact = replace(did("2026-11-17 10:00"), id=7)
    agreement = replace(talk(day("2026-11-24"), made_in=7), id=8)
    do(store, jo(phones=PHONES, emails=MAILS, organisation="Hill & Co", household="Hill"), contact, agreement)
    do(
        store,
        jo(id=2, name="Ann", phones=(Phone("1", "+441"),)),
        replace(objects(Channel.CALL, "2026-11-01 09:00"), prospect_id=2),
    )
    us, away = User(4, ME), Away(5, 4, NOW.date(), NOW.date())
    do(store, us, away, KeptPolicy(Policy()), BroughtIn(6, JO, JO, "calendar", "uid-1"))
    store.erase(2, ME, NOW)
    return store


def walked(store: SqliteStore, walk: Walk) -> list[Broken]:
    """Every break, in slices as short as they come."""
    found = []
    while not walk.done:
        with store._reading() as connection:
            broken = walk.step(connection, seconds=0)
        if broken is not None:
            found.append(broken)
    return found


def test_what_only_deeds_wrote_is_whole(filled: SqliteStore) -> None:
    assert walked(filled, Walk()) == []


def test_how_much_is_done_is_told_and_never_goes_back(store: SqliteStore) -> None:
    for n in range(1, 200):
        do(store, jo(id=n))
    walk, shares = Walk(), [0.0]
    while not walk.done:
        with store._reading() as connection:
            walk.step(connection, seconds=0)
        shares.append(walk.share)
    assert shares == sorted(shares)
    assert len(set(shares)) > 6
    assert shares[-1] == 1


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE phone SET typed = '1'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE phone SET position = 5", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE email SET folded = 'jo@example.orf'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE findable SET words = 'x'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE findable SET numbers = 'x'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("DELETE FROM findable", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE prospect SET organisation_key = 'x'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE prospect SET household_key = 'x'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE agreement SET starts_us = starts_us + 4", Broken(1, Flaw.RECORD, "agreement", 8)),
        ("UPDATE agreement SET first_day = first_day - 1", Broken(1, Flaw.RECORD, "agreement", 8)),
        ("UPDATE contact SET at_us = at_us + 1", Broken(1, Flaw.RECORD, "contact", 7)),
        ("UPDATE contact SET went_to = '+441'", Broken(1, Flaw.RECORD, "contact", 7)),
        ("UPDATE agreement SET minutes = 7", Broken(1, Flaw.RECORD, "agreement", 8)),
        ("UPDATE phone SET shared = 1", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE prospect SET greeting = 'x'", Broken(1, Flaw.RECORD, "prospect", JO)),
        ("UPDATE user SET name = 'Ben' WHERE id = 4", Broken(3, Flaw.RECORD, "user", 4)),
        ("UPDATE policy SET policy = replace(policy, '14', '15')", Broken(3, Flaw.RECORD, "policy", 1)),
        ("DELETE FROM policy", Broken(3, Flaw.RECORD, "policy", 1)),
        ("UPDATE away SET last_day = last_day + 1", Broken(3, Flaw.RECORD, "away", 5)),
        ("UPDATE brought_in SET external = 'x'", Broken(3, Flaw.RECORD, "brought-in", 6)),
        ("UPDATE ledger_row SET before = 'x' WHERE seq = 2", Broken(2, Flaw.CONTENT, "prospect", 2)),
        ("UPDATE meta SET value = substr(value, 2) || substr(value, 1, 1) WHERE name = 'key'", "remembered_objection"),
        ("UPDATE remembered_objection SET since_us = since_us + 1", "remembered_objection"),
        ("DELETE FROM remembered_objection", "remembered_objection"),
        ("UPDATE meta SET name = 'remembeqed' WHERE name = 'remembered'", "meta"),
        ("UPDATE schema_migration SET name = '0003_x' WHERE id = 2", "schema_migration"),
        ("CREATE TRIGGER quiet AFTER INSERT ON contact BEGIN DELETE FROM objection; END", "sqlite_master"),
        ("DROP INDEX contact_of", "sqlite_master"),
    ],
)  # fmt: skip
def test_a_change_that_no_start_sees_is_found(
    filled: SqliteStore, place: Path, statement: str, broken: Broken | str
) -> None:
    with bare(place) as loose:
        loose.execute("PRAGMA ignore_check_constraints = 1")
        loose.execute(statement)
    loose.close()
    expected = Broken(0, Flaw.STORE, broken) if isinstance(broken, str) else broken
    assert next(iter(walked(filled, Walk())), None) == expected


def test_every_break_is_told_once_and_a_known_one_not_at_all(filled: SqliteStore, place: Path) -> None:
    tamper(place, "UPDATE contact SET note = 'x'")
    tamper(place, "UPDATE agreement SET words = 'x'")
    walk = Walk({Broken(1, Flaw.RECORD, "contact", 7)})
    assert walked(filled, walk) == [Broken(1, Flaw.RECORD, "agreement", 8)]
    assert walk.met == [Broken(1, Flaw.RECORD, "contact", 7)]


def test_deeds_erasings_and_undos_between_two_slices_are_no_breaks(filled: SqliteStore) -> None:
    for n in range(10, 200):
        do(filled, jo(id=n, name=f"Jo {n}"), replace(did("2026-11-17 10:00", prospect_id=n), id=n))
    walk, n = Walk(), 10
    while not walk.done:
        with filled._reading() as connection:
            assert walk.step(connection, seconds=0.001) is None
        n += 1
        if n < 190:
            do(filled, jo(id=n, name=f"Jo {n}", notes="changed"))
            filled.undo(ME, NOW)
            filled.erase(n + 5 if n % 2 else n - 5, ME, NOW) if n % 10 < 2 else do(filled, jo(id=n + 1000))
    assert filled.verify_chain() is None


def test_a_zone_whose_rules_were_changed_since_is_no_break(filled: SqliteStore, place: Path) -> None:
    hour = int(timedelta(hours=1).total_seconds() * 1_000_000)
    tamper(place, f"UPDATE agreement SET starts_us = starts_us + {hour}, ends_us = ends_us + {hour}")
    assert walked(filled, Walk()) == []


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_the_shapes_known_are_those_of_a_new_store_and_of_one_brought_up_to_date(place: Path, version: int) -> None:
    from_text(place, Path(__file__).parents[1] / f"schema_{version}.sql")
    open_store(place).close()
    with bare(place) as looking:
        assert schema_fingerprint.shapes(looking) == schema_fingerprint.SHAPES, (
            "after a migration: put the new digest in schema_fingerprint"
        )
    looking.close()


def test_a_policy_that_says_nothing_is_put_right_by_setting_it_anew(filled: SqliteStore, place: Path) -> None:
    tamper(place, "UPDATE policy SET policy = 'x'")
    desk = a_desk(filled, Clock(NOW))  # type: ignore[arg-type]
    assert filled.verify_chain() == Broken(3, Flaw.RECORD, "policy", 1)
    stricter = replace(desk.policy, tries=1)
    change_policy(desk, desk.policy, stricter)
    assert filled.policy() == replace(stricter, zone=Policy().zone, levels={**LEVELS})
    assert filled.verify_chain() is None
