//! `cargo xtask package`: the programs as they are handed out, with their licences and notices.

use std::path::Path;

use crate::notices::{self, Part};
use crate::shell::{Fault, House, Outcome, Step};
use crate::{setup, ui};

pub(crate) fn command(house: &House) -> Outcome {
    setup::to_build(house)?;
    ui::build(house)?;
    Step::cargo(house)
        .args([
            "build",
            "--release",
            "--locked",
            "--package=soundings",
            "--package=soundings-cli",
        ])
        .run()?;
    let folder = house.target().join("package");
    if house.dry_run {
        println!("would fill {}", folder.display());
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| fault(&folder, &error))?;
    }
    create(&folder)?;
    for program in ["soundings-app", "soundings"] {
        let built = house.built("release", program);
        let name = built.file_name().unwrap_or_default().to_owned();
        copy(&built, &folder.join(name))?;
    }
    for text in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "THIRD_PARTY.md"] {
        copy(&house.root.join(text), &folder.join(text))?;
    }
    let (crates, packages) = notices::parts(house)?;
    for part in crates.iter().chain(&packages) {
        licence_texts(part, &folder.join("licences"))?;
    }
    println!("\nThe programs and their licences are in {}.", folder.display());
    Ok(())
}

/// Copies what the authors of a part say about its use, one folder a part.
fn licence_texts(part: &Part, into: &Path) -> Outcome {
    let Ok(entries) = std::fs::read_dir(&part.folder) else {
        return Ok(());
    };
    let texts = entries.flatten().map(|entry| entry.path()).filter(|path| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
                .iter()
                .any(|it| name.starts_with(it))
    });
    let folder = into.join(format!("{}-{}", part.name.replace('/', "-"), part.version));
    for text in texts {
        create(&folder)?;
        copy(&text, &folder.join(text.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn create(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).map_err(|error| fault(folder, &error))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| fault(from, &error))
}

fn fault(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(format!("{} could not be packaged: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_about_the_licence_are_taken() {
        let base = std::env::temp_dir().join(format!("soundings-xtask-package-{}", std::process::id()));
        let source = base.join("source");
        create(&source).unwrap();
        for name in ["LICENSE-MIT", "copying.txt", "README.md"] {
            std::fs::write(source.join(name), name).unwrap();
        }
        let part = Part {
            name: "@a/b".into(),
            version: "1.0.0".into(),
            licence: "MIT".into(),
            folder: source.clone(),
        };
        licence_texts(&part, &base.join("licences")).unwrap();
        let taken = base.join("licences/@a-b-1.0.0");
        assert!(taken.join("LICENSE-MIT").is_file() && taken.join("copying.txt").is_file());
        assert!(!taken.join("README.md").exists());
        std::fs::remove_dir_all(&base).unwrap();
    }
}
