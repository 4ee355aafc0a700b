// Finds entries of the history by their words. Never asks for the index before somebody turns to the field, and puts
// what it found on the page as text only.
(() => {
const MOST = 50;
const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const SPELLED = { å: "aa", ä: "ae", ö: "oe", ø: "oe", ü: "ue" };
const at = id => document.getElementById(id);
const box = at("find"), field = at("asked"), said = at("found"), list = at("entries"), past = at("past");
const words = said.dataset, lang = document.documentElement.lang;
let index, script;

// Letters and digits alone, each word after a space; accents, vowel signs and the size of letters do not count.
const plain = s => " " + s.normalize("NFD").replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g, "")
.toLowerCase().replace(/[ßøæœłđðþıς]/g, c => LETTERS[c]).replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
// Words as they are and as they are written on keyboards without their letters, such as stoerung and aarhus.
const folded = s => {
if (/^[\0-\x7f]*$/.test(s)) return " " + s.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
const one = plain(s), other = plain(s.normalize("NFC").toLowerCase().replace(/[åäöøü]/g, c => SPELLED[c]));
return one === other ? one : one + other;
};
const text = t => Array.isArray(t) ? t[0] : t;
const read = ({ states, components, entries }) => {
const names = components.map(c => folded(text(c)));
return entries.map(([id, title, sentence, day, state, hit, was]) => ({
id, title, sentence, day, state: states[state], was: states[was], hit: hit.map(i => components[i]),
folded: [folded(text(title)), hit.map(i => names[i]).join(""), folded(text(sentence)), folded(day)],
}));
};

// Every word has to be somewhere. Titles go before services, these before sentences and days; the begin of a word
// before its inside; and the newest before all that are alike.
const place = (texts, word) => {
const i = texts.findIndex(t => t.includes(word));
return i < 0 ? NaN : 2 * i + (texts[i].includes(" " + word) ? 0 : 1);
};
const find = asked => index
.map(entry => [asked.reduce((sum, word) => sum + place(entry.folded, word), 0), entry])
.filter(([sum]) => !isNaN(sum)).sort(([a], [b]) => a - b).map(([, entry]) => entry);

const put = (element, t) => {
element.textContent = text(t);
if (Array.isArray(t)) [element.lang, element.dir] = [t[1], "auto"];
return element;
};
const line = ({ id, title, sentence, day, state, was, hit }) => {
const li = at("entry").content.cloneNode(true), [heading, told, facts] = li.querySelectorAll("p");
put(heading.firstChild, title).href = `../incidents/${id}/index.html`;
put(told.firstChild, sentence);
facts.firstChild.classList.add(state.key);
facts.querySelector("use").setAttribute("href", "#i-" + state.key);
facts.querySelector("b").textContent = state.word;
facts.append(was ? ` · ${was.word} · ${day}` : ` · ${day}`);
hit.forEach(name => facts.append(" · ", put(document.createElement("bdi"), name)));
return li;
};
const number = n => { try { return new Intl.NumberFormat(lang).format(n); } catch { return n; } };

const load = () => {
if (script) return;
const fail = () => { script.remove(); script = 0; said.textContent = words.failed; };
script = document.createElement("script");
script.src = "index.js";
script.onload = () => { try { index = read(window.amendsHistory); } catch { return fail(); } show(); };
script.onerror = fail;
document.head.append(script);
};
const show = () => {
const query = field.value.trim(), asked = plain(query).split(" ").filter(Boolean);
const url = new URL(location);
query ? url.searchParams.set("q", query) : url.searchParams.delete("q");
try { history.replaceState(null, "", url); } catch { /* a browser that counts how often */ }
if (asked.length && !index) { said.textContent = words.waiting; return load(); }
const found = asked.length ? find(asked) : [];
list.replaceChildren(...found.slice(0, MOST).map(line));
past.hidden = found.length > 0;
const message = found.length > MOST ? words.first : found.length ? words.found : asked.length ? words.none : "";
said.textContent = message.replace("{}", number(found.length));
};

field.addEventListener("focus", load, { once: true });
field.addEventListener("input", show);
field.addEventListener("keydown", event => {
if (event.key === "Escape" && field.value) { event.preventDefault(); field.value = ""; show(); }
});
box.addEventListener("submit", event => {
event.preventDefault();
list.querySelector("a")?.focus();
});
box.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) show();
})();
