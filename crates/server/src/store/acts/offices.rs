//! The offices of the settings, taken over into the store. What left the settings stays, out of use.

use crate::store::cell::cells;
use crate::store::tx::{Done, Tx};
use crate::ward::Ward;

const NOTHING_IN_USE: &str = "UPDATE ward SET in_use = FALSE; UPDATE queue SET in_use = FALSE; \
     UPDATE desk SET in_use = FALSE; DELETE FROM desk_queue;";
const WARD_PUT: &str = "INSERT INTO ward (code, name, position, in_use) VALUES ($1, $2, $3, TRUE) \
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position, in_use = TRUE";
const QUEUE_PUT: &str = "INSERT INTO queue \
     (ward, id, letter, name, matter, first_number, last_number, position, in_use) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE) ON CONFLICT (ward, id) DO UPDATE SET \
     letter = excluded.letter, name = excluded.name, matter = excluded.matter, \
     first_number = excluded.first_number, last_number = excluded.last_number, \
     position = excluded.position, in_use = TRUE";
const DESK_PUT: &str = "INSERT INTO desk (ward, id, name, position, in_use) VALUES ($1, $2, $3, $4, TRUE) \
     ON CONFLICT (ward, id) DO UPDATE SET name = excluded.name, position = excluded.position, in_use = TRUE";
const DESK_SERVES: &str =
    "INSERT INTO desk_queue (ward, desk, queue) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

/// Takes over the offices of the settings.
pub async fn furnish(tx: &mut dyn Tx, wards: &[Ward]) -> Done<()> {
    tx.batch(NOTHING_IN_USE).await?;
    for (place, ward) in (0_i64..).zip(wards) {
        tx.run(WARD_PUT, cells![&ward.code, &ward.name, place]).await?;
        for (place, queue) in (0_i64..).zip(&ward.queues) {
            let cells = cells![
                &ward.code,
                &queue.id,
                &queue.letter,
                &queue.name,
                queue.matter.as_ref(),
                queue.first,
                queue.last,
                place,
            ];
            tx.run(QUEUE_PUT, cells).await?;
        }
        for (place, desk) in (0_i64..).zip(&ward.desks) {
            tx.run(DESK_PUT, cells![&ward.code, &desk.id, &desk.name, place]).await?;
            for queue in &desk.queues {
                tx.run(DESK_SERVES, cells![&ward.code, &desk.id, queue]).await?;
            }
        }
    }
    Ok(())
}
