// The main path of the page, the one-file edition and the element in Firefox.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-bidi";
import { serve } from "../../scripts/serve.mjs";
import { FAULTY, MODEL, at } from "./harness.mjs";
import { RELEASE, SITE, STRICT } from "./host.mjs";

const CMS = fileURLToPath(new URL("../../examples/cms", import.meta.url));
const program = [process.env.FIREFOX, "firefox-esr", "firefox"].find(
  (name) => name && spawnSync("sh", ["-c", `command -v ${name}`]).status === 0,
);
const LIMIT = { timeout: 90_000, skip: !program && "Firefox is not installed" };

let browser;
before(async () => {
  if (program) {
    const executablePath = spawnSync("sh", ["-c", `command -v ${program}`]).stdout.toString().trim();
    browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  }
});
after(() => browser?.close());

async function open(url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(url);
  return { page, troubles };
}

async function mainPath({ page, troubles }) {
  await page.waitForSelector(at("source"));
  const paste = (text) =>
    page.evaluate((text) => {
      const box = document.querySelector("[data-testid=source]");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }, text);
  await paste(FAULTY);
  await page.waitForSelector(`${at("status")}[data-state=done][data-errors="1"]`);
  assert.equal((await page.$$("[data-cell]")).length, 200);
  assert.equal(await page.$eval('[data-cell="table3/received/total"]', (cell) => cell.dataset.state), "error");
  await page.click(`${at("finding")}[data-rule=A01]`);
  await page.waitForSelector(`${at("finding")}.chosen`);
  await paste(MODEL);
  await page.waitForSelector(`${at("status")}[data-state=done][data-errors="0"]`);
  assert.deepEqual(troubles, []);
  await page.close();
}

test("the folder, under the strict policy", LIMIT, async () => {
  const { server, url } = await serve(SITE, { path: "/f/", plain: true, headers: { "Content-Security-Policy": STRICT } });
  await mainPath(await open(url));
  server.close();
});

test("the work view: cells edited in place, undone, findings walked by keys, ignored and exported", LIMIT, async () => {
  const { server, url } = await serve(SITE, { path: "/w/" });
  const { page, troubles } = await open(url);
  await page.waitForSelector(at("source"));
  await page.evaluate((text) => {
    const box = document.querySelector("[data-testid=source]");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, MODEL);
  const errors = (count) => page.waitForSelector(`${at("status")}[data-state=done][data-errors="${count}"]`);
  await errors(0);
  const total = '[data-cell="table3/received/total"]';
  await page.click(total, { count: 2 });
  await page.waitForSelector(`${total} input`);
  await page.evaluate((field) => document.querySelector(field).select(), `${total} input`);
  await page.keyboard.type("17");
  await page.keyboard.press("Enter");
  await errors(1);
  await page.click("h1");
  await page.keyboard.press("j");
  await page.waitForSelector(`${at("finding")}.chosen`);
  await page.click(at("ignore"));
  await page.waitForSelector(at("reason"));
  await page.type(at("reason"), "已核实");
  await page.keyboard.press("Enter");
  await errors(0);
  assert.match(await page.$eval(at("status"), (status) => status.innerText), /另有1处已忽略/);
  await page.click(at("undo"));
  await errors(1);
  await page.click(at("undo"));
  await errors(0);
  assert.ok((await page.$eval(at("source"), (box) => box.value)) === MODEL);
  // The sheet is to be seen; the dialog of the printer would wait for a person.
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(at("print"));
  await page.waitForSelector("[data-view=opinion]");
  assert.deepEqual(troubles, []);
  await page.close();
  server.close();
});

test("the one file, from a disk", LIMIT, async () => {
  await mainPath(await open(pathToFileURL(`${RELEASE}/hegao.html`).href));
});

test("the element and an editor", LIMIT, async () => {
  const { server, url } = await serve(CMS);
  const { page, troubles } = await open(`${url}tinymce.html`);
  await page.waitForFunction(() => window.tinymce && tinymce.activeEditor && /澄湖县水务局/.test(tinymce.activeEditor.getContent()));
  assert.equal(await page.$eval("form", (form) => form.checkValidity()), false);
  await page.click("#check");
  await page.waitForSelector("hegao-checker[state=done]");
  const [chosen, message] = await page.$eval("hegao-checker", (element) => {
    element.choose(element.report.findings.findIndex(({ rule }) => rule === "A01"));
    return [tinymce.activeEditor.getWin().getSelection().toString(), element.validationMessage];
  });
  assert.equal(chosen, "17");
  assert.equal(message, "报告还有1处错误，改正后再提交。");
  assert.deepEqual(troubles, []);
  await page.close();
  server.close();
});
