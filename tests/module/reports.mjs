// Made-up reports for the tests: right ones in many layouts, and the same with figures changed.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A program of this package, built where it is not there yet. */
export function program(kind, name) {
  const path = `${process.env.CARGO_TARGET_DIR || `${ROOT}target`}/debug/${kind === "example" ? "examples/" : ""}${name}`;
  if (!existsSync(path)) {
    execFileSync("cargo", ["build", `--${kind}`, name], { cwd: ROOT, stdio: "inherit" });
  }
  return path;
}

/** The layouts that the generator knows. */
export function layouts() {
  try {
    execFileSync(program("example", "render"), ["--layout", "none"], { stdio: "pipe" });
  } catch (error) {
    return error.stderr.toString().trim().split(": ").pop().split(" ");
  }
  throw new Error("the generator knows a layout of the name none");
}

/** The right report of a seed in a layout. */
export function report(seed, layout) {
  return execFileSync(program("example", "render"), ["--seed", String(seed), "--layout", layout, "--case"]).toString();
}

/** The same with every `step`th digit changed, and a sign of four bytes in front of its second line. */
export function spoilt(text, step) {
  let count = 0;
  return text
    .replace(/\d/g, (digit) => ((count += 1) % step === 0 ? String((Number(digit) + 3) % 10) : digit))
    .replace("\n", "\n𠮷，，");
}
