//! How fast it is, each figure beside a baseline of the same run. Medians of several runs; sizes stated.
//!
//! `bench` measures everything, `bench NAME…` only what is named. What has to start cold is measured in a process of
//! its own, which is this program again with `--measure`.

#![allow(clippy::print_stdout)]

mod cold;
mod exchange;
mod made;
mod network;
mod people;
mod protected;
mod register;
mod smooth;
mod table;
mod window;

use std::process::ExitCode;

use table::Table;

type Measure = fn(&mut Table);

const MEASURES: &[(&str, Measure)] = &[
    ("people", people::measure),
    ("register", register::measure),
    ("import", exchange::import),
    ("protected", protected::measure),
    ("export", exchange::export),
    ("report", cold::report),
    ("network", network::measure),
    ("window", window::measure),
    ("smooth", smooth::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, what, folder] = &arguments[..]
        && flag == "--measure"
    {
        cold::in_this_process(what, folder.as_ref());
        return ExitCode::SUCCESS;
    }
    let mut table = Table::default();
    for (name, measure) in MEASURES {
        if arguments.is_empty() || arguments.iter().any(|argument| argument == name) {
            measure(&mut table);
        }
    }
    table.print();
    if table.all_within() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
