"""The people of a server's address book come as those of a file: to be looked at. Nothing is ever written there."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tests.interop.caldav.liar import Liar, Reply, liar_before
from tests.interop.caldav.radicale import PASSWORD, Radicale
from tests.torture.publishing import office_at
from tracker.actions.ports import Desk
from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.assembly.publishing import book_at
from tracker.interop.caldav.address_book import cards_on_server
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.files_from_elsewhere import FilesFromElsewhere
from tracker.interop.reading.file import read_file
from tracker.rules.prospect import Phone
from tracker.runtime.likeness import likeness
from tracker.terminal.arguments import read_arguments
from tracker.terminal.bring_in import import_
from tracker.terminal.exits import ExitCode
from tracker.terminal.telling.page import Page

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nTEL:{phone}\r\nEND:VCARD\r\n"
BOOK = b"""<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype>
<collection/><A:addressbook/></resourcetype><displayname>People</displayname></prop></set></mkcol>"""


class Book:
    """An address book on a server: who is in it, and what reads it."""

    def __init__(self, server: Radicale) -> None:
        self.server, self.user = server, server.user()
        self.link = server.link(self.user)
        self.path = f"/{self.user}/people/"
        assert self.link.ask("MKCOL", self.path, BOOK, Content_Type="application/xml").status == 201

    def put(self, uid: str, name: str, phone: str) -> None:
        content = CARD.format(uid=uid, name=name, phone=phone).encode()
        assert self.link.ask("PUT", f"{self.path}{uid}.vcf", content, Content_Type="text/vcard").status in (201, 204)

    def names(self) -> list[str]:
        read = read_file(cards_on_server(self.link))
        assert read is not None
        return sorted(card.name for card in read.cards)


@pytest.fixture
def book(server: Radicale) -> Iterator[Book]:
    made = Book(server)
    yield made
    made.link.close()


def test_all_cards_come_in_one_answer_from_the_address_or_the_very_book(book: Book) -> None:
    assert cards_on_server(book.link) == b""
    book.put("a", "Ann Lee", "020 7946 0018")
    book.put("b", "Zoë Kelly", "020 7946 0019")
    assert book.names() == ["Ann Lee", "Zoë Kelly"]
    very = Link(address_of(book.server.address + book.path), book.user, PASSWORD)
    assert cards_on_server(very).count(b"BEGIN:VCARD") == 2
    very.close()


def test_cards_that_are_left_out_of_the_answer_are_asked_for(book: Book) -> None:
    book.put("a", "Ann Lee", "020 7946 0018")
    with liar_before(book.server.port) as liar:
        liar.lie = lambda method, _path, reply: _without_cards(reply) if method == "REPORT" else None
        link = Link(address_of(liar.address), book.user, PASSWORD)
        assert b"FN:Ann Lee" in cards_on_server(link)
        link.close()
        assert sum(asked.startswith("GET") for asked in liar.asked) == 1
        assert never_written(liar)


@pytest.mark.parametrize("refused", ["GET", "PROPFIND"])
def test_nobody_is_left_out_unsaid_where_the_server_refuses(book: Book, refused: str) -> None:
    book.put("a", "Ann Lee", "020 7946 0018")
    with liar_before(book.server.port) as liar:

        def lie(method: str, path: str, reply: Reply) -> Reply | None:
            if method == "REPORT":
                return _without_cards(reply) if refused == "GET" else replace(reply, status=403)
            return replace(reply, status=403) if method == refused and path.startswith(book.path) else None

        liar.lie = lie
        link = Link(address_of(liar.address), book.user, PASSWORD)
        with pytest.raises(ServerTrouble):
            cards_on_server(link)
        link.close()


def test_an_answer_that_is_cut_short_in_good_order_leaves_nobody_out(book: Book) -> None:
    book.put("a", "Ann Lee", "020 7946 0018")
    status = f"<response><href>{book.path}</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"
    shortened = f'<multistatus xmlns="DAV:">{status}</multistatus>'.encode()
    with liar_before(book.server.port) as liar:
        liar.lie = lambda method, _path, reply: replace(reply, body=shortened) if method == "REPORT" else None
        link = Link(address_of(liar.address), book.user, PASSWORD)
        assert b"Ann Lee" in cards_on_server(link)
        link.close()


def test_no_address_book_is_told_as_that(server: Radicale) -> None:
    with pytest.raises(ServerTrouble) as trouble:
        cards_on_server(server.link(server.user(), "a guess"))
    assert trouble.value.fault is ServerFault.PASSWORD


def test_they_come_by_the_rules_of_any_file(book: Book) -> None:
    """Who is here is found by their number, a second reading brings nobody, and who is deleted there stays here."""
    here = jo(phones=(Phone("020 7946 0018", "+442079460018"),))
    desk = a_desk(FakeStore(here), Clock(at("2026-12-01 09:00")))
    book.put("a", "Joanna Hill", "+44 20 7946 0018")
    book.put("b", "Zoë Kelly", "+44 20 7946 0019")
    assert len(brought(book, desk, "--dry-run")["people"]) == 2
    assert desk.store.people_count("") == 1, "looking at them brings nobody"
    assert len(brought(book, desk)["added"]) == 1
    assert desk.store.people_count("") == 2
    assert brought(book, desk)["added"] == []
    assert book.link.ask("DELETE", f"{book.path}b.vcf").status in (200, 204)
    brought(book, desk)
    assert desk.store.people_count("") == 2


def brought(book: Book, desk: Desk, *words: str) -> dict[str, Any]:
    """What `import` says of it as JSON; the password is asked for."""
    out = io.StringIO()
    files, here = FilesFromElsewhere(Path("nowhere"), likeness), office_at(Path("nowhere"))
    given = read_arguments(["import", book.server.address, "--user", book.user, "--json", *words])
    assert import_(given, desk, Page(out, out), files, lambda: here, lambda _question: PASSWORD) is ExitCode.FINE
    (told,) = json.loads(out.getvalue())
    assert isinstance(told, dict)
    return told


def never_written(liar: Liar) -> bool:
    return all(asked.split()[0] in ("GET", "REPORT", "PROPFIND") for asked in liar.asked)


def _without_cards(reply: Reply) -> Reply:
    head, _, rest = reply.body.partition(b"address-data")
    assert rest
    reply.body = head + b"another" + rest.replace(b"address-data", b"another")
    return reply


def test_book_at_takes_no_address_that_will_not_do() -> None:
    with pytest.raises(ServerTrouble):
        book_at("http://example.org", "jo", "x")
