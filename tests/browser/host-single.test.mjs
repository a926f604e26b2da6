// hegao.html, opened from a disk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { FAULTY, MODEL, at, paste, visit } from "./harness.mjs";
import { RELEASE, drop, errors, launch } from "./host.mjs";

const FILE = `${RELEASE}/hegao.html`;
const url = pathToFileURL(FILE).href;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("it does everything from a disk, worker included, and asks for nothing", async () => {
  const { page, watched, context } = await visit({ browser, url }, { acceptDownloads: true });
  await drop(page, "报告.txt", FAULTY);
  await errors(page, 1);
  assert.equal(page.workers().length, 1);
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  await paste(page, MODEL);
  await errors(page, 0);
  const download = page.waitForEvent("download");
  await page.click(at("export-json"));
  assert.ok(JSON.parse(readFileSync(await (await download).path(), "utf8")).length > 0);
  assert.deepEqual(watched.requests, [url]);
  assert.deepEqual(watched.troubles, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await context.close();
});

test("its policy lets nothing out", async () => {
  const html = readFileSync(FILE, "utf8");
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|https?:|\*/);
  const elements = html.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, "");
  assert.doesNotMatch(elements, /\s(src|href)\s*=\s*(?!"data:)/);
  const asked = [];
  const { url: outside } = await serve(RELEASE, { asked, headers: { "Access-Control-Allow-Origin": "*" } });
  const { page, context } = await visit({ browser, url });
  const outcomes = await page.evaluate(async (outside) => {
    const failed = (work) => work.then(() => "went out", () => "refused");
    const image = new Image();
    const loaded = new Promise((done, fail) => Object.assign(image, { onload: done, onerror: fail }));
    image.src = `${outside}a.png`;
    return [await failed(fetch(outside)), await failed(loaded), navigator.sendBeacon(outside, "x")];
  }, outside);
  assert.deepEqual(outcomes.slice(0, 2), ["refused", "refused"]);
  await page.waitForTimeout(300);
  assert.deepEqual(asked, []);
  await context.close();
});
