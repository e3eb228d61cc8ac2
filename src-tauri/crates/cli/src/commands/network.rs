//! `soundings network FILE`

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use ops::domain::{NetworkGrouping, Profile, TieKind};
use ops::{Code, Context, Failure, Session, redact};
use serde_json::{Value, json};

use super::import::id;
use super::profile::{self, Shown};
use crate::moment::date;
use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::table::{self, Column};
use crate::workspace;

const COLUMNS: &[Column] = &[
    ("name", "name"),
    ("unit", "unit"),
    ("ties", "ties"),
    ("degree", "degree"),
    ("betweenness", "betweenness"),
    ("E-I", "ei"),
    ("role", "roles"),
];
const COUNTS: &[Column] = &[("kind", "kind"), ("number", "count")];

/// Show who is tied to whom, who lies between others, and who holds the network together
#[derive(Args)]
pub(crate) struct Network {
    /// The workspace
    file: PathBuf,
    /// Only those with a stake in this project
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// Only ties of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<TieKind>,
    /// Only ties of at least this strength, 1 to 5
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    strength_from: Option<u8>,
    /// What counts as a group: unit, top_unit or kind
    #[arg(long, value_name = "WHAT", default_value = "unit")]
    group_by: NetworkGrouping,
    /// As if this stakeholder had left; may be given several times. Nothing is saved
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    #[command(flatten)]
    shown: Shown,
}

/// What was worked out, as it may leave.
struct Answer {
    view: Value,
    nodes: redact::RedactedRows,
    /// Those thought away, and those who gain by it.
    gone: Vec<Value>,
    gains: Vec<Value>,
}

impl Network {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let answer = workspace::with(&self.file, context, |session| self.ask(session, context))?;
        let told = &answer.nodes.told;
        if self.shown.preview {
            output.answer(&json!(told), |out| profile::write(out, told))?;
            return Ok(Done::All);
        }
        output.answer(&self.document(&answer), |out| {
            self.tell(&answer, output.on_terminal(), out)
        })?;
        Ok(Done::All)
    }

    fn ask(&self, session: &Session, context: &Context) -> Result<Answer, Refusal> {
        let profile = self.shown.or(Profile::Full);
        let project = self
            .project
            .as_ref()
            .map(|name| workspace::project(session, context, name))
            .transpose()?;
        let mut request = json!({
            "kinds": self.kinds,
            "strength_from": self.strength_from,
            "group_by": self.group_by,
            "as_of": self.as_of,
            "project": project.as_ref().map(|project| &project["id"]),
        });
        let mut view = session.call(context, "network_view", request.clone())?;
        if !self.without.is_empty() {
            let nodes = items(&view["nodes"]);
            let gone: Vec<Value> = self
                .without
                .iter()
                .map(|name| named(&nodes, name))
                .collect::<Result<_, _>>()?;
            request["without"] = json!(gone);
            view = session.call(context, "network_view", request)?;
        }
        let project = project.as_ref().map(id).transpose()?;
        let redacted = |rows: Vec<Value>| {
            let list = redact::List {
                operation: "network_view",
                project,
                as_of: self.as_of,
                wordings: &self.shown.wordings,
            };
            redact::rows(session, context, profile, list, rows)
        };
        Ok(Answer {
            nodes: redacted(items(&view["nodes"]))?,
            gone: redacted(items(&view["change"]["gone"]))?.items,
            gains: redacted(items(&view["change"]["gains"]))?.items,
            view,
        })
    }

    fn document(&self, answer: &Answer) -> Value {
        let (view, told) = (&answer.view, &answer.nodes.told);
        let mut document = json!({
            "caption": view["caption"],
            "project": view["project_name"],
            "as_of": view["as_of"],
            "group_by": view["group_by"],
            "n": view["n"],
            "pairs": view["pairs"],
            "components": view["components"],
            "items": answer.nodes.items,
        });
        if !view["change"].is_null() {
            document["change"] = json!({
                "gone": answer.gone,
                "components_before": view["change"]["components_before"],
                "gains": answer.gains,
                "falls_away": self.falls_away(answer).iter().map(|(n, names)| json!({ "n": n, "names": names })).collect::<Vec<_>>(),
            });
        }
        // A project that is role-only leaves under another profile than asked for, and says so.
        if told.profile != Profile::Full {
            document["profile"] = json!(told.profile);
            document["treatment"] = json!(told.treatment);
        }
        document
    }

    /// How many fall away, and who they are where everybody is named.
    fn falls_away(&self, answer: &Answer) -> Vec<(u64, Vec<String>)> {
        let all = answer.nodes.told.profile == Profile::Full;
        let nodes = items(&answer.view["nodes"]);
        let name = |id: &Value| {
            let node = nodes.iter().find(|node| node["id"] == *id)?;
            node["name"].as_str().map(str::to_owned)
        };
        items(&answer.view["change"]["falls_away"])
            .iter()
            .map(|part| {
                let members = items(&part["members"]);
                let names = if all {
                    members.iter().filter_map(name).collect()
                } else {
                    Vec::new()
                };
                (members.len() as u64, names)
            })
            .collect()
    }

    fn tell(&self, answer: &Answer, on_terminal: bool, out: &mut dyn Write) -> io::Result<()> {
        let (view, nodes) = (&answer.view, &answer.nodes);
        if nodes.items.is_empty() {
            writeln!(out, "None.")?;
        } else if nodes.counted {
            table::write(out, COUNTS, &nodes.items, on_terminal)?;
        } else {
            let mut rows: Vec<Value> = nodes.items.iter().map(told).collect();
            rows.sort_by(|one, other| {
                let between = |row: &Value| row["betweenness"].as_str().unwrap_or_default().to_owned();
                between(other).cmp(&between(one))
            });
            table::write(out, COLUMNS, &rows, on_terminal)?;
        }
        let number = |field: &str| view[field].as_u64().unwrap_or_default();
        writeln!(
            out,
            "\n{}, {}, {}, as of {}.",
            counted(number("n"), "stakeholder", "stakeholders"),
            counted(number("pairs"), "tied pair", "tied pairs"),
            counted(number("components"), "part", "parts"),
            view["as_of"].as_str().unwrap_or_default()
        )?;
        writeln!(out, "{}", view["caption"].as_str().unwrap_or_default())?;
        if !view["change"].is_null() {
            self.tell_change(answer, out)?;
        }
        let told = &nodes.told;
        if told.profile != Profile::Full {
            writeln!(out, "\n{}: {}", told.profile.label(), told.treatment.join(" "))?;
        }
        Ok(())
    }

    fn tell_change(&self, answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
        let name = |row: &Value| plain(row["name"].as_str().unwrap_or("somebody")).to_string();
        let gone: Vec<String> = answer.gone.iter().map(name).collect();
        writeln!(
            out,
            "\nWithout {}: {} before, {} after. Nothing was saved.",
            gone.join(", "),
            counted(
                answer.view["change"]["components_before"]
                    .as_u64()
                    .unwrap_or_default(),
                "part",
                "parts"
            ),
            answer.view["components"]
        )?;
        for (n, names) in self.falls_away(answer) {
            let who = if names.is_empty() {
                String::new()
            } else {
                format!(": {}", plain(&names.join(", ")))
            };
            writeln!(
                out,
                "  Falls away: {}{who}",
                counted(n, "stakeholder", "stakeholders")
            )?;
        }
        for gain in answer.gains.iter().filter(|gain| gain["name"].is_string()) {
            let share = |field: &str| gain[field].as_f64().map(places).unwrap_or_default();
            writeln!(
                out,
                "  Lies between more: {} ({} \u{2192} {})",
                name(gain),
                share("before"),
                share("after")
            )?;
        }
        Ok(())
    }
}

/// A row as a person reads it.
fn told(node: &Value) -> Value {
    let mut row = node.clone();
    for field in ["degree", "betweenness", "ei"] {
        if let Some(value) = node[field].as_f64() {
            row[field] = json!(places(value));
        }
    }
    row["roles"] = json!(
        items(&node["roles"])
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    );
    row
}

fn places(value: f64) -> String {
    format!("{value:.3}")
}

fn items(list: &Value) -> Vec<Value> {
    list.as_array().cloned().unwrap_or_default()
}

/// Whom a name, whatever its case, or an id means.
fn named(nodes: &[Value], name: &str) -> Result<Value, Refusal> {
    let folded = name.trim().to_lowercase();
    let found: Vec<&Value> = nodes
        .iter()
        .filter(|node| {
            let known = node["name"].as_str().unwrap_or_default();
            known.to_lowercase() == folded || node["id"].as_str() == Some(name)
        })
        .collect();
    let refused = |message: String| Refusal::Refused(Failure::new(Code::NotFound, message));
    match found.as_slice() {
        [one] => Ok(one["id"].clone()),
        [] => Err(refused(format!(
            "“{}” is not in this network. `soundings network` without --without lists who is.",
            plain(name)
        ))),
        several => Err(refused(format!(
            "{} stakeholders of this network are called “{}”. Name the one by its id: {}.",
            several.len(),
            plain(name),
            several
                .iter()
                .filter_map(|node| node["id"].as_str())
                .collect::<Vec<_>>()
                .join(", ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_several_carry_has_to_be_an_id() {
        let nodes = [
            json!({ "id": "a", "name": "Ann Lee" }),
            json!({ "id": "b", "name": "ANN LEE" }),
            json!({ "id": "c", "name": "Bo Ek" }),
        ];
        assert_eq!(named(&nodes, "bo ek").unwrap(), "c");
        assert_eq!(named(&nodes, "b").unwrap(), "b");
        for wrong in ["Ann Lee", "Nobody"] {
            let Err(Refusal::Refused(failure)) = named(&nodes, wrong) else {
                panic!("{wrong}")
            };
            assert_eq!(failure.code, Code::NotFound);
        }
    }

    #[test]
    fn measures_are_told_in_thousandths_and_what_is_missing_stays_missing() {
        let row = told(
            &json!({ "degree": 0.25, "betweenness": 2.0 / 3.0, "ei": null, "roles": ["broker", "spanner"] }),
        );
        assert_eq!(
            row,
            json!({ "degree": "0.250", "betweenness": "0.667", "ei": null, "roles": "broker, spanner" })
        );
    }
}
