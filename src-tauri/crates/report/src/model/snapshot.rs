//! The snapshot id: the same content has the same id, whatever machine made it.

use sha2::{Digest, Sha256};

use super::Report;

impl Report {
    /// The report with its snapshot id set: the first 12 hexadecimal digits of the SHA-256 of its JSON
    /// without the id itself and without what does not change a figure (paper, program version).
    pub fn sealed(mut self) -> Self {
        self.header.snapshot = self.snapshot_id();
        self
    }

    /// The id this content has.
    pub fn snapshot_id(&self) -> String {
        let mut content = self.clone();
        content.header.snapshot.clear();
        content.header.version.clear();
        content.header.paper = super::Paper::default();
        let bytes = serde_json::to_vec(&content).unwrap_or_default();
        Sha256::digest(&bytes)
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}
