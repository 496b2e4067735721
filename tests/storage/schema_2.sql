-- A store as version 2 of the tables kept it. Never to be written anew: it stands for files that are out there.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
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
INSERT INTO "agreement" VALUES(1001,1,'talk',739944,739944,36000000000,'Europe/London',1795514400000000,1795514400000000,'call','Maria',1793523600000000,'the old files','in a month, yes','',NULL,'open',NULL,NULL,NULL,NULL);
INSERT INTO "agreement" VALUES(1002,1,'promise',739940,739940,NULL,'Europe/London',1795132800000000,1795219200000000,'email','Maria',1793523600000000,'is the lemon filling nut-free?','','',NULL,'open',NULL,NULL,NULL,NULL);
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
INSERT INTO "contact" VALUES(1003,1,'met','meeting',1794495600000000,1794495600000000,'Maria','talked','','[{"text":"Is it safe?"}]',NULL,NULL,NULL,'{}','');
CREATE TABLE email (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "email" VALUES(1,0,'jo@example.com','','jo@example.com');
CREATE TABLE findable (
    prospect_id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    numbers TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "findable" VALUES(1,'jo hill','jo hill
hill & sons
jo@example.com
allergic to nuts','07700900112 447700900112');
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
INSERT INTO "ledger" VALUES(1,1794996000000000,'Maria','log-contact',NULL,'',NULL,X'0A71F65AAD51D209E0434E3305BC4B86A42D317BAB453CD30157A8D87CF51689');
INSERT INTO "ledger" VALUES(2,1794996000000000,'Maria','log-contact',NULL,'',NULL,X'B44904C67FF10BCDCDFA2BAF3DB43FFBA61B7E66E4B1EFC1C4FD9AFB34D0395B');
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
INSERT INTO "ledger_row" VALUES(1,0,'prospect',1,1,X'301D92A272318F263BC64091DBFA0D07',NULL,'{"id":1,"name":"Jo Hill","organisation":"Hill & Sons","phones":[{"typed":"07700 900112","e164":"+447700900112","label":"mobile"}],"emails":[{"address":"jo@example.com"}],"notes":"allergic to nuts","interest":"unknown","can_buy":"unknown"}',X'C886E9CA2A1C5A4F0B561693D12A55E3C606356B356E912582732FDA620CA805');
INSERT INTO "ledger_row" VALUES(1,1,'agreement',1001,1,X'356E1ABBDB6A935280C0F2290D1A9BE8',NULL,'{"id":1001,"prospect_id":1,"kind":"talk","window":{"first":"2026-11-24","last":"2026-11-24","at":"10:00:00","zone":"Europe/London"},"channel":"call","owner":"Maria","made_at":"2026-11-01T09:00:00+00:00","topic":"the old files","words":"in a month, yes","outcome":"open"}',X'9B1152B68AD310F1B233D01E01039CDC38796A69E1D3943F89D22C8441265F9A');
INSERT INTO "ledger_row" VALUES(1,2,'agreement',1002,1,X'DE2F1EE68ACACF6AD98C6B6EE79CB4FC',NULL,'{"id":1002,"prospect_id":1,"kind":"promise","window":{"first":"2026-11-20","last":"2026-11-20","at":null,"zone":"Europe/London"},"channel":"email","owner":"Maria","made_at":"2026-11-01T09:00:00+00:00","topic":"is the lemon filling nut-free?","outcome":"open"}',X'E1F8310F22584A0C527A3CC9476951BA88A7D73B71A6C08327F08BC4593588C3');
INSERT INTO "ledger_row" VALUES(1,3,'contact',1003,1,X'700E39868EAA563953324E86C9C229FE',NULL,'{"id":1003,"prospect_id":1,"direction":"met","channel":"meeting","at":"2026-11-12T15:00:00+00:00","entered_at":"2026-11-12T15:00:00+00:00","by":"Maria","outcome":"talked","questions":[{"text":"Is it safe?"}]}',X'2C55ACB340270EB1329BED026108BC8FC87CA7462482427F9DB27D916A1556B0');
INSERT INTO "ledger_row" VALUES(1,4,'standing',1004,1,X'8542BFD196AED0A4744511665E6687F1',NULL,'{"id":1004,"prospect_id":1,"kind":"their-turn","since":"2026-11-12T15:00:00+00:00","words":"we''ll call you"}',X'263E4028B1F2744054B48C2362A33BE25D41F003442ED7347FD4981F3F55E888');
INSERT INTO "ledger_row" VALUES(1,5,'objection',1005,1,X'5E15CE969B31A6757E9D98D6B70FD662',NULL,'{"id":1005,"prospect_id":1,"channel":"post","since":"2026-11-12T15:00:00+00:00"}',X'D96CC3E9DDF436636411F50CF41474663C4B778EC57553592EFD3F1A356C296E');
INSERT INTO "ledger_row" VALUES(2,0,'snooze',9001,1,X'E034829216AF708F9B9F49C07652599C',NULL,'{"id":9001,"prospect_id":1,"agreement_id":1001,"until":"2026-11-25T08:00:00+00:00","made_at":"2026-11-18T10:00:00+00:00"}',X'2684F954531FD991946A6EF08AA9BD22ADA352F8E7B0C1D65DEB665FA479D4AB');
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('origin','2430e3c94d002c80792bd8cb121d7fd6');
INSERT INTO "meta" VALUES('key','3f984d59bfbf04c4c2c29f2fb3989764b55033c3be9469c50150eac1d08098b6');
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
INSERT INTO "objection" VALUES(1005,1,'post',1794495600000000,NULL,'',NULL,NULL);
CREATE TABLE phone (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "phone" VALUES(1,0,'07700 900112','+447700900112','mobile');
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
INSERT INTO "prospect" VALUES(1,'Jo Hill','Hill & Sons','','hill & sons','','','',NULL,NULL,'[]','allergic to nuts','{}','unknown','unknown',NULL);
CREATE TABLE remembered_objection (
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    channel TEXT NOT NULL CHECK (channel IN ('', 'meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    since_us INTEGER NOT NULL,
    until_us INTEGER,
    PRIMARY KEY (digest, channel)
) STRICT;
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_first_tables','2026-11-22 03:41:29.577383');
INSERT INTO "schema_migration" VALUES(2,'0002_snoozes_and_remembered_objections','2026-11-22 03:41:29.582816');
CREATE TABLE snooze (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    until_us INTEGER NOT NULL,
    made_us INTEGER NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "snooze" VALUES(9001,1,1001,1795593600000000,1794996000000000);
CREATE TABLE standing (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'their-turn', 'no-thanks', 'client')),
    since_us INTEGER NOT NULL,
    words TEXT NOT NULL,
    said_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "standing" VALUES(1004,1,'their-turn',1794495600000000,'we''ll call you',NULL);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX prospect_organisation ON prospect (organisation_key) WHERE organisation_key <> '';
CREATE INDEX prospect_household ON prospect (household_key) WHERE household_key <> '';
CREATE INDEX phone_e164 ON phone (e164) WHERE e164 <> '';
CREATE INDEX email_folded ON email (folded);
CREATE INDEX findable_name ON findable (name);
CREATE INDEX standing_of ON standing (prospect_id, since_us, id);
CREATE INDEX standing_their_turn ON standing (since_us) WHERE kind = 'their-turn';
CREATE INDEX standing_said_in ON standing (said_in) WHERE said_in IS NOT NULL;
CREATE INDEX objection_of ON objection (prospect_id, since_us, id);
CREATE INDEX objection_said_in ON objection (said_in) WHERE said_in IS NOT NULL;
CREATE INDEX agreement_of ON agreement (prospect_id, made_us, id);
CREATE INDEX agreement_day ON agreement (first_day, at_us);
CREATE INDEX agreement_span ON agreement (last_day, first_day) WHERE last_day > first_day;
CREATE INDEX agreement_open ON agreement (first_day, at_us) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_next ON agreement (prospect_id, starts_us, id) WHERE outcome IN ('open', 'tried');
CREATE INDEX agreement_made_in ON agreement (made_in) WHERE made_in IS NOT NULL;
CREATE INDEX agreement_settled_by ON agreement (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX agreement_moved_to ON agreement (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX contact_of ON contact (prospect_id, at_us, id);
CREATE INDEX contact_latest ON contact (at_us, prospect_id);
CREATE INDEX contact_agreement ON contact (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX snooze_of ON snooze (agreement_id, made_us, id);
COMMIT;
PRAGMA application_id = 1098072423;
PRAGMA user_version = 2;
