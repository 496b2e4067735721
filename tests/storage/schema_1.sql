-- A store as version 1 of the tables kept it. Never to be written anew: it stands for files that are out there.
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
INSERT INTO "agreement" VALUES(201,1,'promise',739939,739939,NULL,'Europe/London',1795046400000000,1795132800000000,'email','Maria',1794495600000000,'is the lemon filling nut-free?','by Thursday, please','',101,'kept',1795078800000000,102,NULL,NULL);
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
INSERT INTO "contact" VALUES(101,1,'met','meeting',1794495600000000,1794495600000000,'Maria','talked','Tasting: lemon, almond, chocolate.','[{"text":"Is it nut-free?"}]',NULL,NULL,NULL,'{}','');
INSERT INTO "contact" VALUES(102,1,'out','call',1794823200000000,1794823200000000,'Maria','talked','','[]',NULL,'none',NULL,'{"findings":[{"code":"their_turn","level":2,"facts":{"who":"Jo Hill","said_at":"2026-11-12T15:00:00+00:00","words":"we’ll call you","done":"call"}}],"basis":"none"}','they left their scarf here');
CREATE TABLE email (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "email" VALUES(1,0,'jo@hill.example','','jo@hill.example');
CREATE TABLE findable (
    prospect_id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    numbers TEXT NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "findable" VALUES(1,'jo hill','jo hill
hill
wedding
jo@hill.example
wedding in may','02079460000 442079460000');
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
INSERT INTO "ledger" VALUES(1,1794499200000000,'Maria','log-contact',1,'meeting',NULL,X'E49A6DB6F058B48009ADC29B4A035BEA57BAD9327FE2CCEC6C9D86D2B3CFC7CF');
INSERT INTO "ledger" VALUES(2,1794823500000000,'Maria','log-contact',1,'call',NULL,X'F6FE74050DAE202EE5C220BAFE6BE8576D357629555EA12ACB3B8D87369815E9');
INSERT INTO "ledger" VALUES(3,1795078800000000,'Maria','settle-agreement',1,'kept',NULL,X'532E2C28A49965F217D34164B793D99CF22CD419C487EB6C1538BFB2A83AE58D');
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
INSERT INTO "ledger_row" VALUES(1,0,'prospect',1,1,X'A0ADD5CAB17777237B75E871F5AE815E',NULL,'{"id":1,"name":"Jo Hill","household":"Hill","phones":[{"typed":"020 7946 0000","e164":"+442079460000","label":"home"}],"emails":[{"address":"jo@hill.example"}],"hours":{"start":"09:00:00","end":"18:00:00","days":[0,1,2,3,4]},"tags":["wedding"],"notes":"wedding in May","interest":"unknown","can_buy":"unknown"}',X'ED1853EE55D90175EDEA3028D9BC00573ACC0AD92C7B400B7E95D3849298B880');
INSERT INTO "ledger_row" VALUES(1,1,'contact',101,1,X'AF8453AF5937899C69E2062CDD2D70D1',NULL,'{"id":101,"prospect_id":1,"direction":"met","channel":"meeting","at":"2026-11-12T15:00:00+00:00","entered_at":"2026-11-12T15:00:00+00:00","by":"Maria","outcome":"talked","note":"Tasting: lemon, almond, chocolate.","questions":[{"text":"Is it nut-free?"}]}',X'8A37F29C9696DFBBF87642FF298A580A5592BB7F0211E93BA02668304C66D6DD');
INSERT INTO "ledger_row" VALUES(1,2,'agreement',201,1,X'3D55B5417604E1EC5151C01C9B634C11',NULL,'{"id":201,"prospect_id":1,"kind":"promise","window":{"first":"2026-11-19","last":"2026-11-19","at":null,"zone":"Europe/London"},"channel":"email","owner":"Maria","made_at":"2026-11-12T15:00:00+00:00","topic":"is the lemon filling nut-free?","words":"by Thursday, please","made_in":101,"outcome":"open"}',X'5F28729F9FE7F884F596D2F80619627790A2D0760575DD0E8887461A44975110');
INSERT INTO "ledger_row" VALUES(1,3,'standing',301,1,X'5DAC71CA6D1CC429E1347EB44E1FA1DD',NULL,'{"id":301,"prospect_id":1,"kind":"their-turn","since":"2026-11-12T15:00:00+00:00","words":"we’ll call you","said_in":101}',X'E85732694631436DF52F23BAC677CB97F5ADDE357DD8357E0D003B307989BD64');
INSERT INTO "ledger_row" VALUES(2,0,'contact',102,1,X'B217B5AC6A1AE673FC3466F8688CF7B6',NULL,'{"id":102,"prospect_id":1,"direction":"out","channel":"call","at":"2026-11-16T10:00:00+00:00","entered_at":"2026-11-16T10:00:00+00:00","by":"Maria","outcome":"talked","basis":"none","verdict":{"findings":[{"code":"their_turn","level":2,"facts":{"who":"Jo Hill","said_at":"2026-11-12T15:00:00+00:00","words":"we’ll call you","done":"call"}}],"basis":"none"},"reason":"they left their scarf here"}',X'3D8023BA9FD4135355A1FB805EBCA408E7486FBD5AF74933CEFB5F2CC5D060A6');
INSERT INTO "ledger_row" VALUES(2,1,'objection',401,1,X'F148F64CBB109F890DBD4D8D60CD13B0',NULL,'{"id":401,"prospect_id":1,"channel":"text","since":"2026-11-16T10:00:00+00:00","words":"no texts, please","said_in":102}',X'088D7767CE453C8DE8523C28266EA16FA6AE08C433DAFD16C4865ECF97150769');
INSERT INTO "ledger_row" VALUES(3,0,'agreement',201,1,X'E6863ADF929FC3F19C2EFE944B9BA39D','{"id":201,"prospect_id":1,"kind":"promise","window":{"first":"2026-11-19","last":"2026-11-19","at":null,"zone":"Europe/London"},"channel":"email","owner":"Maria","made_at":"2026-11-12T15:00:00+00:00","topic":"is the lemon filling nut-free?","words":"by Thursday, please","made_in":101,"outcome":"open"}','{"id":201,"prospect_id":1,"kind":"promise","window":{"first":"2026-11-19","last":"2026-11-19","at":null,"zone":"Europe/London"},"channel":"email","owner":"Maria","made_at":"2026-11-12T15:00:00+00:00","topic":"is the lemon filling nut-free?","words":"by Thursday, please","made_in":101,"outcome":"kept","settled_at":"2026-11-19T09:00:00+00:00","settled_by":102}',X'6DAD8F873A067912446AB0AC8BC1DB80FCDC3F4F6BEC28CA08125EC0B4FDCA95');
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('origin','7155a0d0f86bbaac1c136ff570f3925a');
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
INSERT INTO "objection" VALUES(401,1,'text',1794823200000000,NULL,'no texts, please',102,NULL);
CREATE TABLE phone (
    prospect_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (prospect_id, position),
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "phone" VALUES(1,0,'020 7946 0000','+442079460000','home');
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
INSERT INTO "prospect" VALUES(1,'Jo Hill','','Hill','','hill','','',NULL,'{"start":"09:00:00","end":"18:00:00","days":[0,1,2,3,4]}','["wedding"]','wedding in May','{}','unknown','unknown',NULL);
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_first_tables','2026-11-22 02:07:59.383056');
CREATE TABLE standing (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'their-turn', 'no-thanks', 'client')),
    since_us INTEGER NOT NULL,
    words TEXT NOT NULL,
    said_in INTEGER REFERENCES contact (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "standing" VALUES(301,1,'their-turn',1794495600000000,'we’ll call you',101);
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
PRAGMA application_id = 1098072423;
PRAGMA user_version = 1;
COMMIT;
