// Proposes incident, language, situation and tone for a customer's message, and names its words of harm.
// A pure function over word lists: it asks nothing of the page or a network, and keeps no message.
//
// propose(message, {words, incidents, brands, languages, last}):
//   words      {LANG: lists}, as theme::words gives them; incidents [{id, title, phase, components: [{id, names, cannot}]}]
//   brands     {id: name}; languages [LANG], the first is the default; last {language, incident, brand}, what was chosen before
// returns {language, incident, brand, components, situation, tone, harm: [{kind, word}], why: {KEY: [words of the message]}, confidence: {KEY: 0 to 1}}
const propose = (() => {
  'use strict';
  const WEIGHTS = { sure: 4, likely: 2, hint: 1, never: 0 };
  const ENOUGH = 2;
  const ENOUGH_HARM = 2.5;
  const BRAND = 3;
  const LONGEST_GAP = 5;
  const LONGEST_MESSAGE = 3000;
  const SHORTEST_TYPO = 8;
  const SHORTEST_STEM = 9;
  const OF_HARM = { emergency: 'vulnerable', health: 'vulnerable', safety: 'vulnerable', privacy: 'privacy' };
  // What is friendly, or is no complaint at all, may be answered so; all else is sincere until the agent says otherwise.
  const TONE_OF = { praise: 'warm', other_issue: 'plain' };
  // Where two situations say as much, the one that needs its own answer most.
  const FIRST = ['vulnerable', 'privacy', 'wrong_brand', 'tone_complaint', 'off_hours', 'leave', 'compensation', 'still_not_working',
    'cause', 'when_back', 'business', 'other_issue', 'praise', 'angry', 'follow_up', 'general'];
  const TOKEN = /\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‘´`]\p{L}[\p{L}\p{M}]*)*|[?!.;\n€£$%]|\p{Extended_Pictographic}/gu;
  const BREAKS = /^[.!?;\n]$/;
  const compiled = new WeakMap();

  // As it is written, but for case, apostrophes and accents that people leave out; å, ä, ö, ü, æ and ø are letters of their own.
  function spell(word) {
    const plain = word.toLowerCase().replace(/['’‘´`]ll$/, ' will').normalize('NFD').replace(/(?![\u0308\u030a])\p{M}|['’‘´`]/gu, '');
    return plain.normalize('NFC').replace(/ß/g, 'ss').replace(/(\p{L})\1{2,}/gu, '$1');
  }

  // As it is typed without those letters: `får`, `faar` and `far` are one.
  const fold = (word) => spell(word).normalize('NFD').replace(/\p{M}/gu, '').replace(/ø|oe/g, 'o').replace(/æ|ae|aa/g, 'a').replace(/ue/g, 'u');

  function tokenise(text) {
    const place = ({ 0: word, index }) => spell(word).split(' ').map((letters) => {
      const span = { start: index, end: index + word.length, breaks: BREAKS.test(word) };
      return { text: fold(letters), letters, exact: /[åäöüæø]/.test(letters), spoken: /\p{L}/u.test(letters), ...span };
    });
    return [...text.matchAll(TOKEN)].flatMap(place);
  }

  // A word of an entry as parts: one for each token, or one that any of several words meets.
  function compileWord(word) {
    const pieces = word.split('/');
    const choices = pieces.length > 2 || /\p{L}\*?\/\*?\p{L}/u.test(word) ? pieces : [word];
    const part = (choice) => tokenise(choice).map(({ text, letters }) => ({ text, letters, stem: choice.endsWith('*'), inside: choice.startsWith('*') }));
    return choices.length > 1 ? [{ choices: choices.flatMap(part), gap: 0 }] : part(word).map((one) => ({ choices: [one], gap: 0 }));
  }

  // An entry as parts, with the gaps before them.
  function compileEntry(written, weight, label) {
    const parts = [];
    for (const [at, piece] of written.split('...').entries()) {
      const made = (piece.match(/\S+/g) || []).flatMap(compileWord);
      if (at > 0 && parts.length && made.length) made[0].gap = LONGEST_GAP;
      parts.push(...made);
    }
    return { written, weight, label, parts };
  }

  const compileList = (list, label) => Object.entries(WEIGHTS).flatMap(([key, weight]) =>
    (list[key] || []).map((entry) => compileEntry(entry, weight, label)));
  const mapValues = (object, change) => Object.fromEntries(Object.entries(object || {}).map(([key, value]) => [key, change(value, key)]));

  function compile(words) {
    if (compiled.has(words)) return compiled.get(words);
    const folded = (list) => new Set((list || []).map(fold));
    const made = {
      letters: new Set((words.letters || '').normalize('NFC')),
      common: folded(words.common),
      denials: folded(words.denials),
      ...mapValues({ situations: words.situations, components: words.components }, (lists) => mapValues(lists, compileList)),
      harm: Object.entries(words.harm || {}).flatMap(([kind, list]) => compileList(list, kind)),
    };
    const entries = [...made.harm, ...[made.situations, made.components].flatMap((lists) => Object.values(lists).flat())];
    made.vocabulary = new Set(entries.flatMap((entry) => entry.parts.flatMap((part) => part.choices.filter(({ stem }) => !stem).map(({ text }) => text))));
    compiled.set(words, made);
    return made;
  }

  // Whether one letter was left out, put in, changed or swapped with the next, the first and last apart: those tell forms of a word.
  function isTypo(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const swapped = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
    return swapped || one.slice(at + 1) === other.slice(at + 1) || one.slice(at) === other.slice(at + 1) || one.slice(at + 1) === other.slice(at);
  }

  // A message typed without the letters of its language may mean either word; one typed with them means what it says.
  function isWord(choice, { text, letters, exact, spoken }) {
    const [meant, typed] = exact ? [choice.letters, letters] : [choice.text, text];
    if (!choice.inside && meant[0] !== typed[0]) return false;
    if (choice.inside) return choice.stem ? typed.includes(meant) : typed.endsWith(meant);
    if (choice.stem) return typed.startsWith(meant) || (meant.length >= SHORTEST_STEM && isTypo(meant, typed.slice(0, meant.length)));
    return typed === meant || (choice.text.length >= SHORTEST_TYPO && spoken && isTypo(choice.text, text));
  }
  const same = (part, token) => part.choices.some((choice) => isWord(choice, token));

  // The places of an entry's words where it begins at a token, or nothing.
  function matchAt([part, ...rest], tokens, at) {
    if (!part) return [];
    for (let place = at; place <= at + part.gap && place < tokens.length; place += 1) {
      const behind = same(part, tokens[place]) && matchAt(rest, tokens, place + 1);
      if (behind) return [place, ...behind];
      if (tokens[place].breaks) return null;
    }
    return null;
  }

  // Every entry that is met, longest first, none on the words of another; one that says `never` only takes its words away.
  function find(entries, tokens) {
    const met = [];
    for (const entry of entries) for (const start of tokens.keys()) {
      const places = same(entry.parts[0], tokens[start]) && matchAt(entry.parts, tokens, start);
      if (places) met.push({ ...entry, places });
    }
    const rank = ({ weight }) => weight || Infinity;
    met.sort((a, b) => b.places.length - a.places.length || rank(b) - rank(a));
    const taken = new Set();
    const isFree = ({ places }) => !places.some((place) => taken.has(place)) && places.every((place) => taken.add(place));
    return met.filter(isFree).filter((entry) => entry.weight > 0);
  }

  const isDenied = (tokens, place, denials) => {
    const before = tokens.slice(Math.max(0, place - 3), place);
    return before.slice(before.findLastIndex(({ breaks }) => breaks) + 1).some(({ text }) => denials.has(text));
  };

  // What is met, each entry once: the strongest counts in full, each that follows for half as much, so that many weak words
  // do not outdo a clear one; hints count as one, and for nothing alone.
  const weights = (met) => [...new Map(met.map((entry) => [entry.written, entry.weight])).values()].sort((a, b) => b - a);
  function total(met) {
    const all = weights(met);
    const said = all.filter((weight) => weight > WEIGHTS.hint);
    const hints = all.length > said.length ? [WEIGHTS.hint] : [];
    return [...said, ...hints].reduce((sum, weight, at) => sum + weight / 2 ** at, 0);
  }
  const sum = (met) => weights(met).reduce((all, weight) => all + weight, 0);
  const quote = (message, tokens) => ({ places }) => message.slice(tokens[places[0]].start, tokens[places[places.length - 1]].end);
  const best = (scores) => scores.reduce((top, one) => (one.score > top.score ? one : top));

  // A word that several languages share says as much less for each.
  function proposeLanguage(message, tokens, { words, languages, last }) {
    const known = languages.filter((language) => words[language]);
    const lists = known.map((language) => compile(words[language]));
    const share = (test) => 1 / Math.max(1, lists.filter(test).length);
    const letters = [...new Set(message.normalize('NFC').toLowerCase())];
    const distinct = [...new Map(tokens.map((token) => [token.text, token])).values()];
    const scores = lists.map((list, at) => {
      const common = distinct.filter(({ text }) => list.common.has(text));
      const heard = distinct.filter(({ text }) => !list.common.has(text) && list.vocabulary.has(text));
      const written = letters.filter((letter) => list.letters.has(letter));
      const score = common.reduce((sum, { text }) => sum + share((l) => l.common.has(text)), 0)
        + heard.reduce((sum, { text }) => sum + 0.6 * share((l) => l.vocabulary.has(text) || l.common.has(text)), 0)
        + written.reduce((sum, letter) => sum + 1.5 * share((l) => l.letters.has(letter)), 0);
      return { language: known[at], score, why: [...written, ...common.map(({ start, end }) => message.slice(start, end))] };
    });
    const usual = known.includes(last.language) ? last.language : languages[0];
    const top = best([{ language: usual, score: 0.3, why: [] }, ...scores]);
    const next = Math.max(0, ...scores.filter(({ language }) => language !== top.language).map(({ score }) => score));
    return { ...top, confidence: top.why.length ? top.score / (top.score + next) : 0 };
  }

  // The words for a component: its names, and its list or else the list that has a word of its name.
  function wordsOf(component, lists) {
    const names = [component.id.replace(/-/g, ' '), ...(component.names || [])];
    const tokens = tokenise(names.join('\n'));
    const near = () => Object.keys(lists).find((key) => find(lists[key], tokens).length > 0);
    const own = names.map((name) => compileEntry(name, WEIGHTS.sure, component.id)).filter((entry) => entry.parts.length > 0);
    return [...own, ...(lists[lists[component.id] ? component.id : near()] || [])];
  }

  // What else an incident says of itself: single words, which prove little.
  function titleOf({ title, components }) {
    const said = [title || '', ...(components || []).flatMap(({ cannot }) => cannot || [])].join('\n');
    return tokenise(said).filter(({ text }) => text.length > 4).map(({ text }) => compileEntry(text, 0.25, 'title'));
  }

  function proposeIncident(tokens, list, { incidents, last }) {
    const scores = incidents.map((incident) => {
      const hits = (incident.components || []).flatMap((component) => find(wordsOf(component, list.components), tokens));
      const met = [...hits, ...find(titleOf(incident), tokens)];
      const bonus = (incident.phase === 'open' ? 1.5 : 0) + (incident.id === last.incident ? 0.4 : 0);
      return { incident: incident.id, met, score: sum(met) + bonus };
    });
    const top = best([{ incident: null, met: [], score: -1 }, ...scores]);
    return { ...top, confidence: top.met.length ? 1 : 1 / (1 + scores.length) };
  }

  // Shouting, swearing with stars and rows of marks are anger in any language.
  function anger(message) {
    const letters = message.match(/\p{L}/gu) || [];
    const shouted = message.match(/\p{Lu}{4,}/gu) || [];
    const loud = letters.length >= 12 && shouted.join('').length > letters.length * 0.6 ? [[2, shouted[0]]] : [];
    const starred = message.match(/\p{L}+[*#]{2,}\p{L}*|\p{L}\*\p{L}+/gu) || [];
    const marks = message.match(/[!?]{3,}/g) || [];
    return [...loud, ...starred.slice(0, 1).map((word) => [3, word]), ...marks.slice(0, 1).map((mark) => [1, mark])];
  }

  function proposeSituation(message, tokens, list, { harm, brand }) {
    const said = quote(message, tokens);
    const scores = Object.entries(list.situations).map(([situation, entries]) => {
      const met = find(entries, tokens);
      const meant = situation === 'praise' ? met.filter(({ places }) => !isDenied(tokens, places[0], list.denials)) : met;
      return { situation, score: total(meant), why: [...meant].sort((a, b) => b.weight - a.weight).map(said) };
    });
    const other = scores.find(({ situation }) => situation === 'wrong_brand');
    if (brand && other) [other.score, other.why] = [other.score + BRAND, [said(brand), ...other.why]];
    const angry = scores.find(({ situation }) => situation === 'angry');
    if (angry) for (const [weight, word] of anger(message)) [angry.score, angry.why] = [angry.score + weight, [...angry.why, word]];
    scores.sort((a, b) => b.score - a.score || FIRST.indexOf(a.situation) - FIRST.indexOf(b.situation));
    const plain = { situation: 'general', score: 0, why: [] };
    const [top = plain, next = plain] = scores;
    if (harm.length > 0) return { situation: OF_HARM[harm[0].kind], why: harm.map(({ word }) => word), confidence: 1 };
    if (top.score < ENOUGH) return { ...plain, confidence: 0.5 };
    return { ...top, confidence: top.score / (top.score + next.score) };
  }

  function findHarm(message, tokens, list) {
    const met = find(list.harm, tokens);
    if (total(met) < ENOUGH_HARM) return [];
    const weight = (kind) => total(met.filter(({ label }) => label === kind));
    met.sort((a, b) => weight(b.label) - weight(a.label) || b.weight - a.weight);
    return met.map((entry) => ({ kind: entry.label, word: quote(message, tokens)(entry) }));
  }

  const proposeBrand = (tokens, { brands, last }) => Object.entries(brands).filter(([id]) => last.brand && id !== last.brand)
    .flatMap(([id, name]) => find([compileEntry(name, 2, id)], tokens))[0];

  return (message, context) => {
    const known = { words: {}, incidents: [], brands: {}, languages: [], ...context, last: context.last || {} };
    const text = message.slice(0, LONGEST_MESSAGE);
    const tokens = tokenise(text);
    const language = proposeLanguage(text, tokens, known);
    const list = compile(known.words[language.language] || {});
    const others = Object.keys(known.words).filter((one) => one !== language.language);
    const heard = [list, ...others.map((one) => compile(known.words[one]))].map((words) => findHarm(text, tokens, words));
    const harm = heard.find((found) => found.length > 0) || [];
    const brand = proposeBrand(tokens, known);
    const situation = proposeSituation(text, tokens, list, { harm, brand });
    const incident = proposeIncident(tokens, list, known);
    const components = Object.entries(list.components).map(([id, entries]) => ({ id, score: sum(find(entries, tokens)) }))
      .filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return {
      language: language.language,
      incident: incident.incident,
      brand: brand ? brand.label : null,
      components: components.map(({ id }) => id),
      situation: situation.situation,
      tone: (harm.length === 0 && TONE_OF[situation.situation]) || 'sincere',
      harm,
      why: { language: language.why, incident: incident.met.map(quote(text, tokens)), situation: situation.why },
      confidence: { language: language.confidence, incident: incident.confidence, situation: situation.confidence },
    };
  };
})();
