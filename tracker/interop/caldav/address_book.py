"""The people in a server's address books, read as the cards they are. Nothing is ever written there.

A server rewrites the cards it is given, and takes only some: what would be written back would not be what was there.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.caldav import dav
from tracker.interop.caldav.finding import ADDRESS_BOOKS, GONE, home_of, propfind, refusal
from tracker.interop.caldav.link import Link

LARGEST = 64 * 1024 * 1024
"""Bytes of all the cards: as much as a file may have that is read in."""
DATA = f"{dav.CARDDAV}address-data"


class CardDavServer:
    """See `actions.publishing.server.AddressBook`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def cards(self) -> bytes:
        return cards_on_server(self._link)

    def leave(self) -> None:
        self._link.leave()

    def close(self) -> None:
        self._link.close()


def cards_on_server(link: Link) -> bytes:
    """Every card in every address book of theirs, one after another, as one file would have them.

    Raises ServerTrouble.
    """
    home = home_of(link, ADDRESS_BOOKS)
    books = [home.path] if home.is_a(ADDRESS_BOOKS.kind) else [*_books(link, home.path)]
    cards, size = [], 0
    for book in books:
        for card in _cards(link, book):
            size += len(card)
            if size > LARGEST:
                raise ServerTrouble(ServerFault.NONSENSE, "endless")
            cards.append(card)
    return b"\r\n".join(cards)


def _books(link: Link, home: str) -> Iterator[str]:
    for found in propfind(link, home, "1", "resourcetype") or ():
        if found.is_a(ADDRESS_BOOKS.kind):
            yield found.path


def _cards(link: Link, book: str) -> Iterator[bytes]:
    """All of them in one answer, where the server gives them so; else each by itself."""
    reply = link.ask("REPORT", book, dav.asking_since("", "getetag", "A:address-data"), Content_Type=dav.XML, Depth="0")
    if reply.status in GONE:
        return
    answer = dav.told(reply.body) if reply.status == 207 else None
    found = answer.found if answer is not None and answer.is_whole else propfind(link, book, "1", "getetag")
    for each in found or ():
        if each.missing or each.path.rstrip("/") == book.rstrip("/"):
            continue
        text = each.text(DATA)
        yield text.encode() if text else _card(link, each.path)


def _card(link: Link, path: str) -> bytes:
    reply = link.ask("GET", path)
    if reply.status not in (200, *GONE):  # whoever is not read is not left out unsaid
        raise refusal(reply)
    return reply.body if reply.status == 200 else b""
