#!/bin/sh
# Installs what builds the page, each in its pinned version, unless it is there already.
set -e

TRUNK=0.21.14
WASM_BINDGEN=0.2.130

has() {
  "$1" --version 2>/dev/null | grep -q " $2"
}

for tool in cargo node npm; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install Rust (https://rustup.rs) and Node 20 or later" >&2; exit 1; }
done

if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
  rustup target add wasm32-unknown-unknown
fi
has trunk "$TRUNK" || cargo install trunk --version "$TRUNK" --locked --force
has wasm-bindgen "$WASM_BINDGEN" || cargo install wasm-bindgen-cli --version "$WASM_BINDGEN" --force
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
