//! How mappings are kept: fingerprinted, fitted to other files, mended by hand, checked, and described.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use domain::CustomKind;
use exchange::{
    About, ColumnMapping, Draft, Field, Mapping, Reason, Scale, Suggested, Target, check, describe, fit,
    interpret, open, renew, shape, suggest,
};

fn suggested(text: &str) -> Suggested {
    suggest(&open(text.as_bytes(), "list.csv").unwrap(), &[])
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

#[test]
fn files_of_one_shape_share_a_fingerprint_whatever_is_in_them() {
    let of = |text: &str| shape(&open(text.as_bytes(), "a.csv").unwrap());
    let one = of("Name,Power\nAnn Moor,4\n");
    assert_eq!(one, of("NAME, Power:\nBo Lund,1\nCy Hale,2\n"));
    assert_eq!(
        one,
        of("Register\n\nName,Power\nBo Lund,1\nCy Hale,2\nDi Rees,3\n")
    );
    assert_ne!(one, of("Power,Name\n4,Ann Moor\n"));
    assert_ne!(one, of("Name,Power,Role\nAnn Moor,4,Clerk\n"));
    assert_eq!(one.len(), 16);
    // The rows that were refused, with the reasons and mended.
    assert_eq!(
        one,
        of("Name,Power,Reason refused\nBo Lund,12,Power: too high.\n")
    );
    assert_eq!(one, of("Name,Power,Reason refused\nBo Lund,1,\n"));
    assert_ne!(one, of("Name,Power,Reason\nBo Lund,1,\n"));
    assert_eq!(
        of("Name,,Engagement,,\nFirst,Last,Current,Desired,Reason refused\nAnn,Moor,neutral,leading,x\n"),
        of("Name,,Engagement,\nFirst,Last,Current,Desired\nBo,Lund,unaware,neutral\n")
    );
}

#[test]
fn a_saved_mapping_follows_its_columns() {
    let mut saved = suggested("Name,Power,Colour\nAnn Moor,4,red\n").mapping;
    saved.sheets[0].columns[2].target = Target::Field { field: Field::Notes };
    saved.sheets[0].columns[1].scale = Some(Scale::OneToTen);
    // Moved, one added, a title above.
    let book = open(
        b"Our list\n\nColour,Weight,Name,Power\nred,3,Ann Moor,4\nblue,5,Bo Lund,5\n",
        "b.csv",
    )
    .unwrap();
    let fitted = fit(&saved, &book).unwrap();
    let sheet = &fitted.sheets[0];
    assert_eq!(sheet.header_line, 3);
    assert_eq!(
        sheet.columns.iter().map(fate).collect::<Vec<_>>(),
        ["notes", "+Weight (number)", "name", "power"]
    );
    assert_eq!(sheet.columns[3].scale, Some(Scale::OneToTen));
    assert_eq!(fitted.shape, shape(&book));
    assert_eq!(check(&fitted, &book), []);
    // One removed that no row needs.
    let book = open(b"Name,Colour\nAnn Moor,red\n", "b.csv").unwrap();
    assert_eq!(fit(&saved, &book).unwrap().sheets[0].columns.len(), 2);
    // The one gone that every row needs.
    let book = open(b"Power,Colour\n4,red\n", "b.csv").unwrap();
    assert_eq!(fit(&saved, &book), None);
    // What is new gives way to what was said.
    let book = open(b"Name,Power,Colour,Comments\nAnn Moor,4,red,x\n", "b.csv").unwrap();
    assert_eq!(
        fit(&saved, &book).unwrap().sheets[0]
            .columns
            .iter()
            .map(fate)
            .collect::<Vec<_>>(),
        ["name", "power", "notes", "-"]
    );
}

#[test]
fn other_headings_chosen_by_hand_bring_other_columns() {
    let book = open(b"Name,Role\nFull name,Post\nAnn Moor,Clerk\n", "b.csv").unwrap();
    let mut mapping = suggest(&book, &[]).mapping;
    assert_eq!(renew(&mapping, &book, &[]), mapping, "nothing was changed");
    mapping.sheets[0].header_line = 2;
    let renewed = renew(&mapping, &book, &[]);
    assert_eq!(renewed.sheets[0].columns[0].header, "Full name");
    assert_eq!(names(&interpret(&book, &renewed).unwrap()), ["Ann Moor"]);
    mapping = renewed;
    mapping.sheets[0].about = Some(About::Ties);
    let renewed = renew(&mapping, &book, &[]);
    assert!(renewed.sheets[0].columns.iter().all(|column| !matches!(
        column.target,
        Target::Field { field } if !About::Ties.fields().contains(&field)
    )));
}

#[test]
fn faults_of_a_mapping_are_told_with_their_place() {
    let book = open(b"Name,Power,Colour\nAnn Moor,4,red\n", "b.csv").unwrap();
    let good = suggest(&book, &[]).mapping;
    let custom = |name: &str| Target::Custom {
        name: name.to_owned(),
        kind: CustomKind::Text,
    };
    let field = |field| Target::Field { field };
    type Change = Box<dyn Fn(&mut Mapping)>;
    let cases: Vec<(&str, Option<usize>, Change)> = vec![
        ("version 2", None, Box::new(|m| m.version = 2)),
        ("has 1 sheet", None, Box::new(|m| m.sheets.clear())),
        (
            "No sheet is taken in",
            None,
            Box::new(|m| m.sheets[0].about = None),
        ),
        (
            "who the rows are about",
            None,
            Box::new(|m| m.sheets[0].columns[0].target = Target::LeaveOut),
        ),
        ("line 9", None, Box::new(|m| m.sheets[0].header_line = 9)),
        (
            "one to three rows",
            None,
            Box::new(|m| m.sheets[0].header_rows = 7),
        ),
        ("last line", None, Box::new(|m| m.sheets[0].last_line = Some(1))),
        (
            "Two columns are Power",
            Some(2),
            Box::new(move |m| m.sheets[0].columns[2].target = field(Field::Power)),
        ),
        (
            "have no Service",
            Some(2),
            Box::new(move |m| m.sheets[0].columns[2].target = field(Field::Service)),
        ),
        (
            "there is anyway",
            Some(2),
            Box::new(move |m| m.sheets[0].columns[2].target = custom(" power ")),
        ),
        (
            "a name",
            Some(2),
            Box::new(move |m| m.sheets[0].columns[2].target = custom(" ")),
        ),
        (
            "Two columns go to",
            Some(2),
            Box::new(move |m| {
                m.sheets[0].columns[1].target = custom("Hue");
                m.sheets[0].columns[2].target = custom("hue");
            }),
        ),
        (
            "separated by",
            Some(0),
            Box::new(|m| m.sheets[0].columns[0].split = Some("~".to_owned())),
        ),
        (
            "has no Colour",
            Some(40),
            Box::new(|m| m.sheets[0].columns[2].index = 40),
        ),
        ("twice", Some(1), Box::new(|m| m.sheets[0].columns[2].index = 1)),
    ];
    assert_eq!(check(&good, &book), []);
    for (says, column, change) in cases {
        let mut mapping = good.clone();
        change(&mut mapping);
        let faults = check(&mapping, &book);
        assert!(
            faults
                .iter()
                .any(|fault| fault.reason.contains(says) && fault.column == column),
            "{says}: {faults:?}"
        );
        let _ = interpret(&book, &mapping);
        let _ = describe(&book, &mapping);
        let _ = renew(&mapping, &book, &[]);
    }
}

#[test]
fn a_description_shows_what_cannot_be_read() {
    let book = open(
        b"Name,Power,Empty\nAnn Moor,4,\nBo Lund,5,n/a\nCy Hale,lots,\nDi Rees,lots,\n",
        "b.csv",
    )
    .unwrap();
    let mapping = suggest(&book, &[]).mapping;
    let sheet = &describe(&book, &mapping)[0];
    assert_eq!((sheet.height, sheet.rows, sheet.looked_at), (5, 4, 4));
    assert_eq!(
        sheet.top[0],
        (1, vec!["Name".to_owned(), "Power".to_owned(), "Empty".to_owned()])
    );
    let power = &sheet.columns[1];
    assert_eq!(
        (power.letters.as_str(), power.filled, power.unreadable),
        ("B", 4, 2)
    );
    assert_eq!(power.samples, ["4", "5", "lots"]);
    assert_eq!(power.unreadable_samples, ["lots"]);
    assert_eq!(
        (sheet.columns[2].filled, sheet.columns[2].reason),
        (0, Reason::Empty)
    );
}
