// What was read of a list of registers, variables and years, and what was not.
import { button, count, element, folded, list, longTable, number, styled, table } from '/elements.js';

const SHOWN = 50;

/** What loading a list answered, as an element. */
export function listReport({ list: read, deviations }) {
  return styled('div', 'list-report',
    element('p', element('strong', read.source), ` · ${count(read.registers, 'register', 'registre')} · `
      + count(read.rows, 'række', 'rækker')),
    read.notes.length ? list(read.notes) : null,
    refusedRows(read.problems, read.source),
    remarkedRows(read.remarks),
    understood(read.columns),
    unlike(deviations));
}

/** The rows that could not be read, to search in and to take along; nothing where there are none. */
export function refusedRows(problems, source) {
  if (!problems.length) {
    return null;
  }
  const details = folded(count(problems.length, 'række kunne ikke læses', 'rækker kunne ikke læses'),
    () => searched(problems, source));
  details.classList.add('warning');
  details.open = true;
  return details;
}

/** The rows that were read, but that somebody should look at; nothing where there are none. */
export function remarkedRows(remarks) {
  return remarks.length ? folded(
    count(remarks.length, 'række er læst med en bemærkning', 'rækker er læst med en bemærkning'),
    () => styled('div', 'scroll', longTable(['Række', 'Bemærkning'], cells(remarks), remarks.length))) : null;
}

function cells(problems) {
  return problems.map(problem => [problem.row, problem.reason]);
}

/** The first of those in which the words stand, and all of them as a file. */
function searched(problems, source) {
  const search = element('input');
  search.type = 'search';
  search.placeholder = 'Søg i rækkerne';
  search.setAttribute('aria-label', 'Søg i de rækker, der ikke kunne læses');
  const found = styled('span', 'quiet');
  found.setAttribute('role', 'status');
  const box = styled('div', 'scroll');
  const texts = problems.map(problem => `${problem.row} ${problem.reason}`.toLowerCase());
  const show = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    const hits = problems.filter((_, i) => words.every(word => texts[i].includes(word)));
    found.textContent = hits.length > SHOWN ? ` ${number(SHOWN)} af ${number(hits.length)} vises`
      : hits.length < problems.length ? ` ${number(hits.length)} af ${number(problems.length)}` : '';
    box.replaceChildren(table(['Række', 'Ikke indlæst'], cells(hits.slice(0, SHOWN))));
  };
  search.addEventListener('input', show);
  show();
  return element('div', styled('p', 'line problem-line', problems.length > 1 ? search : null,
    button('Hent alle som csv', () => save(problems, source)), found), box);
}

/** As a Danish Excel opens it by a double click. No cell begins as a formula does. */
function save(problems, source) {
  const quoted = text => `"${String(text).replaceAll('"', '""')}"`;
  const lines = [['Række', 'Hvorfor'], ...cells(problems)].map(line => line.map(quoted).join(';'));
  const link = element('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }));
  link.download = `Rækker, der ikke kunne læses – ${source}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function understood(columns) {
  return columns.length ? folded(`Kolonner, der er læst (${number(columns.length)})`,
    () => table(['Kolonne', 'Læst som'], columns.map(one => [`${one.letter} ${one.heading}`,
      one.chosen ? `${one.meaning} (valgt ved indlæsningen)` : one.meaning]))) : null;
}

function unlike({ unknownRegisters, years, unknownVariables }) {
  const lines = [
    ...unknownRegisters.map(code => `${code} findes ikke i registeroversigten`),
    ...unknownVariables.map(one => `${one.register}.${one.variable} findes ikke i registeroversigten`),
    ...years.map(one => `${one.register}${one.variable ? '.' + one.variable : ''} ${one.years}`
      + ' er uden for registeroversigtens perioder')];
  return lines.length ? folded(`Afvigelser fra registeroversigten (${number(lines.length)})`,
    () => styled('div', 'scroll', list(lines))) : null;
}
