// Draws findings of the playbook from imported histories for a person to judge, and sums what was judged. Never judges.
// precision.mjs draw|silent|rates FOLDER, where FOLDER holds NAME/ and NAME.json of each history; precision.mjs score FILE.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PER_RULE = 8;
const SILENT = 50;
const FAMILIES = { T: "time", C: "content", A: "apology", L: "language", N: "tone", S: "safety", R: "replies" };
// Rules that read words; the others miss a fact that no imported history has.
const OF_TEXTS = [
  "T06", "T07", "C08", "C09", "C14", "C15", "C16", "C17", "A03", "A04", "A05", "A07", "L01", "L02", "L03", "L04", "L05",
  "L06", "L07", "L08", "L09", "L10", "N01", "N02", "N03", "N04", "S03", "S04", "S06", "R06",
];

const [what, path] = process.argv.slice(2);
const commands = { draw, silent, rates, score };
commands[what](path);

function draw(folder) {
  const findings = histories(folder).flatMap((history) => history.findings);
  console.log(["rule", "source", "place", "words", "verdict", "reason"].join("\t"));
  for (const rule of OF_TEXTS) {
    const ofRule = findings.filter((finding) => finding.rule === rule);
    for (const finding of shuffled(ofRule, place).slice(0, PER_RULE)) {
      console.log([rule, finding.source, place(finding), words(finding), "", ""].join("\t"));
    }
  }
}

function silent(folder) {
  const updates = histories(folder).flatMap((history) => {
    const found = history.findings.filter((finding) => OF_TEXTS.includes(finding.rule));
    const loud = new Set(found.map((finding) => finding.file));
    const quiet = history.updates.filter((file) => !loud.has(file));
    return quiet.map((file) => ({ source: history.name, file, folder: history.folder }));
  });
  for (const update of shuffled(updates, (u) => u.file).slice(0, SILENT)) {
    const text = readFileSync(join(update.folder, update.file), "utf8").split("\n---\n")[1].trim();
    console.log(`${update.source}\t${update.file}\t${text.replaceAll("\n", " ")}`);
  }
}

function rates(folder) {
  const all = histories(folder);
  console.log(["rule", ...all.map((history) => `${history.name} (${history.updates.length} updates)`)].join("\t"));
  const rules = [...new Set(all.flatMap((history) => history.findings.map((finding) => finding.rule)))].sort();
  const rate = (history, wanted) => {
    const count = history.findings.filter((finding) => wanted(finding.rule)).length;
    return ((1000 * count) / history.updates.length).toFixed(0);
  };
  for (const rule of rules) {
    console.log([rule, ...all.map((history) => rate(history, (one) => one === rule))].join("\t"));
  }
  console.log(["on texts", ...all.map((history) => rate(history, (one) => OF_TEXTS.includes(one)))].join("\t"));
  console.log(["all", ...all.map((history) => rate(history, () => true))].join("\t"));
}

function score(file) {
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(1).map((line) => line.split("\t"));
  const sums = new Map();
  for (const [rule, , , , verdict] of rows) {
    for (const key of [rule, FAMILIES[rule[0]], "all"]) {
      const [right, judged] = sums.get(key) ?? [0, 0];
      sums.set(key, [right + (verdict === "right" ? 1 : 0), judged + 1]);
    }
  }
  for (const [key, [right, judged]] of [...sums].sort(([a], [b]) => a.localeCompare(b))) {
    const few = judged < 5 ? "\tfewer than five" : "";
    console.log(`${key}\t${right}/${judged}\t${Math.round((100 * right) / judged)} %${few}`);
  }
}

function histories(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  return names.sort().map((name) => {
    const findings = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const root = join(folder, name);
    const files = readdirSync(join(root, "incidents"), { recursive: true });
    const updates = files.filter((file) => /(^|\/)\d+-[^/]*\.md$/.test(file)).map((file) => `incidents/${file}`);
    const ofRules = findings.filter((finding) => finding.rule);
    return { name, folder: root, updates, findings: ofRules.map((finding) => ({ ...finding, source: name })) };
  });
}

// The same order on every machine, and nearly the same when other findings come or go.
function shuffled(items, name) {
  const keyed = items.map((item) => [createHash("sha256").update(name(item)).digest("hex"), item]);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function place(finding) {
  return `${finding.file.replace("incidents/", "")}:${finding.line}:${finding.column}`;
}

function words(finding) {
  return finding.message.match(/`([^`]*)`/)?.[1] ?? finding.message;
}
