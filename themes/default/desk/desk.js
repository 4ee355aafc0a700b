// The desk selects among composed replies, joins greeting and signature, and copies. It never composes.
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const at = (id) => document.getElementById(id);
  const fields = ['incident', 'brand', 'language', 'channel', 'situation', 'tone'];
  const parts = [['apology', 'Apology'], ['status', 'Status'], ['next_step', 'Next step'], ['coda', 'Light line']];
  const units = {
    x_weighted: 'characters as X counts them', x_classic: 'characters, a link counts 23', septets: 'characters',
    utf16: 'UTF-16 units', graphemes: 'characters', mastodon: 'characters', threads: 'characters',
    characters: 'characters', bytes: 'bytes',
  };
  const places = { x: 'X', sms: 'SMS', sms_long: 'a long SMS', short: 'short posts', email: 'email', whatsapp: 'WhatsApp', google_play: 'Google Play', app_store: 'the App Store' };
  let shown = [];
  let wording = 0;

  const words = (key) => key.replace(/_/g, ' ');
  const sentence = (key) => words(key).replace(/^./, (c) => c.toUpperCase());
  const place = (channel) => places[channel] || sentence(channel);
  const text = (index) => (index === undefined ? '' : data.texts[index]);

  function element(tag, name, content) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (content !== undefined) made.textContent = content;
    return made;
  }

  function clock(time) {
    const options = { timeZone: data.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    const day = (t) => new Date(t).toLocaleDateString('en-CA', { timeZone: data.zone });
    if (day(time) !== day(data.as_of)) Object.assign(options, { weekday: 'long', day: 'numeric', month: 'long' });
    return new Intl.DateTimeFormat('en-GB', options).format(new Date(time));
  }

  // What one agent chooses stays on this machine; a browser that keeps nothing for pages from disk is fine too.
  const memory = {
    recall(id) {
      try {
        return localStorage.getItem(`amends.${id}`) || '';
      } catch {
        return '';
      }
    },
    keep(id) {
      try {
        localStorage.setItem(`amends.${id}`, at(id).value);
      } catch {
        // The page works without.
      }
    },
  };

  const labels = { brand: (id) => data.brands[id] || id, situation: sentence, tone: sentence, channel: (value) => place(value).replace(/^./, (c) => c.toUpperCase()) };

  const incident = () => data.incidents[Number(at('incident').value)] || data.incidents[0];

  function offer(id, values, label) {
    const field = at(id);
    const before = field.value;
    field.replaceChildren(...values.map((value, index) => {
      const option = element('option', '', label(value, index));
      option.value = id === 'incident' ? String(index) : value;
      return option;
    }));
    if ([...field.options].some((o) => o.value === before)) field.value = before;
    field.closest('p').hidden = values.length < 2 && id !== 'channel';
  }

  // Each list offers what the lists above it leave.
  function choose() {
    let left = incident() ? incident().update.replies : [];
    for (const id of fields.slice(1)) {
      const values = [...new Set(left.map((reply) => reply[id]))];
      offer(id, values, labels[id] || ((value) => value));
      left = left.filter((reply) => reply[id] === at(id).value);
    }
    shown = left;
    wording = Math.min(wording, Math.max(shown.length - 1, 0));
    show();
  }

  function around(said) {
    const name = at('name').value.trim();
    const agent = at('agent').value.trim();
    const greeting = name ? text(said.greeting).replace('{name}', () => name) : text(said.unnamed);
    const signature = text(said.signature);
    const signed = signature.includes('{agent}') && !agent ? '' : signature.replace('{agent}', () => agent);
    return [greeting, signed];
  }

  function whole(reply) {
    const said = data.words[reply.words];
    const [greeting, signed] = around(said);
    const triad = parts.map(([part]) => text(said[part]));
    return [greeting, ...triad, signed].filter(Boolean).join(said.separator);
  }

  function show() {
    showState();
    const reply = shown[wording];
    at('copy').disabled = !reply;
    at('said').textContent = '';
    if (!reply) {
      at('reply').replaceChildren(element('p', '', 'There is no reply for this choice.'));
      at('count').textContent = '';
      at('other').hidden = true;
      return;
    }
    const said = data.words[reply.words];
    const [greeting, signed] = around(said);
    const lines = [];
    if (said.subject !== undefined) lines.push(line('around', 'Subject', text(said.subject)));
    if (greeting) lines.push(element('p', 'around', greeting));
    for (const [part, label] of parts) if (said[part] !== undefined) lines.push(line(part, label, text(said[part])));
    if (signed) lines.push(element('p', 'around', signed));
    at('reply').replaceChildren(...lines);
    at('reply').lang = reply.language;
    at('count').textContent = `${said.length} of ${said.limit} on ${place(reply.channel)}`;
    at('count').title = `${units[said.unit] || said.unit}, with room kept for name and initials`;
    showOthers();
  }

  function line(part, label, content) {
    const made = element('p', part);
    made.append(element('span', 'part', label), document.createTextNode(content));
    return made;
  }

  function showState() {
    const now = incident();
    at('title').textContent = now ? now.title : data.site;
    if (!now) return at('state').replaceChildren('No incident yet.');
    const update = now.update;
    at('state').textContent = `${sentence(update.status)}, update ${update.id.split('/').pop()}, ${clock(update.at)}`;
    showDue(update.next_update);
  }

  // A page that stays open tells by the clock when a promise has passed; one that is days old only says what it held.
  function showDue(due) {
    const left = due ? Math.round((new Date(due) - Date.now()) / 60000) : 0;
    const near = due && Math.abs(left) < 24 * 60;
    at('due').classList.toggle('late', Boolean(near) && left < 0);
    if (!due) at('due').textContent = `As of ${clock(data.as_of)}`;
    else if (!near) at('due').textContent = `Next update due ${clock(due)}`;
    else if (left < 0) at('due').textContent = `Next update was due ${clock(due)}, ${span(-left)} ago`;
    else at('due').textContent = `Next update due ${clock(due)}, in ${span(left)}`;
  }

  function span(minutes) {
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }

  function showOthers() {
    const others = shown.map((reply, index) => [reply, index]).filter(([, index]) => index !== wording);
    at('other').hidden = others.length === 0;
    at('wordings').replaceChildren(...others.map(([reply, index]) => {
      const said = data.words[reply.words];
      const button = element('button');
      button.type = 'button';
      const key = element('kbd', '', String(index + 1));
      const body = element('span', '', parts.map(([part]) => text(said[part])).filter(Boolean).join(' '));
      body.lang = reply.language;
      button.append(key, body, element('span', 'length', String(said.length)));
      button.addEventListener('click', () => turn(index));
      const item = element('li');
      item.append(button);
      return item;
    }));
  }

  function turn(index) {
    if (shown.length === 0) return;
    wording = (index + shown.length) % shown.length;
    show();
    at('said').textContent = `Wording ${wording + 1} of ${shown.length}.`;
  }

  async function copy() {
    const reply = shown[wording];
    if (!reply) return;
    const copied = await write(whole(reply));
    at('said').textContent = copied ? 'Copied.' : 'The browser refused. Select the text and copy it by hand.';
  }

  async function write(content) {
    try {
      await navigator.clipboard.writeText(content);
      return true;
    } catch {
      return writeByHand(content);
    }
  }

  // Pages from disk may lack the clipboard; a field that is selected can still be copied.
  function writeByHand(content) {
    const held = document.activeElement;
    const field = element('textarea', 'hidden', content);
    field.setAttribute('aria-hidden', 'true');
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (held) held.focus();
    return copied;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const typing = target.tagName === 'INPUT';
    if (event.key === 'Enter' && target.tagName !== 'BUTTON') {
      event.preventDefault();
      copy();
    } else if (event.key === 'Escape') {
      target.blur();
    } else if (!typing && target.tagName !== 'SELECT') {
      steer(event);
    }
  }

  function steer(event) {
    const number = Number(event.key);
    const field = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (number >= 1 && number <= shown.length) turn(number - 1);
    else if (event.key === 'ArrowDown') turn(wording + 1);
    else if (event.key === 'ArrowUp') turn(wording - 1);
    else if (field && !field.closest('p').hidden) field.focus();
    else return;
    event.preventDefault();
  }

  for (const field of document.querySelectorAll('[data-key]')) {
    const label = document.querySelector(`label[for="${field.id}"]`);
    const key = element('kbd', '', field.dataset.key.toUpperCase());
    key.setAttribute('aria-hidden', 'true');
    label.append(key);
  }
  offer('incident', data.incidents, (one) => one.title);
  for (const id of fields) at(id).addEventListener('change', () => { wording = 0; choose(); });
  for (const id of ['name', 'agent']) at(id).addEventListener('input', show);
  at('agent').addEventListener('input', () => memory.keep('agent'));
  at('channel').addEventListener('change', () => memory.keep('channel'));
  at('choices').addEventListener('submit', (event) => event.preventDefault());
  at('copy').addEventListener('click', copy);
  document.addEventListener('keydown', onKey);
  choose();
  at('agent').value = memory.recall('agent');
  const channel = memory.recall('channel');
  if ([...at('channel').options].some((option) => option.value === channel)) at('channel').value = channel;
  choose();
  setInterval(() => { if (incident()) showState(); }, 20000);
})();
