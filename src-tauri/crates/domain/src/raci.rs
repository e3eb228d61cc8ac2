//! Who has which part in a decision or deliverable (R6).

use std::collections::BTreeSet;

use crate::{RaciFault, RaciPart};

/// What is wrong with the parts that people have in one decision (R6): one of them is accountable, and at least one
/// responsible. Each part counts once for each person; who is accountable may be responsible too.
pub fn faults(parts: impl IntoIterator<Item = RaciPart>) -> BTreeSet<RaciFault> {
    let (mut accountable, mut responsible) = (0_u32, 0_u32);
    for part in parts {
        match part {
            RaciPart::Accountable => accountable += 1,
            RaciPart::Responsible => responsible += 1,
            RaciPart::Consulted | RaciPart::Informed => {}
        }
    }
    let answers = match accountable {
        0 => Some(RaciFault::NobodyAccountable),
        1 => None,
        _ => Some(RaciFault::SeveralAccountable),
    };
    let works = (responsible == 0).then_some(RaciFault::NobodyResponsible);
    answers.into_iter().chain(works).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use RaciFault::{NobodyAccountable, NobodyResponsible, SeveralAccountable};
    use RaciPart::{Accountable, Consulted, Informed, Responsible};
    use proptest::prelude::*;

    fn of(parts: &[RaciPart]) -> Vec<RaciFault> {
        faults(parts.iter().copied()).into_iter().collect()
    }

    #[test]
    fn r6_one_accountable_and_one_responsible_is_right() {
        assert_eq!(of(&[Accountable, Responsible]), []);
        assert_eq!(
            of(&[Responsible, Responsible, Accountable, Consulted, Informed]),
            []
        );
    }

    #[test]
    fn r6_two_accountable_are_one_too_many() {
        assert_eq!(of(&[Accountable, Accountable, Responsible]), [SeveralAccountable]);
    }

    #[test]
    fn r6_responsible_and_consulted_lack_who_is_accountable() {
        assert_eq!(of(&[Responsible, Consulted]), [NobodyAccountable]);
    }

    #[test]
    fn r6_without_anybody_responsible_nobody_does_the_work() {
        assert_eq!(of(&[Accountable, Consulted]), [NobodyResponsible]);
        assert_eq!(of(&[]), [NobodyAccountable, NobodyResponsible]);
        assert_eq!(
            of(&[Accountable, Informed, Accountable]),
            [SeveralAccountable, NobodyResponsible]
        );
    }

    proptest! {
        #[test]
        fn r6_it_is_right_exactly_where_one_is_accountable_and_somebody_responsible(
            places in proptest::collection::vec(0..4_usize, 0..12),
        ) {
            let parts: Vec<RaciPart> = places.iter().map(|&at| RaciPart::ALL[at]).collect();
            let count = |part| parts.iter().filter(|&&each| each == part).count();
            let right = count(Accountable) == 1 && count(Responsible) >= 1;
            prop_assert_eq!(of(&parts).is_empty(), right);
            let turned: Vec<RaciPart> = parts.iter().rev().copied().collect();
            prop_assert_eq!(of(&turned), of(&parts));
            // Who is consulted or informed makes nothing right or wrong.
            let mut more = parts.clone();
            more.extend([Consulted, Informed]);
            prop_assert_eq!(of(&more), of(&parts));
        }
    }
}
