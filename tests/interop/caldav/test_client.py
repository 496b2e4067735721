"""Each thing that is asked of a real server, and its answer."""

from __future__ import annotations

import pytest

from tests.builders import exact, talk
from tests.interop.caldav.radicale import Radicale
from tests.interop.caldav.stage import Stage
from tracker.actions.publishing.server import Answer, Became, ServerFault, ServerTrouble, TokenLost
from tracker.interop.caldav import dav
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.caldav.objects import EventObject

TEN = talk(exact("2026-12-10 10:00"))
ELEVEN = ("20261210T10", "20261210T11")


def object_of(stage: Stage) -> EventObject:
    stage.put(TEN)
    from tracker.actions.publishing.wanted import agreements_wanted

    return stage.objects(stage.store, agreements_wanted(stage.store, stage.now.date()))[TEN.id]


@pytest.fixture
def put(stage: Stage) -> tuple[CalDavServer, str, bytes, str]:
    """A server with one event of ours on it: its path, what was put, and its etag."""
    server, content = CalDavServer(stage.link), object_of(stage).content(1)
    href = stage.href(TEN)
    answer = server.put_anew(href, content)
    assert answer.became is Became.DONE
    assert answer.etag
    return server, href, content, answer.etag


Put = tuple[CalDavServer, str, bytes, str]


def test_the_calendar_is_found_and_made_once_and_holds_events_alone(server: Radicale) -> None:
    link = server.link(server.user())
    first = CalDavServer(link).find()
    assert (first.name, first.made, first.collection) == ("as-agreed", True, f"/{link.user}/as-agreed/")
    assert CalDavServer(link).find() == type(first)(first.collection, "as-agreed", made=False)
    asked = link.ask("PROPFIND", first.collection, dav.asking_for("C:supported-calendar-component-set"), Depth="0")
    kinds = [kind.get("name") for found in dav.told(asked.body).found for kind in found.props.iter(f"{dav.CALDAV}comp")]
    assert kinds == ["VEVENT"]
    assert link.ask("MKCALENDAR", first.collection, dav.making("x")).status == 409
    link.close()


def test_an_address_may_name_the_very_calendar(stage: Stage) -> None:
    named = Link(address_of(stage.address + stage.collection), stage.user, stage.password)
    place = CalDavServer(named).find()
    assert (place.collection, place.made) == (stage.collection, False)
    named.close()


def test_what_stands_there_is_not_put_anew(put: Put) -> None:
    server, href, content, _etag = put
    assert server.put_anew(href, content) == Answer(Became.CHANGED_THERE)


def test_what_stands_as_we_know_it_is_put_over(put: Put) -> None:
    server, href, content, etag = put
    answer = server.put_over(href, content.replace(b"T10", b"T11"), etag)
    assert answer.became is Became.DONE
    assert answer.etag not in ("", etag)


def test_what_the_phone_moved_is_not_put_over(stage: Stage, put: Put) -> None:
    server, href, content, etag = put
    stage.phone.edit(href, ELEVEN)
    assert server.put_over(href, content, etag) == Answer(Became.CHANGED_THERE)
    assert ELEVEN[1] in stage.phone.read(href)


def test_what_has_changed_is_told_since_a_token(stage: Stage, put: Put) -> None:
    server, href, content, etag = put
    another = href.replace(".ics", "-b.ics")
    assert server.put_anew(another, content.replace(b"UID:", b"UID:b")).became is Became.DONE
    before = server.changed_since(stage.collection, "")
    assert before.etags.keys() == {href, another}
    assert before.etags[href] == etag
    assert before.whole
    stage.phone.edit(href, ELEVEN)
    stage.phone.delete(another)
    since = server.changed_since(stage.collection, before.token)
    assert (set(since.etags), set(since.gone), since.whole) == ({href}, {another}, False)
    assert since.etags[href] != etag
    assert server.changed_since(stage.collection, since.token).etags == {}


def test_a_token_nobody_knows_is_lost_and_everything_is_listed(stage: Stage, put: Put) -> None:
    server, href, _content, etag = put
    with pytest.raises(TokenLost):
        server.changed_since(stage.collection, "http://radicale.org/ns/sync/unknown")
    assert dict(server.everything(stage.collection).etags) == {href: etag}


def test_the_same_event_under_another_name_is_refused(put: Put) -> None:
    server, href, content, _etag = put
    assert server.put_anew(href.replace(".ics", "-2.ics"), content) == Answer(Became.REFUSED)


def test_several_events_in_one_object_are_refused(stage: Stage, put: Put) -> None:
    server, href, content, _etag = put
    event = content[content.index(b"BEGIN:VEVENT") : content.index(b"END:VCALENDAR")]
    two = content.replace(b"END:VCALENDAR", event.replace(b"UID:", b"UID:2") + b"END:VCALENDAR").replace(
        b"UID:", b"UID:3", 1
    )
    assert server.put_anew(href.replace(".ics", "-2.ics"), two) == Answer(Became.REFUSED)


def test_what_is_gone_is_gone_and_taking_it_away_twice_is_no_fault(put: Put) -> None:
    server, href, _content, etag = put
    assert server.take_away(href, etag).became is Became.DONE
    assert server.take_away(href, "").became is Became.GONE
    assert server.get(href, TEN.id) is None


def test_a_wrong_password_is_told_as_one(server: Radicale) -> None:
    link = server.link(server.user(), "a guess")
    with pytest.raises(ServerTrouble) as trouble:
        CalDavServer(link).find()
    assert trouble.value.fault is ServerFault.PASSWORD
    assert "a guess" not in repr(link)
    link.close()


def test_a_user_whose_name_would_be_cut_is_not_asked_for() -> None:
    with pytest.raises(ServerTrouble) as trouble:
        Link(address_of("http://127.0.0.1:9"), "jo:hill", "x", seconds=2).ask("GET", "/")
    assert trouble.value.fault is ServerFault.PASSWORD


def test_where_it_is_sent_on_to_keeps_its_query() -> None:
    assert Link(address_of("https://example.org"), "jo", "x")._followed("/a", "/b?c=d e&f") == "/b?c=d%20e&f"


ADDRESSES = {
    "": ServerFault.NO_ADDRESS,
    "   ": ServerFault.NO_ADDRESS,
    "ftp://example.org": ServerFault.NO_ADDRESS,
    "https://": ServerFault.NO_ADDRESS,
    "https://example.org:many": ServerFault.NO_ADDRESS,
    "https://jo:secret@example.org": ServerFault.NO_ADDRESS,
    "https://exam ple.org": ServerFault.NO_ADDRESS,
    "https://[::1": ServerFault.NO_ADDRESS,
    "http://example.org": ServerFault.NO_TLS,
    "http://127.0.0.1.example.org": ServerFault.NO_TLS,
    "http://192.168.1.7:5232": ServerFault.NO_TLS,
}


@pytest.mark.parametrize(("typed", "fault"), ADDRESSES.items(), ids=map(repr, ADDRESSES))
def test_an_address_that_will_not_do(typed: str, fault: ServerFault) -> None:
    with pytest.raises(ServerTrouble) as trouble:
        address_of(typed)
    assert trouble.value.fault is fault


@pytest.mark.parametrize(
    ("typed", "scheme", "port", "path"),
    [
        ("example.org", "https", 443, "/"),
        (" https://example.org:8443/dav/jo ", "https", 8443, "/dav/jo"),
        ("https://example.org/jo hill/".replace(" ", "%20"), "https", 443, "/jo%20hill/"),
        ("http://localhost:5232", "http", 5232, "/"),
        ("http://[::1]:5232/", "http", 5232, "/"),
        ("http://127.0.0.1", "http", 80, "/"),
    ],
)
def test_an_address_that_will(typed: str, scheme: str, port: int, path: str) -> None:
    address = address_of(typed)
    assert (address.scheme, address.port, address.path) == (scheme, port, path)


def test_nobody_there_is_told_as_that(server: Radicale) -> None:
    link = Link(address_of("http://127.0.0.1:9"), "jo", "x", seconds=2)
    with pytest.raises(ServerTrouble) as trouble:
        link.ask("GET", "/")
    assert trouble.value.fault is ServerFault.UNREACHABLE
