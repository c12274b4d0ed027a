// Bills on their way to the accounting system: the list, and with #17 one of them.
import { ask } from '/ask.js';
import { billView } from '/bill-view.js';
import { count, element, folded, link, row, styled, table } from '/elements.js';
import { tell } from '/fields.js';
import { pagedList, searching } from '/paged-list.js';

const message = document.getElementById('message');
const wantedForm = document.getElementById('wanted');
const single = document.getElementById('bill');
const bills = pagedList({
  heads: ['Nr.', 'Institution', 'For', 'Status', 'Beløb uden moms', 'Fakturanr.', 'Betales senest'],
  line,
  none: 'Ingen regninger svarer til det.',
  counted: count => count === '1' ? '1 regning' : `${count} regninger`
});
const list = document.getElementById('list');
list.append(bills);
const wanted = searching(wantedForm, query => bills.show(`bills?${query}`));

function line(one) {
  const tr = row([link(`#${one.id}`, String(one.id)), one.institution, one.what,
    one.state + (one.objection ? ', indsigelse' : ''), one.sum, one.number, one.due]);
  tr.cells[4].className = 'number';
  return tr;
}

async function show(said = '') {
  const id = location.hash.slice(1);
  wantedForm.hidden = list.hidden = Boolean(id);
  single.hidden = !id;
  try {
    if (id) {
      single.replaceChildren(styled('p', 'back', link('#', '← Alle regninger')), await billView(id, show));
    } else {
      await bills.show(`bills?${wanted()}`);
    }
    tell(message, said);
    await figures();
  } catch (error) {
    message.textContent = error.message;
  }
}

async function figures() {
  const { waiting, income } = await ask('bills/figures');
  document.getElementById('figures').replaceChildren(element('p', [
    count(waiting.drafts, 'kladde skal kontrolleres', 'kladder skal kontrolleres'), `${waiting.checked} skal godkendes`,
    `${waiting.approved} skal sendes til regnskab`, `${waiting.overdue} er ikke betalt til tiden`,
    waiting.unpriced ? `${count(waiting.unpriced, 'hændelse har', 'hændelser har')} ingen pris og kommer på en regning, når`
      + ' den er oplyst' : null].filter(Boolean).join(', ') + '.'),
  folded('Indtægter efter år og ordning', () => {
    const node = table(['År', 'Ordning', 'Beløb uden moms'], income.map(one => [String(one.year), one.scheme, one.sum]));
    [...node.rows].forEach(tr => { tr.cells[2].className = 'number'; });
    return node;
  }));
}

window.addEventListener('hashchange', () => show());
show();
