"""Any record at all, for claims that hold for every one of them."""

from __future__ import annotations

import itertools
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question, Ready
from tracker.rules.policy import Policy
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
from tracker.rules.us import Away, User
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict
from tracker.rules.window import Window

ids = itertools.count(5_000_000_000_000_000_000)
new_ids = st.builds(ids.__next__)
texts = st.text(st.characters(codec="utf-8"), max_size=30)
names_of_us = st.tuples(new_ids, texts).map(lambda parts: f"{parts[0]} {parts[1]} {parts[0]}")
"""No two as good as one another: whoever of us is called so in another example is told by the name of today."""
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
zones = st.sampled_from(["Europe/London", "Pacific/Apia", "America/New_York", "Asia/Kathmandu", "UTC"])
offsets = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001
channels = st.sampled_from(Channel)


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
    phones=some(st.builds(Phone, texts, texts, texts, st.booleans())),
    emails=some(st.builds(Email, texts, texts, st.booleans())),
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
    known_before=st.booleans(),
    greeting=texts,
    let_be_at=maybe(instants),
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
        owner=names_of_us,
        made_at=instants,
        topic=texts,
        words=texts,
        then=texts,
        outcome=st.sampled_from(AgreementOutcome),
        settled_at=maybe(instants),
        who_moved=maybe(st.sampled_from(WhoMoved)),
        to_tell=st.booleans(),
        lifts_once=st.booleans(),
        was_missed=st.booleans(),
        place=texts,
        minutes=maybe(st.integers(1, 10_000)),
        every=texts,
        occasion_id=maybe(st.integers(1, 2**62)),
        corrected_at=maybe(instants),
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
        by=names_of_us,
        outcome=st.sampled_from(ContactOutcome),
        note=texts,
        questions=questions,
        ready=maybe(st.sampled_from(Ready)),
        basis=maybe(st.sampled_from(Basis)),
        verdict=verdicts,
        reason=texts,
        to=texts,
        occasion_id=maybe(st.integers(1, 2**62)),
        nothing_to_answer_at=maybe(instants),
        corrected_at=maybe(instants),
    )


def brought_in(of: int) -> st.SearchStrategy[BroughtIn]:
    return st.builds(BroughtIn, new_ids, st.just(of), st.integers(1, 2**62), texts, texts, texts, texts)


users = st.builds(User, new_ids, texts, some(texts), texts, texts, maybe(instants))
lengths = st.timedeltas(timedelta(0), timedelta(400))
policies = st.builds(
    Policy,
    grace_before=lengths,
    grace_after=lengths,
    lapse_days=st.integers(0, 999),
    tries=st.integers(0, 9),
    tries_apart=lengths,
    burst=lengths,
    answer_within=lengths,
    going_on=lengths,
    confirm_within=lengths,
    quiet_from=st.times(),
    quiet_until=st.times(),
    quiet_sundays=st.booleans(),
    zone=zones,
    levels=st.dictionaries(st.sampled_from(Code), st.sampled_from(Level)),
)


def away(of: int) -> st.SearchStrategy[Away]:
    return st.builds(
        lambda id_, first, more, words: Away(id_, of, first, first + timedelta(more), words),
        new_ids,
        days,
        st.integers(0, 60),
        texts,
    )
