"""The second half of a run: have the calendar say what is agreed. Nothing is written over that we did not know of."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.publishing.run import Run
from tracker.actions.publishing.server import Answer, Became, ServerFault
from tracker.actions.publishing.wanted import Object
from tracker.rules.agreement import Agreement
from tracker.rules.publishing.next_steps import StepKind, Wanted, is_to_be_sent
from tracker.rules.publishing.published import Asks, Published
from tracker.rules.publishing.shown import same_time, window_meant, window_shown
from tracker.rules.publishing.what_it_means import after_writing, unread_in


def send(run: Run) -> None:
    """Do each step there is to do. Raises ServerTrouble, StoreFault."""
    for step in run.steps():
        if step.kind is StepKind.TAKE_AWAY:
            assert step.row is not None
            _take_away(run, step.row, step.erased)
            continue
        wanted, row = run.objects()[step.agreement_id], run.rows.get(step.agreement_id)
        if row is None:
            _put_anew(run, wanted)
        elif is_to_be_sent(row, Wanted(wanted.agreement, wanted.digest)):
            _put_over(run, wanted, row)


def _put_anew(run: Run, wanted: Object) -> None:
    """Noted before it is asked for: where no answer is heard, and it is agreed no more by then, it is taken off."""
    id_ = wanted.agreement.id
    row = run.note(Published(id_, run.href(id_), sequence=wanted.number(0)))
    answer = run.server.put_anew(row.href, wanted.content(row.sequence))
    if answer.became is Became.DONE:
        _sent(run, replace(row, sent=wanted.digest), answer)
    elif answer.became is Became.CHANGED_THERE:
        _met(run, wanted, row)
    else:
        run.forget([row])
        _refused(run, answer)


def _put_over(run: Run, wanted: Object, row: Published) -> None:
    """Once more where it was changed there meanwhile and that leaves nothing to ask."""
    if row.is_being_put:
        _put_anew(run, wanted)
        return
    if not row.etag:
        _met(run, wanted, row)
        return
    if _write_over(run, wanted, row) in (Became.CHANGED_THERE, Became.GONE):
        _met(run, wanted, row)


def _met(run: Run, wanted: Object, row: Published) -> None:
    """Something stands there that we do not know of: ours, whose answer was lost, or somebody's doing."""
    got = run.server.get(row.href, row.agreement_id)
    if got is None:
        if not row.is_being_put:
            run.take_gone(row)
        return
    if got.shown is None:
        if row.is_being_put:
            run.forget([row])
        run.report.refused += 1  # another's event lies in our place; it is left alone
        return
    after = run.take_seen(row, got.etag, got.shown)
    if is_to_be_sent(after, Wanted(wanted.agreement, wanted.digest)) and after.etag:
        _write_over(run, wanted, after)  # where it was changed once more, it is met again the next time


def _write_over(run: Run, wanted: Object, row: Published) -> Became:
    """Over the state that is known of, and no other."""
    number = wanted.number(row.sequence)
    answer = run.server.put_over(row.href, wanted.content(number), row.etag)
    if answer.became is Became.DONE:
        _sent(run, after_writing(replace(row, sequence=number, sent=wanted.digest)), answer)
    elif answer.became in (Became.REFUSED, Became.NOT_ALLOWED):
        _refused(run, answer)
    return answer.became


def _sent(run: Run, row: Published, answer: Answer) -> None:
    """It stands there. An etag that was not told is asked for: between the two somebody may have changed it."""
    run.report.sent += 1
    if answer.etag:
        run.note(replace(row, etag=answer.etag))
        return
    run.note(row)
    got = run.server.get(row.href, row.agreement_id)
    if got is not None and got.shown is not None:
        if same_time(got.shown.digest, row.sent):
            run.note(replace(row, etag=got.etag))  # other words are the server's own way of writing them
        else:
            run.take_seen(row, got.etag, got.shown)


def _take_away(run: Run, row: Published, erased: bool) -> None:
    """Of whoever was erased it is not even read."""
    if unread_in(row) and not erased:
        _hand_on(run, unread_in(row), row)
    answer = run.server.take_away(row.href, row.etag)
    if answer.became is Became.CHANGED_THERE:
        if not erased:
            _ask_of_successor(run, row)
        answer = run.server.take_away(row.href, "")
    if answer.became in (Became.DONE, Became.GONE):
        run.report.taken += answer.became is Became.DONE
        run.forget([row])
    else:
        _refused(run, answer)


def _refused(run: Run, answer: Answer) -> None:
    """The others may be taken; whether that user may write nothing there is told by the server's own word."""
    run.report.refused += 1
    if answer.became is Became.NOT_ALLOWED:
        run.report.fault = ServerFault.NOT_ALLOWED


def _ask_of_successor(run: Run, row: Published) -> None:
    """It was moved here and on the phone: ours stands, and theirs is asked about beside it."""
    after, got = run.successor(row), run.server.get(row.href, row.agreement_id)
    if after is None or got is None or got.shown is None or got.shown.is_as_written:
        return
    there, says = window_shown(got.shown, after), run.says(replace(row, agreement_id=after.id), got.shown)
    if says:
        _hand_on(run, says, row)
    if not after.is_open or same_time(got.shown.digest, row.sent) or there == window_meant(after):
        return
    if _stands(run, after):
        run.note(replace(run.rows[after.id], asks=Asks.MOVED, shown=there))
        run.report.asks += 1


def _hand_on(run: Run, says: str, row: Published) -> None:
    """What was said of it on a phone is looked at with the agreement that stands in its place."""
    after = run.successor(row)
    if after is not None and _stands(run, after):
        there = run.rows[after.id]
        asks = there.asks if there.asks is Asks.MOVED else Asks.WORDED
        run.note(replace(there, asks=asks, says=says))


def _stands(run: Run, agreement: Agreement) -> bool:
    """Whether it stands there; it is put there where it was not."""
    if agreement.id not in run.rows:
        _put_anew(run, run.objects()[agreement.id])
    return agreement.id in run.rows
