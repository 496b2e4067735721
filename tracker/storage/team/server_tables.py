"""The tables of a team's server, as numbered steps of SQL, and who may do what in them. Knows no connection.

The server keeps the ledger and nothing that can be derived from it. The owner of the schema may not log in: its keeper
becomes it to take a step. Who of us writes has a role of their own, and through it the rights of all: to read, and to
add to the end of the ledger in their own name.

`{schema}`, `{owner}` and `{reps}` are filled in as identifiers. A step that was released is never changed: a new one
comes after it, and a program that knows fewer than were taken says NEWER.
"""

from __future__ import annotations

_TABLES = """
CREATE TABLE {schema}.meta (
    name text COLLATE "C" PRIMARY KEY,
    value text COLLATE "C" NOT NULL
);
COMMENT ON TABLE {schema}.meta IS
    'schema: which steps were taken; origin and key: what the ledger began on; written_as: the newest records in it';

CREATE TABLE {schema}.member (
    role name PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    user_id bigint UNIQUE,
    since timestamptz NOT NULL DEFAULT now(),
    revoked timestamptz
);
COMMENT ON TABLE {schema}.member IS
    'Whose name each role may write in. user_id is tied once one of us goes by the name that was invited.';

CREATE TABLE {schema}.ledger (
    seq bigint PRIMARY KEY,
    at_us bigint NOT NULL,
    by_whom text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    prospect_id bigint,
    detail text COLLATE "C" NOT NULL,
    reverses bigint REFERENCES {schema}.ledger,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    role name NOT NULL DEFAULT session_user,
    came timestamptz NOT NULL DEFAULT clock_timestamp(),
    xact xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON COLUMN {schema}.ledger.role IS 'Who wrote it, whatever they call themselves: no rep can give it.';

CREATE TABLE {schema}.ledger_row (
    seq bigint NOT NULL REFERENCES {schema}.ledger,
    position integer NOT NULL,
    kind text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    prospect_id bigint NOT NULL,
    salt bytea,
    before text COLLATE "C",
    after text COLLATE "C",
    digest bytea NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (seq, position),
    CHECK (salt IS NOT NULL OR (before IS NULL AND after IS NULL))
);
CREATE INDEX ledger_row_of_us ON {schema}.ledger_row (record_id, seq) WHERE kind = 'user';
CREATE INDEX ledger_row_of ON {schema}.ledger_row (prospect_id);
CREATE INDEX ledger_row_on ON {schema}.ledger_row (record_id, seq);

CREATE TABLE {schema}.beside (
    seq bigint NOT NULL REFERENCES {schema}.ledger,
    position integer NOT NULL,
    what text COLLATE "C" NOT NULL CHECK (what IN ('emptied', 'remembered', 'kept')),
    of_seq bigint,
    of_position integer,
    digest bytea,
    channel text COLLATE "C",
    since_us bigint,
    until_us bigint,
    gone boolean,
    key text COLLATE "C",
    contact_id bigint,
    PRIMARY KEY (seq, position)
);
CREATE INDEX beside_key ON {schema}.beside (key) WHERE key IS NOT NULL;
CREATE INDEX beside_contact ON {schema}.beside (contact_id) WHERE contact_id IS NOT NULL;
COMMENT ON TABLE {schema}.beside IS 'What a deed wrote beside its records; with the last entry of its transaction.';

CREATE TABLE {schema}.done (
    token uuid PRIMARY KEY,
    seq bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX done_at ON {schema}.done (at);
COMMENT ON TABLE {schema}.done IS 'By which what was sent is found where no answer came; kept for 30 days.';
"""

_TURNS = """
CREATE FUNCTION {schema}.take_turn() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM member WHERE role = session_user AND revoked IS NULL) THEN
        RAISE insufficient_privilege USING MESSAGE = 'not a member';
    END IF;
    LOCK TABLE ledger IN EXCLUSIVE MODE;
    DELETE FROM done WHERE at < now() - interval '30 days';
END $$;
COMMENT ON FUNCTION {schema}.take_turn IS 'Nobody else writes until the transaction ends; readers are not held up.';

CREATE FUNCTION {schema}.is_founding() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
    SELECT EXISTS (SELECT FROM meta WHERE name = 'founding' AND value = pg_current_xact_id_if_assigned()::text)
$$;

CREATE FUNCTION {schema}.begin_founding(origin text, key text, written_as bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
BEGIN
    PERFORM take_turn();
    IF EXISTS (SELECT FROM ledger) OR EXISTS (SELECT FROM meta WHERE name = 'origin') THEN
        RETURN false;
    END IF;
    INSERT INTO meta VALUES ('origin', begin_founding.origin), ('key', begin_founding.key),
        ('written_as', begin_founding.written_as::text), ('founding', pg_current_xact_id()::text);
    RETURN true;
END $$;
COMMENT ON FUNCTION {schema}.begin_founding IS
    'Within this transaction what others wrote before there was a team may be added, and only while nothing is here.';

CREATE FUNCTION {schema}.end_founding() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
    DELETE FROM meta WHERE name = 'founding'
$$;

CREATE FUNCTION {schema}.write_as(version bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
    UPDATE meta SET value = version::text WHERE name = 'written_as' AND value::bigint < version
$$;
COMMENT ON FUNCTION {schema}.write_as IS 'From here on there are records that an older program cannot read.';
"""

_WHO_WRITES = """
CREATE FUNCTION {schema}.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = {schema}, pg_temp AS $$
    SELECT lower(btrim(name, E' \\t\\n\\r'))
$$;

CREATE FUNCTION {schema}.us() RETURNS TABLE (user_id bigint, key text, is_of_today boolean) LANGUAGE sql STABLE
SET search_path = {schema}, pg_temp AS $$
    WITH stands AS (
        SELECT DISTINCT ON (record_id) record_id, after::jsonb AS user FROM ledger_row WHERE kind = 'user'
         ORDER BY record_id, seq DESC, position DESC
    )
    SELECT record_id, name_key(stands.user ->> 'name'), true FROM stands WHERE stands.user IS NOT NULL
    UNION ALL
    SELECT record_id, name_key(alias), false
      FROM stands, jsonb_array_elements_text(coalesce(stands.user -> 'aliases', '[]')) AS alias
$$;
COMMENT ON FUNCTION {schema}.us IS 'Who of us there are, as the ledger has it, by each of their names.';

CREATE FUNCTION {schema}.may_write_as(name text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
DECLARE
    me member;
BEGIN
    SELECT * INTO me FROM member m WHERE m.role = session_user AND m.revoked IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF me.user_id IS NULL OR NOT EXISTS (SELECT FROM us() WHERE user_id = me.user_id) THEN
        SELECT u.user_id INTO me.user_id FROM us() u
         WHERE u.key = name_key(me.name) AND NOT EXISTS (SELECT FROM member m WHERE m.user_id = u.user_id)
         ORDER BY u.is_of_today DESC LIMIT 1;
        IF me.user_id IS NULL THEN
            RETURN name_key(may_write_as.name) = name_key(me.name);
        END IF;
        UPDATE member m SET user_id = me.user_id WHERE m.role = me.role;
    END IF;
    RETURN EXISTS (
        SELECT FROM us() mine WHERE mine.user_id = me.user_id AND mine.key = name_key(may_write_as.name)
           AND NOT EXISTS (SELECT FROM us() other WHERE other.user_id <> me.user_id AND other.key = mine.key
                              AND (other.is_of_today OR NOT mine.is_of_today)));
END $$;
COMMENT ON FUNCTION {schema}.may_write_as IS
    'Whether that is a name of whoever is logged in: by what the ledger says of them now, so that a new name counts.';

CREATE FUNCTION {schema}.entries_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
DECLARE
    first bigint;
    last bigint;
    many bigint;
BEGIN
    SELECT min(seq), max(seq), count(*) INTO first, last, many FROM added;
    IF many = 0 THEN
        RETURN NULL;
    END IF;
    IF first <> coalesce((SELECT max(seq) FROM ledger WHERE seq < first), 0) + 1 OR last - first + 1 <> many
            OR last <> (SELECT max(seq) FROM ledger) THEN
        RAISE check_violation USING MESSAGE = 'the entry does not follow the last one';
    END IF;
    IF NOT is_founding() AND EXISTS (SELECT FROM (SELECT DISTINCT by_whom FROM added) a WHERE NOT may_write_as(by_whom))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'written in the name of somebody else';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER entries_follow AFTER INSERT ON {schema}.ledger REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.entries_follow();

CREATE FUNCTION {schema}.of_this_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM added a LEFT JOIN ledger l USING (seq) WHERE l.xact IS DISTINCT FROM pg_current_xact_id())
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'added to an entry that was there before';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER of_this_turn AFTER INSERT ON {schema}.ledger_row REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.of_this_turn();
CREATE TRIGGER of_this_turn AFTER INSERT ON {schema}.beside REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.of_this_turn();

CREATE FUNCTION {schema}.emptied_by_an_erasing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM added a JOIN ledger l USING (seq) WHERE a.what = 'emptied' AND l.name <> 'erase-prospect')
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'nobody is erased';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER emptied_by_an_erasing AFTER INSERT ON {schema}.beside REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.emptied_by_an_erasing();
"""

_ERASING = """
CREATE FUNCTION {schema}.forget(seqs bigint[], positions integer[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
DECLARE
    erasing bigint[];
    whose bigint[];
BEGIN
    SELECT array_agg(seq), array_agg(prospect_id) INTO erasing, whose FROM ledger
     WHERE name = 'erase-prospect' AND prospect_id IS NOT NULL AND xact = pg_current_xact_id()
       AND seq > (SELECT max(seq) FROM ledger) - 1000;
    IF erasing IS NULL AND cardinality(seqs) > 0 THEN
        RAISE insufficient_privilege USING MESSAGE = 'nobody is erased';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(seqs, positions) AS e (seq, position) LEFT JOIN ledger_row r USING (seq, position)
         WHERE r.seq IS NULL OR NOT (
            r.prospect_id = ANY (whose)
            OR EXISTS (SELECT FROM ledger_row said
                        WHERE said.seq = ANY (erasing) AND said.kind = r.kind AND said.record_id = r.record_id)
            OR EXISTS (SELECT FROM ledger_row theirs WHERE theirs.seq = r.seq
                          AND (theirs.prospect_id = ANY (whose)
                               OR theirs.kind = 'prospect' AND theirs.record_id = ANY (whose)))
            OR (SELECT after IS NULL FROM ledger_row latest
                 WHERE latest.kind = r.kind AND latest.record_id = r.record_id
                 ORDER BY latest.seq DESC, latest.position DESC LIMIT 1)))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'nothing of whoever is erased';
    END IF;
    DELETE FROM beside b USING beside since
     WHERE b.key IS NOT NULL AND since.contact_id = b.contact_id AND since.key IS NULL
       AND (since.seq, since.position) > (b.seq, b.position);
    UPDATE ledger_row r SET salt = NULL, before = NULL, after = NULL
      FROM unnest(seqs, positions) AS e (seq, position) WHERE r.seq = e.seq AND r.position = e.position;
END $$;
COMMENT ON FUNCTION {schema}.forget IS
    'Empty what an erasing of this transaction empties: what was theirs, what it says anew, what stood beside them, and
     what is there no more. The keys that were forgotten since they were kept go as well: they may say a name.';
"""

_RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
GRANT USAGE ON SCHEMA {schema} TO {reps};
GRANT SELECT ON {schema}.meta, {schema}.member, {schema}.ledger, {schema}.ledger_row, {schema}.beside, {schema}.done
    TO {reps};
GRANT INSERT (seq, at_us, by_whom, name, prospect_id, detail, reverses, hash) ON {schema}.ledger TO {reps};
GRANT INSERT ON {schema}.ledger_row, {schema}.beside TO {reps};
GRANT INSERT (token, seq) ON {schema}.done TO {reps};
GRANT EXECUTE ON FUNCTION {schema}.take_turn(), {schema}.begin_founding(text, text, bigint), {schema}.end_founding(),
    {schema}.write_as(bigint), {schema}.forget(bigint[], integer[]) TO {reps};
INSERT INTO {schema}.meta VALUES ('made', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
"""

STEPS: tuple[str, ...] = (_TABLES + _TURNS + _WHO_WRITES + _ERASING + _RIGHTS,)
"""Each is taken in one transaction with `SCHEMA_TAKEN`, by the owner."""

SCHEMA_TAKEN = """
INSERT INTO {schema}.meta VALUES ('schema', {number}) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""

SCHEMA = len(STEPS)
"""Which steps this program knows."""
