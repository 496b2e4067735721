"""What a card calls a number, an address or a date, as people read it. Knows no card."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.tongue import phrase

_WAY = "label of a number or address"
_NOTE = "label in the notes of a person"

_TYPES = {
    "cell": phrase(_WAY, "mobile"),
    "mobile": phrase(_WAY, "mobile"),
    "iphone": phrase(_WAY, "mobile"),
    "fax": phrase(_WAY, "fax"),
    "homefax": phrase(_WAY, "fax"),
    "workfax": phrase(_WAY, "fax"),
    "pager": phrase(_WAY, "pager"),
    "work": phrase(_WAY, "work"),
    "home": phrase(_WAY, "home"),
    "main": phrase(_WAY, "main"),
    "car": phrase(_WAY, "car"),
    "video": phrase(_WAY, "video"),
    "school": phrase(_WAY, "school"),
    "other": phrase(_WAY, "other"),
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
    "TITLE": phrase(_NOTE, "Title"),
    "ROLE": phrase(_NOTE, "Role"),
    "ORG": phrase(_NOTE, "Department"),
    "NICKNAME": phrase(_NOTE, "Nickname"),
    "BDAY": phrase(_NOTE, "Birthday"),
    "ANNIVERSARY": phrase(_NOTE, "Anniversary"),
    "X-ANNIVERSARY": phrase(_NOTE, "Anniversary"),
    "X-EVOLUTION-ANNIVERSARY": phrase(_NOTE, "Anniversary"),
    "DEATHDATE": phrase(_NOTE, "Died"),
    "URL": phrase(_NOTE, "Web page"),
    "ADR": phrase(_NOTE, "Address"),
    "LABEL": phrase(_NOTE, "Address"),
    "TEL": phrase(_NOTE, "Phone"),
    "EMAIL": phrase(_NOTE, "E-mail"),
    "FN": phrase(_NOTE, "Name"),
    "TZ": phrase(_NOTE, "Time zone"),
    "GEO": phrase(_NOTE, "Position"),
    "IMPP": phrase(_NOTE, "Messages"),
    "GENDER": phrase(_NOTE, "Gender"),
    "LANG": phrase(_NOTE, "Language"),
    "RELATED": phrase(_NOTE, "Related"),
    "X-ABRELATEDNAMES": phrase(_NOTE, "Related"),
    "X-SPOUSE": phrase(_NOTE, "Spouse"),
    "X-EVOLUTION-SPOUSE": phrase(_NOTE, "Spouse"),
    "X-MANAGER": phrase(_NOTE, "Manager"),
    "X-ASSISTANT": phrase(_NOTE, "Assistant"),
    "X-ABDATE": phrase(_NOTE, "Date"),
    "UID": phrase(_NOTE, "Id"),
    "CATEGORIES": phrase(_NOTE, "Tags"),
    "PREFIX": phrase(_NOTE, "Before the name"),
    "GIVEN": phrase(_NOTE, "First name"),
    "MIDDLE": phrase(_NOTE, "Middle name"),
    "FAMILY": phrase(_NOTE, "Last name"),
    "SUFFIX": phrase(_NOTE, "After the name"),
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
