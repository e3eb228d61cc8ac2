//! The `soundings` command: the same operations as the window, without a window or its libraries.
//!
//! Exit codes: 0 done; 1 done, but rows were refused or findings made; 2 wrong usage; 3 an input or a file was refused.

mod commands;
mod moment;
mod output;
mod refusal;
mod secret;
mod table;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{
    apply, backup, check, completions, diagnostics, export, health, history, import, list, map, mapping,
    network, new, paper, password, person, report, retention, salvage, schema, twice,
};
use output::Output;
use refusal::{Done, Refusal};

/// Maps the people a change touches, how ready they are, and what support each project has asked for.
#[derive(Parser)]
#[command(name = "soundings", version, arg_required_else_help = true, after_help = AFTER)]
struct Line {
    #[command(subcommand)]
    command: Command,
    /// Print one JSON document and nothing else
    #[arg(long, global = true)]
    json: bool,
    /// The name put beside what is recorded; your user name when left out
    #[arg(long, global = true, value_name = "NAME")]
    author: Option<String>,
    #[command(flatten)]
    secret: secret::Asked,
}

const AFTER: &str = "\
Exit codes: 0 done · 1 done, but rows were refused or a check found something · 2 wrong usage · \
3 an input or a file was refused.
Dates are written YYYY-MM-DD. SOUNDINGS_TODAY sets the date that counts as today.
The password of a protected file comes from SOUNDINGS_PASSWORD, --password-fd or the terminal, or its \
key from the system's key store with --key-from store; never from an argument.";

#[derive(Subcommand)]
enum Command {
    New(new::New),
    Import(import::Import),
    Export(export::Export),
    Mapping(mapping::MappingCommand),
    Starter(export::Starter),
    List(list::List),
    Network(network::Network),
    Map(map::Map),
    Apply(apply::Apply),
    Schema(schema::Schema),
    Report(report::Report),
    Undo(history::Undo),
    Redo(history::Redo),
    History(history::History),
    Check(check::Check),
    Health(health::Health),
    Diagnostics(diagnostics::Tell),
    Verify(backup::Verify),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Salvage(salvage::Salvage),
    Password(password::PasswordCommand),
    Brief(person::Brief),
    PersonPack(person::PersonPack),
    ErasePerson(person::Erase),
    RequestsDue(person::RequestsDue),
    Notice(paper::Notice),
    Dpia(paper::Dpia),
    Retention(retention::Retention),
    Duplicates(twice::Duplicates),
    MergePeople(twice::Merge),
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    // The command reads spreadsheets in a process of their own: itself, started with this argument.
    if let Some(done) = ops::import::serve_reader() {
        return done;
    }
    let line = Line::parse();
    let output = Output::new(line.json);
    match run(line, &output) {
        Ok(Done::All) => ExitCode::SUCCESS,
        Ok(Done::ButSome) => ExitCode::from(1),
        Ok(Done::Damaged) => ExitCode::from(3),
        Err(refusal) => {
            output.refused(&refusal);
            ExitCode::from(refusal.exit_code())
        }
    }
}

fn run(line: Line, output: &Output) -> Result<Done, Refusal> {
    match line.command {
        Command::Schema(schema) => return schema.run(output),
        Command::Completions(completions) => return completions.run(output),
        Command::Starter(starter) => return starter.run(output),
        Command::Mapping(mapping) => return mapping.run(output),
        _ => {}
    }
    line.secret.keep();
    let context = moment::context(line.author)?;
    match line.command {
        Command::New(new) => new.run(&context, output),
        Command::Import(import) => import.run(&context, output),
        Command::Export(export) => export.run(&context, output),
        Command::List(list) => list.run(&context, output),
        Command::Network(network) => network.run(&context, output),
        Command::Map(map) => map.run(&context, output),
        Command::Apply(apply) => apply.run(&context, output),
        Command::Report(report) => report.run(&context, output),
        Command::Undo(undo) => undo.run(&context, output),
        Command::Redo(redo) => redo.run(&context, output),
        Command::History(history) => history.run(&context, output),
        Command::Check(check) => check.run(&context, output),
        Command::Health(health) => health.run(&context, output),
        Command::Diagnostics(tell) => tell.run(&context, output),
        Command::Verify(verify) => verify.run(&context, output),
        Command::Backup(backup) => backup.run(&context, output),
        Command::Restore(restore) => restore.run(&context, output),
        Command::Salvage(salvage) => salvage.run(&context, output),
        Command::Password(password) => password.run(&context, output),
        Command::Brief(brief) => brief.run(&context, output),
        Command::PersonPack(pack) => pack.run(&context, output),
        Command::ErasePerson(erase) => erase.run(&context, output),
        Command::RequestsDue(due) => due.run(&context, output),
        Command::Notice(notice) => notice.run(&context, output),
        Command::Dpia(dpia) => dpia.run(&context, output),
        Command::Retention(due) => due.run(&context, output),
        Command::Duplicates(duplicates) => duplicates.run(&context, output),
        Command::MergePeople(merge) => merge.run(&context, output),
        Command::Schema(_) | Command::Completions(_) | Command::Starter(_) | Command::Mapping(_) => {
            Ok(Done::All)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Line::command().debug_assert();
    }

    #[test]
    fn json_and_author_may_stand_behind_the_command() {
        let line =
            Line::try_parse_from(["soundings", "undo", "a.soundings", "--json", "--author", "Ann"]).unwrap();
        assert!(line.json);
        assert_eq!(line.author.as_deref(), Some("Ann"));
    }

    #[test]
    fn a_date_that_does_not_exist_is_wrong_usage() {
        let wrong = Line::try_parse_from([
            "soundings",
            "list",
            "a.soundings",
            "people",
            "--as-of",
            "2026-02-30",
        ]);
        assert_eq!(wrong.err().map(|error| error.exit_code()), Some(2));
    }
}
