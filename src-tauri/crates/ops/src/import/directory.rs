//! Who is in the workspace, held in memory while a file comes in: one read instead of a query a row.

use std::collections::{HashMap, HashSet};

use domain::{StakeholderId, StakeholderKind, UnitId};
use smallvec::SmallVec;
use store::fold_key;
use store::rusqlite::Connection;

use crate::{Failure, sql};

/// What recognising a stakeholder needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) id: StakeholderId,
    pub(super) kind: StakeholderKind,
    pub(super) unit: Option<UnitId>,
    /// The register its reference belongs to, by number; none where it has no reference.
    pub(super) source: Option<usize>,
    /// Whether they have an e-mail address.
    pub(super) email: bool,
}

/// What is remembered of one stakeholder, so that it can be found and found no more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Particulars<'a> {
    pub(super) id: StakeholderId,
    pub(super) kind: StakeholderKind,
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) unit: Option<UnitId>,
    pub(super) reference: &'a str,
    pub(super) source: &'a str,
}

/// Who is there, by everything they can be recognised by.
#[derive(Debug, Default)]
pub(super) struct Directory {
    by_id: HashMap<StakeholderId, StakeholderKind>,
    by_name: HashMap<String, SmallVec<[Known; 1]>>,
    by_email: HashMap<String, SmallVec<[StakeholderId; 1]>>,
    /// By the number of the register.
    by_reference: Vec<HashMap<String, SmallVec<[StakeholderId; 1]>>>,
    sources: HashMap<String, usize>,
    /// Those the file speaks of.
    brought: HashSet<StakeholderId>,
    /// Those that rows of a sheet were about.
    taken: HashSet<(usize, StakeholderId)>,
    /// Whom the rows of a sheet were about, by line.
    lines: HashMap<(usize, u64), StakeholderId>,
}

impl Directory {
    pub(super) fn load(conn: &Connection) -> Result<Self, Failure> {
        let mut directory = Self::default();
        let mut statement = conn.prepare_cached(
            "SELECT id, kind, name_key, email, unit_id, reference, source FROM stakeholder ORDER BY id",
        )?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let text = |column| -> Result<&str, Failure> {
                Ok(row
                    .get_ref(column)?
                    .as_str()
                    .map_err(store::rusqlite::Error::from)?)
            };
            directory.note(
                text(2)?.to_owned(),
                &Particulars {
                    id: sql::id(row, 0)?,
                    kind: sql::word(row, 1)?,
                    name: "",
                    email: text(3)?,
                    unit: sql::maybe_id(row, 4)?,
                    reference: text(5)?,
                    source: text(6)?,
                },
            );
        }
        Ok(directory)
    }

    /// Somebody new, or somebody as they are from now on.
    pub(super) fn learn(&mut self, who: &Particulars<'_>) {
        self.note(fold_key(who.name), who);
    }

    fn note(&mut self, name_key: String, who: &Particulars<'_>) {
        let source = (!who.reference.is_empty()).then(|| self.source(who.source));
        self.by_id.insert(who.id, who.kind);
        self.by_name.entry(name_key).or_default().push(Known {
            id: who.id,
            kind: who.kind,
            unit: who.unit,
            source,
            email: !who.email.is_empty(),
        });
        if !who.email.is_empty() {
            let holders = self.by_email.entry(who.email.to_lowercase()).or_default();
            holders.push(who.id);
        }
        if let Some(source) = source {
            let carriers = &mut self.by_reference[source];
            carriers.entry(who.reference.to_owned()).or_default().push(who.id);
        }
    }

    /// Somebody as they are no more.
    pub(super) fn forget(&mut self, who: &Particulars<'_>) {
        let source = self.source(who.source);
        if let Some(known) = self.by_name.get_mut(&fold_key(who.name)) {
            known.retain(|known| known.id != who.id);
        }
        if let Some(holders) = self.by_email.get_mut(&who.email.to_lowercase()) {
            holders.retain(|id| *id != who.id);
        }
        if let Some(carriers) = self.by_reference[source].get_mut(who.reference) {
            carriers.retain(|id| *id != who.id);
        }
    }

    /// The number of a register.
    pub(super) fn source(&mut self, name: &str) -> usize {
        if let Some(number) = self.sources.get(name) {
            return *number;
        }
        let number = self.sources.len();
        self.sources.insert(name.to_owned(), number);
        self.by_reference.push(HashMap::new());
        number
    }

    /// The number of a register, if anybody carries a reference of it.
    pub(super) fn source_number(&self, name: &str) -> Option<usize> {
        self.sources.get(name).copied()
    }

    /// Rows of this sheet are about them.
    pub(super) fn take(&mut self, sheet: usize, id: StakeholderId) {
        self.brought.insert(id);
        self.taken.insert((sheet, id));
    }

    /// Remembers whom a row is about.
    pub(super) fn note_line(&mut self, sheet: usize, line: u64, id: StakeholderId) {
        self.lines.insert((sheet, line), id);
    }

    /// Whom an earlier row is about.
    pub(super) fn of_line(&self, sheet: usize, line: u64) -> Option<StakeholderId> {
        self.lines.get(&(sheet, line)).copied()
    }

    /// Whether other rows of this sheet are about them.
    pub(super) fn is_taken(&self, sheet: usize, id: StakeholderId) -> bool {
        self.taken.contains(&(sheet, id))
    }

    /// Whether the file speaks of them.
    pub(super) fn is_brought(&self, id: StakeholderId) -> bool {
        self.brought.contains(&id)
    }

    pub(super) fn kind(&self, id: StakeholderId) -> Option<StakeholderKind> {
        self.by_id.get(&id).copied()
    }

    /// The one whose id this text is, as our own export writes it.
    pub(super) fn with_id(&self, text: &str) -> Option<StakeholderId> {
        let id: StakeholderId = (text.len() == 36).then(|| text.parse().ok())??;
        self.by_id.contains_key(&id).then_some(id)
    }

    /// Those that carry a reference in a register.
    pub(super) fn with_reference(&self, source: &str, reference: &str) -> &[StakeholderId] {
        self.sources
            .get(source)
            .and_then(|source| self.by_reference[*source].get(reference))
            .map_or(&[], SmallVec::as_slice)
    }

    /// The one stakeholder with this address; none when several share it.
    pub(super) fn with_email(&self, email: &str) -> Option<StakeholderId> {
        match self.by_email.get(&email.to_lowercase()).map(SmallVec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// Those of this name, accents and case ignored.
    pub(super) fn called(&self, name: &str) -> &[Known] {
        self.by_name.get(&fold_key(name)).map_or(&[], SmallVec::as_slice)
    }
}
