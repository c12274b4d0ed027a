// The tasks on one's desk, by piles, searched and sorted; a task opens in Tasklist, where it is done.
import { ask } from '/ask.js';
import { button, count, element, failure, link, number, row, styled, table } from '/elements.js';
import { choice, field, input } from '/fields.js';
import { searching } from '/paged-list.js';

const TASKLIST = '/camunda/app/tasklist/default/#/?task=';
const OVERDUE = 'OVERDUE';
const LISTED = 200;
const SORTED_BY = {
  due: ['Frist', () => 0], // as the server has them
  case: ['Sag', (a, b) => a.caseNumber.localeCompare(b.caseNumber, 'da')],
  institution: ['Institution', (a, b) => a.institution.localeCompare(b.institution, 'da')],
  task: ['Opgave', (a, b) => a.task.localeCompare(b.task, 'da')]
};

export function taskDesk() {
  const text = input();
  text.type = 'search';
  text.name = 'q';
  const sorting = choice(Object.entries(SORTED_BY).map(([key, [name]]) => [key, name]));
  sorting.name = 'sort';
  const form = element('form', field('Søg blandt opgaverne', text, 'sagsnummer, titel, institution, opgave eller navn'),
    field('Sortér efter', sorting));
  form.className = 'fields case-search';
  form.setAttribute('role', 'search');
  const piles = styled('div', 'piles');
  piles.setAttribute('role', 'group');
  piles.setAttribute('aria-label', 'Vis');
  const shown = element('div');
  shown.setAttribute('aria-live', 'polite');
  let all = [];
  let chosen;

  const wanted = searching(form, read);
  read(wanted());
  return element('div', element('h2', 'Venter på dig'), piles, form, shown);

  async function read(query) {
    try {
      const answer = await ask(`home/tasks?${query}`);
      all = answer.tasks;
      const kinds = [...answer.piles, { key: OVERDUE, title: 'Overskredet' }];
      if (!chosen || !ofPile(chosen).length && !text.value) {
        chosen = (kinds.find(pile => ofPile(pile.key).length) || kinds[0]).key;
      }
      draw(kinds);
    } catch (error) {
      shown.replaceChildren(failure(error.message));
    }
  }

  function ofPile(key) {
    return key === OVERDUE ? all.filter(one => one.overdue && one.pile !== 'INSTITUTIONS')
      : all.filter(one => one.pile === key);
  }

  function draw(kinds) {
    piles.replaceChildren(...kinds.map(({ key, title }) => {
      const lines = ofPile(key).length;
      const press = button(`${title} (${number(lines)}${lines >= LISTED ? '+' : ''})`, () => {
        chosen = key;
        draw(kinds);
      });
      press.setAttribute('aria-pressed', String(key === chosen));
      return press;
    }));
    const lines = [...ofPile(chosen)].sort(SORTED_BY[sorting.value][1]);
    const held = chosen === 'COLLEAGUES' || chosen === OVERDUE;
    shown.replaceChildren(lines.length ? table(['Opgave', 'Sag', 'Titel', 'Institution', 'Siden', 'Frist',
      ...held ? ['Hos'] : []], lines.map(one => taskRow(one, held)))
      : element('p', text.value ? 'Ingen af opgaverne svarer til det.' : 'Der er ingen opgaver her.'));
    if (lines.length >= LISTED) {
      shown.append(styled('p', 'quiet', `De ${count(LISTED, 'opgave', 'opgaver')} med den tidligste frist vises. Søg for`
        + ' at finde de andre.'));
    }
  }
}

function taskRow({ id, pile, task, caseNumber, title, institution, began, due, overdue, holder, returned }, held) {
  const name = pile === 'INSTITUTIONS' || pile === 'COLLEAGUES' ? task : link(TASKLIST + id, task);
  return row([element('span', name, returned ? element('span', ' ', styled('span', 'few', 'retur')) : null),
    link(`/sager.html#${caseNumber}`, caseNumber), title, institution, began,
    overdue ? element('span', due, styled('small', 'trouble below', 'overskredet')) : due || '', ...held ? [holder] : []]);
}
