//! How much of people an output shows: `--profile`, `--preview`, `--wording`.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ops::domain::Profile;
use ops::redact::{Told, Wording};

use crate::output::{counted, plain};

/// How much of people an output shows.
#[derive(Args)]
pub(crate) struct Shown {
    /// How much of people it shows
    #[arg(long, value_name = "PROFILE", value_parser = profile())]
    profile: Option<Profile>,
    /// Only say what would be hidden, and which texts would be withheld
    #[arg(long)]
    pub(crate) preview: bool,
    /// Print other words for a text that is withheld; the preview gives its key
    #[arg(long = "wording", value_name = "KEY=TEXT", value_parser = wording)]
    pub(crate) wordings: Vec<Wording>,
}

impl Shown {
    /// The profile, or the one that is usual for this output.
    pub(crate) fn or(&self, usual: Profile) -> Profile {
        self.profile.unwrap_or(usual)
    }
}

pub(crate) fn profile() -> impl TypedValueParser<Value = Profile> {
    let known = Profile::ALL
        .iter()
        .map(|profile| PossibleValue::new(profile.as_str()).help(profile.means()));
    PossibleValuesParser::new(known).try_map(|word| word.parse::<Profile>())
}

fn wording(given: &str) -> Result<Wording, String> {
    let (key, text) = given
        .split_once('=')
        .ok_or("write the key, an equals sign and the other words: KEY=TEXT")?;
    Ok(Wording {
        key: key.trim().to_owned(),
        text: text.to_owned(),
    })
}

/// What a person reads of what is hidden.
pub(crate) fn write(out: &mut dyn Write, told: &Told) -> io::Result<()> {
    writeln!(out, "{}", told.profile.label())?;
    for line in &told.treatment {
        writeln!(out, "  {line}")?;
    }
    for name in &told.hidden {
        let after = name.after.as_deref().unwrap_or("nothing");
        let times = counted(name.times.into(), "time", "times");
        writeln!(
            out,
            "  {} \u{2192} {} ({times})",
            plain(&name.before),
            plain(after)
        )?;
    }
    for name in &told.kept {
        writeln!(out, "  {} stays, as the owner of an action", plain(name))?;
    }
    for text in &told.withheld {
        writeln!(
            out,
            "  Withheld: {} (names {})\n    {}\n    key {}",
            plain(&text.what),
            plain(&text.names.join(", ")),
            plain(&text.text),
            plain(&text.key)
        )?;
        if text.refused.is_some() {
            writeln!(out, "    The other words name somebody hidden as well.")?;
        }
    }
    Ok(())
}

/// The last part of a path: what a record of exports keeps.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_have_a_key_and_may_hold_an_equals_sign() {
        let given = wording("plan_line/1/what=a = b").unwrap();
        assert_eq!(
            (given.key.as_str(), given.text.as_str()),
            ("plan_line/1/what", "a = b")
        );
        assert!(wording("plan_line/1/what").is_err());
    }
}
