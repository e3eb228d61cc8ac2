//! What is told before an output leaves is what it then hides (R34).

use ops::Code;
use ops::domain::Profile;
use ops::redact::{Told, Wording, table};
use ops::report::ReportRequest;
use serde_json::json;

use super::planted::{NAME, planted};
use super::{everything, request};
use crate::house::TODAY;
use crate::house::on;

#[test]
fn r34_a_withheld_text_is_told_with_its_place_and_may_be_put_in_other_words() {
    let planted = planted();
    let preview = |wordings: &[Wording]| -> Told {
        let request = json!({ "of": { "report": { "project": planted.project } }, "profile": "roles", "wordings": wordings });
        serde_json::from_value(planted.house.ok("redaction_preview", request)).unwrap()
    };
    let told = preview(&[]);
    let withheld = told
        .withheld
        .iter()
        .find(|text| text.key.contains("/why"))
        .unwrap();
    assert_eq!(
        (&withheld.names[..], withheld.text.as_str()),
        (&[NAME.to_owned()][..], "Why of Zyxwvut Qwertzuiop, said Zyxwvut")
    );
    assert_eq!(json!(withheld.place), "support");
    assert_eq!(told.kept, ["Siwan Keeper"]);
    let shown = told.hidden.iter().find(|name| name.before == NAME).unwrap();
    assert_eq!(shown.after.as_deref(), Some("Depot manager"));
    let word = |text: &str| Wording {
        key: withheld.key.clone(),
        text: text.to_owned(),
    };
    // Other words that name somebody hidden are no better.
    let again = preview(&[word("Zyxwvut wanted it")]);
    let refused = again
        .withheld
        .iter()
        .find(|text| text.key == withheld.key)
        .unwrap();
    assert_eq!(refused.refused.as_deref(), Some("Zyxwvut wanted it"));
    let wording = word("The depot wanted it");
    assert!(
        preview(std::slice::from_ref(&wording))
            .withheld
            .iter()
            .all(|text| text.key != withheld.key)
    );
    let request = ReportRequest {
        wordings: vec![wording],
        ..request(&planted, Profile::Roles)
    };
    let report = planted.house.ok("report_model", json!(request));
    assert_eq!(report["support"]["requests"][0]["why"], "The depot wanted it");
    // The text itself stays as it is.
    assert_eq!(
        planted.house.ok("requests_list", json!({}))["items"][0]["why"],
        withheld.text
    );
}

#[test]
fn what_is_previewed_is_what_is_made() {
    let planted = planted();
    for &profile in Profile::ALL {
        let told = planted.house.ok(
            "redaction_preview",
            json!({ "of": { "report": { "project": planted.project } }, "profile": profile }),
        );
        let report = planted
            .house
            .ok("report_model", json!(request(&planted, profile)));
        assert_eq!(report["method"]["treatment"], told["treatment"], "{profile}");
        assert_eq!(report["header"]["profile"], json!(profile));
        let marked = everything(&planted);
        let told = planted.house.ok(
            "redaction_preview",
            json!({ "of": { "table": marked }, "profile": profile }),
        );
        let left = table(
            &planted.house.session,
            &on(TODAY),
            profile,
            everything(&planted),
            &[],
        )
        .unwrap();
        assert_eq!(told, json!(left.told), "{profile}");
    }
    let whole = planted
        .house
        .ok("redaction_preview", json!({ "of": "whole", "profile": "counts" }));
    assert_eq!(whole["profile"], "full", "a whole export names everybody");
    let later = json!({ "of": { "report": { "project": planted.project, "as_of": "2027-01-01" } }, "profile": "roles" });
    assert_eq!(
        planted.house.refused("redaction_preview", later).code,
        Code::Invalid
    );
}
