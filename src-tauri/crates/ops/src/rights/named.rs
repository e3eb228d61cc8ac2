//! Which people a text names, so that somebody looks at it before it is handed over.

use std::collections::{BTreeSet, HashMap};

use domain::StakeholderId;
use store::fold_key;

use crate::{Failure, Look, sql};

/// Everybody but one.
pub(super) struct Named {
    /// Full names by their first word, folded: all words of each, and the name as it is written.
    names: HashMap<String, Vec<(Vec<String>, String)>>,
    /// The one.
    own: String,
}

impl Named {
    /// Everybody in the register but this one.
    pub(super) fn besides(look: Look<'_>, id: StakeholderId) -> Result<Self, Failure> {
        let own = sql::one(
            look.conn,
            "SELECT name_key FROM stakeholder WHERE id = ?1",
            [sql::Id(id)],
        )?
        .unwrap_or_default();
        let mut named = Self {
            names: HashMap::new(),
            own,
        };
        let others: Vec<String> = sql::rows(
            look.conn,
            "SELECT DISTINCT name FROM stakeholder WHERE kind = 'person' AND id <> ?1",
            [sql::Id(id)],
            |row| row.get(0),
        )?;
        for name in others {
            let words = words(&name);
            if let Some(first) = words.first() {
                named.names.entry(first.clone()).or_default().push((words, name));
            }
        }
        Ok(named)
    }

    /// This name alone.
    pub(super) fn only(name: &str) -> Self {
        let words = words(name);
        let first = words.first().cloned().unwrap_or_default();
        Self {
            names: HashMap::from([(first, vec![(words, name.to_owned())])]),
            own: String::new(),
        }
    }

    /// The people named in a text.
    pub(super) fn within(&self, text: &str, found: &mut BTreeSet<String>) {
        let words = words(text);
        for at in 0..words.len() {
            for (name, written) in self.names.get(&words[at]).into_iter().flatten() {
                if words[at..].starts_with(name) && fold_key(written) != self.own {
                    found.insert(written.clone());
                }
            }
        }
    }

    /// Whoever stands in a field of their own, such as an author, in the register or not.
    pub(super) fn person(&self, name: &str, found: &mut BTreeSet<String>) {
        let name = name.trim();
        if !name.is_empty() && fold_key(name) != self.own {
            found.insert(name.to_owned());
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| {
        !c.is_alphanumeric() && !fold_key(c.encode_utf8(&mut [0; 4])).is_empty() || c.is_whitespace()
    })
    .filter(|word| !word.is_empty())
    .map(fold_key)
    .collect()
}
