//! Assessments, conversations and scores of readiness.

use domain::{Axis, Basis, Measure};
use exchange::{About, Field, Says, Scale};

use super::{column, draft, lines, name, notes, refused, said, scaled, split};

#[test]
fn assessments_are_brought_onto_the_axes() {
    let mut attitude = column(Field::Attitude);
    attitude.values.insert("-".to_owned(), "-1".to_owned());
    let columns = vec![
        split(Field::Stakeholder, ";"),
        scaled(Field::Power, Scale::OneToTen),
        scaled(Field::Interest, Scale::Words),
        column(Field::CurrentEngagement),
        column(Field::DesiredEngagement),
        attitude,
        column(Field::Legitimacy),
        column(Field::Urgency),
        column(Field::Date),
        column(Field::Author),
        column(Field::Basis),
        column(Field::Reason),
    ];
    let draft = draft(
        include_str!("../fixtures/records/assessments.csv"),
        About::Assessments,
        columns,
    );
    let shown = said(&draft, |says| match says {
        Says::Assessment {
            stakeholder,
            values,
            judgement,
            ..
        } => {
            let values: Vec<i64> = values.iter().map(|(_, value)| *value).collect();
            format!(
                "{} {values:?} {:?} {}",
                name(stakeholder),
                judgement.basis,
                judgement.author
            )
        }
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&shown),
        [
            "2 Orla Fenwick [4, 4, 4, 4, 2, 1, 1] Some(Observed) Ines",
            "3 Tam Reddy [1, 2, 1, 3, -1, 0, 0] Some(Inferred) Ines",
            "4 Harbour crew [5, 5, 2, 3, 0, 1] Some(Stated) Tam",
            "+4 Night crew [5, 5, 2, 3, 0, 1] Some(Stated) Tam",
            "6 Ines Okoro [2] None ",
        ]
    );
    let Says::Assessment {
        values, judgement, ..
    } = &draft.records[0].says
    else {
        panic!("{:?}", draft.records[0]);
    };
    assert_eq!(values[0], (Axis::Power, 4));
    assert_eq!(judgement.on_date.unwrap().to_string(), "2026-02-03");
    assert_eq!(judgement.basis, Some(Basis::Observed));
    assert_eq!(judgement.reason, "Chairs the board");
    assert_eq!(
        refused(&draft),
        [
            "5 Influence: “12” is not on the scale from 1 to 10. Write a whole number from 1 to 5, or low, medium or high, \
             or choose another scale in the mapping.",
            "7 Influence: The row holds no rating. Fill in one of the columns of ratings, or delete the row.",
            "8 Assessed: “31.02.2026” is a day that does not exist. Write the date as 2026-12-31.",
            "9 Who: The row does not say who was assessed. Write a name here.",
        ]
    );
    assert_eq!(
        notes(&draft),
        [
            "1 Support: 1 row states an attitude and not what it rests on; such an attitude came in as inferred. Add a \
             column “Basis” (stated, observed or inferred) to say otherwise.",
            "6 Now: “Low” does not say whether they are unaware of the change or against it. Write unaware, resistant, \
             neutral, supportive or leading, or say in the mapping what it means. It was left out.",
        ]
    );
}

#[test]
fn conversations_need_a_day_and_somebody() {
    let columns = vec![
        split(Field::Stakeholder, "/"),
        column(Field::Project),
        column(Field::Date),
        column(Field::Channel),
        column(Field::Place),
        column(Field::Purpose),
        column(Field::Attendees),
        column(Field::Shared),
        column(Field::Issues),
        column(Field::Response),
        column(Field::Sentiment),
        column(Field::Basis),
        column(Field::FollowUpOwner),
        column(Field::FollowUpOn),
        column(Field::Author),
    ];
    let draft = draft(
        include_str!("../fixtures/records/engagements.csv"),
        About::Engagements,
        columns,
    );
    let shown = said(&draft, |says| match says {
        Says::Engagement {
            stakeholder,
            project,
            on_date,
            channel,
            issues,
            sentiment,
            basis,
            follow_up_on,
            attendees,
            ..
        } => format!(
            "{} {project:?} {on_date} {channel} {issues:?} {sentiment:?} {basis:?} {follow_up_on:?} {attendees}",
            name(stakeholder)
        ),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        lines(&shown),
        [
            "2 Orla Fenwick Some(\"Tidal Ledger\") 2026-03-14 Meeting \"Costs\\nand dates\" Some(1) Some(Stated) \
             Some(2026-03-28) Tam Reddy, Ines Okoro",
            "4 Tam Reddy None 2026-03-16 phone \"\" Some(-2) None None ",
            "+4 Ines Okoro None 2026-03-16 phone \"\" Some(-2) None None ",
        ]
    );
    assert_eq!(
        refused(&draft),
        [
            "5 When: “sometime in March” is not a single day. Write a date such as 2026-12-31 or 31 December 2026.",
            "6 When: The row does not say when the conversation was. Write a date such as 2026-12-31.",
            "7 With: The row does not say with whom the conversation was. Write a name here.",
        ]
    );
    assert_eq!(
        notes(&draft),
        [
            "4 Basis: “gossip” is not a basis that is known; it was left out. Write stated, observed or inferred, or say in \
             the mapping what it means.",
            "4 Next on: “asap” is not a single day; it was left out. Write a date such as 2026-12-31 or 31 December 2026.",
        ]
    );
}

#[test]
fn readiness_keeps_fractions_and_its_own_words() {
    let columns = vec![
        column(Field::Group),
        column(Field::Project),
        scaled(Field::UnderstandingWhy, Scale::OneToTen),
        column(Field::Willingness),
        column(Field::KnowHow),
        column(Field::PractisedAbility),
        column(Field::Sustainment),
        column(Field::Commitment),
        column(Field::Efficacy),
        column(Field::Date),
        column(Field::Author),
        column(Field::Reason),
    ];
    let draft = draft(
        include_str!("../fixtures/records/readiness.csv"),
        About::Readiness,
        columns,
    );
    let Says::Readiness {
        group,
        scores,
        judgement,
        project,
    } = &draft.records[0].says
    else {
        panic!("{:?}", draft.records[0]);
    };
    assert_eq!(
        (name(group).as_str(), project.as_deref()),
        ("Harbour crew", Some("Tidal Ledger"))
    );
    assert_eq!(
        scores[..],
        [
            (Measure::UnderstandingWhy, 1.0 + 7.0 * 4.0 / 9.0),
            (Measure::Willingness, 4.0),
            (Measure::KnowHow, 3.5),
            (Measure::PractisedAbility, 4.2),
            (Measure::Sustainment, 3.0),
            (Measure::Commitment, 5.0),
            (Measure::Efficacy, 4.0),
        ]
    );
    assert_eq!(judgement.reason, "Workshop of 1 March");
    assert_eq!(draft.records.len(), 2);
    let refused = refused(&draft);
    assert_eq!(
        refused,
        [
            "4 Why (1-10): “11” is not on the scale from 1 to 10. Write a number from 1 to 5, or choose another scale in the \
             mapping.",
            "5 Why (1-10): The row holds no score. Fill in one of the columns of scores, or delete the row.",
            "6 On: “March” is not a single day. Write a date such as 2026-12-31 or 31 December 2026.",
            "7 Group: The row does not say which group was judged. Write its name here.",
        ]
    );
    assert_eq!(
        notes(&draft).len(),
        2,
        "six, and an answer that the instrument does not know"
    );
}
