// The trace of who changed, saw or tried what. Its filters stand in the address, so that what they find can be shared.
import { ask } from '/ask.js';
import { dayIn } from '/fields.js';
import { shownDay } from '/danish.js';
import { element, link, row, styled, table } from '/elements.js';

const HEADS = ['Hvornår', 'Hvem', 'Hvad', 'Om', 'Sag og institution', 'Ændring'];

const message = document.getElementById('message');
const filters = document.getElementById('filters');
const entries = document.getElementById('entries');
const older = document.getElementById('older');
let next;
let asked = 0;

/** The filters as the address has them, and what they find. */
async function show() {
  const wanted = new URLSearchParams(location.search);
  for (const one of [...filters.elements].filter(field => field.name)) {
    one.value = shownDay(wanted.get(one.name) || '');
  }
  for (const type of ['csv', 'xlsx']) {
    document.getElementById(type).href = `/camunda/api/microdata/audit.${type}?${wanted}`;
  }
  entries.replaceChildren();
  older.hidden = true;
  message.textContent = 'Henter …';
  await read(++asked);
}

/** Adds a page. What was asked for before the filters changed is not shown any more. */
async function read(mine, before) {
  const query = new URLSearchParams(location.search);
  if (before) {
    query.set('before', before);
  }
  older.disabled = true;
  try {
    const page = await ask(`audit?${query}`);
    if (mine !== asked) {
      return;
    }
    next = page.next;
    const lines = page.entries.map(line);
    if (before) {
      entries.querySelector('tbody').append(...lines);
    } else if (lines.length) {
      entries.replaceChildren(table(HEADS, lines));
    }
    message.textContent = entries.children.length ? '' : 'Der er intet i revisionssporet, som svarer til det.';
    older.hidden = !next;
  } catch (error) {
    if (mine === asked) {
      message.textContent = error.status === 403 ? 'Denne side er for procesejere. ' + error.message : error.message;
    }
  } finally {
    older.disabled = false;
  }
}

function line(entry) {
  const small = text => text ? styled('small', 'quiet below', text) : null;
  const about = entry.caseNumber ? link(`/sager.html#${entry.caseNumber}`, entry.caseNumber) : null;
  const person = (id, name) => element('span', name || id, name ? small(id) : null);
  return row([entry.when, person(entry.who, entry.whoName), element('span', entry.what, small(entry.kindText)),
    person(entry.about, entry.aboutName),
    element('span', about, small(entry.institution)), element('span', ...entry.changes.map(change))]);
}

function change({ field, before, after }) {
  return styled('div', 'change', styled('span', 'quiet', `${field}: `), before ?? '(intet)', ' → ', after ?? '(intet)');
}

function go(query) {
  history.pushState(null, '', query ? `?${query}` : location.pathname);
  show();
}

filters.addEventListener('submit', event => {
  event.preventDefault();
  try {
    const days = Object.fromEntries(['from', 'until'].map(name => [name, dayIn(filters.elements[name]) || '']));
    go(String(new URLSearchParams([...new FormData(filters)].map(([name, value]) => [name, days[name] ?? value.trim()])
      .filter(([, value]) => value))));
  } catch (error) {
    message.textContent = error.message;
  }
});
document.getElementById('all').addEventListener('click', () => go(''));
older.addEventListener('click', () => read(asked, next));
addEventListener('popstate', show);
show();
