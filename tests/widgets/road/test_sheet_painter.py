"""Claims about a list for the road on paper: everything is on it, within its edges, and whole on one page."""

from __future__ import annotations

import functools
import itertools
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from tests.builders import ME, ZONE, at, exact, history, jo, span, talk
from tests.hostile import ACCENTS, LONG_WORD, MARKUP
from tracker.actions.agreements.for_the_road import RoadDay, Stop
from tracker.actions.ports import planned_from
from tracker.presentation.road.paper import Paper
from tracker.presentation.road.sheet import Sheet, sheet_of
from tracker.rules.prospect import Phone
from tracker.widgets.road.sheet_painter import DOTS, SheetPainter, Words, as_pdf, layout_on

NOW = at("2026-11-26 07:57")
THURSDAY = date(2026, 11, 26)
ODD = (
    LONG_WORD,
    ACCENTS,
    MARKUP,
    "יוסי כהן",
    "محمد عبد الله",
    "山田 太郎",
    "Maximiliane von Donnersmarck-Hohenlohe " * 3,
)


def stop(n: int, name: str, **changes: Any) -> Stop:
    person = jo(id=n, name=name, phones=(Phone(f"07700 9001{n:02}", label="work"),))
    agreed = talk(exact(f"2026-11-26 {8 + n // 4:02}:{n % 4 * 15:02}"), prospect_id=n, **changes)
    return Stop(planned_from(agreed, person), (history(agreed, prospect=person),))


def sheet(count: int, days: int = 1) -> Sheet:
    given = [
        RoadDay(
            date(2026, 11, 26 + n % 5),
            tuple(stop(k, f"Person {k}", topic="the boxes", words="ring") for k in range(count)),
        )
        for n in range(days)
    ]
    return sheet_of(given, NOW, ZONE, ME)


def odd() -> Sheet:
    stops = tuple(stop(n, name, topic=name, words=name, place=name) for n, name in enumerate(ODD))
    return sheet_of([RoadDay(THURSDAY, stops)], NOW, ZONE, ME)


def writer(paper: Paper) -> tuple[QPdfWriter, QBuffer]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setResolution(DOTS)
    made.setPageLayout(layout_on(paper))
    return made, buffer


def ink(words: Words, unit: float) -> QRectF:
    """Where its letters are, in points."""
    lines = [words.layout.lineAt(n).naturalTextRect() for n in range(words.layout.lineCount())]
    place = functools.reduce(QRectF.united, lines, QRectF())
    return QRectF(place.topLeft() / unit, place.size() / unit).translated(words.place.topLeft())


SHEETS = {
    "none": lambda: sheet(0),
    "three": lambda: sheet(3),
    "25": lambda: sheet(25),
    "a week": lambda: sheet(4, 5),
    "odd": odd,
}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", SHEETS)
def test_nothing_is_cut_and_nothing_lies_over_another(qapp: QApplication, kind: str, paper: Paper) -> None:
    given = SHEETS[kind]()
    device, _buffer = writer(paper)
    painting = SheetPainter(given, device)
    assert [n for page in painting.pages for n in page] == list(range(len(painting._pieces)))
    for number, page in enumerate(painting.pages):
        high = sum(painting._pieces[n].block.height for n in page) + (painting._title.block.height if not number else 0)
        assert high <= painting.height - 20
    for piece in painting._pieces:
        inked = [ink(words, painting._unit) for words in piece.words]
        for words, place in zip(piece.words, inked, strict=True):
            assert place.right() <= painting.width + 1, words.layout.text()[:40]
            assert place.bottom() <= piece.block.height
        for one, other in itertools.combinations(inked, 2):
            assert not one.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.adjusted(0.5, 0.5, -0.5, -0.5))


def test_a_day_by_which_something_is_due_is_on_one_line(qapp: QApplication) -> None:
    person = jo(id=1)
    agreed = talk(span("2026-11-24", "2026-11-28"), prospect_id=1)
    spans = Stop(planned_from(agreed, person), (history(agreed, prospect=person),))
    device, _buffer = writer(Paper.A4)
    painting = SheetPainter(sheet_of([RoadDay(THURSDAY, (spans,))], NOW, ZONE, ME), device)
    (when,) = (words.layout for piece in painting._pieces for words in piece.words if "28" in words.layout.text())
    lines = [when.lineAt(n) for n in range(when.lineCount())]
    told = [when.text()[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]
    assert told == ["until", "Sat\u00a028\u00a0Nov"]


def test_a_row_stays_with_its_name_and_a_page_that_goes_on_says_with_what(qapp: QApplication) -> None:
    device, _buffer = writer(Paper.A4)
    painting = SheetPainter(sheet(25), device)
    assert painting.count > 1
    for page in painting.pages:
        first = painting._pieces[page[0]]
        assert any(words.layout.text().startswith("Person") for words in first.words), "it begins with whom it is with"
        assert first.heading == "Thursday 26 November"


def test_what_stands_in_place_of_a_time_is_broken_between_its_words_only(qapp: QApplication) -> None:
    agreed = talk(span("2026-11-25", "2026-11-28"))
    given = [RoadDay(THURSDAY, (Stop(planned_from(agreed, jo()), (history(agreed),)),))]
    device, _buffer = writer(Paper.A4)
    layout = SheetPainter(sheet_of(given, NOW, ZONE, ME), device)._pieces[0].words[0].layout
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    assert [layout.text()[at.textStart() :][: at.textLength()].strip() for at in lines] == [
        "until",
        "Sat\u00a028\u00a0Nov",
    ]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", Paper)
def test_every_name_and_every_number_can_be_read_from_the_file(
    qapp: QApplication, tmp_path: Path, paper: Paper
) -> None:
    place = tmp_path / "day.pdf"
    pdf = as_pdf(sheet(25), paper)
    place.write_bytes(pdf.content)
    told = subprocess.run(["pdftotext", "-layout", place, "-"], capture_output=True, text=True, check=True).stdout
    for n in range(25):
        assert f"Person {n} " in told
        assert f"07700 9001{n:02}" in told
    assert [f"page {n} of {pdf.pages}" in told for n in range(1, pdf.pages + 1)] == [True] * pdf.pages
