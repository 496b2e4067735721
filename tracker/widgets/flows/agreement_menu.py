"""The menu of one agreement, or of one person: what can be done about it, each with its key. Knows no store.

It offers only what makes sense just now, and tells its owner what was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.flows.ways import Act, ActKind, Way, ways_of
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect
from tracker.tongue import tr, tr_as
from tracker.widgets.look.icons import icon


@dataclass(frozen=True, slots=True)
class AgreementDeeds:
    """What each choice leads to. `slipped`: its time is over, or they have still to be told that we missed it;
    `show_again` is there for a hidden one.
    """

    open_person: Callable[[], object]
    act: Callable[[Act], object]
    answer: Callable[[], object]
    call_off: Callable[[], object]
    call_off_ourselves: Callable[[], object]
    tell: Callable[[], object]
    move: Callable[[], object]
    hide_until_tomorrow: Callable[[], object]
    hide_until_next_week: Callable[[], object]
    show_again: Callable[[], object] | None
    hand_over: Callable[[], object]
    slipped: bool


class AgreementMenu(QMenu):
    """Every choice has a letter; those for numbers and addresses open a further menu where there are several."""

    def __init__(
        self, planned: Planned, prospect: Prospect, deeds: AgreementDeeds, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.one_line(planned.name))
        _offer(self, tr("&Open {who}", who=_plain(planned.name)), "person", deeds.open_person)
        add_acts(self, prospect, deeds.act)
        self.addSeparator()
        if deeds.slipped:
            _offer(self, tr("&What became of it?…"), "question", deeds.answer)
        if not planned.is_open:
            return
        if planned.kind is AgreementKind.PROMISE:
            _offer(self, tr("&Sent, and here is what happens next…"), "outgoing", deeds.tell)
        else:
            _offer(self, tr("It &happened…"), "kept", deeds.tell)
        _offer(self, tr("Change the &time…"), "moved", deeds.move)
        if not deeds.slipped:
            _offer(self, tr("They called it o&ff…"), "withdrawn", deeds.call_off)
            _offer(self, tr("&We called it off…"), "withdrawn", deeds.call_off_ourselves)
        self.addSeparator()
        if deeds.show_again is not None:
            _offer(self, tr("Show it a&gain"), "snooze", deeds.show_again)
        else:
            _offer(self, tr("Hide until to&morrow"), "snooze", deeds.hide_until_tomorrow)
            _offer(self, tr("Hide until &next week"), "snooze", deeds.hide_until_next_week)
        self.addSeparator()
        _offer(self, tr("Han&d over…"), "people", deeds.hand_over)


class PersonMenu(QMenu):
    """What can be done about someone with whom nothing is agreed just now; `fine` is there where that is asked."""

    def __init__(
        self,
        prospect: Prospect,
        open_person: Callable[[], object],
        act: Callable[[Act], object],
        fine: Callable[[], object] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.one_line(prospect.name))
        _offer(self, tr("&Open {who}", who=_plain(prospect.name)), "person", open_person)
        add_acts(self, prospect, act)
        if fine is not None:
            self.addSeparator()
            _offer(self, tr("Nothing agreed, and that is &fine"), "check", fine)


def add_acts(menu: QMenu, prospect: Prospect, act: Callable[[Act], object]) -> None:
    """Call, e-mail and copy, for whatever numbers and addresses there are."""
    ways = ways_of(prospect)
    for kind, label, icon_name, channel in (
        (ActKind.CALL, tr_as("menu", "&Call"), "call", Channel.CALL),
        (ActKind.EMAIL, tr_as("menu", "&E-mail"), "email", Channel.EMAIL),
        (ActKind.COPY, tr_as("menu", "Co&py"), "copy", None),
    ):
        possible = [way for way in ways if channel in (None, way.channel)]
        if len(possible) == 1:
            only = Act(kind, prospect.id, possible[0].channel, possible[0].address, possible[0].e164)
            _offer(menu, f"{label} {_plain(only.address)}", icon_name, partial(act, only))
        elif possible:
            under = menu.addMenu(icon(icon_name), label)
            fill_with_ways(under, kind, prospect.id, possible, act)


def fill_with_ways(
    menu: QMenu, kind: ActKind, prospect_id: int, ways: Sequence[Way], act: Callable[[Act], object]
) -> None:
    """One line for each number or address, with its label."""
    for way in ways:
        label = f"{_plain(way.label)}: {_plain(way.address)}" if way.label else _plain(way.address)
        chosen = Act(kind, prospect_id, way.channel, way.address, way.e164)
        menu.addAction(label).triggered.connect(lambda _checked=False, chosen=chosen: act(chosen))


def _offer(menu: QMenu, label: str, icon_name: str, deed: Callable[[], object]) -> None:
    menu.addAction(icon(icon_name), label).triggered.connect(lambda _checked=False: deed())


def _plain(text: str) -> str:
    """A lone & would be taken for a key."""
    return words.one_line(text, 60).replace("&", "&&")
