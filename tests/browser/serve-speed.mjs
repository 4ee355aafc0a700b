// How long it takes from a saved file to the reloaded page: the text of the newest incident is changed again and again.
// Usage: node serve-speed.mjs AMENDS PROJECT [RUNS]
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { launch } from "./judge.mjs";

const [amends, project, runs = "15"] = process.argv.slice(2);
const incidents = readdirSync(join(project, "incidents")).sort();
const incident = incidents.at(-1);
const folder = join(project, "incidents", incident);
const update = join(folder, readdirSync(folder).filter((name) => /^\d+-.*\.md$/.test(name)).sort().at(-1));
const text = readFileSync(update, "utf8");

const server = spawn(amends, ["-C", project, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const lines = createInterface({ input: server.stdout });
const base = await new Promise((done) => lines.on("line", (line) => {
  const found = /^site {2}(\S+)\//.exec(line);
  if (found) done(found[1]);
}));
const browser = await launch();
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const pause = (length) => new Promise((done) => setTimeout(done, length));

// Saved as an editor does; painted once the page has loaded and drawn a frame.
async function once(tab, words, isShown) {
  writeFileSync(`${update}~`, words);
  const saved = performance.timeOrigin + performance.now();
  renameSync(`${update}~`, update);
  await tab.waitForFunction(isShown, words.length, { polling: 5, timeout: 30000 });
  return (await tab.evaluate(() => window.paintedAt)) - saved;
}

async function measure(name, path) {
  const tab = await (await browser.newContext()).newPage();
  await tab.addInitScript(() => addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
    window.paintedAt = performance.timeOrigin + performance.now();
  }))));
  await tab.goto(base + path);
  // What `check` says of the start is over before anything is measured.
  await pause(3000);
  const times = [];
  for (let run = 0; run < Number(runs); run += 1) {
    await tab.evaluate(() => { window.old = true; });
    times.push(await once(tab, `${text}\nStill on it, ${name} ${run}.\n`, () => !window.old && window.paintedAt > 0));
    await pause(1000);
  }
  const all = times.map((time) => Math.round(time));
  console.log(`${name}: median ${median([...all])} ms, worst ${Math.max(...all)} ms of ${runs}`);
  await tab.context().close();
}

console.log(`${incidents.length} incidents`);
await measure("the incident", `/incidents/${incident}/`);
await measure("the home page", "/");
server.kill("SIGINT");
await browser.close();
