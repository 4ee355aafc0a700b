// Holds the eight answers of the API of built sites against Statuspage's shape: every field, its type, its words and its order.
// Usage: node api.mjs PUBLIC_DIR...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "./host.mjs";
import { expect, finish } from "./judge.mjs";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const INCIDENT_STATUS = ["investigating", "identified", "monitoring", "resolved", "postmortem"];
const WORK_STATUS = ["scheduled", "in_progress", "verifying", "completed"];
const COMPONENT_STATUS = ["operational", "degraded_performance", "partial_outage", "major_outage", "under_maintenance"];
const DESCRIPTIONS = {
  none: "All Systems Operational",
  minor: "Minor Service Outage",
  major: "Partial System Outage",
  critical: "Major Service Outage",
  maintenance: "Service Under Maintenance",
};
const NEWEST = 50;

const text = (value) => typeof value === "string" && value !== "";
const time = (value) => TIME.test(value) && !Number.isNaN(Date.parse(value));
const flag = (value) => typeof value === "boolean";
const list = (value) => Array.isArray(value);
const or = (check) => (value) => value === null || check(value);
const oneOf = (words) => (value) => words.includes(value);
const nothing = (value) => value === null;

const PAGE = { id: text, name: text, url: (value) => URL.canParse(value), time_zone: text, updated_at: time };
const COMPONENT = {
  id: text, name: text, status: oneOf(COMPONENT_STATUS), created_at: time, updated_at: time, position: Number.isInteger,
  description: or(text), showcase: flag, start_date: or((value) => /^\d{4}-\d\d-\d\d$/.test(value)), group_id: or(text), page_id: text,
  group: flag, only_show_if_degraded: flag,
};
const AFFECTED = { code: text, name: text, old_status: oneOf(COMPONENT_STATUS), new_status: oneOf(COMPONENT_STATUS) };
const updateWith = (statuses) => ({
  id: text, status: oneOf(statuses), body: text, incident_id: text, created_at: time, updated_at: time, display_at: time,
  affected_components: or(list), deliver_notifications: flag, custom_tweet: nothing, tweet_id: nothing,
});
const incidentWith = (statuses, impacts) => ({
  id: text, name: text, status: oneOf(statuses), created_at: time, updated_at: time, monitoring_at: or(time), resolved_at: or(time),
  impact: oneOf(impacts), shortlink: (value) => URL.canParse(value), started_at: time, page_id: text, incident_updates: list,
  components: list, reminder_intervals: nothing,
});
const INCIDENT = incidentWith(INCIDENT_STATUS, ["none", "minor", "major", "critical"]);
const WORK = { ...incidentWith(WORK_STATUS, ["maintenance"]), scheduled_for: time, scheduled_until: time };

// Which lists each answer has beside `page`, and what may be in them.
const open = (incident) => !["resolved", "postmortem"].includes(incident.status);
const ANSWERS = {
  summary: { status: true, components: true, incidents: open, scheduled_maintenances: (work) => work.status !== "completed", soonest: true },
  status: { status: true },
  components: { components: true },
  incidents: { incidents: () => true },
  "incidents/unresolved": { incidents: open },
  "scheduled-maintenances": { scheduled_maintenances: () => true },
  "scheduled-maintenances/upcoming": { scheduled_maintenances: (work) => work.status === "scheduled", soonest: true },
  "scheduled-maintenances/active": { scheduled_maintenances: (work) => ["in_progress", "verifying"].includes(work.status) },
};

for (const root of process.argv.slice(2)) {
  const folders = listFiles(root).filter((path) => path.endsWith("api/v2/summary.json")).map((path) => path.replace("summary.json", ""));
  expect(`${root}: there is an API`, folders.length > 0 ? [] : ["none"]);
  for (const folder of folders) expect(`${join(root, folder)} has Statuspage's shape`, judge(join(root, folder)));
}
finish();

function judge(folder) {
  const answers = Object.fromEntries(Object.keys(ANSWERS).map((name) => [name, JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"))]));
  const problems = Object.entries(answers).flatMap(([name, answer]) => judgeAnswer(name, answer).map((problem) => `${name}: ${problem}`));
  const pages = new Set(Object.values(answers).map((answer) => JSON.stringify(answer.page)));
  if (pages.size > 1) problems.push("the answers are of different pages");
  for (const [one, other, key] of [["summary", "status", "status"], ["summary", "components", "components"], ["summary", "incidents/unresolved", "incidents"]]) {
    if (JSON.stringify(answers[one][key]) !== JSON.stringify(answers[other][key])) problems.push(`${one} and ${other} differ in ${key}`);
  }
  return problems;
}

function judgeAnswer(name, answer) {
  const { soonest, ...wanted } = ANSWERS[name];
  const problems = fields({ page: () => true, ...Object.fromEntries(Object.keys(wanted).map((key) => [key, () => true])) }, answer);
  problems.push(...fields(PAGE, answer.page));
  if (wanted.status && DESCRIPTIONS[answer.status.indicator] !== answer.status.description) problems.push(`status ${JSON.stringify(answer.status)}`);
  problems.push(...judgeComponents(answer.components ?? [], answer.page));
  for (const [key, shape] of [["incidents", INCIDENT], ["scheduled_maintenances", WORK]]) {
    const records = answer[key] ?? [];
    problems.push(...records.flatMap((record) => judgeIncident(record, shape, answer.page).map((problem) => `${record.id}: ${problem}`)));
    problems.push(...records.filter((record) => !wanted[key](record)).map((record) => `${record.id} does not belong here`));
    if (records.length > NEWEST) problems.push(`${records.length} ${key}`);
    if (new Set(records.map((record) => record.id)).size !== records.length) problems.push(`one id twice in ${key}`);
  }
  problems.push(...ordered(answer.incidents ?? [], "started_at", -1));
  if (!soonest) problems.push(...ordered(answer.scheduled_maintenances ?? [], "scheduled_for", -1));
  if (soonest) problems.push(...ordered(answer.scheduled_maintenances, "scheduled_for", 1));
  return problems;
}

function judgeComponents(components, page) {
  const ids = new Set(components.map((component) => component.id));
  return components.flatMap((component) => {
    const problems = fields(component.group ? { ...COMPONENT, components: list } : COMPONENT, component);
    if (component.page_id !== page.id) problems.push("another page");
    const kin = [component.group_id, ...(component.components ?? [])].filter(Boolean);
    return [...problems, ...kin.filter((id) => !ids.has(id)).map((id) => `${id} is not there`)];
  });
}

function judgeIncident(incident, shape, page) {
  const problems = fields(shape, incident);
  const updates = incident.incident_updates;
  const statuses = shape === WORK ? WORK_STATUS : INCIDENT_STATUS;
  problems.push(...updates.flatMap((update) => fields(updateWith(statuses), update)));
  problems.push(...updates.flatMap((update) => (update.affected_components ?? []).flatMap((affected) => fields(AFFECTED, affected))));
  problems.push(...incident.components.flatMap((component) => fields(COMPONENT, component)));
  problems.push(...ordered(updates, "display_at", -1));
  // Work that was announced begins by the clock, whether or not an update says so.
  const isBegun = incident.status === "in_progress" && updates[0]?.status === "scheduled";
  if (updates.length === 0) problems.push("no updates");
  else if (updates[0].status !== incident.status && !isBegun) problems.push(`${incident.status} after ${updates[0].status}`);
  if (updates.some((update) => update.incident_id !== incident.id)) problems.push("an update of another incident");
  if (incident.page_id !== page.id) problems.push("another page");
  if (shape === INCIDENT && open(incident) !== (incident.resolved_at === null)) problems.push(`${incident.status} and resolved_at ${incident.resolved_at}`);
  return problems;
}

// The fields that are wrong, missing or too many.
function fields(shape, record) {
  const wrong = Object.entries(shape).filter(([key, holds]) => !(key in record) || !holds(record[key])).map(([key]) => `${key} is ${JSON.stringify(record[key])}`);
  return [...wrong, ...Object.keys(record).filter((key) => !(key in shape)).map((key) => `${key} is not Statuspage's`)];
}

function ordered(records, key, direction) {
  const times = records.map((record) => Date.parse(record[key]));
  return times.every((value, at) => at === 0 || (value - times[at - 1]) * direction >= 0) ? [] : [`not in order of ${key}`];
}
