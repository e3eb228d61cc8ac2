//! Every kind of record, each from a sheet of its own and all from one workbook.

use ops::import::{ImportChoices, OnMatch, RowFate};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

use super::{all, bring, in_and_out, into, on_match, run, sheet_of, stage, stage_as, stage_file};
use crate::house::{House, TODAY};

/// A workbook of these sheets: a name, and lines of cells. Cells that are numbers are numbers, dates are dates.
pub fn workbook(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (name, lines) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in lines.iter().enumerate() {
            for (column, cell) in line.split('|').enumerate() {
                let (row, column) = (row as u32, column as u16);
                if let Ok(number) = cell.parse::<f64>() {
                    sheet.write_number(row, column, number).unwrap();
                } else if let Ok(date) = cell.parse::<chrono::NaiveDate>() {
                    sheet.write_date_with_format(row, column, date, &day).unwrap();
                } else {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Everything an import can bring, in an order that has to be mended: what is pointed to comes last.
pub const EVERYTHING: &[(&str, &[&str])] = &[
    (
        "Readiness",
        &[
            "Group|Project|Understanding why|Willingness|Commitment|Date|By whom|Reason",
            "Crews|Leak Line|4|2|3.5|2026-03-01|Rhian Pryce|Seen at work",
        ],
    ),
    (
        "Ties",
        &[
            "From|To|Kind|Strength",
            "Ann Smith|Beti Rees|influences|4",
            "Beti Rees|Ann Smith|reports to|",
        ],
    ),
    (
        "Assessments",
        &[
            "Stakeholder|Project|Power|Interest|Attitude|Basis|Date|By whom",
            "Ann Smith|Leak Line|5|3|1|observed|2026-02-01|Rhian Pryce",
            "Ann Smith|Leak Line|4|3|1|observed|2026-03-01|Rhian Pryce",
            "beti@afon.example|Leak Line|2|2||stated|2026-03-01|Huw Owen",
        ],
    ),
    (
        "Conversations",
        &[
            "Stakeholder|Project|Date|Channel|Purpose|Issues raised|Sentiment|Basis|Follow-up by|Follow-up due",
            "Ann Smith|Leak Line|2026-03-01|Meeting|Kick-off|Parking|1|stated|Huw Owen|2026-03-20",
            "Ann Smith|Leak Line|2026-03-01|Call|Parking again|||||",
        ],
    ),
    (
        "Commitments",
        &[
            "Stakeholder|Project|Ours or theirs|What|Owner|Date|Due on|Status|Done on",
            "Ann Smith|Leak Line|ours|Send the plan|Huw Owen|2026-02-01|2026-02-20|done|2026-02-18",
            "Beti Rees|Leak Line|theirs|Name a deputy|||2026-04-01|open|",
        ],
    ),
    (
        "Projects",
        &[
            "Project name|Programme|Summary|Sponsor|Starts on|Goes live on|Team size|Pilot",
            "Leak Line|Smart water|Sensors on mains|Ann Smith|2026-01-05|2026-09-01|7|yes",
        ],
    ),
    (
        "Units",
        &["Organisation|Department", "Afon|Finance", "Afon|Networks"],
    ),
    (
        "People",
        &[
            "Name|Kind|Organisation|Department|E-mail|Headcount",
            "Ann Smith|Person|Afon|Finance|ann@afon.example|",
            "Beti Rees|Person|Afon|Networks|beti@afon.example|",
            "Crews|Group|Afon|Networks||42.5",
        ],
    ),
];

#[test]
fn every_kind_of_record_comes_in_from_one_workbook_whatever_the_order_of_its_sheets() {
    let house = House::new();
    let bytes = workbook(EVERYTHING);
    let outcome = in_and_out(&house, &bytes, "everything.xlsx", &ImportChoices::default());
    let made = outcome.made;
    assert_eq!(outcome.refused, [], "{outcome:?}");
    assert_eq!((outcome.rows, outcome.created), (16, 16), "{outcome:?}");
    assert_eq!(
        (made.people, made.groups, made.units, made.projects),
        (2, 1, 3, 1)
    );
    assert_eq!((made.ties, made.assessments, made.judged_scores), (2, 8, 3));
    assert_eq!((made.engagements, made.commitments), (2, 2));

    let project = house.ok("projects_list", json!({}))["items"][0].clone();
    assert_eq!(
        (
            &project["programme_name"],
            &project["sponsor_name"],
            &project["pilot"]
        ),
        (&json!("Smart water"), &json!("Ann Smith"), &json!(true))
    );
    // Whoever was assessed has a stake, and so has the group that was judged; since the first date said of them.
    assert_eq!(project["stakeholders"], 3);
    let readiness = house.ok("readiness_view", json!({ "project": project["id"] }));
    assert_eq!(readiness["groups"].as_array().unwrap().len(), 1, "{readiness}");
}

#[test]
fn an_assessment_says_itself_once_and_a_correction_is_told() {
    let house = House::new();
    house.person("Ann Smith");
    let project = house.project("Leak Line");
    let text = "Stakeholder,Power,Interest,Date,By whom\nAnn Smith,4,3,2026-03-01,Huw Owen\n";
    let bytes = sheet_of("Assessments", text);
    let first = in_and_out(&house, &bytes, "ratings.xlsx", &into(&project, OnMatch::Skip));
    assert_eq!((first.created, first.made.assessments), (1, 2));

    let newer = text.replace("4,3", "5,3");
    let staged = stage_as(&house, "Assessments", &newer);
    let skipped = run(&house, &staged, &into(&project, OnMatch::Skip));
    assert_eq!((skipped.skipped, skipped.change_set), (1, None));
    assert!(
        skipped.notes[0].reason.contains("Huw Owen said 4"),
        "{:?}",
        skipped.notes
    );

    let staged = stage_as(&house, "Assessments", &newer);
    let updated = run(&house, &staged, &into(&project, OnMatch::Update));
    assert_eq!((updated.updated, updated.made.assessments), (1, 1));
    let change = &all(&staged)[0].changes[0];
    assert_eq!(
        (change.field.as_str(), change.old.as_str(), change.new.as_str()),
        ("Power in Leak Line", "4", "5")
    );
    let after = house.dump();
    let again = run(&house, &staged, &into(&project, OnMatch::Update));
    assert_eq!((again.change_set, house.dump()), (None, after));
}

#[test]
fn of_two_rows_of_one_day_and_assessor_the_later_counts() {
    let house = House::new();
    house.person("Ann Smith");
    let project = house.project("Leak Line");
    let text = "Stakeholder,Power,Date\nAnn Smith,4,2026-03-01\nAnn Smith,2,2026-03-01\n";
    let bytes = sheet_of("Assessments", text);
    let outcome = in_and_out(&house, &bytes, "ratings.xlsx", &into(&project, OnMatch::Skip));
    assert_eq!(
        (outcome.created, outcome.skipped, outcome.made.assessments),
        (1, 1, 1)
    );
    assert!(
        outcome.notes[0].reason.contains("later row"),
        "{:?}",
        outcome.notes
    );
}

#[test]
fn an_undated_rating_is_not_said_again_on_another_day() {
    let house = House::new();
    let project = house.project("Leak Line");
    let text = "Name,Power\nAnn Smith,4\n";
    bring(&house, text, &into(&project, OnMatch::Update));
    let before = house.dump();
    let staged = stage(&house, text);
    let outcome = staged
        .run(
            &house.session,
            &crate::house::on("2026-05-01"),
            &into(&project, OnMatch::Update),
            &super::go,
        )
        .unwrap();
    assert_eq!((outcome.change_set, house.dump()), (None, before));
}

#[test]
fn an_attitude_always_has_a_basis() {
    let house = House::new();
    let project = house.project("Leak Line");
    let text = "Name,Attitude\nAnn Smith,-1\n";
    let outcome = bring(&house, text, &into(&project, OnMatch::Skip));
    assert!(
        outcome.notes.iter().any(|note| note.reason.contains("inferred")),
        "{:?}",
        outcome.notes
    );
    let list = house.ok("assessments_list", json!({}));
    assert_eq!(
        (&list["items"][0]["basis"], &list["items"][0]["value"]),
        (&json!("inferred"), &json!(-1))
    );
}

#[test]
fn what_cannot_be_is_refused_with_its_remedy() {
    let house = House::new();
    house.person("Ann Smith");
    house.person("Beti Rees");
    house.person("Beti Rees");
    let project = house.project("Leak Line");
    for (sheet, text, field, said) in [
        (
            "Assessments",
            "Stakeholder,Power\nNobody Known,4\n",
            "Stakeholder",
            "Nobody Known",
        ),
        (
            "Assessments",
            "Stakeholder,Power\nBeti Rees,4\n",
            "Stakeholder",
            "2 are called",
        ),
        (
            "Assessments",
            "Stakeholder,Power,Date\nAnn Smith,4,2027-01-01\n",
            "Date",
            "future",
        ),
        (
            "Readiness",
            "Group,Willingness,Reason\nCrews,4,Seen\n",
            "Group",
            "No group is called",
        ),
        (
            "Readiness",
            "Group,Willingness,Reason\nAnn Smith,4,Seen\n",
            "Group",
            "not a group",
        ),
        (
            "Ties",
            "From,To,Kind\nAnn Smith,Ann Smith,influences\n",
            "To",
            "itself",
        ),
        (
            "Plan",
            "Project,Service,What,Value expected,Stakeholder,Owner,Due on\nLeak Line,No Such Thing,Train them,Calm,Ann Smith,Huw,2026-06-01\n",
            "Service",
            "menu",
        ),
    ] {
        let staged = stage_as(&house, sheet, text);
        let outcome = run(&house, &staged, &into(&project, OnMatch::Skip));
        assert_eq!(outcome.refused.len(), 1, "{text}: {outcome:?}");
        let refused = &outcome.refused[0];
        assert_eq!(refused.field, field, "{text}: {refused:?}");
        assert!(refused.reason.contains(said), "{text}: {refused:?}");
        assert_eq!(outcome.change_set, None);
    }
    let text = "Stakeholder,Power\nAnn Smith,4\n";
    let outcome = run(
        &house,
        &stage_as(&house, "Assessments", text),
        &ImportChoices::default(),
    );
    assert!(outcome.refused[0].reason.contains("no project"), "{outcome:?}");
}

#[test]
fn a_plan_line_needs_to_be_wanted() {
    let house = House::new();
    house.person("Ann Smith");
    let project = house.project("Leak Line");
    let menu = house.ok("services_list", json!({}));
    let service = &menu["items"][0];
    let text = format!(
        "Project,Service,What,Value expected,Stakeholder,Owner,Due on,Status,Outcome,Satisfaction,Done on\n\
         Leak Line,{0},Two days of training,Fewer calls,Ann Smith,Huw Owen,2026-06-01,planned,,,\n\
         Leak Line,{0},A day of coaching,Calm,Ann Smith,Huw Owen,2026-02-01,done,Went well,5,2026-02-03\n",
        service["name"].as_str().unwrap()
    );
    let refused = bring(&house, &text, &ImportChoices::default());
    assert_eq!((refused.refused.len(), refused.change_set), (2, None));
    assert!(
        refused.refused[0].reason.contains("not said that it wants"),
        "{refused:?}"
    );

    house.ok(
        "need_record",
        json!({ "project": project, "family": service["family"], "level": 2, "wanted": true }),
    );
    let outcome = in_and_out(&house, text.as_bytes(), "plan.csv", &ImportChoices::default());
    assert_eq!((outcome.created, outcome.made.plan_lines), (2, 2), "{outcome:?}");
    let lines = house.ok("plan_list", json!({}));
    assert_eq!(
        (
            &lines["items"][0]["status"],
            &lines["items"][0]["satisfaction"],
            &lines["items"][0]["done_on"]
        ),
        (&json!("done"), &json!(5), &json!("2026-02-03"))
    );
    let newer = text.replace("2026-06-01,planned,,,", "2026-06-01,under way,,,");
    let staged = stage(&house, &newer);
    let updated = run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!((updated.updated, updated.skipped), (1, 1), "{updated:?}");
    assert_eq!(all(&staged)[0].changes[0].new, "Under way");
}

#[test]
fn a_commitment_that_was_kept_is_updated_and_a_conversation_told_better_too() {
    let house = House::new();
    house.person("Ann Smith");
    let text =
        "Stakeholder,Ours or theirs,What,Due on,Status\nAnn Smith,ours,Send the plan,2026-03-01,open\n";
    in_and_out(&house, text.as_bytes(), "promises.csv", &ImportChoices::default());
    let newer = text.replace("open", "done");
    let staged = stage(&house, &newer);
    assert_eq!(run(&house, &staged, &on_match(OnMatch::Update)).updated, 1);
    assert_eq!(all(&staged)[0].changes[0].new, "Done");
    // The older list takes nothing back.
    let before = house.dump();
    assert_eq!(bring(&house, text, &on_match(OnMatch::Update)).change_set, None);
    assert_eq!(house.dump(), before);

    let talk = "Stakeholder,Date,Channel,Issues raised\nAnn Smith,2026-03-01,Call,Parking\nAnn Smith,2026-03-01,Call,Noise\n";
    let first = in_and_out(&house, talk.as_bytes(), "talks.csv", &ImportChoices::default());
    assert_eq!((first.created, first.made.engagements), (2, 2));
    let better = talk.replace("Noise", "Noise at night");
    let staged = stage(&house, &better);
    let updated = run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!(
        (updated.updated, updated.skipped, updated.created),
        (1, 1, 0),
        "{updated:?}"
    );
    assert_eq!(all(&staged)[1].changes[0].old, "Noise");
    let after = house.dump();
    assert_eq!(
        bring(&house, &better, &on_match(OnMatch::Update)).change_set,
        None
    );
    assert_eq!(house.dump(), after);
}

#[test]
fn projects_units_and_ties_are_skipped_or_updated_and_never_doubled() {
    let house = House::new();
    let bytes = workbook(EVERYTHING);
    run(
        &house,
        &stage_file(&house, &bytes, "everything.xlsx"),
        &ImportChoices::default(),
    );
    let text = "Project name,Goes live on,Team size\nLeak Line,2026-10-01,9\n";
    for (choice, fate) in [
        (OnMatch::Skip, RowFate::Skipped),
        (OnMatch::Update, RowFate::Updated),
        (OnMatch::Create, RowFate::Skipped),
    ] {
        let staged = stage(&house, text);
        run(&house, &staged, &on_match(choice));
        assert_eq!(all(&staged)[0].fate, fate, "{choice:?}");
    }
    let project = house.ok("projects_list", json!({}))["items"][0].clone();
    assert_eq!(
        (&project["goes_live_on"], &project["team_size"]),
        (&json!("2026-10-01"), &json!(9))
    );
    assert_eq!(project["starts_on"], "2026-01-05", "{TODAY}");

    let ties = "From,To,Kind,Strength\nAnn Smith,Beti Rees,influences,2\n";
    assert_eq!(bring(&house, ties, &on_match(OnMatch::Create)).skipped, 1);
    assert_eq!(bring(&house, ties, &on_match(OnMatch::Update)).updated, 1);
    let ended = "From,To,Kind,Ends on\nAnn Smith,Beti Rees,influences,2026-03-01\n";
    assert_eq!(bring(&house, ended, &on_match(OnMatch::Update)).updated, 1);
    let after = house.dump();
    assert_eq!(bring(&house, ended, &on_match(OnMatch::Update)).change_set, None);
    assert_eq!(house.dump(), after);
}
