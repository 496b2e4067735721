"""What deeds and screens ask of the world, as Protocols. `storage` implements the store; assembly joins the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from tracker.actions.outcome import Changes, Deed, DeedName
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, Snooze, WhoMoved
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind
from tracker.rules.us import Away, User
from tracker.rules.window import Window

if TYPE_CHECKING:
    from tracker.actions.team.team import Team
    from tracker.actions.team.unsent import UnsentTray
    from tracker.rules.history import History, Sharer
    from tracker.rules.publishing.published import Calendar, Published
    from tracker.rules.reminding.reminders import Reminded
    from tracker.rules.word_kept import Given, Unasked

Entered = Contact | Agreement | Standing | Objection
"""What is written of a person as it happens."""
Record = Prospect | Standing | Objection | Agreement | Contact | Snooze | BroughtIn | User | Away | KeptPolicy
"""What is put and taken back. The last three are ours: they belong to no prospect."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An agreement as calendar and morning show it: just enough to draw and to open.

    `others` are whoever else it was agreed with at once, by id and name; `name` then names them all, and `own_name`
    is that of the first. `moved_on` is the first day of the one that replaced it, where there is one; `tried_at` (UTC)
    when it was last tried in vain, while it stands as tried.
    """

    id: int
    prospect_id: int
    name: str
    organisation: str
    kind: AgreementKind
    window: Window
    channel: Channel
    owner: str
    topic: str
    words: str
    made_at: datetime
    outcome: AgreementOutcome
    to_tell: bool = False
    place: str = ""
    minutes: int | None = None
    occasion_id: int | None = None
    others: tuple[tuple[int, str], ...] = ()
    own_name: str = ""
    moved_on: date | None = None
    tried_at: datetime | None = None
    who_moved: WhoMoved | None = None
    was_missed: bool = False

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of all with whom it is agreed, the first one first."""
        return (self.prospect_id, *(id_ for id_, _name in self.others))

    @property
    def person(self) -> str:
        """The name of whoever `prospect_id` is."""
        return self.own_name or self.name

    @property
    def is_open(self) -> bool:
        return self.outcome in (AgreementOutcome.OPEN, AgreementOutcome.TRIED)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an agreement, and when (UTC); `note` is that of the contact that settled it, "" without one."""

    planned: Planned
    at: datetime
    note: str = ""


def planned_from(agreement: Agreement, prospect: Prospect) -> Planned:
    """That agreement with that person as calendar and morning have it, where nobody else was in it."""
    return Planned(
        agreement.id,
        prospect.id,
        prospect.name,
        prospect.organisation,
        agreement.kind,
        agreement.window,
        agreement.channel,
        agreement.owner,
        agreement.topic,
        agreement.words,
        agreement.made_at,
        agreement.outcome,
        agreement.to_tell,
        agreement.place,
        agreement.minutes,
        agreement.occasion_id,
        who_moved=agreement.who_moved,
        was_missed=agreement.was_missed,
    )


def as_one(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """In their order, what was agreed with several people at once as one row: it is one meeting, and counts once.

    The row goes by the first of them, and names them all. Where the same became something else for one of them, that
    is a row of its own.
    """
    rows: dict[object, list[Planned]] = {}
    for each in planned:
        key = each.id if each.occasion_id is None else (each.occasion_id, each.window, each.outcome, each.who_moved)
        rows.setdefault(key, []).append(each)
    return tuple(_one_row(together) if len(together) > 1 else together[0] for together in rows.values())


def _one_row(together: Sequence[Planned]) -> Planned:
    first, *others = together
    *names, last = (each.name for each in together)
    return replace(
        first,
        name=f"{', '.join(names)} & {last}",
        own_name=first.name,
        others=tuple((each.prospect_id, each.name) for each in others),
    )


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A contact that somebody of us logged: with whom, and how it was."""

    name: str
    direction: Direction
    channel: Channel
    outcome: ContactOutcome


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A prospect as a list shows them. `next` is their next open agreement, or one we missed and have not told them of;
    `next_kind`, `next_outcome` and `to_tell` say how it stands, `next_owner` whose it is. `last_contact_at` is UTC.
    """

    id: int
    name: str
    organisation: str
    household: str
    standing: StandingKind
    next: Window | None = None
    next_channel: Channel | None = None
    last_contact_at: datetime | None = None
    next_kind: AgreementKind = AgreementKind.TALK
    next_outcome: AgreementOutcome = AgreementOutcome.OPEN
    to_tell: bool = False
    next_owner: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Someone whose turn it is, with the words they left us with, said at `since` (UTC)."""

    prospect_id: int
    name: str
    organisation: str
    since: datetime
    words: str


class MentionedIn(StrEnum):
    """Where somebody is spoken of, in the order in which it is looked through."""

    NOTE = "note"
    TOPIC = "topic"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone with whom `text` was written down, whole; `at` (UTC) is when that happened, None for an address."""

    line: PersonLine
    where: MentionedIn
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MentionsAfter:
    """How far was looked: to that record, among those of its kind."""

    where: MentionedIn
    id: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in one part, the newest of its kind first; `goes_on` None where all has been looked through."""

    found: tuple[Mention, ...] = ()
    goes_on: MentionsAfter | None = None


@dataclass(frozen=True, slots=True)
class LeftWithout:
    """Someone with whom nothing is agreed, though it was meant to be. `since` (UTC) is when what was agreed last ended,
    and `ended` how; both None for somebody who was brought in and never agreed to anything. `by_us`: we called it off.
    """

    prospect_id: int
    name: str
    organisation: str
    since: datetime | None = None
    ended: AgreementOutcome | None = None
    by_us: bool = False


class PeopleSort(StrEnum):
    """What a table of people can be in order of."""

    NAME = "name"
    ORGANISATION = "organisation"
    STANDING = "standing"
    NEXT = "next"
    LAST_CONTACT = "last-contact"


@dataclass(frozen=True, slots=True)
class Trashed:
    """Someone in the trash since `deleted_at` (UTC)."""

    id: int
    name: str
    organisation: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """A "do not contact" that outlived the record, or the number in it, of whoever said it; only a keyed digest says
    where it holds.

    `channel` None for all, `until` None for ever; instants UTC. Their words went with them.
    """

    channel: Channel | None
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ContactsMade:
    """How many contacts each of us made, those with several people at once counted once; and those that nobody asked
    for, the earliest first.
    """

    by: Mapping[str, int]
    unasked: tuple[Unasked, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """One record as a deed found it and left it; None where it was not there."""

    deed: Deed
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Touched:
    """How often the ledger names a record, and when (UTC) it did so last."""

    times: int
    last_at: datetime


class Questions(Protocol):
    """All that may be asked of the store. Every answer is a frozen value, read in one consistent state.

    Answers tell each of us by the name of today, whatever spelling a record was written with; only `written_about` and
    what is said of deeds give it as it was written. Any of them raises StoreFault.
    """

    def is_empty(self) -> bool:
        """Whether nobody is in the store yet, trash not counted."""

    def history_of(self, prospect_id: int) -> History | None:
        """All about one prospect, neighbours included; None where there is no such one (one in the trash is there)."""

    def agreement(self, agreement_id: int) -> Agreement | None:
        """That agreement, settled or not; None where there is no such one."""

    def record_of(self, record_id: int) -> Entered | None:
        """What was logged under that id, of whatever kind; None where there is no such one."""

    def snoozes_of(self, agreement_id: int) -> tuple[Snooze, ...]:
        """Every time its reminder was put off, in the order that was done."""

    def of_occasion(self, occasion_id: int) -> tuple[Agreement, ...]:
        """What was agreed with several people at once, one agreement for each of them, by their ids."""

    def agreements_between(self, first: date, last: date) -> tuple[Planned, ...]:
        """Agreements whose window touches those days (both included), nobody in the trash: none that they called
        off, and of those moved only what was moved to another day.

        In order of first day, exact times after whole days, then time, then id.
        """

    def open_agreements_until(self, last: date) -> tuple[Planned, ...]:
        """Open agreements whose window begins on or before `last`, however long ago; same order."""

    def to_tell(self) -> tuple[Planned, ...]:
        """Agreements that we missed and have not told them of, in the same order; nobody in the trash."""

    def settled_since(self, since: datetime, first: date, last: date) -> tuple[Settled, ...]:
        """Agreements for a window that begins on one of those days (both included) that were settled from `since`
        (aware) on, in the order they were; nobody in the trash.
        """

    def given_between(self, first: date, last: date) -> tuple[Given, ...]:
        """All that was ever agreed for a window whose last day is one of those (both included), whatever became of it;
        with nobody in the trash. In order of last day, then id.
        """

    def contacts_made(self, since: datetime, until: datetime) -> ContactsMade:
        """What contacts were made from `since` up to and without `until` (aware); none with somebody in the trash."""

    def contacted(self, since: datetime, until: datetime) -> tuple[int, ...]:
        """To whom something of ours went out from `since` up to and without `until` (aware), by their ids in order;
        nobody in the trash.
        """

    def nothing_agreed(self, now: datetime, whose: str = "") -> tuple[LeftWithout, ...]:
        """Those whom `rules.nothing_agreed.is_left_without` finds at `now` (aware), nobody in the trash. `whose` as in
        `people_page`.

        What ended last comes first; whoever was brought in comes after them, by name.
        """

    def their_turn(self, whose: str = "") -> tuple[Waiting, ...]:
        """Those whose current standing is *their turn*, latest said first. `whose` as in `people_page`."""

    def people_like(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        """Those matching every word of `text` in name, organisation, household, tags, e-mail or notes (accents and
        case folded) or, for words of digits, in a phone number in any format. A name that begins with the text
        comes first. Empty text: those last in contact. At most `limit`.
        """

    def people_called(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        """Those in whose name every word of `text` begins a word, accents and case folded; nothing else of them is
        looked at. Whoever has each of them as a whole word comes first, then by name. Empty text: nobody. At most
        `limit`; nobody in the trash.
        """

    def mentions(self, text: str, after: MentionsAfter | None = None) -> Mentions:
        """Where every word of `text` stands in the note of a contact, the topic of an agreement or a postal address;
        of nobody in the trash. A part is looked through at a time, for there may be ten years of notes.
        """

    def prospects_matching(self, who: str, e164: str = "") -> tuple[Prospect, ...]:
        """Those whose name or e-mail is that, accents and case folded, or whose phone is `e164`; none in the trash.

        Whether one of them is meant is for `rules.who.identity` to say.
        """

    def people_page(
        self, text: str, sort: PeopleSort, descending: bool, offset: int, limit: int, whose: str = ""
    ) -> tuple[PersonLine, ...]:
        """At most `limit` of those matching `text` as in `people_like`, from the `offset`th in that order.

        Who has nothing in that column comes last either way; equals come by name. `whose`: only those with whom that
        one of us ever agreed something or was in contact; "" for everyone's.
        """

    def people_count(self, text: str, whose: str = "") -> int:
        """How many match `text`; all who are not in the trash where it is empty. `whose` as in `people_page`."""

    def tags_in_use(self) -> tuple[str, ...]:
        """Every tag that somebody not in the trash has, in order."""

    def in_trash(self) -> tuple[Trashed, ...]:
        """Those in the trash, latest put there first."""

    def snoozed(self, now: datetime) -> frozenset[int]:
        """Ids of the agreements whose reminder is hidden at `now` (aware), by the last word on each."""

    def sharers(self, prospect: Prospect) -> tuple[Sharer, ...]:
        """Whoever else is reached by one of their numbers or addresses and objected to something, also in the trash.

        However a number is written. Those come too who were reached there once: erased since, or by another number.
        """

    def reached_by(self, prospect: Prospect) -> tuple[Prospect, ...]:
        """Everybody else whom one of their numbers or addresses reaches, also in the trash, by their ids."""

    def remembered(self, prospect: Prospect) -> tuple[Remembered, ...]:
        """What those erased objected to who had one of these numbers or addresses, and what nobody here bears now."""

    def remembers(self) -> bool:
        """Whether anything is remembered of anybody at all: else nobody has to be asked about."""

    def written_about(self, prospect_id: int) -> tuple[Written, ...]:
        """All that the ledger still keeps of a person, in the order in which it was written."""

    def newer_than(self, seq: int) -> Changes | None:
        """What was touched by ledger entries after `seq`, also by other processes; None where there are none."""

    def logged_once(self, key: str) -> Contact | None:
        """The contact that was logged under that key and still stands."""

    def users(self) -> tuple[User, ...]:
        """All of us, those who left included, in the order of their ids: whoever ever wrote or owns anything here."""

    def at_work(self) -> frozenset[str]:
        """By their names of today, all of us who ever did a deed here, or wrote or own anything with somebody not in
        the trash.
        """

    def away(self) -> tuple[Away, ...]:
        """All the days on which one of us is, was or will not be there, by first day, then id."""

    def policy(self) -> Policy | None:
        """The policy that everybody who shares this store is judged by; None while nobody has set one.

        Our zone is each computer's own, so what it says of that means nothing.
        """

    def brought_in(self, source: str) -> tuple[BroughtIn, ...]:
        """All that came out of that kind of file and stands, trash included, in the order of their ids."""

    def brought_in_of(self, prospect_id: int) -> tuple[BroughtIn, ...]:
        """All of a person that came out of any file and stands, in the order of their ids."""

    def own_entries(self, by: str, limit: int) -> tuple[OwnEntry, ...]:
        """What whoever is called so logged last and still stands, latest first; several people in it are one entry."""

    def people_after(
        self, prospect_id: int, limit: int, agreements: bool = True, contacts: bool = True, in_trash: bool = False
    ) -> tuple[History, ...]:
        """At most `limit` people with a greater id, in the order of ids, each with all that stands of them; 0 begins.

        For whoever takes everybody elsewhere: without neighbours, sharers and company, and `agreements` and `contacts`
        only where they are wanted. With `in_trash` those come too who lie there.
        """

    def erased_among(self, prospect_ids: Iterable[int]) -> frozenset[int]:
        """Those of them that were erased for good, by whichever of us."""

    def agreements_touched(self) -> Mapping[int, Touched]:
        """Of each agreement that the ledger names, how often and when last, by its id; those gone for good too."""

    def reminded(self, by: str, since: datetime) -> frozenset[Reminded]:
        """What whoever is called so was reminded of, of moments from `since` (aware) on; and since when they are."""

    def published(self, asking: bool = False) -> tuple[Published, ...]:
        """What is known to stand in a calendar on a server, by the ids of agreements; `asking`: only what shows there
        something that is not ours. Of agreements that are gone here as well.
        """

    def published_of(self, agreement_id: int) -> Published | None:
        """What is known of that one there; None where nothing is."""

    def published_to(self) -> Calendar | None:
        """The calendar that is published to, None for none."""

    def undoable(self, by: str) -> Deed | None:
        """The deed that undo would take back next: the last one of whoever of us is called so, and stands."""

    def redoable(self, by: str) -> Deed | None:
        """The deed that redo would do again next: what they last took back, where they have done nothing since."""


class Transaction(Questions, Protocol):
    """One deed under way. What is put is written together, or not at all."""

    def put(self, record: Record) -> None:
        """Add the record, or replace the one of its kind with the same id.

        A name of one of us stays as it was written where it is still the same one's.
        """

    def remove(self, record: Record) -> None:
        """Take away the one of its kind with that id; nothing where there is none. Undo brings it back as it was.

        What points at it has to go, or to point elsewhere, in the same deed; else that ends in a StoreFault
        (DOES_NOT_FIT), and nothing is written.
        """

    def keep_once(self, key: str, contact_id: int) -> None:
        """Log nothing under that key again while this contact stands. Kept with whatever else the deed writes."""

    def give_keys(self, contact_id: int, to: int) -> None:
        """Whatever key that contact was logged under is the other contact's as well, which stands in its place."""

    def give_reminded(self, agreement_id: int, to: int) -> None:
        """What was said of that agreement was said of the other as well, which stands in its place."""

    def remember(self, prospect: Prospect, objections: Sequence[Objection], at: datetime) -> None:
        """Keep what they object to at `at` (aware) by those numbers and addresses, which their record has no more."""

    def about(self, prospect_id: int | None, detail: str = "") -> None:
        """Whom the ledger entry concerns, and a code for telling it."""

    @property
    def changes(self) -> Changes:
        """What has been touched; with the ledger entry's number once the deed has been committed."""


class Shelf(Questions, Protocol):
    """The store as publishing asks of it, on whatever thread it does; what stands on a server lies beside the ledger.

    Each is written at once and wholly, and none of it is a deed or taken back. Raises StoreFault.
    """

    def keep_published(self, row: Published, collection: str | None = None) -> None:
        """That is what is known of it now; with `collection` only while that one is published to."""

    def forget_published(self, agreement_ids: Iterable[int]) -> None:
        """Nothing of these stands on the server any more."""

    def keep_calendar(self, calendar: Calendar | None, collection: str | None = None) -> None:
        """That is the calendar which is published to. None: to none, and nothing is known to stand anywhere.

        With `collection` only while that one is published to, so that what was let go of is not taken up again.
        """


class Store(Shelf, Protocol):
    """Where deeds are done, taken back and done again. Instants (`at`) are aware; `by` is who of us does it."""

    def deed(self, name: DeedName, by: str, at: datetime) -> AbstractContextManager[Transaction]:
        """Open the one transaction of a deed: committed with its ledger entry at the end, rolled back on any exception.

        A deed that puts nothing writes no ledger entry. Whoever wrote or owns anything in it is one of us from then on.
        Raises StoreFault.
        """

    def mark_reminded(
        self, by: str, marks: Sequence[Reminded], forget_before: datetime | None = None
    ) -> frozenset[Reminded]:
        """Keep that whoever is called so is reminded of these; those of them that nobody had kept before.

        Whoever gets one gives that reminder, of all who have this store. No deed: the ledger says nothing of it, and
        undo takes nothing back. What was about a moment before `forget_before` (aware) is let go. Raises StoreFault.
        """

    def begin_reminding(self, by: str, at: datetime) -> None:
        """Keep that whoever is called so is reminded from then on (aware), and not since earlier. Raises StoreFault."""

    def undo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """Take back the last deed of whoever is called `by`, as a new ledger entry. Nobody else's deed is touched.

        Raises Refusal (NOTHING_TO_UNDO; CHANGED_SINCE, with the later deed that rests on it) and StoreFault.
        """

    def redo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """Do again what they last took back. Raises Refusal (NOTHING_TO_REDO, CHANGED_SINCE), StoreFault."""

    def erase(self, prospect_id: int, by: str, at: datetime) -> Changes:
        """Leave nothing of that person but a ledger entry that names nobody, and a keyed digest where they objected.

        Cannot be undone, nor can what was done about them before. Raises Refusal (NO_SUCH_PROSPECT), StoreFault.
        """


@dataclass(frozen=True, slots=True)
class Desk:
    """What a deed has at hand: the store, the time, who of us is at work, and where new ids come from. `policy` is the
    last one known here, which holds where the store has none: see `policy_in`.

    `now` gives an aware UTC instant. `zone` is our IANA zone. `e164` turns a typed phone number into its
    international form, or "" where it has none. `lets_go` says whether what is due by the clock may go for good.
    `team` is whose store it is where several share it through a server, and `unsent` where what cannot be sent waits;
    both None where it is nobody else's.
    """

    store: Store
    now: Callable[[], datetime]
    new_id: Callable[[], int]
    me: str
    zone: str
    policy: Policy = field(default_factory=Policy)
    e164: Callable[[str], str] = lambda _typed: ""
    lets_go: Callable[[], bool] = lambda: True
    team: Team | None = None
    unsent: UnsentTray | None = None
