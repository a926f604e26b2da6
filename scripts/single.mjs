// The page in one file, which needs no server: style, scripts and wasm stand in it, and its own policy
// allows nothing from outside.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The file's content, made of the built page in a folder. */
export function single(folder) {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const html = read("index.html");
  const links = html.match(/<link rel="stylesheet"[^>]*>/g) || [];
  const head = /<link rel="preload"[^>]*>\s*<script defer src="\.\/([^"]+)" data-wasm="\.\/([^"]+)" data-files="\.\/([^"]+)" data-english="\.\/([^"]+)"><\/script>/;
  const [tag, script, wasm, files, english] = head.exec(html) || [];
  const [oldTag, old] = /<script nomodule src="(?:\.\/)?([^"]+)"><\/script>/.exec(html) || [];
  if (links.length === 0 || !tag || !oldTag) {
    throw new Error("the page's head is not as expected");
  }
  const style = links.map((link) => read(/href="(?:\.\/)?([^"]+)"/.exec(link)[1])).join("");
  const scripts = [read(script), read(old)];
  const readers = read(`${files}.js`);
  const words = read(english);
  [style, readers, words, ...scripts].forEach(assertInline);
  const packed = (name) => readFileSync(join(folder, name)).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval' 'unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "connect-src 'none'",
    "worker-src blob:",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types hegao",
  ].join("; ");
  // Replacements are functions: a `$` in a script must stay one.
  return links
    .slice(1)
    .reduce((page, link) => page.replace(link, ""), html)
    .replace(/(http-equiv="Content-Security-Policy"\s+content=)"[^"]*"/, (_, head) => `${head}"${policy}"`)
    .replace(links[0], () => `<style>${style}</style>`)
    .replace(tag, "")
    .replace(
      oldTag,
      () => `<script nomodule>${scripts[1]}</script>
    <script type="text/plain" id="wasm">${packed(wasm)}</script>
    <script type="text/plain" id="files-script">${readers}</script>
    <script type="text/plain" id="files">${packed(`${files}.bin`)}</script>
    <script type="text/plain" id="english">${words}</script>
    <script>${scripts[0]}</script>`,
    );
}

function hash(content) {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

/** What would end its element early, or be read otherwise than written. */
function assertInline(content) {
  if (/<\/(script|style)|<!--|\r/i.test(content)) {
    throw new Error("a script or style cannot stand inside of the page as it is");
  }
}
