"""Every record but the prospect as a row of its table, and back. Knows no connection.

Each function goes by the order of `tables.columns`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from tracker.files.dataclass_json import dump, load
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, Snooze, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question, Ready
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Objection, Standing, StandingKind
from tracker.rules.us import Away, User
from tracker.rules.verdict import Verdict
from tracker.storage.rows.timestamps import moment, moment_or_none, us, us_of_day, us_or_none, window_of

Row = tuple[Any, ...]
QUESTIONS: Any = tuple[Question, ...]
ALIASES: Any = tuple[str, ...]

# By what stands in the columns: to ask an enum for its member takes twenty times as long, and rows are many.
_CHANNELS = {each.value: each for each in Channel}
_KINDS = {each.value: each for each in AgreementKind}
_BECAME = {each.value: each for each in AgreementOutcome}
_DIRECTIONS = {each.value: each for each in Direction}
_OUTCOMES = {each.value: each for each in ContactOutcome}
_BASES = {each.value: each for each in Basis}


def standing_row(standing: Standing) -> Row:
    return (
        standing.id,
        standing.prospect_id,
        standing.kind.value,
        us(standing.since),
        standing.words,
        standing.said_in,
    )


def standing_from(row: Row) -> Standing:
    id_, prospect_id, kind, since_us, words, said_in = row
    return Standing(id_, prospect_id, StandingKind(kind), moment(since_us), words, said_in)


def objection_row(objection: Objection) -> Row:
    return (
        objection.id,
        objection.prospect_id,
        objection.channel.value if objection.channel is not None else None,
        us(objection.since),
        us_or_none(objection.until),
        objection.words,
        objection.said_in,
        us_or_none(objection.lifted_at),
    )


def objection_from(row: Row) -> Objection:
    id_, prospect_id, channel, since_us, until_us, words, said_in, lifted_us = row
    return Objection(
        id_,
        prospect_id,
        Channel(channel) if channel is not None else None,
        moment(since_us),
        moment_or_none(until_us),
        words,
        said_in,
        moment_or_none(lifted_us),
    )


def agreement_row(agreement: Agreement) -> Row:
    window = agreement.window
    return (
        agreement.id,
        agreement.prospect_id,
        agreement.kind.value,
        window.first.toordinal(),
        window.last.toordinal(),
        us_of_day(window.at),
        window.zone,
        us(window.starts),
        us(window.ends),
        agreement.channel.value,
        agreement.owner,
        us(agreement.made_at),
        agreement.topic,
        agreement.words,
        agreement.then,
        agreement.made_in,
        agreement.outcome.value,
        us_or_none(agreement.settled_at),
        agreement.settled_by,
        agreement.moved_to,
        agreement.who_moved.value if agreement.who_moved is not None else None,
        us_of_day(window.until),
        int(window.second),
        int(agreement.to_tell),
        int(agreement.lifts_once),
        agreement.place,
        agreement.minutes,
        agreement.every,
        agreement.occasion_id,
        us_or_none(agreement.corrected_at),
        int(agreement.was_missed),
    )


def agreement_from(row: Row) -> Agreement:
    (id_, prospect_id, kind, first_day, last_day, at_us, zone, _starts, _ends, channel, owner, made_us) = row[:12]
    (topic, words, afterwards, made_in, outcome, settled_us, settled_by, moved_to, who_moved) = row[12:21]
    (until_us, at_second, to_tell, lifts_once, place, minutes, every, occasion_id) = row[21:29]
    corrected_us, was_missed = row[29:]
    return Agreement(
        id=id_,
        prospect_id=prospect_id,
        kind=_KINDS[kind],
        window=window_of(first_day, last_day, at_us, zone, until_us, at_second),
        channel=_CHANNELS[channel],
        owner=owner,
        made_at=moment(made_us),
        topic=topic,
        words=words,
        then=afterwards,
        made_in=made_in,
        outcome=_BECAME[outcome],
        settled_at=moment_or_none(settled_us),
        settled_by=settled_by,
        moved_to=moved_to,
        who_moved=WhoMoved(who_moved) if who_moved is not None else None,
        to_tell=bool(to_tell),
        lifts_once=bool(lifts_once),
        place=place,
        minutes=minutes,
        every=every,
        occasion_id=occasion_id,
        corrected_at=moment_or_none(corrected_us),
        was_missed=bool(was_missed),
    )


def snooze_row(snooze: Snooze) -> Row:
    return snooze.id, snooze.prospect_id, snooze.agreement_id, us(snooze.until), us(snooze.made_at)


def snooze_from(row: Row) -> Snooze:
    id_, prospect_id, agreement_id, until_us, made_us = row
    return Snooze(id_, prospect_id, agreement_id, moment(until_us), moment(made_us))


def contact_row(contact: Contact) -> Row:
    return (
        contact.id,
        contact.prospect_id,
        contact.direction.value,
        contact.channel.value,
        us(contact.at),
        us(contact.entered_at),
        contact.by,
        contact.outcome.value,
        contact.note,
        dump(contact.questions, QUESTIONS),
        contact.ready.value if contact.ready is not None else None,
        contact.basis.value if contact.basis is not None else None,
        contact.agreement_id,
        dump(contact.verdict),
        contact.reason,
        contact.to,
        contact.occasion_id,
        us_or_none(contact.nothing_to_answer_at),
        us_or_none(contact.corrected_at),
    )


def contact_from(row: Row) -> Contact:
    (id_, prospect_id, direction, channel, at_us, entered_us, by, outcome, note, questions) = row[:10]
    (ready, basis, agreement_id, verdict, reason, went_to, occasion_id, nothing_to_answer_us, corrected_us) = row[10:]
    return Contact(
        id=id_,
        prospect_id=prospect_id,
        direction=_DIRECTIONS[direction],
        channel=_CHANNELS[channel],
        at=moment(at_us),
        entered_at=moment(entered_us),
        by=by,
        outcome=_OUTCOMES[outcome],
        note=note,
        questions=_questions(questions),
        ready=Ready(ready) if ready is not None else None,
        basis=_BASES[basis] if basis is not None else None,
        agreement_id=agreement_id,
        verdict=_verdict(verdict),
        reason=reason,
        to=went_to,
        occasion_id=occasion_id,
        nothing_to_answer_at=moment_or_none(nothing_to_answer_us),
        corrected_at=moment_or_none(corrected_us),
    )


def brought_in_row(brought: BroughtIn) -> Row:
    return (
        brought.id,
        brought.prospect_id,
        brought.record_id,
        brought.source,
        brought.external,
        brought.digest,
        brought.text,
    )


def brought_in_from(row: Row) -> BroughtIn:
    return BroughtIn(*row)


def user_row(user: User) -> Row:
    return user.id, user.name, dump(user.aliases, ALIASES), user.company, user.ring_back, us_or_none(user.left_at)


def user_from(row: Row) -> User:
    id_, name, aliases, company, ring_back, left_us = row
    return User(id_, name, load(ALIASES, aliases), company, ring_back, moment_or_none(left_us))


def away_row(away: Away) -> Row:
    return away.id, away.user_id, away.first.toordinal(), away.last.toordinal(), away.words


def away_from(row: Row) -> Away:
    id_, user_id, first_day, last_day, words = row
    return Away(id_, user_id, date.fromordinal(first_day), date.fromordinal(last_day), words)


def policy_row(kept: KeptPolicy) -> Row:
    return kept.id, dump(kept.policy)


def policy_from(row: Row) -> KeptPolicy:
    id_, policy = row
    return KeptPolicy(load(Policy, policy), id_)


@lru_cache(maxsize=256)
def _questions(text: str) -> tuple[Question, ...]:
    found: tuple[Question, ...] = load(QUESTIONS, text)
    return found


@lru_cache(maxsize=256)
def _verdict(text: str) -> Verdict:
    return load(Verdict, text)
