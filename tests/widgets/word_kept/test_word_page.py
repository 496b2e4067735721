"""The page on the word we keep, through the real window: opened, read, gone through by key, copied and printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.builders import day, did, jo, talk
from tests.stories.conftest import Desk
from tests.surroundings import no_room_beyond
from tracker.actions.outcome import DeedName
from tracker.presentation.words import word_kept as words
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import Fate
from tracker.rules.basis import Basis
from tracker.rules.us import User
from tracker.rules.word_kept import Link, LongChain
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.look.theme import Scheme, Theme, tokens_of
from tracker.widgets.look.tokens import LIGHT
from tracker.widgets.word_kept.bars_view import paint_block
from tracker.widgets.word_kept.chain_line import ChainLine
from tracker.widgets.word_kept.word_page import WIDEST, WordPage


def a_year_of_it(desk: Desk) -> None:
    """Kept twice with Jo in October, once late with Al in November, and a call that nobody agreed to."""
    desk.at("2026-11-26 14:57")

    def ended(window: str, outcome: AgreementOutcome, who: int, by: int, owner: str = "Maria") -> Agreement:
        end = day(window)
        settled = end.ends + timedelta(days=2) if outcome is AgreementOutcome.KEPT_LATE else end.stand_in
        contact = did(f"{window} 09:00", basis=Basis.AGREED, prospect_id=who, by=owner)
        tx.put(contact)
        made = talk(
            end,
            "2026-09-01 09:00",
            outcome=outcome,
            settled_at=settled,
            settled_by=contact.id,
            prospect_id=who,
            owner=owner,
        )
        tx.put(made)
        return made

    with desk.store.deed(DeedName.LOG_CONTACT, "Maria", desk.now) as tx:
        tx.put(jo())
        tx.put(jo(id=2, name="Al & Sons <b>"))
        tx.put(User(900, "Maria"))
        tx.put(User(901, "Ben"))
        ended("2026-10-05", AgreementOutcome.KEPT, 1, 0)
        ended("2026-10-06", AgreementOutcome.KEPT, 1, 0)
        ended("2026-11-09", AgreementOutcome.KEPT_LATE, 2, 0, "Ben")
        tx.put(did("2026-11-20 09:00", prospect_id=2, reason="his insurer <i>asked</i> us to"))


def opened(desk: Desk) -> WordPage:
    a_year_of_it(desk)
    desk.open_again()
    desk.press(Qt.Key.Key_K, ctrl=True, shift=True)
    page = desk.window.pages.word
    assert page.isVisible()
    return page


def test_it_says_in_a_sentence_what_became_of_our_word(desk: Desk) -> None:
    page = opened(desk)
    assert page.accessibleDescription() == (
        "Since June we gave our word 3 times and kept it 2 times to the day. Once it was late."
    )


def test_escape_gives_the_day_back_and_any_command_of_the_day_too(desk: Desk) -> None:
    page = opened(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    desk.press(Qt.Key.Key_K, ctrl=True, shift=True)
    assert page.isVisible()
    desk.press(Qt.Key.Key_P, ctrl=True)
    assert not page.isVisible()
    assert desk.window.people.isVisible()


def test_keys_go_from_block_to_block_and_enter_opens_whom_it_was_with(desk: Desk) -> None:
    page = opened(desk)
    late = page.bars.chosen
    assert late is not None
    assert late.fate is Fate.LATE
    desk.press(Qt.Key.Key_Left, Qt.Key.Key_Up)
    kept = page.bars.chosen
    assert kept is not None
    assert kept.given.name == "Jo Hill"
    desk.press(Qt.Key.Key_Return)
    assert not page.isVisible()
    card = desk.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Jo Hill"


def test_months_and_the_keys_through_them_run_as_the_window_does(desk: Desk) -> None:
    page = opened(desk)
    for runs, to_the_month_before in (
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Left),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Right),
    ):
        page.bars.setLayoutDirection(runs)
        before, late = page.bars.blocks()[0][1], page.bars.blocks()[-1][1]
        assert (before.x() < late.x()) is (runs is Qt.LayoutDirection.LeftToRight)
        newest = page.bars.chosen
        desk.press(to_the_month_before)
        assert page.bars.chosen != newest
        desk.press(Qt.Key.Key_Right if to_the_month_before is Qt.Key.Key_Left else Qt.Key.Key_Left)
        assert page.bars.chosen == newest


def test_a_screen_reader_hears_a_table_of_months(desk: Desk) -> None:
    page = opened(desk)
    heard = QAccessible.queryAccessibleInterface(page.bars)
    assert heard.role() is QAccessible.Role.Table
    cells = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
    assert "October 2026, 2 of 2. Kept: 2" in cells, "with what is painted above the bar"
    assert "November 2026, 0 of 1. Late: 1" in cells


def test_which_agreement_the_keys_are_on_is_said_as_well_as_shown(desk: Desk) -> None:
    page = opened(desk)
    said: list[str] = []
    with heard_by(lambda of, told: said.append(told) if of is page.bars else None):
        desk.press(Qt.Key.Key_Left)
        for _ in "up", "and no further":
            desk.press(Qt.Key.Key_Up)
    first, second, _late = (block for block, _place in page.bars.blocks())
    assert said == [words.block(each, desk.now.date()) for each in (first, second)]


def test_one_of_us_can_look_at_their_own(desk: Desk) -> None:
    page = opened(desk)
    page.state.look_at_whose("Ben")
    assert page.sentence.text().startswith("Of 1 agreement of Ben’s since June, 0 were kept to the day.")
    assert len(page.bars.blocks()) == 1


def test_names_and_reasons_are_shown_as_they_were_written(desk: Desk) -> None:
    page = opened(desk)
    texts = [label.text() for label in page.findChildren(type(page._chains_title)) if label.isVisible()]
    assert "“his insurer <i>asked</i> us to”" in texts
    assert "1 of 4 contacts. The reasons are ours, as we wrote them down." in texts


def test_it_can_be_copied_as_a_table_and_as_a_picture(desk: Desk) -> None:
    page = opened(desk)
    page.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Month,Kept,Late,")
    assert lines[-2:] == ["2026-10,2,0,0,0,0,0,0", "2026-11,0,1,0,0,0,0,0"]
    page.copy_picture()
    assert not QGuiApplication.clipboard().pixmap().isNull()


def printer_into(file: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(file)
    return printer


def test_it_is_printed_on_one_sheet(desk: Desk, tmp_path: Path) -> None:
    page = opened(desk)
    file = tmp_path / "word.pdf"
    page.print_on(printer_into(str(file)))
    assert desk.window.toast.text == "1 page was sent to word.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 5_000


@pytest.mark.usefixtures("still")
def test_paper_is_light_whatever_the_window_wears_and_says_whose_it_is_and_of_which_day(
    desk: Desk, qapp: QApplication
) -> None:
    page, papers, windows = opened(desk), [], []
    theme = Theme(qapp, Scheme.LIGHT)
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.LIGHT):
        theme.choose(scheme)
        QApplication.processEvents()
        paper = QImage(800, 1100, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        windows.append(page.grab().toImage())
        assert page.paint_on(paper)
        QApplication.processEvents()
        assert page.grab().toImage() == windows[-1], "the window is as it was"
        papers.append(paper)
    light, dark, again = papers
    assert light == dark == again
    assert tokens_of(page._sheet.palette()) is LIGHT, "it goes with the theme as before"
    assert light.pixelColor(799, 1099) == QColor(Qt.GlobalColor.white)
    assert words.told_of(page.state.named, desk.now.date()) == "Everyone’s · Thursday 26 November 2026"
    page.state.look_at_whose("Ben")
    assert words.told_of(page.state.named, desk.now.date()) == "Ben · Thursday 26 November 2026"
    assert page.paint_on(again)
    assert again != light


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf")
@pytest.mark.parametrize("file", ["a.pdf", "no-such-folder/a.pdf"])
def test_where_the_printer_takes_nothing_or_not_all_of_it_that_is_said(desk: Desk, tmp_path: Path, file: str) -> None:
    page = opened(desk)
    with no_room_beyond(1000):
        page.print_on(printer_into(str(tmp_path / file)))
    assert desk.window.toast.text.startswith("It could not be printed.")


def test_what_is_logged_meanwhile_is_counted(desk: Desk) -> None:
    page = opened(desk)
    with desk.store.deed(DeedName.LOG_CONTACT, "Maria", desk.now) as tx:
        tx.put(talk(day("2026-11-10"), outcome=AgreementOutcome.BROKEN, settled_at=desk.now))
    desk.window.states.news.look()
    assert "Once it was broken." in page.accessibleDescription()


@pytest.mark.parametrize("width", [1280, 2560, 3840])
def test_on_a_wide_screen_it_stands_in_the_middle(desk: Desk, width: int) -> None:
    page = opened(desk)
    desk.window.resize(width, 1440)
    QApplication.processEvents()
    begins = page.sentence.mapTo(page, page.sentence.rect().topLeft()).x()
    ends = page.sentence.mapTo(page, page.sentence.rect().topRight()).x()
    assert page.width() == width
    assert abs(begins - (width - 1 - ends)) <= 1
    assert ends - begins <= WIDEST
    assert_what_stands_above_ends_alike(page)


def assert_what_stands_above_ends_alike(page: WordPage) -> None:
    (last,) = (each for each in page.findChildren(QPushButton) if each.text() == "Print…")
    ends = [each.mapTo(page, each.rect().topRight()).x() for each in (last, page._since)]
    assert ends[0] == ends[1]


def test_what_stands_above_ends_alike_beside_a_bar_too(desk: Desk) -> None:
    page = opened(desk)
    (scroll,) = (each for each in page.findChildren(QScrollArea) if each.isAncestorOf(page.sentence))
    scroll.setFixedHeight(200)
    for _ in range(2):  # its bar comes with one turn, and what goes by that with the next
        QApplication.processEvents()
    assert scroll.verticalScrollBar().isVisible()
    assert_what_stands_above_ends_alike(page)


@pytest.mark.parametrize(
    ("fates", "told"),
    [
        ((Fate.KEPT, Fate.LATE, None), "1 kept, 1 late, 1 open"),
        ((Fate.LATE, None), "1 late, 1 open"),
        ((Fate.KEPT, Fate.KEPT, Fate.WAITING), "2 kept, 1 not answered"),
        ((Fate.KEPT, Fate.WAITING, None), "1 kept, 1 not answered, 1 open"),
        ((Fate.KEPT, Fate.THEIRS), "1 kept"),
    ],
)
def test_a_chain_tells_what_of_it_is_open_and_what_is_not_answered(fates: tuple[Fate | None, ...], told: str) -> None:
    links = tuple(Link(at, fate) for at, fate in enumerate(fates))
    assert words.chain(LongChain(1, "Martin Pryce", links)) == told


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.LATE])
def test_what_is_not_answered_or_kept_late_has_one_colour_in_months_and_in_chains(qtbot: QtBot, fate: Fate) -> None:
    chain = ChainLine((Link(1, Fate.KEPT), Link(2, fate)))
    qtbot.addWidget(chain)
    chain.resize(chain.sizeHint())
    block = QImage(60, 18, QImage.Format.Format_RGB32)
    block.fill(Qt.GlobalColor.white)
    tokens = tokens_of(chain.palette())
    painter = QPainter(block)
    paint_block(painter, tokens, fate, QRectF(block.rect()))
    painter.end()
    slipped = QColor(tokens.slipped)
    assert slipped in colours(block)
    assert slipped in colours(chain.grab().toImage())


def colours(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
