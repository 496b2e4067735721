"""What a column of a table can be to us, in words, and how its letters and days may be written. Opens no file."""

from __future__ import annotations

from tracker.rules.bring_in.mapping import DateOrder, Field
from tracker.rules.channel import Channel
from tracker.tongue import phrase

What = tuple[Field, Channel | None]
"""What a column is; a "do not contact" may be for one way only."""

FIELD = {
    Field.NAME: phrase("what a column is", "name"),
    Field.NAME_TURNED: phrase("what a column is", "name, last name first"),
    Field.GIVEN_NAME: phrase("what a column is", "first name"),
    Field.FAMILY_NAME: phrase("what a column is", "last name"),
    Field.MIDDLE_NAME: phrase("what a column is", "middle name"),
    Field.PREFIX: phrase("what a column is", "title before the name"),
    Field.SUFFIX: phrase("what a column is", "suffix of the name"),
    Field.GREETING: phrase("what a column is", "how they are greeted"),
    Field.ORGANISATION: phrase("what a column is", "organisation"),
    Field.HOUSEHOLD: phrase("what a column is", "household"),
    Field.PHONE: phrase("what a column is", "phone number"),
    Field.PHONE_LABEL: phrase("what a column is", "kind of phone number"),
    Field.EMAIL: phrase("what a column is", "e-mail address"),
    Field.EMAIL_LABEL: phrase("what a column is", "kind of e-mail address"),
    Field.PREFERRED: phrase("what a column is", "how they like to be reached"),
    Field.ADDRESS: phrase("what a column is", "postal address"),
    Field.ADDRESS_LABEL: phrase("what a column is", "kind of postal address"),
    Field.STREET: phrase("what a column is", "street"),
    Field.PO_BOX: phrase("what a column is", "PO box"),
    Field.CITY: phrase("what a column is", "town"),
    Field.POSTCODE: phrase("what a column is", "postcode"),
    Field.REGION: phrase("what a column is", "county or state"),
    Field.COUNTRY: phrase("what a column is", "country"),
    Field.ZONE: phrase("what a column is", "time zone"),
    Field.LAST_CONTACTED: phrase("what a column is", "when we last spoke"),
    Field.NEXT_FOLLOW_UP: phrase("what a column is", "next follow-up"),
    Field.THEIR_WORDS: phrase("what a column is", "their words"),
    Field.THEY_AGREED: phrase("what a column is", "whether they agreed"),
    Field.STATUS: phrase("what a column is", "status"),
    Field.DO_NOT_CONTACT: phrase("what a column is", "do not contact"),
    Field.BIRTHDAY: phrase("what a column is", "birthday"),
    Field.TAGS: phrase("what a column is", "tags"),
    Field.INTEREST: phrase("what a column is", "interest"),
    Field.CAN_BUY: phrase("what a column is", "whether they can buy"),
    Field.EXTERNAL_ID: phrase("what a column is", "their number in that program"),
    Field.NOTES: phrase("what a column is", "notes"),
    Field.NOTE_LABEL: phrase("what a column is", "name of a note"),
    Field.LABELLED: phrase("what a column is", "into the notes, with its name"),
    Field.LEAVE_OUT: phrase("what a column is", "leave it out"),
}
"""In the order in which they are offered: the name, ways to reach them, where they are, what was, and the rest."""
DO_NOT = {
    Channel.CALL: phrase("what a column is", "do not call"),
    Channel.EMAIL: phrase("what a column is", "do not e-mail"),
    Channel.TEXT: phrase("what a column is", "do not text"),
    Channel.POST: phrase("what a column is", "do not write by post"),
}
DATES = {
    DateOrder.DAY_FIRST: phrase("how days are written", "the day before the month"),
    DateOrder.MONTH_FIRST: phrase("how days are written", "the month before the day"),
    DateOrder.UNSURE: phrase("how days are written", "please say which"),
}

LETTERS = {
    "utf-8": phrase("how letters are written", "Unicode (UTF-8)"),
    "cp1252": phrase("how letters are written", "Western European (Windows)"),
    "iso8859-15": phrase("how letters are written", "Western European (ISO)"),
    "utf-16-le": phrase("how letters are written", "Unicode (UTF-16)"),
    "utf-16-be": phrase("how letters are written", "Unicode (UTF-16, bytes turned)"),
    "cp1250": phrase("how letters are written", "Central European (Windows)"),
    "cp1251": phrase("how letters are written", "Cyrillic (Windows)"),
    "cp1253": phrase("how letters are written", "Greek (Windows)"),
    "cp1254": phrase("how letters are written", "Turkish (Windows)"),
    "cp1255": phrase("how letters are written", "Hebrew (Windows)"),
    "cp1256": phrase("how letters are written", "Arabic (Windows)"),
    "cp1257": phrase("how letters are written", "Baltic (Windows)"),
    "cp437": phrase("how letters are written", "American (DOS)"),
    "cp850": phrase("how letters are written", "Western European (DOS)"),
    "mac-roman": phrase("how letters are written", "Western European (old Mac)"),
    "shift_jis": phrase("how letters are written", "Japanese (Shift-JIS)"),
    "euc_jp": phrase("how letters are written", "Japanese (EUC)"),
    "gb18030": phrase("how letters are written", "Chinese, simplified (GB18030)"),
    "big5": phrase("how letters are written", "Chinese, traditional (Big5)"),
    "euc_kr": phrase("how letters are written", "Korean (EUC)"),
    "koi8-r": phrase("how letters are written", "Russian (KOI8-R)"),
}


def not_by(way: Channel | None) -> str:
    """ "do not call"; of a way for which there is no such column, and for all of them, "do not contact"."""
    told = DO_NOT.get(way) if way is not None else None
    return (told or FIELD[Field.DO_NOT_CONTACT]).told()


def whats() -> list[tuple[What, str]]:
    """All that a column can be, each with its words, in order."""
    offered: list[tuple[What, str]] = []
    for field, name in FIELD.items():
        offered.append(((field, None), name.told()))
        if field is Field.DO_NOT_CONTACT:
            offered += [((field, channel), told.told()) for channel, told in DO_NOT.items()]
    return offered
