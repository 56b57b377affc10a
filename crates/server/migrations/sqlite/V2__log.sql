-- The ward's log with its digests, applications as their ops make them, conflicts, the audit log. For SQLite; the other folder has the same.

-- digest: over the whole log up to rev. durable_rev: a backup put away holds everything up to it.
ALTER TABLE ward ADD COLUMN digest TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE ward ADD COLUMN durable_rev INTEGER NOT NULL DEFAULT 0;

-- hash: the op's own. digest: the ward's, up to and with this op. Rows of the first release get theirs when the program starts.
ALTER TABLE op ADD COLUMN hash TEXT;
ALTER TABLE op ADD COLUMN digest TEXT;
ALTER TABLE op ADD COLUMN application_id TEXT;
CREATE INDEX op_application ON op (application_id, rev) WHERE application_id IS NOT NULL;
CREATE INDEX op_without_digest ON op (ward, rev) WHERE digest IS NULL;

-- taken_rev: an op that came before its application, taken once that was there.
ALTER TABLE refused_op ADD COLUMN application_id TEXT;
ALTER TABLE refused_op ADD COLUMN taken_rev INTEGER;
CREATE INDEX refused_application ON refused_op (ward, application_id) WHERE application_id IS NOT NULL;

-- Applications as their ops make them. body is the whole as JSON; the other columns are for finding it. A row of the
-- first release has no body: it is made from its op when it is needed.
CREATE TABLE application_2 (
    id                TEXT PRIMARY KEY,
    ward              TEXT NOT NULL REFERENCES ward (code),
    number            TEXT NOT NULL,
    matter            TEXT NOT NULL,
    catalogue_version TEXT NOT NULL,
    clerk_id          TEXT NOT NULL,
    ticket_id         TEXT,
    state             TEXT NOT NULL,
    withdrawn         INTEGER NOT NULL DEFAULT 0,
    conflict_id       TEXT,
    finished_at       TEXT NOT NULL,
    received_at       TEXT NOT NULL,
    op_id             TEXT NOT NULL UNIQUE,
    rev               INTEGER NOT NULL,
    body              TEXT
) STRICT;
INSERT INTO application_2
    (id, ward, number, matter, catalogue_version, clerk_id, ticket_id, state, finished_at, received_at, op_id, rev)
    SELECT id, ward, number, matter, catalogue_version, clerk_id, ticket_id, state, finished_at, received_at, op_id, rev
    FROM application;
DROP TABLE application;
ALTER TABLE application_2 RENAME TO application;

-- Values that differ, each with who said it and when (content, JSON), until a person has chosen.
CREATE TABLE conflict (
    id             TEXT PRIMARY KEY,
    ward           TEXT NOT NULL REFERENCES ward (code),
    application_id TEXT NOT NULL,
    opened_rev     INTEGER NOT NULL,
    opened_at      TEXT NOT NULL,
    content        TEXT NOT NULL,
    settled_rev    INTEGER,
    settled_at     TEXT,
    settled_op     TEXT
) STRICT;
CREATE INDEX conflict_open ON conflict (ward, opened_rev) WHERE settled_rev IS NULL;

-- Append-only; each row's hash covers the one before it. Ids and codes only, never a name.
CREATE TABLE audit (
    ward    TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    desk    TEXT NOT NULL,
    act     TEXT NOT NULL,
    subject TEXT NOT NULL,
    code    TEXT,
    prev    TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (ward, seq)
) STRICT;
CREATE TABLE audit_head (
    ward TEXT PRIMARY KEY,
    seq  INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_stays_as_written BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stays_whole BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
