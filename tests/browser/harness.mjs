// What every browser test needs: the built page on a server under a path, and a watched tab.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

export const DIST = new URL("../../dist", import.meta.url).pathname;
export const MODEL = readFileSync(new URL("../../src/rules/example.txt", import.meta.url), "utf8");

/** The model report with one total made wrong: a row and a column do not balance. */
export const FAULTY = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17");

export const at = (id) => `[data-testid=${id}]`;

/** Starts the server and the browser; `close` ends both. */
export async function open(options = {}) {
  const { server, url } = await serve(DIST, { path: "/portal/tools/hegao/", ...options });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, url, close };
}

/**
 * A tab in a fresh profile, with the page ready. `watched.requests` counts what it asks for,
 * `watched.troubles` holds errors, console warnings and violations of the policy.
 */
export async function visit({ browser, url }, { init, ...options } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const watched = watch(page);
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  if (init) {
    await page.addInitScript(init);
  }
  await page.goto(url);
  await page.waitForSelector(at("source"));
  return { page, watched, context };
}

export function watch(page) {
  const watched = { requests: [], troubles: [] };
  page.on("request", (request) => {
    // Scripts of workers and files handed out are made in the page, not fetched.
    if (!/^(blob|data):/.test(request.url())) {
      watched.requests.push(request.url());
    }
  });
  page.on("pageerror", (error) => watched.troubles.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      watched.troubles.push(message.text());
    }
  });
  return watched;
}

/** Closes the tab and asserts that nothing went wrong in it. */
export async function leave({ page, watched, context }) {
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(watched.troubles, []);
  await context.close();
}

/** Puts a text into the box as a paste does, and waits for its verdict. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const box = document.querySelector("[data-testid=source]");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, text);
  await page.waitForSelector(`${at("status")}[data-state=done]`);
}

/** The cells of the tables by address: text and state. */
export function cells(page) {
  return page.$$eval("[data-cell]", (cells) =>
    Object.fromEntries(cells.map((cell) => [cell.dataset.cell, [cell.textContent, cell.dataset.state]])),
  );
}

/** Counts of errors, warnings and infos. */
export function counts(page) {
  return page.$eval(at("status"), ({ dataset }) => [
    Number(dataset.errors),
    Number(dataset.warnings),
    Number(dataset.infos),
  ]);
}
