// A list of copied replies, to tell people once it is fixed: off until switched on, in this browser alone, never a message.
const COLUMNS = ['time', 'channel', 'handle', 'update', 'language', 'brand', 'followed_up'];

// Spreadsheets take a cell that starts like a formula for one.
function csvCell(value) {
  const words = String(value ?? '');
  const guarded = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

const toCsv = (rows) => [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';

function followUps(data, tell, answer) {
  const kept = { on: false, rows: [], ...memory.recall('followup') };
  const isFixed = (row) => {
    const incident = data.incidents.find((one) => row.update.startsWith(`${one.id}/`));
    return incident?.phase === 'closed';
  };
  const waiting = () => kept.rows.filter((row) => !row.followed_up && isFixed(row));

  function keep() {
    memory.keep('followup', kept);
    show();
  }

  function switchTo(on) {
    kept.on = on;
    keep();
  }

  function remove(row) {
    kept.rows = kept.rows.filter((one) => one !== row);
    keep();
  }

  function rowOf(row) {
    const line = element('tr');
    for (const words of [tell(row.time), place(row.channel), row.handle || '(no handle)', row.update.split('/').pop()]) line.append(element('td', '', words));
    const acts = element('td');
    if (row.followed_up) acts.append(element('span', '', `told ${tell(row.followed_up)}`));
    else if (isFixed(row)) acts.append(button('plain', 'Tell', () => answer(row)));
    acts.append(button('plain', 'Delete', () => remove(row)));
    acts.lastChild.setAttribute('aria-label', `Delete ${row.handle || 'the reply'} of ${tell(row.time)}`);
    line.append(acts);
    return line;
  }

  function show() {
    at('keep-list').setAttribute('aria-pressed', String(kept.on));
    at('keep-list').textContent = kept.on ? 'Stop keeping' : 'Keep a list';
    at('handle-field').hidden = !kept.on;
    at('list').hidden = kept.rows.length === 0;
    at('rows').replaceChildren(...kept.rows.slice(-50).reverse().map(rowOf));
    at('list-size').textContent = kept.rows.length ? `${kept.rows.length} kept` : kept.on ? 'empty' : 'off';
  }

  function save() {
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([toCsv(kept.rows)], { type: 'text/csv' }));
    link.download = 'follow-up.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  at('keep-list').addEventListener('click', () => switchTo(!kept.on));
  at('save-list').addEventListener('click', save);
  at('delete-list').addEventListener('click', () => {
    kept.rows = [];
    keep();
  });
  show();
  return {
    waiting,
    noteCopied(row) {
      if (!kept.on) return;
      kept.rows.push(row);
      keep();
    },
    noteTold(row) {
      row.followed_up = new Date().toISOString();
      keep();
    },
  };
}
