"""Claims about what waits to be sent: in which order it is told."""

from __future__ import annotations

from collections.abc import Sequence

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.team.unsent import Asks, Unsent
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.team.unsent_state import UnsentState
from tracker.presentation.words.team import waiting
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry
from tracker.rules.verdict import Verdict


class InMemory:
    """A tray that keeps nothing on a disk."""

    def waiting(self) -> Sequence[Unsent]:
        return ()

    def find(self, key: str) -> Unsent | None:
        return None

    def unread(self) -> tuple[int, str]:
        return 0, ""

    def keep(self, unsent: Unsent) -> None: ...

    def drop(self, key: str) -> None: ...


def one(time: str, *, asks: bool = False, outcome: ContactOutcome = ContactOutcome.TALKED) -> Unsent:
    typed = at(f"2026-11-26 {time}")
    attempt = Attempt(Direction.OUT, Channel.CALL, typed, "Maria")
    return Unsent(time, Entry(1, attempt, outcome), typed, "Jo Hill", asks=Asks(Verdict()) if asks else None)


def test_what_reached_nobody_went_to_them_and_was_not_with_them() -> None:
    left, talked = one("14:17", outcome=ContactOutcome.VOICEMAIL), one("14:17")
    assert waiting.kept(left) == "Waiting to be sent: voicemail to Jo Hill. It goes when the server is back."
    assert waiting.kept(talked) == "Waiting to be sent: call with Jo Hill. It goes when the server is back."
    assert (waiting.dropped(left), waiting.dropped(talked)) == (
        "Dropped: voicemail to Jo Hill",
        "Dropped: call with Jo Hill",
    )


def test_all_that_waits_is_told_as_it_was_typed_and_what_asks_is_not_left_out() -> None:
    clock = Clock(at("2026-11-26 14:57"))
    desk = a_desk(FakeStore(), clock)
    state = UnsentState(Dispatcher(lambda: desk, lambda work: work()), InMemory(), here_by(clock))
    for each in (one("14:45"), one("14:32", asks=True), one("14:17")):
        state.keep(each)
    assert [each.key for each in state.no_more_than(9)] == ["14:17", "14:32", "14:45"]
    assert [each.key for each in state.no_more_than(2)] == ["14:17", "14:32"]
    assert [each.key for each in state.no_more_than(1)] == ["14:32"]
