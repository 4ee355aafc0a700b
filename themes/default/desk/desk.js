// The desk: what is chosen, what is shown of it, and what is copied. Selects among composed replies; never composes.
const data = JSON.parse(at('data').textContent);
const tables = replyTables(data);
const counter = makeCounter(data.count);
const dose = doseKeeper();
const face = clockFace(data);

const choice = { incident: 0, brand: '', language: '', channel: '', situation: 'general', tone: 'sincere' };
// What was chosen by hand, for any customer; where no message says otherwise it is taken again.
const usual = { incident: '', ...Object.fromEntries(['brand', 'language', 'channel'].map((id) => [id, memory.recall(id) ?? ''])) };
// What the message led to, and which of it a person has changed since.
let proposal = { harm: [], why: {}, confidence: {} };
let changed = new Set();
// The wordings on offer and the one that is shown; an edit of it, and one that was given up.
let offered = [];
let wording = 0;
let shownKey = '';
let edit = null;
// Whether the box is open; an edit that was copied is shown like any reply.
let isEditing = false;
// Whether the words that are shown were copied; they stay until something else is chosen.
let isOut = false;
let setAside = null;
let wantsTone = 'sincere';
let pendingRow = null;

const incident = () => data.incidents[choice.incident];
const current = () => offered[wording];
const channel = () => data.channels[choice.channel];
const around = () => tables.around(current(), at('name').value.trim(), at('agent').value.trim());
const composed = () => (current() ? joinReply(current(), around()) : '');
const outgoing = () => (current() ? counter.transcribe(channel(), edit ?? composed()) : '');

// Why a tone is not offered; nothing where it is.
function refusalOf(tone) {
  if (tone === 'sincere') return '';
  if (proposal.harm.length > 0) return 'there are words of harm in the message';
  const refused = tables.refused(choice)[tone];
  if (refused) return refused;
  if (tone !== 'light' || !tables.tones(choice).includes(tone)) return '';
  if (hasLightEnded()) return `light ended at ${face.tell(data.tone_until)}`;
  const lines = tables.wordings({ ...choice, tone }).filter((one) => one.coda);
  if (lines.length > 0 && !lines.some(dose.isFresh)) return 'every light line went out within the hour';
  return dose.refusal();
}

const hasLightEnded = () => Boolean(data.tone_until) && new Date(data.tone_until) < Date.now();

function allowedTones() {
  return tables.tones(choice).filter((tone) => !refusalOf(tone));
}

const nearest = (values, wanted, last) => (values.includes(wanted) ? wanted : values.includes(last) ? last : values[0] ?? '');

// Makes what is chosen possible: each choice is one that those before it leave.
function settle() {
  choice.incident = Math.min(choice.incident, Math.max(data.incidents.length - 1, 0));
  choice.brand = nearest(tables.brands(choice), choice.brand, usual.brand);
  choice.language = nearest(tables.languages(choice), choice.language, usual.language);
  choice.channel = nearest(tables.channels(choice), choice.channel, usual.channel);
  choice.situation = nearest(tables.situations(choice), choice.situation, 'general');
  const tones = allowedTones();
  const lower = TONES.slice(0, TONES.indexOf(wantsTone) + 1).reverse();
  choice.tone = lower.find((tone) => tones.includes(tone)) ?? tones[0] ?? 'sincere';
  offered = tables.wordings(choice).filter(dose.isFresh);
  const key = JSON.stringify(choice);
  if (key !== shownKey) offerFirst();
  shownKey = key;
}

function offerFirst() {
  dropEdit();
  wording = dose.first(offered);
}

// An edit belongs to the words that it changed; with others it is set aside and can be had back.
function dropEdit() {
  if (edit !== null) setAside = edit;
  edit = null;
  isEditing = false;
  isOut = false;
}

function choose(id, value) {
  choice[id] = value;
  changed.add(id);
  if (id === 'tone') wantsTone = value;
  if (id in usual) usual[id] = id === 'incident' ? incident().id : value;
  if (id in usual && id !== 'incident') memory.keep(id, value);
  refresh();
}

function refresh() {
  settle();
  show();
}

const indexOf = (id) => data.incidents.findIndex((one) => one.id === id);

// The message leads to proposals; what a person has chosen since it came stays.
function readMessage() {
  takeUsual();
  const message = at('message').value;
  proposal = message.trim() ? ask(message, choice.brand) : { harm: [], why: {}, confidence: {} };
  // The incident chosen last by hand gives way to words for another, not to none.
  const isHeard = usual.incident === '' || proposal.why.incident?.length > 0;
  const found = indexOf(proposal.incident);
  if (found >= 0 && isHeard && !changed.has('incident')) choice.incident = found;
  takeBrand(message);
  for (const id of ['language', 'situation']) if (proposal[id] && !changed.has(id)) choice[id] = proposal[id];
  if (proposal.tone && !changed.has('tone')) wantsTone = proposal.tone;
  refresh();
}

const usualBrand = () => nearest(tables.brands(choice), usual.brand, '');

// What one message led to is no choice for the next.
function takeUsual() {
  const first = { ...usual, incident: Math.max(indexOf(usual.incident), 0), situation: 'general' };
  for (const [id, value] of Object.entries(first)) if (!changed.has(id)) choice[id] = value;
  if (!changed.has('tone')) wantsTone = 'sincere';
  if (!changed.has('brand')) choice.brand = usualBrand();
  choice.language = nearest(tables.languages(choice), choice.language, usual.language);
}

// The brand that the message names, or else one that speaks its language. With the right brand it is not the wrong one.
function takeBrand(message) {
  if (changed.has('brand')) return;
  const brands = tables.brands(choice);
  if (brands.includes(proposal.brand)) {
    choice.brand = proposal.brand;
    proposal = ask(message, '');
    if (proposal.situation === 'wrong_brand') Object.assign(proposal, { situation: 'general', why: { ...proposal.why, situation: [] } });
    return;
  }
  const speaks = (brand) => tables.languages({ ...choice, brand }).includes(proposal.language);
  if (proposal.confidence.language > 0.5 && !changed.has('language') && !speaks(choice.brand)) choice.brand = brands.find(speaks) ?? choice.brand;
}

// A message that is cleared makes room for another customer.
function onMessage() {
  if (at('message').value === '') forgetCustomer();
  readMessage();
}

// In which language they write is asked of all brands: another may speak it.
function ask(message, brand) {
  const last = { language: choice.language, incident: incident()?.id, brand };
  const all = tables.brands(choice).flatMap((one) => tables.languages({ ...choice, brand: one }));
  const languages = [...new Set([...tables.languages(choice), ...all])];
  const found = propose(message, { words: data.words, incidents: data.incidents, brands: data.brands, languages, last });
  return { harm: [], why: {}, confidence: {}, ...found };
}

// Nothing of one customer stays for the next.
function forgetCustomer() {
  changed = new Set();
  pendingRow = null;
  for (const id of ['name', 'handle']) at(id).value = '';
  [edit, isEditing, setAside, shownKey] = [null, false, null, ''];
}

function beginMessage() {
  forgetCustomer();
  readMessage();
  const brand = choice.brand === usualBrand() ? '' : data.brands[choice.brand];
  const heard = [situationName(choice.situation), sentence(choice.tone), languageName(choice.language), brand].filter(Boolean).join(' · ');
  const isNarrow = matchMedia('(max-width: 54rem)').matches;
  say(current() && !isNarrow ? `${heard}. Enter copies.` : heard);
  at('reply').focus({ preventScroll: true });
  // On a phone the reply is below the message, and a warning of harm comes before it.
  if (isNarrow) at(proposal.harm.length > 0 ? 'harm' : 'answer').scrollIntoView({ block: 'start' });
}

function turn(index) {
  if (offered.length === 0) return;
  wording = (index + offered.length) % offered.length;
  dropEdit();
  show();
  say(`Wording ${wording + 1} of ${offered.length}.`);
}

async function copy() {
  if (!current()) return;
  const [one, content] = [current(), outgoing()];
  const { over } = counter.count(channel(), content);
  const copied = await copyText(content);
  if (!copied) return say('The browser refused. Select the text and copy it by hand.');
  noteCopied(one);
  if (isEditing) leaveBox();
  say(over > 0 ? `Copied, but ${over} too long ${whereOf(choice.channel)}.` : 'Copied.');
}

function noteCopied(one) {
  dose.noteCopied(one, tables.wordings(choice).length, choice.situation);
  if (pendingRow) list.noteTold(pendingRow);
  else list.noteCopied(rowOfCopy());
  pendingRow = null;
  isOut = true;
  showChoices();
  showNotices();
}

function rowOfCopy() {
  const { channel: where, language, brand } = choice;
  return { time: new Date().toISOString(), channel: where, handle: at('handle').value.trim(), update: incident().update.id, language, brand };
}

async function copySubject() {
  const subject = current() && tables.subject(current());
  if (subject) say((await copyText(subject)) ? 'Subject copied.' : 'The browser refused.');
}

const say = (words) => {
  at('said').textContent = words;
};

function beginEdit() {
  if (!current()) return;
  isEditing = true;
  at('edit').value = edit ?? composed();
  showReply();
  at('edit').focus();
}

// What was edited stays the reply, but the next paste is the next message.
function leaveBox() {
  isEditing = false;
  showReply();
  at('reply').focus({ preventScroll: true });
}

function restore() {
  if (edit === null && !isEditing) return;
  dropEdit();
  at('edit').value = composed();
  show();
  at('reply').focus({ preventScroll: true });
  say('The composed words are back.');
}

function bringBack() {
  if (setAside === null || !current()) return;
  [edit, setAside] = [setAside, null];
  beginEdit();
  show();
}

// A reply to somebody who was answered before, now that it is fixed.
function tell(row) {
  at('message').value = '';
  beginMessage();
  const index = indexOf(row.update.split('/')[0]);
  Object.assign(choice, { incident: Math.max(index, 0), brand: row.brand, language: row.language, channel: row.channel, situation: 'follow_up' });
  for (const id of ['incident', 'brand', 'language', 'situation']) changed.add(id);
  at('handle').value = row.handle;
  refresh();
  pendingRow = row;
  say(`To ${row.handle || 'somebody without a handle'} on ${place(row.channel)}. Enter copies.`);
}

let isWarned = false;

// The page is loaded anew; what the agent was at comes along and is kept nowhere.
function loadNewer() {
  const { incident: index, ...chosen } = choice;
  const fields = Object.fromEntries(['message', 'name', 'handle'].map((id) => [id, at(id).value]));
  const chosenBy = { chosen, usual, changed: [...changed], incident: data.incidents[index]?.id, wantsTone };
  const packed = luggage.pack({ fields, ...chosenBy, edit: edit ?? setAside, isEdited: edit !== null, isEditing });
  if (packed || !at('message').value || isWarned) location.reload();
  else say('This browser cannot carry the message along. Copy it, then press U again.');
  isWarned = true;
}

// `amends serve` knows of a newer page before the clock asks.
document.addEventListener('amends-newer', (event) => {
  event.preventDefault();
  loadNewer();
});

function unpack() {
  const carried = luggage.unpack();
  if (!carried) return;
  for (const [id, value] of Object.entries(carried.fields)) at(id).value = value;
  if (at('message').value.trim()) proposal = ask(at('message').value, carried.chosen.brand);
  Object.assign(choice, carried.chosen, { incident: Math.max(indexOf(carried.incident), 0) });
  Object.assign(usual, carried.usual);
  changed = new Set(carried.changed);
  wantsTone = carried.wantsTone;
  refresh();
  if (carried.isEdited) [edit, isEditing] = [carried.edit, carried.isEditing];
  else setAside = carried.edit;
  show();
  say(carried.isEdited ? 'The newer update is here, and your edit. Esc gives the new words.' : 'The newer update is here.');
}

const list = followUps(data, face.tell, tell);
const search = setUpSearch(tables, () => choice, (one) => {
  choose('situation', one.situation);
  turn(one.wording);
  at('reply').focus({ preventScroll: true });
});
