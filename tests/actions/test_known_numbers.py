"""A number that is somebody's is written down for another only where somebody says that the two share it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.counter import Counter
from tests.builders import JO, jo, objects
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.rules.channel import Channel
from tracker.rules.prospect import Email, Phone, Prospect

NUMBER, MAIL = Phone("+44 20 7946 0018", "+442079460018"), Email("us@example.com")
KIM = jo(id=2, name="Kim Cole", phones=(NUMBER,), emails=(MAIL,))


def is_all_shared(person: Prospect) -> bool:
    return all(phone.shared for phone in person.phones) and all(mail.shared for mail in person.emails)


@pytest.mark.parametrize(
    "after", [jo(phones=(Phone("020 7946 0018"),)), jo(emails=(Email("US@example.com"),))], ids=["number", "address"]
)
def test_one_that_is_somebodys_is_written_into_another_record_only_as_shared(after: Prospect) -> None:
    desk = Counter(jo(), KIM).desk
    with pytest.raises(Refusal) as refused:
        edit_prospect(desk, jo(), after)
    assert (refused.value.problem, refused.value.what) == (Problem.KNOWN_NUMBER, "Kim Cole")
    written = edit_prospect(desk, jo(), after, shares=True).value
    assert is_all_shared(written)
    # A form that knows nothing of sharing does not take that back, and is asked nothing again.
    typed = replace(
        written,
        notes="a note",
        phones=tuple(Phone(phone.typed) for phone in written.phones),
        emails=tuple(Email(mail.address.lower()) for mail in written.emails),
    )
    again = edit_prospect(desk, written, typed).value
    assert is_all_shared(again)


def test_a_number_taken_away_from_who_objected_stays_objected_to_until_they_lift_it() -> None:
    counter = Counter(jo(phones=(NUMBER,)), jo(id=2, name="Kim Cole"), objects(Channel.CALL, "2026-11-01 10:00"))
    edit_prospect(counter.desk, jo(phones=(NUMBER,)), jo())
    kim = jo(id=2, name="Kim Cole")
    edit_prospect(counter.desk, kim, replace(kim, phones=(Phone("020 7946 0018"),)))
    history = counter.desk.store.history_of(2)
    assert history is not None
    assert [(s.prospect_id, s.name, len(s.objections)) for s in history.sharers] == [(JO, "Jo Hill", 1)]
