// What the first view costs on the wire, gzipped; and the limit that limits.toml sets.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes of every file of the page, gzipped, and their sum. */
export function sizes(folder) {
  const files = readdirSync(folder)
    .sort()
    .map((name) => [name, gzipSync(readFileSync(join(folder, name)), { level: 9 }).length]);
  return { files, total: files.reduce((sum, [, bytes]) => sum + bytes, 0) };
}

/** The limit for the sum, from limits.toml. */
export function limit() {
  const text = readFileSync(new URL("../limits.toml", import.meta.url), "utf8");
  return Number(/^page_gzip_bytes\s*=\s*(\d+)/m.exec(text)[1]);
}
