"""Questions and answers in XML, as WebDAV has them. An answer that defines anything of its own is refused.

No server has a reason to name entities, and a page of them can be made to fill a computer's memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape

from tracker.actions.publishing.server import ServerFault, ServerTrouble

DAV, CALDAV, CARDDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{urn:ietf:params:xml:ns:carddav}"
XML = "application/xml; charset=utf-8"
DEEPEST = 40
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_SPACES = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav"'


@dataclass(frozen=True, slots=True)
class Found:
    """What a server says of one path. `missing`: it stands there no more. `props` holds what it told of it. `cut`:
    of what lies there it told only a part, which is how servers shorten an answer that would be too long.
    """

    path: str
    missing: bool
    props: Element
    cut: bool = False

    def text(self, name: str) -> str:
        """The text of that property; "" where it was not told."""
        return (self.props.findtext(name) or "").strip()

    def href(self, name: str) -> str:
        """The path that property points at; "" where it was not told."""
        told = self.props.find(name)
        return path_of(told.findtext(f"{DAV}href") or "") if told is not None else ""

    def is_a(self, kind: str) -> bool:
        types = self.props.find(f"{DAV}resourcetype")
        return types is not None and types.find(kind) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """A whole answer: each path, and the token it ends with."""

    found: tuple[Found, ...]
    token: str

    @property
    def is_whole(self) -> bool:
        return not any(each.cut for each in self.found)


def asking_for(*props: str) -> bytes:
    """A PROPFIND for those properties, each written as in `_SPACES`."""
    return f"{_HEAD}<propfind {_SPACES}><prop>{_each(props)}</prop></propfind>".encode()


def asking_since(token: str, *props: str) -> bytes:
    """A REPORT of what has changed since, with those properties of each."""
    since = f"<sync-token>{escape(token)}</sync-token><sync-level>1</sync-level>"
    return f"{_HEAD}<sync-collection {_SPACES}>{since}<prop>{_each(props)}</prop></sync-collection>".encode()


def making(name: str) -> bytes:
    """A calendar for events and nothing else: servers drop what they cannot hold."""
    props = f"<displayname>{escape(name)}</displayname>"
    props += '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
    return f"{_HEAD}<C:mkcalendar {_SPACES}><set><prop>{props}</prop></set></C:mkcalendar>".encode()


def told(body: bytes) -> Told:
    """A multistatus taken apart. Raises ServerTrouble (NONSENSE)."""
    root = read(body)
    if root.tag != f"{DAV}multistatus":
        raise ServerTrouble(ServerFault.NONSENSE, "not-multistatus")
    return Told(tuple(_found(root)), (root.findtext(f"{DAV}sync-token") or "").strip())


def read(body: bytes) -> Element:
    """The root of that document. Raises ServerTrouble (NONSENSE): none, half of one, or one that defines entities."""
    tree, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _Refused
        tree.start(_named(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        tree.end(_named(name))

    def refuse(*_: object) -> None:
        raise _Refused

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(body, True)
        return tree.close()
    except (_Refused, expat.ExpatError, ParseError, AssertionError, ValueError, LookupError) as error:
        raise ServerTrouble(ServerFault.NONSENSE, "not-xml") from error


class _Refused(Exception):
    pass


def path_of(href: str) -> str:
    """An address as servers write it, as the one way in which we write its path. Raises ServerTrouble (NONSENSE)."""
    try:
        path = unquote(urlsplit(href.strip()).path, errors="strict")
    except ValueError as error:
        raise ServerTrouble(ServerFault.NONSENSE, "href") from error
    return quote(path, safe="/@:!$&'()*+,;=~")


def _found(root: Element) -> Iterator[Found]:
    for response in root.iterfind(f"{DAV}response"):
        props = Element("props")
        status = response.findtext(f"{DAV}status") or ""
        for part in response.iterfind(f"{DAV}propstat"):
            prop = part.find(f"{DAV}prop")
            if prop is not None and " 2" in (part.findtext(f"{DAV}status") or ""):
                props.extend(prop)
        yield Found(path_of(response.findtext(f"{DAV}href") or ""), " 404" in status, props, " 507" in status)


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _each(props: tuple[str, ...]) -> str:
    return "".join(f"<{prop}/>" for prop in props)
