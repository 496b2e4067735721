"""Quick entry as one line and one question: real keys, over the sample's people on Thursday 26 November 2026, 14:57."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.conftest import Desk
from tests.tongues.seen import painted_on
from tests.worn import worn
from tracker.presentation.banner import ExitId
from tracker.presentation.entry.strip import ActKind, StripLook
from tracker.presentation.entry_form import Exit, Next
from tracker.rules.agreement import AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Ready
from tracker.rules.verdict import Level
from tracker.widgets.entry.card.card_size import WIDTH
from tracker.widgets.entry.card.entry_place import FROM_THE_RIGHT, FROM_THE_TOP
from tracker.widgets.entry.line_row import ReadingLabel
from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
from tracker.widgets.fields.marked_line import Marked
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.look.theme import Scheme, tokens_of

KEY = Qt.Key
FONTS = ["Inter", "DejaVu Sans"]


class CardDesk(Desk):
    in_full = False
    chords = 0
    """How often a key was pressed that is no character of the words."""

    def press(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False, shift: bool = False) -> None:
        self.chords += len(keys)
        super().press(*keys, ctrl=ctrl, alt=alt, shift=shift)

    def new(self, line: str = "") -> QuickEntryDialog:
        """Ctrl+N, and that typed into the line."""
        self.press(KEY.Key_N, ctrl=True)
        self.type(line)
        QApplication.processEvents()
        return self.window.entry

    def leave(self) -> None:
        self.window.states.entry.discard()
        self.window.entry.reject()

    def save(self) -> None:
        self.press(KEY.Key_Return, ctrl=True)
        assert not self.window.entry.isVisible(), self.strip()

    def strip(self) -> str:
        told = self.window.entry.banner.told
        return told.headline if told is not None else ""


def made(qtbot: QtBot, folder: Path) -> CardDesk:
    desk = CardDesk(qtbot, folder, with_sample(at("2026-11-26 14:57")))
    desk.at("2026-11-26 14:57")
    desk.window.states.card.show(None)
    return desk


@pytest.fixture
def card(qtbot: QtBot, tmp_path: Path) -> Iterator[CardDesk]:
    desk = made(qtbot, tmp_path / "data")
    yield desk
    desk.go_home()


@pytest.fixture
def typeface(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    before = qapp.font()
    yield lambda name: qapp.setFont(QFont(name))
    qapp.setFont(before)


GRAMMAR = [
    ("jo call talked", "Jo Hill, wedding in May · call from me · we talked", "It’s their turn"),
    ("called jo", "Jo Hill, wedding in May · call from me · what came of it?", "What came of it?"),
    ("jo rang", "Jo Hill, wedding in May · call from them · we talked", "Welcome"),
    ("jo called", "Jo Hill, wedding in May · call from them · we talked", "Welcome"),
    ("jo called me", "Jo Hill, wedding in May · call from them · we talked", "Welcome"),
    ("rang jo", "Jo Hill, wedding in May · call from me · what came of it?", "What came of it?"),
    ("met martin", "Martin Pryce, Pryce & Dunne Solicitors · we met", "As agreed"),
    ("met martin 10am", "Martin Pryce, Pryce & Dunne Solicitors · we met · today, 10:00", "As agreed"),
    ("martin 10", "Martin Pryce, Pryce & Dunne Solicitors", "“10” is not read as a time"),
    ("martin call at 4", "at 4: which?", "“at 4”: which is meant?"),
    ("jo rang yesterday 4pm", "we talked · Wed 25 Nov, 16:00", "Welcome"),
    ("met tessa on tuesday", "Tessa Grant, tuition · we met · Tue 24 Nov", "Welcome"),
    ("met tessa on thursday", "on thursday: which?", "“on thursday”: which is meant?"),
    ("met carys 5/11", "5/11: which?", "“5/11”: which is meant?"),
    ("met carys tomorrow", "tomorrow: still to come", "“tomorrow” has not happened yet"),
    ("siobhan voicemail", "Siobhan Kelly, cakes · call from me · voicemail", "Too early"),
    ("siobhan no answer", "Siobhan Kelly, cakes · call from me · no answer", "Too early"),
    ("siobhan tried", "Siobhan Kelly, cakes · call from me · no answer", "Too early"),
    ("jo sent", "Jo Hill, wedding in May · e-mail from me · sent", "As promised"),
    ("sent jo the lemon answer", "Jo Hill, wedding in May · e-mail from me · sent", "As promised"),
    ("email jo", "Jo Hill, wedding in May · e-mail from me · sent", "As promised"),
    ("e-mail from jo", "Jo Hill, wedding in May · e-mail from them", "Welcome"),
    ("jo emailed", "Jo Hill, wedding in May · e-mail from them", "Welcome"),
    ("texted priya", "Priya Nair, Nair and Cole · text from me · sent", "It’s their turn"),
    ("priya texted", "Priya Nair, Nair and Cole · text from them", "Welcome"),
    ("letter to robert", "Robert Ashworth, Ashworth · post from me · sent", "As promised"),
    ("call robert talked", "call from me · we talked", "They asked not to be contacted by phone"),
    ("dominic call voicemail", "Dominic Hale, tuition · call from me · voicemail", "They said no, thank you"),
    ("ngozi call", "Ngozi Okoro, Okoro family · call from me", "Too early"),
    ("colin call talked", "Colin Burrows, Hartwell Academy · call from me · we talked", "As agreed"),
    ("met emma and tom", "one meeting, 2 people", "Emma is new. Together with Tom?"),
    ("met jo, her mother", "Jo Hill, wedding in May · we met", "Was “her mother” there?"),
    ("tom", "Tom Cole, Nair and Cole", "How was it?"),
    ("martin @ pryce", "Martin Pryce, Pryce & Dunne Solicitors", ""),
    ("nguyen van hung met", "Nguyen Van Hung, new · we met", "Nguyen Van Hung is new"),
    ("+44 7700 900122 called", "Tom Cole, Nair and Cole · call from them · we talked", "Welcome"),
    ("called +44 7700 900122 sarah", "Who is it? · call from me", "That is where Tom Cole is reached. Who was it?"),
    ("new@firm.example wrote", "Who is it? · e-mail from them", "Whose is new@firm.example?"),
    ("jo tlked fridge", "Jo Hill, wedding in May", "Not understood: “tlked”, “fridge”"),
    ("call may", "Who is it? · call from me", "“may”: a name?"),
    ("will call back", "", "Who was it?"),
    ("linkedin callum", "Callum Frost, Frost & Fell Lettings · social message from me · sent", "Nobody agreed to this"),
    ("zoom daniel", "Daniel Brandt, Brandt Strings · video call from me", "Too early"),
    ("met martin: signed > in a month", "Martin Pryce, Pryce & Dunne Solicitors · we met", "As agreed"),
]


@pytest.mark.parametrize("part", range(4))
def test_each_line_of_the_grammar_shows_what_it_means_at_once(card: CardDesk, part: int) -> None:
    told, lines = [], GRAMMAR[part::4]
    for line, _reading, _strip in lines:
        entry = card.new(line)
        told.append((line, entry.in_line.row.reading.text, card.strip()))
        card.leave()
    wrong = [
        (line, read, strip)
        for (line, read, strip), (_line, reading, headline) in zip(told, lines, strict=True)
        if reading not in read or headline not in strip
    ]
    assert wrong == []


def test_fifteen_of_a_trade_fair_take_at_most_five_keys_each_beside_the_words(card: CardDesk) -> None:
    names = [
        "Emma Hart",
        "Sarah Lund",
        "Tomas Wilk",
        "Nina Bohr",
        "Olu Ade",
        "Kit Marsh",
        "Lena Voss",
        "Piet Maas",
        "Ravi Rao",
        "Una Byrne",
        "Hugo Weiss",
        "Mei Tan",
        "Ivo Horn",
        "Cleo Nash",
        "Abel Stone",
    ]
    card.press(KEY.Key_N, ctrl=True)
    taken = []
    for n, name in enumerate(names):
        card.chords = 0
        card.type(f"{name.lower()} met")
        card.press(KEY.Key_Return)
        card.type("Saw the stand, wants a price")
        card.press(KEY.Key_Return)
        if n % 2:
            card.type("1")
            card.type("thu 3pm")
        else:
            card.type("3")
        card.press(KEY.Key_Return, ctrl=True, shift=True)
        taken.append(card.chords + 1)  # the digit is a key as well, and no character of the words
        assert card.window.entry.in_line.row.line.text() == "", card.strip()
        assert card._focused() is card.window.entry.in_line.row.line
    assert max(taken) <= 5, taken
    card.press(KEY.Key_Escape)
    for n, name in enumerate(names):
        history = card.history(name)
        assert [c.note for c in history.contacts] == ["Saw the stand, wants a price"]
        assert [a.kind for a in history.agreements] == ([AgreementKind.TALK] if n % 2 else [])
        assert len(history.standings) == (0 if n % 2 else 1)


@pytest.mark.parametrize("name", FONTS)
def test_blank_it_is_under_three_hundred_high(card: CardDesk, typeface: Callable[[str], None], name: str) -> None:
    typeface(name)
    entry = card.new()
    assert entry.height() < 300
    assert entry.width() >= WIDTH
    assert entry.in_line.row.line.hasFocus()


@pytest.mark.parametrize("name", FONTS)
def test_of_two_names_to_pick_from_the_firm_gives_way_before_a_letter_of_either(
    card: CardDesk, typeface: Callable[[str], None], name: str
) -> None:
    typeface(name)
    banner = card.new("martyn pryce met").banner
    known, new = banner.act(ActKind.PICK, 1), banner.act(ActKind.PICK, 2)
    assert known is not None
    assert new is not None
    assert "".join(painted_on(known)).startswith("Martin Pryce")
    assert "".join(painted_on(new)).startswith("New: Martyn Pryce")
    assert not any("…" in said for chip in (known, new) for said in painted_on(chip))
    assert known.accessibleName() == "Martin Pryce, Pryce & Dunne Solicitors"
    assert "Dunne" in known.toolTip()


TALL: list[tuple[str, tuple[tuple[str, Qt.Key] | str, ...]]] = [
    ("jo call talked", ()),
    ("jo call talked", (("alt", KEY.Key_G), "ring me about the flowers")),
    ("jo call talked", (("alt", KEY.Key_D), "our hygiene number")),
    ("dominic call voicemail", (("alt", KEY.Key_B), "He rang the desk and asked for me", ("alt", KEY.Key_2))),
    ("met martin 10am: signed > in a month about the lorry", (("alt", KEY.Key_2), "by mon a drawing")),
    ("priya rang", (("alt", KEY.Key_1), "in a month", ("alt", KEY.Key_3))),
]


@pytest.mark.parametrize(
    ("name", "size"), [("DejaVu Sans", (960, 600)), ("Inter", (1366, 768))], ids=["wide letters", "a laptop"]
)
def test_nothing_unfolds_out_of_sight(
    card: CardDesk, typeface: Callable[[str], None], name: str, size: tuple[int, int]
) -> None:
    typeface(name)
    card.window.resize(*size)
    for line, acts in TALL:
        entry = card.new(line)
        for act in acts:
            if isinstance(act, str):
                card.type(act)
            else:
                card.press(act[1], alt=True)
        if line == "priya rang":
            card.window.states.entry.change(note="They decided for the rose. " * 20)
        QApplication.processEvents()
        assert card.window.rect().contains(entry.geometry()), line
        here = card._focused()
        assert entry.isAncestorOf(here)
        assert is_seen(here, entry), (line, here.accessibleName())
        assert is_seen(entry.save, entry)
        assert entry._scroll.verticalScrollBar().maximum() == 0, "and it need not be scrolled"
        card.leave()


def test_an_exit_takes_no_more_room_than_was_drawn_for_it(card: CardDesk, typeface: Callable[[str], None]) -> None:
    typeface("Inter")
    high = {}
    for key, typed in ((KEY.Key_B, ""), (KEY.Key_G, "ring me about the flowers")):
        entry = card.new("jo call talked")
        card.press(key, alt=True)
        card.type(typed)
        QApplication.processEvents()
        high[key] = entry.height()
        card.leave()
    assert high[KEY.Key_B] <= 321
    assert high[KEY.Key_G] <= 382


def test_what_lies_beyond_the_edge_of_all_fields_is_said_and_its_keys_go_there(card: CardDesk) -> None:
    window = card.window
    window.resize(960, 600)
    entry = card.new("met martin 10am: signed > in a month about the lorry")
    card.press(KEY.Key_E, ctrl=True)
    card.press(KEY.Key_2, alt=True)
    QApplication.processEvents()
    entry.who.field.setFocus()
    QApplication.processEvents()
    above, beneath = entry._beyond.above, entry._beyond.beneath
    assert (above.isVisible(), beneath.isVisible()) == (False, True)
    assert beneath.words == "Beneath: and then?"
    for each in entry.in_full.upper.findChildren(QAbstractButton):
        assert not each.isVisible() or each.width() >= each.sizeHint().width(), each.text()
    parts = (entry.in_full.happened.note, entry.in_full.next.place, entry.foot.save)
    ends = {part.mapTo(entry, part.rect().topRight()).x() for part in parts}
    assert len(ends) == 1, "fields and foot end on one edge, beside a scroll bar too"
    card.press(KEY.Key_PageDown)
    QApplication.processEvents()
    assert above.isVisible()
    assert above.words.startswith("Above: who, how, when")
    window.resize(1366, 900)
    QApplication.processEvents()
    entry.fit()
    assert not entry._beyond.isVisible(), "nothing is said where all of it is to be seen"
    strip = entry.banner.act(ActKind.NOT_THIS)
    assert strip is not None
    ends = {part.mapTo(entry, part.rect().topRight()).x() for part in (*parts, strip)}
    assert len(ends) == 1, "fields, strip and foot end on one edge"
    card.press(KEY.Key_E, ctrl=True)
    window.resize(1280, 800)


def test_two_questions_that_were_answered_fold_to_one_line_where_there_is_no_room(card: CardDesk) -> None:
    card.window.resize(960, 600)
    entry = card.new("colin call talked")
    asked = entry.in_line.questions
    card.press(KEY.Key_Return)
    card.press(KEY.Key_2)
    assert not asked.fold(), "not before both are answered"
    asked.none.click()
    entry.in_line.note.setFocus()
    before = asked.sizeHint().height()
    assert asked.fold()
    assert asked.folded.words == "Ready: Not yet · no more questions"
    assert asked.sizeHint().height() < before
    asked.folded.click()
    assert asked.ready[Ready.NOT_YET].isVisible()
    entry.in_line.note.setFocus()
    assert not asked.fold(), "who opened it wants it open"


def test_what_is_about_to_be_agreed_stands_out_above_the_scrim(card: CardDesk) -> None:
    card.window.resize(1280, 800)
    entry = card.new("jo rang")
    card.press(KEY.Key_1, alt=True)
    card.type("tue")
    QApplication.processEvents()
    card.window.calendar.settle()
    (box,) = card.window.calendar.ghost_boxes(card.window)
    scrim = entry.place.scrim
    assert scrim is not None
    picture = QImage(scrim.size(), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    scrim.render(picture, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert picture.pixelColor(box.center()).alpha() == 0
    assert picture.pixelColor(box.bottomLeft() + QPoint(0, 6)).alpha() > 0


def test_nothing_stands_out_where_the_pane_lies_over_it(card: CardDesk) -> None:
    card.window.resize(960, 600)
    card.window.show_prospect(card.window.day.shown_now or 1)
    card.window.day.pane_place.settle()
    card.new("jo rang")
    card.press(KEY.Key_1, alt=True)
    card.type("sun")
    QApplication.processEvents()
    card.window.calendar.settle()
    (beneath,) = card.window.calendar.ghost_boxes(card.window)
    pane = card.window.day.pane
    assert pane.isVisible()
    assert pane.rect().translated(pane.mapTo(card.window, QPoint(0, 0))).contains(beneath)
    assert card.window._ghost_boxes() == ()


def is_seen(widget: QWidget, entry: QWidget) -> bool:
    """Whether all of it lies within the entry, and nothing is scrolled away."""
    at = widget.mapTo(entry, QPoint(0, 0))
    return at.y() >= 0 and at.y() + widget.height() <= entry.height() and not widget.visibleRegion().isEmpty()


def test_over_the_window_it_lies_at_its_right_and_in_the_middle_of_a_narrow_one(card: CardDesk) -> None:
    window = card.window
    window.resize(1280, 800)
    entry = card.new()
    assert not entry.isWindow()
    assert entry.y() == FROM_THE_TOP
    assert window.width() - entry.geometry().right() - 1 == FROM_THE_RIGHT
    assert entry.place.scrim is not None
    assert entry.place.scrim.geometry() == window.rect()
    window.resize(1000, 640)
    QApplication.processEvents()
    assert abs(entry.geometry().center().x() - window.rect().center().x()) <= 1
    card.press(KEY.Key_Escape)
    assert not entry.place.scrim.isVisible()


def test_without_a_window_it_is_one_of_its_own(card: CardDesk) -> None:
    card.window.hide()
    card.window.new_entry()
    entry = card.window.entry
    assert entry.isWindow()
    assert entry.isVisible()
    entry.reject()
    card.window.show()
    card.window.new_entry()
    assert not entry.isWindow()


def test_what_is_understood_is_marked_and_what_is_not_goes_into_the_note_on_enter(card: CardDesk) -> None:
    entry = card.new("jo call talked fridge ")
    marks = entry.in_line.row.line.marks
    assert [mark.how for mark in marks] == [Marked.UNDERSTOOD] * 3 + [Marked.NOT_UNDERSTOOD]
    assert marks[0].spoken == "jo, understood as Jo Hill"
    assert "jo, understood as Jo Hill" in entry.in_line.row.line.accessibleDescription()
    card.press(KEY.Key_Return)
    assert entry.in_line.note.toPlainText() == "fridge"
    assert entry.in_line.note.hasFocus()


def test_a_click_writes_no_text_and_holds_against_the_words(card: CardDesk) -> None:
    entry = card.new("jo call talked")
    entry.in_line.how.direction.part(Direction.IN).click()
    assert entry.in_line.row.line.text() == "jo call talked"
    form = card.window.states.entry.form
    assert (form.direction, form.channel) == (Direction.IN, Channel.CALL)
    assert card.strip() == "Welcome"


def test_by_mouse_alone_an_entry_is_as_complete(card: CardDesk) -> None:
    """The line takes a name; all else is one click each."""
    entry = card.new("jo")
    entry.in_line.how.direction.part(Direction.OUT).click()
    entry.in_line.how.channel.part(Channel.EMAIL).click()
    assert card.strip() == "As promised"
    entry.in_line.answers.chips[Next.THEIR_TURN].click()
    entry.save.click()
    assert not entry.isVisible()
    last = card.history("Jo Hill").contacts[-1]
    assert (last.direction, last.channel, last.basis) == (Direction.OUT, Channel.EMAIL, Basis.PROMISED)


def test_an_example_is_typed_by_a_click_on_it(card: CardDesk) -> None:
    entry = card.new()
    chip = entry.banner.act(ActKind.EXAMPLE, 0)
    assert chip is not None
    chip.click()
    assert entry.in_line.row.line.text() == "jo call talked"
    assert card.strip() == "It’s their turn"


def test_enter_takes_whoever_stands_in_the_pane(card: CardDesk) -> None:
    card.find_person("Tessa Grant")
    entry = card.new()
    assert entry.in_line.row.reading.text.startswith("Tessa Grant")
    card.press(KEY.Key_Return)
    assert card.window.states.entry.form.who == "Tessa Grant"
    assert entry.in_line.row.line.hasFocus()


def foot_of(part: QWidget) -> str:
    """The colour at the lower edge of that part, in its middle."""
    image = part.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() - 1).name()


def test_the_row_one_types_in_is_marked_by_the_line_beneath_it_but_for_when_a_list_lies_over_that(
    card: CardDesk,
) -> None:
    with worn(Scheme.LIGHT):
        entry = card.new()
        primary = QColor(tokens_of(QApplication.palette()).primary).name()
        upper, noted = entry.in_line.upper, entry.in_line.noted
        assert (foot_of(upper), foot_of(noted) == primary) == (primary, False)
        entry.in_line.note.setFocus()
        assert (foot_of(upper) == primary, foot_of(noted)) == (False, primary)
        entry.in_line.row.line.setFocus()
        card.type("ma")
        assert entry.in_line.row.people.isVisible()
        assert foot_of(upper) != primary
        card.leave()


def test_tab_completes_a_name_and_else_goes_on(card: CardDesk) -> None:
    entry = card.new("tess")
    assert entry.in_line.row.line.offered
    card.press(KEY.Key_Tab)
    assert entry.in_line.row.line.text() == "tessa Grant"
    assert entry.in_line.row.line.hasFocus()
    card.press(KEY.Key_Tab)
    assert entry.in_line.row.when.isAncestorOf(card._focused())


def test_down_in_a_word_opens_what_else_it_may_mean(card: CardDesk) -> None:
    entry = card.new("martin call at 4")
    menu = entry.in_line.row.alternatives_menu(len("martin call at 4"))
    assert menu is not None
    assert len(menu.actions()) >= 2
    menu.actions()[0].trigger()
    assert "which?" not in entry.in_line.row.reading.text


def test_one_exit_is_open_at_a_time_in_the_strip_and_says_how_it_will_be_kept(card: CardDesk) -> None:
    entry = card.new("jo call talked")
    before = entry.banner._head.height()
    card.press(KEY.Key_B, alt=True)
    assert entry.exits.reason.hasFocus()
    assert not entry.in_line.noted.isVisible(), "it unfolds over the note"
    assert entry.banner._head.height() == before
    card.type("her venue asked us to")
    assert entry.exits.kept_as.text() == "Will be kept as: nobody agreed; because her venue asked us to."
    assert entry.banner.telling is not None
    assert entry.banner.telling.level is Level.WARN, "words change neither verdict nor colour"
    card.press(KEY.Key_Escape)
    assert entry.isVisible(), "Esc folds it first"
    assert entry.in_line.noted.isVisible()
    assert entry.exits.lines[Exit.ANYWAY].isVisible(), "the words stand"
    card.save()
    assert card.history("Jo Hill").contacts[-1].reason == "her venue asked us to"


def test_what_changed_keeps_its_colour_until_their_words_and_a_time_stand(card: CardDesk) -> None:
    entry = card.new("jo call talked")
    card.press(KEY.Key_G, alt=True)
    card.press(KEY.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert entry.exits.said.hasFocus()
    look = entry.banner.telling
    assert look is not None
    assert look.level is Level.WARN
    card.type("ring me about the flowers")
    assert entry.exits.kept_as.text() == ""
    card.leave()


def test_after_a_no_it_takes_the_tick_too_and_then_says_log_it(card: CardDesk) -> None:
    entry = card.new("dominic call voicemail")
    card.press(KEY.Key_B, alt=True)
    card.type("He rang the desk")
    card.press(KEY.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert entry.exits.tick.hasFocus()
    card.press(KEY.Key_Space)
    assert entry.save.words == "Log it"
    card.save()
    assert card.history("Dominic Hale").contacts[-1].basis is Basis.NONE


def test_the_two_questions_come_only_after_a_conversation_that_kept_something(card: CardDesk) -> None:
    assert not card.new("jo rang").in_line.questions.isVisible()
    card.leave()
    assert not card.new("colin call voicemail").in_line.questions.isVisible()
    card.leave()
    entry = card.new("colin call talked")
    assert entry.in_line.questions.isVisible()
    card.press(KEY.Key_Return)
    card.press(KEY.Key_2)
    assert card.window.states.entry.form.ready is Ready.NOT_YET
    card.press(KEY.Key_3 if len(card.window.states.entry.loop.asked_before) > 1 else KEY.Key_2)
    assert entry.in_line.note.hasFocus(), "None goes on to the note"


def test_a_day_off_is_said_and_enter_takes_the_next_day_and_saving_the_one_typed(card: CardDesk) -> None:
    entry = card.new("jo rang")
    card.press(KEY.Key_1, alt=True)
    card.type("in a month")
    talk = entry.in_line.answers.lines[Next.TALK]
    assert "a day off" in talk.meaning.text
    card.press(KEY.Key_Return)
    assert card.window.states.entry.reading.talk is not None
    assert card.window.states.entry.reading.talk.first.isoformat() == "2026-12-28"
    card.leave()
    card.new("jo rang")
    card.press(KEY.Key_1, alt=True)
    card.type("in a month")
    card.save()
    assert card.history("Jo Hill").agreements[-1].window.first.isoformat() == "2026-12-26"


@pytest.mark.parametrize(("answer", "speaks"), [(1, True), (2, True), (3, False), (4, False)])
def test_beneath_an_answer_lies_a_row_for_what_it_means_where_it_may_mean_something(
    card: CardDesk, answer: int, speaks: bool
) -> None:
    entry = card.new("priya rang")
    card.press(Qt.Key(KEY.Key_0 + answer), alt=True)
    (line,) = (each for each in entry.in_line.answers.lines.values() if each.isVisible())
    assert line.meaning.isVisible() is speaks
    card.leave()


def test_an_answer_begins_with_an_empty_line_whatever_way_was_used(card: CardDesk) -> None:
    entry = card.new("jo sent")
    card.press(KEY.Key_1, alt=True)
    assert entry.in_line.answers.lines[Next.TALK].line.text() == ""
    card.type("in a month")
    assert entry.in_line.answers.lines[Next.TALK].meaning.text.startswith("Sat 26 Dec")


def test_a_time_that_is_being_agreed_on_is_told_to_the_calendar_and_taken_back(card: CardDesk) -> None:
    entry = card.new("jo rang")
    told: list[object] = []
    entry.ghost.connect(told.append)
    card.press(KEY.Key_1, alt=True)
    card.type("thu 3pm")
    ghost = told[-1]
    assert ghost is not None
    assert (ghost.name, ghost.window.first.isoformat()) == ("Jo", "2026-12-03")  # type: ignore[attr-defined]
    card.press(KEY.Key_Escape)
    card.press(KEY.Key_Escape)
    assert not entry.isVisible()
    assert told[-1] is None


def test_ctrl_e_turns_one_into_the_other_and_loses_nothing(card: CardDesk) -> None:
    entry = card.new("colin call talked: they have met > thu 3pm about the governors")
    before = card.window.states.entry.form
    card.press(KEY.Key_E, ctrl=True)
    assert entry.who.field.text() == "Colin Burrows"
    assert entry.happened.note.toPlainText() == "they have met"
    assert entry.next.talk_when.line.text() == "thu 3pm"
    assert entry.next.topic.text() == "the governors"
    card.press(KEY.Key_E, ctrl=True)
    assert card.window.states.entry.form == before
    assert entry.in_line.row.line.text() == "colin call talked: they have met > thu 3pm about the governors"
    card.save()
    last = card.history("Colin Burrows").contacts[-1]
    assert (last.outcome, last.note) == (ContactOutcome.TALKED, "they have met")


def test_pressed_early_save_says_what_is_missing_and_goes_there(card: CardDesk) -> None:
    entry = card.new()
    assert entry.save.isEnabled()
    card.press(KEY.Key_Return, ctrl=True)
    assert card.strip() == "Who was it? Type a name, then Enter."
    assert entry.in_line.row.line.hasFocus()
    card.type("called jo")
    card.press(KEY.Key_Return, ctrl=True)
    assert card.strip() == "What came of it?"
    card.press(KEY.Key_2, alt=True)
    assert card.window.states.entry.form.outcome is ContactOutcome.VOICEMAIL


def test_a_draft_is_offered_in_the_strip_and_waits_in_the_footer_once_one_types(card: CardDesk) -> None:
    card.new("jo rang: half a thought")
    card.press(KEY.Key_Escape)
    entry = card.new()
    assert entry.in_line.row.line.text() == ""
    told = entry.banner.told
    assert told is not None
    assert told.look is StripLook.DRAFT
    assert told.sentence == "Jo Hill. “half a thought”"
    card.type("tessa")
    assert entry.foot.unfinished.isVisible()
    card.press(KEY.Key_R, alt=True)
    assert entry.in_line.row.line.text() == "jo rang: half a thought"
    assert entry.in_line.note.toPlainText() == "half a thought"


def test_when_it_was_stands_whole_where_their_firm_has_no_room_beside_it(card: CardDesk) -> None:
    entry = card.new("colin call talked yesterday 3:40pm")
    reading = next(label for label in entry.findChildren(ReadingLabel) if "15:40" in label.text)
    for width, firm in ((reading.wanted_width() + 2, True), (reading.wanted_width() - 2, False)):
        reading.resize(width, reading.height())
        said = "".join(text for _strong, text in reading.fitting())
        assert ("Hartwell" in said, said.endswith("15:40")) == (firm, True)
    card.leave()


def test_in_a_window_from_right_to_left_the_strip_begins_at_the_right(card: CardDesk) -> None:
    entry = card.new("jo call talked")
    strip = entry.banner
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip._turns.put(1.0)  # its colour comes in
    QApplication.processEvents()
    seen, warn = strip.grab().toImage(), QColor(tokens_of(strip.palette()).slipped)
    middle = strip.height() // 2
    assert (seen.pixelColor(strip.width() - 2, middle), seen.pixelColor(1, middle)) == (
        warn,
        seen.pixelColor(8, middle),
    )
    assert strip.width() - strip.headline.mapTo(strip, strip.headline.rect().topRight()).x() >= 48
    strip.unsetLayoutDirection()
    card.leave()


def test_the_strip_is_as_high_whatever_it_says_and_announces_itself(card: CardDesk) -> None:
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        entry = card.new()
        heights, told = set(), []
        for letter in "jo call talked":
            card.type(letter)
            heights.add(entry.banner.height())
            told.append(entry.banner.accessibleName())
        assert heights == {entry.banner.height()}
        assert told[-1].startswith("It’s their turn. Jo Hill said on 19 November")
        card.qtbot.waitUntil(lambda: told[-1] in said)
    assert len(said) < len(set(told)), "what came and went while it was typed is not said"


def test_what_is_pressed_on_the_strip_is_told_as_a_button_and_what_it_unfolds_is_said(card: CardDesk) -> None:
    entry = card.new()

    def roles() -> set[QAccessible.Role]:
        told = [QAccessible.queryAccessibleInterface(chip) for _act, chip in entry.banner._chips]
        return {each.role() for each in told if each is not None}

    assert roles() == {QAccessible.Role.Button}, "examples"
    card.type("rang jo")
    assert roles() == {QAccessible.Role.Button}, "what came of it"
    assert entry.banner._told is not None
    assert entry.banner._told.spoken == ("What came of it? Nothing is taken for granted here. Or press it above."), (
        "a sentence of its own"
    )
    card.type(" talked")
    assert roles() == {QAccessible.Role.Button}, "ways past a warning"
    card.press(KEY.Key_B, alt=True)
    assert "unfolded" in {chip.accessibleDescription() for _act, chip in entry.banner._chips}


def test_every_control_of_the_card_has_a_name(card: CardDesk) -> None:
    entry = card.new("dominic call voicemail")
    card.press(KEY.Key_G, alt=True)
    card.press(KEY.Key_1, alt=True)
    card.type("in a month")
    nameless = [
        widget
        for widget in entry.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


def test_tab_goes_round_the_card_and_never_into_the_calendar_beneath(card: CardDesk) -> None:
    entry = card.new("jo call talked")
    seen: list[QWidget] = []
    for _ in range(40):
        here = card._focused()
        if seen and here is seen[0]:
            break
        seen.append(here)
        card.press(KEY.Key_Tab)
    else:
        pytest.fail("Tab never comes round again")
    assert all(entry.isAncestorOf(widget) for widget in seen)
    exits = entry.banner.button(ExitId.SOMETHING_CHANGED)
    assert exits is not None
    assert seen.index(entry.in_line.row.line) < seen.index(exits) < seen.index(entry.in_line.note)
    assert seen.index(entry.in_line.note) < seen.index(entry.save)


def test_a_letter_pressed_on_a_chip_is_no_command_of_the_window(card: CardDesk) -> None:
    entry = card.new("jo rang")
    view = card.window.calendar.view
    entry.save.setFocus()
    card.press(KEY.Key_N)
    assert entry.in_line.row.line.text() == "jo rang"
    assert entry.isVisible()
    card.press(KEY.Key_2)
    assert card.window.calendar.view is view


def test_a_command_of_the_window_finds_the_entry_out_of_the_way(card: CardDesk) -> None:
    entry = card.new("jo rang: half a thought")
    card.press(KEY.Key_P, ctrl=True)
    assert not entry.isVisible()
    assert card.window.middle.currentWidget() is card.window.people
    assert card.window.states.entry.take_draft() is not None


def test_a_click_beside_the_card_leaves_it_and_keeps_what_was_typed(card: CardDesk) -> None:
    entry = card.new("jo rang: half a thought")
    scrim = entry.place.scrim
    assert scrim is not None
    card.qtbot.mouseClick(scrim, Qt.MouseButton.LeftButton, pos=QPoint(20, 400))
    assert not entry.isVisible()
    assert card.window.states.entry.take_draft() is not None
