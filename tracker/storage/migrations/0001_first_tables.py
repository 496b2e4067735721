"""The first tables. Frozen as SQL: what was made on that day must not change with the code. Knows no later table."""

from __future__ import annotations

import secrets
from typing import Any

APPLICATION_ID = 0x41734167
VERSION = 1

TABLES = """
CREATE TABLE prospect (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    household TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    household_key TEXT NOT NULL,
    address TEXT NOT NULL,
    zone TEXT NOT NULL,
    preferred_channel TEXT CHECK (preferred_channel IN ('meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    hours TEXT,
    tags TEXT NOT NULL,
    notes TEXT NOT NULL,
    business TEXT NOT NULL,
    interest TEXT NOT NULL CHECK (interest IN ('unknown', 'none', 'passing', 'real', 'ready')),
    can_buy TEXT NOT NULL CHECK (can_buy IN ('unknown', 'yes', 'no')),
    deleted_us INTEGER
) STRICT;
CREATE INDEX prospect_organisation ON prospect (organisation_key) WHERE organisation_key <> '';
CREATE INDEX prospect_household ON prospect (household_key) WHERE household_key <> '';
CREATE TABLE phone (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX phone_e164 ON phone (e164) WHERE e164 <> '';
CREATE TABLE email (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX email_folded ON email (folded);
CREATE TABLE findable (
    prospect_id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    numbers TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX findable_name ON findable (name);
CREATE TABLE standing (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'their-turn', 'no-thanks', 'client')),
    since_us INTEGER NOT NULL,
    words TEXT NOT NULL,
    said_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX standing_of ON standing (prospect_id, since_us, id);
CREATE INDEX standing_their_turn ON standing (since_us) WHERE kind = 'their-turn';
CREATE INDEX standing_said_in ON standing (said_in) WHERE said_in IS NOT NULL;
CREATE TABLE objection (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    channel TEXT CHECK (channel IN ('meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    since_us INTEGER NOT NULL,
    until_us INTEGER,
    words TEXT NOT NULL,
    said_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    lifted_us INTEGER,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX objection_of ON objection (prospect_id, since_us, id);
CREATE INDEX objection_said_in ON objection (said_in) WHERE said_in IS NOT NULL;
CREATE TABLE agreement (
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
        CHECK (outcome IN ('open', 'tried', 'kept', 'kept-late', 'moved', 'broken', 'withdrawn', 'lapsed')),
    settled_us INTEGER,
    settled_by INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    moved_to INTEGER REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    who_moved TEXT CHECK (who_moved IN ('they-asked', 'i-am-late', 'typed-wrong')),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT,
    CHECK (last_day >= first_day),
    CHECK (at_us IS NULL OR first_day = last_day),
    CHECK (ends_us >= starts_us)
) STRICT;
CREATE INDEX agreement_of ON agreement (prospect_id, made_us, id);
CREATE INDEX agreement_day ON agreement (first_day, at_us);
CREATE INDEX agreement_span ON agreement (last_day, first_day) WHERE last_day > first_day;
CREATE INDEX agreement_open ON agreement (first_day, at_us) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_next ON agreement (prospect_id, starts_us, id) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_made_in ON agreement (made_in) WHERE made_in IS NOT NULL;
CREATE INDEX agreement_settled_by ON agreement (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX agreement_moved_to ON agreement (moved_to) WHERE moved_to IS NOT NULL;
CREATE TABLE contact (
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
    basis TEXT CHECK (basis IN ('agreed', 'promised', 'reply', 'service', 'goodwill', 'first-approach', 'none')),
    agreement_id INTEGER REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX contact_of ON contact (prospect_id, at_us, id);
CREATE INDEX contact_latest ON contact (at_us, prospect_id);
CREATE INDEX contact_agreement ON contact (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE TABLE ledger (
    seq INTEGER NOT NULL PRIMARY KEY,
    at_us INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    name TEXT NOT NULL,
    prospect_id INTEGER,
    detail TEXT NOT NULL,
    reverses INTEGER REFERENCES ledger (seq) ON DELETE RESTRICT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE ledger_row (
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    salt BLOB,
    before TEXT,
    after TEXT,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (seq, position),
    FOREIGN KEY (seq) REFERENCES ledger (seq) ON DELETE RESTRICT,
    CHECK (salt IS NOT NULL OR (before IS NULL AND after IS NULL))
) STRICT;
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""


def up(migrator: Any, db: Any) -> None:
    for statement in TABLES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("INSERT INTO meta (name, value) VALUES ('origin', ?)", (secrets.token_hex(16),))
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
