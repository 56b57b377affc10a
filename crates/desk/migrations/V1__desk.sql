-- The store of one desk: its identity, the interview at hand, finished applications, and the ops not yet at the centre.
CREATE TABLE identity (
    only        INTEGER PRIMARY KEY CHECK (only = 1),
    device_id   TEXT NOT NULL,
    incarnation TEXT NOT NULL
) STRICT;

-- One row a thing that must survive a crash but has no history: the draft, the ticket at the desk, the press not yet answered.
CREATE TABLE at_hand (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE application (
    id          TEXT PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    finished_on TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;

CREATE TABLE op (
    seq   INTEGER PRIMARY KEY,
    op_id TEXT NOT NULL UNIQUE,
    hash  TEXT NOT NULL,
    body  TEXT NOT NULL,
    -- unsent, applied or refused; a refused op waits for a person and is never deleted
    state TEXT NOT NULL DEFAULT 'unsent' CHECK (state IN ('unsent', 'applied', 'refused')),
    rev   INTEGER,
    code  TEXT
) STRICT;

CREATE INDEX op_unsent ON op (seq) WHERE state = 'unsent';
