// Opens a built desk from disk: accessibility, policy, copying, keys, counts, and life without a network.
// Usage: node desk.mjs REPLIES_DIR
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

const root = resolve(process.argv[2] ?? "replies");
const LOOKS = [
  { name: "light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "dark phone", viewport: { width: 320, height: 640 }, colorScheme: "dark" },
];

let passed = 0;
const failures = [];
const expect = (name, problems) => {
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failures.push(name);
  console.log(`failed: ${name}`);
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
};
const same = (name, got, wanted) => expect(name, got === wanted ? [] : [`got ${JSON.stringify(got)}`, `wanted ${JSON.stringify(wanted)}`]);

const page = pathToFileURL(join(root, "index.html")).href;
const flat = JSON.parse(readFileSync(join(root, "replies.json"), "utf8"));
const html = readFileSync(join(root, "index.html"), "utf8");
expect("no style attribute and no event handler", /<[a-z][^>]*\s(style|on[a-z]+)=/i.test(html) ? ["there is one"] : []);
expect("every update has its page for reading", flat.incidents.flatMap((incident) =>
  incident.updates.filter((update) => !existsSync(join(root, `${update.id}.md`))).map((update) => update.id)));

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function open(look) {
  const context = await browser.newContext(look);
  const tab = await context.newPage();
  const troubles = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  tab.on("pageerror", (error) => troubles.push(String(error)));
  tab.on("request", (request) => {
    if (request.url() !== page && !request.url().startsWith("data:")) troubles.push(`asks for ${request.url()}`);
  });
  await context.addInitScript(() => {
    window.copied = [];
    document.addEventListener("copy", () => window.copied.push(String(document.activeElement.value ?? getSelection())));
    const clipboard = { writeText: () => Promise.reject(new Error("no clipboard from disk")) };
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  });
  await tab.goto(page);
  return { context, tab, troubles };
}

for (const look of LOOKS) {
  const { context, tab, troubles } = await open(look);
  const { violations } = await new AxeBuilder({ page: tab }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect(`${look.name}: axe finds nothing`, violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.help}`));
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(`${look.name}: nothing sticks out`, wide > 0 ? [`${wide} px`] : []);
  const narrow = await tab.$$eval("#wordings li span:not(.length)", (all) => all.filter((s) => s.offsetWidth < 200).map((s) => `${s.offsetWidth} px`));
  expect(`${look.name}: other wordings have room to be read`, narrow);
  expect(`${look.name}: no trouble and no request`, troubles);
  if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, `desk-${look.name.replace(" ", "-")}.png`), fullPage: true });
  await context.close();
}

const { context, tab, troubles } = await open(LOOKS[0]);
const update = flat.incidents[0]?.updates[0];
const first = update?.replies[0];
if (first) {
  const find = (channel, wording) => update.replies.find((r) => r.brand === first.brand && r.language === first.language &&
    r.channel === channel && r.situation === first.situation && r.tone === first.tone && r.wording === wording);
  const last = () => tab.evaluate(() => window.copied.at(-1));
  const joined = (reply, name, agent) => {
    const between = reply.text.includes("\n\n") ? "\n\n" : " ";
    return [reply.greeting.replace("{name}", name), reply.text, reply.signature.replace("{agent}", agent)].filter(Boolean).join(between);
  };
  await tab.fill("#name", "Jo");
  await tab.fill("#agent", "LB");
  for (const channel of new Set(update.replies.filter((r) => r.brand === first.brand).map((r) => r.channel))) {
    await tab.selectOption("#channel", channel);
    const reply = find(channel, 0);
    await tab.keyboard.press("Enter");
    same(`${channel}: Enter copies the whole reply`, await last(), joined(reply, "Jo", "LB"));
    const count = await tab.textContent("#count");
    same(`${channel}: the count is the composer's`, count.split(" on ")[0], `${reply.length} of ${reply.limit}`);
    const parts = await tab.$$eval("#reply p:not(.around)", (all) => all.map((p) => p.lastChild.textContent));
    same(`${channel}: the three parts are told apart`, parts.join("|"), [reply.apology, reply.status, reply.next_step].join("|"));
  }
  await tab.fill("#name", "$& {agent}");
  await tab.click("#copy");
  const fragile = joined(find(await tab.inputValue("#channel"), 0), "", "LB");
  expect("a strange name stays what it is", (await last()).length < fragile.length ? [await last()] : []);
  await tab.fill("#name", "");
  await tab.keyboard.press("Escape");
  await tab.keyboard.press("ArrowDown");
  const second = find(await tab.inputValue("#channel"), 1);
  if (second) {
    const shown = await tab.$$eval("#reply p:not(.around)", (all) => all.map((p) => p.lastChild.textContent));
    same("the arrow turns to the next wording", shown[0], second.apology);
    await tab.keyboard.press("1");
    await tab.keyboard.press("Enter");
    expect("a number goes back to the first", (await last()).includes(find(second.channel, 0).next_step) ? [] : [await last()]);
  }
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.getElementById("said").textContent.startsWith("Cop"));
  same("the page says that it copied", await tab.textContent("#said"), "Copied.");
  await tab.keyboard.press("c");
  same("a letter goes to its field", await tab.evaluate(() => document.activeElement.id), "channel");
}
expect("all this without trouble and without a request", troubles);
await context.close();
await browser.close();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
