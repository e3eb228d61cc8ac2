//! Files that are no workspace, or no longer a whole one: a clear refusal, and not one byte changed.

use super::run::{Shell, bytes};

#[test]
fn broken_and_foreign_files_are_refused_and_left_as_they_are() {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "whole.soundings", "--sample"]).code, 0);
    let whole = bytes(&shell.path("whole.soundings"));
    let noise: Vec<u8> = (0..8192u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let mut foreign = whole.clone();
    foreign[68..72].copy_from_slice(&[0x0f, 0x05, 0x51, 0x12]);
    for (name, content) in [
        ("empty.soundings", Vec::new()),
        ("noise.soundings", noise),
        ("cut.soundings", whole[..whole.len() / 3 + 17].to_vec()),
        ("header.soundings", whole[..100].to_vec()),
        ("foreign.soundings", foreign),
        ("text.soundings", b"Name,Department\nAnn,Finance\n".to_vec()),
    ] {
        shell.write(name, &content);
        let before = shell.names();
        for arguments in [&["list", name, "people"][..], &["check", name], &["undo", name]] {
            let said = shell.run(arguments);
            assert_eq!(said.code, 3, "{arguments:?}: {}{}", said.out, said.err);
            assert!(
                said.err.len() > 20 && !said.err.contains("SELECT"),
                "{}",
                said.err
            );
        }
        assert_eq!(bytes(&shell.path(name)), content, "{name} was changed");
        assert_eq!(shell.names(), before, "{name} left something beside it");
    }
}
