// Drives a built site as people do who do not use a mouse, need it larger, print it, or have it on disk. One browser for all.
// Usage: node drives.mjs PUBLIC_DIR
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { useFromDisk } from "./drives/disk.mjs";
import { useKeyboard } from "./drives/keyboard.mjs";
import { useModes } from "./drives/modes.mjs";
import { useZoom } from "./drives/zoom.mjs";
import { host } from "./host.mjs";
import { finish, launch } from "./judge.mjs";
import { pagesByKind } from "./kinds.mjs";

const root = resolve(process.argv[2] ?? "public");
const { base, close } = await host(root, "/a/sub/path/");
const browser = await launch();
const asOf = JSON.parse(readFileSync(join(root, "as_of.json"), "utf8")).as_of;
const site = { asOf, root, base, kinds: pagesByKind(root) };
for (const use of [useKeyboard, useZoom, useModes, useFromDisk]) await use(browser, site);
await browser.close();
close();
finish();
