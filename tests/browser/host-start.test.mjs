// The first view stays small, in few requests, and is soon ready; limits.toml says how much.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { serve } from "../../scripts/serve.mjs";
import { limit } from "../../scripts/size.mjs";
import { at } from "./harness.mjs";
import { SITE, launch } from "./host.mjs";

const MODULE = fileURLToPath(new URL("../../dist-module/", import.meta.url));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("the first view: bytes and requests", { timeout: 60_000 }, async () => {
  const asked = [];
  // Not a secure origin, so that no service worker asks for more.
  const { url } = await serve(SITE, { asked, path: "/x/" });
  const page = await browser.newPage();
  await page.goto(url.replace("127.0.0.1", "portal.test"));
  await page.waitForSelector(at("source"));
  await page.waitForTimeout(300);
  const bytes = asked
    .map((path) => readFileSync(`${SITE}/${path.replace("/x/", "") || "index.html"}`))
    .reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
  console.log(`${asked.length} requests, ${bytes} of ${limit()} bytes gzipped`);
  assert.ok(asked.length <= limit("first_view_requests"), asked.join());
  assert.ok(bytes <= limit(), `${bytes} bytes`);
  await page.close();
});

test("the module without the page: bytes", () => {
  const sized = (names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(MODULE + name), { level: 9 }).length, 0);
  const bytes = sized(["hegao.js", "hegao_bg.wasm"]);
  const readers = sized(["hegao_files.js", "hegao_files_bg.wasm"]);
  console.log(`${bytes} of ${limit("module_gzip_bytes")} bytes gzipped; ${readers} with the first file`);
  assert.ok(bytes <= limit("module_gzip_bytes"), `${bytes} bytes`);
});

test("ready soon, on a processor four times slower", { timeout: 120_000 }, async () => {
  const { url } = await serve(SITE, { path: "/x/" });
  const times = [];
  const most = limit("ready_ms");
  // The least of several: what it takes when nothing disturbs it. Seven at least, to see how they vary.
  for (let run = 0; run < 7 || (run < 20 && Math.min(...times) > most); run += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector("[data-testid=source]")) {
          observer.disconnect();
          window.readyAt = performance.now();
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(url.replace("127.0.0.1", "portal.test"));
    await page.waitForFunction(() => window.readyAt);
    times.push(await page.evaluate(() => window.readyAt));
    await context.close();
  }
  const least = Math.min(...times);
  console.log(`${times.map(Math.round).join(", ")} ms; at most ${most}`);
  assert.ok(least <= most, `${least} ms`);
});
