// Reads pages enlarged, on the narrowest screen and with wider text: nothing is cut off, covered or out of reach. Never scrolls sideways.
import { expect } from "../judge.mjs";

// A desktop of 1280 by 1024 pixels at 200 % and at 400 % is as wide as these.
const VIEWS = [
  { name: "at 200 %", width: 640, height: 512 },
  { name: "at 400 %", width: 320, height: 256 },
  { name: "with wide text", width: 1280, height: 1024, wide: true },
  { name: "with wide text on a phone", width: 320, height: 640, wide: true },
];

export async function useZoom(browser, { base, kinds }) {
  const context = await browser.newContext({ deviceScaleFactor: 2 });
  const page = await context.newPage();
  for (const [kind, path] of kinds) {
    await page.goto(base + path);
    await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
    for (const { name, width, height, wide } of VIEWS) {
      await page.setViewportSize({ width, height });
      await page.evaluate(space, Boolean(wide));
      expect(`${kind} ${name}: all text is there to read`, await page.evaluate(misses));
    }
  }
  await context.close();
}

// Runs in the page: the spacing that readers may ask for (WCAG 1.4.12), or none. A sheet of its own passes the page's policy.
function space(wide) {
  const sheet = new CSSStyleSheet();
  if (wide) sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}");
  document.adoptedStyleSheets = [sheet];
}

// Runs in the page: texts that are cut, beyond the edge or on top of each other.
function misses() {
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) problems.push(`${root.scrollWidth - root.clientWidth} pixels to the side`);
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest(".vh, .skip, script, style, template, svg, pre") || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scrolls = parent.closest(".body table");
    for (const { left, top, right, bottom } of range.getClientRects()) {
      const said = node.textContent.trim().slice(0, 40);
      if (!scrolls && (left < -1 || right > root.clientWidth + 1)) problems.push(`beyond the edge: ${said}`);
      if (!scrolls) texts.push({ left, right, top: top + (bottom - top) * 0.2, bottom: bottom - (bottom - top) * 0.2, said });
    }
  }
  texts.sort((one, other) => one.top - other.top);
  texts.forEach((one, at) => {
    for (let next = at + 1; next < texts.length && texts[next].top < one.bottom; next += 1) {
      const other = texts[next];
      if (one.left < other.right - 1 && other.left < one.right - 1) problems.push(`${one.said} is on top of ${other.said}`);
    }
  });
  for (const element of document.querySelectorAll("main *, header, footer")) {
    if (element.matches(".vh, svg, svg *, pre, .body table")) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cut = (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) || (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1);
    if (cut) problems.push(`cut off: ${element.outerHTML.slice(0, 80)}`);
  }
  return problems;
}
