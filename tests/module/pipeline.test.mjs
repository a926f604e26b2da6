// The example of a publishing pipeline, run as it stands.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./reports.mjs";
import { temporaryFolder } from "../temporary.mjs";

const MODEL = readFileSync(join(ROOT, "src/rules/example.txt"), "utf8");

function run(files) {
  const folder = temporaryFolder();
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), content));
  const env = { ...process.env, HEGAO_MODULE: join(ROOT, "dist-module") };
  const { status, stdout, stderr } = spawnSync("node", [join(ROOT, "examples/pipeline.mjs"), folder], { env });
  assert.equal(stderr.toString(), "");
  return { status, lines: stdout.toString().trim().split("\n") };
}

test("right reports pass", () => {
  assert.deepEqual(run({ "a.txt": MODEL }), { status: 0, lines: ["a.txt  澄湖县水务局  错误0处，提醒0处"] });
});

test("Word, PDF, OFD and web pages are read, and an error says where it stands in the file", () => {
  const file = (name) => readFileSync(join(ROOT, "tests/files", name));
  const names = ["made/002.office.docx", "made/001.office.html", "pages/2-chromium.pdf", "pages/2-hand.ofd"];
  const { status, lines } = run(Object.fromEntries(names.map((name) => [name.split("/")[1], file(name)])));
  assert.equal(status, 1);
  assert.deepEqual(lines.filter((line) => line.includes("没有读出来")), []);
  assert.match(lines.find((line) => line.startsWith("  2-hand.ofd")), /（第\d页，表\d，第\d+行，第\d+列） error\[/);
});

test("a report with an error, and a file that is none, are held back", () => {
  const faulty = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17");
  const { status, lines } = run({ "a.txt": MODEL, "b.txt": faulty, "c.bin": new Uint8Array([0, 255, 0, 1]) });
  assert.equal(status, 1);
  assert.match(lines[1], /^b\.txt .*错误1处/);
  assert.match(lines[2], /^ {2}b\.txt:41:\d+ error\[A01\]/);
  assert.match(lines[3], /^c\.bin .*没有读出来/);
});
