// What an institution owes, line by line, and what FSE registers for it.
import { ask } from '/ask.js';
import { element, failure, link, list, longTable, row, styled, table } from '/elements.js';
import { amount, choice, dayIn, dayInput, field, form, input, tell, unfolding } from '/fields.js';
import { billView } from '/bill-view.js';
import { pagedList } from '/paged-list.js';

const HEADS = ['Dag', 'Sag', 'Projekt', 'Hvad', 'Mængde', 'Pris', 'Beløb', 'Kilde'];

const message = document.getElementById('message');
const section = document.getElementById('costs');
const path = (...parts) => ['costs', ...parts].map(encodeURIComponent).join('/');

async function start() {
  const wanted = new URLSearchParams(location.search).get('id');
  try {
    const all = await ask('costs');
    if (wanted || all.length === 1) {
      if (all.length > 1) {
        message.before(styled('p', 'back', link('?', '← Alle institutioner')));
      }
      await show(wanted || all[0].id);
    } else {
      message.textContent = all.length ? '' : 'Udgifter ses af institutionens autorisationsansvarlige, administratorer,'
        + ' kontaktpersoner med beføjelser og underskrivere.';
      document.getElementById('choice').append(list(all.map(one => link(`?id=${encodeURIComponent(one.id)}`, one.name))));
    }
  } catch (error) {
    message.textContent = error.message;
  }
}

/** Fetches what an institution owes and draws it anew. What was done is said. */
async function show(id, said, key) {
  const [shown, bills, figures] = await Promise.all([ask(path(id)), ask(`bills/of/${encodeURIComponent(id)}`),
    ask(path(id, 'figures'))]);
  document.getElementById('title').textContent = `Udgifter: ${shown.name}`;
  const lines = pagedList({ heads: HEADS, line, none: 'Der er ingen udgifter.',
    counted: count => count === '1' ? '1 linje' : `${count} linjer` });
  section.replaceChildren(element('p', `${shown.rate} betaler den pris, der gjaldt den dag, det skete. Beløb er uden moms.`
    + ' Data, som en projektdatabase allerede har, koster ikke underprojektet noget.'),
  ...summed(figures), ...invoiced(bills), ...addressOf(id, shown), ...shown.mayRegister ? registering(id, shown) : [], element('h2', 'Udgifter, de nyeste først'),
  styled('p', 'line', ...years(shown).map(year => link(`/camunda/api/microdata/${path(id, 'lines')}/${year}.csv`,
    `Hent ${year} som csv`))), lines);
  tell(message, said, key);
  await lines.show(`${path(id, 'lines')}?`);
}

/** By quarters, each with a bar beside its sum, and by cases. */
function summed({ quarters, cases }) {
  const most = Math.max(1, ...quarters.map(one => one.oere));
  const byQuarter = table(['Kvartal', 'Udgifter', ''], quarters.map(one => {
    const bar = element('meter');
    Object.assign(bar, { max: most, value: Math.max(0, one.oere) });
    bar.setAttribute('aria-label', `${one.quarter}: ${one.sum}`);
    return [one.quarter, one.sum, bar];
  }));
  const byCase = table(['Sag', 'Titel', 'Overslag i aftalen', 'Udgifter til nu', 'Slutdato', 'Ventet ved slutdatoen'],
    cases.map(one => [link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.title, one.estimate, one.sum, one.endsOn,
      one.expected]));
  numbers(byQuarter, 1);
  numbers(byCase, 2, 3, 5);
  return [element('h2', 'Kvartal for kvartal'), byQuarter, element('h2', 'Sag for sag'), cases.length ? byCase
    : element('p', 'Der er ingen udgifter.'), styled('p', 'quiet', 'Det ventede er udgifterne til nu og lagerplads som i det'
    + ' seneste hele kvartal til slutdatoen.')];
}

function numbers(node, ...columns) {
  [...node.rows].forEach(tr => columns.forEach(i => { tr.cells[i].className = 'number'; }));
}

/** The bills that FSE has approved, each with what is in it. */
function invoiced(bills) {
  return [element('h2', 'Regninger'), bills.length ? table(['Nr.', 'For', 'Status', 'Beløb uden moms', ''],
    bills.flatMap(one => {
      const tr = row([String(one.id), one.what, one.state + (one.objection ? ', indsigelse' : ''), one.sum]);
      tr.cells[3].className = 'number';
      const below = element('tr', element('td'));
      below.cells[0].colSpan = 5;
      const open = unfolding('Vis', below, `bill-${one.id}`, () => opened(one.id));
      open.setAttribute('aria-label', `Vis regning ${one.id}`);
      tr.append(element('td', open));
      return [tr, below];
    })) : element('p', 'Der er ingen regninger endnu. De laves efter hvert kvartal.')];
}

function opened(id) {
  const box = element('div');
  const draw = async said => {
    try {
      box.replaceChildren(...said ? [styled('p', 'done', said)] : [], await billView(id, draw));
    } catch (error) {
      box.replaceChildren(failure(error.message));
    }
  };
  draw();
  return box;
}

function addressOf(id, shown) {
  const { address } = shown;
  const box = element('div');
  return [element('h2', 'Faktureringsoplysninger'), element('p', address ? `CVR-nummer ${address.cvr}`
    + `${address.ean ? `, EAN-nummer ${address.ean}` : ''}. ${address.street}, ${address.postcode} ${address.city}.`
    + `${address.orderReference ? ` Ordrereference: ${address.orderReference}.` : ''}`
    : 'De er ikke oplyst. Uden dem kan ingen regning sendes.'),
  shown.maySayAddress ? unfolding('Ret faktureringsoplysninger', box, 'address', () => addressForm(id, address || {})) : null,
  box].filter(Boolean);
}

function addressForm(id, address) {
  const fields = { cvr: ['CVR-nummer'], ean: ['EAN-nummer', 'Kun offentlige institutioner.'], street: ['Adresse'],
    postcode: ['Postnummer'], city: ['By'], orderReference: ['Ordrereference', 'Står på regningen, hvis I bruger den.'] };
  const controls = Object.fromEntries(Object.keys(fields).map(key => [key, input(address[key])]));
  const shown = Object.entries(fields).map(([key, [label, hint]]) => field(label, controls[key], hint));
  return form('Faktureringsoplysninger', [styled('div', 'columns', ...shown.slice(0, 2)),
    styled('div', 'columns', ...shown.slice(2, 5)), shown[5]], 'Gem', () => ask(path(id, 'address'), 'PUT',
    Object.fromEntries(Object.entries(controls).map(([key, control]) => [key, control.value]))),
  answer => show(id, answer.message, 'address'));
}

function line(one) {
  const tr = row([one.day, one.caseNumber ? link(`/sager.html#${one.caseNumber}`, one.caseNumber) : '', one.project,
    one.description, one.quantity, one.rate, one.amount, one.source]);
  [...tr.cells].slice(4, 7).forEach(cell => { cell.className = 'number'; });
  return tr;
}

function registering(id, shown) {
  const kinds = [['work', 'Registrér arbejde på en sag', () => work(id)],
    ['storage', 'Registrér lagerplads', () => storage(id, shown)],
    ['servers', 'Registrér egen server', () => servers(id, shown)]];
  const boxes = kinds.map(([key, text, make]) => {
    const box = element('div');
    return [unfolding(text, box, key, make), box];
  });
  return [element('h2', 'Det, FSE registrerer'), styled('p', 'line', ...boxes.map(([press]) => press)),
    ...boxes.map(([, box]) => box),
    shown.registrations.length ? longTable(['Hvad', 'Hvornår', 'Mængde', 'Bemærkning', 'Registreret af', ''],
      shown.registrations.flatMap(one => registered(id, one))) : null].filter(Boolean);
}

function registered(id, one) {
  const tr = row([one.what, one.day, one.quantity, one.remark, one.by]);
  const last = element('td');
  tr.append(last);
  if (!one.mayCorrect) {
    last.append('Rettet');
    return [tr];
  }
  const below = element('tr', element('td'));
  below.cells[0].colSpan = 6;
  const open = unfolding('Ret', below, `correct-${one.id}`, () => correcting(id, one));
  open.setAttribute('aria-label', `Ret: ${one.what}, ${one.day}`);
  last.append(open);
  return [tr, below];
}

function sending(title, fields, parts, key, id, value) {
  return form(title, fields, 'Registrér', () => ask(path(id, ...parts), 'POST', value()),
    answer => show(id, answer.message, key));
}

function work(id) {
  const [caseNumber, day, hours, remark] = [input(), dayInput(), input(), input()];
  return sending('Arbejde på en sag', [styled('div', 'columns', field('Sag', caseNumber, 'Fx IND-2030-001.'),
    field('Dag', day), field('Timer', hours, 'Fx 1,5.')), field('Hvad er gjort', remark, 'Står på regningen.')], ['work'],
  'work', id, () => ({ caseNumber: caseNumber.value.trim(), day: dayIn(day), quantity: amount(hours),
    remark: remark.value }));
}

function storage(id, shown) {
  const [project, quarter, gigabytes] = [input(), quarters(shown), input()];
  return sending('Lagerplads', [styled('div', 'columns', field('Projektnummer', project), field('Kvartal', quarter),
    field('GB', gigabytes, 'Der betales for hver påbegyndt 5 GB.'))], ['storage'], 'storage', id,
  () => ({ project: amount(project), day: quarter.value, quantity: amount(gigabytes) }));
}

function servers(id, shown) {
  const [quarter, count] = [quarters(shown), input('1')];
  return sending('Egen server', [styled('div', 'columns', field('Kvartal', quarter), field('Servere', count))],
    ['servers'], 'servers', id, () => ({ day: quarter.value, quantity: amount(count) }));
}

function correcting(id, one) {
  const [quantity, reason] = [input(), input()];
  return sending(`Ret: ${one.what}`, [styled('div', 'columns', field('Rettes til', quantity, '0, hvis der ikke var noget.'),
    field('Begrundelse', reason))], ['registrations', String(one.id), 'correction'], `correct-${one.id}`, id,
  () => ({ quantity: amount(quantity), remark: reason.value }));
}

/** Those of the quarters that can be chosen. */
function years(shown) {
  return [...new Set(shown.quarters.map(one => one.id.slice(0, 4)))];
}

function quarters(shown) {
  return choice(shown.quarters.map(one => [one.id, one.name]));
}

start();
