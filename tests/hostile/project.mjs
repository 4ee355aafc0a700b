// Writes projects whose every text is one that tries to be more than text. Never builds one.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// A moment at which every open incident of these projects is open.
export const NOW = "2026-07-11 15:00";

// YAML's double quotes hold any text.
const quoted = (text) => `"${[...text].map((c) => {
  const code = c.codePointAt(0);
  if (c === '"' || c === "\\") return `\\${c}`;
  return code < 0x20 || code > 0x7e ? `\\U${code.toString(16).padStart(8, "0")}` : c;
}).join("")}"`;

const block = (value, indent = "") => Object.entries(value).map(([key, inner]) => {
  if (Array.isArray(inner)) {
    const items = inner.map((one) => `${indent}  - ${typeof one === "object" ? block(one, `${indent}    `).trimStart() : quoted(one)}`);
    return `${indent}${key}:\n${items.join("\n")}`;
  }
  if (inner && typeof inner === "object") return `${indent}${key}:\n${block(inner, `${indent}  `)}`;
  return `${indent}${key}: ${typeof inner === "string" ? quoted(inner) : inner}`;
}).join("\n");

const yaml = (value) => `${block(value)}\n`;

const write = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const address = (text) => `https://help.example/?q=${encodeURIComponent(text.slice(0, 200).toWellFormed()).replaceAll("'", "%27")}`;
const contact = (text, more = {}) => ({ name: text, phone: text, email: text, url: address(text), ...more });

// The site: its name and whom to turn to are `text`; every component is one of `texts`.
function site(texts, text, languages) {
  return {
    format: 1,
    name: inEvery(languages, text),
    url: "https://status.example/sub",
    time_zone: "Europe/London",
    languages,
    brand: { id: "own", colour: "#0b5fff" },
    hosting: ["headers", "htaccess"],
    contacts: {
      help: contact(text, { hours: { "mon-sun": "01:00-02:00" } }),
      business: contact(text), privacy: contact(text), billing: contact(text), leave: contact(text),
      vulnerable: contact(text), complaints_body: contact(text),
    },
    escalation: { name: text, when: text, phone: text },
    emergency: { numbers: [text, "112"], advice: text },
    rota: [{ days: "mon-sun", from: "02:00", until: "01:00", contact: "vulnerable" }],
    components: together(texts, SOME).map(([number, one]) => ({
      id: `c${number}`, name: inEvery(languages, one), group: one, description: one, cannot: one, emergency: true,
    })),
    replies: { channels: ["email"], languages: ["en"], incidents: 1, signature: text, handle: text },
    channels: { kiosk: { limit: 4000, unit: "graphemes", source: text, verified: text } },
    playbook: { words: { jargon: [text], acronyms: [text] } },
    brands: { halo: { name: text, contacts: { help: contact(text) }, emergency: { numbers: [text], advice: text }, components: [`c${texts[0][0]}`] } },
  };
}

// How many texts a field has.
export const SOME = 4;
export const MANY = 12;
const joined = (texts) => texts.map(([, text]) => text).join(" ¦ ");

// Some texts at a time as one, numbered like the first of them.
const together = (texts, count) => texts.flatMap(([number], at) => at % count ? [] : [[number, joined(texts.slice(at, at + count))]]);

const inEvery = (languages, text) => languages.length === 1 ? text : Object.fromEntries(languages.map((language) => [language, text]));

// Every fact that an update can state.
function facts(text, at, incident) {
  return {
    at,
    effect: text, scope: text, cause: text, unknown: text, still_not_working: text, data_loss: text, no_change: text, thanks: text,
    workaround: { short: text, text, verified: at },
    compensation: { who: text, amount: text, when: text, action: text },
    verified: { at, how: text },
    improvements: [{ what: text, due: "2026-10-31", owner: text }],
    corrections: [{ at, was: text, now: text }],
    ...incident,
  };
}

// The text wherever Markdown can hold it, each between words that have to be seen.
export const marks = (number) => ({ before: `zq${number}a`, behind: `zq${number}b` });
function body(number, text) {
  const { before, behind } = marks(number);
  const line = text.replaceAll(/\s+/g, " ");
  return [
    before, text, `${before} ${line} x`, `# ${before} ${line}`, `- ${before}\n- ${line}`, `> ${line}`,
    `| ${before} | b |\n|---|---|\n| ${line} | c |`, `[${before}](${line})`, `[${before}](<${line}>)`, `[${before}](https://a.example "${line}")`,
    `<${line}>`, `[${before}][r${number}]`, `~~~~~~~~ ${line}\n${text}\n~~~~~~~~`, `*${before} ${line}* ~~${line}~~`, behind,
    `[r${number}]: ${line}`, "",
  ].join("\n\n");
}

const update = (front, text) => `---\n${yaml(front)}---\n${text}`;

function writeOpen(root, [number, text], languages) {
  const folder = join(root, "incidents", `open-${number}`);
  write(join(folder, "incident.yaml"), yaml({
    title: inEvery(languages, text), impact: "major", started: "2026-07-11 13:00", components: [`c${number}`], emergency_calls: "unknown",
    moved_from: [`was-${number}`],
  }));
  write(join(folder, "01-a.md"), update({ status: "investigating", at: "2026-07-11 13:10" }, body(number, text)));
  const own = { apology: text, status: text, next_step: text };
  const told = facts(text, "2026-07-11 14:10", { status: "identified", next_update: "2026-07-11 16:00", approved_by: "secretword", replies: own });
  write(join(folder, "02-b.md"), update(told, `${text}\n`));
  if (languages.length > 1) write(join(folder, `01-a.${languages[1]}.md`), body(number, text));
}

function writeClosed(root, [number, text], languages) {
  const folder = join(root, "incidents", `closed-${number}`);
  write(join(folder, "incident.yaml"), yaml({
    title: inEvery(languages, text), impact: "minor", started: "2026-07-01 13:00", components: [`c${number}`],
  }));
  write(join(folder, "01-a.md"), update(facts(text, "2026-07-01 13:10", { status: "identified" }), body(number, text)));
  write(join(folder, "02-b.md"), update({ status: "resolved", at: "2026-07-01 14:10" }, `${text}\n`));
}

function writePlanned(root, [number, text], languages) {
  const folder = join(root, "incidents", `planned-${number}`);
  const window = { from: "2026-08-01 02:00", until: "2026-08-01 04:00" };
  write(join(folder, "incident.yaml"), yaml({
    title: inEvery(languages, text), impact: "minor", started: "2026-07-10 10:00", components: [`c${number}`], scheduled: window,
  }));
  write(join(folder, "01-a.md"), update({ status: "scheduled", at: "2026-07-10 10:00", effect: text }, body(number, text)));
}

// One project for some numbered texts: components and incidents that are over have a few texts in each of their fields,
// open incidents and planned work, which cost replies, have many.
export function writeProject(root, texts, languages) {
  write(join(root, "amends.yaml"), yaml(site(texts, joined(texts), languages)));
  for (const few of together(texts, SOME)) writeClosed(root, few, languages);
  for (const many of together(texts, MANY)) {
    writeOpen(root, many, languages);
    writePlanned(root, many, languages);
  }
}

// A project with a brand for every address, each its place to turn to; only `check` is meant to read it.
export function writeLinks(root, links) {
  const brands = links.map((link, index) => [`b${index}`, { name: `b${index}`, contacts: { help: { name: "Help", url: link } } }]);
  write(join(root, "amends.yaml"), yaml({
    format: 1, name: "Links", url: "https://status.example", time_zone: "Europe/London", languages: ["en"],
    components: [{ id: "web", name: "Web" }], brands: Object.fromEntries(brands),
  }));
}
