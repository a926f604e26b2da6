// Makes a wasm file of the Rust compiler small.

import { execFileSync } from "node:child_process";
import { barePanics } from "./panics.mjs";

/** What the wasm may use; older kernels know no more. */
export const OPTIMISE = [
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-sign-ext",
  "--enable-nontrapping-float-to-int",
  "--enable-mutable-globals",
];

// Code laid flat and nested anew has fewer blocks and copies. Rust reads no memory below its stack, so
// that may be relied on; but --ignore-implicit-traps would read from places before they are tested.
const SMALL = [
  "-Oz",
  "--low-memory-unused",
  "--one-caller-inline-max-function-size=0",
  "--always-inline-max-function-size=2",
];

/**
 * Rewrites the file. Panics lose their messages first. Functions in the order of their names stand beside their like, which compresses
 * better; the names themselves go in a second run, since a pass cannot drop what the run was told to
 * keep. That run finds a little more to leave out.
 */
export function shrink(file) {
  barePanics(file);
  execFileSync("wasm-opt", [
    ...OPTIMISE, "-g", "--flatten", "--rereloop", ...SMALL, "--reorder-functions-by-name", file, "-o", file,
  ]);
  execFileSync("wasm-opt", [...OPTIMISE, ...SMALL, "--strip-debug", "--strip-producers", file, "-o", file]);
}

/** A script without comments and indentation, which no string of it may need. */
export function strip(script) {
  return script
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^\s+/gm, "");
}
