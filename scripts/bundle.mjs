// Trunk's hook after a build: makes the wasm small and packs it, puts the glue and the boot script into one file,
// names both by their hashes, points the page to them, and says how large the first view is.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFiles } from "./files.mjs";
import { shortImports } from "./imports.mjs";
import { pack } from "./pack.mjs";
import { shrink } from "./shrink.mjs";
import { sizes } from "./size.mjs";

const out = process.env.TRUNK_STAGING_DIR;
const page = join(out, "index.html");
const html = readFileSync(page, "utf8");
const tag = /<script[^>]*boot\.js[^>]*><\/script>/.exec(html)?.[0];
const glueName = /data-glue="?(?:\.\/)?([^\s">]+)/.exec(tag)?.[1];
const wasmName = /data-wasm="?(?:\.\/)?([^\s">]+)/.exec(tag)?.[1];
if (!glueName || !wasmName) {
  throw new Error(`the page has no script tag of the shape in Trunk.toml: ${tag}`);
}

// Without the comments and the indentation; no string of the glue runs over a line.
const longGlue = readFileSync(join(out, glueName), "utf8")
  .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, "")
  .replace(/^\s+/gm, "");
const source = (name) => readFileSync(join(process.env.TRUNK_SOURCE_DIR, "static", name), "utf8");
const hashed = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

const built = join(out, wasmName);
// HEGAO_QUICK=1 leaves it as large as it is, for trying things out.
const quick = process.env.HEGAO_QUICK === "1";
if (!quick) {
  shrink(built);
}
const [wasm, glue] = shortImports(readFileSync(built), longGlue);
const packed = pack(wasm, quick);
const packedName = `hegao-${hashed(packed)}.bin`;
writeFileSync(join(out, packedName), packed);
rmSync(built);

const boot = source("unlzma.js") + source("boot.js");
const script = `"use strict";(function hegao(){${glue}\n${boot.replace(/^\s*\/\/.*$/gm, "").replace(/^\s+/gm, "")}})();\n`;
const scriptName = `hegao-${hashed(script)}.js`;
writeFileSync(join(out, scriptName), script);

// The packed wasm, asked for while the rest of the page is read, is there when the script wants it.
const preload = `<link rel="preload" as="fetch" crossorigin href="./${packedName}" />`;
const files = `data-files="./${buildFiles(out)}"`;
const words = source("english.txt");
const wordsName = `english-${hashed(words)}.txt`;
writeFileSync(join(out, wordsName), words);
writeFileSync(
  page,
  html.replace(tag, `${preload}\n    <script defer src="./${scriptName}" data-wasm="./${packedName}" ${files} data-english="./${wordsName}"></script>`),
);
rmSync(join(out, glueName));
for (const name of readdirSync(out).filter((name) => name.endsWith(".d.ts"))) {
  rmSync(join(out, name));
}

// Comments and indentation of the style sheet stay at home.
for (const name of readdirSync(out).filter((name) => name.endsWith(".css"))) {
  const style = readFileSync(join(out, name), "utf8");
  writeFileSync(join(out, name), style.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "\n"));
}

const { files: sized, total, later } = sizes(out);
for (const [name, bytes] of sized) {
  console.log(`${String(bytes).padStart(8)} bytes gzipped  ${name}`);
}
console.log(`${String(total).padStart(8)} bytes gzipped  in the first view`);
console.log(`${String(later).padStart(8)} bytes gzipped  when the first file is opened`);
