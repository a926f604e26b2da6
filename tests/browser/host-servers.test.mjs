// The sample configurations: nginx and Apache httpd are started with them, and the page is used.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { FAULTY, paste, visit } from "./harness.mjs";
import { SITE, errors, launch } from "./host.mjs";
import { temporaryFolder } from "../temporary.mjs";

const HOSTING = fileURLToPath(new URL("../../examples/hosting/", import.meta.url));
const LIMIT = { timeout: 60_000 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

function has(program) {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The sample with the folder and the port of this test. */
function sample(name, folder, port) {
  return readFileSync(join(HOSTING, name), "utf8")
    .replaceAll("/srv/hegao/", `${folder}/site/`)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
}

function nginx(folder, port) {
  const config = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      ${sample("nginx.conf", folder, port)}
    }`;
  writeFileSync(join(folder, "nginx.conf"), config);
  return ["nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")]];
}

function apache(folder, port) {
  const program = has("apache2") ? "apache2" : "httpd";
  const modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/etc/httpd/modules"].find(existsSync);
  const load = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "filter", "deflate"]
    .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
    .join("\n");
  const unix = `<IfModule !mod_unixd.c>\nLoadModule unixd_module ${modules}/mod_unixd.so\n</IfModule>`;
  const user = process.getuid() === 0 ? "User nobody" : "";
  writeFileSync(
    join(folder, "apache.conf"),
    `ServerRoot ${folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log
DocumentRoot ${folder}/root\nTypesConfig /dev/null\n${unix}\n${load}\n${user}\n${sample("apache.conf", folder, port)}\n`,
  );
  mkdirSync(join(folder, "root"));
  return [program, ["-D", "FOREGROUND", "-f", join(folder, "apache.conf")]];
}

for (const [name, program, command] of [
  ["nginx", "nginx", nginx],
  ["Apache httpd", has("apache2") ? "apache2" : "httpd", apache],
]) {
  test(`the page on ${name}`, { ...LIMIT, skip: !has(program) && `${name} is not installed` }, async () => {
    const folder = temporaryFolder();
    // A server that was started by root reads it as somebody else.
    chmodSync(folder, 0o755);
    cpSync(SITE, join(folder, "site"), { recursive: true });
    const port = await freePort();
    const [file, args] = command(folder, port);
    const server = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"] });
    try {
      const url = `http://127.0.0.1:${port}/hegao/`;
      await answering(url, server);
      const { page, watched, context } = await visit({ browser, url });
      await paste(page, FAULTY);
      await errors(page, 1);
      await page.waitForSelector("link[rel=manifest]", { state: "attached" });
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.deepEqual(watched.troubles, []);
      const packed = watched.requests.find((address) => address.endsWith(".bin"));
      const { headers } = await fetch(packed, { headers: { "Accept-Encoding": "gzip" } });
      assert.equal(headers.get("Content-Encoding"), null, "it is packed already");
      assert.match(headers.get("Cache-Control"), /immutable/);
      const wasm = await fetch(`${url}module/hegao_bg.wasm`, { headers: { "Accept-Encoding": "gzip" } });
      assert.equal(wasm.headers.get("Content-Type"), "application/wasm");
      assert.equal(wasm.headers.get("Content-Encoding"), "gzip");
      const index = await fetch(url);
      assert.equal(index.headers.get("Cache-Control"), "no-cache");
      assert.match(index.headers.get("Content-Security-Policy"), /require-trusted-types-for/);
      const types = await Promise.all(
        ["manifest.webmanifest", "module/hegao.js", "icon-192.png"].map(async (path) => (await fetch(url + path)).headers.get("Content-Type")),
      );
      assert.match(types.join(), /^application\/manifest\+json[^,]*,text\/javascript[^,]*,image\/png$/);
      assert.equal((await fetch(`${url}module/`)).status, name === "nginx" ? 403 : 404, "no list of files");
      await context.close();
    } finally {
      server.kill();
    }
  });
}

/** Waits until the server answers; its own words stand above if it never does. */
async function answering(url, server) {
  for (let tries = 0; tries < 50 && server.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) {
      assert.equal(answer.status, 200);
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the server did not start");
}
