// What is taken away: files, the tables on the clipboard, the printed sheet, the picture.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, open, paste, visit } from "./harness.mjs";

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

/** The file that a click on a hook hands out: its name and its text. */
async function taken(page, hook) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(at(hook))]);
  let text = "";
  for await (const piece of (await download.createReadStream()).setEncoding("utf8")) {
    text += piece;
  }
  return { name: download.suggestedFilename(), text };
}

/** The records of a CSV text, by the rules of RFC 4180. */
function records(text) {
  const rows = [[""]];
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const row = rows.at(-1);
    if (quoted ? text[n] === '"' && text[n + 1] === '"' : false) {
      row[row.length - 1] += text[(n += 1)];
    } else if (text[n] === '"') {
      quoted = !quoted;
    } else if (!quoted && text[n] === ",") {
      row.push("");
    } else if (!quoted && text.startsWith("\r\n", n)) {
      n += 1;
      rows.push([""]);
    } else {
      row[row.length - 1] += text[n];
    }
  }
  assert.deepEqual(rows.pop(), [""]);
  return rows;
}

test("each file says what was found", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  const found = await page.locator(at("finding")).count();

  const json = await taken(page, "export-json");
  assert.match(json.name, /澄湖县水务局2024.*\.json$/);
  const [report] = JSON.parse(json.text);
  assert.equal(report.schema, "hegao/1");
  assert.equal(report.cells["table3/received/total"], 17);
  assert.equal(report.findings.length, found);

  const csv = await taken(page, "export-csv");
  assert.equal(csv.text[0], "\ufeff");
  const [head, ...rows] = records(csv.text.slice(1));
  assert.equal(rows.length, found);
  assert.ok(rows.every((row) => row.length === head.length));
  assert.deepEqual(
    rows.map((row) => row[head.indexOf("问题")]),
    report.findings.map((finding) => finding.message),
  );

  const sarif = await taken(page, "export-sarif");
  const [run] = JSON.parse(sarif.text).runs;
  assert.equal(run.results.length, found);
  const result = run.results.find((result) => result.ruleId === "A01");
  assert.equal(result.level, "error");
  const { charOffset, charLength } = result.locations[0].physicalLocation.region;
  assert.equal([...FAULTY].slice(charOffset, charOffset + charLength).join(""), "17");
  assert.ok(run.tool.driver.rules.some((rule) => rule.id === "A01" && rule.help.text));

  const text = await taken(page, "export-text");
  assert.match(text.name, /\.txt$/);
  assert.equal(text.text, FAULTY);
  await leave(tab);
});

test("an ignored finding travels in every file and on paper", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  const rule = await page.getAttribute(at("finding"), "data-rule");
  await page.click(`${at("finding")} .message`);
  await page.click(at("ignore"));
  await page.fill(at("reason"), "已与台账核对");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${at("ignored")}[data-rule=${rule}]`);
  await page.waitForSelector(`${at("status")}[data-state=done]`);

  const [report] = JSON.parse((await taken(page, "export-json")).text);
  const ignored = report.findings.filter((finding) => finding.ignored);
  assert.deepEqual(ignored.map((finding) => finding.ignored.reason), ["已与台账核对"]);
  assert.equal(report.counts.ignored, 1);
  const csv = await taken(page, "export-csv");
  assert.equal(csv.text.match(/已与台账核对/g).length, 1);
  const [run] = JSON.parse((await taken(page, "export-sarif")).text).runs;
  const suppressed = run.results.filter((result) => result.suppressions);
  assert.equal(suppressed[0].suppressions[0].justification, "已与台账核对");

  await page.click(at("print"));
  assert.match(await page.innerText(at("opinion")), /已忽略（1处）[^]*已与台账核对/);
  await leave(tab);
});

test("several reports go out together", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.setInputFiles(at("open"), [file("甲.txt", FAULTY), file("乙.txt", MODEL), file("丙.txt", FAULTY)]);
  await page.waitForSelector(`${at("report")}:nth-child(3)[data-verdict]`);
  const lines = (await taken(page, "export-ndjson")).text.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((report) => report.path), ["甲.txt", "乙.txt", "丙.txt"]);
  const array = JSON.parse((await taken(page, "export-json")).text);
  assert.deepEqual(array, lines);
  const names = records((await taken(page, "export-csv")).text.slice(1)).map((row) => row[0]);
  assert.deepEqual([...new Set(names.slice(1))], ["甲.txt", "乙.txt", "丙.txt"]);
  const [run] = JSON.parse((await taken(page, "export-sarif")).text).runs;
  assert.equal(run.artifacts.length, 3);
  await leave(tab);
});

/** The tables of an HTML text as arrays, read in a page that trusts any markup. */
async function tablesOf(context, html) {
  const other = await context.newPage();
  const tables = await other.evaluate((html) => {
    const inert = new DOMParser().parseFromString(html, "text/html");
    return [...inert.querySelectorAll("table")].map((table) =>
      [...table.rows].map((row) => [...row.cells].map((cell) => [cell.textContent, cell.colSpan, cell.rowSpan])),
    );
  }, html);
  await other.close();
  return tables;
}

function assertTables({ tables, text }) {
  assert.deepEqual(tables.map((table) => table.length), [14, 28, 4]);
  assert.deepEqual(tables[1][0][1], ["申请人情况", 7, 1]);
  const received = tables[1].find((row) => row[0][0].startsWith("一、本年新收"));
  assert.deepEqual(received[0].slice(1), [3, 1]);
  assert.deepEqual(received.slice(1).map((cell) => cell[0]), ["12", "3", "0", "0", "1", "0", "17"]);
  const line = text.split("\n").find((line) => line.startsWith("一、本年新收"));
  assert.equal(line, "一、本年新收政府信息公开申请数量\t\t\t12\t3\t0\t0\t1\t0\t17");
}

test("the three tables are copied as a table and as text", async () => {
  const tab = await visit(site, { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await paste(page, FAULTY);
  await page.click(at("copy-tables"));
  await page.waitForSelector(at("notice"));
  assert.match(await page.innerText(at("notice")), /三张表已复制/);
  const kinds = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (kind) => (await item.getType(kind)).text();
    return { html: await text("text/html"), text: await text("text/plain") };
  });
  const tables = await tablesOf(tab.context, kinds.html);
  assertTables({ tables, text: kinds.text });
  await leave(tab);
});

test("where the clipboard is barred, a copied selection does it", async () => {
  const tab = await visit(site, {
    permissions: ["clipboard-read", "clipboard-write"],
    init: () => {
      window.ClipboardItem = undefined;
      const real = Document.prototype.execCommand;
      window.copied = [];
      Document.prototype.execCommand = function (name) {
        const done = real.call(this, name);
        window.copied.push([name, done]);
        return done;
      };
      document.addEventListener("copy", (event) => {
        // Heard after the page's own listener.
        setTimeout(() => {
          window.prevented = event.defaultPrevented;
        });
        window.data = event.clipboardData;
      }, true);
    },
  });
  const { page } = tab;
  await paste(page, FAULTY);
  await page.focus(at("copy-tables"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(at("notice"));
  assert.match(await page.innerText(at("notice")), /三张表已复制/);
  assert.deepEqual(await page.evaluate(() => window.copied), [["copy", true]]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "copy-tables");
  assert.equal(await page.locator(".bait").count(), 0);
  const read = await page.evaluate(async () => navigator.clipboard.readText());
  const line = read.split("\n").find((line) => line.startsWith("一、本年新收"));
  assert.match(line, /\t12\t3\t0\t0\t1\t0\t17/);
  await leave(tab);
});

test("where nothing can be copied, the page says so", async () => {
  const tab = await visit(site, {
    init: () => {
      window.ClipboardItem = undefined;
      Document.prototype.execCommand = () => false;
    },
  });
  await paste(tab.page, FAULTY);
  await tab.page.click(at("copy-tables"));
  await tab.page.waitForSelector(at("notice"));
  assert.match(await tab.page.innerText(at("notice")), /不允许复制/);
  await leave(tab);
});

test("the sheet is printed by itself, with all that was found", async () => {
  const tab = await visit(site, {
    init: () => {
      window.printed = 0;
      window.print = () => {
        window.printed += 1;
      };
    },
  });
  const { page } = tab;
  await paste(page, FAULTY.replace("（国办公开办函〔2021〕30号）", "（国办公开办函[2021]30号）"));
  const messages = await page.$$eval(`${at("finding")} .message`, (all) =>
    all.map((message) => message.lastChild.textContent),
  );
  await page.click(at("print"));
  await page.waitForFunction(() => window.printed === 1);
  const sheet = await page.innerText(at("opinion"));
  for (const part of ["校核意见单", "澄湖县水务局", "2024年", "暂不宜发布", "校核人", ...messages]) {
    assert.ok(sheet.includes(part), part);
  }
  const today = await page.evaluate(() => {
    const now = new Date();
    return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
  });
  assert.ok(sheet.includes(today));

  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => document.body.innerText);
  assert.ok(!seen.includes("打开文件") && !seen.includes("返回"), seen.slice(0, 200));
  const file = join(tmpdir(), `hegao-sheet-${process.pid}.pdf`);
  await page.pdf({ path: file, format: "A4" });
  const pdf = readFileSync(file);
  assert.ok(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 10_000);
  try {
    const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).replace(/\s/g, "");
    assert.ok(text.includes("校核意见单") && text.includes("暂不宜发布"), text.slice(0, 300));
  } catch (error) {
    if (error.code !== "ENOENT") {
      throw error;
    }
  }
  rmSync(file);
  await page.emulateMedia({ media: "screen" });
  await page.click(at("close-opinion"));
  await page.waitForSelector(at("source"));
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "print");
  await leave(tab);
});

test("the picture shows what became of the applications, and says it in a table", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, MODEL);
  await page.click(at("show-flow"));
  const picture = page.locator(at("flow-picture"));
  const rows = await picture.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.innerText.split("\t")));
  assert.deepEqual(Object.fromEntries(rows), {
    本年新收: "16",
    上年结转: "2",
    予以公开: "8",
    部分公开: "2",
    不予公开: "2",
    无法提供: "4",
    不予处理: "1",
    其他处理: "0",
    结转下年: "1",
  });
  assert.equal(await picture.locator("svg path").count(), 8, "a band for each figure that is not nought");
  assert.equal(await picture.locator("svg").getAttribute("role"), "img");
  assert.match(await picture.locator("figcaption").innerText(), /18件/);
  await page.keyboard.press("Escape");
  await page.waitForSelector(at("flow"), { state: "detached" });
  await page.waitForFunction(() => document.activeElement.dataset.testid === "show-flow", null, { timeout: 5000 });

  await paste(page, MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t/"));
  await page.click(at("show-flow"));
  assert.match(await picture.innerText(), /本年新收\s*未读出/);
  assert.match(await picture.locator("figcaption").innerText(), /不当作0/);
  await leave(tab);
});
