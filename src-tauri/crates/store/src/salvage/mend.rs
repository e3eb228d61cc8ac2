//! What is left to do when rows are missing: nothing may point to them.

use rusqlite::Connection;

use super::SavedTable;
use crate::backup::quoted;
use crate::journal::unreadable;

/// Empties what points to a lost row; where it may not be empty, the row goes, too. And again, until all is well.
pub(super) fn references(conn: &Connection, saved: &mut [SavedTable]) -> rusqlite::Result<()> {
    loop {
        let mut changed = 0;
        for table in saved.iter_mut() {
            let references: Vec<(String, String, bool)> = conn
                .prepare(
                    "SELECT f.\"table\", f.\"from\", i.\"notnull\" OR i.pk > 0 FROM pragma_foreign_key_list(?1) f
                     JOIN pragma_table_info(?1) i ON i.name = f.\"from\"",
                )?
                .query_map([&table.table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            let name = quoted(&table.table);
            for (parent, column, needed) in references {
                let (parent, column) = (quoted(&parent), quoted(&column));
                let dangling = format!(
                    "{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {name}.{column})"
                );
                let rows = if needed {
                    let rows = conn.execute(&format!("DELETE FROM {name} WHERE {dangling}"), [])?;
                    table.dropped += rows as u64;
                    table.rows -= (rows as u64).min(table.rows);
                    rows
                } else {
                    let rows =
                        conn.execute(&format!("UPDATE {name} SET {column} = NULL WHERE {dangling}"), [])?;
                    table.loosened += rows as u64;
                    rows
                };
                changed += rows;
            }
        }
        if changed == 0 {
            return Ok(());
        }
    }
}

/// Lets values of custom fields go whose subject is lost, or that a torn page left half.
pub(super) fn values(conn: &Connection, saved: &mut [SavedTable]) -> rusqlite::Result<()> {
    let gone = conn.execute(
        "DELETE FROM custom_values WHERE NOT json_valid(body)
           OR subject_id NOT IN (SELECT id FROM stakeholder UNION ALL SELECT id FROM project)",
        [],
    )? as u64;
    if let Some(values) = saved.iter_mut().find(|table| table.table == "custom_values") {
        values.rows -= gone.min(values.rows);
        values.dropped += gone;
    }
    Ok(())
}

/// Lets entries of the history go that cannot be read any more.
pub(super) fn journal(conn: &Connection, saved: &mut Vec<SavedTable>) -> rusqlite::Result<()> {
    let unreadable = unreadable(conn)?;
    for seq in &unreadable {
        conn.execute("DELETE FROM journal WHERE seq = ?1", [seq])?;
    }
    if let Some(journal) = saved.iter_mut().find(|table| table.table == "journal") {
        let gone = unreadable.len() as u64;
        journal.rows -= gone.min(journal.rows);
        journal.dropped += gone;
    }
    // Change-sets are counted with their entries.
    conn.execute(
        "DELETE FROM journal_change_set WHERE seq NOT IN (SELECT seq FROM journal)",
        [],
    )?;
    saved.retain(|table| table.table != "journal_change_set");
    Ok(())
}
