//! The ratios of `limits.toml`, each measured in one run on one machine. Only an optimised build says
//! anything: `cargo test --release --features speed --test speed -- --nocapture --test-threads 1`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod corpus;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use corpus::case::case;
use corpus::render::LAYOUTS;
use hegao::rules::example::MODEL;
use hegao::{Config, check};

/// How often a measurement is taken again that is over its limit: another process may have been in
/// the way. The limit stays.
const TRIES: usize = 3;

/// Layouts in which reports come most, and how long a generated one must be to count as real.
const COMMON: [&str; 5] = ["word", "browser", "pdf-rows", "cells", "markdown"];
const REAL_LENGTH: usize = 5_000;

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time of the one work over that of the other: of each the least of several runs, taken by turns,
/// so that what disturbs one disturbs the other.
fn ratio(rounds: usize, ours: impl Fn(), theirs: impl Fn()) -> (Duration, Duration) {
    let mut least = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        for _ in 0..5 {
            least.0 = least.0.min(time(&ours));
        }
        least.1 = least.1.min(time(&theirs));
    }
    least
}

/// Holds a ratio to a limit on every text, and tells of each.
fn hold(limit_name: &str, measure: impl Fn(&str) -> (Duration, Duration)) {
    if cfg!(debug_assertions) {
        println!("not measured: run with --release");
        return;
    }
    let most = limit(limit_name);
    let mut over = Vec::new();
    for (name, text) in texts() {
        let mut least = f64::MAX;
        for _ in 0..TRIES {
            let (ours, theirs) = measure(&text);
            let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
            println!(
                "{name}, {} bytes: {ours:?} over {theirs:?} is {ratio:.3} (at most {most})",
                text.len()
            );
            least = least.min(ratio);
            if least <= most {
                break;
            }
        }
        if least > most {
            over.push(format!("{name}: {least:.3}"));
        }
    }
    assert!(over.is_empty(), "{limit_name} is {most}: {over:?}");
}

fn limit(name: &str) -> f64 {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("limits.toml");
    let limits: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let value = &limits[name];
    value
        .as_float()
        .or_else(|| value.as_integer().map(|integer| integer as f64))
        .unwrap()
}

/// The model report, generated ones, and real ones where they are at hand.
fn texts() -> Vec<(String, String)> {
    let mut texts = vec![("model".to_string(), MODEL.to_string())];
    texts.extend(COMMON.map(generated));
    let folder = env::var_os("HEGAO_SHARED").map(|root| PathBuf::from(root).join("reports/seeds"));
    match folder.and_then(|folder| fs::read_dir(folder).ok()) {
        Some(entries) => texts.extend(entries.flatten().filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            Some((name, fs::read_to_string(entry.path()).ok()?))
        })),
        None => println!("HEGAO_SHARED has no reports/seeds: no real report is measured"),
    }
    texts
}

/// The first generated report of a layout that is as long as real ones are.
fn generated(name: &str) -> (String, String) {
    let layout = LAYOUTS.iter().find(|layout| layout.name == name).unwrap();
    let mut reports = (1..).map(|seed| case(seed, layout).text);
    let text = reports.find(|text| text.len() >= REAL_LENGTH).unwrap();
    (name.to_string(), text)
}

fn checked(text: &str) {
    black_box(check(black_box(text), &Config::default()));
}

#[test]
fn a_check_costs_a_fraction_of_autocorrects_lint() {
    println!("the aim is {}", limit("check_over_autocorrect_lint_aim"));
    hold("check_over_autocorrect_lint", |text| {
        let theirs = || {
            black_box(autocorrect::lint_for(black_box(text), "txt"));
        };
        ratio(30, || checked(text), theirs)
    });
}

#[test]
fn time_grows_with_length_and_no_faster() {
    hold("hundred_copies_over_one", |text| {
        let hundred = text.repeat(100);
        let (one, hundred) = ratio(8, || checked(text), || checked(&hundred));
        (hundred, one)
    });
}
