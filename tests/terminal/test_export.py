"""`export` writes what is wanted to a file, never over one without being told, and says what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.builders import ZONE, at, exact, jo, objects, promise, talk
from tests.terminal.typed import Told, desk_with
from tests.terminal.typed import typed as typed_at
from tracker.actions.ports import Desk
from tracker.actions.taking_out import TakenOut, Wanted
from tracker.interop.taking_out import FileTakingOut, Source
from tracker.rules.bring_in.file_read import Progress
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect

GONE = Prospect(3, "Gone", deleted_at=at("2026-11-01 09:00"))


@pytest.fixture
def desk() -> Desk:
    return desk_with(
        jo(),
        Prospect(2, "Kim Reed"),
        GONE,
        talk(exact("2026-11-25 10:00"), words="Ring me then"),
        talk(exact("2026-11-26 10:00"), prospect_id=2),
        talk(exact("2026-11-27 10:00"), prospect_id=3),
        objects(Channel.POST, "2026-11-01 09:00"),
    )


def typed(desk: Desk, folder: Path, *words: str) -> Told:
    source = Source(desk.store, lambda place: place.write_bytes(b"a store"))
    out = FileTakingOut(
        lambda: nullcontext(source), desk.now, lambda: ZONE, folder / "numbers.json", folder / "settings"
    )
    return typed_at(desk, *words, taking_out=out)


FILES: Sequence[tuple[str, Sequence[str], Sequence[str], Sequence[str]]] = [
    # the file, what else is said, what stands in it, what does not
    ("a.ics", [], ["BEGIN:VCALENDAR", "SUMMARY:Call Jo Hill", "SUMMARY:Call Kim Reed"], ["Gone", "Ring me then"]),
    ("a.ics", ["--with-words"], ["Ring me then"], ["Gone"]),
    ("a.ICS", ["--who", "Kim Reed"], ["SUMMARY:Call Kim Reed"], ["Jo Hill"]),
    ("a.vcf", [], ["FN:Jo Hill", "FN:Kim Reed", "NOTE:Asked on 2026-11-01 not to be contacted by post."], ["Gone"]),
    ("a.vcf", ["--who", "Jo Hill"], ["FN:Jo Hill"], ["Kim Reed"]),
    ("a.csv", ["--what", "people"], ["Jo Hill", "Kim Reed"], ["Gone"]),
    ("a.csv", ["--what", "agreements"], ["Ring me then"], ["Gone"]),
    ("a.csv", ["--what", "contacts"], ["Direction"], ["Jo Hill"]),
    ("a.zip", [], ["as-agreed.db", "people.vcf", "agreements.ics", "contacts.csv", "read-me.txt"], []),
]


@pytest.mark.parametrize(("name", "more", "there", "absent"), FILES)
def test_the_ending_says_what_is_written(
    desk: Desk, tmp_path: Path, name: str, more: list[str], there: list[str], absent: list[str]
) -> None:
    file = tmp_path / name
    told = typed(desk, tmp_path, "export", str(file), *more)
    assert (told.code, told.err) == (0, "")
    content = file.read_bytes().decode("utf-8", "replace")
    assert [text for text in there if text not in content] == []
    assert [text for text in absent if text in content] == []
    assert file.stat().st_mode & 0o077 == 0, "only its owner may read it"


def test_without_saying_what_a_table_is_of_there_are_three(desk: Desk, tmp_path: Path) -> None:
    told = typed(desk, tmp_path, "export", str(tmp_path / "all.csv"), "--json")
    names = ["all-people.csv", "all-agreements.csv", "all-contacts.csv"]
    assert told.json == {"written": [str(tmp_path / n) for n in names], "people": 2, "agreements": 2, "contacts": 0}
    assert sorted(each.name for each in tmp_path.glob("*.csv")) == sorted(names)


def test_what_lies_there_is_replaced_only_where_that_was_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text("mine")
    told = typed(desk, tmp_path, "export", str(file))
    assert (told.code, told.err) == (3, "“a.ics” is there already; --force replaces it.\n")
    assert file.read_text() == "mine"
    assert typed(desk, tmp_path, "export", str(file), "--force").code == 0
    assert file.read_text().startswith("BEGIN:VCALENDAR")


def test_of_three_tables_none_is_written_where_one_is_there(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a-contacts.csv").write_text("mine")
    assert typed(desk, tmp_path, "export", str(tmp_path / "a.csv")).code == 3
    assert [each.name for each in tmp_path.iterdir()] == ["a-contacts.csv"]


NOT_WRITTEN = [
    (["a.txt"], "“a.txt” is no kind of file to write; nothing was written; please let its name end in"),
    (["nowhere/a.ics"], "The folder for “a.ics” is not there or cannot be entered; nothing was written"),
    (["a.ics", "--who", "Zed"], "Nobody here is “Zed”."),
    (["a.zip", "--who", "Jo Hill"], "An archive is of everything: leave out --who"),
    (["a.ics", "--what", "people"], "--what is for a file that ends in .csv."),
    (["a.csv", "--what", "trees"], "“trees” is nothing a table is of: it is one of people, agreements, contacts."),
]


@pytest.mark.parametrize(("words", "said"), NOT_WRITTEN)
def test_what_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path, words: list[str], said: str) -> None:
    told = typed(desk, tmp_path, "export", str(tmp_path / words[0]), *words[1:])
    assert told.code == 3
    assert told.err.startswith(said)
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_number_never_goes_back_whatever_the_ledger_has_forgotten(desk: Desk, tmp_path: Path) -> None:
    """A backup was put back: the ledger counts fewer changes than were written before."""
    file = tmp_path / "a.ics"
    assert typed(desk, tmp_path, "export", str(file), "--who", "Jo Hill").code == 0
    (agreement,) = (a for a in desk.store.people_after(0, 1)[0].agreements)
    (tmp_path / "numbers.json").write_text(f'{{"{agreement.id}": [7, 7, 1]}}')
    typed(desk, tmp_path, "export", str(file), "--who", "Jo Hill", "--force")
    assert "SEQUENCE:8\r\n" in file.read_bytes().decode()
    typed(desk, tmp_path, "export", str(file), "--who", "Jo Hill", "--force")
    assert "SEQUENCE:8\r\n" in file.read_bytes().decode(), "it was not changed since"


class Interrupted:
    """Somebody presses Ctrl+C in the midst of it."""

    def take_out(self, wanted: Wanted, progress: Progress | None = None) -> TakenOut | None:
        raise KeyboardInterrupt

    def keep_calendar(self, folder: Path, their_words: bool, tasks: bool) -> bool:
        return False


def test_ctrl_c_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    told = typed_at(desk, "export", str(tmp_path / "a.ics"), taking_out=Interrupted())
    assert (told.code, told.out, told.err) == (3, "", "Stopped: nothing was written.\n")


def test_promises_are_tasks_where_that_was_said_and_only_in_a_calendar(tmp_path: Path) -> None:
    desk = desk_with(jo(), promise(exact("2026-11-25 10:00")))
    assert typed(desk, tmp_path, "export", str(tmp_path / "a.ics"), "--tasks").code == 0
    content = (tmp_path / "a.ics").read_text()
    assert ("BEGIN:VTODO" in content, "BEGIN:VEVENT" in content) == (True, False)
    told = typed(desk, tmp_path, "export", str(tmp_path / "a.vcf"), "--tasks")
    assert (told.code, told.err) == (3, "--tasks is for a file that ends in .ics.\n")
