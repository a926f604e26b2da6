// Trunk's hook after a build: puts the glue and the boot script into one file whose name bears its
// hash, points the page to it, and says how large the first view is.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

const glue = readFileSync(join(out, glueName), "utf8");
const boot = readFileSync(join(process.env.TRUNK_SOURCE_DIR, "static/boot.js"), "utf8");
const script = `"use strict";(function hegao(){${glue}\n${boot}})();\n`;
const hash = createHash("sha256").update(script).digest("hex").slice(0, 16);
const scriptName = `hegao-${hash}.js`;

writeFileSync(join(out, scriptName), script);
writeFileSync(
  page,
  html.replace(tag, `<script defer src="./${scriptName}" data-wasm="./${wasmName}"></script>`),
);
rmSync(join(out, glueName));
for (const name of readdirSync(out).filter((name) => name.endsWith(".d.ts"))) {
  rmSync(join(out, name));
}

const { files, total } = sizes(out);
for (const [name, bytes] of files) {
  console.log(`${String(bytes).padStart(8)} bytes gzipped  ${name}`);
}
console.log(`${String(total).padStart(8)} bytes gzipped  in all`);
