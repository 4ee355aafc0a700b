// Lets Statuspage's own widget, as its vendor publishes it, show the state of built sites. Never looks into the answers itself.
// Usage: node widget.mjs PUBLIC_DIR...
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { host } from "./host.mjs";
import { finish, holds, launch, same } from "./judge.mjs";

const installed = dirname(createRequire(import.meta.url).resolve("@statuspage/status-widget/package.json"));
const script = readFileSync(join(installed, "dist/index.js"));

const browser = await launch();
for (const root of process.argv.slice(2)) {
  const site = await host(root);
  // The widget stands on somebody else's page, so its request has to be allowed across origins. Its script, as published,
  // speaks of a `parcelRequire` that it does not have.
  const guest = createServer((request, response) => {
    const isScript = request.url === "/widget.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : `<!doctype html><title>Elsewhere</title><script>var parcelRequire;</script><script src="/widget.js"></script><statuspage-widget src="${site.base}"></statuspage-widget>`);
  });
  await new Promise((done) => guest.listen(0, "127.0.0.1", done));
  const page = await browser.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("requestfailed", (request) => troubles.push(`${request.url()} failed`));
  const asked = page.waitForResponse(`${site.base}api/v2/summary.json`);
  await page.goto(`http://127.0.0.1:${guest.address().port}/`);
  const { status } = await (await asked).json();
  const shown = page.locator("statuspage-widget a");
  await shown.waitFor();
  same(`${root}: the widget shows the state`, (await shown.innerText()).trim().replace(/\s+/g, " "), status.description);
  same(`${root}: the widget links to the site`, await shown.getAttribute("href"), site.base);
  holds(`${root}: the widget meets no trouble`, troubles.length === 0, troubles.join("\n"));
  await page.close();
  guest.close();
  site.close();
}
await browser.close();
finish();
