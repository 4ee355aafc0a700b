// Which characters X takes together as one emoji. The sets of characters come from the program; never a weight.
const PICTURE = '\u{fe0f}';
const JOINER = '\u{200d}';
const MAN = '\u{1f468}';
const WOMAN = '\u{1f469}';
const BOY = '\u{1f466}';
const GIRL = '\u{1f467}';

// Makes a function from a list of characters and a place to the number of them that are one emoji, or 0.
function emojiReader(sets) {
  const names = ['shown', 'toned', 'shown_and_toned', 'active', 'marked', 'paired'];
  const [shown, toned, shownAndToned, active, marked, paired] = names.map((name) => new Set(sets[name]));
  const flags = sets.flags.split(' ');
  const tools = new Set('\u{1f33e}\u{1f373}\u{1f393}\u{1f3a4}\u{1f3a8}\u{1f3eb}\u{1f3ed}\u{1f4bb}\u{1f4bc}\u{1f527}\u{1f52c}\u{1f680}\u{1f692}\u{1f9b0}\u{1f9b1}\u{1f9b2}\u{1f9b3}');
  const fixed = ['\u{1f3f3}\ufe0f\u200d\u{1f308}', '\u{1f3f4}\u200d\u2620\ufe0f', '\u{1f441}\u200d\u{1f5e8}'].map((text) => [...text]);
  const isTone = (c) => c >= '\u{1f3fb}' && c <= '\u{1f3ff}' && c.length === 2;
  const isAdult = (c) => c === MAN || c === WOMAN;
  const isChild = (c) => c === BOY || c === GIRL;
  const toneAt = (text, at) => (text[at] !== undefined && isTone(text[at]) ? 1 : 0);

  function keycap(text, at) {
    const mark = text[at + 1] === PICTURE ? 2 : 1;
    return /^[0-9#*]$/.test(text[at]) && text[at + mark] === '\u20e3' ? mark + 1 : 0;
  }

  function flag(text, at) {
    const letter = (c) => (c === undefined ? -1 : c.codePointAt(0) - 0x1f1e6);
    const [first, second] = [letter(text[at]), letter(text[at + 1])];
    const known = first >= 0 && first < 26 && second >= 0 && second < 26;
    return known && flags[first].includes(String.fromCharCode(65 + second)) ? 2 : 0;
  }

  function taggedFlag(text, at) {
    if (text[at] !== '\u{1f3f4}') return 0;
    const tags = text.slice(at + 1, at + 7).map((c) => String.fromCharCode(Math.max(c.codePointAt(0) - 0xe0000, 0)));
    return ['gbeng\x7f', 'gbsct\x7f', 'gbwls\x7f'].includes(tags.join('')) ? 7 : 0;
  }

  function known(text, at) {
    const found = fixed.find((sequence) => sequence.every((c, index) => text[at + index] === c));
    return found ? found.length : 0;
  }

  // Someone doing something, as a woman or as a man.
  function gendered(text, at) {
    const tone = toneAt(text, at + 1);
    let start = 0;
    if (marked.has(text[at])) start = tone || text[at + 1] === PICTURE ? 2 : 0;
    else if (active.has(text[at])) start = 1 + tone;
    else if (paired.has(text[at])) start = 1;
    const tail = text.slice(at + start, at + start + 3).join('');
    return start && (tail === '\u200d\u2640\ufe0f' || tail === '\u200d\u2642\ufe0f') ? start + 3 : 0;
  }

  // A woman or a man with the tool of a trade, or with a kind of hair.
  function profession(text, at) {
    const joined = 1 + toneAt(text, at + 1);
    if (!isAdult(text[at]) || text[at + joined] !== JOINER) return 0;
    const tool = text[at + joined + 1];
    if (tool !== undefined && '\u2695\u2696\u2708'.includes(tool)) return text[at + joined + 2] === PICTURE ? joined + 3 : 0;
    return tools.has(tool) ? joined + 2 : 0;
  }

  // A woman never comes before a man, nor a boy before a girl.
  function family(text, at) {
    const follower = (place) => (text[at + place] === JOINER ? text[at + place + 1] : undefined);
    const second = follower(1);
    const parents = isAdult(second) && second >= text[at] ? 3 : 1;
    const child = follower(parents);
    if (!isAdult(text[at]) || !isChild(child)) return 0;
    const other = follower(parents + 2);
    return parents + 2 + (other === BOY || (other === GIRL && child === GIRL) ? 2 : 0);
  }

  // Two people and a heart, with a kiss or without.
  function couple(text, at) {
    if (!isAdult(text[at]) || text.slice(at + 1, at + 5).join('') !== '\u200d\u2764\ufe0f\u200d') return 0;
    const kiss = text[at + 5] === '\u{1f48b}' && text[at + 6] === JOINER ? 2 : 0;
    const other = text[at + 5 + kiss];
    return other === MAN || (other === WOMAN && text[at] === WOMAN) ? 6 + kiss : 0;
  }

  // A character that is asked to be a picture, or given a skin tone.
  function single(text, at) {
    const next = text[at + 1];
    if (next === undefined || (next !== PICTURE && !isTone(next))) return 0;
    const whole = next === PICTURE ? 2 : 1;
    if (shownAndToned.has(text[at])) return whole + toneAt(text, at + whole);
    if (toned.has(text[at])) return 1 + toneAt(text, at + 1);
    return shown.has(text[at]) && next === PICTURE ? 2 : 0;
  }

  const readers = [keycap, flag, taggedFlag, known, gendered, profession, family, couple, single];
  return (text, at) => {
    if (text[at].codePointAt(0) < 0x2000 && !/[0-9#*©®]/.test(text[at])) return 0;
    for (const read of readers) {
      const length = read(text, at);
      if (length > 0) return length;
    }
    return 0;
  };
}
