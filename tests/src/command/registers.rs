//! Published registers by command line, where the machine has them.

use std::path::PathBuf;

use super::run::Shell;

#[test]
fn the_published_registers_come_in_whole_and_a_second_time_change_nothing() {
    let Some(folder) = std::env::var_os("SOUNDINGS_REGISTERS").map(PathBuf::from) else {
        println!("skipped: SOUNDINGS_REGISTERS is not set");
        return;
    };
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "posts.soundings"]).code, 0);
    for (name, rows, created, refused) in [
        ("british-library-2013-09-senior.csv", 56, 35, 21),
        ("british-library-2013-09-junior.csv", 143, 143, 0),
        ("hmrc-2013-09-senior.csv", 353, 331, 22),
        ("hmrc-2013-09-junior.csv", 5107, 5107, 0),
    ] {
        let path = folder.join(name);
        let import = || {
            let said = shell.run(&["import", "posts.soundings", path.to_str().unwrap(), "--json"]);
            assert_eq!(said.code, i32::from(refused > 0), "{name}: {}", said.err);
            said.document()
        };
        let first = import();
        let counts = |outcome: &serde_json::Value| {
            ["rows", "created", "updated", "skipped"].map(|count| outcome[count].as_u64().unwrap())
        };
        assert_eq!(counts(&first), [rows, created, 0, 0], "{name}");
        assert_eq!(
            first["refused"].as_array().unwrap().len() as u64,
            refused,
            "{name}"
        );
        let second = import();
        assert_eq!(counts(&second), [rows, 0, 0, created], "{name} again");
        assert!(second["change_set"].is_null(), "{name} again");
    }
    assert_eq!(
        shell.json(&["list", "posts.soundings", "groups", "--limit", "1"])["total"],
        36 + 363
    );
    assert_eq!(
        shell.json(&["list", "posts.soundings", "ties", "--limit", "1"])["total"],
        28 + 36 + 326 + 363
    );
    assert_eq!(shell.json(&["check", "posts.soundings"])["ok"], true);
}
