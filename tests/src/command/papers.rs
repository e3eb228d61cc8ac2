//! The information notice and the DPIA worksheet, written from a shell.

use serde_json::json;

use super::run::{Shell, bytes};

fn furnished() -> Shell {
    let shell = Shell::new();
    let purpose = "To bring people along with the new meters";
    shell.json(&["new", "afon.soundings", "--purpose", purpose]);
    let calls = json!([
        { "op": "stakeholder_add", "request": { "name": "Zyxwvut Qwertzuiop", "role": "Clerk" } },
        { "op": "paper_edit", "request": { "paper": "notice", "section": "who", "text": "Afon Water keeps it." } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);
    shell
}

#[test]
fn a_notice_is_written_as_asked_and_leaves_a_record() {
    let shell = furnished();
    let made = shell.json(&[
        "notice",
        "afon.soundings",
        "--out",
        "papers",
        "--format",
        "pdf",
        "--format",
        "markdown",
        "--format",
        "text",
    ]);
    assert_eq!(made["paper"], "notice");
    assert!(made["to_fill"].as_u64().unwrap() > 3, "{made}");
    let formats: Vec<_> = made["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["format"].as_str().unwrap())
        .collect();
    assert_eq!(formats, ["pdf", "markdown", "text"]);
    let pdf = bytes(&shell.path("papers/Information notice - afon - 2026-03-09.pdf"));
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(
        String::from_utf8_lossy(&pdf).contains("/StructTreeRoot"),
        "tagged"
    );
    let text = String::from_utf8(bytes(
        &shell.path("papers/Information notice - afon - 2026-03-09.md"),
    ))
    .unwrap();
    assert!(
        text.contains("## Who keeps it\n\nAfon Water keeps it.\n"),
        "{text}"
    );
    assert!(
        text.contains("To bring people along with the new meters."),
        "{text}"
    );
    assert!(!text.contains("Qwertzuiop"));
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    assert_eq!(left["total"], 3);
    assert_eq!(
        (&left["items"][0]["kind"], &left["items"][0]["what"]),
        (&json!("report"), &json!("Information notice"))
    );

    let again = shell.json(&["notice", "afon.soundings", "--out", "again"]);
    assert_eq!(again["files"].as_array().unwrap().len(), 1);
    assert_eq!(
        pdf,
        bytes(&shell.path("again/Information notice - afon - 2026-03-09.pdf")),
        "the same bytes for the same words"
    );
}

#[test]
fn a_worksheet_counts_people_and_says_what_it_is() {
    let shell = furnished();
    let said = shell.run(&["dpia", "afon.soundings", "--out", "papers", "--format", "text"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("DPIA worksheet - afon - 2026-03-09.txt"),
        "{}",
        said.out
    );
    assert!(said.out.contains("places wait to be filled in"), "{}", said.out);
    assert!(said.out.contains("not legal advice"), "{}", said.out);
    let text = String::from_utf8(bytes(
        &shell.path("papers/DPIA worksheet - afon - 2026-03-09.txt"),
    ))
    .unwrap();
    assert!(text.contains("- People by name: 1\n"), "{text}");
    assert!(text.contains("a help and not legal advice"), "{text}");
    assert_eq!(
        shell.run(&["dpia", "afon.soundings"]).code,
        2,
        "not without a folder"
    );
    assert_eq!(
        shell
            .run(&["dpia", "afon.soundings", "--out", "papers", "--format", "word"])
            .code,
        2
    );
    assert_eq!(shell.run(&["dpia", "none.soundings", "--out", "papers"]).code, 3);
}
