// Names of things, makers of elements, and what stays on this machine. Never keeps what a customer wrote.
const at = (id) => document.getElementById(id);

function element(tag, name, content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (content !== undefined) made.textContent = content;
  return made;
}

function button(name, content, act, key) {
  const made = element('button', name, content);
  made.type = 'button';
  if (key) made.append(' ', element('kbd', '', key));
  made.addEventListener('click', act);
  return made;
}

const capital = (words) => words.replace(/^./u, (c) => c.toUpperCase());
const sentence = (key) => capital(key.replace(/_/g, ' '));

const PLACES = {
  x: 'X', sms: 'SMS', sms_long: 'SMS, long', short: 'Short posts', whatsapp: 'WhatsApp', google_play: 'Google Play', app_store: 'App Store',
  linkedin: 'LinkedIn', chat: 'Live chat', phone: 'Phone, read aloud',
};
const place = (channel) => PLACES[channel] ?? sentence(channel);

const WHERE = { email: 'by email', sms: 'by SMS', sms_long: 'by long SMS', chat: 'in live chat', phone: 'on the phone', short: 'in short posts', app_store: 'in the App Store' };
const whereOf = (channel) => WHERE[channel] ?? `on ${place(channel)}`;

const SITUATIONS = {
  general: 'General: it does not work', when_back: 'When is it back?', angry: 'Angry', still_not_working: 'Still not working', vulnerable: 'Vulnerable: someone depends on it',
  business: 'Business: cannot work', compensation: 'Compensation', leave: 'Leave: wants to go', praise: 'Praise', cause: 'Cause: why?', privacy: 'Privacy: fears for data',
  off_hours: 'Off hours: found nobody', tone_complaint: 'Tone: found us careless', other_issue: 'Other issue', wrong_brand: 'Wrong brand', follow_up: 'Follow up: answered before',
};
const situationName = (situation) => SITUATIONS[situation] ?? sentence(situation);

const TONES = ['sincere', 'plain', 'warm', 'light'];

const UNITS = {
  x_weighted: 'characters as X counts them: 2 for an emoji, 23 for a link', x_classic: 'characters, 23 for a link', mastodon: 'characters, 23 for a link', threads: 'characters, an emoji by its bytes',
  graphemes: 'characters as people see them', utf16: 'UTF-16 units', characters: 'characters', bytes: 'bytes', sms_parts: 'characters of an SMS',
};

function languageName(tag) {
  try {
    return capital(new Intl.DisplayNames(['en'], { type: 'language' }).of(tag));
  } catch {
    return tag;
  }
}

// A browser may keep nothing for pages from disk; then the page works without a memory.
const memory = {
  recall(key) {
    try {
      return JSON.parse(localStorage.getItem(`amends.${key}`));
    } catch {
      return null;
    }
  },
  keep(key, value) {
    try {
      localStorage.setItem(`amends.${key}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

// What is carried across one loading of the page, and is gone as soon as it is there.
const luggage = {
  pack(things) {
    try {
      sessionStorage.setItem('amends.carried', JSON.stringify(things));
      return true;
    } catch {
      return false;
    }
  },
  unpack() {
    try {
      const things = sessionStorage.getItem('amends.carried');
      sessionStorage.removeItem('amends.carried');
      return JSON.parse(things);
    } catch {
      return null;
    }
  },
};

// Pages from disk may lack the clipboard; a field that is selected can still be copied.
async function copyText(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copyByHand(content);
  }
}

function copyByHand(content) {
  const held = document.activeElement;
  const field = element('textarea', 'hidden', content);
  field.setAttribute('aria-hidden', 'true');
  document.body.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    // The page says that it was refused.
  }
  field.remove();
  if (held instanceof HTMLElement) held.focus({ preventScroll: true });
  return copied;
}
