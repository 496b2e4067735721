"""The tables as they are today, one Peewee model each. Knows no query and no older schema.

Ids are given by the caller. Instants (`…_us`) are µs since 1970 in UTC, days are `date.toordinal` numbers, times of
day µs since midnight, structured values JSON text. A change here needs a migration: a test compares the two.
"""

from __future__ import annotations

from enum import StrEnum

from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Ready
from tracker.rules.prospect import CanBuy, Interest, StandingKind
from tracker.rules.publishing.published import Asks, Stopped
from tracker.storage.only_sqlite import (
    SQL,
    BlobField,
    Check,
    CompositeKey,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    Node,
    TextField,
)


class Table(Model):
    class Meta:
        strict_tables = True
        legacy_table_names = False


def _one_of(column: str, words: type[StrEnum]) -> list[Node]:
    listed = ", ".join(f"'{word.value}'" for word in words)
    return [_check(f"{column} IN ({listed})")]


def _check(condition: str) -> Node:
    return Check(condition)


def _yes_or_no(column: str) -> IntegerField[int]:
    """A column that came later: what was written before says no."""
    return IntegerField(constraints=[SQL("DEFAULT 0"), _check(f"{column} IN (0, 1)")])


def _of_prospect(primary_key: bool = False) -> ForeignKeyField[ProspectTable]:
    """Whose it is. RESTRICT: nobody is removed from under what was agreed with them."""
    return ForeignKeyField(
        ProspectTable,
        on_delete="RESTRICT",
        backref="+",
        index=False,
        primary_key=primary_key,
        column_name="prospect_id",
    )


def _pointing_at(table: str) -> IntegerField[int | None]:
    """Another record by its id, which may be written later in the same deed.

    Contacts and agreements point at each other, so this is checked when the deed is committed; SQLite would check
    RESTRICT at once, deferred or not.
    """
    reference = SQL(f'REFERENCES "{table}" ("id") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED')
    return IntegerField(null=True, constraints=[reference])


class ProspectTable(Table):
    """The two keys are the folded texts, by which neighbours find each other."""

    id = IntegerField(primary_key=True)
    name = TextField()
    organisation = TextField()
    household = TextField()
    organisation_key = TextField()
    household_key = TextField()
    address = TextField()
    zone = TextField()
    preferred_channel = TextField(null=True, constraints=_one_of("preferred_channel", Channel))
    hours = TextField(null=True)
    tags = TextField()
    notes = TextField()
    business = TextField()
    interest = TextField(constraints=_one_of("interest", Interest))
    can_buy = TextField(constraints=_one_of("can_buy", CanBuy))
    deleted_us = IntegerField(null=True)
    known_before = _yes_or_no("known_before")
    greeting = TextField(constraints=[SQL("DEFAULT ''")])
    let_be_us = IntegerField(null=True)

    class Meta:
        table_name = "prospect"


ProspectTable.add_index(
    SQL("CREATE INDEX prospect_organisation ON prospect (organisation_key) WHERE organisation_key <> ''")
)
ProspectTable.add_index(SQL("CREATE INDEX prospect_household ON prospect (household_key) WHERE household_key <> ''"))


class PhoneTable(Table):
    prospect = _of_prospect()
    position = IntegerField()
    typed = TextField()
    e164 = TextField()
    label = TextField()
    shared = _yes_or_no("shared")

    class Meta:
        table_name = "phone"
        primary_key = CompositeKey("prospect", "position")


PhoneTable.add_index(SQL("CREATE INDEX phone_e164 ON phone (e164) WHERE e164 <> ''"))


class EmailTable(Table):
    prospect = _of_prospect()
    position = IntegerField()
    address = TextField()
    label = TextField()
    folded = TextField()
    shared = _yes_or_no("shared")

    class Meta:
        table_name = "email"
        primary_key = CompositeKey("prospect", "position")


EmailTable.add_index(SQL("CREATE INDEX email_folded ON email (folded)"))


class FindableTable(Table):
    """What a search looks at, folded, in rows small enough to go through at every key. Nobody in the trash is in it."""

    prospect = _of_prospect(primary_key=True)
    name = TextField()
    words = TextField()
    numbers = TextField()

    class Meta:
        table_name = "findable"


FindableTable.add_index(SQL("CREATE INDEX findable_name ON findable (name)"))


class StandingTable(Table):
    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    kind = TextField(constraints=_one_of("kind", StandingKind))
    since_us = IntegerField()
    words = TextField()
    said_in = _pointing_at("contact")

    class Meta:
        table_name = "standing"


StandingTable.add_index(SQL("CREATE INDEX standing_of ON standing (prospect_id, since_us, id)"))
StandingTable.add_index(SQL("CREATE INDEX standing_their_turn ON standing (since_us) WHERE kind = 'their-turn'"))
StandingTable.add_index(SQL("CREATE INDEX standing_said_in ON standing (said_in) WHERE said_in IS NOT NULL"))


class ObjectionTable(Table):
    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    channel = TextField(null=True, constraints=_one_of("channel", Channel))
    since_us = IntegerField()
    until_us = IntegerField(null=True)
    words = TextField()
    said_in = _pointing_at("contact")
    lifted_us = IntegerField(null=True)

    class Meta:
        table_name = "objection"


ObjectionTable.add_index(SQL("CREATE INDEX objection_of ON objection (prospect_id, since_us, id)"))
ObjectionTable.add_index(SQL("CREATE INDEX objection_said_in ON objection (said_in) WHERE said_in IS NOT NULL"))


class AgreementTable(Table):
    """`first_day` to `last_day`, `at_us` and `zone` are what was agreed.

    `until_us` is the wall-clock time that hours end at, `at_second` 1 where of a time the clocks show twice the second
    is meant. `starts_us` and `ends_us` are the same as instants, as the zone's rules were when it was written: to put
    agreements of different zones in order, never to judge by.
    """

    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    kind = TextField(constraints=_one_of("kind", AgreementKind))
    first_day = IntegerField()
    last_day = IntegerField()
    at_us = IntegerField(null=True)
    zone = TextField()
    starts_us = IntegerField()
    ends_us = IntegerField()
    channel = TextField(constraints=_one_of("channel", Channel))
    owner = TextField()
    made_us = IntegerField()
    topic = TextField()
    words = TextField()
    afterwards = TextField()
    made_in = _pointing_at("contact")
    outcome = TextField(constraints=_one_of("outcome", AgreementOutcome))
    settled_us = IntegerField(null=True)
    settled_by = _pointing_at("contact")
    moved_to = _pointing_at("agreement")
    who_moved = TextField(null=True, constraints=_one_of("who_moved", WhoMoved))
    until_us = IntegerField(null=True, constraints=[_check("until_us <> at_us")])
    at_second = IntegerField(constraints=[_check("at_second IN (0, 1)")])
    to_tell = IntegerField(constraints=[_check("to_tell IN (0, 1)")])
    lifts_once = IntegerField(constraints=[_check("lifts_once IN (0, 1)")])
    place = TextField()
    minutes = IntegerField(null=True)
    every = TextField()
    occasion_id = IntegerField(null=True)
    corrected_us = IntegerField(null=True)
    was_missed = IntegerField(constraints=[_check("was_missed IN (0, 1)")])

    class Meta:
        table_name = "agreement"
        constraints = (
            _check("last_day >= first_day"),
            _check("at_us IS NULL OR first_day = last_day"),
            _check("ends_us >= starts_us"),
        )


for _index in (
    "agreement_of ON agreement (prospect_id, made_us, id)",
    "agreement_day ON agreement (first_day, at_us)",
    "agreement_span ON agreement (last_day, first_day) WHERE last_day > first_day",
    "agreement_open ON agreement (first_day, at_us) WHERE outcome IN ('open', 'tried')",
    "agreement_next ON agreement (prospect_id, starts_us, id) WHERE outcome IN ('open', 'tried')",
    "agreement_made_in ON agreement (made_in) WHERE made_in IS NOT NULL",
    "agreement_settled_by ON agreement (settled_by) WHERE settled_by IS NOT NULL",
    "agreement_moved_to ON agreement (moved_to) WHERE moved_to IS NOT NULL",
    "agreement_occasion ON agreement (occasion_id) WHERE occasion_id IS NOT NULL",
    "agreement_to_tell ON agreement (first_day, at_us) WHERE to_tell = 1",
):
    AgreementTable.add_index(SQL(f"CREATE INDEX {_index}"))


class ContactTable(Table):
    """`went_to` is the number or the address it went to: "to" is a word of SQL's. An occasion has no row of its own."""

    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    direction = TextField(constraints=_one_of("direction", Direction))
    channel = TextField(constraints=_one_of("channel", Channel))
    at_us = IntegerField()
    entered_us = IntegerField()
    by_whom = TextField()
    outcome = TextField(constraints=_one_of("outcome", ContactOutcome))
    note = TextField()
    questions = TextField()
    ready = TextField(null=True, constraints=_one_of("ready", Ready))
    basis = TextField(null=True, constraints=_one_of("basis", Basis))
    agreement_id = _pointing_at("agreement")
    verdict = TextField()
    reason = TextField()
    went_to = TextField()
    occasion_id = IntegerField(null=True)
    nothing_to_answer_us = IntegerField(null=True)
    corrected_us = IntegerField(null=True)

    class Meta:
        table_name = "contact"


ContactTable.add_index(SQL("CREATE INDEX contact_of ON contact (prospect_id, at_us, id)"))
ContactTable.add_index(SQL("CREATE INDEX contact_latest ON contact (at_us, prospect_id)"))
ContactTable.add_index(SQL("CREATE INDEX contact_agreement ON contact (agreement_id) WHERE agreement_id IS NOT NULL"))
ContactTable.add_index(SQL("CREATE INDEX contact_occasion ON contact (occasion_id) WHERE occasion_id IS NOT NULL"))


class SnoozeTable(Table):
    """A reminder that was put off. The last one made of an agreement is the one that counts."""

    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    agreement_id = IntegerField(
        constraints=[SQL('REFERENCES "agreement" ("id") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED')]
    )
    until_us = IntegerField()
    made_us = IntegerField()

    class Meta:
        table_name = "snooze"


SnoozeTable.add_index(SQL("CREATE INDEX snooze_of ON snooze (agreement_id, made_us, id)"))


class BroughtInTable(Table):
    """What came out of a file. `record_id` is of whatever kind was made of it, so nothing checks that it is there."""

    id = IntegerField(primary_key=True)
    prospect = _of_prospect()
    record_id = IntegerField()
    source = TextField()
    external = TextField()
    digest = TextField()
    text = TextField()

    class Meta:
        table_name = "brought_in"


BroughtInTable.add_index(SQL("CREATE INDEX brought_in_of ON brought_in (prospect_id)"))
BroughtInTable.add_index(SQL("CREATE INDEX brought_in_from ON brought_in (source, external)"))


class UserTable(Table):
    """One of us. `aliases` is a list of texts as JSON: they are few, and all of us are read at once."""

    id = IntegerField(primary_key=True)
    name = TextField()
    aliases = TextField()
    company = TextField()
    ring_back = TextField()
    left_us = IntegerField(null=True)

    class Meta:
        table_name = "user"


class AwayTable(Table):
    id = IntegerField(primary_key=True)
    user_id = IntegerField(
        constraints=[SQL('REFERENCES "user" ("id") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED')]
    )
    first_day = IntegerField()
    last_day = IntegerField()
    words = TextField()

    class Meta:
        table_name = "away"
        constraints = (_check("last_day >= first_day"),)


class PolicyTable(Table):
    """One row at most: everybody who shares the store is judged by it. `policy` is its JSON text."""

    id = IntegerField(primary_key=True, constraints=[_check("id = 1")])
    policy = TextField()

    class Meta:
        table_name = "policy"


class EntryKeyTable(Table):
    """The keys that scripts logged under. Not a reference: while a contact is undone, its key waits for it. A contact
    given to somebody is there under another id, and the key stands beside each.
    """

    key = TextField()
    contact_id = IntegerField()

    class Meta:
        table_name = "entry_key"
        primary_key = CompositeKey("key", "contact_id")


EntryKeyTable.add_index(SQL("CREATE INDEX entry_key_of ON entry_key (contact_id)"))


class RemindedTable(Table):
    """Which reminders were given, and to which of us (0 for somebody who is none yet): whoever writes the row gives it.

    `agreement_id` is 0 for what concerns a whole day, and `at_us` is what it was about: when the agreement begins or
    ends, or a day's midnight as if in UTC. It says nothing of a person, and points at nothing: an agreement may be
    taken back.
    """

    user_id = IntegerField()
    agreement_id = IntegerField()
    what = TextField()
    at_us = IntegerField()

    class Meta:
        table_name = "reminded"
        primary_key = CompositeKey("user_id", "agreement_id", "what", "at_us")


RemindedTable.add_index(SQL("CREATE INDEX reminded_of ON reminded (agreement_id)"))


class RememberedObjectionTable(Table):
    """What somebody objected to who is erased, or reached there no more: the keyed `digest` of a number or an address,
    and the channel ('' for all).
    """

    digest = BlobField(constraints=[_check("length(digest) = 32")])
    channel = TextField(constraints=[_check(f"channel IN ({', '.join(repr(c) for c in ('', *map(str, Channel)))})")])
    since_us = IntegerField()
    until_us = IntegerField(null=True)

    class Meta:
        table_name = "remembered_objection"
        primary_key = CompositeKey("digest", "channel", "since_us")


class PublishedTable(Table):
    """An object on a server by the id of its agreement, which is no reference: it is taken off there after the
    agreement has gone here. `says` is what a phone says of it, and the last six columns are when it stands there for,
    where it asks because of that.
    """

    agreement_id = IntegerField(primary_key=True)
    href = TextField()
    etag = TextField()
    sequence = IntegerField()
    sent = BlobField()
    asks = TextField(constraints=_one_of("asks", Asks))
    says = TextField()
    first_day = IntegerField(null=True)
    last_day = IntegerField(null=True)
    at_us = IntegerField(null=True)
    zone = TextField(null=True)
    until_us = IntegerField(null=True)
    at_second = IntegerField(null=True)

    class Meta:
        table_name = "published"


PublishedTable.add_index(SQL("CREATE INDEX published_asking ON published (agreement_id) WHERE asks <> ''"))


class PublishedToTable(Table):
    """One row at most: the calendar that is published to."""

    id = IntegerField(primary_key=True, constraints=[_check("id = 1")])
    address = TextField()
    user = TextField()
    collection = TextField()
    name = TextField()
    made = IntegerField(constraints=[_check("made IN (0, 1)")])
    token = TextField()
    compared_us = IntegerField(null=True)
    done_us = IntegerField(null=True)
    stopped = TextField(constraints=_one_of("stopped", Stopped))
    others = IntegerField(null=True)

    class Meta:
        table_name = "published_to"


class LedgerTable(Table):
    """One entry a deed. `reverses` is the entry an undo or redo took back. `hash` covers the entry before this one.

    `name` has no CHECK: a deed of a later version must not make an older file's ledger a different table.
    """

    seq = IntegerField(primary_key=True)
    at_us = IntegerField()
    by_whom = TextField()
    name = TextField()
    prospect_id = IntegerField(null=True)
    detail = TextField()
    reverses = IntegerField(null=True, constraints=[SQL('REFERENCES "ledger" ("seq") ON DELETE RESTRICT')])
    hash = BlobField(constraints=[_check("length(hash) = 32")])

    class Meta:
        table_name = "ledger"


class LedgerRowTable(Table):
    """A record as it was before and after the entry, as JSON; NULL where it was not there.

    To erase a person, `salt`, `before` and `after` are set to NULL: the digest stays and tells nothing. `prospect_id`
    is whose record it is, 0 for one that is ours.
    """

    seq = ForeignKeyField(LedgerTable, on_delete="RESTRICT", backref="+", index=False, column_name="seq")
    position = IntegerField()
    kind = TextField()
    record_id = IntegerField()
    prospect_id = IntegerField()
    salt = BlobField(null=True)
    before = TextField(null=True)
    after = TextField(null=True)
    digest = BlobField(constraints=[_check("length(digest) = 32")])

    class Meta:
        table_name = "ledger_row"
        primary_key = CompositeKey("seq", "position")
        constraints = (_check("salt IS NOT NULL OR (before IS NULL AND after IS NULL)"),)


class MetaTable(Table):
    """What the store knows of itself, both random and made with it: `origin`, on which the ledger's chain begins, and
    `key`, with which remembered objections are found again. Beside them marks: a rewrite that is due, the digest of all
    that is remembered, the stamp of a sample, the mark of a team's copy.
    """

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "meta"


# Those that are pointed at stand before those that point.
TABLES: tuple[type[Table], ...] = (
    ProspectTable,
    PhoneTable,
    EmailTable,
    FindableTable,
    StandingTable,
    ObjectionTable,
    AgreementTable,
    ContactTable,
    SnoozeTable,
    BroughtInTable,
    UserTable,
    AwayTable,
    PolicyTable,
    EntryKeyTable,
    RemindedTable,
    RememberedObjectionTable,
    PublishedTable,
    PublishedToTable,
    LedgerTable,
    LedgerRowTable,
    MetaTable,
)


def columns(table: type[Table]) -> tuple[str, ...]:
    """Its columns, in the order in which rows are read and written."""
    fields: list[Field] = table._meta.sorted_fields
    return tuple(field.column_name for field in fields)
