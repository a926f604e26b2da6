// The main path and the ways off it, in the system's Chromium.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FAULTY, MODEL, at, cells, counts, leave, open, paste, visit } from "./harness.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

test("a right report: every cell in its place, fit to publish", async () => {
  const tab = await visit(site);
  await paste(tab.page, MODEL);
  const read = await cells(tab.page);
  assert.equal(Object.keys(read).length, 200);
  assert.deepEqual(read["table2/fees/amount"], ["12.5", "ok"]);
  assert.deepEqual(read["table3/received/total"], ["16", "ok"]);
  assert.deepEqual(read["table4/litigation_direct/total"], ["1", "ok"]);
  assert.ok(Object.values(read).every(([, state]) => state === "ok"));
  assert.deepEqual(await counts(tab.page), [0, 0, 0]);
  assert.match(await tab.page.innerText(at("status")), /可以发布.*读到200\/200格/s);
  const report = await tab.page.$eval(at("report"), (item) => ({ ...item.dataset }));
  assert.equal(report.agency, "澄湖县水务局");
  assert.equal(report.year, "2024");
  await leave(tab);
});

test("the tables keep the form's merged heads and groups", async () => {
  const tab = await visit(site);
  await paste(tab.page, MODEL);
  const spans = await tab.page.$$eval(".table3 th.group", (heads) =>
    heads.map((head) => [head.textContent, head.rowSpan]),
  );
  assert.deepEqual(spans[0], ["三、本年度办理结果", 22]);
  assert.deepEqual(spans[1], ["（三）不予公开", 8]);
  assert.equal(await tab.page.$eval(".table3 thead th", (head) => head.rowSpan), 3);
  await leave(tab);
});

for (const [name, change] of [
  ["one cell a line", (text) => text.replaceAll("\t", "\n")],
  ["cells between pipes", (text) => text.replaceAll("\t", " | ")],
  ["several blanks between cells", (text) => text.replaceAll("\t", "   ")],
  ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
  ["full-width figures", (text) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
]) {
  test(`a right report with ${name}`, async () => {
    const tab = await visit(site);
    await paste(tab.page, change(MODEL));
    const read = await cells(tab.page);
    assert.deepEqual(read["table3/handled_total/total"], ["17", "ok"]);
    assert.deepEqual(read["table2/licensing/decisions"], ["135", "ok"]);
    assert.equal((await counts(tab.page))[0], 0);
    await leave(tab);
  });
}

test("from a finding to its place and back", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  await paste(page, FAULTY);
  const finding = page.locator(`${at("finding")}[data-severity=error]`).first();
  const suspect = (await finding.getAttribute("data-cells")).split(" ")[0];
  assert.equal(suspect, "table3/received/total");
  assert.equal((await cells(page))[suspect][1], "error");

  await finding.click();
  const inView = (selector) =>
    page.waitForFunction((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= window.innerHeight;
    }, selector);
  await inView(`[data-cell="${suspect}"]`);
  await inView(".mirror .chosen");
  assert.equal(await page.$eval(at("source"), (box) => box.value.slice(box.selectionStart, box.selectionEnd)), "17");

  await page.click(`[data-cell="table3/granted/total"]`);
  await page.waitForSelector(`${at("finding")}.chosen`, { state: "detached" });
  await page.click(`[data-cell="${suspect}"]`);
  await page.waitForSelector(`${at("finding")}.chosen[data-rule=${await finding.getAttribute("data-rule")}]`);
  await leave(tab);
});

test("what is typed while a check runs is what is checked in the end", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, MODEL);
  await page.focus(at("source"));
  await page.evaluate((text) => {
    const box = document.querySelector("[data-testid=source]");
    for (let n = 0; n < 20; n += 1) {
      box.value = text.replace("\t16\n", `\t${n}\n`);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, FAULTY);
  assert.equal(await page.getAttribute(at("status"), "data-state"), "checking");
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.deepEqual((await cells(page))["table3/received/total"], ["17", "error"]);
  await page.keyboard.type("补");
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "source");
  await leave(tab);
});

test("the text outlives a reload, unless it is not to be kept", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const text = () => page.inputValue(at("source"));
  await paste(page, FAULTY);
  await page.reload();
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.equal(await text(), FAULTY);

  await page.uncheck(at("keep"));
  await page.reload();
  await page.waitForSelector(at("source"));
  assert.equal(await text(), "");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("text")).length), 0);
  assert.equal(await page.isChecked(at("keep")), false);
  await leave(tab);
});

test("several files, in whatever encoding, and one that is no text", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const file = (name, buffer) => ({ name, mimeType: "text/plain", buffer });
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(MODEL, "utf16le")]);
  // 年度报告 in GBK.
  const gbk = Buffer.from([0xc4, 0xea, 0xb6, 0xc8, 0xb1, 0xa8, 0xb8, 0xe6]);
  await page.setInputFiles(at("open"), [
    file("甲.txt", Buffer.from(FAULTY)),
    file("乙.txt", utf16),
    file("丙.txt", gbk),
    file("丁.docx", Buffer.from("PK\u0003\u0004....")),
  ]);
  await page.waitForSelector(`${at("report")}:nth-child(3)[data-verdict]`);
  const verdicts = await page.$$eval(at("report"), (items) => items.map((item) => item.dataset.verdict));
  assert.deepEqual(verdicts, ["unfit", "fit", "none", "unread"]);
  assert.match(await page.innerText(at("notice")), /丁\.docx.*已损坏或不完整/);
  await page.click(`${at("report")}:nth-child(2) .turn`);
  assert.equal(await page.inputValue(at("source")), MODEL);
  await page.click(`${at("report")}:nth-child(3) .turn`);
  assert.equal(await page.inputValue(at("source")), "年度报告");
  await page.click(`${at("report")}:nth-child(3) .close`);
  await page.click(at("reopen"));
  assert.equal(await page.inputValue(at("source")), "年度报告");
  await leave(tab);
});

test("a file is dropped", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "甲.txt", { type: "text/plain" }));
    return data;
  }, MODEL);
  await page.dispatchEvent(at("source"), "dragover", { dataTransfer: data });
  await page.dispatchEvent(at("source"), "drop", { dataTransfer: data });
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.equal(await page.inputValue(at("source")), MODEL);
  await leave(tab);
});

test("junk neither breaks the page nor is taken for a report", async () => {
  const tab = await visit(site);
  const { page } = tab;
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647);
  const junk = Array.from({ length: 350_000 }, () => String.fromCharCode(random() % 0xd7ff)).join("");
  for (const text of [junk, "\0".repeat(1000), "\ud800", "\t\n".repeat(5000) + "0", "三、".repeat(20_000)]) {
    await paste(page, text);
    assert.equal(await page.getAttribute(at("status"), "data-state"), "done");
  }
  await paste(page, MODEL);
  assert.deepEqual(await counts(page), [0, 0, 0]);
  await page.fill(at("source"), "");
  await page.waitForSelector(`${at("status")}[data-state=idle]`);
  await leave(tab);
});

test("markup in a report stays text", async () => {
  const tab = await visit(site);
  const { page } = tab;
  const markup = `<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>`;
  await paste(page, FAULTY.replaceAll("澄湖县水务局", `${markup}澄湖县水务局`));
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.equal(await page.locator("#app img, #app script").count(), 0);
  await leave(tab);
});

test("nothing is asked of the network after load", async () => {
  const tab = await visit(site);
  const { page, watched, context } = tab;
  await page.waitForLoadState("networkidle");
  const loaded = watched.requests.length;
  assert.ok(loaded <= 4, `at most four requests: ${watched.requests}`);
  await context.setOffline(true);
  await paste(page, FAULTY);
  await page.click(at("finding"));
  await page.click(at("sample"));
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(at("export-json"))]);
  assert.match(download.suggestedFilename(), /\.json$/);
  assert.equal(watched.requests.length, loaded);
  await leave(tab);
});

test("the export is the command line's JSON", async () => {
  const tab = await visit(site);
  const { page } = tab;
  await paste(page, FAULTY);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(at("export-json"))]);
  let text = "";
  for await (const piece of await download.createReadStream()) {
    text += piece;
  }
  const [report] = JSON.parse(text);
  assert.equal(report.schema, "hegao/1");
  assert.equal(report.cells["table3/received/total"], 17);
  assert.equal(report.cells["table2/fees/amount"], 12.5);
  assert.equal(Object.keys(report.cells).length, 200);
  assert.ok(report.findings.some((finding) => finding.rule === "A01"));
  await leave(tab);
});

test("a worker that breaks down is replaced and the text stays", async () => {
  const tab = await visit(site, {
    init: () => {
      const Real = window.Worker;
      window.Worker = function (url) {
        const worker = new Real(url);
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message) => {
          if (typeof message === "string" && message.includes("故障") && !window.mended) {
            setTimeout(() => worker.dispatchEvent(new ErrorEvent("error", { message: "unreachable" })));
          } else {
            post(message);
          }
        };
        return worker;
      };
      window.Worker.prototype = Real.prototype;
    },
  });
  const { page } = tab;
  await paste(page, MODEL);
  await page.fill(at("source"), `${MODEL}故障`);
  await page.waitForSelector(`${at("status")}[data-state=failed]`);
  assert.match(await page.innerText(at("status")), /文字已保留/);
  assert.equal(await page.inputValue(at("source")), `${MODEL}故障`);
  await page.evaluate(() => {
    window.mended = true;
  });
  await page.click(`${at("status")} button`);
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  await leave(tab);
});

test("without workers the page checks by itself", async () => {
  const tab = await visit(site, {
    init: () => {
      window.Worker = function () {
        throw new Error("no workers here");
      };
    },
  });
  await paste(tab.page, FAULTY);
  assert.equal((await cells(tab.page))["table3/received/total"][1], "error");
  await leave(tab);
});

test("all by keyboard: sample, finding, marked cell", async () => {
  const tab = await visit(site, { viewport: { width: 1440, height: 900 } });
  const { page } = tab;
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-testid],[data-cell]")?.dataset ?? {});
  const tabTo = async (wanted) => {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press("Tab");
      const { testid, cell } = { ...(await focused()) };
      if (wanted({ testid, cell })) {
        return;
      }
    }
    assert.fail("not reached by Tab");
  };
  await tabTo(({ testid }) => testid === "sample");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${at("status")}[data-state=done]`);
  await tabTo(({ testid }) => testid === "undo" || testid === "fix-all");
  await tabTo(({ cell }) => cell);
  await page.keyboard.press("Enter");
  await page.waitForSelector("td input");
  await page.keyboard.press("Escape");
  await tabTo(({ testid }) => testid === "finding");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(`${at("finding")}.chosen`).count(), 1);
  await leave(tab);
});

test("narrow screens do not scroll sideways", async () => {
  const tab = await visit(site, { viewport: { width: 360, height: 740 } });
  await tab.page.click(at("sample"));
  await tab.page.waitForSelector(`${at("status")}[data-state=done]`);
  assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  await leave(tab);
});

test("a server that does not know wasm will do", async () => {
  const plain = await open({ plain: true });
  const tab = await visit(plain);
  await paste(tab.page, MODEL);
  await leave(tab);
  await plain.close();
});
