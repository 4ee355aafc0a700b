// Holds a SARIF log against the schema of the standard, as the package of its makers ships it. Reads the log, writes a
// JSON array of what is wrong. Usage: node sarif.mjs <LOG

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const require = createRequire(import.meta.url);
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv({ allErrors: true, schemaId: "id", logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.validate(schema, JSON.parse(readFileSync(0, "utf8")));
const errors = valid ? [] : ajv.errors.map((error) => `${error.dataPath} ${error.message}`);
process.stdout.write(JSON.stringify(errors));
