// Whose turn it is among wordings, and how much wit a desk may hand out. Keeps times and numbers, never a message.
const HOUR = 3600000;
const SPACING = 4;

function doseKeeper() {
  const kept = { light: [], lines: {}, complaints: [], shut: false, turns: {}, ...memory.recall('dose') };
  let last = '';

  function keep() {
    const fresh = Object.entries(kept.lines).filter(([, time]) => Date.now() - time < HOUR);
    kept.lines = Object.fromEntries(fresh);
    kept.turns = Object.fromEntries(Object.entries(kept.turns).slice(-60));
    memory.keep('dose', kept);
  }

  // Two people who found us careless within an hour close light until a person opens it again.
  function noteComplaint() {
    kept.complaints = [...kept.complaints, Date.now()].filter((time) => Date.now() - time < HOUR);
    if (kept.complaints.length >= 2) kept.shut = true;
  }

  return {
    // Why light is closed on this desk, or nothing.
    refusal() {
      if (kept.shut) return 'two people found us careless within an hour';
      const since = kept.light.slice(-SPACING);
      const left = SPACING - (since.includes(1) ? since.length - 1 - since.lastIndexOf(1) : since.length);
      return left > 0 ? `one light reply in five: ${left} more without before the next` : '';
    },
    isShut: () => kept.shut,
    reopen() {
      Object.assign(kept, { shut: false, complaints: [] });
      keep();
    },
    // A light line that went out within the hour waits.
    isFresh: (one) => !one.coda || !(Date.now() - (kept.lines[one.coda] ?? 0) < HOUR),
    // The wording that is offered first: the one after the last copied, and never the words just copied.
    first(offered) {
      if (offered.length === 0) return 0;
      const next = (kept.turns[offered[0].key] ?? 0) % offered.length;
      return wordsOf(offered[next]).join(' ') === last ? (next + 1) % offered.length : next;
    },
    noteCopied(one, count, situation) {
      last = wordsOf(one).join(' ');
      delete kept.turns[one.key];
      kept.turns[one.key] = (one.index + 1) % count;
      kept.light = [...kept.light, one.coda ? 1 : 0].slice(-SPACING - 1);
      if (one.coda) kept.lines[one.coda] = Date.now();
      if (situation === 'tone_complaint') noteComplaint();
      keep();
    },
  };
}
