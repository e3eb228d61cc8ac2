//! Roles instead of names: what a report calls each stakeholder, and names taken out of what people wrote.

use std::collections::HashMap;

use domain::{StakeholderId, StakeholderKind};

use crate::map::view::MapMark;

/// What everybody in a project is called in a report.
pub(super) struct Redaction {
    labels: HashMap<StakeholderId, String>,
    /// Every hidden name with what stands for it, the longest first.
    hidden: Vec<(String, String)>,
}

impl Redaction {
    /// Positions instead of names.
    pub(super) fn roles(marks: &[MapMark]) -> Self {
        let labels = marks.iter().map(|mark| (mark.id, role(mark))).collect();
        let mut hidden: Vec<(String, String)> = marks
            .iter()
            .filter(|mark| mark.kind == StakeholderKind::Person)
            .map(|mark| (mark.name.clone(), format!("[{}]", role(mark))))
            .collect();
        hidden.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { labels, hidden }
    }

    /// What this stakeholder is called; none for somebody outside the project.
    pub(super) fn label(&self, id: StakeholderId) -> Option<String> {
        self.labels.get(&id).cloned()
    }

    /// What this stakeholder is called.
    pub(super) fn label_of(&self, mark: &MapMark) -> String {
        role(mark)
    }

    /// Who is named by exactly this text: a role where it is a hidden name, otherwise nobody, since it may be a name.
    pub(super) fn person(&self, text: &str) -> Option<String> {
        let called = text.trim();
        let (_, role) = self.hidden.iter().find(|(name, _)| name == called)?;
        Some(role.trim_matches(['[', ']']).to_owned())
    }

    /// What somebody wrote, with every hidden name replaced by the role in brackets.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, role) in &self.hidden {
            if text.contains(name.as_str()) {
                text = text.replace(name.as_str(), role);
            }
        }
        text
    }
}

/// A person's role, or where they are; other stakeholders are no persons and keep their names.
fn role(mark: &MapMark) -> String {
    match (mark.kind, mark.role.is_empty(), &mark.unit) {
        (StakeholderKind::Person, false, _) => mark.role.clone(),
        (StakeholderKind::Person, true, Some(unit)) => format!("A person in {unit}"),
        (StakeholderKind::Person, true, None) => "A person".to_owned(),
        _ => mark.name.clone(),
    }
}
