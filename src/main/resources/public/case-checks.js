// The checks of a case, the newest first; each is fetched when it is opened.
import { ask } from '/ask.js';
import { checkView } from '/check-view.js';
import { awaited, element, folded } from '/elements.js';

/** @param open whether the check that decided the last submission is shown at once */
export async function caseChecks(caseNumber, open) {
  const address = `cases/${encodeURIComponent(caseNumber)}/checks`;
  const lines = await ask(address);
  if (!lines.length) {
    return element('p', 'Sagen har endnu ingen kontroller.');
  }
  const checks = lines.map(line => folded(`${line.kind} · ${line.when} · ${line.result}`,
    () => awaited(ask(`${address}/${line.id}`).then(checkView))));
  const deciding = lines.findIndex(line => line.kind.startsWith('Indsendelse'));
  if (open && deciding >= 0) {
    checks[deciding].open = true;
  }
  return element('div', ...checks);
}
