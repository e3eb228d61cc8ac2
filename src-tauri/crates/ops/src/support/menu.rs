//! The service menu a workspace starts with. It is a beginning: everything on it can be reworded, taken off and added to.

use domain::{ServiceFamily, ServiceId};

use super::services;
use crate::{Failure, Work};

use ServiceFamily::{
    CapabilityDevelopment, MultiProjectCoordination, OrganisationalLearning, People, SpecialisedTasks,
    StakeholderSupport, StandardsAndTemplates,
};

/// A service of the starting menu: its number, which never changes, family, name and what a project gets.
type Starting = (u8, ServiceFamily, &'static str, &'static str);

const MENU: &[Starting] = &[
    (
        1,
        StandardsAndTemplates,
        "User story starter set",
        "Story and acceptance-criteria templates, worked through once on a piece of your own backlog.",
    ),
    (
        2,
        StandardsAndTemplates,
        "Test case templates",
        "A light set of test cases and a definition of done that fits what you deliver.",
    ),
    (
        3,
        StandardsAndTemplates,
        "Tool set-up",
        "A board, a backlog and a place for decisions, set up with your team in half a day.",
    ),
    (
        4,
        CapabilityDevelopment,
        "Agile working in practice",
        "A two-day course for a whole team, on examples from its own project.",
    ),
    (
        5,
        CapabilityDevelopment,
        "Team coaching",
        "A coach beside the team for its first iterations, a few hours a week and less each time.",
    ),
    (
        6,
        CapabilityDevelopment,
        "Mentoring for product owners",
        "Regular conversations with somebody who has done it, about what to build next and why.",
    ),
    (
        7,
        MultiProjectCoordination,
        "Dependency round",
        "Half an hour a fortnight in which projects that touch one another settle who needs what, and when.",
    ),
    (
        8,
        MultiProjectCoordination,
        "Shared release calendar",
        "Every go-live on one page, so that no group is asked to take in two changes at once.",
    ),
    (
        9,
        MultiProjectCoordination,
        "Help with shared people",
        "Finding a fair split when several projects count on the same specialists.",
    ),
    (
        10,
        OrganisationalLearning,
        "Facilitated retrospective",
        "Somebody from outside the team runs it, so that everybody in the team can take part.",
    ),
    (
        11,
        OrganisationalLearning,
        "Show and tell",
        "A stage for what worked and what did not, for other projects to take from.",
    ),
    (
        12,
        OrganisationalLearning,
        "Community of practice",
        "People of one craft meet across projects and keep what they learn.",
    ),
    (
        13,
        StakeholderSupport,
        "Stakeholder mapping session",
        "An hour and a half to see whom the change touches, where they stand and whom to speak to first.",
    ),
    (
        14,
        StakeholderSupport,
        "Sponsor conversation",
        "Preparing a sponsor to say in their own words why this matters, and to be seen saying it.",
    ),
    (
        15,
        StakeholderSupport,
        "User involvement plan",
        "How the people who will use it take part from the first increment on.",
    ),
    (
        16,
        People,
        "Choosing a team lead",
        "A second pair of eyes on the profile, the conversations and the choice.",
    ),
    (
        17,
        People,
        "Team lead development",
        "Six months of small steps for new leads: feedback, facilitation, letting go.",
    ),
    (
        18,
        SpecialisedTasks,
        "Increment planning workshop",
        "Preparing and running the day on which a team plans its next increment with those it is for.",
    ),
    (
        19,
        SpecialisedTasks,
        "Test automation start",
        "The first automated checks on your product, left running and explained.",
    ),
    (
        20,
        SpecialisedTasks,
        "Benefits baseline",
        "Measuring today's state before the change, so that you can show later what it was worth.",
    ),
];

/// Puts the starting menu into a workspace. What is there already stays as it is.
///
/// # Errors
/// When the file cannot be written.
pub fn install(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    for (number, family, name, summary) in MENU {
        services::insert(work, id(*number), *family, name, summary, work.context.today)?;
    }
    work.label("Set out the service menu");
    Ok(())
}

/// The id of a service of the starting menu: the same in every workspace, so that copies agree on what they mean.
/// A version 7 UUID of 1 January 2026 with the number at its end.
pub fn id(number: u8) -> ServiceId {
    ServiceId::from_bytes([
        0x01, 0x9b, 0x76, 0xda, 0xa8, 0x00, 0x70, 0x00, 0x80, 0x00, 0x50, 0x75, 0x6e, 0x64, 0x00, number,
    ])
}

/// The service of the starting menu with this name.
pub fn named(name: &str) -> Option<ServiceId> {
    MENU.iter()
        .find(|(_, _, known, _)| *known == name)
        .map(|(number, ..)| id(*number))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_menu_offers_two_to_four_services_of_every_family() {
        let mut families: BTreeMap<ServiceFamily, usize> = BTreeMap::new();
        for (_, family, ..) in MENU {
            *families.entry(*family).or_default() += 1;
        }
        assert_eq!(families.keys().copied().collect::<Vec<_>>(), ServiceFamily::ALL);
        assert!(
            families.values().all(|count| (2..=4).contains(count)),
            "{families:?}"
        );
    }

    #[test]
    fn no_two_services_share_a_number_or_a_name() {
        let numbers: BTreeSet<_> = MENU.iter().map(|(number, ..)| *number).collect();
        let names: BTreeSet<_> = MENU.iter().map(|(_, _, name, _)| store::fold_key(name)).collect();
        assert_eq!((numbers.len(), names.len()), (MENU.len(), MENU.len()));
    }
}
