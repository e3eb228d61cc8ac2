//! What invented registers come to, quirks and all.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use domain::{Axis, Basis, StakeholderKind};
use exchange::{
    Draft, Field, Layout, Pointer, Proposal, ReadError, Reason, Suggested, Target, interpret, open, suggest,
};

const SENIOR: &[u8] = include_bytes!("fixtures/harbour-senior.csv");
const STAFF: &[u8] = include_bytes!("fixtures/harbour-staff.csv");
const LIST: &[u8] = include_bytes!("fixtures/inkwell-list.csv");

fn suggested(text: &str) -> Suggested {
    suggest(&open(text.as_bytes(), "list.csv").unwrap(), &[])
}

fn draft(bytes: &[u8], name: &str) -> Draft {
    let book = open(bytes, name).unwrap();
    let draft = interpret(&book, &suggest(&book, &[]).mapping).unwrap();
    assert_eq!(draft.accounted_rows(), draft.rows());
    draft
}

fn list(text: &str) -> Draft {
    draft(text.as_bytes(), "list.csv")
}

fn named<'a>(draft: &'a Draft, name: &str) -> &'a Proposal {
    draft.proposals.iter().find(|one| one.name == name).unwrap()
}

fn reasons(draft: &Draft) -> Vec<String> {
    draft
        .notes
        .iter()
        .map(|note| format!("{} {}: {}", note.origin.line, note.field, note.reason))
        .collect()
}

#[test]
fn an_organogram_of_posts_keeps_its_shape() {
    insta::assert_json_snapshot!(draft(SENIOR, "harbour-senior.csv"));
}

#[test]
fn an_organogram_of_staff_keeps_its_shape() {
    insta::assert_json_snapshot!(draft(STAFF, "harbour-staff.csv"));
}

#[test]
fn an_ordinary_list_keeps_its_shape() {
    insta::assert_json_snapshot!(draft(LIST, "inkwell-list.csv"));
}

#[test]
fn both_organograms_of_an_organisation_share_a_source_whatever_the_files_are_called() {
    let sources =
        [draft(SENIOR, "/a/b.csv"), draft(STAFF, "c:\\d.csv")].map(|draft| draft.sheets[0].source.clone());
    assert_eq!(sources, ["Saltmere Harbour Board organogram"; 2]);
}

#[test]
fn an_eliminated_post_is_refused_with_all_who_report_to_it() {
    let draft = draft(SENIOR, "senior.csv");
    let refusal = &draft.refused[0];
    assert_eq!((refusal.origin.line, refusal.field.as_str()), (6, "Name"));
    assert_eq!(
        refusal.reason,
        "The post, Head of Lamps, was eliminated. 2 rows report to it: line 7, reference HB4 (Lamp Keeper); \
         line 8, reference HB5 (Wick Trimmer), itself eliminated."
    );
    assert_eq!(named(&draft, "Lamp Keeper").reports_to, None);
}

#[test]
fn repeated_references_are_told_apart_by_what_the_rows_say_not_where_they_stand() {
    let text = String::from_utf8(SENIOR.to_vec()).unwrap();
    let (head, rows) = text.trim_end().split_at(text.find("5,0,N/D").unwrap());
    let turned: Vec<&str> = rows.lines().rev().collect();
    let turned = draft(format!("{head}{}\n", turned.join("\n")).as_bytes(), "senior.csv");
    let mut references: Vec<[String; 2]> = Vec::new();
    for draft in [draft(SENIOR, "senior.csv"), turned] {
        let mut own: Vec<String> = draft
            .proposals
            .iter()
            .map(|one| one.reference.clone())
            .filter(|own| own.starts_with("0#"))
            .collect();
        own.sort();
        assert_eq!(own, ["0#HB1", "0#HB2", "0#HB2#2"]);
        let of_master = draft
            .proposals
            .iter()
            .find(|one| one.reference == "0#HB1")
            .unwrap();
        assert_eq!(of_master.reports_to, Some(Pointer::Reference("HB1".to_owned())));
        references.push([own[0].clone(), own[1].clone()]);
    }
    assert_eq!(references[0], references[1]);
}

#[test]
fn several_rows_about_one_named_person_keep_their_reference() {
    let draft = list(
        "Ref,Name,E-mail,Project\n7,Ann Moor,a@x.example,One\n7,Ann  Moor,A@x.example,Two\n8,Bo,b@x.example,One\n",
    );
    assert!(
        draft.proposals[..2]
            .iter()
            .all(|one| one.reference == "7" && !one.email_shared)
    );
    assert_eq!(draft.proposals[1].project.as_deref(), Some("Two"));
}

#[test]
fn two_people_on_one_reference_are_two() {
    let draft = list("Post reference,Name,Reports to\nP1,Ann,\nP1,Bo,\nP2,Cy,P1\n");
    let references: Vec<&str> = draft.proposals.iter().map(|one| one.reference.as_str()).collect();
    assert_eq!(references, ["P1#Ann", "P1#Bo", "P2"]);
    assert_eq!(draft.proposals[2].reports_to, None);
    assert!(
        reasons(&draft)
            .iter()
            .any(|note| note.starts_with("4 Reports to: 2 rows carry the reference “P1”"))
    );
}

#[test]
fn managers_are_found_by_reference_address_or_name() {
    let draft = list(
        "ID,Name,E-mail,Manager\n1,Ann,ann@x.example,\n2,Bo,all@x.example,1\n3,Cy,all@x.example,ANN@x.example\n\
         4,Di,,bo\n5,Ed,,all@x.example\n6,Flo,,Flo\n7,Gus,,Someone Else\n8,Bo Two,,\n9,Bo Two,,\n10,Hal,,Bo Two\n",
    );
    let ties: Vec<Option<Pointer>> = draft.proposals.iter().map(|one| one.reports_to.clone()).collect();
    let reference = |of: &str| Some(Pointer::Reference(of.to_owned()));
    assert_eq!(ties[1], reference("1"));
    assert_eq!(ties[2], Some(Pointer::Email("ANN@x.example".to_owned())));
    assert_eq!(ties[3], reference("2"));
    assert_eq!(ties[4], None, "a shared address leads to nobody");
    assert_eq!(ties[5], None, "nobody reports to themselves");
    assert_eq!(
        ties[6],
        Some(Pointer::Name("Someone Else".to_owned())),
        "the workspace may know"
    );
    assert_eq!(ties[9], None, "two people of that name");
    assert_eq!(draft.notes.len(), 3);
}

#[test]
fn no_opinion_is_invented() {
    let draft = list(
        "Name,Power,Interest,Current engagement,Attitude\nAnn,,N/D,-,\nBo,lots,very,?,0\nCy,5,2,neutral,1\n",
    );
    assert_eq!(draft.proposals[0].assessments, []);
    assert_eq!(draft.proposals[1].assessments, [(Axis::Attitude, 0)]);
    let notes = reasons(&draft);
    assert!(
        notes[1].starts_with("3 Power: “lots” is not a rating that can be read; it was left out."),
        "{notes:?}"
    );
    assert!(
        notes[2].starts_with("3 Interest: “very” is not a rating that can be read; it was left out."),
        "{notes:?}"
    );
    assert_eq!(notes.len(), 3);
}

#[test]
fn none_is_the_lowest_step_of_a_scale_of_words() {
    let of = |text: &str| list(text).proposals[0].assessments.clone();
    let words = "Name,Power\nAnn Moor,None\nBo Lund,High\nCy Hale,Low\n";
    assert_eq!(of(words), [(Axis::Power, 1)]);
    assert_eq!(of("Name,Power\nAnn Moor,None\nBo Lund,5\nCy Hale,2\n"), []);
    assert_eq!(of("Name,Power\nAnn Moor,n/a\nBo Lund,High\nCy Hale,Low\n"), []);
}

#[test]
fn an_attitude_without_its_basis_is_inferred_and_the_file_is_told_once() {
    let draft = list("Name,Attitude,Power\nAnn,1,5\nBo,-2,\nCy,,4\n");
    let basis: Vec<Option<Basis>> = draft.proposals.iter().map(|one| one.judgement.basis).collect();
    assert_eq!(basis, [Some(Basis::Inferred), Some(Basis::Inferred), None]);
    assert_eq!(draft.notes.len(), 1);
    assert!(
        draft.notes[0]
            .reason
            .starts_with("2 rows state an attitude and not what it rests on")
    );
    let draft = list("Name,Attitude,Basis\nAnn,1,Stated\nBo,-2,\n");
    let basis: Vec<Option<Basis>> = draft.proposals.iter().map(|one| one.judgement.basis).collect();
    assert_eq!(basis, [Some(Basis::Stated), Some(Basis::Inferred)]);
}

#[test]
fn rows_that_look_alike_are_copies_namesakes_or_the_same_in_another_project() {
    let draft = list(
        "Name,Unit,Role\nAnn Moor,Ops,Clerk\nann  moor,ops,Clerk\nAnn Moor,Ops,Driver\nAnn Moor,HR,Clerk\n",
    );
    assert_eq!(
        draft.repeated.iter().map(|one| one.line).collect::<Vec<_>>(),
        [] as [u64; 0]
    );
    let apart: Vec<bool> = draft.proposals.iter().map(|one| one.apart).collect();
    assert_eq!(apart, [false, true, true, false]);
    let draft = list("Name,Unit,Role\nAnn Moor,Ops,Clerk\nBo,Ops,Clerk\nAnn  Moor,Ops,Clerk\n");
    assert_eq!(draft.repeated.iter().map(|one| one.line).collect::<Vec<_>>(), [4]);
    assert_eq!(
        reasons(&draft),
        ["4 : This row repeats line 2 and was passed over."]
    );
    let draft = list("Name,Unit,Role,Project,Power\nAnn Moor,Ops,Clerk,One,4\nAnn Moor,Ops,Clerk,Two,5\n");
    assert!(draft.repeated.is_empty() && draft.notes.is_empty());
    assert!(draft.proposals.iter().all(|one| !one.apart));
    let again: Vec<Option<u64>> = draft.proposals.iter().map(|one| one.again_of).collect();
    assert_eq!(again, [None, Some(2)]);
    let draft = list(
        "Name,Unit,Role,Project\nAnn Moor,Ops,Clerk,One\nAnn Moor,Ops,Driver,One\nAnn Moor,Ops,Driver,Two\nAnn Moor,Ops,Driver,Three\n",
    );
    let again: Vec<Option<u64>> = draft.proposals.iter().map(|one| one.again_of).collect();
    assert_eq!(again, [None, None, Some(3), Some(3)], "the driver, not the clerk");
    let draft = list("Name,E-mail\nAnn Moor,a@x.example\nAnn Moor,b@x.example\n");
    assert!(
        draft.proposals[1].apart && draft.notes.is_empty(),
        "their addresses tell them apart"
    );
}

#[test]
fn names_survive_but_for_blanks() {
    for name in [
        "Robert'); DROP TABLE people;--",
        "=1+1",
        "Ｔｅｓｔ",
        "أحمد",
        "👩‍👩‍👧",
        "\u{202e}evil",
        "<script>",
        "Null",
        "NaN",
        "a\u{301}",
    ] {
        let draft = list(&format!("Name,Role\n\"  {name}  \",Clerk\n"));
        assert_eq!(draft.proposals[0].name, name);
    }
    assert_eq!(list("Name\n\"Ann \n  Marie\"\n").proposals[0].name, "Ann Marie");
}

#[test]
fn first_and_last_names_are_joined_and_a_form_of_address_is_no_role() {
    let text = "Title,First name,Surname\nDr,Ann,Moor\n,,Prince\n";
    let draft = list(text);
    assert_eq!(
        draft
            .proposals
            .iter()
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>(),
        ["Ann Moor", "Prince"]
    );
    assert_eq!(draft.proposals[0].role, "");
    assert_eq!(suggested(text).reasons[0][0], Reason::Unknown);
}

#[test]
fn a_list_of_teams_is_a_list_of_groups() {
    let draft = list("Department,Team,Headcount\nFinance,Payroll,12\nFinance,Tax,0.5\n");
    let payroll = named(&draft, "Payroll");
    assert_eq!(
        (payroll.kind, payroll.unit.join("/")),
        (StakeholderKind::Group, "Finance/Payroll".to_owned())
    );
    assert_eq!(draft.headcount().to_string(), "12.5");
}

#[test]
fn a_better_heading_wins_and_the_other_is_told() {
    let suggested = suggested("Contact,Name,Salary,\nx,Ann,1,2\n");
    let columns = &suggested.mapping.sheets[0].columns;
    assert_eq!(columns[1].target, Target::Field { field: Field::Name });
    assert_eq!(
        suggested.reasons[0],
        [Reason::Repeated, Reason::Heading, Reason::Unknown, Reason::Empty]
    );
}

#[test]
fn lists_that_count_from_one_have_sources_of_their_own_and_employee_numbers_do_not() {
    let of = |text: &str, name: &str| draft(text.as_bytes(), name).sheets[0].source.clone();
    assert_eq!(of("ID,Name\n1,Ann\n", "x/Board.csv"), "Board");
    assert_eq!(of("ID,Name\n1,Bo\n", "y/Staff (3).csv"), "Staff");
    assert_eq!(
        of("Employee number,Name,Organisation\n1,Bo,Inkwell\n", "a.csv"),
        "Inkwell: employee number"
    );
    assert_eq!(of("Employee Number,Name\n1,Bo\n", "b.csv"), "employee number");
}

#[test]
fn uneven_and_blank_rows_are_told() {
    let draft = list("Name,Role\nAnn\n,\nBo,Clerk,extra,\n,,\n");
    assert_eq!(
        reasons(&draft),
        [
            "2 : The row has only 1 of the heading row's 2 cells; the last 1 were taken as empty.",
            "3 : This row is blank and was passed over.",
            "4 : The row has 4 cells where the heading row has 2; column 3 was not read.",
        ]
    );
}

#[test]
fn a_table_about_nobody_is_an_error_that_says_what_to_do() {
    let book = open(b"Colour,Weight\nred,3\n", "paint.csv").unwrap();
    let fault = interpret(&book, &suggest(&book, &[]).mapping).unwrap_err();
    assert!(matches!(fault, ReadError::NoNameColumn { line: 1, .. }));
    assert_eq!(
        fault.to_string(),
        "None of the headings on line 1 of paint.csv says who the rows are about (found: Colour and Weight). Name one \
         column “Name”, “Role” or “Group” in the first row."
    );
}

#[test]
fn a_layout_is_told_by_its_headings() {
    assert_eq!(draft(SENIOR, "a").sheets[0].layout, Layout::PostsAndHolders);
    assert_eq!(draft(STAFF, "a").sheets[0].layout, Layout::StaffGroups);
    assert_eq!(draft(LIST, "a").sheets[0].layout, Layout::PlainList);
}

#[test]
fn a_long_list_says_what_its_parts_say() {
    const ROWS: usize = 9_000;
    const PART: usize = 1_500;
    let row = |n: usize| match n % 7 {
        0 => format!(",{n}@example.org,,,Night {n}\n"),
        1 => format!("Group {n},,nobody,5 - a lot,Day {n}\n"),
        2 => format!("Person {n},no address,,high,\n"),
        _ => format!("Person {n},p{n}@example.org,,{},Day {n}\n", n % 5 + 1),
    };
    let heading = "Name,Email,Headcount,Power,Shift\n";
    let file = |rows: std::ops::Range<usize>| {
        let before = ",,,,\n".repeat(rows.start);
        heading.to_owned() + &before + &rows.map(row).collect::<String>()
    };
    let mapping = suggested(&file(0..ROWS)).mapping;
    let read = |rows| interpret(&open(file(rows).as_bytes(), "list.csv").unwrap(), &mapping).unwrap();
    let long = read(0..ROWS);
    let (mut proposals, mut refused, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for from in (0..ROWS).step_by(PART) {
        let part = read(from..from + PART);
        proposals.extend(part.proposals);
        refused.extend(part.refused);
        // What is said once of the whole list stands at its head, what is said of the blank rows before a part above it.
        let first = from as u64 + 1;
        notes.extend(part.notes.into_iter().filter(|note| note.origin.line > first));
    }
    assert_eq!(long.proposals, proposals);
    assert_eq!(long.refused, refused);
    let own: Vec<_> = long
        .notes
        .iter()
        .filter(|note| note.origin.line > 1)
        .cloned()
        .collect();
    assert_eq!(own, notes);
    assert!(proposals.len() > 7_000 && refused.len() > 1_000 && notes.len() > 1_000);
}

#[test]
fn ties_are_found_from_either_end() {
    let draft = list(
        "Name,Influences,Influenced by,Reports to,Advises,Advised by,Consults,Consulted by,Works with\n\
         Ann Moor,Bo Lund,Cy Dew; Di Oss,Ed Fox,Bo Lund,Cy Dew,Di Oss,Ed Fox,\"Bo Lund; Cy Dew\"\n",
    );
    let ann = &draft.proposals[0];
    assert_eq!(ann.reports_to, Some(Pointer::Name("Ed Fox".into())));
    let told: Vec<(&str, &str)> = ann
        .ties
        .iter()
        .map(|(field, to)| match to {
            Pointer::Name(name) => (field.label(), name.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Influences", "Bo Lund"),
            ("Influenced by", "Cy Dew"),
            ("Influenced by", "Di Oss"),
            ("Consulted by", "Ed Fox"),
            ("Consults", "Di Oss"),
            ("Advises", "Bo Lund"),
            ("Advised by", "Cy Dew"),
            ("Works with", "Bo Lund"),
            ("Works with", "Cy Dew"),
        ]
    );
}
