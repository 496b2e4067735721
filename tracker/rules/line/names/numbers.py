"""The telephone numbers and e-mail addresses in a line, and whose they are. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.rules.line.line_reading import NEW, Ask, AskKind, Choice, PartKind, PartState, Says, Someone
from tracker.rules.line.moment import Moment
from tracker.rules.line.names.naming import Naming
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.plain_dates import Unclear, UnclearReason, read_moment
from tracker.rules.text import address_in, digits, looks_like_email
from tracker.rules.who.numbers import LEAST, read_number

ELSE = "else"


def find_numbers(sheet: Sheet, there: There, moment: Moment) -> list[Naming]:
    """Each with whoever has it; a number nobody has names somebody new, who has no name yet."""
    found: list[Naming] = []
    at = 0
    while at < len(sheet.words):
        last = _ends(sheet, at, moment)
        if last is None:
            at += 1
            continue
        typed = sheet.typed(at, last)
        has_it = there.reached_by(address_in(typed))
        if has_it is None:
            sheet.pending.update(range(at, last))
        else:
            naming = Naming(sheet.put(Item(at, last, PartKind.WHO)), to=address_in(typed), has_it=has_it)
            found.append(naming)
        at = last
    return found


def settle_numbers(sheet: Sheet, numbers: Sequence[Naming], names: Sequence[Naming]) -> list[Naming]:
    """Who is meant by numbers and names together, in the order they stand in.

    A name beside a number somebody else has is asked about; one beside a number nobody has gets it.
    """
    people = sorted((*numbers, *names), key=lambda naming: naming.item.first)
    if _are_of_one(numbers, names):
        return _with_both(numbers, names)
    if len(numbers) != 1:
        for number in numbers:
            _whose(sheet, number)
        return people
    number = numbers[0]
    others = [who for naming in names for who in naming.people]
    if len(others) != 1:
        if not (names and not number.has_it):
            _whose(sheet, number)
        else:
            number.item.says = Says()
        return people
    other, naming = others[0], next(naming for naming in names if naming.people)
    theirs = {who.id for who in number.has_it}
    if other.id in theirs or not theirs:
        with_it = (_reached(other, number.to),)
        naming.people, naming.item.says = with_it, Says(who=with_it)
        number.item.says = Says(who=with_it)
        return [one for one in people if one is not number]
    _ask_who_it_was(sheet, number, naming, other)
    return [one for one in people if one.people]


def _are_of_one(numbers: Sequence[Naming], names: Sequence[Naming]) -> bool:
    """Whether a number and an address stand beside one name, as beneath an e-mail, and nobody else has either."""
    if len(numbers) != 2 or len({"@" in number.to for number in numbers}) != 2:
        return False
    people = [who for naming in names for who in naming.people]
    theirs = {who.id for number in numbers for who in number.has_it}
    return len(people) == len(names) == 1 and theirs <= {people[0].id}


def _with_both(numbers: Sequence[Naming], names: Sequence[Naming]) -> list[Naming]:
    first, second = sorted(numbers, key=lambda number: "@" in number.to)
    with_it = (replace(_reached(names[0].people[0], first.to), also=second.to),)
    for naming in (*numbers, names[0]):
        naming.item.says = Says(who=with_it)
    names[0].people = with_it
    return list(names)


def _ask_who_it_was(sheet: Sheet, number: Naming, naming: Naming, other: Someone) -> None:
    owner = _reached(number.has_it[0], number.to)
    sharer = Someone(other.id, other.name, other.organisation, other.household, other.called_by, number.to, shares=True)
    start, end = sheet.span(number.item.first, number.item.last)
    choices = (
        Choice(f"id:{owner.id}", Says(who=(owner,)), owner.name),
        Choice("shares", Says(who=(sharer,)), other.name),
        Choice(ELSE, Says()),
    )
    sheet.asks = [ask for ask in sheet.asks if ask.key != naming.item.ask]
    holds = sheet.ask(Ask(AskKind.WHOSE_NUMBER, sheet.typed(number.item.first, number.item.last), start, end, choices))
    number.people, naming.people = (), ()
    number.item.says = Says(who=(owner,))
    number.item.alternatives = naming.item.alternatives = choices
    number.item.ask = naming.item.ask = sheet.asks[-1].key if holds is None else ""
    if holds is not None and holds.key == "shares":
        naming.people, naming.item.state = holds.says.who, PartState.UNDERSTOOD
    elif holds is not None and holds.says.who:
        number.people = holds.says.who
        sheet.drop(naming.item)


def _whose(sheet: Sheet, number: Naming) -> None:
    """A number by itself."""
    item = number.item
    start, end = sheet.span(item.first, item.last)
    about = sheet.typed(item.first, item.last)
    reached = tuple(_reached(who, number.to) for who in number.has_it)
    if len(reached) == 1:
        number.people, item.says = reached, Says(who=reached)
    elif reached:
        choices = tuple(Choice(f"id:{who.id}", Says(who=(who,)), who.name) for who in reached[:3])
        holds = sheet.ask(Ask(AskKind.WHICH_PERSON, about, start, end, choices), item)
        number.people = holds.says.who if holds is not None else ()
    else:
        number.is_new = True
        item.state, item.says = PartState.NEW_PERSON, Says(who=(Someone(None, "", to=number.to),))
        sheet.asks.append(Ask(AskKind.WHO_IS_AT, about, start, end, ()))


def _reached(who: Someone, to: str) -> Someone:
    return Someone(who.id, who.name, who.organisation, who.household, who.called_by or to, to, who.shares)


def _ends(sheet: Sheet, at: int, moment: Moment) -> int | None:
    """Where a number or an address that begins there ends."""
    if not sheet.is_free(at):
        return None
    if "@" in sheet.words[at].text and looks_like_email(address_in(sheet.words[at].text)):
        return at + 1
    last = at
    while last < len(sheet.words) and not any(c.isalpha() or c in ":@&" for c in sheet.words[last].text):
        if last > at and sheet.words[last].pause:
            break
        last += 1
    for end in range(last, at, -1):
        typed = sheet.typed(at, end)
        if read_number(typed) is None or len(digits(typed)) <= LEAST:
            continue
        if typed.startswith(("+", "0")) or not _is_date(typed, moment):
            return end if typed.startswith(("+", "0", "(")) or len(digits(typed)) >= 9 else None
    return None


def _is_date(typed: str, moment: Moment) -> bool:
    told = read_moment(typed, moment.now, moment.zone, moment.words)
    return not (isinstance(told, Unclear) and told.reason is UnclearReason.NOT_A_DATE)


__all__ = ["ELSE", "NEW", "find_numbers", "settle_numbers"]
