//! The four published registers that the folder `SOUNDINGS_REGISTERS` holds; skipped where it is not named.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::StakeholderKind;
use exchange::{Draft, Layout, Pointer, interpret, open, suggest};

fn register(name: &str) -> Option<Draft> {
    let Some(folder) = std::env::var_os("SOUNDINGS_REGISTERS") else {
        eprintln!("skipped: SOUNDINGS_REGISTERS is not set");
        return None;
    };
    let bytes = std::fs::read(PathBuf::from(folder).join(name)).unwrap();
    let book = open(&bytes, name).unwrap();
    let draft = interpret(&book, &suggest(&book, &[]).mapping).unwrap();
    assert_eq!(
        draft.accounted_rows(),
        draft.rows(),
        "every row of {name} is accounted for"
    );
    assert!(
        draft.proposals.iter().all(|one| one.assessments.is_empty()),
        "{name} holds nobody's opinion"
    );
    let references: BTreeSet<&str> = draft.proposals.iter().map(|one| one.reference.as_str()).collect();
    assert_eq!(
        references.len(),
        draft.proposals.len(),
        "references of {name} are unique"
    );
    Some(draft)
}

fn of_kind(draft: &Draft, kind: StakeholderKind) -> usize {
    draft.proposals.iter().filter(|one| one.kind == kind).count()
}

fn tied(draft: &Draft) -> usize {
    draft
        .proposals
        .iter()
        .filter(|one| one.reports_to.is_some())
        .count()
}

fn units(draft: &Draft) -> usize {
    draft
        .proposals
        .iter()
        .filter(|one| one.unit.len() > 1)
        .map(|one| &one.unit)
        .collect::<BTreeSet<_>>()
        .len()
}

#[test]
fn the_library_s_senior_posts_are_people_and_roles() {
    let Some(draft) = register("british-library-2013-09-senior.csv") else {
        return;
    };
    assert_eq!(
        (draft.sheets[0].layout, draft.rows()),
        (Layout::PostsAndHolders, 56)
    );
    assert_eq!(of_kind(&draft, StakeholderKind::Person), 5);
    assert_eq!(of_kind(&draft, StakeholderKind::Role), 30);
    assert_eq!(draft.refused.len(), 21);
    assert_eq!(draft.notes.len(), 6, "six that stay report to an eliminated post");
    assert_eq!(tied(&draft), 35 - 6 - 1, "all but those and the chief executive");
    let naming: Vec<&str> = draft
        .refused
        .iter()
        .map(|r| r.reason.as_str())
        .filter(|r| r.contains("report"))
        .collect();
    assert_eq!(
        naming
            .iter()
            .filter(|reason| reason.contains("to it: line"))
            .count(),
        2
    );
    assert!(draft.refused.iter().all(|refusal| refusal.field == "Name"));
}

#[test]
fn the_library_s_staff_are_groups() {
    let Some(draft) = register("british-library-2013-09-junior.csv") else {
        return;
    };
    assert_eq!((draft.sheets[0].layout, draft.rows()), (Layout::StaffGroups, 143));
    assert_eq!((draft.proposals.len(), units(&draft)), (36, 31));
    assert_eq!(draft.headcount().to_string(), "1519.1");
    assert_eq!((draft.refused.len(), draft.notes.len(), tied(&draft)), (0, 0, 36));
}

#[test]
fn the_tax_office_s_senior_posts_are_people_and_roles() {
    let Some(draft) = register("hmrc-2013-09-senior.csv") else {
        return;
    };
    assert_eq!(
        (draft.sheets[0].layout, draft.rows()),
        (Layout::PostsAndHolders, 353)
    );
    assert_eq!(of_kind(&draft, StakeholderKind::Person), 50);
    assert_eq!(of_kind(&draft, StakeholderKind::Role), 281);
    assert_eq!(draft.refused.len(), 22);
    let lost = draft
        .notes
        .iter()
        .filter(|note| note.reason.contains("was eliminated"))
        .count();
    let repeated = draft
        .notes
        .iter()
        .filter(|note| note.reason.contains("carry the reference “0”"))
        .count();
    assert_eq!((lost, repeated, draft.notes.len()), (4, 6, 10));
    assert_eq!(tied(&draft), 331 - 4 - 1);
    assert_eq!(
        draft
            .proposals
            .iter()
            .filter(|one| one.name == "Not in Post")
            .count(),
        6
    );
    assert!(
        draft
            .proposals
            .iter()
            .all(|one| one.email.is_empty() || one.email_shared),
        "one shared mailbox"
    );
    assert_eq!(
        draft.proposals.last().map(|one| one.lines[0] > 380),
        Some(true),
        "lines are those of the file"
    );
}

#[test]
fn the_tax_office_s_staff_are_groups_that_find_the_senior_posts() {
    let (Some(staff), Some(senior)) = (
        register("hmrc-2013-09-junior.csv"),
        register("hmrc-2013-09-senior.csv"),
    ) else {
        return;
    };
    assert_eq!(
        (staff.sheets[0].layout, staff.rows()),
        (Layout::StaffGroups, 5107)
    );
    assert_eq!((staff.proposals.len(), units(&staff)), (363, 37));
    assert_eq!(staff.headcount().to_string(), "62315.72");
    assert_eq!(
        staff.proposals[0].name,
        "Benefits & Credits – staff reporting to OD112"
    );
    assert_eq!(staff.sheets[0].source, senior.sheets[0].source);
    let posts: BTreeSet<&str> = senior
        .proposals
        .iter()
        .map(|one| one.reference.as_str())
        .collect();
    for group in &staff.proposals {
        let Some(Pointer::Reference(post)) = &group.reports_to else {
            panic!("{} reports to nobody", group.name)
        };
        assert!(posts.contains(post.as_str()), "{post} is a senior post");
    }
}
