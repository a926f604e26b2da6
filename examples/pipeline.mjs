// A step of a publishing pipeline: checks every report of a folder, whatever files they are (Word, WPS,
// PDF, OFD, web pages, sheets, text), and ends with 1 if one of them has an error or could not be read.
//
//     node pipeline.mjs reports/
//
// Needs the module beside it (in hegao/, or wherever HEGAO_MODULE says) and Node 18 or later.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const module = process.env.HEGAO_MODULE || "hegao";
const { init, check } = await import(pathToFileURL(join(module, "hegao.js")));
await init();

const folder = process.argv[2];
let held = 0;
for (const name of (await readdir(folder)).sort()) {
  const report = await check(await readFile(join(folder, name)), { path: name });
  const { error, warning } = report.counts;
  const unread = report.form === "" ? report.unread[0].why : "";
  console.log(`${name}  ${report.agency || "？"}  错误${error}处，提醒${warning}处${unread && `，没有读出来：${unread}`}`);
  for (const { rule, severity, message, span, in_file } of report.findings.filter(({ severity }) => severity === "error")) {
    const place = in_file ? `${name}（${in_file}）` : `${name}:${span.line}:${span.column}`;
    console.log(`  ${place} ${severity}[${rule}] ${message}`);
  }
  held += error > 0 || unread ? 1 : 0;
}
process.exitCode = held > 0 ? 1 : 0;
