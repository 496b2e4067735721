"""Claims about lists as people keep them: what is read of each, and what becomes of what they say was between us."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.interop.reading.reads import Person, as_person, people_in, told, whole
from tracker.rules.bring_in.mapping import Field
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.newcomers.history_kept import HistoryChoices, Kept, history_kept

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)

LISTS: dict[str, tuple[bytes, list[Person], list[str]]] = {
    "Outlook in French, with semicolons": (
        "Prénom;Nom;Société;Fonction;Rue (bureau);Ville (bureau);Code postal (bureau);Téléphone (bureau);Tél. mobile;"
        "Adresse de messagerie;Type de messagerie;Anniversaire;Catégories\r\n"
        "Éloïse;Lefèvre;Café du Pont;Gérante;3 rue du Pont;Lyon;69001;04 72 00 00 01;06 12 34 56 78;e@pont.example;SMTP;"
        "03/04/1980;Amis\r\n".encode("cp1252"),
        [
            Person(
                "Éloïse Lefèvre", "Café du Pont", "04 72 00 00 01 (bureau); 06 12 34 56 78 (portable)", "e@pont.example",
                "3 rue du Pont\n69001 Lyon", "Amis", "Fonction: Gérante\nAnniversaire: 03/04/1980", "1980-4-3",
            )
        ],
        [],
    ),
    "a list in Spanish": (
        "Nombre;Apellidos;Empresa;Móvil;Correo electrónico;Último contacto\r\n"
        "Ana;Ruiz Vega;Ruiz SL;600 100 200;ana@ruiz.example;3 de marzo de 2026\r\n".encode(),
        [Person("Ana Ruiz Vega", "Ruiz SL", "600 100 200 (móvil)", "ana@ruiz.example", history="last-contacted 2026-03-03 “3 de marzo de 2026”")],
        [],
    ),
    "names sorted by the family's": (
        b'Client,Firm\n"Vale, Margaret",Flowers\n"Hill, Jo",\nDominic West,\n"Cole, Nair & Co",\n"Shaw, Robert, Jr",\n',
        [Person("Margaret Vale", "Flowers"), Person("Jo Hill"), Person("Dominic West"), Person("Cole, Nair & Co"), Person("Shaw, Robert, Jr")],
        [],
    ),
    "a name beside a first name is the family's": (
        "Name;Vorname;Telefon\nGroß;Jürgen;0221 123456\nSüß;Ida;0221 654321\n".encode(),
        [Person("Jürgen Groß", phones="0221 123456"), Person("Ida Süß", phones="0221 654321")],
        [],
    ),
    "a name beside a first name that holds it is the whole": (
        b"First name,Name\nAnn,Ann Lee\nBo,Bo Orr\n",
        [Person("Ann Lee"), Person("Bo Orr")],
        [],
    ),
    "a firm and whom to ask for there": (
        "Kunde;Ansprechpartner;Telefon\nBäckerei Groß GmbH;Jürgen Groß;0221/123456\n".encode(),
        [Person("Jürgen Groß", "Bäckerei Groß GmbH", "0221/123456")],
        [],
    ),
    "days as a spreadsheet counts them": (
        b"Name,Last contacted,Birthday\nAnn,46084.5,25659\n",
        [Person("Ann", notes="Birthday: 1970-04-01", birthday="1970-4-1", history="last-contacted 2026-03-03 12:00:00 “2026-03-03 12:00”")],
        [],
    ),
    "a sum at the end is nobody": (
        b"Name,Phone,Orders\nAnn,07700 900601,3\nBo,07700 900602,1\nTotal,,4\n",
        [Person("Ann", phones="07700 900601", notes="Orders: 3"), Person("Bo", phones="07700 900602", notes="Orders: 1")],
        ["4 totals"],
    ),
    "a firm called Total with a number is somebody": (
        b"Name,Phone\nAnn,07700 900601\nTotal,01 47 44 45 46\n",
        [Person("Ann", phones="07700 900601"), Person("Total", phones="01 47 44 45 46")],
        [],
    ),
    "a list of an old Mac in its own letters": (
        "Name,Notes\rZoë Müller,café\r".encode("mac-roman"),
        [Person("Zoë Müller", notes="café")],
        [],
    ),
    "a number with a word after it": (
        b"Name,Phone\nAnn,020 7946 0007 - ask for Pat\nBo,07700 900514 home\nCy,020 7946 0002 x 12\n",
        [Person("Ann", phones="020 7946 0007 (ask for Pat)"), Person("Bo", phones="07700 900514 (home)"), Person("Cy", phones="020 7946 0002 x 12")],
        [],
    ),
    "a title is no greeting": (
        b"Salutation,First name,Last name\nMrs,Tessa,Brook\nTess,Tessa,Brook\n",
        [Person("Tessa Brook", notes="Salutation: Mrs"), Person("Tessa Brook", greeting="Tess")],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_without_loss(name: str) -> None:
    data, people, problems = LISTS[name]
    cards, found = people_in(data)
    assert [as_person(card) for card in cards] == people
    assert told(found) == problems


def kept(header: str, cells: str, *, they_agreed: bool = False) -> Kept:
    """What becomes of the history of the one person in a table of a single row."""
    (card,), _ = people_in(f"Name,{header}\nAnn,{cells}\n".encode())
    return history_kept(card, HistoryChoices(they_agreed=they_agreed), NOW, "Europe/London")


ASKED_NOT_TO = {
    ("Status", "Do not contact"): [("all", "Status: Do not contact")],
    ("Status", "unsubscribed"): [("email", "Status: unsubscribed")],
    ("Stage", "DNC!"): [("all", "Stage: DNC!")],
    ("Phone", "07700 900010 do not call"): [("call", "Phone: 07700 900010 do not call")],
    ("Mobile", "DNC"): [("all", "Mobile: DNC")],
    ("Newsletter", "unsubscribed"): [("email", "Newsletter: unsubscribed")],
    ("Notes", "don’t call"): [("call", "Notes: don’t call")],
    ("Tags", "lead; opted out"): [("all", "Tags: opted out")],
    ("DNC", "x"): [("all", "DNC: x")],
    ("Opt-out", "email"): [("email", "Opt-out: email")],
    ("DNC,Do not contact", "yes,yes"): [("all", "DNC: yes")],
    ("Notes", "do not call before ten"): [],
    ("Status", "No contact"): [],  # not reached yet, as likely as not
    ("E-mail", "no email"): [],  # they have none
    ("DNC", "no"): [],
}  # fmt: skip


@pytest.mark.parametrize("cell", ASKED_NOT_TO)
def test_who_asked_us_not_to_is_known_in_whatever_column_it_stands(cell: tuple[str, str]) -> None:
    told_ = [(o.channel.value if o.channel else "all", o.words) for o in kept(*cell).objections]
    assert told_ == ASKED_NOT_TO[cell]


AGREED = {
    ("Next call", "3 Dec 2026"): (0, 1),
    ("Next call,Their words", "3 Dec 2026,Thursday is fine"): (1, 1),
    ("Next call,Their words", "3 Dec 2026,we'll call you"): (0, 0),
    ("Next call,Status", "3 Dec 2026,will call us"): (0, 0),
    ("Next call,Status,They agreed", "3 Dec 2026,will call us,yes"): (1, 1),
    ("Next call,Status,They agreed", "3 Dec 2026,not interested,yes"): (0, 0),
    ("Next call,DNC", "3 Dec 2026,x"): (0, 0),
    ("Next call,Agreed?", "3 Dec 2026,no"): (0, 0),
    ("Next call", "3/12/26"): (0, 0),
    ("Next call", "46359"): (0, 1),
}


@pytest.mark.parametrize("row", AGREED)
def test_nobody_agreed_who_said_otherwise(row: tuple[str, str]) -> None:
    found = [kept(*row, they_agreed=said) for said in (False, True)]
    assert tuple(int(each.agreed is not None) for each in found) == AGREED[row]
    for each in found:
        assert each.agreed is not None or any(note.label == "Next call" for note in each.notes)


def test_what_a_table_calls_them_is_not_put_into_their_mouth() -> None:
    standing = kept("Lifecycle stage", "Customer").standing
    assert standing is not None
    assert standing.words == "Lifecycle stage: Customer"


def test_how_names_stand_can_be_seen_among_the_columns() -> None:
    table = whole(LISTS["names sorted by the family's"][0]).table
    assert table is not None
    assert mapping_of(table).columns[0].field is Field.NAME_TURNED
