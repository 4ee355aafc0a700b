// A stand-in for the proposals.
function propose(message, { languages }) {
  const lower = message.toLowerCase();
  const language = /\b(jeg|ikke|hvornår|er)\b/.test(lower) && languages.includes('da') ? 'da' : 'en';
  const found = [['when_back', /when is (this|it) back|hvornår/], ['compensation', /refund|money back/], ['praise', /thank/]].find(([, r]) => r.test(lower));
  const harm = [...lower.matchAll(/ambulance|hospital|diabetic|my mum is \d+/g)].map((m) => ({ kind: 'health', word: m[0] }));
  return { language, incident: null, situation: harm.length ? 'vulnerable' : found ? found[0] : 'general', tone: found && found[0] === 'praise' ? 'warm' : 'sincere', harm, why: found ? { situation: [lower.match(found[1])[0]] } : {}, confidence: {} };
}
