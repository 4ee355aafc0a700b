// What the clock says of the page: its age, what is due and what has passed; and asks for a newer build. Never loads one.
const ASK_EVERY = 30000;

function clockFace(data) {
  const zone = data.zone;
  const isElsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== zone;
  const dayOf = (time) => new Date(time).toLocaleDateString('en-CA', { timeZone: zone });

  // A time in the site's zone; with its day where that is not today's, and the zone where the reader is elsewhere.
  function tell(time) {
    const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    if (isElsewhere) options.timeZoneName = 'short';
    if (dayOf(time) !== dayOf(Date.now())) Object.assign(options, { weekday: 'short', day: 'numeric', month: 'short' });
    return new Intl.DateTimeFormat('en-GB', options).format(new Date(time));
  }

  const minutesTo = (time) => Math.round((new Date(time) - Date.now()) / 60000);

  function due(update) {
    if (!update.next_update) return { words: '', late: false };
    const left = minutesTo(update.next_update);
    const late = new Date(update.next_update) < Date.now();
    const words = late ? `Next update was due ${tell(update.next_update)}, ${span(-left)} ago` : `Next update due ${tell(update.next_update)}, in ${span(left)}`;
    return { words, late };
  }

  return { tell, due, age: () => `Page as of ${tell(data.as_of)}, ${span(Math.max(-minutesTo(data.as_of), 0))} ago` };
}

function span(minutes) {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

// Over a network the desk asks whether there is a newer build, while somebody looks; from disk it asks nothing.
function watchBuild(build, onNewer) {
  if (!/^https?:$/.test(location.protocol)) return;
  let asked = Date.now();
  async function ask() {
    if (document.hidden) return;
    asked = Date.now();
    try {
      const answer = await fetch('as_of.json', { cache: 'no-store' });
      const newest = answer.ok ? await answer.json() : null;
      if (newest && newest.build !== build) onNewer();
    } catch {
      // Without a network the page stays what it is; it says how old it is.
    }
  }
  setInterval(ask, ASK_EVERY);
  document.addEventListener('visibilitychange', () => {
    if (Date.now() - asked >= ASK_EVERY) ask();
  });
}
