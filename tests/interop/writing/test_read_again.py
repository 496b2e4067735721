"""What we write of what they object to, and of what is agreed, is read here again as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ZONE, at, jo, objects, said, talk
from tests.interop.writing.as_table import table_of
from tests.interop.writing.test_calendar import to_the_second
from tests.storage.rows.any_record import windows
from tracker.actions.ports import Touched
from tracker.actions.taking_out import Part
from tracker.interop.reading.file import read_file
from tracker.interop.writing.calendar import calendar_written
from tracker.interop.writing.cards import cards_written
from tracker.rules.bring_in.card import Card, HistoryKind
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.prospect import StandingKind
from tracker.rules.text import clean
from tracker.rules.window import Window
from tracker.rules.word_kept import Given

NOW = at("2026-11-20 09:00")
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n,;:\\\"'")
texts = st.text(letters, max_size=40).map(lambda text: clean(text, 200))


def as_card(history: History) -> Card:
    read = read_file(cards_written([history], NOW, ZONE))
    assert read is not None
    (card,) = read.cards
    return card


def as_row(history: History) -> Card:
    read = read_file(table_of(Part.PEOPLE, [history], NOW))
    assert read is not None
    assert read.table is not None
    found = cards_of(read.table, mapping_of(read.table))
    assert found is not None
    (card,) = found.cards
    return card


OBJECTING: list[tuple[Channel | None, ...]] = [
    (Channel.CALL,),
    (Channel.VIDEO,),
    (None,),
    (Channel.CALL, Channel.POST),
    (Channel.EMAIL, None),
]


def test_what_they_object_to_and_where_they_stand_is_read_from_either() -> None:
    turn = said(StandingKind.THEIR_TURN, "2026-11-02 09:00")
    for ways in OBJECTING:
        objecting = tuple(objects(way, "2026-11-03 09:00") for way in ways)
        history = History(jo(notes="likes lemon"), (turn,), objecting)
        for card in (as_card(history), as_row(history)):
            assert [i.standing for i in card.history if i.kind is HistoryKind.STATUS] == [StandingKind.THEIR_TURN]
            read = {(i.yes, i.channel) for i in card.history if i.kind is HistoryKind.DO_NOT_CONTACT}
            assert read == {(True, way) for way in ways}
            assert card.note_text == "likes lemon"


@settings(max_examples=60)
@given(windows.map(to_the_second).filter(lambda w: date(1971, 1, 1) < w.first < date(2037, 1, 1)), texts)
def test_an_agreement_is_read_from_the_calendar_with_its_window_and_words(window: Window, words: str) -> None:
    agreement = talk(window, topic="old files", words=words)
    touched = {agreement.id: Touched(3, NOW)}
    read = read_file(calendar_written([Given(agreement, "Jo Hill")], touched, {}, their_words=True).content)
    assert read is not None
    (event,) = read.events
    assert (event.uid, event.sequence, event.summary) == (f"{agreement.id}@as-agreed", 3, "Call Jo Hill: old files")
    assert event.description == (f"“{words}”" if words else "")
    if window.is_timed:
        assert isinstance(event.start, datetime)
        assert isinstance(event.end, datetime)
        ends = window.ends if window.is_hours else window.starts + timedelta(minutes=30)
        assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (window.starts, ends)
    else:
        assert (event.start, event.end, event.all_day) == (window.first, window.last, True)
