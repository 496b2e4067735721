-- A store as version 5 of the tables kept it. Never to be written anew: it stands for files that are out there.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "agreement" (
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
INSERT INTO agreement VALUES(1002,1,'talk',739944,739944,36000000000,'Europe/London',1795514400000000,1795521600000000,'call','Maria',1793523600000000,'the old files','in a month, yes','',1001,'open',NULL,NULL,NULL,NULL,43200000000,0,0,0,'the shop',45,'',77,NULL,0);
INSERT INTO agreement VALUES(1003,1,'promise',739940,739940,NULL,'Europe/London',1795132800000000,1795219200000000,'email','Maria',1793523600000000,'is the lemon filling nut-free?','','',NULL,'open',NULL,NULL,NULL,NULL,NULL,0,0,0,'',NULL,'',NULL,NULL,0);
CREATE TABLE away (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    words TEXT NOT NULL,
    CHECK (last_day >= first_day)
) STRICT;
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
CREATE TABLE IF NOT EXISTS "contact" (
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
INSERT INTO contact VALUES(1001,1,'met','meeting',1794495600000000,1794495600000000,'Maria','talked','','[{"text":"Is it safe?"}]',NULL,NULL,NULL,'{}','','',77,NULL,NULL);
INSERT INTO contact VALUES(1004,1,'out','call',1794823200000000,1794823200000000,'Maria','no-answer','','[]',NULL,'about',NULL,'{}','','+447700900113',NULL,NULL,NULL);
CREATE TABLE email (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL, shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO email VALUES(1,0,'jo@example.org','','jo@example.org',0);
CREATE TABLE entry_key (
    key TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (key, contact_id)
) STRICT;
INSERT INTO entry_key VALUES('visit 7',1001);
CREATE TABLE findable (
    prospect_id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    numbers TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO findable VALUES(1,'jo hill',replace('jo hill\nhill & sons\njo@example.org\nallergic to nuts','\n',char(10)),'07700900113 447700900113');
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
INSERT INTO ledger VALUES(1,1794996000000000,'Maria','log-contact',NULL,'',NULL,X'c5a485ced9bb700d7fb858c32cff86ac657d0ee03407c0de039a20cc43b0c70b');
INSERT INTO ledger VALUES(2,1794996000000000,'Maria','log-contact',NULL,'',NULL,X'fff53324c3e1e6fe6e13740b48ced7a472b9b41f5870c1c506c010589c8e059c');
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
INSERT INTO ledger_row VALUES(1,0,'prospect',1,1,X'd17a955d3c30eb32e4c807497917834a',NULL,'{"id":1,"name":"Jo Hill","organisation":"Hill & Sons","phones":[{"typed":"07700 900113","e164":"+447700900113","label":"mobile","shared":true}],"emails":[{"address":"jo@example.org"}],"notes":"allergic to nuts","interest":"unknown","can_buy":"unknown","known_before":true,"greeting":"Mrs Hill"}',X'c0e3b80475f5dca98920e2339b42a6f583470fbfb71e9c4031df1da1470acdfb');
INSERT INTO ledger_row VALUES(1,1,'contact',1001,1,X'a6b799c3b743dd24c697d36289edc940',NULL,'{"id":1001,"prospect_id":1,"direction":"met","channel":"meeting","at":"2026-11-12T15:00:00+00:00","entered_at":"2026-11-12T15:00:00+00:00","by":"Maria","outcome":"talked","questions":[{"text":"Is it safe?"}],"occasion_id":77}',X'612df5bfbaa22fcdd963600b919fee10f74ae7f773f12240e4fad1881c6f846e');
INSERT INTO ledger_row VALUES(1,2,'agreement',1002,1,X'b70ca11773ba144045471c072cc64b63',NULL,'{"id":1002,"prospect_id":1,"kind":"talk","window":{"first":"2026-11-24","last":"2026-11-24","at":"10:00:00","zone":"Europe/London","until":"12:00:00"},"channel":"call","owner":"Maria","made_at":"2026-11-01T09:00:00+00:00","topic":"the old files","words":"in a month, yes","made_in":1001,"outcome":"open","place":"the shop","minutes":45,"occasion_id":77}',X'62a3abde97a8c34c98e1c54df3d7afe3d4c4894fb3cd6e5460a2064997600fe3');
INSERT INTO ledger_row VALUES(1,3,'agreement',1003,1,X'c425597452138799fcc1ffc740bbada1',NULL,'{"id":1003,"prospect_id":1,"kind":"promise","window":{"first":"2026-11-20","last":"2026-11-20","at":null,"zone":"Europe/London"},"channel":"email","owner":"Maria","made_at":"2026-11-01T09:00:00+00:00","topic":"is the lemon filling nut-free?","outcome":"open"}',X'd1d41a9458f0c3281bdb8b6b3d593e5171ca76287eaf4f5634c9c2dcfe4c7fee');
INSERT INTO ledger_row VALUES(1,4,'contact',1004,1,X'4979f6bcc3118191ff14ddef21dcf665',NULL,'{"id":1004,"prospect_id":1,"direction":"out","channel":"call","at":"2026-11-16T10:00:00+00:00","entered_at":"2026-11-16T10:00:00+00:00","by":"Maria","outcome":"no-answer","basis":"about","to":"+447700900113"}',X'9d45fd7134af498c881c56c26dd2dad7acadfa9dc76ba2d350a29202a7310365');
INSERT INTO ledger_row VALUES(1,5,'standing',1005,1,X'12eaa7cec645fc8438d976efa2c4dc7b',NULL,'{"id":1005,"prospect_id":1,"kind":"their-turn","since":"2026-11-12T15:00:00+00:00","words":"we''ll call you"}',X'e0ec776fd95c1440c250c09e880ddafbab065c040053e0c05fb205b58999870e');
INSERT INTO ledger_row VALUES(1,6,'objection',1006,1,X'06c1798f366313ab22182db75665a407',NULL,'{"id":1006,"prospect_id":1,"channel":"post","since":"2026-11-12T15:00:00+00:00"}',X'd337493e6d9e11832da2f80e649ea8d8b4dcbc658c64033892b9b3ca4286fa80');
INSERT INTO ledger_row VALUES(1,7,'user',1,0,X'd3915e87d30160e88a68945cc3c57535',NULL,'{"id":1,"name":"Maria"}',X'a707f3751fe4d043130be827a2790ba94e330e5e7e2f7a64a4d135dbd3fa4654');
INSERT INTO ledger_row VALUES(2,0,'snooze',9001,1,X'198356e8a747b853cd8341e408270ea3',NULL,'{"id":9001,"prospect_id":1,"agreement_id":1002,"until":"2026-11-25T08:00:00+00:00","made_at":"2026-11-18T10:00:00+00:00"}',X'b0c2a327373b8051b894649e144d1ee4303237471c4c261b285795a6cf7adfc6');
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO meta VALUES('origin','420cd61412c2dd3ee660b7c973b5eb94');
INSERT INTO meta VALUES('key','148245eec21cb6fb5af2b0666781f7569a430e152df8cbcb1ea78fe12b9a2a95');
INSERT INTO meta VALUES('remembered','cb0a4c258eb8d54bc39e01f5d43832cd302b5ed14ded2cc58464c296c315ff63');
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
INSERT INTO objection VALUES(1006,1,'post',1794495600000000,NULL,'',NULL,NULL);
CREATE TABLE phone (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    label TEXT NOT NULL, shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO phone VALUES(1,0,'07700 900113','+447700900113','mobile',1);
CREATE TABLE policy (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    policy TEXT NOT NULL
) STRICT;
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
, known_before INTEGER NOT NULL DEFAULT 0 CHECK (known_before IN (0, 1)), greeting TEXT NOT NULL DEFAULT '', let_be_us INTEGER) STRICT;
INSERT INTO prospect VALUES(1,'Jo Hill','Hill & Sons','','hill & sons','','','',NULL,NULL,'[]','allergic to nuts','{}','unknown','unknown',NULL,1,'Mrs Hill',NULL);
CREATE TABLE IF NOT EXISTS "remembered_objection" (
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    channel TEXT NOT NULL CHECK (channel IN ('', 'meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    since_us INTEGER NOT NULL,
    until_us INTEGER,
    PRIMARY KEY (digest, channel, since_us)
) STRICT;
CREATE TABLE reminded (
    user_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (user_id, agreement_id, what, at_us)
) STRICT;
INSERT INTO reminded VALUES(1,1002,'at',5);
CREATE TABLE IF NOT EXISTS "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO schema_migration VALUES(1,'0001_first_tables','2026-11-27 13:32:01.838569');
INSERT INTO schema_migration VALUES(2,'0002_snoozes_and_remembered_objections','2026-11-27 13:32:01.839102');
INSERT INTO schema_migration VALUES(3,'0003_every_record_true','2026-11-27 13:32:01.855117');
INSERT INTO schema_migration VALUES(4,'0004_reminders_given','2026-11-27 13:39:12.123355');
INSERT INTO schema_migration VALUES(5,'0005_published','2026-11-27 18:41:10.488146');
CREATE TABLE snooze (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    until_us INTEGER NOT NULL,
    made_us INTEGER NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO snooze VALUES(9001,1,1002,1795593600000000,1794996000000000);
CREATE TABLE standing (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'their-turn', 'no-thanks', 'client')),
    since_us INTEGER NOT NULL,
    words TEXT NOT NULL,
    said_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO standing VALUES(1005,1,'their-turn',1794495600000000,'we''ll call you',NULL);
CREATE TABLE user (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    company TEXT NOT NULL,
    ring_back TEXT NOT NULL,
    left_us INTEGER
) STRICT;
INSERT INTO user VALUES(1,'Maria','[]','','',NULL);
CREATE TABLE published (
    agreement_id INTEGER NOT NULL PRIMARY KEY,
    href TEXT NOT NULL,
    etag TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sent BLOB NOT NULL,
    asks TEXT NOT NULL CHECK (asks IN ('', 'moved', 'gone', 'worded', 'let-go')),
    first_day INTEGER,
    last_day INTEGER,
    at_us INTEGER,
    zone TEXT,
    until_us INTEGER,
    at_second INTEGER
) STRICT;
INSERT INTO published VALUES(1002,'/jo/as-agreed/1002.ics','"a"',1,X'0101010101010101010101010101010101010101010101010101010101010101','',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO published VALUES(1003,'/jo/as-agreed/1003.ics','"a"',2,X'0202020202020202020202020202020202020202020202020202020202020202','moved',739971,739971,57600000000,'Europe/London',NULL,0);
CREATE TABLE published_to (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    made INTEGER NOT NULL CHECK (made IN (0, 1)),
    token TEXT NOT NULL,
    compared_us INTEGER,
    done_us INTEGER,
    stopped TEXT NOT NULL CHECK (stopped IN ('', 'many-gone', 'calendar-gone', 'password')),
    others INTEGER
) STRICT;
INSERT INTO published_to VALUES(1,'https://dav.example.org','jo','/jo/as-agreed/','as-agreed',1,'token',1796115600000000,1796115600000000,'',2);
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
CREATE INDEX snooze_of ON snooze (agreement_id, made_us, id);
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
CREATE INDEX contact_of ON contact (prospect_id, at_us, id);
CREATE INDEX contact_latest ON contact (at_us, prospect_id);
CREATE INDEX contact_agreement ON contact (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX contact_occasion ON contact (occasion_id) WHERE occasion_id IS NOT NULL;
CREATE INDEX brought_in_of ON brought_in (prospect_id);
CREATE INDEX brought_in_from ON brought_in (source, external);
CREATE INDEX entry_key_of ON entry_key (contact_id);
CREATE INDEX reminded_of ON reminded (agreement_id);
CREATE INDEX published_asking ON published (agreement_id) WHERE asks <> '';
COMMIT;
PRAGMA application_id = 1098072423;
PRAGMA user_version = 5;
