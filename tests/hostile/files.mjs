// Reads what a site has for programs as those programs do: XML, JSON, calendars, text. Never opens a page.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

const PROPERTIES = new Set("BEGIN END VERSION PRODID METHOD X-WR-CALNAME REFRESH-INTERVAL UID SEQUENCE DTSTAMP LAST-MODIFIED DTSTART DTEND STATUS TRANSP URL SUMMARY DESCRIPTION X-PUBLISHED-TTL NAME COLOR".split(" "));
const PARTS = new Set("VCALENDAR VEVENT".split(" "));

// In a page of the browser's: what is wrong with a document that programs read, and with the HTML that it carries.
function judgeXml(text) {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  if (parsed.querySelector("parsererror")) return [parsed.querySelector("parsererror").textContent.slice(0, 200)];
  const carried = [...parsed.querySelectorAll("content, description, summary")].map((element) => element.textContent);
  return carried.flatMap((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const odd = [...page.querySelectorAll("script, iframe, svg, math, object, embed, style, form, meta, base, link")].map((e) => `an entry has a ${e.localName}`);
    const held = [...page.querySelectorAll("*")].flatMap((e) => [...e.attributes]);
    const live = held.filter((a) => /^on|^style$/.test(a.name) || (/^(href|src)$/.test(a.name) && !/^(https?:\/\/|mailto:|tel:|#|[.\w/-]+$)/i.test(a.value)));
    return [...odd, ...live.map((a) => `an entry has ${a.name}=${a.value}`)];
  });
}

function judgeCalendar(text) {
  const lines = text.split("\r\n");
  const long = lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `a line is too long: ${line}`);
  const broken = lines.filter((line) => /[\r\n]/.test(line)).map((line) => `a line is broken: ${line}`);
  const properties = text.replaceAll("\r\n ", "").trimEnd().split("\r\n").map((line) => /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [line, line, ""]);
  const unknown = properties.filter(([, name, value]) => !PROPERTIES.has(name) || (/^(BEGIN|END)$/.test(name) && !PARTS.has(value)));
  return [...long, ...broken, ...unknown.map(([line]) => `no line of ours: ${line}`)];
}

const judgeJson = (text) => {
  try {
    JSON.parse(text);
    return [];
  } catch (problem) {
    return [problem.message];
  }
};

const KINDS = { ".ics": judgeCalendar, ".json": judgeJson };

// Every file of a site but its pages.
export async function judgeFiles(browser, root, expect) {
  const tab = await browser.newPage();
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const problems = [];
  let read = 0;
  for (const file of files.filter((file) => !file.includes("/.amends"))) {
    const kind = extname(file);
    if (kind === ".html") continue;
    const text = readFileSync(file, "utf8");
    const xml = [".atom", ".rss", ".xml", ".svg"].includes(kind);
    const found = xml ? await tab.evaluate(judgeXml, text) : (KINDS[kind]?.(text) ?? []);
    problems.push(...found.map((problem) => `${file.slice(root.length + 1)}: ${problem}`));
    if (text.includes("secretword")) problems.push(`${file}: it holds what is private`);
    read += 1;
  }
  expect(`${read} files for programs are read as they are meant`, problems);
  await tab.close();
}
