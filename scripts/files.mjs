// Builds the module that reads files: for the page, node scripts/files.mjs FOLDER writes files-HASH.bin and
// the script of the worker that runs it, files-HASH.js, and tells the name that both begin with.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "./pack.mjs";
import { OPTIMISE, strip } from "./shrink.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BUILT = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "hegao-files");
/** Bytes of memory that a file may cost. A module that wants more ends, and its worker with it. */
const MEMORY = 512 << 20;
/** Elements in one another are followed to a depth that takes more stack than is usual. */
const STACK = 4 << 20;

// One file each: the module comes compiled, and with it the file's bytes.
const WORKER = `self.onmessage = ({ data: [module, bytes] }) => {
wasm_bindgen({ module_or_path: module })
.then(() => postMessage(wasm_bindgen.read(bytes)))
.catch((error) => setTimeout(() => { throw error; }));
};
`;

/** Builds the wasm and its glue, a plain script; the bytes of the one and the text of the other. */
export function buildReaders() {
  const target = ["--target", "wasm32-unknown-unknown", "--bin", "hegao-files"];
  const limits = [`-Clink-arg=--max-memory=${MEMORY}`, `-Clink-arg=-zstack-size=${STACK}`];
  const told = execFileSync(
    "cargo",
    ["rustc", "--profile", "files", ...target, "--message-format", "json-render-diagnostics", "--", ...limits],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 },
  );
  const artifacts = told.toString().trim().split("\n").map((line) => JSON.parse(line));
  const file = artifacts.flatMap(({ filenames = [] }) => filenames).find((name) => name.endsWith("hegao-files.wasm"));
  const flags = ["--target", "no-modules", "--no-typescript", "--out-name", "files", "--out-dir", BUILT];
  execFileSync("wasm-bindgen", [file, ...flags], { stdio: "inherit" });
  const built = join(BUILT, "files_bg.wasm");
  if (process.env.HEGAO_QUICK !== "1") {
    execFileSync("wasm-opt", [...OPTIMISE, "-Os", "--strip-debug", "--strip-producers", built, "-o", built]);
  }
  return keptReaders();
}

/** The same of the last build. */
export function keptReaders() {
  const glue = strip(readFileSync(join(BUILT, "files.js"), "utf8"));
  return { wasm: readFileSync(join(BUILT, "files_bg.wasm")), glue };
}

/** Builds into a folder for the page; the name that both files begin with. */
export function buildFiles(out) {
  const built = buildReaders();
  const wasm = pack(built.wasm, process.env.HEGAO_QUICK === "1");
  const script = `"use strict";${built.glue}${WORKER}`;
  const name = `files-${createHash("sha256").update(wasm).update(script).digest("hex").slice(0, 16)}`;
  writeFileSync(join(out, `${name}.bin`), wasm);
  writeFileSync(join(out, `${name}.js`), script);
  return name;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(buildFiles(process.argv[2]));
}
