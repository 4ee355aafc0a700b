// Writes in a project that `amends serve` shows, as people do, and looks at what becomes of the open pages.
// Usage: node serve.mjs AMENDS
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { LOOKS, expect, finish, holds, launch, paste, same } from "./judge.mjs";

const amends = resolve(process.argv[2] ?? "target/debug/amends");
const home = fileURLToPath(new URL("../..", import.meta.url));
const NOW = "2026-07-11 16:20";
const PATIENCE = 90000;
const MESSAGE = "Zebra here, nothing works since noon and nobody says a word";

const folder = mkdtempSync(join(tmpdir(), "amends-serve-"));
const incident = "2026-07-11-calls-texts-data";
cpSync(join(home, "incidents", incident), join(folder, "incidents", incident), { recursive: true });
// One language and two channels, so that nothing here waits for replies that it does not read.
const site = readFileSync(join(home, "amends.yaml"), "utf8");
writeFileSync(join(folder, "amends.yaml"), site.replace(/^  channels: .*$/m, "  channels: [x, email]").replace(/^  languages: .*$/m, "  languages: [en]"));
const update = join(folder, "incidents", incident, "02-identified.md");
const text = readFileSync(update, "utf8");
// The one that stands at that time.
const current = join(folder, "incidents", incident, "04-identified.md");
const currentText = readFileSync(current, "utf8");

// An editor's way: what is saved takes the place of what was there.
function save(path, words) {
  writeFileSync(`${path}~`, words);
  renameSync(`${path}~`, path);
}

const server = spawn(amends, ["-C", folder, "serve", "--port", "0", "--now", NOW], { stdio: ["ignore", "pipe", "pipe"] });
const said = [];
const heard = [];
for (const stream of [server.stdout, server.stderr]) {
  createInterface({ input: stream }).on("line", (line) => {
    said.push(line);
    for (const listener of heard) listener(line);
  });
}
const hear = (pattern) => new Promise((done, fail) => {
  const found = said.find((line) => pattern.test(line));
  if (found) return done(found);
  const timer = setTimeout(() => fail(new Error(`${pattern} was never said:\n${said.join("\n")}`)), PATIENCE);
  heard.push((line) => {
    if (!pattern.test(line)) return;
    clearTimeout(timer);
    done(line);
  });
});
const base = /(http:\/\/\S+)\//.exec(await hear(/^site/))[1];
const browser = await launch();

async function openPage(path, look = LOOKS[0]) {
  const context = await browser.newContext(look);
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE);
  const troubles = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  tab.on("pageerror", (error) => troubles.push(String(error)));
  await tab.goto(base + path);
  await tab.evaluate(() => { window.first = true; });
  return { context, tab, troubles };
}
const isFirst = (tab) => tab.evaluate(() => window.first === true);
const isLoadedAnew = (tab) => tab.waitForFunction(() => !window.first && document.readyState === "complete");
const shadow = (tab, words) => tab.locator("amends-serve", { hasText: words });

async function judgePlace() {
  const { context, tab, troubles } = await openPage(`/incidents/${incident}/`, LOOKS[2]);
  const other = await openPage("/maintenance/");
  const place = () => tab.evaluate(() => {
    const first = document.getElementById("01") ?? [...document.querySelectorAll("main [id]")].at(-1);
    return { id: first.id, top: Math.round(first.getBoundingClientRect().top), y: scrollY };
  });
  await tab.evaluate(() => (document.getElementById("01") ?? [...document.querySelectorAll("main [id]")].at(-1)).scrollIntoView());
  await tab.evaluate(() => document.querySelectorAll("details").forEach((e) => { e.open = true; }));
  await tab.evaluate(() => scrollBy(0, 7));
  const before = await place();
  save(update, `${text}\nA paragraph that was not there before, long enough to move whatever stands below it down the page.\n`);
  await isLoadedAnew(tab);
  await tab.waitForFunction(() => document.body.innerText.includes("A paragraph that was not there before"));
  const after = await place();
  holds("the page is not at its top", before.y > 100, before.y);
  holds("what was looked at stays where it was", before.id === after.id && Math.abs(before.top - after.top) <= 2, JSON.stringify([before, after]));
  holds("what was unfolded stays so", await tab.evaluate(() => [...document.querySelectorAll("details")].every((e) => e.open)));
  holds("a page that says the same is not loaded anew", await isFirst(other.tab));
  same("it is the site's time on the page", await tab.evaluate(() => new Date().toISOString().slice(0, 13)), "2026-07-11T15");
  expect("no trouble", [...troubles, ...other.troubles]);
  await context.close();
  await other.context.close();
}

async function judgeMistakes() {
  save(update, text.replace(/^status: .*$/m, "status: identifed"));
  for (const look of LOOKS) {
    const { context, tab, troubles } = await openPage("/", look);
    await shadow(tab, "identifed").waitFor({ state: "attached" });
    const words = await tab.evaluate(() => document.querySelector("amends-serve").shadowRoot.textContent);
    holds(`${look.name}: the mistake has its file and line`, words.includes("02-identified.md:2:9"), words);
    const { violations } = await new AxeBuilder({ page: tab }).include("amends-serve").analyze();
    expect(`${look.name}: axe finds nothing`, violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.help}`));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    holds(`${look.name}: nothing sticks out`, wide <= 0, `${wide} px`);
    if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, `serve-mistake-${look.name.replace(" ", "-")}.png`) });
    await tab.keyboard.press("Escape");
    same(`${look.name}: it can be put away`, await tab.evaluate(() => document.querySelector("amends-serve").shadowRoot.querySelector("[role=dialog]")), null);
    expect(`${look.name}: no trouble`, troubles);
    await context.close();
  }
  const { context, tab } = await openPage("/");
  await shadow(tab, "identifed").waitFor({ state: "attached" });
  save(update, text);
  await shadow(tab, "identifed").waitFor({ state: "detached" });
  holds("the mistake goes when it is mended", true);
  await context.close();
}

async function judgeFindings() {
  save(current, currentText.replace(/^next_update:.*\n/m, ""));
  const { context, tab, troubles } = await openPage("/", LOOKS[2]);
  const note = tab.locator("amends-serve button");
  await tab.waitForFunction(() => /check: \d/.test(document.querySelector("amends-serve")?.shadowRoot.textContent ?? ""));
  same("findings stand in nobody's way", await tab.evaluate(() => document.querySelector("amends-serve").shadowRoot.querySelector("[role=dialog]")), null);
  await note.click();
  const list = await tab.evaluate(() => document.querySelector("amends-serve").shadowRoot.querySelector(".list").innerText);
  holds("one look names them", /\.md:\d+:\d+/.test(list), list);
  if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, "serve-findings.png") });
  expect("no trouble", troubles);
  await context.close();
  save(current, currentText);
}

async function judgeDesk() {
  const { context, tab, troubles } = await openPage("/replies/");
  await tab.locator("#reply [data-part]").first().waitFor();
  await paste(tab, MESSAGE);
  await tab.fill("#name", "Jo");
  save(current, currentText.replace(/^next_update:.*$/m, "next_update: 17:45"));
  await isLoadedAnew(tab);
  await tab.waitForFunction(() => document.getElementById("data")?.textContent.includes("17:45"));
  await tab.waitForFunction((message) => document.getElementById("message").value === message, MESSAGE);
  same("the name that was typed is still there", await tab.inputValue("#name"), "Jo");
  expect("the desk: no trouble", troubles);
  await context.close();
  save(current, currentText);
}

try {
  await judgePlace();
  save(update, text);
  await judgeMistakes();
  await judgeFindings();
  await judgeDesk();
} finally {
  server.kill("SIGINT");
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
finish();
