// Holds the desk's counting against the program's, in Chromium, over every published case and generated texts.
// Usage: node count.mjs [TEXTS], the number of generated texts
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const cases = join(root, "../shared/data/channels");
const wanted = Number(process.argv[2] ?? 3000);

const UNITS = [
  ["x_weighted", 280], ["x_classic", 140], ["graphemes", 300], ["mastodon", 500], ["threads", 500],
  ["utf16", 4096], ["characters", 600], ["bytes", 100], ["sms_parts", 1], ["sms_parts", 3],
];
const CHANNELS = [
  ...UNITS.map(([unit, limit]) => ({ unit, limit })),
  { unit: "sms_parts", limit: 1, characters: "gsm7" },
  { unit: "sms_parts", limit: 2, characters: "gsm7", accents: "plain" },
  { unit: "graphemes", limit: 20, also: [60, "bytes"] },
];

function publishedTexts() {
  const files = ["twitter_weighted.json", "twitter_urls.json", "sms_twilio.json", "bluesky.json"];
  const texts = [];
  for (const file of files) {
    if (!existsSync(join(cases, file))) {
      console.log(`skipped: ${join(cases, file)} is not there`);
      continue;
    }
    const read = JSON.parse(readFileSync(join(cases, file), "utf8"));
    const list = Array.isArray(read) ? read : Object.values(read).flat();
    texts.push(...list.map((one) => one.text).filter((text) => typeof text === "string"));
  }
  return texts;
}

// A small generator with a fixed seed, so that a failure comes back.
function generator(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return (list) => list[Math.floor(next() * list.length)];
}

const PIECES = [
  ..." etaoin.,!?-/@#:()'", "\n", "\r\n", "\u00a0", "\u202f", "\u00ad", "\ufeff", "Sorry ", "we know. ", "é", "á", "ñ", "ß", "ø", "œ", "Ł", "e\u0301", "a\u0308",
  "€", "^", "{", "“", "’", "—", "…", "•", "→", "½", "ж", "日本", "क्षि", "नि", "ஸ்ரீ", "กำ", "각", "🇩🇰", "🇬", "👍🏽", "👨\u200d👩\u200d👧", "👩\u200d💻", "🏴\u200d☠\ufe0f", "⚠\ufe0f", "⚠", "1\ufe0f\u20e3",
  "🤷🏿\u200d♀\ufe0f", "🫠", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "\u200d", "❤\ufe0f\u200d🔥", "https://", "http://", "t.co/", "t.co/abc123.x", "example.com", "status.example.co.uk/a?b=c", "acme.io", "node.js",
  "xn--ls8h.la", "münchen.de", "はじめよう.みんな", "a_b.example.com", "https://example.com/incidents/(a(b))", "https://example.com:8080/x?y=z,", "@anna@social.example.org", "@anna", "you@example.com", "#tag", "$CASH", "com", ".com", ".",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

function generatedTexts(count) {
  const choose = generator(20261122);
  const sizes = [1, 2, 3, 5, 8, 13, 34, 90, 160];
  return Array.from({ length: count }, () => Array.from({ length: choose(sizes) }, () => choose(PIECES)).join(""));
}

const texts = [...publishedTexts(), ...generatedTexts(wanted)].map((text) => text.toWellFormed());
const asked = texts.flatMap((text) => CHANNELS.map((channel) => ({ ...channel, text })));
const input = asked.map((one) => JSON.stringify(one)).join("\n");
const run = spawnSync("cargo", ["run", "--locked", "--quiet", "--example", "count"], { cwd: root, input, maxBuffer: 2 ** 30, encoding: "utf8" });
if (run.status !== 0) {
  console.log(run.stderr);
  process.exit(2);
}
const [tables, ...counts] = run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const file of ["emoji.js", "links.js", "count.js"]) {
  await page.addScriptTag({ content: readFileSync(join(root, "themes/default/desk", file), "utf8") });
}

const inPage = async (asked, segmenter) => page.evaluate(([tables, asked, segmenter]) => {
  const own = Intl.Segmenter;
  if (!segmenter) Intl.Segmenter = undefined;
  const counter = window.makeCounter(tables);
  Intl.Segmenter = own;
  return asked.map((channel) => {
    const text = counter.transcribe(channel, channel.text);
    const { length, limit, over } = counter.count(channel, text);
    return { text, length, limit, over };
  });
}, [tables, asked, segmenter]);

const found = await inPage(asked, true);
const differ = asked.map((one, index) => ({ one, wanted: counts[index], found: found[index] }))
  .filter(({ wanted, found }) => ["text", "length", "limit", "over"].some((key) => wanted[key] !== found[key]));
for (const { one, wanted, found } of differ.slice(0, 12)) console.log(`failed: ${JSON.stringify(one)}\n  got    ${JSON.stringify(found)}\n  wanted ${JSON.stringify(wanted)}`);

// Without the browser's own graphemes a count may be off, but never in what people write every day.
const plain = [..."Sorry, we know. Undskyld, vi ved det."].join("");
const everyday = [plain, "¿Cuándo? Señor", "Größe", "👍🏽 ok", "👨\u200d👩\u200d👧", "🇩🇰🇸🇪", "e\u0301"].map((text) => ({ unit: "graphemes", limit: 300, text }));
const without = await inPage(everyday, false);
const withSegmenter = await inPage(everyday, true);
const off = everyday.filter((_, index) => without[index].length !== withSegmenter[index].length);
for (const one of off) console.log(`failed without Intl.Segmenter: ${JSON.stringify(one)}`);

await browser.close();
console.log(`${asked.length - differ.length} of ${asked.length} counts are the program's: ${texts.length} texts, ${CHANNELS.length} ways of counting`);
process.exit(differ.length + off.length > 0 ? 1 : 0);
