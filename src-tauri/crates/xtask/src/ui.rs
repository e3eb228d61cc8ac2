//! The web part: built once, and again only when something in it changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use crate::shell::{Fault, House, Outcome, Step, files_under};

/// Builds `ui/dist` unless it is newer than everything it is made of. A build that changes nothing would
/// still make cargo embed it again and link the app anew.
pub(crate) fn build(house: &House) -> Outcome {
    let stamp = house.root.join("target/xtask/ui-built");
    let made_of = fingerprint(&house.ui());
    let current = std::fs::read_to_string(&stamp).is_ok_and(|known| known == made_of);
    if current && house.ui().join("dist/index.html").is_file() {
        return Ok(());
    }
    Step::npm(house).args(["run", "--silent", "build"]).run()?;
    if house.dry_run {
        return Ok(());
    }
    let kept = stamp
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&stamp, made_of));
    kept.map_err(|error| Fault::new(format!("{} could not be written: {error}.", stamp.display())))
}

/// Names, sizes and times of every file the web part is made of.
fn fingerprint(ui: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    let dist = ui.join("dist");
    let phone_dist = ui.join("phone/dist");
    for path in files_under(ui, &[]) {
        if path.starts_with(&dist) || path.starts_with(&phone_dist) {
            continue;
        }
        path.hash(&mut hasher);
        if let Ok(facts) = path.metadata() {
            facts.len().hash(&mut hasher);
            facts.modified().ok().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_sees_a_new_file_but_not_the_build_itself() {
        let folder = std::env::temp_dir().join(format!("soundings-xtask-ui-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("src")).unwrap();
        std::fs::create_dir_all(folder.join("dist")).unwrap();
        std::fs::write(folder.join("src/a.ts"), "a").unwrap();
        let before = fingerprint(&folder);
        std::fs::write(folder.join("dist/index.html"), "built").unwrap();
        assert_eq!(fingerprint(&folder), before);
        std::fs::write(folder.join("src/b.ts"), "b").unwrap();
        assert_ne!(fingerprint(&folder), before);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
