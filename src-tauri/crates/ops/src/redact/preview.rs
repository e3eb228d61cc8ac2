//! What an output would hide, before it is made.

use chrono::NaiveDate;
use domain::{Profile, ProjectId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::found::{Told, Wording};
use super::table::{MarkedTable, redact_table};
use crate::report::{ReportRequest, gathered};
use crate::{Failure, Look};

/// An output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RedactedOutput {
    /// The report of a project.
    Report {
        /// The project.
        project: ProjectId,
        /// As of this date; today when left out.
        #[serde(default)]
        #[ts(optional)]
        as_of: Option<NaiveDate>,
    },
    /// A table, that of a map included.
    Table(MarkedTable),
    /// The whole workspace, which names everybody.
    Whole,
}

/// Which output, and under which profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// The output.
    pub of: RedactedOutput,
    /// The profile.
    pub profile: Profile,
    /// Other words for texts that are withheld.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Wording>>")]
    pub wordings: Vec<Wording>,
}

/// `redaction_preview`.
pub fn preview(look: Look<'_>, request: PreviewRequest) -> Result<Told, Failure> {
    match request.of {
        RedactedOutput::Report { project, as_of } => {
            let request = ReportRequest {
                project,
                as_of,
                profile: request.profile,
                wordings: request.wordings,
            };
            Ok(gathered(look, &request)?.1)
        }
        RedactedOutput::Table(table) => {
            Ok(redact_table(look, request.profile, table, &request.wordings)?.told)
        }
        RedactedOutput::Whole => Ok(Told {
            profile: Profile::Full,
            treatment: vec![
                "A whole export is made to bring everything back, so it names everybody whatever the profile."
                    .to_owned(),
                "Private notes are left out unless they are asked for.".to_owned(),
            ],
            left_out: Vec::new(),
            hidden: Vec::new(),
            kept: Vec::new(),
            withheld: Vec::new(),
        }),
    }
}
