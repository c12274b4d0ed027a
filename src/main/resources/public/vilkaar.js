// The terms of the schemes: what they are, whom a change would touch, and the change itself.
import { ask } from '/ask.js';
import { element, failure, link, longTable, row, styled, table } from '/elements.js';
import { area, dayIn, dayInput, field, form, input, tell, unfolding } from '/fields.js';

const message = document.getElementById('message');
const section = document.getElementById('terms');
const made = document.getElementById('made');
const search = document.getElementById('search');
const found = document.getElementById('found');

/** Fetches the terms and draws them anew. What was done is said. */
async function show(said, key) {
  try {
    const shown = await ask('terms');
    const heads = ['Vilkår', 'Værdi', 'Kilde', 'Siden', ...shown.mayTry ? [''] : []];
    let group;
    section.replaceChildren(table(heads, shown.terms.flatMap(term => {
      const above = term.group === group ? [] : [groupHead(term.group, heads.length)];
      group = term.group;
      return [...above, ...drawn(term, shown, heads.length)];
    })));
    narrow();
    made.replaceChildren(...shown.changes.length ? [longTable(['Hvornår', 'Hvem', 'Vilkår', 'Bliver', 'Gælder fra',
      'Begrundelse'], shown.changes.map(one => row([one.when, one.who, one.name, one.value, one.from, one.reason])))]
      : [element('p', 'Ingen har ændret et vilkår.')]);
    tell(message, said, key);
  } catch (error) {
    message.replaceChildren(failure(error.message));
  }
}

function groupHead(name, columns) {
  const cell = element('th', name);
  cell.colSpan = columns;
  cell.scope = 'rowgroup';
  const tr = styled('tr', 'group', cell);
  tr.dataset.group = name;
  return tr;
}

/** Shows the terms whose name or group has all the words that are written. */
function narrow() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Set();
  let count = 0;
  for (const tr of section.querySelectorAll('tr[data-words]')) {
    tr.hidden = !words.every(word => tr.dataset.words.includes(word));
    if (!tr.hidden) {
      groups.add(tr.dataset.in);
      count++;
    }
    const below = tr.nextElementSibling;
    if (tr.hidden && below && below.classList.contains('below-term')) {
      below.hidden = true;
      tr.querySelector('button')?.setAttribute('aria-expanded', 'false');
    }
  }
  for (const tr of section.querySelectorAll('tr.group')) {
    tr.hidden = !groups.has(tr.dataset.group);
  }
  found.textContent = words.length ? `${count} vilkår fundet.` : '';
}

function drawn(term, shown, columns) {
  const cells = [element('strong', term.name), term.value,
    term.published ? 'offentliggjort' : 'FSE’s skøn, ikke offentliggjort',
    element('span', term.since || 'fra begyndelsen', ...term.planned.map(one => styled('p', 'quiet', `Bliver ${one}`)))];
  const tr = row(cells);
  tr.dataset.words = `${term.name} ${term.group}`.toLowerCase();
  tr.dataset.in = term.group;
  if (!shown.mayTry) {
    return [tr];
  }
  const last = element('td');
  tr.append(last);
  if (term.published) {
    return [tr];
  }
  const below = styled('tr', 'below-term', element('td'));
  below.cells[0].colSpan = columns;
  const key = `term-${term.key}`;
  const open = unfolding('Ændr', below, key, () => changing(term, shown, key));
  open.setAttribute('aria-label', `Ændr: ${term.name}`);
  last.append(open);
  return [tr, below];
}

function changing(term, shown, key) {
  const value = input(term.value);
  const from = dayInput(shown.today);
  const effect = element('div');
  const wanted = () => ({ term: term.key, value: value.value, from: dayIn(from) });
  const node = form(`Ændr: ${term.name}`, [styled('div', 'columns', field('Ny værdi', value, term.hint),
    field('Gælder fra', from))], 'Vis virkningen', () => {
    effect.replaceChildren();
    return ask('terms/preview', 'POST', wanted());
  }, answer => effect.replaceChildren(...shownEffect(answer, shown, wanted(), key)));
  // what was shown is of what was typed then
  node.addEventListener('input', () => effect.replaceChildren());
  return element('div', node, effect);
}

function shownEffect(effect, shown, wanted, key) {
  const reason = area();
  return [
    element('h3', 'Virkning'),
    element('p', effect.text),
    effect.cases.length ? longTable(['Sag', 'Hvad', 'Næste dato nu', 'Bliver'], effect.cases.map(one => row([
      link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.what, one.from, one.to]))) : null,
    shown.mayChange ? form('', [field('Begrundelse', reason)], 'Gennemfør ændringen',
      () => ask('terms', 'POST', { ...wanted, reason: reason.value, seen: effect.seen }),
      answer => show(answer.message, key)) : element('p', 'Kontorchefen kan gennemføre ændringen.')
  ].filter(Boolean);
}

search.addEventListener('input', narrow);
show();
