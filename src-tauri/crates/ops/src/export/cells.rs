//! Cells between the workspace's file and an export: exact both ways.

use chrono::{DateTime, NaiveDate};
use serde_json::{Number, Value as Json};
use store::rusqlite::types::{Value, ValueRef};
use uuid::Uuid;

use super::form::{Column, Holds};

/// What a stored cell is in JSON; `None` when it is not what the form says, which a sound workspace never holds.
pub(super) fn to_json(column: &Column, cell: ValueRef<'_>) -> Option<Json> {
    Some(match (column.holds, cell) {
        (_, ValueRef::Null) if column.may_lack => Json::Null,
        (Holds::Id | Holds::Of(_) | Holds::Subject, ValueRef::Blob(bytes)) => {
            Json::String(Uuid::from_slice(bytes).ok()?.to_string())
        }
        (Holds::YesNo, ValueRef::Integer(flag)) => Json::Bool(flag != 0),
        (Holds::Whole, ValueRef::Integer(number)) => Json::Number(number.into()),
        (Holds::Number, ValueRef::Real(number)) => Json::Number(Number::from_f64(number)?),
        (Holds::Json, ValueRef::Text(text)) => serde_json::from_slice(text).ok()?,
        (
            Holds::Text | Holds::Word(_) | Holds::WordOr(..) | Holds::Date | Holds::Instant,
            ValueRef::Text(text),
        ) => Json::String(std::str::from_utf8(text).ok()?.to_owned()),
        _ => return None,
    })
}

/// A JSON cell as text, as CSV holds it; nothing is an empty text.
pub(super) fn to_text(cell: &Json) -> String {
    match cell {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        other => other.to_string(),
    }
}

/// The JSON cell that a text of CSV stands for.
///
/// # Errors
/// What the cell should have been.
pub(super) fn from_text(column: &Column, text: &str) -> Result<Json, String> {
    if text.is_empty() && column.may_lack {
        return Ok(Json::Null);
    }
    match column.holds {
        Holds::YesNo => match text {
            "yes" => Ok(Json::Bool(true)),
            "no" => Ok(Json::Bool(false)),
            _ => Err("is neither yes nor no".to_owned()),
        },
        Holds::Whole | Holds::Number | Holds::Json => {
            serde_json::from_str(text).map_err(|_| format!("is not {}", kind(column)))
        }
        _ => Ok(Json::String(text.to_owned())),
    }
}

/// What a JSON cell is in the workspace's file.
///
/// # Errors
/// What the cell should have been.
pub(super) fn to_sql(column: &Column, cell: &Json) -> Result<Value, String> {
    let wrong = || format!("is not {}", kind(column));
    Ok(match (column.holds, cell) {
        (_, Json::Null) if column.may_lack => Value::Null,
        (_, Json::Null) => return Err("is missing".to_owned()),
        (Holds::Id | Holds::Of(_) | Holds::Subject, Json::String(text)) => {
            Value::Blob(Uuid::parse_str(text).map_err(|_| wrong())?.as_bytes().to_vec())
        }
        (Holds::YesNo, Json::Bool(flag)) => Value::Integer(i64::from(*flag)),
        (Holds::Whole, Json::Number(number)) => Value::Integer(number.as_i64().ok_or_else(wrong)?),
        (Holds::Number, Json::Number(number)) => Value::Real(number.as_f64().ok_or_else(wrong)?),
        (Holds::Json, value) => Value::Text(value.to_string()),
        (Holds::Text, Json::String(text)) => {
            if text.contains('\0') {
                return Err("holds a NUL character, which no text may".to_owned());
            }
            Value::Text(text.clone())
        }
        (Holds::Word(words), Json::String(text)) => {
            if !words().contains(&text.as_str()) {
                return Err(wrong());
            }
            Value::Text(text.clone())
        }
        (Holds::WordOr(words, _), Json::String(text)) => {
            let is_id = Uuid::parse_str(text).is_ok_and(|id| id.to_string() == *text);
            if !is_id && !words().contains(&text.as_str()) {
                return Err(wrong());
            }
            Value::Text(text.clone())
        }
        (Holds::Date, Json::String(text)) => {
            let date: NaiveDate = text.parse().map_err(|_| wrong())?;
            Value::Text(date.to_string())
        }
        (Holds::Instant, Json::String(text)) => {
            DateTime::parse_from_rfc3339(text).map_err(|_| wrong())?;
            Value::Text(text.clone())
        }
        _ => return Err(wrong()),
    })
}

/// What a column holds, in words for a message.
fn kind(column: &Column) -> String {
    match column.holds {
        Holds::Id | Holds::Of(_) | Holds::Subject => "an identifier (a UUID)".to_owned(),
        Holds::Word(words) => format!("one of {}", words().join(", ")),
        Holds::WordOr(words, _) => format!("one of {}, or an identifier (a UUID)", words().join(", ")),
        Holds::Date => "a date (YYYY-MM-DD)".to_owned(),
        Holds::Instant => "an instant (RFC 3339)".to_owned(),
        Holds::Whole => "a whole number".to_owned(),
        Holds::Number => "a number".to_owned(),
        Holds::YesNo => "yes or no".to_owned(),
        Holds::Json => "JSON".to_owned(),
        Holds::Text | Holds::KeyOf(_) => "a text".to_owned(),
    }
}
