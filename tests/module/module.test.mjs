// The module in Node: the same findings as the command line, whatever is handed to it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { ROOT, layouts, program, report, spoilt } from "./reports.mjs";
import { temporaryFolder } from "../temporary.mjs";

const MODULE = new URL("../../dist-module/hegao.js", import.meta.url);
const { default: byDefault, check, init, rules } = await import(MODULE);
const MODEL = readFileSync(join(ROOT, "src/rules/example.txt"), "utf8");
const FAULTY = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17");

test("rules() before init says what to do", async () => {
  const fresh = await import(`${MODULE}?fresh`);
  assert.throws(() => fresh.rules(), /init\(\)/);
  await assert.rejects(fresh.init(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
  await fresh.init();
  assert.ok(fresh.rules().length > 50);
});

test("the same object as the command line's, places in UTF-16 units", async () => {
  await init();
  assert.equal(byDefault, init);
  const folder = temporaryFolder();
  const names = layouts();
  assert.ok(names.length > 20);
  let findings = 0;
  const texts = names.flatMap((layout, at) => {
    const right = report(100 + at, layout);
    return [right, spoilt(right, 17), spoilt(right, 97)];
  });
  texts.forEach((text, at) => writeFileSync(join(folder, `${String(at).padStart(4, "0")}.txt`), text));
  const run = spawnSync(program("bin", "hegao"), ["check", "--format", "json", folder], { maxBuffer: 1 << 30 });
  const told = JSON.parse(run.stdout);
  assert.equal(told.length, texts.length);
  for (const [at, text] of texts.entries()) {
    const expected = inUnits(told[at], text.replace(/^\ufeff/, ""));
    const name = expected.path;
    findings += expected.findings.length;
    const actual = await check(Buffer.from(text), { path: name });
    assert.deepEqual(actual, expected, name);
    // The keys too stand in the same order.
    assert.equal(JSON.stringify(actual), JSON.stringify(expected), name);
  }
  assert.ok(findings > 500, `${findings} findings were compared`);
});

/** The command line's object with every place counted in UTF-16 units. */
function inUnits(report, text) {
  const bytes = Buffer.from(text);
  const count = (place) => bytes.subarray(0, place).toString().length;
  const move = (place) => Object.assign(place, { start: count(place.start), end: count(place.end) });
  for (const { span, related = [], fix = { edits: [] } } of report.findings) {
    move(span);
    related.forEach((place) => move(place.span));
    fix.edits.forEach(move);
  }
  return report;
}

test("every kind of input gives the same", async () => {
  await init();
  const expected = await check(FAULTY);
  assert.equal(expected.counts.error, 1);
  const bytes = new TextEncoder().encode(FAULTY);
  const { span } = expected.findings.find(({ rule }) => rule === "A01");
  assert.equal(FAULTY.slice(span.start, span.end), "17");
  const utf16 = Buffer.from(`\ufeff${FAULTY}`, "utf16le");
  const gb18030 = execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: FAULTY });
  const shifted = new Uint8Array([9, 9, ...bytes]).subarray(2);
  for (const input of [
    bytes,
    bytes.buffer,
    shifted,
    new DataView(shifted.buffer, 2),
    Buffer.from(bytes),
    new Blob([bytes]),
    new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(FAULTY, "utf16le"),
    Buffer.from(FAULTY, "utf16le").swap16(),
    gb18030,
  ]) {
    assert.deepEqual(await check(input), expected);
  }
});

test("a web page gives the same cells and findings", async () => {
  await init();
  const cells = (line) => `<tr>${line.split("\t").map((cell) => `<td ><p>${cell}&nbsp;</p>\n</td>`).join("")}</tr>`;
  const rows = FAULTY.split("\n").map((line) => (line.includes("\t") ? cells(line) : `</table><P\nclass='a>b'>${line}</P><table>`));
  const html = `<!doctype html><title>无</title><style>td{}</style><script>"<td>7"</script><!-- <td>9 --><table>${rows.join("\n")}</table>`;
  const expected = await check(FAULTY);
  const actual = await check({ html });
  assert.deepEqual(actual.cells, expected.cells);
  assert.deepEqual(actual.findings.map(({ rule }) => rule), expected.findings.map(({ rule }) => rule));
  const withText = await check({ html }, { text: true });
  const { span } = withText.findings.find(({ rule }) => rule === "A01");
  assert.equal(withText.text.slice(span.start, span.end), "17");
  assert.deepEqual((await check(new TextEncoder().encode(html))).cells, expected.cells);
});

test("bad content is told, never thrown", async () => {
  await init();
  const gone = { [Symbol.toStringTag]: "Blob", arrayBuffer: () => Promise.reject(new Error("gone")) };
  for (const [input, why] of [
    ["", /空的/],
    [" \u3000\n\ufeff", /空的/],
    [{ html: "<script>1</script>" }, /空的/],
    [new Uint8Array(), /空的/],
    [new TextEncoder().encode("PK\x03\x04"), /压缩包.*已损坏/],
    [new TextEncoder().encode("%PDF-1.7"), /PDF.*已损坏/],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255]), /认不出/],
    [Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 255 || 1), /认不出/],
    [new Uint8Array(64 * 1024 * 1024 + 1), /太大/],
    [gone, /读取失败/],
  ]) {
    const report = await check(input, { path: "a.txt" });
    assert.equal(report.unread.length, 1);
    assert.match(report.unread[0].why, why);
    assert.deepEqual([report.form, report.path, report.findings], ["", "a.txt", []]);
  }
  for (const text of ["\0", "\ud800", "\u202e报告", "<p>", "1".repeat(100_000), "（".repeat(20_000)]) {
    assert.equal((await check(text)).schema, "hegao/1");
  }
});

test("wrong arguments are TypeErrors", async () => {
  await init();
  for (const input of [undefined, null, 5, true, {}, [], () => "", { html: 5 }, Symbol.iterator]) {
    await assert.rejects(check(input), TypeError);
  }
  for (const [options, named] of [
    ["A", /object/],
    [[], /object/],
    [{ yaer: 2024 }, /yaer/],
    [{ year: "2024" }, /year/],
    [{ year: -1 }, /year/],
    [{ form: 2021 }, /form/],
    [{ select: "A" }, /select/],
    [{ ignore: ["Q7"] }, /Q7/],
    [{ rules: { A01: "none" } }, /A01/],
    [{ rules: { Q77: "off" } }, /Q77/],
    [{ path: 5 }, /path/],
  ]) {
    await assert.rejects(check(MODEL, options), (error) => error instanceof TypeError && named.test(error.message));
  }
});

test("options do what the command line's do", async () => {
  await init();
  const codes = async (options) => (await check(FAULTY, options)).findings.map(({ rule, severity }) => `${rule} ${severity}`);
  assert.deepEqual(await codes({ select: ["A"] }), ["A01 error"]);
  assert.deepEqual(await codes({ select: ["a01"], rules: { A: "off" } }), []);
  assert.deepEqual(await codes({ select: ["A"], rules: { A: "warning", A01: "info" } }), ["A01 info"]);
  assert.deepEqual(await codes({ select: ["A"], ignore: ["A01"] }), []);
  assert.equal((await check(MODEL, { year: 2019, form: "2019" })).form, "2019");
  assert.equal((await check(MODEL, { form: "auto" })).year, 2024);
});

test("a trap is told, and the next check has a fresh instance", async () => {
  const { instantiate } = WebAssembly;
  let traps = 1;
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(module, imports);
    const checkText = (...given) => {
      if (traps > 0) {
        traps -= 1;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return exports.checkText(...given);
    };
    return { instance: { exports: { ...exports, checkText } }, module };
  };
  try {
    const { init, check } = await import(`${MODULE}?traps`);
    await init();
    assert.match((await check(FAULTY, { path: "b" })).unread[0].why, /内部出错/);
    assert.equal((await check(FAULTY)).counts.error, 1);
  } finally {
    WebAssembly.instantiate = instantiate;
  }
});

test("it runs in a worker thread, on a module compiled once", async () => {
  const { wasmModule } = await import(MODULE);
  const script = `
    import { parentPort, workerData } from "node:worker_threads";
    const { init, check } = await import(workerData.address);
    await init(workerData.module);
    parentPort.postMessage((await check(workerData.text)).counts);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    workerData: { address: MODULE.href, module: await wasmModule(), text: FAULTY },
  });
  const counts = await new Promise((done, fail) => worker.once("message", done).once("error", fail));
  assert.equal(counts.error, 1);
});

test("rules() lists what the command line lists", async () => {
  await init();
  const told = JSON.parse(execFileSync(program("bin", "hegao"), ["rules", "--format", "json"]));
  assert.deepEqual(
    rules(),
    told.map(({ wrong, right, ...rule }) => rule),
  );
  rules()[0].code = "spoilt by the caller";
  assert.equal(rules()[0].code, told[0].code);
});
