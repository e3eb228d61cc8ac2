//! System packages on Debian, Ubuntu and what is made from them.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use super::by_hand;
use crate::shell::{House, Outcome, Step, on_path};

/// What the app is built from and what its tests drive it with, except libclang, whose name has a version.
const PACKAGES: [&str; 11] = [
    "build-essential",
    "dbus",
    "fonts-dejavu-core",
    "gnome-keyring",
    "libwebkit2gtk-4.1-dev",
    "perl",
    "pkg-config",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
    "ca-certificates",
];

/// The oldest libclang that reads SQLite's headers for the bindings.
const CLANG: u32 = 14;

/// Whether this system has Debian's packages.
pub(crate) fn is_here() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|release| of_debian(&release))
        && on_path("dpkg-query")
}

fn of_debian(release: &str) -> bool {
    let words = release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace());
    words.into_iter().any(|word| word == "debian" || word == "ubuntu")
}

/// Installs what is missing, as root or through sudo; otherwise says exactly what to type.
pub(crate) fn packages(house: &House) -> Outcome {
    let installed = installed(house);
    let mut missing: Vec<String> = PACKAGES
        .iter()
        .filter(|name| !installed.contains(**name))
        .map(|name| (*name).to_owned())
        .collect();
    let clang_missing = clang_pair(&installed).is_none();
    if missing.is_empty() && !clang_missing {
        return Ok(());
    }
    let Some(root) = Root::here(house) else {
        if clang_missing {
            missing.extend(clang_packages(house));
        }
        let command = format!(
            "sudo apt-get update && sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        );
        return Err(by_hand(
            "System packages are missing, and installing them needs root.",
            &command,
        ));
    };
    root.apt(house, &["update"])?;
    if clang_missing {
        missing.extend(clang_packages(house));
    }
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(missing.iter().map(String::as_str));
    root.apt(house, &install)
}

/// Who may install.
enum Root {
    Already,
    Sudo,
}

impl Root {
    /// sudo counts if it asks for nothing, or if there is somebody to ask.
    fn here(house: &House) -> Option<Self> {
        if Step::new(house, "id")
            .args(["-u"])
            .output()
            .is_ok_and(|id| id.trim() == "0")
        {
            return Some(Self::Already);
        }
        let sudo = on_path("sudo")
            && (std::io::stdin().is_terminal() || Step::new(house, "sudo").args(["-n", "true"]).succeeds());
        sudo.then_some(Self::Sudo)
    }

    fn apt(&self, house: &House, args: &[&str]) -> Outcome {
        let quietly = [
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--quiet",
            "-o",
            "DPkg::Lock::Timeout=300",
        ];
        let step = match self {
            Self::Already => Step::new(house, "env"),
            Self::Sudo => Step::new(house, "sudo").args(["env"]),
        };
        step.args(quietly).args(args.iter().copied()).run()
    }
}

fn installed(house: &House) -> BTreeSet<String> {
    let asked =
        Step::new(house, "dpkg-query").args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"]);
    read_installed(&asked.output().unwrap_or_default())
}

fn read_installed(listed: &str) -> BTreeSet<String> {
    listed
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .map(str::to_owned)
        .collect()
}

/// The oldest sufficient libclang whose library and headers are both in the list.
fn clang_pair(names: &BTreeSet<String>) -> Option<u32> {
    let versions = names
        .iter()
        .filter_map(|name| name.strip_prefix("libclang1-")?.parse::<u32>().ok());
    versions
        .filter(|version| *version >= CLANG && names.contains(&format!("libclang-common-{version}-dev")))
        .min()
}

/// What to install for it: the pair alone where the distribution has it, else the whole development package.
fn clang_packages(house: &House) -> Vec<String> {
    let offered = Step::new(house, "apt-cache")
        .args(["pkgnames", "libclang"])
        .output()
        .unwrap_or_default();
    clang_choice(&offered)
}

fn clang_choice(offered: &str) -> Vec<String> {
    let names: BTreeSet<String> = offered.lines().map(|line| line.trim().to_owned()).collect();
    match clang_pair(&names) {
        Some(version) => vec![
            format!("libclang1-{version}"),
            format!("libclang-common-{version}-dev"),
        ],
        None => vec!["libclang-dev".to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_recognised() {
        assert!(of_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(of_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!of_debian("ID=fedora\nNAME=\"not debian\"\n"));
    }

    #[test]
    fn a_package_counts_only_when_it_is_installed() {
        let packages = read_installed("xvfb installed\nperl config-files\n");
        assert!(packages.contains("xvfb") && !packages.contains("perl"));
    }

    #[test]
    fn libclang_is_the_oldest_sufficient_pair_that_the_distribution_offers() {
        let offered =
            "libclang1-13\nlibclang-common-13-dev\nlibclang1-15\nlibclang1-16\nlibclang-common-16-dev\n";
        assert_eq!(clang_choice(offered), ["libclang1-16", "libclang-common-16-dev"]);
    }

    #[test]
    fn without_such_a_pair_the_development_package_is_taken() {
        assert_eq!(clang_choice("libclang-cpp14\n"), ["libclang-dev"]);
    }
}
