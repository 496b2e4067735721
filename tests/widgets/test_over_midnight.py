"""A window that is left open over midnight turns its page: whatever tells of today tells it of the new day."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.builders import JO, day, exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.ports import planned_from
from tracker.presentation.entry_form import Field, Form, Next, TalkForm
from tracker.presentation.person.state_card import CardState
from tracker.rules.window import day_in


@pytest.fixture
def late(desk: Desk) -> Desk:
    """Three minutes to midnight, with a call agreed for tomorrow and Jo's card open."""
    desk.now = desk.now.replace(hour=23, minute=57)
    tomorrow = day_in(desk.now, desk.setup.settings.zone) + timedelta(days=1)
    do(desk.store, jo(), talk(day(f"{tomorrow}")), now=desk.now)
    desk.open_again()
    desk.window.show_prospect(JO)
    return desk


def test_card_morning_calendar_and_table_tell_the_new_day(late: Desk) -> None:
    window = late.window
    window.day.toggle_people()
    card, morning, calendar = window.states.card, window.states.morning, window.states.calendar
    table = window.states.everyone
    before = morning.date, calendar.today
    assert card.card is not None
    assert card.card.earliest_text.startswith("Tomorrow")
    assert not morning.morning.today
    told: list[object] = []
    table.dataChanged.connect(lambda *_: told.append(True))
    late.now += timedelta(minutes=5)
    late.minute_passes()
    assert card.card.earliest_text.startswith("Today")
    assert (morning.date, calendar.today) != before
    assert len(morning.morning.today) == 1
    assert told


def test_the_card_says_that_it_slipped_as_soon_as_the_morning_does(desk: Desk) -> None:
    agreed_at = (desk.now + timedelta(minutes=30)).replace(second=0, microsecond=0)
    there = agreed_at.astimezone(ZoneInfo(desk.setup.settings.zone))
    do(desk.store, jo(), talk(exact(f"{there:%Y-%m-%d %H:%M}")), now=desk.now)
    desk.open_again()
    desk.window.show_prospect(JO)
    morning = desk.window.states.morning
    assert _shown_state(desk) is CardState.AGREED
    desk.now = agreed_at + timedelta(hours=2)
    desk.minute_passes()
    assert [planned.name for planned in morning.morning.slipped] == ["Jo Hill"]
    assert _shown_state(desk) is CardState.SLIPPED


def _shown_state(desk: Desk) -> CardState:
    card = desk.window.states.card.card
    assert card is not None
    return card.state.state


def test_what_is_being_typed_tells_how_far_off_it_is_and_stays_the_day_that_was_meant(late: Desk) -> None:
    window, entry = late.window, late.window.states.entry
    window.new_entry(Form(JO, "Jo Hill", next=frozenset({Next.TALK}), talk=TalkForm("tomorrow")))
    assert "(tomorrow)" in entry.meaning(Field.TALK_WHEN).text
    shown: list[str] = []
    entry.changed.connect(lambda: shown.append(entry.meaning(Field.TALK_WHEN).text))
    meant = entry.reading.talk
    late.now += timedelta(minutes=5)
    late.minute_passes()
    assert "(today)" in shown[-1]
    assert entry.reading.talk == meant


def test_the_dialog_for_another_time_as_well(late: Desk) -> None:
    (agreed,) = late.history("Jo Hill").agreements
    moving = late.window.states.flows.moving
    late.window.flows.move(planned_from(agreed, jo()))
    moving.change(when="in 2 days")
    shown: list[str] = []
    moving.changed.connect(lambda: shown.append(moving.meaning.text))
    late.now += timedelta(minutes=5)
    late.minute_passes()
    assert "(tomorrow)" in shown[-1]
