// Counts texts with the programs that the channels publish. Reads one JSON string per line and writes one JSON
// array per line. Usage: node oracle.mjs x|sms|smart

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import sms from "sms-segments-calculator";
import twitter from "twitter-text";

// [weight today, weight of the 140 days, whether a link has no scheme]
function countX(text) {
  const links = twitter.extractUrlsWithIndices(text.normalize());
  const isBare = links.some((link) => !/^https?:\/\//i.test(link.url));
  const classic = twitter.parseTweet(text, twitter.configs.version1).weightedLength;
  return [twitter.parseTweet(text).weightedLength, classic, isBare];
}

// [encoding, parts, size in bits, what is never split]
function countSms(text) {
  const message = new sms.SegmentedMessage(text);
  return [message.encodingName, message.segmentsCount, message.messageSize, message.graphemes];
}

const smart = createRequire(import.meta.url)("sms-segments-calculator/dist/libs/SmartEncodingMap.js").default;

// [what Twilio sends in place of a character, where it does]
function replaceSmart(text) {
  return [smart[text] ?? null];
}

const count = { x: countX, sms: countSms, smart: replaceSmart }[process.argv[2]];
const lines = [];
for await (const line of createInterface({ input: process.stdin })) {
  lines.push(JSON.stringify(count(JSON.parse(line))));
}
process.stdout.write(lines.join("\n") + "\n");
