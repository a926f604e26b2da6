// The main path in Chromium 80, the oldest kernel that is supported.

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "../../scripts/serve.mjs";
import { DIST, FAULTY, at } from "./harness.mjs";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");

/** Unpacks the old kernel once. */
function kernel() {
  const folder = join(tmpdir(), "hegao-chromium-80");
  const program = join(folder, "chromium");
  if (!existsSync(program)) {
    const packed = join(require.resolve("chrome-aws-lambda"), "../../bin/chromium.br");
    mkdirSync(folder, { recursive: true });
    const part = `${program}.${process.pid}`;
    writeFileSync(part, brotliDecompressSync(readFileSync(packed)));
    chmodSync(part, 0o755);
    renameSync(part, program);
  }
  return program;
}

test("Chromium 80 starts the page and checks a report", async () => {
  const { server, url } = await serve(DIST, { path: "/old/" });
  const browser = await puppeteer.launch({
    executablePath: kernel(),
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
