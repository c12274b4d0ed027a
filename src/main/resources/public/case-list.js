// The list of cases, open and ended, with what is looked for among them: on its own page and in Cockpit.
import { ask } from '/ask.js';
import { element, link, row, styled, troubled } from '/elements.js';
import { choice, dayInput, field, input } from '/fields.js';
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
  const coded = (all, some) => choice([['', all], ...some.map(one => [one.code, one.text])]);
  const form = element('form',
    named('Søg', 'q', text, 'sagsnummer, titel eller institution'),
    named('Vis', 'shown', choice([['', 'Alle'], ['open', 'Åbne'], ['ended', 'Afsluttede']])),
    named('Type', 'kind', coded('Alle typer', kinds)), named('Udfald', 'outcome', coded('Alle udfald', outcomes)),
    people ? named('Person', 'person', input(), 'har del i sagen') : null,
    named('Fra', 'from', dayInput(), 'åbnet eller afgjort'), named('Til', 'until', dayInput(), 'åbnet eller afgjort'));
  form.className = 'fields case-search';
  form.setAttribute('role', 'search');
  const wanted = searching(form, query => cases.show(`cases?${query}`));
  const box = element('div', form, cases);
  box.again = () => cases.show(`cases?${wanted()}`);
  return box;
}

function named(text, name, control, hint) {
  control.name = name;
  return field(text, control, hint);
}
