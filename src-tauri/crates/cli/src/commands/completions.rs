//! `soundings completions SHELL`

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use serde_json::json;

use crate::output::Output;
use crate::refusal::{Done, Refusal};

/// Print what a shell needs to complete this command
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, output: &Output) -> Result<Done, Refusal> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut crate::Line::command(), "soundings", &mut script);
        let document = json!({ "shell": self.shell.to_string(), "script": String::from_utf8_lossy(&script) });
        output.answer(&document, |out| out.write_all(&script))?;
        Ok(Done::All)
    }
}
