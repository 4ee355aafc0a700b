// The keyboard, what is listened to, and the start. Everything that a mouse can do has a key here.
const isTyping = (target) => target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && target.type !== 'checkbox');
let lettersAreKeys = memory.recall('letters') !== false;

const NEXT = { i: 'incident', l: 'language', t: 'tone', b: 'brand' };
const GO = { m: 'message', s: 'situation', c: 'channel', n: 'name', a: 'agent', h: 'handle', '/': 'search' };
const DO = {
  e: beginEdit,
  z: bringBack,
  f: openList,
  u: () => isNewer && loadNewer(),
  v: () => proposal.harm.length > 0 && tables.situations(choice).includes(answerOf(proposal.harm)) && choose('situation', answerOf(proposal.harm)),
  '?': () => {
    at('keys').open = true;
    at('keys').querySelector('summary').focus();
  },
};

function stepChoice(id, by) {
  const options = [...at(id).options].filter((option) => !option.disabled);
  if (options.length < 2) return;
  const index = options.findIndex((option) => option.value === String(choice[id]));
  const next = options[(index + by + options.length) % options.length];
  choose(id, id === 'incident' ? Number(next.value) : next.value);
  say(next.textContent);
}

function go(id) {
  const field = at(id);
  if (field.closest('[hidden]')) return;
  field.focus();
  if (isTyping(field)) field.select();
}

function steer(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const number = Number(key);
  if (key === 'ArrowDown') turn(wording + 1);
  else if (key === 'ArrowUp') turn(wording - 1);
  else if (!lettersAreKeys) return;
  else if (number >= 1 && number <= offered.length) turn(number - 1);
  else if (NEXT[key]) stepChoice(NEXT[key], event.shiftKey ? -1 : 1);
  else if (GO[key]) go(GO[key]);
  else if (DO[key]) DO[key]();
  else return;
  event.preventDefault();
}

function onEnter(event) {
  const { target } = event;
  if (target === at('edit') || ['BUTTON', 'SUMMARY', 'A'].includes(target.tagName)) return;
  if (event.shiftKey && target === at('message')) return;
  event.preventDefault();
  if (target === at('search')) search.takeFirst();
  else if (event.shiftKey) copySubject();
  else copy();
}

function onEscape(event) {
  const { target } = event;
  if (edit !== null || target === at('edit')) restore();
  else if (target !== document.body) at('reply').focus({ preventScroll: true });
}

function onKey(event) {
  if (event.isComposing || data.incidents.length === 0) return;
  const isCopy = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (isCopy) {
    event.preventDefault();
    copy();
  } else if (event.ctrlKey || event.metaKey || event.altKey) {
    // The browser's own keys stay its own.
  } else if (event.key === 'Enter') onEnter(event);
  else if (event.key === 'Escape') onEscape(event);
  else if (!isTyping(event.target) && event.target.tagName !== 'SELECT') steer(event);
}

// What is pasted outside of a field is the next message.
function onPaste(event) {
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  const field = at('message');
  const takesAll = event.target === field && (field.value.trim() === '' || field.selectionEnd - field.selectionStart === field.value.length);
  if (!pasted.trim() || (isTyping(event.target) && !takesAll)) return;
  event.preventDefault();
  field.value = pasted;
  beginMessage();
}

function onEdit() {
  edit = at('edit').value === composed() ? null : at('edit').value;
  showReply();
}

// A box in which nothing was changed closes when it is left.
function closeUnused() {
  if (edit !== null || document.activeElement === at('edit')) return;
  isEditing = false;
  showReply();
}

function listen() {
  for (const id of ['incident', 'brand', 'language', 'channel', 'situation', 'tone']) {
    at(id).addEventListener('change', () => choose(id, id === 'incident' ? Number(at(id).value) : at(id).value));
  }
  at('message').addEventListener('input', onMessage);
  at('edit').addEventListener('input', onEdit);
  at('edit').addEventListener('blur', () => setTimeout(closeUnused));
  at('name').addEventListener('input', show);
  at('agent').addEventListener('input', () => {
    memory.keep('agent', at('agent').value);
    show();
  });
  const buttons = { copy, 'edit-reply': beginEdit, restore, 'bring-back': bringBack, 'copy-subject': copySubject };
  for (const [id, act] of Object.entries(buttons)) at(id).addEventListener('click', act);
  at('reopen-light').addEventListener('click', () => {
    dose.reopen();
    refresh();
  });
  at('letters').addEventListener('change', () => {
    lettersAreKeys = at('letters').checked;
    memory.keep('letters', lettersAreKeys);
  });
  at('choices').addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('keydown', onKey);
  document.addEventListener('paste', onPaste);
}

// Light ends by the clock; words that were copied stay on view all the same.
function watchClock() {
  showHeader();
  showNotices();
  if (data.incidents.length === 0) return;
  showChoices();
  if (isOut || allowedTones().includes(choice.tone)) return;
  refresh();
  say('That tone is closed now; read the reply again.');
}

function start() {
  listen();
  at('agent').value = memory.recall('agent') ?? '';
  at('letters').checked = lettersAreKeys;
  refresh();
  unpack();
  setInterval(watchClock, 15000);
  watchBuild(data.build, () => {
    isNewer = true;
    showNotices();
  });
}

start();
