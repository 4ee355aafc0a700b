// Looks replies up in the tables of the page and joins greeting and signature. Never composes.
const PARTS = [['apology', 'Apology'], ['status', 'Status'], ['next_step', 'Next step'], ['coda', 'Light line']];

function replyTables(data) {
  const text = (index) => (index === undefined || index === null || index < 0 ? '' : data.texts[index] ?? '');
  const voicesOf = (choice) => data.incidents[choice.incident]?.update.voices ?? [];
  const voiceOf = (choice) => voicesOf(choice).find((voice) => voice.brand === choice.brand && voice.language === choice.language);
  const unique = (values) => [...new Set(values)];
  const rowOf = (voice, situation, tone) => {
    const cell = voice.cells[situation] ?? voice.cells.general ?? {};
    return cell[tone];
  };

  function wording(found, usual, key, index) {
    const [apology, status, next_step, coda, frame] = found;
    const said = { apology: text(apology), status: text(status), next_step: text(next_step), coda: text(coda) };
    return { ...said, frame: data.frames[frame ?? usual], key, index };
  }

  function wordings(choice) {
    const voice = voiceOf(choice);
    const row = voice ? rowOf(voice, choice.situation, choice.tone) : undefined;
    const group = voice ? voice.groups.findIndex((channels) => channels.includes(choice.channel)) : -1;
    if (row === undefined || group < 0) return [];
    const key = [data.incidents[choice.incident].update.id, choice.brand, choice.language, row, group].join(' ');
    return (voice.rows[row][group] ?? []).map((found, index) => wording(found, voice.frames[group], key, index));
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
    tones(choice) {
      const voice = voiceOf(choice);
      return voice ? TONES.filter((tone) => rowOf(voice, choice.situation, tone) !== undefined) : [];
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
