"""A message read as it is typed: what is weak in it, why, and what could stand there. Pure; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.presentation.words import wording
from tracker.rules.who.names import called
from tracker.rules.wording.openings import Span, asks_about_the_order, name_too_often, weak_openings


@dataclass(frozen=True, slots=True)
class Hint:
    """Why, and a better sentence for the characters of `span`; "" and None where there is none to put there."""

    reason: str
    better: str = ""
    span: Span | None = None


def hints_on(
    text: str, name: str, agreed: str = "", *, written: bool = True, goodwill: bool = False, greeting: str = ""
) -> tuple[Hint, ...]:
    """What is to be said about that message to `name`, who is greeted as `greeting` where that was set.

    `agreed` is on what it may rest ("as agreed on 18 October"), "" on nothing; `written` says that it is sent, not
    spoken. A goodwill message must not ask about the order.
    """
    found: list[Hint] = []
    for weak in weak_openings(text)[:1]:
        said = text[weak.span.start : weak.span.end]
        better = wording.better_opening(weak.code, agreed, written=written)
        found.append(Hint(wording.weak_opening(weak.code, said), better, weak.sentence))
    beyond = name_too_often(text, greeting.strip() or name)
    if beyond:
        found.append(Hint(wording.name_too_often(called(name, greeting), beyond)))
    if goodwill:
        for asked in asks_about_the_order(text)[:1]:
            found.append(Hint(wording.asks_about_the_order(text[asked.start : asked.end].strip())))
    return tuple(found)


def improved(text: str, hint: Hint) -> str:
    """The text with the better sentence put in place of the weak one."""
    if hint.span is None or not hint.better:
        return text
    return f"{text[: hint.span.start]}{hint.better}{text[hint.span.end :]}"
