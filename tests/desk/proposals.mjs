// Holds the desk's proposals to their goals, so that no change of the word lists makes them worse unseen. Needs no browser.
import { LANGUAGES, deskOf, judge, propose, sum, words } from "./judge.mjs";

// What the one run on the second half gave, which nobody read who wrote the lists: a floor, not a goal.
const SECOND = { situation: 100, harm: 27, alarms: 6 };
const failures = [];
let passed = 0;
const expect = (name, holds, got) => {
  if (holds) passed += 1;
  else failures.push(`${name}: ${got}`);
};

const judgeAll = (set) => LANGUAGES.flatMap((language) => judge(language, set));
const goal = (name, { right, of }, holds) => expect(name, holds(right, of), `${right} of ${of}`);
for (const set of ["tuning", "final"]) {
  const sums = sum(judgeAll(set));
  goal(`${set}: 85 % of situations are right at once`, sums.situation, (right, of) => right >= 0.85 * of);
  goal(`${set}: 95 % of languages are right`, sums.language, (right, of) => right >= 0.95 * of);
  goal(`${set}: every harm is found`, sums.harm, (right, of) => right === of);
  goal(`${set}: at most one false alarm in twenty`, sums.alarms, (right, of) => right <= of / 20);
}

const second = sum(judgeAll("second"));
goal("second: situations are no worse than measured", second.situation, (right) => right >= SECOND.situation);
goal("second: harm is no worse than measured", second.harm, (right) => right >= SECOND.harm);
goal("second: false alarms are no more than measured", second.alarms, (right) => right <= SECOND.alarms);

const light = ["tuning", "final", "second"].flatMap(judgeAll).filter(({ proposed }) => proposed.harm.length > 0 && proposed.tone !== "sincere");
expect("harm is answered sincerely", light.length === 0, `${light.length} are not`);

// A word that stands in two lists of one kind is counted by chance.
for (const [language, { situations, harm }] of Object.entries(words)) {
  for (const [name, list] of [...Object.entries(situations), ...Object.entries(harm)]) {
    const entries = Object.values(list).flat();
    const twice = entries.filter((entry, at) => entries.indexOf(entry) !== at);
    expect(`${language}: no entry of ${name} stands there twice`, twice.length === 0, twice.join(", "));
  }
}

const site = { name: "Northwind", brand: { id: "northwind" }, brands: { halo: { name: "Halo" } }, components: [] };
const desk = { ...deskOf(site), incidents: [] };
for (const message of ["", "?!", "☂", "xyzzy", "*", "x".repeat(100_000), "hmm ".repeat(5000)]) {
  const proposed = propose(message, desk);
  expect(`nothing much is proposed for ${JSON.stringify(message.slice(0, 20))}`, proposed.situation === "general" && proposed.harm.length === 0, JSON.stringify(proposed));
}
const bare = propose("is anyone there", { languages: ["en"] });
expect("without words the first language is proposed", bare.language === "en" && bare.situation === "general", JSON.stringify(bare));
const before = propose("12:30", { ...desk, last: { language: "da" } });
expect("a message without a word of any language keeps the last one", before.language === "da", before.language);

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`proposals: ${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
