// The first view stays within the limit that limits.toml records.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decompress } from "lzma1";
import { limit, sizes } from "../../scripts/size.mjs";
import { DIST } from "./harness.mjs";

test("the whole page, gzipped, is within its limit", () => {
  const { total } = sizes(DIST);
  console.log(`${total} of ${limit()} bytes`);
  assert.ok(total <= limit(), `${total} bytes gzipped, at most ${limit()} are allowed`);
});

test("what reads files, gzipped, is within its limit", () => {
  const { later } = sizes(DIST);
  console.log(`${later} of ${limit("files_gzip_bytes")} bytes`);
  assert.ok(later > 100_000 && later <= limit("files_gzip_bytes"), `${later} bytes gzipped`);
});

test("the page bears no address and no inline script", () => {
  const names = readdirSync(DIST);
  for (const name of names.filter((name) => name.endsWith(".html"))) {
    const html = readFileSync(join(DIST, name), "utf8");
    assert.doesNotMatch(html, /(src|href)="?(https?:)?\/\//);
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  }
  for (const packed of names.filter((name) => name.endsWith(".bin"))) {
    const wasm = decompress(new Uint8Array(readFileSync(join(DIST, packed))));
    assert.ok(WebAssembly.validate(wasm));
    assert.ok(!Buffer.from(wasm).includes("/.cargo/"), "no path of the building machine");
  }
});
