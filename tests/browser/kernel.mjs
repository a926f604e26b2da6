// Old kernels, as packages carry them.

import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const require = createRequire(import.meta.url);

/** The program of a package's kernel, unpacked once. */
export function kernel(name) {
  const folder = join(tmpdir(), `hegao-${name}`);
  const program = join(folder, "chromium");
  if (!existsSync(program)) {
    const packed = join(require.resolve(name), "../../bin/chromium.br");
    mkdirSync(folder, { recursive: true });
    const part = `${program}.${process.pid}`;
    writeFileSync(part, brotliDecompressSync(readFileSync(packed)));
    chmodSync(part, 0o755);
    renameSync(part, program);
  }
  return program;
}
