//! Everything held about one person, as a document for them: plain sections of items, each a few named values.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::ReportError;
use crate::figures;
use crate::typeset::{self, Set};

/// Everything held about one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonPack {
    /// The id of the stakeholder.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The workspace it is held in.
    pub workspace: String,
    /// What the workspace is for.
    pub purpose: String,
    /// Whether its content is invented.
    pub fiction: bool,
    /// When this was put together.
    pub made_on: NaiveDate,
    /// The version of the program.
    pub version: String,
    /// What is held, by kind; each section is there, also where nothing is held.
    pub sections: Vec<PackSection>,
    /// How many items name somebody else and want looking at before this is handed over.
    pub to_review: u32,
}

/// What is held of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackSection {
    /// What kind.
    pub title: String,
    /// What that is.
    pub about: String,
    /// What is held.
    pub items: Vec<PackItem>,
}

/// One thing that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackItem {
    /// What it says, value by value; those without one are left out.
    pub values: Vec<PackValue>,
    /// Other people named in it.
    pub others: Vec<String>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PackValue {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// The pack as a PDF: tagged (PDF/UA-1), with bookmarks and embedded fonts, the same bytes for the same pack.
///
/// # Errors
/// When the pages cannot be set, which is a fault of the program.
pub fn pdf(pack: &PersonPack) -> Result<Vec<u8>, ReportError> {
    typeset::pdf(&Set {
        main: "pack.typ",
        figures: view(pack),
        as_of: pack.made_on,
        ident: format!("soundings/pack/{}/{}/{}", pack.id, pack.made_on, pack.version),
        version: &pack.version,
    })
}

fn view(pack: &PersonPack) -> Value {
    let held: usize = pack.sections.iter().map(|section| section.items.len()).sum();
    json!({
        "header": {
            "title": format!("What is held about {}", pack.name),
            "project": pack.name,
            "workspace": pack.workspace,
            "fiction": pack.fiction,
            "as_of": figures::date(pack.made_on),
            "made_on": null,
            "version": pack.version,
            "classification": "Personal data",
            "profile": "Everything held about one person",
            "snapshot": null,
            "paper": "a4",
        },
        "purpose": pack.purpose,
        "held": held,
        "to_review": pack.to_review,
        "sections": pack.sections,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> PersonPack {
        let value = |name: &str, value: &str| PackValue {
            name: name.into(),
            value: value.into(),
        };
        PersonPack {
            id: "019b0000-0000-7000-8000-000000000001".into(),
            name: "Zoë Ångström".into(),
            workspace: "Afon Water".into(),
            purpose: "Meters for every household".into(),
            fiction: true,
            made_on: NaiveDate::from_ymd_opt(2026, 3, 9).unwrap(),
            version: "0.1.0".into(),
            sections: vec![
                PackSection {
                    title: "Register".into(),
                    about: "Who they are.".into(),
                    items: vec![PackItem {
                        values: vec![
                            value("Name", "Zoë Ångström"),
                            value("Notes", &"A long note, and more of it. ".repeat(200)),
                            value(
                                "E-mail",
                                "zoe.angstrom.of.a.very.long.address.indeed@a-long-host-name.example.org",
                            ),
                        ],
                        others: vec!["Ann Smith".into()],
                    }],
                },
                PackSection {
                    title: "Conversations".into(),
                    about: "What was said.".into(),
                    items: vec![],
                },
            ],
            to_review: 1,
        }
    }

    #[test]
    fn a_pack_is_a_tagged_document_and_the_same_every_time() {
        let first = pdf(&pack()).unwrap();
        assert!(first.starts_with(b"%PDF-"));
        let text = String::from_utf8_lossy(&first);
        assert!(text.contains("/StructTreeRoot"), "tagged");
        assert_eq!(first, pdf(&pack()).unwrap());
    }

    #[test]
    fn an_empty_pack_is_a_document_too() {
        let pack = PersonPack {
            sections: vec![],
            to_review: 0,
            purpose: String::new(),
            ..pack()
        };
        assert!(pdf(&pack).unwrap().starts_with(b"%PDF-"));
    }
}
