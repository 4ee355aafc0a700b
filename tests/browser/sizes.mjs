// Weighs the pages of a built site and listens to a home page that is left open for an hour. Fails above the budgets.
// Usage: node sizes.mjs PUBLIC_DIR
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { host, listFiles } from "./host.mjs";
import { expect, finish, launch } from "./judge.mjs";

const KINDS = [
  { name: "home", pattern: /^index\.html$/, bytes: 14 * 1024, elements: 800 },
  { name: "incident", pattern: /^incidents\/[^/]+\/index\.html$/, bytes: 8 * 1024 },
  { name: "component", pattern: /^components\/[^/]+\/index\.html$/ },
  { name: "history", pattern: /^history\/index\.html$/ },
  { name: "month", pattern: /^history\/\d{4}-\d\d\/index\.html$/ },
  { name: "maintenance", pattern: /^maintenance\/index\.html$/ },
  { name: "404", pattern: /^404\.html$/ },
  { name: "redirect", pattern: /^i\/[^/]+\/index\.html$/, leadsAway: true },
];
const SCRIPT_BYTES = 3 * 1024;
const HOUR = 60 * 60;
const STEP = 15;

const root = resolve(process.argv[2] ?? "public");
const { base, close } = await host(root);
const browser = await launch();
const files = listFiles(root);
const cells = (...values) => console.log(values.map((value, at) => (at === 0 ? String(value).padEnd(12) : String(value).padStart(10))).join(""));

cells("page", "pages", "median", "largest", "elements", "requests");
for (const { name, pattern, ...budget } of KINDS) {
  const paths = files.filter((path) => pattern.test(path));
  if (paths.length === 0) {
    expect(`there is a page: ${name}`, ["none"]);
    continue;
  }
  const weighed = paths.map((path) => ({ path, bytes: gzipSync(readFileSync(join(root, path)), { level: 9 }).length }));
  weighed.sort((one, other) => one.bytes - other.bytes);
  const [median, largest] = [weighed[weighed.length >> 1], weighed.at(-1)];
  const { elements, requests } = budget.leadsAway ? { elements: "", requests: "" } : await look(largest.path);
  cells(name, paths.length, median.bytes, largest.bytes, elements, requests);
  const over = [];
  if (largest.bytes > budget.bytes) over.push(`${largest.path} has ${largest.bytes} bytes of ${budget.bytes}`);
  if (elements > budget.elements) over.push(`${largest.path} has ${elements} elements of ${budget.elements}`);
  if (requests > 1) over.push(`${largest.path} asks ${requests} times before it is painted`);
  expect(`${name} is within its budget`, over);
}

const script = /<script>([^]*?)<\/script>/.exec(readFileSync(join(root, "index.html"), "utf8"))[1];
console.log(`script ${Buffer.byteLength(script)} bytes, ${gzipSync(script, { level: 9 }).length} compressed`);
expect("the script is within its budget", Buffer.byteLength(script) > SCRIPT_BYTES ? [`${Buffer.byteLength(script)} bytes of ${SCRIPT_BYTES}`] : []);

const { asked, body, received, sent } = await stay();
console.log(`a home page left open for an hour asks ${asked} times: ${body} bytes of answers, with headers ${received} received and ${sent} sent`);
expect("a page that is left open asks, and asks little", asked >= 1 && asked <= 10 ? [] : [`${asked} times`]);
await browser.close();
close();
finish();

// The elements of a page, and what it asks for until it is painted and idle.
async function look(path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let requests = 0;
  page.on("request", (request) => { if (request.url().startsWith("http")) requests += 1; });
  await page.goto(base + path, { waitUntil: "networkidle" });
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  await context.close();
  return { elements, requests };
}

// An hour by the page's own clock, with the shortest first wait, so that nobody asks more.
async function stay() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => { Math.random = () => 0; });
  await page.clock.install({ time: JSON.parse(readFileSync(join(root, "as_of.json"), "utf8")).as_of });
  await page.goto(base);
  const answers = [];
  page.on("requestfinished", (request) => answers.push(request.sizes()));
  for (let passed = 0; passed < HOUR; passed += STEP) {
    await page.clock.runFor(STEP * 1000);
    await new Promise((done) => setTimeout(done, 20));
  }
  const sizes = await Promise.all(answers);
  await context.close();
  const sum = (measure) => sizes.reduce((total, size) => total + measure(size), 0);
  return {
    asked: sizes.length,
    body: sum((size) => size.responseBodySize),
    received: sum((size) => size.responseBodySize + size.responseHeadersSize),
    sent: sum((size) => size.requestHeadersSize),
  };
}
