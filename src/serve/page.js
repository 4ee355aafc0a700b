// Runs in pages that `amends serve` serves: loads them anew with their place kept, shows mistakes over them, and keeps the
// site's clock. Never runs in a published page.
(() => {
const { key, now, speed } = document.currentScript.dataset;
document.currentScript.remove();

// The page lives at the site's time, so that what it says of promises is what it said then.
if (now) {
  const Real = Date, from = Real.now(), told = () => Math.floor(+now + (Real.now() - from) * speed);
  globalThis.Date = new Proxy(Real, {
    construct: (of, all, as) => Reflect.construct(of, all.length ? all : [told()], as),
    apply: () => new Real(told()).toString(),
    get: (of, name) => (name === "now" ? told : Reflect.get(of, name)),
  });
}

// Its place: the named thing that stands nearest to the top of the window, what is unfolded and what was typed.
const PLACE = `amends.place ${location.pathname}`;
const named = () => [...document.querySelectorAll("main [id]")].filter((e) => e.getClientRects().length > 0);
const fields = () => [...document.querySelectorAll("input[id], textarea[id], select[id]")];
const folds = () => [...document.querySelectorAll("details")];
function keepPlace() {
  const top = (e) => e.getBoundingClientRect().top, nearer = (a, b) => (Math.abs(top(a)) < Math.abs(top(b)) ? a : b);
  const anchor = named().reduce((a, b) => (a ? nearer(a, b) : b), null);
  const place = {
    y: scrollY,
    x: scrollX,
    id: scrollY > 0 ? anchor?.id : undefined,
    off: anchor ? top(anchor) : 0,
    open: folds().map((e) => e.open),
    typed: fields().map((e) => [e.id, e.value, e.checked]),
    focus: document.activeElement?.id,
  };
  try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch { /* A browser that keeps nothing begins at the top. */ }
}
function takePlace() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
  } catch { /* It was never kept. */ }
  if (!place) return;
  history.scrollRestoration = "manual";
  const all = folds();
  if (all.length === place.open.length) all.forEach((e, i) => { e.open = place.open[i]; });
  for (const [id, value, checked] of place.typed ?? []) {
    const field = document.getElementById(id);
    if (!field || (field.value === value && field.checked === checked)) continue;
    Object.assign(field, field.type === "checkbox" ? { checked } : { value });
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
  const anchor = place.id && document.getElementById(place.id);
  const y = anchor ? anchor.getBoundingClientRect().top + scrollY - place.off : place.y;
  scrollTo({ left: place.x, top: y, behavior: "instant" });
  addEventListener("load", () => scrollTo({ left: place.x, top: y, behavior: "instant" }), { once: true });
}

// The desk carries what its agent is at across a loading of its own; every other page is loaded as it stands.
function loadAnew() {
  const asked = new CustomEvent("amends-newer", { cancelable: true });
  if (!document.dispatchEvent(asked)) return;
  keepPlace();
  location.reload();
}

const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.shade { position: fixed; inset: 0; z-index: 2147483647; display: flex; padding: max(1rem, 4vh) 1rem; justify-content: center; align-items: flex-start;
  background: rgb(20 20 24 / .55); overflow: auto; overscroll-behavior: contain; }
.sheet, .list { font: 1rem/1.5 system-ui, sans-serif; color: #1c1b1a; background: #fffefb; color-scheme: light; }
.sheet { width: min(46rem, 100%); border-radius: .5rem; border-top: .4rem solid #b3261e; padding: 1.25rem 1.5rem 1.5rem; box-shadow: 0 1rem 3rem rgb(0 0 0 / .35); }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0; }
p { margin: .4rem 0 0; }
.quiet { color: #5c5852; }
ol { list-style: none; margin: 1rem 0 0; padding: 0; }
li { border-top: 1px solid #dedad2; padding: .9rem 0 1rem; }
li:last-child { padding-bottom: 0; }
.what { font-weight: 600; overflow-wrap: anywhere; }
.where { font: .875rem/1.5 ui-monospace, monospace; color: #5c5852; overflow-wrap: anywhere; user-select: all; }
pre { font: .875rem/1.6 ui-monospace, monospace; margin: .5rem 0 0; padding: .5rem .75rem; background: #f1eee7; border-radius: .25rem; overflow-x: auto; white-space: pre; tab-size: 4; }
pre b { color: #5c5852; font-weight: 400; user-select: none; }
mark { background: #ffd9d4; color: inherit; border-bottom: 2px solid #b3261e; }
.warning mark, .hint mark { background: #fbe6b0; border-color: #8a5a00; }
.help::before { content: "→ "; color: #5c5852; }
code { font: .9375em/1.5 ui-monospace, monospace; background: #f1eee7; border-radius: .2rem; padding: 0 .2em; }
.bar { display: flex; gap: 1rem; justify-content: space-between; align-items: center; }
button { font: inherit; color: inherit; background: #f1eee7; border: 1px solid #8b867d; border-radius: .375rem; padding: .3rem .8rem; min-height: 2.5rem; cursor: pointer; white-space: nowrap; }
button:focus-visible { outline: 3px solid #0b5fff; outline-offset: 2px; }
.note { position: fixed; z-index: 2147483646; inset: auto .75rem .75rem auto; display: flex; flex-direction: column; align-items: end; }
.note > button { background: #fffefb; box-shadow: 0 .15rem .6rem rgb(0 0 0 / .25); font: .9375rem/1.4 system-ui, sans-serif; color: #1c1b1a; }
.list { border: 1px solid #8b867d; border-radius: .5rem; padding: .25rem 1.25rem 1.25rem; margin-bottom: .5rem; width: min(34rem, calc(100vw - 1.5rem)); max-height: 60vh; overflow: auto; }
.list ol { margin-top: 0; } .list li:first-child { border: 0; }
@media print { .shade, .note { display: none; } }
@media (prefers-color-scheme: dark) {
  .sheet, .list, .note > button { color: #ece9e3; background: #201f1d; color-scheme: dark; }
  .sheet { border-top-color: #ff8a80; }
  .quiet, .where, pre b, .help::before { color: #b0aaa0; }
  li { border-color: #45423c; } pre, code, button { background: #2e2c29; }
  mark { background: #5c211c; border-color: #ff8a80; } .warning mark, .hint mark { background: #4d3a10; border-color: #ffcf66; }
}`;

const make = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
// What stands in backticks is quoted from a file.
const worded = (name, className, text) => make(name, className, ...text.split("`").map((part, i) => (i % 2 ? make("code", "", part) : part)));
const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

function showProblem(problem) {
  const item = make("li", problem.severity, worded("p", "what", problem.rule ? `${problem.rule} ${problem.message}` : problem.message));
  if (problem.file) item.append(make("p", "where", `${problem.file}:${problem.line}:${problem.column}`));
  if (problem.text) {
    const { before, marked, after } = problem.text;
    item.append(make("pre", "", make("b", "", `${problem.line} │ `), before, ...(marked ? [make("mark", "", marked)] : []), after));
  }
  for (const help of problem.help) item.append(worded("p", "help", help));
  return item;
}

// One element in a shadow, so that no style of the page reaches it; what the policy forbids in markup, a script may.
let host = null, hidden = "", open = false, before = null;
function ground() {
  if (!host?.isConnected) {
    host = document.createElement("amends-serve");
    const shadow = host.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    document.documentElement.append(host);
  }
  return host.shadowRoot;
}

function overlay(told, text) {
  const count = told.problems.length;
  const close = make("button", "", "Hide");
  close.type = "button";
  const heading = make("h2", "", told.up ? `${counted(count, "mistake")} in the files` : "The site cannot be built yet");
  heading.id = "heading";
  const sheet = make("div", "sheet", make("div", "bar", heading, close),
    make("p", "quiet", told.up ? "Below is the last good site. This goes when the files are mended." : "This goes when the files are mended."),
    make("ol", "", ...told.problems.map(showProblem)));
  for (const [name, value] of [["role", "dialog"], ["aria-modal", "true"], ["aria-labelledby", "heading"]]) sheet.setAttribute(name, value);
  const shade = make("div", "shade", sheet);
  const hide = () => { hidden = text; show(text); };
  close.addEventListener("click", hide);
  shade.addEventListener("keydown", (e) => { e.stopPropagation(); if (e.key === "Escape") hide(); });
  return shade;
}

function note(told) {
  const parts = ["mistake", "error", "warning", "hint"].map((name) => [told.findings.filter((f) => f.severity === name).length + (name === "mistake" ? told.problems.length : 0), name]);
  const button = make("button", "", `check: ${parts.filter(([n]) => n).map(([n, name]) => counted(n, name)).join(", ")}`);
  const list = make("div", "list", make("ol", "", ...[...told.problems, ...told.findings].map(showProblem)));
  const fold = () => { list.hidden = !open; button.setAttribute("aria-expanded", String(open)); };
  button.type = "button";
  button.addEventListener("click", () => { open = !open; fold(); });
  fold();
  return make("div", "note", list, button);
}

function show(text) {
  const told = text ? JSON.parse(text) : { problems: [], findings: [] };
  if (told.problems.length + told.findings.length === 0) {
    host?.remove();
    return giveBack();
  }
  const shadow = ground(), shown = told.problems.length > 0 && text !== hidden;
  const isNew = shown && !shadow.querySelector(".shade");
  shadow.replaceChildren(shown ? overlay(told, text) : note(told));
  if (isNew) before = document.activeElement;
  if (shown) shadow.querySelector("button").focus({ preventScroll: true });
  else giveBack();
}

// Who was typing goes on where they were.
function giveBack() {
  if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  before = null;
}

// Only a page that somebody can see listens: a browser has few connections for one host.
let source = null;
function listen() {
  const seen = document.visibilityState === "visible";
  if (seen === Boolean(source)) return;
  if (!seen) {
    source.close();
    source = null;
    return;
  }
  source = new EventSource(`/.amends/events?path=${encodeURIComponent(decodeURI(location.pathname))}&key=${key}`);
  source.addEventListener("reload", loadAnew);
  source.addEventListener("say", (event) => show(event.data));
}

addEventListener("DOMContentLoaded", () => {
  takePlace();
  listen();
  document.addEventListener("visibilitychange", listen);
});
})();
