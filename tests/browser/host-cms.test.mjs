// The examples for content management systems, with the real editors.

import assert from "node:assert/strict";
import { cpSync, existsSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { watch } from "./harness.mjs";
import { launch } from "./host.mjs";

const FOLDER = fileURLToPath(new URL("../../examples/cms", import.meta.url));
const MODULE = fileURLToPath(new URL("../../dist-module", import.meta.url));

let browser;
let site;
before(async () => {
  assert.ok(existsSync(`${FOLDER}/node_modules/tinymce`), "npm ci --prefix examples/cms installs the editors");
  rmSync(`${FOLDER}/hegao`, { recursive: true, force: true });
  cpSync(MODULE, `${FOLDER}/hegao`, { recursive: true });
  browser = await launch();
  site = await serve(FOLDER);
});
after(async () => {
  await browser.close();
  site.server.close();
});

const checker = (page) => page.locator("hegao-checker");
const result = (page, errors) =>
  page.waitForFunction((errors) => {
    const { state, report } = document.querySelector("hegao-checker");
    return state === "done" && report.counts.error === errors;
  }, errors);

async function open(name) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const watched = watch(page);
  await page.goto(`${site.url}${name}.html`);
  return { page, watched };
}

/** Checks, chooses the error, and says what the form does before and after it is mended. */
async function run(page, { mend, chosen }) {
  await page.click("button[type=submit]");
  assert.doesNotMatch(page.url(), /sent/, "nothing goes out unchecked");
  await page.click("#check");
  await result(page, 1);
  const cells = await page.evaluate(() => document.querySelector("hegao-checker").report.coverage.cells_read);
  assert.equal(cells, 200);
  await page.click("button[type=submit]");
  assert.doesNotMatch(page.url(), /sent/, "nothing goes out with an error");
  await checker(page).locator("[part~=finding-error] button").click();
  assert.equal(await chosen(), "17");
  await mend();
  await result(page, 0);
  await page.click("button[type=submit]");
  await page.waitForURL(/sent\.html/);
}

/** What is marked as an error in a window, and what is selected there. */
const marked = (frame) =>
  frame.evaluate(() => [...CSS.highlights.get("hegao-error")].map((range) => range.toString()));
const selected = (frame) => frame.evaluate(() => getSelection().toString());

const LIMIT = { timeout: 90_000 };

test("a plain form", LIMIT, async () => {
  const { page, watched } = await open("plain");
  await page.waitForFunction(() => document.querySelector("textarea").value);
  await run(page, {
    chosen: () =>
      page.$eval("textarea", (box) => box.value.slice(box.selectionStart, box.selectionEnd)),
    mend: () => page.keyboard.type("16"),
  });
  assert.deepEqual(watched.troubles, []);
  await page.close();
});

for (const [name, content] of [
  ["tinymce", "iframe.tox-edit-area__iframe"],
  ["wangeditor", null],
  ["ueditor", ".edui-editor-iframeholder iframe"],
]) {
  test(`${name}: places are marked in the editor, whose content stays as it is`, LIMIT, async () => {
    const { page, watched } = await open(name);
    const frame = content ? await (await page.waitForSelector(content)).contentFrame() : page.mainFrame();
    await frame.waitForFunction(() => /澄湖县水务局/.test(document.body.textContent));
    const html = () =>
      page.evaluate((name) => {
        if (name === "tinymce") {
          return tinymce.activeEditor.getContent();
        }
        return name === "ueditor" ? UE.getEditor("editor").getContent() : document.querySelector("input[name=content]").value;
      }, name);
    const before = await html();
    await run(page, {
      chosen: async () => {
        assert.deepEqual(await marked(frame), ["17"]);
        assert.equal(await html(), before);
        return selected(frame);
      },
      mend: () => page.keyboard.type("16"),
    });
    assert.deepEqual(watched.troubles.filter((line) => !ofTheEditor(line)), []);
    await page.close();
  });
}

/** What the editors themselves complain of. */
function ofTheEditor(line) {
  return /DOMNodeInserted|DOM Mutation Event|document\.write|serverUrl|后台配置/.test(line);
}
