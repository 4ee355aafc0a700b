// Only improves: pages say everything without it. On pages opened from disk it does no more than unfold.
(() => {
const root = document.documentElement, lang = root.lang, said = new Map();
const unfold = () => {
const e = document.getElementById(location.hash.slice(1));
if (e?.open === false) e.open = true;
};
unfold();
addEventListener("hashchange", unfold);
if (!location.protocol.startsWith("http")) return;
const each = (name, act) => {
for (const e of document.querySelectorAll(`[data-${name}]`)) {
const minutes = Math.floor((Date.now() - new Date(e.dataset[name])) / 60000);
try { act(e, minutes); } catch { /* a language that the browser does not know */ }
}
};
const unit = (n, unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(n);
const length = m => {
const parts = [[Math.floor(m / 1440), "day"], [Math.floor(m / 60) % 24, "hour"], [m % 60, "minute"]];
const first = parts.findIndex(([n]) => n);
const said = parts.slice(first, first + 2).filter(([n]) => n).map(([n, u]) => unit(n, u));
return new Intl.ListFormat(lang, { type: "unit", style: "narrow" }).format(said);
};
const ago = m => {
const [n, u] = m < 60 ? [m, "minute"] : m < 1440 ? [Math.floor(m / 60), "hour"] : [Math.floor(m / 1440), "day"];
return new Intl.RelativeTimeFormat(lang).format(-n, u);
};
const tick = () => {
each("since", (e, m) => {
if (m < 1) return;
e.textContent = length(m);
e.parentElement.hidden = false;
});
each("ago", (e, m) => {
if (m < 1) return;
if (!said.has(e)) said.set(e, e.appendChild(document.createElement("span")));
said.get(e).textContent = ` (${ago(m)})`;
});
each("then", (e, m) => {
const then = e.querySelector("template");
if (m >= 0 && then && Date.now() > new Date(e.dataset.then)) e.replaceChildren(then.content);
});
};
// The clock of a reader in another zone: at hand on every time, in sight at the next one that is promised.
const zone = at => { const [, sign, h, m] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? [0, "+", 0, 0]; return -(sign + 1) * (h * 60 + +m); };
for (const e of document.querySelectorAll("time[datetime*=T]")) {
const at = new Date(e.dateTime), clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };
if (at.getTimezoneOffset() === zone(e.dateTime)) continue;
const said = more => { try { return new Intl.DateTimeFormat(lang, { ...clock, ...more }).format(at); } catch { return ""; } };
e.title = said({ weekday: "short", day: "numeric", month: "short" });
const own = e.closest(".by")?.nextElementSibling;
if (own) own.before(Object.assign(document.createElement("p"), { className: "q", textContent: said() }));
}
tick();
setInterval(tick, 20000);

const { build, news } = root.dataset;
if (!build) return;
let wait = 45000 + Math.random() * 45000;
const ask = async () => {
if (document.visibilityState === "visible") {
try {
const now = (await (await fetch(news, { cache: "no-store" })).json()).build;
if (now !== build && sessionStorage.getItem("build") !== now) {
sessionStorage.setItem("build", now);
return location.reload();
}
wait = Math.min(wait * 2, 600000);
} catch { wait = Math.min(wait * 2, 600000); }
}
setTimeout(ask, wait);
};
setTimeout(ask, wait);
})();
