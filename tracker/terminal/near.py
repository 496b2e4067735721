"""Whom a WHO means: exactly one person, or a list of those it comes near; and which number a --to means.

Never guesses, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.actions.contacts.who_is import NEAR, who_is
from tracker.actions.fitting_text import fit_label, fit_name
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk, Mention, MentionsAfter, PersonLine, Questions
from tracker.presentation import words
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.text import address_in, looks_like_email
from tracker.rules.who.finding import bears
from tracker.rules.who.identity import told_apart
from tracker.rules.who.numbers import looks_like_phone
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell
from tracker.tongue import Theirs, tr, tr_n


@dataclass(frozen=True, slots=True)
class Someone:
    """`history` is None for somebody who is not here yet; `name` and `organisation` are then theirs, as typed.

    `near` are those who are only called something like it.
    """

    history: History | None
    name: str
    organisation: str
    near: tuple[PersonLine, ...] = ()


def known(typed: str, desk: Desk) -> History:
    """All about the one person that `typed` names. Raises CannotTell, Refusal for no name at all."""
    someone = known_or_new(typed, desk)
    if someone.history is not None:
        return someone.history
    near = _told([*someone.near, *_by_a_word(someone.name, desk.store)], desk.store)
    near = near or _told(desk.store.people_like(someone.name, NEAR), desk.store) or _spoken_of(someone.name, desk)
    if near:
        raise CannotTell(tr("Nobody here is “{who}”; these come near.", who=Theirs(typed)), near)
    raise CannotTell(tr("Nobody here is “{who}”.", who=Theirs(typed)))


def known_or_new(typed: str, desk: Desk) -> Someone:
    """The same, or someone new where nobody is exactly that. Raises CannotTell for several, Refusal for no name."""
    name, organisation = told_apart(typed)
    name, organisation = fit_name(name), fit_label(organisation)
    who = f"{name} @ {organisation}" if organisation else name
    meant = who_is(desk.store, who, desk.e164)
    if len(meant.exactly) > 1:
        several = tr_n(
            "{n} person here is “{who}”; name one as NAME @ ORGANISATION, by phone or by e-mail.",
            "{n} people here are “{who}”; name one as NAME @ ORGANISATION, by phone or by e-mail.",
            len(meant.exactly),
            who=Theirs(who),
        )
        raise CannotTell(several, listed(meant.exactly))
    if meant.one is None:
        return Someone(None, name, organisation, meant.near)
    history = desk.store.history_of(meant.one.id)
    if history is None:
        raise Refusal(Problem.NO_SUCH_PROSPECT, who)  # gone between the two questions
    return Someone(history, name, organisation, meant.near)


def _by_a_word(name: str, store: Questions) -> Iterable[PersonLine]:
    """Whoever has any word of it in their name."""
    for word in name.split()[:NEAR]:
        for line in store.people_like(word, NEAR):
            if bears(line.name, word):
                yield line


def _spoken_of(text: str, desk: Desk) -> tuple[str, ...]:
    """Those in whose notes, topics or addresses it stands, each with what stands there."""
    found: dict[int, Mention] = {}
    after: MentionsAfter | None = None
    while len(found) < NEAR:
        part = desk.store.mentions(text, after)
        for mention in part.found:
            found.setdefault(mention.line.id, mention)
        after = part.goes_on
        if after is None:
            break
    today = day_in(desk.now(), desk.zone)
    return tuple(f"{m.line.name} · {words.mentioned(m, text, desk.zone, today)}" for m in [*found.values()][:NEAR])


def _told(lines: Iterable[PersonLine], store: Questions) -> tuple[str, ...]:
    """Each once, with what tells them from the others: organisation, a phone number, an e-mail address."""
    near = list({line.id: None for line in lines})[:NEAR]
    histories = (store.history_of(prospect_id) for prospect_id in near)
    return listed([history.prospect for history in histories if history is not None])


def listed(people: Iterable[Prospect]) -> tuple[str, ...]:
    """One line a person; where two would read the same, with their ids, by which they can be named too."""
    told = [(person, _one(person)) for person in people]
    lines = [line for _, line in told]
    return tuple(line if lines.count(line) == 1 else f"{line}, {person.id}" for person, line in told[:NEAR])


def _one(person: Prospect) -> str:
    parts = [person.name, person.organisation]
    parts += [phone.typed for phone in person.phones[:1]]
    parts += [email.address for email in person.emails[:1]]
    return ", ".join(part for part in parts if part)


def key_typed(to: str, desk: Desk) -> str:
    """The number or address that was typed, as it is the same in whatever record it stands; "" for none."""
    typed = to.strip()
    if not typed:
        return ""
    if not looks_like_email(address_in(typed)) and not looks_like_phone(typed):
        raise CannotTell(tr("“{to}” is neither a phone number nor an e-mail address.", to=Theirs(typed)))
    return Email(address_in(typed)).key if "@" in typed else Phone(typed, desk.e164(typed)).key
