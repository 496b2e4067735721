"""What became of our word, in words and as a table to copy. Knows not how it is counted."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date

from tracker.presentation.words.day_names import HEADING_MONTHS, month, short_month
from tracker.presentation.words.numbers import both, listed
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import EVERYONES
from tracker.presentation.words.times import long_day, short_date
from tracker.rules.agreement_state import Fate
from tracker.rules.window import day_in
from tracker.rules.word_kept import Block, LongChain, Month, Promises, Unasked, WordKept
from tracker.tongue import Theirs, phrase, sentence, tr, tr_as, tr_n, tr_n_as

FATES = {
    Fate.KEPT: phrase("our word was …", "Kept"),
    Fate.LATE: phrase("our word was …", "Late"),
    Fate.MOVED_BY_US: phrase("our word was …", "Moved or called off by us"),
    Fate.BROKEN: phrase("our word was …", "Broken"),
    Fate.THEIRS: phrase("our word was …", "Moved or called off by them"),
    Fate.CORRECTED: phrase("our word was …", "Corrected since"),
    Fate.WAITING: phrase("our word was …", "Not answered yet"),
}
EXPLAINED = sentence("One block is one agreement. What they moved counts for nobody.")


def in_a_sentence(word: WordKept, whose: str) -> tuple[str, str]:
    """What became of it, in one sentence, and what stands apart from it."""
    first = word.months[0].first
    kept = word.of(Fate.KEPT)
    if not word.given:
        told = tr("Nothing that was agreed has come due since {month}.", month=_since(first))
    elif whose:
        # T: "Of 12 agreements of Ada's since June, 11 were kept to the day."
        told = tr(
            "Of {given} of {who}’s since {month}, {kept} to the day.",
            given=tr_n_as("of … of Ada's", "{n} agreement", "{n} agreements", word.given),
            who=Theirs(one_line(whose)),
            month=_since(first),
            kept=tr_n_as("of 12 agreements …", "{n} was kept", "{n} were kept", kept),
        )
    else:
        # T: "Since June we gave our word 28 times and kept it 26 times to the day."
        told = tr(
            "Since {month} we gave our word {given} and kept it {kept} to the day.",
            month=_since(first),
            given=tr_n_as("we gave our word …", "once", "{n} times", word.given),
            kept=tr_n_as("we kept it …", "once", "{n} times", kept),
        )
    return told, " ".join(_besides(word))


def told_of(whose: str, today: date) -> str:
    """Where it stands by itself, as on paper: whose word it is ("" for everyone's), and as of which day.

    With its year always: paper is kept.
    """
    who = Theirs(one_line(whose, 40)) if whose else EVERYONES.told()
    # T: "Everyone's · Thursday 26 November 2026", "Ada · Thursday 26 November 2026"
    return tr_as("a picture", "{whose} · {day}", whose=who, day=long_day(today, date.min))


def _besides(word: WordKept) -> list[str]:
    told = []
    if late := word.of(Fate.LATE):
        told.append(tr_n("Once it was late.", "{n} times it was late.", late))
    if moved := word.of(Fate.MOVED_BY_US):
        told.append(
            tr_n("Once it was moved or called off by us.", "{n} times it was moved or called off by us.", moved)
        )
    if broken := word.of(Fate.BROKEN):
        told.append(tr_n("Once it was broken.", "{n} times it was broken.", broken))
    if waiting := word.of(Fate.WAITING):
        told.append(tr_n("One waits for your answer.", "{n} wait for your answer.", waiting))
    return told


def _since(first: date) -> str:
    return HEADING_MONTHS[first.month - 1].told()


def month_and_year(first: date) -> str:
    return month(first)


def month_label(first: date) -> str:
    """ "Nov"; the year where one begins."""
    return str(first.year) if first.month == 1 else short_month(first)


def of_given(at: Month) -> tuple[str, str]:
    """ "7" and "of 8"."""
    return str(at.kept), tr_as("7 …", "of {n}", n=at.given)


def cell(at: Month, fate: Fate) -> str:
    """What a screen reader says of a month: "November 2026, 7 of 8. Late: 1". Where nothing was given, without them."""
    named, told, n = month(at.first), FATES[fate].told(), at.of(fate)
    if at.given:
        # T: "November 2026, 7 of 8. Late: 1", as the count above a bar says it.
        return tr("{month}, {kept} of {given}. {fate}: {n}", month=named, kept=at.kept, given=at.given, fate=told, n=n)
    # T: "November 2026, Kept: 11"
    return tr("{month}, {fate}: {n}", month=named, fate=told, n=n)


def block(of: Block, today: date) -> str:
    """ "Martin Pryce, 24 Sep: kept"; late with how many days."""
    fate = FATES[of.fate].told()
    if of.fate is Fate.LATE and of.days_late:
        fate = tr_n_as("our word was …", "Late by one day", "Late by {n} days", of.days_late)
    # T: "Martin Pryce, 24 Sep. Kept"
    return tr("{who}, {day}. {fate}", who=one_line(of.given.name), day=short_date(of.due, today), fate=fate)


def promises(told: Promises) -> tuple[str, str, str]:
    """How many, of how many, and who waited: "4", "of 6 sent by the day we said", "1 late: Wes Thornton, two days."."""
    lines = []
    if told.late:
        who = listed([_late(b) for b in told.late])
        # T: "1 late: Wes Thornton by two days."
        lines.append(tr("{n} late: {who}.", n=len(told.late), who=who))
    if told.broken:
        who = listed([one_line(b.given.name) for b in told.broken])
        lines.append(tr("{n} broken: {who}.", n=len(told.broken), who=who))
    if told.open:
        lines.append(tr_n("{n} is open.", "{n} are open.", told.open))
    if told.due_today:
        lines.append(tr_n("{n} is due today.", "{n} are due today.", told.due_today))
    return str(told.kept), tr("of {n} kept by the day we said", n=told.given), " ".join(lines)


def _late(of: Block) -> str:
    if not of.days_late:
        return one_line(of.given.name)
    days = tr_n_as("late by …", "one day", "{n} days", of.days_late)
    # T: "Wes Thornton by 2 days"
    return tr_as("1 late: …", "{who} by {days}", who=one_line(of.given.name), days=days)


def chain(of: LongChain) -> str:
    """ "7 kept, 1 open", "6 kept, 1 late", "6 kept, 1 not answered"."""
    told = [tr_n_as("a chain", "{n} kept", "{n} kept", of.kept)] if of.kept else []
    if of.late:
        told.append(tr_n_as("a chain", "{n} late", "{n} late", of.late))
    if of.waiting:
        told.append(tr_n_as("a chain", "{n} not answered", "{n} not answered", of.waiting))
    if of.open:
        told.append(tr_n_as("a chain", "{n} open", "{n} open", of.open))
    return listed(told)


def unasked_in_all(word: WordKept) -> str:
    """ "8 of 69 contacts. The reasons are ours, as we wrote them down."."""
    if not word.unasked:
        return tr_n("None of the one contact.", "None of {n} contacts.", word.contacts)
    return tr(
        "{n} of {all} contacts. The reasons are ours, as we wrote them down.", n=len(word.unasked), all=word.contacts
    )


def unasked_row(of: Unasked, zone: str, today: date) -> tuple[str, str, str]:
    """The day, the name and the reason: "25 Nov", "Ngozi Okoro", "“Did not know that Ben had just been there”"."""
    reason = quoted(of.reason) if of.reason else tr("No reason was written down.")
    return short_date(day_in(of.at, zone), today), one_line(of.name), reason


def close_together(n: int) -> str:
    """How many of them came within a day of another; "" for none."""
    if not n:
        return ""
    return tr_n(
        "One of these came within a day of another with the same person.",
        "{n} of these came within a day of another with the same person.",
        n,
    )


def goodwill(gifts: tuple[Unasked, ...]) -> str:
    """ "3 things that asked for nothing: 2 for Graham Ellis and 1 for Patrick O’Shea."."""
    if not gifts:
        return tr("Nothing was sent that asked for nothing.")
    each = [
        tr_n_as("things that asked for nothing: …", "{n} for {who}", "{n} for {who}", n, who=one_line(name))
        for name, n in Counter(gift.name for gift in gifts).most_common()
    ]
    return tr_n(
        "One thing that asked for nothing: {who}.",
        "{n} things that asked for nothing: {who}.",
        len(gifts),
        who=both(each),
    )


def as_csv(word: WordKept) -> str:
    """The months as comma-separated values, with a line of headings."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([tr_as("heading of a table", "Month"), *(FATES[fate].told() for fate in Fate)])
    for at in word.months:
        table.writerow([f"{at.first:%Y-%m}", *(at.of(fate) for fate in Fate)])
    return out.getvalue()
