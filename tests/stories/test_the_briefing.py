"""Jo Hill's briefing, from the sample: all of it on one screen, and no fact of it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.conftest import Desk
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.person.paragraph import Paragraph

LONGEST_WORDS = 4
"""So many words on end that stand twice are a fact told twice."""


@pytest.fixture(params=["DejaVu Sans", "Inter"])
def maria(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Thursday at three in the afternoon, with the sample's people, in a face of that name."""
    if request.param not in QFontDatabase.families():
        pytest.skip(f"{request.param} is not installed")
    before = QApplication.font()
    QApplication.setFont(QFont(request.param))
    made = Desk(qtbot, tmp_path / "data", with_sample(at("2026-11-26 14:57")))
    made.at("2026-11-26 14:57")
    made.window.resize(1280, 800)
    yield made
    made.go_home()
    QApplication.setFont(before)


def texts_in(pane: QWidget) -> list[str]:
    """Every text that can be seen there, by widget and word for word."""
    found: list[str] = []
    for label in pane.findChildren(PlainLabel):
        if label.isVisible():
            parts = (label.lead, label.text(), label.tail) if isinstance(label, Paragraph) else (label.text(),)
            found.append(" ".join(part for part in parts if part))
    found += [button.text() for button in pane.findChildren(QPushButton) if button.isVisible() and button.text()]
    return found


def told_twice(texts: list[str]) -> set[str]:
    """So many words on end that stand in two texts, or twice in one."""
    seen: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        words = re.findall(r"\w+", text.casefold())
        for n in range(len(words) - LONGEST_WORDS + 1):
            run = " ".join(words[n : n + LONGEST_WORDS])
            (twice if run in seen else seen).add(run)
    return twice


def test_a_fact_told_twice_is_found() -> None:
    assert told_twice(["“we'll call you soon”", "Otherwise: we'll call you soon."])
    assert not told_twice(["Promised for today", "by e-mail", "Promised by Thursday"])


def test_jos_whole_briefing_is_on_one_screen(maria: Desk) -> None:
    maria.find_person("Jo Hill")
    QApplication.processEvents()
    pane = maria.window.pane
    assert pane._scroll.verticalScrollBar().maximum() == 0
    told = " ".join(texts_in(pane))
    for fact in (
        "Promised for today",
        "by e-mail",
        "Is the lemon filling nut-free?",
        "“Could you find out about the lemon by Thursday? It’s for my sister”",
        "Write the e-mail",
        "Otherwise it is Jo’s turn: “we’ll call you”, 19 Nov.",
        "1 of 1 kept",
        "Still open",
        "Smoother work",
        "Problems coming",
        "Note",
        "Jo rang",
        "+44 7700 900112",
        "jo.hill@example.com",
    ):
        assert fact in told, fact
    assert not pane.history.earlier.isVisible(), "and her whole history"


def test_no_fact_of_it_is_told_twice(maria: Desk) -> None:
    maria.find_person("Jo Hill")
    QApplication.processEvents()
    texts = texts_in(maria.window.pane)
    whole = [text for text in texts if len(text) > 12]
    assert len(whole) == len(set(whole))
    assert told_twice(texts) <= {"is the lemon filling"}, "the question they asked, and the promise that answers it"


def test_walking_to_the_one_before_leaves_all_of_it_on_one_screen(maria: Desk) -> None:
    maria.find_person("Jo Hill")
    pane = maria.window.pane
    height = pane.height()
    pane.strip.discs[0].chosen.emit()
    QApplication.processEvents()
    assert pane.card.texts()[0] == "Kept on 19 November"
    assert (pane.height(), pane._scroll.verticalScrollBar().maximum()) == (height, 0)


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("Martin Pryce", "Slipped: today 10:00"),
        ("Margaret Vale", "Slipped: Mon 23 Nov"),
        ("Ruth Abara", "Slipped: Wed 21 Oct"),
    ],
)
def test_what_slipped_is_amber_and_asks_what_became_of_it(maria: Desk, who: str, line: str) -> None:
    maria.find_person(who)
    card = maria.window.pane.card
    assert card.texts()[0] == line
    assert card.card is not None
    assert card.card.state == "slipped"
    assert card.first.text() == "What became of it?"
    assert who in [planned.name for planned in maria.window.states.morning.morning.slipped]
