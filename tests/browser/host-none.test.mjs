// Where the page cannot run: a plain sentence says which browser to use.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "acorn";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { RELEASE, SITE, launch } from "./host.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("the script for old browsers is ES5, and every kernel since 80 can read the others", () => {
  const old = readFileSync(`${SITE}/old.js`, "utf8");
  parse(old, { ecmaVersion: 5 });
  const html = readFileSync(`${RELEASE}/hegao.html`, "utf8");
  assert.equal(/<script nomodule>([^]*?)<\/script>/.exec(html)[1], old);
  for (const name of readdirSync(SITE).filter((name) => name.endsWith(".js") && name !== "old.js")) {
    parse(readFileSync(`${SITE}/${name}`, "utf8"), { ecmaVersion: 2020, sourceType: "script" });
  }
  const modules = readdirSync(`${SITE}/module`).filter((name) => name.endsWith(".js"));
  assert.ok(modules.includes("hegao.js"));
  for (const name of modules) {
    parse(readFileSync(`${SITE}/module/${name}`, "utf8"), {
      ecmaVersion: 2020,
      sourceType: name.endsWith(".classic.js") ? "script" : "module",
    });
  }
});

test("without WebAssembly a sentence says so", async () => {
  const { url } = await serve(SITE);
  for (const address of [url, pathToFileURL(`${RELEASE}/hegao.html`).href]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto(address);
    await page.waitForSelector("#trouble:not([hidden])");
    assert.match(await page.innerText("#trouble"), /不支持WebAssembly，请换用新版Edge、Chrome、Firefox/);
    await context.close();
  }
});

test("in a browser without modules the sentence stands in place of the page", async () => {
  const { url } = await serve(SITE);
  const page = await browser.newPage();
  // As such a browser sees it: of the scripts only the one for old browsers runs.
  await page.route(/\/hegao-[^/]*\.js$/, (route) => route.fulfill({ body: "=>" }));
  await page.goto(url);
  assert.match(await page.innerText("#app"), /请换用Chromium 80以上内核的浏览器/);
  await page.evaluate(readFileSync(`${SITE}/old.js`, "utf8"));
  assert.match(await page.innerText("#app"), /IE兼容模式.*极速模式/);
  await page.close();
});

test("without scripts the waiting line already names the browsers", async () => {
  const { url } = await serve(SITE);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  assert.match(await page.innerText("#app"), /Chromium 80以上.*允许运行脚本/);
  await context.close();
});
