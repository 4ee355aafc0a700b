// Searches the history of the bundled project as a customer would: over http below a path, from disk, by keyboard
// alone, and where the index cannot be had. Usage: node search.mjs PUBLIC_DIR
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { LOOKS, expect, finish, holds, launch, open, same } from "./judge.mjs";

const root = resolve(process.argv[2] ?? "public");
const TYPES = { ".html": "text/html", ".js": "text/javascript" };
const BELOW = "/a/sub/path/";
const SCRIPT_BYTES = 4 * 1024;

const server = createServer((request, response) => {
  const path = join(root, new URL(request.url, "http://x").pathname.slice(BELOW.length));
  const there = existsSync(path) && extname(path) in TYPES;
  response.writeHead(there ? 200 : 404, { "content-type": `${TYPES[extname(path)] ?? "text/plain"}; charset=utf-8` });
  if (there) createReadStream(path).pipe(response);
  else response.end();
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const host = `http://127.0.0.1:${server.address().port}${BELOW}`;
const PLACES = [
  { name: "http", at: host },
  { name: "disk", at: `${pathToFileURL(root).href}/` },
];

const browser = await launch();
const page = async (at, { path = "history/", query = "", ...rest } = {}) => {
  const url = `${at}${path}index.html${query}`;
  return { url, ...(await open(browser, url, { allowed: [`${at}${path}index.js`], ...rest })) };
};
const titles = (tab) => tab.locator("#entries a").allInnerTexts();
const ask = async (tab, words) => {
  await tab.fill("#asked", words);
  await tab.waitForFunction(() => !/…$/.test(document.getElementById("found").textContent));
};

// What is typed, and the titles that have to come, the best first.
const ASKED = [
  ["a word of a title", "price", ["A text gave the wrong price for using your phone abroad"]],
  ["the begin of a word, in capitals", "LEED", ["Broadband and TV are down in north Leeds"]],
  ["a service that the title does not name", "mobile data evening", ["Mobile data is slow in the evening"]],
  ["words of the first sentence", "switzerland", ["A text gave the wrong price for using your phone abroad"]],
  ["a day", "23 june", ["Card top-ups are failing again"]],
  ["accents nobody needs", "tóp-úps ágain", ["Card top-ups are failing again"]],
  ["titles first, the newest of them first", "top", [
    "Card top-ups are failing again", "Card top-ups are failing", "Broadband and TV are down in north Leeds",
  ]],
  ["words that no entry has together", "price leeds", []],
  ["markup", "<img src=x onerror=alert(1)>", []],
];

for (const { name, at } of PLACES) {
  const asked = [];
  const { context, tab, troubles, url } = await page(at, {
    prepare: ({ tab }) => tab.on("request", (request) => asked.push(request.url())),
  });
  same(`${name}: one request shows the page`, asked.length, 1);
  for (const [what, words, wanted] of ASKED) {
    await ask(tab, words);
    same(`${name}: finds by ${what}`, JSON.stringify(await titles(tab)), JSON.stringify(wanted));
    same(`${name}: the address keeps ${what}`, new URL(tab.url()).searchParams.get("q"), words);
    holds(`${name}: it says how many are found by ${what}`, (await tab.locator("#found").innerText()).includes(wanted.length ? `: ${wanted.length}` : "Nothing found"));
    same(`${name}: months stay where nothing is found by ${what}`, await tab.locator("#past").isVisible(), wanted.length === 0);
  }
  same(`${name}: the index is asked for once`, asked.filter((one) => one.endsWith("/index.js")).length, 1);
  await tab.press("#asked", "Escape");
  same(`${name}: Escape empties the field`, await tab.inputValue("#asked"), "");
  same(`${name}: and brings the months back`, await tab.locator("#past").isVisible(), true);
  same(`${name}: and the address`, tab.url(), url);
  expect(`${name}: no error and no other request`, troubles);
  await context.close();

  const linked = await page(at, { query: "?q=leeds" });
  await linked.tab.waitForSelector("#entries a");
  same(`${name}: an address with a question answers it`, (await titles(linked.tab)).length, 1);
  await linked.tab.click("#entries a");
  same(`${name}: an entry leads to its page`, await linked.tab.locator("h1").innerText(), "Broadband and TV are down in north Leeds");
  await linked.tab.goBack();
  await linked.tab.waitForSelector("#entries a");
  same(`${name}: and back again`, await linked.tab.inputValue("#asked"), "leeds");
  await linked.context.close();
}

// By keyboard alone: to the field, to the first entry, on to the next.
{
  const { context, tab, troubles } = await page(host);
  for (let steps = 0; steps < 20; steps += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate(() => document.activeElement.id === "asked")) break;
  }
  await tab.keyboard.type("top-ups");
  await tab.waitForSelector("#entries a");
  await tab.keyboard.press("Tab");
  same("the key Tab leads from the field to the first entry", await tab.evaluate(() => document.activeElement.textContent), "Card top-ups are failing again");
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Enter");
  same("so does Enter", await tab.evaluate(() => document.activeElement.textContent), "Card top-ups are failing again");
  await tab.keyboard.press("Enter");
  await tab.waitForLoadState();
  same("and once more opens it", await tab.locator("h1").innerText(), "Card top-ups are failing again");
  expect("no error by keyboard", troubles.filter((one) => !/incidents\//.test(one)));
  await context.close();
}

// In the other languages: letters as they are, as they are typed without them, and words for what is found.
for (const [path, words] of [["da/history/", ["bredbånd", "bredbaand", "BREDBAND"]], ["de/history/", ["gestört", "gestoert", "GESTORT"]]]) {
  if (!existsSync(join(root, path))) continue;
  const { context, tab, troubles } = await page(host, { path });
  const found = [];
  for (const word of words) {
    await ask(tab, word);
    found.push(JSON.stringify(await titles(tab)));
  }
  same(`${path}: ${words.join(", ")} find the same`, new Set(found).size, 1);
  holds(`${path}: and find something`, found[0] !== "[]");
  holds(`${path}: its own words say so`, !/found/.test(await tab.locator("#found").innerText()));
  expect(`${path}: no error`, troubles);
  await context.close();
}

for (const look of LOOKS) {
  for (const query of ["?q=top", "?q=zzz"]) {
    const { context, tab, troubles } = await page(host, { look, query });
    await tab.waitForFunction(() => !/^$|…$/.test(document.getElementById("found").textContent));
    const { violations } = await new AxeBuilder({ page: tab }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(`${query} ${look.name}: axe`, violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.any[0]?.message ?? ""}`)));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    holds(`${query} ${look.name}: no sideways scroll`, wide <= 0, `${wide} pixels`);
    expect(`${query} ${look.name}: no error`, troubles);
    await context.close();
  }
}

// Without a script there is no field, and the months are there.
{
  const { context, tab } = await page(host, { look: { javaScriptEnabled: false } });
  same("without a script there is no field", await tab.locator("#asked").isVisible(), false);
  same("and every month", await tab.locator("#past").isVisible(), true);
  await context.close();
}

// An index that is not there, then is.
{
  let lost = true;
  const { context, tab } = await page(host, {
    prepare: ({ tab }) => tab.route("**/index.js", (route) => (lost ? route.abort() : route.continue())),
  });
  await tab.fill("#asked", "leeds");
  await tab.waitForFunction(() => /could not be loaded/.test(document.getElementById("found").textContent));
  same("where the index cannot be had, months stay", await tab.locator("#past").isVisible(), true);
  lost = false;
  await tab.type("#asked", " ");
  await tab.waitForSelector("#entries a");
  same("and the next letter asks again", (await titles(tab)).length, 1);
  await context.close();
}

// A crowd of entries with hostile words, and markup that wants to load a script under the same policy.
{
  const hostile = "</script><img src=x onerror=\"document.title='ran'\">";
  const entries = Array.from({ length: 10000 }, (_, i) => [`one-${i}`, `${hostile} number ${i}`, [hostile, "en"], "1 July 2026", i % 2, [0, 1]]);
  const states = [{ key: "note", word: hostile }, { key: "major", word: "Critical" }];
  const index = `var amendsHistory=${JSON.stringify({ states, components: [hostile, "متجر 5G+"], entries }).replaceAll("<", "\\u003c")};`;
  const { context, tab, troubles } = await page(host, {
    prepare: ({ tab }) => tab.route("**/history/index.js", (route) => route.fulfill({ contentType: "text/javascript", body: index })),
  });
  await ask(tab, "number");
  same("of very many entries the first are shown", (await titles(tab)).length, 50);
  holds("and all are counted", /10,000/.test(await tab.locator("#found").innerText()));
  same("no word becomes an element", await tab.locator("#entries img").count(), 0);
  same("every service stands apart from those beside it", await tab.locator("#entries li:first-child bdi").count(), 2);
  await ask(tab, "9999");
  same("one of them is found", (await titles(tab)).length, 1);
  expect("nothing runs and nothing is asked for", troubles);
  same("the title is the page's own", /ran/.test(await tab.title()), false);
  await context.close();

  const work = mkdtempSync(join(tmpdir(), "amends-search-"));
  mkdirSync(join(work, "history"));
  const markup = readFileSync(join(root, "history/index.html"), "utf8").replace("<h1", '<script src="evil.js"></script><script>document.title = "ran"</script><h1');
  writeFileSync(join(work, "history/index.html"), markup);
  writeFileSync(join(work, "history/evil.js"), "document.title = 'ran'");
  const evil = await open(browser, `${pathToFileURL(work).href}/history/index.html`);
  same("a script that markup brings does not run", /ran/.test(await evil.tab.title()), false);
  holds("and the policy says so", evil.troubles.length >= 2, evil.troubles.join("; "));
  await evil.context.close();
  rmSync(work, { recursive: true });
}

const scripts = [...readFileSync(join(root, "history/index.html"), "utf8").matchAll(/<script>([\s\S]*?)<\/script>/g)];
same("the page has its own script beside that of every page", scripts.length, 2);
holds("it is small", Buffer.byteLength(scripts[1][1]) <= SCRIPT_BYTES, Buffer.byteLength(scripts[1][1]));
const policy = (path) => /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(root, path), "utf8"))[1];
holds("no other page lets a script add one", !/strict-dynamic/.test(policy("index.html") + policy("maintenance/index.html") + policy("404.html")));

await browser.close();
server.close();
finish();
