//! The consistency rules on the real reports that lie beside the checkout, where they do.

use std::path::PathBuf;

fn shared() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("HEGAO_SHARED") {
        return Some(PathBuf::from(path));
    }
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .map(|folder| folder.join("shared"))
        .find(|folder| folder.join("reports/seeds").is_dir())
}

#[test]
fn the_seeds_have_the_known_findings_and_no_other() {
    let Some(shared) = shared() else {
        println!("skipped: the folder of real reports is absent");
        return;
    };
    let mut seeds: Vec<PathBuf> = std::fs::read_dir(shared.join("reports/seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    seeds.sort();
    let config = hegao::Config {
        select: vec!["X".to_string()],
        ..hegao::Config::default()
    };
    for (seed, wanted) in seeds.iter().zip([&[][..], &[], &["X10"], &[], &["X20"]]) {
        let text = std::fs::read_to_string(seed).unwrap();
        let checked = hegao::check(&text, &config);
        let found: Vec<&str> = checked.findings.iter().map(|f| f.rule).collect();
        assert_eq!(found, wanted, "{}: {:?}", seed.display(), checked.findings);
    }
}
