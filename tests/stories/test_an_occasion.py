"""A couple at one table: brought along by the keyboard, shown as one row, kept with whoever was reached."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.builders import day, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.half_filled import at_the_agreed_time
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.window import Window

Key = Qt.Key
EMMA = jo(id=1, name="Emma Hill")
TOM = Prospect(2, "Tom Hill")


@pytest.fixture
def shop(desk: Desk) -> Desk:
    do(desk.store, EMMA, TOM)
    desk.open_again()
    return desk


def meet(shop: Desk, first: str, *others: str) -> None:
    """Ctrl+N, a name, Enter; Alt+6 and a name for each of the others."""
    shop.press(Key.Key_N, ctrl=True)
    shop.type(first)
    shop.press(Key.Key_Return)
    for other in others:
        if shop.window.entry.company.bring.isVisible():
            shop.press(Key.Key_6, alt=True)
            assert shop.window.entry.company.field.isVisible()
        else:
            shop.tab_to(shop.window.entry.company.field)
        shop.type(other)
        shop.press(Key.Key_Return)


def save(shop: Desk) -> None:
    shop.press(Key.Key_Return, ctrl=True)
    assert not shop.window.entry.isVisible()


def agree(shop: Desk, when: str, **fields: str) -> None:
    shop.press(Key.Key_1, alt=True)
    shop.fill("talk when", when)
    shop.choose("talk channel", Channel.MEETING)
    for name, text in fields.items():
        field = {"place": shop.window.entry.next.place, "long": shop.window.entry.next.long}[name]
        shop.tab_to(field)
        shop.type(text)


def test_a_couple_is_one_entry_by_keys_alone(shop: Desk) -> None:
    meet(shop, "emma", "tom")
    agree(shop, "Thu 19 Nov 10:00", place="The bakery", long="an hour")
    save(shop)
    (with_emma,), (with_tom,) = shop.history("Emma Hill").agreements, shop.history("Tom Hill").agreements
    assert (with_emma.place, with_emma.minutes) == (with_tom.place, with_tom.minutes) == ("The bakery", 60)
    assert [c.name for c in shop.history("Tom Hill").company] == ["Emma Hill", "Emma Hill"]
    told = shop.words_in(shop.window.toast)
    assert "Logged: meeting with Emma Hill and Tom Hill" in told
    assert "Meeting agreed for Thu 19 Nov 10:00." in told


def test_it_is_one_row_and_the_entry_from_it_has_them_both(shop: Desk) -> None:
    meet(shop, "emma", "tom")
    agree(shop, "Thu 19 Nov 10:00")
    save(shop)
    shop.at("2026-11-20 09:00")
    shop.minute_passes()
    (row,) = shop.store.open_agreements_until(Window.day(shop.now.date(), "Europe/London").last)
    assert row.name == "Emma Hill & Tom Hill"
    shop.window.new_entry(at_the_agreed_time(row, shop.now, "Europe/London"))
    QApplication.processEvents()
    assert [other.name for other in shop.window.states.entry.form.others] == ["Tom Hill"]
    shop.press(Key.Key_Return, ctrl=True)
    emma, tom = shop.history("Emma Hill"), shop.history("Tom Hill")
    assert [a.outcome for h in (emma, tom) for a in h.agreements] == [AgreementOutcome.KEPT] * 2
    assert len(tom.contacts) == 2


def test_somebody_new_comes_along(shop: Desk) -> None:
    meet(shop, "emma", "Ada Brown")
    save(shop)
    assert [c.name for c in shop.history("Ada Brown").company] == ["Emma Hill"]


def test_who_asked_not_to_be_contacted_is_named_and_can_be_left_out(shop: Desk) -> None:
    do(shop.store, Objection(5, TOM.id, None, shop.now, words="Leave me alone"), talk(day("2026-11-12")))
    shop.open_again()
    meet(shop, "emma", "tom")
    shop.press(Key.Key_O, alt=True)
    shop.tab_to(shop.window.entry.happened.channel)
    shop.press(Key.Key_Home, Key.Key_Right)
    assert "Leave me alone" in shop.banner()
    ((who, headline),) = shop.window.states.entry.guard.without_whom
    assert (who.name, headline) == ("Tom Hill", "They asked not to be contacted")
    shop.press(Key.Key_Return, ctrl=True)
    assert shop.window.entry.isVisible()
    leave_out = shop.window.entry.company._warned.findChildren(QPushButton)[0]
    shop.press_button(leave_out)
    save(shop)
    assert (len(shop.history("Emma Hill").contacts), len(shop.history("Tom Hill").contacts)) == (1, 0)


def test_they_stay_in_the_draft(shop: Desk) -> None:
    meet(shop, "emma", "tom")
    shop.press(Key.Key_Escape)
    shop.open_again()
    shop.open_draft()
    assert [other.name for other in shop.window.states.entry.form.others] == ["Tom Hill"]
    save(shop)
    assert len(shop.history("Tom Hill").contacts) == 1


def test_the_timeline_says_who_was_there_and_with_whom_it_was_kept(shop: Desk) -> None:
    meet(shop, "emma", "tom")
    agree(shop, "Thu 19 Nov 10:00", place="The bakery")
    save(shop)
    shop.at("2026-11-19 10:30")
    meet(shop, "emma")
    save(shop)
    shop.find_person("Tom Hill")
    chain = " / ".join(shop.chain())
    assert "Meeting, today 10:00: kept, with Emma Hill" in chain
    assert "The bakery" in chain
    assert "Met, with Emma Hill" in chain


def test_what_comes_every_year_is_one_key_away_when_it_is_kept(shop: Desk) -> None:
    meet(shop, "emma")
    agree(shop, "every November")
    save(shop)
    (kept,) = shop.history("Emma Hill").agreements
    assert kept.every == "every November"
    shop.at("2026-11-20 10:00")
    meet(shop, "emma")
    assert shop.window.entry.happened.kept.next_year.isVisible()
    shop.press(Key.Key_Y, alt=True)
    shop.qtbot.waitUntil(lambda: bool(shop.window.states.entry.form.next))
    save(shop)
    *_, again = shop.history("Emma Hill").agreements
    whole_month = Window.span(date(2027, 11, 1), date(2027, 11, 30), "Europe/London")
    assert (again.every, again.window) == ("every November", whole_month)


def test_a_length_that_is_none_is_asked_back(shop: Desk) -> None:
    meet(shop, "emma")
    agree(shop, "Thu 19 Nov 10:00", long="a while")
    shop.press(Key.Key_Return, ctrl=True)
    assert shop.window.entry.isVisible()
    assert shop.window.entry.next.long.hasFocus()
    assert "How long" in shop.window.entry.trouble.text()
