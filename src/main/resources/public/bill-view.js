// One bill: its lines, what has been said of it, and what may be done with it now.
import { ask } from '/ask.js';
import { element, link, longTable, row, styled, table } from '/elements.js';
import { acting, amount, area, dayIn, dayInput, field, form, input, tick, unfolding } from '/fields.js';

const HEADS = ['Projekt', 'Sag', 'Dag', 'Hvad', 'Mængde', 'Pris', 'Beløb'];
const SHOWN = 50;

/** @param again draws it anew and says what was done */
export async function billView(id, again) {
  const { bill, seen, vat, total, who, lines, creditable, objections, may } = await ask(`bills/${id}`);
  const send = async (what, body) => again((await ask(`bills/${id}/${what}`, 'POST', body)).message);
  const typed = (what, text, fields, value, path = what) => {
    const box = element('div');
    return element('div', unfolding(text, box, `${what}-${id}`, () => form(text, fields, 'Gem',
      () => ask(`bills/${id}/${path}`, 'POST', value()), answer => again(answer.message))), box);
  };
  const commands = {
    check: () => acting('Regningen er kontrolleret', () => send('check', { seen })),
    approve: () => acting('Godkend', () => send('approve', {})),
    'send-back': () => acting('Send tilbage til kontrol', () => send('send-back', {})),
    files: () => styled('p', 'line', link(`/camunda/api/microdata/bills/${id}/bill.xml`, 'Hent som elektronisk faktura (UBL)'),
      link(`/camunda/api/microdata/bills/${id}/bill.csv`, 'Hent som csv')),
    exported: () => acting('Regningen er sendt til regnskab', () => send('exported', {})),
    number: () => {
      const [text, day] = [input(bill.number), dayInput()];
      return typed('number', 'Registrér fakturanummer', [styled('div', 'columns', field('Fakturanummer', text),
        field('Sidste betalingsdag', day))], () => ({ text: text.value, day: dayIn(day) }));
    },
    settled: () => {
      const day = dayInput();
      return typed('settled', 'Registrér betaling', [field('Betalt den', day)], () => ({ day: dayIn(day) }));
    },
    credit: () => element('div', written('credit', 'Kreditér alt, der er tilbage', 'Begrundelse'), partly()),
    objection: () => written('objection', 'Gør indsigelse', 'Indsigelse'),
    answer: () => written('answer', 'Svar på indsigelsen', 'Svar')
  };
  /** Lines to choose, each with how much of it: all that is left, or less. */
  function partly() {
    const reason = area();
    const rows = creditable.map(one => ({ one, chosen: tick(`${one.what}: ${one.quantity} ${one.unit}, ${one.amount}`),
      quantity: input(one.quantity) }));
    const shown = rows.map(({ one, chosen, quantity }) => styled('div', 'columns part', chosen.shown,
      field(`Linje ${one.line}`, quantity, `Højst ${one.quantity} ${one.unit}.`)));
    return typed('credit-part', 'Kreditér valgte linjer', [...shown, field('Begrundelse', reason)],
    () => ({ text: reason.value, parts: rows.filter(({ chosen }) => chosen.control.checked)
      .map(({ one, quantity }) => ({ line: one.line, quantity: amount(quantity) })) }), 'credit');
  }
  function written(what, text, label) {
    const control = area();
    return typed(what, text, [field(label, control)], () => ({ text: control.value }));
  }
  return element('section', element('h2', `Regning ${bill.id}: ${bill.institution}, ${bill.what}`),
    table(['Status', 'Beløb uden moms', 'Moms', 'I alt', 'Fakturanr.', 'Betales senest'],
      [[bill.state, bill.sum, vat, total, bill.number, bill.due]]),
    who ? element('p', who) : null,
    ...may.map(what => commands[what]()),
    objections.length ? element('h3', 'Indsigelser') : null,
    objections.length ? table(['Indsigelse', 'Svar'], objections.map(one => [one.said, one.answer])) : null,
    element('h3', 'Linjer'), longTable(HEADS, lines.map(line), SHOWN));
}

function line(cells) {
  const tr = row(cells);
  [...tr.cells].slice(4).forEach(cell => { cell.className = 'number'; });
  return tr;
}
