// Serves a built folder as a static host does: folders, 404.html, `_headers` and the compressed twins. Never changes a file.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".js": "text/javascript",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".atom": "application/atom+xml",
  ".rss": "application/rss+xml",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
const TWINS = [["br", ".br"], ["gzip", ".gz"]];

// Answers below `below`; `base` is the address of the home page.
export async function host(root, below = "/") {
  const rules = headersOf(root);
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url, "http://host").pathname);
    const { file, status } = find(root, path.slice(below.length));
    const { body, encoding } = read(file, request.headers["accept-encoding"] ?? "");
    for (const [name, value] of rules(path)) response.setHeader(name, value);
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-length", body.length);
    if (encoding) response.setHeader("content-encoding", encoding);
    response.setHeader("vary", "accept-encoding");
    response.writeHead(status).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}

// Every published file of a folder, by its path below it.
export function listFiles(root) {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
  return paths.filter((path) => !path.startsWith(".amends/")).sort();
}

// A folder answers with its index; what is not there with the page that says so.
function find(root, path) {
  const file = join(root, path === "" || path.endsWith("/") ? `${path}index.html` : path);
  if (existsSync(file) && statSync(file).isFile()) return { file, status: 200 };
  return { file: join(root, "404.html"), status: 404 };
}

function read(file, accepted) {
  for (const [encoding, ending] of TWINS) {
    if (accepted.includes(encoding) && existsSync(file + ending)) return { body: readFileSync(file + ending), encoding };
  }
  return { body: readFileSync(file) };
}

// Netlify's file: a path, then indented headers; a later path adds to an earlier one.
function headersOf(root) {
  const file = join(root, "_headers");
  const rules = [];
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    if (line.startsWith("/")) rules.push({ start: line.replace(/\*$/, ""), headers: [] });
    else if (line.trim()) rules.at(-1).headers.push(/^\s+([^:]+):\s*(.*)$/.exec(line).slice(1));
  }
  return (path) => rules.filter(({ start }) => path.startsWith(start)).flatMap(({ headers }) => headers);
}
