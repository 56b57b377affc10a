-- The applications as this desk knows them: what the ward's log makes of them and this desk's own acts still to be sent.
-- All of it follows from the ops; a store that has none yet makes it when it is opened.
CREATE TABLE record (
    id          TEXT PRIMARY KEY,
    number      TEXT NOT NULL,
    -- the day in Japan on which it was taken
    day         TEXT NOT NULL,
    -- sorts as time
    finished_at TEXT NOT NULL,
    -- the step's name, or withdrawn
    state       TEXT NOT NULL,
    contested   INTEGER NOT NULL,
    -- the desk that goes on with it; none while two desks are named
    holder      TEXT,
    unsent      INTEGER NOT NULL,
    -- own acts stand on it that the ward's log does not have yet
    ahead       INTEGER NOT NULL
) STRICT;
CREATE INDEX record_newest ON record (finished_at, id);
CREATE INDEX record_contested ON record (id) WHERE contested;

-- Names and their readings as they are searched for: without spaces, readings in katakana. The answers stay as given.
CREATE TABLE record_name (
    name   TEXT NOT NULL,
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    PRIMARY KEY (name, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_name_of ON record_name (record);

-- The matter, and the procedures found needed or still undecided when it was taken.
CREATE TABLE record_procedure (
    procedure TEXT NOT NULL,
    record    TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    PRIMARY KEY (procedure, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_procedure_of ON record_procedure (record);

ALTER TABLE op ADD COLUMN application_id TEXT;
UPDATE op SET application_id = coalesce(
    json_extract(body, '$.body.application.id'), json_extract(body, '$.body.application_id'));
CREATE INDEX op_application ON op (application_id, place) WHERE application_id IS NOT NULL;
-- JSON: who put a refused op away, when and why. It is kept, and waits for nobody any more.
ALTER TABLE op ADD COLUMN put_away TEXT;
