"""A prospect's history as it stood at one moment, so that nothing that came later can colour a judgement."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.history import History, Neighbour, standing_at
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind

_MADE, _HAPPENED = attrgetter("made_at"), attrgetter("at")


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at `moment`. `agreements` are all made by then, `binding` those still open and not overruled."""

    moment: datetime
    prospect: Prospect
    standing: Standing | None
    objections: tuple[Objection, ...]
    agreements: tuple[Agreement, ...]
    binding: tuple[Agreement, ...]
    contacts: tuple[Contact, ...]
    neighbours: tuple[Neighbour, ...]

    @property
    def is_blank(self) -> bool:
        """Nothing was ever said, agreed or done."""
        return not (self.contacts or self.agreements or self.standing)

    def agreed_since(self, since: datetime) -> bool:
        """Whether a yes followed what they said at `since`.

        A time to talk agreed in the same breath counts; a promise of ours made in the same breath does not:
        "we'll call you, and you find out about the nuts" leaves it their turn.
        """
        return any(
            a.made_at > since or (a.made_at == since and a.kind is AgreementKind.TALK)
            for a in self.agreements
            if a.outcome is not AgreementOutcome.WITHDRAWN or a.was_open_at(self.moment)
        )

    def came_in_since(self, since: datetime) -> bool:
        return any(c.direction is Direction.IN for c in self.contacts_since(since))

    def contacts_since(self, since: datetime) -> list[Contact]:
        """Those after that moment, in their order. A long history is nearly all long ago, and is not looked through."""
        return list(self.contacts[bisect_right(self.contacts, since, key=_HAPPENED) :])

    def their_turn(self) -> Standing | None:
        """Their "we'll call you", as long as nothing was agreed and nothing came in since."""
        said = self._standing_of(StandingKind.THEIR_TURN)
        return said if said is not None and not self.came_in_since(said.since) else None

    def no_thanks(self) -> Standing | None:
        """Their no, as long as nothing was agreed since."""
        return self._standing_of(StandingKind.NO_THANKS)

    def _standing_of(self, kind: StandingKind) -> Standing | None:
        said = self.standing
        return said if said is not None and said.kind is kind and not self.agreed_since(said.since) else None

    def waiting_for_reply(self, policy: Policy) -> Contact | None:
        """Their message that nobody has answered, if it is young enough. A try that reached nobody answers nothing,
        but no more of those count than one agreement bears.
        """
        message = next((c for c in reversed(self.contacts) if c.direction is Direction.IN), None)
        if message is None or self.moment - message.at > timedelta(days=policy.reply_days):
            return None
        after = [c for c in self.contacts if c.direction is not Direction.IN and c.at >= message.at]
        tries = [c for c in after if c.outcome.is_unanswered_try]
        return message if len(tries) == len(after) and len(tries) < policy.tries else None


def known_at(history: History, moment: datetime) -> Known:
    """The history cut off at `moment`, that instant included."""
    standing = standing_at(history.standings, moment)
    made = history.agreements[: bisect_right(history.agreements, moment, key=_MADE)]
    return Known(
        moment,
        history.prospect,
        standing,
        tuple(o for o in history.objections if o.holds_at(moment)),
        made,
        tuple([a for a in made if (a.settled_at is None or moment < a.settled_at) and not overruled(a, standing)]),
        history.contacts[: bisect_right(history.contacts, moment, key=_HAPPENED)],
        history.neighbours,
    )


def overruled(agreement: Agreement, standing: Standing | None) -> bool:
    """Whether what they said later overrules the agreement: the later word stands.

    "We'll call you" ends a time to talk but not what we owe them; "no, thank you" ends both.
    """
    if standing is None or standing.since <= agreement.made_at:
        return False
    if standing.kind is StandingKind.NO_THANKS:
        return True
    return standing.kind is StandingKind.THEIR_TURN and agreement.kind is AgreementKind.TALK
