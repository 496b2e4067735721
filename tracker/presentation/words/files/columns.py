"""What a column of a table can be to us, in words, and how its letters and days may be written. Opens no file."""

from __future__ import annotations

from tracker.rules.bring_in.mapping import DateOrder, Field
from tracker.tongue import phrase

FIELD = {
    Field.LEAVE_OUT: phrase("what a column is", "leave it out"),
    Field.LABELLED: phrase("what a column is", "into the notes, with its name"),
    Field.NAME: phrase("what a column is", "name"),
    Field.PREFIX: phrase("what a column is", "title before the name"),
    Field.GIVEN_NAME: phrase("what a column is", "first name"),
    Field.MIDDLE_NAME: phrase("what a column is", "middle name"),
    Field.FAMILY_NAME: phrase("what a column is", "last name"),
    Field.SUFFIX: phrase("what a column is", "suffix of the name"),
    Field.GREETING: phrase("what a column is", "how they are greeted"),
    Field.ORGANISATION: phrase("what a column is", "organisation"),
    Field.HOUSEHOLD: phrase("what a column is", "household"),
    Field.PHONE: phrase("what a column is", "phone number"),
    Field.PHONE_LABEL: phrase("what a column is", "kind of phone number"),
    Field.EMAIL: phrase("what a column is", "e-mail address"),
    Field.EMAIL_LABEL: phrase("what a column is", "kind of e-mail address"),
    Field.ADDRESS: phrase("what a column is", "postal address"),
    Field.ADDRESS_LABEL: phrase("what a column is", "kind of postal address"),
    Field.PO_BOX: phrase("what a column is", "PO box"),
    Field.STREET: phrase("what a column is", "street"),
    Field.CITY: phrase("what a column is", "town"),
    Field.REGION: phrase("what a column is", "county or state"),
    Field.POSTCODE: phrase("what a column is", "postcode"),
    Field.COUNTRY: phrase("what a column is", "country"),
    Field.ZONE: phrase("what a column is", "time zone"),
    Field.BIRTHDAY: phrase("what a column is", "birthday"),
    Field.TAGS: phrase("what a column is", "tags"),
    Field.NOTES: phrase("what a column is", "notes"),
    Field.NOTE_LABEL: phrase("what a column is", "name of a note"),
    Field.EXTERNAL_ID: phrase("what a column is", "their number in that program"),
    Field.LAST_CONTACTED: phrase("what a column is", "when we last spoke"),
    Field.NEXT_FOLLOW_UP: phrase("what a column is", "next follow-up"),
    Field.DO_NOT_CONTACT: phrase("what a column is", "do not contact"),
    Field.STATUS: phrase("what a column is", "status"),
    Field.THEIR_WORDS: phrase("what a column is", "their words"),
    Field.THEY_AGREED: phrase("what a column is", "whether they agreed"),
    Field.PREFERRED: phrase("what a column is", "how they like to be reached"),
    Field.INTEREST: phrase("what a column is", "interest"),
    Field.CAN_BUY: phrase("what a column is", "whether they can buy"),
}
DATES = {
    DateOrder.DAY_FIRST: phrase("how days are written", "the day before the month"),
    DateOrder.MONTH_FIRST: phrase("how days are written", "the month before the day"),
    DateOrder.UNSURE: phrase("how days are written", "not known"),
}


def field_name(field: Field) -> str:
    """What the column is, in the words of the drop-down."""
    return FIELD[field].told() if field in FIELD else field.value.replace("-", " ")
