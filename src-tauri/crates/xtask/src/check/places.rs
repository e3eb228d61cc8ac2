//! The arrows of the web part: feature → tables, purpose, axes and discreet → kit, api, i18n and context; never feature →
//! feature, and nothing but the api talks to Rust.

use serde_json::Value;

use super::imports::Import;

/// Every place of `ui/src` and the places it may import, besides itself. `shell` and the files at the top
/// put the rest together and may import all.
const PLACES: [(&str, &[&str]); 10] = [
    (
        "features",
        &[
            "kit", "api", "i18n", "context", "tables", "discreet", "purpose", "axes",
        ],
    ),
    ("tables", &["kit", "api", "i18n", "context", "discreet"]),
    ("purpose", &["kit", "api", "i18n", "context"]),
    ("axes", &["kit", "api", "i18n", "context"]),
    ("discreet", &["kit", "api", "i18n", "context"]),
    ("kit", &["i18n", "context"]),
    ("context", &["api", "kit", "i18n"]),
    ("api", &["i18n"]),
    ("i18n", &[]),
    ("test", &["kit", "api", "i18n", "context", "shell", "features"]),
];

/// The only place that talks to Rust.
const DESK: (&str, &str) = ("@tauri-apps/", "ui/src/api/");

/// The short names of `package.json` and the files of `ui` they stand for, such as `#kit` or `#bindings/*`.
pub(super) struct Aliases(Vec<(String, String)>);

impl Aliases {
    pub(super) fn of(package: &Value) -> Self {
        let imports = package["imports"].as_object().into_iter().flatten();
        Self(
            imports
                .filter_map(|(name, path)| Some((name.clone(), path.as_str()?.to_owned())))
                .collect(),
        )
    }

    /// The path inside `ui` that a short name stands for.
    fn path(&self, from: &str) -> Option<String> {
        self.0.iter().find_map(|(name, path)| match name.split_once('*') {
            Some((before, after)) => {
                let named = from.strip_prefix(before)?.strip_suffix(after)?;
                Some(path.replace('*', named))
            }
            None => (name == from).then(|| path.clone()),
        })
    }

    /// Where in `ui/src` an import leads; none if it leads out of it, to a package.
    fn target(&self, file: &str, from: &str) -> Option<Vec<String>> {
        let (mut path, steps) = if from.starts_with('#') {
            (vec!["ui".to_owned()], self.path(from)?)
        } else if from.starts_with('.') {
            let mut folder = segments(file);
            folder.pop();
            (folder, from.to_owned())
        } else {
            return None;
        };
        for step in steps.split('/') {
            match step {
                "." => {}
                ".." => {
                    path.pop()?;
                }
                name => path.push(name.to_owned()),
            }
        }
        let inside =
            path.first().is_some_and(|top| top == "ui") && path.get(1).is_some_and(|next| next == "src");
        inside.then(|| path.split_off(2))
    }
}

/// What is wrong with an import of this file, if anything is.
pub(super) fn breach(aliases: &Aliases, file: &str, import: &Import) -> Option<String> {
    let breach = |why: String| Some(format!("{file}:{}: imports {}, {why}", import.line, import.from));
    if import.from.starts_with(DESK.0) && !file.starts_with(DESK.1) {
        return breach(format!("which only {} may", DESK.1));
    }
    let own = segments(file.strip_prefix("ui/src/")?);
    let led = aliases.target(file, &import.from)?;
    let (from, to) = (place(&own)?, place(&led)?);
    if is_for_tests(&led) && !is_for_tests(&own) {
        return breach("which only tests may".to_owned());
    }
    if from == to || to.name == "test" {
        return None;
    }
    let (_, allowed) = PLACES.iter().find(|(known, _)| *known == from.name)?;
    if from.name == to.name {
        return breach("another feature".to_owned());
    }
    let fits = allowed.contains(&to.name.as_str());
    if fits {
        None
    } else {
        breach(format!("and {} may not use {}", from.name, to.name))
    }
}

/// Helpers of tests, their made-up data, and tests themselves.
fn is_for_tests(path: &[String]) -> bool {
    let file = path.last().map(String::as_str).unwrap_or_default();
    path.first().is_some_and(|top| stem(top) == "test")
        || file.contains(".test.")
        || matches!(stem(file), "fixture" | "testing")
}

/// A folder of `ui/src` and, of a feature, which one.
#[derive(PartialEq, Eq, Debug)]
struct Place {
    name: String,
    feature: Option<String>,
}

fn place(segments: &[String]) -> Option<Place> {
    let name = stem(segments.first()?).to_owned();
    let feature = if name == "features" {
        segments.get(1).map(|feature| stem(feature).to_owned())
    } else {
        None
    };
    Some(Place { name, feature })
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

fn segments(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, from: &str) -> Option<String> {
        let package = serde_json::json!({"imports": {
            "#kit": "./src/kit/index.ts", "#api": "./src/api/index.ts", "#context": "./src/context/index.ts",
            "#test": "./src/test/index.tsx", "#bindings/*": "./src/api/bindings/*.ts"}});
        breach(
            &Aliases::of(&package),
            file,
            &Import {
                line: 3,
                from: from.to_owned(),
            },
        )
    }

    #[test]
    fn a_feature_may_use_what_is_shared_and_itself() {
        let file = "ui/src/features/people/Register.tsx";
        let fine = [
            "#kit",
            "../../api",
            "../../i18n/people",
            "#context",
            "./Row",
            "./parts/cell",
            "react",
            "#bindings/Row",
        ];
        for from in fine {
            assert_eq!(found(file, from), None, "{from}");
        }
    }

    #[test]
    fn a_feature_may_not_use_another_nor_the_shell() {
        let file = "ui/src/features/people/Register.tsx";
        assert_eq!(
            found(file, "../map/Grid").unwrap(),
            "ui/src/features/people/Register.tsx:3: imports ../map/Grid, another feature"
        );
        assert!(found(file, "../../shell/Frame").is_some());
        assert!(found("ui/src/features/people/parts/Cell.tsx", "../../map").is_some());
    }

    #[test]
    fn the_kit_knows_no_stakeholder() {
        assert!(found("ui/src/kit/Button.tsx", "../features/people/Row").is_some());
        assert!(found("ui/src/kit/Button.tsx", "#api").is_some());
        assert!(found("ui/src/kit/Button.tsx", "#bindings/PersonRow").is_some());
        assert_eq!(found("ui/src/kit/Button.tsx", "./tokens.css"), None);
    }

    #[test]
    fn only_the_api_talks_to_tauri() {
        assert!(found("ui/src/shell/Frame.tsx", "@tauri-apps/api/core").is_some());
        assert_eq!(found("ui/src/api/transport.ts", "@tauri-apps/api/core"), None);
    }

    #[test]
    fn helpers_and_made_up_data_of_tests_are_for_tests() {
        assert_eq!(found("ui/src/features/people/Register.test.tsx", "#test"), None);
        assert_eq!(
            found("ui/src/features/people/Register.test.tsx", "./fixture"),
            None
        );
        assert_eq!(found("ui/src/features/people/fixture.ts", "#test"), None);
        assert_eq!(
            found("ui/src/test/mock/main.tsx", "../../features/people/register"),
            None
        );
        assert!(found("ui/src/features/people/Register.tsx", "#test").is_some());
        assert!(found("ui/src/features/people/Register.tsx", "./fixture").is_some());
    }

    #[test]
    fn the_shell_and_the_files_at_the_top_put_all_together() {
        assert_eq!(found("ui/src/shell/places.ts", "../features/map"), None);
        assert_eq!(found("ui/src/main.tsx", "./shell"), None);
    }
}
