// All that is handed out, in Chromium 80 and 86.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { FAULTY, at } from "./harness.mjs";
import { RELEASE, SITE, STRICT } from "./host.mjs";
import { kernel } from "./kernel.mjs";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");
const CMS = fileURLToPath(new URL("../../examples/cms", import.meta.url));
const LIMIT = { timeout: 40_000 };

for (const [version, name, processes] of [
  ["80", "chrome-aws-lambda", ["--single-process", "--no-zygote"]],
  ["86", "chromium-86", ["--no-zygote"]],
]) {
  describe(`Chromium ${version}`, () => {
    let browser;
    before(async () => {
      browser = await puppeteer.launch({
        executablePath: kernel(name),
        args: ["--headless", "--no-sandbox", ...processes, "--disable-gpu", "--disable-dev-shm-usage"],
      });
      assert.match(await browser.version(), new RegExp(`Chrome/${version}\\.`));
    });
    after(() => browser.close());

    /** A tab at an address, and what went wrong in it. */
    const open = async (url) => {
      const page = await browser.newPage();
      const troubles = [];
      page.on("pageerror", (error) => troubles.push(String(error)));
      await page.goto(url);
      return { page, troubles };
    };

    const checkFaulty = async (page) => {
      await page.waitForSelector(at("source"));
      await page.evaluate((text) => {
        const box = document.querySelector("[data-testid=source]");
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, FAULTY);
      await page.waitForSelector(`${at("status")}[data-state=done][data-errors="1"]`);
      assert.equal((await page.$$("[data-cell]")).length, 200);
      await page.click(at("finding"));
      assert.equal((await page.$$(`${at("finding")}.chosen`)).length, 1);
    };

    test("the folder, under the strict policy with 'unsafe-eval'", LIMIT, async () => {
      const policy = STRICT.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'");
      const { server, url } = await serve(SITE, { path: "/old/", headers: { "Content-Security-Policy": policy } });
      const { page, troubles } = await open(url);
      await checkFaulty(page);
      assert.deepEqual(troubles, []);
      await page.close();
      server.close();
    });

    test("the one file, from a disk", LIMIT, async () => {
      const { page, troubles } = await open(pathToFileURL(`${RELEASE}/hegao.html`).href);
      await checkFaulty(page);
      assert.equal(page.workers().length, 1, "it is checked in a worker");
      assert.deepEqual(troubles, []);
      await page.close();
    });

    test("the element, with events and the hold on its form", LIMIT, async () => {
      const { server, url } = await serve(CMS);
      const { page, troubles } = await open(`${url}plain.html`);
      await page.waitForFunction(() => document.querySelector("textarea").value);
      assert.equal(await page.$eval("form", (form) => form.checkValidity()), false);
      await page.click("#check");
      await page.waitForSelector("hegao-checker[state=done]");
      const seen = await page.$eval("hegao-checker", (element) => {
        element.choose(0);
        const box = document.querySelector("textarea");
        const { shadowRoot, report, validationMessage } = element;
        return [
          report.findings.map(({ rule }) => rule),
          shadowRoot.querySelectorAll("li[data-severity]").length,
          box.value.slice(box.selectionStart, box.selectionEnd),
          validationMessage,
        ];
      });
      assert.deepEqual(seen, [["A01"], 1, "17", "报告还有1处错误，改正后再提交。"]);
      assert.deepEqual(troubles, []);
      await page.close();
      server.close();
    });

    for (const [editor, content] of [
      ["wangeditor", () => document.querySelector("[contenteditable]")],
      ["ueditor", () => window.UE && UE.getEditor("editor").body],
    ]) {
      test(`${editor}: what is chosen is selected; marks are left out`, LIMIT, async () => {
        const { server, url } = await serve(CMS);
        const { page, troubles } = await open(`${url}${editor}.html`);
        await page.waitForFunction(`/澄湖县水务局/.test(((${content})() || {}).textContent)`);
        await page.click("#check");
        await page.waitForSelector("hegao-checker[state=done]");
        const chosen = await page.evaluate(`(() => {
          const element = document.querySelector("hegao-checker");
          element.choose(element.report.findings.findIndex(({ rule }) => rule === "A01"));
          return (${content})().ownerDocument.getSelection().toString();
        })()`);
        assert.equal(chosen, "17");
        assert.deepEqual(troubles, []);
        await page.close();
        server.close();
      });
    }

    test("the frame", LIMIT, async () => {
      const { server, url } = await serve(`${SITE}/module`);
      const { page } = await open(`${url}frame.css`);
      const report = await page.evaluate(
        (text) =>
          new Promise((done) => {
            const frame = document.createElement("iframe");
            frame.src = `frame.html?origin=${location.origin}`;
            addEventListener("message", ({ data }) => {
              if (data.type === "hegao:ready") {
                frame.contentWindow.postMessage({ type: "hegao:check", id: 7, text }, location.origin);
              } else if (data.type === "hegao:result") {
                done(data);
              }
            });
            document.body.append(frame);
          }),
        FAULTY,
      );
      assert.deepEqual([report.id, report.report.counts.error], [7, 1]);
      await page.close();
      server.close();
    });
  });
}
