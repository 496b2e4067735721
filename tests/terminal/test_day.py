"""Claims about `day`: what is agreed stands there to take along, as text or on paper, and nothing of anybody else's is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import ME, at, day, exact, jo, objects, promise, talk
from tests.terminal.typed import Told, desk_with, typed
from tracker.actions.agreements.snooze import snooze
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.ports import Desk
from tracker.assembly.paper import write_pdf
from tracker.presentation.road.paper import Paper
from tracker.rules.channel import Channel
from tracker.rules.plain_dates import ENGLISH
from tracker.rules.prospect import Phone, Prospect
from tracker.rules.us import User
from tracker.terminal.arguments import parser
from tracker.terminal.run import run

SOMEONE = jo(phones=(Phone("020 7946 0018", label="work"),))
KIM = Prospect(2, "Kim Cole")
US = (User(1, ME), User(2, "Ben"))
TODAY = replace(talk(exact("2026-11-18 10:00"), topic="the cake", words="ring me then"), id=501)
OWED = replace(promise(day("2026-11-18"), topic="nuts?", prospect_id=2), id=502)
LATER = replace(talk(day("2026-11-20"), owner="Ben", prospect_id=2), id=503)
PAGE = """\
Wednesday 18 November
1 call agreed, 1 promise due

  10:00             Jo Hill · call
                    work 020 7946 0018
                    the cake
                    “ring me then”

  by the day’s end  Kim Cole · e-mail
                    no number
                    nuts?
"""


def with_all() -> Desk:
    return desk_with(SOMEONE, KIM, *US, TODAY, OWED, LATER)


def on_paper(desk: Desk, *words: str) -> Told:
    """As typed, with a file that is really written."""
    out, err = io.StringIO(), io.StringIO()
    code = run(
        parser().parse_args(words),
        desk,
        ENGLISH,
        out,
        err,
        to_paper=lambda sheet, place, paper: write_pdf(sheet, place, paper or Paper.A4),
    )
    return Told(code, out.getvalue(), err.getvalue())


def test_it_is_told_as_a_page() -> None:
    assert typed(with_all(), "day").out == PAGE


def test_a_week_has_each_day_and_what_is_a_colleagues() -> None:
    out = typed(with_all(), "day", "--week").out
    assert out.startswith("Wed 18 – Tue 24 Nov\n\nWednesday 18 November\n")
    assert "Thursday 19 November\nNothing agreed for that day.\n" in out
    friday = out.partition("Friday 20 November\n")[2].partition("Saturday")[0]
    assert "agreed by Ben" in friday


def test_who_asked_not_to_be_contacted_is_on_it_with_a_word() -> None:
    desk = desk_with(SOMEONE, *US, TODAY, objects(Channel.CALL, "2026-11-17 10:00"))
    assert "Asked not to be contacted by phone" in typed(desk, "day").out


def test_who_is_in_the_trash_and_what_was_put_off_is_not_on_it() -> None:
    desk = with_all()
    delete_prospect(desk, 2)
    assert "Kim Cole" not in typed(desk, "day", "--week").out
    snooze(desk, TODAY.id, at("2026-11-19 00:00"))
    assert "Jo Hill" not in typed(desk, "day").out


def test_an_empty_day_says_so() -> None:
    assert typed(desk_with(SOMEONE, *US), "day", "--date", "tomorrow").out == (
        "Thursday 19 November\nNothing agreed for that day.\n"
    )


def test_it_is_written_as_a_pdf_that_only_its_owner_may_read(qapp: QApplication, tmp_path: Path) -> None:
    place = tmp_path / "wednesday.pdf"
    told = on_paper(with_all(), "day", str(place))
    assert (told.code, "".join(told.out.split())) == (0, f"2agreementson1page:{place}")
    assert place.read_bytes().startswith(b"%PDF-")
    assert place.stat().st_mode & 0o077 == 0
    assert on_paper(with_all(), "day", str(place), "--week").code == 0, "and once more over it"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("day.txt", "has to end in .pdf"),
        ("letter.pdf", "is there already, and is no PDF"),
        ("nowhere/day.pdf", "there is no such folder"),
        ("folder.pdf", "is there already"),
        ("a\0b.pdf", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(qapp: QApplication, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "letter.pdf").write_text("Dear Jo", encoding="utf-8")
    (tmp_path / "folder.pdf").mkdir()
    told = on_paper(with_all(), "day", str(tmp_path / name))
    assert (told.code, told.out) == (3, "")
    assert why in told.err
    assert told.err.count("\n") == 1
    assert (tmp_path / "letter.pdf").read_text(encoding="utf-8") == "Dear Jo"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.pdf", "letter.pdf"]
