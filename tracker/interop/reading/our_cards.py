"""What a card of our own tells beyond others, under names of our own (`interop/writing/cards.py`). Knows no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.files.dataclass_json import load, parsed
from tracker.interop.reading.content_lines import Property, unescaped
from tracker.rules.bring_in.building import Building
from tracker.rules.bring_in.card import HistoryItem, HistoryKind
from tracker.rules.bring_in.cells import standing_meant
from tracker.rules.channel import Channel
from tracker.rules.prospect import Business, Hours

OURS = "X-AS-AGREED-"
_UID = "@as-agreed"
_WORDS = {"PREFERRED": "preferred", "INTEREST": "interest", "CAN-BUY": "can_buy"}


def is_shared(prop: Property) -> bool:
    """Whether whoever else is reached by this number or address was said to share it."""
    return prop.first("x-as-agreed-shared") == "yes"


@dataclass(slots=True)
class Ours:
    """Takes what is ours of a card; other programs' cards have none of it."""

    building: Building
    properties: list[Property]

    def take(self, prop: Property) -> bool:
        """Whether it was one of ours, and was read. One that cannot be is left to be a note."""
        if prop.name == "NICKNAME" and self._is_ours():
            self.building.take("greeting", unescaped(prop.value), prop.name)
            return True
        if prop.name == "NOTE":
            return any(each.name == f"{OURS}NOTES" for each in self.properties)
        if not prop.name.startswith(OURS):
            return False
        try:
            return self._own(prop.name.removeprefix(OURS), unescaped(prop.value), prop.name)
        except (ValueError, KeyError, TypeError, AttributeError):
            return False

    def _is_ours(self) -> bool:
        return any(each.name == "UID" and each.value.strip().endswith(_UID) for each in self.properties)

    def _own(self, name: str, text: str, column: str) -> bool:
        building = self.building
        if name in _WORDS:
            building.take_our_word(_WORDS[name], text, column)
        elif name == "NOTES":
            building.add_note("", text, "NOTE")
        elif name == "HOUSEHOLD":
            building.take("household", text, column)
        elif name == "HOURS":
            building.hours = load(Hours, text)
        elif name == "BUSINESS":
            building.business = load(Business, text)
        elif name == "STANDING":
            building.history.append(HistoryItem(HistoryKind.STATUS, column, text, standing=standing_meant(text)))
        elif name == "OBJECTIONS":
            building.history.extend(_objection(told, column) for told in parsed(text))
        else:
            return False
        return True


def _objection(told: dict[str, str], column: str) -> HistoryItem:
    since = datetime.fromisoformat(told["since"])
    words = " – ".join(told[name] for name in ("since", "until") if name in told)
    channel = Channel(told["channel"]) if told["channel"] != "all" else None
    return HistoryItem(HistoryKind.DO_NOT_CONTACT, column, words, since.date(), since.time(), yes=True, channel=channel)
