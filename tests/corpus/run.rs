//! Runs many cases on all processors and tells of the failures by kind.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// One failure: where (a layout, a fault), what kind, the particulars.
pub type Failure = (String, String, String);

/// Failures by place and kind: seeds and particulars.
type ByKind = BTreeMap<(String, String), Vec<(u64, String)>>;

/// The first seed: `HEGAO_SEED`, or a fixed one.
pub fn first_seed() -> u64 {
    number("HEGAO_SEED").unwrap_or(1)
}

/// How many cases: `HEGAO_CASES`, or what the test asks for.
pub fn cases(usual: u64) -> u64 {
    number("HEGAO_CASES").unwrap_or(usual)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs a case for each seed, those that failed once among them; where cases fail, tells of each kind
/// once or twice with the seeds that show it.
pub fn run(
    usual: u64,
    failed_once: &[u64],
    case: impl Fn(u64) -> Vec<Failure> + Sync,
) -> Result<(), String> {
    let (first, count) = (first_seed(), cases(usual));
    let again = match number("HEGAO_SEED") {
        None => failed_once,
        Some(_) => &[],
    };
    let seeds: Vec<u64> = (first..first + count)
        .chain(again.iter().copied())
        .collect();
    let count = seeds.len();
    let next = AtomicUsize::new(0);
    let failures: Mutex<ByKind> = Mutex::default();
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(&seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for (place, kind, what) in case(seed) {
                        failures
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .entry((place, kind))
                            .or_default()
                            .push((seed, what));
                    }
                }
            });
        }
    });
    let failures = failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    if failures.is_empty() {
        println!("{count} cases from seed {first}: all well");
        return Ok(());
    }
    let mut text = String::new();
    for ((place, kind), mut seen) in failures {
        seen.sort();
        text += &format!("\n{place}: {kind}: {} times", seen.len());
        for (seed, what) in seen.iter().take(2) {
            text += &format!("\n    seed {seed}: {what}");
        }
    }
    Err(format!(
        "{count} cases from seed {first} (HEGAO_SEED, HEGAO_CASES change them):{text}"
    ))
}
