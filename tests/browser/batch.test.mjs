// Many reports, long reports, and a store that is full.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, counts, leave, open, paste, visit } from "./harness.mjs";
import { temporaryFolder } from "../temporary.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

/**
 * Does something with the page and tells how long its busiest tasks worked, in milliseconds. The
 * browser's own long-task observer counts time, not work: another program may take the processor in
 * the midst of a task. So tasks are weighed by the time that their thread ran; what the observer
 * saw is printed beside it.
 */
async function busiest(page, doings) {
  await page.evaluate(() => {
    window.long = [];
    window.observer = new PerformanceObserver((list) => {
      window.long.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    });
    window.observer.observe({ type: "longtask" });
  });
  const debug = await page.context().newCDPSession(page);
  const events = [];
  debug.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: ["toplevel", "devtools.timeline"] };
  await debug.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await doings();
  const complete = new Promise((done) => debug.once("Tracing.tracingComplete", done));
  await debug.send("Tracing.end");
  await complete;
  const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const mains = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ name, pid, tid }) => /RunTask/.test(name) && mains.has(`${pid} ${tid}`));
  assert.ok(tasks.length > 20, "the trace holds the page's tasks");
  const work = tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a);
  console.log("observer:", JSON.stringify(await page.evaluate(() => window.long)), "work:", work.slice(0, 5));
  return work;
}

const COUNTIES = ["澄湖", "云泽", "白鹭", "青屿", "松溪", "枫桥", "石门", "兰亭", "月湾", "星原"];
const BUREAUS = ["水务", "林业", "交通运输", "财政", "审计", "统计", "司法", "民政", "教育", "公安"];
const organ = (n) => `${COUNTIES[Math.floor(n / 10)]}县${BUREAUS[n % 10]}局`;
const report = (n) => {
  const text = (n % 2 ? MODEL : FAULTY).replaceAll("澄湖县水务局", organ(n)).replaceAll("2024", String(2021 + (n % 4)));
  return { name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) };
};
const hundred = Array.from({ length: 100 }, (_, n) => report(n));

test("a hundred reports are checked without the page freezing, and the list leads to each", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  // Handed over by their paths: what is handed over as bytes is unpacked by the test's own script in the
  // page, for longer than the page itself takes.
  const folder = temporaryFolder();
  const paths = hundred.map(({ name, buffer }) => {
    writeFileSync(join(folder, name), buffer);
    return join(folder, name);
  });
  const work = await busiest(page, async () => {
    await page.setInputFiles(at("open"), paths);
    await page.waitForSelector(at("progress"));
    await page.waitForSelector(`${at("report")}:nth-child(100)[data-verdict]`, { timeout: 60_000 });
    await page.waitForSelector(at("progress"), { state: "detached" });
  });
  assert.ok(work[0] <= 100, "never frozen");
  const all = await page.$$eval(at("report"), (items) => items.map((item) => ({ ...item.dataset })));
  assert.equal(all.length, 100);
  assert.equal(all[42].agency, organ(42));
  assert.equal(all[42].year, "2023");
  assert.equal(all.filter((item) => item.verdict === "unfit").length, 50);
  await page.fill(at("search-reports"), `${organ(42)} 2023`);
  const shown = page.locator(`${at("report")}:visible`);
  assert.equal(await shown.count(), 1);
  await shown.locator(".turn").click();
  assert.match(await page.inputValue(at("source")), new RegExp(`^${organ(42)}`));
  await leave(tab);
});

test("a batch says how it stands, the worst can stand first, and files are named", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  const odd = { name: "杂.txt", mimeType: "text/plain", buffer: Buffer.from("今天天气很好。") };
  await page.setInputFiles(at("open"), [odd, ...hundred.slice(0, 32)]);
  await page.waitForSelector(`${at("report")}:nth-child(33)[data-verdict]`, { timeout: 60_000 });
  await page.waitForSelector(at("progress"), { state: "detached" });
  assert.equal(await page.innerText(at("tally")), "33份：有错误16，只有提醒8，无问题8，未能读出1");
  assert.match(await page.innerText(`${at("report")}:nth-child(2)`), /0\.txt/);
  const inView = await page.$$eval(at("report"), (items) => {
    const list = items[0].parentElement.getBoundingClientRect();
    return items.filter((item) => item.getBoundingClientRect().bottom <= list.bottom).length;
  });
  assert.ok(inView >= 15, `${inView} rows are in view`);
  await page.check(at("worst-first"));
  const verdicts = await page.$$eval(at("report"), (items) => items.map((item) => item.dataset.verdict));
  assert.deepEqual(verdicts, [...Array(16).fill("unfit"), "none", ...Array(8).fill("look"), ...Array(8).fill("fit")]);
  await page.fill(at("search-reports"), "31.txt");
  assert.equal(await page.locator(`${at("report")}:visible`).count(), 1);
  await leave(tab);
});

test("files that were not read stand among the reports, with their reasons, in list, tally and CSV", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  const folder = new URL("../files/", import.meta.url);
  const locked = { name: "锁.pdf", mimeType: "", buffer: readFileSync(new URL("bad/locked.pdf", folder)) };
  const cut = { name: "断.docx", mimeType: "", buffer: readFileSync(new URL("made/001.office.docx", folder)).subarray(0, 4000) };
  const odd = { name: "程序.doc", mimeType: "", buffer: Buffer.from("MZ\x90\0\x03\0\0\0\x04\0") };
  await page.setInputFiles(at("open"), [locked, ...hundred.slice(0, 20), cut, odd]);
  const refused = `${at("report")}[data-verdict=unread]`;
  const stand = async () => {
    await page.waitForSelector(`${at("report")}:nth-child(23)[data-verdict]`, { timeout: 60_000 });
    await page.waitForSelector(at("progress"), { state: "detached" });
    assert.equal(await page.innerText(at("tally")), "23份：有错误10，只有提醒5，无问题5，未能读出3");
    const lines = await page.$$eval(refused, (lines) => lines.map((line) => line.textContent));
    assert.match(lines[0], /^锁.pdf未能读出.*密码/);
    assert.match(lines[1], /^断.docx未能读出.*损坏/);
    assert.match(lines[2], /^程序.doc未能读出.*认不出/);
  };
  await stand();
  assert.match(await page.innerText(at("notice")), /^3个文件未能读出/);
  assert.match(await page.inputValue(at("source")), new RegExp(`^${organ(0)}`), "the first that was read is shown");
  await page.focus(`${refused} .turn`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${refused}.current`);
  assert.match(await page.innerText(at("status")), /密码/);
  assert.equal(await page.evaluate(() => document.activeElement.className), "turn", "keys go on along the list");
  const download = async (hook) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click(at(hook))]);
    return readFileSync(await file.path(), "utf8");
  };
  const rows = (await download("export-csv")).split("\r\n");
  const told = rows.filter((row) => /^(锁.pdf|断.docx|程序.doc),,,未读出,,[^,]+。,/.test(row));
  assert.equal(told.length, 3, told.join("\n"));
  const results = JSON.parse(await download("export-json"));
  assert.equal(results.length, 23);
  assert.match(results[0].unread[0].why, /密码/);
  // A reload does not lose them, and what is pasted into one takes its place.
  await page.waitForTimeout(400);
  await page.reload();
  await stand();
  await page.click(`${refused} .turn`);
  await paste(page, MODEL);
  assert.equal(await page.locator(refused).count(), 2);
  await page.click(`${refused} .close`);
  await page.click(`${refused} .close`);
  assert.equal(await page.innerText(at("tally")), "21份：有错误10，只有提醒5，无问题6，未能读出0");
  await leave(tab);
});

test("whoever stops the reading of many files is asked no further", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const buffer = readFileSync(new URL("../files/pages/2-chromium.pdf", import.meta.url));
  const files = Array.from({ length: 40 }, (_, n) => ({ name: `${n}.pdf`, mimeType: "application/pdf", buffer }));
  await page.setInputFiles(at("open"), files);
  await page.waitForSelector(at("stop-reading"));
  // Between two files there is nothing to stop.
  while (await page.locator(at("stop-reading")).count()) {
    await page.click(at("stop-reading"), { timeout: 1000 }).catch(() => {});
  }
  assert.match(await page.innerText(at("notice")), /已取消读取/);
  assert.ok((await page.locator(at("report")).count()) < 40);
  await leave(tab);
});

test("two reports in one box are offered to be parted", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  const other = MODEL.replaceAll("澄湖县水务局", "云泽县林业局");
  await paste(page, `${MODEL}\n${other}`);
  assert.ok((await counts(page))[0] > 0);
  assert.match(await page.innerText(at("second")), /从第\d+行起/);
  await page.click(at("part"));
  await page.waitForSelector(`${at("report")}[data-agency=云泽县林业局][data-verdict=fit]`);
  await page.waitForSelector(`${at("report")}[data-agency=澄湖县水务局][data-verdict=fit]`);
  assert.equal(await page.locator(at("second")).count(), 0);
  await leave(tab);
});

test("waiting checks are stopped and taken up again", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await page.setInputFiles(at("open"), hundred);
  await page.click(at("stop"));
  const answered = () => page.locator(`${at("report")}[data-verdict]`).count();
  await page.waitForTimeout(500);
  const stopped = await answered();
  assert.ok(stopped < 100);
  await page.waitForTimeout(500);
  assert.equal(await answered(), stopped);
  await page.click(at("resume"));
  await page.waitForSelector(`${at("report")}:nth-child(100)[data-verdict]`, { timeout: 60_000 });
  await leave(tab);
});

test("a further text is pasted beside the first", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  await page.click(at("another"));
  assert.equal(await page.inputValue(at("source")), "");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "source");
  await page.fill(at("source"), MODEL);
  await page.waitForSelector(`${at("report")}:nth-child(2)[data-verdict=fit]`);
  assert.equal(await page.locator(at("report")).count(), 2);
  await page.click(`${at("report")}:nth-child(1) .turn`);
  assert.ok((await page.inputValue(at("source"))) === FAULTY);
  await leave(tab);
});

/** The model report with so much prose that it is 60 KB long. */
const LONG = (() => {
  const [head, tail] = MODEL.split("（三）政府信息管理。");
  let more = "";
  for (let n = 1; Buffer.byteLength(more) < 56_500; n += 1) {
    more += `${n}.持续做好第${n}批政策文件的解读，围绕群众关切主动回应，及时在政府网站发布办理进展，方便企业和群众查询。\n\n`;
  }
  return `${head}${more}（三）政府信息管理。${tail}`;
})();

test("typing in a report of 60 KB never blocks a frame for longer than 50 ms", async () => {
  assert.ok(Buffer.byteLength(LONG) > 60_000);
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  await paste(page, LONG);
  await page.evaluate(() => {
    const box = document.querySelector("[data-testid=source]");
    box.focus();
    const at = box.value.indexOf("政府信息管理。") + 7;
    box.setSelectionRange(at, at);
  });
  await page.waitForTimeout(500);
  const work = await busiest(page, async () => {
    for (let n = 0; n < 30; n += 1) {
      await page.keyboard.type("增加一句话。"[n % 6]);
      await page.waitForTimeout(n % 10 ? 60 : 400);
    }
    await page.waitForTimeout(600);
  });
  assert.ok(work[0] <= 50);
  await leave(tab);
});

test("a store that is full is said, and the text stays", async () => {
  const tab = await visit(site, {
    init: () => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("hegao.text.")) {
          throw new DOMException("full", "QuotaExceededError");
        }
        return set.call(this, key, value);
      };
    },
  });
  const { page } = tab;
  await paste(page, FAULTY);
  await page.waitForSelector(at("notice"));
  assert.match(await page.innerText(at("notice")), /存储空间已满/);
  assert.ok((await counts(page))[0] > 0);
  assert.ok((await page.inputValue(at("source"))) === FAULTY);
  await leave(tab);
});

test("many kept texts come back after a crash, with the one that was shown", async () => {
  const tab = await visit(site);
  const { page, context } = tab;
  await page.setInputFiles(at("open"), hundred.slice(0, 12));
  await page.click(`${at("report")}:nth-child(5) .turn`);
  await page.waitForTimeout(600);
  // A second tab of the same profile finds what the first had, without the first having closed.
  const again = await context.newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(site.url);
  await again.waitForSelector(`${at("report")}:nth-child(12)`);
  assert.match(await again.inputValue(at("source")), new RegExp(`^${organ(4)}`));
  await context.close();
});
