//! How long the people of a project are kept (R34): when a project is closed, who comes up for review, and whose data is
//! kept longer.

pub mod due;
pub mod keep;
pub mod rule;

use chrono::NaiveDate;
use domain::{ProjectId, retention};

use crate::{Failure, Look, sql};

/// A closed project, as the review sees it.
#[derive(Debug, Clone)]
pub(crate) struct Closed {
    pub(crate) project: ProjectId,
    pub(crate) name: String,
    pub(crate) closed_on: NaiveDate,
    pub(crate) keep_until: NaiveDate,
}

/// The projects whose people are kept no longer on a date, and beside them those that keep their people.
pub(crate) fn sorted(look: Look<'_>, as_of: NaiveDate) -> Result<(Vec<Closed>, Vec<ProjectId>), Failure> {
    let months = rule::months(look.conn)?;
    let all: Vec<(ProjectId, String, Option<NaiveDate>, Option<NaiveDate>)> = sql::rows(
        look.conn,
        "SELECT p.id, p.name, x.closed_on, x.keep_until FROM project p LEFT JOIN project_privacy x ON x.project_id = p.id \
         ORDER BY p.name_key, p.id",
        (),
        |row| Ok((sql::id(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let (mut past, mut keeping) = (Vec::new(), Vec::new());
    for (project, name, closed_on, chosen) in all {
        match closed_on {
            Some(closed_on) => {
                let keep_until = retention::keep_until(closed_on, months, chosen);
                if retention::is_past(keep_until, as_of) {
                    past.push(Closed {
                        project,
                        name,
                        closed_on,
                        keep_until,
                    });
                } else {
                    keeping.push(project);
                }
            }
            None => keeping.push(project),
        }
    }
    Ok((past, keeping))
}
