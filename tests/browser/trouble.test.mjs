// Two tabs with the same text, a browser that keeps nothing, thousands of findings, odd keys in a cell, lost focus.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, cells, counts, leave, open, paste, visit, watch } from "./harness.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

const WIDE = { viewport: { width: 1440, height: 900 } };
const cell = (address) => `[data-cell="${address}"]`;
const settled = (page) => page.waitForSelector(`${at("status")}[data-state=done]`);
const source = (page) => page.inputValue(at("source"));
const written = (page) => page.waitForTimeout(500);
const focused = (page) => page.evaluate(() => document.activeElement.tagName);

/** Two tabs of one profile, both with the kept text. */
async function twoTabs() {
  const tab = await visit(site, WIDE);
  await paste(tab.page, MODEL);
  await written(tab.page);
  const other = await tab.context.newPage();
  const watched = watch(other);
  await other.goto(site.url);
  await settled(other);
  assert.ok((await source(other)) === MODEL);
  return { ...tab, other, leave: async () => {
    assert.deepEqual(watched.troubles, []);
    await leave(tab);
  } };
}

test("a tab that sees another's newer text asks, and either choice loses nothing", async () => {
  const { page, other, leave } = await twoTabs();
  await paste(other, FAULTY);
  await page.waitForSelector(at("rival"));
  assert.ok((await source(page)) === MODEL, "nothing changes unasked");
  await paste(page, `${MODEL}甲`);
  await written(page);
  assert.equal(await other.locator(at("rival")).count(), 0, "nothing is overwritten unasked");

  await page.click(at("take-theirs"));
  await settled(page);
  assert.ok((await source(page)) === FAULTY);
  assert.equal(await page.locator(at("rival")).count(), 0);
  await page.click(at("undo"));
  assert.ok((await source(page)) === `${MODEL}甲`);
  await page.click(at("redo"));
  await written(page);

  await paste(other, `${MODEL}乙`);
  await page.waitForSelector(at("rival"));
  await page.click(at("keep-both"));
  await written(page);
  assert.ok((await source(page)) === FAULTY);
  await page.reload();
  await settled(page);
  await page.waitForSelector(`${at("report")}:nth-child(2)`);
  const texts = [];
  for (const n of [1, 2]) {
    await page.click(`${at("report")}:nth-child(${n}) .turn`);
    texts.push(await source(page));
  }
  assert.deepEqual(texts.sort(), [FAULTY, `${MODEL}乙`].sort());
  await leave();
});

test("a tab that leaves without an answer keeps what was worked on in it", async () => {
  const { page, other, leave } = await twoTabs();
  await paste(page, `${MODEL}甲`);
  await paste(other, `${MODEL}乙`);
  await other.waitForSelector(at("rival"));
  await other.reload();
  await settled(other);
  assert.equal(await other.locator(at("report")).count(), 2);
  await leave();
});

test("what is let stand in one tab is not lost by another", async () => {
  const { page, other, leave } = await twoTabs();
  await paste(page, FAULTY);
  await other.click(at("take-theirs"));
  await settled(other);
  await written(page);
  await other.click(`${at("finding")}[data-rule=A01] .message`);
  await other.click(at("ignore"));
  await other.fill(at("reason"), "已核实");
  await other.keyboard.press("Enter");
  await page.click(at("take-theirs"));
  await page.waitForSelector(at("ignored"));
  await leave();
});

test("unticking in one tab stops keeping in all", async () => {
  const { page, other, leave } = await twoTabs();
  await other.uncheck(at("keep"));
  await page.waitForSelector(`${at("keep")}:not(:checked)`);
  await paste(page, FAULTY);
  await written(page);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["hegao.keep"]);
  await leave();
});

for (const [how, init] of [
  ["bars the store", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } })],
  ["lets nothing into it", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
]) {
  test(`a browser that ${how} is told of in one line, once`, async () => {
    const tab = await visit(site, { init });
    const { page } = tab;
    await written(page);
    assert.equal(await page.locator(at("notice")).count(), 0, "not before there is something to keep");
    await paste(page, FAULTY);
    await page.waitForSelector(at("notice"));
    assert.match(await page.innerText(at("notice")), /不允许网页保存内容/);
    await page.click(`${at("notice")} button`);
    await paste(page, MODEL);
    await written(page);
    assert.equal(await page.locator(at("notice")).count(), 0);
    await leave(tab);
  });
}

test("an error is ignored for a reason only", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, FAULTY);
  const [errors] = await counts(page);
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  await page.click(at("ignore"));
  for (const words of ["", "  "]) {
    await page.fill(at("reason"), words);
    await page.keyboard.press("Enter");
    await page.click(".ignoring button");
    assert.equal((await counts(page))[0], errors);
  }
  await page.fill(at("reason"), "已核实");
  await page.keyboard.press("Enter");
  await page.waitForSelector(at("ignored"));
  await page.click(at("print"));
  const sheet = await page.innerText(at("opinion"));
  assert.ok(sheet.includes("已核实") && !sheet.includes("未写理由"));
  await leave(tab);
});

test("thousands of findings: some are listed, all are counted", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  const line = "（四）平台建设。认真落实国办公开办函[2021]30号要求。\n";
  await paste(page, MODEL.replace("（五）", `${line.repeat(1000)}（五）`));
  const total = (await counts(page)).reduce((sum, count) => sum + count);
  assert.ok(total >= 1000, `${total}`);
  assert.equal(await page.locator(at("finding")).count(), 300);
  assert.ok((await page.locator(".mirror mark").count()) <= 300);
  assert.match(await page.innerText(at("rest")), new RegExp(`还有${total - 300}处未列出`));
  assert.match(await page.innerText(".findings h2"), new RegExp(`共${total}处`));
  await page.click(at("more"));
  assert.equal(await page.locator(at("finding")).count(), 600);
  await page.click(".paper h3");
  await page.keyboard.press("k");
  await page.waitForSelector(`${at("finding")}.chosen`);
  await leave(tab);
});

test("words in a cell are refused with a sentence, and the row stays", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  const before = await cells(page);
  for (const words of ["١٦", "十六", "<b>16</b>"]) {
    await page.dblclick(cell("table3/received/total"));
    await page.keyboard.type(words);
    assert.equal(await page.inputValue("td input"), words);
    assert.equal(await page.getAttribute("td input", "aria-invalid"), "true");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await settled(page);
    assert.deepEqual(await cells(page), before);
    assert.ok((await page.innerText(at("notice"))).includes(words));
  }
  await leave(tab);
});

test("an undo while a cell is open but nothing was typed in it", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  await paste(page, FAULTY);
  await page.dblclick(cell("table3/received/other_org"));
  await page.keyboard.press("Control+z");
  assert.ok((await source(page)) === MODEL);
  await page.waitForFunction(() => document.activeElement.tagName !== "BODY");
  await leave(tab);
});

test("keys go on from where one was, and the focus is never lost", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await page.click(at("sample"));
  await settled(page);
  const rules = await page.$$eval(at("finding"), (all) => all.map((one) => one.dataset.rule));
  const press = async (key, rule) => {
    await page.keyboard.press(key);
    const chosen = page.locator(`${at("finding")}.chosen${rule ? `[data-rule=${rule}]` : ""}`);
    await chosen.waitFor({ state: rule ? "visible" : "detached" });
  };
  await page.click(".paper h3");
  await press("j", rules[0]);
  await press("j", rules[1]);
  await press("Enter");
  await press("j", rules[2]);
  await press("Escape");
  await press("k", rules[1]);
  await press("Escape");
  await press("Enter", rules[1]);

  const kept = async (what) => {
    await page.waitForTimeout(150);
    assert.notEqual(await focused(page), "BODY", what);
  };
  await page.focus(`${at("finding")}[data-rule=C03] .message`);
  await page.keyboard.press("Enter");
  await page.focus(at("fix"));
  await page.keyboard.press("Enter");
  await settled(page);
  await kept("a finding that was mended");
  await page.focus(at("undo"));
  await page.keyboard.press("Enter");
  await settled(page);
  await kept("the last step undone");
  await page.dblclick(".paper .prose");
  await page.keyboard.press("Escape");
  await kept("a paragraph");
  await page.click(at("another"));
  await paste(page, MODEL);
  for (const what of ["a report", "the last report"]) {
    await page.focus(`${at("report")}.current .close`);
    await page.keyboard.press("Enter");
    await kept(what);
  }
  await leave(tab);
});
