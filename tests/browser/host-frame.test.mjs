// The frame: answers the pages that are named, and no others; survives junk; tells its height.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { FAULTY, MODEL, watch } from "./harness.mjs";
import { STRICT, launch } from "./host.mjs";
import { temporaryFolder } from "../temporary.mjs";

const MODULE = fileURLToPath(new URL("../../dist-module", import.meta.url));

let browser;
let frames;
let portal;
const folder = temporaryFolder();
before(async () => {
  browser = await launch();
  frames = await serve(MODULE, { headers: { "Content-Security-Policy": STRICT } });
  portal = await serve(folder);
});
after(async () => {
  await browser.close();
  frames.server.close();
  portal.server.close();
});

/** A portal's page that holds the frame and writes down what it says. */
async function open(query, { wait = true } = {}) {
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>
      window.heard = [];
      addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
      window.ask = (message, type = "hegao:result") => new Promise((done) => {
        addEventListener("message", function hear({ data }) {
          if (data.type === type && data.id === message.id) {
            removeEventListener("message", hear);
            done(data);
          }
        });
        document.querySelector("iframe").contentWindow.postMessage(message, "*");
      });
    </script><iframe src="${frames.url}frame.html?${query}"></iframe>`,
  );
  const page = await browser.newPage();
  const watched = watch(page);
  await page.goto(portal.url);
  if (wait) {
    await page.waitForFunction(() => heard.some(({ type }) => type === "hegao:ready"));
  }
  return { page, watched };
}

const origin = () => new URL(portal.url).origin;
const ask = (page, message, type) => page.evaluate(([message, type]) => ask(message, type), [message, type]);

test("text, HTML and bytes are answered, each by its id", async () => {
  const { page, watched } = await open(`origin=https://other.example&origin=${origin()}`);
  const first = await ask(page, { type: "hegao:check", id: 1, text: FAULTY });
  assert.equal(first.report.counts.error, 1);
  assert.equal(first.report.agency, "澄湖县水务局");
  const html = { type: "hegao:check", id: "二", html: `<p>${MODEL.slice(0, 60)}</p>`, options: { select: ["A"] } };
  const second = await ask(page, html);
  assert.equal(second.report.coverage.rules, second.report.rules.length);
  assert.ok(second.report.rules.every(({ rule }) => rule.startsWith("A")));
  const bytes = await page.evaluate((text) => ask({ type: "hegao:check", id: 3, bytes: new TextEncoder().encode(text) }), FAULTY);
  assert.deepEqual(bytes.report.findings, first.report.findings);
  const word = readFileSync(new URL("../files/made/002.office.docx", import.meta.url)).toString("base64");
  const file = await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    return ask({ type: "hegao:check", id: 5, bytes });
  }, word);
  assert.equal(Object.keys(file.report.cells).length, 200);
  const empty = await ask(page, { type: "hegao:check", id: 4, text: "" });
  assert.match(empty.report.unread[0].why, /空的/);
  const both = await page.evaluate(
    ([faulty, model]) => Promise.all([faulty, model].map((text, at) => ask({ type: "hegao:check", id: `b${at}`, text }))),
    [FAULTY, MODEL],
  );
  assert.deepEqual(both.map(({ report }) => report.counts.error), [1, 0]);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

test("its height follows what it shows; a chosen finding is told", async () => {
  const { page } = await open(`origin=${origin()}&theme=dark`);
  await ask(page, { type: "hegao:check", id: 1, text: FAULTY });
  const heights = () => page.evaluate(() => heard.filter(({ type }) => type === "hegao:resize").map(({ height }) => height));
  await page.waitForFunction(() => heard.filter(({ type }) => type === "hegao:resize").length > 1);
  const told = await heights();
  assert.ok(told.at(-1) > 100 && told.at(-1) > told[0], String(told));
  await page.frameLocator("iframe").locator("hegao-checker [part~=finding-error] button").click();
  await page.waitForFunction(() => heard.some(({ type }) => type === "hegao:finding"));
  const finding = await page.evaluate(() => heard.find(({ type }) => type === "hegao:finding"));
  assert.equal(finding.finding.rule, "A01");
  await page.close();
});

test("junk is passed over or refused, and the next question answered", async () => {
  const { page, watched } = await open(`origin=${origin()}`);
  await page.evaluate(() => {
    const frame = document.querySelector("iframe").contentWindow;
    const loop = { type: "hegao:check-not" };
    loop.self = loop;
    for (const junk of [null, 5, "hegao:check", [], {}, { type: 5 }, { type: "hegao:nothing" }, loop, new Map(), new ArrayBuffer(8)]) {
      frame.postMessage(junk, "*");
    }
  });
  for (const message of [
    { type: "hegao:check", id: 1 },
    { type: "hegao:check", id: 2, text: 5, bytes: "x".length },
    { type: "hegao:check", id: 3, text: "a", options: { yaer: 1 } },
    { type: "hegao:check", id: 4, bytes: {} },
  ]) {
    assert.ok((await ask(page, message, "hegao:error")).message.length > 0);
  }
  assert.equal((await ask(page, { type: "hegao:check", id: 9, text: FAULTY })).report.counts.error, 1);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

for (const [name, query] of [
  ["names another", "origin=https://other.example"],
  ["names none", ""],
  ["names no origin at all", "origin=*&origin=null"],
]) {
  test(`a page that the address does not name (it ${name}) hears nothing`, async () => {
    const { page } = await open(query, { wait: false });
    await page.frameLocator("iframe").locator("hegao-checker").waitFor();
    await page.evaluate((text) => {
      document.querySelector("iframe").contentWindow.postMessage({ type: "hegao:check", id: 1, text }, "*");
    }, FAULTY);
    await page.waitForTimeout(1000);
    assert.deepEqual(await page.evaluate(() => heard), []);
    await page.close();
  });
}
