// Working on one report: as it reads, from finding to place, editing, fixing, ignoring, undoing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, cells, counts, leave, open, paste, visit } from "./harness.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

const WIDE = { viewport: { width: 1440, height: 900 } };
const cell = (address) => `[data-cell="${address}"]`;
const settled = (page) => page.waitForSelector(`${at("status")}[data-state=done]`);
const source = (page) => page.inputValue(at("source"));
const chosen = (page) => page.getAttribute(`${at("finding")}.chosen`, "data-rule");

/** The model report with a fault of wording that has a safe fix, twice. */
const MENDABLE = MODEL.replace("〔2021〕30号", "[2021]30号").replace("9件。\n", "9件。。\n");

/** Opens the sample and waits for its findings. */
async function sample(options = WIDE) {
  const tab = await visit(site, options);
  await tab.page.click(at("sample"));
  await settled(tab.page);
  return tab;
}

test("the report stands as it reads: prose and tables in their places", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  const order = await page.$$eval(".paper .section, .paper table", (parts) =>
    parts.map((part) => (part.tagName === "TABLE" ? part.className : part.textContent[0])),
  );
  assert.deepEqual(order, ["一", "二", "table2", "三", "table3", "四", "table4", "五", "六"]);
  const prose = await page.$$eval(".paper .prose", (parts) => parts.map((part) => part.textContent));
  assert.equal(prose.length, 10);
  assert.ok(prose.every((text) => MODEL.includes(text)));
  await leave(tab);
});

test("tables of which nothing was read stand where they belong, wholly absent", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  const from = MODEL.indexOf("行政复议\t");
  await paste(page, MODEL.slice(0, from) + MODEL.slice(MODEL.indexOf("五、存在")));
  assert.equal(await page.locator(`.table4 ${cell("table4/reconsideration/total")}`).count() <= 1, true);
  const states = Object.entries(await cells(page)).filter(([address]) => address.startsWith("table4/"));
  assert.ok(states.length > 0 && states.every(([, [, state]]) => state === "absent" || state === "error"));
  await leave(tab);
});

test("an undo right after a reload gives the earlier text back, and what older versions kept still loads", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MENDABLE);
  await page.click(at("fix-all"));
  await page.waitForFunction(() => document.querySelector("[data-testid=status]").dataset.verdict === "fit");
  await page.dblclick(cell("table3/received/total"));
  await page.keyboard.type("17");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
  const last = await source(page);
  const again = async () => {
    await page.reload();
    await settled(page);
    assert.ok((await source(page)) === last);
  };
  await again();
  await page.keyboard.press("Control+z");
  assert.ok((await source(page)).includes("1\t0\t16"));
  await page.click(at("undo"));
  assert.ok((await source(page)) === MENDABLE);
  await page.click(at("redo"));
  await page.click(at("redo"));
  assert.ok((await source(page)) === last);
  await page.waitForTimeout(500);
  // An older version kept no steps; another tab's words bear none of ours.
  await page.evaluate(() => {
    window.stop();
    addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true);
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith("hegao.steps."))) {
      localStorage.removeItem(key);
    }
  });
  await again();
  assert.ok(await page.isDisabled(at("undo")));
  await leave(tab);
});

test("a mark in the prose opens its finding, and the finding quotes its sentence", async () => {
  const tab = await sample();
  const { page } = tab;
  await page.click(`.paper mark[data-severity]:has-text("[2021]")`);
  assert.equal(await chosen(page), "C03");
  assert.match(await page.innerText(`${at("finding")}.chosen blockquote`), /国办公开办函\[2021\]30号/);
  const sign = await page.$eval(".paper mark[data-severity]", (mark) => getComputedStyle(mark, "::after").content);
  assert.notEqual(sign, "none", "colour is not the only sign");
  await leave(tab);
});

test("an open finding shows its equation, and each term leads to its cell", async () => {
  const tab = await sample();
  const { page } = tab;
  await page.click(`${at("finding")}[data-rule=A01] .message`);
  const detail = `${at("finding")}.chosen .detail`;
  assert.match(await page.innerText(detail), /12\+3\+1=16\s*≠\s*17\s*差1/);
  assert.match(await page.innerText(detail), /处理/);
  await page.click(`${detail} [data-term="table3/received/legal_service"]`);
  await page.waitForSelector(`${cell("table3/received/legal_service")}.chosen`);
  assert.equal(await chosen(page), "A01", "the finding stays open");
  await page.click(`${at("finding")}.chosen .message`);
  assert.equal(await page.locator(".finding.chosen").count(), 0, "its message folds it");
  await leave(tab);
});

test("a cell opens to its sums even where nothing is wrong", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  await page.click(cell("table3/received/natural_person"));
  const holds = await page.$$eval(`${at("card")} .equation`, (sums) => sums.map((sum) => sum.dataset.holds));
  assert.deepEqual(holds, ["true", "true"]);
  assert.match(await page.innerText(at("card")), /12\+3\+1=16\s*＝\s*16/);
  await page.click(cell("table2/fees/amount"));
  assert.match(await page.innerText(at("card")), /不在勾稽关系/);
  await page.keyboard.press("Escape");
  await page.waitForSelector(at("card"), { state: "detached" });
  await leave(tab);
});

test("keys lead from finding to finding, and the list can be ordered, filtered and searched", async () => {
  const tab = await sample();
  const { page } = tab;
  const rules = () => page.$$eval(at("finding"), (items) => items.map((item) => item.dataset.rule));
  const all = await rules();
  await page.click(".paper h3");
  const walked = [];
  for (const _ of all) {
    await page.keyboard.press("j");
    walked.push(await chosen(page));
  }
  assert.deepEqual(walked, all);
  assert.equal(await page.evaluate(() => document.activeElement.className), "message", "focus goes along");
  await page.keyboard.press("k");
  assert.equal(await chosen(page), all[all.length - 2]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await chosen(page), all[all.length - 1]);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".finding.chosen").count(), 0);

  await page.selectOption(at("order"), "section");
  assert.match((await page.$$eval(".findings h3", (heads) => heads.map((h) => h.textContent))).join(), /三、收到和处理/);
  await page.selectOption(at("severity"), "error");
  assert.ok((await rules()).length < all.length);
  await page.selectOption(at("severity"), "");
  await page.selectOption(at("family"), "A");
  assert.ok((await rules()).every((rule) => rule.startsWith("A")));
  await page.selectOption(at("family"), "");
  await page.fill(at("search"), "六角括号");
  const found = await rules();
  assert.ok(found.length > 0 && found.length < all.length, String(found));
  await page.fill(at("search"), "没有这样的话");
  assert.match(await page.innerText(".findings .nothing"), /没有符合筛选条件/);
  await leave(tab);
});

test("single letters are no keys where the user does not want them", async () => {
  const tab = await sample();
  const { page } = tab;
  await page.click(at("open-settings"));
  await page.uncheck(at("letters"));
  await page.keyboard.press("Escape");
  await page.click(".paper h3");
  await page.keyboard.press("j");
  assert.equal(await page.locator(".finding.chosen").count(), 0);
  await page.focus(`${at("finding")} .message`);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator(".finding.chosen").count(), 1);
  await leave(tab);
});

test("a cell is edited in place and checked as one types", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  const total = "table3/received/total";
  await page.dblclick(cell(total));
  const field = `${cell(total)} input`;
  assert.equal(await page.inputValue(field), "16");
  await page.fill(field, "17");
  await page.waitForSelector(`${cell(total)}[data-state=error]`);
  assert.ok((await source(page)) === FAULTY);
  await page.keyboard.press("Escape");
  await page.waitForSelector(`${cell(total)}[data-state=ok]`);
  assert.ok((await source(page)) === MODEL);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.cell), total, "the focus returns to the cell");

  await page.keyboard.press("Enter");
  await page.keyboard.type("18");
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-cell]")?.dataset.cell);
  assert.equal(await focused(), "table3/carried_in/total");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "table3/carried_in/other_org");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "table3/received/other_org");
  await page.keyboard.press("Escape");
  assert.match(await source(page), /\t1\t0\t18\n/);
  await page.click(at("undo"));
  await settled(page);
  assert.ok((await source(page)) === MODEL);
  await leave(tab);
});

test("a paragraph is edited in place; undo and redo go by steps, in the box too", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  await page.dblclick(`.paper .prose:has-text("主动公开政府信息96条")`);
  const field = page.locator("textarea.inplace");
  await field.fill((await field.inputValue()).replace("96条", "97条<b>"));
  await settled(page);
  await page.keyboard.press("Control+Enter");
  assert.match(await page.innerText(".paper"), /政府信息97条<b>/);
  assert.match(await source(page), /政府信息97条<b>/);
  await page.keyboard.press("Control+z");
  assert.ok((await source(page)) === MODEL);
  await page.keyboard.press("Control+y");
  assert.match(await source(page), /97条/);
  await page.keyboard.press("Control+z");

  await page.focus(at("source"));
  await page.evaluate(() => document.querySelector("[data-testid=source]").setSelectionRange(0, 0));
  await page.keyboard.type("甲乙");
  assert.ok((await source(page)) === `甲乙${MODEL}`);
  await page.keyboard.press("Control+z");
  assert.ok((await source(page)) === MODEL);
  await page.keyboard.press("Control+Shift+Z");
  assert.ok((await source(page)) === `甲乙${MODEL}`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "source");
  await leave(tab);
});

test("paragraphs and cells are reached and edited by keyboard", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MODEL);
  await page.focus(`.paper [data-block="0"]`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector("textarea.inplace");
  await page.keyboard.press("Escape");
  await page.waitForSelector("textarea.inplace", { state: "detached" });
  await page.focus(cell("table2/regulations/issued"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  assert.match(await page.innerText(at("card")), /本年废止件数/);
  await leave(tab);
});

test("safe fixes, one and all, and back with one click", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, MENDABLE);
  await page.click(`${at("finding")}[data-rule=C03] .message`);
  await page.click(at("fix"));
  await settled(page);
  assert.ok((await source(page)) === MENDABLE.replace("[2021]", "〔2021〕"));
  await page.click(at("undo"));
  assert.ok((await source(page)) === MENDABLE);
  await settled(page);
  await page.click(at("fix-all"));
  await page.waitForFunction((text) => document.querySelector("[data-testid=source]").value === text, MODEL);
  await settled(page);
  assert.deepEqual(await counts(page), [0, 0, 0]);
  assert.equal(await page.locator(at("fix-all")).count(), 0);
  await page.click(at("undo"));
  assert.ok((await source(page)) === MENDABLE);
  await leave(tab);
});

test("an ignored finding stays listed with its reason, is not counted, and comes back with its figure", async () => {
  const tab = await visit(site, WIDE);
  const { page } = tab;
  await paste(page, FAULTY);
  const [errors] = await counts(page);
  const item = `${at("finding")}[data-rule=A01]`;
  await page.click(`${item} .message`);
  await page.click(at("ignore"));
  await page.fill(at("reason"), "已与业务科室核实");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal((await counts(page))[0], errors - 1);
  assert.match(await page.innerText(at("status")), /另有1处已忽略/);
  assert.match(await page.innerText(at("ignored")), /已与业务科室核实/);
  assert.equal(await page.locator(item).count(), 0);

  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await page.reload();
  await settled(page);
  assert.equal((await counts(page))[0], errors - 1, "kept over a reload");

  await paste(page, FAULTY.replace("定期清理", "按期清理"));
  assert.equal((await counts(page))[0], errors - 1, "an edit elsewhere does not bring it back");
  await paste(page, FAULTY.replace("\t17\n二、上年", "\t19\n二、上年"));
  assert.equal(await page.locator(item).count(), 1, "a change of its figure does");
  await paste(page, FAULTY);
  await page.click(`${at("ignored")} .message`);
  await page.click(at("unignore"));
  await settled(page);
  assert.equal((await counts(page))[0], errors);
  await leave(tab);
});

for (const [width, height] of [[1440, 900], [1280, 720], [1024, 768], [800, 600], [360, 740]]) {
  test(`the box stays in reach at ${width} by ${height}, and nothing scrolls sideways`, async () => {
    const tab = await visit(site, { viewport: { width, height } });
    const { page } = tab;
    for (const text of [MODEL, FAULTY, MENDABLE]) {
      await page.fill(at("source"), text);
      await settled(page);
      assert.ok(await page.isVisible(at("source")));
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.click(at("fold"));
    assert.equal(await page.isVisible(at("source")), false);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
    await page.reload();
    await settled(page);
    assert.equal(await page.isVisible(at("source")), false, "remembered");
    await page.click(at("fold"));
    assert.ok(await page.isVisible(at("source")));
    await leave(tab);
  });
}
