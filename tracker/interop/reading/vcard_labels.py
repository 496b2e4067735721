"""What a card calls a number, an address or a date, as people read it. Knows no card."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.tongue import phrase

_TYPES = {
    "cell": phrase("label of a number or address", "mobile"),
    "mobile": phrase("label of a number or address", "mobile"),
    "iphone": phrase("label of a number or address", "mobile"),
    "fax": phrase("label of a number or address", "fax"),
    "homefax": phrase("label of a number or address", "fax"),
    "workfax": phrase("label of a number or address", "fax"),
    "pager": phrase("label of a number or address", "pager"),
    "work": phrase("label of a number or address", "work"),
    "home": phrase("label of a number or address", "home"),
    "main": phrase("label of a number or address", "main"),
    "car": phrase("label of a number or address", "car"),
    "video": phrase("label of a number or address", "video"),
    "school": phrase("label of a number or address", "school"),
    "other": phrase("label of a number or address", "other"),
}
_FIRST = (
    "fax",
    "homefax",
    "workfax",
    "cell",
    "mobile",
    "iphone",
    "pager",
    "car",
    "main",
    "work",
    "home",
    "school",
    "video",
)
_SAY_NOTHING = frozenset(
    {
        "voice",
        "internet",
        "pref",
        "x400",
        "intl",
        "dom",
        "postal",
        "parcel",
        "msg",
        "text",
        "x-internet",
        "other",
        "textphone",
    }
)

_NOTES = {
    "TITLE": phrase("label in the notes of a person", "Title"),
    "ROLE": phrase("label in the notes of a person", "Role"),
    "ORG": phrase("label in the notes of a person", "Department"),
    "NICKNAME": phrase("label in the notes of a person", "Nickname"),
    "BDAY": phrase("label in the notes of a person", "Birthday"),
    "ANNIVERSARY": phrase("label in the notes of a person", "Anniversary"),
    "X-ANNIVERSARY": phrase("label in the notes of a person", "Anniversary"),
    "X-EVOLUTION-ANNIVERSARY": phrase("label in the notes of a person", "Anniversary"),
    "DEATHDATE": phrase("label in the notes of a person", "Died"),
    "URL": phrase("label in the notes of a person", "Web page"),
    "ADR": phrase("label in the notes of a person", "Address"),
    "LABEL": phrase("label in the notes of a person", "Address"),
    "TEL": phrase("label in the notes of a person", "Phone"),
    "EMAIL": phrase("label in the notes of a person", "E-mail"),
    "FN": phrase("label in the notes of a person", "Name"),
    "TZ": phrase("label in the notes of a person", "Time zone"),
    "GEO": phrase("label in the notes of a person", "Position"),
    "IMPP": phrase("label in the notes of a person", "Messages"),
    "GENDER": phrase("label in the notes of a person", "Gender"),
    "LANG": phrase("label in the notes of a person", "Language"),
    "RELATED": phrase("label in the notes of a person", "Related"),
    "X-ABRELATEDNAMES": phrase("label in the notes of a person", "Related"),
    "X-SPOUSE": phrase("label in the notes of a person", "Spouse"),
    "X-EVOLUTION-SPOUSE": phrase("label in the notes of a person", "Spouse"),
    "X-MANAGER": phrase("label in the notes of a person", "Manager"),
    "X-ASSISTANT": phrase("label in the notes of a person", "Assistant"),
    "X-ABDATE": phrase("label in the notes of a person", "Date"),
    "UID": phrase("label in the notes of a person", "Id"),
    "CATEGORIES": phrase("label in the notes of a person", "Tags"),
    "PREFIX": phrase("label in the notes of a person", "Before the name"),
    "GIVEN": phrase("label in the notes of a person", "First name"),
    "MIDDLE": phrase("label in the notes of a person", "Middle name"),
    "FAMILY": phrase("label in the notes of a person", "Last name"),
    "SUFFIX": phrase("label in the notes of a person", "After the name"),
}


def way_label(types: Iterable[str], own: str = "") -> str:
    """What a number or an address is called: by the person who wrote the card, else by its types; "" for nothing."""
    if own:
        return _own(own)
    told = {kind.casefold() for kind in types}
    for kind in _FIRST:
        if kind in told:
            return _TYPES[kind].told()
    others = sorted(kind for kind in told if kind and kind not in _SAY_NOTHING)
    return others[0].removeprefix("x-") if others else ""


def note_label(name: str, own: str = "") -> str:
    """What a property is called in the notes: by the person who wrote the card, else in our words, else by its name."""
    if own:
        return _own(own)
    known = _NOTES.get(name)
    if known is not None:
        return known.told()
    return name.removeprefix("X-").replace("-", " ").replace("_", " ").capitalize()


def _own(label: str) -> str:
    r"""Apple's own labels are written `_$!<Mobile>!$_`, whatever tongue they are shown in."""
    if label.startswith("_$!<") and label.endswith(">!$_"):
        inner = label[4:-4]
        known = _TYPES.get(inner.casefold())
        return known.told() if known is not None else inner
    return label
