"""The strip that asks once in which country a number without a code is rung, and the list of countries.

Knows no settings.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Qt, Signal

from tracker.tongue import tr
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.look.asking_bar import AskingBar
from tracker.widgets.look.tokens import Role


class CountryBar(AskingBar):
    """`answered(code)` comes with the two letters of the country; "" where it is not to be asked again."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words.show_role(Role.TEXT)  # a question, not a remark
        self.setAccessibleName(tr("A question about phone numbers"))
        self.tell(tr("In which country are numbers without a code, such as 0161 496 0000? You are asked only once."))
        self.choice = DropDown(countries(), "")
        self.choice.setAccessibleName(tr("Phone numbers from"))
        self.choice.setMaximumWidth(_WIDEST)
        self._row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.keep = self.add(tr("Keep it"))
        self.no = self.add(tr("Not now"))
        self.keep.setEnabled(False)
        self.choice.currentIndexChanged.connect(lambda _at: self.keep.setEnabled(bool(self.choice.value())))
        self.keep.clicked.connect(lambda: self._answer(self.choice.value()))
        self.no.clicked.connect(lambda: self._answer(""))

    def _answer(self, country: str) -> None:
        self.hide()
        self.answered.emit(country)


@cache
def countries() -> list[tuple[str, str]]:
    """Every country's two letters with its name, by name; first "" for none."""
    codes = {QLocale.territoryToCode(t): t for t in QLocale.Country if t is not QLocale.Country.AnyCountry}
    named = [(code, QLocale.territoryToString(t)) for code, t in codes.items() if len(code) == 2 and code.isalpha()]
    return [("", "—"), *sorted(named, key=lambda pair: pair[1].casefold())]


_WIDEST = 220
