use super::*;
use proptest::option;
use proptest::prelude::*;

/// The first vector of R32.
pub(crate) const EXAMPLE: Components = Components {
    commitment: Some(70.0),
    efficacy: Some(60.0),
    adoption: Some(55.0),
    alignment: Some(62.5),
    capacity: Some(40.0),
    preparation: Some(80.0),
};

const ALL_80: Components = Components {
    commitment: Some(80.0),
    efficacy: Some(80.0),
    adoption: Some(80.0),
    alignment: Some(80.0),
    capacity: Some(80.0),
    preparation: Some(80.0),
};

fn index(components: &Components) -> IndexResult {
    readiness_index(components, &Evidence::default(), &Settings::default())
}

fn shown(components: &Components) -> String {
    rounding::index(index(components).value.unwrap())
}

#[test]
fn r32_70_60_55_62_5_40_80_is_61_5_amber() {
    let found = index(&EXAMPLE);
    assert_eq!(found.value, Some(61.5));
    assert_eq!(found.rag, Some(Rag::Amber));
    assert_eq!((found.completeness, found.published), (100.0, true));
    assert_eq!(found.reasons, []);
}

#[test]
fn r32_without_capacity_it_is_63_9_at_90_per_cent() {
    let components = Components {
        capacity: None,
        ..EXAMPLE
    };
    assert_eq!(shown(&components), "63.9");
    assert_eq!(index(&components).completeness, 90.0);
}

#[test]
fn r32_all_80_but_a_capacity_of_40_is_76_capped_at_amber_with_the_reason() {
    let components = Components {
        capacity: Some(40.0),
        ..ALL_80
    };
    let found = index(&components);
    assert_eq!(shown(&components), "76.0");
    assert_eq!(found.rag, Some(Rag::Amber));
    assert_eq!(
        found.reasons,
        [RagReason::CappedByRedComponent {
            component: Component::Capacity,
            value: 40.0
        }]
    );
    assert_eq!(
        found.reasons[0].to_string(),
        "Capacity is red (40.0), so the index is amber at most"
    );
}

#[test]
fn r32_red_components_of_40_weight_make_it_red_whatever_the_value() {
    let components = Components {
        commitment: Some(45.0),
        efficacy: Some(40.0),
        ..ALL_80
    };
    let found = index(&components);
    assert_eq!(shown(&components), "65.0");
    assert_eq!(found.rag, Some(Rag::Red));
    assert_eq!(
        found.reasons[0].to_string(),
        "Commitment and Efficacy are red and together weigh 40.0 of 100; from 40.0 on the index is red"
    );
}

#[test]
fn r32_red_components_of_30_weight_only_cap_it() {
    let components = Components {
        commitment: Some(49.9),
        capacity: Some(0.0),
        ..ALL_80
    };
    assert_eq!(index(&components).rag, Some(Rag::Amber));
}

#[test]
fn r32_exactly_70_is_green_and_exactly_50_amber() {
    let all = |value| ALL_80.with_all(value);
    assert_eq!(index(&all(70.0)).rag, Some(Rag::Green));
    assert_eq!(index(&all(69.99)).rag, Some(Rag::Amber));
    assert_eq!(index(&all(50.0)).rag, Some(Rag::Amber));
    assert_eq!(index(&all(49.99)).rag, Some(Rag::Red));
}

#[test]
fn r32_a_weight_of_60_with_commitment_is_enough() {
    let components = Components {
        alignment: None,
        capacity: None,
        preparation: None,
        ..EXAMPLE
    };
    let found = index(&components);
    assert_eq!((found.completeness, found.published), (60.0, true));
    assert_eq!(found.why_not, []);
}

#[test]
fn r32_a_weight_of_50_is_insufficient_and_no_value_leaks_out() {
    let components = Components {
        adoption: None,
        alignment: None,
        capacity: None,
        ..EXAMPLE
    };
    let found = index(&components);
    assert_eq!((found.published, found.value, found.rag), (false, None, None));
    assert_eq!((found.sensitivity, found.geometric_mean), (None, None));
    assert_eq!(
        found.why_not,
        [WhyNot::TooLittleWeight {
            weight: 50.0,
            needed: 60.0
        }]
    );
    assert_eq!(
        found.why_not[0].to_string(),
        "the components that are there weigh 50.0 of 100, and 60.0 are needed"
    );
}

#[test]
fn r32_without_commitment_and_efficacy_nothing_is_published() {
    let components = Components {
        commitment: None,
        efficacy: None,
        ..ALL_80
    };
    assert!(
        index(&components)
            .why_not
            .contains(&WhyNot::NeitherCommitmentNorEfficacy)
    );
    let nothing = index(&Components::default());
    assert_eq!((nothing.completeness, nothing.published), (0.0, false));
    assert_eq!(nothing.components.len(), 6);
}

#[test]
fn r32_the_geometric_mean_of_the_example_is_60_6() {
    assert_eq!(rounding::index(index(&EXAMPLE).geometric_mean.unwrap()), "60.6");
}

#[test]
fn r32_a_component_of_0_makes_the_geometric_mean_0() {
    let components = Components {
        capacity: Some(0.0),
        ..ALL_80
    };
    assert_eq!(index(&components).geometric_mean, Some(0.0));
}

#[test]
fn r32_the_result_survives_json() {
    let found = index(&Components {
        capacity: Some(40.0),
        ..ALL_80
    });
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["reasons"][0]["reason"], "capped_by_red_component");
    assert_eq!(serde_json::from_value::<IndexResult>(json).unwrap(), found);
}

impl Components {
    fn with_all(self, value: f64) -> Self {
        let value = Some(value);
        Self {
            commitment: value,
            efficacy: value,
            adoption: value,
            alignment: value,
            capacity: value,
            preparation: value,
        }
    }
}

prop_compose! {
    pub(crate) fn any_components()(values in proptest::array::uniform6(option::weighted(0.8, 0.0..=100.0_f64)))
        -> Components
    {
        let [commitment, efficacy, adoption, alignment, capacity, preparation] = values;
        Components { commitment, efficacy, adoption, alignment, capacity, preparation }
    }
}

proptest! {
    #[test]
    fn r32_the_index_lies_between_its_lowest_and_highest_component_and_the_geometric_mean_below_it(
        components in any_components(),
    ) {
        let found = index(&components);
        if let (Some(value), Some(geometric)) = (found.value, found.geometric_mean) {
            let values: Vec<f64> = found.components.iter().filter_map(|one| one.value).collect();
            let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(lowest - 1e-9 <= value && value <= highest + 1e-9);
            prop_assert!(lowest - 1e-9 <= geometric && geometric <= value + 1e-9);
        }
    }

    #[test]
    fn r32_an_index_is_published_exactly_when_nothing_speaks_against_it(components in any_components()) {
        let found = index(&components);
        prop_assert_eq!(found.published, found.why_not.is_empty());
        prop_assert_eq!(found.published, found.value.is_some());
        prop_assert_eq!(found.published, found.rag.is_some());
    }

    #[test]
    fn r32_an_index_with_a_red_component_is_never_green(components in any_components()) {
        let found = index(&components);
        if found.components.iter().any(|one| one.rag == Some(Rag::Red)) {
            prop_assert_ne!(found.rag, Some(Rag::Green));
        }
    }

    #[test]
    fn r32_a_rating_is_worse_than_its_value_exactly_when_there_is_a_reason(components in any_components()) {
        let found = index(&components);
        if let (Some(value), Some(rag)) = (found.value, found.rag) {
            prop_assert_eq!(rag > band(value, &Settings::default()), !found.reasons.is_empty());
        }
    }
}
