// Shows what is chosen: the lists, the reply with its parts, its count, and what has to be said now. Never changes a choice.
let isNewer = false;

function show() {
  const isEmpty = data.incidents.length === 0;
  at('desk').hidden = isEmpty;
  at('nothing').hidden = !isEmpty;
  showHeader();
  showNotices();
  if (isEmpty) return;
  showChoices();
  showHarm();
  showReply();
  showOthers();
}

function showHeader() {
  const now = incident();
  const all = data.incidents.length;
  at('title').textContent = now ? now.title : data.site;
  const which = all > 1 ? ` · ${choice.incident + 1} of ${all}` : '';
  const update = now && `${sentence(now.update.status)}, update ${now.update.id.split('/').pop()}, ${face.tell(now.update.at)}`;
  at('state').textContent = now ? update + which : 'No incident';
  at('age').textContent = face.age();
  const due = now ? face.due(now.update) : { words: '', late: false };
  at('due').textContent = due.words;
  at('due').classList.toggle('late', due.late);
}

// What must not be missed: a newer update, a promise that has passed, the end of light, people to tell.
function showNotices() {
  const notices = [];
  const now = incident();
  if (isNewer) notices.push(['newer', 'A newer update is there. Your message, name and edits stay.', button('', 'Load it', loadNewer, 'U')]);
  if (now && face.due(now.update).late) {
    const promised = `The time that these replies promise, ${face.tell(now.update.next_update)}, has passed.`;
    notices.push(['late', `${promised} Ask for an update; until then, take the promise out.`]);
  }
  if (now && hasLightEnded() && !tables.refused(choice).light) notices.push(['calm', `Light ended at ${face.tell(data.tone_until)}, so it is not offered.`]);
  const waiting = list.waiting().length;
  const people = waiting === 1 ? 'One person on your list can' : `${waiting} people on your list can`;
  if (waiting > 0) notices.push(['calm', `${people} be told that it is fixed.`, button('plain', 'Show them', openList, 'F')]);
  const told = JSON.stringify(notices.map(([, words]) => words));
  if (at('notices').dataset.told === told) return;
  at('notices').dataset.told = told;
  at('notices').replaceChildren(...notices.map(([kind, words, act]) => {
    const line = element('p', kind, words);
    if (act) line.append(act);
    return line;
  }));
}

// Fills a list only where it differs, so that an open one stays as it is.
function fill(id, values, label, refused) {
  const field = at(id);
  const options = values.map((value) => [String(value), label(value), Boolean(refused?.(value))]);
  const told = JSON.stringify(options);
  if (field.dataset.told !== told) {
    field.dataset.told = told;
    field.replaceChildren(...options.map(([value, words, isRefused]) => {
      const option = element('option', '', words);
      option.value = value;
      option.disabled = isRefused;
      return option;
    }));
  }
  field.value = String(choice[id]);
  field.closest('.field').hidden = values.length < 2 && !['channel', 'situation', 'tone'].includes(id);
}

function showChoices() {
  const tones = tables.tones(choice);
  const refused = TONES.filter((tone) => refusalOf(tone));
  fill('incident', data.incidents.map((_, index) => index), (index) => data.incidents[index].title);
  fill('brand', tables.brands(choice), (id) => data.brands[id] ?? id);
  fill('language', tables.languages(choice), languageName);
  fill('channel', tables.channels(choice), place);
  fill('situation', tables.situations(choice), situationName);
  fill('tone', TONES.filter((tone) => tones.includes(tone) || refused.includes(tone)), sentence, refusalOf);
  for (const id of ['incident', 'situation', 'language', 'tone']) showWhy(id);
  at('refused').replaceChildren(...closedTones(refused).map((words) => element('li', '', words)));
  at('reopen-light').hidden = !dose.isShut();
}

// Tones that are closed for one reason share a line.
function closedTones(refused) {
  const reasons = [...new Set(refused.map(refusalOf))];
  return reasons.map((reason) => {
    const tones = refused.filter((tone) => refusalOf(tone) === reason);
    return `${capital(tones.join(', '))} ${tones.length > 1 ? 'are' : 'is'} closed: ${reason.replace(/`/g, '')}`;
  });
}

function showWhy(id) {
  const words = changed.has(id) ? [] : unlike(proposal.why[id] ?? []).slice(0, 3);
  const isGuess = words.length > 0 && (proposal.confidence[id] ?? 1) < 0.5;
  const line = at(`${id}-why`);
  line.replaceChildren();
  if (words.length === 0) return;
  line.append(isGuess ? 'Perhaps, because of ' : 'Because of ');
  quote(line, words);
}

// Each word once, however it is written.
const unlike = (words) => [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];

function quote(line, words) {
  for (const [index, word] of words.entries()) line.append(index ? ', ' : '', element('mark', '', word));
}

const KINDS = { emergency: 'an emergency', health: 'someone’s health', safety: 'someone’s safety', privacy: 'someone’s data' };
const answerOf = (harm) => (harm.every(({ kind }) => kind === 'privacy') ? 'privacy' : 'vulnerable');

function showHarm() {
  const { harm } = proposal;
  const told = JSON.stringify([harm, choice.situation]);
  if (at('harm').dataset.told === told) return;
  at('harm').dataset.told = told;
  at('harm').replaceChildren();
  if (harm.length === 0) return;
  const kinds = [...new Set(harm.map(({ kind }) => KINDS[kind] ?? kind))].join(' and ');
  const words = element('p');
  words.append(element('b', '', `This may be about ${kinds}. `), 'Only sincere replies are offered, because of ');
  quote(words, unlike(harm.map(({ word }) => word)).slice(0, 4));
  const situation = answerOf(harm);
  const isAnswered = ['vulnerable', 'privacy'].includes(choice.situation) || !tables.situations(choice).includes(situation);
  at('harm').append(words);
  if (!isAnswered) at('harm').append(button('plain', `Answer it as ${situation}`, () => choose('situation', situation), 'V'));
}

function showReply() {
  at('edit').hidden = !isEditing;
  at('reply').hidden = isEditing;
  at('restore').hidden = !isEditing && edit === null;
  at('bring-back').hidden = setAside === null;
  at('copy').disabled = !current();
  at('copy').lastElementChild.textContent = isEditing ? 'Ctrl Enter' : 'Enter';
  at('edit-reply').hidden = isEditing || !current();
  at('copy-subject').hidden = !current() || !tables.subject(current());
  at('edit').lang = at('reply').lang = choice.language;
  if (isEditing && current()) {
    if (edit !== null && at('edit').value !== edit) at('edit').value = edit;
    at('edit').rows = Math.min(Math.max(Math.ceil(at('edit').value.length / 70) + at('edit').value.split('\n').length, 4), 24);
  } else {
    at('reply').replaceChildren(...(current() ? piecesShown(current()) : [element('p', '', 'There is no reply for this choice. Another channel, situation or language has one.')]));
  }
  showCount();
}

// Each piece on a line of its own with its name beside it; what is copied is one text.
function piecesShown(one) {
  const [hello, signed] = around();
  const parts = PARTS.map(([part, label]) => [part, label, one[part]]);
  const whole = edit === null ? [['around', '', hello], ...parts, ['around', '', signed]] : [['edited', 'Your edit', edit]];
  const pieces = [['subject', 'Subject', tables.subject(one)], ...whole];
  return pieces.filter(([, , words]) => words).map(([part, label, words]) => {
    const line = element('p', part);
    const name = element('span', 'label', label);
    name.lang = 'en';
    const text = element('span', 'words', words);
    text.dataset.part = part;
    line.append(name, text);
    return line;
  });
}

function showCount() {
  const field = at('count');
  field.className = '';
  field.replaceChildren();
  at('cost').textContent = '';
  if (!current()) return;
  const content = outgoing();
  const { length, limit, over, parts, unit } = counter.count(channel(), content);
  field.textContent = `${length} of ${limit} ${whereOf(choice.channel)}`;
  field.append(element('span', 'room', over > 0 ? `${over} over` : `${limit - length} left`));
  field.className = over > 0 ? 'over' : '';
  field.title = UNITS[unit] ?? unit;
  const strangers = channel().characters === 'gsm7' ? counter.strangers(content) : [];
  if (strangers.length > 0) at('cost').textContent = costOf(strangers, parts);
}

function costOf(strangers, parts) {
  const which = `${strangers.slice(0, 6).join(' ')} ${strangers.length > 1 ? 'are' : 'is'}`;
  const cost = parts > 1 ? `: ${parts} parts` : '';
  return `${which} outside the alphabet of an SMS, so that a part holds 70 and not 160${cost}.`;
}

function showOthers() {
  const others = offered.map((one, index) => [one, index]).filter(([, index]) => index !== wording);
  at('other').hidden = others.length === 0;
  at('wordings').replaceChildren(...others.map(([one, index]) => {
    const made = button('', undefined, () => turn(index));
    const body = element('span', 'words', wordsOf(one).join(' '));
    body.lang = choice.language;
    const whole = counter.transcribe(channel(), joinReply(one, tables.around(one, at('name').value.trim(), at('agent').value.trim())));
    made.append(element('kbd', '', String(index + 1)), body, element('span', 'length', String(counter.count(channel(), whole).length)));
    const item = element('li');
    item.append(made);
    return item;
  }));
}

function openList() {
  at('followup').open = true;
  at('followup').querySelector('summary').focus();
}
