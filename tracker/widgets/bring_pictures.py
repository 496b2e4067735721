"""The page on which people are brought in, as it is looked at without a display. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtWidgets import QWidget

from tracker.actions.ports import PersonLine, Questions
from tracker.presentation.bring_in.piles import Pile
from tracker.rules.history import History
from tracker.rules.who.alike import Sameness
from tracker.rules.who.pairs import Pair
from tracker.widgets.main_window import MainWindow

Scene = tuple[str, Callable[[], QWidget]]
_HEAD = "Name,Company,Mobile,E-mail,Town,Last contacted,Next follow-up,Do not call,Notes\n"
_ROWS = (
    "Margaret Vale-Ross,,07700 900511,m.vale@example.net,Bath,12 Oct 2026,,,met at the fair\n"
    "Joanna Hill,,,jo@example.net,Leeds,,3 Dec 2026,,\n"
    "Jo Hill,Hill & Sons,07700 900512,,Leeds,,,,\n"
    "Siobhán Kelly,,07700 900125,,Cork,2 Nov 2026,,,\n"
    "Siobhan Kelly,The Old Barn,+44 7700 900125,,Cork,,,,\n"
    "Priory Row reception,Priory Row,020 7946 0123,,London,,,,\n"
    "Beth Lindqvist,Priory Row,020 7946 0123,beth@example.net,London,,10 Dec 2026,,likes to be rung early\n"
    "T. Cole,Nair and Cole,4.42079E+11,,London,,,yes,\n"
)
_FIRST = ("Ada", "Bo", "Cleo", "Dev", "Esme", "Finn", "Gita", "Hugo", "Ines", "Jude", "Kofi", "Lena")
_LAST = ("Abbot", "Brandt", "Castro", "Doyle", "Eklund", "Farah", "Gupta", "Horvat", "Ivers", "Jensen")


def bring_scenes(window: MainWindow) -> Iterator[Scene]:
    """The file is written into the system's folder for what is temporary, and its people are nobody's."""
    page = window.pages.bring

    def start() -> QWidget:
        page.state.leave()
        window.pages.show_bring()
        page.show_stage()
        return window

    def columns() -> QWidget:
        window.pages.show_bring()
        page.open(_file())
        return window

    def looking(pile: Pile) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            columns()
            page.state.compare()
            page.piles.choose(pile)
            return window

        return scene

    def same() -> QWidget:
        window.pages.show_same()
        state = window.pages.same.state
        state.pairs = list(_pairs(window))
        state.changed.emit()
        return window

    yield "bring-start", start
    yield "bring-columns", columns
    yield "bring-perhaps", looking(Pile.PERHAPS)
    yield "bring-new", looking(Pile.NEW)
    yield "same-person", same


def _pairs(window: MainWindow) -> Iterator[Pair]:
    """Two of the sample, each beside a record that nobody wrote: as a spreadsheet would have had them."""
    found: list[PersonLine] = []
    window.states.dispatcher.ask(lambda questions: questions.people_like("", 1000), found.extend)
    ids = {line.name: line.id for line in found}
    for name, other, company, why in (
        ("Jo Hill", "Joanna Hill", "Hill & Sons", (Sameness.NUMBER, Sameness.NAME_LIKE)),
        ("Siobhan Kelly", "Siobhán Kelly", "The Old Barn", (Sameness.NAME,)),
    ):
        histories: list[History | None] = []
        window.states.dispatcher.ask(partial(_history, ids[name]), histories.append)
        if histories and histories[0] is not None:
            one = replace(histories[0].prospect, notes="")
            yield Pair(one, replace(one, id=one.id + 10**6, name=other, organisation=company), why, 92.0)


def _history(id_: int, questions: Questions) -> History | None:
    return questions.history_of(id_)


def _file() -> Path:
    place = Path(gettempdir()) / "as-agreed-contacts.csv"
    names = ((first, last) for last in _LAST for first in _FIRST)
    others = (
        f"{first} {last},{last} Ltd,07700 {901000 + n},{7000 + n}@example.com,York,,,,\n"
        for n, (first, last) in enumerate(names)
    )
    place.write_text(_HEAD + "".join((*_ROWS, *others)), encoding="utf-8")
    return place
