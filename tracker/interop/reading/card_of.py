"""One person by the properties of one card. Knows no file and no other card."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from urllib.parse import unquote

from tracker.interop.reading.content_lines import BINARY, Property, split_at, unescaped
from tracker.interop.reading.our_cards import Ours, is_shared
from tracker.interop.reading.vcard_labels import note_label, way_label
from tracker.rules.bring_in.building import ADDRESS_LIMIT, Building, address_of
from tracker.rules.bring_in.card import Birthday, Card
from tracker.rules.bring_in.days import written_birthday
from tracker.rules.bring_in.problems import ProblemKind, Tally
from tracker.rules.text import fold

_TECHNICAL = frozenset(
    {"VERSION", "PRODID", "REV", "KIND", "SORT-STRING", "CLASS", "MAILER", "X-ABLABEL", "X-ABADR", "X-APPLE-OMIT-YEAR"}
    | {"X-ABSHOWAS", "CLIENTPIDMAP", "SOURCE", "PROFILE", "X-ADDRESSBOOKSERVER-KIND", "X-EVOLUTION-FILE-AS", "XML"}
    | {"X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-CLASS"}
    | {"X-ADDRESSBOOKSERVER-PHONEME-DATA", "X-IMAGETYPE", "X-IMAGEHASH", "X-ABCROP-RECTANGLE"}
)
"""About the card and not the person; the original text has them."""
_CHANGES_BY_ITSELF = ("REV", "PRODID", "VERSION")
_PARTS = ("FAMILY", "GIVEN", "MIDDLE", "PREFIX", "SUFFIX")
_TEL_LINK = re.compile(r"(?:tel|callto|sip|sips):", re.IGNORECASE)


def card_of(line: int, properties: list[Property], text: list[str], tally: Tally) -> Card:
    """The person that those properties are about; what has no place stands in the notes, under its name."""
    reading = _Reading(Building(line, tally), properties)
    ours = Ours(reading.building, properties)
    for prop in _preferred_first(properties):
        if not ours.take(prop):
            reading.take(prop)
    reading.finish()
    lasting = sorted(told for told in text if not told.upper().startswith(_CHANGES_BY_ITSELF))
    digest = sha256("\n".join(lasting).encode("utf-8", "surrogatepass")).hexdigest()
    return reading.building.build("\n".join(("BEGIN:VCARD", *text, "END:VCARD")), digest)


def _preferred_first(properties: list[Property]) -> Iterable[Property]:
    """Of several numbers or addresses, the one they like best comes first; all else stays in its order."""

    def rank(prop: Property) -> int:
        if prop.name not in ("TEL", "EMAIL", "ADR"):
            return 0
        told = prop.first("pref")
        if told.isdecimal() and len(told) <= 3:
            return int(told)
        return 1 if any(kind.casefold() == "pref" for kind in prop.all("type")) else 1000

    return sorted(properties, key=rank) if any("PREF" in prop.text[:100].upper() for prop in properties) else properties


class _Reading:
    def __init__(self, building: Building, properties: list[Property]) -> None:
        self.building = building
        self._old = any(p.name == "VERSION" and p.value.strip() == "2.1" for p in properties)
        self._labels = {p.group: unescaped(p.value).strip() for p in properties if p.group and p.name == "X-ABLABEL"}
        self._no_year = next((p.value.strip() for p in properties if p.name == "X-APPLE-OMIT-YEAR"), "")
        self._parts: tuple[str, ...] = ()
        self._address_labels: list[str] = []
        self._by_name: dict[str, Callable[[Property], None]] = {
            "FN": lambda prop: self.building.take("name", self._text(prop), note_label("FN")),
            "N": self._name,
            "ORG": self._organisation,
            "TEL": self._phone,
            "EMAIL": self._email,
            "ADR": self._address,
            "LABEL": lambda prop: self._address_labels.append(self._text(prop)),
            "BDAY": self._birthday,
            "CATEGORIES": self._tags,
            "NOTE": lambda prop: self.building.add_note("", self._text(prop), "NOTE"),
            "UID": lambda prop: self.building.take("external", self._text(prop), note_label("UID")),
            "TZ": self._zone,
        }

    def take(self, prop: Property) -> None:
        if prop.name in _TECHNICAL:
            return
        known = self._by_name.get(prop.name)
        if known is not None:
            known(prop)
            return
        label = note_label(prop.name, self._labels.get(prop.group, ""))
        kinds = way_label(prop.all("type")) if prop.name not in BINARY else ""
        parts = (unescaped(part, not self._old).strip() for part in self._components(prop))
        self.building.add_note(f"{label} ({kinds})" if kinds else label, ", ".join(part for part in parts if part))

    def finish(self) -> None:
        self._finish_name()
        for text in self._address_labels:
            known = set(fold(self.building.address).replace(",", " ").split())
            if not known or not set(fold(text).replace(",", " ").split()) <= known:
                self.building.take("address", text, note_label("LABEL"), ADDRESS_LIMIT)

    def _text(self, prop: Property) -> str:
        return unescaped(prop.value, not self._old)

    def _components(self, prop: Property) -> list[str]:
        """The parts of a value that has some, as a name or an address; text of any other property is one."""
        if prop.name not in ("N", "ADR", "ORG", "NICKNAME", "X-ABADR"):
            return [prop.value]
        return list(prop.semicolons) if prop.semicolons is not None else split_at(prop.value, ";")

    def _name(self, prop: Property) -> None:
        given = tuple(
            " ".join(unescaped(word, not self._old).strip() for word in split_at(part, ",")).strip()
            for part in self._components(prop)
        )
        self._parts = self._parts or given

    def _finish_name(self) -> None:
        parts = dict(zip(_PARTS, self._parts, strict=False))
        if not self.building.name:
            whole = (parts.get(name, "") for name in ("GIVEN", "MIDDLE", "FAMILY", "SUFFIX"))
            self.building.take("name", " ".join(part for part in whole if part), note_label("FN"))
        family, given = parts.get("FAMILY", ""), parts.get("GIVEN", "")
        if family and given and fold(self.building.name) == fold(f"{family}, {given}"):
            self.building.name = f"{given} {family}"  # as it is sorted, and not as it is spoken
        words = fold(self.building.name)
        for name, part in parts.items():
            if part and part not in self.building.name and fold(part) not in words:
                self.building.add_note(note_label(name), part)

    def _organisation(self, prop: Property) -> None:
        first, *others = (unescaped(part, not self._old).strip() for part in self._components(prop))
        self.building.take("organisation", first, note_label("X-COMPANY"))
        for department in others:
            self.building.add_note(note_label("ORG"), department)

    def _phone(self, prop: Property) -> None:
        text = self._text(prop).strip()
        link = _TEL_LINK.match(text)
        if link is not None:
            number, _, rest = unquote(text[link.end() :]).partition(";")
            extension = next((part for part in rest.split(";") if part.casefold().startswith("ext=")), "")
            text = f"{number};{extension}" if extension else number
        self.building.add_phones(text, self._way(prop), note_label("TEL"), is_shared(prop))

    def _email(self, prop: Property) -> None:
        self.building.add_emails(self._text(prop), self._way(prop), note_label("EMAIL"), is_shared(prop))

    def _way(self, prop: Property) -> str:
        return way_label(prop.all("type"), self._labels.get(prop.group, ""))

    def _address(self, prop: Property) -> None:
        parts = [
            "\n".join(unescaped(line, not self._old).strip() for line in split_at(part, ",") if line.strip())
            if not self._old
            else unescaped(part, newlines=False).strip()
            for part in self._components(prop)
        ]
        po_box, extended, street, city, region, postcode, country = (parts + [""] * 7)[:7]
        both = "\n".join(part for part in (street, extended) if part)
        text = address_of(po_box, both, city, region, postcode, country)
        label = self._way(prop)
        column = f"{note_label('ADR')} ({label})" if label else note_label("ADR")
        self.building.take("address", text or unescaped(prop.first("label")), column, ADDRESS_LIMIT)
        for more in parts[7:]:
            self.building.add_note(column, more)

    def _birthday(self, prop: Property) -> None:
        text = self._text(prop).strip()
        if not text:
            return
        omitted = prop.first("x-apple-omit-year") or self._no_year
        read = written_birthday(text, no_year=int(omitted) if omitted.isdecimal() and len(omitted) == 4 else None)
        if read is None and prop.first("value").casefold() != "text":
            self.building.tally.add(prop.line, ProblemKind.DATE_UNREADABLE, text, prop.name)
        self.building.birthday = self.building.birthday or read
        self.building.add_note(note_label("BDAY"), _as_written(read) if read is not None else text)

    def _tags(self, prop: Property) -> None:
        tags = (unescaped(tag, not self._old).strip() for tag in split_at(prop.value, ","))
        self.building.add_tags((tag for tag in tags if fold(tag) != "mycontacts"), note_label("CATEGORIES"))

    def _zone(self, prop: Property) -> None:
        self.building.take_zone(self._text(prop), note_label("TZ"))


def _as_written(birthday: Birthday) -> str:
    day = f"{birthday.month:02}-{birthday.day:02}"
    return f"--{day}" if birthday.year is None else f"{birthday.year:04}-{day}"
