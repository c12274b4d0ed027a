// The list of cases, open and ended, with what is looked for among them: on its own page and in Cockpit.
import { ask } from '/ask.js';
import { element, link, row, styled, troubled } from '/elements.js';
import { choice, dayInput, input } from '/fields.js';
import { pagedList, searching } from '/paged-list.js';

/** @param page where a case is shown */
export async function caseList(page) {
  const { kinds, outcomes, people } = await ask('case-choices');
  const cases = pagedList({
    heads: ['Sag', 'Type', 'Titel', 'Institution', 'Status', 'Hos', 'Frist', 'Slutdato'],
    line: line => row([link(`${page}#${line.caseNumber}`, line.caseNumber), line.kind, line.title, line.institution,
      troubled(line.state, line.trouble), line.holder, line.due, line.endsOn || '']),
    none: 'Ingen af dine sager svarer til det.',
    counted: found => found === '1' ? '1 sag' : `${found} sager`
  });
  const text = input();
  text.type = 'search';
  text.size = 32;
  text.placeholder = 'Sagsnummer, titel eller institution';
  const coded = (all, some) => choice([['', all], ...some.map(one => [one.code, one.text])]);
  const form = styled('form', 'case-search', labelled('Søg', 'q', text),
    labelled('Vis', 'shown', choice([['', 'Alle sager'], ['open', 'Åbne sager'], ['ended', 'Afsluttede sager']])),
    labelled('Type', 'kind', coded('Alle typer', kinds)),
    labelled('Udfald', 'outcome', coded('Alle udfald', outcomes)),
    people ? labelled('Person', 'person', input()) : null,
    labelled('Åbnet eller behandlet fra', 'from', dayInput()), labelled('til', 'until', dayInput()));
  form.setAttribute('role', 'search');
  const wanted = searching(form, query => cases.show(`cases?${query}`));
  const box = element('div', form, cases);
  box.again = () => cases.show(`cases?${wanted()}`);
  return box;
}

function labelled(text, name, control) {
  control.name = name;
  return element('label', `${text} `, control);
}
