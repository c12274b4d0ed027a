// How a list would be read: what each column holds, which a person may correct, and what of its rows counts.
import { refusedRows, remarkedRows } from '/list-report.js';
import { count, element, failure, list, number, styled, table } from '/elements.js';

const HEADS = ['Kolonne', 'Læses som', 'Eksempler'];

/**
 * @param preview what the server answered
 * @param choose gets the number of a column and what it holds, empty where it is not to be read
 */
export function listPreview(preview, choose) {
  const { sheet, headings, columns, meanings, problems, remarks, notes, asksForPeriod, refusal } = preview;
  return styled('div', 'list-report list-preview',
    element('p', element('strong', `Sådan læses ${preview.file}`),
      ` (${sheet ? `arket „${sheet}“, ` : ''}overskrifter i række ${number(headings)})`),
    refusal ? null : element('p', result(preview)),
    asksForPeriod ? styled('p', 'asking', 'Listen siger ikke, hvilke år alle rækker gælder. Skriv den periode, der'
      + ' gælder for dem, ovenfor.') : null,
    refusal ? failure(refusal) : null,
    element('p', 'Er en kolonne forstået forkert, så vælg, hvad den indeholder. Det følger med listen.'),
    styled('div', 'scroll', table(HEADS, columns.map(column => line(column, meanings, choose)))),
    notes.length ? list(notes) : null,
    refusedRows(problems, preview.file),
    remarkedRows(remarks));
}

function result({ registers, rows, read, passedOver, problems }) {
  return [`${count(registers, 'register', 'registre')} · ${count(rows, 'række', 'rækker')}`,
    `${count(read, 'række', 'rækker')} i filen kan læses`,
    passedOver ? `${number(passedOver)} springes over` : '',
    problems.length ? `${number(problems.length)} kan ikke læses` : ''].filter(Boolean).join(' · ');
}

function line(column, meanings, choose) {
  const select = element('select', ...[{ column: '', danish: 'læses ikke' }, ...meanings].map(meaning => {
    const option = element('option', meaning.danish);
    option.value = meaning.column;
    option.selected = meaning.column === (column.meaning || '');
    return option;
  }));
  select.setAttribute('aria-label', `Kolonne ${column.letter} ${column.heading} læses som`);
  select.addEventListener('change', () => choose(column.number, select.value));
  return [element('span', styled('span', 'quiet', `${column.letter} `), column.heading || 'uden overskrift'),
    element('span', select, column.chosen ? styled('span', 'chosen', ' valgt af dig') : null),
    styled('span', 'samples', column.samples.join(' · '))];
}
