// Builds the module for JavaScript: node scripts/module.mjs [folder] [--keep-wasm]. With --keep-wasm
// the wasm of the last build, and of the last build of the readers, is taken again, for work on the
// scripts alone.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildReaders, keptReaders } from "./files.mjs";
import { shrink, strip } from "./shrink.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = join(ROOT, "static/module");
const BUILT = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "hegao-module");
/** Parts of hegao.js, in the order in which they stand in it. */
const PARTS = ["options.js", "text.js", "api.js"];

const out = process.argv.slice(2).find((argument) => !argument.startsWith("--")) || join(ROOT, "dist-module");
const keep = process.argv.includes("--keep-wasm");
if (!keep) {
  buildWasm();
}
const readers = keep ? keptReaders() : buildReaders();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const name of readdirSync(SOURCE).filter((name) => !PARTS.includes(name))) {
  cpSync(join(SOURCE, name), join(out, name));
}
cpSync(join(BUILT, "hegao_bg.wasm"), join(out, "hegao_bg.wasm"));
cpSync(join(ROOT, "LICENSE"), join(out, "LICENSE"));
writeScripts();
writeReaders();
setVersion();

/** Builds the wasm and its glue, which is a plain script. */
function buildWasm() {
  const target = ["--target", "wasm32-unknown-unknown", "--bin", "hegao-module"];
  const told = execFileSync(
    "cargo",
    ["build", "--profile", "wasm", ...target, "--message-format", "json-render-diagnostics"],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 },
  );
  const artifacts = told.toString().trim().split("\n").map((line) => JSON.parse(line));
  const file = artifacts.flatMap(({ filenames = [] }) => filenames).find((name) => name.endsWith("hegao-module.wasm"));
  const flags = ["--target", "no-modules", "--no-typescript", "--out-name", "hegao", "--out-dir", BUILT];
  execFileSync("wasm-bindgen", [file, ...flags], { stdio: "inherit" });
  shrink(join(BUILT, "hegao_bg.wasm"));
}

/** The API in two editions: an ES module, and a classic script that sets the global `hegao`. */
function writeScripts() {
  const glue = strip(readFileSync(join(BUILT, "hegao.js"), "utf8"));
  const common = `const makeGlue = () => {\n${glue}return wasm_bindgen;\n};\n${PARTS.map(plain).join("")}`;
  writeFileSync(
    join(out, "hegao.js"),
    `${common}const own = () => new URL("hegao_bg.wasm", import.meta.url);
const readers = () => import("./hegao_files.js");
export const { init, check, checkAll, rules, wasmModule } = createApi(makeGlue, own, readers);
export default init;
`,
  );
  // The script's own address is known only while it first runs; in a worker it lies beside the worker,
  // unless init is told where the wasm is.
  writeFileSync(
    join(out, "hegao.classic.js"),
    `(() => {
"use strict";
${common}const beside = typeof document === "object" ? document.currentScript.src : self.location.href;
const base = typeof document === "object" ? document.baseURI : beside;
const readers = async (told) => {
  const at = (name) => new URL(name, told === undefined ? beside : new URL(told, base)).href;
  try {
    return await import(at("hegao_files.js"));
  } catch (error) {
    // Workers of Firefox before 114 know no import().
    if (typeof importScripts !== "function") {
      throw error;
    }
    importScripts(at("hegao_files.classic.js"));
    return { makeReaders: self.hegaoMakeReaders, ownWasm: () => at("hegao_files_bg.wasm") };
  }
};
self.hegao = createApi(makeGlue, () => new URL("hegao_bg.wasm", beside), readers);
})();
`,
  );
}

/** The readers of files beside it, loaded with the first file: a module, and a script for old workers. */
function writeReaders() {
  const make = `() => {\n${readers.glue}return wasm_bindgen;\n};\n`;
  writeFileSync(join(out, "hegao_files.classic.js"), `self.hegaoMakeReaders = ${make}`);
  writeFileSync(
    join(out, "hegao_files.js"),
    `export const makeReaders = ${make}export const ownWasm = () => new URL("hegao_files_bg.wasm", import.meta.url);
`,
  );
  writeFileSync(join(out, "hegao_files_bg.wasm"), readers.wasm);
}

/** A source file without imports and exports, to stand beside the others in one scope. */
function plain(name) {
  const script = readFileSync(join(SOURCE, name), "utf8");
  return strip(script.replace(/^import .*$/gm, "").replace(/^export /gm, ""));
}

/** Gives the package the version of the crate. */
function setVersion() {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"));
  const manifest = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8"));
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
}
