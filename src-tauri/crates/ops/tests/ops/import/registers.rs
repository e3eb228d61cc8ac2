//! The published registers, where the machine has them.

use std::path::PathBuf;

use ops::import::ImportChoices;
use serde_json::json;

use super::{accounted, in_and_out};
use crate::house::House;

#[test]
fn the_published_registers_come_in_whole() {
    let Some(folder) = std::env::var_os("SOUNDINGS_REGISTERS").map(PathBuf::from) else {
        println!("skipped: SOUNDINGS_REGISTERS is not set");
        return;
    };
    for (organisation, rows, groups, units, headcount) in [
        ("british-library", [56, 143], 36, 31, 1519.1),
        ("hmrc", [353, 5107], 363, 37, 62315.72),
    ] {
        let house = House::new();
        for (part, rows) in ["senior", "junior"].into_iter().zip(rows) {
            let name = format!("{organisation}-2013-09-{part}.csv");
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let outcome = in_and_out(&house, &bytes, &name, &ImportChoices::default());
            assert_eq!((outcome.rows, accounted(&outcome)), (rows, rows), "{name}");
        }
        let page = house.ok("groups_list", json!({ "limit": 1000 }));
        assert_eq!(page["total"], groups);
        let sum: f64 = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["headcount"].as_f64().unwrap())
            .sum();
        assert!((sum - headcount).abs() < 1e-6, "{sum}");
        let with_groups: std::collections::HashSet<_> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["unit"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(with_groups.len(), units, "{organisation}");
    }
}
