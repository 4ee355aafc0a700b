// Counts a text as its channel counts it, with the same number as the program; never shortens and never rewords.

// Makes a counter from the program's tables: count(channel, text), transcribe(channel, text), strangers(text).
function makeCounter(tables) {
  const LINK = 23;
  const SMS = { part: 1120, header: 48 };
  const basic = new Set(tables.gsm.basic);
  const extension = new Set(tables.gsm.extension);
  const joined = new Set(tables.gsm.joined);
  const twins = new Map(Object.entries(tables.gsm.twins).flatMap(([plain, all]) => [...all].map((c) => [c, plain])));
  const letters = new Map(Object.entries(tables.gsm.letters).flatMap(([plain, all]) => [...all].map((c) => [c, plain])));
  const readEmoji = emojiReader(tables.emoji);
  const findLinks = linkFinder(tables.domains);
  const isWord = (c) => /[\p{Alphabetic}\p{N}]/u.test(c);
  const isAscii = (text) => /^[\0-\x7f]*$/.test(text);

  const Segmenter = typeof Intl === 'object' ? Intl.Segmenter : undefined;
  let segmenter = null;
  // Without the browser's own rules: a base with its marks, joined pictures and pairs of regional letters.
  const nearly = /\r\n|(?:\p{RI}\p{RI}|\P{M})(?:[\p{M}\u200c\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]|\u200d(?:\p{Extended_Pictographic})?)*|[^]/gu;
  function graphemes(text) {
    if (!Segmenter) return text.match(nearly) || [];
    segmenter ??= new Segmenter('und', { granularity: 'grapheme' });
    return Array.from(segmenter.segment(text), (piece) => piece.segment);
  }
  const bytes = (text) => new TextEncoder().encode(text).length;

  function weighNext(text, at, rules) {
    const emoji = rules.emoji ? readEmoji(text, at) : 0;
    if (emoji > 0) return [emoji, rules.weight];
    const code = text[at].codePointAt(0);
    const isLight = code <= 0x10ff || (code >= 0x2000 && code <= 0x200d) || (code >= 0x2010 && code <= 0x201f) || (code >= 0x2032 && code <= 0x2037);
    return [1, isLight ? 1 : rules.weight];
  }

  function weighPlain(text, start, end, rules) {
    const part = text.slice(start, end);
    let weight = 0;
    for (let at = 0; at < part.length;) {
      const [length, cost] = weighNext(part, at, rules);
      at += length;
      weight += cost;
    }
    return weight;
  }

  // A host without a scheme costs its length where that is more than a link, because X may not link it.
  function weighLink(text, link, rules) {
    let [end, units] = [link.start, 0];
    while (end < text.length && units + text[end].length <= link.units) {
      units += text[end].length;
      end += 1;
    }
    return [end - link.start, link.given ? LINK : Math.max(LINK, weighPlain(text, link.start, end, rules))];
  }

  function weigh(whole, rules) {
    const text = [...whole.normalize('NFC')];
    const links = findLinks(text);
    let [weight, next] = [0, 0];
    for (let at = 0; at < text.length;) {
      while (next < links.length && links[next].start < at) next += 1;
      const link = next < links.length && links[next].start === at ? links[next] : null;
      const [length, cost] = link ? weighLink(text, link, rules) : weighNext(text, at, rules);
      next += link ? 1 : 0;
      at += length;
      weight += cost;
    }
    return weight;
  }

  // Graphemes, with every link that has a scheme as 23 and every `@name@host` as `@name`.
  function countMastodon(whole) {
    const text = [...whole];
    let [rewritten, at] = ['', 0];
    for (const link of findLinks(text).filter((one) => one.given)) {
      rewritten += withoutHosts(text, at, link.start) + 'x'.repeat(LINK);
      at = link.end;
    }
    return graphemes(rewritten + withoutHosts(text, at, text.length)).length;
  }

  function withoutHosts(text, start, end) {
    let out = '';
    for (let at = start; at < end;) {
      const name = nameLength(text, at, end);
      const step = Math.max(name, 1);
      out += text.slice(at, at + step).join('');
      at += step + (name > 0 ? hostLength(text.slice(at + step, end)) : 0);
    }
    return out;
  }

  function nameLength(text, at, end) {
    const before = text[at - 1];
    const isFree = at === 0 || (!isWord(before) && !'_=/'.includes(before));
    if (text[at] !== '@' || !isFree) return 0;
    let last = at + 1;
    while (last < end && /^[0-9A-Za-z_]$/.test(text[last])) last += 1;
    return last > at + 1 ? last - at : 0;
  }

  function hostLength(text) {
    if (text[0] !== '@') return 0;
    let [run, host] = [1, 0];
    for (; run < text.length && (isWord(text[run]) || '_.-'.includes(text[run])); run += 1) if (isWord(text[run])) host = run;
    return host >= 1 && host <= 253 ? host + 1 : 0;
  }

  // Characters, with the bytes of whatever may be part of an emoji.
  function countThreads(text) {
    const costly = /[\u200d\u203c\u2049\u20e3\u3030\u303d\u3297\u3299\u2100-\u2bff\ufe0e\ufe0f\u{1f000}-\u{10ffff}]/u;
    return [...text].reduce((sum, c) => sum + (costly.test(c) ? bytes(c) : 1), 0);
  }

  const septets = (c) => (basic.has(c) ? 1 : extension.has(c) ? 2 : 0);

  // The sizes of what must not be split; a line break of two characters may be.
  function unitSizes(text) {
    const sizes = [];
    let isJoined = false;
    for (const piece of graphemes(text)) {
      if (piece === '\r\n') sizes.push(1, 1);
      else if (isJoined && sizes.length > 0 && joined.has(String.fromCodePoint(piece.codePointAt(0)))) sizes[sizes.length - 1] += piece.length;
      else sizes.push(piece.length);
      isJoined = piece.endsWith('\u200d');
    }
    return sizes;
  }

  function splitSms(text) {
    const plain = [...text].map(septets);
    const isPlain = !plain.includes(0);
    const sizes = isPlain ? plain : unitSizes(text);
    const bits = isPlain ? 7 : 16;
    return { bits, units: sizes.reduce((sum, size) => sum + size, 0), parts: countParts(sizes.map((size) => size * bits)) };
  }

  // Fills parts in order; the first gives room back once there is a second.
  function countParts(sizes) {
    let [parts, used] = [1, 0];
    sizes.forEach((size, index) => {
      if (used + size > SMS.part) {
        const moved = parts === 1 ? measureMoved(sizes, index, used) : 0;
        parts += 1;
        used = SMS.header + moved;
      }
      used += size;
    });
    return parts;
  }

  function measureMoved(sizes, index, used) {
    let moved = 0;
    for (let at = index - 1; at >= 0 && used - moved + SMS.header > SMS.part; at -= 1) moved += sizes[at];
    return moved;
  }

  function measureSms(text, parts) {
    const message = splitSms(text);
    const limit = Math.floor((parts === 1 ? SMS.part : parts * (SMS.part - SMS.header)) / message.bits);
    const over = message.parts > parts ? Math.max(message.units - limit, 1) : 0;
    return { length: message.units, limit, over, parts: message.parts };
  }

  const lengths = {
    x_weighted: (text) => weigh(text, { weight: 2, emoji: true }),
    x_classic: (text) => weigh(text, { weight: 1, emoji: false }),
    graphemes: (text) => graphemes(text).length,
    mastodon: countMastodon,
    threads: countThreads,
    utf16: (text) => text.length,
    characters: (text) => [...text].length,
    bytes,
  };

  function measure(text, limit, unit) {
    if (unit === 'sms_parts') return measureSms(text, limit);
    const length = lengths[unit](text);
    return { length, limit, over: Math.max(length - limit, 0) };
  }

  function plainLetter(c) {
    if (septets(c)) return c;
    const [base, ...marks] = c.normalize('NFD');
    if (base !== c && /^[A-Za-z]$/.test(base) && marks.every((mark) => /\p{M}/u.test(mark))) return base;
    return letters.get(c) ?? c;
  }

  // Accents go only where a part is saved.
  function dropAccents(channel, text) {
    if (channel.unit !== 'sms_parts') return text;
    const plain = [...text].map(plainLetter).join('');
    return splitSms(plain).parts < splitSms(text).parts ? plain : text;
  }

  function flattenSpaces(text) {
    return text.replace(/\r\n/g, '\n').replace(/[\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g, '')
      .replace(/[\r\u0085\u2028\u2029]/g, '\n').replace(/(?!\n)\p{White_Space}/gu, ' ');
  }

  return {
    // The length by the limit that the text comes closest to or breaks.
    count(channel, text) {
      const first = measure(text, channel.limit, channel.unit);
      const second = channel.also ? measure(text, ...channel.also) : null;
      return second && first.over === 0 && second.over > 0 ? { ...second, unit: channel.also[1] } : { ...first, unit: channel.unit };
    },
    // The text as it is pasted: composed characters, and plain ones where others cost more.
    transcribe(channel, text) {
      let turned = isAscii(text) ? text : text.normalize('NFC');
      if (['x_weighted', 'x_classic', 'sms_parts'].includes(channel.unit)) turned = flattenSpaces(turned);
      if (channel.characters === 'gsm7') turned = [...turned].map((c) => twins.get(c) ?? c).join('');
      return channel.accents === 'plain' ? dropAccents(channel, turned) : turned;
    },
    // The characters that make an SMS cost more, each once.
    strangers: (text) => [...new Set([...text].filter((c) => !septets(c)))],
  };
}
