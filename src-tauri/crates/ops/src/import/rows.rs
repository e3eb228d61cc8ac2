//! The rows of a plan, in windows.

use std::sync::OnceLock;

use store::fold_key;

use super::ledger::Account;
use super::plan::{ImportRow, ImportRowsQuery};
use crate::Failure;
use crate::door::{Page, check_limit, default_limit};

/// A finished account that can be asked for its rows, again and again.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) account: Account,
    /// By entry, what it can be found by; made when somebody first searches.
    keys: OnceLock<Vec<String>>,
}

impl Rows {
    pub(super) fn of(account: Account) -> Self {
        Self {
            account,
            keys: OnceLock::new(),
        }
    }

    pub(super) fn page(&self, query: &ImportRowsQuery) -> Result<Page<ImportRow>, Failure> {
        check_limit(query.limit)?;
        let limit = match query.limit {
            0 => default_limit(),
            limit => limit,
        };
        let wanted = fold_key(&query.text);
        let keys: &[String] = if wanted.is_empty() { &[] } else { self.keys() };
        let fits = |(sheet, _, number): &(u32, u64, u32)| {
            let entry = self.account.entry(*number);
            (query.fates.is_empty() || query.fates.contains(&entry.fate))
                && (!query.remarked || !entry.remarks.is_empty())
                && query.sheet.is_none_or(|wanted| wanted == *sheet)
                && keys.get(*number as usize).is_none_or(|key| key.contains(&wanted))
        };
        let mut total = 0;
        let mut items = Vec::new();
        for place in self.account.order.iter().filter(|place| fits(place)) {
            if total >= u64::from(query.offset) && items.len() < limit as usize {
                items.push(self.account.row(*place));
            }
            total += 1;
        }
        Ok(Page { total, items })
    }

    fn keys(&self) -> &[String] {
        self.keys.get_or_init(|| {
            let key = |entry: &super::ledger::Entry| {
                let mut text = format!("{}\n{}", entry.name, entry.detail);
                for remark in &entry.remarks {
                    text.push('\n');
                    text.push_str(&remark.reason);
                }
                fold_key(&text)
            };
            self.account.entries.iter().map(key).collect()
        })
    }
}
