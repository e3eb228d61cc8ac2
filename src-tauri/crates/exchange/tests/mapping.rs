//! What is proposed of ugly spreadsheets, and what they come to.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use domain::{CustomKind, CustomSubject};
use exchange::{
    About, ColumnMapping, CustomColumn, DateOrder, Draft, Field, KnownColumn, Mapping, Question, Reason,
    Scale, SheetMapping, Suggested, Target, check, interpret, open, suggest,
};

fn suggested(text: &str) -> Suggested {
    suggest(&open(text.as_bytes(), "list.csv").unwrap(), &[])
}

fn sheet(text: &str) -> SheetMapping {
    suggested(text).mapping.sheets.remove(0)
}

fn draft(text: &str) -> Draft {
    let book = open(text.as_bytes(), "list.csv").unwrap();
    let mapping = suggest(&book, &[]).mapping;
    assert_eq!(check(&mapping, &book), [], "{text}");
    let draft = interpret(&book, &mapping).unwrap();
    assert_eq!(draft.accounted_rows(), draft.rows());
    draft
}

fn names(draft: &Draft) -> Vec<&str> {
    draft.proposals.iter().map(|one| one.name.as_str()).collect()
}

/// What becomes of a column, in a word: the field, `+name (kind)` of a custom field, `-` for what stays out.
fn fate(column: &ColumnMapping) -> String {
    match &column.target {
        Target::LeaveOut => "-".to_owned(),
        Target::Field { field } => field.as_str().to_owned(),
        Target::Custom { name, kind } => format!("+{name} ({})", kind.as_str()),
        Target::Axis { name } => format!("/{name}"),
    }
}

fn fates(text: &str) -> Vec<String> {
    sheet(text).columns.iter().map(fate).collect()
}

#[test]
fn headings_are_found_wherever_they_stand() {
    for (what, text, line, rows, headings) in [
        ("at the top", "Name,Role\nAnn Moor,Clerk\n", 1, 1, "Name|Role"),
        (
            "below a title and a note",
            "Stakeholder register,,\nVersion 3 of March,,\n,,\nName,Role,Power\nAnn Moor,Clerk,4\nBo Lund,Chief,5\n",
            4,
            1,
            "Name|Role|Power",
        ),
        (
            "under upper ones, without merged cells",
            "Name,,Engagement,\nFirst,Last,Current,Desired\nAnn,Moor,neutral,leading\nBo,Lund,unaware,neutral\n",
            2,
            2,
            "Name – First|Name – Last|Engagement – Current|Engagement – Desired",
        ),
        ("none: a list of names", "Ann Moor\nBo Lund\nCy Hale\n", 0, 1, ""),
        (
            "none: names and addresses",
            "Ann Moor,ann@x.example\nBo Lund,bo@x.example\n",
            0,
            1,
            "",
        ),
        (
            "unknown ones",
            "Colour,Weight\nred,3\nblue,4\n",
            1,
            1,
            "Colour|Weight",
        ),
        (
            "beside a leading blank column",
            ",Name,Role\n,Ann Moor,Clerk\n,Bo Lund,Chief\n",
            1,
            1,
            "|Name|Role",
        ),
    ] {
        let sheet = sheet(text);
        assert_eq!((sheet.header_line, sheet.header_rows), (line, rows), "{what}");
        let found: Vec<&str> = sheet
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        let expected: Vec<&str> = headings
            .split('|')
            .filter(|heading| !heading.is_empty())
            .collect();
        let found: Vec<&str> = found.into_iter().filter(|heading| !heading.is_empty()).collect();
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn what_follows_the_data_stays_out() {
    for (what, rest) in [
        ("a total", "Total,,9\n"),
        ("a total after a blank row", ",,\nTOTAL,,9\n"),
        ("a remark", "* as of March,,\n"),
        ("a remark in words", "Source: HR system,,\n"),
        (
            "a legend after a blank row",
            ",,\nKey:,,\n1 = low,,\n5 = high,,\n",
        ),
        ("a total, then a remark", "Total,2,9\n,,\nNote: draft,,\n"),
    ] {
        let text = format!("Name,Role,Power\nAnn Moor,Clerk,4\nBo Lund,Chief,5\n{rest}");
        assert_eq!(sheet(&text).last_line, Some(3), "{what}");
        assert_eq!(names(&draft(&text)), ["Ann Moor", "Bo Lund"], "{what}");
    }
    let text = "Name,Role,Power\nAnn Moor,Clerk,4\n,,\nBo Lund,,\n";
    assert_eq!(sheet(text).last_line, None, "a sparse row after a gap is data");
    assert_eq!(names(&draft(text)), ["Ann Moor", "Bo Lund"]);
}

#[test]
fn headings_repeated_further_down_are_passed_over() {
    let draft = draft("Name,Role\nAnn Moor,Clerk\nName,Role\nBo Lund,Chief\n");
    assert_eq!(names(&draft), ["Ann Moor", "Bo Lund"]);
    assert_eq!((draft.notes.len(), draft.notes[0].origin.line), (1, 3));
    assert_eq!(
        draft.notes[0].reason,
        "This row repeats the headings and was passed over."
    );
}

#[test]
fn columns_are_told_by_heading_and_by_cells() {
    for (text, expected) in [
        (
            "Influence,Stakeholder,Impact\n4,Ann Moor,H\n5,Bo Lund,L\n",
            vec!["power", "name", "interest"],
        ),
        // The same word over names and over ratings.
        (
            "Name,Influences\nAnn Moor,Bo Lund\nBo Lund,Cy Hale; Di Rees\n",
            vec!["name", "influences"],
        ),
        ("Name,Influences\nAnn Moor,5\nBo Lund,3\n", vec!["name", "power"]),
        // A contact may be a name, an address or a telephone.
        ("Contact,Role\nann@x.example,Clerk\n", vec!["email", "role"]),
        ("Name,Contact\nAnn Moor,01632 960001\n", vec!["name", "phone"]),
        // Headings that say nothing.
        (
            "Who,Where to write,Ring\nAnn Moor,ann@x.example,01632 960001\n",
            vec!["name", "email", "phone"],
        ),
        (
            "Ann Moor,ann@x.example\nBo Lund,bo@x.example\n",
            vec!["name", "email"],
        ),
        // A type that is no kind, and a power that is no rating, are kept as they are.
        (
            "Name,Type,Power\nAnn Moor,Internal,can stop it\nBo Lund,External,knows the mayor\n",
            vec!["name", "+Type (text)", "+Power (as written) (text)"],
        ),
        // First and last names, and a form of address.
        (
            "Title,First name,Surname\nDr,Ann,Moor\n",
            vec!["+Title (text)", "first_name", "last_name"],
        ),
        (
            "Vorname,Name\nAnn,Moor\nBo,Lund\n",
            vec!["first_name", "last_name"],
        ),
        (
            "First name,Name\nAnn,Ann Moor\nBo,Bo Lund\n",
            vec!["first_name", "name"],
        ),
        // One field, one column; lists join.
        (
            "Name,Contact,Tags,Keywords\nAnn Moor,see desk,a,b\n",
            vec!["name", "+Contact (text)", "tags", "tags"],
        ),
        ("Name,Contact\nAnn Moor,Ann Moor\nBo,\n", vec!["name", "-"]),
        // Numbers of rows, empty columns, and the same heading twice.
        (
            "#,Name,Colour,Colour,Nothing\n1,Ann Moor,red,blue,\n2,Bo Lund,green,grey,\n",
            vec!["-", "name", "+Colour (text)", "+Colour 2 (text)", "-"],
        ),
        // Ratings of several projects side by side are left to a person.
        (
            "Name,Power – Project A,Power – Project B\nAnn Moor,3,4\nBo Lund,5,1\n",
            vec![
                "name",
                "+Power – Project A (number)",
                "+Power – Project B (number)",
            ],
        ),
        // A date belongs to ratings; without any it is the stakeholder's own.
        (
            "Name,Date,Notes\nAnn Moor,2026-03-01,x\n",
            vec!["name", "+Date (as written) (date)", "notes"],
        ),
        (
            "Name,Date,Power\nAnn Moor,2026-03-01,5\n",
            vec!["name", "date", "power"],
        ),
        (
            "Nom complet,Fonction,Organisme,Courriel,Pouvoir,Intérêt\nAnn Moor,Chef,Port,a@x.example,5,2\n",
            vec!["name", "role", "organisation", "email", "power", "interest"],
        ),
        (
            "Enw,Swydd,Sefydliad,E-bost,Dylanwad,Diddordeb\nAnn Moor,Clerc,Porth,a@x.example,5,2\n",
            vec!["name", "role", "organisation", "email", "power", "interest"],
        ),
    ] {
        assert_eq!(fates(text), expected, "{text}");
    }
}

#[test]
fn custom_fields_are_of_the_kind_of_their_cells() {
    let text = "Name,Joined,Budget,Board,Region,Pass,Remark on them\n\
                Ann Moor,2026-03-01,1200,yes,North,007,likes tea\nBo Lund,2025-11-30,3.5,no,South,008,\n\
                Cy Hale,,,yes,North,009,comes late\nDi Rees,2026-01-02,7,no,South,010,\n";
    assert_eq!(
        fates(text)[1..],
        [
            "+Joined (date)",
            "+Budget (number)",
            "+Board (yes_no)",
            "+Region (choice)",
            "+Pass (text)",
            "+Remark on them (text)"
        ]
    );
    let draft = draft(text);
    let values: Vec<&str> = draft.proposals[0]
        .custom
        .iter()
        .map(|one| one.value.as_str())
        .collect();
    assert_eq!(values, ["2026-03-01", "1200", "yes", "North", "007", "likes tea"]);
}

#[test]
fn a_custom_field_of_the_workspace_is_found_by_its_name() {
    let known = [KnownColumn::Field(CustomColumn {
        subject: CustomSubject::Stakeholder,
        name: "Shoe size".to_owned(),
        kind: CustomKind::Number,
    })];
    let book = open(b"Name,SHOE  SIZE\nAnn Moor,wide\n", "list.csv").unwrap();
    let suggested = suggest(&book, &known);
    assert_eq!(
        fate(&suggested.mapping.sheets[0].columns[1]),
        "+Shoe size (number)"
    );
    assert_eq!(suggested.reasons[0][1], Reason::Heading);
}

#[test]
fn what_only_a_person_knows_is_asked() {
    let suggested = suggested("Name,Power,Joined\nAnn Moor,1,03/04/2026\nBo Lund,3,05/06/2026\n");
    assert_eq!(
        suggested.questions,
        [
            Question::Scale {
                sheet: 0,
                column: 1,
                sample: "3".to_owned()
            },
            Question::DateOrder {
                sheet: 0,
                column: 2,
                sample: "03/04/2026".to_owned()
            },
        ]
    );
    let told = sheet("Name,Power,Interest /10,Joined\nAnn Moor,H,9,13/04/2026\nBo Lund,L,2,05/06/2026\n");
    assert_eq!(told.columns[1].scale, Some(Scale::Words));
    assert_eq!(told.columns[2].scale, Some(Scale::OneToTen));
    assert_eq!(told.columns[3].dates, Some(DateOrder::DayFirst));
}

#[test]
fn the_measures_of_a_sheet_share_what_tells_their_scale() {
    let scales = |text: &str| -> Vec<Option<Scale>> {
        let sheet = sheet(text);
        assert_eq!(sheet.about, Some(About::Readiness), "{text}");
        let columns = sheet.columns.iter().skip(1);
        columns.map(|column| column.scale).collect()
    };
    let (own, ten) = (Some(Scale::Own), Some(Scale::OneToTen));
    let head = "Group,Understanding why,Willingness,Know-how\n";
    // 4 and 5 alone would be of five, 2 and 3 alone could be of anything.
    assert_eq!(
        scales(&format!("{head}Night crew,9,4,2\nDay crew,10,5,3\n")),
        [ten; 3]
    );
    assert_eq!(
        scales(&format!("{head}Night crew,2,4,2\nDay crew,1,5,3\n")),
        [own; 3]
    );
    // Percent and words speak for themselves.
    assert_eq!(
        scales(&format!("{head}Night crew,90%,high,7\nDay crew,100%,low,3\n")),
        [Some(Scale::Percent), Some(Scale::Words), ten]
    );
    let named = "Group,Understanding why (1-5),Willingness,Know-how\n";
    assert_eq!(
        scales(&format!("{named}Night crew,4,9,2\nDay crew,5,6,3\n"))[1..],
        [ten; 2]
    );
    assert_ne!(
        scales(&format!("{named}Night crew,4,9,2\nDay crew,5,6,3\n"))[0],
        ten
    );
}

#[test]
fn several_names_in_a_cell_are_several_stakeholders_of_one_row() {
    let text = "Name,E-mail,Power\nAnn Moor / Bo Lund,a@x.example; b@x.example,4\nCy Hale,c@x.example,2\n";
    assert_eq!(sheet(text).columns[0].split.as_deref(), Some("/"));
    let draft = draft(text);
    assert_eq!(names(&draft), ["Ann Moor", "Bo Lund", "Cy Hale"]);
    let also: Vec<bool> = draft.proposals.iter().map(|one| one.also).collect();
    assert_eq!(also, [false, true, false]);
    let addresses: Vec<&str> = draft.proposals.iter().map(|one| one.email.as_str()).collect();
    assert_eq!(addresses, ["a@x.example", "b@x.example", "c@x.example"]);
    assert!(draft.proposals[..2].iter().all(|one| one.assessments.len() == 1));
    assert_eq!((draft.rows(), draft.accounted_rows()), (2, 2));
    // "Smith, Ann" is one.
    assert_eq!(
        sheet("Name,Power\n\"Smith, Ann\",4\n\"Lund, Bo\",3\n").columns[0].split,
        None
    );
    assert_eq!(
        sheet("Name,Power\nHealth/Safety Board,4\nBo Lund,3\n").columns[0].split,
        None
    );
}

#[test]
fn lists_in_cells_are_split_and_ties_found() {
    let draft = draft(
        "Name,Tags,Member of,Influences\nAnn Moor,\"board, north\",Reading room; Champions,Bo Lund; Someone Else\nBo Lund,board,,\n",
    );
    let ann = &draft.proposals[0];
    assert_eq!(ann.tags, ["board", "north"]);
    assert_eq!(ann.groups, ["Reading room", "Champions"]);
    assert_eq!(ann.ties.len(), 2);
}

#[test]
fn each_sheet_of_text_is_about_what_its_headings_say() {
    for (about, text) in [
        (
            About::Stakeholders,
            "Name,Role,E-mail\nAnn Moor,Clerk,a@x.example\n",
        ),
        (
            About::Stakeholders,
            "Organisation,Power,Interest\nPort Board,4,5\n",
        ),
        (About::Stakeholders, "Department,Team,Headcount\nOps,Crew,12\n"),
        (About::Units, "Unit,Parent unit\nOps,Board\nCrew,Ops\n"),
        (About::Units, "Directorate,Department,Team\nA,B,C\n"),
        (
            About::Projects,
            "Project name,Sponsor,Start date,Go live\nLeak Line,Ann Moor,2026-01-01,2026-06-01\n",
        ),
        (
            About::Ties,
            "From,To,Relationship,Strength\nAnn,Bo,influences,4\n",
        ),
        (
            About::Assessments,
            "Stakeholder,Project,Assessor,Date,Power,Interest\nAnn,Leak Line,Cy,2026-01-01,4,5\nAnn,Leak Line,Di,2026-01-01,5,5\n",
        ),
        (
            About::Engagements,
            "Date,Stakeholder,Channel,Purpose,Notes,Follow-up date\n2026-01-01,Ann,Phone,Start,Said yes,\n",
        ),
        (
            About::Commitments,
            "Stakeholder,Commitment,Owner,Due date,Status\nAnn,Send plan,Bo,2026-02-01,open\n",
        ),
        (
            About::Readiness,
            "Group,Understanding why,Willingness,Know-how\nCrew,4,3,2\n",
        ),
        (
            About::PlanLines,
            "Project,Service,What,Owner,Due,Status\nLeak Line,Coaching,Three days,Bo,2026-02-01,planned\n",
        ),
    ] {
        assert_eq!(sheet(text).about, Some(about), "{text}");
    }
}

#[test]
fn meanings_given_by_hand_are_taken() {
    let book = open(b"Name,Power\nAnn Moor,mighty\nBo Lund,weak\n", "b.csv").unwrap();
    let mut mapping = suggest(&book, &[]).mapping;
    let power = &mut mapping.sheets[0].columns[1];
    power.target = Target::Field { field: Field::Power };
    power.values.insert("Mighty".to_owned(), "5".to_owned());
    power.values.insert("weak".to_owned(), String::new());
    let draft = interpret(&book, &mapping).unwrap();
    assert_eq!(draft.proposals[0].assessments, [(domain::Axis::Power, 5)]);
    assert_eq!((draft.proposals[1].assessments.len(), draft.notes.len()), (0, 0));
}

#[test]
fn what_was_kept_from_being_a_formula_is_as_it_was() {
    let draft = draft("Name,Notes\n'=Ann,'-x\n'tis Bo,''=y\n");
    assert_eq!(names(&draft), ["=Ann", "'tis Bo"]);
    assert_eq!(draft.proposals[0].notes, "-x");
    assert_eq!(draft.proposals[1].notes, "'=y");
}

#[test]
fn proposed_mappings_keep_their_form() {
    for (name, text) in [
        ("posts", include_str!("fixtures/harbour-senior.csv")),
        ("staff", include_str!("fixtures/harbour-staff.csv")),
        ("list", include_str!("fixtures/inkwell-list.csv")),
    ] {
        let mapping = suggested(text).mapping;
        let json = serde_json::to_string(&mapping).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
        insta::assert_json_snapshot!(name, mapping);
    }
}
