// Prints every web page of a folder with Chromium: `node scripts/print.mjs FOLDER` makes
// NAME-chromium.pdf of NAME.html.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.pdf({
    path: join(folder, file.replace(/\.html$/, "-chromium.pdf")),
    format: "A4",
    margin: { top: "25mm", bottom: "25mm", left: "26mm", right: "26mm" },
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate:
      '<div style="font-size: 9px; width: 100%; text-align: center">- <span class="pageNumber"></span> -</div>',
  });
}
await browser.close();
