"""Claims about entries that wait to be sent: each comes back as it was, and whatever else lies there costs none."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from tests.builders import at, day
from tracker.actions.outcome import Fault, Problem, StoreFault
from tracker.actions.team.unsent import Asks, Unsent
from tracker.files.dataclass_json import dump
from tracker.files.unsent_folder import UnsentFolder
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question
from tracker.rules.entry import Attempt, Changed, Entry, Lift, NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict

WHEN = at("2026-11-26 14:05").astimezone(UTC)
ENTRY = Entry(7, Attempt(Direction.OUT, Channel.CALL, WHEN, "Ann"), ContactOutcome.TALKED, "The lemon \ud800 filling")
WHOLE = replace(
    ENTRY,
    questions=(Question("Nuts?", "None"),),
    changed=Changed(WHEN, NextAgreement(AgreementKind.TALK, day("2026-12-01"), Channel.CALL), words="Ring me"),
    next=(NextAgreement(AgreementKind.TALK, day("2026-12-03"), Channel.EMAIL, minutes=20),),
    standing=NewStanding(StandingKind.THEIR_TURN, "we'll call you"),
    objection=NewObjection(None, "stop", WHEN + timedelta(days=9)),
    lift=Lift.ONCE,
    others=(8, NewProspect("Emma", phone="020 7946 0018", shares=True)),
)
VERDICT = Verdict(findings=(Finding(Code.TOO_EARLY, Level.WARN, Facts(owner="Ben", first=date(2026, 12, 1))),))
ASKS = Asks(VERDICT, (Problem.NEEDS_A_REASON,), what="Jo Hill")


def one(number: int = 1, entry: Entry = ENTRY) -> Unsent:
    return Unsent(f"{number:032x}", entry, WHEN + timedelta(minutes=number), "Jo Hill", Verdict(), 3, "[a form]")


@pytest.fixture
def folder(tmp_path: Path) -> UnsentFolder:
    return UnsentFolder(tmp_path / "waiting")


def test_all_that_was_kept_comes_back_as_it_was_and_in_its_order(folder: UnsentFolder) -> None:
    held = replace(one(2, replace(WHOLE, who=NewProspect("Jo"))), asks=ASKS, verdict=VERDICT)
    kept = one(1), held, one(3, WHOLE)
    for each in reversed(kept):
        folder.keep(each)
    assert UnsentFolder(folder.place).waiting() == kept
    assert folder.unread()[0] == 0


def test_one_under_the_same_key_takes_its_place_and_what_was_sent_is_gone(folder: UnsentFolder) -> None:
    folder.keep(one())
    folder.keep(replace(one(), asks=ASKS))
    assert [each.asks for each in folder.waiting()] == [ASKS]
    folder.drop(one().key)
    assert folder.waiting() == ()
    folder.drop(one().key)


def test_one_is_found_by_its_key_as_it_lies_there_by_now(folder: UnsentFolder) -> None:
    assert folder.find(one().key) is None
    folder.keep(one())
    folder.keep(replace(one(), asks=ASKS))
    assert folder.find(one().key) == replace(one(), asks=ASKS)
    (folder.place / f"{one(2).key}.json").write_text("{", encoding="utf-8")
    assert folder.find(one(2).key) is None
    assert folder.find("../draft") is None


def test_nobody_else_may_read_them(folder: UnsentFolder) -> None:
    folder.keep(one())
    (file,) = folder.place.iterdir()
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder.place, file)] == [0o700, 0o600]


GOOD = dump(one(1), ascii_only=True)
HARM = {
    "nothing": b"",
    "no json": b"{",
    "no text": b"\xff\xfe",
    "another value": b"[1, 2]",
    "nested for ever": b"[" * 100_000,
    "another's name": GOOD.replace("1" * 1 + '","entry', '2","entry', 1).encode(),
    "a path for a key": GOOD.replace(one(1).key, "../../settings").encode(),
    "no zone": GOOD.replace("+00:00", "").encode(),
    "a channel nobody knows": GOOD.replace('"call"', '"smoke"').encode(),
    "a number for a person": GOOD.replace('"who":7', '"who":7.5').encode(),
}


@pytest.mark.parametrize("harm", HARM)
def test_what_is_none_of_ours_is_counted_and_left_and_costs_no_other(folder: UnsentFolder, harm: str) -> None:
    folder.keep(one(5))
    bad = folder.place / f"{one(1).key}.json"
    bad.write_bytes(HARM[harm])
    assert folder.waiting() == (one(5),)
    assert folder.unread() == (1, str(folder.place))
    assert bad.read_bytes() == HARM[harm]


def test_a_field_that_a_later_version_wrote_is_passed_over(folder: UnsentFolder) -> None:
    folder.place.mkdir()
    (folder.place / f"{one(1).key}.json").write_text(GOOD[:-1] + ',"mood":"good"}', encoding="utf-8")
    assert folder.waiting() == (one(1),)


@pytest.mark.skipif(os.name != "posix", reason="only there are pipes files")
def test_a_pipe_in_the_place_of_one_is_not_waited_for(folder: UnsentFolder) -> None:
    folder.place.mkdir()
    os.mkfifo(folder.place / f"{one(1).key}.json")
    assert folder.waiting() == ()
    assert folder.unread() == (1, str(folder.place))


def test_where_no_disk_takes_it_that_is_told(folder: UnsentFolder) -> None:
    folder.place.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StoreFault) as told:
        folder.keep(one())
    assert told.value.fault is Fault.NO_FOLDER
    assert folder.waiting() == ()
    folder.drop(one().key)


def test_a_key_that_could_lead_elsewhere_is_none(folder: UnsentFolder) -> None:
    with pytest.raises(ValueError, match="no key"):
        folder.keep(replace(one(), key="../draft"))
    outside = folder.place.parent / "draft.json"
    outside.write_text("x", encoding="utf-8")
    folder.drop("../draft")
    assert outside.exists()
