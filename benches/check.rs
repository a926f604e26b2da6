//! How long a check takes: one report, its growth with length, and beside another checker of text.

#![allow(missing_docs, reason = "criterion makes public items of its own")]

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hegao::rules::example::MODEL;
use hegao::{Config, check};

/// The texts that are measured: the model report, and real reports where they are at hand.
fn texts() -> Vec<(String, String)> {
    let mut texts = vec![("model".to_string(), MODEL.to_string())];
    match seeds() {
        Some(seeds) => texts.extend(seeds),
        None => println!("no reports/seeds in HEGAO_SHARED: only the model report is measured"),
    }
    texts
}

fn seeds() -> Option<Vec<(String, String)>> {
    let folder = PathBuf::from(std::env::var_os("HEGAO_SHARED")?).join("reports/seeds");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let text = |path: PathBuf| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    };
    Some(paths.into_iter().filter_map(text).collect())
}

fn one_report(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("report");
    for (name, text) in texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("check", &name), &text, |bencher, text| {
            bencher.iter(|| check(black_box(text), &Config::default()));
        });
        group.bench_with_input(
            BenchmarkId::new("autocorrect", &name),
            &text,
            |bencher, text| bencher.iter(|| autocorrect::lint_for(black_box(text), "txt")),
        );
    }
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(20);
    for copies in [1, 10, 100] {
        let text = MODEL.repeat(copies);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(copies),
            &text,
            |bencher, text| bencher.iter(|| check(black_box(text), &Config::default())),
        );
    }
    group.finish();
}

criterion_group!(benches, one_report, growth);
criterion_main!(benches);
