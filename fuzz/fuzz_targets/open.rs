//! Any bytes as a file: a text or a sentence, never a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for opened in hegao::ingest::open(bytes) {
        if let Err(error) = opened.source {
            assert!(error.why().ends_with('。'));
        }
    }
});
