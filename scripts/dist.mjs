// Puts together what is handed out, from dist/ and dist-module/: node scripts/dist.mjs [folder]
//
//   hegao/            the page, the module and the frame, for any static server
//   hegao.html        all in one file, for a double click
//   hegao-*.zip       each of them packed, with the licence and the bill of materials
//   hegao.cdx.json    the bill of materials (CycloneDX)
//   SHA256SUMS        checksums of the files above
//
// Two runs on the same input give the same bytes.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { billOfMaterials } from "./bom.mjs";
import { single } from "./single.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const out = process.argv[2] || join(ROOT, "release");
const page = process.argv[3] || join(ROOT, "dist");
const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const bom = `${JSON.stringify(billOfMaterials(ROOT, version), null, 2)}\n`;
// With the notice of the table of Chinese signs, which stands in what reads PDF.
const license = Buffer.concat(["LICENSE", "src/ingest/pdf/gb1.LICENSE"].map((name) => readFileSync(join(ROOT, name))));
writeFileSync(join(out, "hegao.cdx.json"), bom);
writeSite(join(out, "hegao"));
writeFileSync(join(out, "hegao.html"), single(page));
pack("site", files(join(out, "hegao"), "hegao/"));
pack("single", {
  "hegao/hegao.html": readFileSync(join(out, "hegao.html")),
  "hegao/hegao.cdx.json": Buffer.from(bom),
  "hegao/LICENSE": license,
});
writeSums();

/** The folder: the page with its service worker and manifest, the module, sample configurations. */
function writeSite(folder) {
  const parts = readdirSync(page).filter((name) => statSync(join(page, name)).isFile());
  mkdirSync(folder);
  parts.forEach((name) => cpSync(join(page, name), join(folder, name)));
  cpSync(join(ROOT, "dist-module"), join(folder, "module"), { recursive: true });
  cpSync(join(ROOT, "examples/hosting"), join(folder, "hosting"), { recursive: true });
  writeFileSync(join(folder, "hegao.cdx.json"), bom);
  writeFileSync(join(folder, "LICENSE"), license);
  const extra = readdirSync(join(ROOT, "static/site")).filter((name) => name !== "sw.js");
  extra.forEach((name) => cpSync(join(ROOT, "static/site", name), join(folder, name)));
  const index = join(folder, "index.html");
  const html = readFileSync(index, "utf8")
    .replace(/<script defer /, '<script defer data-offline="./sw.js" data-manifest="./manifest.webmanifest" ')
    .replace("base-uri 'none'", "base-uri 'none'; manifest-src 'self'");
  if (!html.includes("data-offline") || !html.includes("manifest-src")) {
    throw new Error("the page's script tag or policy is not as expected");
  }
  writeFileSync(index, html);
  // What the page needs; the module is fetched by other pages, when they want it.
  const stored = [...parts, ...extra].filter((name) => name !== "old.js").sort();
  const digests = Object.fromEntries(stored.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  const list = JSON.stringify(digests);
  const script = readFileSync(join(ROOT, "static/site/sw.js"), "utf8");
  const head = `const VERSION = "${sha256(list + script).slice(0, 16)}";\nconst FILES = ${list};\n`;
  writeFileSync(join(folder, "sw.js"), head + script);
}

/** Every file below a folder by its name in an archive. */
function files(folder, prefix) {
  return Object.assign(
    {},
    ...readdirSync(folder)
      .sort()
      .map((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory()
          ? files(path, `${prefix}${name}/`)
          : { [prefix + name]: readFileSync(path) };
      }),
  );
}

function pack(kind, entries) {
  // The earliest time that a zip can hold, on any clock.
  const mtime = new Date(1980, 0, 1);
  const named = Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, [new Uint8Array(bytes), { mtime }]]));
  writeFileSync(join(out, `hegao-${version}-${kind}.zip`), zipSync(named, { level: 9 }));
}

function writeSums() {
  const names = readdirSync(out).filter((name) => statSync(join(out, name)).isFile()).sort();
  const lines = names.map((name) => `${sha256(readFileSync(join(out, name)))}  ${name}\n`);
  writeFileSync(join(out, "SHA256SUMS"), lines.join(""));
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}
