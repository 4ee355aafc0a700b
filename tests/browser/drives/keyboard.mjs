// Goes through pages with the keyboard alone: the way past the header, every stop in order and seen, what folds. Never clicks.
import { expect, holds } from "../judge.mjs";

const STOPS = 400;

export async function useKeyboard(browser, { base, kinds }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  for (const [kind, path] of kinds) {
    await page.goto(base + path);
    await skip(page, kind);
    await page.goto(base + path);
    await unfold(page, kind);
    await page.goto(base + path);
    expect(`${kind}: every stop of the keyboard is seen, in order, and none is missing`, await walk(page));
  }
  await context.close();
}

// The first stop leads past the header, and the next one is in the text.
async function skip(page, kind) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement.getBoundingClientRect();
    return document.activeElement.matches("a.skip") && left >= 0 && top >= 0 && width > 20 && height > 10;
  });
  holds(`${kind}: the first stop is the way past the header, and it is seen`, first);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    const linked = main.querySelector("a, summary, input, button");
    return linked ? at === linked : Boolean(main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  holds(`${kind}: the way past the header leads to the text`, next);
}

// Whatever folds opens with Enter, and closes again with the space bar.
async function unfold(page, kind) {
  const folds = page.locator("summary");
  const count = await folds.count();
  for (let index = 0; index < count; index += 1) {
    const fold = folds.nth(index);
    if (!(await fold.isVisible())) continue;
    const isOpen = () => fold.evaluate((element) => element.parentElement.open);
    const before = await isOpen();
    await fold.focus();
    await page.keyboard.press("Enter");
    const entered = await isOpen();
    await page.keyboard.press("Space");
    holds(`${kind}: fold ${index + 1} answers to Enter and the space bar`, entered !== before && (await isOpen()) === before);
  }
}

// From the top with Tab until the page is left; every fold is opened first, so that what is in it is reached too.
async function walk(page) {
  const wanted = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const stops = [...document.querySelectorAll("a[href], summary, button, input, select, [tabindex='0']")];
    window.stops = stops.filter((element) => element.checkVisibility({ visibilityProperty: true }));
    return window.stops.length;
  });
  const problems = [];
  let last = -1;
  for (let presses = 0; presses < STOPS; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (!stop || (stop.index === 0 && last > 0)) break;
    if (stop.index !== last + 1) problems.push(`after stop ${last} comes stop ${stop.index}: ${stop.name}`);
    problems.push(...stop.problems.map((problem) => `${stop.name}: ${problem}`));
    last = stop.index;
  }
  return last + 1 === wanted ? problems : [...problems, `${last + 1} stops of ${wanted}`];
}

// Runs in the page: which stop has the focus, and whether somebody sees that it has.
function look() {
  const at = document.activeElement;
  const index = window.stops.indexOf(at);
  if (at === document.body || index < 0) return null;
  const problems = [];
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
  if (!at.matches(":focus-visible") || outlineStyle === "none" || parseFloat(outlineWidth) < 2) problems.push("no outline");
  if (outlineColor === getComputedStyle(document.body).backgroundColor) problems.push("an outline in the colour of the paper");
  const [box] = at.getClientRects();
  const inside = box && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  if (!inside) problems.push("out of sight");
  const top = inside && document.elementFromPoint(Math.max(0, box.left + 2), Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
  if (top && !at.contains(top) && !top.contains(at)) problems.push(`under ${top.tagName}`);
  return { index, name: at.outerHTML.slice(0, 100), problems };
}
