// What was read of a list of registers, variables and years, and what was not.
import { count, folded, list, longTable, number, styled, element } from '/elements.js';

/** What loading a list answered, as an element. */
export function listReport({ list: read, deviations }) {
  return styled('div', 'list-report',
    element('p', element('strong', read.source), ` · ${count(read.registers, 'register', 'registre')} · `
      + count(read.rows, 'række', 'rækker')),
    read.notes.length ? list(read.notes) : null,
    rows(read.problems, 'Ikke indlæst', 'række kunne ikke læses', 'rækker kunne ikke læses', true),
    rows(read.remarks, 'Bemærkning', 'række er læst med en bemærkning', 'rækker er læst med en bemærkning', false),
    unlike(deviations));
}

function rows(problems, head, one, several, open) {
  if (!problems.length) {
    return null;
  }
  const details = folded(count(problems.length, one, several),
    () => styled('div', 'scroll', longTable(['Række', head], problems.map(problem => [problem.row, problem.reason]),
      problems.length)));
  details.classList.toggle('warning', open);
  details.open = open;
  return details;
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
