//! The password of a workspace: how strong it is, and setting, changing and removing it.
//!
//! Nothing of it is journalled, and no answer, message or log ever holds it. Who forgets it has lost the content: there
//! is no other way in.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Key, Password};
use ts_rs::TS;
use zxcvbn::feedback::{Suggestion, Warning};

use crate::{Code, Failure, Session};

/// The fewest characters a password may have. What is short can be guessed whatever it is made of; what is weaker than
/// it could be is the person's own affair, and they are told.
pub const SHORTEST: usize = 8;

/// From this score on there is nothing to warn of.
pub const STRONG_FROM: u8 = 3;

/// How hard a password is to guess, for somebody who has the file and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Strength {
    /// From 0, guessed at once, to 4, out of reach.
    pub score: u8,
    /// Whether it may be used: it is not shorter than the least there is.
    pub long_enough: bool,
    /// The fewest characters it may have.
    pub shortest: usize,
    /// How long one fast computer would need for it.
    pub time: String,
    /// What makes it easy to guess, if something does.
    pub warning: Option<String>,
    /// What would make it harder.
    pub suggestions: Vec<String>,
}

/// A backup that anybody can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlainBackup {
    /// The file, without its folder.
    pub file_name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// How many bytes it has.
    pub size: u64,
}

/// How strong a password is. `words` are those that are easy to think of here, such as the name of the workspace.
pub fn strength(typed: &str, words: &[&str]) -> Strength {
    let found = zxcvbn::zxcvbn(typed, words);
    let long_enough = is_long_enough(typed);
    let score = u8::from(found.score());
    let feedback = found.feedback();
    Strength {
        // What is too short to be used is not called fair.
        score: if long_enough { score } else { score.min(1) },
        long_enough,
        shortest: SHORTEST,
        // Every guess has to be hashed as often as the file asks, which leaves about ten thousand in a second.
        time: found
            .crack_times()
            .offline_slow_hashing_1e4_per_second()
            .to_string(),
        warning: feedback
            .and_then(|feedback| feedback.warning())
            .map(|warning| warned(warning).to_owned()),
        suggestions: feedback
            .map(|feedback| feedback.suggestions())
            .unwrap_or_default()
            .iter()
            .map(|&suggestion| suggested(suggestion).to_owned())
            .collect(),
    }
}

/// The password for a file from now on.
///
/// # Errors
/// `invalid` when it is empty or shorter than [`SHORTEST`].
pub fn accepted(typed: &str) -> Result<Password, Failure> {
    let refused = |message: String| Err(Failure::field("password", message));
    match Password::new(typed) {
        None => refused("please type one.".into()),
        Some(_) if !is_long_enough(typed) => refused(format!(
            "it needs at least {SHORTEST} characters. Several words that do not belong together are easy to keep and hard to guess."
        )),
        Some(password) => Ok(password),
    }
}

fn is_long_enough(typed: &str) -> bool {
    typed.chars().nth(SHORTEST - 1).is_some()
}

impl Session {
    /// Whether a password protects the file.
    pub fn is_encrypted(&self) -> bool {
        self.workspace.is_encrypted()
    }

    /// What opens the file again, if it is protected.
    pub fn key(&self) -> Option<&Key> {
        self.workspace.key()
    }

    /// Whether this is the password of the file.
    ///
    /// # Errors
    /// When no key can be made.
    pub fn opens_with(&self, password: &Password) -> Result<bool, Failure> {
        let found = Key::of(self.path(), password)?;
        Ok(match (found, self.key()) {
            (Some(found), Some(key)) => *found.to_secret() == *key.to_secret(),
            _ => false,
        })
    }

    /// Sets, changes or – given none – removes the password, and goes on with the new file. Listeners stay.
    ///
    /// # Errors
    /// `busy` while another program has the file open, `read_only`, `io`. The session is closed then, and the file as it
    /// was: open it again as before.
    pub fn change_password(self, password: Option<&Password>) -> Result<Self, Failure> {
        let workspace = self.workspace.change_password(password)?;
        Ok(Self {
            workspace,
            screens: crate::redact::Screens::default(),
        })
    }

    /// The backups of this workspace in these folders that anybody can read, the newest of each folder first. Once there is
    /// a password, they should go.
    ///
    /// # Errors
    /// `io` when a folder cannot be read.
    pub fn plain_backups(&self, folders: &[PathBuf]) -> Result<Vec<PlainBackup>, Failure> {
        let told = |backup: store::Backup| PlainBackup {
            file_name: backup
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            at: backup.at,
            size: backup.size,
        };
        Ok(self.plain_copies(folders)?.into_iter().map(told).collect())
    }

    /// Deletes the backups of this workspace in these folders that anybody can read, and says how many those were.
    ///
    /// # Errors
    /// `conflict` when the workspace has no password itself, so that they are all the backups there are; `io` when one
    /// cannot be deleted.
    pub fn delete_plain_backups(&self, folders: &[PathBuf]) -> Result<usize, Failure> {
        if !self.is_encrypted() {
            return Err(Failure::new(
                Code::Conflict,
                "This workspace has no password, so its backups stay. Nothing was deleted.",
            ));
        }
        let copies = self.plain_copies(folders)?;
        for copy in &copies {
            store::remove(copy)?;
        }
        Ok(copies.len())
    }

    fn plain_copies(&self, folders: &[PathBuf]) -> Result<Vec<store::Backup>, Failure> {
        let id = self.workspace.id()?;
        let mut copies = Vec::new();
        for folder in folders {
            copies.extend(store::plain_copies(folder, id)?);
        }
        Ok(copies)
    }
}

fn warned(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "A row of keys is easy to guess.",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "A short pattern on the keyboard is easy to guess.",
        Warning::RepeatsLikeAaaAreEasyToGuess => "One character again and again is easy to guess.",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "A part that is repeated is hardly harder to guess than the part."
        }
        Warning::ThisIsATop10Password => "This is one of the ten most used passwords.",
        Warning::ThisIsATop100Password => "This is one of the hundred most used passwords.",
        Warning::ThisIsACommonPassword => "Many people use this password.",
        Warning::ThisIsSimilarToACommonlyUsedPassword => {
            "This is like a password that many people use, or a word of this workspace."
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "Sequences such as abc or 6543 are easy to guess.",
        Warning::RecentYearsAreEasyToGuess => "Recent years are easy to guess.",
        Warning::AWordByItselfIsEasyToGuess => "A word by itself is easy to guess.",
        Warning::DatesAreOftenEasyToGuess => "Dates are often easy to guess.",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "A name by itself is easy to guess.",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "Common names are easy to guess.",
    }
}

fn suggested(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => {
            "Use several words that do not belong together; no known phrase."
        }
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => {
            "Signs, digits and capital letters are not needed."
        }
        Suggestion::AddAnotherWordOrTwo => "Add another word or two; the rarer, the better.",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "A capital letter does not help much.",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "Capital letters throughout are almost as easy to guess as small ones."
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => {
            "A word spelt backwards is not much harder to guess."
        }
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "Usual replacements, such as @ for a, do not help much."
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "A pattern on the keyboard needs more turns.",
        Suggestion::AvoidRepeatedWordsAndCharacters => "Repeat no words and no characters.",
        Suggestion::AvoidSequences => "Leave out sequences.",
        Suggestion::AvoidRecentYears => "Leave out recent years.",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "Leave out years that have to do with you.",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            "Leave out dates and years that have to do with you."
        }
    }
}
