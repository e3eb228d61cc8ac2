//! What the sample has of decisions and directions (R6).

use std::collections::BTreeSet;

use serde_json::json;

use super::Sample;
use crate::house::TODAY;

#[test]
fn r6_some_of_what_is_decided_is_right_and_some_is_not() {
    let sample = Sample::of(TODAY);
    let found = sample.call("decisions_list", json!({}));
    let faulty = sample.call("decisions_list", json!({ "with_faults": true }));
    assert_eq!((&found["total"], &faulty["total"]), (&json!(9), &json!(4)));
    let map = sample.call("map_view", json!({ "project": sample.project("Works Mobile") }));
    let marks = map["marks"].as_array().unwrap().iter();
    let said: BTreeSet<_> = marks.map(|mark| mark["direction"].to_string()).collect();
    assert_eq!(
        said.len(),
        5,
        "each direction, and some of whom it is not said: {said:?}"
    );
}
