// Reports in every layout that the generator knows, pasted into the page: the answer is the command
// line's, byte for byte of the JSON, and on a right report there is no error.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { at, cells, leave, open, paste, visit } from "./harness.mjs";
import { temporaryFolder } from "../temporary.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
// As `cargo test` has built them.
const cargo = (...words) =>
  execFileSync("cargo", ["run", "--quiet", "--profile", "test", ...words], { cwd: ROOT, maxBuffer: 1 << 28, encoding: "utf8" });

/** Texts by their layout's name. */
function texts(folder, seed) {
  cargo("--example", "render", "--", "--seed", String(seed), "--all", folder);
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    // As a text box has it; the mark at a file's beginning is no part of the text.
    const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    writeFileSync(path, text);
    return { name, path, text };
  });
}

test("every layout, pasted: the command line's answer, and no error", { timeout: 600_000 }, async () => {
  const folder = temporaryFolder();
  const site = await open();
  const tab = await visit(site, { acceptDownloads: true });
  try {
    const reports = texts(folder, 7);
    assert.ok(reports.length >= 39, `${reports.length} layouts`);
    const paths = reports.map(({ path }) => path);
    const expected = cargo("--bin", "hegao", "--", "check", "--format", "ndjson", ...paths)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const [index, { name, text }] of reports.entries()) {
      await paste(tab.page, text);
      assert.equal(Object.keys(await cells(tab.page)).length, 200, name);
      const [download] = await Promise.all([tab.page.waitForEvent("download"), tab.page.click(at("export-json"))]);
      const [answer] = JSON.parse(readFileSync(await download.path(), "utf8"));
      const { path, ...rest } = expected[index];
      assert.equal(path, reports[index].path);
      delete answer.path;
      assert.deepEqual(answer, rest, name);
      assert.equal(answer.counts.error, 0, name);
    }
    console.log(`${reports.length} layouts`);
    await leave(tab);
  } finally {
    await site.close();
  }
});
