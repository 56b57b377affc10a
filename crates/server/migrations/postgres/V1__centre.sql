-- The centre's first tables, for PostgreSQL. The other folder holds the same tables for the other database.

-- What the centre knows of itself; the store's epoch is written once.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- A ward office; rev is its gapless revision, raised only by the transaction that uses it.
CREATE TABLE ward (
    code     TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    position BIGINT NOT NULL,
    in_use   BOOLEAN NOT NULL,
    rev      BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE queue (
    ward         TEXT NOT NULL REFERENCES ward (code),
    id           TEXT NOT NULL,
    letter       TEXT NOT NULL,
    name         TEXT NOT NULL,
    matter       TEXT,
    first_number BIGINT NOT NULL,
    last_number  BIGINT NOT NULL,
    position     BIGINT NOT NULL,
    in_use       BOOLEAN NOT NULL,
    PRIMARY KEY (ward, id)
);

CREATE TABLE desk (
    ward     TEXT NOT NULL REFERENCES ward (code),
    id       TEXT NOT NULL,
    name     TEXT NOT NULL,
    position BIGINT NOT NULL,
    in_use   BOOLEAN NOT NULL,
    PRIMARY KEY (ward, id)
);

CREATE TABLE desk_queue (
    ward  TEXT NOT NULL,
    desk  TEXT NOT NULL,
    queue TEXT NOT NULL,
    PRIMARY KEY (ward, desk, queue)
);

-- Counters of a ward's business day: the last call, the last place in line.
CREATE TABLE ward_day (
    ward     TEXT NOT NULL,
    day      TEXT NOT NULL,
    call_seq BIGINT NOT NULL,
    place    BIGINT NOT NULL,
    PRIMARY KEY (ward, day)
);

-- The highest number given out; it never goes down within a day.
CREATE TABLE queue_day (
    ward       TEXT NOT NULL,
    queue      TEXT NOT NULL,
    day        TEXT NOT NULL,
    high_water BIGINT NOT NULL,
    PRIMARY KEY (ward, queue, day)
);

-- A visitor's place in line. state: waiting, called, done.
CREATE TABLE ticket (
    id        TEXT PRIMARY KEY,
    ward      TEXT NOT NULL,
    queue     TEXT NOT NULL,
    day       TEXT NOT NULL,
    number    BIGINT NOT NULL,
    label     TEXT NOT NULL,
    place     BIGINT NOT NULL,
    ahead     BIGINT NOT NULL,
    press_id  TEXT NOT NULL,
    taken_at  TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'done')),
    desk      TEXT,
    call_seq  BIGINT,
    called_at TEXT,
    done_at   TEXT,
    UNIQUE (ward, day, queue, number),
    UNIQUE (ward, day, label),
    UNIQUE (ward, day, place),
    UNIQUE (ward, press_id)
);
CREATE INDEX ticket_line ON ticket (ward, day, state, place);
CREATE UNIQUE INDEX ticket_call ON ticket (ward, day, call_seq) WHERE call_seq IS NOT NULL;

-- Every press of the call key, with its answer; an empty answer has no ticket.
CREATE TABLE call_press (
    ward       TEXT NOT NULL,
    desk       TEXT NOT NULL,
    press_id   TEXT NOT NULL,
    call_seq   BIGINT NOT NULL,
    ticket_id  TEXT,
    pressed_at TEXT NOT NULL,
    PRIMARY KEY (ward, desk, press_id)
);

-- The newest report of each desk, as JSON.
CREATE TABLE desk_report (
    ward     TEXT NOT NULL,
    desk     TEXT NOT NULL,
    report   TEXT NOT NULL,
    heard_at TEXT NOT NULL,
    PRIMARY KEY (ward, desk)
);

-- The head of each device's chain, one row a life of its local database.
CREATE TABLE chain (
    device_id   TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    ward        TEXT NOT NULL,
    desk        TEXT NOT NULL,
    last_seq    BIGINT NOT NULL,
    last_hash   TEXT NOT NULL,
    PRIMARY KEY (device_id, incarnation)
);

-- The ops taken, at the ward's revision. content is the op's JSON, so that its hash can be checked again.
CREATE TABLE op (
    ward        TEXT NOT NULL REFERENCES ward (code),
    rev         BIGINT NOT NULL,
    op_id       TEXT NOT NULL UNIQUE,
    device_id   TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    seq         BIGINT NOT NULL,
    desk        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    received_at TEXT NOT NULL,
    content     TEXT NOT NULL,
    PRIMARY KEY (ward, rev),
    UNIQUE (device_id, incarnation, seq)
);

-- The ops not taken, kept for a person. passed: the device's chain went on past it.
CREATE TABLE refused_op (
    ward        TEXT NOT NULL,
    op_id       TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    code        TEXT NOT NULL,
    passed      BOOLEAN NOT NULL,
    desk        TEXT NOT NULL,
    device_id   TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    seq         BIGINT NOT NULL,
    made_at     TEXT NOT NULL,
    received_at TEXT NOT NULL,
    content     TEXT NOT NULL,
    PRIMARY KEY (ward, op_id, fingerprint, code)
);

-- Applications as taken at the desks; required, undecided and facts are JSON.
CREATE TABLE application (
    id                TEXT PRIMARY KEY,
    ward              TEXT NOT NULL REFERENCES ward (code),
    number            TEXT NOT NULL,
    matter            TEXT NOT NULL,
    catalogue_version TEXT NOT NULL,
    clerk_id          TEXT NOT NULL,
    ticket_id         TEXT,
    state             TEXT NOT NULL CHECK (state IN ('received')),
    finished_at       TEXT NOT NULL,
    received_at       TEXT NOT NULL,
    required          TEXT NOT NULL,
    undecided         TEXT NOT NULL,
    facts             TEXT NOT NULL,
    op_id             TEXT NOT NULL UNIQUE,
    rev               BIGINT NOT NULL
);
