// <hegao-checker> in pages of others: strict policy, forms, styles, misuse.

import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { FAULTY, MODEL, watch } from "./harness.mjs";
import { temporaryFolder } from "../temporary.mjs";

const MODULE = fileURLToPath(new URL("../../dist-module", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types hegao";

let browser;
let site;
const folder = temporaryFolder();
before(async () => {
  cpSync(MODULE, join(folder, "hegao"), { recursive: true });
  writeFileSync(join(folder, "page.css"), "li { display: none } .message { color: red } hegao-checker { --hegao-accent: #123456 }");
  site = await serve(folder, { plain: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});
after(async () => {
  await browser.close();
  site.server.close();
});

/** A page of a portal with this in its body, under a strict policy. */
async function portal(body, { policy = POLICY, ready = true } = {}) {
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
     <link rel="stylesheet" href="page.css"><link rel="icon" href="data:,">
     <script type="module" src="hegao/hegao-checker.js"></script>${body}`,
  );
  const page = await browser.newPage();
  const watched = watch(page);
  await page.goto(site.url);
  if (ready) {
    await page.waitForFunction(() => customElements.get("hegao-checker"));
  }
  return { page, watched };
}

const set = (page, text) =>
  page.$eval("hegao-checker", (element, text) => {
    element.text = text;
  }, text);
const done = (page) => page.waitForSelector("hegao-checker[state=done]");

test("a text is checked in a worker; findings, events and choosing", async () => {
  const { page, watched } = await portal("<hegao-checker></hegao-checker>");
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["hegao-progress", "hegao-result", "hegao-finding"]) {
      document.addEventListener(type, ({ detail }) =>
        window.heard.push([type, detail.state || detail.form || detail.finding.rule]),
      );
    }
  });
  await set(page, FAULTY);
  await done(page);
  assert.equal(page.workers().length, 1);
  const items = await page.$eval("hegao-checker", ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll("[part~=finding]")].map((item) => [item.dataset.rule, item.getClientRects().length > 0]),
  );
  // The page hides every li of its own; the shadow tree keeps its own look.
  assert.deepEqual(items, [["A01", true]]);
  await page.locator("hegao-checker [part~=finding-error] button").click();
  assert.equal(await page.locator("hegao-checker [data-chosen]").getAttribute("data-rule"), "A01");
  assert.match(await page.locator("hegao-checker summary").innerText(), /错误1处/);
  assert.deepEqual(await page.evaluate(() => window.heard), [
    ["hegao-progress", "checking"],
    ["hegao-progress", "done"],
    ["hegao-result", "2021"],
    ["hegao-finding", "A01"],
  ]);
  await set(page, MODEL);
  await page.waitForFunction(() => document.querySelector("hegao-checker").report.counts.error === 0);
  assert.match(await page.locator("hegao-checker summary").innerText(), /可以发布/);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

test("a form is held back while errors remain", async () => {
  const { page, watched } = await portal(
    `<form action="sent"><hegao-checker name="hegao" required></hegao-checker><button>发布</button></form>`,
  );
  const state = () =>
    page.$eval("form", (form) => ({ ok: form.checkValidity(), sent: new FormData(form).get("hegao") }));
  assert.deepEqual(await state(), { ok: false, sent: null });
  await set(page, FAULTY);
  assert.deepEqual(await state(), { ok: false, sent: null });
  await done(page);
  const held = await state();
  assert.equal(held.ok, false);
  assert.equal(JSON.parse(held.sent).counts.error, 1);
  assert.match(await page.$eval("hegao-checker", (element) => element.validationMessage), /还有1处错误/);
  await page.click("button");
  assert.doesNotMatch(page.url(), /sent/);
  await set(page, MODEL);
  await done(page);
  assert.deepEqual(JSON.parse((await state()).sent).counts, { error: 0, warning: 0, info: 0, ignored: 0 });
  assert.equal((await state()).ok, true);
  await page.$eval("form", (form) => form.reset());
  assert.equal(await page.$eval("hegao-checker", ({ state }) => state), "idle");
  await set(page, "随便写的一段话。");
  await done(page);
  assert.equal((await state()).ok, false);
  await page.$eval("hegao-checker", (element) => element.setAttribute("hold", "never"));
  assert.equal((await state()).ok, true);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

test("attributes, HTML, options, properties set before the script", async () => {
  const { page, watched } = await portal(
    `<hegao-checker id="a" compact text="早"></hegao-checker><hegao-checker id="b" theme="dark"></hegao-checker>`,
  );
  await page.waitForSelector("#a[state=done]");
  assert.equal(await page.locator("#a details").getAttribute("open"), null);
  assert.equal(await page.locator("#b details").getAttribute("open"), "");
  const color = (id) => page.$eval(id, (element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(await color("#a"), await color("#b"));
  const html = FAULTY.replace(/^(.*\t.*)$/gm, (row) => `<table><tr><td>${row.split("\t").join("</td><td>")}</td></tr></table>`)
    .replace(/^(?!<table>)(.*)$/gm, "<p>$1</p>");
  const report = await page.$eval("#b", async (element, html) => {
    element.options = { select: ["A"] };
    return element.check({ html: `${html}<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>` });
  }, html);
  assert.deepEqual(report.findings.map(({ rule }) => rule), ["A01"]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  const failed = await page.$eval("#b", (element) => element.check(5).catch((error) => error.name));
  assert.equal(failed, "TypeError");
  assert.equal(await page.$eval("#b", ({ state }) => state), "failed");
  const early = await page.evaluate(async () => {
    const made = document.createElement("hegao-checker");
    made.text = "早";
    document.body.append(made);
    return new Promise((done) => made.addEventListener("hegao-result", () => done(made.shadowRoot.textContent)));
  });
  assert.match(early, /错误|提醒|没有/);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

const OFD = readFileSync(new URL("../files/pages/2-hand.ofd", import.meta.url)).toString("base64");

test("a file is read in the worker; the readers are loaded with the first", async () => {
  const { page, watched } = await portal("<hegao-checker></hegao-checker>");
  await set(page, MODEL);
  await done(page);
  const readers = () => watched.requests.filter((url) => url.includes("hegao_files")).map((url) => url.split("/").pop());
  assert.deepEqual(readers(), []);
  const counts = await page.$eval("hegao-checker", async (element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const reports = [await element.check(new File([bytes], "年报.ofd")), await element.check(bytes.buffer)];
    return reports.map(({ path, cells, counts }) => [path, Object.keys(cells).length, counts.error]);
  }, OFD);
  assert.deepEqual(counts, [["年报.ofd", 200, 1], [undefined, 200, 1]]);
  assert.deepEqual(readers(), ["hegao_files.js", "hegao_files_bg.wasm"]);
  assert.match(await page.locator("hegao-checker [part~=place]").first().innerText(), /^第\d页，表\d，第\d+行，第\d+列$/);
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

test("only the last of several texts is shown", async () => {
  const { page } = await portal("<hegao-checker></hegao-checker>");
  const results = await page.$eval("hegao-checker", async (element, [faulty, model]) => {
    const results = [];
    element.addEventListener("hegao-result", ({ detail }) => results.push(detail.counts.error));
    const asked = [faulty, faulty, model].map((text) => element.check(text));
    // Whoever asked earlier gets the last answer too.
    results.push((await Promise.all(asked)).map(({ counts }) => counts.error));
    return results;
  }, [FAULTY, MODEL]);
  assert.deepEqual(results, [0, [0, 0, 0]]);
  await page.close();
});

for (const [name, policy] of [
  ["allows no worker", POLICY.replace("worker-src 'self'", "worker-src 'none'")],
  ["does not know the name of the trusted type", POLICY.replace("trusted-types hegao", "trusted-types other")],
]) {
  test(`a policy that ${name}: it is checked on the page's thread`, async () => {
    const { page } = await portal("<hegao-checker></hegao-checker>", { policy });
    await set(page, FAULTY);
    await done(page);
    assert.equal(page.workers().length, 0);
    assert.equal(await page.$eval("hegao-checker", ({ report }) => report.counts.error), 1);
    await page.close();
  });
}

test("the classic script gives the same API to old pages and workers", async () => {
  const { page, watched } = await portal(`<script src="hegao/hegao.classic.js"></script>`);
  const counts = await page.evaluate(async (text) => {
    await window.hegao.init();
    await window.hegao.check({ html: "<p>甲</p>" });
    return (await window.hegao.check(text)).counts;
  }, FAULTY);
  assert.equal(counts.error, 1);
  assert.equal(watched.requests.filter((url) => /hegao\/hegao_files/.test(url)).length, 2);
  // A worker that can import no module has the readers as a script.
  cpSync(join(folder, "hegao"), join(folder, "old"), { recursive: true });
  rmSync(join(folder, "old/hegao_files.js"));
  const script = (from) => `importScripts("${from}/hegao.classic.js");
     hegao.init("${from}/hegao_bg.wasm").then(() => hegao.check({ html: "<p>甲</p>" }, { text: true }))
       .then(({ text }) => hegao.check(text + ${JSON.stringify(FAULTY)})).then(({ counts }) => postMessage(counts));`;
  const plain = await browser.newPage();
  await plain.goto(`${site.url}page.css`);
  for (const from of ["hegao", "old"]) {
    writeFileSync(join(folder, `${from}.js`), script(from));
    const inWorker = await plain.evaluate(
      (name) => new Promise((done, fail) => {
        const worker = new Worker(name);
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message));
      }),
      `${from}.js`,
    );
    assert.equal(inWorker.error, 1, from);
  }
  assert.deepEqual(watched.troubles, []);
  await page.close();
  await plain.close();
});
