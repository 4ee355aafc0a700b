// Names a page of every kind of a built site, the ones with the most to show. Opens nothing.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "./host.mjs";

// A page by kind; a kind that a site does not have is left out.
export function pagesByKind(root) {
  const pages = listFiles(root).filter((path) => path.endsWith(".html") && !isRedirect(root, path));
  const largest = (pattern) => {
    const found = pages.filter((path) => pattern.test(path));
    return found.sort((one, other) => statSync(join(root, other)).size - statSync(join(root, one)).size)[0];
  };
  const kinds = {
    home: "index.html",
    incident: largest(/^incidents\//),
    component: largest(/^components\//),
    history: "history/index.html",
    month: largest(/^history\/\d{4}-\d\d\//),
    maintenance: "maintenance/index.html",
    lost: "404.html",
    translated: largest(/^[a-z]{2}\/index\.html$/),
  };
  return Object.entries(kinds).filter(([, path]) => path && pages.includes(path));
}

function isRedirect(root, path) {
  return readFileSync(join(root, path), "utf8").includes('http-equiv="refresh"');
}
