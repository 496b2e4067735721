"""What we write is read here again as it was: people as cards and as tables, agreements as a calendar, any letter of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import JO, ZONE, at, jo, objects, said, talk
from tests.interop.writing.test_calendar import to_the_second
from tests.storage.rows.any_record import windows
from tracker.actions.ports import Touched
from tracker.interop.reading.file import read_file
from tracker.interop.writing.calendar import calendar_written
from tracker.interop.writing.cards import cards_written
from tracker.interop.writing.tables import people_written
from tracker.rules.bring_in.card import Card, HistoryKind
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.text import clean
from tracker.rules.window import Window
from tracker.rules.word_kept import Given

NOW = at("2026-11-20 09:00")
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Cf", "Mn")) | st.sampled_from(
    "\n,;:\\\"' +=-@"
)
texts = st.text(letters, max_size=40).map(lambda text: clean(text, 200))
lines = texts.map(lambda text: " ".join(text.split()))
names = st.sampled_from(["Jo Hill", "Ana e Rui Silva", "Núñez, José", "O'Neill; Sons", "李小龍", "=Jo", "+Kim", "'Jo"])
labels = st.sampled_from(["", "home", "work", "mobile", "Desk", "his sister's"])
numbers = st.sampled_from(["020 7946 0018", "+44 20 7946 0958", "07700 900123", "+1 (212) 555-0100"])
mailboxes = st.sampled_from(["jo@orchard.example", "j.hill+cakes@example.com"])
people = st.builds(
    Prospect,
    id=st.just(JO),
    name=names,
    organisation=lines,
    household=lines,
    notes=texts,
    address=st.sampled_from(["", "1, High St\\nEly", "4 Priory Row; second floor"]).map(lambda text: text.replace("\\n", "\n")),
    zone=st.sampled_from(["", "Europe/London", "America/New_York"]),
    greeting=lines,
    tags=st.lists(st.sampled_from(["vip", "spring", "a b"]), unique=True, max_size=2).map(tuple),
    phones=st.lists(st.builds(Phone, numbers, st.just(""), labels), max_size=2, unique_by=lambda p: p.typed).map(tuple),
    emails=st.lists(st.builds(Email, mailboxes, labels), max_size=2, unique_by=lambda m: m.address).map(tuple),
)  # fmt: skip


def as_cards(history: History) -> Card:
    read = read_file(cards_written([history], NOW, ZONE))
    assert read is not None
    assert not read.problems
    (card,) = read.cards
    return card


def as_table(history: History) -> Card:
    read = read_file(people_written([history], NOW))
    assert read is not None
    assert read.table is not None
    found = cards_of(read.table, mapping_of(read.table))
    assert found is not None
    (card,) = found.cards
    return card


def told(card: Card) -> Prospect:
    """What a card says of a person."""
    return Prospect(
        JO,
        card.name,
        card.organisation,
        card.household,
        card.phones,
        card.emails,
        card.address,
        card.zone,
        tags=card.tags,
        notes=card.note_text,
        greeting=card.greeting,
    )


@settings(max_examples=60)
@given(people)
def test_a_person_is_read_from_a_card_as_they_were(person: Prospect) -> None:
    assert told(as_cards(History(person))) == person


@settings(max_examples=60)
@given(people)
def test_a_person_is_read_from_a_table_as_they_were(person: Prospect) -> None:
    assert told(as_table(History(person))) == person


def test_what_they_object_to_and_where_they_stand_is_read_from_either() -> None:
    for objecting, channel in ((Channel.CALL, Channel.CALL), (Channel.VIDEO, Channel.VIDEO), (None, None)):
        turn = said(StandingKind.THEIR_TURN, "2026-11-02 09:00")
        history = History(jo(notes="likes lemon"), (turn,), (objects(objecting, "2026-11-03 09:00"),))
        for card in (as_cards(history), as_table(history)):
            items = {item.kind: item for item in card.history}
            assert items[HistoryKind.STATUS].standing is StandingKind.THEIR_TURN
            no = items[HistoryKind.DO_NOT_CONTACT]
            assert (no.yes, no.channel) == (True, channel)
        assert as_cards(history).note_text == "likes lemon", "what was put before their note is not taken for it"


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
