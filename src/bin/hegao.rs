//! The command line `hegao`.

fn main() {}
