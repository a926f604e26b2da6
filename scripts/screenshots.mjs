// Takes the pictures of the README from the built page: node scripts/screenshots.mjs

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { at, open } from "../tests/browser/harness.mjs";

const FOLDER = new URL("../docs/screenshots", import.meta.url).pathname;
const VIEWS = [
  { name: "start", width: 1280, height: 720 },
  { name: "findings", width: 1440, height: 900, sample: true },
  { name: "dark", width: 1100, height: 640, sample: true, colorScheme: "dark" },
  { name: "narrow", width: 390, height: 844, sample: true },
  { name: "flow", width: 1280, height: 800, sample: true, open: "show-flow" },
  { name: "settings", width: 1280, height: 720, open: "open-settings" },
  { name: "opinion", width: 1000, height: 1200, sample: true, open: "print" },
];

mkdirSync(FOLDER, { recursive: true });
const site = await open();
for (const { name, width, height, sample, open: button, colorScheme = "light" } of VIEWS) {
  const context = await site.browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  // The opinion sheet is to be seen, not printed.
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await page.goto(site.url);
  await page.waitForSelector(at("source"));
  if (sample) {
    await page.click(at("sample"));
    await page.waitForSelector(`${at("status")}[data-state=done]`);
    await page.click(`${at("finding")}[data-rule=A01] .message`);
    await page.waitForSelector(`${at("finding")}.chosen`);
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  if (button) {
    await page.click(at(button));
    await page.waitForTimeout(300);
  }
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
await site.close();
