"""Quick entry as a person meets it: reading order, Enter, what is unclear, what was left, and goodwill."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from tests.stories.conftest import Desk
from tracker.presentation.banner import ExitId
from tracker.presentation.entry.strip import ActKind, StripLook
from tracker.presentation.entry_form import Exit, ExitForm, Field, Form, Next
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Question, Ready
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level
from tracker.widgets.entry.card.card_size import FORM_WIDTH
from tracker.widgets.look.tokens import Role

KEY = Qt.Key


def open_on(desk: Desk, form: Form) -> None:
    """Quick entry on that form, and the keys go to it."""
    desk.window.new_entry(form)
    QApplication.processEvents()


def known(desk: Desk) -> int:
    """Jo said on 12 November that she would call."""
    desk.at("2026-11-12 17:30")
    jo = desk.logged(Form(who="Jo Hill", next=frozenset({Next.THEIR_TURN}), their_words="we'll call you"))
    desk.at("2026-11-18 10:00")
    return jo


def test_it_opens_with_the_cursor_in_who(desk: Desk) -> None:
    desk.window.new_entry()
    desk.press(KEY.Key_Escape)
    desk.window.new_entry()
    QApplication.processEvents()
    assert desk.window.entry.who.field.hasFocus()
    assert desk.window.entry.width() >= FORM_WIDTH


def offered(desk: Desk) -> str:
    """What the strip says of an entry that was left, "" where it speaks of none."""
    told = desk.window.entry.banner.told
    return told.sentence if told is not None and told.look is StripLook.DRAFT else ""


def test_all_fields_say_what_of_the_line_was_not_understood(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_E, ctrl=True)  # the line
    desk.type("Jo Hill rang, wants tiers")
    desk.press(KEY.Key_E, ctrl=True)
    entry = desk.window.entry
    assert entry.happened.note.toPlainText() == "wants tiers"
    assert entry.trouble.text() == "Not understood, and in the note now: “wants tiers”"
    desk.press(KEY.Key_E, ctrl=True)
    assert entry.trouble.text() == ""
    assert desk.window.states.entry.form.line == "Jo Hill rang, wants tiers"


@pytest.mark.parametrize("all_fields", [True, False])
def test_that_an_entry_is_open_already_is_said_until_something_is_typed(desk: Desk, all_fields: bool) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    if not all_fields:
        desk.press(KEY.Key_E, ctrl=True)  # the line
    desk.press(KEY.Key_N, ctrl=True)
    entry = desk.window.entry
    assert entry.trouble.text() == "A new entry is open already."
    assert entry.trouble.property("role") == Role.SOFT.value, "nothing stands in the way"
    desk.type("jo call talked")
    QApplication.processEvents()
    assert not entry.trouble.isVisible()


def test_an_objection_taken_from_the_line_is_seen_ticked(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_E, ctrl=True)
    desk.type("Jo Hill rang, dont call again")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_3, alt=True)
    boxes = [box for box in desk.window.entry.findChildren(QCheckBox) if box.isVisible()]
    assert [box.isChecked() for box in boxes] == [True]


EVERYTHING = Form(
    who="Ben Okoro",
    direction=Direction.OUT,
    channel=Channel.CALL,
    ready=Ready.YES,
    questions=(Question("Is it safe?", "Yes"), Question("How long?")),
    next=frozenset(Next) - {Next.NOTHING},
    exit=ExitForm(Exit.CHANGED, agreed_when="in 3 months", asked="a price", reason="it rained"),
)


@pytest.mark.parametrize("way", Exit)
def test_tab_goes_in_reading_order_and_reaches_every_field(desk: Desk, way: Exit) -> None:
    open_on(desk, replace(EVERYTHING, exit=replace(EVERYTHING.exit, open=way)))
    entry = desk.window.entry
    QApplication.processEvents()
    entry.in_full.one_line.setFocus()
    seen: list[QWidget] = []
    for _ in range(100):
        widget = desk._focused()
        if seen and widget is seen[0]:
            break
        seen.append(widget)
        desk.press(KEY.Key_Tab)
    else:
        raise AssertionError("Tab never comes round again")
    entry._scroll.verticalScrollBar().setValue(0)
    out_of_order = [
        (one.accessibleName(), other.accessibleName())
        for one, other in pairwise(w for w in seen if entry._scroll.isAncestorOf(w))
        if _above(other, one, entry)
    ]
    assert out_of_order == []
    nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", lambda: "")())]
    assert nameless == []
    for wanted in (
        entry.who.field,
        {Exit.CHANGED: entry.exits.said, Exit.ASKED: entry.exits.asked, Exit.ANYWAY: entry.exits.reason}[way],
        *(line for closed, line in entry.exits.lines.items() if closed is not way),
        entry.happened.note,
        entry.next.talk_when.line,
        entry.next.no_words,
    ):
        assert wanted in seen, wanted.accessibleName()
    assert entry.save in seen


def _above(later: QWidget, earlier: QWidget, entry: QWidget) -> bool:
    """Whether what Tab reaches later stands clearly above, or before it on the same line."""
    a, b = (w.mapTo(entry, QPoint(0, 0)) for w in (earlier, later))
    same_line = abs(a.y() + earlier.height() / 2 - b.y() - later.height() / 2) < 8
    return b.x() < a.x() if same_line else b.y() + later.height() / 2 < a.y()


def test_enter_in_a_line_goes_on_and_saves_nothing(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    entry = desk.window.entry
    for line in (entry.who.organisation, entry.who.phone, entry.happened.when.line):
        desk.focus(line)
        desk.press(KEY.Key_Return)
        assert not line.hasFocus()
        assert entry.isVisible()
    assert desk.store.people_like("Jo", 5) == ()


def test_an_ambiguous_time_is_picked_with_down_and_its_number(desk: Desk) -> None:
    desk.at("2026-11-18 09:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    when = desk.window.entry.next.talk_when
    desk.press(KEY.Key_1, alt=True)
    desk.type("next friday")
    assert [pick.label for pick in when.picks.picks] == [
        "Friday 20 November (in 2 days)",
        "Friday 27 November (in 9 days)",
    ]
    assert when.meaning == "“next friday” could be read in more than one way. Which is meant?"
    desk.press(KEY.Key_Down, alt=True)
    desk.press(KEY.Key_2)
    assert when.line.text() == "Friday 27 November 2026"
    assert when.meaning == "Friday 27 November (in 9 days)"
    assert when.picks.picks == ()
    assert when.line.hasFocus()
    desk.press(KEY.Key_Return, ctrl=True)
    (agreement,) = desk.history("Jo Hill").agreements
    assert agreement.window.first.isoformat() == "2026-11-27"


def test_alt_and_a_number_pick_among_readings_wherever_the_cursor_stands(desk: Desk) -> None:
    desk.at("2026-11-18 09:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    entry = desk.window.entry
    desk.press(KEY.Key_1, alt=True)
    desk.type("next friday")
    desk.focus(entry.happened.note)
    desk.press(KEY.Key_2, alt=True)
    assert entry.next.talk_when.line.text() == "Friday 27 November 2026"
    assert entry.happened.note.toPlainText() == ""
    assert Next.PROMISE not in desk.window.states.entry.form.next
    # With nothing left to pick, the key is the entry's own again.
    desk.press(KEY.Key_2, alt=True)
    assert Next.PROMISE in desk.window.states.entry.form.next


def test_of_two_hours_enter_takes_the_one_outside_quiet_hours(desk: Desk) -> None:
    desk.at("2026-11-18 09:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    when = desk.window.entry.next.talk_when
    desk.press(KEY.Key_1, alt=True)
    desk.type("tomorrow at 3")
    assert [pick.likely for pick in when.picks.picks] == [False, True]
    desk.press(KEY.Key_Return)
    assert when.meaning == "Thursday 19 November, 15:00 (tomorrow)"
    assert when.line.hasFocus()


def test_what_comes_every_year_is_said_to_be_the_next_one_and_is_asked_again(desk: Desk) -> None:
    desk.at("2026-11-18 09:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    when = desk.window.entry.next.talk_when
    desk.press(KEY.Key_1, alt=True)
    desk.type("every year in April")
    assert when.meaning.endswith("This is the next one; you will be reminded to ask again then.")
    desk.press(KEY.Key_Return, ctrl=True)
    (agreement,) = desk.history("Jo Hill").agreements
    assert (agreement.window.first.isoformat(), agreement.then) == ("2027-04-01", "ask again for the next one")


def test_hours_of_a_day_are_kept_as_they_were_typed(desk: Desk) -> None:
    desk.at("2026-11-18 09:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    when = desk.window.entry.next.talk_when
    desk.press(KEY.Key_1, alt=True)
    desk.type("tomorrow between 2 and 4pm")
    assert when.meaning == "Thursday 19 November, between 14:00 and 16:00 (tomorrow)"
    desk.press(KEY.Key_Return, ctrl=True)
    (agreement,) = desk.history("Jo Hill").agreements
    assert agreement.window.is_hours
    assert (agreement.window.at, agreement.window.until) == (time(14), time(16))


TWO_READINGS = (
    "at 5",
    "Friday 16th",
    "Thu at 3",
    "next friday",
    "monday 5",
    "17 Nov",
    "this monday",
    "tomorrow 2 to 4",
    "3h",
)


@pytest.mark.parametrize("field", ["when", "talk_when"])
def test_whatever_is_picked_reads_back_without_a_doubt(desk: Desk, field: str) -> None:
    desk.at("2026-11-18 09:30")
    open_on(desk, Form(who="Jo", next=frozenset({Next.TALK})))
    entry = desk.window.entry
    when = entry.happened.when if field == "when" else entry.next.talk_when
    for typed in TWO_READINGS:
        desk.focus(when.line)
        when.line.clear()
        desk.type(typed)
        for at in range(len(when.picks.picks)):
            when.line.clear()
            desk.type(typed)
            when.picks.button(at).click()
            unclear = desk.window.states.entry.reading.unclear
            assert (Field.AT if field == "when" else Field.TALK_WHEN) not in unclear, (typed, when.line.text())


def test_what_is_unclear_is_marked_until_it_is_put_right(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    entry = desk.window.entry
    desk.press(KEY.Key_Return, ctrl=True)
    assert entry.who.field.property("trouble") is True
    assert entry.trouble.text() == "Who was it? Type a name, then Enter."
    desk.type("Jo")
    assert entry.who.field.property("trouble") is False
    assert not entry.trouble.isVisible()


def test_a_draft_that_came_back_can_be_discarded(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    assert not desk.window.entry.discard.isVisible()
    desk.focus(desk.window.entry.happened.note)
    desk.type("Half a thought")
    desk.press(KEY.Key_Escape)
    desk.open_again()
    desk.open_draft()
    entry = desk.window.entry
    assert entry.happened.note.toPlainText() == "Half a thought"
    desk.press_button(entry.discard)
    assert not entry.isVisible()
    desk.press(KEY.Key_N, ctrl=True)
    assert desk.window.entry.happened.note.toPlainText() == ""
    assert offered(desk) == ""


def test_another_entry_in_between_loses_no_draft(desk: Desk) -> None:
    jo = known(desk)
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Half a thought")
    desk.press(KEY.Key_Escape)
    open_on(desk, Form(jo, "Jo Hill", note="They rang", direction=Direction.IN, channel=Channel.CALL))
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()
    desk.open_draft()
    assert desk.window.entry.happened.note.toPlainText() == "Half a thought"


@pytest.mark.parametrize("from_where", ["closed", "open", "in front", "after a restart"])
def test_ctrl_n_is_a_new_entry_and_the_one_left_is_offered_beside_it(desk: Desk, from_where: str) -> None:
    jo = known(desk)
    open_on(desk, Form(jo, "Jo Hill", direction=Direction.IN, channel=Channel.CALL))
    desk.type("Half a thought")
    if from_where in ("closed", "after a restart"):
        desk.press(KEY.Key_Escape)
    if from_where == "after a restart":
        desk.open_again()
    if from_where == "open":
        desk.come_forward()
    desk.press(KEY.Key_N, ctrl=True)
    entry = desk.window.entry
    assert entry.who.field.hasFocus()
    assert (entry.who.field.text(), entry.happened.note.toPlainText()) == ("", "")
    assert offered(desk) == "Jo Hill. “Half a thought”"
    desk.type("Ben Cole")
    desk.press(KEY.Key_Return, KEY.Key_Return)
    desk.press(KEY.Key_U, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    assert len(desk.history("Jo Hill").contacts) == 1, "the draft is nobody else's entry"
    assert len(desk.history("Ben Cole").contacts) == 1
    desk.open_draft()
    assert entry.who.field.text() == "Jo Hill"
    assert entry.happened.note.toPlainText() == "Half a thought"


def test_taking_up_the_draft_keeps_what_was_begun_meanwhile(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)
    desk.type("First thought")
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Second thought")
    entry = desk.window.entry
    desk.press(KEY.Key_R, alt=True)
    assert entry.happened.note.toPlainText() == "First thought"
    assert entry.foot.unfinished.isVisible()
    desk.press(KEY.Key_R, alt=True)
    assert entry.happened.note.toPlainText() == "Second thought"


def test_a_draft_offered_beside_can_be_thrown_away_there(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Half a thought")
    desk.press(KEY.Key_N, ctrl=True)
    entry = desk.window.entry
    assert offered(desk) == "“Half a thought”"
    let_go = entry.banner.act(ActKind.LET_GO)
    assert let_go is not None
    desk.focus(let_go)
    desk.press(KEY.Key_Space)
    assert offered(desk) == ""
    assert desk.window.states.entry.take_draft() is None


def test_an_entry_asked_for_elsewhere_is_not_lost_behind_one_that_is_open(desk: Desk) -> None:
    jo = known(desk)
    desk.press(KEY.Key_N, ctrl=True)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Half a thought")
    open_on(desk, Form(jo, "Jo Hill", direction=Direction.OUT, channel=Channel.CALL))
    entry = desk.window.entry
    assert entry.who.field.text() == "Jo Hill"
    assert entry.foot.unfinished.isVisible()
    desk.press(KEY.Key_R, alt=True)
    assert entry.happened.note.toPlainText() == "Half a thought"


def test_goodwill_is_declared_where_nothing_was_agreed_and_asks_for_nothing(desk: Desk) -> None:
    """More than sixty days after she said that she would call; until then it is her turn, goodwill or not."""
    jo = known(desk)
    desk.at("2027-01-20 10:00")
    open_on(desk, Form(jo, "Jo Hill", direction=Direction.OUT, channel=Channel.EMAIL))
    entry = desk.window.entry
    warned = entry.banner.telling
    assert warned is not None
    assert warned.level is Level.WARN
    button = entry.banner.button(ExitId.GOODWILL)
    assert button is not None
    desk.focus(button)
    desk.press(KEY.Key_Space)
    assert entry.happened.goodwill.isChecked()
    assert entry.happened.goodwill.hasFocus()
    noted = entry.banner.telling
    assert noted is not None
    assert noted.level is Level.NOTE
    desk.focus(entry.happened.note)
    desk.type("Good luck on Sunday. Have you decided about the cake?")
    assert "asks about the order" in entry.happened.hints.texts[0]
    desk.press(KEY.Key_Return, ctrl=True)
    jo_now = desk.history("Jo Hill")
    assert jo_now.contacts[-1].basis is Basis.GOODWILL
    assert jo_now.standings[-1].kind is StandingKind.THEIR_TURN

    # A second one within 60 days is one too many.
    desk.at("2027-02-18 10:00")
    open_on(desk, Form(jo, "Jo Hill", direction=Direction.OUT, channel=Channel.EMAIL, goodwill=True))
    assert entry.banner.telling is not None
    assert entry.banner.telling.level is Level.WARN


def test_the_note_of_a_message_is_read_and_the_note_of_a_meeting_is_not(desk: Desk) -> None:
    jo = known(desk)
    open_on(desk, Form(jo, "Jo Hill"))
    entry = desk.window.entry
    desk.type("Just checking in")
    assert not entry.happened.hints.isVisible()
    desk.press(KEY.Key_O, alt=True)
    desk.press(KEY.Key_E, alt=True)
    assert "asks for something and brings nothing" in entry.happened.hints.texts[0]
