//! Writing to standard output, whose reader may have gone.

use std::io::{self, ErrorKind, Write};

use crate::Failure;
use crate::arguments::ColorChoice;

/// Whether anyone still reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Someone does.
    There,
    /// The pipe is closed; that is no fault.
    Gone,
}

/// Sets colours for the whole run: by default those of a terminal, `NO_COLOR` respected.
pub fn set_color(choice: ColorChoice) {
    match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Writes a text with colours, which are dropped where the output has none.
pub fn colored(text: &str) -> Result<Reader, Failure> {
    let mut stdout = anstream::stdout().lock();
    written(
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush()),
    )
}

/// Writes a text as it is, with a line end, and passes it on at once.
pub fn plain(text: &str) -> Result<Reader, Failure> {
    let mut stdout = io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    written(
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.write_all(end.as_bytes()))
            .and_then(|()| stdout.flush()),
    )
}

/// Writes a text as it is, nothing added.
pub fn exactly(text: &str) -> Result<Reader, Failure> {
    let mut stdout = io::stdout().lock();
    written(
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush()),
    )
}

fn written(result: io::Result<()>) -> Result<Reader, Failure> {
    match result {
        Ok(()) => Ok(Reader::There),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(error) => Err(format!("输出写不出去：{error}")),
    }
}
