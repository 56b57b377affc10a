-- The outbox learns of new lives of this store: an op keeps its id and its work, and gets a new place in a new chain.

-- The newest op of this life, and the newest that the centre answered. Kept apart: a row goes once a backup holds it.
CREATE TABLE chain (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    seq        INTEGER NOT NULL,
    hash       TEXT NOT NULL,
    acked_seq  INTEGER NOT NULL,
    acked_hash TEXT NOT NULL
) STRICT;
INSERT INTO chain (only, seq, hash, acked_seq, acked_hash)
    SELECT 1, seq, hash, 0, '0000000000000000000000000000000000000000000000000000000000000000'
    FROM op ORDER BY seq DESC LIMIT 1;
INSERT INTO chain (only, seq, hash, acked_seq, acked_hash) VALUES (
    1, 0, '0000000000000000000000000000000000000000000000000000000000000000',
    0, '0000000000000000000000000000000000000000000000000000000000000000'
) ON CONFLICT DO NOTHING;
UPDATE chain SET (acked_seq, acked_hash) = (SELECT seq, hash FROM op WHERE state = 'applied' ORDER BY seq DESC LIMIT 1)
    WHERE EXISTS (SELECT 1 FROM op WHERE state = 'applied');

CREATE TABLE op_3 (
    -- the order in which they were made, through every life
    place    INTEGER PRIMARY KEY,
    op_id    TEXT NOT NULL UNIQUE,
    -- its place in this life's chain; none for an op refused in an earlier life, which is not sent again by itself
    seq      INTEGER UNIQUE,
    hash     TEXT NOT NULL,
    body     TEXT NOT NULL,
    -- unsent, applied or refused; a refused op waits for a person and is never deleted
    state    TEXT NOT NULL DEFAULT 'unsent' CHECK (state IN ('unsent', 'applied', 'refused')),
    rev      INTEGER,
    code     TEXT,
    conflict TEXT
) STRICT;
INSERT INTO op_3 (place, op_id, seq, hash, body, state, rev, code)
    SELECT seq, op_id, seq, hash, body, state, rev, code FROM op;
DROP TABLE op;
ALTER TABLE op_3 RENAME TO op;
CREATE INDEX op_unsent ON op (seq) WHERE state = 'unsent';
