//! Units, projects and ties.

use std::time::{Duration, Instant};

use domain::{CustomKind, TieKind};
use exchange::{About, Field, Says};

use super::{column, custom, draft, lines, name, notes, refused, said, split};

#[test]
fn units_find_their_parents_among_each_other() {
    let columns = [Field::Name, Field::ParentUnit, Field::Organisation]
        .map(column)
        .to_vec();
    let draft = draft(
        include_str!("../fixtures/records/units.csv"),
        About::Units,
        columns,
    );
    let paths = said(&draft, |says| match says {
        Says::Unit { path } => path.join(" › "),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&paths),
        [
            "2 Saltmere Harbour Board",
            "3 Saltmere Harbour Board › Operations",
            "4 Saltmere Harbour Board › Operations › Pilotage",
            "5 Saltmere Harbour Board › Finance",
            "6 Saltmere Harbour Board › Finance › Payroll",
            "7 Brackwater Museum › Records",
            "8 Nowhere › Ghost",
        ]
    );
    assert_eq!(
        refused(&draft),
        [
            "9 Part of: The unit would be part of itself: “Loop A” leads back to it. Write another parent here, or none.",
            "10 Part of: The unit would be part of itself: “Loop B” leads back to it. Write another parent here, or none.",
            "11 Unit: The row names no unit. Write its name here.",
            "12 Unit: The row names no unit. Write its name here.",
        ]
    );
}

#[test]
fn units_are_followed_only_so_deep() {
    let chain: Vec<String> = (1..=60).map(|at| format!("U{at},U{}", at - 1)).collect();
    let text = format!("Unit,Part of\n{}\n", chain.join("\n"));
    let draft = draft(
        &text,
        About::Units,
        [Field::Name, Field::ParentUnit].map(column).to_vec(),
    );
    assert_eq!(
        draft.records.len(),
        39,
        "the top is U0, which has no row of its own"
    );
    let first = &draft.refused[0];
    assert_eq!((first.origin.line, first.field.as_str()), (41, "Part of"));
    assert_eq!(
        first.reason,
        "The unit lies more than 40 levels deep. Write a unit higher up here."
    );
}

#[test]
fn units_can_be_columns_from_the_top_down() {
    let text = "Org,Dept,Team\nBoard,Finance,Payroll\nBoard,Finance,\nBoard,,\n,,\nBoard,n/a,Crew\n";
    let columns = [Field::Organisation, Field::Department, Field::Team]
        .map(column)
        .to_vec();
    let draft = draft(text, About::Units, columns);
    let paths = said(&draft, |says| match says {
        Says::Unit { path } => path.join(" › "),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&paths),
        [
            "2 Board › Finance › Payroll",
            "3 Board › Finance",
            "4 Board",
            "6 Board › Crew"
        ]
    );
}

#[test]
fn projects_come_with_their_own_fields() {
    let columns = vec![
        column(Field::Name),
        column(Field::Programme),
        split(Field::Sponsor, ";"),
        column(Field::StartsOn),
        column(Field::GoesLiveOn),
        column(Field::TeamSize),
        column(Field::Pilot),
        custom("Budget code", CustomKind::Text),
        custom("Cost", CustomKind::Number),
        column(Field::Summary),
    ];
    let draft = draft(
        include_str!("../fixtures/records/projects.csv"),
        About::Projects,
        columns,
    );
    let Says::Project {
        name: project,
        programme,
        summary,
        sponsor,
        starts_on,
        goes_live_on,
        team_size,
        pilot,
        custom,
    } = &draft.records[0].says
    else {
        panic!("{:?}", draft.records[0]);
    };
    assert_eq!(
        (project.as_str(), programme.as_str()),
        ("Tidal Ledger", "Clear Water")
    );
    assert_eq!(summary, "Moves the ledger\noff paper");
    assert_eq!(sponsor.as_ref().map(name).as_deref(), Some("Orla Fenwick"));
    assert_eq!(starts_on.unwrap().to_string(), "2026-03-01");
    assert_eq!(goes_live_on.unwrap().to_string(), "2026-12-31");
    assert_eq!((*team_size, *pilot), (Some(7), Some(true)));
    let custom: Vec<(&str, &str)> = custom
        .iter()
        .map(|one| (draft.fields[one.field].name.as_str(), one.value.as_str()))
        .collect();
    assert_eq!(custom, [("Budget code", "CW-01"), ("Cost", "12500")]);
    let others = said(&draft, |says| match says {
        Says::Project {
            name: project,
            sponsor,
            team_size,
            summary,
            goes_live_on,
            ..
        } => format!(
            "{project} {:?} {team_size:?} {summary:?} {goes_live_on:?}",
            sponsor.as_ref().map(name)
        ),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&others)[1..],
        [
            "4 Quiet Quay Some(\"<orla.fenwick@saltmere.example>\") None \"\" None",
            "6 Gull Watch None Some(12) \"\" Some(2027-01-15)",
        ]
    );
    assert_eq!(
        refused(&draft),
        ["5 Project: The row names no project. Write its name here."]
    );
    assert_eq!(
        notes(&draft),
        [
            "4 Cost: “lots” is not a number; it was left out. Write one number, such as 12 or 3.5.",
            "4 Sponsor: Only one can be named here; the first was taken and 1 left out.",
            "4 Start: “Q3 2026” is not a single day; it was left out. Write a date such as 2026-12-31 or 31 December 2026.",
            "4 Team: “about a dozen” is not a number; it was left out. Write one number, such as 12 or 3.5.",
            "4 Pilot?: “maybe” is neither yes nor no; it was left out. Write yes or no.",
        ]
    );
}

#[test]
fn ties_lead_the_way_their_row_says() {
    let columns = vec![
        split(Field::From, ";"),
        column(Field::Kind),
        split(Field::To, ";"),
        column(Field::Strength),
        column(Field::StartsOn),
        column(Field::EndsOn),
    ];
    let draft = draft(include_str!("../fixtures/records/ties.csv"), About::Ties, columns);
    let ties = said(&draft, |says| match says {
        Says::Tie {
            from,
            to,
            kind,
            strength,
            starts_on,
            ends_on,
        } => format!(
            "{} {kind} {} {strength:?} {starts_on:?} {ends_on:?}",
            name(from),
            name(to)
        ),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&ties),
        [
            "2 Tam Reddy Reports to Orla Fenwick Some(4) Some(2026-02-01) None",
            "+2 Ines Okoro Reports to Orla Fenwick Some(4) Some(2026-02-01) None",
            "3 Tam Reddy Influences <ines.okoro@saltmere.example> Some(4) None Some(2026-12-31)",
            "4 Orla Fenwick Influences Tam Reddy None None None",
        ]
    );
    assert_eq!(
        refused(&draft),
        [
            "5 How: “plays chess with” is not a kind of tie that is known. Write reports to, influences, is consulted by, \
             advises or works with, or say in the mapping what it means.",
            "6 How: The row does not say of what kind the tie is. Write reports to, influences, is consulted by, advises or \
             works with.",
            "7 From: The row does not say from whom the tie leads. Write a name here.",
            "8 To: The row does not say to whom the tie leads. Write a name here.",
            "9 To: A stakeholder cannot be tied to itself. Write the other end of the tie here.",
        ]
    );
    assert_eq!(
        notes(&draft),
        [
            "4 Strength: “3.5” lies between two steps of the scale from 1 to 5; it was left out. Decide for one of the two \
             and write a whole number.",
            "4 Since: “soon” is not a single day; it was left out. Write a date such as 2026-12-31 or 31 December 2026.",
        ]
    );
}

#[test]
fn ties_without_a_kind_claim_least() {
    let draft = draft(
        "A,B\nAnn,Bob\n",
        About::Ties,
        [Field::From, Field::To].map(column).to_vec(),
    );
    assert!(matches!(
        draft.records[0].says,
        Says::Tie {
            kind: TieKind::WorksWith,
            ..
        }
    ));
    assert!(notes(&draft)[0].starts_with("1 : No column says of what kind the ties are"));
}

#[test]
fn very_many_in_one_cell_take_no_longer_than_they_are_many() {
    let names: String = (0..150_000).map(|at| format!("{at};")).collect();
    let started = Instant::now();
    let draft = draft(
        &format!("A,B\nAnn,{names}\n"),
        About::Ties,
        vec![column(Field::From), split(Field::To, ";")],
    );
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
    assert!(
        refused(&draft)[0].contains("names 150000 here, and at most 50 can be named"),
        "{:?}",
        refused(&draft)
    );
}
