// Opens a built site in a browser: accessibility, policy, links, budgets, the script and life without it.
// Usage: node site.mjs PUBLIC_DIR
import { existsSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { host, listFiles } from "./host.mjs";
import { LOOKS, expect, finish, launch } from "./judge.mjs";

const root = resolve(process.argv[2] ?? "public");
const HOME_BYTES = 14 * 1024;
const HOME_ELEMENTS = 800;
const SCRIPT_BYTES = 3 * 1024;

const files = listFiles(root);
const pages = files.filter((path) => path.endsWith(".html"));
const text = new Map(pages.map((path) => [path, readFileSync(join(root, path), "utf8")]));

// Every link, picture and anchor of every page, without a browser.
const unescape = (s) => s.replaceAll("&amp;", "&").replaceAll("&#x2F;", "/").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
const ids = new Map(pages.map((path) => [path, new Set([...text.get(path).matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]))]));
// Only 404.html has links by path, as it is shown at any address; they begin with the path of the site's address.
const below = new URL(/rel="canonical" href="([^"]*)"/.exec(text.get("index.html"))[1].replaceAll("&#x2F;", "/")).pathname;
const broken = [];
let links = 0;
for (const page of pages) {
  for (const [, , raw] of text.get(page).matchAll(/<(a|img|link)\b[^>]*?\s(?:href|src)="([^"]*)"/g)) {
    const target = unescape(raw);
    if (/^[a-z]+:/i.test(target)) continue;
    links += 1;
    const [path, anchor] = target.split("#");
    const found = path === "" ? page : path.startsWith(below) ? path.slice(below.length) : posix.join(posix.dirname(page), decodeURI(path));
    const file = found === "" || found.endsWith("/") ? `${found}index.html` : found;
    if (!existsSync(join(root, file))) broken.push(`${page}: ${target}`);
    else if (anchor && ids.has(file) && !ids.get(file).has(decodeURIComponent(anchor))) broken.push(`${page}: ${target}`);
  }
}
expect(`${links} links of ${pages.length} pages lead somewhere`, broken);
const written = (test, pattern) => expect(test, pages.filter((page) => pattern.test(text.get(page))));
written("no page has a style attribute or an event handler", /<[a-z][^>]*\s(style|on[a-z]+)=/i);
expect("every page has a policy", pages.filter((page) => !text.get(page).includes("default-src 'none'")));
const doubled = pages.filter((page) => {
  const all = [...text.get(page).matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
  return new Set(all).size !== all.length;
});
expect("no page has one id twice", doubled);

const home = readFileSync(join(root, "index.html"));
const packed = gzipSync(home, { level: 9 }).length;
expect("the home page fits its bytes", packed <= HOME_BYTES ? [] : [`${packed} bytes compressed`]);
const script = /<script>([\s\S]*?)<\/script>/.exec(home.toString())?.[1] ?? "";
expect("the script is small", script.length <= SCRIPT_BYTES ? [] : [`${script.length} bytes`]);

// Pages of every kind, from a host that answers as a static one does.
const { base, close } = await host(root, "/a/sub/path/");

const first = (pattern, count) => pages.filter((page) => pattern.test(page)).slice(-count);
const sample = [...new Set([
  ...pages.filter((page) => /^([a-z-]{2,8}\/)?index\.html$/.test(page)),
  ...first(/^incidents\/.*index\.html$/, 4),
  ...pages.filter((page) => text.get(page).includes('class="now"')).slice(0, 6),
  ...first(/history\/index\.html$/, 1),
  ...first(/history\/\d{4}-\d\d\/index\.html$/, 2),
  ...first(/^components\/.*index\.html$/, 2),
  ...first(/maintenance\/index\.html$/, 1),
  "404.html",
])].filter((page) => !text.get(page)?.includes('http-equiv="refresh"'));

const browser = await launch();
const open = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  let problems = [];
  page.on("console", (message) => message.type() === "error" && !/404 \(Not Found\)/.test(message.text()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(base) && !target.startsWith("data:") && !target.startsWith("file:")) problems.push(`request to ${target}`);
  });
  const visit = async (url) => {
    problems = [];
    await page.goto(url, { waitUntil: "load" });
    return problems;
  };
  return { context, page, visit };
};

for (const look of LOOKS) {
  const { context, page, visit } = await open(look);
  for (const path of sample) {
    expect(`${path} ${look.name}: no error, no request elsewhere`, await visit(base + path));
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(`${path} ${look.name}: axe`, violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.any[0]?.message ?? ""}`)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(`${path} ${look.name}: no sideways scroll`, wide > 0 ? [`${wide} pixels`] : []);
  }
  await context.close();
}

const mute = await open({ javaScriptEnabled: false });
for (const path of sample) {
  const problems = await mute.visit(pathToFileURL(join(root, path)).href);
  const said = await mute.page.locator("main").innerText();
  expect(`${path} says all without a script, from disk`, [...problems, ...(said.trim().length > 20 ? [] : ["it is empty"])]);
  const bare = [...text.get(path).matchAll(/<time(?: datetime="([^"]*)")?>([^]*?)<\/time>/g)].filter(([, at, words]) => !at || !words.trim());
  expect(`${path} has no empty time`, bare.map(([whole]) => whole));
}
await mute.context.close();

const counted = await open({});
await counted.visit(base);
const elements = await counted.page.evaluate(() => document.querySelectorAll("*").length);
expect("the home page fits its elements", elements <= HOME_ELEMENTS ? [] : [`${elements} elements`]);
const news = JSON.parse(readFileSync(join(root, "as_of.json"), "utf8"));
const build = await counted.page.evaluate(() => document.documentElement.dataset.build);
expect("the home page carries the build of as_of.json", build === news.build ? [] : [`${build} and ${news.build}`]);
expect("as_of.json is small", readFileSync(join(root, "as_of.json")).length < 100 ? [] : ["100 bytes or more"]);
await counted.context.close();

// The script, with the browser's clock moved.
const clocked = async (time, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.clock.install({ time: new Date(time) });
  return { context, page };
};
const promise = /class="next" data-then="([^"]*)"/.exec(home.toString())?.[1];
if (promise) {
  const due = new Date(promise).getTime();
  const { context, page } = await clocked(due - 60_000);
  await page.goto(base);
  const before = await page.locator(".next .by").count();
  await page.clock.fastForward("03:00");
  const late = await page.locator(".next .due").count();
  expect("a promise that has passed says so", before >= 1 && late >= 1 ? [] : [`${before} before, ${late} after`]);
  expect("the page says how long ago it was updated", /\(.+\)/.test(await page.locator("[data-ago]").first().innerText()) ? [] : ["it does not"]);
  await context.close();
}
if (promise) {
  const { context, page } = await clocked(news.as_of, { timezoneId: "Asia/Kolkata" });
  await page.goto(base);
  const there = new Date(promise).toLocaleTimeString("en-GB", { timeZone: "Asia/Kolkata", hour: "2-digit", minute: "2-digit" });
  const shown = [await page.locator(".next").first().innerText(), await page.locator(".by time").first().getAttribute("title")];
  expect("a reader in another zone is told the promised time there", shown.every((text) => text?.includes(there)) ? [] : [`${there} is not in ${shown}`]);
  await context.close();
}
const begins = /<span data-then="([^"]*)"><template>/.exec(home.toString())?.[1];
if (begins) {
  const { context, page } = await clocked(new Date(begins).getTime() - 60_000);
  await page.goto(base);
  const begun = page.locator("span[data-then] .s");
  const before = await begun.count();
  await page.clock.fastForward("03:00");
  expect("planned work that begins after the build says so", before === 0 && (await begun.count()) === 1 ? [] : [`${before} before, ${await begun.count()} after`]);
  await context.close();
}
{
  const { context, page } = await clocked(news.as_of);
  let asked = 0;
  let loads = 0;
  page.on("request", (request) => { if (request.url() === base) loads += 1; });
  await page.route("**/as_of.json", (route) => {
    asked += 1;
    route.fulfill({ json: { ...news, build: asked > 1 ? "00000000" : news.build } });
  });
  await page.goto(base);
  const wait = async () => { await page.clock.fastForward("10:01"); await page.waitForTimeout(300); };
  await wait();
  expect("an unchanged build does not load the page again", asked === 1 && loads === 1 ? [] : [`asked ${asked}, loaded ${loads}`]);
  await wait();
  expect("a build that moved loads the page again", loads === 2 ? [] : [`asked ${asked}, loaded ${loads}`]);
  await wait();
  await wait();
  expect("a page that stays behind is loaded once only", loads === 2 ? [] : [`loaded ${loads}`]);
  await context.close();
}

await browser.close();
close();
finish();
