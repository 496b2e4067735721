"""Any record at all, for claims that hold for every one of them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question, Ready
from tracker.rules.prospect import (
    Business,
    CanBuy,
    Email,
    Hours,
    Interest,
    Objection,
    Phone,
    Prospect,
    Standing,
    StandingKind,
)
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict
from tracker.rules.window import Window
from tracker.storage.rows.tables import NOT_YET_A_COLUMNS_WORD

ids = itertools.count(5_000_000_000_000_000_000)
new_ids = st.builds(ids.__next__)
texts = st.text(st.characters(codec="utf-8"), max_size=30)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
zones = st.sampled_from(["Europe/London", "Pacific/Apia", "America/New_York", "Asia/Kathmandu", "UTC"])
offsets = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001
channels = st.sampled_from(Channel)


def kept(words: type[Any]) -> st.SearchStrategy[Any]:
    """Any of those words that a column takes."""
    return st.sampled_from([word for word in words if word not in NOT_YET_A_COLUMNS_WORD])


def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | one


def some(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3).map(tuple)


windows = st.one_of(
    st.builds(Window.exact, days, st.times(), zones),
    st.builds(Window.exact, st.just(date(2027, 10, 31)), st.times().map(lambda at: at.replace(fold=1)), zones),
    st.builds(Window.hours, days, st.times(max_value=time(11)), st.times(min_value=time(12)), zones),
    st.builds(Window.hours, days, st.times(min_value=time(12)), st.times(max_value=time(11)), zones),
    st.builds(Window.day, days, zones),
    st.builds(
        lambda first, more, zone: Window.span(first, first + timedelta(more), zone), days, st.integers(1, 60), zones
    ),
)
prospects = st.builds(
    Prospect,
    id=new_ids,
    name=texts,
    organisation=texts,
    household=texts,
    phones=some(st.builds(Phone, texts, texts, texts)),
    emails=some(st.builds(Email, texts, texts)),
    address=texts,
    zone=texts,
    preferred_channel=maybe(channels),
    hours=maybe(st.builds(Hours, st.times(), st.times(), st.frozensets(st.integers(0, 6)))),
    tags=some(texts),
    notes=texts,
    business=st.builds(Business, texts, texts, texts, texts, texts),
    interest=st.sampled_from(Interest),
    can_buy=st.sampled_from(CanBuy),
    deleted_at=maybe(instants),
)
facts = st.builds(
    Facts,
    who=texts,
    said_at=maybe(instants),
    words=texts,
    agreement_id=maybe(st.integers(0, 2**62)),
    first=maybe(days),
    agreed=maybe(channels),
    until=maybe(instants),
    count=st.integers(0, 9),
)
findings = st.builds(Finding, st.sampled_from(Code), st.sampled_from(Level), facts)
verdicts = st.builds(Verdict, some(findings), maybe(st.sampled_from(Basis)), maybe(st.integers(0, 2**62)))
questions = some(st.builds(Question, texts, texts))


def standings(of: int) -> st.SearchStrategy[Standing]:
    return st.builds(Standing, new_ids, st.just(of), st.sampled_from(StandingKind), instants, texts)


def objections(of: int) -> st.SearchStrategy[Objection]:
    return st.builds(
        Objection,
        new_ids,
        st.just(of),
        maybe(channels),
        instants,
        until=maybe(instants),
        words=texts,
        lifted_at=maybe(instants),
    )


def agreements(of: int) -> st.SearchStrategy[Agreement]:
    return st.builds(
        Agreement,
        id=new_ids,
        prospect_id=st.just(of),
        kind=st.sampled_from(AgreementKind),
        window=windows,
        channel=channels,
        owner=texts,
        made_at=instants,
        topic=texts,
        words=texts,
        then=texts,
        outcome=kept(AgreementOutcome),
        settled_at=maybe(instants),
        who_moved=maybe(kept(WhoMoved)),
    )


def _as_judged(contact: Contact) -> Contact:
    """Its basis as its verdict has it, where no column would keep another."""
    return (
        replace(contact, basis=contact.verdict.basis)
        if contact.basis in NOT_YET_A_COLUMNS_WORD or contact.verdict.basis in NOT_YET_A_COLUMNS_WORD
        else contact
    )


def contacts(of: int) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        id=new_ids,
        prospect_id=st.just(of),
        direction=st.sampled_from(Direction),
        channel=channels,
        at=instants,
        entered_at=instants,
        by=texts,
        outcome=st.sampled_from(ContactOutcome),
        note=texts,
        questions=questions,
        ready=maybe(st.sampled_from(Ready)),
        basis=maybe(st.sampled_from(Basis)),
        verdict=verdicts,
        reason=texts,
    ).map(_as_judged)
