// Looks replies up in the tables of the page and joins greeting and signature. Never composes.
const PARTS = [['apology', 'Apology'], ['status', 'Status'], ['next_step', 'Next step'], ['coda', 'Light line']];

// The rows of a voice as they are chosen from. The page holds each list of wordings once, and texts as differences to
// the one before: 0 in a row is the next list, another number how far back the list stands.
function unfold(voice) {
  const columns = voice.columns.map((steps) => {
    let sum = 0;
    return steps.map((step) => (sum += step));
  });
  const odd = new Map(voice.odd.map(([index, ...rest]) => [index, rest]));
  let at = 0;
  const lists = voice.sizes.map((size) => Array.from({ length: size }, () => {
    const [coda, frame] = odd.get(at) ?? [];
    const [apology, status, next_step] = columns.map((column) => column[at]);
    at += 1;
    return { apology, status, next_step, coda, frame };
  }));
  let next = 0;
  const listOf = (step) => lists[step === 0 ? next++ : next - step];
  return voice.rows.map((row) => row.map(listOf));
}

// Each sentence stands once in the page: 0 is the next one, another number how far back it stands.
function joinSentences({ sentences, texts }) {
  let next = 0;
  return texts.map((steps) => steps.map((step) => sentences[step === 0 ? next++ : next - step]).join(' '));
}

function replyTables(data) {
  const unfolded = new Map();
  const rowsOf = (voice) => {
    if (!unfolded.has(voice)) unfolded.set(voice, unfold(voice));
    return unfolded.get(voice);
  };
  let texts = null;
  const text = (index) => {
    texts ??= joinSentences(data);
    return texts[index ?? -1] ?? '';
  };
  const voicesOf = (choice) => data.incidents[choice.incident]?.update.voices ?? [];
  const voiceOf = (choice) => voicesOf(choice).find((voice) => voice.brand === choice.brand && voice.language === choice.language);
  const unique = (values) => [...new Set(values)];
  const rowOf = (voice, situation, tone) => {
    const cell = voice.cells[situation] ?? voice.cells.general ?? {};
    return cell[tone];
  };

  function wording(found, usual, key, index) {
    const said = Object.fromEntries(PARTS.map(([part]) => [part, text(found[part])]));
    return { ...said, frame: data.frames[found.frame ?? usual], key, index };
  }

  function wordings(choice) {
    const voice = voiceOf(choice);
    const row = voice ? rowOf(voice, choice.situation, choice.tone) : undefined;
    const group = voice ? voice.groups.findIndex((channels) => channels.includes(choice.channel)) : -1;
    if (row === undefined || group < 0) return [];
    const key = [data.incidents[choice.incident].update.id, choice.brand, choice.language, row, group].join(' ');
    return (rowsOf(voice)[row][group] ?? []).map((found, index) => wording(found, voice.frames[group], key, index));
  }

  return {
    wordings,
    brands: (choice) => unique(voicesOf(choice).map((voice) => voice.brand)),
    languages: (choice) => unique(voicesOf(choice).filter((voice) => voice.brand === choice.brand).map((voice) => voice.language)),
    channels(choice) {
      const served = new Set(voiceOf(choice)?.groups.flat() ?? []);
      return Object.keys(data.channels).filter((channel) => served.has(channel));
    },
    situations(choice) {
      const cells = voiceOf(choice)?.cells ?? {};
      const known = Object.keys(SITUATIONS).filter((situation) => situation in cells);
      return [...known, ...Object.keys(cells).filter((situation) => !(situation in SITUATIONS))];
    },
    // A light reply whose line does not fit a channel has no entry there.
    tones(choice) {
      const voice = voiceOf(choice);
      const known = voice ? TONES.filter((tone) => rowOf(voice, choice.situation, tone) !== undefined) : [];
      const served = known.filter((tone) => wordings({ ...choice, tone }).length > 0);
      return served.length > 0 ? served : known;
    },
    refused: (choice) => voiceOf(choice)?.refused ?? {},
    subject: (one) => text(one.frame.subject),
    around: (one, name, agent) => aroundOf(text(one.frame.greeting), text(one.frame.unnamed), text(one.frame.signature), name, agent),
  };
}

// A name or initials that are missing leave no gap: the greeting has a form without, the signature goes.
function aroundOf(greeting, unnamed, signature, name, agent) {
  const hello = name ? greeting.replace('{name}', () => name) : unnamed;
  const signed = signature.includes('{agent}') && !agent ? '' : signature.replace('{agent}', () => agent);
  return [hello, signed];
}

const wordsOf = (one) => PARTS.map(([part]) => one[part]).filter(Boolean);

const joinReply = (one, [hello, signed]) => [hello, ...wordsOf(one), signed].filter(Boolean).join(one.frame.separator);
