//! What a workspace keeps names for, said from a shell.

use super::run::Shell;

const NOTE: &str = "what it keeps people's names for";

#[test]
fn a_workspace_says_what_it_keeps_names_for_and_an_import_says_when_none_does() {
    let shell = Shell::new();
    shell.write("people.csv", "Name,Role\nAnn Smith,Clerk\n");
    let purpose = "To bring people along with the new meters";
    let made = shell.json(&["new", "with.soundings", "--purpose", purpose]);
    assert_eq!(made["purpose"], purpose);
    let said = shell.run(&["import", "with.soundings", "people.csv"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!said.err.contains(NOTE), "{}", said.err);

    assert_eq!(shell.run(&["new", "without.soundings"]).code, 0);
    let said = shell.run(&["import", "without.soundings", "people.csv"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err.matches(NOTE).count(), 1, "{}", said.err);
    assert!(!said.out.contains(NOTE), "{}", said.out);

    let refused = shell.run(&["new", "no.soundings", "--sample", "--purpose", purpose]);
    assert_eq!(refused.code, 2, "{}", refused.err);
}
