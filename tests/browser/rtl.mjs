// Opens the pages of a site that are written from right to left: direction, order of what runs the other way, accessibility.
// Usage: node rtl.mjs PUBLIC_DIR LANGUAGE
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { LOOKS, expect, finish, holds, launch, same } from "./judge.mjs";

const [root, language] = [resolve(process.argv[2] ?? "public"), process.argv[3] ?? "ar"];
const HOST = "http://status.test/";

const walk = (dir) =>
  readdirSync(dir).flatMap((name) => (statSync(join(dir, name)).isDirectory() ? walk(join(dir, name)) : [join(dir, name)]));
const files = walk(join(root, language)).map((path) => relative(root, path).split("\\").join("/"));
const pages = files.filter((path) => path.endsWith(".html") && !readFileSync(join(root, path), "utf8").includes('http-equiv="refresh"'));

const types = { html: "text/html", json: "application/json", svg: "image/svg+xml" };
const answer = (route) => {
  let path = decodeURI(new URL(route.request().url()).pathname).slice(1);
  if (path === "" || path.endsWith("/")) path += "index.html";
  if (!existsSync(join(root, path))) return route.fulfill({ status: 404, body: "" });
  const type = types[path.split(".").at(-1)] ?? "text/plain";
  return route.fulfill({ body: readFileSync(join(root, path)), contentType: `${type}; charset=utf-8` });
};

// Every piece of text that must run from left to right, wherever it stands, whose letters do not.
const outOfOrder = (patterns) => {
  const wrong = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest("script, style, template, del, ins") || !node.parentElement.checkVisibility()) continue;
    for (const pattern of patterns) {
      for (const match of node.data.matchAll(new RegExp(pattern, "gu"))) {
        const place = (at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const places = [...match[0]].map((_, i) => place(match.index + i)).filter((p) => p.width > 0);
        const runs = places.every((p, i) => i === 0 || p.left > places[i - 1].left || p.top > places[i - 1].bottom - 1);
        if (!runs) wrong.push(`${match[0]} in ${node.data.trim().slice(0, 80)}`);
      }
    }
  }
  return wrong;
};
// Clock times, percentages, names and numbers as they are read; a number of a page is told by its own link.
const PATTERNS = ["\\d{1,2}:\\d{2}", "\\d+(?:\\.\\d+)?\u200e?%", "5G\\+", "\\(Nakhla Go!\\)", "\\+962 6 555 0199", "help@nakhla\\.example", "help\\.nakhla\\.example/calls", "UTC\\+3"];

// Where the last letter of an element stands beside the one before it.
const lastLetter = (selector) => {
  const element = document.querySelector(selector);
  if (!element) return null;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = null;
  while (texts.nextNode()) if (texts.currentNode.data.trim()) last = texts.currentNode;
  const end = last.data.trimEnd().length;
  const place = (at) => {
    const range = document.createRange();
    range.setStart(last, at);
    range.setEnd(last, at + 1);
    return range.getBoundingClientRect().left;
  };
  return { letter: last.data[end - 1], side: place(end - 1) < place(end - 2) ? "left" : "right" };
};

const browser = await launch();
const open = async (path, look, time) => {
  const context = await browser.newContext(look);
  await context.route(`${HOST}**`, answer);
  const tab = await context.newPage();
  if (time) await tab.clock.install({ time: new Date(time) });
  await tab.goto(HOST + path);
  return { context, tab };
};

for (const look of [LOOKS[0], LOOKS[3]]) {
  for (const path of pages) {
    const { context, tab } = await open(path, look);
    const name = `${path} ${look.name}`;
    const html = await tab.evaluate(() => [document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).direction].join(" "));
    same(`${name}: language and direction`, html, `${language} rtl rtl`);
    expect(`${name}: what runs the other way keeps its order`, await tab.evaluate(outOfOrder, PATTERNS));
    const { violations } = await new AxeBuilder({ page: tab }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(`${name}: axe`, violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`)));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    holds(`${name}: no sideways scroll`, wide <= 0, `${wide} pixels`);
    await context.close();
  }
}

const inside = (folder, id) => `${language}/${folder}/${id}/index.html`;
{
  const { context, tab } = await open(`${language}/index.html`, LOOKS[0]);
  for (const selector of [".lead", ".effect", ".do", ".sos p"]) {
    same(`a sentence ends on the left: ${selector}`, JSON.stringify(await tab.evaluate(lastLetter, selector)), '{"letter":".","side":"left"}');
  }
  const today = await tab.evaluate(() => {
    const drawing = document.querySelector("svg.days:has(path.major)");
    const [whole, day] = [drawing.getBoundingClientRect(), drawing.querySelector("path.major").getBoundingClientRect()];
    return (day.left + day.right) / 2 < whole.left + whole.width * 0.1;
  });
  holds("today is drawn on the left", today);
  const bare = await tab.evaluate(() => {
    document.querySelector("main").insertAdjacentHTML("beforeend", "<p>اتصلوا بالرقم +962 6 555 0199</p>");
  }).then(() => tab.evaluate(outOfOrder, PATTERNS));
  same("a number that nothing keeps in order is found", bare.length, 1);
  await context.close();
}
{
  const { context, tab } = await open(inside("incidents", "2026-05-12-data"), LOOKS[2]);
  same("a text in English ends on the right", JSON.stringify(await tab.evaluate(lastLetter, ".update:last-of-type .body")), '{"letter":".","side":"right"}');
  await context.close();
}
{
  const { context, tab } = await open(inside("components", "data"), LOOKS[2]);
  const [first, last] = await tab.locator(".wide time").evaluateAll((times) => times.map((t) => t.getBoundingClientRect().left));
  holds("the first day stands on the right of the last", first > last, `${first} and ${last}`);
  await context.close();
}
{
  const news = JSON.parse(readFileSync(join(root, language, "as_of.json"), "utf8"));
  const { context, tab } = await open(`${language}/index.html`, LOOKS[2], news.as_of);
  const length = await tab.locator("[data-since]").first().innerText();
  holds("the script adds the length in the words of the language", /ساع|دقيق|دقائق/.test(length), length);
  holds("the script keeps the page's figures", /\(.*\d.*\)/.test(await tab.locator("[data-ago]").first().innerText()), await tab.locator("[data-ago]").first().innerText());
  expect("what the script wrote keeps its order", await tab.evaluate(outOfOrder, PATTERNS));
  await context.close();
}

await browser.close();
finish();
