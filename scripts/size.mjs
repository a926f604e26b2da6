// What the first view costs on the wire, gzipped; and the limit that limits.toml sets.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes of every file of the first view, gzipped, and their sum; `old.js` is for browsers that stop there. */
export function sizes(folder) {
  const files = readdirSync(folder)
    .filter((name) => name !== "old.js")
    .sort()
    .map((name) => [name, gzipSync(readFileSync(join(folder, name)), { level: 9 }).length]);
  const sum = (some) => some.reduce((sum, [, bytes]) => sum + bytes, 0);
  const later = files.filter(([name]) => /^(files|english)-/.test(name));
  return { files, total: sum(files) - sum(later), later: sum(later) };
}

/** A limit of limits.toml; the page's if none is named. */
export function limit(name = "page_gzip_bytes") {
  const text = readFileSync(new URL("../limits.toml", import.meta.url), "utf8");
  return Number(new RegExp(`^${name}\\s*=\\s*([\\d.]+)`, "m").exec(text)[1]);
}
