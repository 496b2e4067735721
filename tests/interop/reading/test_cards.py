"""Claims about vCards of each version: small files of one trap each, and all that must be read of them."""

from __future__ import annotations

import pytest

from tests.interop.reading.reads import Person, as_person, people_in, told


def card(*lines: bytes | str, version: str = "3.0") -> bytes:
    said = (line.encode() if isinstance(line, str) else line for line in lines)
    return b"\r\n".join((b"BEGIN:VCARD", f"VERSION:{version}".encode(), *said, b"END:VCARD", b""))


TRAPS: dict[str, tuple[bytes, list[Person], list[str]]] = {
    "2.1, quoted-printable with soft breaks, and a note that goes on after its comma": (
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;",
            "TEL;CELL;VOICE:0171 123456",
            "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:tall, kind=0D=0Anot on Mon=",
            "days; caf=C3=A9 =3D fine",
            version="2.1",
        ),
        [Person("Jörg Müller", phones="0171 123456 (mobile)", notes="tall, kind\nnot on Mondays; café = fine")],
        [],
    ),
    "2.1 in a code page, blank lines, small letters, no FN": (
        b"begin:vcard\nversion:2.1\n\nn:M\xfcller;J\xf6rg\ntel;work;fax:0221 1\ntel;home:0221 123456\nend:vcard\n",
        [Person("Jörg Müller", phones="0221 1 (fax); 0221 123456 (home)")],
        [],
    ),
    "Outlook's card: a name as it is sorted, its own settings, and words beside a number": (
        card(
            "N:Vale;Margaret;;Mrs;",
            "FN:Vale, Margaret",
            "TEL;WORK;VOICE:01225 900900 do not call",
            "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
            "X-CLASS:private",
            "X-MS-CHILD:Karl",
            version="2.1",
        ),
        [
            Person(
                "Margaret Vale",
                phones="01225 900900 (do not call)",
                notes="Ms child: Karl\nBefore the name: Mrs",
                history="do-not-contact call True “01225 900900 do not call”",
            )
        ],
        [],
    ),
    "each line in the encoding it names": (
        card(
            b"FN;CHARSET=ISO-8859-1:Zo\xeb",
            b"NOTE;CHARSET=WINDOWS-1251:\xcf\xf0\xe8\xe2\xe5\xf2",
            "TITLE:Bäckerin",
            version="2.1",
        ),
        [Person("Zoë", notes="Привет\nTitle: Bäckerin")],
        [],
    ),
    "a soft break at the very end swallows no end of the card": (
        card("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:tall=", version="2.1") + card("FN:Bo", version="2.1"),
        [Person("Ann", notes="tall"), Person("Bo")],
        [],
    ),
    "quoted-printable that is none": (
        card("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:100=% sure", version="2.1"),
        [Person("Ann", notes="100=% sure")],
        ["4 encoded-badly NOTE"],
    ),
    "a fold in the midst of a letter": (
        card("FN:Zoë", b"NOTE:caf\xc3\r\n \xa9 and m\r\n\tore"),
        [Person("Zoë", notes="café and more")],
        [],
    ),
    "escapes: line breaks, commas, semicolons, and backslashes that mean nothing": (
        card(
            r"N:O\;Neil;Ann;;;",
            r"FN:Ann O\;Neil",
            r"NOTE:one\, two\nthree\Nfour \\n C:\temp",
            r"item1.URL:http\://a.example/b",
        ),
        [Person("Ann O;Neil", notes="one, two\nthree\nfour \\n C:\\temp\nWeb page: http://a.example/b")],
        [],
    ),
    "Apple: groups, its own labels and anybody's, a birthday without a year": (
        card(
            "N:Lee;Ann;;;",
            "FN:Ann Lee",
            "item1.TEL;type=pref:+44 7700 900123",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "item2.TEL:+44 20 7946 0018",
            "item2.X-ABLabel:Studio",
            "item3.ADR;type=HOME:;;1 High St;Ely;;CB7 4AA;UK",
            "item3.X-ABADR:gb",
            "item4.X-ABRELATEDNAMES:Bo",
            "item4.X-ABLabel:_$!<Spouse>!$_",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03",
            "X-SOCIALPROFILE;type=linkedin:https://linkedin.example/ann",
        ),
        [
            Person(
                "Ann Lee",
                phones="+44 7700 900123 (mobile); +44 20 7946 0018 (Studio)",
                address="1 High St\nEly\nCB7 4AA\nUK",
                birthday="---2-3",
                notes="Spouse: Bo\nBirthday: --02-03\nSocialprofile (linkedin): https://linkedin.example/ann",
            )
        ],
        [],
    ),
    "4.0: numbers as links with extensions, quoted parameters, a birthday without a year": (
        card(
            "FN:Ann Lee",
            'TEL;VALUE=uri;TYPE="home,voice":tel:+44-20-7946-0019',
            'TEL;VALUE=uri;PREF=1;TYPE="work,voice":tel:+44-20-7946-0018;ext=45',
            'ADR;LABEL="1 High St: rear;\\nEly":;;;;;;',
            "BDAY:--0203",
            "GENDER:F",
            "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
            version="4.0",
        ),
        [
            Person(
                "Ann Lee",
                phones="+44-20-7946-0018;ext=45 (work); +44-20-7946-0019 (home)",
                address="1 High St: rear;\nEly",
                birthday="---2-3",
                notes="Birthday: --02-03\nGender: F",
                external="urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
            )
        ],
        [],
    ),
    "pictures in every version are left out with a word, and a link to one is kept": (
        card(
            "FN:Ann",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
            " SkZJRg==",
            "LOGO:data:image/png;base64,iVBOR",
            "PHOTO;VALUE=uri:https://a.example/ann.jpg",
        )
        + card(
            "FN:Bo", "PHOTO;JPEG;BASE64:", "/9j/4AAQSkZJRgABAQ", "AAAAAAAA==", "", "TEL:020 7946 0018", version="2.1"
        ),
        [Person("Ann", notes="Photo: https://a.example/ann.jpg"), Person("Bo", phones="020 7946 0018")],
        [
            "4 picture-left-out PHOTO",
            "6 picture-left-out LOGO",
            "7 picture-left-out PHOTO",
            "12 picture-left-out PHOTO",
        ],
    ),
    "a line without a colon is told, and the lines after it are read": (
        card("FN:Ann", "what is this", "TEL:020 7946 0018"),
        [Person("Ann", phones="020 7946 0018")],
        ["4 line-unreadable"],
    ),
    "no FN: the name put together, a doctor kept apart": (
        card("N:Lee;Ann;Bea,Cy;Dr.;jun."),
        [Person("Ann Bea Cy Lee jun.", notes="Before the name: Dr.")],
        [],
    ),
    "no name at all": (
        card("ORG:Acme;Cakes", "TEL:020 7946 0018") + card("EMAIL:b@example.com"),
        [
            Person("Acme", "Acme", "020 7946 0018", notes="Department: Cakes"),
            Person("b@example.com", emails="b@example.com"),
        ],
        ["1 no-name", "6 no-name"],
    ),
    "a middle name that FN leaves out is not lost": (
        card("FN:Ann Lee", "N:Lee;Ann;Bea;;"),
        [Person("Ann Lee", notes="Middle name: Bea")],
        [],
    ),
    "a card within a card is a person of its own": (
        card(
            "FN:Ann",
            "AGENT:",
            "BEGIN:VCARD",
            "VERSION:2.1",
            "FN:Bo",
            "TEL:020 7946 0019",
            "END:VCARD",
            "TEL:020 7946 0018",
            version="2.1",
        ),
        [Person("Bo", phones="020 7946 0019"), Person("Ann", phones="020 7946 0018")],
        ["5 card-nested"],
    ),
    "a card within one line": (
        card("FN:Ann", r"AGENT:BEGIN:VCARD\nFN:Bo\nTEL:020 7946 0019\nEND:VCARD\n", "TEL:020 7946 0018"),
        [Person("Bo", phones="020 7946 0019"), Person("Ann", phones="020 7946 0018")],
        ["4 card-nested"],
    ),
    "a card that never ends costs nobody who follows": (
        b"BEGIN:VCARD\nFN:Ann\n" + card("FN:Bo") + b"BEGIN:VCARD\nFN:Cy\n",
        [Person("Ann"), Person("Bo"), Person("Cy")],
        ["1 card-unclosed", "7 card-unclosed"],
    ),
    "an empty card is nobody": (card() + card("FN:Bo"), [Person("Bo")], ["1 nothing-in-it"]),
    "a group of people is a tag of each": (
        card("FN:Ann", "UID:a1")
        + card("FN:Cakes", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a1"),
        [Person("Ann", external="a1", tags="Cakes")],
        [],
    ),
    "tags, with a comma that is part of one": (
        card("FN:Ann", r"CATEGORIES:Cakes,Ely\, Cambs"),
        [Person("Ann", tags="Cakes; Ely, Cambs")],
        [],
    ),
    "a second address and a second name are notes": (
        card(
            "FN:Ann",
            "FN;LANGUAGE=jp:アン",
            "ADR;TYPE=WORK:;;1 High St;Ely;;CB7 4AA;",
            "ADR;TYPE=HOME:;;2 Low St;Ely;;CB7 4AB;",
        ),
        [Person("Ann", address="1 High St\nEly\nCB7 4AA", notes="Name: アン\nAddress (home): 2 Low St\nEly\nCB7 4AB")],
        [],
    ),
    "an address written out beside its parts is said once": (
        card("FN:Ann", "ADR:;;1 High St;Ely;;CB7 4AA;", r"LABEL:1 High St\nEly\nCB7 4AA"),
        [Person("Ann", address="1 High St\nEly\nCB7 4AA")],
        [],
    ),
    "a number with a star, one that is none, an address of the house": (
        card("FN:Ann", "TEL:*100#", "TEL:ask Jo", "EMAIL;TYPE=INTERNET:Ann <ann@example.com>", "EMAIL:ann@localhost"),
        [Person("Ann", phones="*100#", emails="ann@example.com", notes="Phone: ask Jo\nE-mail: ann@localhost")],
        [],
    ),
    "a day of birth that nobody can read": (
        card("FN:Ann", "BDAY:in spring") + card("FN:Bo", "BDAY;VALUE=text:in spring"),
        [Person("Ann", notes="Birthday: in spring"), Person("Bo", notes="Birthday: in spring")],
        ["4 date-unreadable BDAY"],
    ),
    "zones by name or otherwise": (
        card("FN:Ann", "TZ:Europe/London") + card("FN:Bo", "TZ:-05:00"),
        [Person("Ann", zone="Europe/London"), Person("Bo", notes="Time zone: -05:00")],
        [],
    ),
    "UTF-16": (card("FN:Zoë", "NOTE:größer").decode().encode("utf-16"), [Person("Zoë", notes="größer")], []),
    "a mark of UTF-8, and lines of an old Mac": (
        b"\xef\xbb\xbf" + card("FN:Zoë", "TITLE:Cook").replace(b"\r\n", b"\r"),
        [Person("Zoë", notes="Title: Cook")],
        [],
    ),
    "a charset nobody has, and one that is no charset of files": (
        card("FN;CHARSET=X-NONE:Zoë", "NOTE;CHARSET=unicode_escape:caf\u00e9 \\x41") + card("FN;CHARSET=a\0b:Bo\u00e9"),
        [Person("Zoë", notes="café \\x41"), Person("Boé")],
        [],
    ),
    "quotation marks that nothing closes": (
        card('TEL;TYPE="work:020 7946 0018', "FN:Ann"),
        [Person("Ann", phones="020 7946 0018 (work)")],
        [],
    ),
    "a name of a property that is none": (
        card("FN:Ann", "T&L:1", ":2"),
        [Person("Ann")],
        ["4 line-unreadable", "5 line-unreadable"],
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_card_is_read_without_loss(trap: str) -> None:
    data, people, problems = TRAPS[trap]
    cards, found = people_in(data)
    assert [as_person(each) for each in cards] == people
    assert told(found) == problems
