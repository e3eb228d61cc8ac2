//! What SQL can ask of this program: the folding of texts, and one value out of those of the custom fields.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};

use crate::{StoreError, fold_key};

/// Makes `fold(text)` and `custom(body, field)` known: the key that a text is compared by, and the value that a body of
/// custom values has for a field, named by its id as text; null where it has none.
pub(crate) fn provide(conn: &Connection) -> Result<(), StoreError> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("fold", 1, flags, |asked| Ok(text(asked.get_raw(0)).map(fold_key)))?;
    conn.create_scalar_function("custom", 2, flags, |asked| {
        let value = text(asked.get_raw(0))
            .zip(text(asked.get_raw(1)))
            .and_then(|(body, field)| value_of(body, field));
        Ok(value.map_or(ToSqlOutput::from(Null), |value| {
            ToSqlOutput::Owned(Value::Text(value))
        }))
    })?;
    Ok(())
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    value.as_str_or_null().ok().flatten()
}

/// The value of a field within `{"id":"value",…}`. A quote within a value is escaped, so the id between bare quotes is
/// never found inside one.
fn value_of(body: &str, field: &str) -> Option<String> {
    let name = format!("\"{field}\":");
    let at = body.find(&name)? + name.len();
    let rest = &body[at..];
    let plain = rest.strip_prefix('"')?;
    let end = plain.find(['"', '\\'])?;
    if plain.as_bytes()[end] == b'"' {
        return Some(plain[..end].to_owned());
    }
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    values.next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn sql_folds_and_finds() {
        let conn = Connection::open_in_memory().unwrap();
        provide(&conn).unwrap();
        let found: (String, Option<String>, Option<String>) = conn
            .query_row(
                "SELECT fold('  Zoë  Å'), custom('{\"a\":\"x\"}', 'a'), custom('{\"a\":\"x\"}', 'b')",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        assert_eq!(found, ("zoe a".to_owned(), Some("x".to_owned()), None));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_value_is_what_json_says_it_is(values in prop::collection::btree_map("[a-c]{1,2}", "[a-c\":\\\\,\né]{0,9}", 0..5)) {
            let values: BTreeMap<String, String> = values;
            let body = serde_json::to_string(&values).unwrap();
            for field in ["a", "b", "c", "aa", "ab"] {
                prop_assert_eq!(value_of(&body, field), values.get(field).cloned());
            }
        }
    }
}
