#!/bin/sh
# Builds what is handed out twice, each time into an empty target folder, and compares the checksums.
set -e

first=$(mktemp -d)
second=$(mktemp -d)
trap 'rm -rf "$first" "$second"' EXIT
for folder in "$first" "$second"; do
  CARGO_TARGET_DIR="$folder/target" trunk build --dist "$folder/page"
  CARGO_TARGET_DIR="$folder/target" node scripts/module.mjs
  node scripts/dist.mjs "$folder/release" "$folder/page"
done
cmp "$first/release/SHA256SUMS" "$second/release/SHA256SUMS"
diff -r "$first/release" "$second/release"
echo "both builds are the same:"
cat "$first/release/SHA256SUMS"
