// Settings, help and the manual: they work, they are kept, and the keyboard gets in and out.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, counts, open, paste, visit } from "./harness.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

async function leave({ page, watched, context }) {
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(watched.troubles, []);
  await context.close();
}

const done = (page) => page.waitForSelector(`${at("status")}[data-state=done]`);
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("a rule is turned off and made milder, at once and over a reload", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  const rules = () => page.$$eval(at("finding"), (all) => all.map((one) => `${one.dataset.rule} ${one.dataset.severity}`));
  assert.ok((await rules()).includes("A01 error"));
  const set = async (level) => {
    await page.click(at("open-settings"));
    await page.selectOption(`${at("rule-level")}[data-rule=A01]`, level);
    await page.keyboard.press("Escape");
    await page.waitForSelector(at("settings"), { state: "detached" });
    await done(page);
  };
  await set("info");
  await page.waitForSelector(`${at("finding")}[data-rule=A01][data-severity=info]`);
  await set("off");
  await page.waitForSelector(`${at("finding")}[data-rule=A01]`, { state: "detached" });
  await page.reload();
  await done(page);
  assert.ok(!(await rules()).some((rule) => rule.startsWith("A01")));

  await page.click(at("open-settings"));
  await page.click(at("reset-rules"));
  await page.click(at("close-dialog"));
  await page.waitForSelector(`${at("finding")}[data-rule=A01][data-severity=error]`);
  await leave(tab);
});

test("rules are searched, and go out and in as a file of the command line", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await page.click(at("open-settings"));
  const rules = () => page.$$eval(at("rule-level"), (all) => all.map((one) => one.dataset.rule));
  const all = await rules();
  assert.equal(await page.locator(".rules h4").count(), 7, "a heading for each family");
  await page.fill(at("search-rules"), "a01");
  assert.deepEqual(await rules(), ["A01"]);
  await page.fill(at("search-rules"), "手机");
  assert.deepEqual(await rules(), ["P02"]);
  await page.selectOption(`${at("rule-level")}[data-rule=P02]`, "off");
  await page.fill(at("search-rules"), "");
  assert.deepEqual(await rules(), all);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(at("export-rules"))]);
  let text = "";
  for await (const piece of await download.createReadStream()) {
    text += piece;
  }
  assert.equal(text, '[rules]\nP02 = "off"\n');
  await page.click(at("reset-rules"));
  const file = (text) => ({ name: "hegao.toml", mimeType: "application/toml", buffer: Buffer.from(text) });
  await page.setInputFiles(at("import-rules"), file(`${text}A01 = "info"\n`));
  await page.waitForSelector(`.changed ${at("rule-level")}[data-rule=A01]`);
  assert.equal(await page.inputValue(`${at("rule-level")}[data-rule=P02]`), "off");
  await page.setInputFiles(at("import-rules"), file("无关"));
  await page.waitForSelector(`${at("settings")} [role=alert]`);
  assert.equal(await page.inputValue(`${at("rule-level")}[data-rule=A01]`), "info");
  await leave(tab);
});

test("dark and light, whatever the system has", async () => {
  const tab = await visit(site, { colorScheme: "light" });
  const { page } = tab;
  const light = await ground(page);
  await page.click(at("open-settings"));
  await page.selectOption(at("theme"), "dark");
  const dark = await ground(page);
  assert.notEqual(dark, light);
  await page.reload();
  await page.waitForSelector(at("source"));
  assert.equal(await ground(page), dark);
  await page.click(at("open-settings"));
  await page.selectOption(at("theme"), "light");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await ground(page), light);
  await page.selectOption(at("theme"), "auto");
  assert.equal(await ground(page), dark);
  await leave(tab);
});

test("English for the page, Chinese for what was found", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  const message = await page.$eval(`${at("finding")} .message`, (message) => message.lastChild.textContent);
  await page.click(at("open-settings"));
  await page.selectOption(at("language"), "en");
  await page.waitForSelector("html[lang=en]");
  await page.waitForSelector(`${at("settings")} >> text=Findings stay in Chinese`);
  await page.click(at("close-dialog"));
  assert.match(await page.innerText(at("status")), /not (yet )?be published|Not fit/i);
  assert.equal(await page.$eval(`${at("finding")} .message`, (message) => message.lastChild.textContent), message);
  // Nothing of the page itself is left in Chinese: neither words nor names of controls.
  const chinese = await page.evaluate(() => {
    const own = "[lang=zh-CN], .mirror, .extent ul, .report, .finding, .reports, .card, textarea, option[value], .equation";
    const left = [];
    for (const element of document.querySelectorAll("#app *")) {
      if (element.closest(own)) {
        continue;
      }
      const words = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
      words.push(...["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) || ""));
      left.push(...words.filter((word) => /[\u4e00-\u9fff]/.test(word)));
    }
    return left;
  });
  assert.deepEqual(chinese, []);
  assert.doesNotMatch(await page.title(), /[\u4e00-\u9fff]/);
  assert.match(await page.getAttribute(`[data-cell="table3/received/total"]`, "title"), /New applications.*total/);
  const named = await page.$$eval(".report th, .report caption, .report td", (all) => all.map((one) => one.title));
  assert.ok(named.length > 250);
  assert.deepEqual(named.filter((name) => /[\u4e00-\u9fff]/.test(name)), []);
  await page.click(at("show-flow"));
  assert.doesNotMatch(await page.textContent(at("flow")), /[\u4e00-\u9fff]/);
  await page.keyboard.press("Escape");
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  const equations = await page.$$eval(".equation .name", (names) => names.map((name) => name.textContent));
  assert.ok(equations.length > 0 && equations.every((name) => !/[\u4e00-\u9fff]/.test(name)), equations.join());
  await page.click(at("rule-link"));
  const frame = await page.$$eval(`${at("manual")} :is(h3, summary, dt)`, (parts) => parts.map((part) => part.textContent));
  assert.ok(frame.length > 100);
  assert.deepEqual(frame.filter((part) => /[\u4e00-\u9fff]/.test(part)), []);
  await page.click(at("close-dialog"));
  await page.setInputFiles(at("open"), { name: "x.rar", mimeType: "", buffer: Buffer.from("Rar!\x1a\x07\x01\0") });
  assert.match(await page.innerText(`${at("notice")} span`), /^“x.rar”: Archives of this kind/);
  await page.click(at("dismiss"));
  await page.click(at("open-settings"));
  assert.doesNotMatch(await page.textContent(".rules"), /[\u4e00-\u9fff]/);
  await page.click(at("close-dialog"));
  await page.evaluate(() => { window.print = () => {}; });
  await page.click(at("print"));
  const heads = await page.$$eval(`${at("opinion")} :is(h1, h2, th, .hint, .note)`, (heads) => heads.map((head) => head.textContent));
  assert.ok(heads.length > 10 && heads.every((head) => !/[\u4e00-\u9fff]/.test(head)), heads.join());
  await page.click(at("close-opinion"));
  await paste(page, FAULTY.replace("〔2021〕30号", "[2021]30号"));
  await page.click(`${at("finding")}[data-rule=C03] .message`);
  assert.equal(await page.innerText(at("fix")), "Use the brackets “〔〕”");
  await page.waitForTimeout(400);
  await page.reload();
  await done(page);
  await page.waitForSelector("html[lang=en]");
  await page.click(at("open-settings"));
  await page.selectOption(at("language"), "zh-CN");
  await page.waitForSelector("html[lang=zh-CN]");
  await leave(tab);
});

test("where nothing is to be kept, no setting is", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await page.click(at("open-settings"));
  await page.selectOption(at("theme"), "dark");
  await page.uncheck(at("keep-setting"));
  await page.click(at("close-dialog"));
  await page.reload();
  await page.waitForSelector(at("source"));
  const kept = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(kept, ["hegao.keep"]);
  assert.equal(await page.getAttribute("html", "data-theme"), null);
  await leave(tab);
});

test("help opens by its key, holds the focus and gives it back", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, MODEL);
  await page.focus(at("open-settings"));
  await page.keyboard.press("?");
  await page.waitForSelector(at("help"));
  for (let n = 0; n < 8; n += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement === body || Boolean(activeElement.closest("dialog"));
    });
    assert.ok(inside, "the focus stays inside");
  }
  await page.keyboard.press("Escape");
  await page.waitForSelector(at("help"), { state: "detached" });
  // Given back once the page is shown again, a moment after the dialog has gone.
  await page.waitForFunction(() => document.activeElement.dataset.testid === "open-settings", null, { timeout: 5000 });

  // In a field the key is a sign like any other.
  await page.focus(at("source"));
  await page.keyboard.press("?");
  assert.equal(await page.locator(at("help")).count(), 0);
  await leave(tab);
});

test("a finding leads to its rule in the manual", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  await page.click(`${at("finding")}[data-rule=A01] ${at("rule-link")}`);
  const chapter = page.locator(`${at("manual")} details[open]`);
  assert.equal(await chapter.getAttribute("data-rule"), "A01");
  assert.match(await chapter.innerText(), /查什么[^]*依据[^]*怎么办/);
  const box = await chapter.boundingBox();
  assert.ok(box.y >= 0 && box.y < 720, "it is in view");
  const rules = await page.locator(`${at("manual")} details`).count();
  assert.ok(rules > 50, `${rules} rules`);
  await page.keyboard.press("Escape");
  await leave(tab);
});

test("settings do not change the counts of a right report", async () => {
  const tab = await visit(site);
  await paste(tab.page, MODEL);
  await tab.page.click(at("open-settings"));
  await tab.page.selectOption(`${at("rule-level")}[data-rule=A01]`, "warning");
  await tab.page.click(at("close-dialog"));
  await done(tab.page);
  assert.deepEqual(await counts(tab.page), [0, 0, 0]);
  await leave(tab);
});
