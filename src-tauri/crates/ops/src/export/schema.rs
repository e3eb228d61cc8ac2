//! The form of an export as a JSON Schema.

use serde_json::{Map, Value, json};

use super::form::{Column, FORMAT, Holds, TABLES, VERSION};

/// The JSON Schema (2020-12) of [`super::JSON_FILE`]: every table and column with what it means.
#[must_use]
pub fn json_schema() -> Value {
    let tables: Map<String, Value> = TABLES
        .iter()
        .map(|table| {
            let properties: Map<String, Value> = table
                .written()
                .map(|column| (column.name.to_owned(), property(column)))
                .collect();
            let required: Vec<&str> = table.written().map(|column| column.name).collect();
            let rows = json!({
                "description": table.doc,
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": properties,
                    "required": required,
                    "additionalProperties": false,
                },
            });
            (table.name.to_owned(), rows)
        })
        .collect();
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Soundings workspace, exported",
        "description": "Every table of a workspace. Identifiers are UUIDs; dates are YYYY-MM-DD; instants are RFC 3339 in UTC. The history of changes is not part of it.",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "written_at": { "type": "string", "format": "date-time" },
            "written_by": { "type": "string" },
            "tables": {
                "type": "object",
                "properties": tables,
                "required": names,
                "additionalProperties": false,
            },
        },
        "required": ["format", "version", "tables"],
        "additionalProperties": false,
    })
}

fn property(column: &Column) -> Value {
    let mut property = match column.holds {
        Holds::Id | Holds::Subject => json!({ "type": "string", "format": "uuid" }),
        Holds::Of(table) => json!({ "type": "string", "format": "uuid", "x-references": table }),
        Holds::Word(words) => json!({ "type": "string", "enum": words() }),
        Holds::WordOr(words, table) => json!({ "type": "string", "anyOf": [
            { "enum": words() },
            { "format": "uuid", "x-references": table },
        ] }),
        Holds::Date => json!({ "type": "string", "format": "date" }),
        Holds::Instant => json!({ "type": "string", "format": "date-time" }),
        Holds::Whole => json!({ "type": "integer" }),
        Holds::Number => json!({ "type": "number" }),
        Holds::YesNo => json!({ "type": "boolean" }),
        Holds::Json => json!({}),
        Holds::Text | Holds::KeyOf(_) => json!({ "type": "string" }),
    };
    property["description"] = json!(column.doc);
    if column.may_lack {
        if let Some(words) = property.get_mut("enum").and_then(Value::as_array_mut) {
            words.push(Value::Null);
        }
        if let Some(kind) = property.get("type").cloned() {
            property["type"] = json!([kind, "null"]);
        }
    }
    property
}
