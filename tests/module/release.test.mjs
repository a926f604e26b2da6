// What is handed out: the same bytes whenever and wherever it is packed, whole, and with its bill.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { ROOT } from "./reports.mjs";
import { temporaryFolder } from "../temporary.mjs";

const RELEASE = join(ROOT, "release");
const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const archive = (kind) => {
  const name = readdirSync(RELEASE).find((each) => each.endsWith(`-${kind}.zip`));
  return unzipSync(readFileSync(join(RELEASE, name)));
};

test("packed again in another time zone it is the same", () => {
  const folder = temporaryFolder();
  execFileSync("node", [join(ROOT, "scripts/dist.mjs"), folder], { env: { ...process.env, TZ: "Pacific/Kiritimati" } });
  assert.equal(
    readFileSync(join(folder, "SHA256SUMS"), "utf8"),
    readFileSync(join(RELEASE, "SHA256SUMS"), "utf8"),
  );
});

test("the checksums are those of the files", () => {
  const lines = readFileSync(join(RELEASE, "SHA256SUMS"), "utf8").trim().split("\n");
  assert.equal(lines.length, 4);
  for (const line of lines) {
    const [sum, name] = line.split("  ");
    assert.equal(sha256(readFileSync(join(RELEASE, name))), sum, name);
  }
});

test("the archives hold what lies beside them", () => {
  const site = archive("site");
  const names = readdirSync(join(RELEASE, "hegao"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(RELEASE.length + 1));
  assert.deepEqual(Object.keys(site).sort(), names.sort());
  for (const name of names) {
    assert.equal(sha256(site[name]), sha256(readFileSync(join(RELEASE, name))), name);
  }
  for (const name of ["index.html", "sw.js", "LICENSE", "module/hegao.d.ts", "module/frame.html", "hosting/nginx.conf"]) {
    assert.ok(names.includes(`hegao/${name}`), name);
  }
  const single = archive("single");
  for (const license of [site["hegao/LICENSE"], single["hegao/LICENSE"]]) {
    assert.match(Buffer.from(license).toString(), /Apache License[\s\S]*Adobe\. All rights reserved/);
  }
  assert.deepEqual(Object.keys(single).sort(), ["hegao/LICENSE", "hegao/hegao.cdx.json", "hegao/hegao.html"]);
  assert.equal(sha256(single["hegao/hegao.html"]), sha256(readFileSync(join(RELEASE, "hegao.html"))));
});

test("the bill names every crate once, with version, licence and checksum, and ties them together", () => {
  const bill = JSON.parse(readFileSync(join(RELEASE, "hegao.cdx.json"), "utf8"));
  assert.deepEqual([bill.bomFormat, bill.specVersion], ["CycloneDX", "1.5"]);
  const references = bill.components.map((component) => component["bom-ref"]);
  assert.equal(new Set(references).size, references.length);
  for (const name of ["yew", "wasm-bindgen", "serde"]) {
    assert.ok(bill.components.some((component) => component.name === name), name);
  }
  for (const name of ["clap", "criterion", "trunk", "syn"]) {
    assert.ok(!bill.components.some((component) => component.name === name), `${name} is not in the wasm`);
  }
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  for (const { name, version, purl, hashes, licenses } of bill.components) {
    assert.equal(purl, `pkg:cargo/${name}@${version}`);
    assert.match(licenses[0].expression, /MIT|Apache-2\.0|BSD|MPL|Zlib|Unicode/);
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"`), purl);
    assert.ok(lock.includes(hashes[0].content), purl);
  }
  const known = new Set([...references, bill.metadata.component["bom-ref"]]);
  for (const { ref, dependsOn } of bill.dependencies) {
    assert.ok(known.has(ref) && dependsOn.every((each) => known.has(each)), ref);
  }
});
