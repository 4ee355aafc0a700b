// Prints how the desk's proposals do on labelled messages: by language, and which situation was taken for which.
// Usage: node report.mjs [--set tuning|final|second] [--misses]. Of the second set it prints counts alone, so that nobody tunes by it.
import { LANGUAGES, judge, sum } from "./judge.mjs";

const asked = process.argv.slice(2);
const set = asked.includes("--set") ? asked[asked.indexOf("--set") + 1] : "tuning";
if (!["tuning", "final", "second"].includes(set)) throw new Error(`there is no set \`${set}\`; write tuning, final or second`);

const rate = ({ right, of }) => `${right} of ${of}${of ? ` (${Math.round((100 * right) / of)} %)` : ""}`;
const row = (cells, widths) => cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 4)).join(" ").trimEnd();

function printFigures(judged) {
  const columns = ["situation", "language", "component", "tone", "harm", "alarms"];
  const heads = ["", "situation", "language", "component", "tone", "harm found", "false alarms"];
  const widths = [6, 18, 18, 18, 18, 18, 18];
  console.log(row(heads, widths));
  for (const [language, list] of [...judged, ["all", judged.flatMap(([, list]) => list)]]) {
    const sums = sum(list);
    console.log(row([language, ...columns.map((column) => rate(sums[column]))], widths));
  }
}

function printConfusion(all) {
  const named = [...new Set(all.flatMap(({ message, proposed }) => [message.situation, proposed.situation]))].sort();
  const widths = [19, ...named.map(() => 4)];
  console.log(`\nLabelled (rows) and proposed (columns); a label in \`also\` counts as right:`);
  console.log(row(["", ...named.map((_, at) => at + 1)], widths));
  for (const [at, label] of named.entries()) {
    const of = all.filter(({ message }) => message.situation === label);
    const shown = ({ proposed, situation, message }) => (situation ? message.situation : proposed.situation);
    const cells = named.map((other) => of.filter((one) => shown(one) === other).length || ".");
    console.log(row([`${at + 1} ${label}`, ...cells], widths));
  }
}

function printMiss(language, { message, proposed, situation, harmful, warned, ...right }) {
  const wrong = [];
  if (!situation) wrong.push(`${message.situation} taken for ${proposed.situation}`);
  if (harmful !== warned) wrong.push(harmful ? `${message.harm} not found` : "false alarm");
  for (const key of ["language", "component", "tone"]) {
    const got = key === "component" ? proposed.components : proposed[key];
    if (right[key] === false) wrong.push(`${key}: ${got} instead of ${key === "component" ? message.about : key === "tone" ? message.tone : language}`);
  }
  if (wrong.length) console.log(`${language}: ${message.text}\n    ${wrong.join("; ")}\n    ${JSON.stringify(proposed.why.situation)} ${JSON.stringify(proposed.harm)}`);
}

const judged = LANGUAGES.map((language) => [language, judge(language, set)]);
printFigures(judged);
printConfusion(judged.flatMap(([, list]) => list));
if (["tuning", "final"].includes(set) && asked.includes("--misses")) {
  console.log("");
  for (const [language, list] of judged) for (const one of list) printMiss(language, one);
}
