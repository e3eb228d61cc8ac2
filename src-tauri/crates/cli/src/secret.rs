//! Where passwords come from: the environment, a file descriptor, or the person at the terminal; or, in place of one, the
//! key from the system's key store. Never an argument, which every program on the machine could read.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use clap::{Args, ValueEnum};
use ops::{Code, Failure, Password, Unlock};
use zeroize::Zeroizing;

use crate::moment;
use crate::refusal::Refusal;

const NOW: &str = "SOUNDINGS_PASSWORD";
const NEW: &str = "SOUNDINGS_NEW_PASSWORD";

/// How the password of the file is given.
#[derive(Args, Debug, Clone, Default)]
pub(crate) struct Asked {
    /// Read the file's password from this file descriptor, to its end, without a line end
    #[arg(long, global = true, value_name = "N", conflicts_with = "password_prompt")]
    password_fd: Option<u32>,
    /// Where what opens the file is taken from; the environment, then the terminal, when left out
    #[arg(
        long,
        global = true,
        value_name = "PLACE",
        conflicts_with_all = ["password_fd", "password_prompt"]
    )]
    key_from: Option<Place>,
    /// Ask for the file's password on the terminal
    #[arg(long, global = true)]
    password_prompt: bool,
}

/// A place to take from what opens the file.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The password in SOUNDINGS_PASSWORD, and nobody is asked
    Env,
    /// The password, typed at the terminal
    Terminal,
    /// The key that the system's key store remembers, by “password --remember” or in the window
    Store,
}

/// What was asked for on the line, for whichever command opens a file; and what came of it, for a descriptor is read
/// once only.
static ASKED: OnceLock<Asked> = OnceLock::new();
static KNOWN: Mutex<Option<Password>> = Mutex::new(None);

impl Asked {
    /// Keeps it for the rest of the command.
    pub(crate) fn keep(self) {
        ASKED.set(self).ok();
    }
}

/// The password that was given for the file, if one was.
fn given() -> Result<Option<Password>, Refusal> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.is_none() {
        let asked = ASKED.get().cloned().unwrap_or_default();
        let typed = match (asked.password_fd, asked.key_from) {
            (Some(descriptor), _) => Some(from_descriptor(descriptor)?),
            // Its key takes the password's place.
            (None, Some(Place::Store)) => None,
            (None, Some(Place::Terminal)) => Some(from_terminal("Password: ")?),
            (None, None) if asked.password_prompt => Some(from_terminal("Password: ")?),
            (None, _) => from_environment(NOW)?,
        };
        *known = typed.and_then(|typed| Password::new(typed.as_str()));
    }
    Ok(known.clone())
}

/// Whether a password was given for the file.
pub(crate) fn is_given() -> Result<bool, Refusal> {
    Ok(given()?.is_some())
}

/// What opens this file, as far as it was given: its key from the key store, or its password.
pub(crate) fn opens(file: &Path) -> Result<Option<Unlock>, Refusal> {
    if place() == Some(Place::Store) {
        return match ops::keyhole_of(file)? {
            // It has no password, and so asks for no key.
            None => Ok(None),
            Some(_) => Ok(Some(moment::keys()?.unlock(file).map_err(told_of_the_store)?)),
        };
    }
    Ok(given()?.map(Unlock::Password))
}

/// Says how the key store opens it again, once it does not for a lock.
fn told_of_the_store(failure: Failure) -> Failure {
    if failure.code != Code::Locked {
        return failure;
    }
    Failure::new(
        Code::Locked,
        format!(
            "{} Give it in {NOW}, with --password-fd, or with --password-prompt, in place of --key-from store. Unlocked in the \
             window, or remembered once more with `soundings password FILE --remember`, --key-from store opens it again.",
            failure.message
        ),
    )
}

fn place() -> Option<Place> {
    ASKED.get().and_then(|asked| asked.key_from)
}

/// The password of this file from the person at the terminal; none when there is nobody to ask.
pub(crate) fn asked_for(file: &Path) -> Result<Option<Password>, Refusal> {
    if place().is_some() || !io::stdin().is_terminal() {
        return Ok(None);
    }
    let typed = from_terminal(&format!(
        "Password of {}: ",
        crate::output::plain(&file.to_string_lossy())
    ))?;
    let password = Password::new(typed.as_str());
    KNOWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone_from(&password);
    Ok(password)
}

/// A new password: from the descriptor, the environment, or twice from the terminal.
pub(crate) fn new(descriptor: Option<u32>) -> Result<Zeroizing<String>, Refusal> {
    if let Some(descriptor) = descriptor {
        return from_descriptor(descriptor);
    }
    if let Some(typed) = from_environment(NEW)? {
        return Ok(typed);
    }
    if !io::stdin().is_terminal() {
        return Err(Refusal::Usage(format!(
            "there is no new password: give it in {NEW}, with --new-password-fd, or at a terminal"
        )));
    }
    let once = from_terminal("New password: ")?;
    let twice = from_terminal("The same once more: ")?;
    if *once == *twice {
        Ok(once)
    } else {
        Err(Failure::new(Code::Invalid, "The two are not the same. Nothing was changed.").into())
    }
}

/// A password from a descriptor.
pub(crate) fn from(descriptor: u32) -> Result<Option<Password>, Refusal> {
    Ok(Password::new(from_descriptor(descriptor)?.as_str()))
}

/// Says how to give the password where a file asks for one.
pub(crate) fn told(failure: Failure) -> Failure {
    match failure.code {
        Code::Locked => Failure::new(
            Code::Locked,
            format!(
                "{}. Give it in {NOW}, with --password-fd, or with --password-prompt; where it is remembered on this \
                 computer, --key-from store opens it.",
                failure.message
            ),
        ),
        Code::WrongPassword => Failure::new(
            Code::WrongPassword,
            format!(
                "{}. If the password is right, `soundings restore FILE --backup NAME` puts a backup in its place and keeps what \
                 is there.",
                failure.message.trim_end_matches('.')
            ),
        ),
        _ => failure,
    }
}

fn from_environment(name: &str) -> Result<Option<Zeroizing<String>>, Refusal> {
    match std::env::var(name) {
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Refusal::Usage(format!("{name} is not text"))),
    }
}

fn from_terminal(prompt: &str) -> Result<Zeroizing<String>, Refusal> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|_| {
            Refusal::Usage(format!(
                "there is no terminal to ask at: give the password in {NOW} or with --password-fd"
            ))
        })
}

/// The system shows a program its own descriptors as files.
fn from_descriptor(descriptor: u32) -> Result<Zeroizing<String>, Refusal> {
    let place = || format!("File descriptor {descriptor}");
    if cfg!(windows) {
        let message = format!("file descriptors are not known here: give the password in {NOW}");
        return Err(Refusal::Usage(message));
    }
    // Room for any password, so that no part of it is left behind when it grows.
    let mut typed = Zeroizing::new(String::with_capacity(64 * 1024));
    File::open(format!("/dev/fd/{descriptor}"))
        .and_then(|file| file.take(32 * 1024).read_to_string(&mut typed))
        .map_err(|error| Refusal::file(Path::new(&place()), &error))?;
    let length = without_line_end(&typed).len();
    typed.truncate(length);
    Ok(typed)
}

/// One line end at the end belongs to the way it was written.
fn without_line_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_end_is_dropped_and_nothing_else() {
        for (text, rest) in [
            ("a b\n", "a b"),
            ("a b\r\n", "a b"),
            ("a b", "a b"),
            (" a\n\n", " a\n"),
            ("", ""),
        ] {
            assert_eq!(without_line_end(text), rest);
        }
    }

    #[test]
    fn a_locked_file_is_told_how_to_open() {
        let told = told(Failure::new(Code::Locked, "a.soundings is protected"));
        assert!(told.message.contains("SOUNDINGS_PASSWORD") && told.code == Code::Locked);
        let wrong = super::told(Failure::new(Code::WrongPassword, "wrong password, or damaged"));
        assert!(wrong.message.contains("soundings restore") && wrong.code == Code::WrongPassword);
        let other = Failure::new(Code::Busy, "busy");
        assert_eq!(super::told(other.clone()), other);
    }
}
