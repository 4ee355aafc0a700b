// Opens every page of sites whose every text tries to be more than text: nothing runs, nothing is asked for, nothing is lost.
// Usage: node hostile.mjs AMENDS_BINARY
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { links, strings } from "../hostile/strings.mjs";
import { MANY, NOW, SOME, marks, writeLinks, writeProject } from "../hostile/project.mjs";
import { judgeFiles } from "../hostile/files.mjs";
import { expect, finish, launch } from "./judge.mjs";

const amends = resolve(process.argv[2] ?? "target/debug/amends");
const work = mkdtempSync(join(tmpdir(), "amends-hostile-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const PER_PROJECT = 152;
const TABS = 2;
const TYPES = { ".html": "text/html", ".svg": "image/svg+xml", ".json": "application/json" };
// What is opened in three ways: as it is, without its policy, and without scripts.
const WAYS = [{ name: "as it is" }, { name: "without its policy", bypassCSP: true }, { name: "without scripts", javaScriptEnabled: false }];

const numbered = strings.map((text, number) => [number, text]);
const projects = [];
for (let at = 0; at < numbered.length; at += PER_PROJECT) projects.push({ texts: numbered.slice(at, at + PER_PROJECT), languages: ["en"] });
projects.push({ texts: numbered.filter(([number]) => number % 40 === 0), languages: ["en", "da"] });

function build({ texts, languages }, index) {
  const root = join(work, `p${index}`);
  writeProject(root, texts, languages);
  execFileSync(amends, ["-C", root, "build", "--now", NOW], { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 28 });
  return root;
}

// What stays of a text where it is shown: no control characters, no marks that only the page's direction hears, spaces as one.
const seen = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202c\u2069]/g, "").replace(/\s+/g, " ").trim();

function serve(root) {
  const server = createServer((request, response) => {
    let path = decodeURI(new URL(request.url, "http://x").pathname);
    if (path.endsWith("/")) path += "index.html";
    const file = join(root, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": `${TYPES[extname(path)] ?? "text/plain"}; charset=utf-8` });
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

// In the page, before anything else: whatever runs or is refused leaves a trace.
function watch() {
  window.traces = [];
  Object.defineProperty(window, "pwned", { set: () => window.traces.push("something ran"), get: () => undefined });
  for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => window.traces.push(`it called ${name}`);
  document.addEventListener("securitypolicyviolation", (event) => window.traces.push(`the policy refused ${event.violatedDirective} ${event.blockedURI}`));
}

// In the page, once it stands: what is in it that no template put there, and what it shows.
function look() {
  const problems = [...(window.traces ?? [])];
  const known = new Set("html head meta title link style body a svg symbol circle path use rect header nav ul ol li img main footer script article section p h1 h2 h3 h4 h5 h6 span b small time template div dl dt dd table thead tbody tr th td caption details summary del ins br hr em strong s code pre blockquote bdi text button label input select option optgroup textarea form kbd search output i noscript".split(" "));
  const all = document.querySelectorAll("*");
  for (const element of all) {
    if (!known.has(element.localName)) problems.push(`there is a ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^action$|^srcset$|^background$/.test(name)) problems.push(`${element.localName} has ${name}`);
      if (/href$|^src$/.test(name) && !/^(https?:\/\/|mailto:|tel:|#|[.\w/-]+(#\w+)?$|data:(image\/svg\+xml,%3Csvg|,$))/i.test(value)) problems.push(`${element.localName} leads to ${value}`);
    }
  }
  const count = (what) => document.querySelectorAll(what).length;
  // The history brings the style and the script of its search.
  const own = document.getElementById("find") === null ? 1 : 2;
  if (count("script:not([type])") !== own || count("style") !== own || count("title") < 1 || count("main") !== 1) problems.push("its parts are not those of the template");
  for (const details of document.querySelectorAll("details")) details.open = true;
  return { problems, text: document.body.innerText, title: document.title, backwards: turned() };

  // Words of the page itself that stand in the wrong order: a text beside them has turned them around.
  function turned() {
    const found = [];
    for (const time of document.querySelectorAll("time, .s, h2, footer a")) {
      const node = document.createTreeWalker(time, NodeFilter.SHOW_TEXT).nextNode();
      const words = node?.data.trimEnd() ?? "";
      if (words.trimStart().length < 2) continue;
      const at = (index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect();
      };
      const first = at(words.length - words.trimStart().length), last = at(words.length - 1);
      if (first.width && Math.abs(first.top - last.top) < 2 && first.left > last.left) found.push(`${words} is turned around`);
    }
    return found;
  }
}

// What a page must show, by its address.
function wanted(path, texts) {
  const own = /(?:incidents\/(?:closed|open|planned)-|components\/c)(\d+)\//.exec(path);
  if (!own) return [];
  const number = Number(own[1]);
  const from = texts.findIndex(([first]) => first === number);
  const together = path.includes("open-") || path.includes("planned-") ? MANY : SOME;
  const some = texts.slice(from, from + together).map(([, text]) => text);
  if (/(^|\/)components\//.test(path)) return some.map(seen);
  const { before, behind } = marks(number);
  return [...some.map(seen), before, ...(some.some((text) => text.includes("<!--")) ? [] : [behind])];
}

async function walk(context, paths, judge) {
  const rest = [...paths];
  await Promise.all(Array.from({ length: TABS }, async () => {
    const tab = await context.newPage();
    const heard = [];
    tab.on("console", (message) => message.type() === "error" && !/404 \(Not Found\)/.test(message.text()) && heard.push(message.text()));
    tab.on("pageerror", (error) => heard.push(String(error)));
    tab.on("dialog", (dialog) => { heard.push("a dialog"); dialog.dismiss(); });
    tab.on("popup", () => heard.push("a window of its own"));
    for (let path = rest.pop(); path; path = rest.pop()) {
      heard.length = 0;
      await judge(tab, path, heard);
    }
    await tab.close();
  }));
}

const htmlBelow = (root) => readdirSync(root, { recursive: true }).filter((path) => path.endsWith(".html") && !path.startsWith(".amends"));
const leads = (root, path) => readFileSync(join(root, path), "utf8").includes('<meta http-equiv="refresh"');
let opened = 0;

async function judgeSite(browser, root, { texts }) {
  const server = await serve(root);
  const base = `http://127.0.0.1:${server.address().port}/`;
  const pages = htmlBelow(root);
  const whole = pages.filter((path) => !leads(root, path));
  for (const way of WAYS) {
    // Without scripts nothing can run: there the question is whether the texts are shown, and a part answers it.
    const paths = way.javaScriptEnabled === false ? whole.filter((_, index) => index % 4 === 0) : whole;
    const context = await browser.newContext(way);
    const leaving = [];
    context.on("request", (request) => /^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url()) || leaving.push(request.url()));
    await context.addInitScript(watch);
    const problems = [], lost = [], backwards = [];
    await walk(context, paths, async (tab, path, heard) => {
      await tab.goto(base + path, { waitUntil: "load" });
      const found = await tab.evaluate(look);
      opened += 1;
      if (tab.url() !== base + path) heard.push(`it went to ${tab.url()}`);
      problems.push(...[...heard, ...found.problems].map((problem) => `${path}: ${problem}`));
      backwards.push(...found.backwards.map((problem) => `${path}: ${problem}`));
      const text = seen(found.text);
      lost.push(...wanted(path, texts).filter((words) => !text.includes(words)).map((words) => `${path}: ${words}`));
    });
    expect(`${paths.length} pages ${way.name}: nothing runs`, problems);
    expect(`${paths.length} pages ${way.name}: no request leaves`, leaving);
    expect(`${paths.length} pages ${way.name}: every text is shown`, lost);
    expect(`${paths.length} pages ${way.name}: no text turns another around`, backwards);
    await context.close();
  }
  const redirects = pages.filter((path) => leads(root, path));
  const tab = await browser.newPage();
  const odd = [];
  for (const path of redirects) {
    const parts = await tab.evaluate((html) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      return [...page.querySelectorAll("*")].map((e) => e.localName).join(" ");
    }, readFileSync(join(root, path), "utf8"));
    if (parts !== "html head meta meta meta meta meta meta link title body main h1 p a") odd.push(`${path}: ${parts}`);
  }
  expect(`${redirects.length} pages that lead to others have the parts of their template`, odd);
  await tab.close();
  server.close();
}

async function judgeBadges(browser, root) {
  const badges = readdirSync(root, { recursive: true }).filter((path) => path.endsWith(".svg") && !path.startsWith(".amends"));
  const context = await browser.newContext({ bypassCSP: true });
  const leaving = [], problems = [];
  context.on("request", (request) => request.url().startsWith("file:") || leaving.push(request.url()));
  await context.addInitScript(watch);
  await walk(context, badges, async (tab, path, heard) => {
    await tab.goto(pathToFileURL(join(root, path)).href);
    const parts = await tab.evaluate(() => [...window.traces, ...[...document.querySelectorAll("*")].map((e) => e.localName).filter((name) => !["svg", "title", "rect", "text"].includes(name))]);
    problems.push(...[...heard, ...parts].map((problem) => `${path}: ${problem}`));
  });
  expect(`${badges.length} badges opened by themselves: nothing runs`, [...problems, ...leaving]);
  await context.close();
}

// The desk, every incident of it shown in turn.
async function judgeDesk(browser, root, { texts }) {
  for (const way of WAYS.slice(0, 2)) {
    const context = await browser.newContext(way);
    const leaving = [];
    context.on("request", (request) => /^(data:|file:)/.test(request.url()) || leaving.push(request.url()));
    await context.addInitScript(watch);
    const problems = [], shown = [];
    await walk(context, [join(root, "index.html")], async (tab, path, heard) => {
      await tab.goto(pathToFileURL(path).href);
      const incidents = await tab.$$eval("#incident option", (all) => all.map((option) => option.value));
      for (const value of incidents) {
        await tab.selectOption("#incident", value);
        const found = await tab.evaluate(look);
        problems.push(...found.problems);
        shown.push(seen(found.text));
      }
      const copied = await tab.evaluate(() => document.querySelector("#reply").textContent);
      if (!copied.trim()) problems.push("no reply is shown");
      problems.push(...heard);
    });
    const all = shown.join(" ");
    expect(`the desk ${way.name}: nothing runs`, [...new Set(problems)]);
    expect(`the desk ${way.name}: no request leaves`, leaving);
    expect(`the desk ${way.name}: every text is shown`, texts.filter(([, text]) => !all.includes(seen(text))).map(([, text]) => text));
    await context.close();
  }
}

// `check` counts what is beyond a hundred problems of one kind, so that it is asked about fewer at a time.
function refusedOf(some, index) {
  const root = join(work, `links${index}`);
  writeLinks(root, some);
  let said = "";
  try {
    said = execFileSync(amends, ["-C", root, "check", "--format", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (problem) {
    said = problem.stdout;
  }
  return JSON.parse(said).filter((problem) => problem.code === "invalid-url").length;
}

function judgeLinks() {
  const safe = links.filter((link) => URL.canParse(link) && /^https?:\/\/[!#-;=?-Z[\]_a-z~\u05d0-\u05ea]+$/.test(link) && !link.includes("'") && !new URL(link).username);
  const halves = [links.slice(0, 80), links.slice(80)];
  const refused = halves.map(refusedOf).reduce((a, b) => a + b);
  expect(`of ${links.length} addresses only those of the web are taken`, refused + safe.length === links.length ? [] : [`${refused} refused`, ...safe]);
}

const browser = await launch();
judgeLinks();
for (const [index, project] of projects.entries()) {
  const root = build(project, index);
  const sites = readdirSync(root).filter((name) => name.startsWith("public"));
  for (const site of sites) {
    await judgeSite(browser, join(root, site), project);
    await judgeFiles(browser, join(root, site), expect);
    await judgeBadges(browser, join(root, site));
  }
  await judgeDesk(browser, join(root, "replies"), project);
  rmSync(root, { recursive: true });
}
await browser.close();
console.log(`${strings.length} hostile texts, ${opened} pages opened`);
finish();
