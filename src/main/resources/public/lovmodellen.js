// Who has access to Lovmodellen, by which ministry and until when; everybody sees their own.
import { ask } from '/ask.js';
import { awaited, element, link, row, styled, table } from '/elements.js';
import { unfolding } from '/fields.js';
import { pagedList, searching } from '/paged-list.js';

const HEADS = ['Bruger', 'Ministerium', 'Sag og ansvarligt ministerium', 'Modelår', 'Åben til og med',
  'Certifikat til og med', 'I dag', ''];

let lines = 0;
const users = pagedList({ heads: HEADS, line, none: 'Du har ikke adgang til Lovmodellen, og der er ingen andre brugere,'
  + ' du kan se.', counted: found => found === '1' ? '1 bruger' : `${found} brugere` });
const wanted = searching(document.getElementById('wanted'), show);

function show(query) {
  users.show(`law-model-users?${query}`);
}

function line({ access: one, mayOpen }) {
  const tr = row([element('span', one.name, styled('small', 'quiet below', `Siden ${one.since}`)), one.ministry,
    element('span', mayOpen ? link(`/sager.html#${one.caseNumber}`, one.caseNumber) : one.caseNumber,
      styled('small', 'quiet below', one.responsible)), one.years, one.until, one.certifiedUntil, one.whyNot
      ? element('span', styled('span', 'mark mark-not-met', '✗'), one.whyNot)
      : element('span', styled('span', 'mark mark-met', '✓'), 'Har adgang')]);
  const below = element('tr', element('td'));
  below.cells[0].colSpan = HEADS.length;
  const open = unfolding('Vis registre', below, `registers-${++lines}`, () => awaited(years(one.caseNumber)));
  open.setAttribute('aria-label', `Vis registrene i ${one.caseNumber}, som ${one.name} har adgang til`);
  tr.append(element('td', open));
  return [tr, below];
}

async function years(caseNumber) {
  const all = await ask(`law-model-users/${encodeURIComponent(caseNumber)}/years`);
  return element('div', ...all.map(({ year, since, registers }) => element('div', element('h3',
    `Modelår ${year}, i kraft siden ${since}`), table(['Register', 'År'],
    registers.map(one => [one.register, one.years])))));
}

document.getElementById('users').append(users);
show(wanted());
