//! `hegao fix`: the text of one report after its safe fixes.

use std::path::{Path, PathBuf};

use hegao::ingest;

use crate::arguments::CheckOptions;
use crate::inputs::Input;
use crate::{Failure, output, settings};

/// Writes the mended text to standard output and, to standard error, how much was mended.
pub fn run(input: &Path, config: Option<PathBuf>) -> Result<u8, Failure> {
    let config = settings::read(&CheckOptions {
        config,
        ..CheckOptions::default()
    })?;
    let input = match input.as_os_str() == "-" {
        true => Input::Stdin,
        false => Input::File(input.to_path_buf()),
    };
    let told = |why: String| format!("{}：{why}", input.name());
    let bytes = input.read().map_err(told)?;
    let mut opened = ingest::open(&bytes).into_iter();
    let (Some(only), None) = (opened.next(), opened.next()) else {
        return Err(told("请一次只给一份报告。".to_string()));
    };
    let source = only.source.map_err(|why| told(why.why()))?;
    let (text, count) = hegao::fix::apply_all(&source.text, &config);
    eprintln!("hegao：改好{count}处。");
    output::exactly(&text)?;
    Ok(0)
}
