// Finds situations and texts by words; a click or Enter chooses one. Never reads what is not on the page.
const MOST_FOUND = 8;

const folded = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// What the replies of every situation hold of all the words asked for: names first, then texts.
function findReplies(query, choice, tables) {
  const asked = folded(query).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return [];
  const holds = (words) => asked.every((one) => folded(words).includes(one));
  const [named, told, seen] = [[], [], new Set()];
  for (const situation of tables.situations(choice)) {
    const offered = tables.wordings({ ...choice, situation });
    const isNamed = holds(situationName(situation));
    if (isNamed && offered.length > 0) named.push({ situation, wording: 0, words: wordsOf(offered[0]).join(' ') });
    for (const [wording, one] of isNamed ? [] : offered.entries()) {
      const words = wordsOf(one).join(' ');
      if (!seen.has(words) && holds(words)) told.push({ situation, wording, words });
      seen.add(words);
    }
  }
  return [...named, ...told].slice(0, MOST_FOUND);
}

function setUpSearch(tables, currentChoice, choose) {
  let found = [];
  const field = at('search');
  function show() {
    found = findReplies(field.value, currentChoice(), tables);
    at('found').replaceChildren(...found.map((one) => {
      const item = element('li');
      const made = button('', undefined, () => take(one));
      made.append(element('b', '', situationName(one.situation)), element('span', '', one.words));
      made.lastChild.lang = currentChoice().language;
      item.append(made);
      return item;
    }));
    const asked = field.value.trim() !== '';
    at('found-count').textContent = asked ? `${found.length === MOST_FOUND ? 'The first ' : ''}${found.length} found` : '';
  }
  function take(one) {
    field.value = '';
    show();
    choose(one);
  }
  field.addEventListener('input', show);
  return { takeFirst: () => found.length > 0 && take(found[0]) };
}
