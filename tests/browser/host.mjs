// What the tests of hosting share.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { at } from "./harness.mjs";

export const RELEASE = fileURLToPath(new URL("../../release", import.meta.url));
export const SITE = `${RELEASE}/hegao`;

/** The strictest policy under which the page is to run, and Trusted Types. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/** The system's Chromium; `portal.test` is this machine, but no secure origin. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--host-resolver-rules=MAP portal.test 127.0.0.1",
    ],
  });
}

/** Drops a text file on the page. */
export async function drop(page, name, text) {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/plain" }));
      return data;
    },
    [name, text],
  );
  await page.dispatchEvent(at("source"), "drop", { dataTransfer: data });
}

/** Waits until the page says how many errors there are. */
export function errors(page, count) {
  return page.waitForSelector(`${at("status")}[data-state=done][data-errors="${count}"]`);
}
