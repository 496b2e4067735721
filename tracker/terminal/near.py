"""Whom a WHO means: exactly one person, or a list of those it comes near. Never guesses."""

from __future__ import annotations

from tracker.actions.fit_text import fit_name
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk, PersonLine, Questions
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone
from tracker.rules.text import fold
from tracker.terminal.exits import CannotTell

SHOWN = 8


def known(typed: str, desk: Desk) -> History:
    """All about the one person that `typed` names. Raises CannotTell, Refusal for no name at all."""
    history = known_or_new(typed, desk)
    if history is None:
        near = _near(typed, desk.store)
        if near:
            raise CannotTell(f"Nobody here is “{typed}”; these come near.", near)
        raise CannotTell(f"Nobody here is “{typed}”.")
    return history


def known_or_new(typed: str, desk: Desk) -> History | None:
    """The same, or None where nobody is called exactly that. Raises CannotTell for several, Refusal for no name."""
    who = fit_name(typed)
    found = desk.store.prospects_matching(who, desk.e164(who))
    if len(found) > 1:
        raise CannotTell(
            f"{len(found)} people here are “{who}”; name one by phone or e-mail.", _told(found[:SHOWN], desk.store)
        )
    history = desk.store.history_of(found[0].id) if found else None
    if found and history is None:
        raise Refusal(Problem.NO_SUCH_PROSPECT, who)  # gone between the two questions
    return history


def _near(typed: str, store: Questions) -> tuple[str, ...]:
    """Whoever has the whole of it somewhere, or else any word of it in their name."""
    found = {line.id: line for line in store.people_like(typed, SHOWN)}
    if not found:
        for word in typed.split()[:SHOWN]:
            for line in store.people_like(word, SHOWN):
                if fold(word) in fold(line.name):
                    found.setdefault(line.id, line)
    return _told(tuple(found.values())[:SHOWN], store)


def _told(lines: tuple[PersonLine, ...], store: Questions) -> tuple[str, ...]:
    """Each with what tells them from the others: organisation, a phone number, an e-mail address."""
    return tuple(_one(line, store.history_of(line.id)) for line in lines)


def _one(line: PersonLine, history: History | None) -> str:
    parts = [line.name, line.organisation]
    if history is not None:
        parts += [phone.typed for phone in history.prospect.phones[:1]]
        parts += [email.address for email in history.prospect.emails[:1]]
    return ", ".join(part for part in parts if part)


def key_typed(to: str, desk: Desk) -> str:
    """The number or address that was typed, as it is the same in whatever record it stands; "" for none."""
    typed = to.strip()
    if not typed:
        return ""
    return Email(typed).key if "@" in typed else Phone(typed, desk.e164(typed)).key
