"""Claims about the right region: it shows the card as it is written, and its buttons say for whom they were pressed."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, came_in, day, did, exact, jo, promise, said, span, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tests.tongues.pseudo import speak_pseudo
from tracker.actions.contacts.nothing_to_answer import nothing_to_answer
from tracker.actions.people.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.flows.ways import Act, ActKind
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.person.prospect_editing import ProspectEditing
from tracker.presentation.person.story import Told
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question
from tracker.rules.entry import NewStanding
from tracker.rules.prospect import Business, CanBuy, Email, Interest, Phone, Prospect, StandingKind
from tracker.rules.verdict import Level
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.tokens import SPACE_24
from tracker.widgets.person.history_list import LEAST_TITLE, HistoryRow
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.person_menus import Change
from tracker.widgets.person.prospect_pane import ProspectPane

IN_THE_FIRST_WINDOW = 303
"""So wide is the pane where the window stands as it does at first, 1280 wide."""
CHANGES = ("Change the time…", "They called it off…", "We called it off…", "Hand over…")


class NoDrafts:
    def keep(self, text: str | None) -> None:
        pass

    def read(self) -> str | None:
        return None


class Shown:
    """The pane over a store in memory, with what it would have put on the clipboard."""

    def __init__(self, qtbot: QtBot, *records: object, prospect: Prospect | None = None) -> None:
        store = self.store = FakeStore(prospect or jo(), Prospect(2, "Ada Okoro"), *records)  # type: ignore[arg-type]
        clock = Clock(at("2026-11-21 09:00"))
        desk = a_desk(store, clock)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.state = ProspectCard(self.dispatcher, here_by(clock))
        self.copied: list[str] = []
        self.editing = ProspectEditing(self.dispatcher, self.state, here_by(clock), NoDrafts(), lambda _trouble: "")
        self.pane = ProspectPane(self.state, lambda: self.editing, self.copied.append)
        qtbot.addWidget(self.pane)
        self.pane.resize(350, 800)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        self.state.show(1)

    def text(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisibleTo(self.pane))


def test_with_nobody_chosen_it_says_what_to_do(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.state.show(None)
    assert "Choose someone" in shown.text()


def test_it_shows_when_they_may_hear_from_us_and_what_to_know_first(qtbot: QtBot) -> None:
    shown = Shown(
        qtbot,
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"),
        did("2026-11-12 15:00", questions=(Question("Is it nut-free?"),)),
    )
    assert shown.pane.card.texts() == ["It’s Jo’s turn", "since 12 November", "“we'll call you”"]
    assert [line.accessibleName() for line in shown.pane.before.lines] == ["Still open: Is it nut-free?"]
    assert shown.pane.card.rests == "It’s their turn"


def long_to_read(qtbot: QtBot) -> Shown:
    """A pane that has to be scrolled, however much gives way."""
    return Shown(
        qtbot, did("2026-10-01 10:00"), prospect=jo(phones=tuple(Phone(f"020 7946 {n:04}") for n in range(60)))
    )


def test_a_change_is_shown_and_the_place_in_the_pane_is_kept(qtbot: QtBot) -> None:
    shown = long_to_read(qtbot)
    bar = shown.pane.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    shown.dispatcher.do(lambda desk: set_standing(desk, 1, NewStanding(StandingKind.CLIENT)))
    assert "A client since today" in shown.text()
    assert bar.value() == 100


def test_another_person_begins_at_the_top(qtbot: QtBot) -> None:
    shown = long_to_read(qtbot)
    bar = shown.pane.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    shown.state.show(2)
    assert bar.value() == 0


def test_its_menu_says_for_whom(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.pane.more_menu.aboutToShow.emit()
    with qtbot.waitSignal(shown.pane.new_entry_requested) as entry:
        shown.pane.more_menu.actions()[0].trigger()
    assert entry.args == [1]


def test_what_is_agreed_can_be_moved_called_off_and_handed_over_from_it(qtbot: QtBot) -> None:
    ahead = talk(exact("2026-11-27 10:00"))
    shown = Shown(qtbot, ahead)
    shown.pane.more_menu.aboutToShow.emit()
    told: list[Change] = []
    shown.pane.change_wanted.connect(lambda change, about: told.append(change) if about == ahead else None)
    offered = [a for a in shown.pane.more_menu.actions() if a.text().replace("&", "") in CHANGES]
    for action in offered:
        action.trigger()
    assert told == list(Change)


def test_what_passed_is_not_called_off_any_more(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-10 10:00")))
    shown.pane.more_menu.aboutToShow.emit()
    texts = [a.text().replace("&", "") for a in shown.pane.more_menu.actions()]
    assert [text for text in texts if text in CHANGES] == [CHANGES[0], CHANGES[-1]]


def test_a_number_copied_among_the_details_goes_past_the_guard_like_any_contact(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(phones=(Phone("07700 900123"),)))
    (copy,) = shown.pane.details.slots[Detail.PHONES].findChildren(QToolButton)
    shown.pane.details.slots[Detail.PHONES].setFocus()
    with qtbot.waitSignal(shown.pane.act_wanted) as wanted:
        qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert wanted.args == [Act(ActKind.COPY, 1, Channel.CALL, "07700 900123")]
    assert shown.copied == []


def test_those_at_the_same_firm_are_named_with_what_binds_us_there(qtbot: QtBot) -> None:
    shown = Shown(qtbot, prospect=jo(organisation="Orchard"))
    sam = Prospect(3, "Sam Vale", "orchard")
    agreed = talk(span("2026-11-24", "2026-11-24"), prospect_id=3, owner="Ben")
    shown.store.rows.update({(Prospect, 3): sam, (type(agreed), agreed.id): agreed})
    shown.state.reload()
    assert shown.pane.beside.texts() == ["Ben agreed with Sam Vale to call on Tuesday"]
    name = next(b for b in shown.pane.beside.findChildren(QPushButton) if b.accessibleName() == "Sam Vale")
    with qtbot.waitSignal(shown.pane.person_requested) as wanted:
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert wanted.args == [3]


def chain_of(count: int) -> list[object]:
    """So many talks, each kept, and one that is open."""
    kept = [
        talk(day(f"2026-{n:02}-12"), outcome=AgreementOutcome.KEPT, settled_at=at(f"2026-{n:02}-12 10:00"))
        for n in range(1, count + 1)
    ]
    return [*kept, talk(day("2026-12-12"), topic="and then?")]


def test_the_chain_is_told_in_a_few_words_and_each_of_its_discs_has_a_name(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(2))
    assert [disc.accessibleName() for disc in shown.pane.strip.discs] == [
        "Agreement of 12 Jan, kept",
        "Agreement of 12 Feb, kept",
        "Agreement of 12 Dec, agreed",
    ]
    assert "2 of 2 kept" in shown.text()


def test_one_walks_the_chain_with_the_arrows_and_the_card_tells_of_the_shown_one(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(2))
    strip = shown.pane.strip
    assert shown.pane.card.texts()[:2] == ["Agreed for Sat 12 Dec", "by phone"]
    strip.discs[2].setFocus()
    for key, line in ((Qt.Key.Key_Left, "Kept on 12 February"), (Qt.Key.Key_Home, "Kept on 12 January")):
        focused = shown.pane.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert shown.pane.card.texts()[0] == line
    assert strip.discs[0].hasFocus()
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.keyClick(strip.discs[0], Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].window == day("2026-01-12")


def test_in_a_window_from_right_to_left_the_chain_begins_at_the_right_and_the_arrows_follow_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(2))
    shown.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    discs = shown.pane.strip.discs
    first, second, third = (disc.x() + disc.middle for disc in discs)
    assert first > second > third
    assert shown.pane.strip.width() - first < 10
    discs[2].setFocus()
    qtbot.keyClick(discs[2], Qt.Key.Key_Right)
    assert discs[1].hasFocus()
    name = shown.pane.details.slots[Detail.NAME]
    assert shown.pane.edit.mapTo(shown.pane, shown.pane.edit.rect().center()).x() < name.geometry().center().x()


def test_of_a_long_chain_the_last_are_shown_and_how_many_lead_to_them(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(11))
    strip = shown.pane.strip
    assert len(strip.discs) == 8
    assert strip.discs[0].accessibleName() == "5 more"
    strip.discs[1].setFocus()
    qtbot.mouseClick(strip.discs[0], Qt.MouseButton.LeftButton)
    assert shown.pane.card.texts()[0] == "Kept on 12 May"
    assert strip.discs[0].accessibleName() == "4 more"


def test_what_stands_beneath_the_discs_is_whole_and_apart_at_any_width(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(11))
    strip = shown.pane.strip
    counts = set()
    for width in range(90, 700, 7):
        strip.resize(width, strip.height())
        counts.add(len(strip.discs))
        spans = [(disc.x() + begins, disc.x() + ends) for disc in strip.discs for begins, ends in [disc.label_at()]]
        assert all(ends + 2 <= begins for (_, ends), (begins, _) in itertools.pairwise(spans)), (width, spans)
        assert spans[0][0] >= 0
        assert spans[-1][1] <= width
    assert max(counts) == 8
    assert min(counts) < 6


def test_end_leads_to_the_newest_of_a_chain_and_home_to_the_oldest(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *chain_of(11))
    strip = shown.pane.strip
    newest = shown.pane.card.texts()[0]
    strip.discs[-1].setFocus()
    qtbot.keyClick(strip.discs[-1], Qt.Key.Key_Home)
    oldest = shown.pane.card.texts()[0]
    assert strip.discs[0].hasFocus()
    assert oldest != newest
    qtbot.keyClick(strip.discs[0], Qt.Key.Key_End)
    assert shown.pane.card.texts()[0] != oldest
    assert strip.discs[-1].hasFocus()


def test_what_happened_begins_in_one_column_however_often_it_is_told(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did("2026-11-18 09:00"), did("2026-11-03 09:00"), did("2024-10-13 09:00"))

    def begins() -> set[int]:
        return {row._icon.x() for row in shown.pane.history.rows if row.isVisible()}

    QApplication.processEvents()
    first = begins()
    for _ in range(3):
        shown.state.show(2)
        shown.state.show(1)
        QApplication.processEvents()
    assert len(first) == 1
    assert begins() == first


def test_in_a_language_half_as_long_again_nothing_is_wider_than_the_pane(qtbot: QtBot) -> None:
    with speak_pseudo():
        slipped = talk(day("2026-11-20"), topic="Sign, and number the boxes", words="Come by at ten")
        contacts = [
            did(f"2026-{month:02}-12 10:00", note="Lemon, not almond, and elderflower") for month in range(1, 9)
        ]
        shown = Shown(qtbot, slipped, *contacts)
        shown.pane.resize(304, 700)
        QApplication.processEvents()
        scroll = shown.pane.findChildren(QScrollArea)[0]
        page = scroll.widget()
        assert page is not None
        assert page.width() == scroll.viewport().width()
        for paragraph in page.findChildren(Paragraph):
            if paragraph.isVisible():
                assert paragraph.height() >= paragraph.heightForWidth(paragraph.width()), paragraph.text()


def test_in_a_language_of_longer_words_what_has_no_room_beside_a_line_stands_beneath_it_or_is_told_in_short(
    qtbot: QtBot,
) -> None:
    with speak_pseudo():
        shown = Shown(qtbot, *chain_of(3), *[did(f"2026-10-{n:02} 15:00", note="x") for n in range(1, 29)])
        shown.pane.resize(310, 800)
        QApplication.processEvents()
        seen = [label for label in shown.pane.findChildren(ElidedLabel) if label.isVisible()]
        kept = next(label for label in seen if label is shown.pane._strip_head.kept)
        assert kept.shown_text() == kept.text()
        assert "…" not in kept.shown_text()
        earlier = shown.pane.history.earlier
        assert earlier.isVisible()
        assert earlier.sizeHint().width() <= shown.pane.history.width()
        assert earlier.accessibleName() != earlier.text()
        for row in shown.pane.history.rows:
            if row.isVisible():
                title = row._title
                least = min(len(title.text()), LEAST_TITLE) * title.fontMetrics().averageCharWidth()
                assert title.width() >= least - 1


def test_in_the_first_window_what_a_colleague_did_tells_their_name_whole(qtbot: QtBot) -> None:
    ways = [(Direction.OUT, channel, ContactOutcome.TALKED) for channel in Channel]
    ways += [
        (Direction.MET, channel, ContactOutcome.TALKED) for channel in (Channel.MEETING, Channel.CALL, Channel.VIDEO)
    ]
    ways += [(Direction.OUT, Channel.CALL, outcome) for outcome in (ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)]
    for way in ways:
        shown = Shown(qtbot, did("2026-11-20 15:00", *way, by="Ada"))
        shown.pane.resize(IN_THE_FIRST_WINDOW, 800)
        QApplication.processEvents()
        (row,) = (row for row in shown.pane.history.rows if row.isVisible())
        assert row._title.text().endswith(", by Ada")
        assert row._title.shown_text() == row._title.text()


def test_what_a_colleague_did_and_what_spoke_against_it_go_on_in_lines_beneath(qtbot: QtBot) -> None:
    row = HistoryRow()
    qtbot.addWidget(row)
    title, warned = "Hinterließ eine Sprachnachricht, durch Wilhelmina", "Sie haben nein gesagt, vielen herzlichen Dank"
    source = did("2026-11-20 15:00")
    told = Told(source, source.at, "20 Nov", title, "nobody agreed", "x", (), title, Level.STOP, f"{warned}: y", warned)
    row.show_told(told)
    heights = []
    for width in (900, 260, 900):
        row.fit_to(width, 50)
        heights.append(row.height_folded())
        for words in ((row._title, row._title_on), (row._because, row._because_on)):
            seen = " ".join(label.text() for label in words if not label.isHidden())
            assert seen.split() in (title.split(), f"{warned}: y".split())
    line = row._title.fontMetrics().height()
    assert heights[1] >= heights[0] + 2 * line
    assert heights[2] == heights[0]


def test_the_picture_of_an_act_gives_way_where_the_other_finds_room_beside_it_by_that(qtbot: QtBot) -> None:
    shown = Shown(
        qtbot, talk(day("2026-11-20"), topic="Sign, and number the boxes"), prospect=jo(phones=(Phone("07700 900123"),))
    )
    card = shown.pane.card
    first, second = card.first, card.second
    seen = set()
    for width in range(240, 420, 3):
        card.resize(width, 160)
        layout = card.layout()
        assert layout is not None
        layout.activate()
        with_it = not first.icon().isNull()
        seen.add((with_it, first.y() == second.y()))
    assert (False, True) in seen, "without the picture they stand beside each other"
    assert (True, True) in seen, "and with it where there is room"
    assert (False, False) not in seen, "it gives way for nothing else"


def test_words_of_an_act_that_have_no_room_stand_in_two_lines(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(day("2026-11-20")))
    first = shown.pane.card.first
    whole = first.accessibleName()
    for width, lines in ((350, 1), (170, 2), (350, 1)):
        shown.pane.resize(width, 800)
        QApplication.processEvents()
        assert first.text().replace("\n", " ") == whole
        assert len(first.text().splitlines()) == lines, width
        assert first.sizeHint().width() <= first.width()


def test_the_history_can_be_walked_and_a_note_unfolded(qtbot: QtBot) -> None:
    asked = did("2026-11-12 15:00", note="a line " * 40, questions=(Question("How long?", "A month"),))
    shown = Shown(qtbot, asked, did("2026-11-10 15:00"))
    first, second = shown.pane.history.rows
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert "How long? A month" in [label.text() for label in first.findChildren(PlainLabel) if not label.isHidden()]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(shown.pane.record_opened) as opened:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].at == at("2026-11-10 15:00")


def test_markup_in_any_text_is_shown_as_it_is(qtbot: QtBot) -> None:
    evil = "<img src=file:/dev/zero><b>Jo</b>"
    shown = Shown(
        qtbot,
        talk(span("2026-11-20", "2026-11-23"), topic=evil, words=evil),
        promise(span("2026-11-20", "2026-11-23"), topic=evil, then=evil),
        did("2026-11-12 15:00", note=evil, reason=evil, questions=(Question(evil, evil),)),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", evil),
        prospect=jo(name=evil, organisation=evil, notes=evil, address=evil, tags=(evil,)),
    )
    labels = [label for label in shown.pane.findChildren(QLabel) if evil in label.text()]
    assert len(labels) > 8
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_long_story_shows_its_newest_and_the_earlier_on_request(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(did(f"2026-{m:02}-{d:02} 10:00", note="hello") for m in range(1, 4) for d in range(1, 21)))
    history = shown.pane.history
    newest = [row for row in history.rows if row.isVisible()]
    assert 1 <= len(newest) < 30
    assert shown.pane._scroll.verticalScrollBar().maximum() == 0, "all of it on one screen"
    assert history.earlier.text() == f"{60 - len(newest)} earlier, since 1 January"
    qtbot.mouseClick(history.earlier, Qt.MouseButton.LeftButton)
    assert len([row for row in history.rows if row.isVisible()]) == len(newest) + 40


def test_what_gives_way_is_the_history_then_the_notes_then_their_business(qtbot: QtBot) -> None:
    long = "two words " * 40
    known = jo(notes=long, business=Business(an_edge=long, lower_costs=long))
    shown = Shown(qtbot, *(did(f"2026-10-{n:02} 10:00", note="hello") for n in range(1, 9)), prospect=known)
    slots = shown.pane.details.slots

    def seen() -> tuple[int, int, bool]:
        rows = sum(row.isVisible() for row in shown.pane.history.rows)
        lines = round(slots[Detail.NOTES].height() / 18)
        return rows, lines, slots[Detail.AN_EDGE].isVisible()

    found = []
    for height in range(800, 200, -20):
        shown.pane.resize(350, height)
        QApplication.processEvents()
        if shown.pane._scroll.verticalScrollBar().maximum() == 0:
            found.append(seen())
    assert found[0] == (8, 2, True)
    rows = [each[0] for each in found if each[1:] == (2, True)]
    assert rows == sorted(rows, reverse=True)
    assert rows[-1] == 1
    stages = list(dict.fromkeys(each[1:] for each in found))
    assert stages[:2] == [(2, True), (1, True)]
    assert (1, False) in stages[2:]
    business = [each[2] for each in found]
    assert business == sorted(business, reverse=True), "what is folded in a lower pane is folded in each lower one"


def test_no_note_tells_one_line_of_two_while_there_is_room_for_another(qtbot: QtBot) -> None:
    long = "two words " * 12
    known = jo(notes=long, business=Business(an_edge=long, lower_costs=long))
    shown = Shown(qtbot, *(did(f"2026-10-{n:02} 10:00", note="hello") for n in range(1, 9)), prospect=known)
    scroll, room, gave_way = shown.pane._scroll, shown.pane._room, 0
    for height in range(800, 300, -7):
        shown.pane.resize(350, height)
        QApplication.processEvents()
        if scroll.verticalScrollBar().maximum() > 0:
            continue
        lines = [round(note.height() / note.sizeHint().height()) for note in room._notes()]
        left = scroll.viewport().height() - room._height_at(scroll.width())
        assert lines == sorted(lines, reverse=True)
        assert left < SPACE_24 or 1 not in lines, (height, lines)
        gave_way += 1 in lines
    assert gave_way, "it came to where they give way"


def test_what_is_left_goes_to_the_first_note_also_where_it_was_just_made(qtbot: QtBot) -> None:
    """It is wider then than it will stand."""
    long = "two words " * 8
    shown = Shown(qtbot, prospect=jo(notes=long, business=Business(an_edge=long, lower_costs=long)))
    room = shown.pane._room
    first, *others = room._notes()
    with room.held_still():
        for note in (first, *others):
            note.show_lines(1)
        first.resize(2000, first.height())
        assert not first.is_cut
        room._give_what_is_left(1)
        assert first.heightForWidth(first.sizeHint().width() // 2) == 2 * first.sizeHint().height()


def test_what_gave_way_to_a_warning_comes_back_where_less_is_asked_in_its_place(qtbot: QtBot) -> None:
    long = "two words " * 12
    known = jo(notes=long, business=Business(an_edge=long, lower_costs=long))
    shown = Shown(qtbot, *(did(f"2026-10-{n:02} 10:00", note="hello") for n in range(1, 9)), prospect=known)
    warning, asked = QWidget(), QLabel("Did you reach Jo Hill?")
    warning.setFixedHeight(460)
    above = QWidget()
    column = QVBoxLayout(above)
    column.addWidget(warning)
    column.addWidget(asked)
    shown.pane.put_above(above)
    QApplication.processEvents()
    notes = shown.pane.details.slots[Detail.NOTES]
    cut = notes.height()
    warning.hide()
    asked.setText("Did you write to Jo Hill?")
    qtbot.waitUntil(lambda: notes.height() > cut)
    assert shown.pane._scroll.verticalScrollBar().maximum() == 0


def test_details_that_share_one_row_are_not_folded_into_another(qtbot: QtBot) -> None:
    notes = "She is up before six and in bed by nine, and would rather be written to than rung. " * 2
    known = jo(phones=(Phone("020 7946 0123"),), interest=Interest.REAL, can_buy=CanBuy.YES, notes=notes)
    shown = Shown(qtbot, did("2026-10-01 10:00", note="hello"), prospect=known)
    pane, slots = shown.pane, shown.pane.details.slots
    for height in range(360, 150, -5):
        pane.resize(350, height)
        QApplication.processEvents()
        if pane._scroll.verticalScrollBar().maximum() == 0 and slots[Detail.PHONES].isVisible():
            assert slots[Detail.INTEREST].isVisible(), height
            assert not pane._details_fold.isVisible(), height


def test_details_give_way_before_what_is_read_before_talking_and_all_ways_but_the_first_at_last(qtbot: QtBot) -> None:
    known = jo(
        phones=(Phone("020 7946 0123"),),
        emails=(Email("jo@example.com"),),
        address="4 Priory Row",
        greeting="Jo",
        zone="Europe/Paris",
        notes="She is up before six and in bed by nine, and would rather be written to than rung. " * 2,
    )
    shown = Shown(qtbot, did("2026-10-01 10:00", note="hello"), prospect=known)
    pane, slots = shown.pane, shown.pane.details.slots
    found = []
    for height in range(700, 200, -10):
        pane.resize(350, height)
        QApplication.processEvents()
        if pane._scroll.verticalScrollBar().maximum() == 0:
            shown_now = tuple(slots[each].isVisible() for each in (Detail.ADDRESS, Detail.EMAILS, Detail.PHONES))
            found.append((shown_now, round(slots[Detail.NOTES].height() / 18), pane._details_fold.text()))
    assert [each[:2] for each in dict.fromkeys(found)] == [
        ((True, True, True), 2),
        ((False, True, True), 2),
        ((False, True, True), 1),
        ((False, False, True), 2),  # in place of the way that was left out
        ((False, False, True), 1),
    ]
    folded = [each[2] for each in dict.fromkeys(found)]
    assert folded[1:] == [*["3 more details"] * 2, *["4 more details"] * 2]
    qtbot.mouseClick(pane._details_fold, Qt.MouseButton.LeftButton)
    assert slots[Detail.ADDRESS].isVisible()
    assert not pane._details_fold.isVisible()


def test_the_scroll_bar_of_somebody_taller_goes_with_them(qtbot: QtBot) -> None:
    """With the bar there a page that fits without it would not fit beside it."""
    words = "ring me when the first of the apples are in, and bring the list along " * 3
    shown = Shown(qtbot, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", words))
    pane, scroll = shown.pane, shown.pane._scroll
    wraps_otherwise = 0
    for width in range(330, 370, 4):
        pane.resize(width, 120)
        QApplication.processEvents()
        assert scroll.verticalScrollBar().isVisible()
        room, beside = pane._room, scroll.width() - scroll.viewport().width()
        needs = room._height_at(scroll.width())
        wraps_otherwise += room._height_at(scroll.width() - beside) > needs
        pane.resize(width, pane.height() - scroll.height() + needs + 4)
        QApplication.processEvents()
        assert not scroll.verticalScrollBar().isVisible(), width
    assert wraps_otherwise, "it tried nothing"


def test_no_scroll_bar_stays_where_the_window_grew_lower_and_all_of_it_still_has_room(qtbot: QtBot) -> None:
    words = "ring me when the first of the apples are in, and bring the list along " * 2
    contacts = [did(f"2026-{month:02}-12 10:00", note="Lemon, not almond, and elderflower") for month in range(1, 9)]
    facts = {"notes": words, "phones": (Phone("07700 900123"),), "emails": (Email("jo@example.com"),)}
    shown = Shown(qtbot, promise(day("2026-12-03"), topic=words, words=words), *contacts, prospect=jo(**facts))
    pane, scroll = shown.pane, shown.pane._scroll
    scrolled = 0
    for height in range(900, 300, -7):
        for high in (940, height):
            pane.resize(304, high)
            for _ in range(3):
                QApplication.processEvents()
        if pane._room._height_at(scroll.width()) <= scroll.viewport().height():
            assert not scroll.verticalScrollBar().isVisible(), height
        else:
            scrolled += 1
    assert scrolled, "it came to where not all of it has room"


def test_what_is_unfolded_where_all_of_it_had_room_is_scrolled_to(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did("2026-11-12 15:00", note="a line " * 200))
    pane, bar = shown.pane, shown.pane._scroll.verticalScrollBar()
    pane.resize(340, 460)
    QApplication.processEvents()
    assert not bar.isVisible()
    pane.history.rows[0].setFocus()
    qtbot.keyClick(pane.history.rows[0], Qt.Key.Key_Space)
    qtbot.waitUntil(bar.isVisible)
    shown.state.show(2)
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_the_ring_of_the_keys_lies_off_the_letters_of_a_line(qtbot: QtBot) -> None:
    shown = Shown(
        qtbot,
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"),
        did("2026-11-12 15:00", questions=(Question("Is it nut-free?"),)),
    )
    pane = shown.pane
    lines = (pane.details.slots[Detail.STANDING], pane.before.lines[0], pane.history.rows[0])
    for line in (line for line in lines if line.isVisible()):
        page = pane._scroll.widget()
        assert page is not None
        box = QRect(line.mapTo(page, QPoint()), line.size())
        around = box.adjusted(-7, -5, 7, 5)
        pane.edit.setFocus()
        before, bare = page.grab(box).toImage(), page.grab(around).toImage()
        line.setFocus()
        assert page.grab(box).toImage() == before, line.accessibleName()
        assert page.grab(around).toImage() != bare, line.accessibleName()


@pytest.mark.parametrize("width", [260, 350, 600])
def test_long_words_never_widen_the_pane(qtbot: QtBot, width: int) -> None:
    shown = Shown(qtbot, did("2026-11-12 15:00", note="two words " * 300), prospect=jo(name="Annabella " * 30))
    shown.pane.resize(width, 800)
    area = shown.pane.findChildren(QScrollArea)[0]
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 260


def test_where_their_message_waits_one_button_says_that_it_asks_for_no_answer(qtbot: QtBot) -> None:
    wrote = came_in("2026-11-17 10:00", Channel.EMAIL)
    shown = Shown(qtbot, wrote)
    button = shown.pane.card.second
    assert (button.text(), button.isVisibleTo(shown.pane)) == ("Nothing to answer", True)
    with qtbot.waitSignal(shown.pane.let_be_wanted) as wanted:
        button.click()
    assert wanted.args == [JO, wrote.id]
    shown.dispatcher.do(lambda desk: nothing_to_answer(desk, JO, wrote.id))
    assert not button.isVisibleTo(shown.pane)
