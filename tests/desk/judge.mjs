// Lets the desk's own code propose for labelled messages, and compares. Never prints and never decides what is good enough.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const { parse } = createRequire(new URL("../browser/package.json", import.meta.url))("yaml");
const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");

export const LANGUAGES = ["en", "da", "es", "de"];
export const propose = new Function(`${read("themes/default/desk/propose.js")}; return propose;`)();
export const words = Object.fromEntries(LANGUAGES.map((language) => [language, parse(read(`themes/default/words/${language}.yaml`), { schema: "failsafe" }).desk]));

// The desk of the bundled project: what is open, what is to come, what was last closed.
const AT_HAND = [["2026-07-11-calls-texts-data", "open"], ["2026-08-01-top-ups", "coming"], ["2026-06-16-broadband-leeds", "closed"]];

/** What the desk of the bundled project knows when a message is pasted. */
export function deskOf(site) {
  const texts = (text) => Object.values(text ?? {});
  const incidents = AT_HAND.map(([id, phase]) => {
    const facts = parse(read(`incidents/${id}/incident.yaml`));
    const hit = Array.isArray(facts.components) ? facts.components : Object.keys(facts.components);
    const components = site.components.filter((component) => hit.includes(component.id));
    return { id, title: facts.title.en, phase, components: components.map(({ id, name, cannot }) => ({ id, names: texts(name), cannot: texts(cannot) })) };
  });
  const brands = Object.fromEntries([[site.brand.id, site.name], ...Object.entries(site.brands).map(([id, brand]) => [id, brand.name])]);
  return { words, incidents, brands, languages: LANGUAGES, last: { brand: site.brand.id } };
}

/** Messages of a set (`tuning`, `final` or `second`) in a language, with what is proposed for each. */
export function judge(language, set) {
  const desk = deskOf(parse(read("amends.yaml")));
  const messages = parse(read(`tests/desk/messages/${language}.${set}.yaml`));
  return messages.map((message) => {
    const proposed = propose(message.text, desk);
    return {
      message,
      proposed,
      situation: [message.situation, ...(message.also ?? [])].includes(proposed.situation),
      language: proposed.language === language,
      component: message.about === "none" ? undefined : proposed.components[0] === message.about,
      tone: proposed.tone === message.tone,
      harmful: message.harm !== "none",
      warned: proposed.harm.length > 0,
    };
  });
}

/** Counts over judged messages. */
export function sum(judged) {
  const count = (list, test) => ({ right: list.filter(test).length, of: list.length });
  const harmful = judged.filter((one) => one.harmful);
  return {
    situation: count(judged, (one) => one.situation),
    language: count(judged, (one) => one.language),
    component: count(judged.filter((one) => one.component !== undefined), (one) => one.component),
    tone: count(judged, (one) => one.tone),
    harm: count(harmful, (one) => one.warned),
    alarms: count(judged.filter((one) => !one.harmful), (one) => one.warned),
  };
}
