"""Claims about what columns are taken for, and about a mapping that is laid on another table."""

from __future__ import annotations

import pytest

from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping import Column, DateOrder, Field, Mapping
from tracker.rules.bring_in.mapping_of import is_known, mapping_of
from tracker.rules.bring_in.table import Row, Table
from tracker.rules.channel import Channel

COLUMNS = {
    "Full name": Column("Full name", Field.NAME),
    "first_name": Column("first_name", Field.GIVEN_NAME),
    "NACHNAME": Column("NACHNAME", Field.FAMILY_NAME),
    "Mobile Phone": Column("Mobile Phone", Field.PHONE, "mobile"),
    "Telefon 2": Column("Telefon 2", Field.PHONE),
    "E-Mail": Column("E-Mail", Field.EMAIL),
    "Other Street": Column("Other Street", Field.STREET, "other", "address other"),
    "PLZ": Column("PLZ", Field.POSTCODE, group="address"),
    "Geburtstag": Column("Geburtstag", Field.BIRTHDAY),
    "Letzter Kontakt": Column("Letzter Kontakt", Field.LAST_CONTACTED),
    "Wiedervorlage": Column("Wiedervorlage", Field.NEXT_FOLLOW_UP),
    "Follow-up due": Column("Follow-up due", Field.NEXT_FOLLOW_UP),
    "Do Not Call": Column("Do Not Call", Field.DO_NOT_CONTACT, channel=Channel.CALL),
    "Keine Werbung": Column("Keine Werbung", Field.DO_NOT_CONTACT),
    "Lead Status": Column("Lead Status", Field.STATUS),
    "Shoe size": Column("Shoe size", Field.LABELLED),
    "": Column("", Field.LABELLED),
}


BY_HAND = {
    "Mobile No.": (Field.PHONE, "mobile"),
    "Mob.": (Field.PHONE, "mobile"),
    "Mobile Number(s)": (Field.PHONE, "mobile"),
    "Phone (mobile)": (Field.PHONE, "mobile"),
    "Phone (0044)": (Field.PHONE, ""),
    "Phone no. 2": (Field.PHONE, ""),
    "Ph. (home)": (Field.PHONE, "home"),
    "Tel. (work)": (Field.PHONE, "work"),
    "Business tel.": (Field.PHONE, "work"),
    "Handy-Nr.": (Field.PHONE, "mobil"),
    "Telefonnr. (mobil)": (Field.PHONE, "mobil"),
    "Fax no.": (Field.PHONE, "fax"),
    "Contact number": (Field.PHONE, ""),
    "Tel / Mobile": (Field.PHONE, ""),
    "Home & work phone": (Field.PHONE, ""),
    "Mobile or landline": (Field.PHONE, ""),
    "E-mail (private)": (Field.EMAIL, "home"),
    "E-mail address (work)": (Field.EMAIL, "work"),
    "work e mail": (Field.EMAIL, "work"),
    "E-mail(s)": (Field.EMAIL, ""),
    "Notes & remarks": (Field.NOTES, ""),
    "Notizen und Bemerkungen": (Field.NOTES, ""),
    "Firm/Company": (Field.ORGANISATION, ""),
    "Company (if any)": (Field.ORGANISATION, ""),
    "Name of company": (Field.ORGANISATION, ""),
    "Co.": (Field.ORGANISATION, ""),
    "Surname, first name": (Field.NAME, ""),
    "First & last name": (Field.NAME, ""),
    "Nom & prénom": (Field.NAME, ""),
    "Name (required)": (Field.NAME, ""),
    "Name (last)": (Field.FAMILY_NAME, ""),
    "Date of birth (dd/mm/yyyy)": (Field.BIRTHDAY, ""),
    "Post code / ZIP": (Field.POSTCODE, ""),
    "PLZ/Ort": (Field.CITY, ""),
    "Addr.": (Field.ADDRESS, ""),
    "Last call (date)": (Field.LAST_CONTACTED, ""),
    "Call back / follow up": (Field.NEXT_FOLLOW_UP, ""),
    "Status (lead)": (Field.STATUS, ""),
    "Cust. no.": (Field.EXTERNAL_ID, ""),
}
SOMETHING_ELSE = (
    "Phone (dad)",
    "Name (spouse)",
    "Name/Company",
    "Website / e-mail",
    "Phone & e-mail",
    "Do not call (reason)",
    "Do not call / e-mail",
    "Do not call/text",
    "Number",
    "Work",
    "Mobile contract",
    "& / ,",
)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_heading_written_by_hand_is_taken_for_what_it_says(name: str) -> None:
    (column,) = mapping_of(Table((name,), ())).columns
    assert (column.name, column.field, column.label) == (name, *BY_HAND[name])
    assert is_known(name), "so that the line it stands in is taken for the headings"


@pytest.mark.parametrize("name", SOMETHING_ELSE)
def test_a_heading_of_which_a_word_says_something_else_is_not_guessed(name: str) -> None:
    (column,) = mapping_of(Table((name,), ())).columns
    assert column.field is Field.LABELLED


def test_whoever_stands_under_surname_and_first_name_is_called_by_both() -> None:
    header = ("Surname, first name", "Mobile No.", "E-mail (private)", "Firm/Company")
    table = Table(header, (Row(2, ("Vale, Margaret", "07700 900123", "m@vale.example", "Vale & Co")),))
    read = cards_of(table, mapping_of(table))
    assert read is not None
    (card,) = read.cards
    assert (card.name, card.organisation) == ("Margaret Vale", "Vale & Co")
    assert [phone.label for phone in card.phones] == ["mobile"]
    assert [email.address for email in card.emails] == ["m@vale.example"]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_is_taken_for_what_its_name_says(name: str) -> None:
    assert mapping_of(Table((name,), ())).columns == (COLUMNS[name],)


def test_a_column_of_addresses_is_one_whatever_it_is_called() -> None:
    rows = (Row(2, ("a@example.com",)), Row(3, ("b@example.com",)))
    assert mapping_of(Table(("Where",), rows)).columns[0].field is Field.EMAIL


def test_a_mapping_goes_with_the_names_of_columns_and_not_with_their_places() -> None:
    first = mapping_of(Table(("Name", "Town", "Phone", "Phone"), ()))
    chosen = first.with_column(1, Column("Town", Field.HOUSEHOLD)).with_column(3, Column("Phone", Field.LEAVE_OUT))
    later = mapping_of(Table(("phone", "Shoe size", "Town", "Phone", "Name"), ()))
    laid = Mapping(chosen.columns, DateOrder.DAY_FIRST).laid_on(later)
    assert [c.field for c in laid.columns] == [
        Field.PHONE,
        Field.LABELLED,
        Field.HOUSEHOLD,
        Field.LEAVE_OUT,
        Field.NAME,
    ]
    assert laid.dates is DateOrder.DAY_FIRST


def test_what_is_left_out_stands_in_the_text_and_nowhere_else() -> None:
    table = Table(("Name", "Secret"), (Row(2, ("Ann", "tall")),))
    read = cards_of(table, mapping_of(table).with_column(1, Column("Secret", Field.LEAVE_OUT)))
    assert read is not None
    (card,) = read.cards
    assert not card.notes
    assert card.text == "Name:\tAnn\nSecret:\ttall"


def test_a_digest_changes_with_what_is_said_and_not_with_where_it_stands() -> None:
    def digest(header: tuple[str, ...], *cells: str) -> str:
        table = Table(header, (Row(2, cells),))
        read = cards_of(table, mapping_of(table))
        assert read is not None
        return read.cards[0].digest

    first = digest(("Name", "Town"), "Ann", "Ely")
    assert first == digest(("Town", "Name", "New"), "Ely", "Ann", "")
    assert first != digest(("Name", "Town"), "Ann", "Bath")


def test_making_people_stops_where_nobody_wants_them_any_more() -> None:
    table = Table(("Name",), tuple(Row(n, (f"Ann {n}",)) for n in range(2, 1000)))
    assert cards_of(table, mapping_of(table), lambda done, of: done < of // 2) is None
