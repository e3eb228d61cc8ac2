//! Commitments and lines of support plans.

use domain::{CommitmentDirection, CommitmentStatus, PlanStatus};
use exchange::{About, Field, Says};

use super::{column, draft, lines, name, notes, refused, said, split};

#[test]
fn commitments_say_whose_they_are_and_how_they_stand() {
    let columns = [
        Field::Stakeholder,
        Field::Direction,
        Field::What,
        Field::Owner,
        Field::Date,
        Field::DueOn,
        Field::Status,
        Field::DoneOn,
    ];
    let draft = draft(
        include_str!("../fixtures/records/commitments.csv"),
        About::Commitments,
        columns.map(column).to_vec(),
    );
    let shown = said(&draft, |says| match says {
        Says::Commitment {
            direction,
            what,
            due_on,
            status,
            done_on,
            ..
        } => format!("{direction} {what} {due_on:?} {status:?} {done_on:?}"),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&shown),
        [
            "2 Ours Send the plan Some(2026-03-15) Done Some(2026-03-14)",
            "3 Theirs Name two testers Some(2026-04-30) Open None",
            "4 Theirs Book the hall None Done Some(2026-04-20)",
            "5 Ours Lend the projector None Withdrawn None",
        ]
    );
    assert_eq!(
        refused(&draft),
        [
            "6 Whose: The row does not say whose promise it is. Write ours or theirs.",
            "7 Whose: “fifty-fifty” is not a direction that is known. Write ours or theirs, or say in the mapping what it \
             means.",
            "8 Promise: The row does not say what was promised. Write it here.",
            "9 Status: “half done” is not a status that is known. Write open, done or withdrawn, or say in the mapping what \
             it means.",
            "10 Stakeholder: The row does not say to whom or by whom it was promised. Write a name here.",
        ]
    );
    assert_eq!(
        notes(&draft),
        [
            "4 Due: “ASAP” is not a single day; it was left out. Write a date such as 2026-12-31 or 31 December 2026.",
            "5 Done: The status says that it is not done, so the date was left out.",
        ]
    );
}

#[test]
fn commitments_without_a_direction_are_ours() {
    let columns = [Field::Stakeholder, Field::What].map(column).to_vec();
    let draft = draft("Who,What\nAnn,Call back\n", About::Commitments, columns);
    let Says::Commitment {
        direction, status, ..
    } = &draft.records[0].says
    else {
        panic!("{:?}", draft.records[0]);
    };
    assert_eq!(
        (*direction, *status),
        (CommitmentDirection::Ours, CommitmentStatus::Open)
    );
    assert!(notes(&draft)[0].starts_with("1 : No column says whose the commitments are"));
}

#[test]
fn lines_of_a_plan_need_a_service_or_a_deliverable() {
    let columns = vec![
        column(Field::Project),
        column(Field::Service),
        column(Field::What),
        column(Field::Value),
        split(Field::Stakeholder, ";"),
        column(Field::Owner),
        column(Field::DueOn),
        column(Field::Status),
        column(Field::Outcome),
        column(Field::Satisfaction),
        column(Field::DoneOn),
    ];
    let draft = draft(
        include_str!("../fixtures/records/plan_lines.csv"),
        About::PlanLines,
        columns,
    );
    let shown = said(&draft, |says| match says {
        Says::PlanLine {
            service,
            what,
            stakeholder,
            due_on,
            status,
            satisfaction,
            done_on,
            ..
        } => (
            format!("{service}/{what}"),
            stakeholder.as_ref().map(name),
            due_on.map(|day| day.to_string()),
            (*status, *satisfaction, done_on.is_some()),
        ),
        other => panic!("{other:?}"),
    });
    let line = |line: &str, of: &str, whom: Option<&str>, due: Option<&str>, stands| {
        (
            line.to_owned(),
            (
                of.to_owned(),
                whom.map(str::to_owned),
                due.map(str::to_owned),
                stands,
            ),
        )
    };
    assert_eq!(
        shown,
        [
            line(
                "2",
                "Coaching/Four sessions",
                Some("Harbour crew"),
                Some("2026-06-30"),
                (PlanStatus::UnderWay, None, false)
            ),
            line(
                "3",
                "Training/",
                Some("Night crew"),
                Some("2026-05-31"),
                (PlanStatus::Done, Some(4), true)
            ),
            line("7", "/Templates", None, None, (PlanStatus::Stopped, None, false)),
        ]
    );
    assert_eq!(
        refused(&draft),
        [
            "4 By: “Q3 2026” is not a single day. Write a date such as 2026-12-31 or 31 December 2026.",
            "5 Status: “on hold” is not a status that is known. Write planned, under way, done or stopped, or say in the \
             mapping what it means.",
            "6 Deliverable: The row says neither what is delivered nor by which service. Write one of the two.",
        ]
    );
    assert_eq!(
        notes(&draft).len(),
        3,
        "two stakeholders, a rating in words, a day of doing"
    );
}
