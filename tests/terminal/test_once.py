"""`--once KEY`: a script that asks again, or two at the same time, writes one entry."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import jo
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.test_process import ROOT, started
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.actions.undo import undo
from tracker.storage.file.opening import open_store

NEW = ("log", "Zoë Vale", "--new", "--phone", "+44 20 7946 0018", "--channel", "meeting")


@pytest.mark.parametrize("words", [NEW, ("log", "Jo Hill", "--channel", "meeting")])
def test_the_same_key_twice_is_one_entry_and_says_so(words: tuple[str, ...]) -> None:
    desk = desk_with(jo())
    first, second = typed(desk, *words, "--once", "visit 7"), typed(desk, *words, "--once", "visit 7")
    assert (first.code, second.code, second.err) == (0, 0, "")
    assert second.out.splitlines()[-1] == "It is there already, so nothing was written again."
    assert [len(contacts_with(desk, p.id)) for p in desk.store.people_like("", 9)].count(1) == 1


def test_a_program_is_told_which_entry_it_is() -> None:
    desk = desk_with(jo())
    first, second = (typed(desk, *NEW, "--once", "visit 7", "--json").json for _ in range(2))
    assert (first["already"], second["already"], second["saved"]) == (False, True, True)
    assert (second["contact"], second["who"]) == (first["contact"], first["who"])


def test_another_key_is_another_entry() -> None:
    desk = desk_with(jo())
    for key in ("visit 7", "visit 8"):
        assert typed(desk, "log", "Jo Hill", "--channel", "meeting", "--once", key).code == 0
    assert len(contacts_with(desk, 1)) == 2


def test_undoing_the_entry_frees_its_key() -> None:
    desk = desk_with(jo())
    words = ("log", "Jo Hill", "--channel", "meeting", "--once", "visit 7")
    typed(desk, *words)
    undo(desk)
    assert contacts_with(desk, 1) == ()
    assert not typed(desk, *words, "--json").json["already"]
    assert len(contacts_with(desk, 1)) == 1


def test_what_was_held_back_has_no_key_yet() -> None:
    desk = desk_with(jo())
    words = ("log", "Jo Hill", "--channel", "call", "--once", "visit 7")
    assert typed(desk, *words).code == 1
    assert typed(desk, *words, "--reason", "a letter came back").code == 0
    assert typed(desk, *words).code == 0


@pytest.mark.parametrize("key", ["", "  ", "x" * 300, "a\x1bb"])
def test_a_key_that_cannot_be_kept_is_one_sentence(key: str) -> None:
    desk = desk_with(jo())
    told = typed(desk, "log", "Jo Hill", "--channel", "meeting", "--once", key)
    assert (told.code, told.out) == (3, "")
    assert_one_sentence(told)
    assert contacts_with(desk, 1) == ()


def test_two_at_once_write_one(tmp_path: Path) -> None:
    here = ["--data-dir", str(tmp_path), "--now", "2026-11-18T09:30"]
    assert started(*here[:2], "today").code == 0
    command = [sys.executable, "-m", "tracker", *here, *NEW, "--once", "visit 7"]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    told = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 4, told
    assert sum(b"already" in out for out, _ in told) == 3
    store = open_store(tmp_path / "as-agreed.db")
    (person,) = store.people_like("", 9)
    history = store.history_of(person.id)
    assert history is not None
    assert len(history.contacts) == 1
    store.close()


def test_a_kept_key_is_no_damage_and_goes_with_whoever_is_erased(tmp_path: Path) -> None:
    place = tmp_path / "as-agreed.db"
    for name in ("Zoë Vale", "Ben"):
        words = ("log", name, "--new", "--channel", "meeting", "--once", f"visit to {name}")
        assert started("--data-dir", str(tmp_path), *words).code == 0
    store = open_store(place)
    assert store.verify_chain() is None
    (zoe,) = store.people_like("Zoë", 9)
    store.erase(zoe.id, "Maria", datetime(2026, 11, 18, 10, tzinfo=UTC))
    assert store.verify_chain() is None
    assert store.logged_once("visit to Zoë Vale") is None
    assert store.logged_once("visit to Ben") is not None
    store.close()
    assert "Zoë".encode() not in place.read_bytes()
