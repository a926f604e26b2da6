// A tiny static server on the loopback address: node scripts/serve.mjs [folder] [port] [path]

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves a folder under a path; resolves to the server and the page's address. `plain` serves
 * wasm as a server does that does not know the type; `headers` go with every answer; `asked` is
 * an array that takes down what was asked for.
 */
export function serve(folder, { port = 0, path = "/", plain = false, headers = {}, asked: log = [] } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    log.push(request.url);
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const below = asked.startsWith(path) ? asked.slice(path.length) : null;
    const file = below === null ? null : join(root, normalize(`/${below || "index.html"}`));
    const found = file && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const ending = /\.\w+$/.exec(file)?.[0];
    const known = !(plain && ending === ".wasm") && TYPES[ending];
    response.writeHead(200, { "Content-Type": known || "application/octet-stream", ...headers });
    createReadStream(file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.on("error", fail);
    server.listen(port, "127.0.0.1", () => {
      // A test that fails before it closes the server must still end.
      server.unref();
      done({ server, url: `http://127.0.0.1:${server.address().port}${path}` });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080", path = "/"] = process.argv.slice(2);
  const { server, url } = await serve(folder, { port: Number(port), path });
  server.ref();
  console.log(`${url} （按Ctrl+C停止）`);
}
