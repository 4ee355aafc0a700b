// Clicks through a site from page to page, below a path of a host and from disk. Every step has to land on a page that is there.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect } from "../judge.mjs";

// What is clicked, in order: a name for the page and the link that leads to it. A link that a site does not have is passed by.
const STEPS = [
  ["incident", "main a[href*='incidents/']:visible"],
  ["home", "header .brand"],
  ["component", "main a[href*='components/']:visible"],
  ["home", "header .brand"],
  ["history", "footer a[href*='history/']"],
  ["month", "main a[href*='-'][href$='index.html']"],
  ["incident of the month", "main a[href*='incidents/']:visible"],
  ["maintenance", "footer a[href*='maintenance/']"],
  ["other language", "header nav a[hreflang]"],
  ["home in that language", "header .brand"],
  ["incident in that language", "main a[href*='incidents/']:visible"],
  ["first language", "header nav a[hreflang]"],
  ["home", "header .brand"],
];

export async function useFromDisk(browser, { root, base }) {
  const disk = `${pathToFileURL(root).href}/`;
  for (const [name, start] of [["below a path", base], ["from disk", disk]]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${start}index.html`);
    let clicked = 0;
    for (const [step, link] of STEPS) clicked += await follow(page, { step, link, start, problems });
    if (clicked < STEPS.length - 3) problems.push(`only ${clicked} links of ${STEPS.length} were there`);
    if (page.url().slice(start.length) !== "index.html") problems.push(`it ended at ${page.url()}`);
    expect(`${name}: every click lands on a page`, problems);
    await context.close();
  }

  function landed(url, start) {
    if (!url.startsWith(start)) return `left the site for ${url}`;
    const path = url.startsWith("file:") ? fileURLToPath(url.split("#")[0]) : join(root, decodeURI(new URL(url).pathname.slice(new URL(start).pathname.length)));
    return existsSync(path) ? undefined : `${url} is not there`;
  }

  async function follow(page, { step, link, start, problems }) {
    const found = page.locator(link).first();
    if ((await found.count()) === 0) return 0;
    const language = await found.getAttribute("hreflang");
    const [from, href] = [page.url(), await found.evaluate((element) => element.href)];
    await found.click();
    if (href.split("#")[0] !== from.split("#")[0]) await page.waitForURL((url) => url.href !== from);
    const wrong = landed(page.url(), start);
    if (wrong) problems.push(`${step}: ${wrong}`);
    if (!(await page.locator("h1").first().innerText()).trim()) problems.push(`${step}: a page without a heading`);
    if (language && (await page.locator("html").getAttribute("lang")) !== language) problems.push(`${step}: not in ${language}`);
    return 1;
  }
}
