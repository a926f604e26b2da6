// Folders for what a test writes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder, gone when the test file's process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "hegao-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
