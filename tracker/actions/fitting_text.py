"""Whether text, names, numbers and addresses are fit to be written, and the tidy form in which they are.

Knows no store: each function gives back its value cleaned, or refuses the deed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.actions.outcome import Problem, Refusal
from tracker.rules.entry import Changed, Entry, NewObjection, NewStanding, NextAgreement
from tracker.rules.prospect import Business, Email, Phone, Prospect
from tracker.rules.text import (
    LINE_LIMIT,
    NOTE_LIMIT,
    Unfit,
    UnfitText,
    address_in,
    clean,
    clean_name,
    looks_like_email,
    readable,
    shows_nothing,
)
from tracker.rules.who.numbers import kept_number, looks_like_phone

SHOWN = 40
"""How many characters of an offending text a refusal repeats."""

PROBLEMS = {Unfit.TOO_LONG: Problem.TEXT_TOO_LONG, Unfit.UNREADABLE: Problem.UNREADABLE_TEXT}


def fit(text: str, limit: int = NOTE_LIMIT) -> str:
    """Text of any number of lines, cleaned. Raises Refusal (TEXT_TOO_LONG, UNREADABLE_TEXT)."""
    return _cleaned(text, lambda: clean(text, limit))


def fit_line(text: str) -> str:
    """Text of one line, cleaned, with single spaces: calendars and lists have no room for a second one. Raises Refusal
    as `fit` does.
    """
    return " ".join(fit(text, LINE_LIMIT).split())


def fit_label(text: str) -> str:
    """One line no longer than a name: a tag, an organisation, who of us. Raises Refusal as `fit` does; may be "".

    What nobody could see is nothing.
    """
    fitting = _cleaned(text, lambda: clean_name(text))
    return "" if shows_nothing(fitting) else fitting


def fit_name(name: str) -> str:
    """The name cleaned. Raises Refusal (EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT)."""
    fitting = fit_label(name)
    if not fitting:
        raise Refusal(Problem.EMPTY_NAME)
    return fitting


def fits_as_phone(typed: str) -> bool:
    """Whether it can be kept as a number; what cannot be read at all is for the deed to refuse."""
    return _fits(lambda: _phone(Phone(typed), lambda _number: ""))


def fits_as_email(typed: str) -> bool:
    """The same for an e-mail address."""
    return _fits(lambda: _email(Email(typed)))


def fit_prospect(prospect: Prospect, e164: Callable[[str], str], known: Prospect | None = None) -> Prospect:
    """The person with every text cleaned, numbers and addresses checked, and each number's international form found.

    Tags, numbers and addresses left blank are dropped. Those that `known`, the person as they stand, has already are
    not held against them.

    Raises Refusal (EMPTY_NAME, NOT_A_PHONE, NOT_AN_EMAIL, TEXT_TOO_LONG, UNREADABLE_TEXT).
    """
    return replace(
        prospect,
        name=fit_name(prospect.name),
        organisation=fit_label(prospect.organisation),
        household=fit_label(prospect.household),
        phones=tuple(
            phone
            if known is not None and phone in known.phones and not looks_like_phone(phone.typed)
            else _phone(phone, e164)
            for phone in prospect.phones
            if phone.typed.strip()
        ),
        emails=tuple(
            email if known is not None and email in known.emails else _email(email)
            for email in prospect.emails
            if email.address.strip()
        ),
        address=fit(prospect.address, LINE_LIMIT),
        tags=tuple(tag for tag in (fit_label(tag) for tag in prospect.tags) if tag),
        notes=fit(prospect.notes),
        greeting=fit_label(prospect.greeting),
        business=_business(prospect.business),
    )


def fit_entry(entry: Entry) -> Entry:
    """The entry with every text cleaned, but for someone new, who is checked when made.

    Raises Refusal (TEXT_TOO_LONG, UNREADABLE_TEXT, and EMPTY_NAME for a contact by nobody).
    """
    return replace(
        entry,
        attempt=replace(entry.attempt, by=fit_name(entry.attempt.by)),
        note=fit(entry.note),
        questions=tuple(
            replace(q, text=fit(q.text), answer=fit(q.answer))
            for q in entry.questions
            if q.text.strip() or q.answer.strip()
        ),
        asked=fit(entry.asked),
        reason=fit(entry.reason),
        changed=_changed(entry.changed) if entry.changed is not None else None,
        next=tuple(fit_next(agreed) for agreed in entry.next),
        standing=fit_standing(entry.standing) if entry.standing is not None else None,
        objection=fit_objection(entry.objection) if entry.objection is not None else None,
    )


def fit_next(agreed: NextAgreement) -> NextAgreement:
    """What was agreed with every text cleaned. Raises Refusal as `fit` does."""
    return replace(
        agreed,
        topic=fit_line(agreed.topic),
        words=fit(agreed.words),
        then=fit_line(agreed.then),
        owner=fit_label(agreed.owner),
        place=fit_line(agreed.place),
        every=fit_line(agreed.every),
    )


def fit_standing(told: NewStanding) -> NewStanding:
    """Raises Refusal as `fit` does."""
    return replace(told, words=fit(told.words))


def fit_objection(told: NewObjection) -> NewObjection:
    """Raises Refusal as `fit` does."""
    return replace(told, words=fit(told.words))


def _changed(changed: Changed) -> Changed:
    return replace(
        changed,
        agreed=fit_next(changed.agreed) if changed.agreed is not None else None,
        standing=fit_standing(changed.standing) if changed.standing is not None else None,
        words=fit(changed.words),
    )


def _phone(phone: Phone, e164: Callable[[str], str]) -> Phone:
    typed = kept_number(fit_label(phone.typed))
    if not looks_like_phone(typed):
        raise Refusal(Problem.NOT_A_PHONE, _short(typed))
    return replace(phone, typed=typed, e164=e164(typed), label=fit_label(phone.label))


def _email(email: Email) -> Email:
    address = address_in(fit_label(email.address))
    if not looks_like_email(address):
        raise Refusal(Problem.NOT_AN_EMAIL, _short(address))
    return replace(email, address=address, label=fit_label(email.label))


def _fits(fitting: Callable[[], object]) -> bool:
    try:
        fitting()
    except Refusal as refused:
        return refused.problem is Problem.UNREADABLE_TEXT
    return True


def _business(business: Business) -> Business:
    return Business(
        lower_costs=fit(business.lower_costs),
        smoother_work=fit(business.smoother_work),
        more_profit=fit(business.more_profit),
        an_edge=fit(business.an_edge),
        problems_coming=fit(business.problems_coming),
    )


def _cleaned(text: str, cleaning: Callable[[], str]) -> str:
    try:
        return cleaning()
    except UnfitText as unfit:
        raise Refusal(PROBLEMS[unfit.reason], _short(text)) from unfit


def _short(text: str) -> str:
    """The beginning of a text, fit to be shown wherever it came from."""
    shown = readable(text[: SHOWN + 1])
    return shown if len(text) <= SHOWN else f"{shown[:SHOWN]}…"
