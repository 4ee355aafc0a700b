// Counts what passed and shows what failed; opens pages in Chromium and hears what they do. Never judges by itself.
import { chromium } from "playwright-core";

export const LOOKS = [
  { name: "light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "dark phone", viewport: { width: 320, height: 640 }, colorScheme: "dark" },
];

let passed = 0;
const failures = [];

export function expect(name, problems) {
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failures.push(name);
  console.log(`failed: ${name}`);
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
}

export const same = (name, got, wanted) => expect(name, got === wanted ? [] : [`got ${JSON.stringify(got)}`, `wanted ${JSON.stringify(wanted)}`]);
export const holds = (name, is, else_) => expect(name, is ? [] : [String(else_ ?? "it does not")]);

export function finish() {
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 ? 1 : 0);
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

// A page with what it complains of and asks for; without a clipboard API unless it is given one.
export async function open(browser, url, { look = LOOKS[0], clipboard = "none", allowed = [], prepare } = {}) {
  const context = await browser.newContext(look);
  const tab = await context.newPage();
  const troubles = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  tab.on("pageerror", (error) => troubles.push(String(error)));
  tab.on("request", (request) => {
    const asked = request.url();
    if (asked !== url && !/^(data|blob):/.test(asked) && !allowed.includes(asked)) troubles.push(`asks for ${asked}`);
  });
  if (clipboard === "none") {
    await context.addInitScript(() => {
      window.copied = [];
      document.addEventListener("copy", () => window.copied.push(String(document.activeElement.value ?? getSelection())));
      const refusing = { writeText: () => Promise.reject(new Error("no clipboard from disk")) };
      Object.defineProperty(navigator, "clipboard", { value: refusing, configurable: true });
    });
  } else {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  }
  if (prepare) await prepare({ context, tab });
  await tab.goto(url);
  return { context, tab, troubles };
}

// What Ctrl+V brings, wherever the focus is.
export const paste = (tab, text) => tab.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}, text);
