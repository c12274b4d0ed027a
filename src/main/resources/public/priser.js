// The prices: what they are and by which source, what a change would do, and the change itself.
import { ask } from '/ask.js';
import { element, failure, folded, link, list, longTable, row, styled, table } from '/elements.js';
import { area, choice, dayIn, dayInput, field, form, input, tell, unfolding } from '/fields.js';

const HEADS = ['Pris', 'I dag', 'Gælder fra', 'Kilde'];

const message = document.getElementById('message');
const section = document.getElementById('prices');

/** Fetches the prices and draws them anew. What was done is said. */
async function show(said, key) {
  try {
    const shown = await ask('prices');
    const heads = [...HEADS, ...shown.mayChange ? [''] : []];
    section.replaceChildren(table(heads, shown.prices.flatMap(price => drawn(price, shown, heads.length))));
    tell(message, said, key);
  } catch (error) {
    message.replaceChildren(failure(error.message));
  }
}

function drawn(price, shown, columns) {
  const tr = row([element('strong', price.name), price.value, price.since, element('div',
    element('p', `${price.basis}${price.source ? `: ${price.source}` : ''}`),
    price.rivals.length ? styled('p', 'failure', `Kilderne er uenige: ${price.rivals.join('; ')}`) : null,
    price.history.length ? folded('Andre år', () => list(price.history)) : null)]);
  if (!shown.mayChange) {
    return [tr];
  }
  const below = element('tr', element('td'));
  below.cells[0].colSpan = columns;
  const key = `price-${price.item}-${price.audience}`;
  const open = unfolding('Ændr', below, key, () => changing(price, key));
  open.setAttribute('aria-label', `Ændr: ${price.name}`);
  tr.append(element('td', open));
  return [tr, below];
}

function changing(price, key) {
  const value = input();
  const from = dayInput();
  const basis = choice([['', 'FSE’s skøn'], ['published', 'Offentliggjort af Danmarks Statistik']]);
  const source = input();
  const effect = element('div');
  const wanted = () => ({ item: price.item, audience: price.audience, value: value.value, from: dayIn(from),
    published: basis.value === 'published', source: source.value });
  const node = form(`Ændr: ${price.name}`, [
    styled('div', 'columns', field('Ny pris', value, price.hint), field('Gælder fra', from)),
    styled('div', 'columns', price.setting ? null : field('Grundlag', basis), field('Kilde', source))
  ], 'Vis virkningen', () => {
    effect.replaceChildren();
    return ask('prices/preview', 'POST', wanted());
  }, answer => effect.replaceChildren(...shownEffect(answer, wanted(), key)));
  // what was shown is of what was typed then
  node.addEventListener('input', () => effect.replaceChildren());
  return element('div', node, effect);
}

function shownEffect(effect, wanted, key) {
  const reason = area();
  return [element('h2', 'Virkning'), element('p', effect.text),
    effect.estimates.length ? longTable(['Sag', 'Overslag nu', 'Bliver'], effect.estimates.map(one => row([
      link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.now, one.then]))) : null,
    form('', [field('Begrundelse', reason)], 'Gennemfør ændringen',
      () => ask('prices', 'POST', { ...wanted, reason: reason.value, seen: effect.seen }),
      answer => show(answer.message, key))].filter(Boolean);
}

show();
