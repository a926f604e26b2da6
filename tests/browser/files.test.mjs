// Files of every kind, opened in the page: the same report, or a sentence that says why not.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { at, cells, counts, open, paste, visit } from "./harness.mjs";

const FOLDER = new URL("../files/", import.meta.url).pathname;
const named = (folder) =>
  readdirSync(FOLDER + folder)
    .filter((name) => !name.endsWith(".txt"))
    .map((name) => `${FOLDER}${folder}/${name}`);

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

async function choose(page, file) {
  await page.setInputFiles(at("open"), file);
  await page.waitForSelector(`${at("report")}, ${at("notice")}`);
  await page.waitForSelector(at("reading"), { state: "detached" });
  await page.waitForFunction(() => document.querySelector("[data-testid=status]").dataset.state !== "checking");
}

for (const file of [...named("made"), ...named("pages")]) {
  const name = file.split("/").pop();
  test(`${name} gives what its text gives`, { timeout: 60_000 }, async () => {
    const text = readFileSync(file.replace(/[.-][^/]*$/, ".txt"), "utf8");
    const { page, context } = await visit(site);
    await choose(page, file);
    const found = [await cells(page), await counts(page), await page.getAttribute(at("report"), "data-agency")];
    await paste(page, text);
    const wanted = [await cells(page), await counts(page), await page.getAttribute(at("report"), "data-agency")];
    assert.ok(Object.keys(wanted[0]).length >= 198);
    assert.deepEqual(found[0], wanted[0]);
    assert.deepEqual(found.slice(1), wanted.slice(1));
    await context.close();
  });
}

test("a finding says where it stands in the file: in its card, on the sheet, in the exports", { timeout: 60_000 }, async () => {
  const { page, context } = await visit(site);
  await choose(page, `${FOLDER}pages/2-chromium.pdf`);
  const places = () => page.$$eval(at("in-file"), (places) => places.map((place) => place.textContent));
  const told = await places();
  assert.match(told[0], /^文件：第\d+页，表\d，第\d+行，第\d+列$/);
  const place = told[0].replace("文件：", "");
  for (const hook of ["export-csv", "export-json", "export-sarif"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(at(hook))]);
    assert.ok(readFileSync(await download.path(), "utf8").includes(place), hook);
  }
  await page.click(at("print"));
  assert.ok((await page.innerText(at("opinion"))).includes(`（${place}）`));
  await page.click(at("close-opinion"));
  // Lines written before it move it along; a reload keeps it.
  await page.$eval(at("source"), (box) => {
    box.setRangeText("另加一行。\n", 0, 0);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.ok((await places()).includes(told[0]));
  await page.waitForTimeout(400);
  await page.reload();
  await page.waitForSelector(at("in-file"));
  assert.ok((await places()).includes(told[0]));
  await page.setInputFiles(at("open"), `${FOLDER}pages/2.txt`);
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=report]").length === 2);
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.deepEqual(await places(), [], "a plain text has lines only");
  await context.close();
});

test("what cannot be read says why, and the page goes on", { timeout: 60_000 }, async () => {
  const { page, context } = await visit(site);
  const said = async (name, buffer) => {
    await page.setInputFiles(at("open"), { name, mimeType: "application/octet-stream", buffer });
    await page.waitForFunction(
      (name) => (document.querySelector("[data-testid=notice]") || {}).textContent?.includes(name),
      name,
    );
    return page.textContent(at("notice"));
  };
  assert.match(await said("锁.pdf", readFileSync(`${FOLDER}bad/locked.pdf`)), /密码/);
  assert.match(await said("断.docx", readFileSync(`${FOLDER}made/001.office.docx`).subarray(0, 4000)), /损坏|不完整/);
  assert.match(await said("程序.doc", Buffer.from("MZ\x90\0\x03\0\0\0\x04\0")), /认不出/);
  assert.match(await said("空.docx", Buffer.alloc(0)), /空/);
  await choose(page, `${FOLDER}made/002.office.docx`);
  assert.equal(await page.$$eval(at("report"), (reports) => reports.length), 1);
  await context.close();
});
