// Walks a site over HTTP for some seconds, every link from the home page on, and says what is torn or missing.
// Usage: reader.mjs SECONDS NAME=URL... where NAME is the encoding to ask for: identity, gzip or br.

import http from 'node:http';
import zlib from 'node:zlib';

const unpack = { gzip: zlib.gunzipSync, br: zlib.brotliDecompressSync };
const ends = { html: '</html>', atom: '</feed>', json: '}' };
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

const [seconds, ...sites] = process.argv.slice(2);
const until = Date.now() + Number(seconds) * 1000;
const counts = { walks: 0, files: 0, compressed: 0, overtaken: 0 };
const problems = [];

/** One file, unpacked; throws where the answer is not whole. */
function get(url, encoding) {
    return new Promise((resolve, reject) => {
        const request = http.get(url, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
            const parts = [];
            response.on('data', (part) => parts.push(part));
            response.on('error', reject);
            response.on('end', () => {
                try {
                    resolve(read(url, response, Buffer.concat(parts)));
                } catch (error) {
                    reject(error);
                }
            });
        });
        request.on('error', reject);
    });
}

function read(url, response, bytes) {
    const missing = response.statusCode === 404;
    if (missing) throw Object.assign(new Error(`${url} is missing`), { missing });
    if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`);
    const length = response.headers['content-length'];
    if (length !== undefined && Number(length) !== bytes.length) throw new Error(`${url} is cut short`);
    const packed = unpack[response.headers['content-encoding']];
    counts.compressed += packed ? 1 : 0;
    const text = (packed ? packed(bytes) : bytes).toString();
    const end = ends[url.split('.').pop()] ?? '';
    if (!text.trimEnd().endsWith(end)) throw new Error(`${url} is torn`);
    return text;
}

function links(url, page) {
    if (!url.endsWith('.html')) return [];
    const values = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]);
    const targets = values.filter((value) => !/^[a-z]+:|^#/.test(value)).map((value) => new URL(value, url));
    return targets.map((target) => target.origin + target.pathname);
}

/** Walks once. Only a walk whose home page was replaced meanwhile may miss a page: it may be gone for good. */
async function walk(base, encoding) {
    const start = `${base}/index.html`;
    const home = await get(start, encoding);
    const seen = new Set([start]);
    const ahead = links(start, home);
    while (ahead.length > 0 && Date.now() < until) {
        const url = ahead.pop();
        if (seen.has(url)) continue;
        seen.add(url);
        try {
            ahead.push(...links(url, await get(url, encoding)));
            counts.files += 1;
        } catch (error) {
            if (!error.missing || (await get(start, encoding)) === home) throw error;
            counts.overtaken += 1;
            return;
        }
    }
    counts.walks += 1;
}

while (Date.now() < until && problems.length < 10) {
    for (const site of sites) {
        const [encoding, base] = site.split('=');
        await walk(base, encoding).catch((error) => problems.push(`${encoding}: ${error.message}`));
    }
}
console.log(
    `reader: ${counts.files} files in ${counts.walks} walks, ${counts.compressed} of them compressed; ` +
        `${counts.overtaken} walks overtaken by a build; ${problems.length} torn or missing`,
);
problems.forEach((problem) => console.log(`  ${problem}`));
process.exit(problems.length > 0 || counts.files === 0 ? 1 : 0);
