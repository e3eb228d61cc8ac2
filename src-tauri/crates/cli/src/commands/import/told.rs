//! What an import says of its rows, for people.

use std::io::{self, Write};

use ops::import::{ImportRow, RowRemark};
use serde_json::json;

use crate::output::{grouped, plain};

/// The most remarks a person is told; all of them are in the JSON document.
const TOLD: usize = 40;

pub(super) fn remarks(out: &mut dyn Write, heading: &str, remarks: &[RowRemark]) -> io::Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    for remark in remarks.iter().take(TOLD) {
        let field = if remark.field.is_empty() {
            String::new()
        } else {
            format!(" {}:", plain(&remark.field))
        };
        let sheet = if remark.sheet.is_empty() {
            String::new()
        } else {
            format!("{}, ", plain(&remark.sheet))
        };
        writeln!(
            out,
            "  {sheet}line {}:{field} {}",
            remark.line,
            plain(&remark.reason)
        )?;
    }
    if remarks.len() > TOLD {
        writeln!(
            out,
            "  and {} more; --json lists all",
            grouped((remarks.len() - TOLD) as u64)
        )?;
    }
    Ok(())
}

/// The first rows of a plan, for people.
pub(super) fn planned(out: &mut dyn Write, rows: &[ImportRow]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nRow by row:")?;
    for row in rows.iter().take(TOLD) {
        let fate = json!(row.fate);
        let fate = fate.as_str().unwrap_or_default().replace('_', " ");
        writeln!(
            out,
            "  line {:<6} {fate:<8} {}  {}",
            row.line,
            plain(&row.name),
            plain(&row.detail)
        )?;
        for change in &row.changes {
            writeln!(
                out,
                "              {}: {} → {}",
                plain(&change.field),
                if change.old.is_empty() {
                    "nothing".to_owned()
                } else {
                    plain(&change.old)
                },
                plain(&change.new)
            )?;
        }
    }
    if rows.len() > TOLD {
        writeln!(
            out,
            "  and {} more; --json lists all",
            grouped((rows.len() - TOLD) as u64)
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_remarks_are_cut_and_say_so() {
        let remark = |line| RowRemark {
            sheet: String::new(),
            line,
            field: "Name".into(),
            reason: "is empty".into(),
        };
        let all: Vec<RowRemark> = (1..=45).map(remark).collect();
        let mut out = Vec::new();
        remarks(&mut out, "Refused", &all).unwrap();
        let told = String::from_utf8(out).unwrap();
        assert!(told.contains("  line 40: Name: is empty\n  and 5 more; --json lists all\n"));
    }
}
