-- The ward's log as pulled from the centre, and its applications as those ops make them. All of it can be pulled again.
CREATE TABLE ward_op (
    rev            INTEGER PRIMARY KEY,
    op_id          TEXT NOT NULL,
    application_id TEXT,
    desk           TEXT NOT NULL,
    received_at    TEXT NOT NULL,
    -- over the whole log up to and with this op
    digest         TEXT NOT NULL,
    body           TEXT NOT NULL
) STRICT;
-- Not unique: a copy that differs from the centre's may hold an op twice until it is pulled again.
CREATE INDEX ward_op_id ON ward_op (op_id);
CREATE INDEX ward_op_application ON ward_op (application_id, rev) WHERE application_id IS NOT NULL;

CREATE TABLE ward_application (
    id       TEXT PRIMARY KEY,
    number   TEXT NOT NULL,
    matter   TEXT NOT NULL,
    state    TEXT NOT NULL,
    conflict TEXT,
    rev      INTEGER NOT NULL,
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX ward_application_number ON ward_application (number);
