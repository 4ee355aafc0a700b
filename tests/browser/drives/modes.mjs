// Looks at pages on paper, without motion, in forced colours and without a script. Never judges how they look otherwise.
import { expect, holds, same } from "../judge.mjs";

export async function useModes(browser, site) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // At the moment that the site tells of, so that no promise has passed for the script alone.
  await page.clock.setFixedTime(site.asOf);
  const mute = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const still = await mute.newPage();
  for (const [kind, path] of site.kinds) {
    await page.goto(site.base + path);
    await still.goto(site.base + path);
    await print(page, kind);
    await rest(page, kind);
    await force(page, kind);
    const outline = (tab) => tab.locator("h1, h2, h3, h4, a[href], summary, th, dt").allTextContents();
    const [told, untold] = [await outline(page), await outline(still)];
    expect(`${kind}: without a script nothing is missing`, told.filter((text) => !untold.includes(text)));
  }
  await mute.close();
  await context.close();
}

// Ink on white, whatever the screen prefers; everything that folds is open, and what only leads elsewhere is gone.
async function print(page, kind) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const problems = await page.evaluate(() => {
    const light = (colour) => {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      const scale = colour.startsWith("color(") ? 255 : 1;
      return alpha === 0 || (0.299 * red + 0.587 * green + 0.114 * blue) * scale > 200;
    };
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || element.closest("svg")) continue;
      const { color, backgroundColor } = getComputedStyle(element);
      if (!light(backgroundColor)) found.push(`dark ground: ${element.outerHTML.slice(0, 80)}`);
      if (light(color) && element.textContent.trim()) found.push(`light ink: ${element.outerHTML.slice(0, 80)}`);
    }
    if (!light(getComputedStyle(document.body).backgroundColor)) found.push("the page is dark");
    for (const fold of document.querySelectorAll("details")) {
      const hidden = [...fold.children].filter((child) => !child.matches("summary, .more") && !child.checkVisibility({ contentVisibilityAuto: true }));
      if (hidden.length > 0) found.push(`folded: ${fold.querySelector("summary").textContent}`);
    }
    const titles = [...document.querySelectorAll("h1, h2, h3, h4")].filter((title) => !title.checkVisibility());
    found.push(...titles.map((title) => `no heading: ${title.textContent}`));
    if (document.querySelector("nav")?.checkVisibility()) found.push("the switch of languages is printed");
    const outside = [...document.querySelectorAll(".body a[href^=http]")];
    const bare = outside.filter((link) => !getComputedStyle(link, "::after").content.includes(link.href) && !getComputedStyle(link, "::after").content.includes("attr"));
    return [...found, ...bare.map((link) => `no address: ${link.href}`)];
  });
  expect(`${kind} on paper: ink on white, unfolded`, problems);
  const paper = await page.pdf({ format: "A4" });
  holds(`${kind} on paper: a PDF comes out`, paper.subarray(0, 5).toString() === "%PDF-");
  await page.emulateMedia({ media: null, colorScheme: null });
}

// Nothing moves for people who asked for that.
async function rest(page, kind) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() => {
    const found = [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0.001) || scrollBehavior === "smooth";
    });
    return [...found.map((element) => element.outerHTML.slice(0, 80)), ...document.getAnimations().map(() => "an animation runs")];
  });
  expect(`${kind} without motion: nothing moves`, moving);
  await page.emulateMedia({ reducedMotion: null });
}

// With the system's few colours a state is still a word and a shape, and the focus is still seen.
async function force(page, kind) {
  await page.emulateMedia({ forcedColors: "active" });
  const seen = await page.evaluate(() => {
    const shapes = new Map();
    const problems = [];
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const state of document.querySelectorAll("main .s")) {
      const icon = state.querySelector("use");
      if (!icon || !state.textContent.trim()) problems.push(`no shape or no word: ${state.outerHTML.slice(0, 80)}`);
      else if (getComputedStyle(icon.parentElement).fill === paper) problems.push(`a shape that nobody sees: ${state.outerHTML.slice(0, 80)}`);
      else shapes.set([...state.classList].find((name) => name !== "s"), icon.getAttribute("href"));
    }
    for (const path of document.querySelectorAll(".days path")) {
      if (getComputedStyle(path).stroke === paper) problems.push(`days that nobody sees: ${path.outerHTML.slice(0, 80)}`);
    }
    const heights = (picture) => [...picture.querySelectorAll("path:not(.none)")].map((path) => `${path.getBBox().y} ${getComputedStyle(path).strokeDasharray}`);
    for (const picture of document.querySelectorAll("table .days")) {
      const drawn = heights(picture);
      if (new Set(drawn).size !== drawn.length) problems.push("days of two states look alike");
    }
    document.querySelector("main a")?.focus();
    return { problems, states: shapes.size, shapes: new Set(shapes.values()).size };
  });
  expect(`${kind} in forced colours: every state has a word and a shape`, seen.problems);
  same(`${kind} in forced colours: every state has a shape of its own`, seen.shapes, seen.states);
  await page.emulateMedia({ forcedColors: null });
}
