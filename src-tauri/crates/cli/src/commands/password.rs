//! `soundings password FILE set|change|remove`, and remembering it

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ops::password::{STRONG_FROM, Strength, accepted, strength};
use ops::{Code, Context, Failure, Password};
use serde_json::{Value, json};

use super::remembering;
use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::{moment, secret, workspace};

/// Set, change or remove the password of a workspace, or remember its key on this computer
///
/// Nobody can open the file without its password: if it is forgotten, the content is lost. The new password comes from
/// SOUNDINGS_NEW_PASSWORD, from --new-password-fd, or from the terminal, where it is asked for twice.
///
/// With --remember, the key of the file is kept in the system's key store: whoever uses this computer under your name opens
/// the workspace then without its password. What is remembered follows another password, and goes with the last one.
#[derive(Args)]
pub(crate) struct PasswordCommand {
    /// The workspace
    file: PathBuf,
    /// What to do
    #[arg(value_enum, required_unless_present_any = ["remember", "forget"])]
    what: Option<What>,
    /// Remember the key of the file in the system's key store, for the window and for --key-from store
    #[arg(long, conflicts_with = "forget")]
    remember: bool,
    /// Forget what is remembered of it; by itself, this needs no password
    #[arg(long)]
    forget: bool,
    /// Read the new password from this file descriptor, to its end, without a line end
    #[arg(long, value_name = "N")]
    new_password_fd: Option<u32>,
    /// Delete the backups that were made before and that anybody can read
    #[arg(long)]
    delete_plain_backups: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Give the workspace a password
    Set,
    /// Give it another password
    Change,
    /// Take the password away: anybody who has the file can read it then
    Remove,
}

/// What is said before a password is set.
pub(crate) const LOST: &str =
    "Nobody can open the file without its password. If it is forgotten, the content is lost.";

impl PasswordCommand {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let Some(what) = self.what else {
            return match self.forget {
                true => remembering::forget(&self.file, context, output),
                false => remembering::remember(&self.file, context, output),
            };
        };
        let session = workspace::open(&self.file, context)?;
        if let Some(why) = self.contradiction(what, session.is_encrypted()) {
            return Err(Failure::new(Code::Conflict, why).into());
        }
        let new = match what {
            What::Remove => None,
            What::Set | What::Change => {
                let name = self
                    .file
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                Some(take_new(self.new_password_fd, &[&name, &context.author], output)?)
            }
        };
        let session = session.change_password(new.as_ref().map(|(password, _)| password))?;
        let folders = moment::every_backups();
        let (mut plain_backups, mut deleted, mut trouble) = (Vec::new(), 0, None);
        if session.is_encrypted() {
            let wanted = self.delete_plain_backups;
            let outcome = if wanted {
                session.delete_plain_backups(&folders)
            } else {
                Ok(0)
            };
            match outcome.and_then(|gone| Ok((gone, session.plain_backups(&folders)?))) {
                Ok(found) => (deleted, plain_backups) = found,
                Err(failure) => trouble = Some(failure),
            }
        }
        let encrypted = session.is_encrypted();
        let remembered = remembering::follow(&session, self.remember, self.forget);
        session.close()?;
        let document = json!({
            "file": self.file.display().to_string(),
            "encrypted": encrypted,
            "strength": new.map(|(_, strength)| strength),
            "plain_backups": plain_backups,
            "deleted_backups": deleted,
            "trouble": trouble,
            "remembered": remembered.as_ref().is_ok_and(|&remembered| remembered),
            "key_store": remembered.as_ref().err(),
        });
        output.answer(&document, |out| {
            writeln!(out, "{}", self.done(what))?;
            match &remembered {
                Ok(true) => writeln!(out, "It is remembered on this computer.")?,
                Ok(false) => {}
                Err(failure) => writeln!(
                    out,
                    "But what is remembered could not follow: {}",
                    plain(&failure.message)
                )?,
            }
            if deleted > 0 {
                let backups = counted(deleted as u64, "backup", "backups");
                writeln!(out, "Deleted {backups} that anybody could read.")?;
            }
            if let Some(failure) = &trouble {
                writeln!(
                    out,
                    "But the older backups could not all be looked through: {}",
                    plain(&failure.message)
                )?;
            }
            if plain_backups.is_empty() {
                return Ok(());
            }
            let backups = counted(plain_backups.len() as u64, "backup is", "backups are");
            writeln!(
                out,
                "{backups} not protected; --delete-plain-backups deletes them:"
            )?;
            plain_backups
                .iter()
                .try_for_each(|backup| writeln!(out, "  {}", plain(&backup.file_name)))
        })?;
        // The password is what was asked for, and that is done.
        Ok(if trouble.is_some() || remembered.is_err() {
            Done::ButSome
        } else {
            Done::All
        })
    }

    fn contradiction(&self, what: What, encrypted: bool) -> Option<String> {
        let file = self.file.display();
        match (what, encrypted) {
            (What::Remove, true) if self.remember => {
                Some("Without a password there is nothing to remember: leave --remember out.".to_owned())
            }
            (What::Set, true) => Some(format!("{file} has a password already: use “change”.")),
            (What::Change, false) => Some(format!("{file} has no password yet: use “set”.")),
            (What::Remove, false) => Some(format!("{file} has no password.")),
            _ => None,
        }
    }

    fn done(&self, what: What) -> String {
        let file = plain(&self.file.display().to_string());
        match what {
            What::Set => format!("{file} has a password now."),
            What::Change => format!("{file} has a new password now."),
            What::Remove => format!("{file} has no password any more: anybody who has the file can read it."),
        }
    }
}

/// A new password, with what there is to say of it: said before anything is written.
pub(crate) fn take_new(
    descriptor: Option<u32>,
    words: &[&str],
    output: &Output,
) -> Result<(Password, Value), Refusal> {
    output.note(LOST);
    let typed = secret::new(descriptor)?;
    let password = accepted(&typed)?;
    let found = strength(&typed, words);
    if let Some(weak) = weakness(&found) {
        output.note(&weak);
    }
    let told = serde_json::to_value(&found).unwrap_or_default();
    Ok((password, told))
}

fn weakness(found: &Strength) -> Option<String> {
    if found.score >= STRONG_FROM {
        return None;
    }
    let mut said = format!(
        "This password is weak: one fast computer would guess it in {}.",
        found.time
    );
    for more in found.warning.iter().chain(&found.suggestions) {
        said.push(' ');
        said.push_str(more);
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_password_is_told_why_and_what_to_do() {
        let said = weakness(&strength("password1", &[])).unwrap();
        assert!(
            said.contains("weak") && said.contains("Add another word"),
            "{said}"
        );
        assert_eq!(weakness(&strength("lorry mauve quince ferret", &[])), None);
    }
}
