"""Random histories that are dense where the guard's rules meet: one person, three weeks, and a contact to judge.

The same number gives the same history. Knows no rule.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question
from tracker.rules.entry import NOTHING, Attempt, TheirWord
from tracker.rules.history import History, Neighbour, Sharer
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Email, Hours, Interest, Objection, Phone, Prospect, Standing, StandingKind
from tracker.rules.verdict import Code, Facts, Level, Verdict, Why
from tracker.rules.window import Window

JO = 1
ORIGIN = datetime(2026, 11, 2, tzinfo=UTC)
DAYS = 21
ZONES = ("Europe/London", "Europe/London", "America/New_York", "Asia/Tokyo")
HOME, MOBILE, MAIL = "+442079460018", "+447700900123", "jo@example.com"
OTHERS_NUMBER = "+441614960000"
LITTLE = (timedelta(0), timedelta(minutes=1), timedelta(minutes=15), timedelta(minutes=16), timedelta(hours=1))
MUCH = (timedelta(hours=2), timedelta(days=1), timedelta(days=5), timedelta(days=7), timedelta(days=14))
FAR = (timedelta(days=31), timedelta(days=60))
USUAL = (Channel.CALL, Channel.CALL, Channel.EMAIL, Channel.EMAIL, Channel.TEXT, Channel.MEETING, Channel.VIDEO)


class Life:
    """One person's three weeks in the making. Every choice comes from the one number."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.last_id = 100
        self.contacts: list[Contact] = []
        self.agreements: list[Agreement] = []
        self.standings: list[Standing] = []
        self.objections: list[Objection] = []

    def lived(self) -> tuple[Attempt, History, Policy]:
        for _ in range(self.chance.randrange(7)):
            self.contacts.append(self.contact())
        for _ in range(self.chance.choice((0, 1, 1, 2, 2, 3))):
            self.agreements += self.agreement()
        for _ in range(self.chance.choice((0, 0, 1, 1, 2))):
            self.standings.append(self.standing())
        if self.odds(5):
            self.objections.append(self.objection())
        self.contacts = [self.tied(contact) for contact in self.contacts]
        attempt = self.attempt()
        if self.odds(3):
            attempt = self.scene(attempt)
        history = History(
            self.prospect(),
            tuple(self.standings),
            tuple(self.objections),
            tuple(self.agreements),
            tuple(self.contacts),
            tuple(self.neighbour(n) for n in range(self.chance.choice((0, 0, 0, 1, 2)))),
            tuple(self.sharer() for _ in range(self.chance.choice((0, 0, 1, 2)))),
        )
        return attempt, history, self.policy()

    def odds(self, one_in: int) -> bool:
        return self.chance.randrange(one_in) == 0

    def new_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def moment(self) -> datetime:
        """Any quarter of an hour, or one that means something to what is there already."""
        if self.odds(4) or not (known := self.moments()):
            return ORIGIN + timedelta(minutes=15 * self.chance.randrange(DAYS * 96))
        shift = self.chance.choice((*LITTLE, *LITTLE, *MUCH, *FAR))
        return self.chance.choice(known) + self.chance.choice((1, 1, -1)) * shift

    def moments(self) -> list[datetime]:
        windows = [m for a in self.agreements for m in (a.made_at, a.window.starts, a.window.ends)]
        return [*(c.at for c in self.contacts), *windows, *(s.since for s in self.standings)]

    def channel(self) -> Channel:
        return self.chance.choice(list(Channel)) if self.odds(8) else self.chance.choice(USUAL)

    def contact(self) -> Contact:
        direction = self.chance.choice((Direction.OUT, Direction.OUT, Direction.IN, Direction.IN, Direction.MET))
        channel, at = self.channel(), self.moment()
        questions = (Question("is it nut-free?", self.chance.choice(("", "yes"))),) if self.odds(4) else ()
        return Contact(
            self.new_id(),
            JO,
            direction,
            channel,
            at,
            at,
            self.chance.choice(("Maria", "Ben")),
            self.outcome(direction, channel),
            questions=questions,
            basis=self.chance.choice((None, *Basis)) if direction is Direction.OUT else None,
            nothing_to_answer_at=self.moment() if direction is Direction.IN and self.odds(6) else None,
            occasion_id=self.occasion(),
            corrected_at=self.moment() if self.odds(6) else None,
        )

    def occasion(self) -> int | None:
        """One of two that neighbours may have been in as well."""
        return self.chance.choice((None, None, 71, 72))

    def outcome(self, direction: Direction, channel: Channel) -> ContactOutcome:
        if channel in WRITTEN:
            return ContactOutcome.RECEIVED if direction is Direction.IN else ContactOutcome.SENT
        return self.chance.choice(
            (ContactOutcome.TALKED, ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)
        )

    def window(self) -> Window:
        first = ORIGIN.date() + timedelta(days=self.chance.randrange(-14, DAYS))
        zone = self.chance.choice(ZONES)
        shape = self.chance.choice(("exact", "exact", "hours", "day", "day", "span"))
        if shape in ("exact", "hours"):
            hour, minute = self.chance.randrange(24), self.chance.choice((0, 30))
            if shape == "exact":
                return Window(first, first, time(hour, minute), zone, second=self.odds(2))
            return Window.hours(
                first, time(hour, minute), time((hour + self.chance.randrange(1, 6)) % 24, minute), zone
            )
        return Window.span(first, first + timedelta(days=self.chance.randrange(1, 6) if shape == "span" else 0), zone)

    def agreement(self) -> list[Agreement]:
        """One, or one that was moved with what it was moved to."""
        said_in = self.chance.choice(self.contacts) if self.contacts and self.odds(2) else None
        window = self.window()
        made = said_in.at if said_in is not None else min(self.moment(), window.ends)
        agreement = Agreement(
            self.new_id(),
            JO,
            self.chance.choice((AgreementKind.TALK, AgreementKind.TALK, AgreementKind.PROMISE)),
            window,
            self.channel(),
            self.chance.choice(("Maria", "Maria", "maria ", "Ben")),
            made,
            made_in=said_in.id if said_in is not None else None,
            lifts_once=self.odds(4),
            occasion_id=self.occasion(),
            corrected_at=self.moment() if self.odds(6) else None,
        )
        if self.odds(4):
            who = self.chance.choice((WhoMoved.I_AM_LATE, WhoMoved.I_AM_LATE, WhoMoved.THEY_ASKED))
            return self.moved(agreement, who, made)
        return [self.settled(agreement, made)]

    def moved(self, agreement: Agreement, who: WhoMoved, since: datetime) -> list[Agreement]:
        """Moved no earlier than it was there itself."""
        at = max(self.moment(), since)
        outcome = AgreementOutcome.MOVED
        made = agreement.made_at if who is WhoMoved.I_AM_LATE else at
        after = replace(agreement, id=self.new_id(), window=self.window(), made_at=made)
        before = replace(agreement, outcome=outcome, settled_at=at, moved_to=after.id, who_moved=who)
        return [before, *(self.moved(after, who, at) if self.odds(4) else [self.settled(after, at)])]

    def settled(self, agreement: Agreement, since: datetime) -> Agreement:
        if self.odds(2):
            return replace(agreement, outcome=self.chance.choice((AgreementOutcome.OPEN, AgreementOutcome.TRIED)))
        settled = set(AgreementOutcome) - {AgreementOutcome.OPEN, AgreementOutcome.TRIED, AgreementOutcome.MOVED}
        outcome = self.chance.choice(sorted(settled))
        to_tell = outcome is AgreementOutcome.BROKEN and self.odds(2)
        by_us = WhoMoved.WE_ASKED if outcome is AgreementOutcome.WITHDRAWN and self.odds(2) else None
        at = max(self.moment(), since)
        return replace(agreement, outcome=outcome, settled_at=at, to_tell=to_tell, who_moved=by_us)

    def standing(self) -> Standing:
        kind = self.chance.choice((StandingKind.THEIR_TURN, StandingKind.NO_THANKS, *StandingKind))
        said_in = self.chance.choice(self.contacts) if self.contacts and self.odds(2) else None
        made = [a.made_at for a in self.agreements]
        at = self.chance.choice(made) if made and self.odds(3) else self.moment()
        if said_in is not None:
            return Standing(self.new_id(), JO, kind, said_in.at, said_in=said_in.id)
        return Standing(self.new_id(), JO, kind, at)

    def objection(self) -> Objection:
        channel = None if self.odds(3) else self.channel()
        until = self.moment() if self.odds(3) else None
        lifted = self.moment() if self.odds(4) else None
        return Objection(self.new_id(), JO, channel, self.moment(), until, lifted_at=lifted)

    def tied(self, contact: Contact) -> Contact:
        """With the agreement it was a try at, or was about."""
        if contact.direction is not Direction.OUT or not self.agreements or self.odds(3):
            return contact
        agreement = self.chance.choice(self.agreements)
        if contact.outcome.is_unanswered_try and self.odds(2):
            return replace(contact, agreement_id=agreement.id, basis=Basis.AGREED, at=self.during(agreement))
        if contact.basis is Basis.ABOUT:
            why = Why.OWNS_UP if self.odds(2) else Why(agreement.kind.value)
            rests_on = Facts(agreement_id=agreement.id, why=why)
            return replace(contact, verdict=Verdict(basis=Basis.ABOUT, rests_on=rests_on))
        if contact.basis in (Basis.AGREED, Basis.PROMISED) and contact.at >= agreement.made_at:
            return replace(contact, agreement_id=agreement.id)
        return contact

    def scene(self, attempt: Attempt) -> Attempt:
        """A few of our contacts that belong to what is attempted, just before it: tries, words about it, a beginning."""
        kind = self.chance.choice(("tried", "about", "about", "broken off", "they came", "they came", "another way"))
        of = self.chance.choice(self.agreements) if self.agreements else None
        steps = (
            timedelta(minutes=1),
            timedelta(minutes=15),
            timedelta(minutes=16),
            timedelta(hours=3),
            timedelta(days=1),
        )
        if kind == "broken off":
            before = self.ours(attempt, attempt.at - self.chance.choice(steps[:3]))
            self.contacts.append(replace(before, basis=self.chance.choice(list(Basis))))
            return replace(attempt, basis=None, keeps=None)
        if of is None:
            return attempt
        if kind == "they came":
            return self.they_came(attempt, of)
        if kind == "another way":
            others = (Channel.MEETING, Channel.CALL, Channel.VIDEO)
            within = of.window.starts + timedelta(minutes=self.chance.randrange(60))
            return replace(attempt, channel=self.chance.choice(others), at=within, basis=None, keeps=None)
        channel = of.channel if self.odds(2) else attempt.channel
        attempt = replace(attempt, direction=Direction.OUT, channel=channel, at=self.during(of))
        for _ in range(self.chance.randrange(1, 4)):
            ours = self.ours(attempt, attempt.at - self.chance.choice(steps))
            if kind == "tried":
                missed = ContactOutcome.VOICEMAIL
                tried_at = max(ours.at, of.made_at)
                tried = replace(ours, at=tried_at, basis=Basis.AGREED, agreement_id=of.id, outcome=missed)
                self.contacts.append(tried)
            else:
                rests_on = Facts(agreement_id=of.id, why=Why.OWNS_UP if self.odds(2) else Why(of.kind.value))
                verdict = Verdict(basis=Basis.ABOUT, rests_on=rests_on)
                self.contacts.append(replace(ours, basis=Basis.ABOUT, verdict=verdict))
        return replace(attempt, basis=Basis.ABOUT if kind == "about" else None, keeps=None)

    def they_came(self, attempt: Attempt, of: Agreement) -> Attempt:
        """They come to us, or we meet, by the agreed way and some hours before its time."""
        direction = self.chance.choice((Direction.IN, Direction.IN, Direction.MET))
        word = self.chance.choice((None, *TheirWord)) if direction is Direction.IN else None
        at = of.window.starts - timedelta(minutes=self.chance.randrange(-30, 2000))
        spoke = replace(attempt, direction=direction, channel=of.channel, at=at, basis=None, keeps=None)
        return replace(spoke, outcome=self.chance.choice((None, ContactOutcome.TALKED)), their_word=word)

    def ours(self, like: Attempt, at: datetime) -> Contact:
        outcome = self.outcome(Direction.OUT, like.channel)
        return Contact(self.new_id(), JO, Direction.OUT, like.channel, at, at, like.by, outcome)

    def during(self, agreement: Agreement) -> datetime:
        """Any moment from agreeing on it to a while past its end."""
        long = max(agreement.window.ends - agreement.made_at, timedelta(hours=1)) + timedelta(days=2)
        return agreement.made_at + long * self.chance.random()

    def neighbour(self, n: int) -> Neighbour:
        life = Life(self.chance.randrange(2**32))
        agreements = [a for _ in range(self.chance.randrange(2)) for a in life.agreement()]
        standings = [life.standing() for _ in range(self.chance.randrange(2))]
        objections = [life.objection() for _ in range(self.chance.choice((0, 0, 1)))]
        return Neighbour(2 + n, "Sam", tuple(agreements), tuple(standings), tuple(objections))

    def sharer(self) -> Sharer:
        keys = [key for key in (HOME, MOBILE, MAIL, OTHERS_NUMBER) if self.odds(2)]
        objections = tuple(self.objection() for _ in range(self.chance.choice((0, 1, 1))))
        erased = self.odds(4)  # whoever is, is remembered without a name
        return Sharer(None if erased else 9, "" if erased else "Kim", frozenset(keys), objections, self.odds(2))

    def prospect(self) -> Prospect:
        hours = Hours(
            time(self.chance.choice((8, 9, 18, 22))),
            time(self.chance.choice((2, 12, 17, 22))),
            frozenset(self.chance.sample(range(7), self.chance.randrange(1, 8))),
        )
        return Prospect(
            JO,
            "Jo Hill",
            phones=tuple(Phone(key, key) for key in (HOME, MOBILE) if self.odds(2)),
            emails=(Email("Jo@Example.com"),) if self.odds(2) else (),
            zone=self.chance.choice(("", *ZONES)),
            hours=hours if self.odds(3) else None,
            interest=self.chance.choice((Interest.UNKNOWN, Interest.UNKNOWN, *Interest)),
            can_buy=self.chance.choice((CanBuy.UNKNOWN, CanBuy.UNKNOWN, *CanBuy)),
            known_before=self.odds(4),
        )

    def attempt(self) -> Attempt:
        direction = self.chance.choice((Direction.OUT,) * 8 + (Direction.IN, Direction.MET))
        channel = (
            self.chance.choice([a.channel for a in self.agreements])
            if self.agreements and self.odds(2)
            else self.channel()
        )
        about = self.chance.choice(self.agreements) if self.agreements and self.odds(2) else None
        declared = (Basis.SERVICE, Basis.REPLY, Basis.ABOUT, Basis.GOODWILL, Basis.PROMISED)
        keeps = [NOTHING, *(a.id for a in self.agreements)]
        return Attempt(
            direction,
            channel,
            self.during(about) if about is not None and self.odds(2) else self.moment(),
            self.chance.choice(("Maria", "Maria", "Ben")),
            self.chance.choice(declared) if self.odds(3) and direction is Direction.OUT else None,
            self.chance.choice(keeps) if self.odds(8) else None,
            None if self.odds(2) else self.outcome(direction, channel),
            to=self.chance.choice((HOME, MOBILE, MAIL, OTHERS_NUMBER)) if self.odds(6) else "",
            owns_up=self.odds(3),
            their_word=self.chance.choice(list(TheirWord)) if direction is Direction.IN and self.odds(2) else None,
        )

    def policy(self) -> Policy:
        policy = Policy(zone="Europe/London")
        if self.odds(6):
            levels = {self.chance.choice(list(Code)): self.chance.choice(list(Level)) for _ in range(2)}
            policy = replace(policy, levels=levels, tries=self.chance.randrange(1, 4), quiet_sundays=self.odds(2))
        return policy


def random_case(number: int) -> tuple[Attempt, History, Policy]:
    return Life(number).lived()
