//! No list goes by names that are not shown (R34): its order would tell of them.

use serde_json::Value;
use store::fold_key;

/// What answers by name, whole, and by which fields it goes instead: what is shown, then who was added first.
const BY_NAME: [(&str, &[&str]); 3] = [
    ("marks_list", &["stakeholder_name", "stakeholder"]),
    (
        "kept_longer_list",
        &["until_on", "stakeholder_name", "stakeholder"],
    ),
    ("retention_due", &["kept_until", "name", "id"]),
];

/// Puts an answer in order by what it shows; within that, the order stays.
pub(super) fn by_what_is_shown(operation: &str, answer: &mut Value) {
    let Some((_, fields)) = BY_NAME.iter().find(|(name, _)| *name == operation) else {
        return;
    };
    if let Some(items) = answer.get_mut("items").and_then(Value::as_array_mut) {
        items.sort_by_cached_key(|item| {
            let key = |field: &&str| fold_key(item.get(field).and_then(Value::as_str).unwrap_or_default());
            fields.iter().map(key).collect::<Vec<_>>()
        });
    }
}
