//! Everything held about a person as files, and erasing a person.

use super::*;

/// A workspace with somebody in it, whose dialogs give these answers after the one that made it.
fn with_ann(answers: &[&str]) -> (Desk, String) {
    let desk = Desk::new(&[&["Mill"], answers].concat());
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let ann = json!({ "kind": "person", "name": "Ann Quorn", "role": "Clerk", "notes": "Prefers mornings" });
    let added = desk.shell.operation("stakeholder_add", ann).unwrap();
    let id = added["id"].as_str().unwrap().to_owned();
    (desk, id)
}

fn exports(desk: &Desk) -> Value {
    desk.shell.operation("exports_list", json!({})).unwrap()
}

fn hold(desk: &Desk, name: &str) -> bool {
    fn looked(folder: &Path, name: &[u8]) -> bool {
        std::fs::read_dir(folder).unwrap().any(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                looked(&path, name)
            } else {
                let bytes = std::fs::read(&path).unwrap();
                bytes.windows(name.len()).any(|part| part == name)
            }
        })
    }
    looked(desk.folder.path(), name.as_bytes())
}

#[test]
fn a_pack_is_saved_as_pdf_with_json_beside_it_and_leaves_a_record() {
    let (desk, ann) = with_ann(&["pack", "pack.pdf", ""]);
    let saved = desk.call("desk_person_pack_save", json!({ "id": ann }));
    assert_eq!(saved["file_name"], "pack.pdf");
    assert!(
        std::fs::read(desk.path("pack.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    let json = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert!(json("pack.json").contains("Prefers mornings"));
    let listed = exports(&desk);
    assert_eq!(
        (
            &listed["total"],
            &listed["items"][0]["kind"],
            &listed["items"][0]["file_name"]
        ),
        (&json!(1), &json!("person_pack"), &json!("pack.pdf"))
    );
    assert!(desk.heard.all().contains(&"changed exports false".to_owned()));

    // Once more: the dialog asked about the document, and nobody about what lies beside it.
    std::fs::write(desk.path("pack.json"), "mine").unwrap();
    desk.call("desk_person_pack_save", json!({ "id": ann }));
    assert_eq!(json("pack.json"), "mine");
    assert!(json("pack.2.json").contains("Prefers mornings"));

    let cancelled = desk.call("desk_person_pack_save", json!({ "id": ann }));
    assert_eq!((cancelled, &exports(&desk)["total"]), (Value::Null, &json!(2)));
    let nobody = json!({ "id": "019b0000-0000-7000-8000-000000000001" });
    assert_eq!(desk.refused("desk_person_pack_save", nobody), Code::NotFound);
}

#[test]
fn a_brief_is_saved_as_a_page_and_leaves_a_record() {
    let (desk, ann) = with_ann(&["brief", ""]);
    let saved = desk.call("desk_brief_save", json!({ "id": ann }));
    assert_eq!(saved["file_name"], "brief.pdf");
    assert!(
        std::fs::read(desk.path("brief.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    let listed = exports(&desk);
    assert_eq!(
        (
            &listed["items"][0]["kind"],
            &listed["items"][0]["what"],
            &listed["items"][0]["profile"]
        ),
        (&json!("report"), &json!("Brief on Ann Quorn"), &json!("full"))
    );
    let cancelled = desk.call("desk_brief_save", json!({ "id": ann, "profile": "roles" }));
    assert_eq!((cancelled, &exports(&desk)["total"]), (Value::Null, &json!(1)));
    assert_eq!(
        desk.refused("desk_brief_save", json!({ "id": ann, "profile": "counts" })),
        Code::Invalid
    );
}

#[test]
fn an_erasure_is_rehearsed_first_and_reaches_every_folder_of_backups() {
    let (desk, ann) = with_ann(&["stick"]);
    desk.call("desk_backup_make", json!({}));
    std::fs::create_dir(desk.path("stick")).unwrap();
    desk.call("desk_backup_folder_dialog", json!({}));
    desk.call("desk_backup_make", json!({}));
    let ask = |dry_run: bool| json!({ "id": ann, "mode": "erase", "reason": "Ann Quorn asked", "dry_run": dry_run });
    let told = desk.call("desk_person_erase", ask(true));
    assert_eq!(told["backups"].as_array().map(Vec::len), Some(2), "{told}");
    assert!(hold(&desk, "Ann Quorn"), "nothing has changed yet");

    let done = desk.call("desk_person_erase", ask(false));
    assert_eq!(
        (&done["called"], &done["finished"], &done["backups_left"]),
        (&json!("Erased person 1"), &json!(true), &json!([]))
    );
    assert_eq!(done["backups"].as_array().map(Vec::len), Some(2));
    assert!(!hold(&desk, "Ann Quorn"));
    assert_eq!(desk.total(), 1, "counted still");
    let without = json!({ "id": ann, "mode": "erase", "reason": " " });
    assert_eq!(desk.refused("desk_person_erase", without), Code::Invalid);
}

#[test]
fn a_folder_of_backups_that_is_out_of_reach_is_told() {
    let (desk, ann) = with_ann(&["stick"]);
    std::fs::create_dir(desk.path("stick")).unwrap();
    desk.call("desk_backup_folder_dialog", json!({}));
    std::fs::remove_dir_all(desk.path("stick")).unwrap();
    let ask = json!({ "id": ann, "mode": "anonymise", "reason": "They asked" });
    let done = desk.call("desk_person_erase", ask);
    let left = done["backups_left"].to_string();
    assert!(left.contains("stick"), "{left}");
}

#[test]
fn what_was_kept_aside_goes_when_it_was_named_and_agreed_to() {
    let (desk, ann) = with_ann(&[]);
    let name = "Mill (damaged 2026-03-01).soundings";
    std::fs::write(desk.path(name), "What is left of Ann Quorn").unwrap();
    let ask = |kept: &[&str], dry_run: bool| json!({ "id": ann, "mode": "erase", "reason": "They asked", "delete_kept": kept, "dry_run": dry_run });
    let told = desk.call("desk_person_erase", ask(&[], true));
    assert_eq!(told["kept_aside"], json!([name]));
    assert_eq!(
        desk.refused("desk_person_erase", ask(&["Mill.soundings"], false)),
        Code::Invalid,
        "only what was kept aside"
    );
    assert!(desk.path("Mill.soundings").exists() && hold(&desk, "Ann Quorn"));
    let done = desk.call("desk_person_erase", ask(&[], false));
    assert_eq!(
        (&done["kept_aside"], &done["deleted"]),
        (&json!([name]), &json!([]))
    );
    let again = desk.call("desk_person_erase", ask(&[name], true));
    assert!(again["kept_aside"] == json!([name]) && desk.path(name).exists());
    let done = desk.call("desk_person_erase", ask(&[name], false));
    assert_eq!(
        (&done["kept_aside"], &done["deleted"]),
        (&json!([]), &json!([name]))
    );
    assert!(!hold(&desk, "Ann Quorn"));
}
