// Files and web pages in the module: the object that the command line gives, whatever the file.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { zipSync } from "fflate";
import { ROOT, program } from "./reports.mjs";
import { temporaryFolder } from "../temporary.mjs";

const MODULE = join(ROOT, "dist-module");
const { check, checkAll, init } = await import(pathToFileURL(join(MODULE, "hegao.js")));
const FILES = ["made", "pages", "bad"].flatMap((folder) =>
  readdirSync(join(ROOT, "tests/files", folder)).map((name) => join(ROOT, "tests/files", folder, name)),
);
const PAGE = readFileSync(join(ROOT, "tests/files/made/001.html"), "utf8");

/** The command line's objects, without what it counts in bytes. */
function told(paths) {
  const run = spawnSync(program("bin", "hegao"), ["check", "--format", "json", ...paths], { maxBuffer: 1 << 28 });
  return JSON.parse(run.stdout).map(withoutBytes);
}

function withoutBytes(report) {
  for (const { span, related = [], fix = { edits: [] } } of report.findings) {
    [span, ...related.map((each) => each.span), ...fix.edits].forEach((place) => {
      delete place.start;
      delete place.end;
    });
  }
  return report;
}

test("a file gives the command line's object", async () => {
  await init();
  const expected = told(FILES);
  for (const [at, path] of FILES.entries()) {
    const actual = withoutBytes(await check(readFileSync(path), { path }));
    assert.equal(JSON.stringify(actual), JSON.stringify(expected[at]), path);
  }
  assert.ok(expected.some(({ findings }) => findings.some(({ in_file }) => /^第\d+页，表\d，第\d+行/.test(in_file))));
});

test("a web page gives the command line's object, as HTML, as bytes and as a file", async () => {
  await init();
  const page = PAGE.replace(/<td>(<p>)?(\d)(<\/p>)?<\/td>/, "<td>$19$3</td>");
  const path = join(temporaryFolder(), "a.html");
  writeFileSync(path, page);
  const [expected] = told([path]);
  for (const input of [{ html: page }, Buffer.from(page), new Blob([page])]) {
    assert.deepEqual(withoutBytes(await check(input, { path })), expected);
  }
});

test("the text that places refer to is handed back, and a place marks its words", async () => {
  await init();
  const bytes = readFileSync(join(ROOT, "tests/files/pages/2-hand.ofd"));
  const report = await check(bytes, { text: true });
  const { span, actual, in_file } = report.findings.find((finding) => finding.actual !== undefined);
  assert.equal(report.text.slice(span.start, span.end), String(actual));
  assert.match(in_file, /^第\d页，表\d，第\d+行，第\d+列$/);
  assert.equal((await check(bytes)).text, undefined);
  assert.equal((await check({ html: "甲<br>乙" }, { text: true })).text, "甲\n乙\n");
});

test("an archive of one report is read, one of several says so", async () => {
  await init();
  const word = new Uint8Array(readFileSync(join(ROOT, "tests/files/made/002.office.docx")));
  const one = await check(zipSync({ "a.docx": word }));
  assert.equal(Object.keys(one.cells).length, 200);
  const two = await check(zipSync({ "a.docx": word, "b.docx": word }));
  assert.match(two.unread[0].why, /2个文件：a\.docx、b\.docx；/);
});

test("every report of an archive is checked, as on the command line", async () => {
  await init();
  const word = new Uint8Array(readFileSync(join(ROOT, "tests/files/made/002.office.docx")));
  const sheet = new Uint8Array(readFileSync(join(ROOT, "tests/files/made/002.one-sheet.xlsx")));
  const archive = zipSync({ "年报/b.xlsx": sheet, "年报/a.docx": word, "无.docx": new Uint8Array(0) });
  const path = join(temporaryFolder(), "a.zip");
  writeFileSync(path, archive);
  assert.deepEqual((await checkAll(archive, { path })).map(withoutBytes), told([path]));
  const names = (await checkAll(archive)).map((report) => report.path);
  assert.deepEqual(names, ["年报/a.docx", "年报/b.xlsx", "无.docx"]);
  assert.equal((await checkAll(word)).length, 1);
  assert.match((await checkAll(""))[0].unread[0].why, /空的/);
});

test("without the readers a text is checked, and a file says why it is not", async () => {
  const folder = temporaryFolder();
  cpSync(MODULE, folder, { recursive: true });
  rmSync(join(folder, "hegao_files_bg.wasm"));
  const { init, check } = await import(pathToFileURL(join(folder, "hegao.js")));
  await init();
  const missing = await check({ html: PAGE }, { path: "a" });
  assert.match(missing.unread[0].why, /没有加载成功/);
  const text = readFileSync(join(ROOT, "tests/files/made/001.txt"));
  assert.ok(Object.keys((await check(text)).cells).length >= 198);
  cpSync(join(MODULE, "hegao_files_bg.wasm"), join(folder, "hegao_files_bg.wasm"));
  assert.ok(Object.keys((await check({ html: PAGE })).cells).length >= 198, "a failed attempt may be repeated");
});

test("a file that breaks its reader costs no other", async () => {
  await init();
  const { instantiate } = WebAssembly;
  let broken = true;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    const instance = made.instance || made;
    if (!instance.exports.read || !broken) {
      return made;
    }
    const read = () => {
      broken = false;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { instance: { exports: { ...instance.exports, read } }, module };
  };
  try {
    const bytes = readFileSync(join(ROOT, "tests/files/made/002.office.docx"));
    assert.match((await check(bytes)).unread[0].why, /读取出错/);
    assert.equal(Object.keys((await check(bytes)).cells).length, 200);
  } finally {
    WebAssembly.instantiate = instantiate;
  }
});
