"""`publish` on the command line, over a store in a file and a real server: what it says, and what it ends with."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.builders import ME, at, day, exact, jo, promise, talk
from tests.fakes import a_desk
from tests.interop.caldav.radicale import PASSWORD, Radicale
from tests.interop.caldav.stage import Phone
from tests.new_store import new_store
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Shelf
from tracker.actions.publishing.office import Office
from tracker.assembly.publishing import book_at, server_at
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.caldav.objects import Objects
from tracker.rules.publishing.published import Calendar
from tracker.runtime.passwords import Passwords, Ring
from tracker.storage.file.restore import restore
from tracker.storage.store import SqliteStore
from tracker.terminal.arguments import read_arguments
from tracker.terminal.exits import CannotTell
from tracker.terminal.phone.publish import publish
from tracker.terminal.telling.page import Page

NOW = at("2026-12-01 09:00")
TEN, DUE = talk(exact("2026-12-10 10:00")), promise(day("2026-12-12"))


@dataclass
class FakeRing:
    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedRing(FakeRing):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise OSError("locked")


@dataclass
class Typed:
    """A terminal over one store; each session knows the passwords its ring does."""

    store: SqliteStore
    address: str
    user: str
    ring: Ring | None = None
    password: str = PASSWORD
    asked: list[str] = field(default_factory=list)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        @contextmanager
        def shelf() -> Iterator[Shelf]:
            yield self.store

        office = Office(
            shelf,
            server_at,
            book_at,
            Objects(lambda: False),
            Passwords(self.ring),
            lambda: NOW,
            lambda: "Europe/London",
        )
        out, err = io.StringIO(), io.StringIO()
        page = Page(out, err)
        desk = replace(a_desk(self.store, lambda: NOW))  # type: ignore[arg-type]
        try:
            code = int(publish(read_arguments(["publish", *words]), desk, page, office, self._ask))
        except CannotTell as trouble:
            page.trouble(trouble.sentence)
            code = 3
        return code, " ".join(out.getvalue().split()), err.getvalue().strip()

    def begin(self) -> tuple[int, str, str]:
        return self(self.address, "--user", self.user)

    def _ask(self, question: str) -> str:
        self.asked.append(question)
        return self.password


@pytest.fixture
def typed(server: Radicale, tmp_path: Path) -> Iterator[Typed]:
    store = new_store(tmp_path / "data" / "as-agreed.db")
    with store.deed(DeedName.ADD_AGREEMENT, ME, NOW) as tx:
        for record in (jo(), TEN, DUE):
            tx.put(record)
    yield Typed(store, server.address, server.user())
    store.close()


def test_it_begins_goes_on_and_ends(typed: Typed) -> None:
    assert typed.begin() == (0, "2 events were sent. Published 2 agreements to “as-agreed”, just now.", "")
    assert typed() == (0, "Everything is as it should be there. Published 2 agreements to “as-agreed”, just now.", "")
    assert typed.asked == [f"Password of {typed.user} at {typed.address}:"] * 2
    assert typed("--take-away") == (0, "Nothing is published to “as-agreed” any more; 2 events were taken off it.", "")
    assert typed() == (3, "", "Nothing is published yet: name the server’s address, and --user.")


def test_as_json(typed: Typed) -> None:
    typed.begin()
    told = json.loads(typed("--json")[1])
    assert {key: told[key] for key in ("published", "sent", "fault", "stopped", "calendar")} == {
        "published": 2,
        "sent": 0,
        "fault": None,
        "stopped": "",
        "calendar": "as-agreed",
    }


def test_a_wrong_password_is_told_and_not_tried_again_until_it_is_told_anew(typed: Typed) -> None:
    typed.begin()
    typed.password = "a guess"
    wrong = "The server does not take the password any more; it is not tried again until you have told it anew."
    assert typed()[0::2] == (3, wrong)
    typed.asked.clear()
    assert typed()[0::2] == (3, wrong)
    assert typed.asked == [], "nobody is asked for what would not be used"
    typed.password = PASSWORD
    assert typed.begin()[0] == 0


def test_the_keyring_is_asked_before_anybody_is_and_is_told_only_what_was_taken(typed: Typed) -> None:
    typed.ring = ring = FakeRing()
    typed.password = "a guess"
    assert typed.begin()[0] == 3
    assert ring.kept == {}
    typed.password = PASSWORD
    typed.begin()
    typed.asked.clear()
    assert typed()[0] == 0
    assert typed.asked == []
    assert list(ring.kept.values()) == [PASSWORD]
    typed("--leave-there")
    assert ring.kept == {}


@pytest.mark.parametrize("words", [(), ("--take-away",)])
def test_a_password_that_was_not_taken_was_never_in_the_keyring(typed: Typed, words: tuple[str, ...]) -> None:
    typed.begin()
    kept: list[str] = []

    class WatchedRing(FakeRing):
        def set_password(self, service: str, username: str, password: str) -> None:
            kept.append(password)
            super().set_password(service, username, password)

    typed.ring, typed.password = WatchedRing(), "a guess"
    assert typed(*words)[0] == 3
    assert (kept, len(typed.asked)) == ([], 2)


def test_a_kept_password_that_is_wrong_by_now_is_asked_for_the_next_time(typed: Typed) -> None:
    typed.ring = ring = FakeRing()
    for words in (("--take-away",), (typed.address, "--user", typed.user)):
        typed.begin()
        ring.kept = dict.fromkeys(ring.kept, "changed since")
        assert typed(*words)[0] == 3
        assert ring.kept == {}
        typed.asked.clear()
        assert typed(*words)[0] == 0
        assert len(typed.asked) == 1


def there(typed: Typed, user: str) -> list[str]:
    """The events of the calendar that user has."""
    server = CalDavServer(Link(address_of(typed.address), user, PASSWORD))
    listed = sorted(server.everything(f"/{user}/as-agreed/").etags)
    server.close()
    return listed


OTHER = replace(talk(day("2026-12-15")), prospect_id=2)
STILL = "2 events of people who were erased still stand in “as-agreed”, and have to be taken off there by hand."


@pytest.fixture
def erased(typed: Typed) -> Typed:
    """What is agreed with Jo Hill and Ann Lee stands there, and Jo was erased since."""
    with typed.store.deed(DeedName.ADD_AGREEMENT, ME, NOW) as tx:
        tx.put(jo(id=2, name="Ann Lee"))
        tx.put(OTHER)
    typed.begin()
    typed.store.erase(1, ME, NOW)
    return typed


def test_what_is_of_whoever_was_erased_goes_before_the_rest_is_left_there(erased: Typed) -> None:
    assert erased("--leave-there") == (0, "Nothing is published to “as-agreed” any more.", "")
    assert there(erased, erased.user) == [f"/{erased.user}/as-agreed/{OTHER.id}.ics"]


def test_what_could_not_be_taken_off_of_them_is_said(erased: Typed) -> None:
    erased.password = "a guess"
    assert erased("--leave-there") == (0, "Nothing is published to “as-agreed” any more.", STILL)
    assert len(there(erased, erased.user)) == 3


def test_what_is_of_them_goes_before_another_calendar_is_published_to(erased: Typed, server: Radicale) -> None:
    erased.ring = ring = FakeRing()
    erased()
    erased.store.erase(2, ME, NOW)
    before, erased.user = erased.user, server.user()
    assert erased.begin()[0::2] == (0, "")
    assert there(erased, before) == []
    assert [name for _service, name in ring.kept] == [f"{erased.user} {erased.address}"]


def test_another_calendar_is_published_to_and_it_is_said_what_could_not_be_taken_off(
    erased: Typed, server: Radicale
) -> None:
    before, erased.user = erased.user, server.user()
    assert erased.begin()[0::2] == (0, STILL)
    assert len(there(erased, before)) == 3


def test_what_was_published_after_a_backup_that_is_put_back_is_taken_off(typed: Typed) -> None:
    typed.begin()
    place, made = typed.store.file.place, typed.store.file.keep_backup(NOW).backup
    assert made is not None
    with typed.store.deed(DeedName.ADD_AGREEMENT, ME, NOW) as tx:
        tx.put(replace(OTHER, prospect_id=1))
        tx.put(replace(TEN, window=exact("2026-12-21 16:00")))
    typed()
    assert len(there(typed, typed.user)) == 3
    typed.store.close()
    restore(place, made.place, ME, NOW)
    assert typed()[1].startswith("1 event was sent. 1 event was taken off.")
    assert there(typed, typed.user) == sorted(f"/{typed.user}/as-agreed/{each.id}.ics" for each in (TEN, DUE))


def test_a_calendar_that_is_gone_is_let_go_of(typed: Typed) -> None:
    typed.begin()
    phone = Phone(Link(address_of(typed.address), typed.user, PASSWORD))
    phone.delete(f"/{typed.user}/as-agreed/")
    phone.link.close()
    assert typed()[2].startswith("The calendar is no longer on the server; nothing is sent")
    assert typed("--let-go") == (0, "Nothing is published to “as-agreed” any more.", "")
    assert typed.store.published_to() is None


@pytest.mark.parametrize(("answer", "sent"), [("--anew", "2 events were sent."), ("--let-go", "Everything is as")])
def test_what_went_all_at_once_is_asked_about_and_answered(typed: Typed, answer: str, sent: str) -> None:
    typed.begin()
    calendar = typed.store.published_to()
    assert calendar is not None
    phone = CalDavServer(Link(address_of(typed.address), typed.user, PASSWORD))
    for row in typed.store.published():
        phone.take_away(row.href, "")
    phone.close()
    assert typed()[2].startswith("Nearly everything was taken off the calendar at once; nothing is sent until you say")
    assert typed()[0] == 3
    code, out, err = typed(answer)
    assert (code, err) == (0, "")
    assert out.startswith(sent)


def test_what_the_phone_did_is_put_back_on_request(typed: Typed) -> None:
    typed.begin()
    row = typed.store.published_of(TEN.id)
    assert row is not None
    phone = Phone(Link(address_of(typed.address), typed.user, PASSWORD))
    phone.edit(row.href, ("20261210T100000", "20261221T160000"), ("20261210T103000", "20261221T163000"))
    assert "1 was changed on the phone" in typed()[1]
    assert typed("--put-back", "Jo Hill")[0] == 0
    assert "20261210T100000" in phone.read(row.href)
    assert typed.store.agreement(TEN.id) == TEN
    assert typed("--put-back", "Jo Hill")[2] == "Nothing agreed with Jo Hill was changed on the phone."
    phone.link.close()


def test_what_a_phone_says_becomes_a_note_on_request(typed: Typed) -> None:
    typed.begin()
    row = typed.store.published_of(TEN.id)
    assert row is not None
    phone = Phone(Link(address_of(typed.address), typed.user, PASSWORD))
    phone.edit(row.href, ("SUMMARY:Call Jo Hill", "SUMMARY:Call Jo Hill: 40 pieces"))
    phone.link.close()
    assert "1 was changed on the phone" in typed()[1]
    assert typed("--keep-note", "Jo Hill")[0] == 0
    history = typed.store.history_of(1)
    assert history is not None
    assert history.prospect.notes == "On the phone: 40 pieces"
    assert typed("--keep-note", "Jo Hill")[2] == "Nothing agreed with Jo Hill was changed on the phone."


def test_strays_are_told_and_taken_off_or_left_as_it_is_said(typed: Typed) -> None:
    typed.begin()
    with typed.store.deed(DeedName.DELETE_AGREEMENT, ME, NOW) as tx:
        tx.remove(TEN)
    typed.store.forget_published([TEN.id])
    typed.store.keep_calendar(replace(published_to(typed), token="", compared_at=None))
    assert "It says “Call Jo Hill” on Thu 10 Dec." in typed()[1]
    assert "“Call Jo Hill”" not in typed("--leave-strays")[1]
    typed.store.forget_published([TEN.id])
    typed.store.keep_calendar(replace(published_to(typed), token="", compared_at=None))
    typed()
    assert typed("--take-off-strays")[1].startswith("1 event was taken off.")


def published_to(typed: Typed) -> Calendar:
    calendar = typed.store.published_to()
    assert calendar is not None
    return calendar


def test_a_keyring_is_asked_once_of_each_until_there_is_another_password() -> None:
    asked: list[str] = []

    class Locked(LockedRing):
        def get_password(self, service: str, username: str) -> str | None:
            asked.append(username)
            return super().get_password(service, username)

    passwords = Passwords(Locked())
    assert [passwords.known("here", "jo") for _ in range(3)] == [None, None, None]
    assert asked == ["jo here"]
    passwords.remember("here", "jo", "secret")
    assert passwords.known("here", "jo") == "secret"


def test_a_locked_keyring_is_as_good_as_none(typed: Typed) -> None:
    typed.ring = LockedRing()
    assert typed.begin()[0] == 0
    assert typed()[0] == 0
    assert len(typed.asked) == 2


Words = Callable[[Typed], tuple[int, str, str]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (lambda t: t("http://example.org", "--user", "jo"), "has to begin with https://."),
        (lambda t: t("https://", "--user", "jo"), "That is no address a calendar could be at"),
        (lambda t: t(t.address), "Whose calendar is it? Say so with --user."),
        (lambda t: t("--take-away"), "Nothing is published yet."),
        (lambda t: t("http://127.0.0.1:9", "--user", "jo"), "The server cannot be reached just now"),
    ],
)
def test_what_will_not_do_is_one_sentence(typed: Typed, words: Words, told: str) -> None:
    code, out, err = words(typed)
    assert (code, out) == (3, "")
    assert told in err
    assert "\n" not in err


def test_no_password_is_ever_kept_in_the_store(typed: Typed, tmp_path: Path) -> None:
    typed.begin()
    typed.store.close()
    assert all(PASSWORD.encode() not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
