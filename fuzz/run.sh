#!/bin/sh
# Runs fuzz targets one after another, so many seconds each:
#
#     fuzz/run.sh SECONDS TARGET...
#
# A target goes on after what it finds; that lies in fuzz/artifacts/TARGET. What it has learned stays in
# fuzz/corpus/TARGET, which fuzz/seeds.py fills at first.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
cargo fuzz build --sanitizer none
for target in "$@"; do
    mkdir -p "fuzz/artifacts/$target" "fuzz/corpus/$target"
    words=
    [ ! -e "fuzz/words/$target.dict" ] || words="-dict=fuzz/words/$target.dict"
    nice -n 19 cargo fuzz run --sanitizer none "$target" -- -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=512 -fork=1 -ignore_crashes=1 -ignore_timeouts=1 -ignore_ooms=1 $words
done
