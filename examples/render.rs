//! Prints a made-up right report in a layout: `cargo run --example render -- --seed 7 --layout cells`;
//! with `--case` just the text that the tests make of that seed; with `--all FOLDER` that text in every
//! layout, each in a file.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use corpus::case::case;
use corpus::random::Random;
use corpus::render::{self, LAYOUTS};
use corpus::report::{Wish, report};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.get(at + 1).cloned()
    };
    let seed = option("--seed")
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(1);
    if let Some(folder) = option("--all") {
        for layout in LAYOUTS {
            let path = std::path::Path::new(&folder).join(format!("{}.txt", layout.name));
            if let Err(error) = std::fs::write(&path, case(seed, layout).text) {
                eprintln!("{}: {error}", path.display());
                std::process::exit(2);
            }
        }
        return;
    }
    let name = option("--layout").unwrap_or_else(|| "cells".to_string());
    let Some(layout) = render::find(&name) else {
        let names: Vec<&str> = LAYOUTS.iter().map(|layout| layout.name).collect();
        eprintln!("no layout {name}; there are: {}", names.join(" "));
        std::process::exit(2);
    };
    if arguments.iter().any(|a| a == "--case") {
        print!("{}", case(seed, layout).text);
        return;
    }
    let mut random = Random::new(seed);
    let wish = Wish {
        noughts: (layout.name == "pipe-empty-lines").then_some(""),
        wordy: arguments.iter().any(|a| a == "--wordy"),
        ..Wish::default()
    };
    let report = report(&mut random, &wish);
    print!("{}", (layout.render)(&report.items(), &mut random));
}
