// Holds every page of built folders against html-validate. The rules stand here, each that is softened with its reason.
// Usage: node html.mjs PUBLIC_DIR|REPLIES_DIR...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { listFiles } from "./host.mjs";
import { expect, finish } from "./judge.mjs";

const rules = {
  // Templates write it in lower case; what counts is that it is one case throughout.
  "doctype-style": ["error", { style: "lowercase" }],
  // An update's anchor is its number, as in `incidents/ID/#02`. HTML takes any id without a space.
  "valid-id": ["error", { relaxed: true }],
  // A page is titled as the team titled its incident, in languages that need more letters than English.
  "long-title": "off",
  // Pictures in updates are written by the Markdown library, which closes them; HTML takes both.
  "void-style": "off",
  // The search and the desk's choices act as they are made and are never sent, so there is nothing to submit.
  "wcag/h32": "off",
  // The style keeps telephone numbers on one line; what is copied has the spaces that a phone takes.
  "tel-non-breaking": "off",
};
const desk = {
  ...rules,
  // The list scrolls and is announced by name, but it is no section of the page's outline.
  "prefer-native-element": "off",
};
const validatorOf = (rules) => new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules,
});
const validators = { site: validatorOf(rules), desk: validatorOf(desk) };

for (const root of process.argv.slice(2)) {
  const files = listFiles(root);
  const validator = files.includes("replies.json") ? validators.desk : validators.site;
  const pages = files.filter((path) => path.endsWith(".html"));
  const problems = [];
  for (const page of pages) {
    const { results } = await validator.validateString(readFileSync(join(root, page), "utf8"), page);
    for (const { messages } of results) problems.push(...messages.map((m) => `${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  }
  expect(`the ${pages.length} pages of ${root} are valid`, pages.length > 0 ? problems : ["there are none"]);
}
finish();
