// The types say what is there: a program that uses them compiles, wrong ones do not.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../temporary.mjs";
import { ROOT } from "./reports.mjs";

const MODULE = fileURLToPath(new URL("../../dist-module", import.meta.url));

function compile(script) {
  const folder = temporaryFolder();
  const file = join(folder, "use.ts");
  writeFileSync(file, script.replaceAll("hegao/", `${MODULE}/`));
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"];
  const types = ["--lib", "es2022,dom,dom.iterable"];
  const run = spawnSync(join(ROOT, "node_modules/.bin/tsc"), [...flags, ...types, file]);
  return run.stdout.toString();
}

const HEAD = `import init, { check, checkAll, rules, type Report } from "hegao/hegao.js";
import type { HegaoChecker } from "hegao/hegao-checker.js";
import { connect } from "hegao/hegao-editor.js";
`;

test("a right use compiles", () => {
  const told = compile(`${HEAD}
    await init();
    const every: Report[] = await checkAll(new Uint8Array());
    const report: Report = await check({ html: "<p>" }, { year: 2024, rules: { A01: "off" } });
    const start: number | undefined = report.findings[0]?.related?.[0]?.span.start;
    const codes: string[] = rules().map(({ code }) => code);
    const element: HegaoChecker = document.createElement("hegao-checker");
    element.addEventListener("hegao-finding", ({ detail }) => console.log(detail.finding.message, start, codes));
    await connect(element, document.body).check();
  `);
  assert.equal(told, "");
});

test("a wrong use does not", () => {
  const wrong = ["check(5);", 'check("", { yaer: 2024 });', "rules()[0].cod;", '(await check("")).form = 5;'];
  const told = compile(`${HEAD}${wrong.join("\n")}\nexport {};`);
  wrong.forEach((line, at) => assert.match(told, new RegExp(`use\\.ts\\(${at + 4},\\d+\\): error TS`), line));
});
