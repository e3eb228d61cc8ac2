//! Decisions with a column for each part (R6).

use ops::domain::{RaciFault, RaciPart};
use serde_json::{Value, json};

use crate::table::Column;

/// Columns of decisions, as [`told`] says them.
pub(super) const COLUMNS: &[Column] = &[
    ("due", "due_on"),
    ("project", "project_name"),
    ("kind", "kind"),
    ("what", "what"),
    ("responsible", "responsible"),
    ("accountable", "accountable"),
    ("consulted", "consulted"),
    ("informed", "informed"),
    ("wrong", "wrong"),
];

/// A decision with those who have a part in it under the part, and what is wrong in words.
pub(super) fn told(decision: &Value) -> Value {
    let mut row = decision.clone();
    for part in RaciPart::ALL {
        let held = decision["parts"].as_array().into_iter().flatten();
        let who: Vec<&str> = held
            .filter(|held| held["part"] == part.as_str())
            .filter_map(|held| held["stakeholder_name"].as_str())
            .collect();
        row[part.as_str()] = json!(who.join("; "));
    }
    let faults = decision["faults"].as_array().into_iter().flatten();
    let words: Vec<&str> = faults
        .filter_map(|fault| fault.as_str()?.parse::<RaciFault>().ok())
        .map(RaciFault::label)
        .collect();
    row["wrong"] = json!(words.join("; "));
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r6_everybody_stands_under_their_part_and_faults_are_words() {
        let row = told(&json!({
            "what": "Which meters",
            "parts": [
                { "part": "responsible", "stakeholder_name": "Bo Ng" },
                { "part": "consulted", "stakeholder_name": "Ann Ek" },
                { "part": "consulted", "stakeholder_name": "Bo Ng" },
            ],
            "faults": ["nobody_accountable"],
        }));
        assert_eq!(
            (&row["responsible"], &row["accountable"], &row["consulted"]),
            (&json!("Bo Ng"), &json!(""), &json!("Ann Ek; Bo Ng"))
        );
        assert_eq!(row["wrong"], "Nobody is accountable");
    }
}
