"""What was typed in rows of the evening, when people are erased or become one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from tracker.presentation.entry_form import Beside, Form
from tracker.presentation.road.left_in_rows import LeftInRow, LeftInRows, from_text

pytestmark = pytest.mark.usefixtures("qapp")
BEN = 2
NAMED = Form(1, "Jo Hill", others=(Beside(BEN, "Ben Okoro"),))


class InMemory:
    text: str | None = None

    def keep(self, text: str | None) -> None:
        self.text = text

    def read(self) -> str | None:
        return self.text


@pytest.mark.parametrize(
    "row",
    [LeftInRow(4, (BEN,), "Ben Okoro", "rang"), LeftInRow(5, (1,), "Jo Hill", "and Ben, rang", NAMED)],
    ids=["with them", "naming them"],
)
def test_a_row_with_them_or_whose_words_name_them_is_forgotten_and_turned_at_once(row: LeftInRow) -> None:
    drafts, parent = InMemory(), QObject()
    left = LeftInRows(drafts, parent)
    left.put(LeftInRow(6, (3,), "Ann Cole", "called"))
    left.put(row)
    left.turn({row.agreement: 9}, BEN, 3)
    people = tuple(3 if id_ == BEN else id_ for id_ in row.people)
    turned = replace(row, agreement=9, people=people, form=Form())
    assert {each.agreement: each for each in from_text(drafts.text)}[9] == turned
    left.put(row)
    left.forget(BEN)
    assert {each.agreement for each in from_text(drafts.text)} == {6, 9}
