// Reach: axe-core on every view, light and dark; zoom; forced colours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, leave, open, paste, visit } from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

/** What axe-core objects to on the page as it stands, in short. */
async function violations(page) {
  // Run by the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const run = (values) => window.axe.run({ runOnly: { type: "tag", values } });
  const { violations, passes } = await page.evaluate(run, TAGS);
  assert.ok(passes.length > 20, "axe-core looked");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")}`);
}

const VIEWS = {
  "the empty page": async () => {},
  "a right report": (page) => paste(page, MODEL),
  "an open finding and its ignoring": async (page) => {
    await paste(page, FAULTY);
    await page.click(`${at("finding")} .message`);
    await page.click(at("ignore"));
  },
  "an ignored finding": async (page) => {
    await paste(page, FAULTY);
    await page.click(`${at("finding")} .message`);
    await page.click(at("ignore"));
    await page.fill(at("reason"), "已核实");
    await page.keyboard.press("Enter");
    await page.waitForSelector(at("ignored"));
  },
  "a cell with its sums": async (page) => {
    await paste(page, MODEL);
    await page.click(`[data-cell="table3/received/total"]`);
  },
  "a cell being edited": async (page) => {
    await paste(page, MODEL);
    await page.dblclick(`[data-cell="table3/received/total"]`);
  },
  "a paragraph being edited": async (page) => {
    await paste(page, MODEL);
    await page.dblclick(".paper .prose");
  },
  "several reports": async (page) => {
    const file = (n) => ({ name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(n % 2 ? MODEL : FAULTY) });
    await page.setInputFiles(at("open"), [1, 2, 3, 4, 5, 6, 7].map(file));
    await page.waitForSelector(`${at("report")}:nth-child(7)[data-verdict]`);
  },
  "a further, blank report": async (page) => {
    await paste(page, MODEL);
    await page.click(at("another"));
  },
  "the settings": (page) => page.click(at("open-settings")),
  "the keys": (page) => page.click(at("open-help")),
  "the manual": async (page) => {
    await page.click(at("open-help"));
    await page.click(at("open-manual"));
  },
  "the picture of the applications": async (page) => {
    await paste(page, MODEL);
    await page.click(at("show-flow"));
  },
  "the opinion sheet": async (page) => {
    await page.evaluate(() => {
      window.print = () => {};
    });
    await paste(page, FAULTY);
    await page.click(at("print"));
    await page.waitForSelector(at("close-opinion"));
  },
};

for (const [name, go] of Object.entries(VIEWS)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[1280, 720], [390, 844]]) {
      test(`axe finds nothing: ${name}, ${colorScheme}, ${width} wide`, async () => {
        const tab = await visit(site, { viewport: { width, height }, colorScheme });
        await go(tab.page);
        assert.deepEqual(await violations(tab.page), []);
        await leave(tab);
      });
    }
  }
}

test("at 200 % zoom and at 320 pixels nothing is cut off sideways", async () => {
  for (const viewport of [{ width: 640, height: 360 }, { width: 320, height: 640 }]) {
    const tab = await visit(site, { viewport, deviceScaleFactor: 2 });
    const { page } = tab;
    await paste(page, FAULTY);
    await page.click(`${at("finding")} .message`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    const wide = await page.$$eval("button, select, input", (all) =>
      all.filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1).map((one) => one.outerHTML),
    );
    assert.deepEqual(wide, []);
    await leave(tab);
  }
});

test("in forced colours the focus and the marks are still to be seen", async () => {
  const tab = await visit(site, { forcedColors: "active", viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  await paste(page, FAULTY.replace("〔2021〕30号", "[2021]30号"));
  const line = await page.$eval(".paper mark[data-severity]", (mark) => getComputedStyle(mark).textDecorationLine);
  assert.match(line, /underline/);
  await page.focus(`[data-cell="table2/regulations/issued"]`);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
  await leave(tab);
});
