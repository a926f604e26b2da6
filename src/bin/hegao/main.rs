//! The command line `hegao`: a thin door to the library's `check`, with all the input and output that
//! the library does not do.

mod arguments;
mod check;
mod fix;
mod inputs;
mod manual;
mod output;
mod settings;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// Why a command could not be carried out at all, in Chinese.
type Failure = String;

/// Exit status of wrong usage and of inputs that could not be read.
const STATUS_FAILED: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(options) => check::run(&options),
        Command::Fix { input, config } => fix::run(&input, config),
        Command::Rules { format } => manual::rules(format),
        Command::Explain { rule } => manual::explain(&rule),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            eprintln!("hegao：{failure}");
            ExitCode::from(STATUS_FAILED)
        }
    }
}
