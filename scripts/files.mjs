// Builds the module that reads files: node scripts/files.mjs FOLDER writes files-HASH.bin and the script
// of the worker that runs it, files-HASH.js, and tells the name that both begin with.

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

/** Builds into a folder; the name that both files begin with. */
export function buildFiles(out) {
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
  const quick = process.env.HEGAO_QUICK === "1";
  if (!quick) {
    execFileSync("wasm-opt", [...OPTIMISE, "-Os", "--strip-debug", "--strip-producers", built, "-o", built]);
  }
  const wasm = pack(readFileSync(built), quick);
  const script = `"use strict";${strip(readFileSync(join(BUILT, "files.js"), "utf8"))}${WORKER}`;
  const name = `files-${createHash("sha256").update(wasm).update(script).digest("hex").slice(0, 16)}`;
  writeFileSync(join(out, `${name}.bin`), wasm);
  writeFileSync(join(out, `${name}.js`), script);
  return name;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(buildFiles(process.argv[2]));
}
