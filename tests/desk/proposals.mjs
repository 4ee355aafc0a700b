// Holds the desk's proposals to their goals, so that no change of the word lists makes them worse unseen. Needs no browser.
import { LANGUAGES, deskOf, judge, propose, sum, words } from "./judge.mjs";

const SETS = ["tuning"];
const failures = [];
let passed = 0;
const expect = (name, holds, got) => {
  if (holds) passed += 1;
  else failures.push(`${name}: ${got}`);
};

for (const set of SETS) {
  const all = LANGUAGES.flatMap((language) => judge(language, set));
  const { situation, language, harm, alarms } = sum(all);
  expect(`${set}: 85 % of situations are right at once`, situation.right >= 0.85 * situation.of, `${situation.right} of ${situation.of}`);
  expect(`${set}: 95 % of languages are right`, language.right >= 0.95 * language.of, `${language.right} of ${language.of}`);
  expect(`${set}: every harm is found`, harm.right === harm.of, `${harm.right} of ${harm.of}`);
  expect(`${set}: at most one false alarm in twenty`, alarms.right <= alarms.of / 20, `${alarms.right} of ${alarms.of}`);
  const light = all.filter(({ proposed }) => proposed.harm.length > 0 && proposed.tone !== "sincere");
  expect(`${set}: harm is answered sincerely`, light.length === 0, `${light.length} are not`);
}

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
