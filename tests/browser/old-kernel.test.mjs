// The main path in Chromium 80, the oldest kernel that is supported.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { DIST, FAULTY, at } from "./harness.mjs";
import { kernel } from "./kernel.mjs";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");

test("Chromium 80 starts the page and checks a report", async () => {
  const { server, url } = await serve(DIST, { path: "/old/" });
  const browser = await puppeteer.launch({
    executablePath: kernel("chrome-aws-lambda"),
    args: ["--headless", "--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    assert.match(await browser.version(), /Chrome\/80\./);
    const page = await browser.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(String(error)));
    await page.goto(url);
    await page.waitForSelector(at("source"));
    await page.evaluate((text) => {
      const box = document.querySelector("[data-testid=source]");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, FAULTY);
    await page.waitForSelector(`${at("status")}[data-state=done]`);
    assert.equal((await page.$$("[data-cell]")).length, 200);
    assert.equal(await page.$eval(`[data-cell="table3/received/total"]`, (cell) => cell.dataset.state), "error");
    await page.click(at("finding"));
    assert.equal((await page.$$(`${at("finding")}.chosen`)).length, 1);
    assert.deepEqual(troubles, []);
  } finally {
    await browser.close();
    server.close();
  }
});
