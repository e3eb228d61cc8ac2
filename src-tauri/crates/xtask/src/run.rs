//! `cargo xtask run`: the app on the sample workspace or, where nothing can be shown, the sample's report.

use crate::shell::{Fault, House, Outcome, Step};
use crate::{setup, ui};

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    setup::to_build(house)?;
    if display_present() {
        open_app(house, args)
    } else {
        make_report(house, args)
    }
}

/// Whether a window could be shown to a person.
fn display_present() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The sample is opened unless a file is named.
fn open_app(house: &House, args: &[String]) -> Outcome {
    ui::build(house)?;
    build(house, "soundings")?;
    let sample = args
        .iter()
        .all(|arg| arg.starts_with('-'))
        .then_some("--sample".to_owned());
    Step::new(house, house.built("quick", "soundings-app"))
        .here()
        .args(sample)
        .args(args.iter().cloned())
        .run()
}

fn make_report(house: &House, args: &[String]) -> Outcome {
    println!(
        "There is no display here, so no window can be opened: making the sample's readiness report instead."
    );
    build(house, "soundings-cli")?;
    let cli = house.built("quick", "soundings");
    let folder = house.target().join("sample");
    let workspace = folder.join("Sample.soundings");
    if !house.dry_run {
        let fault = |error: std::io::Error| {
            Fault::new(format!("{} could not be prepared: {error}.", folder.display()))
        };
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(fault)?;
        }
        std::fs::create_dir_all(&folder).map_err(fault)?;
    }
    let new = Step::new(house, &cli)
        .here()
        .args(["new".into(), workspace.clone().into_os_string()]);
    new.args(["--sample"]).args(args.iter().cloned()).run()?;
    for project in projects(house, &cli, &workspace)? {
        let report = Step::new(house, &cli)
            .here()
            .args(["report".into(), workspace.clone().into_os_string()]);
        report
            .args([
                "--project".into(),
                project.into(),
                "--out".into(),
                folder.clone().into_os_string(),
            ])
            .run()?;
    }
    println!(
        "\nReadiness reports of the sample workspace are in {}:",
        folder.display()
    );
    for file in crate::shell::files_under(&folder, &["pdf"]) {
        println!("  {}", file.display());
    }
    Ok(())
}

/// The names of the sample's projects, as the command line lists them.
fn projects(house: &House, cli: &std::path::Path, workspace: &std::path::Path) -> Outcome<Vec<String>> {
    if house.dry_run {
        return Ok(vec!["(each project)".to_owned()]);
    }
    let step = Step::new(house, cli)
        .here()
        .args(["list".into(), workspace.as_os_str().to_owned()]);
    let listed = step.args(["projects", "--json"]).output()?;
    let names = project_names(&listed);
    if names.is_empty() {
        Err(Fault::new("The sample workspace lists no projects."))
    } else {
        Ok(names)
    }
}

fn project_names(listed: &str) -> Vec<String> {
    let list: serde_json::Value = serde_json::from_str(listed).unwrap_or_default();
    let items = list["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| item["name"].as_str())
        .map(str::to_owned)
        .collect()
}

fn build(house: &House, package: &str) -> Outcome {
    Step::cargo(house)
        .args(["build", "--profile", "quick", "--package", package])
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_are_read_from_the_command_lines_list() {
        let listed = r#"{"total": 2, "items": [{"name": "Billing"}, {"name": "Leak desk"}]}"#;
        assert_eq!(project_names(listed), ["Billing", "Leak desk"]);
        assert!(project_names("no list").is_empty());
    }
}
