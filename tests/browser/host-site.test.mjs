// The folder that is handed out: under any path, under the strict policy, offline, updating itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { DIST, FAULTY, MODEL, at, paste, visit } from "./harness.mjs";
import { SITE, STRICT, drop, errors, launch } from "./host.mjs";
import { temporaryFolder } from "../temporary.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The service worker's work is done once the page's files are stored. */
function stored(page) {
  const ready = page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await caches.keys()).length;
  });
  const late = new Promise((_, fail) => setTimeout(fail, 20_000, new Error("no service worker")).unref());
  return Promise.race([ready, late]);
}

const LIMIT = { timeout: 90_000 };

test("under the strict policy no request is made after load, whatever is done", LIMIT, async () => {
  const asked = [];
  const { server, url } = await serve(SITE, {
    path: "/portal/a b/",
    plain: true,
    headers: { "Content-Security-Policy": STRICT },
    asked,
  });
  const tab = await visit({ browser, url }, { viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const { page } = tab;
  assert.equal(await stored(page), 1);
  const firstView = asked.slice(0, 4).map((path) => path.split("/").pop().replace(/[0-9a-f]{16}/, "*"));
  assert.deepEqual(firstView.sort(), ["", "hegao-*.bin", "hegao-*.js", "style-*.css"]);
  const loaded = asked.length;
  await page.waitForTimeout(500);
  assert.deepEqual(asked.slice(loaded), []);

  await drop(page, "报告.txt", FAULTY);
  await errors(page, 1);
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  await paste(page, MODEL);
  await errors(page, 0);
  const download = page.waitForEvent("download");
  await page.click(at("export-json"));
  const file = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  assert.equal(file.at(-1).agency, "澄湖县水务局");
  await page.waitForTimeout(500);
  assert.deepEqual(asked.slice(loaded), []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(tab.watched.troubles, []);
  assert.deepEqual(await tab.context.cookies(), []);
  await tab.context.close();
  server.close();
});

test("it works without a network after the first visit", LIMIT, async () => {
  const { server, url } = await serve(SITE, { path: "/x/" });
  const { page, context } = await visit({ browser, url });
  await stored(page);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  for (const address of [url, `${url}index.html?from=desk`]) {
    await page.goto(address);
    await page.waitForSelector(at("source"));
    await paste(page, FAULTY);
    await errors(page, 1);
  }
  await context.close();
});

test("on plain http it works without a service worker", LIMIT, async () => {
  const { server, url } = await serve(SITE, { path: "/x/" });
  const { page, watched, context } = await visit({ browser, url: url.replace("127.0.0.1", "portal.test") });
  assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
  await paste(page, FAULTY);
  await errors(page, 1);
  assert.deepEqual(watched.troubles, []);
  await context.close();
  server.close();
});

test("a new version is offered, taken whole, and never mixed with the old", LIMIT, async () => {
  const folder = temporaryFolder();
  cpSync(SITE, folder, { recursive: true });
  const next = nextVersion();
  const { server, url } = await serve(folder);
  const { page, context } = await visit({ browser, url });
  await stored(page);
  const title = () => page.title();
  const reload = async () => {
    await page.reload();
    await page.waitForSelector(at("source"));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => {}));
  };
  const offer = page.locator("#trouble button");
  await reload();
  assert.match(await title(), /^核稿/);

  // Half of the new version is there: its list, not its page.
  cpSync(join(next, "sw.js"), join(folder, "sw.js"));
  await reload();
  await page.waitForTimeout(500);
  assert.match(await title(), /^核稿/);
  assert.equal(await offer.count(), 0);

  // All of it.
  cpSync(next, folder, { recursive: true });
  await reload();
  await offer.waitFor();
  assert.match(await title(), /^核稿/);
  await page.reload();
  assert.match(await title(), /^核稿/, "a reload alone does not change the version");
  await offer.waitFor();
  await Promise.all([page.waitForEvent("load"), offer.click()]);
  await page.waitForSelector(at("source"));
  assert.equal(await title(), "新版核稿");
  await paste(page, FAULTY);
  await errors(page, 1);
  await context.close();
  server.close();
});

/** A later version of the folder, whose page has another title and whose script another name. */
function nextVersion() {
  const folder = temporaryFolder();
  const page = join(folder, "page");
  cpSync(DIST, page, { recursive: true });
  const script = readdirSync(page).find((name) => /^hegao-.*\.js$/.test(name));
  const renamed = "hegao-00000000000000ff.js";
  cpSync(join(page, script), join(page, renamed));
  rmSync(join(page, script));
  const html = readFileSync(join(page, "index.html"), "utf8").replace(script, renamed);
  writeFileSync(join(page, "index.html"), html.replace(/<title>[^<]*/, "<title>新版核稿"));
  const out = join(folder, "out");
  execFileSync("node", [join(ROOT, "scripts/dist.mjs"), out, page], { cwd: ROOT });
  return join(out, "hegao");
}

test("it can be installed where the server's policy allows a manifest", LIMIT, async () => {
  const { server, url } = await serve(SITE, {
    headers: { "Content-Security-Policy": `${STRICT}; manifest-src 'self'` },
  });
  const { page, watched, context } = await visit({ browser, url });
  await page.waitForSelector("link[rel=manifest]", { state: "attached" });
  const session = await context.newCDPSession(page);
  const { errors: wrong, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(wrong, []);
  assert.equal(JSON.parse(data).short_name, "核稿");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A private window, as every test has, is the one thing in the way.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  assert.deepEqual(watched.troubles, []);
  await context.close();
  server.close();
});

test("the folder bears no absolute address", () => {
  for (const name of readdirSync(SITE).filter((name) => /\.(html|css|webmanifest)$/.test(name))) {
    const text = readFileSync(join(SITE, name), "utf8");
    assert.doesNotMatch(text, /(src|href|url|start_url|scope)["']?\s*[=:(]\s*["']?(https?:)?\/(?!\*)/, name);
  }
});
