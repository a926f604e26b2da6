// How fast the readers' wasm is beside mammoth.js (.docx) and pdf.js (PDF), on the same files in one run:
//
//     npm ci --prefix benches/files --ignore-scripts --omit=optional
//     node scripts/bench-files.mjs [FOLDER] [--rounds 30]
//
// Reads the .docx and .pdf files of a folder, else those that the tests have; needs dist-module/ (make
// module). A file's time is the fastest of the rounds, in which everyone reads it in turn, in processor time,
// so that what else the machine does counts little. The readers start with a fresh instance for each file,
// as they do in use; compiling and loading are left out for all. The readers give text and tables, mammoth
// text, or HTML with tables, pdf.js pieces of text with their places. Ends with 1 where a ratio of
// limits.toml is missed.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { limit } from "./size.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OTHERS = join(ROOT, "benches/files");
const given = process.argv.slice(2);
const rounds = given.includes("--rounds") ? Number(given[given.indexOf("--rounds") + 1]) : 30;
const folder = given.find((argument, at) => !argument.startsWith("--") && given[at - 1] !== "--rounds");
const folders = folder ? [folder] : ["made", "pages"].map((name) => join(ROOT, "tests/files", name));

const { makeReaders, ownWasm } = await import(pathToFileURL(join(ROOT, "dist-module/hegao_files.js")));
const compiled = await WebAssembly.compile(readFileSync(ownWasm()));
const mammoth = createRequire(join(OTHERS, "package.json"))("mammoth");
// Only drawing needs it, which is not measured.
globalThis.DOMMatrix = globalThis.DOMMatrix || class {};
const pdfjs = await import(pathToFileURL(join(OTHERS, "node_modules/pdfjs-dist/legacy/build/pdf.mjs")));

async function readers(bytes) {
  const glue = makeReaders();
  await glue({ module_or_path: compiled });
  return glue.read(bytes).length;
}

async function pages(bytes) {
  const cMapUrl = `${OTHERS}/node_modules/pdfjs-dist/cmaps/`;
  const standardFontDataUrl = `${OTHERS}/node_modules/pdfjs-dist/standard_fonts/`;
  // pdf.js takes the bytes it is given for itself.
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), cMapUrl, cMapPacked: true, standardFontDataUrl, verbosity: 0 });
  const pdf = await task.promise;
  let signs = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    signs += items.reduce((sum, { str }) => sum + str.length, 0);
  }
  await task.destroy();
  return signs;
}

const KINDS = {
  docx: {
    limit: "docx_times_mammoth",
    others: {
      "mammoth text": async (bytes) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value.length,
      "mammoth HTML": async (bytes) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value.length,
    },
  },
  pdf: { limit: "pdf_times_pdfjs", others: { "pdf.js": pages } },
};

const fastest = (times) => Math.min(...times);

/** Processor time of this program so far, in milliseconds: another program's work does not count. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The fastest time of each contender on a file. */
async function race(contenders, bytes) {
  const times = Object.keys(contenders).map(() => []);
  for (let round = -2; round < rounds; round += 1) {
    for (const [at, run] of Object.values(contenders).entries()) {
      const start = now();
      if (!((await run(bytes)) > 0)) {
        throw new Error("nothing was read");
      }
      // Two rounds only warm up.
      if (round >= 0) {
        times[at].push(now() - start);
      }
    }
  }
  return times.map(fastest);
}

let missed = 0;
for (const [ending, { limit: name, others }] of Object.entries(KINDS)) {
  const contenders = { hegao: readers, ...others };
  const sums = Object.keys(contenders).map(() => 0);
  for (const path of folders.flatMap((each) => readdirSync(each).map((file) => join(each, file)))) {
    if (!path.endsWith(`.${ending}`)) {
      continue;
    }
    const times = await race(contenders, new Uint8Array(readFileSync(path)));
    times.forEach((time, at) => {
      sums[at] += time;
    });
    tell(path.split("/").pop(), contenders, times);
  }
  tell(`all .${ending}`, contenders, sums);
  const worst = Math.min(...sums.slice(1)) / sums[0];
  console.log(`${worst.toFixed(1)} times as fast; at least ${limit(name)} is asked for\n`);
  missed += worst < limit(name) ? 1 : 0;
}
process.exitCode = missed > 0 ? 1 : 0;

function tell(name, contenders, times) {
  const words = Object.keys(contenders).map((who, at) => {
    const ratio = at === 0 ? "" : ` (${(times[at] / times[0]).toFixed(1)}×)`;
    return `${who} ${times[at].toFixed(2)} ms${ratio}`;
  });
  console.log(`${name.padEnd(26)} ${words.join("   ")}`);
}
