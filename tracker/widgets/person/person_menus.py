"""The two menus beside a name: what can be edited, and everything else that can be done with somebody.

Know no store: each choice is told to whoever filled them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from tracker.actions.taking_out import FileKind
from tracker.presentation import words
from tracker.presentation.flows.ways import Act, ActKind, Way, ways_of
from tracker.presentation.person.prospect_card import Card
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, Detail
from tracker.presentation.person.state_card import CardState
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection
from tracker.tongue import tr, tr_as
from tracker.widgets.look.icons import icon
from tracker.widgets.look.tokens import Role

Deed = Callable[[], object]


class Change(StrEnum):
    """What can be done with an agreement that stands, as its own menu has it."""

    MOVE = "move"
    THEY_CALLED_OFF = "they-called-off"
    WE_CALLED_OFF = "we-called-off"
    HAND_OVER = "hand-over"


@dataclass(frozen=True, slots=True)
class PersonDeeds:
    """What each choice leads to."""

    new_entry: Deed
    act: Callable[[Act], object]
    say: Deed
    promise: Callable[[str], object]
    let_be: Deed
    change: Callable[[Change, Agreement], object]
    correct: Callable[[Agreement], object]
    lift: Callable[[Objection], object]
    is_also: Deed
    take_out: Callable[[FileKind], object]
    to_trash: Deed


def fill_with_details(menu: QMenu, card: Card, begin: Callable[[Detail], object]) -> None:
    """Everything that can be known of them: first what is, then what is not yet."""
    known = {Detail.NAME, *(fact.of for fact in (*card.details, *card.business))}
    if card.stands:
        known.add(Detail.STANDING)
    if card.prospect.preferred_channel is not None:
        known.add(Detail.PREFERRED)
    known.discard(Detail.OBJECTION)
    menu.clear()
    for detail in Detail:
        if detail in known:
            _offer(menu, LABELS[detail].told(), "edit", partial(begin, detail))
    menu.addSection(tr("Add"))
    for detail in Detail:
        if detail in known:
            continue
        if detail is BUSINESS[0]:
            menu.addSection(tr("Their business"))
        text = tr("They asked us not to…") if detail is Detail.OBJECTION else LABELS[detail].told()
        _offer(menu, text, "plus", partial(begin, detail))


def fill_with_deeds(menu: QMenu, card: Card, deeds: PersonDeeds) -> None:
    """All further acts: what the card offers by itself is not told again."""
    menu.clear()
    _offer(menu, tr("&New entry"), "plus", deeds.new_entry)
    _add_acts(menu, card, deeds.act)
    if card.earliest.agreement is not None:
        _offer(menu, tr("Say it as agreed…"), "voicemail", deeds.say)
    for question in card.open_questions:
        told = tr("Promise an answer: {question}", question=_plain(question))
        _offer(menu, told, "owe", partial(deeds.promise, question))
    if card.waiting_message is not None:
        _offer(menu, tr("Nothing to answer"), "check", deeds.let_be)
    shown = card.shown
    if shown is not None:
        menu.addSeparator()
        _add_changes(menu, card, shown, deeds)
        _offer(menu, tr("&Correct what was agreed…"), "edit", partial(deeds.correct, shown))
    if card.state.objection is not None:
        menu.addSeparator()
        _offer(menu, tr("&Lift what they asked"), "undo", partial(deeds.lift, card.state.objection))
    menu.addSeparator()
    _offer(menu, tr("These are one person…"), "people", deeds.is_also)
    if not card.is_in_trash:
        export = menu.addMenu(icon("copy", Role.TEXT), tr("E&xport"))
        _offer(export, tr("Their card (.vcf)…"), "person", partial(deeds.take_out, FileKind.CARDS))
        _offer(export, tr("What is agreed with them (.ics)…"), "month", partial(deeds.take_out, FileKind.CALENDAR))
    _offer(menu, tr("Move to the trash"), "trash", deeds.to_trash)


def _add_changes(menu: QMenu, card: Card, shown: Agreement, deeds: PersonDeeds) -> None:
    """What passed is not called off any more: its card asks what became of it."""
    if not shown.is_open:
        return
    _offer(menu, tr("Change the &time…"), "moved", partial(deeds.change, Change.MOVE, shown))
    if card.state.state is not CardState.SLIPPED:
        _offer(menu, tr("They called it o&ff…"), "withdrawn", partial(deeds.change, Change.THEY_CALLED_OFF, shown))
        _offer(menu, tr("&We called it off…"), "withdrawn", partial(deeds.change, Change.WE_CALLED_OFF, shown))
    _offer(menu, tr("Han&d over…"), "people", partial(deeds.change, Change.HAND_OVER, shown))


def _add_acts(menu: QMenu, card: Card, act: Callable[[Act], object]) -> None:
    ways = ways_of(card.prospect)
    for kind, label, icon_name, channel in (
        (ActKind.CALL, tr_as("menu", "C&all"), "call", Channel.CALL),
        (ActKind.EMAIL, tr_as("menu", "&E-mail"), "email", Channel.EMAIL),
        (ActKind.COPY, tr_as("menu", "Co&py"), "copy", None),
    ):
        possible = [way for way in ways if channel in (None, way.channel)]
        if len(possible) == 1:
            way = possible[0]
            only = Act(kind, card.prospect.id, way.channel, way.address, way.e164)
            _offer(menu, f"{label} {_plain(way.address)}", icon_name, partial(act, only))
        elif possible:
            fill_with_ways(menu.addMenu(icon(icon_name), label), kind, card.prospect.id, possible, act)


def fill_with_ways(
    menu: QMenu, kind: ActKind | None, prospect_id: int, ways: Sequence[Way], act: Callable[[Act], object]
) -> None:
    """One line for each number or address, with its label; without a kind each is rung or written to as it is."""
    for way in ways:
        label = words.one_line(f"{way.label}: {way.address}" if way.label else way.address, 60).replace("&", "&&")
        by_itself = ActKind.CALL if way.channel is Channel.CALL else ActKind.EMAIL
        chosen = Act(kind or by_itself, prospect_id, way.channel, way.address, way.e164)
        name = "call" if way.channel is Channel.CALL else "email"
        _offer(menu, label, name, partial(act, chosen))


def pop_up(menu: QMenu, beneath: QWidget) -> None:
    """Beneath that button, with the first choice taken up for the keys."""
    menu.popup(beneath.mapToGlobal(beneath.rect().bottomLeft()))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])


def _offer(menu: QMenu, label: str, icon_name: str, deed: Deed) -> None:
    menu.addAction(icon(icon_name, Role.TEXT), label).triggered.connect(lambda _checked=False: deed())


def _plain(text: str) -> str:
    """A lone & would be taken for a key."""
    return words.one_line(text, 60).replace("&", "&&")
