// Opens a built desk from disk and over http: accessibility, policy, keys, counts, edits, copies, lists and the clock.
// Usage: node desk.mjs REPLIES_DIR
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { LOOKS, expect, finish, holds, launch, open, paste, same } from "./judge.mjs";

const root = resolve(process.argv[2] ?? "replies");
const page = pathToFileURL(join(root, "index.html")).href;
const flat = JSON.parse(readFileSync(join(root, "replies.json"), "utf8"));
const html = readFileSync(join(root, "index.html"), "utf8");
const data = JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>/.exec(html)[1]);
const browser = await launch();
const MESSAGE = "Zebra here, nothing works since noon and nobody says a word";

expect("no style attribute and no event handler", /<[a-z][^>]*\s(style|on[a-z]+)=/i.test(html) ? ["there is one"] : []);
expect("every update has its page for reading", flat.incidents.flatMap((incident) =>
  incident.updates.filter((update) => !existsSync(join(root, `${update.id}.md`))).map((update) => update.id)));

const lastCopied = (tab) => tab.evaluate(() => window.copied.at(-1));
const partsShown = (tab) => tab.$$eval("#reply [data-part]", (all) => all.map((part) => part.textContent).join(" "));

async function judgeLooks() {
  for (const look of LOOKS) {
    const { context, tab, troubles } = await open(browser, page, { look });
    await paste(tab, MESSAGE);
    await tab.click("#followup summary");
    await tab.click("#keep-list");
    await tab.focus("#reply");
    await tab.keyboard.press("Enter");
    for (const state of ["as it is copied", "as it is edited"]) {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await new AxeBuilder({ page: tab }).withTags(tags).analyze();
      expect(`${look.name}, ${state}: axe finds nothing`, violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.help}`));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${look.name}, ${state}: nothing sticks out`, wide > 0 ? [`${wide} px`] : []);
      if (await tab.isVisible("#edit-reply")) await tab.click("#edit-reply");
    }
    expect(`${look.name}: no trouble and no request`, troubles);
    if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, `desk-${look.name.replace(" ", "-")}.png`), fullPage: true });
    await context.close();
  }
}

// The composer counted with the longest name and initials; with these the desk shows the same number.
async function judgeChannels(update, first) {
  const { context, tab, troubles } = await open(browser, page);
  await tab.fill("#name", "x".repeat(data.reserves.name));
  await tab.fill("#agent", "x".repeat(data.reserves.agent));
  for (const channel of new Set(update.replies.filter((r) => r.brand === first.brand).map((r) => r.channel))) {
    const reply = update.replies.find((r) => r.brand === first.brand && r.language === first.language && r.channel === channel &&
      r.situation === "general" && r.tone === "sincere" && r.wording === 0);
    await tab.selectOption("#channel", channel);
    if (!reply) continue;
    await tab.focus("#reply");
    await tab.keyboard.press("1");
    const count = await tab.textContent("#count");
    same(`${channel}: the count is the composer's`, count.split(" ").slice(0, 3).join(" "), `${reply.length} of ${reply.limit}`);
    const parts = await tab.$$eval("#reply .apology, #reply .status, #reply .next_step", (all) => all.map((line) => line.lastChild.textContent).join("|"));
    same(`${channel}: the three parts are told apart`, parts, [reply.apology, reply.status, reply.next_step].join("|"));
    await tab.focus("#reply");
    await tab.keyboard.press("Enter");
    holds(`${channel}: Enter copies the whole reply`, (await lastCopied(tab)).includes(reply.next_step), await lastCopied(tab));
  }
  await tab.fill("#name", "$& {agent}");
  await tab.click("#copy");
  holds("a strange name stays what it is", !(await lastCopied(tab)).includes("$& xxxx"), await lastCopied(tab));
  expect("channels: no trouble", troubles);
  await context.close();
}

// Pasting is one press, whether it goes to the message or anywhere.
async function judgeKeys() {
  const { context, tab } = await open(browser, page);
  await tab.evaluate(() => document.body.focus());
  await paste(tab, MESSAGE);
  same("the pasted message is there", await tab.inputValue("#message"), MESSAGE);
  await tab.keyboard.press("Enter");
  const first = await lastCopied(tab);
  holds("from a pasted message to a copied reply: paste, Enter", Boolean(first));
  same("the page says that it copied", (await tab.textContent("#said")).slice(0, 6), "Copied");
  await tab.keyboard.press("Enter");
  same("Enter again copies what is shown and was read", await lastCopied(tab), first);
  const others = await tab.$$eval("#wordings li", (all) => all.length);
  await tab.fill("#name", "Jo");
  await tab.focus("#reply");
  await paste(tab, `${MESSAGE} again`);
  same("another message takes the name away", await tab.inputValue("#name"), "");
  await tab.keyboard.press("Enter");
  if (others > 0) holds("the next message is answered in other words", (await lastCopied(tab)) !== first);
  await tab.keyboard.press("s");
  await tab.keyboard.press("p");
  await tab.keyboard.press("Enter");
  same("another situation in three presses after the paste", await tab.inputValue("#situation"), "praise");
  const praise = await lastCopied(tab);
  holds("and its reply is copied", praise.includes(await tab.textContent("#reply .next_step .words")), praise);
  await tab.keyboard.press("Escape");
  same("Escape leaves a field for the reply", await tab.evaluate(() => document.activeElement.id), "reply");
  for (const [key, id] of [["m", "message"], ["c", "channel"], ["n", "name"], ["a", "agent"], ["/", "search"]]) {
    await tab.focus("#reply");
    await tab.keyboard.press(key);
    same(`${key} goes to its field`, await tab.evaluate(() => document.activeElement.id), id);
  }
  await tab.focus("#search");
  await tab.keyboard.type("compens");
  await tab.keyboard.press("Enter");
  same("search finds a situation", await tab.inputValue("#situation"), "compensation");
  await tab.click("#keys summary");
  await tab.uncheck("#letters");
  await tab.focus("#reply");
  await tab.keyboard.press("n");
  same("letters can be switched off", await tab.evaluate(() => document.activeElement.id), "reply");
  await context.close();
}

async function judgeHarm() {
  const lists = Object.entries(data.words).find(([language]) => language === "en")?.[1]?.harm ?? {};
  const word = Object.values(lists).flatMap((list) => list.sure ?? [])[0]?.replace(/\*/g, "");
  if (!word) return console.log("skipped: the page has no words of harm");
  const { context, tab } = await open(browser, page);
  await tab.keyboard.press("t");
  await paste(tab, `Please help, ${word}. When is this back?`);
  holds("words of harm are shown", (await tab.textContent("#harm")).includes("sincere"));
  same("and force sincere", await tab.inputValue("#tone"), "sincere");
  const free = await tab.$$eval("#tone option", (all) => all.filter((o) => !o.disabled).map((o) => o.value).join());
  same("nothing else can be chosen", free, "sincere");
  await tab.keyboard.press("t");
  same("by key neither", await tab.inputValue("#tone"), "sincere");
  const { violations } = await new AxeBuilder({ page: tab }).analyze();
  expect("axe finds nothing in the warning", violations.map((v) => `${v.id}: ${v.nodes[0].target}`));
  await context.close();
}

// What one customer's message led to is gone with the next; words of harm are found in any language.
async function judgeNextCustomer() {
  const { voices } = data.incidents[0].update;
  if (!data.brands.halo || !voices.some((voice) => voice.language === "da")) return console.log("skipped: the page has no second brand and no Danish");
  const { context, tab } = await open(browser, page);
  const chosen = (id) => tab.inputValue(`#${id}`);
  const danish = async (when) => {
    await tab.focus("#reply");
    await paste(tab, "Min mor har nødkald og kan ikke få fat i nogen");
    holds(`${when}: words of harm in Danish are shown`, (await tab.textContent("#harm")).includes("sincere"));
    same(`${when}: in Danish, of the brand that speaks it`, `${await chosen("language")} ${await chosen("brand")}`, "da northwind");
  };
  await paste(tab, "I'm on Halo and have no signal either");
  same("a brand that the message names is taken", await chosen("brand"), "halo");
  holds("and is not the wrong one", (await chosen("situation")) !== "wrong_brand", await chosen("situation"));
  await danish("after a customer of another brand");
  await paste(tab, MESSAGE);
  same("the next is answered as usual", `${await chosen("language")} ${await chosen("brand")}`, "en northwind");
  await tab.keyboard.press("i");
  const incident = await chosen("incident");
  await tab.selectOption("#brand", "halo");
  await danish("with another brand by hand");
  await paste(tab, "No idea");
  same("what was chosen by hand stays", `${await chosen("language")} ${await chosen("brand")} ${await chosen("incident")}`, `en halo ${incident}`);
  await context.close();
}

async function judgeEdits() {
  const { context, tab } = await open(browser, page);
  await tab.selectOption("#channel", "x");
  await tab.focus("#reply");
  const composed = await partsShown(tab);
  await tab.keyboard.press("e");
  const before = parseInt(await tab.textContent("#count"), 10);
  await tab.keyboard.press("End");
  await tab.keyboard.type(" 👍🏽 ok");
  same("an edit counts as it is typed", parseInt(await tab.textContent("#count"), 10), before + 6);
  await tab.keyboard.press("Control+Enter");
  holds("what is edited is copied", (await lastCopied(tab)).endsWith("👍🏽 ok"), await lastCopied(tab));
  await judgeShown(tab, "a copied edit");
  await tab.keyboard.press("e");
  await tab.keyboard.press("End");
  await tab.keyboard.type("y".repeat(300));
  holds("what is too long says so", (await tab.textContent("#count")).includes("over"));
  await tab.keyboard.press("Escape");
  same("Escape gives the composed words back", await partsShown(tab), composed);
  await judgeShown(tab, "after Escape");
  await tab.keyboard.press("z");
  holds("and Z the edit", (await tab.inputValue("#edit")).includes("👍🏽 ok"));
  await tab.keyboard.press("Control+Enter");
  await judgeNextAfterEdit(tab);
  await context.close();
}

// Outside of the box Enter copies what is read, and a key press or a paste is no text.
async function judgeShown(tab, when) {
  same(`${when}: the reply has the focus`, await tab.evaluate(() => document.activeElement.id), "reply");
  holds(`${when}: the box is closed`, await tab.isHidden("#edit"));
  const shown = await partsShown(tab);
  await tab.keyboard.press("Enter");
  same(`${when}: Enter copies what is shown`, (await lastCopied(tab)).replace(/\s+/g, " "), shown.replace(/\s+/g, " "));
}

async function judgeNextAfterEdit(tab) {
  await paste(tab, `${MESSAGE} after an edit`);
  same("after an edit a paste is the next message", await tab.inputValue("#message"), `${MESSAGE} after an edit`);
  holds("and nothing is left of the edit", !(await tab.inputValue("#edit").catch(() => "")).includes("after an edit") && (await tab.isHidden("#edit")));
  await tab.keyboard.press("s");
  await tab.keyboard.press("p");
  await tab.keyboard.press("Enter");
  same("after an edit too: another situation in three presses", await tab.inputValue("#situation"), "praise");
  const copied = await lastCopied(tab);
  holds("and its reply is copied", copied.includes(await tab.textContent("#reply .next_step .words")), copied);
}

async function judgeStorage() {
  const { context, tab } = await open(browser, page);
  await paste(tab, MESSAGE);
  await tab.fill("#name", "Quagga");
  await tab.fill("#agent", "LB");
  await tab.click("#followup summary");
  await tab.click("#keep-list");
  await tab.fill("#handle", "=Okapi()");
  await tab.focus("#reply");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("#rows tr", { state: "attached" });
  await tab.keyboard.press("e");
  await tab.keyboard.type("Axolotl");
  const kept = await tab.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect("nothing of a message, a name or an edit is kept", ["Zebra", "Quagga", "Axolotl"].filter((word) => kept.includes(word)));
  holds("initials are kept", kept.includes("LB"));
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click("#save-list")]);
  const csv = readFileSync(await download.path(), "utf8");
  const [head, row] = csv.split("\r\n");
  same("the list is saved with its columns", head, "time,channel,handle,update,language,brand,followed_up");
  holds("a cell is no formula", row.includes(",'=Okapi(),"), row);
  await tab.click("#delete-list");
  same("the list can be deleted", await tab.$$eval("#rows tr", (all) => all.length), 0);
  await context.close();
}

async function judgeFollowUps() {
  const closed = data.incidents.find((incident) => incident.phase === "closed");
  const voice = closed?.update.voices.find((one) => one.cells.follow_up);
  if (!voice) return console.log("skipped: no closed incident is at hand");
  const row = { time: "2026-07-01T10:00:00Z", channel: voice.groups[0][0], handle: "@jo", update: closed.update.id, language: voice.language, brand: voice.brand };
  const prepare = ({ context }) => context.addInitScript((row) => {
    if (!localStorage.getItem("amends.followup")) localStorage.setItem("amends.followup", JSON.stringify({ on: true, rows: [row] }));
  }, row);
  const { context, tab } = await open(browser, page, { prepare });
  holds("the desk says who can be told", (await tab.textContent("#notices")).includes("can be told that it is fixed"));
  await tab.keyboard.press("f");
  await tab.click("#rows button");
  same("it offers the reply to people answered before", await tab.inputValue("#situation"), "follow_up");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.getElementById("rows").textContent.includes("told"));
  holds("once they are told there is nobody left", !(await tab.textContent("#notices")).includes("can be told"));
  await context.close();
}

async function judgeClock() {
  const index = data.incidents.findIndex((incident) => incident.update.next_update);
  if (index < 0) return console.log("skipped: nothing is promised");
  const due = new Date(data.incidents[index].update.next_update);
  const at = (minutes) => ({ prepare: ({ tab }) => tab.clock.install({ time: new Date(due.getTime() + minutes * 60000) }) });
  const { context, tab } = await open(browser, page, at(-2));
  await tab.selectOption("#incident", String(index)).catch(() => {});
  holds("before its time a promise stands", (await tab.textContent("#due")).includes("in 2 min"), await tab.textContent("#due"));
  await tab.clock.fastForward(5 * 60000);
  holds("once it has passed, the page says so", (await tab.textContent("#due")).includes("was due"), await tab.textContent("#due"));
  holds("and warns of words that still promise it", (await tab.textContent("#notices")).includes("has passed"));
  holds("the page says how old it is", /ago$/.test(await tab.textContent("#age")), await tab.textContent("#age"));
  await context.close();
}

// A light reply may be shown when its time ends: it is closed in front of the agent, and said.
async function judgeEndOfLight() {
  const lightIn = ({ update }) => Object.entries(update.voices[0].cells).find(([, tones]) => tones.light !== undefined)?.[0];
  const index = data.incidents.findIndex(lightIn);
  if (!data.tone_until || index < 0) return console.log("skipped: no light reply has an end");
  const end = new Date(data.tone_until).getTime();
  const { context, tab } = await open(browser, page, { prepare: ({ tab }) => tab.clock.install({ time: new Date(end - 60000) }) });
  if (data.incidents.length > 1) await tab.selectOption("#incident", String(index));
  await tab.selectOption("#situation", lightIn(data.incidents[index]));
  for (const channel of Object.keys(data.channels)) {
    if ((await tab.$("#tone option[value=light]")) === null) await tab.selectOption("#channel", channel, { timeout: 500 }).catch(() => {});
  }
  const closed = () => tab.textContent("#refused");
  holds("before its end light is not closed by the clock", !(await closed()).includes("ended"), await closed());
  await tab.clock.fastForward(2 * 60000);
  holds("after it light is closed", (await closed()).includes("light ended"), await closed());
  holds("and the page says so", (await tab.textContent("#notices")).includes("Light ended"));
  same("nothing light can be chosen", await tab.$$eval("#tone option", (all) => all.filter((o) => o.value === "light" && !o.disabled).length), 0);
  await context.close();
}

// Wit is dosed by each desk: one in five, a line an hour, and closed after two complaints.
async function judgeDose() {
  const tab = await browser.newPage();
  await tab.clock.install({ time: new Date("2026-07-12T10:00:00Z") });
  const folder = join(dirname(fileURLToPath(import.meta.url)), "../../themes/default/desk");
  for (const file of ["page.js", "reply.js", "dose.js"]) await tab.addScriptTag({ content: `${readFileSync(join(folder, file), "utf8")};Object.assign(window,{${file === "dose.js" ? "doseKeeper" : ""}})` });
  const told = await tab.evaluate(() => {
    const dose = window.doseKeeper();
    const plain = { key: "a", index: 0, apology: "a", status: "b", next_step: "c", coda: "" };
    const light = { ...plain, key: "b", coda: "Red faces." };
    const heard = [Boolean(dose.refusal())];
    for (let n = 0; n < 4; n += 1) dose.noteCopied(plain, 3, "general");
    heard.push(Boolean(dose.refusal()));
    dose.noteCopied(light, 3, "angry");
    heard.push(Boolean(dose.refusal()), dose.isFresh(light));
    for (let n = 0; n < 4; n += 1) dose.noteCopied(plain, 3, "general");
    heard.push(Boolean(dose.refusal()), dose.isFresh(light));
    for (let n = 0; n < 2; n += 1) dose.noteCopied(plain, 3, "tone_complaint");
    heard.push(Boolean(dose.refusal()));
    dose.reopen();
    heard.push(Boolean(dose.refusal()));
    return heard.map(Number).join("");
  });
  same("light: not first, after four, not again, the same line not within an hour, shut by two complaints, opened by a person", told, "10100010");
  await tab.close();
}

async function serveDesk() {
  const state = { build: data.build, asked: 0 };
  const server = createServer((request, response) => {
    if (request.url.endsWith("as_of.json")) {
      state.asked += 1;
      response.setHeader("content-type", "application/json");
      return response.end(JSON.stringify({ as_of: data.as_of, build: state.build }));
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html.replace(`"build":"${data.build}"`, `"build":"${state.build}"`));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { state, server, url: `http://127.0.0.1:${server.address().port}/` };
}

async function judgeNewer() {
  const { state, server, url } = await serveDesk();
  const { context, tab, troubles } = await open(browser, url, { clipboard: "given", allowed: [`${url}as_of.json`], prepare: ({ tab }) => tab.clock.install() });
  await tab.evaluate((message) => navigator.clipboard.writeText(message), MESSAGE);
  await tab.keyboard.press("Control+v");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.getElementById("said").textContent.startsWith("Copied"));
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  holds("with real keys: Ctrl+V, Enter", copied !== MESSAGE && copied.length > 20, copied);
  await tab.fill("#name", "Quagga");
  await tab.focus("#reply");
  await tab.keyboard.press("e");
  await tab.keyboard.press("End");
  await tab.keyboard.type(" and mine");
  await tab.clock.fastForward(31000);
  await tab.waitForTimeout(100);
  same("over http it asks every half minute", state.asked, 1);
  holds("while nothing is newer it says nothing", !(await tab.textContent("#notices")).includes("newer"));
  state.build = "00000001";
  await tab.clock.fastForward(31000);
  await tab.waitForFunction(() => document.getElementById("notices").textContent.includes("newer"));
  await tab.keyboard.press("Tab");
  await tab.focus("#copy");
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("u")]);
  same("a newer update keeps the message", await tab.inputValue("#message"), MESSAGE);
  same("and the name", await tab.inputValue("#name"), "Quagga");
  holds("and the edit", (await tab.inputValue("#edit")).endsWith(" and mine"), await tab.inputValue("#edit"));
  same("and what carried them is gone", await tab.evaluate(() => sessionStorage.length), 0);
  await tab.evaluate(() => document.getElementById("edit").focus());
  await tab.keyboard.press("Escape");
  holds("the new words are one key away", (await partsShown(tab)).length > 20);
  expect("over http: no trouble, and nothing else is asked for", troubles);
  await context.close();
  server.close();
}

async function measure() {
  const times = [];
  for (let run = 0; run < 7; run += 1) {
    const context = await browser.newContext(LOOKS[0]);
    const tab = await context.newPage();
    await tab.goto(page);
    await tab.waitForTimeout(150);
    times.push(await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN));
    await context.close();
  }
  times.sort((a, b) => a - b);
  const kilobytes = (gzipSync(html, { level: 9 }).length / 1000).toFixed(1);
  console.log(`the desk: ${kilobytes} KB compressed, ${(html.length / 1000).toFixed(0)} KB plain; first view after ${times[3].toFixed(0)} ms (median of 7)`);
}

await judgeDose();
if (data.incidents.length > 0) {
  const update = flat.incidents[0].updates[0];
  await judgeLooks();
  await judgeChannels(update, update.replies[0]);
  for (const judge of [judgeKeys, judgeHarm, judgeNextCustomer, judgeEdits, judgeStorage, judgeFollowUps, judgeClock, judgeEndOfLight, judgeNewer]) await judge();
} else {
  const { context, tab, troubles } = await open(browser, page);
  holds("without an incident the page says so", await tab.isVisible("#nothing"));
  expect("and has no trouble", troubles);
  await context.close();
}
await measure();
await browser.close();
finish();
