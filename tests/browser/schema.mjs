// Holds files against their JSON Schemas with ajv, the validator that editors have. Reads `{schemas: {KIND: SCHEMA},
// files: [{kind, text}]}`, writes a JSON array: true, false, or null for what is no YAML. Usage: node schema.mjs <INPUT

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "yaml";

const { schemas, files } = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv({ allErrors: true, strictDefaults: true, strictKeywords: true });
const judges = Object.entries(schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]);
const judge = Object.fromEntries(judges);

function read(text) {
  try {
    return parse(text, { logLevel: "error" }) ?? {};
  } catch {
    return undefined;
  }
}

const verdicts = files.map(({ kind, text }) => {
  const value = read(text);
  return value === undefined ? null : judge[kind](value);
});
process.stdout.write(JSON.stringify(verdicts));
