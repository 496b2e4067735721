"""Erasing leaves no byte of a person in the folder, and no half of what was done about them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, at, calls, day, did, jo, objects, said, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.storage.looking import NOW, count, do, everything, tamper
from tracker.actions.contacts.log_contact import Held, log_contact
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.ports import Desk, Store
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import Entry, NewObjection, NewProspect
from tracker.rules.guard import judge
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.publishing.next_steps import Step, StepKind, next_steps
from tracker.rules.publishing.published import Asks, Published
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict
from tracker.storage.file.backup import backups_in, verify
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import erasing, ledger
from tracker.storage.store import SqliteStore

NUMBER = (Phone("+44 20 7946 0000", "+442079460000"),)
MAIL = (Email("Zebedee@quince.example"),)
MARKS = (b"Zebedee", b"zebedee", b"Quincebury", b"79460000", b"hazelnut", b"lemon filling", b"leave me be")


def zebedee(**changes: object) -> Prospect:
    given = {"name": "Zebedee Quincebury", "phones": NUMBER, "emails": MAIL, "notes": "hazelnut"}
    return jo(**(given | changes))


def desk_of(store: Store) -> Desk:
    return a_desk(store, Clock(NOW))  # type: ignore[arg-type]


def bytes_in(folder: Path) -> bytes:
    """Every byte of every file but the backups, of which it is told until when they hold somebody."""
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file() and "backups" not in p.parts)


def full_of(store: SqliteStore) -> None:
    """Zebedee with all that can be about somebody, among many others whose rows lie between his."""
    do(store, zebedee(), objects(None, "2026-11-01 09:00", words="leave me be"))
    chance = random.Random(7)
    for n in range(100):
        others = [jo(id=chance.randrange(2, 2**60), name=f"Ann {n}", notes="x" * chance.randrange(900)) for _ in "abc"]
        agreement = replace(talk(day("2026-11-24"), topic="lemon filling"), id=chance.randrange(2**60))
        contact = did("2026-11-17 10:00", note="hazelnut " * chance.randrange(1, 60))
        do(store, *others, agreement, replace(contact, id=chance.randrange(2**60)))
    do(store, zebedee(name="Zebedee Q"), said(StandingKind.NO_THANKS, "2026-11-17 11:00", "leave me be"))


def test_no_digest_over_their_name_is_left_and_what_stands_on_a_server_is_taken_off(store: SqliteStore) -> None:
    agreed, others = talk(day("2026-11-24")), replace(talk(day("2026-11-25")), prospect_id=2)
    do(store, zebedee(), agreed, jo(id=2, name="Ann Lee"), others)
    when = day("2026-11-30")
    ann = Published(others.id, "/2.ics", '"b"', 1, b"b" * 32, Asks.MOVED, when)
    store.keep_published(Published(agreed.id, "/1.ics", '"a"', 1, b"a" * 32, Asks.MOVED, when))
    store.keep_published(ann)
    erase_prospect(desk_of(store), JO)
    left = store.published_of(agreed.id)
    assert left == Published(agreed.id, "/1.ics", '"a"', 1)
    assert store.published_of(others.id) == ann
    assert next_steps({}, [left], store.agreement) == (Step(StepKind.TAKE_AWAY, agreed.id, left, erased=True),)


def test_no_byte_of_them_is_left_in_the_folder_and_the_chain_is_whole(store: SqliteStore, place: Path) -> None:
    full_of(store)
    assert all(mark in bytes_in(place.parent) for mark in MARKS)
    erase_prospect(desk_of(store), JO)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    assert store.verify_chain() is None
    assert store.history_of(JO) is None
    assert store.written_about(JO) == ()
    assert store.people_like("zebedee", 5) == ()
    assert count(place, "prospect") == 300
    store.close()
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []


def test_a_page_that_was_once_split_keeps_no_copy(store: SqliteStore, place: Path) -> None:
    """Overwriting deleted cells does not reach those; about one in a hundred rows has one, so many are erased here."""
    chance = random.Random(3)
    people = [jo(id=chance.randrange(2**60), notes=f"{chance.random()}" * chance.randrange(1, 40)) for _ in range(600)]
    for n in range(0, 600, 20):
        do(store, *people[n : n + 20])
    gone = people[:: 600 // 40]
    for person in gone:
        with store.file.writing_note():
            erasing.erase(store.file.connection(), person.id, ME, NOW)
    store.file.rewrite_if_due()
    left = bytes_in(place.parent)
    assert [person.id for person in gone if person.notes.encode() in left] == []


@pytest.mark.parametrize("code", [Code.HOUSEHOLD, Code.OBJECTED])
def test_what_others_contacts_say_of_them_goes_too(store: SqliteStore, place: Path, code: Code) -> None:
    beside = Finding(code, Level.NOTE, Facts(who="Zebedee Quincebury", words="leave me be", topic="hazelnut"))
    contact: Contact = did("2026-11-17 10:00", prospect_id=2, verdict=Verdict((beside,)))
    do(store, zebedee())
    do(store, jo(id=2, name="Ann"), contact)
    do(store, zebedee(name="Zeb"))
    erase_prospect(desk_of(store), JO)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    history = store.history_of(2)
    assert history is not None
    assert history.contacts[0].verdict.findings == (Finding(code, Level.NOTE),)
    assert store.verify_chain() is None


def test_it_is_there_until_the_backups_are_and_that_is_told(store: SqliteStore, place: Path) -> None:
    do(store, zebedee())
    erase_prospect(desk_of(store), JO)
    assert store.file.backups_hold_until(NOW) == NOW + timedelta(days=30)
    for left in backups_of(place).glob("*.db"):
        left.unlink()
    assert store.file.backups_hold_until(NOW) is None


def test_undo_goes_past_them_and_never_brings_half_of_them_back(store: SqliteStore, place: Path) -> None:
    do(store, jo(id=2, name="Ann"))
    do(store, zebedee(), about=JO)
    do(store, zebedee(), did("2026-11-17 10:00"))
    erase_prospect(desk_of(store), JO)
    before = everything(place)
    undoable = store.undoable(ME)
    assert undoable is not None
    assert undoable.seq == 1
    assert store.redoable(ME) is None
    store.undo(ME, NOW)
    assert store.is_empty()
    store.redo(ME, NOW)
    assert everything(place) == before


def test_a_deed_that_concerned_them_and_others_is_not_undone(store: SqliteStore, place: Path) -> None:
    do(store, zebedee(), jo(id=2, name="Ann"))
    erase_prospect(desk_of(store), JO)
    before = everything(place)
    with pytest.raises(Refusal) as refused:
        store.undo(ME, NOW)
    assert refused.value.problem is Problem.CHANGED_SINCE
    assert everything(place) == before


def test_another_window_is_told_to_read_anew(store: SqliteStore) -> None:
    do(store, zebedee())
    changes = erase_prospect(desk_of(store), JO).changes
    assert changes.touches_prospect(JO)
    newer = store.newer_than(0)
    assert newer is not None
    assert newer.everything


def test_nobody_cannot_be_erased(store: SqliteStore, place: Path) -> None:
    with pytest.raises(Refusal) as refused:
        erase_prospect(desk_of(store), JO)
    assert refused.value.problem is Problem.NO_SUCH_PROSPECT
    assert not backups_of(place).exists()


@pytest.fixture(params=["in memory", "in a file"])
def erased(request: pytest.FixtureRequest, store: SqliteStore) -> Desk:
    """A desk at which Zebedee, who objected to calls, was erased."""
    records = zebedee(), objects(Channel.CALL, "2026-11-01 09:00", words="leave me be")
    kept: Store = FakeStore(*records) if request.param == "in memory" else store
    if kept is store:
        do(store, *records)
    desk = desk_of(kept)
    erase_prospect(desk, JO)
    return desk


def test_adding_them_again_brings_the_objection_back_without_its_words(erased: Desk) -> None:
    again = add_prospect(erased, NewProspect("Z.", email="ZEBEDEE@quince.example")).value
    history = erased.store.history_of(again.id)
    assert history is not None
    assert [(o.channel, o.since, o.words) for o in history.objections] == [(Channel.CALL, at("2026-11-01 09:00"), "")]


def test_logging_a_call_to_them_as_somebody_new_is_held(erased: Desk) -> None:
    entry = Entry(NewProspect("Z.", phone="+442079460000"), calls("2026-11-18 09:00"), ContactOutcome.TALKED)
    held = log_contact(erased, entry).value
    assert isinstance(held, Held)
    assert held.verdict.has(Code.OBJECTED)
    logged = log_contact(erased, replace(entry, reason="they rang", although_no=True)).value
    assert not isinstance(logged, Held)
    history = erased.store.history_of(logged.prospect.id)
    assert history is not None
    assert len(history.objections) == 1


def test_writing_their_number_into_somebody_else_brings_it_back_once(erased: Desk) -> None:
    person = add_prospect(erased, NewProspect("Z.")).value
    edited = edit_prospect(erased, person, replace(person, phones=NUMBER)).value
    edit_prospect(erased, edited, replace(edited, notes="a note"))
    history = erased.store.history_of(person.id)
    assert history is not None
    assert len(history.objections) == 1


def test_of_two_erased_who_objected_at_one_number_neither_is_lost(erased: Desk) -> None:
    """Lifting the one leaves the other: nobody has said that it is lifted as well."""
    other = add_prospect(erased, NewProspect("Ann", phone="+442079460000", shares=True)).value
    object_to(erased, other.id, NewObjection(Channel.CALL, until=at("2027-01-01 09:00")))
    erase_prospect(erased, other.id)
    again = add_prospect(erased, NewProspect("Z.", phone="020 7946 0000")).value
    history = erased.store.history_of(again.id)
    assert history is not None
    assert erased.store.remembers()
    both = {at("2026-11-01 09:00"): None, erased.now(): at("2027-01-01 09:00")}
    assert {o.since: o.until for o in history.objections} == both
    lift_objection(erased, history.objections[0])
    left = erased.store.history_of(again.id)
    assert left is not None
    assert judge(calls("2026-11-20 10:00"), left, erased.policy).level is Level.STOP


def test_somebody_else_is_not_concerned(erased: Desk) -> None:
    other = add_prospect(erased, NewProspect("Ann", phone="+442079460001")).value
    history = erased.store.history_of(other.id)
    assert history is not None
    assert history.objections == ()


@pytest.mark.parametrize(
    "over",
    [{"until": at("2026-11-10 09:00")}, {"lifted_at": at("2026-11-10 09:00")}],
)
def test_what_no_longer_holds_is_not_remembered(store: SqliteStore, over: dict[str, object]) -> None:
    do(store, zebedee(), objects(Channel.CALL, "2026-11-01 09:00", **over))
    erase_prospect(desk_of(store), JO)
    assert (store.remembered(zebedee()), store.remembers()) == ((), False)


def test_the_entry_names_nobody(store: SqliteStore) -> None:
    do(store, zebedee())
    seq = erase_prospect(desk_of(store), JO).changes.seq
    assert seq is not None
    with store.file.reading() as connection:
        deed = ledger.deed_of(connection, seq)
    assert (deed.name, deed.who, deed.detail) == (DeedName.ERASE_PROSPECT, "", "")


def test_a_backup_made_since_the_last_change_serves_and_one_made_before_it_does_not(
    store: SqliteStore, place: Path
) -> None:
    do(store, zebedee(), jo(id=2, name="Ann"), jo(id=3, name="Ben"))
    store.file.keep_backup(NOW)
    store.erase(JO, ME, NOW + timedelta(days=1))
    store.erase(2, ME, NOW + timedelta(days=2))
    assert len(backups_in(backups_of(place))) == 1
    do(store, jo(id=3, name="Benjamin"))
    store.erase(3, ME, NOW + timedelta(days=2, minutes=1))
    newest, _ = backups_in(backups_of(place))
    assert newest.counts.deeds == 4
    assert verify(newest.place) == newest.counts


@pytest.mark.parametrize("wrong", ["damaged", "of another past"])
def test_a_backup_that_is_not_what_its_name_says_does_not_serve(store: SqliteStore, place: Path, wrong: str) -> None:
    do(store, zebedee())
    made = store.file.keep_backup(NOW).backup
    assert made is not None
    if wrong == "damaged":
        made.place.write_bytes(made.place.read_bytes()[:-5000])
    else:
        tamper(made.place, "UPDATE ledger SET hash = zeroblob(32)")
    store.erase(JO, ME, NOW + timedelta(hours=1))
    newest = next(iter(backups_in(backups_of(place))))
    assert newest.made_at == NOW + timedelta(hours=1)
    assert newest.counts.people == 1
    assert verify(newest.place) == newest.counts
