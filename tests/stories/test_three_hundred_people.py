"""A planner with three hundred people in a spreadsheet starts today: brings them, decides, undoes, brings them again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.taking_out import Wanted
from tracker.presentation.bring_in.bringing import Stage
from tracker.presentation.bring_in.piles import Pile
from tracker.rules.agreement import AgreementKind
from tracker.rules.bring_in.mapping import Field
from tracker.rules.channel import Channel
from tracker.rules.entry import NewProspect, NextAgreement
from tracker.rules.history import History
from tracker.rules.newcomers.arrival import Choice, Decision
from tracker.rules.prospect import Prospect
from tracker.rules.window import Window
from tracker.widgets.bring_in.bring_page import BringPage
from tracker.widgets.bring_in.columns_page import AT_ONCE

PEOPLE, DOUBLES, SAID_NO = 288, 12, 4
FIRST = ("Ada", "Boris", "Cleo", "Devon", "Esme", "Finn", "Gita", "Hugo", "Ines", "Jude", "Kofi", "Lena")
LAST = (
    "Abbot", "Brandt", "Castro", "Doyle", "Eklund", "Farah", "Gupta", "Horvat", "Ivers", "Jensen", "Kovac", "Lindt",
    "Moreau", "Novak", "Okafor", "Petrov", "Quigg", "Rossi", "Singh", "Tanaka", "Ueda", "Varga", "Weiss", "Zuma",
)  # fmt: skip


def spreadsheet(folder: Path) -> Path:
    """Twelve stand in it twice, the second time with an initial; four are not to be called; each has a date."""
    rows = ["Name,Company,Mobile,E-mail,Next follow-up,Do not call"]
    names = [(first, last) for last in LAST for first in FIRST]
    for n, (first, last) in enumerate(names):
        no = "yes" if n < SAID_NO else ""
        rows.append(f"{first} {last},{last} Ltd,+44 7700 {900000 + n},{first}.{last}@example.com,3 Dec 2026,{no}")
    for n, (first, last) in enumerate(names[20 : 20 + DOUBLES]):
        rows.append(f"{first[0]}. {last},,+44 7700 {900020 + n},,,")
    place = folder / "clients.csv"
    place.write_text("\n".join(rows), encoding="utf-8")
    return place


def everybody(desk: Desk) -> dict[str, History]:
    return {history.prospect.name: history for history in desk.store.people_after(0, 1000)}


def compared(desk: Desk, place: Path) -> BringPage:
    desk.window.pages.bring_file(place)
    page = desk.window.pages.bring
    assert is_at(page, Stage.COLUMNS)
    page.columns.go_on.click()
    assert is_at(page, Stage.LOOKING)
    return page


def is_at(page: BringPage, stage: Stage) -> bool:
    return page.state.stage is stage


def test_a_planner_brings_three_hundred_people(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    place = spreadsheet(tmp_path)
    page = compared(desk, place)
    piles = page.state.piles
    assert [len(piles[p]) for p in (Pile.NEW, Pile.PERHAPS)] == [PEOPLE, DOUBLES]
    # Who is not to be called is told so beside their name.
    assert page.state.rows(Pile.NEW)[0].detail.startswith("do not call · +44 7700 900000")
    # The columns were shown by its first rows, and nobody was told that these are all.
    assert page.columns.preview.which.text() == "Row 1 of the first 20, as it will stand"
    # Whoever stands in the file twice is not said to be among one's people.
    assert [head.text() for head in page.rows.heads] == ["In the file", "Who it may be"]
    assert page.state.rows(Pile.PERHAPS)[0].other == "Ines Brandt in line 22"
    assert "+44 7700" not in page.state.rows(Pile.PERHAPS)[0].other_detail, "the number stands beside it already"
    # Those who stand there twice are asked about first, and the keys are on them.
    assert page.piles.pile is Pile.PERHAPS
    assert desk.window.focusWidget() is page.rows
    for _ in range(3):
        qtbot.keyClick(page.rows, Qt.Key.Key_1)
        qtbot.keyClick(page.rows, Qt.Key.Key_2)
    assert len(page.state.decisions.by_place) == 6
    # Of the other six, who has the same number and may have the same name is taken for the same.
    assert page.bring.text() == f"&Bring {PEOPLE + 3} people"
    assert page.piles.parts[Pile.PERHAPS].accessibleDescription() == "each as it is marked"
    qtbot.keyClick(page.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    brought = everybody(desk)
    assert len(brought) == PEOPLE + 3
    assert sum(history.objections != () for history in brought.values()) == SAID_NO
    # Nobody agreed to any of those dates.
    assert not any(history.agreements for history in brought.values())
    assert all("Next follow-up: 3 Dec 2026" in h.prospect.notes for h in brought.values() if h.prospect.organisation)

    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert not everybody(desk)

    page = compared(desk, place)
    assert page.state.mapping is not None
    page.bring.click()
    assert len(everybody(desk)) == PEOPLE
    again = compared(desk, place)
    assert [len(again.state.piles[p]) for p in (Pile.NEW, Pile.PERHAPS)] == [0, 0]
    assert again.state.count == 0
    qtbot.keyClick(again.rows, Qt.Key.Key_Escape)
    qtbot.keyClick(again, Qt.Key.Key_Escape)

    lane = {each.name for each in desk.store.nothing_agreed(desk.now)}
    assert len(lane) == PEOPLE
    ada = everybody(desk)["Ada Abbot"]
    assert [objection.channel for objection in ada.objections] == [Channel.CALL]

    # One who stood in it under another name, found later, is made one with whom she is.
    add_prospect(desk.setup.desk(desk.store), NewProspect("Lena Zumma", phone="+44 7700 900287", shares=True))
    desk.window.pages.show_same()
    same = desk.window.pages.same
    assert [(pair.one.name, pair.other.name) for pair in same.state.pairs] == [("Lena Zuma", "Lena Zumma")]
    qtbot.keyClick(same.list, Qt.Key.Key_1)
    assert len(everybody(desk)) == PEOPLE
    qtbot.keyClick(same, Qt.Key.Key_Escape)

    # Three agree to Thursday. It is printed for the road, and goes to the phone.
    thursday = Window.day(date(2026, 11, 19), "Europe/London")
    for name in ("Lena Zuma", "Hugo Weiss", "Ines Varga"):
        agreed = NextAgreement(AgreementKind.TALK, thursday, Channel.CALL, words="Thursday is fine")
        add_agreement(desk.setup.desk(desk.store), everybody(desk)[name].prospect.id, agreed)
    desk.press(Qt.Key.Key_D, ctrl=True, shift=True)
    sheet = desk.window.dialogs.road()
    desk.type("thursday")
    sheet.write(str(tmp_path / "thursday.pdf"))
    assert (tmp_path / "thursday.pdf").read_bytes().startswith(b"%PDF-")
    assert sheet.count.text() == "3 agreements on 1 page"
    desk.press(Qt.Key.Key_Escape)
    desk.window.states.taking_out.write(Wanted(tmp_path / "mine.ics"), lambda trouble: None)
    calendar = (tmp_path / "mine.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == 3
    assert "SUMMARY:Call Lena Zuma" in calendar


def test_a_file_that_is_none_is_told_on_the_page(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    desk.window.pages.bring_file(tmp_path / "photo.png")
    page = desk.window.pages.bring
    assert page.state.stage is Stage.ASKING
    assert page.trouble.text().startswith("This is no table, no card and no calendar.")


def test_what_a_column_is_can_be_said_and_is_remembered(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "odd.csv"
    place.write_text("Wer,Was\nAnn Lee,Lee Ltd\nBo Orr,Orr Ltd\n", encoding="utf-8")
    desk.window.pages.bring_file(place)
    page = desk.window.pages.bring
    for at, field in ((0, Field.NAME), (1, Field.ORGANISATION)):
        page.columns.fields[at].choose((field, None))
        page.columns.fields[at].activated.emit(0)
    page.columns.remember.setText("odd ones")
    assert [card.organisation for card in page.state.sample()] == ["Lee Ltd", "Orr Ltd"]
    page.columns.go_on.click()
    page.bring.click()
    assert everybody(desk)["Ann Lee"].prospect.organisation == "Lee Ltd"
    desk.window.pages.bring_file(place)
    assert page.columns.remember.text() == "odd ones"
    assert page.columns.fields[1].value() == (Field.ORGANISATION, None)


def test_what_was_decided_holds_where_somebody_writes_meanwhile_and_where_the_columns_change(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page = compared(desk, spreadsheet(tmp_path))
    qtbot.keyClick(page.rows, Qt.Key.Key_2)
    decided = page.state.decisions
    do(desk.store, Prospect(900, "Somebody Else"))
    page.bring.click()
    assert is_at(page, Stage.LOOKING)
    assert page.trouble.text().startswith("Something was written meanwhile, so everybody was compared again.")
    assert page.state.decisions == decided
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert is_at(page, Stage.COLUMNS)
    page.columns.fields[1].choose((Field.HOUSEHOLD, None))
    page.columns.fields[1].activated.emit(0)
    page.columns.go_on.click()
    assert page.state.decisions == decided
    # Another file would cost what was decided.
    page.open(tmp_path / "clients.csv")
    assert page.trouble.text().startswith("Please bring the people of")
    assert is_at(page, Stage.LOOKING)
    page.bring.click()
    assert len(everybody(desk)) == PEOPLE + 2


def test_it_is_told_before_how_many_days_become_agreements(desk: Desk, tmp_path: Path) -> None:
    desk.at("2026-11-18 10:00")
    page = compared(desk, spreadsheet(tmp_path))
    assert page.becomes.text() == f"{PEOPLE} stay notes."
    page.agreed.click()
    # Whoever asked not to be called did not agree to be.
    assert page.becomes.text() == f"{PEOPLE - SAID_NO} become agreements. {SAID_NO} stay notes."
    last = page.state.piles[Pile.NEW][-1]
    page.state.decide(last.place, Decision(Choice.LEAVE))
    assert page.becomes.text() == f"{PEOPLE - SAID_NO - 1} become agreements. {SAID_NO} stay notes."
    page.bring.click()
    agreed = [history for history in everybody(desk).values() if history.agreements]
    assert len(agreed) == PEOPLE - SAID_NO - 1


def test_other_letters_are_seen_at_once_and_what_was_named_stays(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "old.csv"
    place.write_bytes("Wer,Seit\nJürgen Groß,3/4/2026\n".encode("cp1252"))
    desk.window.pages.bring_file(place)
    page = desk.window.pages.bring
    columns = page.columns
    columns.fields[0].choose((Field.NAME, None))
    columns.fields[0].activated.emit(0)
    assert not columns.dates.isVisible()
    columns.fields[1].choose((Field.LAST_CONTACTED, None))
    columns.fields[1].activated.emit(0)
    assert columns.dates.isVisible()  # the third of April, or the fourth of March
    columns.encoding.choose("cp1251")
    columns.encoding.activated.emit(0)
    assert [card.name for card in page.state.sample()] == ["Jьrgen GroЯ"]
    columns.encoding.choose("cp1252")
    columns.encoding.activated.emit(0)
    assert [card.name for card in page.state.sample()] == ["Jürgen Groß"]


def test_of_many_columns_the_first_are_there_at_once_and_all_soon(desk: Desk, tmp_path: Path) -> None:
    many = 3 * AT_ONCE + 1
    heads = ["Name", *(f"Column {n}" for n in range(1, many))]
    (tmp_path / "many.csv").write_text(f"{','.join(heads)}\n{','.join(map(str, range(many)))}\n", encoding="utf-8")
    desk.window.pages.bring_file(tmp_path / "many.csv")
    page = desk.window.pages.bring
    assert list(page.columns.fields) == list(range(AT_ONCE))
    desk.qtbot.waitUntil(lambda: list(page.columns.fields) == list(range(many)))

    desk.window.pages.bring_file(tmp_path / "many.csv")
    page.state.leave()  # while most of them are still to come
    page.columns._lay_some()
    assert len(page.columns.fields) == AT_ONCE


def test_a_table_of_nobody_is_told_and_asks_for_no_columns(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "head.csv").write_text("Name,Phone\n", encoding="utf-8")
    desk.window.pages.bring_file(tmp_path / "head.csv")
    page = desk.window.pages.bring
    assert is_at(page, Stage.ASKING)
    assert page.trouble.text() == "There is nobody in it."
