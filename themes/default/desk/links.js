// Where X sees a link in a text, with a scheme and without one: the program's own rules, step by step. Never counts.

// Makes a function from a list of characters to its links: {start, end, units, scheme}.
function linkFinder(domains) {
  const LONGEST_URL = 4096;
  const LONGEST_SLUG = 40;
  const LONGEST_LABEL = 63;
  const LONGEST_DOMAIN = 18;
  const PART = '+\\-=_#/';
  const LATIN = '0-9A-Za-zÀ-ÖØ-öø-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc';
  const among = (set) => {
    const pattern = new RegExp(`^[${set}]$`, 'u');
    return (c) => pattern.test(c);
  };
  const isAscii = among('0-9A-Za-z');
  const isLatin = among(LATIN);
  const closesPath = among(`${LATIN}\u0400-\u04ff\u1c80-\u1c87${PART}`);
  const isPath = among(`${LATIN}\u0400-\u04ff\u1c80-\u1c87${PART}!*';:,.$%\\[\\]~@|&\u2013`);
  const closesQuery = among('0-9A-Za-z\\-_&=#/');
  const isQuery = among("0-9A-Za-z\\-_&=#/!?*'@();:+$%\\[\\].,~|");
  const noHost = among("!#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_{|}~\\t-\\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff");
  const noNeighbour = among('0-9A-Za-z@＠$#＃\ufffe\ufeff\uffff');
  const isHost = (c) => !noHost(c);
  const foldAll = (name) => (/^[\0-\x7f]*$/.test(name) ? name.toUpperCase() : [...name].map(fold).join(''));
  let known = null;

  // Compares as X does: without case, but nothing outside ASCII is ever an ASCII letter.
  function fold(c) {
    const upper = c.toUpperCase();
    const isOne = [...upper].length === 1;
    return isOne && (c < '\u0080' || upper >= '\u0080') ? upper : c;
  }

  function runEnd(text, at, passes) {
    let end = at;
    while (end < text.length && passes(text[end])) end += 1;
    return end;
  }

  function prefixEnd(text, at, prefix) {
    const found = text.slice(at, at + prefix.length).join('');
    return /^[\0-\x7f]*$/.test(found) && found.toLowerCase() === prefix ? at + prefix.length : -1;
  }

  function units(text, start, end) {
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += text[at].length;
    return sum;
  }

  // The end of the top-level domain at a place; a name is over where no letter, digit, `@`, `+` or `-` follows.
  function domainEnd(text, at) {
    known ??= new Set(domains.split(' ').map(foldAll));
    const longest = Math.min(LONGEST_DOMAIN, text.length - at);
    for (let end = at + longest; end >= at + 2; end -= 1) {
      const isOver = end >= text.length || !/^[0-9A-Za-z@+-]$/.test(text[end]);
      if (isOver && known.has(foldAll(text.slice(at, end).join('')))) return end;
    }
    const first = prefixEnd(text, at, 'xn--');
    const end = first < 0 ? -1 : runEnd(text, first, (c) => isAscii(c) || c === '-');
    return end > first ? end : -1;
  }

  function labelEnd(text, at) {
    const dot = runEnd(text, at, (c) => isHost(c) || c === '_' || c === '-');
    return dot > at && text[dot] === '.' && isHost(text[at]) && isHost(text[dot - 1]) ? dot : -1;
  }

  // As many labels as there are, then a top-level domain.
  function hostEnd(text, at) {
    const labels = [];
    for (let start = at, dot; (dot = labelEnd(text, start)) >= 0; start = dot + 1) labels.push([start, dot]);
    for (const [start, dot] of labels.reverse()) {
      const end = text.slice(start, dot).includes('_') ? -1 : domainEnd(text, dot + 1);
      if (end >= 0) return end;
    }
    return -1;
  }

  function latinHostEnd(host, at) {
    const starts = [];
    for (let start = at; ;) {
      const dot = runEnd(host, start, (c) => isLatin(c) || c === '-');
      if (dot === start || host[dot] !== '.') break;
      start = dot + 1;
      starts.push(start);
    }
    for (const start of starts.reverse()) {
      const end = domainEnd(host, start);
      if (end >= 0) return end;
    }
    return -1;
  }

  function latinHosts(host) {
    const found = [];
    for (let at = 0; at < host.length;) {
      const end = latinHostEnd(host, at);
      if (end >= 0) found.push([at, end]);
      at = end >= 0 ? end : at + 1;
    }
    return found;
  }

  function portEnd(text, at) {
    const end = runEnd(text, at + 1, (c) => c >= '0' && c <= '9');
    return text[at] === ':' && end > at + 1 ? end : at;
  }

  // After the last character that may close a path, or after its last pair of brackets.
  function pathEnd(text, at) {
    if (text[at] !== '/') return at;
    let end = at + 1;
    for (let next = at + 1; next < text.length;) {
      const after = isPath(text[next]) ? next + 1 : bracketsEnd(text, next);
      if (after < 0) break;
      if (!isPath(text[next]) || closesPath(text[next])) end = after;
      next = after;
    }
    return end;
  }

  function bracketsEnd(text, at) {
    const first = runEnd(text, at + 1, isPath);
    if (text[at] !== '(') return -1;
    if (text[first] === ')') return first > at + 1 ? first + 1 : -1;
    if (text[first] !== '(') return -1;
    const inner = runEnd(text, first + 1, isPath);
    const outer = runEnd(text, inner + 1, isPath);
    return text[inner] === ')' && text[outer] === ')' && inner > first + 1 ? outer + 1 : -1;
  }

  function queryEnd(text, at) {
    if (text[at] !== '?') return at;
    let last = runEnd(text, at + 1, isQuery);
    while (last > at + 1 && !closesQuery(text[last - 1])) last -= 1;
    return last > at + 1 ? last : at;
  }

  // A link may start after a character, at the start of the text, or within a character of two units.
  function matchAt(text, at) {
    const c = text[at];
    return (c.length === 2 && matchRest(text, at, 'half')) || (!noNeighbour(c) && matchRest(text, at + 1, c)) || (at === 0 && matchRest(text, 0, ''));
  }

  function matchRest(text, start, before) {
    const scheme = ['https://', 'http://'].map((prefix) => prefixEnd(text, start, prefix)).find((end) => end >= 0) ?? -1;
    let first = scheme;
    let last = scheme < 0 ? -1 : hostEnd(text, scheme);
    const given = last >= 0;
    if (!given) [first, last] = [start, hostEnd(text, start)];
    if (last < 0) return null;
    const port = portEnd(text, last);
    const path = pathEnd(text, port);
    return { before, start, given, first, last, port, path, end: queryEnd(text, path) };
  }

  function isValid(text, found) {
    const host = text.slice(found.first, found.last);
    const codes = host.map((c) => c.codePointAt(0));
    if (found.before === 'half') codes[0] = host[0].charCodeAt(1);
    const scheme = found.given ? found.first - found.start : 'https://'.length;
    const isCoded = host.slice(0, 4).join('') === 'xn--';
    return scheme + units(text, found.start, found.end) <= LONGEST_URL && hasValidLabels(codes) && (!isCoded || latinHosts(host).length > 0);
  }

  // DNS takes labels of 1 to 63, written as ASCII; the full stops of East Asia part a label, and count.
  function hasValidLabels(codes) {
    return split(codes, [46]).every((label) => {
      const length = split(label, [0x3002, 0xff0e, 0xff61]).reduce((sum, part) => sum + measureLabel(part) + 1, -1);
      return length >= 1 && length <= LONGEST_LABEL;
    });
  }

  function split(codes, marks) {
    const parts = [[]];
    for (const code of codes) {
      if (marks.includes(code)) parts.push([]);
      else parts.at(-1).push(code);
    }
    return parts;
  }

  // X's own shortener has letters and digits only in its path; the rest is not part of the link.
  function fullLink(text, found) {
    let { end } = found;
    const isOwn = prefixEnd(text, found.first, 't.co') === found.last && found.port === found.last && found.path > found.port;
    const slug = runEnd(text, found.port + 1, isAscii);
    if (isOwn && slug > found.port + 1) {
      if (slug - found.port - 1 > LONGEST_SLUG) return [];
      end = queryEnd(text, slug);
    }
    return [{ start: found.start, end, units: units(text, found.start, end), given: true }];
  }

  // Without a scheme only the parts of the host that are ASCII or Latin are linked, each by itself.
  function bareLinks(text, found) {
    if (['-', '_', '.', '/'].includes(found.before)) return [];
    const links = latinHosts(text.slice(found.first, found.last)).map(([start, end]) => ({ start: found.start + start, end: found.start + end, units: end - start, given: false }));
    if (links.length > 0 && found.path > found.port) {
      const last = links.at(-1);
      last.end = found.end;
      last.units += units(text, found.last, found.end);
    }
    return links;
  }

  return (text) => {
    const links = [];
    const last = text.lastIndexOf('.');
    for (let at = 0; at < last;) {
      const found = matchAt(text, at);
      if (found && isValid(text, found)) links.push(...(found.given ? fullLink(text, found) : bareLinks(text, found)));
      at = found ? found.end : at + 1;
    }
    return links;
  };
}

// The length of a host label as ASCII (RFC 3492), of which nothing but the length is needed.
function measureLabel(label) {
  if (label.length > 64 || label.every((code) => code < 0x7f)) return label.length;
  const basic = label.filter((code) => code < 0x80).length;
  let [code, delta, bias, length, handled, isFirst] = [0x80, 0, 72, 4 + basic + (basic > 0 ? 1 : 0), basic, true];
  for (let next; (next = Math.min(...label.filter((other) => other >= code))) !== Infinity; code = next + 1) {
    delta += (next - code) * (handled + 1);
    for (const other of label) {
      if (other < next) delta += 1;
      if (other !== next) continue;
      length += countDigits(delta, bias);
      handled += 1;
      bias = adaptBias(Math.floor(delta / (isFirst ? 700 : 2)), handled);
      [delta, isFirst] = [0, false];
    }
    delta += 1;
  }
  return length;
}

function countDigits(delta, bias) {
  let [digits, rest] = [1, delta];
  for (let place = 36; ; place += 36) {
    const threshold = Math.min(Math.max(place - bias, 1), 26);
    if (rest < threshold) return digits;
    rest = Math.floor((rest - threshold) / (36 - threshold));
    digits += 1;
  }
}

function adaptBias(first, handled) {
  let [delta, bias] = [first + Math.floor(first / handled), 0];
  for (; delta > 455; bias += 36) delta = Math.floor(delta / 35);
  return bias + Math.floor((36 * delta) / (delta + 38));
}
