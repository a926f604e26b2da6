//! The ratios of `limits.toml`, each measured in one run on one machine. Only an optimised build says
//! anything: `cargo test --release --test speed -- --nocapture`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use hegao::rules::example::MODEL;
use hegao::{Config, check};

/// The least time of several runs: what the work costs when nothing disturbs it.
fn least(runs: usize, mut work: impl FnMut()) -> Duration {
    work();
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap()
}

fn check_time(runs: usize, text: &str) -> Duration {
    least(runs, || {
        black_box(check(black_box(text), &Config::default()));
    })
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

/// The model report, and real reports where they are at hand.
fn texts() -> Vec<(String, String)> {
    let mut texts = vec![("model".to_string(), MODEL.to_string())];
    let folder = env::var_os("HEGAO_SHARED").map(|root| PathBuf::from(root).join("reports/seeds"));
    match folder.and_then(|folder| fs::read_dir(folder).ok()) {
        Some(entries) => texts.extend(entries.flatten().filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            Some((name, fs::read_to_string(entry.path()).ok()?))
        })),
        None => println!("HEGAO_SHARED has no reports/seeds: only the model report is measured"),
    }
    texts
}

fn optimised() -> bool {
    let optimised = !cfg!(debug_assertions);
    if !optimised {
        println!("not measured: run with --release");
    }
    optimised
}

#[test]
fn a_check_costs_a_fraction_of_autocorrects_lint() {
    if !optimised() {
        return;
    }
    let most = limit("check_over_autocorrect_lint");
    let mut slow = Vec::new();
    for (name, text) in texts() {
        let ours = check_time(30, &text);
        let theirs = least(10, || {
            black_box(autocorrect::lint_for(black_box(&text), "txt"));
        });
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!(
            "{name}: check {ours:?}, autocorrect {theirs:?}, ratio {ratio:.3} (at most {most})"
        );
        if ratio > most {
            slow.push(format!("{name}: {ratio:.3}"));
        }
    }
    assert!(
        slow.is_empty(),
        "over {most} of autocorrect's time: {slow:?}"
    );
}

#[test]
fn time_grows_with_length_and_no_faster() {
    if !optimised() {
        return;
    }
    let most = limit("hundred_copies_over_one");
    for (name, text) in texts() {
        let one = check_time(50, &text);
        let hundred = check_time(5, &text.repeat(100));
        let ratio = hundred.as_secs_f64() / one.as_secs_f64();
        println!("{name}: one {one:?}, hundred {hundred:?}, ratio {ratio:.1} (at most {most})");
        assert!(
            ratio <= most,
            "{name}: 100 copies cost {ratio:.1} times one"
        );
    }
}
