"""All that makes a record true to what happened: hours of a day, which number, occasions, places, us, the policy.

What was written before says nothing of these. Whoever ever wrote or owns anything becomes one of us. Knows no later
table.
"""

from __future__ import annotations

import json
from typing import Any

VERSION = 3

COLUMNS = """
ALTER TABLE prospect ADD COLUMN known_before INTEGER NOT NULL DEFAULT 0 CHECK (known_before IN (0, 1));
ALTER TABLE prospect ADD COLUMN greeting TEXT NOT NULL DEFAULT '';
ALTER TABLE prospect ADD COLUMN let_be_us INTEGER;
ALTER TABLE phone ADD COLUMN shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1));
ALTER TABLE email ADD COLUMN shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1));
"""

# SQLite cannot change a CHECK, so two tables are made anew under another name and take the old one's place. What
# points at them points at their names, and nothing is checked before all of it is done.
AGREEMENT = """
CREATE TABLE agreement_anew (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('talk', 'promise')),
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    at_us INTEGER,
    zone TEXT NOT NULL,
    starts_us INTEGER NOT NULL,
    ends_us INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    owner TEXT NOT NULL,
    made_us INTEGER NOT NULL,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,
    afterwards TEXT NOT NULL,
    made_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('open', 'tried', 'kept', 'kept-late', 'moved', 'broken', 'withdrawn', 'no-show', 'lapsed')),
    settled_us INTEGER,
    settled_by INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    moved_to INTEGER REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    who_moved TEXT CHECK (who_moved IN ('they-asked', 'we-asked', 'i-am-late', 'typed-wrong')),
    until_us INTEGER CHECK (until_us <> at_us),
    at_second INTEGER NOT NULL CHECK (at_second IN (0, 1)),
    to_tell INTEGER NOT NULL CHECK (to_tell IN (0, 1)),
    lifts_once INTEGER NOT NULL CHECK (lifts_once IN (0, 1)),
    place TEXT NOT NULL,
    minutes INTEGER,
    every TEXT NOT NULL,
    occasion_id INTEGER,
    corrected_us INTEGER,
    was_missed INTEGER NOT NULL CHECK (was_missed IN (0, 1)),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT,
    CHECK (last_day >= first_day),
    CHECK (at_us IS NULL OR first_day = last_day),
    CHECK (ends_us >= starts_us)
) STRICT;
INSERT INTO agreement_anew
SELECT id, prospect_id, kind, first_day, last_day, at_us, zone, starts_us, ends_us, channel, owner, made_us, topic,
       words, afterwards, made_in, outcome, settled_us, settled_by, moved_to, who_moved,
       NULL, 0, 0, 0, '', NULL, '', NULL, NULL, 0
  FROM agreement ORDER BY id;
DROP TABLE agreement;
ALTER TABLE agreement_anew RENAME TO agreement;
CREATE INDEX agreement_of ON agreement (prospect_id, made_us, id);
CREATE INDEX agreement_day ON agreement (first_day, at_us);
CREATE INDEX agreement_span ON agreement (last_day, first_day) WHERE last_day > first_day;
CREATE INDEX agreement_open ON agreement (first_day, at_us) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_next ON agreement (prospect_id, starts_us, id) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_made_in ON agreement (made_in) WHERE made_in IS NOT NULL;
CREATE INDEX agreement_settled_by ON agreement (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX agreement_moved_to ON agreement (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX agreement_occasion ON agreement (occasion_id) WHERE occasion_id IS NOT NULL;
CREATE INDEX agreement_to_tell ON agreement (first_day, at_us) WHERE to_tell = 1;
"""

CONTACT = """
CREATE TABLE contact_anew (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in', 'met')),
    channel TEXT NOT NULL CHECK (channel IN ('meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    at_us INTEGER NOT NULL,
    entered_us INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('talked', 'voicemail', 'no-answer', 'sent', 'received')),
    note TEXT NOT NULL,
    questions TEXT NOT NULL,
    ready TEXT CHECK (ready IN ('yes', 'not-yet', 'no')),
    basis TEXT CHECK (basis IN
        ('agreed', 'promised', 'reply', 'service', 'about', 'goodwill', 'first-approach', 'none', 'going-on')),
    agreement_id INTEGER REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    went_to TEXT NOT NULL,
    occasion_id INTEGER,
    nothing_to_answer_us INTEGER,
    corrected_us INTEGER,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO contact_anew
SELECT id, prospect_id, direction, channel, at_us, entered_us, by_whom, outcome, note, questions, ready, basis,
       agreement_id, verdict, reason, '', NULL, NULL, NULL
  FROM contact ORDER BY id;
DROP TABLE contact;
ALTER TABLE contact_anew RENAME TO contact;
CREATE INDEX contact_of ON contact (prospect_id, at_us, id);
CREATE INDEX contact_latest ON contact (at_us, prospect_id);
CREATE INDEX contact_agreement ON contact (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX contact_occasion ON contact (occasion_id) WHERE occasion_id IS NOT NULL;
"""

TABLES = """
CREATE TABLE brought_in (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    external TEXT NOT NULL,
    digest TEXT NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX brought_in_of ON brought_in (prospect_id);
CREATE INDEX brought_in_from ON brought_in (source, external);
CREATE TABLE user (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    company TEXT NOT NULL,
    ring_back TEXT NOT NULL,
    left_us INTEGER
) STRICT;
CREATE TABLE away (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    words TEXT NOT NULL,
    CHECK (last_day >= first_day)
) STRICT;
CREATE TABLE policy (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    policy TEXT NOT NULL
) STRICT;
CREATE TABLE entry_key (
    key TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (key, contact_id)
) STRICT;
CREATE INDEX entry_key_of ON entry_key (contact_id);
"""

# Two people who objected by one number, each at their own moment, are both remembered once they are erased.
REMEMBERED = """
CREATE TABLE remembered_anew (
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    channel TEXT NOT NULL CHECK (channel IN ('', 'meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    since_us INTEGER NOT NULL,
    until_us INTEGER,
    PRIMARY KEY (digest, channel, since_us)
) STRICT;
INSERT INTO remembered_anew SELECT digest, channel, since_us, until_us FROM remembered_objection;
DROP TABLE remembered_objection;
ALTER TABLE remembered_anew RENAME TO remembered_objection;
"""

# Keys stood among what the store knows of itself.
KEYS = """
INSERT INTO entry_key (key, contact_id)
SELECT substr(name, 6), CAST(value AS INTEGER) FROM meta
 WHERE substr(name, 1, 5) = 'once:' AND value GLOB '[0-9]*' AND value NOT GLOB '*[^0-9]*';
DELETE FROM meta WHERE substr(name, 1, 5) = 'once:';
"""

WRITTEN_BY = """
SELECT by_whom, max(entered_us) FROM contact GROUP BY by_whom UNION ALL
SELECT owner, max(made_us) FROM agreement GROUP BY owner UNION ALL
SELECT by_whom, max(at_us) FROM ledger GROUP BY by_whom
"""


def up(migrator: Any, db: Any) -> None:
    for statement in (COLUMNS + AGREEMENT + CONTACT + TABLES + KEYS + REMEMBERED).split(";"):
        if statement.strip():
            db.execute_sql(statement)
    for id_, spellings in enumerate(_spellings(db.execute_sql(WRITTEN_BY).fetchall()), start=1):
        aliases = json.dumps(spellings[1:], ensure_ascii=False, separators=(",", ":"))
        db.execute_sql(
            "INSERT INTO user (id, name, aliases, company, ring_back) VALUES (?, ?, ?, '', '')",
            (id_, spellings[0], aliases),
        )
    db.execute_sql(f"PRAGMA user_version = {VERSION}")


def _spellings(found: list[tuple[Any, int]]) -> list[list[str]]:
    """All spellings of each of us, the latest first: names are the same without case and outer spaces."""
    latest: dict[str, int] = {}
    for name, at_us in found:
        if isinstance(name, str) and name.strip():
            latest[name.strip()] = max(at_us, latest.get(name.strip(), at_us))
    people: dict[str, list[str]] = {}
    for name in sorted(latest, key=lambda name: (-latest[name], name)):
        people.setdefault(name.casefold(), []).append(name)
    return list(people.values())
