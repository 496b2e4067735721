"""Claims about tables of people: small files of one trap each, and all that must be read of them."""

from __future__ import annotations

import pytest

from tests.interop.reading.reads import Person, as_person, people_in, told, whole
from tracker.interop.reading import table_file
from tracker.rules.bring_in.file_read import KEPT_LIMIT
from tracker.rules.bring_in.table import Source

TRAPS: dict[str, tuple[bytes, list[Person], list[str]]] = {
    "a mark of UTF-8 is no part of the first column's name": (
        "\ufeffName,Phone\nZoë,020 7946 0018\n".encode(),
        [Person("Zoë", phones="020 7946 0018")],
        [],
    ),
    "UTF-16 with its mark, parted by tabs, as a spreadsheet saves Unicode text": (
        "Name\tTown\r\nŁukasz\tŁódź\r\n".encode("utf-16"),
        [Person("Łukasz", address="Łódź")],
        [],
    ),
    "UTF-16 without a mark": (
        "Name,Phone\nZoë,020 7946 0018\n".encode("utf-16-be"),
        [Person("Zoë", phones="020 7946 0018")],
        [],
    ),
    "an Excel in German: semicolons, its code page, commas within cells": (
        "Name;Firma;Umsatz\r\nJörg Größ;Größ, Söhne & Co;1,5\r\nBo;Bär, Ltd;2,5\r\n".encode("cp1252"),
        [
            Person("Jörg Größ", "Größ, Söhne & Co", notes="Umsatz: 1,5"),
            Person("Bo", "Bär, Ltd", notes="Umsatz: 2,5"),
        ],
        [],
    ),
    "one damaged byte makes no code page of a file in UTF-8": (
        "Name,Notes\nZoë Müller,größer\nJosé,".encode() + b"\xff\n",
        [Person("Zoë Müller", notes="größer"), Person("José", notes="\ufffd")],
        ["0 bytes-unreadable"],
    ),
    "lines that end as on an old Mac": (
        b"Name,Phone\rAnn,020 7946 0018\rBo,020 7946 0019\r",
        [Person("Ann", phones="020 7946 0018"), Person("Bo", phones="020 7946 0019")],
        [],
    ),
    "a cell of several lines, with commas and doubled quotation marks": (
        b'Name,Notes\nAnn,"He said ""hi"", twice\r\nand left, then"\n',
        [Person("Ann", notes='He said "hi", twice\nand left, then')],
        [],
    ),
    "a form feed and a line separator end no row": (
        "Name,Notes,Town\nAnn,a\u2028b,Ely\nBo,c\x85d,Ely\n".encode(),
        [Person("Ann", address="Ely", notes="a\nb"), Person("Bo", address="Ely", notes="c\ufffdd")],
        ["3 field-cleaned Notes"],
    ),
    "a quotation mark that nothing closes costs nobody who follows": (
        b'Name,Notes,Town\nAnn,"tall,Ely\nBo,small,Ely\nCy,,Ely\n',
        [
            Person("Ann", address="Ely", notes='"tall'),
            Person("Bo", address="Ely", notes="small"),
            Person("Cy", address="Ely"),
        ],
        ["2 quote-unclosed"],
    ),
    "a quotation mark astray that another one closes swallows nobody between them": (
        b'Name,Notes,Town\nAnn,"tall,Ely\nBo,small,Ely\nCy,"wide,Ely\n',
        [
            Person("Ann", address="Ely", notes='"tall'),
            Person("Bo", address="Ely", notes="small"),
            Person("Cy", address="Ely", notes='"wide'),
        ],
        ["2 quote-unclosed", "4 quote-unclosed"],
    ),
    "a blank before a quotation mark": (
        b'Name, Notes\nAnn, "a, b"\nBo, "c, d"\n',
        [Person("Ann", notes="a, b"), Person("Bo", notes="c, d")],
        [],
    ),
    "a number that a spreadsheet rounded is left out, and its person is not": (
        b'Name,Phone,Mobile\nAnn,4.42079E+11,07700 900123\nBo,"4,42079E+11",\nCy,7700900124,\n',
        [Person("Ann", phones="07700 900123 (mobile)"), Person("Bo"), Person("Cy", phones="7700900124")],
        ["2 number-broken Phone", "3 number-broken Phone"],
    ),
    "a number with the decimals of a column of figures": (
        b"Name,Phone\nAnn,447700900123.0\n",
        [Person("Ann", phones="447700900123")],
        [],
    ),
    "a formula that keeps the noughts of a number": (
        b'Name,Phone\nAnn,"=""02079460018"""\nBo,="02079460019"\n',
        [Person("Ann", phones="02079460018"), Person("Bo", phones="02079460019")],
        [],
    ),
    "the apostrophe that makes text of a formula is taken off, and any other kept": (
        b"Name,Notes,Phone\nAnn,'=1+1,'+442079460018\nBo,'tis,\nCy,''=x,\n",
        [Person("Ann", phones="+442079460018", notes="=1+1"), Person("Bo", notes="'tis"), Person("Cy", notes="'=x")],
        [],
    ),
    "several numbers in one cell, with labels, and words that are none": (
        b"Name,Phone\nAnn,020 7946 0018 / 07700 900123\nBo,020 7946 0018 (home); mobile: 07700 900124\nCy,ask reception\n",
        [
            Person("Ann", phones="020 7946 0018; 07700 900123"),
            Person("Bo", phones="020 7946 0018 (home); 07700 900124 (mobile)"),
            Person("Cy", notes="Phone: ask reception"),
        ],
        [],
    ),
    "addresses as mail programs write them, and one that is none": (
        b'Name,E-mail\nAnn,"Lee, Ann <ann@example.com>"\nBo,bo@example.com; bo@home.example\nCy,cy at example\n',
        [
            Person("Ann", emails="ann@example.com"),
            Person("Bo", emails="bo@example.com; bo@home.example"),
            Person("Cy", notes="E-mail: cy at example"),
        ],
        [],
    ),
    "Google's older table: values joined in one cell, labels and groups": (
        b"Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value\n"
        b"Ann Lee,Ann,Lee,* myContacts ::: Cakes,* Home,a@example.com ::: b@example.com,Mobile,07700 900123 ::: 020 7946 0018,Acme,Baker,Blog,http://a.example\n",
        [
            Person(
                "Ann Lee",
                "Acme",
                phones="07700 900123 (Mobile); 020 7946 0018 (Mobile)",
                emails="a@example.com (Home); b@example.com (Home)",
                tags="Cakes",
                notes="Organization 1 - Title: Baker\nBlog: http://a.example",
            )
        ],
        [],
    ),
    "Google's newer table": (
        b"First Name,Middle Name,Last Name,Name Prefix,Organization Name,Birthday,Labels,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - City,Photo\n"
        b'Ann,B.,Lee,Dr,Acme, --02-03,Friends ::: * myContacts,Work,020 7946 0018,Home,"1 High St\nEly",Ely,https://photo.example/1\n',
        [
            Person(
                "Ann B. Lee",
                "Acme",
                "020 7946 0018 (Work)",
                address="1 High St\nEly",
                tags="Friends",
                birthday="---2-3",
                notes="Name Prefix: Dr\nBirthday: --02-03",
            )
        ],
        [],
    ),
    "Outlook in English: no birthday is 0/0/00, and what it writes for everybody is no note": (
        b'"Title","First Name","Last Name","Company","Business Street","Business City","Business State","Business Postal Code","Business Phone","Mobile Phone","Birthday","E-mail Address","E-mail Type","Categories","Priority","Spouse"\n'
        b'"Dr","Ann","Lee","Acme","1 Main St","Springfield","IL","62701","217 555 0123","217 555 0124","0/0/00","a@example.com","SMTP","Cakes;VIP","Normal","Bo"\n',
        [
            Person(
                "Ann Lee",
                "Acme",
                "217 555 0123 (work); 217 555 0124 (mobile)",
                "a@example.com",
                "1 Main St\nSpringfield, IL 62701",
                "Cakes; VIP",
                "Title: Dr\nSpouse: Bo",
            )
        ],
        [],
    ),
    "Outlook in German": (
        "Vorname;Nachname;Firma;Straße geschäftlich;Ort geschäftlich;Postleitzahl geschäftlich;Telefon geschäftlich;Mobiltelefon;E-Mail-Adresse;E-Mail-Typ;Geburtstag;Priorität\r\n"
        "Jörg;Müller;Müller & Co;Hauptstr. 1;Köln;50667;0221 123456;0171 1234567;j@example.de;SMTP;3.4.1970;Normal\r\n".encode(
            "cp1252"
        ),
        [
            Person(
                "Jörg Müller",
                "Müller & Co",
                "0221 123456 (geschäftlich); 0171 1234567 (mobil)",
                "j@example.de",
                "Hauptstr. 1\n50667 Köln",
                birthday="1970-4-3",
                notes="Geburtstag: 3.4.1970",
            )
        ],
        [],
    ),
    "Thunderbird, with a birthday in three columns": (
        b"First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Mobile Number,Home City,Birth Year,Birth Month,Birth Day,Notes\n"
        b"Ann,Lee,Ann Lee,Annie,a@example.com,b@example.com,,020 7946 0018,07700 900123,Ely,1980,2,3,tall\n",
        [
            Person(
                "Ann Lee",
                phones="020 7946 0018 (work); 07700 900123 (mobile)",
                emails="a@example.com; b@example.com",
                address="Ely",
                birthday="1980-2-3",
                notes="Nickname: Annie\ntall\nBirth Year: 1980\nBirth Month: 2\nBirth Day: 3",
            )
        ],
        [],
    ),
    "HubSpot, with its own id, status and dates": (
        b"Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Lifecycle Stage,Last Activity Date,Contact owner\n"
        b"901,Ann,Lee,a@example.com,020 7946 0018,In progress,Customer,2025-03-04 10:12,Jo\n",
        [
            Person(
                "Ann Lee",
                phones="020 7946 0018",
                emails="a@example.com",
                external="901",
                notes="Contact owner: Jo",
                history="status “In progress”; status client “Customer”; last-contacted 2025-03-04 10:12:00 “2025-03-04 10:12”",
            )
        ],
        [],
    ),
    "LinkedIn, whose header comes after three lines": (
        b'Notes:\n"When exporting your connection data, you may notice, that some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
        b"Ann,Lee,https://linkedin.example/in/ann,a@example.com,Acme,Baker,04 Mar 2021\n",
        [
            Person(
                "Ann Lee",
                "Acme",
                emails="a@example.com",
                external="https://linkedin.example/in/ann",
                notes="URL: https://linkedin.example/in/ann\nPosition: Baker\nConnected On: 04 Mar 2021",
            )
        ],
        [],
    ),
    "Excel's own line that names the delimiter": (
        b"sep=;\nName;Town\nAnn, B;Ely\n",
        [Person("B Ann", address="Ely")],
        [],
    ),
    "one column, with commas in its names": (
        b"Name\nLee, Ann\nHill, Jo\n",
        [Person("Ann Lee"), Person("Jo Hill")],
        [],
    ),
    "a single column of addresses": (
        b"E-mail\na@example.com\nb@example.com\n",
        [Person("a@example.com", emails="a@example.com"), Person("b@example.com", emails="b@example.com")],
        ["2 no-name", "3 no-name"],
    ),
    "no header at all": (
        b"Ann Lee,020 7946 0018,a@example.com\nBo Hill,020 7946 0019,b@example.com\n",
        [
            Person("Ann Lee", phones="020 7946 0018", emails="a@example.com"),
            Person("Bo Hill", phones="020 7946 0019", emails="b@example.com"),
        ],
        ["1 no-header"],
    ),
    "a comma that should have been quoted loses nothing": (
        b"Name,Town\nLee, Ann,Ely\nBo,Ely\nCy,Ely\n",
        [Person("Lee", address="Ann", notes="Ely"), Person("Bo", address="Ely"), Person("Cy", address="Ely")],
        ["2 row-longer"],
    ),
    "a row that breaks off": (
        b"Name,Town,Phone\nAnn,Ely,020 7946 0018\nBo\nCy,Ely,020 7946 0019\n",
        [
            Person("Ann", address="Ely", phones="020 7946 0018"),
            Person("Bo"),
            Person("Cy", address="Ely", phones="020 7946 0019"),
        ],
        ["3 row-shorter"],
    ),
    "blank rows and empty columns at the end are nothing": (
        b"Name;Town;;;\nAnn;Ely;;;\n;;;;\n\nBo;Ely;;;\n",
        [Person("Ann", address="Ely"), Person("Bo", address="Ely")],
        [],
    ),
    "a column without a name is kept without one": (
        b"Name,,Town\nAnn,tall,Ely\n",
        [Person("Ann", address="Ely", notes="tall")],
        [],
    ),
    "two files in one: the second header is nobody": (
        b"Name,Town\nAnn,Ely\nName,Town\nBo,Ely\n",
        [Person("Ann", address="Ely"), Person("Bo", address="Ely")],
        ["3 nothing-in-it"],
    ),
    "nobody named goes by what else tells them apart": (
        b"Name,Company,E-mail\n,Acme,info@example.com\n,,b@example.com\n",
        [Person("Acme", "Acme", emails="info@example.com"), Person("b@example.com", emails="b@example.com")],
        ["2 no-name", "3 no-name"],
    ),
    "two columns of one name": (
        b"Name,Phone,Phone\nAnn,020 7946 0018,07700 900123\n",
        [Person("Ann", phones="020 7946 0018; 07700 900123")],
        [],
    ),
    "a second text for one place is a note": (
        b"Company,Organisation,Name\nAcme,Bakers,Ann\n",
        [Person("Ann", "Acme", notes="Organisation: Bakers")],
        [],
    ),
    "days in the order the whole column tells": (
        b"Name,Last contacted\nAnn,3/4/2025\nBo,25/4/2025\n",
        [
            Person("Ann", history="last-contacted 2025-04-03 “3/4/2025”"),
            Person("Bo", history="last-contacted 2025-04-25 “25/4/2025”"),
        ],
        [],
    ),
    "days in the other order": (
        b"Name,Next follow-up\nAnn,3/4/2025\nBo,4/25/2025 3:05 PM\n",
        [
            Person("Ann", history="next-follow-up 2025-03-04 “3/4/2025”"),
            Person("Bo", history="next-follow-up 2025-04-25 15:05:00 “4/25/2025 3:05 PM”"),
        ],
        [],
    ),
    "a day that could be either is not guessed": (
        b"Name,Last contacted\nAnn,3/4/2025\nBo,soon\n",
        [Person("Ann", history="last-contacted “3/4/2025”"), Person("Bo", history="last-contacted “soon”")],
        ["2 date-unsure Last contacted", "3 date-unreadable Last contacted"],
    ),
    "who is not to be contacted, by which way, and an empty cell says nothing": (
        b"Name,Do not call,Do not contact,Unsubscribed\nAnn,yes,,\nBo,,e-mail,\nCy,no,all,TRUE\nDi,,,\n",
        [
            Person("Ann", history="do-not-contact call True “yes”"),
            Person("Bo", history="do-not-contact email True “e-mail”"),
            Person(
                "Cy",
                history="do-not-contact call False “no”; do-not-contact True “all”; do-not-contact email True “TRUE”",
            ),
            Person("Di"),
        ],
        [],
    ),
    "what was agreed, in words or as yes and no": (
        b"Name,Follow-up due,Agreed,Their words\nAnn,2026-12-03,yes,call me in December\nBo,2026-12-04,no,\n",
        [
            Person(
                "Ann",
                history="next-follow-up 2026-12-03 “2026-12-03”; they-agreed True “yes”; their-words “call me in December”",
            ),
            Person("Bo", history="next-follow-up 2026-12-04 “2026-12-04”; they-agreed False “no”"),
        ],
        [],
    ),
    "a name too long for a record is cut, and stands whole in the notes": (
        b"Name,Town\n" + b"W" * 250 + b",Ely\n",
        [Person("W" * 200, address="Ely", notes="Name: " + "W" * 250)],
        ["2 field-too-long Name"],
    ),
    "a null within a name": (b"Name,Town\nAn\0n,Ely\n", [Person("An\ufffdn", address="Ely")], ["2 field-cleaned Name"]),
    "a zone by its name, and one by another": (
        b"Name,Time zone\nAnn,Europe/London\nBo,GMT+1\n",
        [Person("Ann", zone="Europe/London"), Person("Bo", notes="Time zone: GMT+1")],
        [],
    ),
    "an id that a spreadsheet rounded is nobody's": (
        b"ID,Name,Town\n1.23457E+11,Ann,Ely\n",
        [Person("Ann", address="Ely")],
        ["2 number-broken ID"],
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_table_is_read_without_loss(trap: str) -> None:
    data, people, problems = TRAPS[trap]
    cards, found = people_in(data)
    assert [as_person(card) for card in cards] == people
    assert told(found) == problems


SOURCES = {
    Source.GOOGLE_OLD: "Google's older table: values joined in one cell, labels and groups",
    Source.GOOGLE_NEW: "Google's newer table",
    Source.OUTLOOK_EN: "Outlook in English: no birthday is 0/0/00, and what it writes for everybody is no note",
    Source.OUTLOOK_DE: "Outlook in German",
    Source.THUNDERBIRD: "Thunderbird, with a birthday in three columns",
    Source.HUBSPOT: "HubSpot, with its own id, status and dates",
    Source.LINKEDIN: "LinkedIn, whose header comes after three lines",
    Source.NONE: "a column without a name is kept without one",
}


@pytest.mark.parametrize("source", SOURCES)
def test_whose_table_it_is_is_told_by_its_header(source: Source) -> None:
    table = whole(TRAPS[SOURCES[source]][0]).table
    assert table is not None
    assert table.source is source


def test_twenty_thousand_people_as_outlook_writes_them_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of them take a tenth of what there is room for."""
    monkeypatch.setattr(table_file, "KEPT_LIMIT", KEPT_LIMIT // 10)
    names = [f"User {n}" for n in range(70)]
    header = ["First Name", "Last Name", "E-mail Address", "Business Phone", *names, "Web Page"]
    row = ["Ann", "Lee", "ann.lee@example.com", "+44 20 7946 0018", *[""] * 55, *["something"] * 15, "http://a.example"]
    lines = [",".join(header), *[",".join(row)] * 2_000]
    table = whole("\r\n".join(lines).encode()).table
    assert table is not None
    assert len(table.rows) == 2_000
