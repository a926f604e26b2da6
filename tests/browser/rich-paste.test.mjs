// What is pasted from web pages, Word and Excel: the tables keep their cells, as in a dropped web page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { MODEL, at, cells, leave, open, paste, visit } from "./harness.mjs";

let site;
before(async () => {
  site = await open();
});
after(() => site.close());

const PAGE = readFileSync(new URL("../files/made/001.html", import.meta.url), "utf8");
const BODY = /<body>([^]*)<\/body>/.exec(PAGE)[1];
const TABLE = /<table[^]*?<\/table>/.exec(BODY)[0];
/** What a program that knows no tables makes of it: a cell a line, empty ones lost. */
const PLAIN = BODY.replace(/<[^>]+>/g, "\n").replace(/\n+/g, "\n").trim();

const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal{mso-style-unhide:no;margin:0cm;} table.MsoNormalTable{mso-tstyle-rowband-size:0;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable{mso-style-name:普通表格;}</style><![endif]-->
</head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
${BODY.replace(/<p( [^>]*)?>([^]*?)<\/p>/g, `<p class=MsoNormal style='mso-pagination:widow-orphan'><span lang=EN-US style='mso-fareast-language:ZH-CN'>$2<o:p></o:p></span></p>`)}
<!--[if !supportMisalignedColumns]><p>多余</p><![endif]--><!--EndFragment--></body></html>`;

const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=ProgId content=Excel.Sheet><style><!--td{mso-number-format:General;}--></style></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 style='border-collapse:collapse'>
<!--StartFragment--><col width=72 style='mso-width-source:userset'>
${TABLE.replace(/^<table[^>]*>|<\/table>$/g, "").replace(/<\/?p>/g, "").replace(/<td/g, "<td class=xl65 x:num")}
<!--EndFragment--></table></body></html>`;

/** Puts both kinds onto the real clipboard, from a page of their own. */
async function copy(context, html, plain) {
  const page = await context.newPage();
  await page.evaluate(([html, plain]) => {
    document.body.append("x");
    getSelection().selectAllChildren(document.body);
    document.addEventListener("copy", (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", plain);
      event.preventDefault();
    });
  }, [html, plain]);
  await page.keyboard.press("Control+C");
  await page.close();
}

const text = (page) => page.inputValue(at("source"));
const settled = (page) => page.waitForSelector(`${at("status")}[data-state=done]`);
const readers = (watched) => watched.requests.filter((url) => /files-\w+\.(js|bin)/.test(url)).length;

async function pasteInto(page, selector) {
  await page.focus(selector);
  await page.keyboard.press("Control+V");
}

for (const [name, html] of [["a web page", PAGE], ["Word", WORD], ["Excel", EXCEL]]) {
  test(`what is pasted from ${name} is read as the dropped page is`, { timeout: 60_000 }, async () => {
    const tab = await visit(site);
    const { page, context, watched } = tab;
    await copy(context, html, PLAIN);
    await page.bringToFront();
    await pasteInto(page, at("source"));
    await settled(page);
    assert.equal(readers(watched), 2);
    const pasted = [await text(page), await cells(page)];
    await page.setInputFiles(at("open"), { name: "a.html", mimeType: "text/html", buffer: Buffer.from(html) });
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=report]").length === 2);
    await settled(page);
    assert.equal(pasted[0], await text(page));
    assert.deepEqual(pasted[1], await cells(page));
    assert.match(pasted[0], /\t/);
    assert.ok(!pasted[0].includes("多余"));
    await leave(tab);
  });
}

test("a part goes to the caret, and is undone", { timeout: 60_000 }, async () => {
  const tab = await visit(site);
  const { page, context } = tab;
  const from = MODEL.indexOf("三、收到");
  await paste(page, MODEL.slice(0, from) + MODEL.slice(MODEL.indexOf("四、政府信息")));
  const before = await text(page);
  await copy(context, `<p>三、收到和处理政府信息公开申请情况</p>${/(<table(?:(?!<table)[^])*结转[^]*?<\/table>)/.exec(BODY)[1]}`, PLAIN);
  await page.bringToFront();
  await page.$eval(at("source"), (box, at) => box.setSelectionRange(at, at), from);
  await pasteInto(page, at("source"));
  await page.waitForFunction((length) => document.querySelector("[data-testid=source]").value.length > length, before.length);
  await settled(page);
  const now = await text(page);
  assert.equal(now.slice(0, from), before.slice(0, from));
  assert.match(now.slice(from), /^三、收到和处理政府信息公开申请情况\n.*\t/);
  const caret = await page.$eval(at("source"), (box) => box.selectionStart);
  assert.equal(now.slice(caret), before.slice(from), "the caret stands behind it");
  await page.keyboard.press("Control+Z");
  assert.equal(await text(page), before);
  await leave(tab);
});

test("what has no table, and what fits into a line, is pasted as text at once", { timeout: 60_000 }, async () => {
  const tab = await visit(site);
  const { page, context, watched } = tab;
  await copy(context, "<p>一、<b>总体</b>情况</p><p>乙</p>", "一、总体情况\n乙");
  await page.bringToFront();
  await pasteInto(page, at("source"));
  assert.equal(await text(page), "一、总体情况\n乙");
  await copy(context, "<table><tr><td>17</td></tr></table>", "17\n");
  await page.bringToFront();
  await pasteInto(page, at("source"));
  assert.match(await text(page), /乙17\n?$/);
  assert.equal(readers(watched), 0);
  await leave(tab);
});

test("without the readers the plain text is pasted", { timeout: 60_000 }, async () => {
  const { page, context } = await visit(site);
  await page.route(/files-\w+\.bin/, (route) => route.abort());
  await copy(context, PAGE, PLAIN);
  await page.bringToFront();
  await pasteInto(page, at("source"));
  await settled(page);
  assert.equal(await text(page), PLAIN);
  await context.close();
});

test("a paste that is read while another report is turned to spoils none", { timeout: 60_000 }, async () => {
  const { page, context } = await visit(site);
  await paste(page, MODEL);
  let go;
  const held = new Promise((done) => {
    go = done;
  });
  await page.route(/files-\w+\.bin/, (route) => held.then(() => route.continue()));
  await copy(context, PAGE, PLAIN);
  await page.bringToFront();
  await pasteInto(page, at("source"));
  await page.waitForSelector(at("reading"));
  await page.click(at("another"));
  assert.equal(await text(page), "");
  go();
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=report]").length === 2);
  await settled(page);
  assert.match(await text(page), /\t/);
  await context.close();
});

test("into a cell or a paragraph that is edited goes plain text", { timeout: 60_000 }, async () => {
  const tab = await visit(site);
  const { page, context, watched } = tab;
  await paste(page, MODEL);
  await copy(context, "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", "甲\n乙");
  await page.bringToFront();
  await page.dblclick('[data-cell="table3/received/natural_person"]');
  await page.keyboard.press("Control+V");
  assert.match(await page.inputValue(".inplace"), /^甲\s?乙$/);
  await page.keyboard.press("Escape");
  await page.dblclick(".paper .prose >> nth=0");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+V");
  assert.match(await page.inputValue(".inplace"), /甲\n乙/);
  assert.equal(readers(watched), 0);
  await leave(tab);
});
