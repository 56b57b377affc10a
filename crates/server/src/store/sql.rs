//! The statements both databases understand, word for word. What only one of them understands stays in its own file.
//!
//! SQLite numbers `$n` by where it first appears, so the first appearances must ascend; a test asserts it.

pub const EPOCH_PUT: &str =
    "INSERT INTO meta (name, value) VALUES ('store_epoch', $1) ON CONFLICT (name) DO NOTHING";

pub const NOTHING_IN_USE: &str = "UPDATE ward SET in_use = FALSE; UPDATE queue SET in_use = FALSE; \
     UPDATE desk SET in_use = FALSE; DELETE FROM desk_queue;";
pub const WARD_PUT: &str = "INSERT INTO ward (code, name, position, in_use) VALUES ($1, $2, $3, TRUE) \
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position, in_use = TRUE";
pub const QUEUE_PUT: &str = "INSERT INTO queue \
     (ward, id, letter, name, matter, first_number, last_number, position, in_use) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE) ON CONFLICT (ward, id) DO UPDATE SET \
     letter = excluded.letter, name = excluded.name, matter = excluded.matter, \
     first_number = excluded.first_number, last_number = excluded.last_number, \
     position = excluded.position, in_use = TRUE";
pub const DESK_PUT: &str = "INSERT INTO desk (ward, id, name, position, in_use) VALUES ($1, $2, $3, $4, TRUE) \
     ON CONFLICT (ward, id) DO UPDATE SET name = excluded.name, position = excluded.position, in_use = TRUE";
pub const DESK_SERVES: &str =
    "INSERT INTO desk_queue (ward, desk, queue) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

pub const STANDING: &str = "SELECT m.value, w.rev, c.last_seq, c.last_hash FROM ward w \
     JOIN meta m ON m.name = 'store_epoch' \
     LEFT JOIN chain c ON c.device_id = $1 AND c.incarnation = $2 WHERE w.code = $3";

pub const CHAIN_START: &str = "INSERT INTO chain (device_id, incarnation, ward, desk, last_seq, last_hash) \
     VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (device_id, incarnation) DO NOTHING";
pub const CHAIN_ADVANCE: &str = "UPDATE chain SET ward = $1, desk = $2, last_seq = $3, last_hash = $4 \
     WHERE device_id = $5 AND incarnation = $6";
pub const OP_KNOWN: &str = "SELECT rev, content FROM op WHERE op_id = $1";
pub const OP_PASSED: &str =
    "SELECT code FROM refused_op WHERE ward = $1 AND op_id = $2 AND fingerprint = $3 AND passed";
pub const APPLICATION_ELSEWHERE: &str = "SELECT COUNT(*) FROM application WHERE id = $1 AND op_id <> $2";
pub const REFUSED_PUT: &str = "INSERT INTO refused_op (ward, op_id, fingerprint, code, passed, desk, device_id, \
     incarnation, seq, made_at, received_at, content) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
     ON CONFLICT (ward, op_id, fingerprint, code) DO UPDATE SET passed = refused_op.passed OR excluded.passed";
pub const APPLICATION_PUT: &str = "INSERT INTO application (id, ward, number, matter, catalogue_version, \
     clerk_id, ticket_id, state, finished_at, received_at, required, undecided, facts, op_id, rev) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9, $10, $11, $12, $13, 0)";
pub const TICKET_DONE: &str =
    "UPDATE ticket SET state = 'done', done_at = $1 WHERE ward = $2 AND id = $3 AND state <> 'done'";

pub const PRESS_KNOWN: &str =
    "SELECT call_seq, ticket_id FROM call_press WHERE ward = $1 AND desk = $2 AND press_id = $3";
pub const LINE_HEAD: &str = "SELECT id FROM ticket WHERE ward = $1 AND day = $2 AND state = 'waiting' \
     AND queue IN (SELECT queue FROM desk_queue WHERE ward = $1 AND desk = $3) ORDER BY place LIMIT 1";
pub const CALL_LAST: &str = "SELECT COALESCE(MAX(call_seq), 0) FROM ward_day WHERE ward = $1 AND day = $2";
pub const CALL_NEXT: &str = "INSERT INTO ward_day (ward, day, call_seq, place) VALUES ($1, $2, 1, 0) \
     ON CONFLICT (ward, day) DO UPDATE SET call_seq = ward_day.call_seq + 1 RETURNING call_seq";
pub const TICKET_CALLED: &str =
    "UPDATE ticket SET state = 'called', desk = $1, call_seq = $2, called_at = $3 WHERE id = $4";
pub const PRESS_PUT: &str = "INSERT INTO call_press (ward, desk, press_id, call_seq, ticket_id, pressed_at) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub const TICKET: &str = "SELECT t.id, t.label, t.queue, q.name, q.matter, t.taken_at FROM ticket t \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue WHERE t.id = $1";

pub const ISSUED: &str = "SELECT t.label, q.name, t.ahead, t.taken_at FROM ticket t \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue WHERE t.ward = $1 AND t.press_id = $2";
pub const HIGH_WATER: &str =
    "SELECT COALESCE(MAX(high_water), 0) FROM queue_day WHERE ward = $1 AND queue = $2 AND day = $3";
pub const HIGH_WATER_PUT: &str = "INSERT INTO queue_day (ward, queue, day, high_water) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (ward, queue, day) DO UPDATE SET high_water = excluded.high_water";
pub const PLACE_NEXT: &str = "INSERT INTO ward_day (ward, day, call_seq, place) VALUES ($1, $2, 0, 1) \
     ON CONFLICT (ward, day) DO UPDATE SET place = ward_day.place + 1 RETURNING place";
pub const AHEAD: &str =
    "SELECT COUNT(*) FROM ticket WHERE ward = $1 AND day = $2 AND queue = $3 AND state = 'waiting'";
pub const TICKET_PUT: &str = "INSERT INTO ticket \
     (id, ward, queue, day, number, label, place, ahead, press_id, taken_at, state) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')";

pub const REPORT_PUT: &str = "INSERT INTO desk_report (ward, desk, report, heard_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (ward, desk) DO UPDATE SET report = excluded.report, heard_at = excluded.heard_at";

pub const OFFICE: &str = "SELECT name FROM ward WHERE code = $1 AND in_use";
pub const LINES: &str = "SELECT q.id, q.letter, q.name, COUNT(t.id), MIN(t.taken_at) FROM queue q \
     LEFT JOIN ticket t ON t.ward = $1 AND t.queue = q.id AND t.day = $2 AND t.state = 'waiting' \
     WHERE q.ward = $1 AND q.in_use GROUP BY q.id, q.letter, q.name, q.position ORDER BY q.position";
pub const CALLS: &str = "SELECT t.call_seq, t.label, d.name, q.name, t.called_at FROM ticket t \
     JOIN desk d ON d.ward = t.ward AND d.id = t.desk \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue \
     WHERE t.ward = $1 AND t.day = $2 AND t.call_seq IS NOT NULL ORDER BY t.call_seq DESC LIMIT 5";
pub const DESKS: &str = "SELECT d.name, r.report, r.heard_at FROM desk d \
     LEFT JOIN desk_report r ON r.ward = d.ward AND r.desk = d.id \
     WHERE d.ward = $1 AND d.in_use ORDER BY d.position";

#[cfg(test)]
mod tests {
    /// Every statement of this file, and where its `$n` first appear.
    #[test]
    fn parameters_first_appear_in_ascending_order() {
        let page = include_str!("sql.rs").split("#[cfg(test)]").next().unwrap();
        let mut seen_any = false;
        for statement in page.split("pub const ").skip(1) {
            let mut highest = 0;
            for after in statement.split('$').skip(1) {
                let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
                let number: usize = digits.parse().unwrap();
                assert!(number <= highest + 1, "{statement}");
                highest = highest.max(number);
                seen_any = true;
            }
        }
        assert!(seen_any);
    }
}
