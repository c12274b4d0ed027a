// What a case is expected to cost, and has cost.
import { ask } from '/ask.js';
import { element, list, row, table } from '/elements.js';

/** Nothing where the case costs nothing. */
export async function estimateOf(caseNumber) {
  const { heads, lines, said, charged } = await ask(`costs/estimates/${encodeURIComponent(caseNumber)}`);
  return lines.length ? element('section', element('h2', 'Overslag'), table(heads, lines.map(line)), list(said),
    charged ? element('p', charged) : '')
    : element('div');
}

function line(cells) {
  const tr = row(cells);
  [...tr.cells].slice(1, 4).forEach(cell => { cell.className = 'number'; });
  return tr;
}
