-- The ward's log with its digests, applications as their ops make them, conflicts, the audit log. For PostgreSQL; the other folder has the same.

-- digest: over the whole log up to rev. durable_rev: a backup put away holds everything up to it.
ALTER TABLE ward ADD COLUMN digest TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE ward ADD COLUMN durable_rev BIGINT NOT NULL DEFAULT 0;

-- hash: the op's own. digest: the ward's, up to and with this op. Rows of the first release get theirs when the program starts.
ALTER TABLE op ADD COLUMN hash TEXT;
ALTER TABLE op ADD COLUMN digest TEXT;
ALTER TABLE op ADD COLUMN application_id TEXT;
CREATE INDEX op_application ON op (application_id, rev) WHERE application_id IS NOT NULL;
CREATE INDEX op_without_digest ON op (ward, rev) WHERE digest IS NULL;

-- taken_rev: an op that came before its application, taken once that was there.
ALTER TABLE refused_op ADD COLUMN application_id TEXT;
ALTER TABLE refused_op ADD COLUMN taken_rev BIGINT;
CREATE INDEX refused_application ON refused_op (ward, application_id) WHERE application_id IS NOT NULL;

-- Applications as their ops make them. body is the whole as JSON; the other columns are for finding it. A row of the
-- first release has no body: it is made from its op when it is needed.
ALTER TABLE application DROP CONSTRAINT application_state_check;
ALTER TABLE application DROP COLUMN required;
ALTER TABLE application DROP COLUMN undecided;
ALTER TABLE application DROP COLUMN facts;
ALTER TABLE application ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE application ADD COLUMN conflict_id TEXT;
ALTER TABLE application ADD COLUMN body TEXT;

-- Values that differ, each with who said it and when (content, JSON), until a person has chosen.
CREATE TABLE conflict (
    id             TEXT PRIMARY KEY,
    ward           TEXT NOT NULL REFERENCES ward (code),
    application_id TEXT NOT NULL,
    opened_rev     BIGINT NOT NULL,
    opened_at      TEXT NOT NULL,
    content        TEXT NOT NULL,
    settled_rev    BIGINT,
    settled_at     TEXT,
    settled_op     TEXT
);
CREATE INDEX conflict_open ON conflict (ward, opened_rev) WHERE settled_rev IS NULL;

-- Append-only; each row's hash covers the one before it. Ids and codes only, never a name.
CREATE TABLE audit (
    ward    TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    at      TEXT NOT NULL,
    desk    TEXT NOT NULL,
    act     TEXT NOT NULL,
    subject TEXT NOT NULL,
    code    TEXT,
    prev    TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (ward, seq)
);
CREATE TABLE audit_head (
    ward TEXT PRIMARY KEY,
    seq  BIGINT NOT NULL,
    hash TEXT NOT NULL
);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER audit_stays_as_written BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
